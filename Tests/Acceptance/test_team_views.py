"""What a team looks at: the deadlines of one case worker, and the page of the morning meeting."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from support import LANGUAGES, OVERDUE, USAGE, Jalon, case_line, entry_line, interchange
from table_check import check_csv, read_csv

TODAY = date(2026, 11, 23)
HERE = ("--today", str(TODAY))
CHECK = ("deadline", "check")

# Elements of HTML that have no end tag.
VOID = {"meta", "br", "link", "img", "input"}

# Sealed, and in no page of a team.
CANARY = "Blessing-Canary"


class Page(HTMLParser):
    """A page: its elements in their order, its tables, its figures and the lines of its footer."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict]] = []
        self.tables: list[list[list[str]]] = []
        self.marks: list[list[str]] = []
        self.parts: dict[int, int] = {}
        self.figures: dict[str, int] = {}
        self.footer: list[str] = []
        self.headings: list[str] = []
        self.notes: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.stack, f"not closed: {self.stack}"

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        self.stack.append(tag)
        if tag in ("td", "th", "dt", "dd", "h2", "p"):
            self.text = ""
        if tag == "table":
            self.parts[len(self.headings) - 1] = len(self.tables)
            self.tables.append([])
            self.marks.append([])
        if tag == "tr":
            self.tables[-1].append([])
            self.marks[-1].append(attributes.get("class", ""))

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        assert self.stack and self.stack.pop() == tag, f"</{tag}> closes nothing"
        if tag in ("td", "th"):
            self.tables[-1][-1].append(self.text.strip())
        elif tag == "dt":
            self.figure = self.text
        elif tag == "dd":
            self.figures[self.figure] = int(self.text)
        elif tag == "h2":
            self.headings.append(self.text)
        elif tag == "p":
            (self.footer if "footer" in self.stack else self.notes).append(self.text)

    def groups(self, part: int) -> dict[str, list[list[str]]]:
        """The rows of the table of a part, by the heading that they stand under."""
        found: dict[str, list[list[str]]] = {}
        if part not in self.parts:
            return found
        table = self.parts[part]
        for row, mark in zip(self.tables[table], self.marks[table]):
            if "group" in mark.split():
                assert len(row) == 1
                title = row[0]
                found[title] = []
            elif found:
                found[title].append(row)
        return found


def made(cases: int) -> str:
    """So many cases of four case workers, some of nobody, with deadlines around the day."""
    lines, number = [], 0
    owners = ["hd", "jp", "mvd.2", "HD", None]
    for index in range(cases):
        reference = f"BE-TEAM-{index:03d}"
        opened = TODAY - timedelta(days=60)
        lines.append(case_line(reference, opened=str(opened)))

        def add(kind, on, **facts):
            nonlocal number
            number += 1
            lines.append(entry_line(reference, number, kind, str(on), **facts))

        owner = owners[index % len(owners)]
        if owner:
            deputy = {"deputy": "jp"} if owner == "hd" and index % 2 else {}
            add("case-assigned", opened, owner=owner, **deputy)
        if index % 7 == 6:
            add("step-recorded", opened, step="team-discussion")
            continue
        until = TODAY + timedelta(days=(index * 11) % 97 - 12)
        add("stage-granted", opened, stage="be.temporary", until=str(until))
        if index % 4 == 0:
            due = TODAY + timedelta(days=index % 40 - 5)
            add("reminder-added", opened, due=str(due), topic="hearing")
    return interchange(*lines)


@pytest.fixture
def team(jalon) -> Jalon:
    jalon.init().vault()
    jalon.ok("import", "-", *HERE, stdin=made(60))
    old = interchange(
        case_line("FR-2006-NONE", "FR", "2006-03-01"),
        entry_line("FR-2006-NONE", 9_000, "stage-granted", "2006-03-02", stage="fr.reflection", until=None),
        entry_line("FR-2006-NONE", 9_001, "case-assigned", "2006-03-02", owner="jp"),
    )
    jalon.ok("import", "-", *HERE, stdin=old)
    return jalon


def listed(jalon: Jalon, *more: object) -> list[dict]:
    return jalon.deadlines(*more, *HERE)


