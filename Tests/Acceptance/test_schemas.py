"""Every JSON document is as its schema in Documentation/schemas says, and the schemas notice when one is not."""

from __future__ import annotations

import copy
import json
import sqlite3
from contextlib import closing

import pytest
from jsonschema import Draft202012Validator

import htcds_check
from support import CARRIED, DAMAGED, FAILED, NO_CASEBOOK, REPOSITORY, USAGE, Jalon
from support import case_line, entry_line, folder_of, invented

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
        "--sex",
        "female",
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
    documents_of_people(take, jalon)
    documents_of_reference(take)
    documents_of_erasure(take, jalon)
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
    # What the binary recorded, it recorded by the clock: on one day, or on two about midnight.
    for day in sorted({each["recordedAt"][:10] for each in jalon.entries()}):
        take("deadline", "sheet", "--on", day)
    take("demo", jalon.work / "demo.sqlite")
    take("deadline", "list", "--store", jalon.work / "demo.sqlite")
    take("deadline", "list", "--by-worker", "--store", jalon.work / "demo.sqlite")
    take("deadline", "overview", "--store", jalon.work / "demo.sqlite")
    take("deadline", "overview", "--country", "BE", "--worker", "demo", "--store", jalon.work / "demo.sqlite")
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


def documents_of_erasure(take, jalon: Jalon) -> None:
    """Holds, what is due for erasure, and an erasure with something out of reach."""
    now = ("--today", "2026-05-20")
    case = take("case", "open", "--country", "FR", "--on", "2014-01-05", *now)["case"]
    take("hold", "place", case, "--ground", "claim", "--on", "2014-02-01", *now)
    take("hold", "place", case, "--ground", "audit", "--on", "2014-02-01", *now)
    take("hold", "lift", case, "--ground", "claim", "--on", "2014-03-01", *now)
    take("stage", "grant", case, "fr.reflection", "--on", "2014-01-06", *now)
    phrase = jalon.written("erasure-phrase", "nobody but the two of us knows")
    out = jalon.work / "erased.jalon"
    secret = ("--bundle-passphrase", f"@{phrase}")
    jalon.ok("transfer", "send", case, "--reason", "other", "--basis", "court-order", "--output", out, *secret, *now)
    take("timeline", "export", case, "--for", "court", *now)
    take("case", "close", case, "--reason", "lost-contact", "--on", "2014-06-01", *now)
    take("hold", "list")
    take("case", "show", case)
    take("timeline", "show", case)
    take("retention", "list", *now)
    take("retention", "list", "--all", *now)
    take("case", "erase", case, "--dry-run", *now)
    take("hold", "lift", case, *now)
    jalon.ok("dump")
    (jalon.store.parent / f"{jalon.store.name}.replaced-20140101").touch()
    take("case", "erase", case, "--dry-run", *now)
    take("case", "erase", case, "--basis", "request", "--reason", "-", *now, stdin="asked")
    (jalon.store.parent / f"{jalon.store.name}.replaced-20140101").unlink()
    take("case", "show", case)
    take("timeline", "show", case)
    take("timeline", "export", case, *now)
    take("case", "list", "--status", "all")


