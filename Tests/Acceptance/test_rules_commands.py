"""The law as data: pages, differences, doubtful days, packs of one's own, and what they would change."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

import casebooks
from support import (
    CARRIED,
    DONE,
    FAILED,
    LANGUAGES,
    MEASURED,
    NOT_FOUND,
    REPOSITORY,
    USAGE,
    Jalon,
    carried,
    folder_of,
    in_parallel,
    invented,
    standing_for,
)

# A key of a text that was printed as it is, or a place in a text that was not filled.
RAW = re.compile(
    r"(?<![\w./])(?:trigger|step|page|note|stage|period|stay|document|condition|right|ground|duty|role|delivery|"
    r"decision|status|country|calendar|flag|counting)\.[a-zA-Z]|[{}]|\bnil\b|Optional\("
)


@pytest.fixture(scope="module")
def packs(stateless) -> dict[str, dict]:
    """The carried packs by name, as ``rules list`` tells them."""
    return {each["pack"]: each for each in stateless.json("rules", "list")["packs"]}


@pytest.fixture(scope="module")
def documents(stateless) -> dict[str, dict]:
    """The carried packs by name, as ``rules show`` prints them."""
    names = list(CARRIED)
    return dict(zip(names, in_parallel(lambda name: stateless.json("rules", "show", name), names), strict=True))


# The list, and the pages.


def test_the_packs_of_a_country_follow_one_another(packs):
    assert set(packs) == set(CARRIED)
    for country in casebooks.COUNTRIES:
        law = sorted(
            (
                each
                for each in packs.values()
                if each["country"] == country and not each["referenceOnly"] and not each["region"]
            ),
            key=lambda each: each["from"],
        )
        assert law[-1]["to"] is None, "the last one has no known end"
        for before, following in zip(law, law[1:], strict=False):
            assert date.fromisoformat(before["to"]) + timedelta(days=1) == date.fromisoformat(following["from"])
        assert packs[f"{country}/FIIT-2013"]["referenceOnly"]
    assert (packs["GB-SCT/2018"]["region"], packs["GB-NIR/2015"]["region"]) == ("GB-SCT", "GB-NIR")
    assert {each["region"] for each in packs.values()} == {None, "GB-SCT", "GB-NIR"}


def test_what_a_pack_lists_is_what_it_shows(packs, documents):
    for name, document in documents.items():
        listed = packs[name]
        for member in ("country", "region", "from", "to", "status", "referenceOnly"):
            assert document[member] == listed[member], (name, member)
        for member, key in (("stages", "stage"), ("periods", "period"), ("stays", "stay")):
            assert [each[key] for each in document[member]] == listed[member], (name, member)


def clocks(document: dict) -> list[str]:
    """The identifiers of everything in a pack that has a page of its own."""
    return [
        each[key]
        for member, key in (("stages", "stage"), ("periods", "period"), ("stays", "stay"))
        for each in document[member]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pack_is_a_page_in_every_language(stateless, documents, language):
    """As text: every clock, every source, and no text that is missing."""
    words = [("rules", "show", name, "--lang", language) for name in CARRIED]
    for name, shown in zip(CARRIED, in_parallel(lambda each: stateless.ok(*each).out, words), strict=True):
        document = documents[name]
        raw = [line for line in shown.splitlines() if RAW.search(line)]
        assert not raw, (name, raw)
        assert name in shown and document["from"] in shown and (document["to"] or "") in shown
        for clock in clocks(document):
            assert re.search(rf"(?m)^\S.*  {re.escape(clock)}$", shown), (name, clock)
        for source in document["citations"].values():
            assert source["text"] in shown and source["checked"] in shown
        for stay in document["stays"]:
            for phase in stay["phases"]:
                assert f"({phase['phase']})" in shown
        assert not re.search(r"[:,;]\s*$", re.sub(r"(?m)^\s*- [^:;,]+:( † .*)?$", "", shown)), name


def test_a_page_is_translated(stateless, documents):
    """Every language that a pack has says something else than English on every line that is not a source or a name."""
    for name in CARRIED:
        pages = {
            language: stateless.ok("rules", "show", name, "--lang", language).lines
            for language in ("en", documents[name]["languages"][-1])
        }
        english, other = pages.values()
        assert len(english) == len(other), name
        sources = {each["text"] for each in documents[name]["citations"].values()}
        left = [
            line
            for line, spoken in zip(english, other, strict=True)
            if line == spoken and re.search("[a-z]{5}", line) and not any(each in line for each in sources)
        ]
        # Words that the languages share are few: the heading of the sources, or a name.
        assert all(len(line.split()) <= 4 for line in left), (name, left)


MARKS = re.compile(r"\\([\\`*_{}\[\]<>#|])")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_as_markdown_says_the_same(stateless, language):
    """The same headings and points as the text, with nothing that Markdown would swallow."""

    def plain(line: str) -> str:
        line = re.sub(r"^(#+ | *- )", "", line)
        line = re.sub(r" \(`([^`]+)`\)$", r"  \1", line)
        return MARKS.sub(r"\1", line).strip()

    # Each pack in two languages: all of them are read as text above.
    names = [
        name for number, name in enumerate(CARRIED) if language == "en" or number % 4 == LANGUAGES.index(language) - 1
    ]

    def pages(name: str) -> tuple[str, str]:
        words = ("rules", "show", name, "--lang", language)
        return stateless.ok(*words).out, stateless.ok(*words, "--format", "md").out

    for name, (text, markdown) in zip(names, in_parallel(pages, names), strict=True):
        shown = [re.sub(r"^\s*(- )?", "", line).strip() for line in text.splitlines() if line.strip()]
        assert [plain(line) for line in markdown.splitlines() if line.strip()] == shown, name
        assert markdown.startswith(f"# {name} · ")
        # What stands literally in a text is escaped, so that every mark is one of the page.
        for line in markdown.splitlines():
            bare = MARKS.sub("", re.sub(r" \(`[^`]+`\)$", "", re.sub(r"^#+ ", "", line)))
            assert not re.search(r"[`*_<>#|\[\]{}]", bare), line


def test_formats_that_a_page_does_not_have(stateless):
    stateless.refused(USAGE, "rules", "show", "BE/2017", "--format", "csv", says=("csv", "json"), unchanged=False)
    stateless.refused(USAGE, "rules", "list", "--format", "md", says=("md",), unchanged=False)
    stateless.refused(NOT_FOUND, "rules", "show", "BE/1830", says=("BE/1830", "GB-SCT/2018"), unchanged=False)


def test_less_than_verified_is_said_beside_the_value(stateless, documents):
    """A dagger wherever the pack or the source is less than verified; none in a pack that is verified throughout."""
    for name, document in documents.items():
        weak = document["status"] != "verified" or any(
            document["citations"][key]["status"] != "verified"
            for each in (*document["stages"], *document["stays"])
            for key in (each["duration"] or {"cites": []})["cites"]
        )
        if weak:
            assert "†" in stateless.ok("rules", "show", name).out, name


# Differences.


# What a pack consists of, in the order in which it is read.
PARTS = ("stages", "periods", "stays", "duties", "notes", "citations", "texts")


def part(place: str) -> int:
    """The days of the pack, and what else it says of itself, come before all parts."""
    first = place.split(" ")[0]
    return PARTS.index(first) if first in PARTS else -1


@pytest.fixture(scope="module")
def differences(stateless, documents) -> dict[tuple[str, str], dict[str, tuple]]:
    """Every pack beside every other of its country, both ways and with itself: what differs, by place."""
    couples = [
        (old, new) for old in CARRIED for new in CARRIED if documents[old]["country"] == documents[new]["country"]
    ]

    def changes(couple: tuple[str, str]) -> dict[str, tuple]:
        document = stateless.json("rules", "diff", *couple)
        assert (document["format"], document["old"], document["new"]) == ("jalon.rules-diff/1", *couple)
        places = [each["place"] for each in document["differences"]]
        assert len(places) == len(set(places)), "each place once"
        assert places == sorted(places, key=lambda place: (part(place), place)), "the days, the rules, the sources"
        return {each["place"]: (each["old"], each["new"]) for each in document["differences"]}

    return dict(zip(couples, in_parallel(changes, couples), strict=True))


def test_a_pack_does_not_differ_from_itself(stateless, differences):
    for (old, new), changed in differences.items():
        assert (changed == {}) == (old == new), (old, new)
    said = stateless.ok("rules", "diff", "BE/2017", "BE/2017")
    assert "same" in said.err and "BE/2017" in said.out


def test_differences_read_the_other_way_round(differences):
    for (old, new), changed in differences.items():
        assert differences[new, old] == {place: values[::-1] for place, values in changed.items()}, (old, new)
        assert all(before != after for before, after in changed.values()), (old, new)


def test_differences_are_where_the_documents_differ(documents, differences):
    """A stage, period or stay that both packs have is among the differences exactly when its document differs."""

    def by_name(name: str) -> dict[tuple[str, str], list[dict]]:
        found: dict[tuple[str, str], list[dict]] = {}
        for member, key in (("stages", "stage"), ("periods", "period"), ("stays", "stay")):
            for each in documents[name][member]:
                found.setdefault((member, each[key]), []).append(each)
        return found

    for pair, places in differences.items():
        old, new = map(by_name, pair)
        for clock in old.keys() | new.keys():
            member, identifier = clock
            told = any(re.match(rf"{member} {re.escape(identifier)}(#\d+)? ", place) for place in places)
            assert told == (old.get(clock) != new.get(clock)), (pair, clock)


def test_what_changed_in_the_law_is_told(stateless, differences):
    italy = differences["IT/2014", "IT/2025"]
    assert italy["stages it.art18 duration length period"] == ("6 months", "1 year")
    assert italy["from"] == ("2014-03-28", "2025-10-04") and italy["to"] == ("2025-10-03", None)
    kingdom = differences["GB/2009", "GB/2022-12"]
    assert kingdom["stages uk.reflection duration length period"] == ("45 days", "30 days")
    kingdom = differences["GB/2022-12", "GB/2023"]
    assert kingdom["stages uk.reflection duration counting"] == ("exclusive", "inclusive")
    # The new criminal code of Belgium renumbers, and leaves every length as it was.
    belgium = differences["BE/2017", "BE/2026"]
    assert belgium and not any(re.search(r"length|counting|renewal (kind|times)", place) for place in belgium)
    text = stateless.ok("rules", "diff", "IT/2014", "IT/2025").out
    assert "IT/2014 → IT/2025" in text
    block = text[text.index("stages it.art18 duration length period") :].splitlines()
    assert (block[1].strip(), block[2].strip()) == ("- 6 months", "+ 1 year")


def test_packs_that_cannot_be_compared(stateless):
    stateless.refused(NOT_FOUND, "rules", "diff", "BE/2017", "BE/1830", says=("BE/1830",), unchanged=False)
    stateless.refused(USAGE, "rules", "diff", "BE/2017", unchanged=False)


# Days on which the rounding of months matters.


def doubtful(document: dict, year: int) -> set[tuple]:
    """The same by python-dateutil: every length in months or years, from every start day of the year."""

    def months(length: dict | None) -> int | None:
        length = length or {}
        return length.get("months") or (12 * length["years"] if "years" in length else None)

    found = set()

    def add(clock: str, length: dict | None, counting: str, held: dict, direction: int = 1) -> None:
        total = months(length)
        if total is None:
            return
        assert counting == "exclusive", "another way of counting has other days"
        first = max(filter(None, (document["from"], held.get("from"), f"{year}-01-01")))
        last = min(filter(None, (document["to"], held.get("to"), f"{year}-12-31")))
        day = date.fromisoformat(first)
        while str(day) <= last:
            down = day + relativedelta(months=direction * total)
            if down.day != day.day:
                found.add((document["pack"], clock, str(day), str(down), str(down + timedelta(days=1))))
            day += timedelta(days=1)

    for stage in document["stages"]:
        lengths = [stage["duration"], stage["duration"].get("upTo"), stage["duration"].get("document")]
        if isinstance(stage["renewal"]["length"], dict):
            lengths.append(stage["renewal"]["length"])
        for length in lengths:
            add(stage["stage"], length, stage["duration"]["counting"], stage)
    for period in document["periods"]:
        if period["duration"]:
            for length in (period["duration"], period["duration"].get("upTo")):
                add(period["period"], length, period["duration"]["counting"], period)
        else:
            # A window is counted backwards from the last day of a document.
            for limits in (period["window"], period["window"]["otherwise"] or {}):
                for length in (limits.get("opens"), limits.get("closes")):
                    add(period["period"], length, "exclusive", period, -1)
    for stay in document["stays"]:
        if stay["duration"]:
            for length in (stay["duration"], stay["duration"].get("upTo")):
                add(stay["stay"], length, stay["duration"]["counting"], stay)
        for phase in stay["phases"]:
            add(phase["phase"], phase["until"], "exclusive", stay)
    return found


@pytest.mark.parametrize("year", [2013, 2016, 2021, 2024, 2026, 2028])
def test_doubtful_days_are_those_of_another_calendar(stateless, documents, year):
    document = stateless.json("rules", "lint", "--year", year)
    assert (document["format"], document["year"]) == ("jalon.rules-lint/1", year)
    found = {(each["pack"], each["stage"], each["start"], each["down"], each["up"]) for each in document["findings"]}
    expected = set().union(*(doubtful(each, year) for each in documents.values()))
    assert expected and found == expected
    one = stateless.json("rules", "lint", "BE/2026", "--year", year)["findings"]
    assert {each["pack"] for each in one} <= {"BE/2026"}
    assert len(one) == len([each for each in document["findings"] if each["pack"] == "BE/2026"])


def test_doubtful_days_are_told(stateless):
    text = stateless.ok("rules", "lint", "HU/2024", "--year", 2026).out
    assert re.search(r"HU/2024\s+hu.reflection\s+1 month\s+2026-01-31\s+down 2026-02-28\s+up 2026-03-01", text)
    silent = stateless.ok("rules", "lint", "GB/2009", "--year", 2024)
    assert silent.out == "" and "2024" in silent.err
    assert stateless.json("rules", "lint", "--today", "2027-05-05")["year"] == 2027
    for year in (1899, 2101, 0):
        stateless.refused(USAGE, "rules", "lint", "--year", year, says=(str(year), "1900"), unchanged=False)
    stateless.refused(NOT_FOUND, "rules", "lint", "BE/1830", says=("BE/1830",), unchanged=False)


# Packs of one's own: what is refused, with the file, the place and the reason.


def in_stage(number: int = 0, **values) -> Callable[[dict], None]:
    return lambda pack: pack["stages"][number].update(values)


def in_duration(number: int = 0, **values) -> Callable[[dict], None]:
    return lambda pack: pack["stages"][number]["duration"].update(values)


def in_pack(**values) -> Callable[[dict], None]:
    return lambda pack: pack.update(values)


def without(*path: str | int) -> Callable[[dict], None]:
    def change(pack: dict) -> None:
        place = pack
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


def another_length(**length) -> Callable[[dict], None]:
    """The length of the reflection period."""

    def change(pack: dict) -> None:
        del pack["stages"][0]["duration"]["days"]
        pack["stages"][0]["duration"].update(length)

    return change


def window(**values) -> Callable[[dict], None]:
    def change(pack: dict) -> None:
        made = {"beforeEndOf": ["qx.permit"], "opens": {"days": 60}, "trigger": "qx.paper", "cites": ["act"]} | values
        pack["periods"][0] = {"id": "qx.appeal", "kind": "renewal-window", "window": made}

    return change


# What is wrong, how it is made so, words of the place, words of the reason.
BROKEN: dict[str, tuple[Callable[[dict], None], str, tuple[str, ...]]] = {
    "a key that nobody knows": (in_stage(colour="red"), "stages[0]", ("colour",)),
    "a key that nobody knows at the top": (in_pack(author="me"), "at the top", ("author",)),
    "another format": (in_pack(format="jalon.pack/2"), "format", ("jalon.pack/2", "jalon.pack/1")),
    "no country": (in_pack(country="Nowhere"), "country", ("Nowhere",)),
    "an impossible day": (in_pack(**{"from": "2026-02-30"}), "from", ("2026-02-30",)),
    "a day that ends before it begins": (in_pack(to="2019-12-31"), "to", ("2019-12-31", "2020-01-01")),
    "a name of another country": (in_pack(id="BE/9999"), "id", ("QX/",)),
    "no English": (in_pack(languages=["fr"]), "languages", ("English",)),
    "a language that is none": (in_pack(languages=["en", "tlh"]), "languages", ("tlh",)),
    "a calendar that is none": (in_pack(calendar="QX"), "calendar", ("QX", "none")),
    "a status that is none": (in_pack(status="certain"), "status", ("certain",)),
    "alerts out of order": (in_pack(alerts=[5, 20]), "alerts", ("longest first",)),
    "a reflection of twenty days": (in_duration(days=20), "stage qx.reflection", ("30 days", "CETS 197", "20")),
    "a reflection of four weeks": (another_length(weeks=4), "stage qx.reflection", ("30 days", "CETS 197")),
    "a reflection in working days": (
        *(another_length(workingDays=40, nature="procedural"), "stage qx.reflection", ("working days",)),
    ),
    "a reflection without protection": (in_stage(rights=[]), "stage qx.reflection", ("no-removal", "CETS 197")),
    "a permit of five months": (in_duration(1, months=5), "stage qx.permit", ("six months", "2004/81")),
    "a stage that is never reached": (in_stage(1, after=["qx.permit"]), "stage qx.permit", ("never reached",)),
    "a stage before that is not there": (in_stage(1, after=["qx.ghost"]), "stage qx.permit", ("qx.ghost",)),
    "a stage that stands twice": (
        *(lambda pack: pack["stages"].append(pack["stages"][1]), "stage qx.permit", ("twice",)),
    ),
    "a value without a source": (in_duration(cites=[]), "stage qx.reflection, duration", ("without a source",)),
    "a source that is not listed": (in_duration(cites=["code"]), "stage qx.reflection, duration", ("code",)),
    "a source without the day of reading": (without("citations", "act", "checked"), "citations.act", ("checked",)),
    "a source of no day": (
        *(lambda pack: pack["citations"]["act"].update(published="lately"), "citation act", ("lately", "month")),
    ),
    "a source read on no day": (
        *(lambda pack: pack["citations"]["act"].update(checked="2026-01"), "citations.act.checked", ("2026-01",)),
    ),
    "a text that is missing": (without("texts", "en", "stage.qx.permit"), "stage.qx.permit", ('"en"',)),
    "a translation that is missing": (without("texts", "fr", "trigger.qx.letter"), "trigger.qx.letter", ('"fr"',)),
    "a language without any text": (in_pack(languages=["en", "fr", "hu"]), "stage.qx.permit", ('"hu"',)),
    "a validity in working days": (
        *(lambda pack: pack["stages"][1].update(duration=VALIDITY_IN_WORKING_DAYS), "stage qx.permit"),
        ("working days",),
    ),
    "two lengths": (in_duration(months=2), "stages[0].duration", ("more than one length",)),
    "no length": (without("stages", 0, "duration", "days"), "stages[0].duration", ("length",)),
    "a length of nothing": (in_duration(days=0), "stages[0].duration", ("0",)),
    "a length in words": (in_duration(days="forty"), "stages[0].duration.days", ("whole number", "a text")),
    "a way of counting that is none": (in_duration(counting="loosely"), "stages[0].duration", ("loosely", "quantieme")),
    "a renewal that contradicts itself": (
        *(lambda pack: pack["stages"][0]["renewal"].update(times=2), "stage qx.reflection", ("not renewed",)),
    ),
    "a renewal on no condition": (
        *(lambda pack: pack["stages"][1]["renewal"].update(kind="conditional"), "stage qx.permit", ("condition",)),
    ),
    "a window that closes before it opens": (window(closes={"days": 90}), "period qx.appeal", ("before it opens",)),
    "a window before the end of nothing": (window(beforeEndOf=[]), "period qx.appeal", ("before the end",)),
    "a window before another end": (window(beforeEndOf=["qx.ghost"]), "period qx.appeal", ("qx.ghost",)),
    "a period that is neither": (without("periods", 0, "duration"), "periods[0]", ("duration", "window")),
    "a kind that is none": (lambda pack: pack["periods"][0].update(kind="party"), "periods[0]", ("party",)),
    "an event that is none": (
        *(lambda pack: pack["periods"][0].update(starts=[{"stage": "lost"}]), "periods[0].starts", ("refused",)),
    ),
    "phases out of order": (
        *(lambda pack: pack["stays"][0]["phases"].reverse(), "stay qx.stay.house", ("before the one that it follows",)),
    ),
    "a stay that rests on nothing": (
        *(lambda pack: pack["stays"][0].update(basis="none"), "stay qx.stay.house", ("rests on nothing",)),
    ),
    "a missing part": (without("stages", 1, "renewal"), "stages[1]", ("renewal",)),
    "a part of another kind": (in_pack(stages="two"), "stages", ()),
    "an overlay over nothing": (*(in_pack(region="QX-NOR", id="QX-NOR/2020"), "from", ("no pack",)),),
    "an overlay of another country": (in_pack(region="BE-BRU", id="BE-BRU/2020"), "region", ("BE-BRU", "QX")),
    "an overlay without its name": (in_pack(region="QX-NOR"), "id", ("QX-NOR/",)),
}

VALIDITY_IN_WORKING_DAYS = {
    "workingDays": 200,
    "counting": "exclusive",
    "nature": "validity",
    "trigger": "qx.paper",
    "cites": ["act"],
}

# A file that is no pack at all.
UNREADABLE = {
    "a key that stands twice": (
        *(json.dumps(invented()).replace('"days": 40', '"days": 40, "days": 50'), "line 1", ("days", "twice")),
    ),
    "a key that stands twice, on its own line": (
        '{\n  format: "jalon.pack/1",\n  id: "QX/2020",\n  // once more\n  "id": "QX/2021",\n}\n',
        *("line 5", ("id", "twice")),
    ),
    "no JSON": ("{\n format: ", "line 2", ("ends",)),
    "nothing": ("", "line 1", ("ends",)),
    "a list": ("[]", "at the top", ()),
    "another document": ('{"format":"jalon.interchange/1"}', "", ("format",)),
}


def said(stateless: Jalon, *words: object) -> str:
    """What a refusal says, on whichever stream: the problems are the result, a file that is no pack an error."""
    result = stateless.run(*words)
    assert result.code == USAGE, result
    assert result.err.strip() and "fatal error" not in result.err.lower(), result
    return result.out + result.err


@pytest.mark.parametrize("change, place, reason", BROKEN.values(), ids=BROKEN)
def test_a_broken_pack_is_refused_with_its_place(jalon, change, place, reason):
    pack = invented()
    change(pack)
    file = jalon.work / "broken-pack.json5"
    file.write_text(json.dumps(pack))
    text = said(jalon, "rules", "validate", file)
    # One line tells it all.
    lines = [line for line in text.splitlines() if place in line and all(word in line for word in reason)]
    assert lines and any("broken-pack.json5" in line for line in lines), text
    # It is not used either, and says why.
    used = jalon.run("rules", "list", "--packs", folder_of(jalon.work / "packs", pack))
    assert used.code == USAGE and used.stdout == b"", used
    assert "pack-0.json5" in used.err, used
    assert place.split(",")[0] in used.err or "more: jalon rules validate" in used.err, used


@pytest.mark.parametrize("text, place, reason", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_pack_is_refused(jalon, text, place, reason):
    file = jalon.work / "no-pack.json5"
    file.write_text(text)
    told = said(jalon, "rules", "validate", file)
    assert "no-pack.json5" in told and place in told and all(word in told for word in reason), told
    used = jalon.run("rules", "list", "--packs", folder_of(jalon.work / "packs", text))
    assert used.code == USAGE and used.stdout == b"" and "pack-0.json5" in used.err, used


def test_files_that_cannot_be_read(jalon):
    nowhere = jalon.work / "nowhere.json5"
    jalon.refused(FAILED, "rules", "validate", nowhere, says=(str(nowhere),), unchanged=False)
    large = jalon.work / "large.json5"
    large.write_text("// " + "x" * (1 << 20) + "\n" + json.dumps(invented()))
    jalon.refused(USAGE, "rules", "validate", large, says=("large.json5", "1 MiB"), unchanged=False)
    jalon.refused(USAGE, "rules", "validate", unchanged=False)
    empty = jalon.work / "empty"
    empty.mkdir()
    (empty / "README.md").write_text("no pack")
    for folder in (empty, jalon.work / "nowhere", large):
        jalon.refused(FAILED, "rules", "list", "--packs", folder, says=(str(folder), "--packs"), unchanged=False)


@pytest.mark.parametrize(
    "start, word",
    [("2026-02-01", "gap"), ("2026-01-31", None), ("2026-01-30", "overlaps"), ("2025-06-01", "overlaps")],
)
def test_packs_of_one_country_follow_day_upon_day(jalon, start, word):
    before, following = invented("QX/2020", "2020-01-01", "2026-01-30"), invented("QX/2026", start)
    files = [jalon.work / "before.json5", jalon.work / "following.json5"]
    for file, pack in zip(files, (before, following), strict=True):
        file.write_text(json.dumps(pack))
    result = jalon.run("rules", "validate", *files)
    if word is None:
        assert result.code == DONE and "QX/2020, QX/2026: may be used" in result.out, result
        return
    assert result.code == USAGE, result
    (line,) = [each for each in result.lines if each.startswith("error: ")]
    for words in ("following.json5", "QX/2026", "from", word, "QX/2020", "2026-01-30", start):
        assert words in line, line
    # The order of the files does not matter.
    assert jalon.run("rules", "validate", *reversed(files)).code == USAGE


def test_a_pack_that_would_leave_a_gap_in_carried_law(jalon, packs):
    """A carried pack is given its last day beside the one that follows it, and not otherwise."""
    now = packs["BE/2026"]
    ended = jalon.work / "ended.json5"
    ended.write_text(standing_for(now | {"to": "2027-03-31"}, "BE/2026"))
    follows = jalon.work / "follows.json5"
    follows.write_text(standing_for(now | {"pack": "BE/2027", "from": "2027-04-01"}, "BE/2026"))
    late = jalon.work / "late.json5"
    late.write_text(standing_for(now | {"pack": "BE/2027", "from": "2027-05-01"}, "BE/2026"))
    assert jalon.run("rules", "validate", ended, follows).code == DONE
    alone = jalon.run("rules", "validate", follows)
    assert alone.code == USAGE and "overlaps" in alone.out and "BE/2026" in alone.out
    assert "gap" in said(jalon, "rules", "validate", ended, late)


def test_a_warning_is_no_refusal(jalon):
    pack = invented()
    another_length(months=1)(pack)
    file = jalon.work / "month.json5"
    file.write_text(json.dumps(pack))
    shown = jalon.ok("rules", "validate", file)
    assert shown.out.startswith("warning: ") and "28 days" in shown.out and "may be used" in shown.out
    document = jalon.json("rules", "validate", file)
    assert document["valid"] and [each["severity"] for each in document["problems"]] == ["warning"]
    jalon.ok("rules", "list", "--packs", folder_of(jalon.work / "packs", pack))


def test_every_problem_is_told_at_once(jalon):
    pack = invented(days=20)
    in_stage(1, after=["qx.ghost"])(pack)
    without("texts", "fr", "stage.qx.permit")(pack)
    file = jalon.work / "many.json5"
    file.write_text(json.dumps(pack))
    text = said(jalon, "rules", "validate", file)
    for words in ("20 days", "qx.ghost", "stage.qx.permit"):
        assert words in text
    document = jalon.run("rules", "validate", file, "--json").json()
    assert (document["packs"], document["valid"]) == (["QX/2020"], False)
    assert [
        f"{each['severity']}: {each['file']}: {each['pack']}, {each['place']}: {each['reason']}"
        for each in document["problems"]
    ] == [line for line in text.splitlines() if line.startswith(("error: ", "warning: "))]
    # A folder of packs says the first, and how many more.
    used = jalon.run("rules", "list", "--packs", folder_of(jalon.work / "packs", pack))
    assert "more" in used.err and "rules validate" in used.err, used


def test_a_pack_cannot_act_on_the_terminal(jalon):
    """An escape sequence in a file from somewhere is refused, or comes out as harmless text."""
    red = "\x1b[31mred\x07"
    texts = invented()
    texts["texts"]["en"]["stage.qx.reflection"] = red
    sources = invented()
    sources["citations"]["act"]["text"] = red
    for number, pack in enumerate((texts, sources, invented(f"QX/{red}"))):
        folder = folder_of(jalon.work / f"packs-{number}", pack)
        for words in (
            ("rules", "validate", folder / "pack-0.json5"),
            ("rules", "list", "--packs", folder),
            ("rules", "show", pack["id"], "--packs", folder),
            ("rules", "date", "--country", "QX", "--stage", "reflection", "--on", "2026-01-01", "--packs", folder),
        ):
            result = jalon.run(*words)
            assert not set("\x1b\x07") & set(result.out + result.err), result


def test_carried_packs_and_examples_pass_their_own_check(stateless, packs):
    folder = stateless.work / "carried"
    folder.mkdir(exist_ok=True)
    for name, listed in packs.items():
        (folder / f"{name.replace('/', '-')}.json5").write_text(standing_for(listed, name))
    result = stateless.ok("rules", "validate", *sorted(folder.iterdir()))
    # One month of reflection is a warning, because it can be 28 days.
    assert {line.split(" ")[2] for line in result.lines if line.startswith("warning")} == {"HU/2007,", "HU/2024,"}
    # A pack that is read from a file says what the carried one says.
    for name in CARRIED:
        shown = ("rules", "show", name, "--json")
        assert stateless.ok(*shown, "--packs", folder).stdout == stateless.ok(*shown).stdout, name
    examples = sorted((REPOSITORY / "Examples" / "SixthCountry" / "Packs").glob("*.json5"))
    assert examples
    assert stateless.json("rules", "validate", *examples)["problems"] == []


# A country that is invented.


@pytest.fixture
def nowhere(tmp_path) -> tuple[Jalon, Path]:
    """Somebody with an empty casebook, and a folder with the law of a country that Jalon does not know."""
    jalon = Jalon(tmp_path, "2026-06-15").init()
    law = invented("QX/2020", "2020-01-01", "2025-12-31"), invented("QX/2026", "2026-01-01", days=60)
    return jalon, folder_of(tmp_path / "law", *law)


def test_an_invented_country_works_as_any_other(nowhere):
    jalon, folder = nowhere
    with_law = ("--packs", folder)
    assert {"QX/2020", "QX/2026"} | set(CARRIED) == {
        each["pack"] for each in jalon.json("rules", "list", *with_law)["packs"]
    }
    assert "Days to think" in jalon.ok("rules", "show", "QX/2026", *with_law).out
    assert "FR: Days to think" in jalon.ok("rules", "show", "QX/2026", "--lang", "fr", *with_law).out
    # English stands in for a language that the pack does not have.
    assert "Days to think" in jalon.ok("rules", "show", "QX/2026", "--lang", "hu", *with_law).out
    computed = jalon.json("rules", "date", "--country", "QX", "--stage", "reflection", "--on", "2025-12-31", *with_law)
    assert (computed["due"], computed["pack"]) == ("2026-02-09", "QX/2020")
    reference = jalon.ok("case", "open", "--country", "QX", "--on", "2025-12-01", *with_law).out.strip()
    assert reference.startswith("QX-2025-")
    jalon.ok("stage", "grant", reference, "qx.reflection", "--on", "2026-01-01", *with_law)
    jalon.ok("condition", "record", reference, "qx-seen", "met", "--on", "2026-01-02", *with_law)
    jalon.ok("stage", "grant", reference, "qx.permit", "--on", "2026-02-28", *with_law)
    jalon.ok("stay", "start", reference, "qx.stay.house", "--on", "2026-05-01", *with_law)
    jalon.ok("stage", "refuse", reference, "qx.permit", "--on", "2026-06-11", *with_law)
    found = {each["deadline"]: (each["due"], each["pack"]) for each in jalon.deadlines(*with_law)}
    assert found == {
        "qx.stay.house.first/end": ("2026-05-15", "QX/2026"),
        "qx.stay.house.first/report": ("2026-05-15", "QX/2026"),
        # Ten days end on Sunday 21 June; no holidays are known, and weekends are off.
        "qx.appeal/limit": ("2026-06-22", "QX/2026"),
        "qx.stay.house.second/end": ("2026-07-10", "QX/2026"),
        "qx.permit/end": ("2026-10-28", "QX/2026"),
    }
    text = jalon.ok("deadline", "explain", reference, "qx.permit/end", "--lang", "fr", *with_law).out
    assert "FR: Paper of the guest" in text and "FR: day on which the paper is handed over" in text
    assert not RAW.search(text)
    jalon.ok("decision", "request", reference, "qx-appeal", "--on", "2026-06-12", *with_law)
    assert "qx.appeal/limit" not in {each["deadline"] for each in jalon.deadlines(*with_law)}
    jalon.ok("verify", *with_law)


def test_a_folder_of_packs_is_set_as_every_global_option(nowhere, tmp_path):
    """Flag before environment before config file."""
    jalon, folder = nowhere
    other = folder_of(tmp_path / "other", invented("QX/1990", "1990-01-01"))

    def names(*words, **options) -> set[str]:
        return {
            each["pack"] for each in jalon.json("rules", "list", *words, **options)["packs"] if each["country"] == "QX"
        }

    law = {"QX/2020", "QX/2026"}
    assert names() == set()
    assert names("--packs", folder) == law
    assert names(env={"JALON_PACKS": str(folder)}) == law
    assert names("--packs", other, env={"JALON_PACKS": str(folder)}) == {"QX/1990"}
    (jalon.config / "jalon").mkdir()
    (jalon.config / "jalon" / "config.json").write_text(json.dumps({"packs": str(folder)}))
    assert names() == law
    assert names(env={"JALON_PACKS": str(other)}) == {"QX/1990"}
    assert jalon.ok("--packs", folder, "rules", "list").out == jalon.ok("rules", "list", f"--packs={folder}").out


def test_a_casebook_is_read_without_the_packs_that_it_was_written_with(nowhere):
    """What happened is still there; there are no rules for it, and it says so; and nothing is lost."""
    jalon, folder = nowhere
    with_law = ("--packs", folder)
    reference = jalon.ok("case", "open", "--country", "QX", "--on", "2026-01-01", *with_law).out.strip()
    jalon.ok("stage", "grant", reference, "qx.reflection", "--on", "2026-05-01", *with_law)
    before, dumped = jalon.deadlines(*with_law), jalon.dump()
    assert [each["due"] for each in before] == ["2026-06-30"]
    assert jalon.deadlines() == []
    assert "1 case" in jalon.ok("deadline", "list").err or reference in jalon.ok("deadline", "list").err
    shown = jalon.json("case", "show", reference)
    assert [each["code"] for each in shown["findings"]] == ["no-deadline"]
    assert not RAW.search(jalon.ok("case", "show", reference).out), "a key in the place of the country's name"
    jalon.refused(NOT_FOUND, "stage", "grant", reference, "qx.permit", "--on", "2026-06-01", says=("QX", "BE"))
    assert jalon.dump() == dumped
    jalon.ok("verify")
    jalon.ok("verify", *with_law)
    assert jalon.deadlines(*with_law) == before


def test_a_pack_of_ones_own_takes_the_place_of_a_carried_one(jalon, packs):
    """A longer reflection period in Belgium, before any law says so."""
    longer = standing_for(packs["BE/2026"], "BE/2026").replace("days: 45,", "days: 90,", 1)
    folder = folder_of(jalon.work / "packs", longer)
    words = ("rules", "date", "--country", "BE", "--stage", "be.reflection", "--on", "2026-05-04")
    assert jalon.json(*words)["due"] == "2026-06-18"
    assert jalon.json(*words, "--packs", folder)["due"] == "2026-08-02"
    assert jalon.json(*words, "--packs", folder)["pack"] == "BE/2026"
    jalon.init()
    reference = jalon.open("BE", "--on", "2026-05-01")
    jalon.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04")
    assert [each["due"] for each in jalon.deadlines()] == ["2026-06-18"]
    assert [each["due"] for each in jalon.deadlines("--packs", folder)] == ["2026-08-02"]
    assert [each["due"] for each in jalon.deadlines()] == ["2026-06-18"]
    # What it would change is the difference.
    (change,) = jalon.json("rules", "impact", "BE/2026", "BE/2026", "--packs", folder)["changes"]
    assert change == {
        **{"case": reference, "deadline": "be.reflection/end"},
        **{"old": "2026-06-18", "new": "2026-08-02", "days": 45},
    }


# What a pack would change.


def open_deadlines(jalon: Jalon, *words: object) -> dict[tuple[str, str], str]:
    return {(each["case"], each["deadline"]): each["due"] for each in jalon.deadlines(*words)}


def told(jalon: Jalon, old: str, new: str, *words: object) -> tuple[dict, dict[tuple[str, str], tuple]]:
    """What ``rules impact`` says, and the deadlines that it says would change."""
    document = jalon.json("rules", "impact", old, new, *words)
    assert (document["format"], document["old"], document["new"]) == ("jalon.rules-impact/1", old, new)
    named = [(each["case"], each["deadline"]) for each in document["changes"]]
    assert named == sorted(named) and len(named) == len(set(named))
    for each in document["changes"]:
        if each["old"] and each["new"]:
            days = (date.fromisoformat(each["new"]) - date.fromisoformat(each["old"])).days
            assert each["days"] == days != 0, each
    return document, {(each["case"], each["deadline"]): (each["old"], each["new"]) for each in document["changes"]}


def recomputed(before: dict, after: dict) -> dict[tuple[str, str], tuple]:
    """The open deadlines that differ between two readings of a casebook."""
    return {
        name: (before.get(name), after.get(name))
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }


def counts(open_before: list[dict], changed: dict, old: str) -> tuple[int, int]:
    """The cases that have a deadline of the pack or a change, and the deadlines of the pack that would not move."""
    of_pack = {(each["case"], each["deadline"]) for each in open_before if each["pack"] == old}
    return len({case for case, _ in of_pack | changed.keys()}), len(of_pack - changed.keys())


@pytest.fixture
def small(tmp_path) -> tuple[Jalon, dict[str, str]]:
    """Cases around 30 January 2023, each with the days that the law gives it."""
    jalon = Jalon(tmp_path, "2023-03-01").init()
    cases = {}
    for name, region, on in (
        ("early", None, "2022-12-10"),
        ("between", None, "2022-12-20"),
        ("last", None, "2023-01-29"),
        ("scotland", "GB-SCT", "2022-12-20"),
        ("later", None, "2023-01-30"),
        ("decided", None, "2023-01-10"),
    ):
        cases[name] = jalon.open("GB", "--on", "2022-12-01", *(("--region", region) if region else ()))
        jalon.ok("decision", "record", cases[name], "reasonable-grounds", "positive", "--on", on)
    jalon.ok("decision", "record", cases["decided"], "conclusive-grounds", "positive", "--on", "2023-02-27")
    closed = jalon.open("GB", "--on", "2022-12-01")
    jalon.ok("decision", "record", closed, "reasonable-grounds", "positive", "--on", "2022-12-21")
    jalon.ok("case", "close", closed, "--reason", "completed", "--on", "2023-02-01")
    return jalon, cases


def test_impact_is_what_the_date_calculator_gives(small):
    """Every open case of a pack's days, computed by the other pack: the same days, and no other case."""
    jalon, cases = small
    for old, new in (("GB/2022-12", "GB/2023"), ("GB/2022-12", "GB/2009"), ("GB/2009", "GB/2022-12")):
        document, changed = told(jalon, old, new)
        expected = {}
        for each in jalon.deadlines():
            if each["pack"] != old:
                continue
            words = ("rules", "date", "--country", "GB", "--stage", "uk.reflection", "--on", each["trigger"])
            if each["case"] == cases["decided"]:
                words += ("--decision", "2023-02-27")
            by_the_new = jalon.json(*words, "--pack", new)["due"]
            assert jalon.json(*words, "--pack", old)["due"] == each["due"]
            if by_the_new != each["due"]:
                expected[(each["case"], each["deadline"])] = (each["due"], by_the_new)
        assert changed == expected, (old, new)
        assert expected and (document["cases"], document["unchanged"]) == counts(jalon.deadlines(), changed, old)
    document, changed = told(jalon, "GB/2022-12", "GB/2023")
    # Three of 2022-12, and the one that was decided, whose day is that of the decision under both.
    assert document["cases"] == 4
    assert changed[(cases["between"], "uk.reflection/end")] == ("2023-01-19", "2023-01-18")
    assert (cases["decided"], "uk.reflection/end") not in changed
    # In Scotland the country's own clock would move, and the nation's would not.
    assert changed[(cases["scotland"], "uk.protection/end")] == ("2023-01-19", "2023-01-18")
    assert (cases["scotland"], "uk.reflection/end") not in changed


