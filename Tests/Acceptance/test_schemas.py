"""Every JSON document is as its schema in Documentation/schemas says, and the schemas notice when one is not."""

from __future__ import annotations

import copy
import json

import pytest
from jsonschema import Draft202012Validator

from support import CARRIED, DAMAGED, REPOSITORY, USAGE, Jalon, case_line, entry_line, folder_of, invented

SCHEMAS = REPOSITORY / "Documentation" / "schemas"
FILES = sorted(SCHEMAS.glob("*.schema.json"))
CONTRACT = {"deadlines", "date", "count", "calendar", "case", "timeline"}


def schema(name: str) -> dict:
    return json.loads((SCHEMAS / f"{name}-1.schema.json").read_text())


def validator(name: str) -> Draft202012Validator:
    checker = Draft202012Validator.FORMAT_CHECKER
    assert {"date", "date-time", "uuid"} <= set(checker.checkers), "the formats are not looked at"
    return Draft202012Validator(schema(name), format_checker=checker)


def problems(document: dict) -> list[str]:
    family, name_and_version = document["format"].split(".", 1)
    name, version = name_and_version.split("/")
    assert (family, version) == ("jalon", "1")
    assert (SCHEMAS / f"{name}-1.schema.json").is_file(), f"there is no schema for {document['format']}"
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(document)]


@pytest.mark.parametrize("path", FILES, ids=[each.name for each in FILES])
def test_a_schema_is_a_schema(path):
    document = json.loads(path.read_text())
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    name = path.name.removesuffix("-1.schema.json")
    assert (
        document["title"] == f"jalon.{name}/1" and document["$id"] == f"urn:jalon:{name}:1" and document["description"]
    )
    # Adding is free: no object is closed.
    assert '"additionalProperties": false' not in path.read_text()
    assert "unevaluatedProperties" not in path.read_text()


def test_what_schemas_share_is_the_same_everywhere():
    shared: dict[str, dict] = {}
    for path in FILES:
        for name, definition in json.loads(path.read_text()).get("$defs", {}).items():
            assert shared.setdefault(name, definition) == definition, f"{name} differs in {path.name}"


def test_the_contract_has_its_schemas():
    assert CONTRACT <= {each.name.removesuffix("-1.schema.json") for each in FILES}


