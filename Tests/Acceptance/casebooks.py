"""Generated casebooks of any size: fictional cases of five countries around the days on which the law changed.

Standing alone it writes an import to standard output:

    python3 Tests/Acceptance/casebooks.py 3000 | jalon import -
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

COUNTRIES = ("BE", "FR", "IT", "HU", "GB")

# The first days of the packs that follow another one.
CHANGES = {
    "BE": (date(2017, 5, 20), date(2026, 4, 8)),
    "FR": (date(2014, 8, 6), date(2016, 4, 15), date(2021, 5, 1)),
    "IT": (date(2014, 3, 28), date(2025, 10, 4)),
    "HU": (date(2024, 3, 1),),
    "GB": (date(2022, 12, 13), date(2023, 1, 30)),
}


# What every entry says, whatever its kind.
FRAME = ("case", "entry", "kind", "on", "recordedAt", "author")

# Entries that say nothing of what happened in the track, and after which nothing is put right.
AMENDING = ("entry-corrected", "entry-retracted", "case-closed")


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


class Case:
    """A case that is made up entry by entry; the same number makes the same case."""

    def __init__(self, index: int, first: int):
        self.chance = random.Random(f"case {index}")
        self.country = COUNTRIES[index % len(COUNTRIES)]
        self.reference = f"{self.country}-MADE-{index:05d}"
        self.number = first
        self.opened = after(self.chance.choice(CHANGES[self.country]), self.chance.randrange(-420, 60))
        facts: dict = {}
        if self.country == "GB" and self.may(0.6):
            facts["region"] = self.chance.choice(("GB-ENG", "GB-SCT", "GB-NIR"))
        if self.may(0.2):
            facts |= {"minor": True, "unaccompanied": self.may(0.5)}
        self.lines = [
            {"case": self.reference, "country": self.country, "openedOn": str(self.opened)}
            | facts
            | {"recordedAt": f"{self.opened}T09:00:00Z", "author": "hd"}
        ]
        first_day = after(self.opened, self.chance.randrange(10))
        tracks = (self.belgium, self.france, self.italy, self.hungary, self.kingdom)
        tracks[COUNTRIES.index(self.country)](first_day)
        if self.may(0.3):
            self.put_right()
        if self.may(0.05):
            self.add("case-closed", after(self.opened, 2_500), reason="completed")

    def may(self, share: float) -> bool:
        return self.chance.random() < share

    def after(self, day: date, least: int, most: int) -> date:
        return after(day, self.chance.randrange(least, most))

    def printed(self, day: date, share: float = 0.35) -> str | None:
        return str(day) if self.may(share) else None

    def add(self, kind: str, on: date, **facts) -> str:
        self.number += 1
        entry = f"0198f3c2-0000-7000-8000-{self.number:012x}"
        self.lines.append(
            {
                "case": self.reference,
                "entry": entry,
                "kind": kind,
                "on": str(on),
                "recordedAt": f"{on}T10:12:00Z",
                "author": "hd",
            }
            | facts
        )
        return entry

    def put_right(self) -> None:
        """The first grant or decision was dated a few days too early."""
        wrong = next(each for each in self.lines if each.get("kind") in ("stage-granted", "decision-recorded"))
        facts = {key: wrong[key] for key in ("stage", "decision", "outcome") if key in wrong}
        facts |= {"until": None} if "stage" in facts else {}
        day = self.after(date.fromisoformat(wrong["on"]), 1, 4)
        self.add("entry-corrected", day, target=wrong["entry"], **{"as": wrong["kind"]}, **facts)

    # The tracks.

    def belgium(self, day: date) -> None:
        self.add("stage-granted", day, stage="be.reflection", until=self.printed(self.after(day, 44, 46)))
        if self.may(0.8):
            day = self.after(day, 20, 60)
            self.add("stage-granted", day, stage="be.provisional", until=self.printed(after(day, 80)))
            if self.may(0.5):
                outcome = self.chance.choice(("positive", "negative"))
                self.add(
                    "decision-recorded", self.after(day, 1, 60), decision="prosecutor-confirmation", outcome=outcome
                )
            if self.may(0.6):
                again = self.after(day, 82, 95)
                extended = self.add(
                    "stage-extended", again, stage="be.provisional", until=self.printed(after(again, 90))
                )
                if self.may(0.3):
                    self.add("entry-retracted", after(again, 3), target=extended, reason="recorded-in-error")
            if self.may(0.6):
                day = self.after(day, 100, 200)
                name = self.chance.choice(("be.temporary", "be.longTerm"))
                self.add("stage-granted", day, stage=name, until=self.printed(after(day, 170)))
                for times in range(self.chance.randrange(3)):
                    self.add("stage-extended", after(day, 170 * (times + 1)), stage="be.temporary", until=None)
        if self.may(0.4):
            delivery = {"delivery": self.chance.choice(("receipt", "mail", "electronic"))} if self.may(0.6) else {}
            self.add("stage-refused", self.after(day, 5, 30), stage="be.permanent", **delivery)
        if self.may(0.3):
            self.add("stay-started", self.after(self.opened, 10, 200), stay="be.stay.minors", until=None)

    def france(self, day: date) -> None:
        self.add("stage-granted", day, stage="fr.reflection", until=None)
        if self.may(0.8):
            day = self.after(day, 10, 40)
            name = self.chance.choice(("fr.temporaryCard", "fr.shortTerm"))
            self.add("stage-granted", day, stage=name, until=self.printed(after(day, 180)))
            for times in range(self.chance.randrange(3)):
                again = after(day, 170 * (times + 1))
                if self.may(0.3):
                    self.add("stage-granted", again, stage="fr.temporaryCard", until=None)
                    break
                until = self.printed(after(again, 200 * (times + 1) + 100))
                self.add("stage-extended", again, stage="fr.temporaryCard", until=until)
        if self.may(0.3):
            self.add("stage-refused", self.after(day, 550, 600), stage="fr.residentCard")
        if self.may(0.4):
            admitted = self.after(self.opened, 10, 100)
            self.add("stay-started", admitted, stay="fr.stay.mainstream", until=None)
            for times in range(self.chance.randrange(3)):
                self.add("stay-extended", after(admitted, 150 * (times + 1)), stay="fr.stay.mainstream", until=None)

    def italy(self, day: date) -> None:
        self.add("stage-granted", day, stage=self.chance.choice(("it.firstAssistance", "it.reflection")), until=None)
        if self.may(0.4):
            extended = self.add(
                "stage-extended", after(day, 85), stage="it.firstAssistance", until=self.printed(after(day, 180))
            )
            if self.may(0.4):
                self.add("entry-retracted", after(day, 90), target=extended, reason="duplicate")
        if self.may(0.8):
            day = self.after(day, 95, 150)
            name = self.chance.choice(("it.art18", "it.provisional"))
            self.add("stage-granted", day, stage=name, until=self.printed(after(day, 182)))
            for times in range(self.chance.randrange(3)):
                self.add("stage-extended", after(day, 170 + 300 * times), stage="it.art18", until=None)
        if self.may(0.3):
            self.add("stay-started", self.after(self.opened, 10, 200), stay="it.stay.specialised", until=None)

    def hungary(self, day: date) -> None:
        self.add("stage-granted", day, stage="hu.reflection", until=None)
        if self.may(0.8):
            day = self.after(day, 10, 40)
            self.add("stage-granted", day, stage="hu.humanitarian", until=self.printed(after(day, 180)))
            for times in range(self.chance.randrange(3)):
                self.add("stage-extended", after(day, 170 * (times + 1)), stage="hu.humanitarian", until=None)

    def kingdom(self, day: date) -> None:
        self.add("decision-requested", day, decision="reasonable-grounds")
        day = self.after(day, 3, 40)
        outcome = self.chance.choice(("positive", "positive", "positive", "positive", "negative"))
        self.add("decision-recorded", day, decision="reasonable-grounds", outcome=outcome)
        if outcome == "positive" and self.may(0.6):
            day = self.after(day, 5, 120)
            outcome = self.chance.choice(("positive", "negative"))
            decided = self.add("decision-recorded", day, decision="conclusive-grounds", outcome=outcome)
            if self.may(0.2):
                self.add("entry-retracted", day, target=decided, reason="did-not-happen")
            if self.may(0.5):
                name = self.chance.choice(("uk.residence", "uk.permissionToStay"))
                self.add("stage-granted", after(day, 20), stage=name, until=self.printed(after(day, 300)))
        if self.may(0.3):
            self.add("stay-started", self.after(self.opened, 10, 200), stay="uk.stay.specialised", until=None)


def lines(cases: int) -> Iterator[dict]:
    """The lines of an import with so many cases."""
    yield {"format": "jalon.interchange/1"}
    number = 0
    for index in range(cases):
        case = Case(index, number)
        number = case.number
        yield from case.lines


def written(made: list[dict] | Iterator[dict]) -> str:
    return "".join(json.dumps(line) + "\n" for line in made)


def text(cases: int) -> str:
    """The text of an import with so many cases."""
    return written(lines(cases))


def amended(cases: int) -> tuple[str, str]:
    """Two imports with the same cases: one entry of each case was amended in the first, and right at once in the other.

    Entries are retracted where what follows can stand without them, and else dated, printed or decided otherwise.
    """
    wrong: list[dict] = [{"format": "jalon.interchange/1"}]
    right: list[dict] = [{"format": "jalon.interchange/1"}]
    number = 0
    for index in range(cases):
        case = Case(index, number)
        number = case.number
        opening, *events = (each for each in case.lines if each.get("kind") not in AMENDING)
        target = case.chance.choice(events)
        facts = {key: value for key, value in target.items() if key not in FRAME}
        later = [each for each in events if each["on"] >= target["on"] and each is not target]
        alone = target["kind"] in ("stage-refused", "decision-requested", "decision-recorded")
        amending = {"case": case.reference, "entry": f"0198f3c2-0000-7000-9000-{index:012x}"}
        amending |= {"recordedAt": "2026-06-15T09:00:00Z", "author": "hd", "target": target["entry"]}
        if case.may(0.3) and (not later or (alone and not any(each["kind"] == "stage-granted" for each in later))):
            amending |= {"kind": "entry-retracted", "on": "2026-06-15", "reason": "recorded-in-error"}
            expected = [each for each in events if each is not target]
        else:
            on = date.fromisoformat(target["on"])
            if target["kind"] == "stage-granted" and case.may(0.4):
                facts["until"] = None if facts["until"] else str(after(on, 77))
            elif target["kind"] == "decision-recorded" and case.may(0.5):
                facts["outcome"] = "negative" if facts["outcome"] == "positive" else "positive"
            else:
                on = after(on, 1)
            amending |= {"kind": "entry-corrected", "on": str(on), "as": target["kind"]} | facts
            expected = [each | {"on": str(on)} | facts if each is target else each for each in events]
        wrong += [opening, *events, amending]
        right += [opening, *expected]
    return written(wrong), written(right)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit("usage: casebooks.py NUMBER-OF-CASES")
    sys.stdout.write(text(int(sys.argv[1])))