def documents_of_people(take, jalon: Jalon) -> None:
    """The path to a signal, the vault, the people of a case, its texts, and its way to another centre."""
    now = ("--today", "2026-05-20")
    take("vault", "status")
    jalon.environment["JALON_KEY"] = str(jalon.key)
    take("vault", "init")
    case = take("case", "open", "--country", "BE", "--on", "2026-01-05", "--placed", *now)["case"]

    def last(kind: str) -> str:
        return jalon.last(case, kind)["entry"]

    def on(day: str) -> tuple[str, ...]:
        return ("--on", f"2026-{day}", *now)

    take("step", "status", case, *now)
    take("indicator", "record", case, "ind.debt", "ind.hu.eatsApart", *on("01-06"))
    take(
        "step",
        "record",
        case,
        "specialised-centre",
        "--reason",
        "centre-first",
        "--note",
        "-",
        *on("01-07"),
        stdin="text",
    )
    answers = (
        "--vulnerable",
        "yes",
        "--offence",
        "yes",
        "--danger",
        "yes",
        "--danger-to-others",
        "no",
        "--peril",
        "no",
    )
    take("secrecy", "assess", case, *answers, *on("01-08"))
    take("secrecy", "assess", case, *answers, *on("05-08"))
    take("signal", case, "--to", "police", "--emergency", "violence", *on("01-09"))
    take("signal", case, "--to", "prosecutor", *on("01-10"))
    take("case", "identify", case, *now, stdin=json.dumps({"firstName": "Blessing", "birthDate": "1999-05-14"}))
    take("note", "add", case, *now, stdin="text")
    take(
        "role",
        "assign",
        case,
        "guardian",
        "--who",
        "g.1",
        "--until",
        "2026-06-01",
        "--name",
        "-",
        *on("01-11"),
        stdin="text",
    )
    take("role", "end", case, "guardian", *on("02-11"))
    take("case", "assign", case, "--owner", "hd", "--deputy", "jp", *on("01-12"))
    take("case", "assign", case, "--owner", "jp", "--deputy", "hd", *on("02-12"))
    scopes = ("--scope", "referral", "--scope", "transfer")
    take("consent", "give", case, *scopes, "--by", "guardian", "--until", "2026-12-31", *on("01-13"))
    take(
        "referral",
        "receive",
        case,
        "--from",
        "police",
        "--reason",
        "other",
        "--organisation",
        "-",
        *on("01-13"),
        stdin="text",
    )
    take("referral", "answer", case, "accepted", *on("01-14"))
    take(
        "referral",
        "send",
        case,
        "--to",
        "doctor",
        "--reason",
        "additional-services",
        "--basis",
        "court-order",
        *on("01-14"),
    )
    take("referral", "answer", case, "accepted", last("referral-sent"), *on("01-15"))
    take("consent", "withdraw", case, "--scope", "referral", *on("02-13"))
    take(
        "support",
        "plan",
        case,
        "legal",
        "--with",
        "lawyer",
        "--until",
        "2026-09-01",
        "--follow-up",
        "2026-05-27",
        *on("01-16"),
    )
    take("support", "plan", case, "work", "--objective", "-", *on("01-16"), stdin="text")
    take("support", "end", case, "legal", "--result", "achieved", *on("02-16"))
    take(
        "reminder", "add", case, "--due", "2026-05-19", "--topic", "medical", "--title", "-", *on("01-17"), stdin="text"
    )
    take("reminder", "add", case, "--due", "2026-05-26", "--topic", "hearing", *on("01-17"))
    take("reminder", "done", case, last("reminder-added"), *on("02-17"))
    words = (
        "--region",
        "BE-BRU",
        "--nationality",
        "NG",
        "--exploitation",
        "exp.labour",
        "--minor",
        "--adult-on",
        "2027-05",
    )
    take("case", "amend", case, *words, "--unaccompanied", "--no-placed", *on("01-18"))
    take("stage", "grant", case, "be.reflection", "--document", "-", *on("01-19"), stdin="text")
    take("stage", "grant", case, "be.reflection", "--override", "-", *on("01-20"), stdin="text")
    take("entry", "correct", case, last("note-added"), "--text", "-", *now, stdin="text")
    take("entry", "correct", case, last("role-assigned"), "--set", "who=g.2", *now)
    take("undo", case, *now)
    for words in (("role", "list"), ("consent", "list"), ("referral", "list"), ("support", "show"), ("step", "status")):
        take(*words, case, *now)
    for words in (("case", "show"), ("timeline", "show"), ("stage", "options"), ("deadline", "explain")):
        take(*words, case, *now)
    why = ("--reason", "-", *now)
    take("case", "reveal", case, *why, stdin="why")
    take("case", "reveal", case, "--texts", *why, stdin="why")
    take("timeline", "show", case, "--identify", *why, stdin="why")
    take("support", "show", case, "--identify", *why, stdin="why")
    take("deadline", "list", *now)
    take(*now)
    take("case", "list", *now)
    take("htcds", "export", *now)
    take("htcds", "export", "--case", case, "--identify", "--minor", *why, stdin="why")
    for words in ((), ("--redaction", "minimal"), ("--for", "magistrate"), ("--for", "funder", "--redaction", "minimal")):
        take("timeline", "export", "--all", *words, *now)
        take("timeline", "export", case, *words, *now)
    take("timeline", "export", case, "--identify", "--minor", *why, stdin="why")
    bad = jalon.written("bad.csv", ",".join(htcds_check.CORE) + "\n" + "x," * (len(htcds_check.CORE) - 1) + "x\n")
    good = jalon.written("good.csv", jalon.ok("htcds", "export", *now).stdout)
    take("htcds", "validate", good)
    take("htcds", "validate", bad, code=FAILED)
    empty = jalon.written("empty.csv", "prs_FirstName\nx\n")
    take("htcds", "validate", empty, code=FAILED)
    other = Jalon(jalon.folder / "another", "2026-05-20").init().vault()
    phrase = jalon.written("phrase.txt", "nobody but the two of us knows")
    secret = ("--bundle-passphrase", f"@{phrase}")
    out = jalon.work / "case.bundle"
    jalon.ok("transfer", "send", case, "--identify", "--reason", "other", "--output", out, *secret, *now)
    there = ("--store", other.store, "--key", other.key, *now)
    take("transfer", "receive", out, *secret, *there)
    take("transfer", "receive", out, *secret, *there)
    take("timeline", "show", case, *there)
    take("referral", "list", case, *there)
    take("vault", "rekey", "--new-passphrase", f"@{phrase}", *there)
    take("verify")
    take("audit", "list")
    take("audit", "list", "--case", case, "--since", "2026-01-01")
    take("audit", "list", "--since", "9999-12-31")
    jalon.store.chmod(0o644)
    take("doctor", code=FAILED)
    jalon.store.chmod(0o600)
    take("doctor", "--quick", *there)
    take("doctor", "--store", jalon.work / "nothing.sqlite", code=NO_CASEBOOK)
    documents_of_backups(take, jalon)