def test_impact_is_what_a_replaced_pack_gives(small, packs, tmp_path):
    """The casebook is opened with the pack really replaced, and read again."""
    jalon, _ = small
    before = open_deadlines(jalon)
    for old, new in (("GB/2022-12", "GB/2009"), ("GB/2022-12", "GB/2023"), ("GB/2009", "GB/2022-12")):
        replaced = folder_of(tmp_path / f"{old}-{new}".replace("/", "_"), standing_for(packs[old], new))
        _, changed = told(jalon, old, new)
        assert changed == recomputed(before, open_deadlines(jalon, "--packs", replaced)), (old, new)
        assert changed
    assert open_deadlines(jalon) == before


def test_impact_of_an_overlay(small, packs, tmp_path):
    """An overlay of one's own: Scotland with sixty days."""
    jalon, cases = small
    sixty = standing_for(packs["GB-SCT/2018"], "GB-SCT/2018").replace("days: 90,", "days: 60,", 1)
    folder = folder_of(tmp_path / "sixty", sixty)
    before = open_deadlines(jalon)
    document, changed = told(jalon, "GB-SCT/2018", "GB-SCT/2018", "--packs", folder)
    assert changed == {(cases["scotland"], "uk.reflection/end"): ("2023-03-19", "2023-02-17")}
    assert changed == recomputed(before, open_deadlines(jalon, "--packs", folder))


