"""Timelines that leave: every form for the programs it is for, the same bytes everywhere, no more than was asked."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import subprocess
from datetime import date, timedelta

import pytest

import ics_check
from exports import BY_MONTH, FORMS, READERS, Reading, command, export, exported, lines, plain, strings, twin
from support import DONE, FAILED, LANGUAGES, NOT_FOUND, USAGE, Jalon, binary, case_line, entry_line, interchange

TODAY = "2026-11-21"

# What is sealed in the office's casebook, each a stem that is nowhere else.
SEALED = {
    "name": "Zquaggan",
    "note": "Vlumpertz",
    "document": "Krompoulos",
    "title": "Wexniffel",
    "reason": "Gribblenorf",
}

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ISO_DAY = re.compile(r"(?<![\d.])\d{4}-\d\d-\d\d(?!\d)")

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "hu": "január február március április május június július augusztus szeptember október november december",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Jalon:
    """The demonstration, with a vault in which something is sealed: nothing has left it yet."""
    book = Jalon(tmp_path_factory.mktemp("office"), TODAY)
    book.environment["JALON_AUTHOR"] = "hd"
    book.store.parent.mkdir(parents=True)
    book.ok("demo", book.store)
    book.vault()
    for case in ("BE-DEMO-01", "BE-DEMO-05"):
        identity = {"firstName": SEALED["name"], "birthDate": "1999-05-14", "phone": "+32470999888"}
        book.ok("case", "identify", case, stdin=json.dumps(identity))
        book.ok("note", "add", case, stdin=f"{SEALED['note']} came by.")
        book.ok("reminder", "add", case, "--due", "2026-12-01", "--title", "-", stdin=SEALED["title"])
    book.ok("stage", "grant", "BE-DEMO-02", "be.provisional", "--document", "-", stdin=SEALED["document"])
    book.ok("case", "reveal", "BE-DEMO-01", "--reason", "-", stdin=SEALED["reason"])
    return book


@pytest.fixture
def desk(office, tmp_path) -> Jalon:
    """A copy of the office's casebook, from which something may leave."""
    return twin(office, tmp_path / "desk")


@pytest.fixture(scope="module")
def cases(office) -> list[str]:
    return [each["case"] for each in office.json("case", "list", "--status", "all")["cases"]]


