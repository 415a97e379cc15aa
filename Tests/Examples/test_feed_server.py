"""The feed server, over real HTTP."""

import hashlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest
from casebooks import Casebook, program
from feed import PATIENCE, day, exports, feed, token


def test_calendar_is_served_with_a_strong_tag_of_its_content(centre, start):
    secret = token(centre, "hd")
    answer = start().ask(feed(secret))
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.tag == f'"{hashlib.sha256(answer.body).hexdigest()}"'
    assert b"BE-2026-0001" in answer.body and answer.body.count(b"BEGIN:VEVENT") == 1
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "server" not in answer.headers


def test_calendar_that_is_polled_is_exported_once(centre, start):
    secret = token(centre, "hd")
    server = start()
    first = server.ask(feed(secret))
    assert exports(centre) == ["hd"]
    before = centre.path.read_bytes()
    for known in [first.tag, f"W/{first.tag}", f'"other", {first.tag}', f' {first.tag} ,"other"', "*"] * 5:
        again = server.ask(feed(secret), If_None_Match=known)
        assert (again.status, again.body, again.tag) == (304, b"", first.tag)
        assert again.headers["cache-control"] == "private, no-cache"
    # A program that knows nothing of tags is given the same bytes, and they left before.
    assert server.ask(feed(secret)).body == first.body
    assert server.ask(feed(secret), If_None_Match='"other"').body == first.body
    assert centre.path.read_bytes() == before


def test_what_another_process_records_is_served_and_is_one_more_export(centre, start):
    secret = token(centre, "hd")
    server = start()
    first = server.ask(feed(secret))
    centre.jalon("case", "open", "--country", "FR", "--ref", "FR-2026-0002", "--on", day(-3))
    centre.jalon("stage", "grant", "FR-2026-0002", "reflection", "--on", day(-3))
    second = server.ask(feed(secret), If_None_Match=first.tag)
    assert second.status == 200 and second.tag != first.tag and b"FR-2026-0002" in second.body
    assert server.ask(feed(secret), If_None_Match=second.tag).status == 304
    assert exports(centre) == ["hd", "hd"]


def test_what_changes_no_day_is_no_export(centre, start):
    secret = token(centre, "hd")
    server = start()
    first = server.ask(feed(secret))
    centre.jalon("consent", "give", "BE-2026-0001", "--scope", "referral")
    assert server.ask(feed(secret), If_None_Match=first.tag).status == 304
    assert server.ask(feed(secret)).body == first.body
    assert exports(centre) == ["hd"]


def test_deadline_that_is_gone_is_cancelled_for_whoever_has_it(centre, start):
    secret = token(centre, "hd")
    server = start()
    first = server.ask(feed(secret))
    centre.jalon("stage", "withdraw", "BE-2026-0001", "reflection", "--reason", "contact-resumed")
    second = server.ask(feed(secret), If_None_Match=first.tag)
    assert second.status == 200 and b"STATUS:CANCELLED" in second.body
    (uid,) = re.findall(rb"UID:\S+", first.body)
    assert uid in second.body


def test_two_readers_do_not_wake_each_other(centre, start):
    secrets = [token(centre, "hd"), token(centre, "ml", "--language", "fr", "--titles")]
    server = start()
    tags = [server.ask(feed(secret)).tag for secret in secrets]
    assert tags[0] != tags[1]
    for _ in range(6):
        for tag, secret in zip(tags, secrets):
            assert server.ask(feed(secret), If_None_Match=tag).status == 304
    assert exports(centre) == ["hd", "ml"]


def test_head_has_the_fields_of_a_get_and_takes_nothing_out(centre, start):
    secret = token(centre, "hd")
    server = start()
    for path in [feed(secret), f"/{secret}/due", "/health", "/nothing/due"]:
        head = server.ask(path, method="HEAD")
        assert head.body == b""
        if path == feed(secret):
            assert exports(centre) == []
        get = server.ask(path)
        for answer in (head, get):
            del answer.headers["date"]
        assert head.headers == get.headers and head.status == get.status


def test_restarted_server_knows_the_calendar_that_a_reader_has(centre, start):
    secret = token(centre, "hd")
    server = start()
    first = server.ask(feed(secret))
    assert server.stop() == 0
    server = start()
    assert server.ask(feed(secret), If_None_Match=first.tag).status == 304
    assert exports(centre) == ["hd"]
    # What was given is remembered by the reader, and not by the server.
    assert server.ask(feed(secret)).body == first.body
    assert exports(centre) == ["hd", "hd"]


