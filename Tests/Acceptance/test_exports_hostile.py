"""Hostile texts through every form: none is active for a program that opens it, and none is lost in JSON."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

import hostile
import ics_check
import table_check
from exports import FORMS, READERS, Reading, export, exported, lines, strings
from exports import plain as readable
from support import Jalon, case_line, entry_line, folder_of, interchange, invented

TODAY = "2026-05-20"
REASON = "asked by the court"

# So many notes a case, that a page stays one that somebody would read.
A_CASE = 80

# Every kind of entry with the texts that it may have, besides a note.
FIELDS = [
    ("stage-granted", {"stage": "be.provisional", "until": None}, ("note", "document")),
    ("step-recorded", {"step": "specialised-centre", "reason": "other"}, ("note", "reasonText")),
    ("role-assigned", {"role": "lawyer"}, ("note", "name")),
    (
        "referral-sent",
        {"to": "ngo", "purpose": "other", "basis": "court-order"},
        ("note", "name", "organisation", "reasonText"),
    ),
    ("reminder-added", {"due": "2026-07-01"}, ("note", "title")),
    ("support-planned", {"domain": "work"}, ("note", "objective", "service")),
    ("signal-sent", {"to": "police", "emergency": "other"}, ("note", "reasonText")),
    ("indicators-observed", {"indicators": ["ind.debt"]}, ("note",)),
]


def told(text: str) -> bool:
    """Whether an author or a reminder may have the text: one line, and nothing in it that is not seen."""
    return len(text) <= 128 and not any(unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp", "Cs") for each in text)


AUTHORS = [each for each in hostile.TEXTS if told(unicodedata.normalize("NFC", each.text)) and each.text.strip()]


def in_every_field() -> list[dict]:
    """Cases in which texts of every family stand in every field."""
    chosen = iter([*hostile.TEXTS[::3], *hostile.TEXTS[1::3]])
    found = []
    for number in range(8):
        case = f"BE-2026-FLD{number}"
        found.append(case_line(case, "BE", "2026-01-05", placed=True))
        for place, (kind, facts, fields) in enumerate(FIELDS):
            texts = {field: next(chosen).text for field in fields}
            found.append(entry_line(case, 4_000 + 100 * number + place, kind, "2026-01-08", **facts, **texts))
    return found


def by_every_author() -> list[dict]:
    """A case to which people with hostile names contribute."""
    case = "BE-2026-AUTH"
    found = [case_line(case, "BE", "2026-01-05")]
    for number, each in enumerate(AUTHORS):
        line = entry_line(case, 5_000 + number, "indicators-observed", "2026-01-08", indicators=["ind.debt"])
        found.append(line | {"author": each.text})
    return found


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Jalon:
    """A casebook full of hostile texts; what left of it is only on record."""
    made = Jalon(tmp_path_factory.mktemp("hostile"), TODAY).init().vault()
    cases = [
        hostile.lines(f"BE-2026-{number:04d}", hostile.TEXTS[start : start + A_CASE])
        for number, start in enumerate(range(0, len(hostile.TEXTS), A_CASE))
    ]
    made.ok("import", "-", stdin=hostile.imported(*cases, in_every_field(), by_every_author()))
    # Who the person is: under keys of one's own, in lists and in objects.
    for number, start in enumerate(range(0, len(hostile.TEXTS), A_CASE)):
        # An identity is at most 64 KiB.
        some = [each for each in hostile.TEXTS[start : start + A_CASE] if len(each.text) < 500][:30]
        identity: dict = {"firstName": some[0].text, "children": [some[1].text, {"name": some[2].text}]}
        # Two spellings of one letter are one key.
        keys = {unicodedata.normalize("NFC", each.text[:60]): each.text for each in some[3:]}
        identity |= {key: text for key, text in keys.items() if told(key)}
        made.ok("case", "identify", f"BE-2026-{number:04d}", stdin=json.dumps(identity))
    return made


def with_readers(form: str):
    return pytest.param(form, marks=pytest.mark.clients(*READERS[form]))


def reading(form: str, request) -> Reading:
    return Reading(
        request.getfixturevalue("browser") if form in ("html", "svg") else None,
        request.getfixturevalue("diagrams") if "mermaid" in READERS[form] else None,
    )


# Nothing is active.


@pytest.mark.parametrize("form", [with_readers(form) for form in FORMS])
def test_no_text_is_active_in_the_program_that_opens_it(book, form, request):
    readers = reading(form, request)
    path = exported(book, "--all", "--minor", form=form, reason=REASON)
    problems = readers.problems(path, form) + readers.rest()
    assert not problems, "\n".join(problems[:20])
    if form not in ("svg", "mermaid", "ics"):
        assert path.stat().st_size > 300_000, "the texts are not in it"


@pytest.mark.parametrize("form", [with_readers(form) for form in FORMS])
def test_names_of_authors_leave_without_a_reason_and_are_not_active_either(book, form, request):
    readers = reading(form, request)
    problems = readers.problems(exported(book, "BE-2026-AUTH", form=form), form, thoroughly=form == "csv")
    problems += readers.rest()
    assert len(AUTHORS) > 150 and not problems, "\n".join(problems[:20])


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Jalon:
    """A casebook with the same cases and nothing sealed, to tell what the program itself says."""
    made = Jalon(tmp_path_factory.mktemp("plain"), TODAY).init().vault()
    harmless = [hostile.Hostile("", "", "x")] * A_CASE
    fields = [{key: "x" if key in SEALED else value for key, value in line.items()} for line in in_every_field()]
    made.ok("import", "-", stdin=hostile.imported(hostile.lines("BE-2026-0000", harmless), fields))
    return made


SEALED = {field for _, _, fields in FIELDS for field in fields}


@pytest.mark.parametrize("form", FORMS)
def test_without_a_reason_no_text_leaves(book, plain, form):
    cases = sorted({line["case"] for line in book.entries() if line["case"] != "BE-2026-AUTH"})
    left = "".join(readable(export(book, case, form=form)) for case in cases)
    said = readable(export(plain, "--all", form=form)).lower()
    traces = {trace for each in hostile.TEXTS if (trace := hostile.trace(each.text)) and trace.lower() not in said}
    assert len(cases) > 10 and len(traces) > 60
    # The word of a text may be in one of Jalon's own: as a word by itself it is looked for.
    assert not [each for each in traces if re.search(rf"(?<![A-Za-z0-9]){re.escape(each)}(?![A-Za-z0-9])", left)]


# Nothing is lost.


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_every_text_is_whole_in_json(book, form):
    data = export(book, "--all", "--minor", form=form, reason=REASON).stdout
    found = strings(json.loads(data)) if form == "json" else [text for each in lines(data) for text in strings(each)]
    counted = set(found)
    lost = [str(each) for each in hostile.TEXTS if each.text not in counted]
    assert len(hostile.TEXTS) >= 220 and not lost
    wanted = [text for line in in_every_field() for key, text in line.items() if isinstance(text, str)]
    assert not [each for each in wanted if each not in counted]
    assert not [str(each) for each in AUTHORS if unicodedata.normalize("NFC", each.text) not in counted]
    # Nothing stands in the bytes that a terminal or a reader of lines would act on.
    assert not [each for each in data.decode() if each != "\n" and ics_check.misleading(each)]


def shown(form: str, path, request) -> str:
    """What the program of a form shows, as one text."""
    if form == "html":
        with request.getfixturevalue("browser").open(path) as page:
            return page.text
    if form == "csv":
        return "\n".join(cell for row in table_check.read_csv(path) for cell in row)
    if form == "fods":
        return "\n".join(cell.value for rows in table_check.read_fods(path).values() for row in rows for cell in row)
    from markdown_check import read

    return "".join(read(path.read_text(encoding="utf-8")).text)


@pytest.mark.parametrize("form", [with_readers(form) for form in ("html", "csv", "fods", "md")])
def test_what_people_read_of_a_text_is_there(book, form, request):
    path = exported(book, "--all", "--minor", form=form, reason=REASON)
    text = shown(form, path, request)
    traces = {str(each): trace for each in hostile.TEXTS if (trace := hostile.trace(each.text))}
    missing = [f"{name}: {trace[:60]}" for name, trace in traces.items() if trace not in text]
    assert len(traces) > 120 and not missing, "\n".join(missing)
    # Nothing of what is shown commands a terminal or turns the direction of writing.
    assert not sorted({f"U+{ord(each):04X}" for each in text if ics_check.misleading(each) and each not in "\r\n"})


# The words of a rule pack are in the pictures too.

# Jalon takes no pack with a control character in a text, nor one that is empty to the eye.
NAMES = [each for each in hostile.TEXTS if told(each.text) and each.text.strip()]
PACKS = [NAMES[start : start + 11] for start in range(0, len(NAMES), 11)]


def hostile_pack(texts: list[hostile.Hostile]) -> dict:
    """A pack of an invented country in which every name is a hostile text."""
    pack = invented()
    names = list(pack["texts"]["en"])
    for number, name in enumerate(names):
        text = texts[number % len(texts)].text
        pack["texts"]["en"][name] = pack["texts"]["fr"][name] = text
    return pack


@pytest.fixture(scope="module")
def abroad(tmp_path_factory) -> list[Jalon]:
    """Casebooks under packs whose every name is hostile, for those packs that Jalon takes."""
    found = []
    for number, texts in enumerate(PACKS):
        made = Jalon(tmp_path_factory.mktemp("abroad"), TODAY)
        folder = folder_of(made.work / "packs", hostile_pack(texts))
        made.environment["JALON_PACKS"] = str(folder)
        story = [
            case_line("QX-2026-0012", "QX", "2026-03-02", exploitation=[]),
            entry_line("QX-2026-0012", 1, "stage-granted", "2026-03-04", stage="qx.reflection", until=None),
            entry_line("QX-2026-0012", 2, "stage-refused", "2026-05-12", stage="qx.permit"),
            entry_line("QX-2026-0012", 3, "stay-started", "2026-03-20", stay="qx.stay.house", until=None),
            entry_line("QX-2026-0012", 4, "condition-recorded", "2026-03-05", condition="qx-seen", status="met"),
        ]
        made.init()
        made.ok("import", "-", stdin=interchange(*story))
        found.append(made)
    return found


@pytest.mark.parametrize("form", [with_readers(form) for form in FORMS])
def test_no_name_of_a_pack_is_active(abroad, form, request):
    readers = reading(form, request)
    problems = []
    for number, made in enumerate(abroad):
        path = exported(made, "QX-2026-0012", form=form)
        found = readers.problems(path, form, thoroughly=False)
        problems += [f"pack {number}: {each}" for each in found]
    problems += readers.rest()
    assert len(abroad) * 11 >= len(NAMES) > 220 and not problems, "\n".join(problems[:20])