def owners(jalon: Jalon) -> dict[str, tuple]:
    cases = jalon.json("case", "list", "--status", "all", *HERE)["cases"]
    return {each["case"]: (each["owner"], each["deputy"]) for each in cases}


def test_deadlines_of_one_case_worker(team):
    whose, everything = owners(team), listed(team)
    assert len(everything) > 60
    for code in ("hd", "jp", "mvd.2", "HD"):
        own = listed(team, "--worker", code)
        assert own == [each for each in everything if code in whose[each["case"]]] and own
        cases = team.json("case", "list", "--worker", code, *HERE)["cases"]
        assert [each["case"] for each in cases] == sorted(case for case, who in whose.items() if code in who)
        due = team.json("due", "--worker", code, *HERE)
        assert {each["case"] for each in due["deadlines"]} <= {each["case"] for each in cases}
        assert set(due["withoutDeadline"]) == ({"FR-2006-NONE"} if code == "jp" else set())
    nobody = listed(team, "--unassigned")
    assert nobody == [each for each in everything if whose[each["case"]] == (None, None)] and nobody
    assert listed(team, "--worker", "hd", "--overdue") == [
        each for each in listed(team, "--worker", "hd") if each["state"] == "overdue"
    ]
    narrow = listed(team, "--worker", "hd", "--within", "7d", "--country", "BE")
    assert narrow == [each for each in listed(team, "--worker", "hd") if each["daysLeft"] <= 7]
    assert listed(team, "--worker", "hd", "--country", "FR") == []


def test_the_parts_of_a_list_by_worker(team):
    whose = owners(team)
    shown = team.ok("deadline", "list", "--by-worker", *HERE).lines
    parts, part = {}, None
    for line in shown:
        if match := re.fullmatch(r"(\S.*) \((\d+)\)", line):
            part = match[1]
            parts[part] = (int(match[2]), [])
        elif part and (reference := re.search(r"BE-TEAM-\d+", line)):
            parts[part][1].append(reference[0])
    assert list(parts) == ["HD", "hd", "jp", "mvd.2", "Without a case worker"]
    for name, (count, cases) in parts.items():
        owner = None if name.startswith("Without") else name
        expected = [each["case"] for each in listed(team) if whose[each["case"]][0] == owner]
        assert cases == expected and count == len(expected)
    assert sum("STATE" in line for line in shown) == 1
    # Who was asked for comes first, then those for whom they stand in.
    own = team.ok("deadline", "list", "--by-worker", "--worker", "jp", *HERE).lines
    assert [line.split(" (")[0] for line in own if re.fullmatch(r"\S+ \(\d+\)", line)] == ["jp", "hd"]
    document = team.json("deadline", "list", "--by-worker", *HERE)["deadlines"]
    assert [(each["owner"], each["deputy"]) for each in document] == [whose[each["case"]] for each in document]
    plain = [{key: value for key, value in each.items() if key not in ("owner", "deputy")} for each in document]
    assert plain == listed(team)
    team.refused(USAGE, "deadline", "list", "--by-worker", "--format", "ics", *HERE, says=("--by-worker", "--worker"))


def test_the_list_as_csv_says_what_it_says_as_json(team):
    path = team.work / "list.csv"
    for options in ((), ("--by-worker",), ("--all", "--country", "BE"), ("--overdue", "--worker", "hd")):
        team.ok("deadline", "list", "--format", "csv", "--output", path, "--force", *options, *HERE)
        assert check_csv(path) == []
        header, *rows = read_csv(path)
        expected = team.json("deadline", "list", *options, *HERE)["deadlines"]
        assert header == list(expected[0]) and len(rows) == len(expected)
        for row, deadline in zip(rows, expected):
            assert row == [as_cell(key, value) for key, value in deadline.items()]
    team.ok("deadline", "list", "--format", "csv", "--output", path, "--force", "--country", "GB", *HERE)
    assert len(read_csv(path)) == 1


