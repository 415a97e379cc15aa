"""The last days of the five FIIT packs, and of the date calculator, against python-dateutil.

The durations are restated here from the kit, and the ways of counting from the law's definitions; neither is read
from the packs.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from support import MEASURED, NOT_FOUND, SEED, USAGE, in_parallel

TRIGGERS = 2_150
COUNTS = 900
FIRST, LAST = date(2005, 1, 1), date(2035, 12, 31)
IN_FORCE = (date(2013, 1, 1), date(2013, 12, 31))
# The law of 2013, and the first day of the first law of each country.
LAW_OF_2013 = {"BE": "BE/2007", "FR": "FR/2007", "IT": "IT/2005", "HU": "HU/2007", "GB": "GB/2009"}
LAW_BEGINS = {
    "BE": date(2007, 6, 1),
    "FR": date(2007, 9, 15),
    "IT": date(2005, 12, 4),
    "HU": date(2007, 7, 1),
    "GB": date(2009, 4, 1),
}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stage:
    """A stage as the kit prints it: its document is valid for so long from the trigger."""

    country: str
    id: str
    length: relativedelta

    @property
    def pack(self) -> str:
        return f"{self.country}/FIIT-2013"


STAGES = [
    Stage("BE", "be.reflection", relativedelta(days=45)),
    Stage("BE", "be.provisional", relativedelta(months=3)),
    Stage("BE", "be.longTerm", relativedelta(months=6)),
    # The right has no end; the card that shows it is valid for five years.
    Stage("BE", "be.permanent", relativedelta(years=5)),
    Stage("FR", "fr.reflection", relativedelta(days=30)),
    # "6 months to 1 year": the shorter length is the safe one.
    Stage("FR", "fr.shortTerm", relativedelta(months=6)),
    Stage("FR", "fr.longTerm", relativedelta(years=10)),
    Stage("IT", "it.reflection", relativedelta(months=3)),
    Stage("IT", "it.provisional", relativedelta(months=6)),
    Stage("IT", "it.longTerm", relativedelta(years=1)),
    Stage("IT", "it.longTerm.work", relativedelta(years=1)),
    Stage("IT", "it.longTerm.study", relativedelta(years=1)),
    Stage("HU", "hu.reflection", relativedelta(days=30)),
    Stage("HU", "hu.humanitarian", relativedelta(months=6)),
    Stage("GB", "uk.reflection", relativedelta(days=45)),
    Stage("GB", "uk.residence", relativedelta(years=1)),
]

# Clocks beside the stages, counted in the same way.
OTHER_CLOCKS = [
    Stage("HU", "hu.stay.specialised", relativedelta(days=60)),
    Stage("GB", "uk.stay.specialised", relativedelta(days=45)),
]


def some_day(chance: random.Random) -> date:
    """A day, more often than not one that is hard: the end of a month, of February, of 2013."""
    any_day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))
    kind = chance.random()
    if kind < 0.30:
        return any_day
    if kind < 0.60:  # the last three days of a month
        return any_day + relativedelta(day=31) - chance.randrange(3) * DAY
    if kind < 0.70:  # the last two of February
        return any_day.replace(day=1) + relativedelta(month=2, day=31) - chance.randrange(2) * DAY
    return IN_FORCE[0] + timedelta(days=chance.randrange(365))


def is_in_force(day: date) -> bool:
    return IN_FORCE[0] <= day <= IN_FORCE[1]


def is_clamped(day: date, length: relativedelta) -> bool:
    """Whether the month aimed at has no such day number."""
    return (length.months or length.years) and (day + length).day != day.day


def differences(document: dict, stage: Stage, on: date) -> list[str]:
    due = on + stage.length
    expected = {
        "format": "jalon.date/1",
        "country": stage.country,
        "stage": stage.id,
        "trigger": str(on),
        "due": str(due),
        "earliest": str(due - DAY),
        "rolledFrom": None,
        "pack": stage.pack,
        "packStatus": "kit",
    }
    found = [
        f"{key}: {document.get(key)!r}, not {value!r}"
        for key, value in expected.items()
        if key not in document or document[key] != value
    ]
    for flag, holds in (
        ("clamped", is_clamped(on, stage.length)),
        ("rolled", False),
        ("observed", False),
        ("outsidePack", not is_in_force(on)),
    ):
        if (flag in document.get("flags", [])) != bool(holds):
            found.append(f"flags: {document.get('flags')!r}, {flag} should be {bool(holds)}")
    steps, citations = document.get("steps"), document.get("citations")
    if not steps or not all(isinstance(each.get("text"), str) and each["text"] for each in steps):
        found.append(f"steps: {steps!r}")
    if not citations or not all("FIIT" in each for each in citations):
        found.append(f"citations: {citations!r}")
    return found


def test_thousands_of_random_triggers(stateless):
    chance = random.Random(SEED)
    asked = [(chance.choice(STAGES), some_day(chance)) for _ in range(TRIGGERS)]
    assert {stage for stage, _ in asked} == set(STAGES)

    def ask(question):
        stage, on = question
        document = stateless.json(
            "rules", "date", "--country", stage.country, "--stage", stage.id, "--on", on, "--pack", stage.pack
        )
        return [f"{stage.id} from {on}: {each}" for each in differences(document, stage, on)]

    begun = time.monotonic()
    found = [each for answer in in_parallel(ask, asked) for each in answer]
    MEASURED.append(f"{len(asked):,} random triggers against python-dateutil: {time.monotonic() - begun:.1f} s")
    assert not found, f"seed {SEED}, {len(found)} differences:\n" + "\n".join(found[:20])


def test_inside_2013_the_kit_holds_when_it_is_named(stateless):
    chance = random.Random(SEED + 1)
    days = [IN_FORCE[0], IN_FORCE[1]] + [IN_FORCE[0] + timedelta(days=chance.randrange(365)) for _ in range(10)]
    asked = [(stage, day) for stage in STAGES + OTHER_CLOCKS for day in days]

    def ask(question):
        stage, on = question
        document = stateless.json(
            "rules", "date", "--country", stage.country, "--stage", stage.id, "--on", on, "--pack", stage.pack
        )
        return [f"{stage.id} from {on}: {each}" for each in differences(document, stage, on)]

    found = [each for answer in in_parallel(ask, asked) for each in answer]
    assert not found, f"seed {SEED}, {len(found)} differences:\n" + "\n".join(found[:20])


def test_the_kit_is_never_taken_silently(stateless):
    """It is kept to compare with: on days of 2013 too the law in force goes before it."""
    chance = random.Random(SEED + 2)
    days = [IN_FORCE[0], IN_FORCE[1], IN_FORCE[0] + timedelta(days=chance.randrange(365)), date(2026, 11, 21)]
    asked = [(stage, day) for stage in STAGES + OTHER_CLOCKS for day in days]

    def ask(question):
        stage, on = question
        result = stateless.run("rules", "date", "--country", stage.country, "--stage", stage.id, "--on", on, "--json")
        if stage.id.startswith("it.longTerm") and result.code == USAGE:  # a conversion, whose length is printed
            return [] if result.stdout == b"" and "it.conversion" in result.err else [str(result)]
        if stage in OTHER_CLOCKS and result.code == NOT_FOUND:  # no length is laid down any more
            return [] if result.stdout == b"" and on > IN_FORCE[1] else [str(result)]
        if result.code:
            return [str(result)]
        document = result.json()
        good = document["pack"] == LAW_OF_2013[stage.country] if is_in_force(on) else "FIIT" not in document["pack"]
        return [] if good else [str(result)]

    found = [each for answer in in_parallel(ask, asked) for each in answer]
    assert not found, found[0]


def test_before_the_first_law_no_pack_is_taken_silently(stateless):
    chance = random.Random(SEED + 3)
    asked = [
        (stage, day)
        for stage in STAGES
        for begun in (LAW_BEGINS[stage.country],)
        for day in (begun - DAY, FIRST, FIRST + timedelta(days=chance.randrange((begun - FIRST).days)))
    ]

    def ask(question):
        stage, on = question
        result = stateless.run("rules", "date", "--country", stage.country, "--stage", stage.id, "--on", on, "--json")
        good = (
            result.code == NOT_FOUND
            and result.stdout == b""
            and str(on) in result.err
            and "--pack" in result.err
            and stage.pack in result.err
            and LAW_OF_2013[stage.country] in result.err
        )
        return [] if good else [str(result)]

    found = [each for answer in in_parallel(ask, asked) for each in answer]
    assert not found, found[0]


def test_uk_is_read_as_gb(stateless):
    document = stateless.json("rules", "date", "--country", "UK", "--stage", "uk.reflection", "--on", "2013-03-01")
    assert (document["country"], document["due"]) == ("GB", "2013-04-15")


# What follows is written from the definitions, not from the program.


def months_same_number(day: date, months: int, rounding: str) -> date | None:
    """The day of the same number; where the month has none, its last day, the first of the next, or none at all."""
    there = day + relativedelta(months=months)  # dateutil takes the last day of the month
    if there.day == day.day:
        return there
    return {"down": there, "up": there + DAY, "refuse": None}[rounding]


def months_quantieme(day: date, months: int) -> date:
    """Judicial Code (BE) 52 and 54: from the day after the event to the eve of the same number."""
    start = day + DAY
    there = start + relativedelta(months=months)
    return there - DAY if there.day == start.day else there


@dataclass(frozen=True)
class Count:
    on: date
    unit: str
    number: int
    counting: str
    rounding: str

    @property
    def arguments(self) -> list[str]:
        return [
            "rules",
            "count",
            "--region",
            "BE",
            "--on",
            str(self.on),
            f"--{self.unit}",
            str(self.number),
            "--counting",
            self.counting,
            "--rounding",
            self.rounding,
        ]

    @property
    def last(self) -> date | None:
        """The last day; none where the rounding refuses."""
        if self.unit in ("days", "weeks"):
            days = self.number * (7 if self.unit == "weeks" else 1)
            return self.on + timedelta(days=days - 1 if self.counting == "inclusive" else days)
        months = self.number * (12 if self.unit == "years" else 1)
        if self.counting == "quantieme":
            return months_quantieme(self.on, months)
        there = months_same_number(self.on, months, self.rounding)
        return there - DAY if there and self.counting == "inclusive" else there

    @property
    def clamped(self) -> bool:
        if self.unit in ("days", "weeks"):
            return False
        months = self.number * (12 if self.unit == "years" else 1)
        start = self.on + DAY if self.counting == "quantieme" else self.on
        return (start + relativedelta(months=months)).day != start.day


def units(stateless) -> list[str]:
    """Days and months are promised; weeks and years are tested where they are offered."""
    offered = stateless.run("rules", "count", "--help").out
    assert "--days" in offered and "--months" in offered
    return ["days", "months"] + [each for each in ("weeks", "years") if f"--{each}" in offered]


def test_counting(stateless):
    chance = random.Random(SEED + 4)
    most = {"days": 400, "months": 70, "weeks": 60, "years": 12}
    offered = units(stateless)
    asked = []
    for _ in range(COUNTS):
        unit = chance.choice(offered + ["months", "months"])
        asked.append(
            Count(
                some_day(chance),
                unit,
                chance.randint(1, most[unit]),
                chance.choice(["exclusive", "inclusive", "quantieme"]),
                chance.choice(["down", "up", "refuse"]),
            )
        )

    def ask(count):
        result = stateless.run(*count.arguments, "--json")
        if count.last is None:
            good = result.code == USAGE and result.stdout == b"" and "ambiguous" in result.err
            return [] if good else [str(result)]
        if result.code != 0:
            return [str(result)]
        document = result.json()
        expected = {"format": "jalon.count/1", "on": str(count.on), "last": str(count.last), "rolledFrom": None}
        found = [
            f"{' '.join(count.arguments)}: {key} {document.get(key)!r}, not {value!r}"
            for key, value in expected.items()
            if key not in document or document[key] != value
        ]
        if ("clamped" in document["flags"]) != count.clamped:
            found.append(f"{' '.join(count.arguments)}: {document['flags']}, clamped should be {count.clamped}")
        return found

    found = [each for answer in in_parallel(ask, asked) for each in answer]
    assert not found, f"seed {SEED}, {len(found)} differences:\n" + "\n".join(found[:20])
    assert any(each.last is None for each in asked) and any(each.clamped for each in asked)


def test_exclusive_and_down_are_what_is_meant_when_nothing_is_said(stateless):
    document = stateless.json("rules", "count", "--region", "FR", "--on", "2025-01-31", "--months", 1)
    assert document["last"] == "2025-02-28"
    document = stateless.json("rules", "count", "--region", "FR", "--on", "2025-07-02", "--days", 10)
    assert document["last"] == "2025-07-12"


# start, months, same number (rounded down), quantième à veille de quantième, rounded up
MONTHS = """
2025-11-30  1 2025-12-30 2025-12-31 2025-12-30
2025-11-30  3 2026-02-28 2026-02-28 2026-03-01
2023-11-30  3 2024-02-29 2024-02-29 2024-03-01
2025-11-30  6 2026-05-30 2026-05-31 2026-05-30
2025-08-31  1 2025-09-30 2025-09-30 2025-10-01
2025-08-31  3 2025-11-30 2025-11-30 2025-12-01
2025-08-31  6 2026-02-28 2026-02-28 2026-03-01
2025-11-29  3 2026-02-28 2026-02-28 2026-03-01
2024-11-29  3 2025-02-28 2025-02-28 2025-03-01
2025-11-28  3 2026-02-28 2026-02-28 2026-02-28
2025-02-28  1 2025-03-28 2025-03-31 2025-03-28
2025-02-28  6 2025-08-28 2025-08-31 2025-08-28
2024-02-29  1 2024-03-29 2024-03-31 2024-03-29
2024-02-29 12 2025-02-28 2025-02-28 2025-03-01
2025-04-30  3 2025-07-30 2025-07-31 2025-07-30
2025-01-31  1 2025-02-28 2025-02-28 2025-03-01
2024-01-31  1 2024-02-29 2024-02-29 2024-03-01
2025-01-31  3 2025-04-30 2025-04-30 2025-05-01
2025-01-31  6 2025-07-31 2025-07-31 2025-07-31
2025-01-30  1 2025-02-28 2025-02-28 2025-03-01
2025-03-15  3 2025-06-15 2025-06-15 2025-06-15
2025-12-31  6 2026-06-30 2026-06-30 2026-07-01
2012-03-31  1 2012-04-30 2012-04-30 2012-05-01
2012-10-31  4 2013-02-28 2013-02-28 2013-03-01
2012-10-29  4 2013-02-28 2013-02-28 2013-03-01
2012-02-29 1056 2100-02-28 2100-02-28 2100-03-01
2012-02-29 48 2016-02-29 2016-02-29 2016-02-29
""".split()
MONTHS = [MONTHS[each : each + 5] for each in range(0, len(MONTHS), 5)]


@pytest.mark.parametrize("on, months, same, quantieme, up", MONTHS)
def test_published_month_vectors(stateless, on, months, same, quantieme, up):
    question = ("rules", "count", "--region", "BE", "--on", on, "--months", months)
    assert stateless.json(*question)["last"] == same
    # In 2100 the eve of 1 March is looked for: 28 February, the last day of the month.
    assert stateless.json(*question, "--counting", "quantieme")["last"] == quantieme
    assert stateless.json(*question, "--rounding", "up")["last"] == up
    refusing = stateless.run(*question, "--rounding", "refuse", "--json")
    assert (refusing.code == 0) == (same == up), refusing


# region, start, days, before the roll, after it
ROLLS = """
BE     2025-06-06 45 2025-07-21 2025-07-22
BE     2024-01-31 45 2024-03-16 2024-03-18
BE     2025-09-17 45 2025-11-01 2025-11-03
BE     2025-11-27 45 2026-01-11 2026-01-12
BE     2013-03-01 45 2013-04-15 2013-04-15
BE     2025-06-20 30 2025-07-20 2025-07-22
BE     2025-10-02 30 2025-11-01 2025-11-03
FR     2013-03-01 30 2013-03-31 2013-04-02
FR     2024-01-31 30 2024-03-01 2024-03-01
FR     2025-04-08 30 2025-05-08 2025-05-09
FR     2025-05-02 30 2025-06-01 2025-06-02
FR     2025-12-02 30 2026-01-01 2026-01-02
FR     2024-02-07 10 2024-02-17 2024-02-19
FR     2024-03-04 10 2024-03-14 2024-03-14
IT     2027-09-04 30 2027-10-04 2027-10-05
HU     2013-03-01 30 2013-03-31 2013-04-02
HU     2025-01-31 30 2025-03-02 2025-03-03
HU     2025-09-23 30 2025-10-23 2025-10-27
HU     2026-11-24 30 2026-12-24 2026-12-28
""".split()
ROLLS = [ROLLS[each : each + 5] for each in range(0, len(ROLLS), 5)]


@pytest.mark.parametrize("region, on, days, unrolled, last", ROLLS)
def test_published_rolls(stateless, region, on, days, unrolled, last):
    question = ("rules", "count", "--region", region, "--on", on, "--days", days)
    assert stateless.json(*question)["last"] == unrolled
    rolled = stateless.json(*question, "--roll")
    assert rolled["last"] == last
    assert rolled["rolledFrom"] == (None if last == unrolled else unrolled)
    assert ("rolled" in rolled["flags"]) == (last != unrolled)


def test_italy_rolls_past_a_holiday_and_stops_on_saturday(stateless):
    """C.p.c. 155(4): three months from 30 November 2025 end on Saturday 28 February 2026, which is not festivo."""
    rolled = stateless.json("rules", "count", "--region", "IT", "--on", "2025-11-30", "--months", 3, "--roll")
    assert (rolled["last"], rolled["rolledFrom"]) == ("2026-02-28", None)


def test_thirty_days_beginning_with_a_day(stateless):
    """Nationality and Borders Act 2022 s. 61: day one is the day of the decision, and nothing rolls."""
    for on, last in (
        ("2023-01-30", "2023-02-28"),
        ("2024-02-01", "2024-03-01"),
        ("2025-03-31", "2025-04-29"),
        ("2025-11-27", "2025-12-26"),
        ("2025-12-02", "2025-12-31"),
    ):
        found = stateless.json(
            "rules", "count", "--region", "GB-ENG", "--on", on, "--days", 30, "--counting", "inclusive"
        )
        assert found["last"] == last


# received on, England and Wales, Scotland, Northern Ireland
FIVE_WORKING_DAYS = """
2025-04-17 2025-04-28 2025-04-25 2025-04-28
2025-08-01 2025-08-08 2025-08-11 2025-08-08
2022-09-15 2022-09-23 2022-09-23 2022-09-23
2023-05-04 2023-05-12 2023-05-12 2023-05-12
2025-12-23 2026-01-02 2026-01-05 2026-01-02
2025-11-27 2025-12-04 2025-12-05 2025-12-04
2026-06-11 2026-06-18 2026-06-19 2026-06-18
""".split()
FIVE_WORKING_DAYS = [FIVE_WORKING_DAYS[each : each + 4] for each in range(0, len(FIVE_WORKING_DAYS), 4)]


@pytest.mark.parametrize("on, england, scotland, northern_ireland", FIVE_WORKING_DAYS)
def test_five_working_days_in_each_nation(stateless, on, england, scotland, northern_ireland):
    for region, last in (("GB-ENG", england), ("GB-SCT", scotland), ("GB-NIR", northern_ireland)):
        counted = stateless.json("rules", "count", "--region", region, "--on", on, "--working-days", 5)
        assert counted["last"] == last, region
        document = stateless.json(
            "rules",
            "date",
            "--country",
            "GB",
            "--stage",
            "uk.reasonableGrounds",
            "--on",
            on,
            "--pack",
            "GB/FIIT-2013",
            "--region",
            region,
        )
        assert (document["due"], document["earliest"]) == (last, last), region


def test_what_cannot_be_computed_is_refused(stateless):
    nothing = dict(unchanged=False)
    stateless.refused(
        NOT_FOUND,
        "rules",
        "date",
        "--country",
        "BE",
        "--stage",
        "be.nonsense",
        "--on",
        "2013-03-01",
        says=("be.nonsense", "be.reflection"),
        **nothing,
    )
    stateless.refused(
        NOT_FOUND,
        "rules",
        "date",
        "--country",
        "BE",
        "--stage",
        "be.reflection",
        "--on",
        "2013-03-01",
        "--pack",
        "BE/1830",
        says=("BE/1830", "BE/FIIT-2013"),
        **nothing,
    )
    stateless.refused(
        NOT_FOUND,
        "rules",
        "date",
        "--country",
        "BE",
        "--stage",
        "be.reflection",
        "--on",
        "2013-03-01",
        "--pack",
        "FR/FIIT-2013",
        says=("FR/FIIT-2013", "BE"),
        **nothing,
    )
    stateless.refused(
        USAGE,
        "rules",
        "date",
        "--country",
        "DE",
        "--stage",
        "de.reflection",
        "--on",
        "2013-03-01",
        says=("DE", "BE", "FR", "IT", "HU", "GB"),
        **nothing,
    )
    stateless.refused(
        USAGE,
        "rules",
        "date",
        "--country",
        "BE",
        "--stage",
        "be.reflection",
        "--on",
        "2013-02-30",
        says=("2013-02-30", "28 days"),
        **nothing,
    )
    stateless.refused(
        USAGE,
        "rules",
        "count",
        "--region",
        "XX",
        "--on",
        "2013-03-01",
        "--days",
        3,
        says=("XX", "BE", "GB-SCT"),
        **nothing,
    )
    stateless.refused(
        USAGE, "rules", "count", "--region", "BE", "--on", "2013-03-01", "--days=-3", says=("-3",), **nothing
    )
    stateless.refused(
        USAGE,
        "rules",
        "count",
        "--region",
        "BE",
        "--on",
        "2035-12-30",
        "--working-days",
        9,
        says=("2010", "2035"),
        **nothing,
    )
    stateless.refused(
        USAGE, "rules", "count", "--region", "BE", "--on", "9999-12-30", "--days", 9, says=("9999",), **nothing
    )
    stateless.refused(USAGE, "rules", "count", "--region", "BE", "--on", "2013-03-01", **nothing)
    stateless.refused(
        USAGE, "rules", "count", "--region", "BE", "--on", "2013-03-01", "--days", 3, "--months", 2, **nothing
    )


def test_today_and_its_neighbours_are_dates(stateless):
    for word, last in (
        ("today", "2013-06-25"),
        ("yesterday", "2013-06-24"),
        ("tomorrow", "2013-06-26"),
        ("+45d", "2013-08-09"),
        ("-3d", "2013-06-22"),
    ):
        found = stateless.json(
            "rules", "count", "--region", "BE", f"--on={word}", "--days", 10, "--today", "2013-06-15"
        )
        assert found["last"] == last, word