def test_calendar_that_is_looked_at_is_the_one_that_is_exported(centre, start):
    """Whatever is in the casebook: else a program would be given it, and it be recorded, after every restart."""
    for number, country in [(3, "FR"), (1, "GB"), (2, "BE")]:
        reference = f"{country}-2025-000{number}"
        centre.jalon("case", "open", "--country", country, "--ref", reference, "--on", day(-40))
        centre.jalon("reminder", "add", reference, "--due", day(number), "--topic", "appointment", "--on", day(-30))
    centre.jalon("case", "assign", "GB-2025-0001", "--owner", "ml")
    centre.jalon("stage", "withdraw", "BE-2026-0001", "reflection", "--reason", "contact-resumed")
    centre.jalon("undo")
    centre.jalon("case", "close", "FR-2025-0003", "--reason", "completed")
    centre.jalon("store", "alerts", "21,2")
    scopes = [[], ["--country", "BE"], ["--worker", "ml"], ["--titles", "--language", "hu"], ["--country", "IT"]]
    secrets = [token(centre, f"r{number}", *scope) for number, scope in enumerate(scopes)]
    server = start()
    given = [server.ask(feed(secret)) for secret in secrets]
    assert len({answer.tag for answer in given}) == len(scopes)
    assert [answer.body.count(b"BEGIN:VEVENT") > 0 for answer in given] == [True, True, True, True, False]
    assert exports(centre) == ["r0", "r1", "r2", "r3", "r4"]
    server.stop()
    server = start()
    for secret, answer in zip(secrets, given):
        assert server.ask(feed(secret), If_None_Match=answer.tag).status == 304
        assert server.ask(feed(secret), method="HEAD").tag == answer.tag
    assert len(exports(centre)) == len(scopes)


def test_reader_sees_the_cases_that_are_meant_for_them(centre, start):
    centre.jalon("case", "open", "--country", "FR", "--ref", "FR-2026-0002", "--on", day(-3))
    centre.jalon("stage", "grant", "FR-2026-0002", "reflection", "--on", day(-3))
    centre.jalon("case", "assign", "FR-2026-0002", "--owner", "ml")
    server_readers = {
        token(centre, "all"): {b"BE-2026-0001", b"FR-2026-0002"},
        token(centre, "be", "--country", "BE"): {b"BE-2026-0001"},
        token(centre, "ml", "--worker", "ml"): {b"FR-2026-0002"},
    }
    server = start()
    for secret, cases in server_readers.items():
        for path in [feed(secret), f"/{secret}/due"]:
            assert set(re.findall(rb"(?:BE|FR)-2026-\d{4}", server.ask(path).body)) == cases


def test_page_runs_nothing_and_asks_for_nothing(centre, start):
    secret = token(centre, "hd", "--language", "fr")
    server = start()
    before = centre.path.read_bytes()
    page = server.ask(f"/{secret}/due")
    assert page.status == 200 and page.headers["content-type"] == "text/html; charset=utf-8"
    text = page.body.decode()
    assert '<html lang="fr">' in text and "BE-2026-0001" in text
    sheet = re.search("<style>(.*)</style>", text, re.DOTALL)[1]
    policy = page.headers["content-security-policy"]
    assert f"style-src 'sha256-{b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "<script" not in text and secret not in text
    assert server.ask(f"/{secret}/due", If_None_Match=page.tag).status == 304
    assert centre.path.read_bytes() == before


def test_whatever_there_is_not_gets_one_answer(centre, start):
    secret, revoked = token(centre, "hd"), token(centre, "gone")
    server = start()
    assert server.ask(f"/{revoked}/due").status == 200
    subprocess.run(
        [program("feed-server"), "token", "remove", "gone", "--readers", server.readers], check=True)
    wrong = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    asked = [server.ask(path) for path in [
        f"/{wrong}/due", f"/{wrong}/deadlines.ics", f"/{secret[:-1]}/due", f"/{secret}x/due", f"/{revoked}/due",
        "//due", f"/{secret}", f"/{secret}/other", "/", "/due", "/admin", f"/{secret}/../due", f"/{'x' * 2000}/due", "/%00/due",
    ]]
    asked += [server.ask(f"/{secret}/due", method=method) for method in ["POST", "PUT", "DELETE", "PROPFIND"]]
    for answer in asked:
        del answer.headers["date"]
        assert (answer.status, answer.body, answer.headers) == (404, b"not found\n", asked[0].headers)