def test_impact_is_told_to_people(small):
    jalon, cases = small
    shown = jalon.ok("rules", "impact", "GB/2022-12", "GB/2023")
    assert "GB/2022-12 → GB/2023" in shown.out
    assert re.search(rf"{cases['between']}\s+uk.reflection/end\s.*2023-01-19\s+→\s.*2023-01-18\s+-1 d", shown.out)
    assert cases["later"] not in shown.out and cases["decided"] not in shown.out
    assert "4 open cases" in shown.err
    nothing = jalon.ok("rules", "impact", "GB/FIIT-2013", "GB/2009")
    assert "0 open cases" in nothing.err and "0 deadlines" in nothing.err


def test_impact_switches_nothing_and_writes_nothing(small, tmp_path, packs):
    jalon, _ = small
    before, dumped = open_deadlines(jalon), jalon.dump()
    content = jalon.store.read_bytes()
    told(jalon, "GB/2022-12", "GB/2009")
    assert jalon.store.read_bytes() == content
    assert open_deadlines(jalon) == before and jalon.dump() == dumped
    # That it was dumped is an event.
    content = jalon.store.read_bytes()
    # Packs of one's own are looked at, and not taken into the casebook.
    folder = folder_of(tmp_path / "own", standing_for(packs["GB/2022-12"], "GB/2009"))
    told(jalon, "GB/2022-12", "GB/2022-12", "--packs", folder)
    assert jalon.store.read_bytes() == content
    jalon.store.chmod(0o400)
    told(jalon, "GB/2022-12", "GB/2023")


