"""``jalon doctor`` and ``jalon audit list``: what they find, what they never say, and how they end."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import shutil
import sqlite3
import struct
import subprocess
import termios
from contextlib import closing
from datetime import date

import pytest

from support import DAMAGED, DONE, FAILED, KEY, LANGUAGES, NO_CASEBOOK, NOT_FOUND, USAGE, binary

CANARY = "Zoé-Canary"


@pytest.fixture
def lived(vaulted):
    """A casebook with a person, a text and a reading, under an author who has a name."""
    vaulted.environment["JALON_AUTHOR"] = "Authorcanary"
    case = vaulted.open("BE", "--on", "2013-05-01")
    vaulted.ok("case", "identify", case, stdin=json.dumps({"lastName": CANARY}))
    vaulted.ok("note", "add", case, stdin=CANARY)
    return vaulted


def checks(document: dict) -> dict[str, tuple[str, str]]:
    return {each["check"]: (each["finding"], each["level"]) for each in document["checks"]}


def doctor(book, *more, code=DONE, **options):
    result = book.run("doctor", *more, **options)
    assert result.code == code, result
    return result


def test_a_casebook_that_is_well(lived):
    document = doctor(lived, "--json").json()
    found = checks(document)
    assert document["opened"] and not document["damaged"] and document["level"] in ("note", "warning")
    machine_and_file = ("sqlite", "file-mode", "folder-mode", "owner", "schema", "casebook")
    for each in (*machine_and_file, "settings", "chain", "last-entry"):
        assert found[each] == ("ok", "ok"), document
    assert found["reading"] == ("whole", "ok") and found["backup"] == ("none", "warning")
    assert found["vault"] == ("key-file", "ok")
    # The tests are computed for a day of 2013, and that is said.
    assert found["clock"] == ("otherday", "warning")
    assert checks(doctor(lived, "--json", "--today", date.today()).json())["clock"][0] in ("ok", "otherday")
    head = lived.json("verify")["head"]
    chain = next(each for each in document["checks"] if each["check"] == "chain")
    assert chain["values"]["head"] == head[:16]


def test_nobody_is_told_of(lived):
    """What a helper is sent has no name, no case, no path and no author in it, in any language and state."""
    reference = lived.json("case", "list")["cases"][0]["case"]
    for state in ("well", "open to others", "damaged"):
        if state == "open to others":
            lived.store.chmod(0o644)
            lived.key.chmod(0o644)
        if state == "damaged":
            with closing(sqlite3.connect(lived.store)) as database:
                database.execute("UPDATE entry SET author = 'x' WHERE seq = 2")
                database.commit()
        for language in LANGUAGES:
            for form in ("table", "json"):
                said = lived.run("doctor", "--lang", language, "--format", form).out
                assert said
                paths = (str(lived.folder), str(lived.home), "casebook.sqlite")
                for secret in (reference, CANARY, "Canary", "canary", *paths):
                    assert secret not in said, (state, language, form, secret, said)


def test_json_does_not_depend_on_the_language(lived):
    def told(language: str) -> str:
        # How much room there is changes while the tests run.
        document = doctor(lived, "--json", "--lang", language).json()
        return json.dumps([each for each in document["checks"] if each["check"] != "space"])

    assert len({told(each) for each in LANGUAGES}) == 1
    assert len({doctor(lived, "--lang", each).out for each in LANGUAGES}) == len(LANGUAGES)


def test_exit_codes(lived, jalon):
    nothing = doctor(jalon, "--json", "--store", jalon.work / "nothing.sqlite", code=NO_CASEBOOK)
    assert checks(nothing.json())["casebook"] == ("none", "note") and "store init" in nothing.err
    text = jalon.written("text.sqlite", "a text that is longer than a header, but no casebook\n" * 4)
    other = doctor(jalon, "--json", "--store", text, code=DAMAGED)
    assert checks(other.json())["casebook"] == ("refused", "problem") and "not a casebook" in other.err
    lived.store.chmod(0o640)
    assert checks(doctor(lived, "--json", code=FAILED).json())["file-mode"] == ("others", "problem")
    lived.store.chmod(0o600)
    with closing(sqlite3.connect(lived.store)) as database:
        database.execute("UPDATE entry SET author = 'x' WHERE seq = 2")
        database.commit()
    damaged = doctor(lived, "--json", code=DAMAGED)
    assert checks(damaged.json())["reading"] == ("broken", "problem") and damaged.json()["damaged"]
    assert checks(doctor(lived, "--json", "--quick").json())["reading"] == ("skipped", "note")
    assert doctor(lived, "--format", "csv", code=USAGE).err


def test_it_writes_nothing(lived):
    before = lived.store.read_bytes()
    doctor(lived)
    doctor(lived, "--json")
    assert lived.store.read_bytes() == before
    assert sorted(each.name for each in lived.store.parent.iterdir()) == ["casebook.sqlite"]


def test_a_hot_journal_is_seen_before_it_is_taken_back(lived):
    """A writer that was stopped leaves its journal: SQLite's own, made by a process that ends without a word."""
    script = (
        "import os, sqlite3, sys\n"
        "base = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for each in ('PRAGMA cache_size = 1', 'PRAGMA cache_spill = 1', 'BEGIN IMMEDIATE'): base.execute(each)\n"
        "base.execute(\"INSERT INTO setting VALUES ('x', hex(zeroblob(200000)))\")\n"
        "os._exit(9)\n"
    )
    subprocess.run(["python3", "-c", script, lived.store])
    assert lived.store.with_name("casebook.sqlite-journal").exists()
    found = doctor(lived, "--json").json()
    assert any(each["finding"] == "journal" for each in found["checks"]), found
    assert checks(found)["reading"] == ("whole", "ok")
    assert checks(doctor(lived, "--json").json())["beside"] == ("nothing", "ok")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_terminal_every_line_fits(lived, language):
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    lived.store.chmod(0o666)
    lived.store.parent.chmod(0o777)
    environment = lived.environ({"TERM": "xterm", "NO_COLOR": "1"})
    process = subprocess.Popen(
        [binary(), "doctor", "--lang", language], stdout=follower, stdin=subprocess.DEVNULL, env=environment
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65_536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert process.wait() == FAILED
    lines = shown.decode().replace("\r\n", "\n").splitlines()
    assert len(lines) > 30 and max(map(len, lines)) <= 80, max(lines, key=len)
    assert not any(line != line.rstrip() for line in lines)


# The audit.


def records(book, *more) -> list[dict]:
    return book.json("audit", "list", *more)["records"]


def test_who_looked_and_who_tried(lived):
    case = lived.json("case", "list")["cases"][0]["case"]
    lived.ok("case", "reveal", case, "--reason", "-", stdin="a hearing", env={"JALON_AUTHOR": "ml"})
    lived.ok("timeline", "export", case, "--format", "csv", "--for", "police")
    lived.ok("deadline", "list", "--format", "ics")
    other = lived.folder / "other" / "vault.key"
    second = lived.folder / "second.sqlite"
    lived.ok("store", "init", "--store", second)
    lived.ok("vault", "init", "--store", second, "--key", other)
    stranger = {"JALON_KEY": str(other), "JALON_AUTHOR": "zz"}
    lived.refused(KEY, "note", "add", case, stdin="x", env=stranger, unchanged=False)
    lived.ok("store", "alerts", "30,7")
    found = records(lived)
    kinds = [each["kind"] for each in found]
    assert kinds == [
        *("vault-made", "identity-revealed", "timeline-exported", "calendar-exported", "opening-failed"),
        "alerts-changed",
    ]
    assert [each["sequence"] for each in found] == sorted(each["sequence"] for each in found)
    assert found[1]["author"] == "ml" and found[1]["case"] == case and found[4]["author"] == "zz"
    assert found[2]["facts"]["recipient"] == "police" and found[5]["facts"] == {"days": [30, 7]}
    assert [each["kind"] for each in records(lived, "--case", case)] == ["identity-revealed", "timeline-exported"]
    assert records(lived, "--since", "tomorrow", "--today", "2099-01-01") == []
    for language in LANGUAGES:
        lines = lived.ok("audit", "list", "--lang", language).lines
        assert len(lines) == len(found) and not any("audit." in line for line in lines)
    assert CANARY not in lived.ok("audit", "list").out
    lived.refused(NOT_FOUND, "audit", "list", "--case", "XX-1", unchanged=False)


def test_reading_codes_leaves_no_record(lived):
    before = records(lived)
    case = lived.json("case", "list")["cases"][0]["case"]
    for words in (("deadline", "list"), ("deadline", "overview"), ("deadline", "sheet"), ("stats", "--year", "2013")):
        lived.ok(*words)
    for words in (("case", "show", case), ("timeline", "show", case), ("verify",), ("audit", "list"), ("doctor",)):
        lived.ok(*words)
    assert records(lived) == before


def test_a_record_cannot_be_taken_back_unseen(lived):
    case = lived.json("case", "list")["cases"][0]["case"]
    lived.ok("case", "reveal", case, "--reason", "-", stdin="a hearing")
    kept = lived.json("verify")["head"]
    copy = lived.folder / "copy.sqlite"
    shutil.copy(lived.store, copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("DELETE FROM content WHERE seq = (SELECT max(seq) FROM entry)")
        database.execute("DELETE FROM entry WHERE kind = 'identity-revealed'")
        database.commit()
    assert lived.run("verify", "--store", copy).code == DAMAGED
    assert lived.run("verify", "--store", copy, "--head", kept).code == DAMAGED