def documents_of_backups(take, jalon: Jalon) -> None:
    """Backups of all kinds, looked through and restored, and one that is not whole."""
    phrase = jalon.written("backup-phrase.txt", "nobody but the two of us knows")
    sealed, plain, place = (jalon.work / each for each in ("sealed.backup", "plain.backup", "restored.sqlite"))
    take("backup", "create", sealed, "--passphrase", f"@{phrase}")
    take("backup", "create", jalon.work / "key.backup", "--key", jalon.keys / "backup.key")
    take("backup", "create", plain, "--plain")
    take("backup", "verify", sealed, "--passphrase", f"@{phrase}")
    take("backup", "verify", plain)
    take("backup", "restore", plain, "--store", place)
    take("backup", "restore", plain, "--store", place, "--force")
    with closing(sqlite3.connect(plain)) as database:
        database.execute("UPDATE entry SET author = 'somebody else' WHERE seq = 2")
        database.commit()
    take("backup", "verify", plain, code=DAMAGED)


def documents_of_reference(take) -> None:
    """The guide and the reference data."""
    take("step", "guide")
    for name in ("contacts", "hotlines", "indicators", "exploitation", "roles"):
        take("reference", name)
    take("reference", "hotlines", "--historical")
    take("reference", "contacts", "--historical", "--country", "UK")
    take("reference", "indicators", "--country", "HU")
    take("reference", "exploitation", "--today", "2026-04-07")
    take("stats", "--year", 2013)
    take("stats", "--year", 2013, "--country", "BE", "--threshold", 0, "--known-on", "2013-06-14")


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
    met = {document["format"] for _, document in documents} | {"jalon.interchange/1", "jalon.timeline-lines/1"}
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
        ("stats", "tables"),
        ("stats", "packs"),
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
        ("steps", "signals"),
        *(("case", each) for each in ("indicators", "secrecy", "owners", "people", "consents", "referrals")),
        *(("case", each) for each in ("reminders", "support")),
        *(("support", each) for each in ("plan", "reminders", "entitlements")),
        *(("people", each) for each in ("owners", "people")),
        ("consents", "consents"),
        ("referrals", "referrals"),
        ("contacts", "contacts"),
        ("exploitation", "notes"),
        ("secrecy", "beside"),
        ("identity", "entries"),
        ("htcds", "cases"),
        ("sheet", "lines"),
        ("holds", "holds"),
        ("retention", "cases"),
        ("htcds-validation", "findings"),
        ("audit", "records"),
        ("doctor", "checks"),
    ):
        assert any(document[member] for _, document in documents if document["format"] == f"jalon.{name}/1"), (
            name,
            member,
        )