@pytest.fixture(scope="module")
def coded(office, tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """What leaves of one case and of all in every form, each from a casebook of which nothing left before."""
    found: dict[str, dict[str, bytes]] = {}
    for form in FORMS:
        for scope in ("BE-DEMO-04", "--all"):
            book = twin(office, tmp_path_factory.mktemp("coded"))
            found.setdefault(form, {})[scope] = export(book, scope, form=form).stdout
    return found


def with_readers(form: str):
    return pytest.param(form, marks=pytest.mark.clients(*READERS[form]))


EVERY_FORM = [with_readers(form) for form in FORMS]


def reading(form: str, request) -> Reading:
    """The programs of a form, started when they are needed."""
    names = READERS[form]
    return Reading(
        request.getfixturevalue("browser") if form in ("html", "svg") else None,
        request.getfixturevalue("diagrams") if "mermaid" in names else None,
    )


# Read by others.


@pytest.mark.parametrize("form", EVERY_FORM)
def test_every_case_is_good_for_the_programs_of_the_form(desk, cases, form, request):
    """In all five languages, coded and by month, for a recipient and with everything."""
    readers = reading(form, request)
    problems, seen = [], 0
    for number, case in enumerate(cases):
        # Each case in another language and another way, so that together they are all.
        ways = [(), ("--for", "court"), ("--redaction", "minimal"), ("--minor",)]
        way = ways[number % len(ways)]
        if form == "ics" and "minimal" in way:
            way = ()
        reason = "asked by the court" if way == ("--minor",) else None
        path = exported(desk, case, *way, "--lang", LANGUAGES[number % 5], form=form, reason=reason)
        problems += readers.problems(path, form, thoroughly=False)
        seen += 1
    problems += readers.rest()
    assert seen >= 18 and not problems, "\n".join(problems)


@pytest.mark.parametrize("form", EVERY_FORM)
def test_all_cases_together_are_good_for_the_programs_of_the_form(desk, form, request):
    readers = reading(form, request)
    problems = readers.problems(exported(desk, "--all", "--minor", form=form, reason="asked by the court"), form)
    if form in BY_MONTH:
        problems += readers.problems(exported(desk, "--all", "--redaction", "minimal", form=form), form)
    problems += readers.problems(exported(desk, "--all", form=form), form, thoroughly=False) + readers.rest()
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_casebook_without_cases_leaves_too(form, tmp_path, request):
    book = Jalon(tmp_path, TODAY).init()
    path = exported(book, "--all", form=form)
    readers = reading(form, request)
    problems = readers.problems(path, form) + readers.rest()
    if form == "md":
        problems = [each for each in problems if not each.endswith("has no table")]
    assert not problems, "\n".join(problems)


@pytest.mark.clients("chromium")
def test_a_page_is_printed_on_a4(desk, browser):
    from browser import page_sizes

    for number, scope in enumerate(("BE-DEMO-04", "--all")):
        with browser.open(exported(desk, scope, form="html")) as page:
            page.pdf(desk.work / f"{number}.pdf")
        sizes = page_sizes(desk.work / f"{number}.pdf")
        assert sizes and set(sizes) <= {(210, 297), (297, 210)}, sizes


@pytest.mark.clients("chromium", "mermaid")
def test_mermaid_draws_what_the_case_has(desk, diagrams):
    document = json.loads(export(desk, "BE-DEMO-04", form="json").out)
    read = diagrams.read(export(desk, "BE-DEMO-04", form="mermaid").out)
    assert read.kind == "gantt" and "BE-DEMO-04" in read.title
    days = {each["due"] for each in document["deadlines"]} | {TODAY, document["case"]["openedOn"]}
    assert days <= {each["start"][:10] for each in read.tasks}
    many = diagrams.read(export(desk, "--all", form="mermaid").out)
    assert all(any(case in section for section in many.sections) for case in ("BE-DEMO-04", "IT-DEMO-01"))


# What they say is one.


def test_every_form_ends_with_what_has_to_be_known_of_it(office, tmp_path):
    for form in FORMS:
        book = twin(office, tmp_path / form)
        head = book.json("verify")["head"]
        for words in (("BE-DEMO-04",), ("--all",)):
            book = twin(office, tmp_path / f"{form}{len(words[0])}")
            text = export(book, *words, form=form).out
            unfolded = re.sub(r"\r\n[ \t]|\\\n", "", text)
            packs = {each["pack"] for each in book.json("deadline", "list", "--all")["deadlines"] if each["pack"]}
            wanted = [head, "BE/2026"]
            if form not in ("json", "jsonl"):
                wanted += ["Codes and days", "erified"]
            if words == ("--all",):
                wanted += [pack for pack in packs if pack.startswith(("IT", "HU", "FR"))]
            end = unfolded[-6_000:] if form != "ics" else unfolded
            missing = [each for each in wanted if each not in end.replace("\\", "")]
            assert not missing, (form, words, missing, end[-1_500:])


def test_json_and_json_lines_and_csv_tell_the_same(coded):
    one = json.loads(coded["json"]["BE-DEMO-04"])
    by_line = lines(coded["jsonl"]["BE-DEMO-04"])
    assert by_line[0] == {"format": "jalon.timeline-lines/1", "today": TODAY}

    def of(record: str) -> list[dict]:
        return [{key: each[key] for key in each if key != "record"} for each in by_line if each.get("record") == record]

    assert of("case") == [one["case"]]
    assert of("entry") == one["entries"] and of("audit") == one["audit"]
    assert [each.get("deadline") for each in of("deadline")] == [each["deadline"] for each in one["deadlines"]]
    assert of("export") == [{"export": one["export"]}]
    rows = list(csv.DictReader(io.StringIO(coded["csv"]["BE-DEMO-04"].decode(), newline="")))
    assert [each["entry"] for each in rows if each["record"] == "event"] == [each["entry"] for each in one["entries"]]
    assert [each["on"] for each in rows if each["record"] == "deadline"] == [each["due"] for each in one["deadlines"]]
    assert len(one["entries"]) >= 5 and len(one["deadlines"]) >= 1
    many = json.loads(coded["json"]["--all"])
    cases = [each["case"]["case"] for each in many["timelines"]]
    assert cases == sorted(cases) and len(cases) >= 18
    assert many["export"]["cases"] == len(cases) and many["export"]["all"]
    assert many["export"]["chain"] == one["export"]["chain"]
    found = next(each for each in many["timelines"] if each["case"]["case"] == "BE-DEMO-04")
    assert found == {key: one[key] for key in found}


def test_the_deadlines_are_those_of_the_list(desk, coded):
    """One function computes them, everywhere."""
    listed = desk.deadlines("--all")
    many = json.loads(coded["json"]["--all"])
    left = [each for timeline in many["timelines"] for each in timeline["deadlines"]]
    by_name = {(each["case"], each["deadline"]): each for each in left}
    assert len(listed) > 20
    for each in listed:
        other = by_name[each["case"], each["deadline"]]
        assert {key: each[key] for key in each} == {key: other.get(key) for key in each}


@pytest.mark.parametrize("form", FORMS)
def test_people_read_five_languages_and_programs_one(office, tmp_path, form):
    found = {}
    for language in LANGUAGES:
        book = twin(office, tmp_path / language)
        found[language] = export(book, "BE-DEMO-04", "--lang", language, form=form).stdout
    assert len(set(found.values())) == (1 if form in ("json", "jsonl") else 5)
    if form == "html":
        for language, page in found.items():
            assert f'lang="{language}"'.encode() in page[:200]


# The same bytes.


@pytest.mark.parametrize("form", FORMS)
def test_two_copies_give_the_same_bytes_whatever_the_machine(office, tmp_path, form):
    machines = (
        {},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "hu_HU.UTF-8", "LANG": "hu_HU.UTF-8", "JALON_LANG": "en"},
        {"TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "JALON_LANG": "en", "SWIFT_DETERMINISTIC_HASHING": "1"},
        {
            "LC_ALL": None,
            "LANG": None,
            "TZ": None,
            "HOME": "/nowhere",
            "TMPDIR": str(tmp_path),
            "USER": "x",
            "LOGNAME": "x",
        },
    )
    ways = [((), None), (("--for", "court"), None), (("--minor",), "asked by the court")]
    ways += [(("--redaction", "minimal"), None)] if form in BY_MONTH else []
    for number, (way, reason) in enumerate(ways):
        found = set()
        for index, machine in enumerate(machines):
            book = twin(office, tmp_path / f"{number}{index}")
            found.add(export(book, "--all", *way, form=form, reason=reason, env=machine).stdout)
        assert len(found) == 1 and found != {b""}, way


@pytest.mark.parametrize("form", FORMS)
def test_that_an_export_is_on_record_shows_apart_from_the_case(desk, form):
    """The next export has one line more among those who looked, and names another head of the chain."""
    first, second = (export(desk, "BE-DEMO-01", form=form).out for _ in range(2))
    assert first != second
    if form == "json":
        one, two = json.loads(first), json.loads(second)
        assert two["audit"][:-1] == one["audit"] != [] and two["audit"][-1]["kind"] == "timeline-exported"
        assert {key for key in one if one[key] != two[key]} == {"audit", "export"}
        assert {key for key in one["export"] if one["export"][key] != two["export"][key]} == {"chain"}
        return
    # The lines of a calendar are put together again.
    one, two = (re.split(r"\r?\n", text.replace("\r\n ", "")) for text in (first, second))
    gone, added = ([line for line in here if line not in there] for here, there in ((one, two), (two, one)))
    heads = [line for line in added if re.search(r"[0-9a-f]{64}", line)]
    # A calendar says it twice: as the standard has it, and as most programs look for it.
    assert len(gone) == len(heads) == (2 if form == "ics" else 1), (gone, added)
    assert all(re.search(r"[0-9a-f]{64}", line) for line in gone)
    more = [line for line in added if line not in heads]
    assert len(more) == (0 if form in ("svg", "mermaid", "ics") else 1), more
    assert all("xported" in line for line in more)


# On record.


def test_every_export_is_on_record_and_says_what_left(desk):
    ways = [
        ((), None, "coded", None),
        (("--redaction", "coded"), None, "coded", None),
        (("--redaction", "minimal"), None, "minimal", None),
        (("--for", "court"), None, "coded", "court"),
        (("--minor",), "asked by the court", "full", None),
    ]
    for form in FORMS:
        for way, reason, redaction, recipient in ways:
            if form == "ics" and redaction == "minimal":
                continue
            before = len(desk.entries("BE-DEMO-05"))
            export(desk, "BE-DEMO-05", *way, form=form, reason=reason)
            entries = desk.entries("BE-DEMO-05")
            assert len(entries) == before + 1
            last = entries[-1]
            assert (last["kind"], last["on"], last["author"]) == ("timeline-exported", TODAY, "hd")
            assert (last["as"] if "as" in last else last["exported"], last["redaction"]) == (form, redaction), last
            assert last.get("recipient") == recipient
            if reason:
                assert "asked by the court" in desk.identified("dump").out
    assert desk.json("verify")["whole"]


def test_an_export_of_all_is_on_record_in_every_case(desk, cases):
    export(desk, "--all", form="csv")
    recorded = [each["case"] for each in desk.entries() if each["kind"] == "timeline-exported"]
    assert sorted(recorded) == sorted(cases)


def test_who_only_reads_the_list_exports_nothing(desk):
    before = desk.dump()
    desk.ok("timeline", "show", "BE-DEMO-04", "--json")
    assert desk.dump() == before


# No more than was asked for.


CLOSED_WAYS = {"coded": (), "minimal": ("--redaction", "minimal"), "for": ("--for", "court")}


@pytest.mark.parametrize(
    "form, way",
    [(form, way) for form in FORMS for way in CLOSED_WAYS if form in BY_MONTH or way != "minimal"],
)
def test_nothing_sealed_leaves_without_a_reason(desk, form, way):
    # What left with everything shows afterwards as a line without its reason.
    export(desk, "--all", "--minor", form="json", reason=SEALED["reason"])
    for scope in ("--all", "BE-DEMO-01", "BE-DEMO-02", "BE-DEMO-05"):
        left = export(desk, scope, *CLOSED_WAYS[way], form=form).stdout
        for what in (*SEALED.values(), "1999-05-14", "32470999888", "firstName"):
            assert what.lower().encode() not in left.lower(), (scope, what)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("svg", "mermaid", "ics")])
