"""The last days under the law in force, of every stage, period and stay, against python-dateutil and ``holidays``.

The law is restated here from its sources, day by day, and the ways of counting from their definitions; neither is
read from the packs. Thousands of days are asked one by one, thousands more come as timelines of cases.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import count

from dateutil.relativedelta import relativedelta

from support import MEASURED, NOT_FOUND, SEED, USAGE, Jalon, case_line, entry_line, in_parallel, interchange
from test_oracle_calendars import YEARS, Oracle

# Days that are asked one by one, and entries of cases that start a clock or move it.
QUESTIONS = 3_500
TRIGGERS = 8_600
DAY = timedelta(days=1)
LAST = date(2035, 12, 31)


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(number: int) -> relativedelta:
    return relativedelta(days=number)


def months(number: int) -> relativedelta:
    return relativedelta(months=number)


def years(number: int) -> relativedelta:
    return relativedelta(years=number)


# The law.

# From when the law of a country stands as it does: each lasts until the next.
LAW = {
    # Aliens Act 61/2 to 61/5; annexe 15 in place of the order to leave; the new Criminal Code.
    "BE": {"BE/2007": day("2007-06-01"), "BE/2017": day("2017-05-20"), "BE/2026": day("2026-04-08")},
    # R. 316-1 to R. 316-10; acts of 2014 and 2016; the recodification, L. 425-1 to L. 425-5.
    "FR": {
        "FR/2007": day("2007-09-15"),
        "FR/2014": day("2014-08-06"),
        "FR/2016": day("2016-04-15"),
        "FR/2021": day("2021-05-01"),
    },
    # DPR 237/2005; D.Lgs. 24/2014; DL 146/2025.
    "IT": {"IT/2005": day("2005-12-04"), "IT/2014": day("2014-03-28"), "IT/2025": day("2025-10-04")},
    # Act II of 2007; Act XC of 2023.
    "HU": {"HU/2007": day("2007-07-01"), "HU/2024": day("2024-03-01")},
    # The referral mechanism; the guidance of 13 December 2022; the Act of 2022, Part 5.
    "GB": {"GB/2009": day("2009-04-01"), "GB/2022-12": day("2022-12-13"), "GB/2023": day("2023-01-30")},
}
LAW_BEGINS = {country: min(packs.values()) for country, packs in LAW.items()}
OVERLAYS = {
    "GB-SCT": ("GB-SCT/2018", day("2018-04-01")),
    "GB-NIR": ("GB-NIR/2015", day("2015-01-13")),
}
# Whose working days count where nothing else is said.
CALENDARS = {"BE": "BE", "FR": "FR", "IT": "IT", "HU": "HU", "GB": "GB-ENG"}
REGIONS = ("GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR")
DELIVERIES = ("receipt", "registered-acknowledged", "mail", "electronic")


@dataclass(frozen=True)
class Rule:
    """A clock for the days on which its rule holds.

    ``nature``: a ``validity`` never moves; a ``limit`` to act moves to a working day; an ``unmoved`` limit stays,
    on the safe side; ``working`` counts working days; a ``window`` is counted back from the last day of a document.
    """

    id: str
    length: relativedelta | int
    since: date
    until: date = date.max
    kind: str = "stage-end"
    nature: str = "validity"
    names: tuple[str, ...] = ()
    bound: str = ""  # at least: minimum; at most: maximum
    longest: relativedelta | None = None
    first_day_counts: bool = False
    by_delivery: bool = False
    average: bool = False  # shown when it is asked for, and no deadline of a case
    opens: relativedelta | None = None
    otherwise: bool = False  # a second way of counting the window closes on the last day itself
    ends: str = ""  # a decision moves the end: later, earlier or, in Northern Ireland, by its outcome
    overlay: str = ""
    nations: tuple[str, ...] = ()  # where it holds, if not in the whole country
    sure: str | None = None  # how sure it is, where the sources settle that

    @property
    def country(self) -> str:
        return "GB" if self.id.startswith("uk.") else self.id[:2].upper()

    def holds(self, on: date) -> bool:
        return self.since <= on <= self.until

    def pack(self, on: date) -> str:
        return OVERLAYS[self.overlay][0] if self.overlay else pack_of(self.country, on)


def pack_of(country: str, on: date) -> str:
    return [pack for pack, since in LAW[country].items() if since <= on][-1]


def days_of_pack(rule: Rule, pack: str) -> tuple[date, date]:
    """The first and the last day of a pack with this rule."""
    if rule.overlay:
        return OVERLAYS[rule.overlay][1], LAST
    packs = LAW[rule.country]
    return packs[pack], min((since for since in packs.values() if since > packs[pack]), default=LAST + DAY) - DAY


def rules() -> list[Rule]:
    be, fr, it, hu, gb = (LAW_BEGINS[country] for country in ("BE", "FR", "IT", "HU", "GB"))
    annexe_15, recodified, one_year = LAW["BE"]["BE/2017"], LAW["FR"]["FR/2021"], LAW["IT"]["IT/2025"]
    new_act, guidance, part_five = LAW["HU"]["HU/2024"], LAW["GB"]["GB/2022-12"], LAW["GB"]["GB/2023"]
    in_scotland, in_northern_ireland = OVERLAYS["GB-SCT"][1], OVERLAYS["GB-NIR"][1]
    verified, memory, kit = ({"sure": each} for each in ("verified", "memory", "kit"))
    card = {"kind": "renewal-window"}
    window = card | {"nature": "window"}
    limit = {"kind": "limit-to-act", "nature": "limit"}
    appeal = limit | {"by_delivery": True}
    unmoved = limit | {"nature": "unmoved"}
    stay = {"kind": "stay-end"}
    least, most = {"bound": "minimum"}, {"bound": "maximum"}
    begins = {"first_day_counts": True}
    recovery = least | {"ends": "later"}
    return [
        # Belgium: Aliens Act 61/2, 61/3, 61/4 and 61/5; the card of five years is the kit's.
        Rule("be.reflection", days(45), be, **verified),
        Rule("be.provisional", months(3), be, **most, **verified),
        Rule("be.temporary", months(6), be, names=("be.longTerm",), **verified),
        Rule("be.permanent", years(5), be, **card, **kit),
        # 39/57: thirty days, fifteen in a closed place.
        Rule("be.appeal", days(30), be, annexe_15 - DAY, **appeal),
        Rule("be.appeal", days(30), annexe_15, **appeal, **verified),
        Rule("be.appealDetained", days(15), be, annexe_15 - DAY, **appeal),
        Rule("be.appealDetained", days(15), annexe_15, **appeal, **verified),
        # Royal Decree of 8 October 1981, article 33: from the 45th to the 30th day before the card expires.
        Rule("be.cardRenewal", days(30), be, opens=days(45), **window, **memory),
        # One month, three more, six more, all counted from the admission; in the older practice observation alone
        # took three months.
        Rule("be.stay.minors.observation", months(3), be, annexe_15 - DAY, **stay),
        Rule("be.stay.minors.observation", months(1), annexe_15, **stay),
        Rule("be.stay.minors.integration", months(4), annexe_15, **stay),
        Rule("be.stay.minors.orientation", months(10), annexe_15, **stay),
        Rule("be.stay.specialised", months(3), be, average=True, **stay, **kit),
        # France: thirty days; at least six months, one year since the recodification; ten years, before it by the kit.
        Rule("fr.reflection", days(30), fr, **verified),
        Rule("fr.temporaryCard", months(6), fr, recodified - DAY, names=("fr.shortTerm",), **least, **verified),
        Rule("fr.temporaryCard", years(1), recodified, names=("fr.shortTerm",), **verified),
        Rule("fr.residentCard", years(10), fr, recodified - DAY, names=("fr.longTerm",), **kit),
        Rule("fr.residentCard", years(10), recodified, names=("fr.longTerm",), **verified),
        Rule("fr.apsExitProstitution", months(6), LAW["FR"]["FR/2016"], **least),
        Rule("fr.housingCard", years(1), day("2024-01-28")),
        # R. 431-5: from the 120th to the 60th day, or in the last two months; R. 431-8: six months after the end.
        Rule("fr.cardRenewal", days(60), recodified, opens=days(120), otherwise=True, **window, **verified),
        Rule("fr.lateApplication", months(6), recodified, **unmoved, **verified),
        # CJA R. 421-1.
        Rule("fr.appeal", months(2), fr, **limit, **verified),
        Rule("fr.stay.mainstream", months(6), fr, **stay, **kit),
        Rule("fr.stay.specialised", years(1), fr, average=True, **stay, **kit),
        # Italy: DPR 237/2005, article 1(4); TUI 18 and 18-ter, one year since 4 October 2025.
        Rule("it.firstAssistance", months(3), it, names=("it.reflection",), **verified),
        Rule("it.art18", months(6), it, one_year - DAY, names=("it.provisional",), **verified),
        Rule("it.art18", years(1), one_year, names=("it.provisional",), **verified),
        Rule("it.art18ter", months(6), day("2024-10-11"), one_year - DAY),
        Rule("it.art18ter", years(1), one_year),
        Rule("it.stay.specialised", months(6), it, longest=months(12), **least, **stay, **kit),
        Rule("it.stay.venice.assessment", days(4), it, longest=days(5), **least, **stay, **kit),
        Rule("it.stay.venice.firstAssistance", months(3), it, **stay, **kit),
        Rule("it.stay.venice.socialProtection", months(6), it, longest=months(12), **least, **stay, **kit),
        # Hungary: one month, which is not thirty days; six months; ninety days in a protected house until 2021.
        Rule("hu.reflection", months(1), hu, new_act - DAY, **memory),
        Rule("hu.reflection", months(1), new_act, sure="unverified"),
        Rule("hu.humanitarian", months(6), hu, new_act - DAY, **memory),
        Rule("hu.humanitarian", months(6), new_act, sure="unverified"),
        Rule("hu.stay.specialised", days(90), hu, day("2021-12-31"), **stay),
        # The United Kingdom: 45 days, then 30, then the 30 that begin with the day; a later decision prolongs them.
        # Where a nation has a period of its own, the country's is the protection beside it.
        Rule("uk.reflection", days(45), gb, guidance - DAY, **recovery, **kit),
        Rule("uk.reflection", days(30), guidance, part_five - DAY, **recovery),
        Rule("uk.reflection", days(30), part_five, **begins, **recovery, **verified),
        Rule("uk.protection", days(45), gb, guidance - DAY, **recovery, **kit),
        Rule("uk.protection", days(30), guidance, part_five - DAY, **recovery),
        Rule("uk.protection", days(30), part_five, **begins, **recovery, **verified),
        Rule("uk.residence", years(1), gb, part_five - DAY, **kit),
        Rule("uk.residence", months(30), part_five, **most, **memory),
        Rule("uk.reasonableGrounds", 5, gb, part_five - DAY, kind="decision-due", nature="working", **kit),
        Rule("uk.reasonableGrounds", 5, part_five, kind="decision-due", nature="working"),
        Rule("uk.supportEnd", 9, part_five, nature="working", **stay, **memory),
        Rule("uk.moveOn", days(45), part_five, nations=("", "GB-ENG", "GB-WLS"), **least, **stay),
        Rule("uk.reconsideration", days(30), day("2024-02-22"), **unmoved),
        Rule("uk.stay.specialised", days(45), gb, guidance - DAY, **stay, **kit),
        # Scotland, section 9: ninety days that begin on the date, or less.
        Rule("uk.reflection", days(90), in_scotland, ends="earlier", overlay="GB-SCT", **begins, **most, **memory),
        # Northern Ireland, section 18: 45 days from the date, or until the decision.
        Rule("uk.reflection", days(45), in_northern_ireland, ends="outcome", overlay="GB-NIR", **least, **memory),
    ]


RULES = rules()


@cache
def rule_of(name: str, on: date, overlay: str = "") -> Rule | None:
    """The rule of a clock on a day: the overlay's where there is one, else the country's."""
    found = [each for each in RULES if each.id == name and each.holds(on) and each.overlay in ("", overlay)]
    return max(found, key=lambda each: each.overlay, default=None)


# How days are counted.


class UnknownHolidays(Exception):
    """A day of a year whose public holidays are not known has to be looked at."""


@cache
def calendar_of(region: str) -> Oracle:
    return Oracle("GB-ENG" if region == "GB-WLS" else region)


def is_working(on: date, region: str) -> bool:
    if on.year not in YEARS:
        raise UnknownHolidays(on)
    return calendar_of(region).is_working(on)


def working_days(on: date, number: int, region: str) -> date:
    """That many working days after a day, which is not counted itself."""
    while number:
        on += DAY
        number -= is_working(on, region)
    return on


@dataclass
class Answer:
    """What the law gives."""

    trigger: date
    due: date
    earliest: date
    pack: str
    status: str | None
    latest: date | None = None
    opens: date | None = None
    rolled_from: date | None = None
    flags: set[str] = field(default_factory=set)
    unsettled: set[str] = field(default_factory=set)  # flags that the sources leave open

    def differences(self, found: dict) -> list[str]:
        """What the product says otherwise."""
        expected = {
            "trigger": str(self.trigger),
            "due": str(self.due),
            "earliest": str(self.earliest),
            "latest": self.latest and str(self.latest),
            "opens": self.opens and str(self.opens),
            "rolledFrom": self.rolled_from and str(self.rolled_from),
            "pack": self.pack,
        }
        if self.status:
            expected["packStatus"] = self.status
        wrong = [f"{key} {found[key]}, not {value}" for key, value in expected.items() if found[key] != value]
        for flag in sorted(COMPARED_FLAGS - self.unsettled):
            if (flag in found["flags"]) != (flag in self.flags):
                wrong.append(f"flags {found['flags']}, {flag} should be {flag in self.flags}")
        return wrong


COMPARED_FLAGS = {"clamped", "rolled", "minimum", "maximum", "observed", "outsidePack", "calendarProvisional"}


def is_clamped(on: date, length: relativedelta) -> bool:
    """Whether the month aimed at has no day of that number."""
    return bool(length.months or length.years) and (on + length).day != on.day


def answer(
    rule: Rule,
    on: date,
    region: str = "",
    delivery: str | None = None,
    decision: tuple[date, str] | None = None,
    pack: str = "",
) -> Answer:
    """The last day of a clock that starts on a day, under the law of that day or the one that is named."""
    pack = pack or rule.pack(on)
    found = Answer(on, on, on, pack, rule.sure, flags={rule.bound} - {""})
    calendar = region or CALENDARS[rule.country]
    if rule.nature == "working":
        found.due = found.earliest = working_days(on, rule.length, calendar)
        if found.due.year > 2026:  # days are proclaimed year by year
            found.flags.add("calendarProvisional")
        return found
    if rule.nature == "window":
        found.opens, found.due = on - rule.opens, on - rule.length
        found.earliest, found.latest = found.due, on if rule.otherwise else None
        return found
    start = on
    if delivery == "mail" and rule.by_delivery:  # it begins on the third working day after the posting
        start = working_days(on, 3, calendar) - DAY
    found.due = start + rule.length - (DAY if rule.first_day_counts else timedelta())
    if is_clamped(start, rule.length):
        found.flags.add("clamped")
    found.latest = rule.longest and on + rule.longest
    found.earliest = found.due if rule.first_day_counts else found.due - DAY
    if rule.nature == "limit":
        found.earliest = found.due
        while not is_working(found.due, calendar):
            found.due += DAY
        if found.due != found.earliest:
            found.rolled_from = found.earliest
            found.flags.add("rolled")
    if rule.ends:
        decide(found, rule, decision if decision and decision[0] >= on else None)
    return found


def decide(found: Answer, rule: Rule, decision: tuple[date, str] | None) -> None:
    """The conclusive decision ends a recovery period or prolongs it."""
    if decision is None:
        # In Northern Ireland a negative decision shortens the period and a positive one prolongs it.
        found.unsettled = {"maximum"} if rule.ends == "outcome" else set()
        return
    on, outcome = decision
    found.flags -= {"minimum", "maximum"}
    if rule.ends == "outcome" and outcome == "negative":
        found.due = found.earliest = on
    elif rule.ends == "earlier":
        found.due, found.earliest = min(found.due, on), min(found.earliest, on)
    else:
        found.due, found.earliest = max(found.due, on), max(found.earliest, on)


# Days that are hard.


@cache
def holidays_of(region: str) -> list[date]:
    return sorted(each for each in calendar_of(region).days if each.year in YEARS)


@cache
def changes_of(country: str) -> list[date]:
    found = {each.since for each in RULES if each.country == country}
    found |= {each.until for each in RULES if each.country == country and each.until < LAST}
    return sorted(found | set(LAW[country].values()))


def some_day(chance: random.Random, country: str, first: date, last: date, length: relativedelta | int = 0) -> date:
    """A day between two days: at the end of a month, about a change of the law or a holiday, or any."""
    region = CALENDARS[country] if country != "GB" else chance.choice(REGIONS)
    length = days(length) if isinstance(length, int) else length
    for _ in range(20):
        kind = chance.random()
        found = first + timedelta(days=chance.randrange((last - first).days + 1))
        if kind < 0.25:  # the last three days of a month
            found += relativedelta(day=31) - days(chance.randrange(3))
        elif kind < 0.37:  # the last two of February
            found = found.replace(day=1) + relativedelta(month=2, day=31) - days(chance.randrange(2))
        elif kind < 0.52:  # about a day on which the law changed
            found = chance.choice(changes_of(country)) + days(chance.randint(-2, 2))
        elif kind < 0.64:  # about a holiday
            found = chance.choice(holidays_of(region)) + days(chance.randint(-3, 3))
        elif kind < 0.80:  # so that the last day falls about a holiday
            found = chance.choice(holidays_of(region)) - length + days(chance.randint(-2, 2))
        if first <= found <= last:
            return found
    return first + timedelta(days=chance.randrange((last - first).days + 1))


# Thousands of days, one by one.


@dataclass(frozen=True)
class Question:
    """One day that is asked for."""

    rule: Rule
    name: str
    on: date
    region: str = ""
    forced: str = ""
    delivery: str | None = None
    decision: tuple[date, str] | None = None

    @property
    def arguments(self) -> list[str]:
        words = ["rules", "date", "--country", self.rule.country, "--stage", self.name, "--on", str(self.on)]
        for option, value in (("--region", self.region), ("--pack", self.forced), ("--delivery", self.delivery)):
            words += [option, value] if value else []
        if self.decision:
            words += ["--decision", str(self.decision[0]), "--outcome", self.decision[1]]
        return words

    def differences(self, jalon: Jalon) -> list[str]:
        line = " ".join(self.arguments)
        result = jalon.run(*self.arguments, "--json")
        try:
            expected = answer(self.rule, self.on, self.region, self.delivery, self.decision, self.forced)
        except UnknownHolidays:
            refused = result.code == USAGE and result.stdout == b"" and "2010" in result.err and "2035" in result.err
            return [] if refused else [f"{line}: should be refused: {result}"]
        if result.code:
            return [f"{line}: {result}"]
        document = result.json()
        if self.forced:
            since, until = days_of_pack(self.rule, self.forced)
            if not since <= self.on <= until:
                expected.flags.add("outsidePack")
        wrong = expected.differences(document)
        for key, value in (("format", "jalon.date/1"), ("country", self.rule.country), ("stage", self.rule.id)):
            if document[key] != value:
                wrong.append(f"{key} {document[key]}, not {value}")
        if not document["citations"] or not all(each["text"] for each in document["steps"]):
            wrong.append("no citations or steps")
        return [f"{line}: {each}" for each in wrong]


def targets() -> list[tuple[Rule, str]]:
    """Every rule under every pack in which it holds."""
    found = []
    for rule in RULES:
        for pack in [OVERLAYS[rule.overlay][0]] if rule.overlay else LAW[rule.country]:
            since, until = days_of_pack(rule, pack)
            if rule.since <= until and since <= rule.until:
                found.append((rule, pack))
    return found


def some_question(chance: random.Random, rule: Rule, pack: str) -> Question:
    country = rule.country
    since, until = days_of_pack(rule, pack)
    first, last = max(rule.since, since), min(rule.until, until, LAST)
    on = some_day(chance, country, first, last, rule.length)
    region, forced, decision = rule.overlay, "", None
    if country == "GB" and not rule.overlay:
        # Where an overlay holds, its recovery period goes first, and the country's is the protection beside it.
        overlaid = {each for each, (_, begun) in OVERLAYS.items() if begun <= on}
        if rule.id == "uk.protection":
            if not overlaid:
                on = some_day(chance, country, max(first, OVERLAYS["GB-NIR"][1]), last, rule.length)
            region = chance.choice([each for each, (_, begun) in OVERLAYS.items() if begun <= on])
        else:
            allowed = rule.nations or ("", *REGIONS)
            region = chance.choice([each for each in allowed if rule.id != "uk.reflection" or each not in overlaid])
    if not region and chance.random() < 0.1 and rule.since <= since and until <= rule.until:
        # What holds for the whole of a pack may be asked for on any day, if the pack is named.
        forced, on = pack, some_day(chance, country, LAW_BEGINS[country] - days(400), LAST, rule.length)
    if rule.ends and chance.random() < 0.6:
        about = on + rule.length if chance.random() < 0.4 else on + days(chance.randrange(-20, 200))
        decision = (about + days(chance.randint(-2, 2)), chance.choice(["positive", "negative"]))
    delivery = chance.choice([None, *DELIVERIES, "mail"]) if rule.by_delivery else None
    name = chance.choice([rule.id, rule.id, *rule.names])
    return Question(rule, name, on, region, forced, delivery, decision)


def test_thousands_of_days_one_by_one(stateless):
    chance = random.Random(f"{SEED} law")
    aims = targets()
    assert {pack for _, pack in aims} == {pack for each in LAW.values() for pack in each} | {
        pack for pack, _ in OVERLAYS.values()
    }
    # What depends on decisions, deliveries and working days is asked for more often.
    aims += 2 * [aim for aim in aims if aim[0].ends or aim[0].by_delivery or aim[0].nature == "working"]
    asked = [some_question(chance, *aims[each % len(aims)]) for each in range(QUESTIONS)]
    begun = time.monotonic()
    found = [each for wrong in in_parallel(lambda each: each.differences(stateless), asked) for each in wrong]
    MEASURED.append(f"{len(asked):,} days under the law of their day: {time.monotonic() - begun:.1f} s")
    assert not found, f"seed {SEED}, {len(found)} differences:\n" + "\n".join(found[:20])


def test_a_rule_is_asked_for_outside_its_days(stateless):
    """Nothing is computed by a rule that was not yet, or is no longer, in force."""
    asked = set()
    for rule in RULES:
        if rule.overlay or rule.id == "uk.protection":
            continue
        for on in (rule.since - DAY, min(rule.until, LAST) + DAY):
            if LAW_BEGINS[rule.country] <= on <= LAST and rule_of(rule.id, on) is None:
                asked.add((rule.country, rule.id, on))
    asked = [(country, name, on, "") for country, name, on in sorted(asked)]
    assert ("HU", "hu.stay.specialised", day("2022-01-01"), "") in asked and len(asked) > 8
    # Move-on support is a rule of England and Wales.
    asked += [("GB", "uk.moveOn", day("2025-03-31"), region) for region in OVERLAYS]

    def ask(question):
        country, name, on, region = question
        nation = ("--region", region) if region else ()
        result = stateless.run("rules", "date", "--country", country, "--stage", name, "--on", on, *nation, "--json")
        good = result.code == NOT_FOUND and result.stdout == b"" and name in result.err
        return [] if good else [str(result)]

    found = [each for wrong in in_parallel(ask, asked) for each in wrong]
    assert not found, found[0]


# Days that the sources print: clock, the day it starts, the last day, and options.
PRINTED = """
be.reflection 2013-03-01 2013-04-15
be.reflection 2024-01-31 2024-03-16
be.reflection 2025-06-06 2025-07-21
be.reflection 2025-09-17 2025-11-01
be.reflection 2025-11-27 2026-01-11
be.appeal 2025-06-20 2025-07-22 receipt
be.appeal 2025-10-02 2025-11-03 receipt
be.appeal 2025-04-17 2025-05-22 mail
be.stay.minors.observation 2025-01-31 2025-02-28
be.stay.minors.integration 2025-01-31 2025-05-31
be.stay.minors.orientation 2025-01-31 2025-11-30
fr.reflection 2013-03-01 2013-03-31
fr.reflection 2024-01-31 2024-03-01
fr.reflection 2025-04-08 2025-05-08
fr.reflection 2025-05-02 2025-06-01
fr.reflection 2025-12-02 2026-01-01
fr.temporaryCard 2024-02-29 2025-02-28
fr.cardRenewal 2026-05-31 2026-04-01
it.firstAssistance 2025-11-30 2026-02-28
it.firstAssistance 2025-08-31 2025-11-30
it.firstAssistance 2024-11-29 2025-02-28
hu.reflection 2013-03-01 2013-04-01
hu.reflection 2025-01-31 2025-02-28
hu.reflection 2025-07-15 2025-08-15
hu.reflection 2025-09-23 2025-10-23
hu.reflection 2026-11-24 2026-12-24
uk.reflection 2010-06-01 2010-07-16
uk.reflection 2022-12-12 2023-01-26
uk.reflection 2022-12-13 2023-01-12
uk.reflection 2023-01-29 2023-02-28
uk.reflection 2023-01-30 2023-02-28
uk.reflection 2024-02-01 2024-03-01
uk.reflection 2025-03-31 2025-04-29
uk.reflection 2025-11-27 2025-12-26
uk.reflection 2025-12-02 2025-12-31
uk.reflection 2023-01-30 2023-03-16 GB-NIR
uk.reflection 2024-02-01 2024-03-17 GB-NIR
uk.reflection 2025-03-31 2025-05-15 GB-NIR
uk.reflection 2025-11-27 2026-01-11 GB-NIR
uk.reflection 2025-12-02 2026-01-16 GB-NIR
uk.reflection 2023-01-30 2023-04-29 GB-SCT
uk.reflection 2024-02-01 2024-04-30 GB-SCT
uk.reflection 2025-03-31 2025-06-28 GB-SCT
uk.reflection 2025-11-27 2026-02-24 GB-SCT
uk.reflection 2025-12-02 2026-03-01 GB-SCT
uk.reflection 2025-03-31 2026-01-20 positive 2026-01-20
uk.reflection 2025-03-31 2025-04-29 positive 2025-04-10
uk.reasonableGrounds 2025-04-17 2025-04-28
uk.reasonableGrounds 2025-04-17 2025-04-25 GB-SCT
uk.reasonableGrounds 2025-08-01 2025-08-11 GB-SCT
uk.reasonableGrounds 2022-09-15 2022-09-23 GB-NIR
uk.reasonableGrounds 2025-12-23 2026-01-02 GB-NIR
uk.reasonableGrounds 2025-12-23 2026-01-05 GB-SCT
uk.reasonableGrounds 2026-06-11 2026-06-18
uk.reasonableGrounds 2026-06-11 2026-06-19 GB-SCT
uk.supportEnd 2025-04-10 2025-04-25
uk.supportEnd 2025-04-10 2025-04-25 GB-NIR
uk.supportEnd 2025-04-10 2025-04-24 GB-SCT
uk.supportEnd 2025-12-18 2026-01-05
uk.supportEnd 2025-12-18 2026-01-06 GB-SCT
uk.reconsideration 2025-03-03 2025-04-02
""".strip().splitlines()


def test_days_that_the_sources_print(stateless):
    def ask(line):
        name, on, last, *more = line.split()
        region = more[0] if more and more[0] in REGIONS else ""
        delivery = more[0] if more and more[0] in DELIVERIES else None
        decision = (day(more[1]), more[0]) if len(more) == 2 else None
        question = Question(rule_of(name, day(on), region), name, day(on), region, "", delivery, decision)
        restated = answer(question.rule, question.on, region, delivery, decision).due
        return question.differences(stateless) + ([] if restated == day(last) else [f"{line}: restated as {restated}"])

    found = [each for wrong in in_parallel(ask, PRINTED) for each in wrong]
    assert not found, "\n".join(found)


def test_the_window_of_the_french_card_opens_on_the_120th_day(stateless):
    found = stateless.json("rules", "date", "--country", "FR", "--stage", "fr.cardRenewal", "--on", "2026-05-31")
    assert (found["opens"], found["due"], found["latest"]) == ("2026-01-31", "2026-04-01", "2026-05-31")
    assert "ambiguous" in found["flags"]


def test_years_without_known_holidays_are_refused(stateless):
    """Limits to act and working days need the public holidays, which are known from 2010 to 2035."""
    asked = [
        ("be.appeal", "2008-01-01", "receipt", True),
        ("be.appeal", "2009-12-01", "receipt", True),
        ("be.appeal", "2009-12-02", "receipt", False),  # thirty days later it is 1 January 2010
        ("be.appeal", "2009-12-30", "mail", True),
        ("be.appeal", "2009-12-31", "mail", False),
        ("be.appealDetained", "2007-06-01", "electronic", True),
        ("be.appeal", "2035-12-02", "receipt", True),
        ("fr.appeal", "2007-09-15", None, True),
        ("fr.appeal", "2009-10-31", None, True),
        ("fr.appeal", "2009-11-01", None, False),
        ("fr.appeal", "2035-11-01", None, True),
        ("uk.reasonableGrounds", "2009-12-30", None, True),
        ("uk.reasonableGrounds", "2009-12-31", None, False),
        ("uk.supportEnd", "2035-12-20", None, True),
        # What never moves needs no holidays.
        ("be.reflection", "2007-06-01", None, False),
        ("fr.reflection", "2007-09-15", None, False),
        ("uk.reflection", "2009-04-01", None, False),
    ]
    questions = [(Question(rule_of(name, day(on)), name, day(on), delivery=by), no) for name, on, by, no in asked]

    def ask(each):
        question, is_refused = each
        result = stateless.run(*question.arguments, "--json")
        return question.differences(stateless) + ([] if result.code == (USAGE if is_refused else 0) else [str(result)])

    found = [each for wrong in in_parallel(ask, questions) for each in wrong]
    assert not found, "\n".join(found)


# Thousands of entries of cases.

# What an extension or a new grant of the same stage gives: from when, how long, how sure the length is.
RENEWALS = {
    "be.provisional": [(LAW_BEGINS["BE"], 3, "maximum")],  # once
    "be.temporary": [(LAW_BEGINS["BE"], 6, "")],
    "fr.temporaryCard": [(LAW_BEGINS["FR"], 6, "minimum"), (LAW["FR"]["FR/2021"], 12, "")],
    "fr.apsExitProstitution": [(LAW["FR"]["FR/2016"], 6, "minimum")],
    "fr.housingCard": [(day("2024-01-28"), 12, "")],
    "it.firstAssistance": [(LAW_BEGINS["IT"], 3, "")],  # once
    "it.art18": [(LAW_BEGINS["IT"], 12, "minimum")],  # a year, or longer for justice
    "it.art18ter": [(day("2024-10-11"), 12, "minimum")],
    "hu.humanitarian": [(LAW_BEGINS["HU"], 6, "")],
}
ONCE = {"be.provisional", "it.firstAssistance"}
TRACKS = [
    ("be.reflection", "be.provisional", "be.temporary", "be.permanent"),
    ("fr.reflection", "fr.temporaryCard", "fr.residentCard"),
    ("fr.apsExitProstitution",),
    ("fr.housingCard",),
    ("it.firstAssistance", "it.art18"),
    ("it.art18ter",),
    ("hu.reflection", "hu.humanitarian"),
]
STAYS = {
    "BE": ["be.stay.minors", "be.stay.minors", "be.stay.specialised"],
    "FR": ["fr.stay.mainstream", "fr.stay.mainstream", "fr.stay.specialised"],
    "IT": [each.id for each in RULES if each.id.startswith("it.stay.")],
    "HU": ["hu.stay.specialised"],
    "GB": ["uk.stay.specialised"],
}


def renewal(stage: str, on: date) -> tuple[int, str]:
    return [(length, bound) for since, length, bound in RENEWALS[stage] if since <= on][-1]


class Grant:
    """A stage that was granted, with what prolonged it."""

    def __init__(self, stage: str, on: date, until: date | None = None, is_renewal: bool = False):
        self.stage, self.on, self.country = stage, on, "GB" if stage.startswith("uk.") else stage[:2].upper()
        self.rule = rule_of(stage, on)
        self.printed, self.lengths, self.bounds = until, [self.rule.length], {self.rule.bound}
        if is_renewal:
            length, bound = renewal(stage, on)
            self.lengths, self.bounds = [months(length)], {bound}
        self.last_entry, self.is_extended, self.is_renewal = on, False, is_renewal
        if until:
            self.lengths, self.bounds = [], set()

    def extend(self, on: date, until: date | None = None) -> None:
        self.last_entry, self.is_extended = on, True
        if until:
            self.printed, self.lengths, self.bounds = until, [], set()
        else:
            length, bound = renewal(self.stage, on)
            self.lengths.append(months(length))
            self.bounds.add(bound)

    def answer(self) -> Answer:
        """The last day: the printed one, or the total length from the first day or from the printed one."""
        pack = pack_of(self.country, self.last_entry)
        status = None if self.is_extended or self.is_renewal else self.rule.sure
        found = Answer(self.on, self.on, self.on, pack, status)
        if not self.lengths:
            found.due = found.earliest = self.printed
            found.flags = {"observed"}
            return found
        total = sum(self.lengths[1:], self.lengths[0])
        found.flags = self.bounds - {""}
        if not self.printed:
            found.due = self.on + total
            found.earliest = found.due - DAY
            start = self.on
        else:
            # The next validity starts on the day after the printed one, and lasts to the eve of that day's number.
            start = self.printed + DAY
            found.due = start + total - (timedelta() if is_clamped(start, total) else DAY)
            # On the safe side it is read as ending before the number of the printed day.
            found.earliest = min(found.due, self.printed + total) - DAY
        if is_clamped(start, total):
            found.flags.add("clamped")
        return found


class Case:
    """A case that is imported, and the deadlines that it has to have."""

    def __init__(self, country: str, number: int, region: str = ""):
        self.country, self.region, self.reference = country, region, f"{country}-{number:05}"
        self.entries: list[tuple[date, str, dict]] = []
        self.expected: dict[tuple[str, str, str], list[Answer]] = {}

    def enter(self, kind: str, on: date, **more) -> None:
        self.entries.append((on, kind, more))

    def lines(self, numbers: Iterator[int]) -> list[dict]:
        """The case and its entries by day."""
        entries = sorted(self.entries, key=lambda each: each[0])
        return [
            case_line(self.reference, self.country, str(entries[0][0]), region=self.region or None),
            *(entry_line(self.reference, next(numbers), kind, str(on), **more) for on, kind, more in entries),
        ]

    def expect(self, name: str, kind: str, found: Answer) -> None:
        self.expected.setdefault((name, kind, str(found.trigger)), []).append(found)

    def differences(self, listed: list[dict]) -> list[str]:
        """What is missing, what is not expected, and what is another day."""
        printed: dict[tuple[str, str, str], list[dict]] = {}
        for each in listed:
            printed.setdefault((each["stage"], each["kind"], each["trigger"]), []).append(each)
        wrong = []
        for key in sorted(self.expected.keys() | printed.keys()):
            expected = sorted(self.expected.get(key, []), key=lambda each: each.due)
            found = sorted(printed.get(key, []), key=lambda each: each["due"])
            if len(expected) == len(found):
                pairs = zip(expected, found, strict=True)
                wrong += [f"{key}: {each}" for law, one in pairs for each in law.differences(one)]
            else:
                wrong.append(f"{key}: {len(found)} deadlines, not {len(expected)}: {found or expected}")
        story = "; ".join(f"{on} {kind} {more}" for on, kind, more in self.entries)
        return [f"{self.reference} {self.region} ({story}): {each}" for each in wrong]

    def expect_rule(self, name: str, on: date, overlay: str = "", **more) -> None:
        """A clock runs from a day, if the law has it on that day and it can be counted."""
        rule = rule_of(name, on, overlay)
        if rule is None or rule.average or (rule.nations and self.region not in rule.nations):
            return
        with suppress(UnknownHolidays):
            self.expect(name, rule.kind, answer(rule, on, self.region, **more))

    # What happens in a case.

    def granted(self, grant: Grant) -> None:
        """The end of the stage, and what lies before it."""
        found = grant.answer()
        self.expect(grant.stage, grant.rule.kind, found)
        if grant.stage == "be.temporary":
            self.expect_rule("be.cardRenewal", found.due)
        elif grant.stage == "fr.temporaryCard":
            self.expect_rule("fr.cardRenewal", found.due)
        elif grant.stage == "be.provisional":  # the prosecutor is asked before the document expires
            confirmation = Answer(found.due, found.due, found.due, pack_of("BE", found.due), None)
            self.expect("be.prosecutorConfirmation", "decision-due", confirmation)

    def refused(self, stage: str, on: date, delivery: str | None, kind: str = "stage-refused") -> None:
        name = {"BE": "be.appeal", "FR": "fr.appeal"}.get(self.country)
        if (name, "limit-to-act", str(on)) in self.expected:  # one a day, so that they can be told apart
            return
        more = {"reason": "public-order"} if kind == "stage-withdrawn" else {}
        self.enter(kind, on, stage=stage, **more, **({"delivery": delivery} if delivery else {}))
        if name:
            self.expect_rule(name, on, delivery=delivery)

    def stay(self, name: str, on: date) -> None:
        self.enter("stay-started", on, stay=name)
        if name != "be.stay.minors":
            return self.expect_rule(name, on)
        for phase in ("observation", "integration", "orientation"):
            rule = rule_of(f"{name}.{phase}", on)
            if rule:
                self.expect(rule.id, "stay-end", answer(rule, on))
                if phase != "orientation":  # a report to the mandating authority on the last day
                    self.expect(rule.id, "report-due", answer(rule, on))

    def track(self, chance: random.Random, stages: tuple[str, ...]) -> None:
        """Grants one after another, with extensions and printed days."""
        stages = stages[chance.randrange(len(stages)) :]
        first = min(each.since for each in RULES if each.id == stages[0])
        on = some_day(chance, self.country, first, LAST, RULES_BY_ID[stages[0]].length)
        for stage in stages:
            if on > LAST:
                return
            last = on
            for grant in self.grants(chance, stage, on):
                self.granted(grant)
                last = grant.last_entry
            if chance.random() < 0.1:
                self.refused(stage, between(chance, last, min(grant.answer().due, LAST)), None, "stage-withdrawn")
                return
            if chance.random() < 0.5:
                return
            on = between(chance, last, grant.answer().due + days(3))

    def grants(self, chance: random.Random, stage: str, on: date) -> list[Grant]:
        usual = on + rule_of(stage, on).length
        until = between(chance, max(on, usual - days(4)), usual + days(4)) if chance.random() < 0.12 else None
        grant = Grant(stage, on, until)
        self.enter("stage-granted", on, stage=stage, until=until and str(until))
        if stage not in RENEWALS:
            return [grant]
        for _ in range(1 if stage in ONCE else chance.choice((0, 0, 1, 2, 3))):
            on = between(chance, grant.last_entry, grant.answer().due)
            if chance.random() < (0.5 if stage in ONCE else 0.1) or on > LAST:
                break
            until = None
            if chance.random() < 0.15:
                until = grant.answer().due + months(renewal(stage, on)[0]) + days(chance.randint(-3, 3))
            grant.extend(on, until)
            self.enter("stage-extended", on, stage=stage, until=until and str(until))
        on = between(chance, grant.last_entry + DAY, grant.answer().due + days(2))
        if stage in ONCE or chance.random() > 0.15 or on > LAST:
            return [grant]
        self.enter("stage-granted", on, stage=stage, until=None)
        return [grant, Grant(stage, on, is_renewal=True)]

    def referral(self, chance: random.Random) -> None:
        """The referral mechanism of the United Kingdom: asked for, decided, decided conclusively."""
        on = some_day(chance, "GB", LAW_BEGINS["GB"], LAST - days(30), days(45))
        if chance.random() < 0.5:
            self.enter("decision-requested", on, decision="reasonable-grounds")
            self.expect_rule("uk.reasonableGrounds", on)
            if chance.random() < 0.2:
                return
            on += days(chance.randrange(15))
        if chance.random() < 0.2:
            self.enter("decision-recorded", on, decision="reasonable-grounds", outcome="negative")
            return self.declined(on)
        if chance.random() < 0.5:
            self.enter("decision-recorded", on, decision="reasonable-grounds", outcome="positive")
        else:
            self.enter("stage-granted", on, stage="uk.reflection", until=None)
        decision = None
        if chance.random() < 0.7:
            usual = rule_of("uk.reflection", on, self.region).length
            later = on + (usual + days(chance.randint(-2, 2)) if chance.random() < 0.4 else days(chance.randrange(400)))
            if later <= LAST:
                decision = (later, chance.choice(["positive", "negative"]))
        self.expect_rule("uk.reflection", on, self.region, decision=decision)
        if rule_of("uk.reflection", on, self.region).overlay:
            self.expect_rule("uk.protection", on, decision=decision)
        if decision is None:
            return
        on, outcome = decision
        self.enter("decision-recorded", on, decision="conclusive-grounds", outcome=outcome)
        if outcome == "negative":
            return self.declined(on)
        self.expect_rule("uk.moveOn", on)
        on += days(chance.randrange(60))
        if chance.random() < 0.4 and on <= LAST:
            self.permission(chance, on)

    def declined(self, on: date) -> None:
        self.expect_rule("uk.supportEnd", on)
        self.expect_rule("uk.reconsideration", on)

    def permission(self, chance: random.Random, on: date) -> None:
        until = on + days(chance.randrange(30, 900)) if chance.random() < 0.15 else None
        self.enter("stage-granted", on, stage="uk.residence", until=until and str(until))
        self.granted(Grant("uk.residence", on, until))


RULES_BY_ID = {each.id: each for each in RULES if not each.overlay}


def between(chance: random.Random, first: date, last: date) -> date:
    """A day from one to the other, or the first where they are the wrong way round; often the last of a month."""
    on = first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))
    end = on + relativedelta(day=31)
    return end if chance.random() < 0.3 and end <= last else on


def some_case(chance: random.Random, number: int) -> Case:
    country = chance.choice(["BE", "BE", "FR", "IT", "HU", "GB", "GB"])
    case = Case(country, number, chance.choice(["", *REGIONS, "GB-SCT", "GB-NIR"]) if country == "GB" else "")
    first = LAW_BEGINS[country]
    kind = chance.random()
    if country == "GB":
        if kind < 0.85:
            case.referral(chance)
        elif kind < 0.95:
            case.permission(chance, some_day(chance, country, first, LAST, months(30)))
        else:
            case.stay("uk.stay.specialised", some_day(chance, country, first, LAST, days(45)))
        return case
    tracks = [each for each in TRACKS if RULES_BY_ID[each[0]].country == country]
    [track] = chance.choices(tracks, weights=[len(each) ** 2 for each in tracks])
    if kind < 0.75:
        case.track(chance, track)
    if kind > 0.65 or chance.random() < 0.1:
        case.stay(chance.choice(STAYS[country]), some_day(chance, country, first, LAST, months(1)))
    if kind > 0.85 or chance.random() < 0.15:
        length = months(2) if country == "FR" else days(30)
        delivery = chance.choice([None, *DELIVERIES, "mail"]) if country == "BE" else None
        refusable = [each for each in track if rule_of(each, LAST)]
        on = some_day(chance, country, RULES_BY_ID[track[0]].since, LAST, length)
        case.refused(chance.choice(refusable), on, delivery)
    return case


def fixed_cases() -> list[Case]:
    """Renewals that the sources print: counted from the first day, never from a projection that was clamped."""
    found = []
    for number, (on, extended, last) in enumerate(
        (
            ("2025-11-30", "2026-02-20", "2026-05-30"),
            ("2025-08-31", "2025-11-20", "2026-02-28"),
            ("2024-11-29", "2025-02-20", "2025-05-29"),
        )
    ):
        case = Case("IT", number)
        grant = Grant("it.firstAssistance", day(on))
        grant.extend(day(extended))
        assert grant.answer().due == day(last)
        case.enter("stage-granted", day(on), stage="it.firstAssistance", until=None)
        case.enter("stage-extended", day(extended), stage="it.firstAssistance", until=None)
        case.granted(grant)
        found.append(case)
    # Withdrawn, before the law, and where no length is known.
    withdrawn = Case("BE", 10)
    withdrawn.enter("stage-granted", day("2025-03-10"), stage="be.temporary", until=None)
    withdrawn.granted(Grant("be.temporary", day("2025-03-10")))
    withdrawn.refused("be.temporary", day("2025-06-20"), None, "stage-withdrawn")
    early = Case("BE", 11)
    early.enter("stage-granted", LAW_BEGINS["BE"] - DAY, stage="be.reflection", until=None)
    return [*found, withdrawn, early]


def test_thousands_of_entries_of_cases(tmp_path):
    chance = random.Random(f"{SEED} cases")
    cases = fixed_cases()
    while sum(len(each.entries) for each in cases) < TRIGGERS:
        case = some_case(chance, 100 + len(cases))
        cases += [case] if case.entries else []
    entries = sum(len(each.entries) for each in cases)
    jalon = Jalon(tmp_path, today="2036-01-01").init()
    numbers = count(1)
    lines = [line for each in cases for line in each.lines(numbers)]

    begun = time.monotonic()
    jalon.ok("import", "-", stdin=interchange(*lines))
    listed = jalon.deadlines("--all")
    seconds = time.monotonic() - begun

    by_case: dict[str, list[dict]] = {each.reference: [] for each in cases}
    for each in listed:
        by_case[each["case"]].append(each)
    found = [each for case in cases for each in case.differences(by_case[case.reference])]
    MEASURED.append(
        f"{entries:,} entries of {len(cases):,} cases, {len(listed):,} deadlines under the law of their day: "
        f"{seconds:.1f} s"
    )
    assert not found, f"seed {SEED}, {len(found)} differences:\n" + "\n".join(found[:20])
    # Every kind and every pack was among them.
    kinds = {each["kind"] for each in listed}
    assert kinds == {"stage-end", "renewal-window", "decision-due", "stay-end", "report-due", "limit-to-act"}
    packs = {each["pack"] for each in listed}
    assert packs == {pack for each in LAW.values() for pack in each} | {pack for pack, _ in OVERLAYS.values()}