@pytest.fixture(scope="module")
def documents(tmp_path_factory) -> list[tuple[str, dict]]:
    """Everything that the binary prints as JSON, with the command that printed it."""
    jalon = Jalon(tmp_path_factory.mktemp("documents"))
    found: list[tuple[str, dict]] = []

    def take(*words, stdin="", code=0):
        result = jalon.run(*words, "--json", stdin=stdin)
        assert result.code == code, result
        found.append((" ".join(map(str, words)), result.json()))
        return found[-1][1]

    take("store", "init")
    take()
    take("deadline", "list")
    take("case", "list")
    belgium = take(
        "case",
        "open",
        "--country",
        "BE",
        "--on",
        "2013-05-01",
        "--placed",
        "--minor",
        "--adult-on",
        "2014-02",
        "--unaccompanied",
        "--exploitation",
        "exp.labour",
        "--nationality",
        "MA",
    )["case"]
    take(
        "step",
        "record",
        belgium,
        "team-discussion",
        "--on",
        "2013-05-01",
        "--with",
        "educator",
        "--outcome",
        "agreement",
    )
    take("step", "record", belgium, "joint-dialogue", "--on", "2013-05-01")
    take("step", "skip", belgium, "guardian", "--reason", "unreachable", "--on", "2013-05-02")
    take("stage", "grant", belgium, "be.reflection", "--on", "2013-05-02")
    take("condition", "record", belgium, "contact-broken", "met", "--on", "2013-05-02")
    take("condition", "record", belgium, "contact-broken", "lapsed", "--on", "2013-05-03")
    take("stage", "options", belgium)
    take("stage", "refuse", belgium, "be.provisional", "--on", "2013-06-01")
    take("stage", "grant", belgium, "be.provisional", "--on", "2013-06-10", "--until", "2013-09-09")
    take("stage", "extend", belgium, "be.provisional", "--on", "2013-06-12", "--until", "2013-12-09")
    kingdom = take("case", "open", "--country", "GB", "--region", "GB-SCT", "--on", "2012-05-01")["case"]
    take("stage", "grant", kingdom, "uk.reflection", "--on", "2012-05-01", "--pack", "GB/FIIT-2013")
    take("stage", "withdraw", kingdom, "uk.reflection", "--reason", "disqualified", "--on", "2012-06-01")
    italy = take("case", "open", "--country", "IT", "--on", "2013-03-15")["case"]
    take("stage", "grant", italy, "it.reflection", "--on", "2013-03-15")
    take("stage", "options", italy)
    # A printed day under no pack at all, and a stage that runs without a deadline.
    jalon.ok(
        "import",
        "-",
        stdin="\n".join(
            json.dumps(each)
            for each in (
                {"format": "jalon.interchange/1"},
                {"case": "FR-2006-NEWS", "country": "FR", "openedOn": "2006-03-01"},
                {
                    "case": "FR-2006-NEWS",
                    "entry": "0198f3c2-0000-7000-8000-000000000001",
                    "kind": "stage-granted",
                    "on": "2006-03-02",
                    "stage": "fr.reflection",
                    "until": "2006-04-01",
                },
                {"case": "FR-2006-NONE", "country": "FR", "openedOn": "2006-03-01"},
                {
                    "case": "FR-2006-NONE",
                    "entry": "0198f3c2-0000-7000-8000-000000000002",
                    "kind": "stage-granted",
                    "on": "2006-03-02",
                    "stage": "fr.reflection",
                },
            )
        ),
    )
    take()
    take("deadline", "list")
    take("deadline", "list", "--overdue", "--today", "2027-01-01")
    take("deadline", "check", "--today", "2027-01-01", code=2)
    take("deadline", "check", "--today", "2006-01-01")
    for case in (belgium, kingdom, italy, "FR-2006-NEWS", "FR-2006-NONE"):
        for words in (
            ("case", "show", case),
            ("timeline", "show", case),
            ("step", "status", case),
            ("deadline", "explain", case),
        ):
            take(*words)
    documents_of_entries(take, jalon)
    take("case", "close", italy, "--reason", "transferred", "--on", "2013-06-14")
    take("case", "show", italy)
    take("timeline", "show", italy)
    take("case", "list", "--status", "all")
    take("case", "reopen", italy, "--on", "2013-06-15")
    dumped = jalon.dump()
    take("import", "-", stdin=dumped)
    take("import", "-", "--dry-run", stdin=dumped)
    take("verify")
    take("verify", "--head", "0" * 64, code=DAMAGED)
    take("demo", jalon.work / "demo.sqlite")
    take("deadline", "list", "--store", jalon.work / "demo.sqlite")
    documents_of_rules(take, jalon, kingdom)
    for country, stage in (
        ("BE", "be.permanent"),
        ("FR", "fr.shortTerm"),
        ("GB", "uk.reasonableGrounds"),
        ("HU", "hu.stay.specialised"),
        ("BE", "be.stay.minors.observation"),
    ):
        take("rules", "date", "--country", country, "--stage", stage, "--on", "2013-08-31")
    take("rules", "date", "--country", "IT", "--stage", "it.reflection", "--on", "2025-11-30", "--pack", "IT/FIIT-2013")
    for region in ("BE", "FR", "IT", "HU", "GB-ENG", "GB-SCT", "GB-NIR"):
        take("rules", "calendar", "--region", region, "--year", 2026)
        take("rules", "count", "--region", region, "--on", "2028-12-20", "--days", 4, "--roll")
        take("rules", "count", "--region", region, "--on", "2025-01-31", "--months", 1)
    return found