def as_cell(key: str, value) -> str:
    """A value of JSON as CSV has it."""
    if isinstance(value, list):
        return ("\n" if key == "citations" else " ").join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_a_check_for_each_case_worker(team):
    for code in ("hd", "jp", "mvd.2"):
        count = len(listed(team, "--worker", code, "--overdue"))
        result = team.run(*CHECK, "--worker", code, "--json", *HERE)
        assert result.code == (OVERDUE if count else 0) and result.json()["overdue"] == count
        assert result.code == 0 or f"--overdue --worker {code}" in team.run(*CHECK, "--worker", code, *HERE).out
    assert "--overdue --unassigned" in team.run(*CHECK, "--unassigned", *HERE).out
    assert team.run(*CHECK, "--unassigned", "--today", str(TODAY - timedelta(days=100))).code == 0


def test_a_code_that_nobody_has_is_said_and_not_repeated(team):
    result = team.run("deadline", "list", "--worker", "Blessing", *HERE)
    assert result.code == 0 and "warning" in result.err and "Blessing" not in result.err
    assert "hd" in result.err and "mvd.2" in result.err
    assert "warning" in team.run("deadline", "check", "--worker", "Hd", *HERE).err
    assert "warning" not in team.run("deadline", "list", "--worker", "hd", *HERE).err
    for words in (("deadline", "list"), ("deadline", "overview"), ("case", "list"), ("due",), ("deadline", "check")):
        result = team.run(*words, "--worker", "hd", "--unassigned", *HERE)
        assert result.code == USAGE and result.stdout == b""
        result = team.run(*words, "--worker", "Jan Peeters", *HERE)
        assert result.code == USAGE and "Peeters" not in result.err


def overview(jalon: Jalon, *more: object) -> tuple[str, Page]:
    text = jalon.ok("deadline", "overview", *more, *HERE).out
    return text, Page(text)


@pytest.mark.parametrize("within", [None, "0d", "1d", "5d", "30d", "8w", "400d"])
def test_the_numbers_of_the_page_are_those_of_the_lists(team, within):
    days = {None: 30, "8w": 56}.get(within) if within in (None, "8w") else int(within[:-1])
    text, page = overview(team, *(("--within", within) if within else ()))
    document = team.json("deadline", "overview", *(("--within", within) if within else ()), *HERE)
    everything = listed(team)

    def count(first, last):
        return sum(first <= each["daysLeft"] <= last for each in everything)

    expected = {"Overdue": len(listed(team, "--overdue")), "Today": count(0, 0)}
    if days >= 1:
        expected["Tomorrow" if days == 1 else f"Next {min(days, 7)} days"] = count(1, min(days, 7))
    if days >= 8:
        expected[f"In 8 to {min(days, 30)} days"] = count(8, min(days, 30))
    if days > 30:
        expected[f"In 31 to {days} days"] = count(31, days)
    announced = [each for each in listed(team, "--announced") if each["daysLeft"] > days]
    if announced:
        expected["Announced"] = len(announced)
    groups = {title: number for title, number in page.figures.items() if title not in ("No deadline", "Open cases")}
    assert groups == expected
    assert page.figures["No deadline"] == 1
    assert page.figures["Open cases"] == len(team.json("case", "list", *HERE)["cases"]) == document["cases"]
    # What the groups list is what the figures count, and what the list has, in its order.
    rows = page.groups(0)
    assert {title: len(found) for title, found in rows.items()} == {
        f"{title} ({number})": number for title, number in expected.items() if number
    }
    shown = [each for each in everything if each["daysLeft"] <= days] + announced
    assert [(row[0], row[2].split()[1]) for found in rows.values() for row in found] == [
        (each["case"], each["due"]) for each in shown
    ]
    assert [each["count"] for each in document["groups"]] == list(expected.values())
    entries = [each for group in document["groups"] for each in group["deadlines"]]
    assert [(each["case"], each["deadline"]) for each in entries] == [
        (each["case"], each["deadline"]) for each in shown
    ]
    assert document["until"] == str(TODAY + timedelta(days=days)) and document["until"] in text


