"""The figures of a year: those of the kit of 2013, what protects them, and somebody who tries to undo it."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections import Counter

import pytest

from support import LANGUAGES, MEASURED, USAGE, Jalon, entry_line, interchange
from test_schemas import problems

# What the kit prints for Belgium: persons by type of exploitation in 2012, and permits granted and renewed.
PERSONS, NEW = 175, 60
TYPES = {"exp.sexual": 24, "labourAndDomestic": 28, "exp.begging": 4, "exp.criminality": 1, "exp.aggravatedSmuggling": 6}
PERMITS = {2008: (60, 42), 2009: (40, 130), 2010: (20, 97), 2011: (9, 60)}
PRINTED = {2008: 102, 2009: 170, 2010: 117, 2011: 69}


def case(reference: str, opened: str, country: str = "BE", **facts) -> dict:
    frame = {"recordedAt": f"{opened}T09:00:00Z", "author": "hd"}
    return {"case": reference, "country": country, "openedOn": opened} | facts | frame


def kit_persons() -> list[dict]:
    """175 persons, of whom 63 have a type that the kit names."""
    codes = ["exp.sexual"] * 24 + ["exp.labour"] * 17 + ["exp.domestic"] * 9 + ["both"] * 2
    codes += ["exp.begging"] * 4 + ["exp.criminality"] + ["exp.aggravatedSmuggling"] * 6
    lines = []
    for number in range(PERSONS):
        facts: dict = {}
        if number < len(codes):
            both = ["exp.labour", "exp.domestic"]
            facts["exploitation"] = both if codes[number] == "both" else [codes[number]]
        lines.append(case(f"BE-KIT-{number:03d}", "2012-02-01" if number < NEW else "2011-05-02", **facts))
    return lines


def kit_permits() -> list[dict]:
    """Grants and extensions of 2008 to 2011; what came before them lies in 2007."""
    lines: list[dict] = []
    holders: list[str] = []
    for year, (granted, renewed) in PERMITS.items():
        for number in range(granted):
            reference = f"BE-{year}-{number:03d}"
            holders.append(reference)
            lines.append(case(reference, "2007-06-04"))
            steps = [("be.reflection", "2007-06-05"), ("be.provisional", "2007-07-02"), ("be.longTerm", f"{year}-01-15")]
            for stage, on in steps:
                lines.append(entry_line(reference, len(lines), "stage-granted", on, stage=stage, until=None))
        for number in range(renewed):
            holder = holders[number % len(holders)]
            on = f"{year}-{6 + number // len(holders):02d}-20"
            lines.append(entry_line(holder, len(lines), "stage-extended", on, stage="be.temporary", until=None))
    return lines


def rows(document: dict, table: str) -> dict[str, int]:
    found = [each for each in document["tables"] if each["table"] == table]
    return {row["row"]: row["count"] for row in found[0]["rows"]} if found else {}


def table(document: dict, name: str) -> dict:
    return next(each for each in document["tables"] if each["table"] == name)


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Jalon:
    book = Jalon(tmp_path_factory.mktemp("kit")).init()
    book.ok("import", "-", stdin=interchange(*kit_persons()))
    return book


@pytest.mark.parametrize("threshold", [0, 1])
def test_the_figures_of_the_kit_come_out_as_printed(kit, threshold):
    result = kit.ok("stats", "--year", 2012, "--country", "BE", "--threshold", threshold, "--json")
    assert "not for publication" in result.err
    document = result.json()
    assert not problems(document) and not document["protected"]
    assert rows(document, "persons") == {"supported": PERSONS, "new": NEW, "returned": 0}
    printed = rows(document, "exploitation")
    assert {name: printed[name] for name in TYPES} == TYPES
    assert printed["unknown"] == PERSONS - sum(TYPES.values())
    # Each by itself they are there as well: two persons count in both.
    codes = rows(document, "exploitation-codes")
    assert (codes["exp.labour"], codes["exp.domestic"]) == (19, 11)
    page = kit.ok("stats", "--year", 2012, "--country", "BE", "--threshold", threshold, "--format", "html").out
    assert re.search(r"Forced labour and domestic servitude</th><td class=\"number\">28</td>", page)
    assert re.search(r"Supported in the year</th><td class=\"number\">175</td>", page)


def test_the_permits_of_the_kit_come_out_as_printed(tmp_path):
    book = Jalon(tmp_path).init()
    book.ok("import", "-", stdin=interchange(*kit_permits()))
    for year, printed in PRINTED.items():
        document = book.json("stats", "--year", year, "--country", "BE", "--threshold", 1)
        granted, renewed = PERMITS[year]
        assert rows(document, "permits") == {"granted": granted, "renewed": renewed}
        assert table(document, "permits")["total"] == printed
        assert rows(document, "permits-granted")["be.temporary"] == granted
        assert rows(document, "permits-renewed")["be.temporary"] == renewed


def test_protected_figures_are_rounded_down_and_the_totals_agree(kit):
    document = kit.json("stats", "--year", 2012, "--country", "BE")
    assert not problems(document) and document["protected"] and document["threshold"] == 11
    assert rows(document, "persons") == {"supported": 165, "new": 55, "returned": 0}
    assert rows(document, "exploitation")["labourAndDomestic"] == 22
    assert rows(document, "exploitation-codes") == {}
    totals = {each["table"]: each["total"] for each in document["tables"]}
    assert {totals[name] for name in ("sex", "age", "nationality")} == {165}
    for each in document["tables"]:
        assert all(row["count"] % 11 == 0 for row in each["rows"])
        if each["total"] is not None:
            assert sum(row["count"] for row in each["rows"]) + each["rest"] == each["total"]
    assert "<11" in kit.ok("stats", "--year", 2012, "--country", "BE").out


# Somebody who sees everything that was published, and wants to know what was counted.

COUNTRIES = ("BE", "FR", "HU")
YEARS = (2011, 2012)


def invented(seed: int) -> list[dict]:
    """Cases of three countries: small and large groups, and much or nothing that is unknown."""
    chance = random.Random(f"stats {seed}")
    lines = []
    for country in COUNTRIES:
        whole = chance.random() < 0.5
        for number in range(chance.choice((3, 12, 30, 70))):
            year = chance.choice((2010, 2011, 2012))
            reference = f"{country}-{seed}-{number:03d}"
            facts: dict = {}
            if whole or chance.random() < 0.7:
                facts["sex"] = chance.choice(("female", "female", "male", "other"))
            if whole or chance.random() < 0.7:
                facts["nationality"] = chance.choice(("NG", "NG", "NG", "MA", "MA", "RO", "AL"))
            facts["exploitation"] = chance.sample(["exp.sexual", "exp.labour", "exp.domestic"], chance.randrange(3))
            facts["minor"] = chance.random() < 0.2
            lines.append(case(reference, f"{year}-03-01", country, **facts))
            if chance.random() < 0.3:
                closed = f"{chance.randrange(year, 2013)}-10-01"
                reason = chance.choice(("voluntary-return", "completed"))
                lines.append(entry_line(reference, len(lines) + 4096 * seed, "case-closed", closed, reason=reason))
    return lines


class Attacker:
    """Carries bounds to and fro between figures until nothing changes; it knows nothing of the program."""

    def __init__(self):
        self.low: Counter[str] = Counter()
        self.high: dict[str, float] = {}
        self.sums: list[tuple[list[str], list[str], bool]] = []

    def sees(self, name: str, low: int, high: int) -> None:
        self.low[name] = max(self.low[name], low)
        self.high[name] = min(self.high.get(name, float("inf")), high)

    def at_most(self, parts: list[str], wholes: list[str], exactly: bool = False) -> None:
        """The parts together are at most the wholes together, or as many."""
        self.sums.append((parts, wholes, exactly))

    def bound(self, parts: list[str], wholes: list[str]) -> bool:
        low = sum(self.low[name] for name in parts)
        high = sum(self.high.get(name, float("inf")) for name in wholes)
        changed = False
        for name in parts:
            most = high - (low - self.low[name])
            if most < self.high.get(name, float("inf")):
                self.high[name], changed = most, True
        for name in wholes:
            others = sum(self.high.get(each, float("inf")) for each in wholes if each != name)
            if low - others > self.low[name]:
                self.low[name], changed = int(low - others), True
        return changed

    def deduces(self) -> None:
        changed = True
        while changed:
            changed = False
            for parts, wholes, exactly in self.sums:
                changed |= self.bound(parts, wholes)
                if exactly:
                    changed |= self.bound(wholes, parts)
            assert all(low <= self.high.get(name, float("inf")) for name, low in self.low.items()), "nothing fits"

    def reads(self, document: dict, place: str) -> None:
        persons = f"{place} persons supported"
        for each in document["tables"]:
            names = [f"{place} {each['table']} {row['row']}" for row in each["rows"]]
            for name, row in zip(names, each["rows"]):
                self.sees(name, row["count"], row["most"])
                if each["table"] in ("persons", "exploitation") and name != persons:
                    self.at_most([name], [persons])
            # Of all countries, a nationality that is not shown of one stands among its others.
            if each["table"] == "sex" or (each["table"] == "nationality" and not place.endswith("all")):
                self.at_most([*names, f"{place} {each['table']} unknown"], [persons], exactly=True)
            if each["table"] == "age":
                self.at_most(names, [persons], exactly=True)


def published(book: Jalon, threshold: int) -> dict[str, dict]:
    found = {}
    for year in YEARS:
        for country in (*COUNTRIES, None):
            of = ("--country", country) if country else ()
            document = book.json("stats", "--year", year, "--threshold", threshold, *of)
            assert not problems(document)
            found[f"{year} {country or 'all'}"] = document
    return found


@pytest.mark.parametrize("seed", range(6))
def test_nobody_computes_a_protected_figure_from_the_others(tmp_path, seed):
    """The tables of three countries, of all together and of two years, published at once."""
    book = Jalon(tmp_path).init()
    book.ok("import", "-", stdin=interchange(*invented(seed)))
    threshold = (11, 11, 5, 3, 7, 2)[seed]
    documents, exact = published(book, threshold), published(book, 0)
    attacker = Attacker()
    for place, document in documents.items():
        attacker.reads(document, place)
    for year in YEARS:
        for each in documents[f"{year} all"]["tables"]:
            for row in each["rows"]:
                name = f"{each['table']} {row['row']}"
                own = [f"{year} {country} {name}" for country in COUNTRIES]
                if each["table"] in ("persons", "sex", "age") and all(place in attacker.low for place in own):
                    # Countries of which nothing is published have no cases: the attacker may know that.
                    for other in ("GB", "IT"):
                        attacker.sees(f"{year} {other} {name}", 0, 0)
                    attacker.at_most(own, [f"{year} all {name}"], exactly=True)
    attacker.deduces()
    looked_at = 0
    for place, document in documents.items():
        for each in document["tables"]:
            for row in each["rows"]:
                name = f"{place} {each['table']} {row['row']}"
                low, high = attacker.low[name], attacker.high[name]
                true = rows(exact[place], each["table"]).get(row["row"])
                if true is not None and row["row"] != "other":
                    assert low <= true <= high, name
                if place.endswith("all"):
                    continue
                looked_at += 1
                if row["row"] == "adult":
                    assert high - low + 1 >= min(threshold, row["most"] + 1), name
                else:
                    assert (low, high) == (row["count"], row["most"]), name
                    assert high - low + 1 >= threshold, name
    assert looked_at > 100
    MEASURED.append(f"statistics: {looked_at} figures at threshold {threshold}, none narrowed")


def test_the_figures_of_all_countries_are_sums_of_what_each_publishes(tmp_path):
    book = Jalon(tmp_path).init()
    book.ok("import", "-", stdin=interchange(*invented(1)))
    documents = published(book, 11)
    for year in YEARS:
        together = rows(documents[f"{year} all"], "persons")
        each = [rows(documents[f"{year} {country}"], "persons") for country in COUNTRIES]
        assert together == {name: sum(one[name] for one in each) for name in together}
        by_country = rows(documents[f"{year} all"], "countries")
        assert {country: by_country[country] for country in COUNTRIES} == {
            country: rows(documents[f"{year} {country}"], "persons")["supported"] for country in COUNTRIES
        }


# As it was known on a day.


def test_figures_as_they_were_known_on_a_day(tmp_path):
    book = Jalon(tmp_path).init()
    lines = [case("BE-1", "2012-03-01", sex="female"), case("BE-2", "2012-03-01")]
    lines[1]["recordedAt"] = "2013-02-01T00:00:00Z"
    granted = entry_line("BE-1", 1, "stage-granted", "2012-03-02", stage="be.reflection", until=None)
    retracted = entry_line("BE-1", 2, "entry-retracted", "2013-01-10", target=granted["entry"], reason="duplicate")
    book.ok("import", "-", stdin=interchange(*lines, granted, retracted))

    def counted(*more) -> tuple[int, int]:
        document = book.json("stats", "--year", 2012, "--threshold", 0, *more)
        return rows(document, "persons")["supported"], table(document, "permits")["total"]

    assert counted("--known-on", "2012-12-31") == (1, 1)
    assert counted("--known-on", "2013-01-10") == (1, 0)
    assert counted("--known-on", "2013-01-31") == (1, 0)
    assert counted("--known-on", "2013-02-01") == counted() == (2, 0)
    assert counted("--known-on", "2012-02-28") == (0, 0)
    document = book.json("stats", "--year", 2012, "--known-on", "2012-06-30")
    assert (document["knownOn"], document["through"], document["partial"]) == ("2012-06-30", "2012-06-30", True)


def test_sex_is_told_when_it_is_known(tmp_path):
    book = Jalon(tmp_path).init()
    reference = book.open("BE", "--on", "2012-03-01", "--sex", "female")
    assert book.json("case", "show", reference)["sex"] == "female"
    assert "female" in book.ok("case", "show", reference).out
    book.ok("case", "amend", reference, "--sex", "none", "--on", "2012-06-01")
    assert "sex" not in book.json("case", "show", reference)
    book.ok("case", "amend", reference, "--sex", "other", "--on", "2013-01-01")
    known = {2012: "unknown", 2013: "other"}
    for year, row in known.items():
        assert rows(book.json("stats", "--year", year, "--threshold", 1), "sex")[row] == 1
    book.refused(USAGE, "case", "amend", reference, "--sex", "unknown", says=("female, male, other",))
    again = Jalon(tmp_path / "again").init()
    again.ok("import", "-", stdin=book.dump())
    assert again.dump() == book.dump()


# How they are written.

ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "hu_HU.UTF-8", "SWIFT_DETERMINISTIC_HASHING": "1"}


@pytest.mark.parametrize("form", ["json", "csv", "html", "md", "fods", "table"])
def test_two_copies_give_the_same_bytes(kit, form):
    words = ("stats", "--year", 2012, "--format", form, "--lang", "fr")
    first = kit.ok(*words).stdout
    assert first == kit.ok(*words, env=ELSEWHERE).stdout == kit.ok(*words).stdout
    assert first.endswith(b"\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_and_csv_are_the_same_in_every_language(kit, language):
    for form in ("json", "csv"):
        words = ("stats", "--year", 2012, "--format", form)
        assert kit.ok(*words, "--lang", language).stdout == kit.ok(*words).stdout


def test_csv_is_one_tidy_table(kit):
    text = kit.ok("stats", "--year", 2012, "--country", "BE", "--format", "csv").stdout.decode()
    assert text.count("\r\n") == text.count("\n")
    read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    document = kit.json("stats", "--year", 2012, "--country", "BE")
    cells = {(each["table"], each["row"]): each for each in read if each["part"] == "row"}
    assert len(cells) == sum(len(each["rows"]) for each in document["tables"])
    for each in document["tables"]:
        for row in each["rows"]:
            cell = cells[each["table"], row["row"]]
            assert (int(cell["count"]), int(cell["most"])) == (row["count"], row["most"])
    assert {each["year"] for each in read} == {"2012"} and {each["threshold"] for each in read} == {"11"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_published_figures_only(kit, language):
    page = kit.ok("stats", "--year", 2012, "--country", "BE", "--format", "html", "--lang", language).out
    assert f'<html lang="{language}">' in page and "<script" not in page and "src=" not in page
    assert "&lt;11" in page and page.count("<svg ") == 6
    shown = {int(each) for each in re.findall(r">(\d+)<", page)}
    document = kit.json("stats", "--year", 2012, "--country", "BE")
    told = {row[key] for each in document["tables"] for row in each["rows"] for key in ("count", "most")}
    told |= {each[key] for each in document["tables"] for key in ("rest", "total") if each[key] is not None}
    ticks = {int(each) for each in re.findall(r'text-anchor="middle"[^>]*>(\d+)</text>', page)}
    assert shown <= told | ticks | {2012, 11}
    assert document["chain"]["head"] in page


def test_what_cannot_be_counted_is_refused(kit):
    kit.refused(USAGE, "stats", "--year", 1850, says=("1900",))
    kit.refused(USAGE, "stats", "--year", 2012, "--threshold", -1, says=("threshold",))
    kit.refused(USAGE, "stats", "--year", 2012, "--country", "DE", says=("BE",))
    kit.refused(USAGE, "stats", "--year", 2012, "--format", "svg", says=("choose",))
    kit.refused(USAGE, "stats", says=("year",))


def test_an_empty_casebook_has_figures_too(tmp_path):
    book = Jalon(tmp_path).init()
    document = book.json("stats", "--year", 2012)
    assert not problems(document) and document["chain"]["entries"] == 0
    assert all(row["count"] == 0 for each in document["tables"] for row in each["rows"])
    assert json.dumps(document) == json.dumps(book.json("stats", "--year", 2012))
