"""A name that must not leave the vault: put in by every door, looked for in every other place.

The names share a stem that occurs nowhere else, each door with a number of its own. They are looked for as they are,
in other encodings, and as what JSON, Base64 and hexadecimal make of them.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import threading
import time
import uuid

import pytest

from support import CONTRADICTS, DAMAGED, DONE, KEY, LANGUAGES, MEASURED, NOT_FOUND, USAGE, Jalon, binary

STEM = "Zquaggan"
BUNDLE = "nobody but the two of us knows"


def traces() -> re.Pattern[bytes]:
    """Whatever the stem may look like in bytes."""
    forms = {STEM.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    forms |= {binascii.hexlify(STEM.encode()), "".join(f"%{byte:02x}" for byte in STEM.encode()).encode()}
    forms.add("".join(f"\\u{byte:04x}" for byte in STEM.encode()).encode())
    forms.add(STEM[::-1].encode())
    for shift in range(3):
        # What of it is the same whatever stands before and after.
        text = base64.b64encode(b"\x00" * shift + STEM.encode())
        forms.add(text[(0, 2, 3)[shift] + (1 if shift else 0) : len(text) - 4])
    return re.compile(b"|".join(re.escape(each) for each in sorted(forms)), re.IGNORECASE)


TRACES = traces()


def clean(data: bytes, where: object) -> None:
    found = TRACES.search(data)
    if found:
        start = max(0, found.start() - 80)
        raise AssertionError(f"the canary is out: {where}\n…{data[start : found.end() + 80]!r}…")


def quiet(result) -> None:
    clean(result.stdout, f"standard output of jalon {' '.join(result.arguments)}")
    clean(result.stderr, f"standard error of jalon {' '.join(result.arguments)}")


class Watch:
    """Reads every file of the casebook's folder and of the folder for temporary files, again and again."""

    def __init__(self, *folders):
        self.folders = folders
        self.looks = self.journals = 0
        self.found: list[str] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def watch(self) -> None:
        while not self.ended.is_set():
            self.look()
            time.sleep(0.001)

    def look(self) -> None:
        self.looks += 1
        for folder in self.folders:
            for path in folder.rglob("*"):
                try:
                    data = path.read_bytes() if path.is_file() else b""
                except OSError:  # gone meanwhile
                    continue
                self.journals += path.name.endswith("-journal") and len(data) > 512
                if TRACES.search(data) or TRACES.search(str(path.name).encode()):
                    self.found.append(path.name)

    def __enter__(self) -> "Watch":
        self.thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.ended.set()
        self.thread.join()
        self.look()
        assert not self.found, f"the canary is in {sorted(set(self.found))}"


# The case that is erased.
ERASED = "BE-2026-GONE"


class Doors:
    """Puts a name in by door after door, each name with a number of its own."""

    def __init__(self, book: Jalon):
        self.book = book
        self.names: dict[str, str] = {}
        self.used: set[tuple[str, str]] = set()
        # Where files with free text lie is the business of whoever writes them.
        self.outside = book.folder / "outside"
        self.outside.mkdir()

    def name(self, door: str) -> str:
        self.names[door] = f"{STEM}{len(self.names):03d} Ørsted-Nuñez"
        return self.names[door]

    def put(self, *words: object, stdin: str | None = None, opens: bool = False, env: dict | None = None):
        """Runs a command: ``@-`` stands for a name on standard input, ``@+`` for one in a file."""
        arguments, text = [], stdin or ""
        leaf = " ".join(str(each) for each in words[: 2 if words[0] not in ("signal", "dump", "import") else 1])
        for word in words:
            if word in ("@-", "@+"):
                option = str(arguments[-1])
                self.used.add((leaf, option))
                name = self.name(f"{leaf} {option}")
                if word == "@-":
                    text, word = name, "-"
                else:
                    file = self.outside / f"{len(self.names)}.txt"
                    file.write_text(name)
                    word = f"@{file}"
            arguments.append(word)
        result = self.book.ok(*arguments, stdin=text, env=env)
        clean(result.stderr, f"standard error of jalon {leaf}")
        if not opens:
            clean(result.stdout, f"standard output of jalon {leaf}")
        return result