def documents_of_entries(take, jalon: Jalon) -> None:
    """Decisions, stays, what was settled, put right and taken back."""

    def entry(case: str, kind: str) -> str:
        return [each["entry"] for each in jalon.entries(case) if each["kind"] == kind][-1]

    now = ("--today", "2026-02-01")
    scotland = take("case", "open", "--country", "GB", "--region", "GB-SCT", "--on", "2025-03-01")["case"]
    take("decision", "request", scotland, "reasonable-grounds", "--on", "2025-03-24", *now)
    take("decision", "record", scotland, "reasonable-grounds", "positive", "--on", "2025-03-31", *now)
    take("decision", "record", scotland, "conclusive-grounds", "negative", "--on", "2025-05-30", *now)
    minor = take("case", "open", "--country", "BE", "--on", "2025-03-01", "--minor")["case"]
    take("stay", "start", minor, "be.stay.minors", "--on", "2025-03-03", *now)
    take("deadline", "done", minor, "be.stay.minors.observation/report", "--on", "2025-04-01", *now)
    take("stay", "extend", minor, "--on", "2025-12-01", "--until", "2026-02-01", *now)
    take("stage", "refuse", minor, "be.temporary", "--on", "2025-04-04", "--delivery", "mail", *now)
    take("decision", "request", minor, "appeal", "--on", "2025-04-30", *now)
    take("stage", "grant", minor, "be.provisional", "--on", "2025-05-02", *now)
    take("entry", "correct", minor, entry(minor, "stage-granted"), "--on", "2025-05-05", "--until", "2025-08-04", *now)
    take("entry", "correct", minor, entry(minor, "stage-refused"), "--delivery", "receipt", *now)
    take("entry", "retract", minor, entry(minor, "decision-requested"), "--reason", "did-not-happen", *now)
    take("stay", "end", minor, "--on", "2025-12-20", *now)
    france = take("case", "open", "--country", "FR", "--on", "2026-01-05")["case"]
    take("stage", "grant", france, "fr.temporaryCard", "--on", "2026-01-10", *now)
    for case in (scotland, minor, france):
        for words in (("case", "show"), ("timeline", "show"), ("deadline", "explain"), ("stage", "options")):
            take(*words, case, *now)
    take("deadline", "list", "--all", "--today", "2025-06-01")
    take("deadline", "list", "--announced", "--today", "2025-06-01")
    take("store", "alerts")
    take("store", "alerts", "60,2")
    take("deadline", "list", "--today", "2025-06-01")
    take("store", "alerts", "--reset")


def documents_of_rules(take, jalon: Jalon, kingdom: str) -> None:
    """Every pack, an invented one, and what is said of packs."""
    own = folder_of(jalon.work / "packs", invented())
    take("rules", "list")
    take("rules", "list", "--packs", own)
    for pack in CARRIED:
        take("rules", "show", pack)
    take("rules", "show", "QX/2020", "--packs", own)
    take("rules", "date", "--packs", own, "--country", "QX", "--stage", "qx.appeal", "--on", "2026-01-01")
    take("rules", "date", "--country", "FR", "--stage", "fr.cardRenewal", "--on", "2026-05-31")
    take("rules", "diff", "BE/2007", "BE/2026")
    take("rules", "diff", "BE/2017", "BE/2017")
    take("rules", "impact", "GB/FIIT-2013", "GB/2023")
    take("rules", "impact", "FR/2021", "FR/2016")
    take("rules", "lint", "--year", 2026)
    take("rules", "lint", "GB/2023", "--year", 2027)
    good, warned, broken = (jalon.work / f"{each}.json5" for each in ("good", "warned", "broken"))
    good.write_text(json.dumps(invented()))
    month = invented()
    del month["stages"][0]["duration"]["days"]
    month["stages"][0]["duration"]["months"] = 1
    warned.write_text(json.dumps(month))
    broken.write_text(json.dumps(invented(days=20)))
    take("rules", "validate", good)
    take("rules", "validate", warned)
    take("rules", "validate", broken, code=USAGE)