def test_impact_in_a_casebook_of_an_invented_country(nowhere, tmp_path):
    """A centre that works with packs of its own asks what a change of one of them would change."""
    jalon, folder = nowhere
    with_law = ("--packs", folder)
    reference = jalon.ok("case", "open", "--country", "QX", "--on", "2025-06-01", *with_law).out.strip()
    # Granted under the law of 2020, and extended under that of 2026.
    jalon.ok("stage", "grant", reference, "qx.permit", "--on", "2025-08-01", *with_law)
    jalon.ok("stage", "extend", reference, "qx.permit", "--on", "2026-03-20", *with_law)
    assert open_deadlines(jalon, *with_law) == {(reference, "qx.permit/end"): "2026-12-01"}
    ten = invented("QX/2020-ten", "2020-01-01", "2025-12-31")
    ten["stages"][1]["duration"]["months"] = 10
    ten["referenceOnly"] = True
    (folder / "ten.json5").write_text(json.dumps(ten))
    _, changed = told(jalon, "QX/2020", "QX/2020-ten", *with_law)
    assert changed == {(reference, "qx.permit/end"): ("2026-12-01", "2027-02-01")}


def test_packs_that_cannot_stand_for_one_another(small):
    jalon, _ = small
    jalon.refused(USAGE, "rules", "impact", "GB/2023", "BE/2026", says=("GB/2023", "BE/2026", "GB", "BE"))
    jalon.refused(USAGE, "rules", "impact", "GB/2023", "GB-SCT/2018", says=("GB-SCT",))
    jalon.refused(NOT_FOUND, "rules", "impact", "GB/2023", "GB/2099", says=("GB/2099",))
    jalon.refused(NOT_FOUND, "rules", "impact", "GB/2099", "GB/2023", says=("GB/2099",))
    missing = jalon.folder / "none.sqlite"
    result = jalon.run("rules", "impact", "GB/2009", "GB/2023", "--store", missing)
    assert result.code not in (DONE, USAGE) and "store init" in result.err, result