def through_every_door(doors: Doors) -> str:
    """Two cases in which a name was given wherever a name can be given."""
    put, book = doors.put, doors.book
    case = book.open("BE", "--on", "2026-01-05", "--minor", "--placed")
    name = doors.name("identity")
    identity = {
        "firstName": name,
        "lastName": doors.name("last"),
        "birthDate": "2009-05-14",
        STEM: "a key of one's own",
    }
    identity |= {"children": [doors.name("child"), {"name": doors.name("grandchild")}]}
    put("case", "identify", case, stdin=json.dumps(identity))
    put(
        "case",
        "identify",
        case,
        stdin=json.dumps({"street": doors.name("street"), "lastName": None}, ensure_ascii=True),
    )
    put("note", "add", case, stdin=doors.name("note add"))
    put("note", "add", case, "--text", "@+")
    put("indicator", "record", case, "ind.debt", "--note", "@-")
    put("step", "record", case, "specialised-centre", "--on", "2026-01-06", "--reason", "@-", "--note", "@+")
    put("step", "skip", case, "guardian", "--on", "2026-01-06", "--reason", "@-")
    answers = ("--offence", "yes", "--danger", "no", "--danger-to-others", "no", "--peril", "no")
    put("secrecy", "assess", case, "--on", "2026-01-06", *answers, "--note", "@-")
    put("signal", case, "--to", "police", "--on", "2026-01-07", "--emergency", "@-", "--note", "@+")
    put("stage", "grant", case, "be.reflection", "--on", "2026-01-08", "--document", "@-", "--note", "@+")
    put("stage", "grant", case, "be.provisional", "--on", "2026-02-02", "--until", "2026-05-01", "--document", "@+")
    put("stage", "extend", case, "--on", "2026-04-28", "--until", "2026-07-31", "--document", "@-", "--note", "@+")
    put("stage", "grant", case, "be.reflection", "--on", "2026-02-03", "--override", "@-")
    put("role", "assign", case, "guardian", "--on", "2026-01-06", "--name", "@-", "--note", "@+")
    put("role", "end", case, "guardian", "--on", "2026-02-06", "--note", "@-")
    put("case", "assign", case, "--owner", "hd", "--on", "2026-01-06", "--note", "@-")
    put("case", "amend", case, "--nationality", "NG", "--on", "2026-01-07", "--note", "@-")
    put("consent", "give", case, "--scope", "referral", "--scope", "transfer", "--on", "2026-01-06", "--note", "@-")
    words = ("--reason", "@-", "--organisation", "@+", "--name", "@+", "--note", "@+")
    put("referral", "send", case, "--to", "doctor", "--on", "2026-01-07", *words)
    put("referral", "answer", case, "accepted", "--on", "2026-01-08", "--reason", "@-", "--note", "@+")
    put("referral", "receive", case, "--from", "police", "--on", "2026-01-05", *words)
    put("consent", "withdraw", case, "--scope", "referral", "--on", "2026-03-06", "--note", "@-")
    put("reminder", "add", case, "--on", "2026-05-01", "--due", "2026-05-25", "--title", "@-")
    reminder = book.last(case, "reminder-added")["entry"]
    put("reminder", "done", case, reminder, "--on", "2026-05-19", "--note", "@-")
    put("reminder", "add", case, "--due", "2026-05-26", "--title", "@+")
    put(
        *("support", "plan", case, "legal", "--on", "2026-01-09", "--follow-up", "2026-05-27"),
        *("--objective", "@-", "--service", "@+", "--note", "@+"),
    )
    put("support", "end", case, "legal", "--result", "achieved", "--on", "2026-03-09", "--note", "@-")
    put("entry", "correct", case, book.last(case, "note-added")["entry"], "--text", "@-")
    put("entry", "correct", case, book.last(case, "signal-sent")["entry"], "--note", "@-")
    put("entry", "retract", case, book.last(case, "indicators-observed")["entry"], "--reason", "@-")
    put("hold", "place", case, "--ground", "proceedings", "--note", "@-")
    put("hold", "lift", case, "--note", "@-")
    gone = book.open("BE", "--on", "2026-01-05", "--ref", ERASED)
    put("note", "add", gone, stdin=f"{STEM}999 who is erased")
    put("case", "close", gone, "--reason", "completed", "--on", "2026-02-01")
    put("case", "erase", gone, "--reason", "@-")
    # Who looks says why.
    put("case", "reveal", case, "--reason", "@-", opens=True)
    put("timeline", "show", case, "--identify", "--reason", "@-", opens=True)
    put("support", "show", case, "--identify", "--reason", "@-", opens=True)
    put("htcds", "export", "--case", case, "--identify", "--minor", "--reason", "@-", opens=True)
    words = ("--format", "html", "--identify", "--minor", "--reason", "@-")
    put("timeline", "export", case, *words, opens=True)
    put("dump", "--identify", "--reason", "@-", opens=True)
    doors.book.ok("import", "-", stdin=imported(doors))
    return case


