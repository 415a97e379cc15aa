"""Input that somebody made to do harm: refused with a sentence, within time and memory, and nothing stored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from support import (
    DONE,
    FAILED,
    KEY,
    MEASURED,
    NOT_FOUND,
    USAGE,
    Jalon,
    Result,
    binary,
    case_line,
    entry_line,
    interchange,
    invented,
)

# What one command may take, in MiB of memory and in seconds; the seconds are those of a debug build on a busy machine.
MEMORY, SECONDS = 256, 60

MIB = 1 << 20

# A process counts the memory of the one that started it as its own: a small one stands between.
LAUNCHER = """
import os, sys
process = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(process, 0)
with open(sys.argv[1], "w") as report:
    report.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_maxrss}")
"""


def harmed(desk: Jalon, *words: object, stdin=subprocess.DEVNULL, env: dict | None = None) -> Result:
    """Runs the binary; it has to end by itself, in time, within the memory, and without a crash."""
    report = desk.folder / "used"
    command = [sys.executable, "-S", "-c", LAUNCHER, str(report), binary(), *map(str, words)]
    done = subprocess.run(
        command, stdin=stdin, capture_output=True, env=desk.environ(env), cwd=desk.work, timeout=SECONDS
    )
    code, kilobytes = map(int, report.read_text().split())
    result = Result(tuple(map(str, words)), code, done.stdout, done.stderr, 0)
    assert code >= 0, f"ended by a signal: {result}"
    assert kilobytes <= MEMORY * 1024, f"{kilobytes >> 10} MiB: {result}"
    PEAKS.append((kilobytes >> 10, " ".join(map(str, words[:2]))))
    return result


PEAKS: list[tuple[int, str]] = []


@pytest.fixture(scope="module", autouse=True)
def peak():
    yield
    if PEAKS:
        most, words = max(PEAKS)
        MEASURED.append(f"limits: {len(PEAKS)} hostile inputs, at most {most} MiB (jalon {words})")


def refused(desk: Jalon, code: int, *words: object, says: tuple[str, ...] = (), **options) -> Result:
    """As ``harmed``, and it is refused: no data, a sentence with these words, and the casebook as it was."""
    before = desk.dump()
    result = harmed(desk, *words, **options)
    assert result.code == code, result
    assert result.err.startswith(("jalon: ", "Error: ")) and len(result.err) < 4_000, result
    for word in says:
        assert word.lower() in result.err.lower(), f"the sentence does not say {word!r}: {result}"
    assert desk.dump() == before, f"the casebook changed: {result}"
    return result


def endless(piece: bytes):
    """The reading end of a pipe into which somebody writes for ever."""
    reading, writing = os.pipe()

    def write() -> None:
        try:
            while True:
                os.write(writing, piece)
        except BrokenPipeError:
            os.close(writing)

    threading.Thread(target=write, daemon=True).start()
    return os.fdopen(reading, "rb")


BEGUN = interchange(case_line("BE-2013-LIMI", "BE")).encode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> dict[str, Path]:
    """Files that are too long, too deep, too many or no text."""
    folder = tmp_path_factory.mktemp("hostile")
    contents = {
        "brackets": b"[" * 100_000_000,
        "braces": b'{"a":' * 20_000_000,
        "digits": b'{"a":' + b"9" * 100_000_000 + b"}",
        "keys": b"{" + b",".join(b'"k%d":1' % number for number in range(1_000_000)) + b"}",
        "deep": b"[" * 500_000 + b"]" * 500_000,
        "quite deep": b'{"a":' + b"[" * 500 + b"]" * 500 + b"}",
        "lone surrogate": b'{"a":"\\ud800"}',
        "not UTF-8": b'{\xff:{"a":"\xff"},$\xff\x1a:1}',
        "UTF-16": '{"a":1}'.encode("utf-16"),
        "UTF-16 without a mark": '{"a":1,"a":2}'.encode("utf-16-le"),
        "NUL": b"\0" * 4_096,
        "exponent": b'{"a":1e999999999}',
        "long number": b'{"a":' + b"9" * 900_000 + b"}",
    }
    files = {}
    for name, content in contents.items():
        files[name] = folder / name.replace(" ", "-")
        files[name].write_bytes(content)
    files["sparse"] = folder / "sparse"
    with files["sparse"].open("wb") as file:
        file.truncate(2 << 30)
    files["device"] = Path("/dev/zero")
    return files


NAMES = (
    *("brackets", "braces", "digits", "keys", "deep", "quite deep", "lone surrogate", "not UTF-8", "UTF-16"),
    *("UTF-16 without a mark", "NUL", "exponent", "long number", "sparse", "device"),
)


@pytest.fixture
def desk(vaulted) -> Jalon:
    vaulted.open("BE", "--ref", "BE-2013-DESK", "--on", "2013-05-01")
    return vaulted


@pytest.mark.parametrize("name", NAMES)
def test_every_reader_refuses_every_hostile_file(desk, hostile, name):
    path = hostile[name]
    refused(desk, USAGE, "import", path, says=("line 1", "nothing was stored"))
    refused(desk, USAGE, "htcds", "validate", path)
    refused(desk, USAGE, "transfer", "receive", path, "--bundle-key", desk.key)
    with path.open("rb") as file:
        refused(desk, USAGE, "case", "identify", "BE-2013-DESK", stdin=file, says=("identity",))
    with path.open("rb") as file:
        refused(desk, USAGE, "import", "-", stdin=file, says=("line 1", "nothing was stored"))
    packs = desk.work / "packs"
    packs.mkdir()
    (packs / "mine.json5").symlink_to(path)
    refused(desk, USAGE, "rules", "list", "--packs", packs)
    result = harmed(desk, "rules", "validate", path)
    assert result.code == USAGE and result.err.startswith("jalon: "), result
    key = desk.written("mine.key", b"") if name == "device" else desk.work / "mine.key"
    if name != "device":
        key.symlink_to(path)
    refused(desk, KEY, "case", "reveal", "BE-2013-DESK", "--reason", "@/etc/hostname", env={"JALON_KEY": str(key)})
    config = desk.config / "jalon" / "config.json"
    config.parent.mkdir()
    config.symlink_to(path)
    result = harmed(desk, "case", "list")
    assert result.code == USAGE and "config.json" in result.err, result


@pytest.mark.parametrize("name", ["brackets", "sparse", "device", "NUL", "not UTF-8"])
def test_free_text_is_bounded(desk, hostile, name):
    path = hostile[name]
    refused(desk, USAGE, "note", "add", "BE-2013-DESK", "--text", f"@{path}", says=("note",))
    with path.open("rb") as file:
        refused(desk, USAGE, "note", "add", "BE-2013-DESK", stdin=file, says=("note",))
    words = ("vault", "rekey", "--new-passphrase", f"@{path}")
    result = harmed(desk, *words)
    assert result.code != DONE, result


@pytest.mark.parametrize("name", ["lone surrogate", "quite deep", "long number", "exponent", "NUL"])
def test_a_bad_line_of_an_import_names_its_number(desk, hostile, name):
    path = desk.written("import.jsonl", BEGUN + hostile[name].read_bytes() + b"\n")
    refused(desk, USAGE, "import", path, says=("line 3", "nothing was stored"))


def test_a_pipe_without_an_end(desk):
    """It is refused while it comes, and does not fill the disk."""
    for words in (("import", "-"), ("htcds", "validate", "-"), ("case", "identify", "BE-2013-DESK")):
        for piece in (b"x" * 65_536, b'{"a":' * 10_000, b"\0" * 65_536):
            with endless(piece) as source:
                refused(desk, USAGE, *words, stdin=source)
    with endless(b"\n" * 65_536) as source:
        refused(desk, USAGE, "import", "-", stdin=source, says=("20000000 lines", "split", "nothing was stored"))


def test_a_pipe_that_nobody_writes_into_is_no_file(desk):
    pipe = desk.work / "pipe"
    os.mkfifo(pipe)
    refused(desk, USAGE, "transfer", "receive", pipe, "--bundle-key", desk.key, says=("pipe",))
    refused(desk, KEY, "case", "reveal", "BE-2013-DESK", "--reason", "@/etc/hostname", env={"JALON_KEY": str(pipe)})
    assert harmed(desk, "rules", "validate", pipe).code == USAGE
    config = desk.config / "jalon" / "config.json"
    config.parent.mkdir()
    os.mkfifo(config)
    assert harmed(desk, "case", "list").code == USAGE


def test_so_long_and_no_longer(desk):
    """The limits themselves: what is just within them is taken."""
    note = "x" * 65_536
    line = entry_line("BE-2013-LIMI", 1, "note-added", "2013-03-02", text=note)
    path = desk.written("import.jsonl", BEGUN + json.dumps(line).encode() + b"\n")
    assert harmed(desk, "import", path).code == DONE
    line = entry_line("BE-2013-LIMI", 2, "note-added", "2013-03-02", text=note + "x")
    path = desk.written("import.jsonl", BEGUN + json.dumps(line).encode() + b"\n")
    refused(desk, USAGE, "import", path, says=("line 3", 'field "text"', "64 KiB"))
    blanks = desk.written("import.jsonl", BEGUN.rstrip(b"\n") + b" " * (MIB - 1_000) + b"\r\n")
    assert harmed(desk, "import", blanks).code == DONE
    blanks = desk.written("import.jsonl", BEGUN.rstrip(b"\n") + b" " * MIB + b"\n")
    refused(desk, USAGE, "import", blanks, says=("line 2", "longer than 1 MiB"))


def test_corrections_of_corrections(desk):
    """They do not nest: each names one entry, and what it is corrected to is no correction."""
    first = entry_line("BE-2013-LIMI", 1, "stage-granted", "2013-03-02", stage="be.reflection", until=None)
    facts = {"as": "entry-corrected", "target": first["entry"]}
    line = entry_line("BE-2013-LIMI", 2, "entry-corrected", "2013-03-02", **facts)
    path = desk.written("import.jsonl", BEGUN + b"".join(json.dumps(each).encode() + b"\n" for each in (first, line)))
    refused(desk, USAGE, "import", path, says=("line 4", "entry-corrected"))


def test_a_table_of_empty_cells_and_one_of_long_ones(desk):
    head = "cas_Status,prs_Gender\n"
    for text, says in (
        (head + '"' + "x" * (2 * MIB) + '",\n', ("line 2", "cell 1", "1 MiB")),
        (head + "," * 3_000 + "\n", ("line 2", "2000 cells")),
        (head + '"' + "\n" * (20 * MIB), ("line 2", "1 MiB")),
        ("cas_Status," + ",".join(["x" * 65_000] * 300) + "\n", ("line 1", "16 MiB")),
    ):
        refused(desk, USAGE, "htcds", "validate", desk.written("table.csv", text), says=says)


def test_documents_of_the_standard_that_are_too_much(desk):
    for text, says in (
        ('{"cases":[' + "0," * 400_000 + "0]}", ("300000 values", "line 1")),
        ('{"cases":[' + "[]," * 400_000 + "0]}", ("300000 values",)),
        ('{"cases":[{' + ",".join(f'"k{number}":1' for number in range(400_000)) + "}]}", ("300000 values",)),
        ('{"cases":[{"a":"' + "x" * (17 * MIB) + '"}]}', ("16 MiB",)),
        ('{\n"cases":' + "[" * 40, ("line 2", "16 deep")),
    ):
        refused(desk, USAGE, "htcds", "validate", desk.written("document.json", text), says=says)
    # As much as is taken stays within the memory.
    record = json.dumps({f"ext_{number}": "x" * 20 for number in range(20)})
    text = '{"version":"2.0","cases":[' + ",".join([record] * 14_000) + "]}"
    assert harmed(desk, "htcds", "validate", desk.written("document.json", text)).code == FAILED


def test_a_folder_of_too_many_packs(desk):
    folder = desk.work / "packs"
    folder.mkdir()
    for number in range(257):
        (folder / f"pack-{number}.json5").write_text("{}")
    refused(desk, USAGE, "rules", "list", "--packs", folder, says=("257", "256"))


@pytest.mark.parametrize("language", ["en", "fr", "nl", "it", "hu"])
def test_a_pack_that_is_too_deep_says_where(desk, language):
    text = json.dumps(invented()).replace('"after": []', '"after":\n' + "[" * 64 + "]" * 64, 1)
    result = harmed(desk, "rules", "validate", desk.written("mine.json5", text), "--lang", language)
    assert result.code == USAGE and "line 2" in result.out and "32 deep" in result.out, result


def test_a_bundle_that_asks_for_too_much(desk):
    """A header may ask for as much as Jalon itself takes, and no more; it is told before anything is computed."""
    import hashlib

    for n, r, p in ((1 << 18, 8, 1), (1 << 30, 8, 1), (1 << 17, 8, 1 << 20), (1 << 62, 1 << 62, 1), (0, 0, 0)):
        scrypt = {"n": n, "r": r, "p": p}
        header = {"format": "jalon.bundle/1", "kind": "passphrase", "nonce": "00" * 7, "salt": "00" * 16}
        header |= {"scrypt": scrypt, "check": "00" * 32}
        content = b"jalon-bundle-1\n" + json.dumps(header, separators=(",", ":")).encode() + b"\n" + b"x" * 32
        path = desk.written("hostile.bundle", content + hashlib.sha256(content).digest())
        words = ("transfer", "receive", path, "--bundle-passphrase", "-")
        with desk.written("passphrase", "five or six unrelated words").open("rb") as file:
            refused(desk, 13, *words, stdin=file, says=("bundle",))
    # The most that is taken is computed, within the memory, and is the wrong passphrase.
    header["scrypt"] = {"n": 1 << 17, "r": 8, "p": 4}
    content = b"jalon-bundle-1\n" + json.dumps(header, separators=(",", ":")).encode() + b"\n" + b"x" * 32
    path = desk.written("hostile.bundle", content + hashlib.sha256(content).digest())
    with desk.written("passphrase", "five or six unrelated words").open("rb") as file:
        refused(desk, KEY, "transfer", "receive", path, "--bundle-passphrase", "-", stdin=file, says=("passphrase",))


def test_a_bundle_that_is_too_long(desk):
    path = desk.work / "long.bundle"
    with path.open("wb") as file:
        file.write(b"jalon-bundle-1\n")
        file.truncate(33 * MIB)
    refused(desk, USAGE, "transfer", "receive", path, "--bundle-key", desk.key, says=("32 MiB",))
    with path.open("r+b") as file:
        file.truncate(32 * MIB)
    refused(desk, 13, "transfer", "receive", path, "--bundle-key", desk.key)


NUMBERS = (
    ("rules", "count", "--region", "BE", "--on", "2013-05-01", "--days", "9" * 1_000),
    ("rules", "count", "--region", "BE", "--on", "2013-05-01", "--months", "9223372036854775807"),
    ("rules", "count", "--region", "BE", "--on", "2013-05-01", "--working-days", "-9223372036854775808"),
    ("rules", "count", "--region", "BE", "--on", "9999-12-31", "--years", "100000"),
    ("rules", "calendar", "--region", "BE", "--year", "9" * 100),
    ("deadline", "list", "--within", "9" * 1_000 + "d"),
    ("deadline", "list", "--within", "100001d"),
    ("deadline", "list", "--today", "+" + "9" * 1_000 + "d"),
    ("deadline", "list", "--today", "+9223372036854775807d"),
    ("deadline", "list", "--today", "-9223372036854775808d"),
    ("deadline", "list", "--today", "2" * 100_000),
    ("stats", "--year", "9" * 40),
    ("stats", "--year", "2013", "--threshold", "9" * 40),
)


@pytest.mark.parametrize("words", NUMBERS, ids=lambda words: " ".join(words)[:60])
def test_dates_and_numbers_of_any_length(desk, words):
    refused(desk, USAGE, *words)


def test_a_thing_that_is_not_there_is_said(desk):
    refused(desk, NOT_FOUND, "transfer", "receive", "nothing", "--bundle-key", desk.key, says=("nothing",))
    refused(desk, NOT_FOUND, "htcds", "validate", "nothing", says=("nothing",))
    refused(desk, FAILED, "rules", "validate", "nothing", says=("nothing",))
