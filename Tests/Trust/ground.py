"""The casebook that every command of commands.py can be run on: four cases, a vault, and the files they name."""

from __future__ import annotations

import json
import time

from rig import Home, Rig

# What is sealed in the cases; it occurs nowhere else.
PERSON = {"firstName": "Quirinalia", "lastName": "Vexworthy", "birthDate": "2009-05-14", "mobilePhone": "+32470000000"}
NOTE = "Prefers to be called by the name Ozymandrine, in the morning."

SECRET = "nobody but the two of us knows"

# An entry recorded before Jalon was there.
OLD = "0198f3c2-0000-7000-8000-00000000%04x"


def interchange(case: str, entries: int, first: int = 0, author: str = "hd") -> str:
    """An import of a case with so many entries."""
    lines: list[dict] = [
        {"format": "jalon.interchange/1"},
        {"case": case, "country": case[:2], "openedOn": "2026-01-05"},
    ]
    for number in range(first, first + entries):
        frame = {"case": case, "entry": OLD % number, "on": "2026-01-06", "author": author}
        status = ("met", "lapsed")[number % 2]
        lines.append(frame | {"kind": "condition-recorded", "condition": "contact-broken", "status": status})
    return "".join(json.dumps(line) + "\n" for line in lines)


def made(rig: Rig, name: str = "ground") -> Home:
    """The prepared casebook, made by the binary under test."""
    home = rig.home(name)
    (home.work / "more.jsonl").write_text(interchange("IT-2026-MORE", 24))
    (home.work / "secret.txt").write_text(SECRET)
    home.ok("store", "init")
    home.ok("vault", "init")
    belgian(home)
    home.ok("case", "open", "--country", "FR", "--ref", "FR-2026-TWO", "--on", "2026-02-02")
    home.ok("stage", "grant", "FR-2026-TWO", "fr.reflection", "--on", "2026-02-03")
    home.ok("note", "add", "FR-2026-TWO", "--on", "2026-02-03", stdin="The second note.")
    home.ok("case", "open", "--country", "HU", "--ref", "HU-2026-SHUT", "--on", "2026-01-02")
    home.ok("case", "close", "HU-2026-SHUT", "--reason", "completed", "--on", "2026-04-01")
    home.ok("import", home.work / "more.jsonl")
    (home.work / "again.jsonl").write_text(interchange("IT-2026-MORE", 48))
    home.ok("htcds", "export", "--output", home.work / "records.csv")
    home.ok("rules", "show", "BE/2017", "--output", home.work / "pack.txt")
    received(rig, home, name)
    # Instants are told to the second: by the next one, nothing that a command records is taken for what was there.
    time.sleep(1 - time.time() % 1)
    return home


def belgian(home: Home) -> None:
    """A case with entries of most kinds."""
    case = "BE-2026-BASE"
    home.ok("case", "open", "--country", "BE", "--ref", case, "--on", "2026-01-05", "--minor", "--placed")
    home.ok("case", "identify", case, stdin=json.dumps(PERSON))
    home.ok("note", "add", case, "--on", "2026-01-06", stdin=NOTE)
    home.ok("step", "record", case, "team-discussion", "--on", "2026-01-06", "--note", "-", stdin="All were there.")
    home.ok("indicator", "record", case, "ind.debt", "--on", "2026-01-06")
    home.ok("consent", "give", case, "--scope", "referral", "--scope", "transfer", "--on", "2026-01-06")
    home.ok("role", "assign", case, "guardian", "--on", "2026-01-07", "--name", "-", stdin="Mme Peeters")
    home.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-02")
    home.ok("referral", "send", case, "--to", "doctor", "--reason", "additional-services", "--on", "2026-03-03")
    home.ok("support", "plan", case, "legal", "--on", "2026-03-03")
    home.ok("stay", "start", case, "be.stay.minors", "--on", "2026-03-04")
    home.ok("reminder", "add", case, "--due", "2026-06-01", "--title", "-", "--on", "2026-03-04", stdin="Call back.")


def received(rig: Rig, home: Home, name: str) -> None:
    """A bundle of another centre, and the key that it is sealed with."""
    other = rig.home(f"{name}-other")
    other.ok("store", "init")
    other.ok("case", "open", "--country", "GB", "--ref", "GB-2026-SENT", "--on", "2026-01-05")
    other.ok("decision", "request", "GB-2026-SENT", "reasonable-grounds", "--on", "2026-01-06")
    other.ok(
        *("transfer", "send", "GB-2026-SENT", "--reason", "other", "--basis", "court-order", "--to", "ngo"),
        *("--bundle-key", home.folder / "keys" / "bundle.key", "--output", home.work / "other.bundle"),
    )