# On a large casebook.

CASES = 3_000

# Packs that would stand for one another: lengths that change, windows that come and go, names that change.
REPLACED = [
    *(("BE/2007", "BE/2017"), ("BE/2026", "BE/2007"), ("FR/2016", "FR/2021"), ("FR/2014", "FR/FIIT-2013")),
    *(("GB/2009", "GB/2023"), ("GB/2022-12", "GB/2009"), ("HU/2007", "HU/2024"), ("IT/2025", "IT/2014")),
]


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> tuple[Jalon, list[dict]]:
    """A generated casebook of some thousand cases, and its open deadlines."""
    jalon = Jalon(tmp_path_factory.mktemp("large"), "2026-06-15").init()
    begun = time.monotonic()
    jalon.ok("import", "-", stdin=casebooks.text(CASES))
    MEASURED.append(f"a generated casebook of {CASES:,} cases: {time.monotonic() - begun:.1f} s")
    return jalon, jalon.deadlines()


def test_impact_on_a_large_casebook_is_full_recomputation(large, packs):
    jalon, listed = large
    before = {(each["case"], each["deadline"]): each["due"] for each in listed}
    assert len(before) == len(listed) > CASES
    spent = {"impact": 0.0, "recomputation": 0.0}

    def compare(pair: tuple[str, str]) -> tuple[dict, dict, dict]:
        old, new = pair
        place = jalon.work / f"{old}-{new}".replace("/", "_")
        folder_of(place, standing_for(packs[old], new))
        begun = time.monotonic()
        document, changed = told(jalon, old, new)
        spent["impact"] += time.monotonic() - begun
        # Each with a casebook of its own: what is derived in it is derived anew.
        copy = place / "copy.sqlite"
        shutil.copy(jalon.store, copy)
        copy.chmod(0o600)
        begun = time.monotonic()
        after = open_deadlines(jalon, "--store", copy, "--packs", place)
        spent["recomputation"] += time.monotonic() - begun
        copy.unlink()
        return document, changed, after

    total = 0
    for pair, (document, changed, after) in zip(REPLACED, in_parallel(compare, REPLACED), strict=True):
        assert changed == recomputed(before, after), pair
        assert (document["cases"], document["unchanged"]) == counts(listed, changed, pair[0]), pair
        total += len(changed)
    assert total > 1_000
    MEASURED.append(
        f"{len(REPLACED)} impacts on it: {spent['impact']:.1f} s, full recomputation {spent['recomputation']:.1f} s"
    )


def test_the_files_of_carried_packs_are_at_hand():
    """The tests above change them: each key of the pack itself stands on a line of its own."""
    for name in CARRIED:
        assert re.search(rf'(?m)^  id: "{name}",$', carried(name)), name
