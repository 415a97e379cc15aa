"""The hostile texts of data/hostile-texts.json, and casebooks whose cases are full of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from support import case_line, interchange

FILE = Path(__file__).resolve().parent / "data" / "hostile-texts.json"


@dataclass(frozen=True)
class Hostile:
    """A text that does something when a program takes it for more than text."""

    family: str
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


def texts() -> list[Hostile]:
    found = json.loads(FILE.read_text(encoding="ascii"))["texts"]
    return [Hostile(each["family"], each["name"], each["text"] * each.get("times", 1)) for each in found]


TEXTS = texts()


def lines(
    reference: str, chosen: list[Hostile], country: str = "BE", opened: str = "2026-01-05", **facts
) -> list[dict]:
    """An import of a case with a note for each text, a day apart, and a permit so that there is something to draw."""
    first = date.fromisoformat(opened)
    number = sum(map(ord, reference)) << 16
    found = [case_line(reference, country, opened, **facts)]

    def add(kind: str, on: date, **more) -> None:
        nonlocal number
        number += 1
        frame = {"case": reference, "entry": f"0198f3c2-0000-7000-8000-{number:012x}", "kind": kind, "on": str(on)}
        found.append(frame | {"recordedAt": f"{on}T10:12:00Z", "author": "hd"} | more)

    add("stage-granted", first + timedelta(days=2), stage="be.reflection", until=None)
    for index, each in enumerate(chosen):
        add("note-added", first + timedelta(days=3 + index // 8), text=each.text)
    return found


def imported(*cases: list[dict]) -> str:
    """The cases as one import; see `lines`."""
    return interchange(*(line for case in cases for line in case))


def trace(text: str) -> str | None:
    """The longest run of letters of a text that is long enough to be looked for in an export."""
    runs = re.findall(r"[A-Za-z0-9]{6,}", text)
    return max(runs, key=len) if runs else None