def test_every_open_case_stands_under_its_case_worker_once(team):
    _, page = overview(team)
    whose = owners(team)
    groups = page.groups(1)
    titles = [title.split(" · ")[0] for title in groups]
    assert titles == ["HD", "hd", "jp", "mvd.2", "Without a case worker"]
    rows = {row[0]: (title.split(" · ")[0], row) for title, found in groups.items() for row in found}
    assert len(rows) == sum(map(len, groups.values())) == 61
    first: dict[str, dict] = {}
    for each in listed(team):
        first.setdefault(each["case"], each)
    for case, (owner, row) in rows.items():
        assert whose[case][0] == (None if owner.startswith("Without") else owner)
        assert row[5] == (whose[case][1] or "")
        if case in first:
            assert row[3].split()[1] == first[case]["due"], row
            assert ("overdue" in row[4]) == (first[case]["state"] == "overdue"), row
            assert row[2].startswith("† ") == (first[case]["packStatus"] not in ("verified", None)), row
        else:
            assert row[3] == row[4] == ""
    assert "stage without a deadline" in rows["FR-2006-NONE"][1][2]
    for title, found in groups.items():
        late = sum(len(row[4]) > 0 and "overdue" in row[4] for row in found)
        assert ("overdue" in title) == (late > 0)
        # The nearest deadline first, those without one last.
        days = [row[3].split()[1] if row[3] else "9999" for row in found]
        assert days == sorted(days)
    steps = {each["case"]: each["step"] for each in team.json("due", *HERE)["openSteps"]}
    assert sum(int(row[1]) for row in page.tables[-1][1:]) == len(steps) > 5
    assert {case for row in page.tables[-1][1:] for case in row[2].split(", ")} == set(steps)
    assert page.headings == ["What is due", "By case worker", "Stage without a deadline", "Open signalling steps"]
    assert [row[0] for row in page.tables[2][1:]] == ["FR-2006-NONE"]


def test_a_page_of_one_case_worker_of_a_country_and_of_nobody(team):
    for words, says in (
        (("--worker", "jp"), "case worker or deputy jp"),
        (("--country", "fr"), "only France"),
        (("--unassigned",), "cases without a case worker"),
        (("--worker", "hd", "--country", "BE"), "only Belgium; case worker or deputy hd"),
    ):
        _, page = overview(team, *words)
        cases = team.json("case", "list", *words, *HERE)["cases"]
        assert page.figures["Open cases"] == len(cases) > 0
        assert page.figures["Overdue"] == len(listed(team, "--overdue", *words))
        assert {row[0] for found in page.groups(1).values() for row in found} == {each["case"] for each in cases}
        assert says in page.footer[0], page.footer
    assert list(overview(team, "--worker", "jp")[1].groups(1))[0].startswith("jp · ")
    team.ok("store", "init", "--store", team.work / "empty.sqlite")
    _, page = overview(team, "--store", team.work / "empty.sqlite")
    assert not page.tables and set(page.figures.values()) == {0} and "no open case" in page.notes