def test_with_a_reason_everything_leaves(desk, form):
    left = export(desk, "--all", "--minor", form=form, reason="asked by the court").out
    plain = left.replace("\\", "")
    for what in (SEALED["name"], SEALED["note"], SEALED["document"], SEALED["title"], SEALED["reason"], "1999-05-14"):
        assert what in plain, what


@pytest.mark.parametrize("form", FORMS)
def test_a_minor_needs_a_word_more(desk, form):
    for scope in ("BE-DEMO-05", "--all"):
        words, source = command(scope, form=form, reason="asked by the court")
        told = desk.refused(USAGE, *words, **source, says=("minor", "--minor"))
        assert "BE-DEMO-05" in told.err
        path = desk.work / "minor"
        desk.refused(USAGE, *words, "--output", path, **source)
        assert not path.exists() and list(desk.work.glob(".*")) == []
    assert SEALED["name"] not in export(desk, "BE-DEMO-05", form=form).out
    export(desk, "BE-DEMO-05", "--minor", form=form, reason="asked by the court")
    # A grown-up needs none.
    export(desk, "BE-DEMO-01", form=form, reason="asked by the court")


def test_who_comes_of_age_is_a_minor_to_the_end_of_the_month(desk):
    case = desk.open("BE", "--minor", "--adult-on", "2026-12", "--on", "2026-11-02")
    desk.ok("case", "identify", case, stdin=json.dumps({"firstName": "Blessing"}))
    words, source = command(case, form="json", reason="asked by the court")
    for today, code in (("2026-11-30", USAGE), ("2026-12-31", USAGE), ("2027-01-01", DONE)):
        told = desk.run(*words, **source, env={"JALON_TODAY": today})
        assert told.code == code, told
        assert ("Blessing" in told.out) == (code == DONE)