def imported(doors: Doors) -> str:
    """An import of every text that an entry can have."""
    case = {"case": "BE-2026-IMPO", "country": "BE", "openedOn": "2026-01-05", "placed": True}
    lines: list[dict] = [{"format": "jalon.interchange/1"}, case]
    places: dict[str, str] = {}

    def add(kind: str, on: str, texts: tuple[str, ...], **facts) -> None:
        places[kind] = str(uuid.uuid4())
        line = {"case": case["case"], "entry": places[kind], "kind": kind, "on": on} | facts
        lines.append(line | {field: doors.name(f"import {kind} {field}") for field in texts})

    add("identity-recorded", "2026-01-05", (), identity={"firstName": doors.name("import identity")})
    add("note-added", "2026-01-05", ("text",))
    add("step-recorded", "2026-01-06", ("note", "reasonText"), step="specialised-centre", reason="other")
    add("step-skipped", "2026-01-06", ("note", "reasonText"), step="guardian", reason="other")
    add("indicators-observed", "2026-01-06", ("note",), indicators=["ind.debt"])
    add("secrecy-assessed", "2026-01-06", ("note",), facts=[], answer="secrecy-stands", law="BE/1867")
    add("signal-sent", "2026-01-06", ("note", "reasonText"), to="police", emergency="other")
    add("stage-granted", "2026-01-08", ("note", "document"), stage="be.provisional", until=None)
    add("stage-extended", "2026-04-08", ("note", "document"), stage="be.provisional", until="2026-07-08")
    add("condition-recorded", "2026-01-08", ("note",), condition="statement-made", status="met")
    add("role-assigned", "2026-01-08", ("note", "name"), role="lawyer")
    add("role-ended", "2026-02-08", ("note",), item=places["role-assigned"])
    add(
        "referral-sent",
        "2026-01-08",
        ("note", "name", "organisation", "reasonText"),
        to="ngo",
        purpose="other",
        basis="court-order",
    )
    add("referral-answered", "2026-01-09", ("note", "reasonText"), item=places["referral-sent"], status="accepted")
    add(
        "referral-received",
        "2026-01-08",
        ("note", "name", "organisation", "reasonText"),
        **{"from": "ngo"},
        purpose="other",
    )
    add("consent-given", "2026-01-08", ("note",), scope=["transfer"])
    add("consent-withdrawn", "2026-01-09", ("note", "reasonText"), scope=["transfer"])
    add("reminder-added", "2026-01-09", ("note", "title"), due="2026-05-30")
    add("reminder-done", "2026-01-10", ("note",), item=places["reminder-added"])
    add("support-planned", "2026-01-10", ("note", "objective", "service"), domain="work")
    add("support-ended", "2026-01-11", ("note",), item=places["support-planned"], result="dropped")
    add("case-assigned", "2026-01-11", ("note",), owner="hd")
    add("case-amended", "2026-01-11", ("note",), nationality="NG")
    add("stay-started", "2026-01-11", ("note",), stay="be.stay.specialised")
    add("identity-revealed", "2026-01-12", ("reasonText",), shown="all")
    add("entry-corrected", "2026-01-05", ("text",), target=places["note-added"], **{"as": "note-added"})
    add("entry-retracted", "2026-01-12", ("note", "reasonText"), target=places["indicators-observed"], reason="other")
    add("stage-withdrawn", "2026-05-01", ("note", "reasonText"), stage="be.provisional", reason="other")
    add("case-closed", "2026-05-02", ("note", "reasonText"), reason="other")
    return "".join(json.dumps(line, ensure_ascii=number % 2 == 0) + "\n" for number, line in enumerate(lines))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A casebook in which the name was put in by every door, watched meanwhile."""
    book = Jalon(tmp_path_factory.mktemp("canary"), "2026-05-20").init().vault()
    temporary = book.folder / "temporary"
    temporary.mkdir()
    book.environment |= {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    doors = Doors(book)
    with Watch(book.store.parent, temporary, book.config, book.home) as watch:
        case = through_every_door(doors)
    MEASURED.append(
        f"canary: {len(doors.names)} names by {len(doors.used)} options; "
        f"{watch.looks} looks, {watch.journals} of them at a journal"
    )
    return book, doors, case


def leaves(book: Jalon, *words: str):
    """Every command, with its help."""
    text = book.ok(*words, "--help").out
    if "SUBCOMMANDS:" not in text:
        yield " ".join(words), text
        return
    for name in re.findall(r"^  ([a-z]+)(?: |$)", text.split("SUBCOMMANDS:")[1], re.MULTILINE):
        if name != "See":
            yield from leaves(book, *words, name)


def test_no_door_was_forgotten(full):
    """Every option of every command that takes text was used; the help knows which they are."""
    book, doors, _ = full
    options = {
        (leaf, option)
        for leaf, text in leaves(book)
        for option in re.findall(r"^  (--[a-z-]+) <(?:id\|)?text>", text, re.MULTILINE)
        if "passphrase" not in option
    }
    # A transfer has a test of its own; an override is one option everywhere.
    left = {each for each in options - doors.used if each[0] != "transfer send" and each[1] != "--override"}
    assert len(options) > 30 and not left, f"no name was put in by {sorted(left)}"
    assert any(option == "--override" for _, option in doors.used)


def everything(book: Jalon) -> str:
    """All that is sealed. A dump leaves erased cases out; why one was erased is sealed beside what is left of it."""
    return book.identified("dump").out + book.identified("timeline", "show", ERASED).out


def test_with_the_key_every_name_is_there(full):
    """Else the rest of these tests would prove nothing."""
    book, doors, case = full
    opened = everything(book)
    assert f"{STEM}999" not in opened
    missing = [door for door, name in doors.names.items() if name not in opened]
    assert not missing
    shown = book.ok("case", "reveal", case, "--texts", "--reason", "-", stdin="why").out
    assert doors.names["identity"] in shown and doors.names["child"] in shown
    exported = book.identified("htcds", "export", "--minor").out
    assert doors.names["identity"] in exported
    assert doors.names["import identity"] in exported


def test_the_name_is_in_no_file_and_no_file_name(full):
    book, doors, _ = full
    read = 0
    for folder, _, files in os.walk(book.folder):
        if doors.outside.as_posix() == folder:
            continue
        for name in files:
            clean(name.encode(), "a file name")
            with open(os.path.join(folder, name), "rb") as file:
                clean(file.read(), name)
            read += 1
    assert read >= 2 and book.store.stat().st_size > 100_000


# What reads and needs no key.
READING = [
    *(("case", "show", "CASE"), ("case", "list", "--status", "all"), ("timeline", "show", "CASE"), ()),
    *(("deadline", "list", "--all"), ("deadline", "list", "--within", "3000d"), ("deadline", "explain", "CASE")),
    *(("dump",), ("htcds", "export"), ("htcds", "export", "--case", "CASE"), ("support", "show", "CASE")),
    *(("role", "list", "CASE"), ("consent", "list", "CASE"), ("referral", "list", "CASE"), ("step", "status", "CASE")),
    *(("stage", "options", "CASE"), ("verify",), ("vault", "status"), ("deadline", "check"), ("due",)),
    *(("stats", "--year", "2026"), ("stats", "--year", "2026", "--threshold", "0", "--format", "html")),
    *(("timeline", "export", "CASE"), ("timeline", "export", "--all"), ("deadline", "overview"), ("deadline", "sheet")),
    *(("timeline", "export", "CASE", "--for", "magistrate"),),
    *(("audit", "list"), ("doctor",), ("hold", "list"), ("retention", "list", "--all")),
    *(("case", "show", "BE-2026-GONE"), ("timeline", "show", "BE-2026-GONE"), ("timeline", "export", "BE-2026-GONE")),
    *(("store", "alerts"), ("case", "show", "BE-2026-IMPO"), ("timeline", "show", "BE-2026-IMPO")),
]


@pytest.mark.parametrize("words", READING, ids=[" ".join(each) or "jalon" for each in READING])
def test_what_is_read_without_identify_does_not_name_anybody(full, words):
    """In every format, in every language, with and without the key."""
    book, _, case = full
    given = [case if each == "CASE" else each for each in words]
    formats = [
        form
        for form in ("table", "json", "csv", "ics", "md", "html", "svg", "jsonl", "mermaid", "fods")
        if book.run(*given, "--format", form).code in (0, 2)
    ]
    assert formats, words
    for form in formats:
        for language in LANGUAGES if form == "table" else ("en",):
            for env in (None, book.without_key):
                result = book.run(*given, "--format", form, "--lang", language, env=env)
                assert result.code in (0, 2) and result.stdout + result.stderr, result
                quiet(result)


def test_entries_that_were_not_there_say_nothing(full):
    book, doors, case = full
    before = book.dump()
    for words in (
        ("entry", "correct", case, "00000000", "--text", "-"),
        ("reminder", "done", case, "00000000", "--note", "-"),
        ("referral", "answer", case, "done", "00000000", "--reason", "-"),
        ("support", "end", case, "work", "--result", "achieved", "--note", "-"),
        ("role", "end", case, "police", "--note", "-"),
        ("note", "add", "BE-1999-NONE"),
        ("case", "identify", "BE-1999-NONE"),
        ("case", "reveal", "BE-1999-NONE", "--reason", "-"),
    ):
        result = book.run(*words, stdin=json.dumps({"firstName": STEM}))
        assert result.code == NOT_FOUND, result
        quiet(result)
    for words in (
        ("stage", "grant", case, "be.reflection", "--on", "2026-02-03", "--document", "-"),
        ("referral", "send", case, "--to", "ngo", "--reason", "-"),
        ("consent", "withdraw", case, "--scope", "research", "--note", "-"),
        ("note", "add", "BE-2026-IMPO"),
    ):
        result = book.run(*words, stdin=STEM)
        assert result.code == CONTRADICTS, result
        quiet(result)
    assert book.dump() == before


@pytest.mark.parametrize(
    "text",
    [
        f'{{"firstName":"{STEM}"',
        f'{{"firstName":"{STEM}",,}}',
        f"{{firstName: {STEM}}}",
        f'"{STEM}"',
        f'["{STEM}"]',
        STEM,
        f'{{"birthDate":"{STEM}"}}',
        f'{{"birthDate":["{STEM}"]}}',
        f'{{"{STEM}":1,"{STEM}":2,"birthDate":3}}',
        f'{{"firstName":"{STEM}\\q"}}',
        f'{{"firstName":"{STEM}"}} {STEM}',
        f'{{"firstName":"{STEM}\x01"}}',
        json.dumps({"firstName": STEM * 9_000}),
        json.dumps({"birthDate": f"2009-05-14 {STEM}"}),
    ],
)
def test_an_identity_that_cannot_be_read_is_not_repeated(full, text):
    book, _, case = full
    for env in (None, book.without_key):
        result = book.run("case", "identify", case, stdin=text, env=env)
        assert result.code == (USAGE if env is None else KEY), result
        quiet(result)
    latin = book.run("case", "identify", case, stdin=text.encode() + b"\xe9")
    assert latin.code == USAGE, latin
    quiet(latin)


BAD = [
    ("another field is wrong", {"kind": "note-added", "text": STEM, "on": "2026-02-30"}),
    ("another field is missing", {"kind": "reminder-added", "title": STEM}),
    ("the kind is unknown", {"kind": "coffee-drunk", "text": STEM}),
    ("the code is unknown", {"kind": "step-recorded", "step": "party", "note": STEM}),
    ("the text is too long", {"kind": "note-added", "text": STEM * 9_000}),
    ("the text does not belong there", {"kind": "note-added", "title": STEM, "text": STEM}),
    ("the text is a list", {"kind": "note-added", "text": [STEM]}),
    ("the text is an object", {"kind": "note-added", "text": {"name": STEM}}),
    ("the note is a number, and the text a name", {"kind": "note-added", "text": STEM, "note": 7}),
    ("the identity is a text", {"kind": "identity-recorded", "identity": STEM}),
    ("the birth date is a name", {"kind": "identity-recorded", "identity": {"birthDate": STEM}}),
    ("the identity is elsewhere", {"kind": "note-added", "text": STEM, "identity": {"firstName": STEM}}),
    ("the entry is no UUID", {"kind": "note-added", "entry": "7", "text": STEM}),
    ("the case is not there", {"kind": "note-added", "case": "BE-2026-NONE", "text": STEM}),
    ("it contradicts the rules", {"kind": "referral-sent", "to": "ngo", "purpose": "other", "organisation": STEM}),
    ("it is about nothing", {"kind": "role-ended", "item": str(uuid.uuid4()), "note": STEM}),
    ("the author is too long", {"kind": "note-added", "text": STEM, "author": "x" * 200}),
    ("the instant is none", {"kind": "note-added", "text": STEM, "recordedAt": "yesterday"}),
]


@pytest.mark.parametrize("why, fields", BAD, ids=[each[0] for each in BAD])
def test_a_bad_line_of_an_import_is_named_and_not_repeated(full, why, fields):
    book, _, _ = full
    before = book.dump()
    head = ({"format": "jalon.interchange/1"}, {"case": "BE-2026-BADL", "country": "BE", "openedOn": "2026-01-05"})
    line = {"case": "BE-2026-BADL", "entry": str(uuid.uuid4()), "on": "2026-01-06"} | fields
    text = "".join(json.dumps(each) + "\n" for each in (*head, line))
    for words in (("import", "-"), ("import", "-", "--dry-run"), ("import", "-", "--json")):
        result = book.run(*words, stdin=text)
        assert result.code in (USAGE, CONTRADICTS, NOT_FOUND) and "line 3" in result.err, result
        quiet(result)
    assert book.dump() == before


@pytest.mark.parametrize(
    "line",
    [
        f'{{"case":"BE-2026-BADL","text":"{STEM}"',
        f'{{"case":"BE-2026-BADL","text":"{STEM}\\q"}}',
        f'"{STEM}"',
        STEM,
        f'["{STEM}"]',
        f'{{"text":"{STEM}","text":"{STEM}"}}',
        f'{{"case":"BE-2026-BADL","kind":"note-added","text":"{STEM}\x02"}}',
        '{"case":"BE-2026-BADL","text":"' + STEM * 200_000 + '"}',
    ],
    ids=["cut", "a bad escape", "a text", "words", "a list", "twice", "a control character", "more than a line may be"],
)
def test_a_line_that_is_no_json_is_not_repeated(full, line):
    book, _, _ = full
    result = book.run("import", "-", stdin='{"format":"jalon.interchange/1"}\n' + line + "\n")
    assert result.code == USAGE and "line 2" in result.err, result
    quiet(result)
    quiet(book.run("import", "-", stdin=line + "\n"))
    broken = book.run("import", "-", stdin=b'{"format":"jalon.interchange/1"}\n{"text":"' + STEM.encode() + b'\xff"}\n')
    assert broken.code == USAGE, broken
    quiet(broken)


def test_texts_are_not_taken_in_without_the_key(full):
    """An import of free text without the key stores nothing, rather than the text."""
    book, _, _ = full
    before = book.dump()
    head = ({"format": "jalon.interchange/1"}, {"case": "BE-2026-NKEY", "country": "BE", "openedOn": "2026-01-05"})
    line = {"case": "BE-2026-NKEY", "entry": str(uuid.uuid4()), "kind": "note-added", "on": "2026-01-06", "text": STEM}
    text = "".join(json.dumps(each) + "\n" for each in (*head, line))
    with Watch(book.store.parent):
        result = book.run("import", "-", stdin=text, env=book.without_key)
    assert result.code == KEY, result
    quiet(result)
    assert book.dump() == before


def test_a_file_with_the_name_in_it_is_validated_and_not_repeated(full):
    book, _, _ = full
    header = ",".join(["prs_FirstName", "prs_Birthdate", "prs_Gender", "vic_TypeOfExploitation", "prs_HomePhone", STEM])
    file = book.folder / "outside" / "bad.csv"
    file.write_text(header + f"\n{STEM},{STEM},{STEM},{STEM};{STEM},{STEM},{STEM}\n")
    for words in ((), ("--json",)):
        result = book.run("htcds", "validate", file, *words)
        assert result.code == 1, result
        # The name of a column is no cell; what the cells hold is not repeated.
        lines = [line for line in (result.out + result.err).splitlines()]
        assert all(line.count(STEM) <= (1 if not words else 99) for line in lines)
    cells = header.replace(STEM, "ext_Other")
    file.write_text(cells + f"\n{STEM},{STEM},{STEM},{STEM};{STEM},{STEM},{STEM}\n")
    for words in ((), ("--json",)):
        quiet(book.run("htcds", "validate", file, *words))


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="no /proc to look into")
@pytest.mark.parametrize(
    "words",
    [
        ("case", "identify", "CASE"),
        ("note", "add", "CASE"),
        ("step", "record", "CASE", "team-discussion", "--note", "-"),
        ("role", "assign", "CASE", "lawyer", "--name", "-"),
        ("case", "reveal", "CASE", "--reason", "-"),
        ("import", "-"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_neither_the_process_list_nor_the_environment_knows_the_name(full, words):
    """Looked at while the process has read a part of the text and waits for the rest."""
    book, doors, case = full
    given = [case if each == "CASE" else each for each in words]
    process = book.start(*given, stdin=-1, stdout=-1, stderr=-1)
    half = f'{{"firstName":"{STEM} and more'.encode()
    process.stdin.write(half)
    process.stdin.flush()
    looks = 0
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        for file in ("cmdline", "environ", "comm"):
            with open(f"/proc/{process.pid}/{file}", "rb") as opened:
                data = opened.read()
            clean(data, file)
            looks += bool(data)
        for descriptor in os.listdir(f"/proc/{process.pid}/fd"):
            try:
                clean(os.readlink(f"/proc/{process.pid}/fd/{descriptor}").encode(), "an open file")
            except OSError:
                continue
        time.sleep(0.01)
    assert process.poll() is None, "it waits for the rest"
    assert looks > 10 and binary().encode() in open(f"/proc/{process.pid}/cmdline", "rb").read()
    process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        clean(stream.read(), "what was said before it was killed")
    process.stdin.close()
    for path in book.store.parent.iterdir():
        clean(path.read_bytes(), path.name)


def test_a_bundle_names_nobody(full, tmp_path):
    """Sent with what is sealed, received with and without it."""
    book, _, case = full
    other, coded = (Jalon(tmp_path / name, "2026-05-20").init() for name in ("other", "coded"))
    other.vault()
    phrase = book.folder / "outside" / "bundle.txt"
    phrase.write_text(BUNDLE)
    texts = [book.folder / "outside" / f"send{number}.txt" for number in range(3)]
    for number, file in enumerate(texts):
        file.write_text(f"{STEM}9{number}")
    bundle = book.folder / "bundle.jalon"
    sent = book.ok(
        *("transfer", "send", case, "--on", "2026-05-20", "--output", bundle, "--identify", "--reason", "-"),
        *("--bundle-passphrase", f"@{phrase}", "--organisation", f"@{texts[0]}", "--name", f"@{texts[1]}"),
        *("--note", f"@{texts[2]}"),
        stdin=f"{STEM}99",
    )
    quiet(sent)
    clean(bundle.read_bytes(), "the bundle")
    secret = ("--bundle-passphrase", f"@{phrase}")
    with Watch(other.store.parent, coded.store.parent):
        quiet(other.ok("transfer", "receive", bundle, *secret))
        quiet(coded.ok("transfer", "receive", bundle, *secret, "--coded"))
        # Without a vault, or without its key, nothing is taken over that could not be sealed.
        bare = Jalon(tmp_path / "bare", "2026-05-20").init()
        quiet(bare.refused(KEY, "transfer", "receive", bundle, *secret))
    for reader in (other, coded):
        quiet(reader.ok("dump"))
        quiet(reader.ok("timeline", "show", case))
        quiet(reader.ok("verify", env=reader.without_key))
    touched = bytearray(bundle.read_bytes())
    touched[len(touched) // 2] ^= 1
    broken = tmp_path / "broken"
    broken.write_bytes(touched)
    quiet(bare.refused(DAMAGED, "transfer", "receive", broken, *secret))
    opened = other.identified("dump").stdout.decode()
    assert opened.count(STEM) > 40 and f"{STEM}90" in opened and f"{STEM}99" in opened
    assert coded.run("case", "reveal", case, "--reason", "-", stdin="why").code in (DONE, KEY)


def test_what_was_sealed_is_not_left_behind_when_the_key_changes(full):
    """Neither in the file, nor in pages that are free, nor in the journal."""
    book, doors, _ = full
    with Watch(book.store.parent) as watch:
        new = book.keys / "next.key"
        book.ok("vault", "rekey", "--new-key", new)
        book.environment["JALON_KEY"] = str(new)
    assert watch.looks
    clean(book.store.read_bytes(), "the casebook")
    opened = everything(book)
    assert all(name in opened for name in doors.names.values())