def test_new_token_of_a_reader_ends_the_old_one_at_once(centre, start):
    old = token(centre, "hd")
    server = start()
    assert server.ask(f"/{old}/due").status == 200
    new = token(centre, "hd")
    assert server.ask(f"/{old}/due").status == 404
    assert server.ask(f"/{new}/due").status == 200


def test_token_and_reader_and_cases_are_in_no_log(centre, start):
    secret = token(centre, "reader-of-the-test")
    server = start()
    for path in [feed(secret), f"/{secret}/due", f"/{secret}/nothing", f"/{secret}"]:
        server.ask(path, X_Forwarded_For="192.0.2.7", User_Agent="a-program")
        server.ask(path, method="POST")
    assert server.stop() == 0
    log = server.log.read_text()
    assert re.search(r"method=GET milliseconds=\d+ route=\S*deadlines.ics status=200 .*answered", log)
    for word in [secret, secret[:8], "reader-of-the-test", "BE-2026", "192.0.2.7", "a-program", str(centre.folder)]:
        assert word not in log, word
    assert secret not in server.readers.read_text()


def test_readers_file_is_private_or_nobody_is_let_in(centre, start):
    secret = token(centre, "hd")
    server = start()
    assert server.readers.stat().st_mode & 0o777 == 0o600
    for mode in [0o640, 0o604]:
        server.readers.chmod(mode)
        assert server.ask(f"/{secret}/due").status == 503
    server.readers.chmod(0o600)
    assert server.ask(f"/{secret}/due").status == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace('"name"', '"countri": "BE", "name"'),
        lambda content: content.replace('"name"', '"country": "B", "name"'),
        lambda content: content.replace('"name"', '"worker": "two words", "name"'),
        lambda content: content.replace("readers\\/1", "readers\\/2"),
        lambda content: content[:-10],
        lambda content: "",
    ],
)
def test_readers_file_that_cannot_be_meant_lets_nobody_in(centre, start, change):
    token(centre, "hd")
    readers = centre.folder / "readers.json"
    content = readers.read_text()
    assert change(content) != content
    readers.write_text(change(content))
    command = [program("feed-server"), "serve", "--casebook", centre.path, "--readers", readers, "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1 and "feed-server token writes it" in done.stderr


def health(server):
    command = [program("feed-server"), "health", "--port", str(server.port), "--patience", "2"]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE).returncode


def test_health_tells_whether_there_is_something_to_serve(centre, start):
    secret = token(centre, "hd")
    server = start()
    assert (server.ask("/health").status, server.ask("/health").body, health(server)) == (200, b"ok\n", 0)
    away = centre.path.with_suffix(".away")
    centre.path.rename(away)
    for path in ["/health", f"/{secret}/due", feed(secret)]:
        answer = server.ask(path)
        assert (answer.status, answer.body, answer.headers["retry-after"]) == (503, b"unavailable\n", "60")
    assert health(server) == 1
    away.rename(centre.path)
    assert (server.ask("/health").status, health(server)) == (200, 0)
    server.stop()
    assert health(server) == 1


def test_health_command_does_not_wait_for_ever():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        command = [program("feed-server"), "health", "--port", str(silent.getsockname()[1]), "--patience", "1"]
        start = time.monotonic()
        assert subprocess.run(command, capture_output=True, timeout=PATIENCE).returncode == 1
        assert time.monotonic() - start < 5


def test_casebook_that_was_put_in_its_place_is_the_one_that_is_served(centre, start, tmp_path_factory):
    secret = token(centre, "hd")
    server = start()
    assert b"BE-2026-0001" in server.ask(feed(secret)).body
    other = Casebook(tmp_path_factory.mktemp("other")).create()
    other.jalon("case", "open", "--country", "IT", "--ref", "IT-2026-0009", "--on", day(-3))
    other.jalon("reminder", "add", "IT-2026-0009", "--due", day(5), "--topic", "appointment")
    beside = centre.path.with_suffix(".new")
    shutil.copy(other.path, beside)
    os.replace(beside, centre.path)
    answer = server.ask(feed(secret))
    assert b"IT-2026-0009" in answer.body and b"BE-2026-0001" not in answer.body
    assert exports(centre) == ["hd"]