def test_the_page_does_nothing_and_asks_for_nothing(team):
    text, page = overview(team)
    names = {name for name, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "input", "a", "base"}
    for name, attributes in page.elements:
        assert "style" not in attributes and not any(each.startswith("on") for each in attributes), (name, attributes)
        assert not {"src", "href", "srcset", "action"} & set(attributes), (name, attributes)
    assert "url(" not in text and "@import" not in text and "http" not in text.replace("http-equiv", "")
    sheet = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = [each["content"] for name, each in page.elements if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    # Every mark says the same in words: the sign and the colour are not alone.
    known = {"overdue", "today", "soon", "later", "undated", "group", ""}
    assert {mark for marks in page.marks for each in marks for mark in each.split(" ")} <= known


def test_the_last_lines_say_which_cases_which_rules_and_which_casebook(team):
    _, page = overview(team)
    verified = team.json("verify", *HERE)
    footer = "\n".join(page.footer)
    assert "all open cases (61 open cases)" in footer and "Coded" in footer
    last = verified["entries"] + verified["events"]
    assert f"entry {last}" in footer and verified["head"] in footer
    assert "Monday 2026-11-23" in footer and "Wednesday 2026-12-23" in footer
    packs = {each["pack"] for each in listed(team, "--within", "30d") if each["pack"]}
    assert packs and all(each in footer for each in packs)
    document = team.json("deadline", "overview", *HERE)
    assert document["chain"] == {"entries": last, "head": verified["head"]}
    weak = any(each["status"] != "verified" for each in document["packs"])
    assert weak == any(note.startswith("†") for note in page.notes)


def test_no_name_and_no_sealed_text_is_on_the_page(team):
    case = "BE-TEAM-000"
    team.ok("case", "identify", case, stdin=json.dumps({"firstName": CANARY, "lastName": CANARY}))
    team.ok("note", "add", case, *HERE, stdin=CANARY)
    team.ok("reminder", "add", case, "--due", "+2d", "--topic", "work", "--title", "-", *HERE, stdin=CANARY)
    team.ok("role", "assign", case, "lawyer", "--name", "-", *HERE, stdin=CANARY)
    for form in ("html", "md", "json"):
        for env in (None, team.without_key):
            result = team.ok("deadline", "overview", "--format", form, *HERE, env=env)
            assert CANARY not in result.out + result.err and case in result.out
    shown = team.ok("deadline", "list", "--by-worker", *HERE)
    assert CANARY not in shown.out + shown.err


def test_two_copies_give_the_same_bytes_anywhere(team):
    copy = team.work / "copy.sqlite"
    shutil.copyfile(team.store, copy)
    copy.chmod(0o600)
    for form in ("html", "md", "json"):
        words = ("deadline", "overview", "--format", form, "--lang", "fr", *HERE)
        one = team.ok(*words, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}).stdout
        other = team.ok(
            *words, "--store", copy, env={"TZ": "America/Adak", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1"}
        ).stdout
        assert one == other and len(one) > 5_000


def test_the_page_in_five_languages(team):
    pages = {lang: overview(team, "--lang", lang) for lang in LANGUAGES}
    english = pages["en"][1]
    for lang, (text, page) in pages.items():
        assert f'<html lang="{lang}">' in text
        assert list(page.figures.values()) == list(english.figures.values())
        assert [len(each) for each in page.tables] == [len(each) for each in english.tables]
        assert "{" not in text.split("</style>")[1] and "overview." not in text
        codes = [[row[0] for row in found] for found in page.groups(1).values()]
        assert codes == [[row[0] for row in found] for found in english.groups(1).values()]
    titles = {re.search("<title>(.*)</title>", text)[1] for text, _ in pages.values()}
    assert len(titles) == len(LANGUAGES)
    documents = {team.ok("deadline", "overview", "--json", "--lang", lang, *HERE).out for lang in LANGUAGES}
    assert len(documents) == 1
    one = interchange(case_line("BE-2026-ONE"))
    team.ok("store", "init", "--store", team.work / "one.sqlite")
    team.ok("import", "-", "--store", team.work / "one.sqlite", *HERE, stdin=one)
    single = {"en": "1 open case)", "fr": "1 dossier ouvert)", "nl": "1 open dossier)", "it": "1 caso aperto)"}
    for lang, words in single.items():
        _, page = overview(team, "--lang", lang, "--store", team.work / "one.sqlite")
        assert words in page.footer[0]


def test_the_page_as_a_file_and_other_formats(team):
    place = team.work / "today.html"
    result = team.ok("deadline", "overview", "--output", place, *HERE)
    assert result.stdout == b"" and place.read_text() == overview(team)[0]
    assert place.stat().st_mode & 0o777 == 0o600
    again = team.run("deadline", "overview", "--output", place, *HERE)
    assert again.code == 1 and "--force" in again.err
    assert team.ok("deadline", "overview", "--format", "html", *HERE).out == place.read_text()
    markdown = team.ok("deadline", "overview", "--format", "md", *HERE).out
    assert markdown.startswith("# Overview · Monday 2026-11-23\n") and "| Open cases | 61 |" in markdown
    rows = [line for line in markdown.splitlines() if re.match(r"\| (BE-TEAM|FR-2006)-", line)]
    _, page = overview(team)
    assert len(rows) == sum(len(found) for table in (0, 1) for found in page.groups(table).values()) + 1
    for bad in (("--within", "soon"), ("--within", "-3d"), ("--country", "XX"), ("--format", "csv")):
        assert team.run("deadline", "overview", *bad, *HERE).code == USAGE, bad