def test_what_does_not_go_together_is_refused(desk):
    without = desk.without_key
    for words, stdin, env in (
        (("BE-DEMO-01", "--minor"), "", None),
        (("BE-DEMO-01", "--redaction", "full"), "", None),
        (("BE-DEMO-01", "--redaction", "minimal", "--identify", "--reason", "-"), "why", None),
        (("BE-DEMO-01", "--redaction", "coded", "--identify", "--reason", "-"), "why", None),
        (("BE-DEMO-01", "--for", "court", "--identify", "--reason", "-"), "why", None),
        (("BE-DEMO-01", "--identify"), "", None),
        (("BE-DEMO-01", "--identify", "--reason", "asked by the court"), "", None),
        (("BE-DEMO-01", "--identify", "--reason", "-"), "", None),
        (("BE-DEMO-01", "--for", "Maître Jean Dupont"), "", None),
        (("BE-DEMO-01", "--redaction", "some"), "", None),
        (("BE-DEMO-01", "--all"), "", None),
        ((), "", None),
    ):
        told = desk.refused(USAGE, "timeline", "export", *words, "--format", "json", stdin=stdin, env=env)
        assert "Dupont" not in told.err
    desk.refused(USAGE, "timeline", "export", "BE-DEMO-01", "--format", "ics", "--redaction", "minimal")
    desk.refused(USAGE, "timeline", "export", "BE-DEMO-01", "--format", "pdf")
    desk.refused(NOT_FOUND, "timeline", "export", "BE-NONE-01", "--format", "json")
    words, source = command("BE-DEMO-01", form="json", reason="asked by the court")
    desk.refused(12, *words, **source, env=without)


