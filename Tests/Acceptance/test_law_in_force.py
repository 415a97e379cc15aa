"""The law in force: packs that change within a case, decisions, regions, stays, amendments, alerts, reasons."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import casebooks
from support import (
    CONTRADICTS,
    DONE,
    KEY,
    LANGUAGES,
    NOT_FOUND,
    OVERDUE,
    USAGE,
    Jalon,
    case_line,
    entry_line,
    in_parallel,
    interchange,
)

NOW = "2026-06-15"


@pytest.fixture
def book(tmp_path) -> Jalon:
    """Somebody with an empty casebook, in June 2026."""
    return Jalon(tmp_path, NOW).init()


def due(book: Jalon, *words: object) -> dict[str, tuple[str, str, str]]:
    """The open deadlines by name: the last day, the day to plan on, and the pack."""
    return {each["deadline"]: (each["due"], each["earliest"], each["pack"]) for each in book.deadlines(*words)}


def flags(book: Jalon, *words: object) -> dict[str, list[str]]:
    return {each["deadline"]: each["flags"] for each in book.deadlines(*words)}


def entry(book: Jalon, reference: str, kind: str, which: int = -1) -> str:
    """The identifier of the last entry of a kind, or of another one of that kind."""
    return [each["entry"] for each in book.entries(reference) if each["kind"] == kind][which]


# The law changes in the middle of a case.


def test_an_extension_is_counted_under_the_law_of_its_own_day(book):
    reference = book.open("BE", "--on", "2026-04-01")
    book.ok("stage", "grant", reference, "be.provisional", "--on", "2026-04-07")
    assert due(book) == {
        "be.provisional/end": ("2026-07-07", "2026-07-06", "BE/2017"),
        # The window before the end belongs to the law of that day.
        "be.prosecutorConfirmation/decision": ("2026-07-07", "2026-07-07", "BE/2026"),
    }
    book.ok("stage", "extend", reference, "be.provisional", "--on", "2026-04-09")
    assert due(book) == {
        "be.provisional/end": ("2026-10-07", "2026-10-06", "BE/2026"),
        "be.prosecutorConfirmation/decision": ("2026-10-07", "2026-10-07", "BE/2026"),
    }
    # Both packs are named, each with its event and its day.
    (explained,) = book.json("deadline", "explain", reference, "be.provisional/end")["explanations"]
    steps = [(each["text"], each["date"]) for each in explained["steps"]]
    assert any("BE/2017" in text for text, _ in steps) and any("BE/2026" in text for text, _ in steps)
    assert next(day for text, day in steps if "BE/2026" in text and "extended" in text) == "2026-04-09"
    assert ("6 months later", "2026-10-07") in steps
    for language in LANGUAGES:
        text = book.ok("deadline", "explain", reference, "be.provisional/end", "--lang", language).out
        for words in ("BE/2017", "BE/2026", "2026-04-07", "2026-04-09", "2026-10-07", "61/3"):
            assert words in text, (language, words)


def test_a_renewed_permit_is_explained_under_both_laws(book):
    """Granted under one pack, granted again under the next: each grant has the law of its day."""
    reference = book.open("BE", "--on", "2026-04-01")
    book.ok("condition", "record", reference, "statement-made", "met", "--on", "2026-04-01")
    book.ok("stage", "grant", reference, "be.provisional", "--on", "2026-04-02")
    book.ok("stage", "grant", reference, "be.temporary", "--on", "2026-04-07")
    book.ok("stage", "grant", reference, "be.temporary", "--on", "2026-04-09")
    found = {each["deadline"]: each for each in book.deadlines("--all")}
    first, second = found["be.temporary/end"], found["be.temporary#2/end"]
    assert (first["due"], first["pack"], first["state"]) == ("2026-10-07", "BE/2017", "met")
    assert (second["due"], second["pack"], second["state"]) == ("2026-10-09", "BE/2026", "upcoming")
    for name, pack, other in (("be.temporary/end", "BE/2017", "BE/2026"), ("be.temporary#2/end", "BE/2026", "BE/2017")):
        text = book.ok("deadline", "explain", reference, name).out
        assert pack in text and other not in text and "61/4" in text
    # The renewal window is counted backwards from the end that counts.
    window = found["be.cardRenewal#2/window"]
    assert (window["opens"], window["due"], window["pack"]) == ("2026-08-25", "2026-09-09", "BE/2026")


# Country, stage, day of the event, last day, day to plan on, pack, flags: the days around each change of the law.
BOUNDARIES = [
    ("BE", "be.reflection", "2017-05-19", "2017-07-03", "2017-07-02", "BE/2007", []),
    ("BE", "be.reflection", "2017-05-20", "2017-07-04", "2017-07-03", "BE/2017", []),
    ("BE", "be.reflection", "2026-04-07", "2026-05-22", "2026-05-21", "BE/2017", []),
    ("BE", "be.reflection", "2026-04-08", "2026-05-23", "2026-05-22", "BE/2026", []),
    ("FR", "fr.temporaryCard", "2014-08-05", "2015-02-05", "2015-02-04", "FR/2007", ["minimum"]),
    ("FR", "fr.temporaryCard", "2014-08-06", "2015-02-06", "2015-02-05", "FR/2014", ["minimum"]),
    ("FR", "fr.temporaryCard", "2016-04-14", "2016-10-14", "2016-10-13", "FR/2014", ["minimum"]),
    ("FR", "fr.temporaryCard", "2016-04-15", "2016-10-15", "2016-10-14", "FR/2016", ["minimum"]),
    ("FR", "fr.temporaryCard", "2021-04-30", "2021-10-30", "2021-10-29", "FR/2016", ["minimum"]),
    ("FR", "fr.temporaryCard", "2021-05-01", "2022-05-01", "2022-04-30", "FR/2021", []),
    ("IT", "it.art18", "2014-03-27", "2014-09-27", "2014-09-26", "IT/2005", []),
    ("IT", "it.art18", "2014-03-28", "2014-09-28", "2014-09-27", "IT/2014", []),
    ("IT", "it.art18", "2025-10-03", "2026-04-03", "2026-04-02", "IT/2014", []),
    ("IT", "it.art18", "2025-10-04", "2026-10-04", "2026-10-03", "IT/2025", []),
    ("HU", "hu.reflection", "2024-02-29", "2024-03-29", "2024-03-28", "HU/2007", []),
    ("HU", "hu.reflection", "2024-03-01", "2024-04-01", "2024-03-31", "HU/2024", []),
    ("GB", "uk.reflection", "2022-12-12", "2023-01-26", "2023-01-25", "GB/2009", ["minimum"]),
    ("GB", "uk.reflection", "2022-12-13", "2023-01-12", "2023-01-11", "GB/2022-12", ["minimum"]),
    ("GB", "uk.reflection", "2023-01-29", "2023-02-28", "2023-02-27", "GB/2022-12", ["minimum"]),
    # "Beginning with the day": it is the first of the thirty.
    ("GB", "uk.reflection", "2023-01-30", "2023-02-28", "2023-02-28", "GB/2023", ["minimum"]),
]


@pytest.mark.parametrize(
    "country, stage, on, last, earliest, pack, flagged", BOUNDARIES, ids=[f"{each[0]} {each[2]}" for each in BOUNDARIES]
)
def test_the_day_of_the_event_chooses_the_law(book, country, stage, on, last, earliest, pack, flagged):
    """In a case and without one: both sides of every day on which the law changed."""
    expected = (last, earliest, pack, flagged)
    computed = book.json("rules", "date", "--country", country, "--stage", stage, "--on", on)
    assert tuple(computed[member] for member in ("due", "earliest", "pack", "flags")) == expected
    reference = book.open(country, "--on", on)
    if country == "GB":
        book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", on)
    else:
        book.ok("stage", "grant", reference, stage, "--on", on)
    (deadline,) = [each for each in book.deadlines() if each["deadline"] == f"{stage}/end"]
    assert tuple(deadline[member] for member in ("due", "earliest", "pack", "flags")) == expected


def test_italy_extends_a_permit_of_the_old_length_by_the_new_one(book):
    """Six months of 3 October 2025, and a year of the law of 4 October, as one count of eighteen months."""
    reference = book.open("IT", "--on", "2025-10-01")
    book.ok("stage", "grant", reference, "it.art18", "--on", "2025-10-03")
    book.ok("stage", "extend", reference, "it.art18", "--on", "2026-03-30")
    assert due(book) == {"it.art18/end": ("2027-04-03", "2027-04-02", "IT/2025")}
    assert flags(book) == {"it.art18/end": ["minimum"]}
    (explained,) = book.json("deadline", "explain", reference)["explanations"]
    text = " ".join(each["text"] for each in explained["steps"])
    assert "IT/2014" in text and "IT/2025" in text and "18 months" in text


def test_a_printed_extension_is_counted_on_from_its_own_day(book):
    """After a printed 28 February three months last until 31 May: no day is lost to February."""
    reference = book.open("BE", "--on", "2025-11-01")
    book.ok("stage", "grant", reference, "be.provisional", "--on", "2025-11-30", "--until", "2026-02-28")
    book.ok("stage", "extend", reference, "be.provisional", "--on", "2026-02-27")
    assert due(book)["be.provisional/end"][0] == "2026-05-31"


def test_what_the_law_allows_at_most_is_said(book):
    reference = book.open("BE", "--on", "2026-04-01")
    book.ok("stage", "grant", reference, "be.provisional", "--on", "2026-04-10")
    book.ok("stage", "extend", reference, "--on", "2026-06-10")
    assert flags(book)["be.provisional/end"] == ["maximum"]
    # One extension, and no other.
    book.refused(
        CONTRADICTS, "stage", "extend", reference, "--on", "2026-06-12", says=("be.provisional", "once", "BE/2026")
    )
    longer = book.open("BE", "--on", "2026-04-01")
    granted = book.json("stage", "grant", longer, "be.provisional", "--on", "2026-04-10", "--until", "2026-09-10")
    assert "beyond-maximum" in [each["code"] for each in granted["findings"]]
    assert due(book, "--case", longer)["be.provisional/end"][0] == "2026-09-10", "the document wins"


# Decisions.


def test_a_decision_starts_the_recovery_period(book):
    reference = book.open("GB", "--on", "2026-05-01")
    book.ok("decision", "request", reference, "reasonable-grounds", "--on", "2026-05-01")
    # Five working days, over the early May bank holiday.
    assert due(book) == {"uk.reasonableGrounds/decision": ("2026-05-11", "2026-05-11", "GB/2023")}
    book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", "2026-05-08")
    assert due(book) == {"uk.reflection/end": ("2026-06-06", "2026-06-06", "GB/2023")}
    shown = book.json("case", "show", reference)
    (stage,) = shown["stages"]
    assert (stage["stage"], stage["on"], stage["startedByDecision"]) == ("uk.reflection", "2026-05-08", True)
    assert [(each["decision"], each["on"], each["outcome"]) for each in shown["decisions"]] == [
        ("reasonable-grounds", "2026-05-01", None),
        ("reasonable-grounds", "2026-05-08", "positive"),
    ]
    # The paper may be recorded as well: it is the same period, from the same day.
    book.ok("stage", "grant", reference, "uk.reflection", "--on", "2026-05-11")
    assert due(book) == {"uk.reflection/end": ("2026-06-06", "2026-06-06", "GB/2023")}
    (stage,) = book.json("case", "show", reference)["stages"]
    assert (stage["on"], stage["startedByDecision"]) == ("2026-05-08", False)


def test_a_negative_decision_starts_no_recovery_period(book):
    reference = book.open("GB", "--on", "2026-05-01")
    book.ok("decision", "record", reference, "reasonable-grounds", "negative", "--on", "2026-05-15")
    assert due(book) == {
        # Nine working days, over the spring bank holiday.
        "uk.supportEnd/end": ("2026-05-29", "2026-05-29", "GB/2023"),
        # No text moves it: 14 June is a Sunday.
        "uk.reconsideration/limit": ("2026-06-14", "2026-06-13", "GB/2023"),
    }
    book.ok("decision", "request", reference, "reconsideration", "--on", "2026-06-10")
    assert "uk.reconsideration/limit" not in due(book)


@pytest.mark.parametrize("outcome", ["positive", "negative"])
def test_the_conclusive_decision_moves_the_recovery_period(book, outcome):
    """The later of thirty days and the decision, whatever it was."""
    for on, last in (("2026-05-20", "2026-05-30"), ("2026-06-12", "2026-06-12")):
        reference = book.open("GB", "--on", "2026-05-01")
        book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", "2026-05-01")
        assert due(book, "--case", reference) == {"uk.reflection/end": ("2026-05-30", "2026-05-30", "GB/2023")}
        assert flags(book, "--case", reference) == {"uk.reflection/end": ["minimum"]}
        book.ok("decision", "record", reference, "conclusive-grounds", outcome, "--on", on)
        assert due(book, "--case", reference)["uk.reflection/end"] == (last, last, "GB/2023")
        assert flags(book, "--case", reference)["uk.reflection/end"] == []
        (explained,) = book.json("deadline", "explain", reference, "uk.reflection/end")["explanations"]
        assert any(each["date"] == last and "conclusive-grounds" in each["text"] for each in explained["steps"])
        computed = book.json(
            *("rules", "date", "--country", "GB", "--stage", "uk.reflection", "--on", "2026-05-01"),
            *("--decision", on, "--outcome", outcome),
        )
        assert computed["due"] == last and computed["flags"] == []


def test_a_decision_that_was_recorded_late_counts_from_its_own_day(book):
    """The order of recording does not matter, but for entries of one day."""

    def made(*decisions):
        reference = book.open("GB", "--on", "2026-04-01")
        for decision, outcome, on in decisions:
            book.ok("decision", "record", reference, decision, outcome, "--on", on)
        return due(book, "--case", reference), flags(book, "--case", reference)

    started = ("reasonable-grounds", "positive", "2026-04-20")
    refused = ("conclusive-grounds", "negative", "2026-05-28")
    granted = ("conclusive-grounds", "positive", "2026-06-08")
    assert made(started, refused, granted) == made(granted, refused, started) == made(refused, granted, started)
    found, _ = made(granted, refused, started)
    assert found["uk.moveOn/end"] == ("2026-07-23", "2026-07-22", "GB/2023")
    # What the decision before had started is cancelled: another has taken its place.
    assert "uk.supportEnd/end" not in found


def test_decisions_that_no_rule_speaks_of_are_refused(book):
    reference = book.open("GB", "--on", "2026-05-01")
    for verb in ("request", "record"):
        outcome = ("positive",) if verb == "record" else ()
        book.refused(
            *(NOT_FOUND, "decision", verb, reference, "coffee", *outcome),
            says=("coffee", "conclusive-grounds", "reasonable-grounds"),
        )
    book.refused(
        *(USAGE, "decision", "record", reference, "reasonable-grounds", "perhaps"),
        says=("perhaps", "positive", "negative"),
    )
    book.refused(
        *(USAGE, "decision", "record", reference, "reasonable-grounds", "positive", "--delivery", "pigeon"),
        says=("pigeon", "GB/2023"),
    )


# How a decision was delivered, and the last day of the appeal: 4 May 2026 is a Monday, the 14th is Ascension Day.
DELIVERIES = [
    (None, "2026-06-03", None),
    ("receipt", "2026-06-03", None),
    ("registered-acknowledged", "2026-06-03", None),
    # The third working day after the posting is the first of the thirty: 7 May to 5 June.
    ("mail", "2026-06-05", None),
]


@pytest.mark.parametrize("delivery, last, rolled", DELIVERIES, ids=[str(each[0]) for each in DELIVERIES])
def test_an_appeal_begins_with_the_delivery(book, delivery, last, rolled):
    words = ("--delivery", delivery) if delivery else ()
    computed = book.json("rules", "date", "--country", "BE", "--stage", "be.appeal", "--on", "2026-05-04", *words)
    reference = book.open("BE", "--on", "2026-05-01")
    book.ok("stage", "refuse", reference, "be.temporary", "--on", "2026-05-04", *words)
    (deadline,) = book.deadlines()
    assert (deadline["deadline"], deadline["due"], deadline["rolledFrom"]) == ("be.appeal/limit", last, rolled)
    assert (computed["due"], computed["rolledFrom"]) == (last, rolled)
    # It is met by the appeal, or by what the refused stage becomes.
    book.ok("decision", "request", reference, "appeal", "--on", "2026-05-20")
    assert book.deadlines() == []


def test_a_limit_moves_to_a_working_day_under_the_national_rule(book):
    """Thirty days from 2 April 2026 end on Saturday 2 May: the Monday after it."""
    reference = book.open("BE", "--on", "2026-04-01")
    book.ok("stage", "refuse", reference, "be.temporary", "--on", "2026-04-02", "--delivery", "receipt")
    (deadline,) = book.deadlines()
    assert (deadline["due"], deadline["rolledFrom"]) == ("2026-05-04", "2026-05-02")
    assert "rolled" in deadline["flags"] and deadline["earliest"] <= "2026-05-02"


# Regions.

# Region, decisions after the positive reasonable-grounds decision of 31 March 2025, open ends, flags.
REGIONS = [
    ("GB-ENG", [], {"uk.reflection": "2025-04-29"}, ["minimum"]),
    ("GB-WLS", [], {"uk.reflection": "2025-04-29"}, ["minimum"]),
    ("GB-SCT", [], {"uk.reflection": "2025-06-28", "uk.protection": "2025-04-29"}, ["maximum"]),
    ("GB-NIR", [], {"uk.reflection": "2025-05-15", "uk.protection": "2025-04-29"}, ["minimum"]),
    # The earlier of the ninety days and the decision, which may come before thirty days are over.
    ("GB-SCT", [("negative", "2025-04-15")], {"uk.reflection": "2025-04-15", "uk.protection": "2025-04-29"}, []),
    ("GB-SCT", [("positive", "2025-05-30")], {"uk.reflection": "2025-05-30", "uk.protection": "2025-05-30"}, []),
    ("GB-SCT", [("positive", "2025-07-30")], {"uk.reflection": "2025-06-28", "uk.protection": "2025-07-30"}, []),
    # A positive decision within the period leaves it, a negative one ends the support on its own day.
    ("GB-NIR", [("positive", "2025-04-15")], {"uk.reflection": "2025-05-15", "uk.protection": "2025-04-29"}, []),
    ("GB-NIR", [("positive", "2025-05-30")], {"uk.reflection": "2025-05-30", "uk.protection": "2025-05-30"}, []),
    ("GB-NIR", [("negative", "2025-04-15")], {"uk.reflection": "2025-04-15", "uk.protection": "2025-04-29"}, []),
    ("GB-NIR", [("negative", "2025-05-30")], {"uk.reflection": "2025-05-30", "uk.protection": "2025-05-30"}, []),
]


@pytest.mark.parametrize(
    "region, decisions, ends, flagged",
    REGIONS,
    ids=[" ".join([each[0], *(" ".join(decision) for decision in each[1])]) for each in REGIONS],
)
def test_the_overlay_of_a_nation_goes_before(book, region, decisions, ends, flagged):
    pack = {"GB-SCT": "GB-SCT/2018", "GB-NIR": "GB-NIR/2015"}.get(region, "GB/2023")
    reference = book.open("GB", "--on", "2025-03-01", "--region", region)
    book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", "2025-03-31")
    for outcome, on in decisions:
        book.ok("decision", "record", reference, "conclusive-grounds", outcome, "--on", on)
    found = {each["stage"]: each for each in book.deadlines("--all") if each["kind"] == "stage-end"}
    assert {stage: each["due"] for stage, each in found.items()} == ends
    assert (found["uk.reflection"]["pack"], found["uk.reflection"]["flags"]) == (pack, flagged)
    if "uk.protection" in found:
        # The protection from removal is the country's own clock, from the country's own pack.
        assert found["uk.protection"]["pack"] == "GB/2023"
        assert found["uk.reflection"]["packStatus"] == "memory"
    words = ("rules", "date", "--country", "GB", "--region", region, "--stage", "uk.reflection", "--on", "2025-03-31")
    for outcome, on in decisions:
        words += ("--decision", on, "--outcome", outcome)
    computed = book.json(*words)
    assert (computed["due"], computed["pack"], computed["flags"]) == (ends["uk.reflection"], pack, flagged)


def test_an_overlay_begins_on_its_own_day(book):
    for region, on, last, pack in (
        ("GB-SCT", "2018-03-31", "2018-05-15", "GB/2009"),
        ("GB-SCT", "2018-04-01", "2018-06-29", "GB-SCT/2018"),
        ("GB-NIR", "2015-01-12", "2015-02-26", "GB/2009"),
        ("GB-NIR", "2015-01-13", "2015-02-27", "GB-NIR/2015"),
    ):
        reference = book.open("GB", "--on", on, "--region", region)
        book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", on)
        found = due(book, "--case", reference)
        assert found["uk.reflection/end"][::2] == (last, pack), (region, on)
        assert ("uk.protection/end" in found) == (pack != "GB/2009")


def test_what_does_not_hold_in_a_nation_is_not_shown_there(book):
    """The move-on period of 45 days is a rule of England and Wales."""
    for region, shown in (("GB-ENG", True), ("GB-WLS", True), ("GB-SCT", False), ("GB-NIR", False)):
        reference = book.open("GB", "--on", "2026-03-01", "--region", region)
        book.ok("decision", "record", reference, "reasonable-grounds", "positive", "--on", "2026-03-02")
        book.ok("decision", "record", reference, "conclusive-grounds", "positive", "--on", "2026-05-20")
        assert ("uk.moveOn/end" in due(book, "--case", reference)) == shown, region


@pytest.mark.parametrize(
    "region, on, last",
    [
        # 2 January is a holiday in Scotland, 17 March in Northern Ireland.
        ("GB-ENG", "2025-12-30", "2026-01-07"),
        ("GB-SCT", "2025-12-30", "2026-01-08"),
        ("GB-ENG", "2026-03-12", "2026-03-19"),
        ("GB-NIR", "2026-03-12", "2026-03-20"),
    ],
)
def test_working_days_are_those_of_the_nation(book, region, on, last):
    reference = book.open("GB", "--on", on, "--region", region)
    book.ok("decision", "request", reference, "reasonable-grounds", "--on", on)
    assert [each["due"] for each in book.deadlines()] == [last]
    words = ("rules", "date", "--country", "GB", "--region", region, "--stage", "uk.reasonableGrounds", "--on", on)
    assert book.json(*words)["due"] == last


# Entries that are put right or taken back.


def shown(book: Jalon, reference: str = "SAME") -> tuple:
    """What is due in a case and where it stands, without what tells one casebook from another."""
    state = book.json("case", "show", reference)
    for finding in state["findings"]:
        del finding["entry"]
    return book.deadlines("--all", "--case", reference), state


def recorded(folder: Path, country: str, events: list[tuple], **facts) -> Jalon:
    """A casebook in which so much was recorded in one case."""
    book = Jalon(folder, NOW).init()
    lines = [
        entry_line("SAME", number, kind, on, **said) | {"recordedAt": f"{NOW}T09:00:00Z"}
        for number, (kind, on, said) in enumerate(events, 1)
    ]
    book.ok("import", "-", stdin=interchange(case_line("SAME", country, "2025-12-01", **facts), *lines))
    return book


def right(events: list[tuple], which: int, on: str | None = None, **facts) -> list[tuple]:
    """The events with one of them as it should have been recorded."""
    kind, day, said = events[which]
    return [*events[:which], (kind, on or day, said | facts), *events[which + 1 :]]


BELGIUM = [
    ("stage-granted", "2025-12-02", {"stage": "be.reflection", "until": None}),
    ("stage-granted", "2026-01-10", {"stage": "be.provisional", "until": None}),
    ("stage-extended", "2026-04-09", {"stage": "be.provisional", "until": None}),
    ("stage-refused", "2026-05-29", {"stage": "be.temporary", "delivery": "mail"}),
]
REFUSED = [BELGIUM[0], ("stage-refused", "2025-12-20", {"stage": "be.temporary"}), BELGIUM[1]]
KINGDOM = [
    ("decision-requested", "2026-03-02", {"decision": "reasonable-grounds"}),
    ("decision-recorded", "2026-03-10", {"decision": "reasonable-grounds", "outcome": "positive"}),
    ("decision-recorded", "2026-05-20", {"decision": "conclusive-grounds", "outcome": "positive"}),
]
HOUSE = [
    ("stay-started", "2026-04-15", {"stay": "be.stay.minors", "until": None}),
    ("deadline-met", "2026-05-12", {"deadline": "be.stay.minors.observation", "trigger": "2026-04-15"}),
]


# What was recorded, which entry is amended and how, and what should have been recorded.
AMENDMENTS = {
    "an extension is retracted": ("BE", BELGIUM, 2, ("retract",), BELGIUM[:2] + BELGIUM[3:]),
    "a grant is retracted": ("BE", BELGIUM, 0, ("retract", "--reason", "wrong-case"), BELGIUM[1:]),
    "a refusal is retracted": ("BE", BELGIUM, 3, ("retract", "--reason", "did-not-happen"), BELGIUM[:3]),
    "a grant is dated right": (
        *("BE", BELGIUM, 1, ("correct", "--on", "2026-01-12")),
        right(BELGIUM, 1, "2026-01-12"),
    ),
    "an extension is dated under another law": (
        *("BE", BELGIUM, 2, ("correct", "--on", "2026-04-07")),
        right(BELGIUM, 2, "2026-04-07"),
    ),
    "a grant gets its printed day": (
        *("BE", BELGIUM, 1, ("correct", "--until", "2026-04-08")),
        right(BELGIUM, 1, until="2026-04-08"),
    ),
    "an extension gets its printed day": (
        *("BE", BELGIUM, 2, ("correct", "--until", "2026-07-01")),
        right(BELGIUM, 2, until="2026-07-01"),
    ),
    "a delivery is put right": (
        *("BE", BELGIUM, 3, ("correct", "--delivery", "receipt")),
        right(BELGIUM, 3, delivery="receipt"),
    ),
    # What was refused and then granted needs no appeal.
    "another stage was refused": (
        *("BE", REFUSED, 1, ("correct", "--stage", "be.provisional")),
        right(REFUSED, 1, stage="be.provisional"),
    ),
    "a decision is retracted": ("GB", KINGDOM, 2, ("retract",), KINGDOM[:2]),
    "the decision that started the stage is retracted": ("GB", KINGDOM, 1, ("retract",), [KINGDOM[0], KINGDOM[2]]),
    "a decision is dated right": (
        *("GB", KINGDOM, 1, ("correct", "--on", "2026-04-28")),
        right(KINGDOM, 1, "2026-04-28"),
    ),
    "a decision turned out otherwise": (
        *("GB", KINGDOM, 2, ("correct", "--outcome", "negative")),
        right(KINGDOM, 2, outcome="negative"),
    ),
    "another decision was taken": (
        *("GB", KINGDOM[:2], 1, ("correct", "--decision", "conclusive-grounds")),
        right(KINGDOM[:2], 1, decision="conclusive-grounds"),
    ),
    "a request is dated right": (
        *("GB", KINGDOM[:1], 0, ("correct", "--on", "2026-03-12")),
        right(KINGDOM[:1], 0, "2026-03-12"),
    ),
    "what was done was not done": ("BE", HOUSE, 1, ("retract",), HOUSE[:1]),
    "another kind of stay began": (
        *("IT", [("stay-started", "2026-04-15", {"stay": "it.stay.mainstream", "until": None})], 0),
        ("correct", "--stay", "it.stay.specialised"),
        [("stay-started", "2026-04-15", {"stay": "it.stay.specialised", "until": None})],
    ),
    "an admission is dated right": (
        *("BE", HOUSE[:1], 0, ("correct", "--on", "2026-04-20")),
        right(HOUSE[:1], 0, "2026-04-20"),
    ),
}


@pytest.mark.parametrize("country, events, which, how, expected", AMENDMENTS.values(), ids=AMENDMENTS)
def test_an_amended_case_stands_as_if_it_had_been_right_at_once(tmp_path, country, events, which, how, expected):
    amended = recorded(tmp_path / "amended", country, events)
    before = shown(amended)
    target = amended.entries()[which]["entry"]
    made = amended.json("entry", how[0], "SAME", target, *how[1:])
    assert made["kind"] == ("entry-retracted" if how[0] == "retract" else "entry-corrected")
    after = shown(amended)
    assert after == shown(recorded(tmp_path / "fresh", country, expected)) != before
    assert after[0], "a comparison of nothing"
    # Nothing is edited: the entry is still there, and what amended it may be taken back.
    assert [each["entry"] for each in amended.entries()[: len(events)]][which] == target
    assert len(amended.entries()) == len(events) + 1
    amended.ok("entry", "retract", "SAME", made["entry"])
    assert shown(amended) == before
    amended.ok("verify")


def test_amended_cases_of_a_generated_casebook_stand_as_if_they_had_been_right(tmp_path):
    """An entry of each of a thousand cases was amended: every deadline is that of the casebook without the mistake."""
    found = []
    for name, text in zip(("amended", "right"), casebooks.amended(1_000), strict=True):
        book = Jalon(tmp_path / name, NOW).init()
        book.ok("import", "-", stdin=text)
        found.append({(each["case"], each["deadline"]): each for each in book.deadlines("--all")})
    amended, expected = found
    assert len(expected) > 2_000
    differing = [name for name in amended.keys() | expected.keys() if amended.get(name) != expected.get(name)]
    assert not differing, [(name, amended.get(name), expected.get(name)) for name in sorted(differing)[:3]]


def test_an_entry_is_put_right_more_than_once(tmp_path):
    amended = recorded(tmp_path / "amended", "BE", BELGIUM)
    grant = amended.entries()[1]["entry"]
    for change in (("--on", "2026-01-14"), ("--until", "2026-04-13"), ("--on", "2026-01-16"), ("--no-until",)):
        amended.ok("entry", "correct", "SAME", grant, *change)
    assert shown(amended) == shown(recorded(tmp_path / "fresh", "BE", right(BELGIUM, 1, "2026-01-16")))


def test_a_day_that_was_put_right_lay_not_ahead(book):
    """Whether a day lay ahead is told by when somebody said it: at the correction, not at the mistake before."""
    mistaken = entry_line("SAME", 1, "stage-granted", "2026-01-10", stage="be.reflection", until=None)
    book.ok("import", "-", stdin=interchange(case_line("SAME", "BE", "2026-01-01"), mistaken))
    book.ok("entry", "correct", "SAME", mistaken["entry"], "--on", "2026-02-10")
    assert "future-day" not in [each["code"] for each in book.json("case", "show", "SAME")["findings"]]


@pytest.mark.parametrize("region", [None, "GB-SCT", "GB-NIR"])
def test_a_late_decision_gives_the_case_of_a_timely_one(tmp_path, region):
    late = recorded(tmp_path / "late", "GB", [KINGDOM[2], KINGDOM[0], KINGDOM[1]], region=region)
    timely = recorded(tmp_path / "timely", "GB", KINGDOM, region=region)
    assert shown(late) == shown(timely)
    assert shown(late)[0]


def test_a_case_that_was_closed_by_mistake_is_open_again(book):
    reference = book.open("BE", "--on", "2026-05-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04")
    before = shown(book, reference)
    book.ok("case", "close", reference, "--reason", "other", "--on", "2026-05-20")
    assert book.deadlines() == []
    # Nothing else may be amended in a closed case.
    grant = entry(book, reference, "stage-granted")
    book.refused(CONTRADICTS, "entry", "retract", reference, grant, says=("closed", "2026-05-20", "reopen"))
    book.ok("entry", "retract", reference, entry(book, reference, "case-closed"), "--reason", "wrong-case")
    assert shown(book, reference) == before


def test_an_entry_is_named_by_a_part_of_its_identifier(book):
    reference = book.open("BE", "--on", "2026-05-01")
    other = book.open("BE", "--on", "2026-05-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04")
    whole = entry(book, reference, "stage-granted")
    assert whole[-8:] in book.ok("timeline", "show", reference).out
    book.ok("entry", "correct", reference, whole[-8:].upper(), "--on", "2026-05-05")
    book.ok("entry", "correct", reference, whole, "--on", "2026-05-06")
    for name in ("zzzz", whole[-3:], "ffffffff", ""):
        book.refused(NOT_FOUND, "entry", "retract", reference, name, says=("timeline show",))
    book.refused(NOT_FOUND, "entry", "retract", other, whole)


def test_amendments_that_make_no_sense(book):
    reference = book.open("BE", "--on", "2026-05-01")
    opening = book.json("timeline", "show", reference)["entries"][0]["entry"]
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04")
    grant = entry(book, reference, "stage-granted")
    book.refused(USAGE, "entry", "correct", reference, grant, says=("nothing to correct", "--on"))
    book.refused(USAGE, "entry", "correct", reference, grant, "--on", "2026-05-04", says=("nothing to correct",))
    book.refused(CONTRADICTS, "entry", "correct", reference, grant, "--on", "2026-04-30", says=("2026-05-01",))
    book.refused(NOT_FOUND, "entry", "correct", reference, grant, "--stage", "be.nonsense", says=("be.nonsense",))
    book.refused(
        USAGE, "entry", "correct", reference, grant, "--decision", "appeal", says=("decision", "stage-granted")
    )
    book.refused(USAGE, "entry", "correct", reference, grant, "--until", "2026-05-01", says=("2026-05-01",))
    book.refused(USAGE, "entry", "retract", reference, grant, "--reason", "boredom", says=("duplicate",))
    # A reason in words is sealed, and there is no vault here.
    book.refused(KEY, "entry", "retract", reference, grant, "--reason", "-", says=("vault",), stdin="in words")
    for verb in (("retract",), ("correct", "--on", "2026-05-02")):
        book.refused(NOT_FOUND, "entry", verb[0], reference, opening, *verb[1:])
    book.ok("entry", "correct", reference, grant, "--on", "2026-05-05")
    correction = entry(book, reference, "entry-corrected")
    book.refused(
        CONTRADICTS, "entry", "correct", reference, correction, "--on", "2026-05-06", says=("entry-corrected",)
    )
    book.ok("entry", "retract", reference, grant)
    for verb in (("retract",), ("correct", "--on", "2026-05-07")):
        book.refused(CONTRADICTS, "entry", verb[0], reference, grant, *verb[1:], says=("retracted",))
    assert book.deadlines() == []


def test_the_timeline_says_what_no_longer_holds(book):
    reference = book.open("BE", "--on", "2026-05-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04")
    grant = entry(book, reference, "stage-granted")
    book.ok("entry", "retract", reference, grant, "--reason", "duplicate")
    line = next(each for each in book.ok("timeline", "show", reference).lines if grant[-8:] in each)
    assert "retracted" in line
    (last,) = [
        each for each in book.json("timeline", "show", reference)["entries"] if each["kind"] == "entry-retracted"
    ]
    assert (last["target"], last["reason"]) == (grant, "duplicate")


# Stays and phases.


def test_phases_are_counted_from_admission(book):
    reference = book.open("BE", "--on", "2026-03-01", "--minor", "--unaccompanied")
    book.ok("stay", "start", reference, "be.stay.minors", "--on", "2026-03-02")
    # One month, three more, six more.
    assert {name: day for name, (day, _, _) in due(book).items()} == {
        "be.stay.minors.observation/end": "2026-04-02",
        "be.stay.minors.observation/report": "2026-04-02",
        "be.stay.minors.integration/end": "2026-07-02",
        "be.stay.minors.integration/report": "2026-07-02",
        "be.stay.minors.orientation/end": "2027-01-02",
    }
    assert {each["kind"] for each in book.deadlines()} == {"stay-end", "report-due"}
    computed = book.json(
        "rules", "date", "--country", "BE", "--stage", "be.stay.minors.integration", "--on", "2026-03-02"
    )
    assert computed["due"] == "2026-07-02"
    (stay,) = book.json("case", "show", reference)["stays"]
    assert (stay["stay"], stay["on"], stay["end"], stay["endedOn"]) == (
        "be.stay.minors",
        "2026-03-02",
        "2027-01-02",
        None,
    )
    # The stay ends: what had come due by then was met, the rest is cancelled.
    book.ok("stay", "end", reference, "--on", "2026-05-11")
    states = {each["deadline"]: each["state"] for each in book.deadlines("--all")}
    assert states["be.stay.minors.observation/end"] == "met"
    assert states["be.stay.minors.integration/end"] == states["be.stay.minors.orientation/end"] == "cancelled"
    assert book.deadlines() == []
    book.refused(CONTRADICTS, "stay", "end", reference, "--on", "2026-05-12", says=("no stay",))


def test_the_phases_of_another_time_are_those_of_its_law(book):
    reference = book.open("BE", "--on", "2010-03-01", "--minor")
    book.ok("stay", "start", reference, "be.stay.minors", "--on", "2010-03-02")
    assert {name: value[::2] for name, value in due(book).items()} == {
        "be.stay.minors.observation/end": ("2010-06-02", "BE/2007"),
        "be.stay.minors.observation/report": ("2010-06-02", "BE/2007"),
    }


def test_a_stay_that_follows_ends_the_one_before(book):
    reference = book.open("IT", "--on", "2026-03-01")
    path = [("assessment", "2026-03-02"), ("firstAssistance", "2026-03-06"), ("socialProtection", "2026-06-05")]
    for name, on in path:
        book.ok("stay", "start", reference, f"it.stay.venice.{name}", "--on", on)
    stays = book.json("case", "show", reference)["stays"]
    assert [each["endedOn"] for each in stays] == ["2026-03-06", "2026-06-05", None]
    (deadline,) = book.deadlines()
    # A range: the shortest length is planned on, the longest is told.
    assert (deadline["due"], deadline["latest"], deadline["flags"]) == ("2026-12-05", "2027-06-05", ["minimum"])


def test_a_stay_is_extended_as_the_law_says(book):
    reference = book.open("HU", "--on", "2019-03-01")
    book.ok("stay", "start", reference, "hu.stay.specialised", "--on", "2019-03-02")
    assert due(book)["hu.stay.specialised/end"][0] == "2019-05-31"
    book.ok("stay", "extend", reference, "--on", "2019-05-20")
    # Ninety days and ninety more, as one count.
    assert due(book)["hu.stay.specialised/end"][0] == "2019-08-29"
    book.refused(CONTRADICTS, "stay", "extend", reference, "--on", "2019-08-20", says=("once", "HU/2007"))
    # A day that was agreed is kept as it is.
    agreed = book.open("HU", "--on", "2019-03-01")
    book.ok("stay", "start", agreed, "hu.stay.specialised", "--on", "2019-03-02")
    book.ok("stay", "extend", agreed, "--on", "2019-05-20", "--until", "2019-07-31")
    assert due(book, "--case", agreed)["hu.stay.specialised/end"][0] == "2019-07-31"


def test_a_stay_without_a_length_has_no_deadline(book):
    """The limit of Hungary was deleted; the average of Belgium ends nothing; neither is an error."""
    for country, stay, on in (
        ("HU", "hu.stay.specialised", "2022-01-01"),
        ("BE", "be.stay.specialised", "2026-05-04"),
        ("GB", "uk.stay.specialised", "2026-05-04"),
    ):
        reference = book.open(country, "--on", on)
        started = book.json("stay", "start", reference, stay, "--on", on)
        assert started["findings"] == []
        assert book.deadlines("--case", reference) == []
        # But for a day that was agreed.
        book.ok("stay", "extend", reference, "--on", "2026-06-01", "--until", "2026-09-30")
        (deadline,) = book.deadlines("--case", reference)
        assert (deadline["due"], deadline["observed"]) == ("2026-09-30", True)
    limited = book.open("HU", "--on", "2021-12-31")
    book.ok("stay", "start", limited, "hu.stay.specialised", "--on", "2021-12-31")
    assert due(book, "--case", limited)["hu.stay.specialised/end"][0] == "2022-03-31"


def test_stays_that_are_refused(book):
    reference = book.open("BE", "--on", "2026-05-01")
    book.refused(
        *(NOT_FOUND, "stay", "start", reference, "be.stay.castle", "--on", "2026-05-02"),
        says=("be.stay.castle", "be.stay.minors", "be.stay.specialised"),
    )
    book.refused(CONTRADICTS, "stay", "start", reference, "be.stay.minors", "--on", "2026-04-30", says=("2026-05-01",))
    book.refused(CONTRADICTS, "stay", "extend", reference, says=("no stay",))
    book.ok("stay", "start", reference, "be.stay.minors", "--on", "2026-05-04")
    book.refused(USAGE, "stay", "extend", reference, says=("--until", "be.stay.minors"))
    book.refused(
        *(USAGE, "stay", "start", reference, "be.stay.specialised", "--on", "2026-05-05", "--until", "2026-05-04"),
        says=("2026-05-04", "2026-05-05"),
    )
    book.ok("stay", "start", reference, "be.stay.specialised", "--on", "2026-05-06")
    book.refused(USAGE, "stay", "end", reference, says=("be.stay.minors", "be.stay.specialised"))


# What was done.


def test_what_a_deadline_asked_for_was_done(book):
    reference = book.open("BE", "--on", "2026-03-01", "--minor")
    book.ok("stay", "start", reference, "be.stay.minors", "--on", "2026-03-02")
    book.ok("stage", "refuse", reference, "be.temporary", "--on", "2026-04-20", "--delivery", "receipt")
    assert book.run("deadline", "check").code == OVERDUE
    for name, met in (
        ("be.stay.minors.observation/report", "be.stay.minors.observation/report"),
        ("be.stay.minors.integration", "be.stay.minors.integration/end"),
        ("appeal", "be.appeal/limit"),
    ):
        done = book.json("deadline", "done", reference, name, "--on", "2026-05-20")
        assert done["kind"] == "deadline-met" and done["on"] == "2026-05-20"
        assert met not in due(book)
        states = {each["deadline"]: each["state"] for each in book.deadlines("--all")}
        assert states[met] == "met"
    assert book.run("deadline", "check").code == DONE
    book.refused(NOT_FOUND, "deadline", "done", reference, "be.appeal/limit", says=("be.appeal/limit", "orientation"))
    book.refused(NOT_FOUND, "deadline", "done", reference, "coffee", says=("coffee", "orientation"))
    # It can be taken back.
    book.ok("entry", "retract", reference, entry(book, reference, "deadline-met"))
    assert "be.appeal/limit" in due(book)


def test_what_was_done_is_settled_whatever_is_recorded_late(book):
    """It is kept by the day that started it: a deadline of the same kind that is recorded later is another one."""
    reference = book.open("FR", "--on", "2026-03-01")
    book.ok("stage", "refuse", reference, "fr.temporaryCard", "--on", "2026-05-20")
    book.ok("deadline", "done", reference, "fr.appeal/limit", "--on", "2026-06-01")
    assert book.deadlines() == []
    book.ok("stage", "refuse", reference, "fr.residentCard", "--on", "2026-05-05")
    assert due(book) == {"fr.appeal/limit": ("2026-07-06", "2026-07-05", "FR/2021")}
    states = {each["deadline"]: (each["trigger"], each["state"]) for each in book.deadlines("--all")}
    assert states == {"fr.appeal/limit": ("2026-05-05", "upcoming"), "fr.appeal#2/limit": ("2026-05-20", "met")}


def test_what_lies_ahead_was_not_done(book):
    """A mistyped year would silence a deadline."""
    reference = book.open("BE", "--on", "2026-03-01")
    book.ok("stage", "refuse", reference, "be.temporary", "--on", "2026-06-10")
    book.refused(
        USAGE, "deadline", "done", reference, "be.appeal/limit", "--on", "2062-06-12", says=("2062-06-12", NOW)
    )


def test_a_decision_that_lies_ahead_silences_nothing(book):
    """The same of a decision that moves an end, or settles it: it is refused, or somebody is told."""
    kingdom = book.open("GB", "--on", "2026-03-01")
    book.ok("decision", "record", kingdom, "reasonable-grounds", "positive", "--on", "2026-05-11")
    belgium = book.open("BE", "--on", "2026-03-01")
    book.ok("stage", "refuse", belgium, "be.temporary", "--on", "2026-05-29")
    for words in (
        ("decision", "record", kingdom, "conclusive-grounds", "positive", "--on", "2062-06-12"),
        ("decision", "request", belgium, "appeal", "--on", "2062-06-12"),
    ):
        result = book.run(*words, "--json")
        told = result.code == USAGE or result.json()["findings"]
        assert told and "2062-06-12" in result.err, result


# Alerts.


def test_what_is_announced(book):
    """From the first alert day on, and whatever is overdue."""
    reference = book.open("BE", "--on", "2026-06-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-06-02")
    (deadline,) = book.deadlines()
    assert (deadline["due"], deadline["earliest"]) == ("2026-07-17", "2026-07-16")
    # Counted from the day to plan on: 30, 14 and 7 days before it.
    assert deadline["alerts"] == ["2026-06-16", "2026-07-02", "2026-07-09"]

    def announced(today: str) -> bool:
        return book.deadlines("--announced", "--today", today) != []

    assert [announced(day) for day in ("2026-06-15", "2026-06-16", "2026-07-17", "2026-07-18")] == [
        False,
        True,
        True,
        True,
    ]
    assert book.json("store", "alerts") == {"format": "jalon.alerts/1", "alerts": None}
    assert "rules" in book.ok("store", "alerts").out
    book.ok("store", "alerts", "3,10,3")
    assert book.json("store", "alerts")["alerts"] == [10, 3]
    assert "10, 3" in book.ok("store", "alerts").out
    assert [each["alerts"] for each in book.deadlines()] == [["2026-07-06", "2026-07-13"]]
    assert [announced(day) for day in ("2026-06-16", "2026-07-05", "2026-07-06")] == [False, False, True]
    # The setting belongs to the casebook, not to its entries: it is not dumped.
    copied = Jalon(book.folder / "copied", NOW).init()
    copied.ok("import", "-", stdin=book.dump())
    assert copied.dump() == book.dump() and copied.json("store", "alerts")["alerts"] is None
    book.ok("store", "alerts", "--reset")
    assert book.json("store", "alerts")["alerts"] is None
    assert announced("2026-06-16")


def test_alerts_are_numbers_of_days(book):
    for written in ("0", "367", "-1", "soon", "", "5,", "7 3", "1e2", "30d"):
        book.refused(USAGE, "store", "alerts", f"{written}" if not written.startswith("-") else f"--={written}")
        assert book.json("store", "alerts")["alerts"] is None
    book.refused(USAGE, "store", "alerts", "7", "--reset", says=("--reset",))


def test_the_alerts_of_the_casebook_are_said_everywhere(book):
    """Every document that shows a deadline shows the days on which this casebook announces it."""
    reference = book.open("BE", "--on", "2026-06-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-06-02")
    book.ok("store", "alerts", "10,3")
    expected = ["2026-07-06", "2026-07-13"]
    found = {
        "deadline list": book.json("deadline", "list")["deadlines"],
        "due": book.json("due", "--today", "2026-06-20")["deadlines"],
        "case show": book.json("case", "show", reference)["deadlines"],
        "timeline show": book.json("timeline", "show", reference)["deadlines"],
        "deadline explain": book.json("deadline", "explain", reference)["explanations"],
        "recorded": book.json("condition", "record", reference, "contact-broken", "met")["deadlines"],
    }
    assert {name: [each["alerts"] for each in deadlines] for name, deadlines in found.items()} == {
        name: [expected] for name in found
    }
    # What it says to people too.
    text = book.ok("deadline", "explain", reference).out
    assert all(day in text for day in expected) and "2026-07-09" not in text


def test_a_printed_day_is_announced_as_any_other(book):
    """A day on a document is the surest of all."""
    reference = book.open("IT", "--on", "2026-06-01")
    book.ok("stay", "start", reference, "it.stay.specialised", "--on", "2026-06-02", "--until", "2026-09-30")
    (deadline,) = book.deadlines()
    assert deadline["alerts"] == ["2026-08-31", "2026-09-16", "2026-09-23"]
    assert book.deadlines("--announced", "--today", "2026-09-25") == [
        each for each in book.deadlines("--today", "2026-09-25")
    ]


# Reasons.

# A key of a text that was printed as it is, or a place in a text that was not filled.
RAW = re.compile(
    r"(?<![\w./])(?:trigger|step|page|note|stage|period|stay|document|condition|right|ground|duty|role|delivery|"
    r"decision|status|country|calendar|flag|counting)\.[a-zA-Z]|[{}]"
)


def cases_of_every_kind() -> str:
    """An import of cases with deadlines of every kind, and with everything that can be special about one."""
    number = 0

    def entries(reference: str, *made: tuple) -> list[dict]:
        nonlocal number
        lines = []
        for kind, on, facts in made:
            number += 1
            lines.append(entry_line(reference, number, kind, on, **facts))
        return lines

    def grant(stage: str, on: str, **more) -> tuple:
        return ("stage-granted", on, {"stage": stage, "until": None} | more)

    def extension(stage: str, on: str, **more) -> tuple:
        return ("stage-extended", on, {"stage": stage, "until": None} | more)

    def decided(decision: str, outcome: str, on: str) -> tuple:
        return ("decision-recorded", on, {"decision": decision, "outcome": outcome})

    def asked(on: str) -> tuple:
        return ("decision-requested", on, {"decision": "reasonable-grounds"})

    def refused(stage: str, on: str, **more) -> tuple:
        return ("stage-refused", on, {"stage": stage} | more)

    def admitted(stay: str, on: str) -> tuple:
        return ("stay-started", on, {"stay": stay, "until": None})

    made: dict[str, tuple] = {
        "BE-1": (grant("be.provisional", "2026-04-07"), extension("be.provisional", "2026-04-09")),
        "BE-2": (grant("be.temporary", "2026-04-07"), grant("be.temporary", "2026-04-09")),
        "BE-3": (grant("be.permanent", "2026-04-09"),),
        "BE-4": (
            grant("be.provisional", "2026-01-07", until="2026-04-01"),
            extension("be.provisional", "2026-03-30"),
            refused("be.temporary", "2026-05-04", delivery="mail"),
        ),
        "BE-5": (admitted("be.stay.minors", "2026-03-02"),),
        "BE-6": (grant("be.reflection", "2026-04-09", pack="BE/FIIT-2013"),),
        "FR-1": (grant("fr.temporaryCard", "2025-12-09"), admitted("fr.stay.mainstream", "2026-03-02")),
        "FR-2": (grant("fr.shortTerm", "2013-03-09", pack="FR/FIIT-2013"), refused("fr.longTerm", "2013-04-09")),
        "IT-1": (grant("it.art18", "2025-10-03"), extension("it.art18", "2026-03-30")),
        "IT-2": (admitted("it.stay.venice.assessment", "2026-03-02"),),
        "HU-1": (grant("hu.reflection", "2025-01-31"), admitted("hu.stay.specialised", "2019-03-02")),
        "GB-1": (asked("2035-12-20"), decided("reasonable-grounds", "positive", "2026-05-11")),
        "GB-2": (decided("reasonable-grounds", "negative", "2026-05-11"),),
        "GB-3": (
            decided("reasonable-grounds", "positive", "2026-03-11"),
            decided("conclusive-grounds", "positive", "2026-05-11"),
            grant("uk.residence", "2026-05-20"),
        ),
        "GB-4": (decided("reasonable-grounds", "positive", "2026-03-11"),),
        "GB-5": (
            decided("reasonable-grounds", "positive", "2026-03-11"),
            decided("conclusive-grounds", "negative", "2026-04-11"),
        ),
    }
    regions = {"GB-4": "GB-SCT", "GB-5": "GB-NIR"}
    lines: list[dict] = []
    for reference, events in made.items():
        region = regions.get(reference)
        lines.append(case_line(reference, reference[:2], "2013-01-01", region=region))
        lines += entries(reference, *events)
    return interchange(*lines)


@dataclass(frozen=True)
class Reasons:
    """A casebook with everything that can be said of a day, and what ``deadline explain`` says of it."""

    book: Jalon
    cases: list[str]
    documents: dict[str, list[dict]]
    # By language, then by case.
    texts: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def reasons(tmp_path_factory) -> Reasons:
    book = Jalon(tmp_path_factory.mktemp("reasons"), NOW).init()
    book.ok("import", "-", stdin=cases_of_every_kind())
    cases = [each["case"] for each in book.json("case", "list", "--status", "all")["cases"]]
    explain = ("deadline", "explain")
    documents = in_parallel(lambda case: book.json(*explain, case)["explanations"], cases)
    texts = {}
    for language in LANGUAGES:
        words = [(*explain, case, "--lang", language) for case in cases]
        texts[language] = dict(zip(cases, in_parallel(lambda each: book.ok(*each).out, words), strict=True))
    return Reasons(book, cases, dict(zip(cases, documents, strict=True)), texts)


def test_the_reasons_are_of_every_kind(reasons):
    """What is looked at below has met everything that can be said of a day."""
    deadlines = reasons.book.deadlines("--all")
    assert {each["kind"] for each in deadlines} == {
        *("stage-end", "renewal-window", "decision-due", "stay-end", "report-due", "limit-to-act")
    }
    seen = {flag for each in deadlines for flag in each["flags"]}
    assert seen >= {
        *("clamped", "rolled", "ambiguous", "minimum", "maximum", "document", "outsidePack", "calendarProvisional")
    }
    assert any(each["opens"] for each in deadlines) and any(each["latest"] for each in deadlines)
    assert {each["packStatus"] for each in deadlines} == {"verified", "kit", "memory", "unverified"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanations_are_whole_sentences_in_every_language(reasons, language):
    for reference, text in reasons.texts[language].items():
        assert reasons.documents[reference], reference
        for each in reasons.documents[reference]:
            assert each["deadline"] in text and each["due"] in text
            for step in each["steps"]:
                assert step["text"].strip() and not RAW.search(step["text"]), step
                assert step["date"] is None or step["date"] in text
            for source in each["citations"]:
                assert source in text
        # Sources stay as they were printed; everything else is a sentence.
        lines = [line for line in text.splitlines() if not line.startswith("    ") or re.match(r" {18}\S", line)]
        for line in lines:
            assert not RAW.search(line), f"{reference}: {line!r}"
        # A line that says nothing, or ends in the middle.
        titles = re.compile(r"^  \S+\s?:$")
        for line in lines:
            assert titles.match(line) or not re.search(r"[:,]\s*$|\(\s*\)|\s,|\bnil\b|Optional", line), (
                f"{reference}: {line!r}"
            )


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_explanations_are_translated(reasons, language):
    """No step is left in English, and each language has its own words."""

    def steps(text: str) -> list[str]:
        return [line[18:].strip() for line in text.splitlines() if re.match(r"  (\S+ \d{4}-\d\d-\d\d| {14})", line)]

    for reference in reasons.cases:
        english, spoken = steps(reasons.texts["en"][reference]), steps(reasons.texts[language][reference])
        assert len(english) == len(spoken) > 0, reference
        left = [one for one, other in zip(english, spoken, strict=True) if one == other and re.search(r"[a-z]{4}", one)]
        assert not left, (reference, left)


def test_an_explanation_as_json_adds_up(reasons):
    """The steps begin with the event, come to the last day, and end with it or with the day to plan on."""
    for each in (explained for explanations in reasons.documents.values() for explained in explanations):
        days = [step["date"] for step in each["steps"] if step["date"]]
        assert each["due"] in days, each
        assert days[-1] in (each["due"], each["earliest"]), each
        assert days[0] in (each["trigger"], each["due"]), each
        if each["rolledFrom"]:
            assert each["rolledFrom"] in days


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_are_whole_sentences_in_every_language(reasons, language):
    pages = [("deadline", "list"), ("deadline", "list", "--all"), (), ("case", "list")]
    several = [each for each in reasons.cases if each in ("BE-4", "BE-5", "FR-2", "GB-3", "GB-4", "GB-5")]
    pages += [(noun, verb, case) for case in several for noun, verb in (("case", "show"), ("timeline", "show"))]
    shown_pages = in_parallel(lambda words: reasons.book.ok(*words, "--lang", language).out, pages)
    for words, text in zip(pages, shown_pages, strict=True):
        raw = [line for line in text.splitlines() if RAW.search(line)]
        assert not raw, (words, raw)


def test_the_timeline_is_translated(book):
    """The words beside the codes are those of the language."""
    reference = book.open("BE", "--on", "2026-05-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-05-04", "--until", "2026-06-17")
    book.ok("stay", "start", reference, "be.stay.specialised", "--on", "2026-05-04", "--until", "2026-09-30")
    for language, words in (("fr", ("printed", "until")), ("it", ("printed", "until")), ("hu", ("printed", "until"))):
        text = book.ok("timeline", "show", reference, "--lang", language).out
        left = [word for word in words if re.search(rf"\b{word}\b", text)]
        assert not left, (language, left, text)


def test_the_law_goes_before_the_kit_whatever_is_asked(book):
    """On every day of 2013 and for every stage, a pack that is only kept to compare with is never chosen."""
    for country, stage in (
        *(("BE", "be.longTerm"), ("FR", "fr.shortTerm"), ("IT", "it.reflection")),
        *(("HU", "hu.reflection"), ("GB", "uk.reflection")),
    ):
        for on in ("2013-01-01", "2013-07-15", "2013-12-31"):
            words = ("rules", "date", "--country", country, "--stage", stage, "--on", on)
            assert "FIIT" not in book.json(*words)["pack"]
            assert book.json(*words, "--pack", f"{country}/FIIT-2013")["pack"] == f"{country}/FIIT-2013"


def test_a_stage_that_the_kit_names_otherwise_runs_on(book):
    """Granted under a pack that was named by hand, it can be extended and withdrawn."""
    for country, stage, pack, until in (
        ("IT", "it.reflection", "IT/FIIT-2013", "2013-12-01"),
        ("BE", "be.longTerm", "BE/FIIT-2013", "2014-06-01"),
        ("FR", "fr.shortTerm", "FR/FIIT-2013", "2014-06-01"),
    ):
        now = ("--today", "2013-12-31")
        reference = book.open(country, "--on", "2013-03-01")
        book.ok("stage", "grant", reference, stage, "--on", "2013-03-02", "--pack", pack, *now)
        book.ok("stage", "extend", reference, stage, "--on", "2013-06-01", "--until", until, *now)
        ends = {
            each["deadline"]: each["due"] for each in book.deadlines("--case", reference) if each["kind"] == "stage-end"
        }
        assert ends == {f"{stage}/end": until}
        assert "nothing-to-change" not in json.dumps(book.json("case", "show", reference)["findings"])
        book.ok("stage", "withdraw", reference, "--reason", "other", "--on", "2013-07-01", *now)
        assert [each for each in book.deadlines("--case", reference) if each["kind"] == "stage-end"] == []