def test_every_document_is_as_its_schema_says(documents):
    found = [f"jalon {words}: {each}" for words, document in documents for each in problems(document)]
    assert not found, f"{len(found)} problems:\n" + "\n".join(found[:30])


def test_every_schema_has_met_a_document(documents):
    met = {document["format"] for _, document in documents} | {"jalon.interchange/1"}
    assert met == {json.loads(each.read_text())["title"] for each in FILES}


def test_lists_that_can_be_empty_were_seen_full(documents):
    """A schema of an empty list says nothing: each list of the contract was printed with something in it."""
    for name, member in (
        ("deadlines", "deadlines"),
        ("timeline", "entries"),
        ("timeline", "deadlines"),
        ("case", "steps"),
        ("case", "conditions"),
        ("case", "stages"),
        ("case", "deadlines"),
        ("case", "decisions"),
        ("case", "stays"),
        ("case", "findings"),
        ("recorded", "findings"),
        ("options", "options"),
        ("calendar", "workingSaturdays"),
        ("due", "openSteps"),
        ("due", "withoutDeadline"),
        ("verification", "problems"),
        ("packs", "packs"),
        ("rules", "periods"),
        ("rules", "stays"),
        ("rules", "duties"),
        ("rules", "alerts"),
        ("rules", "floors"),
        ("rules", "without"),
        ("rules-diff", "differences"),
        ("rules-impact", "changes"),
        ("rules-lint", "findings"),
        ("rules-review", "problems"),
        ("alerts", "alerts"),
    ):
        assert any(document[member] for _, document in documents if document["format"] == f"jalon.{name}/1"), (
            name,
            member,
        )


def test_every_line_of_a_dump_is_as_its_schema_says(tmp_path):
    jalon = Jalon(tmp_path)
    place = jalon.work / "demo.sqlite"
    jalon.ok("demo", place)
    check = validator("interchange")
    lines = [json.loads(line) for line in jalon.dump(place).splitlines()]
    assert len(lines) > 30
    for line in lines:
        assert not list(check.iter_errors(line)), line
    for line in (
        {},
        {"format": "jalon.interchange/2"},
        {"case": "BE-1", "country": "BE"},
        {"case": "BE-1", "entry": "7"},
        lines[1] | {"openedOn": "2013-02-30"},
        lines[1] | {"country": "Belgium"},
        lines[1] | {"minor": "yes"},
        lines[-1] | {"kind": "coffee-drunk"},
        lines[-1] | {"on": "today"},
        lines[-1] | {"case": "Jan Peeters"},
    ):
        assert list(check.iter_errors(line)), line


GRANT, EXTENSION, REFUSAL = (f"0198f3c2-0000-7000-8000-{number:012x}" for number in (1, 2, 3))

# A case in which an entry of every kind may follow.
CONTEXT = (
    {"format": "jalon.interchange/1"},
    case_line("BE-2026-KIND", opened="2026-01-01"),
    entry_line("BE-2026-KIND", 1, "stage-granted", "2026-01-05", stage="be.provisional", until=None),
    entry_line("BE-2026-KIND", 2, "stage-extended", "2026-04-01", stage="be.provisional", until=None),
    entry_line("BE-2026-KIND", 3, "stage-refused", "2026-04-02", stage="be.temporary"),
    entry_line("BE-2026-KIND", 4, "stay-started", "2026-02-01", stay="be.stay.minors", until=None),
)