def test_every_line_with_what_is_sealed_is_as_its_schema_says(vaulted):
    vaulted.environment["JALON_TODAY"] = "2026-05-20"
    text = "\n".join(json.dumps(each) for each in CONTEXT)
    vaulted.ok("import", "-", stdin=text)
    for number, (kind, facts, _) in enumerate(ENTRIES):
        lone = {"format": "jalon.interchange/1"}, entry_line("BE-2026-KIND", 100 + number, kind, "2026-05-04", **facts)
        vaulted.run("import", "-", stdin="\n".join(json.dumps(each) for each in lone))
    check = validator("interchange")
    lines = [json.loads(line) for line in vaulted.identified("dump").out.splitlines()]
    for line in lines:
        assert not list(check.iter_errors(line)), line
    texts = {field for line in lines for field, value in line.items() if value == "text"}
    assert len(texts) >= 8 and any("identity" in line for line in lines)
    assert len({line.get("kind") for line in lines}) > 25


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


def named(number: int) -> str:
    return f"0198f3c2-0000-7000-8000-{number:012x}"


GRANT, EXTENSION, REFUSAL, STAY, ROLE, REFERRAL, REMINDER, PLAN = map(named, range(1, 9))

# A case in which an entry of every kind may follow.
CONTEXT = (
    {"format": "jalon.interchange/1"},
    case_line("BE-2026-KIND", opened="2026-01-01", minor=True),
    entry_line("BE-2026-KIND", 1, "stage-granted", "2026-01-05", stage="be.provisional", until=None),
    entry_line("BE-2026-KIND", 2, "stage-extended", "2026-04-01", stage="be.provisional", until=None),
    entry_line("BE-2026-KIND", 3, "stage-refused", "2026-04-02", stage="be.temporary"),
    entry_line("BE-2026-KIND", 4, "stay-started", "2026-02-01", stay="be.stay.minors", until=None),
    entry_line("BE-2026-KIND", 5, "role-assigned", "2026-02-01", role="guardian", who=None, until=None),
    entry_line("BE-2026-KIND", 6, "referral-sent", "2026-02-01", to="ngo", purpose="other", basis="court-order"),
    entry_line("BE-2026-KIND", 7, "reminder-added", "2026-02-01", due="2026-06-01", topic="medical"),
    entry_line("BE-2026-KIND", 8, "support-planned", "2026-02-01", domain="work", **{"with": []}, until=None),
    entry_line("BE-2026-KIND", 10, "hold-placed", "2026-02-01", ground="claim"),
    entry_line("BE-2026-KIND", 9, "consent-given", "2026-02-01", scope=["contact", "referral", "transfer"]),
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
    (
        "step-recorded",
        {"step": "joint-dialogue", "with": ["lawyer"], "outcome": "signal", "reason": "person-wished", "note": "text"},
        ("with", "outcome", "reason", "note"),
    ),
    ("step-skipped", {"step": "guardian", "reason": "not-placed", "reasonText": "text"}, ("reasonText",)),
    ("indicators-observed", {"indicators": ["ind.debt"], "note": "text"}, ("note",)),
    ("secrecy-assessed", {"facts": ["peril"], "answer": "must-act", "law": "BE/2024"}, ("facts",)),
    ("signal-sent", {"to": "police", "emergency": "violence", "reasonText": "text"}, ("emergency", "reasonText")),
    (
        "referral-sent",
        {
            "to": "ngo",
            "purpose": "other",
            "basis": "court-order",
            "transfer": True,
            "identified": True,
            "organisation": "text",
            "name": "text",
        },
        ("basis", "transfer", "identified", "organisation", "name"),
    ),
    ("referral-received", {"from": "ngo", "purpose": "other", "transfer": True, "name": "text"}, ("transfer", "name")),
    ("referral-answered", {"item": REFERRAL, "status": "accepted"}, ()),
    ("consent-given", {"scope": ["transfer"], "by": "guardian", "until": "2026-12-31"}, ("by", "until")),
    ("consent-withdrawn", {"scope": ["contact"], "note": "text"}, ("note",)),
    # Without what is sealed, it is the line of a coded dump.
    ("note-added", {"text": "text"}, ("text",)),
    (
        "reminder-added",
        {"due": "2026-06-01", "topic": "hearing", "item": PLAN, "title": "text"},
        ("topic", "item", "title"),
    ),
    ("reminder-done", {"item": REMINDER}, ()),
    (
        "role-assigned",
        {"role": "lawyer", "who": "l.1", "until": "2026-12-31", "name": "text"},
        ("who", "until", "name"),
    ),
    ("role-ended", {"item": ROLE}, ()),
    ("case-assigned", {"owner": "hd", "deputy": "jp"}, ("deputy",)),
    (
        "case-amended",
        {"region": "BE-BRU", "minor": True, "adultOn": "2027-05", "unaccompanied": True, "placed": True}
        | {"exploitation": ["exp.labour"], "nationality": "NG"},
        ("region", "minor", "adultOn", "unaccompanied", "placed", "exploitation", "nationality"),
    ),
    ("case-amended", {"placed": True}, ()),
    (
        "support-planned",
        {"domain": "legal", "with": ["lawyer"], "until": "2026-12-31", "objective": "text", "service": "text"},
        ("with", "until", "objective", "service"),
    ),
    ("support-ended", {"item": PLAN, "result": "achieved"}, ()),
    ("identity-recorded", {"identity": {"firstName": "text"}}, ("identity",)),
    ("identity-revealed", {"shown": "all", "reasonText": "text"}, ("reasonText",)),
    ("stage-granted", {"stage": "be.longTerm", "until": "2026-12-31", "document": "text"}, ("until", "document")),
    ("hold-placed", {"ground": "audit", "note": "text"}, ("note",)),
    ("hold-lifted", {"ground": "claim"}, ()),
    ("entry-corrected", {"target": ROLE, "as": "role-assigned", "role": "lawyer", "who": "l.1"}, ("who",)),
    ("entry-corrected", {"target": REMINDER, "as": "reminder-added", "due": "2026-06-02", "topic": "work"}, ("topic",)),
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
    "step": ["party", None, 7],
    "with": ["lawyer", ["A lawyer"], [7], 7],
    "indicators": [[], ["ind.luck"], "ind.debt", None],
    "facts": [["luck"], "peril", [7]],
    "answer": ["perhaps", None, 7],
    "law": ["Belgian law", "", None, 7],
    "to": ["A neighbour", None, 7],
    "from": ["A neighbour", None, 7],
    "emergency": ["Haste", 7],
    "purpose": ["fun", None, 7],
    "basis": ["friendship", 7],
    "transfer": ["yes", 7],
    "identified": ["yes", 7],
    "item": ["seven", None, 7],
    "status": ["lost", None, 7],
    "scope": [[], ["everything"], "transfer", None, 7],
    "by": ["a friend", 7],
    "due": ["2026-02-30", "soon", None, 7],
    "topic": ["party", 7],
    "role": ["A friend", None, 7],
    "who": ["Jan Peeters", "", 7],
    "owner": ["Jan Peeters", "", None, 7],
    "deputy": ["Jan Peeters", "", 7],
    "region": ["Brussels", 7],
    "minor": ["yes", None, 7],
    "adultOn": ["2027-13", "2027", 7],
    "unaccompanied": ["yes", None, 7],
    "placed": ["yes", None, 7],
    "exploitation": [["A party"], "exp.labour", 7],
    "nationality": ["Nigeria", 7],
    "domain": ["sports", None, 7],
    "result": ["great", None, 7],
    "shown": ["something", None, 7],
    "ground": ["pension", None, 7],
    "identity": ["Blessing", ["Blessing"], 7],
} | {
    field: [7, ["text"], {"a": "text"}, True]
    for field in ("note", "text", "title", "document", "name", "organisation", "reasonText", "objective", "service")
}