# By month.


def days_of(book: Jalon) -> set[date]:
    """Every day that the casebook knows of its cases, those computed too."""
    texts = strings([json.loads(line) for line in book.dump().splitlines()]) + strings(book.deadlines("--all"))
    return {date.fromisoformat(found) for text in texts for found in re.findall(r"^\d{4}-\d\d-\d\d", text)}


ANY_MONTH = "|".join(sorted({name for names in MONTHS.values() for name in names.split()}))
DAY_IN_WORDS = re.compile(
    rf"(?<![\w.-])(?P<day>\d{{1,2}})(?:er|º|\.)? (?:de )?(?P<month>{ANY_MONTH})(?!\w)(?: (?P<year>\d{{4}}))?"
    rf"|(?:(?P<year_first>\d{{4}})\. )?(?P<month_first>{ANY_MONTH}) (?P<day_last>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
DAY_IN_DIGITS = re.compile(r"(?<!\d)(?:(\d{4})[./ ]?(\d\d)[./ ]?(\d\d)|(\d\d)[./-](\d\d)[./-](\d{4}))(?!\d)")


def told_days(text: str, days: set[date]) -> list[str]:
    """The places of a text that tell one of the days, in words of five languages or in digits."""
    found = []
    known = {(day.month, day.day) for day in days}
    for match in DAY_IN_WORDS.finditer(text):
        each = match.groupdict()
        month = (each["month"] or each["month_first"]).lower()
        number = int(each["day"] or each["day_last"])
        year = each["year"] or each["year_first"]
        for names in MONTHS.values():
            months = [name.lower() for name in names.split()]
            if month in months and (months.index(month) + 1, number) in known:
                # A law has a day of its own: 15 December 1980.
                if year is None or any(
                    (day.year, day.month, day.day) == (int(year), months.index(month) + 1, number) for day in days
                ):
                    found.append(match[0])
    for match in DAY_IN_DIGITS.finditer(text):
        year, month, day, *other = match.groups()
        one = (year, month, day) if year else (other[2], other[1], other[0])
        if any(f"{each:%Y %m %d}" == " ".join(one) for each in days):
            found.append(match[0])
    return found


def test_a_day_that_is_told_is_found():
    days = {date(2026, 12, 1), date(2026, 3, 15)}
    for text in (
        *(
            "1 December",
            "1er décembre 2026",
            "1º dicembre",
            "1 de dicembre",
            "december 1",
            "2026. december 1.",
            "1 dec 20261201",
        ),
        *("01.12.2026", "15/03/2026", "2026.03.15", "15 maart 2026", "(15 mars)"),
    ):
        assert told_days(f"x {text} x", days), text
    for text in ("1 December 1980", "11 December", "2 December", "12026120", "15 Marble"):
        assert not told_days(f"x {text} x", days), text


@pytest.mark.parametrize("form", BY_MONTH)
def test_by_month_no_day_leaves(desk, form):
    """Nothing but the day of the export: not in ISO 8601, not in words, not in any language, not as a day of a week."""
    days = days_of(desk) - {date.fromisoformat(TODAY)}
    assert len(days) > 40
    sources = {each for deadline in desk.deadlines("--all") for each in deadline["citations"]}
    sourced = {found for text in sources for found in ISO_DAY.findall(text)}
    for language in LANGUAGES if form not in ("json", "jsonl") else ("en",):
        text = export(desk, "--all", "--redaction", "minimal", "--lang", language, form=form).out.replace("\\", "")
        assert "2026-11" in text and "2026-10" in text, "no month leaves"
        assert set(ISO_DAY.findall(text)) <= {TODAY} | sourced
        without = text.replace(TODAY, "")
        for source in sources:
            without = without.replace(source.replace("\\", ""), "")
        assert not told_days(without, days), language


SHIFTED = 3


def shifted(lines_: list[dict], days: int) -> list[dict]:
    """The lines with every day so many days later."""

    def later(value):
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return str(date.fromisoformat(value) + timedelta(days=days))
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
            return str(date.fromisoformat(value[:10]) + timedelta(days=days)) + value[10:]
        return value

    return [{key: later(value) for key, value in line.items()} for line in lines_]


@pytest.mark.parametrize("form", BY_MONTH)
def test_by_month_two_cases_that_differ_in_days_are_one(tmp_path, form):
    """Nothing tells the day: not the place of a mark in the picture, not an order, not a count of days."""
    case = "BE-2026-0012"
    story = [
        case_line(case, "BE", "2026-03-02", nationality="NG", placed=True, minor=True),
        entry_line(case, 1, "step-recorded", "2026-03-04", step="team-discussion", **{"with": ["educator"]}),
        entry_line(case, 2, "stage-granted", "2026-03-09", stage="be.reflection", until=None),
        entry_line(case, 3, "indicators-observed", "2026-03-10", indicators=["ind.debt"]),
        entry_line(case, 4, "stage-granted", "2026-04-08", stage="be.provisional", until="2026-07-06"),
        entry_line(case, 5, "decision-recorded", "2026-05-11", decision="prosecutor-confirmation", outcome="positive"),
        entry_line(case, 6, "stay-started", "2026-05-12", stay="be.stay.minors", until=None),
        entry_line(case, 7, "stage-extended", "2026-07-06", stage="be.provisional", until="2026-10-05"),
        entry_line(
            case, 8, "referral-sent", "2026-08-03", to="doctor", purpose="additional-services", basis="court-order"
        ),
        entry_line(case, 9, "reminder-added", "2026-08-04", due="2026-09-07"),
    ]
    found, coded = set(), set()
    for days in (0, SHIFTED):
        book = Jalon(tmp_path / str(days), "2026-11-21").init().vault()
        told = [line for line in shifted(story, days) if line.get("kind") != "reminder-added"]
        book.ok("import", "-", stdin=interchange(*told))
        text = export(book, case, "--redaction", "minimal", form=form).out
        found.add(re.sub(r"[0-9a-f]{64}", "HEAD", text))
        coded.add(re.sub(r"[0-9a-f]{64}", "HEAD", export(book, case, form=form).out))
    assert len(coded) == 2, "the days do not leave at all"
    one, *other = sorted(found)
    assert not other, [pair for pair in zip(one.split("\n"), other[0].split("\n")) if pair[0] != pair[1]][:3]


# Under codes of its own.


CODE = re.compile(r"P-[0-9A-Z]{10}(?![0-9A-Z])")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:|\d{8}T(?!000000Z)\d{6}")


@pytest.mark.parametrize("form", FORMS)
def test_a_recipient_knows_the_cases_under_codes_of_its_own(desk, cases, form):
    entries = {each["entry"] for each in desk.entries()}
    left = {}
    for recipient in ("q-court", "q-funder", "q-court"):
        left.setdefault(recipient, []).append(plain(export(desk, "--all", "--for", recipient, form=form)))
    codes = {recipient: set(CODE.findall(texts[0])) for recipient, texts in left.items()}
    # A calendar has the cases with deadlines alone.
    assert len(codes["q-court"]) == len(codes["q-funder"])
    assert len(codes["q-court"]) == len(cases) or form == "ics" and len(codes["q-court"]) > 10
    assert not codes["q-court"] & codes["q-funder"]
    assert codes["q-court"] == set(CODE.findall(left["q-court"][1]))
    for recipient, texts in left.items():
        for text in texts:
            assert not UUID.search(text.encode())
            # Nor the moments of recording, and who got it before.
            assert not INSTANT.search(text)
            assert ("q-court" in text) == (recipient == "q-court") and ("q-funder" in text) == (recipient == "q-funder")
            for case in cases:
                assert case.lower() not in text.lower()
            for entry in entries:
                assert entry[-12:] not in text and entry[-8:] not in text
    # One case has the same code as among all; a recipient is one whatever the case of its letters.
    for case in ("BE-DEMO-04", "BE-DEMO-05"):
        one = plain(export(desk, case, "--for", "q-court", form=form))
        own = set(CODE.findall(one))
        assert len(own) == 1 and own < codes["q-court"] and case not in one
        assert own == set(CODE.findall(plain(export(desk, case, "--for", "Q-COURT", form=form))))


def test_an_event_keeps_its_name_towards_one_recipient_and_has_another_towards_two(desk):
    def names(*words) -> list[str]:
        return re.findall(r"^UID:(\S+?)\r$", export(desk, "--all", *words, form="ics").out, re.MULTILINE)

    found = [names(), names(), names("--for", "court"), names("--for", "court"), names("--for", "funder")]
    assert len(found[0]) > 20 and all(len(each) == len(set(each)) == len(found[0]) for each in found)
    assert found[0] == found[1] and sorted(found[2]) == sorted(found[3])
    assert not set(found[0]) & set(found[2]) and not set(found[2]) & set(found[4])


def test_the_codes_of_two_casebooks_have_nothing_in_common(tmp_path):
    found = []
    for name in ("one", "two"):
        book = Jalon(tmp_path / name, TODAY).init()
        book.open("BE", "--ref", "BE-2026-SAME", "--on", "2026-03-02")
        found.append(json.loads(export(book, "BE-2026-SAME", "--for", "court", form="json").out)["case"]["case"])
    assert len(set(found)) == 2 and all(re.fullmatch(r"P-[0-9A-Z]{10}", each) for each in found)


def test_the_order_of_pseudonyms_says_nothing_of_the_references(desk, cases):
    """Else the fourth case of one recipient would be the fourth of the other."""
    mapped = []
    for recipient in ("court", "funder"):
        codes = {}
        for case in cases:
            document = json.loads(export(desk, case, "--for", recipient, form="json").out)
            codes[document["case"]["case"]] = case
        for form in FORMS:
            if form == "ics":
                continue
            text = plain(export(desk, "--all", "--for", recipient, form=form))
            assert list(dict.fromkeys(CODE.findall(text))) == sorted(codes), form
        mapped.append([codes[code] for code in sorted(codes)])
    assert sorted(mapped[0]) == sorted(mapped[1]) == sorted(cases)
    assert mapped[0] != mapped[1] and sorted(cases) not in mapped


# One writer.


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_its_owners_and_is_not_written_over(desk, form):
    path = desk.work / f"one.{form}"
    words, _ = command("BE-DEMO-04", form=form)
    desk.ok(*words, "--output", path, umask=0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    # What cannot be written is not on record as having left.
    desk.refused(FAILED, *words, "--output", path, says=("--force",))
    assert path.read_bytes() == before
    desk.ok(*words, "--output", path, "--force")
    assert path.read_bytes() != before and stat.S_IMODE(path.stat().st_mode) == 0o600
    link = desk.work / f"link.{form}"
    link.symlink_to(path)
    desk.refused(FAILED, *words, "--output", link, says=("link",))
    desk.refused(FAILED, *words, "--output", link, "--force", says=("link",))
    desk.refused(FAILED, *words, "--output", desk.work / "nowhere" / "one")
    desk.refused(FAILED, *words, "--output", desk.work)
    assert sorted(each.name for each in desk.work.iterdir()) == [f"link.{form}", f"one.{form}"]


@pytest.mark.parametrize("form", FORMS)
def test_the_file_and_standard_output_have_the_same_bytes(office, tmp_path, form):
    one, two = (twin(office, tmp_path / name) for name in ("one", "two"))
    assert export(one, "--all", form=form).stdout == exported(two, "--all", form=form).read_bytes() != b""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scope", ["BE-DEMO-04", "--all"])
def test_a_full_disk_and_a_closed_pipe_are_never_success(desk, form, scope):
    words, _ = command(scope, form=form)
    with open("/dev/full", "wb") as full:
        done = desk_process(desk, words, full)
    assert done.returncode == FAILED and done.stderr.strip(), done
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    try:
        done = desk_process(desk, words, writing_end)
    finally:
        os.close(writing_end)
    assert done.returncode != DONE, done


def desk_process(desk: Jalon, words: tuple, stdout) -> subprocess.CompletedProcess:
    return subprocess.run(
        [binary(), *map(str, words)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=desk.environ(),
        cwd=desk.work,
        timeout=120,
    )


SMALL_DISK = 'mount -t tmpfs -o size=4k none "$0" && cd "$0" && "$@"; code=$?; ls -A "$0"; exit $code'


def may_mount() -> bool:
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk")
@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_is_full_keeps_nothing(desk, form):
    place = desk.folder / "small"
    place.mkdir()
    words, _ = command("--all", form=form)
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", SMALL_DISK, str(place), binary(), *words, "--output", str(place / "one")],
        capture_output=True,
        env=desk.environ(),
        cwd=desk.work,
        timeout=120,
        check=False,
    )
    assert done.returncode == FAILED and b"space" in done.stderr.lower(), done
    assert done.stdout == b"", "something is left behind"


@pytest.mark.parametrize("form", ["html", "svg", "csv"])
def test_many_cases_are_counted_on_a_terminal_alone(desk, form):
    words, _ = command("--all", form=form)
    assert export(desk, "--all", form=form).err == ""
    shown = desk.on_terminal(*words, only="stderr")
    assert shown.code == DONE and b"18" in shown.stdout and shown.stderr