# What a line of each of the newer kinds says, and which fields it may go without.
ENTRIES = [
    ("decision-requested", {"decision": "appeal"}, ()),
    ("decision-recorded", {"decision": "appeal", "outcome": "negative", "delivery": "receipt"}, ("delivery",)),
    ("stage-refused", {"stage": "be.temporary", "delivery": "mail"}, ("delivery",)),
    ("stage-withdrawn", {"stage": "be.provisional", "reason": "other", "delivery": "receipt"}, ("delivery",)),
    ("stay-started", {"stay": "be.stay.specialised", "until": "2026-09-01"}, ("until",)),
    ("stay-extended", {"stay": "be.stay.minors", "until": "2027-01-31"}, ()),
    ("stay-ended", {"stay": "be.stay.minors"}, ()),
    ("deadline-met", {"deadline": "be.provisional", "trigger": "2026-01-05"}, ()),
    (
        "entry-corrected",
        {"target": GRANT, "as": "stage-granted", "stage": "be.provisional", "until": "2026-07-01"},
        ("until",),
    ),
    ("entry-corrected", {"target": EXTENSION, "as": "stage-extended", "stage": "be.provisional"}, ()),
    (
        "entry-corrected",
        {"target": REFUSAL, "as": "stage-refused", "stage": "be.permanent", "delivery": "mail"},
        ("delivery",),
    ),
    ("entry-retracted", {"target": EXTENSION, "reason": "duplicate"}, ()),
]

# What no field of that name may say.
WRONG = {
    "outcome": ["maybe", None, 7],
    "decision": ["Has decided", None, 7],
    "delivery": ["By hand", 7],
    "reason": ["Boredom", None, 7],
    "stage": [None, 7],
    "stay": [None, 7],
    "deadline": [None, 7],
    "until": ["2026-02-30", "soon", 7],
    "trigger": ["2026-02-30", None, 7],
    "target": ["seven", None, 7],
    "as": ["case-opened", "entry-retracted", "coffee-drunk", None, 7],
}


@pytest.mark.parametrize(
    "kind, facts, optional", ENTRIES, ids=[f"{each[0]} {number}" for number, each in enumerate(ENTRIES)]
)
def test_the_schema_refuses_what_an_import_refuses(book, kind, facts, optional):
    """The fields of the newer kinds: what is missing or of another kind is seen by both."""
    check = validator("interchange")
    assert all(check.is_valid(line) for line in CONTEXT)

    def imported(fields):
        line = entry_line("BE-2026-KIND", 9, kind, "2026-05-04", **fields)
        text = "\n".join(json.dumps(each) for each in (*CONTEXT, line))
        return line, book.run("import", "-", "--dry-run", "--today", "2026-05-05", stdin=text)

    def without(field):
        return {name: value for name, value in facts.items() if name != field}

    for fields in (facts, *(without(field) for field in optional)):
        line, result = imported(fields)
        assert result.code == 0, result
        assert check.is_valid(line), line
    bad = [without(field) for field in facts if field not in optional and field != "until"]
    bad += [facts | {field: wrong} for field in facts for wrong in WRONG[field]]
    for fields in bad:
        line, result = imported(fields)
        assert result.code == USAGE and f"line {len(CONTEXT) + 1}" in result.err, (fields, result)
        assert not check.is_valid(line), line


def test_every_kind_of_entry_is_looked_at_where_it_is_printed(documents):
    """The facts of the entries of a timeline: none may be missing, but for those that are not always known."""
    check, seen = validator("timeline"), set()
    shared = {"case", "entry", "sequence", "kind", "on", "recordedAt", "author"}
    for _, document in documents:
        if document["format"] != "jalon.timeline/1":
            continue
        for number, entry in enumerate(document["entries"]):
            if entry["kind"] == "case-opened":
                continue
            seen.add(entry["kind"])
            for field in set(entry) - shared - {"pack", "delivery"}:
                if field == "outcome" and "step-recorded" in (entry["kind"], entry.get("as")):
                    continue
                changed = copy.deepcopy(document)
                del changed["entries"][number][field]
                assert not check.is_valid(changed), (entry, field)
                changed["entries"][number][field] = 3.5
                assert not check.is_valid(changed), (entry, field)
    assert {kind for kind, _, _ in ENTRIES} <= seen