@pytest.mark.parametrize(
    "kind, facts, optional", ENTRIES, ids=[f"{each[0]} {number}" for number, each in enumerate(ENTRIES)]
)
def test_the_schema_refuses_what_an_import_refuses(vaulted, kind, facts, optional):
    """The fields of the newer kinds: what is missing or of another kind is seen by both."""
    check = validator("interchange")
    assert all(check.is_valid(line) for line in CONTEXT)

    def imported(fields):
        line = entry_line("BE-2026-KIND", 99, kind, "2026-05-04", **fields)
        text = "\n".join(json.dumps(each) for each in (*CONTEXT, line))
        return line, vaulted.run("import", "-", "--dry-run", "--today", "2026-05-05", stdin=text)

    def without(field):
        return {name: value for name, value in facts.items() if name != field}

    for fields in (facts, *(without(field) for field in optional)):
        line, result = imported(fields)
        assert result.code == 0, result
        assert check.is_valid(line), line
    bad = [without(field) for field in facts if field not in optional and field != "until"]
    # Null is not given at all, where that may be.
    given = [(field, wrong) for field in facts for wrong in WRONG[field] if wrong is not None or field not in optional]
    bad += [facts | {field: wrong} for field, wrong in given]
    for fields in bad:
        line, result = imported(fields)
        assert result.code == USAGE and f"line {len(CONTEXT) + 1}" in result.err, (fields, result)
        assert not check.is_valid(line), line


