"""The inputs that fuzzing begins with: small texts, made of the project's own examples.

    python3 Tests/Fuzz/seeds.py FOLDER

writes a folder for each target. The sealed bundles are made by the fuzzed program itself (``Fuzz seeds FOLDER``).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
sys.path.insert(0, str(REPOSITORY / "Tests" / "Acceptance"))

import casebooks  # noqa: E402
from support import case_line, entry_line, interchange, invented  # noqa: E402

DATES = (
    *("2026-02-28", "0001-01-01", "9999-12-31", "2024-02-29", "2026-02-30", "today", "yesterday", "tomorrow"),
    *("+45d", "-3d", "+99999999999999999999d", "30d", "4w", "100000d", "03/04/2027"),
    *("2026-03-01T10:12:00Z", "2026-03-01T10:12:00.125+02:00", "2026-03-01T00:00:00.000001-23:59"),
)

GRANT = "0198f3c2-0000-7000-8000-000000000001"

# An entry of every kind, behind the case and the grant that the target opens.
KINDS = (
    ("step-recorded", {"step": "team-discussion", "with": ["educator"], "outcome": "signal", "note": "text"}),
    ("step-skipped", {"step": "guardian", "reason": "not-placed", "reasonText": "text"}),
    ("indicators-observed", {"indicators": ["ind.debt"], "note": "text"}),
    ("secrecy-assessed", {"facts": ["peril"], "denied": [], "answer": "must-act", "law": "BE/2024"}),
    ("signal-sent", {"to": "prosecutor", "emergency": "threat"}),
    ("stage-granted", {"stage": "be.provisional", "until": "2026-07-01", "document": "text"}),
    ("stage-extended", {"stage": "be.reflection", "until": None, "override": True, "overrideReason": "text"}),
    ("stage-refused", {"stage": "be.temporary", "delivery": "mail"}),
    ("stage-withdrawn", {"stage": "be.reflection", "reason": "other", "reasonText": "text"}),
    ("condition-recorded", {"condition": "contact-broken", "status": "met"}),
    ("decision-requested", {"decision": "appeal"}),
    ("decision-recorded", {"decision": "appeal", "outcome": "negative", "delivery": "receipt"}),
    ("stay-started", {"stay": "be.stay.specialised", "until": "2026-09-01"}),
    ("stay-ended", {"stay": "be.stay.minors"}),
    ("deadline-met", {"deadline": "be.reflection", "trigger": "2026-03-02"}),
    ("referral-sent", {"to": "ngo", "purpose": "other", "basis": "court-order", "organisation": "text"}),
    ("referral-received", {"from": "police", "purpose": "other"}),
    ("referral-answered", {"item": GRANT, "status": "accepted"}),
    ("consent-given", {"scope": ["contact", "transfer"], "by": "guardian", "until": None}),
    ("consent-withdrawn", {"scope": ["contact"]}),
    ("note-added", {"text": "Zoé said: \\u00e9 \"☂\""}),
    ("reminder-added", {"due": "2026-06-01", "topic": "medical", "title": "text"}),
    ("role-assigned", {"role": "lawyer", "who": "hd", "until": None, "name": "text"}),
    ("case-assigned", {"owner": "hd", "deputy": "ml"}),
    ("case-amended", {"region": None, "minor": True, "adultOn": "2027-05", "exploitation": ["exp.labour"]}),
    ("support-planned", {"domain": "work", "with": ["lawyer"], "until": None, "objective": "text"}),
    ("identity-recorded", {"identity": {"firstName": "Zoé", "birthDate": "2001-05-14", "other": [1, {"a": None}]}}),
    ("identity-revealed", {"shown": "all", "reasonText": "text"}),
    ("entry-corrected", {"target": GRANT, "as": "stage-granted", "stage": "be.reflection", "until": "2026-05-01"}),
    ("entry-corrected", {"target": GRANT, "as": "entry-corrected"}),
    ("entry-retracted", {"target": GRANT, "reason": "duplicate"}),
    ("case-closed", {"reason": "completed"}),
    ("case-reopened", {}),
)

HEADER = "cas_CaseID,cas_Status,prs_Gender,prs_Citizenship,prs_DateofBirth,cas_ReferredOrganisation,ext_OpenedOn"
TABLES = (
    f"{HEADER}\r\nBE-1,Active,Female,MA,2001-05-14,\"Centre A; Centre B\",2026-03-01\r\n",
    f"\ufeff{HEADER}\nBE-2,Closed,Male,\"\",,\"a \"\"quoted\"\" cell\nof two lines\",\n,,,,,,\n\n",
    "cas_Status\nNo such\nActive,too many\n",
)


def written(folder: Path, target: str, texts) -> None:
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (place / f"seed-{number:03}").write_bytes(text if isinstance(text, bytes) else text.encode())


def main(folder: Path) -> None:
    # A period: a count, a place among the days, and one byte for each choice.
    periods = (n.to_bytes(8, "big") + d.to_bytes(4, "big") + bytes(c) for n, d, c in (
        (45, 739_000, (0, 0, 0, 0, 0)), (3, 738_944, (2, 1, 1, 1, 1)), (5, 739_300, (4, 3, 0, 0, 3)),
        (1, 739_100, (3, 5, 2, 2, 1)), (2**63 - 1, 3_652_058, (1, 2, 1, 0, 1)),
    ))  # fmt: skip
    written(folder, "dates", [*DATES, *periods])
    packs = sorted((REPOSITORY / "Sources" / "CountryRules" / "Packs").glob("*.json5"))
    packs += sorted((REPOSITORY / "Examples" / "SixthCountry" / "Packs").glob("*.json5"))
    small = [text for text in (path.read_text() for path in packs) if len(text.encode()) < 4_096]
    written(folder, "packs", [json.dumps(invented()), *small])
    entries = (
        json.dumps(entry_line("BE-1", 100 + number, kind, "2026-03-03", **facts), ensure_ascii=False) + "\n"
        for number, (kind, facts) in enumerate(KINDS)
    )
    cases = (interchange(*casebooks.Case(index, 0).lines) for index in range(10))
    minor = case_line("BE-3", "BE", "2026-01-05", minor=True, adultOn="2027-05", unaccompanied=True, sex="female")
    written(folder, "interchange", [*entries, *cases, interchange(minor)])
    members = {"cas_Status": "Active", "prs_Gender": "Female", "prs_Citizenship": ["MA", 1, True, None], "no_Such": 1.5}
    documents = (
        json.dumps([members, {}]),
        json.dumps({"version": "2.0", "cases": [{"case": members, "victim": [{"vic_Nothing": ""}], "extensions": {}}]}),
    )
    written(folder, "htcds", [*TABLES, *documents])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: seeds.py FOLDER")
    main(Path(sys.argv[1]))