def mutations(document):
    """The document with one thing wrong: a member missing, of another type, or a date that is none."""

    def walk(value, path):
        yield path, value
        for key in value if isinstance(value, dict) else range(len(value[:1])) if isinstance(value, list) else ():
            yield from walk(value[key], (*path, key))

    for path, value in walk(document, ()):
        if not path:
            continue
        for wrong in ((None, "missing"), (3.5, "a number"), ({"un": "expected"}, "an object")):
            changed = copy.deepcopy(document)
            place = changed
            for key in path[:-1]:
                place = place[key]
            if wrong[1] == "missing":
                if not isinstance(place, dict):
                    continue
                del place[path[-1]]
            else:
                place[path[-1]] = wrong[0]
            yield path, wrong[1], changed
        if isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-" and len(value) == 10:
            for bad in ("2013-02-30", "03/04/2027", "2013-2-3", "2013-06-15T00:00:00Z"):
                changed = copy.deepcopy(document)
                place = changed
                for key in path[:-1]:
                    place = place[key]
                place[path[-1]] = bad
                yield path, bad, changed


# Members that a document may go without: what the binary adds to the contract.
OPTIONAL = {
    "count": {("region",)},
    "calendar": {("provisional",)},
    "case": {("adultOn",)},
    "timeline": {("today",), ("findings",), ("case", "adultOn")},
}
# Facts that only some kinds of entry have are looked at elsewhere.
LOOSE = {("timeline", "entries")}
# Members by names of their own: any of them may be missing.
NAMED = {("rules", "citations")}
# Values of any kind, as text: what looks like a day need not be one.
AS_TEXT = {("rules-diff", "differences")}


def test_a_document_that_is_wrong_is_noticed(documents):
    """Every member of every document is required and typed, but for the few that are said to be optional."""
    fullest: dict[str, dict] = {}
    for _, document in documents:
        name = document["format"][len("jalon.") : -len("/1")]
        if len(json.dumps(document)) > len(json.dumps(fullest.get(name, {}))):
            fullest[name] = document
    unnoticed, tried = [], 0
    for name, document in fullest.items():
        check = validator(name)
        for path, what, changed in mutations(document):
            plain = tuple(each for each in path if isinstance(each, str))
            if any((name, path[0]) == each for each in LOOSE) and len(path) > 1:
                continue
            if (name, path[0]) in AS_TEXT and what not in ("missing", "a number", "an object"):
                continue
            if what == "missing" and (
                plain in OPTIONAL.get(name, set()) or (name, plain[0]) in NAMED and len(path) == 2
            ):
                continue
            tried += 1
            if check.is_valid(changed):
                unnoticed.append(f"{name}: {'.'.join(map(str, path))}: {what}")
    assert not unnoticed, f"{len(unnoticed)} of {tried}:\n" + "\n".join(unnoticed[:40])
    assert tried > 500


@pytest.mark.parametrize(
    "change",
    [
        {"state": "late"},
        {"state": "overdue", "daysLeft": 3},
        {"state": "due-today", "daysLeft": 1},
        {"state": "upcoming", "daysLeft": 0},
        {"kind": "party"},
        {"packStatus": "certain"},
        {"due": "2013-02-29"},
        {"rolledFrom": "yesterday"},
        {"flags": "clamped"},
        {"country": "Belgium"},
        {"observed": "no"},
        {"citations": None},
        {"daysLeft": "3"},
        {"deadline": "the end"},
    ],
)
def test_states_and_kinds_are_those_of_the_contract(documents, change):
    document = next(each for _, each in documents if each["format"] == "jalon.deadlines/1" and each["deadlines"])
    check = validator("deadlines")
    assert check.is_valid(document)
    changed = copy.deepcopy(document)
    changed["deadlines"][0] |= change
    assert not check.is_valid(changed)


def test_adding_is_free(documents):
    for _, document in documents:
        grown = copy.deepcopy(document)
        grown["more"] = {"to": "come"}
        for member in grown.values():
            if isinstance(member, list) and member and isinstance(member[0], dict):
                member[0]["more"] = 1
        assert not problems(grown)