# What an entry says when it is known, given or asked for.
SOMETIMES = {
    *("pack", "delivery", "emergency", "basis", "transfer", "identified", "identity"),
    *("note", "text", "title", "document", "name", "organisation", "reasonText", "objective", "service"),
    *(("step-recorded", "outcome"), ("step-recorded", "reason"), ("reminder-added", "item")),
    "overrideReason",
}


def test_every_kind_of_entry_is_looked_at_where_it_is_printed(documents):
    """The facts of the entries of a timeline: none may be missing, but for those that are not always known."""
    check, seen = validator("timeline"), set()
    shared = {"case", "entry", "sequence", "kind", "on", "recordedAt", "author"}
    for _, document in documents:
        if document["format"] != "jalon.timeline/1":
            continue
        # By the month, and for a recipient, what an entry says is another.
        left = document.get("export", {})
        if left.get("redaction") == "minimal" or left.get("recipient"):
            continue
        for number, entry in enumerate(document["entries"]):
            if entry["kind"] == "case-opened":
                continue
            seen.add(entry["kind"])
            kind = entry.get("as", entry["kind"])
            for field in set(entry) - shared:
                changed = copy.deepcopy(document)
                del changed["entries"][number][field]
                if field not in SOMETIMES and (kind, field) not in SOMETIMES and kind != "case-amended":
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
    "deadlines": {("deadlines", "owner"), ("deadlines", "deputy")},
    "case": {("adultOn",), ("sex",)},
    "timeline": {("today",), ("findings",), ("case", "adultOn"), ("case", "sex")},
    "support": {("plan", field) for field in ("objective", "service", "note")},
}
# Fields of the data standard that are no core fields stand there when they are filled.
FILLED = {name for name in htcds_check.FIELDS if name not in htcds_check.CORE}
# Facts that only some kinds of entry have, and values of some findings, are looked at elsewhere; an identity has keys
# of any name.
LOOSE = {("timeline", "entries"), ("timelines", "timelines"), ("timeline", "audit"), ("identity", "entries")}
LOOSE |= {("identity", "identity"), ("doctor", "checks"), ("audit", "records")}
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
            if what == "an object" and (name, plain) == ("identity", ("identity",)):
                continue
            if what == "missing" and name == "htcds" and (plain[-1] in FILLED or plain[-1].startswith("ext_")):
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
