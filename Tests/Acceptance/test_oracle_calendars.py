"""Public holidays, working days and rolls of the seven calendars, 2010 to 2035, against PyPI ``holidays``."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from dateutil.relativedelta import relativedelta

from support import SEED, USAGE, in_parallel

YEARS = range(2010, 2036)
# Random days a region: once to count working days from, once to roll.
QUESTIONS = 260
DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

REGIONS = {
    "BE": ("BE", None),
    "FR": ("FR", None),
    "IT": ("IT", None),
    "HU": ("HU", None),
    "GB-ENG": ("GB", "ENG"),
    "GB-SCT": ("GB", "SCT"),
    "GB-NIR": ("GB", "NIR"),
}
NATIONS = ("GB-ENG", "GB-SCT", "GB-NIR")

# The package names these Sundays too; nobody works on a Sunday, and the laws' lists leave them out.
SUNDAYS_BY_NAME = {"Easter Sunday", "Easter", "Pentecost", "National Unity Day"}


class Oracle:
    """The days of one region as the package knows them."""

    def __init__(self, region: str):
        country, subdivision = REGIONS[region]
        self.region = region
        self.days = holidays.country_holidays(
            country, subdiv=subdivision, years=YEARS, language=None if country == "GB" else "en_US"
        )

    def is_working(self, day: date) -> bool:
        if day in self.days.weekend_workdays:
            return True
        return day.weekday() < SATURDAY and day not in self.days

    def may_end(self, day: date) -> bool:
        """Whether a limit to act may end on a day: in Italy also on a Saturday (c.p.c. 155(4))."""
        if self.region == "IT" and day.weekday() == SATURDAY:
            return day not in self.days
        return self.is_working(day)

    def listed(self, year: int) -> set[date]:
        """What the law lists: the United Kingdom without the weekend days that were replaced."""
        found = set()
        for day in (each for each in self.days if each.year == year):
            if day.weekday() >= SATURDAY:
                if self.region in NATIONS or set(self.days.get_list(day)) <= SUNDAYS_BY_NAME:
                    continue
            found.add(day)
        return found


@pytest.fixture(scope="module")
def oracles() -> dict[str, Oracle]:
    return {region: Oracle(region) for region in REGIONS}


@pytest.fixture(scope="module")
def calendars(stateless) -> dict[tuple[str, int], dict]:
    """Every calendar as the binary prints it."""
    asked = [(region, year) for region in REGIONS for year in YEARS]
    answers = in_parallel(
        lambda each: stateless.json("rules", "calendar", "--region", each[0], "--year", each[1]), asked
    )
    return dict(zip(asked, answers, strict=True))


@pytest.fixture(scope="module")
def restated() -> dict[tuple[str, int], list[str]]:
    """The lists of calendars.txt, as dates."""
    lists = {}
    for line in (Path(__file__).parent / "calendars.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            region, year, *days = line.split()
            lists[region, int(year)] = [f"{year}-{each}" for each in days]
    return lists


@pytest.mark.parametrize("region", REGIONS)
def test_holidays_are_those_of_the_package(calendars, oracles, region):
    for year in YEARS:
        printed = {date.fromisoformat(each["date"]) for each in calendars[region, year]["holidays"]}
        assert printed == oracles[region].listed(year), f"{region} {year}"


@pytest.mark.parametrize("region", REGIONS)
def test_holidays_are_those_of_the_restated_lists(calendars, restated, region):
    for year in YEARS:
        document = calendars[region, year]
        assert (document["format"], document["region"], document["year"]) == ("jalon.calendar/1", region, year)
        assert [each["date"] for each in document["holidays"]] == restated[region, year]
        assert all(each["name"].strip() for each in document["holidays"])


@pytest.mark.parametrize("region", REGIONS)
def test_working_saturdays(calendars, oracles, restated, region):
    for year in YEARS:
        printed = calendars[region, year]["workingSaturdays"]
        expected = restated.get(("HU-working", year), []) if region == "HU" else []
        assert printed == expected, f"{region} {year}"
        assert printed == sorted(str(each) for each in oracles[region].days.weekend_workdays if each.year == year)


@pytest.mark.parametrize("region", NATIONS)
def test_the_kingdom_observes_weekdays_only(calendars, region):
    for year in YEARS:
        assert all(
            date.fromisoformat(each["date"]).weekday() < SATURDAY for each in calendars[region, year]["holidays"]
        )


def some_days(region: str, offset: int) -> list[tuple[str, date, int]]:
    """Region, day and count; half of the days lie about a holiday or the end of a year."""
    chance = random.Random(f"{SEED} {region} {offset}")
    first, last = date(2010, 1, 1), date(2034, 12, 31)  # what is counted from them stays in 2035
    asked = []
    for _ in range(QUESTIONS):
        day = first + timedelta(days=chance.randrange((last - first).days))
        if chance.random() < 0.5:
            about = chance.choice(["04-01", "05-01", "12-20", "08-15", "10-31", "03-14"])
            day = min(date.fromisoformat(f"{day.year}-{about}") + timedelta(days=chance.randint(-7, 7)), last)
        asked.append((region, day, chance.choice([1, 2, 5, 9, chance.randint(1, 45)])))
    return asked


@pytest.mark.parametrize("region", REGIONS)
def test_working_days_are_counted_as_the_package_counts_them(stateless, oracles, region):
    oracle = oracles[region]

    def ask(question):
        _, on, number = question
        day, left = on, number
        while left:
            day += DAY
            left -= oracle.is_working(day)
        found = stateless.json("rules", "count", "--region", region, "--on", on, "--working-days", number)
        return (
            []
            if found["last"] == str(day) and found["rolledFrom"] is None
            else [f"{region}: {number} working days from {on} end on {found['last']}, not {day}"]
        )

    found = [each for answer in in_parallel(ask, some_days(region, 1)) for each in answer]
    assert not found, f"seed {SEED}\n" + "\n".join(found[:20])


@pytest.mark.parametrize("region", REGIONS)
def test_rolls_stop_where_the_package_has_a_working_day(stateless, oracles, region):
    oracle = oracles[region]

    def ask(question):
        _, on, number = question
        months = number % 4 == 0
        unrolled = on + (relativedelta(months=number // 4) if months else timedelta(days=number))
        last = unrolled
        while not oracle.may_end(last):
            last += DAY
        length = ("--months", number // 4) if months else ("--days", number)
        found = stateless.json("rules", "count", "--region", region, "--on", on, *length, "--roll")
        expected = {"last": str(last), "rolledFrom": None if last == unrolled else str(unrolled)}
        good = all(found[key] == value for key, value in expected.items()) and (
            ("rolled" in found["flags"]) == (last != unrolled)
        )
        return [] if good else [f"{region}: {length} from {on} gives {found}, not {expected}"]

    found = [each for answer in in_parallel(ask, some_days(region, 2)) for each in answer]
    assert not found, f"seed {SEED}\n" + "\n".join(found[:20])


def test_a_limit_on_a_working_saturday_of_hungary_stays(stateless):
    """10 January 2026 works in exchange for 2 January: a limit that ends on it does not move."""
    found = stateless.json("rules", "count", "--region", "HU", "--on", "2025-12-11", "--days", 30, "--roll")
    assert (found["last"], found["rolledFrom"]) == ("2026-01-10", None)
    found = stateless.json("rules", "count", "--region", "HU", "--on", "2025-12-03", "--days", 30, "--roll")
    assert (found["last"], found["rolledFrom"]) == ("2026-01-05", "2026-01-02")


def test_years_that_may_still_change_say_so(stateless):
    """Hungary and the United Kingdom decree days year by year: after 2026 a result is provisional."""
    for region in ("HU", *NATIONS):
        later = stateless.json("rules", "count", "--region", region, "--on", "2028-03-01", "--working-days", 5)
        assert "calendarProvisional" in later["flags"], region
        decreed = stateless.json("rules", "count", "--region", region, "--on", "2026-03-02", "--working-days", 5)
        assert "calendarProvisional" not in decreed["flags"], region
    for region in ("BE", "FR", "IT"):
        later = stateless.json("rules", "count", "--region", region, "--on", "2028-03-01", "--working-days", 5)
        assert "calendarProvisional" not in later["flags"], region


def test_a_year_or_a_region_that_is_not_known_is_refused(stateless):
    for year in ("2009", "2036", "twenty"):
        stateless.refused(USAGE, "rules", "calendar", "--region", "BE", "--year", year, unchanged=False, says=(year,))
    stateless.refused(
        USAGE, "rules", "calendar", "--region", "DE", "--year", 2026, unchanged=False, says=("DE", "BE", "HU", "GB-NIR")
    )
