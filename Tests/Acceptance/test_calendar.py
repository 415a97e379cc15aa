"""The deadlines as a calendar file that other programs read, and the control sheet of a day."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import re
import shutil
import subprocess

import pytest

import casebooks
import ics_check
from support import DONE, FAILED, LANGUAGES, USAGE, case_line, entry_line, interchange

NOW = "2026-03-20"
CASE = "BE-2026-7Q4K"
# What must not lie open in a calendar: stages, countries, what the work is about.
TELLING = ("reflection", "réflexion", "permit", "traffick", "traite", "victim", "belgi", "be.reflection", "provisional")


def told(*more: dict) -> str:
    """A case with a reflection period, a permit that was printed, and a reminder."""
    return interchange(
        case_line(CASE, opened="2026-03-01"),
        entry_line(CASE, 1, "stage-granted", "2026-03-02", stage="be.reflection", until=None),
        entry_line(CASE, 2, "reminder-added", "2026-03-03", due="2026-05-04", topic="other"),
        *more,
    )


@pytest.fixture
def desk(book):
    book.environment["JALON_TODAY"] = NOW
    return book


@pytest.fixture
def case(desk):
    desk.ok("import", "-", stdin=told())
    return CASE


def feed(desk, *arguments: object, **options) -> list[ics_check.Event]:
    """The days of the calendar, once all other programs have read the same ones."""
    path = desk.work / "feed.ics"
    desk.ok("deadline", "list", "--format", "ics", *arguments, "--output", path, "--force", **options)
    assert ics_check.check(path) == []
    return ics_check.events(path)


def only(found: list[ics_check.Event], uid: str) -> ics_check.Event:
    same = [each for each in found if each.uid == uid]
    assert len(same) == 1, (uid, found)
    return same[0]


def test_the_programs_that_read_it_are_there():
    assert {"icalendar", "ics", "vobject"} <= set(ics_check.programs())


def test_days_names_and_alarms(desk, case):
    found = feed(desk)
    listed = desk.deadlines("--all")
    assert sorted(each.day.isoformat() for each in found) == sorted(each["due"] for each in listed)
    assert len(found) == 2 and all(each.kind == "VEVENT" and each.sequence == 0 for each in found)
    end = next(each for each in listed if each["kind"] == "stage-end")
    event = next(each for each in found if each.day.isoformat() == end["due"])
    assert event.summary == f"{CASE}: deadline" and event.status == "CONFIRMED"
    # They ring on the days on which the list announces it, although those count from the earliest end.
    assert end["earliest"] < end["due"] and len(end["alerts"]) > 1
    nine = datetime.datetime.combine(event.day, datetime.time())
    assert sorted((nine + each).isoformat() for each in event.alarms) == [f"{each}T09:00:00" for each in end["alerts"]]
    assert end["earliest"] in event.description
    reminder = next(each for each in found if each is not event)
    assert [each.total_seconds() for each in reminder.alarms] == [9 * 3600]


def test_nothing_tells_what_it_is_about(desk, case):
    for arguments in ((), ("--tasks",)):
        text = desk.ok("deadline", "list", "--format", "ics", *arguments).out.lower().replace("\r\n ", "")
        assert not [word for word in TELLING if word in text]
        assert "0198f3c2" not in text, "the identifier of an entry"
    titled = feed(desk, "--titles")
    assert {each.summary for each in titled} == {f"{CASE}: Reflection period", f"{CASE}: Reminder"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_languages(desk, case, language):
    desk.ok(
        "import",
        "-",
        stdin=told(entry_line(CASE, 3, "entry-retracted", "2026-03-04", target=entry(2), reason="duplicate")),
    )
    desk.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-10")
    other = desk.open("BE", "--on", "2026-03-01", "--ref", f"{CASE}-2")
    desk.ok("stage", "grant", other, "be.temporary", "--on", "2026-03-10", "--until", "2026-09-09")
    names = set()
    for arguments in ((), ("--titles",), ("--tasks",), ("--tasks", "--titles")):
        found = feed(desk, *arguments, "--lang", language)
        assert all(CASE in each.summary for each in found)
        assert not any(word in each.summary + each.description for each in found for word in ("calendar.", "{", "}"))
        names |= {each.summary for each in found}
    if language != "en":
        assert not any("deadline" in each or "(done)" in each or "(cancelled)" in each for each in names)
    # JSON does not change.
    assert desk.json("deadline", "list", "--lang", language) == desk.json("deadline", "list", "--lang", "en")


def entry(number: int) -> str:
    return entry_line(CASE, number, "", "")["entry"]


def test_a_correction_raises_the_sequence_and_keeps_the_identifier(desk, case):
    before = {each.day: each for each in feed(desk)}
    first = before[datetime.date(2026, 4, 16)]
    desk.ok("entry", "correct", case, entry(1), "--on", "2026-03-04")
    moved = only(feed(desk), first.uid)
    assert moved.sequence == 1 and moved.day == datetime.date(2026, 4, 18)
    desk.ok("entry", "correct", case, entry(1), "--on", "2026-03-04", "--until", "2026-04-15")
    printed = only(feed(desk), first.uid)
    assert printed.sequence == 2 and printed.day == datetime.date(2026, 4, 15)
    # What is not about a deadline changes nothing.
    unchanged = desk.ok("deadline", "list", "--format", "ics").stdout
    desk.ok("indicator", "record", case, "ind.debt", "--on", "2026-03-05")
    assert desk.ok("deadline", "list", "--format", "ics").stdout == unchanged


def test_an_earlier_grant_recorded_late_renames_and_keeps_the_identifier(desk):
    desk.ok("import", "-", stdin=interchange(case_line(CASE, opened="2025-01-02")))
    desk.ok("stage", "grant", CASE, "be.temporary", "--on", "2026-01-10", "--until", "2026-07-09")
    (later,) = [each for each in feed(desk) if each.day == datetime.date(2026, 7, 9)]
    names = {each["deadline"] for each in desk.deadlines("--all")}
    assert "be.temporary/end" in names
    desk.ok("stage", "grant", CASE, "be.temporary", "--on", "2025-07-10", "--until", "2026-01-09")
    assert {each["deadline"]: each["due"] for each in desk.deadlines("--all")}["be.temporary#2/end"] == "2026-07-09"
    assert only(feed(desk), later.uid).day == later.day


def test_what_was_met_or_is_gone_is_cancelled_and_rings_no_more(desk, case):
    before = {each.day: each for each in feed(desk)}
    end, reminder = before[datetime.date(2026, 4, 16)], before[datetime.date(2026, 5, 4)]
    desk.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-19")
    met = only(feed(desk), end.uid)
    assert (met.status, met.sequence, met.alarms) == ("CANCELLED", 1, []) and met.summary == f"{CASE}: deadline (done)"
    desk.ok("entry", "retract", case, entry(2), "--reason", "duplicate")
    gone = only(feed(desk), reminder.uid)
    assert (gone.status, gone.sequence, gone.alarms, gone.day) == ("CANCELLED", 1, [], reminder.day)
    assert gone.summary == f"{CASE}: deadline (cancelled)"
    # It is in no list any more, and stays in the calendar, so that programs take it away.
    assert "2026-05-04" not in {each["due"] for each in desk.deadlines("--all")}
    # A closed case is cancelled, and one that is open again is not.
    provisional = next(
        each for each in feed(desk) if each.uid not in (end.uid, reminder.uid) and each.status == "CONFIRMED"
    )
    desk.ok("case", "close", case, "--reason", "completed")
    assert only(feed(desk), provisional.uid).status == "CANCELLED"
    desk.ok("case", "reopen", case)
    again = only(feed(desk), provisional.uid)
    assert (again.status, again.sequence) == ("CONFIRMED", provisional.sequence + 2)


def test_tasks_are_completed_and_have_identifiers_of_their_own(desk, case):
    events = feed(desk)
    tasks = feed(desk, "--tasks")
    assert {each.kind for each in tasks} == {"VTODO"} and not {each.uid for each in events} & {
        each.uid for each in tasks
    }
    assert sorted(each.day for each in tasks) == sorted(each.day for each in events)
    assert {each.status for each in tasks} == {"NEEDS-ACTION"}
    desk.ok("reminder", "done", case)
    statuses = {each.day: each.status for each in feed(desk, "--tasks")}
    assert statuses == {datetime.date(2026, 4, 16): "NEEDS-ACTION", datetime.date(2026, 5, 4): "COMPLETED"}


def test_a_renewal_window_has_the_day_on_which_it_opens(desk):
    desk.ok("import", "-", stdin=interchange(case_line(CASE, opened="2026-01-02")))
    desk.ok("stage", "grant", CASE, "be.temporary", "--on", "2026-01-10", "--until", "2026-07-09")
    window = next(each for each in desk.deadlines("--all") if each["opens"])
    found = feed(desk)
    opening = next(each for each in found if each.day.isoformat() == window["opens"])
    assert opening.summary == f"{CASE}: first day of a period" and window["due"] in opening.description
    assert any(each.day.isoformat() == window["due"] for each in found)
    task = next(each for each in feed(desk, "--tasks") if each.day.isoformat() == window["due"])
    assert datetime.date.fromisoformat(window["opens"]) in {
        (each + datetime.datetime.combine(task.day, datetime.time())).date() for each in task.alarms
    }
    assert window["opens"] not in {each.day.isoformat() for each in feed(desk, "--tasks")}


def test_filters_are_those_of_the_list(desk, case):
    desk.ok(
        "import",
        "-",
        stdin=interchange(
            case_line("FR-2026-AAAA", country="FR", opened="2026-03-01"),
            entry_line("FR-2026-AAAA", 9, "stage-granted", "2026-03-05", stage="fr.reflection", until=None),
        ),
    )
    everything = {(each.summary[:12], each.day.isoformat()) for each in feed(desk)}
    assert len(everything) == 3
    for filters in (
        ("--country", "FR"), ("--country", "BE"), ("--case", "FR"), ("--case", CASE), ("--within", "30d"),
        ("--overdue", "--today", "2026-04-20"), ("--within", "4w", "--country", "BE"), ("--announced",),
        ("--announced", "--today", "2026-03-28"), ("--within", "0d"),
    ):  # fmt: skip
        found = {(each.summary[:12], each.day.isoformat()) for each in feed(desk, *filters)}
        assert found == {(each["case"], each["due"]) for each in desk.deadlines(*filters)}, filters
    # What would have been found before it was met is written still.
    desk.ok("reminder", "done", case)
    found = feed(desk, "--case", CASE, "--within", "60d")
    assert {each.status for each in found} == {"CONFIRMED", "CANCELLED"}
    assert len(feed(desk, "--case", CASE, "--within", "30d")) == 1


def test_the_same_bytes_whatever_the_machine_and_the_day(desk, case, tmp_path):
    desk.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-19")
    copy = tmp_path / "copy.sqlite"
    shutil.copy(desk.store, copy)
    for arguments in ((), ("--tasks", "--titles"), ("--lang", "hu")):
        command = ("deadline", "list", "--format", "ics", *arguments)
        expected = desk.ok(*command).stdout
        assert expected.count(b"BEGIN:V") > 2
        for env in (
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "JALON_LANG": "en"},
            {"TZ": "America/Los_Angeles", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1", "JALON_LANG": "en"},
            {"JALON_TODAY": "2031-01-01"},
        ):
            assert desk.ok(*command, "--store", copy, env=env).stdout == expected, env


def test_the_stamps_are_those_of_recording(desk, case):
    text = desk.ok("deadline", "list", "--format", "ics").out
    assert set(re.findall(r"^(?:DTSTAMP|LAST-MODIFIED):(.*)\r$", text, re.MULTILINE)) == {
        "20260302T101200Z",
        "20260303T101200Z",
    }


def test_an_empty_casebook_gives_a_calendar_without_days(desk):
    assert feed(desk) == []
    assert "BEGIN:VTIMEZONE" in desk.ok("deadline", "list", "--format", "ics").out


def test_options_of_the_calendar_alone(desk, case):
    for option in ("--tasks", "--titles"):
        desk.refused(USAGE, "deadline", "list", option, says=("--format ics",))
    desk.refused(USAGE, "case", "list", "--format", "ics", says=("ics",))
    path = desk.written("there.ics", "mine")
    desk.refused(FAILED, "deadline", "list", "--format", "ics", "--output", path, says=("--force",))
    assert path.read_text() == "mine"


def test_the_alerts_of_the_casebook_ring(desk, case):
    desk.ok("store", "alerts", "10,2")
    listed = {each["due"]: each["alerts"] for each in desk.deadlines("--all")}
    for each in feed(desk):
        start = datetime.datetime.combine(each.day, datetime.time())
        assert sorted((start + alarm).date().isoformat() for alarm in each.alarms) == listed[each.day.isoformat()]


def test_a_crowded_casebook(desk):
    """Every country, with long references: all programs read all of it."""
    lines = []
    for number in range(60):
        country, stage = (
            ("BE", "be.reflection"),
            ("FR", "fr.reflection"),
            ("IT", "it.art18"),
            ("HU", "hu.reflection"),
        )[number % 4]
        reference = f"{country}-{number:04}-" + "x" * (50 if number % 7 == 0 else 4)
        lines.append(case_line(reference, country=country, opened="2026-01-02"))
        lines.append(
            entry_line(
                reference, 100 + number, "stage-granted", f"2026-02-{1 + number % 28:02}", stage=stage, until=None
            )
        )
    desk.ok("import", "-", stdin=interchange(*lines))
    for language in LANGUAGES:
        found = feed(desk, "--titles", "--lang", language)
        assert len(found) >= 60
    assert len({each.uid for each in feed(desk)}) == len(found)


def test_memory_does_not_grow_with_the_number_of_cases(desk):
    peaks = []
    for cases in (100, 1_200):
        store = desk.work / f"{cases}.sqlite"
        desk.ok("store", "init", "--store", store)
        desk.ok("import", "-", "--store", store, stdin=casebooks.text(cases))
        process = desk.start("deadline", "list", "--format", "ics", "--store", store, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == DONE
        peaks.append(usage.ru_maxrss)
    small, large = peaks
    assert large < small + 6_000, f"{small} KB with 100 cases, {large} KB with 1,200"


# The control sheet.


def sheet(desk, *arguments: object, **options) -> list[dict]:
    document = desk.json("deadline", "sheet", *arguments, **options)
    assert document["format"] == "jalon.sheet/1"
    return document["lines"]


def test_the_sheet_of_a_day_has_what_was_recorded_on_it(desk, case):
    assert sheet(desk, "--on", "2026-03-01") == []
    (entered,) = sheet(desk, "--on", "2026-03-02")
    assert entered["changes"] == ["appeared"] and entered["before"] is None
    assert (entered["case"], entered["deadline"], entered["after"]["due"]) == (case, "be.reflection/end", "2026-04-16")
    assert (entered["author"], entered["entry"], entered["root"]) == ("hd", entry(1), entry(1))
    assert any(each["date"] == "2026-04-16" for each in entered["steps"])
    assert [each["kind"] for each in sheet(desk, "--on", "2026-03-03")] == ["reminder"]
    # What is put right is on the sheet of the day on which that was recorded, by who did it.
    desk.ok("entry", "correct", case, entry(1), "--on", "2026-03-05", "--author", "ml")
    recorded = desk.last(case, "entry-corrected")["recordedAt"][:10]
    (moved,) = sheet(desk, "--on", recorded)
    assert (moved["changes"], moved["author"], moved["entryKind"]) == (["moved"], "ml", "entry-corrected")
    assert (moved["before"]["due"], moved["after"]["due"], moved["root"]) == ("2026-04-16", "2026-04-19", entry(1))
    desk.ok("entry", "retract", case, entry(1), "--reason", "duplicate")
    removed = sheet(desk, "--on", recorded)[-1]
    assert removed["changes"] == ["removed"] and removed["after"] is None and removed["before"]["due"] == "2026-04-19"


def test_the_sheet_without_a_day_is_that_of_today(desk, case):
    today = sheet(desk, "--today", "2026-03-02")
    assert today and today == sheet(desk, "--on", "2026-03-02") == sheet(desk, "--on", "today", "--today", "2026-03-02")
    assert sheet(desk, "--on", "yesterday", "--today", "2026-03-03") == today


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_in_each_form(desk, case, language):
    words = ("deadline", "sheet", "--on", "2026-03-02", "--lang", language)
    table = desk.ok(*words).out
    assert case in table and "2026-04-16" in table and "BE/20" in table and "sheet." not in table
    html = desk.ok(*words, "--format", "html").out
    assert html.startswith("<!DOCTYPE html>") and f'<html lang="{language}">' in html
    assert "<script" not in html and "http" not in html.split("<style>")[1].split("</style>")[0]
    assert html.count("<td></td><td></td></tr>") == 1 and "A4 landscape" in html and case in html
    assert "2026-03-02" in html and "sheet." not in html
    (row,) = csv.DictReader(io.StringIO(desk.ok(*words, "--format", "csv").stdout.decode(), newline=""), strict=True)
    assert (row["case"], row["oldDue"], row["newDue"], row["trigger"]) == (case, "", "2026-04-16", "2026-03-02")
    assert row["recordedAt"] == "2026-03-02T10:12:00Z" and " → " in row["how"] and row["entry"] == entry(1)
    markdown = desk.ok(*words, "--format", "md").out
    assert case in markdown and markdown.startswith("# ") and "<br>2026-04-16 |" in markdown
    english = desk.ok(*words[:-2], "--json").stdout
    assert desk.ok(*words, "--json").stdout == english


def test_an_empty_sheet_says_so(desk, case):
    words = ("deadline", "sheet", "--on", "2026-03-09")
    said = desk.run(*words)
    assert said.code == DONE and said.stdout == b"" and "No deadline" in said.err
    assert "No deadline" in desk.ok(*words, "--format", "html").out
    assert len(desk.ok(*words, "--format", "csv").lines) == 1
    assert json.loads(desk.ok(*words, "--json").out)["lines"] == []
    desk.refused(USAGE, "deadline", "sheet", "--on", "03/04/2026", says=("YYYY-MM-DD",))
