"""Bad input: a clear sentence that says what would be accepted, a stable exit code, nothing written."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3

import pytest

from support import (
    CONTRADICTS,
    DAMAGED,
    DONE,
    FAILED,
    NO_CASEBOOK,
    NOT_FOUND,
    USAGE,
    Jalon,
    case_line,
    entry_line,
    interchange,
)


@pytest.fixture
def case(book) -> tuple[Jalon, str]:
    """A casebook with a Belgian case, opened on 1 May 2013 and in its reflection period."""
    reference = book.open("BE", "--ref", "BE-2013-AAAA", "--on", "2013-05-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2013-05-02")
    return book, reference


# What is written, words of the sentence.
BAD_DATES = [
    ("2026-02-30", ("2026-02-30", "28 days")),
    ("2023-02-29", ("2023-02-29", "28 days")),
    ("2026-04-31", ("2026-04-31", "30 days")),
    ("2026-13-01", ("2026-13-01", "12")),
    ("2026-00-10", ("2026-00-10",)),
    ("2026-01-00", ("2026-01-00",)),
    ("03/04/2027", ("03/04/2027", "YYYY-MM-DD")),
    ("3 April 2027", ("3 April 2027", "YYYY-MM-DD")),
    ("2026-4-1", ("2026-4-1", "YYYY-MM-DD")),
    ("20260401", ("20260401", "YYYY-MM-DD")),
    ("2026-04-01T10:00:00Z", ("YYYY-MM-DD",)),
    ("26-04-01", ("26-04-01", "YYYY-MM-DD")),
    ("٢٠٢٦-٠٤-٠١", ("YYYY-MM-DD",)),
    ("next week", ("next week", "YYYY-MM-DD")),
    ("45d", ("45d", "+45d")),
    ("+45", ("+45", "+45d")),
    ("+99999999999999999999d", ("+99999999999999999999d",)),
    ("", ("--on",)),
]


@pytest.mark.parametrize("written, says", BAD_DATES, ids=[each or "empty" for each, _ in BAD_DATES])
def test_dates(case, written, says):
    book, reference = case
    book.refused(USAGE, "stage", "grant", reference, "be.provisional", f"--on={written}", says=says)


def test_a_date_that_is_refused_names_every_form_that_is_not(case):
    book, reference = case
    book.refused(
        USAGE,
        "case",
        "close",
        reference,
        "--reason",
        "completed",
        "--on",
        "03/04/2027",
        says=("YYYY-MM-DD", "today", "yesterday", "tomorrow", "+45d", "-3d"),
    )


@pytest.mark.parametrize("option", ["--on", "--until", "--today"])
def test_every_option_that_takes_a_date_looks_at_it(case, option):
    book, reference = case
    words = ["stage", "grant", reference, "be.provisional", option, "2026-02-30"]
    book.refused(USAGE, *words, says=("2026-02-30", "28 days"))


def test_bad_day_in_the_environment(case):
    book, _ = case
    result = book.run("deadline", "list", env={"JALON_TODAY": "2026-02-30"})
    assert result.code == USAGE and result.stdout == b"", result
    assert "2026-02-30" in result.err and "JALON_TODAY" in result.err


def test_unknown_country(book):
    for country in ("DE", "be ", "Belgium", "", "B"):
        book.refused(USAGE, "case", "open", f"--country={country}", says=("BE", "FR", "IT", "HU", "GB"))
    book.refused(USAGE, "case", "open", says=("--country",))


@pytest.mark.parametrize("words", [("deadline", "list"), ("case", "list")], ids=" ".join)
def test_unknown_country_of_a_list(case, words):
    """A slip in a filter is no empty list: nobody should believe that nothing is due."""
    book, _ = case
    book.refused(USAGE, *words, "--country", "DE", says=("DE", "BE", "FR", "IT", "HU", "GB"))


@pytest.mark.parametrize("author", ["", "x" * 129, "a\nb", "\x1b[31mred"], ids=["empty", "long", "two lines", "escape"])
def test_authors(case, author):
    book, reference = case
    result = book.refused(
        USAGE, "condition", "record", reference, "contact-broken", "met", f"--author={author}", says=("author",)
    )
    assert "\x1b" not in result.err


def test_unknown_stage(case):
    book, reference = case
    book.refused(
        NOT_FOUND,
        "stage",
        "grant",
        reference,
        "be.nonsense",
        "--on",
        "2013-06-01",
        says=("be.nonsense", "be.reflection", "be.provisional", "be.temporary", "be.permanent"),
    )
    book.refused(
        NOT_FOUND,
        "stage",
        "grant",
        reference,
        "fr.shortTerm",
        "--on",
        "2013-06-01",
        says=("fr.shortTerm", "be.provisional"),
    )
    for verb in (("extend",), ("refuse",), ("withdraw", "--reason", "other")):
        book.refused(
            NOT_FOUND,
            "stage",
            verb[0],
            reference,
            "be.nonsense",
            *verb[1:],
            "--on",
            "2013-06-01",
            says=("be.nonsense", "be.provisional"),
        )


def test_unknown_pack(case):
    book, reference = case
    book.refused(
        NOT_FOUND,
        "stage",
        "grant",
        reference,
        "be.provisional",
        "--pack",
        "BE/1830",
        "--on",
        "2013-06-01",
        says=("BE/1830", "BE/FIIT-2013"),
    )
    book.refused(
        NOT_FOUND,
        "stage",
        "grant",
        reference,
        "be.provisional",
        "--pack",
        "FR/FIIT-2013",
        "--on",
        "2013-06-01",
        says=("FR/FIIT-2013", "BE"),
    )


def test_unknown_case(case):
    book, _ = case
    commands = [
        ("case", "show", "BE-1999-ZZZZ"),
        ("case", "close", "BE-1999-ZZZZ", "--reason", "completed"),
        ("stage", "grant", "BE-1999-ZZZZ", "be.reflection"),
        ("stage", "options", "BE-1999-ZZZZ"),
        ("step", "record", "BE-1999-ZZZZ", "team-discussion"),
        ("step", "status", "BE-1999-ZZZZ"),
        ("timeline", "show", "BE-1999-ZZZZ"),
        ("deadline", "explain", "BE-1999-ZZZZ"),
        ("deadline", "list", "--case", "BE-1999-ZZZZ"),
        ("case", "reopen", "BE-1999-ZZZZ"),
    ]
    for words in commands:
        book.refused(NOT_FOUND, *words, says=("BE-1999-ZZZZ", "case list"))


def test_a_prefix_that_fits_two(case):
    book, reference = case
    other = book.open("BE", "--ref", "BE-2013-AABB", "--on", "2013-05-01")
    for words in (
        ("case", "show", "BE-2013-AA"),
        ("stage", "grant", "be", "be.provisional", "--on", "2013-06-01"),
        ("case", "close", "BE-2013-AA", "--reason", "completed"),
    ):
        book.refused(NOT_FOUND, *words, says=(reference, other))
    # A whole reference is one case, though another begins with it.
    book.open("BE", "--ref", "BE-2013-AAAA2", "--on", "2013-05-01")
    assert book.json("case", "show", "BE-2013-AAAA")["case"] == "BE-2013-AAAA"


def test_a_case_that_cannot_be_a_reference(case):
    book, _ = case
    for reference in ("Jan Peeters", "../etc", "a" * 65, "%", "_", "*", "BE'; DROP TABLE entry; --"):
        book.refused(NOT_FOUND, "case", "show", reference)
    for reference in ("Jan Peeters", "a" * 65, "BE%"):
        book.refused(USAGE, "case", "open", "--country", "BE", "--ref", reference)
    book.refused(CONTRADICTS, "case", "open", "--country", "BE", "--ref", "BE-2013-AAAA", says=("BE-2013-AAAA",))


def test_a_grant_before_the_opening(case):
    book, reference = case
    book.refused(
        CONTRADICTS,
        "stage",
        "grant",
        reference,
        "be.provisional",
        "--on",
        "2013-04-30",
        says=("2013-05-01", "2013-04-30"),
    )


def test_a_second_reflection_period(case):
    book, reference = case
    book.refused(
        CONTRADICTS,
        "stage",
        "grant",
        reference,
        "be.reflection",
        "--on",
        "2013-06-10",
        says=("be.reflection", "2013-05-02", "be.provisional"),
    )


def test_a_stage_that_cannot_follow(case):
    book, reference = case
    book.refused(
        CONTRADICTS,
        "stage",
        "grant",
        reference,
        "be.permanent",
        "--on",
        "2013-06-10",
        says=("be.permanent", "be.reflection", "be.provisional"),
    )


def test_an_extension_of_a_stage_that_is_not_renewed(case):
    book, reference = case
    book.refused(
        CONTRADICTS,
        "stage",
        "extend",
        reference,
        "be.reflection",
        "--on",
        "2013-06-10",
        says=("be.reflection", "be.provisional"),
    )


def test_an_extension_of_a_stage_that_does_not_run(case):
    book, reference = case
    book.refused(
        CONTRADICTS,
        "stage",
        "extend",
        reference,
        "be.provisional",
        "--on",
        "2013-06-10",
        says=("be.provisional", "be.reflection"),
    )
    book.refused(
        CONTRADICTS,
        "stage",
        "withdraw",
        reference,
        "be.provisional",
        "--reason",
        "other",
        "--on",
        "2013-06-10",
        says=("be.provisional", "be.reflection"),
    )


# Country, stage, granted on, pack named by hand, extended on, printed day: the rules give the extension no length.
UNSTATED = [
    ("GB", "uk.reflection", "2013-05-02", "GB/FIIT-2013", "2013-06-10", "2013-07-10"),
    ("GB", "uk.residence", "2024-05-02", None, "2026-10-10", "2027-07-10"),
    ("FR", "fr.residentCard", "2016-05-02", None, "2026-04-10", "2036-05-02"),
]


@pytest.mark.parametrize("country, stage, on, pack, extended, until", UNSTATED, ids=[each[1] for each in UNSTATED])
def test_an_extension_of_a_length_that_the_rules_do_not_say(book, country, stage, on, pack, extended, until):
    reference = book.open(country, "--on", on)
    book.ok("stage", "grant", reference, stage, "--on", on, *(("--pack", pack) if pack else ()))
    extension = ("stage", "extend", reference, stage, "--on", extended, "--today", extended)
    book.refused(USAGE, *extension, says=(stage, "--until"))
    book.ok(*extension, "--until", until)
    assert [each["due"] for each in book.deadlines() if each["stage"] == stage] == [until]


def test_a_recovery_period_is_not_extended(book):
    """It ends with the later of its days and the decision, which is recorded instead."""
    reference = book.open("GB", "--on", "2013-05-01")
    book.ok("stage", "grant", reference, "uk.reflection", "--on", "2013-05-02")
    book.refused(
        CONTRADICTS,
        "stage",
        "extend",
        reference,
        "uk.reflection",
        "--on",
        "2013-06-10",
        says=("uk.reflection", "GB/2009", "uk.residence"),
    )


def test_a_printed_day_before_the_grant(case):
    book, reference = case
    book.refused(
        USAGE,
        "stage",
        "grant",
        reference,
        "be.provisional",
        "--on",
        "2013-06-10",
        "--until",
        "2013-06-09",
        says=("2013-06-09", "2013-06-10"),
    )


def test_an_entry_for_a_closed_case(case):
    book, reference = case
    book.ok("case", "close", reference, "--reason", "completed", "--on", "2013-06-10")
    for words in (
        ("stage", "grant", reference, "be.provisional"),
        ("step", "record", reference, "team-discussion"),
        ("condition", "record", reference, "contact-broken", "met"),
        ("case", "close", reference, "--reason", "completed"),
    ):
        book.refused(CONTRADICTS, *words, says=(reference, "closed", "2013-06-10", "reopen"))
    book.refused(CONTRADICTS, "case", "reopen", reference, "--on", "2013-06-09", says=("2013-06-10", "2013-06-09"))


@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", "RED"),
        ("case", "open", "--country", "RED"),
        ("case", "open", "--country", "BE", "--ref", "RED"),
        ("case", "open", "--country", "GB", "--region", "RED"),
        ("stage", "grant", "BE-2013-AAAA", "RED"),
        ("stage", "grant", "BE-2013-AAAA", "be.provisional", "--on", "RED"),
        ("stage", "grant", "BE-2013-AAAA", "be.provisional", "--pack", "RED"),
        ("step", "record", "BE-2013-AAAA", "RED"),
        ("condition", "record", "BE-2013-AAAA", "RED", "met"),
        ("case", "close", "BE-2013-AAAA", "--reason", "RED"),
        ("deadline", "list", "--within", "RED"),
        ("deadline", "list", "--format", "RED"),
        ("deadline", "list", "--lang", "RED"),
        ("deadline", "list", "--store", "RED"),
        ("deadline", "explain", "BE-2013-AAAA", "RED"),
        ("import", "RED"),
        ("rules", "show", "RED"),
        ("rules", "calendar", "--region", "RED", "--year", "2020"),
        ("verify", "--head", "RED"),
        ("RED",),
        ("case", "RED"),
        ("case", "list", "--RED"),
    ],
    ids=" ".join,
)
def test_what_was_typed_cannot_act_on_the_terminal(case, words):
    """An escape sequence in an argument comes back as harmless text, if at all."""
    book, _ = case
    result = book.run(*(each.replace("RED", "\x1b[31mred\x07") for each in words))
    assert result.code != DONE and result.err.strip(), result
    assert not set("\x1b\x07") & set(result.err), result


def test_unknown_codes(case):
    book, reference = case
    book.refused(
        USAGE, "step", "record", reference, "coffee-break", says=("coffee-break", "team-discussion", "joint-dialogue")
    )
    # What is no code at all may be a name, and is not repeated.
    named = book.refused(USAGE, "step", "record", reference, "team-discussion", "--with", "Jan", says=("educator",))
    assert "Jan" not in named.err
    book.refused(
        USAGE, "step", "record", reference, "team-discussion", "--outcome", "fine", says=("fine", "advice-given")
    )
    book.refused(USAGE, "case", "close", reference, "--reason", "bored", says=("bored", "completed"))
    book.refused(USAGE, "case", "close", reference, says=("--reason", "completed"))
    book.refused(
        USAGE, "stage", "withdraw", reference, "be.reflection", "--reason", "bored", says=("bored", "contact-resumed")
    )
    book.refused(
        USAGE, "condition", "record", reference, "contact-broken", "perhaps", says=("perhaps", "met", "lapsed")
    )
    book.refused(USAGE, "case", "open", "--country", "BE", "--exploitation", "work", says=("work", "exp.labour"))
    book.refused(USAGE, "case", "open", "--country", "BE", "--nationality", "Morocco", says=("country",))
    book.refused(USAGE, "case", "open", "--country", "GB", "--region", "BE-BRU", says=("GB-SCT", "GB"))
    book.refused(USAGE, "case", "open", "--country", "BE", "--adult-on", "2016-05", says=("minor",))
    book.refused(USAGE, "case", "open", "--country", "BE", "--minor", "--adult-on", "2016-13", says=("month",))
    book.refused(USAGE, "case", "list", "--status", "sleeping", says=("sleeping", "open", "closed", "all"))
    book.refused(USAGE, "deadline", "list", "--within", "soon", says=("soon", "30d"))
    book.refused(USAGE, "deadline", "list", "--format", "papyrus", says=("papyrus", "table", "json"))
    book.refused(USAGE, "deadline", "list", "--lang", "tlh", says=("tlh", "en", "fr", "nl", "it", "hu"))


def test_a_condition_is_an_identifier(case):
    book, reference = case
    """Free text in its place would be stored in clear, and leave a casebook that cannot be read."""
    for written in ("Has broken with Jan", "Contact-Broken", "contact_broken", "a" * 65, "no-such-condition"):
        book.refused(
            NOT_FOUND, "condition", "record", reference, written, "met", says=("contact-broken", "statement-made")
        )
    book.ok("verify")
    book.ok("case", "show", reference)


@pytest.mark.parametrize(
    "words",
    [
        ("step", "skip", "BE-2013-AAAA", "team-discussion", "--reason", "Jan was ill that day"),
        ("stage", "grant", "BE-2013-AAAA", "be.provisional", "--on", "2013-06-10", "--document", "annexe 15 no 1234"),
    ],
)
def test_free_text_never_travels_in_arguments(case, words):
    """A literal is refused; what would be accepted is said, be it ``-`` and ``@FILE`` or a code from a list."""
    book, _ = case
    result = book.refused(USAGE, *words)
    assert "@file" in result.err.lower() or "not-applicable" in result.err or "unknown option" in result.err.lower(), (
        result
    )


@pytest.mark.parametrize(
    "words",
    [
        ("cas", "list"),
        ("case", "opne"),
        ("deadline", "list", "--withn", "30d"),
        ("stage", "grant"),
        ("import",),
        ("case", "show"),
        ("rules", "date", "--country", "BE"),
        ("deadline", "list", "too", "much"),
    ],
)
def test_usage(case, words):
    book, _ = case
    book.refused(USAGE, *words)


def test_a_slip_is_answered_with_what_was_meant(case):
    book, _ = case
    result = book.refused(USAGE, "deadline", "list", "--withn", "30d")
    assert "--within" in result.err


# Files that are no casebook.


def another_program(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
        database.execute("INSERT INTO recipe VALUES ('waffles')")
    database.close()


def newer_schema(path, casebook):
    path.write_bytes(casebook.read_bytes())
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()


def foreign_files(folder, casebook) -> dict[str, tuple]:
    """A path for each kind of file that is refused, with words of its sentence."""
    paths = {name: folder / f"{name}.sqlite" for name in ("text", "empty", "other", "newer", "cut", "page", "folder")}
    paths["text"].write_text("Dear Sir,\nplease find enclosed the casebook.\n" * 40)
    paths["empty"].touch()
    another_program(paths["other"])
    newer_schema(paths["newer"], casebook)
    whole = casebook.read_bytes()
    paths["cut"].write_bytes(whole[: len(whole) // 2])
    paths["page"].write_bytes(whole[:60])
    paths["folder"].mkdir()
    return {
        "text": (paths["text"], "not a casebook"),
        "empty": (paths["empty"], "empty"),
        "other": (paths["other"], "another program"),
        "newer": (paths["newer"], "newer"),
        "cut": (paths["cut"], "cut off"),
        "page": (paths["page"], "cut off"),
        "folder": (paths["folder"], "folder"),
    }


def fingerprint(path):
    status = path.stat()
    if path.is_dir():
        return sorted(os.listdir(path)), status.st_mtime_ns
    return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns, status.st_size, status.st_mode


def test_foreign_files_are_refused_each_with_its_sentence(case):
    book, reference = case
    files = foreign_files(book.folder, book.store)
    before = {name: fingerprint(path) for name, (path, _) in files.items()}
    beside = sorted(os.listdir(book.folder))
    sentences = {}
    for name, (path, words) in files.items():
        for command in (
            ("deadline", "list"),
            (),
            ("stage", "grant", reference, "be.provisional"),
            ("dump",),
            ("verify",),
            ("case", "open", "--country", "BE"),
            ("import", "-"),
        ):
            text = interchange(case_line("BE-2013-ZZZZ")) if command == ("import", "-") else ""
            result = book.refused(
                DAMAGED, *command, "--store", path, says=(str(path), words), stdin=text, unchanged=False
            )
            if command == ("deadline", "list"):
                sentences[name] = result.err.replace(str(path), "")
        # Nor is it written over.
        made = book.run("store", "init", "--store", path)
        assert made.code not in (DONE, USAGE) and made.stdout == b"", made
        made = book.run("demo", path)
        assert made.code not in (DONE, USAGE) and made.stdout == b"", made
    assert len({sentences[each] for each in ("text", "empty", "other", "newer", "cut", "folder")}) == 6, sentences
    assert {name: fingerprint(path) for name, (path, _) in files.items()} == before
    assert sorted(os.listdir(book.folder)) == beside, "nothing is left beside the files"


def test_a_missing_casebook(jalon):
    place = jalon.folder / "nowhere" / "casebook.sqlite"
    for command in (
        ("deadline", "list"),
        (),
        ("case", "open", "--country", "BE"),
        ("dump",),
        ("verify",),
        ("import", "-"),
    ):
        jalon.refused(NO_CASEBOOK, *command, "--store", place, says=(str(place), "store init"), unchanged=False)
    assert not place.parent.exists()


def test_a_folder_that_may_not_be_written(jalon):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    locked = jalon.folder / "locked"
    locked.mkdir(mode=0o500)
    jalon.refused(FAILED, "store", "init", "--store", locked / "casebook.sqlite", says=(str(locked),), unchanged=False)


def test_a_damaged_page_is_said(case):
    book, _ = case
    content = bytearray(book.store.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in range(1, len(content) // size):
        content[page * size : page * size + 64] = b"\xff" * 64
    book.store.write_bytes(content)
    for command in (("verify",), ("deadline", "list"), ("dump",)):
        result = book.run(*command)
        assert result.code == DAMAGED, result
        assert result.err.strip(), result


# Lines of an import.

ENTRY = "0198f3c2-0000-7000-8000-00000000000a"
# The entry before the bad line.
STEP = entry_line("BE-2013-IMPT", 99, "step-recorded", "2013-03-02")["entry"]
GOOD_CASE = case_line("BE-2013-IMPT")

BAD_LINES = [
    ("not JSON", "{case:1}", "JSON"),
    ("not an object", "[1,2]", "object"),
    ("an unknown case", entry_line("BE-2013-NONE", 1, "step-recorded", "2013-03-02", step="guardian"), "BE-2013-NONE"),
    ("an unknown kind", entry_line("BE-2013-IMPT", 1, "coffee-drunk", "2013-03-02"), "kind"),
    ("an impossible date", entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-02-30", step="guardian"), '"on"'),
    ("no date", {"case": "BE-2013-IMPT", "entry": ENTRY, "kind": "step-recorded", "step": "guardian"}, '"on"'),
    (
        "no UUID",
        {"case": "BE-2013-IMPT", "entry": "seven", "kind": "step-recorded", "on": "2013-03-02", "step": "guardian"},
        "entry",
    ),
    (
        "a bad moment",
        {**entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="guardian"), "recordedAt": "yesterday"},
        "recordedAt",
    ),
    ("an unknown step", entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="coffee"), "step"),
    (
        "an unknown role",
        entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="guardian", **{"with": ["Jan"]}),
        "with",
    ),
    ("a wrong type", entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step=7), "step"),
    (
        "an unknown field",
        entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="guardian", colour="red"),
        "colour",
    ),
    ("a name", entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="guardian", name="Jan"), "name"),
    (
        "an unknown stage",
        entry_line("BE-2013-IMPT", 1, "stage-granted", "2013-03-02", stage="be.nonsense", until=None),
        "be.nonsense",
    ),
    (
        "a grant before the opening",
        entry_line("BE-2013-IMPT", 1, "stage-granted", "2013-02-02", stage="be.reflection", until=None),
        "2013-03-01",
    ),
    ("an unknown country", case_line("DE-2013-AAAA", "DE"), "country"),
    ("a case with other facts", case_line("BE-2013-IMPT", opened="2013-03-02"), "BE-2013-IMPT"),
    ("a bad reference", case_line("Jan Peeters"), "case"),
    ("a comma too many", '{"case":"BE-2013-COMA","country":"BE","openedOn":"2013-03-01",}', "JSON"),
    ("an escape", entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="\x1b[31mred"), "step"),
    ("nesting without end", "[" * 500_000, "deep"),
    (
        "an author of two lines",
        entry_line("BE-2013-IMPT", 1, "step-recorded", "2013-03-02", step="guardian") | {"author": "a\nb"},
        "author",
    ),
    (
        "a decision that no rule speaks of",
        entry_line("BE-2013-IMPT", 1, "decision-requested", "2013-03-02", decision="coffee"),
        "coffee",
    ),
    (
        "an outcome that is none",
        entry_line("BE-2013-IMPT", 1, "decision-recorded", "2013-03-02", decision="appeal", outcome="perhaps"),
        "outcome",
    ),
    (
        "a field of another kind",
        entry_line("BE-2013-IMPT", 1, "decision-requested", "2013-03-02", decision="appeal", outcome="positive"),
        "outcome",
    ),
    (
        "a way of delivery that is none",
        entry_line("BE-2013-IMPT", 1, "stage-refused", "2013-03-02", stage="be.temporary", delivery="pigeon"),
        "pigeon",
    ),
    (
        "an unknown stay",
        entry_line("BE-2013-IMPT", 1, "stay-started", "2013-03-02", stay="be.stay.castle", until=None),
        "be.stay.castle",
    ),
    ("the end of no stay", entry_line("BE-2013-IMPT", 1, "stay-ended", "2013-03-02", stay="be.stay.minors"), "no stay"),
    (
        "the extension of no stay",
        entry_line("BE-2013-IMPT", 1, "stay-extended", "2013-03-02", stay="be.stay.minors", until="2013-09-02"),
        "no stay",
    ),
    (
        "a deadline that is not there",
        entry_line("BE-2013-IMPT", 1, "deadline-met", "2013-03-02", deadline="be.appeal", trigger="2013-03-01"),
        "be.appeal",
    ),
    (
        "a correction of nothing",
        entry_line(
            *("BE-2013-IMPT", 1, "entry-corrected", "2013-03-02"),
            **{"target": ENTRY, "as": "step-recorded", "step": "guardian"},
        ),
        ENTRY,
    ),
    (
        "a correction to another kind",
        entry_line(
            *("BE-2013-IMPT", 1, "entry-corrected", "2013-03-02"),
            **{"target": STEP, "as": "step-skipped", "step": "guardian", "reason": "not-placed"},
        ),
        "step-recorded",
    ),
    (
        "a correction with facts of another kind",
        entry_line(
            *("BE-2013-IMPT", 1, "entry-corrected", "2013-03-02"),
            **{"target": STEP, "as": "step-recorded", "step": "guardian", "stage": "be.reflection"},
        ),
        "stage",
    ),
    (
        "a correction of a correction",
        entry_line(
            *("BE-2013-IMPT", 1, "entry-corrected", "2013-03-02"),
            **{"target": STEP, "as": "entry-corrected", "step": "guardian"},
        ),
        "as",
    ),
    (
        "a retraction of nothing",
        entry_line("BE-2013-IMPT", 1, "entry-retracted", "2013-03-02", target=ENTRY, reason="duplicate"),
        ENTRY,
    ),
    (
        "a retraction of no UUID",
        entry_line("BE-2013-IMPT", 1, "entry-retracted", "2013-03-02", target="seven", reason="duplicate"),
        "target",
    ),
    (
        "a retraction in words",
        entry_line("BE-2013-IMPT", 1, "entry-retracted", "2013-03-02", target=STEP, reason="Jan was wrong"),
        "reason",
    ),
    ("a field twice", '{"case":"BE-2013-TWCE","case":"BE-2013-OTHR","country":"BE","openedOn":"2013-03-01"}', "case"),
]


@pytest.mark.parametrize("line, field", [each[1:] for each in BAD_LINES], ids=[each[0] for each in BAD_LINES])
def test_the_first_bad_line_stops_an_import(case, line, field):
    book, _ = case
    text = interchange(GOOD_CASE, entry_line("BE-2013-IMPT", 99, "step-recorded", "2013-03-02", step="team-discussion"))
    bad = line if isinstance(line, str) else json.dumps(line)
    before = book.dump()
    result = book.run("import", "-", stdin=text + bad + "\n" + "also bad\n")
    assert result.code not in (DONE, FAILED), result
    assert result.code in (USAGE, NOT_FOUND, CONTRADICTS), result
    assert result.stdout == b"", result
    assert "line 4" in result.err and field in result.err, result
    assert "\x1b" not in result.err
    assert book.dump() == before


def test_an_import_begins_with_its_format(case):
    book, _ = case
    for text in (
        "",
        "\n",
        '{"format":"jalon.interchange/2"}\n',
        '{"case":"BE-2013-IMPT","country":"BE","openedOn":"2013-03-01"}\n',
    ):
        book.refused(USAGE, "import", "-", stdin=text, says=("line", "jalon.interchange/1"))


def test_a_line_that_is_too_long(case):
    book, _ = case
    text = interchange() + '{"case":"' + "A" * (1024 * 1024) + '"}\n'
    book.refused(USAGE, "import", "-", stdin=text, says=("line 2", "1 MiB"))


def test_an_import_that_is_not_utf8(case):
    book, _ = case
    book.refused(
        USAGE, "import", "-", stdin=interchange().encode() + b'{"case":"\xff\xfe"}\n', says=("line 2", "UTF-8")
    )


def test_a_file_that_is_not_there(case):
    book, _ = case
    result = book.refused(FAILED, "import", book.work / "none.jsonl", says=("none.jsonl",))
    assert "line" not in result.err.lower().replace("none.jsonl", "")