def test_it_answers_what_it_was_asked_before_it_stops(centre, start):
    secret = token(centre, "hd")
    server = start()
    server.ask("/health")
    lock = sqlite3.connect(centre.path, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(server.ask, feed(secret))
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert not waiting.done() and server.process.poll() is None
        with pytest.raises(OSError):
            server.ask("/health")
        lock.execute("ROLLBACK")
        assert waiting.result(PATIENCE).status == 200
    assert server.process.wait(PATIENCE) == 0
    assert "stopped" in server.log.read_text()


def test_many_programs_at_once_are_one_export(centre, start):
    secret = token(centre, "hd")
    server = start()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: server.ask(feed(secret)), range(200)))
    assert {(answer.status, answer.tag) for answer in answers} == {(200, answers[0].tag)}
    assert exports(centre) == ["hd"]


def test_it_writes_while_another_process_writes(centre, start):
    secret = token(centre, "hd")
    server = start()
    failures = []

    def write():
        for number in range(8):
            try:
                centre.jalon("reminder", "add", "BE-2026-0001", "--due", day(number + 1), "--topic", "appointment")
            except AssertionError as error:
                failures.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    statuses = set()
    while writer.is_alive():
        statuses.add(server.ask(feed(secret)).status)
    writer.join()
    assert failures == [] and statuses == {200}
    assert server.ask(feed(secret)).body.count(b"BEGIN:VEVENT") == 9
    centre.jalon("verify")


def test_it_listens_on_this_machine_alone(centre, start):
    server = start_of(centre, start)
    assert server.ask("/health").status == 200
    with pytest.raises(OSError):
        server.ask("/health", host="127.0.0.2")


def start_of(centre, start):
    token(centre, "hd")
    return start()


def test_head_of_a_request_that_has_no_end_is_cut_off(centre, start):
    server = start_of(centre, start)
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n" + b"X-Long: " + b"x" * (1 << 20))
            assert not connection.recv(1 << 16).startswith(b"HTTP/1.1 200")
        except ConnectionError:
            pass
    assert server.ask("/health").status == 200


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--readers", "none.json"], 1), (["--casebook", "none.sqlite"], 1), (["--port", "70000"], 64),
        (["--log-level", "loud"], 64), (["--time-zone", "Nowhere/Else"], 64),
    ],
)
def test_what_is_wrong_is_said_before_it_listens(centre, arguments, code):
    token(centre, "hd")
    command = [program("feed-server"), "serve", "--port", "0", *arguments]
    for option, value in [("--casebook", centre.path), ("--readers", centre.folder / "readers.json")]:
        if option not in arguments:
            command += [option, value]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, cwd=centre.folder)
    assert done.returncode == code and done.stderr.strip() != ""


def test_demonstration_starts_with_one_command_and_leaves_nothing(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program("feed-server"), "demo", "--port", str(port)], text=True, env={"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )
    try:
        page, calendar = [process.stdout.readline().split()[-1] for _ in range(2)]
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
                connection.request("GET", page.split(str(port))[1])
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        text = connection.getresponse().read().decode()
        assert len(set(re.findall(r"(?:BE|FR)-\d{4}-[0-9A-Z]{4}", text))) == 3
        connection.request("GET", calendar.split(str(port))[1])
        assert connection.getresponse().read().count(b"BEGIN:VEVENT") >= 3
        connection.close()
    finally:
        process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    assert list(tmp_path.iterdir()) == []


def test_list_of_readers_names_them_and_no_secret(centre):
    secret = token(centre, "hd")
    command = [program("feed-server"), "token", "list", "--readers", centre.folder / "readers.json"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "hd\n"
    assert len(secret) == 43 and json.loads((centre.folder / "readers.json").read_text())["readers"][0]["name"] == "hd"


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: here\r\n", b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n"])
def test_connection_that_says_nothing_more_does_not_keep_it_from_stopping(centre, start, sent):
    server = start_of(centre, start)
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(sent)
        if sent.endswith(b"\r\n\r\n"):
            assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200")
        time.sleep(0.3)
        begun = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - begun < 5
