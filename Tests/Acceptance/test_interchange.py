"""The interchange format: the same bytes again, large imports, and all or nothing."""

from __future__ import annotations

import json
import random
import re
import signal
import time
from datetime import date, timedelta

import pytest

from support import DONE, ESCAPE, MEASURED, OVERDUE, USAGE, Jalon, case_line, entry_line, interchange

CASES = 20_000
ENTRIES_A_CASE = 10

FIRST_STAGE = {
    "BE": "be.reflection",
    "FR": "fr.reflection",
    "IT": "it.reflection",
    "HU": "hu.reflection",
    "GB": "uk.reflection",
}
SECOND_STAGE = {
    "BE": "be.provisional",
    "FR": "fr.shortTerm",
    "IT": "it.provisional",
    "HU": "hu.humanitarian",
    "GB": "uk.residence",
}


def many(cases: int, entries: int = ENTRIES_A_CASE, prefix: str = "") -> bytes:
    """An import of so many cases, each with so many entries: steps, conditions, grants, a closure now and then."""
    chance = random.Random(f"interchange {cases}")
    lines = ['{"format":"jalon.interchange/1"}']
    # Entries of another prefix are other entries: they have identifiers of their own.
    number = len(prefix) * 10_000_000
    for index in range(cases):
        country = ("BE", "FR", "IT", "HU", "GB")[index % 5]
        reference = f"{prefix}{country}-2013-{index:06d}"
        opened = date(2013, 1, 1) + timedelta(days=chance.randrange(200))
        lines.append(
            json.dumps(
                case_line(
                    reference,
                    country,
                    str(opened),
                    placed=index % 3 == 0,
                    recordedAt=f"{opened}T09:00:00Z",
                    author="hd",
                )
            )
        )
        made: list[tuple[str, dict]] = [
            ("step-recorded", {"step": "team-discussion", "with": ["educator", "psychologist"], "outcome": "continue"}),
            ("step-recorded", {"step": "specialised-centre", "with": ["specialised-centre"]}),
            ("condition-recorded", {"condition": "contact-broken", "status": "met"}),
            ("stage-granted", {"stage": FIRST_STAGE[country], "until": None}),
            ("step-skipped", {"step": "guardian", "reason": "not-placed"}),
            ("step-recorded", {"step": "joint-dialogue", "with": ["lawyer"], "outcome": "signal"}),
            ("condition-recorded", {"condition": "cooperates", "status": "met"}),
            ("condition-recorded", {"condition": "contact-broken", "status": "lapsed"}),
            ("condition-recorded", {"condition": "contact-broken", "status": "met"}),
            (
                "stage-granted",
                {"stage": SECOND_STAGE[country], "until": None}
                | ({"until": str(opened + timedelta(days=150))} if index % 4 == 0 else {}),
            ),
        ]
        if index % 7 == 0:
            made[8] = ("stage-refused", {"stage": SECOND_STAGE[country]})
        if index % 11 == 0:
            made[9] = ("case-closed", {"reason": "transferred"})
        for step, (kind, facts) in enumerate(made[:entries]):
            number += 1
            lines.append(
                json.dumps(entry_line(reference, number, kind, str(opened + timedelta(days=3 * step)), **facts))
            )
    return ("\n".join(lines) + "\n").encode()


def test_the_lines_of_the_contract_are_read(book):
    lines = (
        '{"format":"jalon.interchange/1"}\n'
        '{"case":"BE-2026-7Q4K","country":"BE","openedOn":"2026-03-01","region":null,"minor":false,"unaccompanied":false,'
        '"placed":false,"exploitation":["exp.labour"],"nationality":"MA"}\n'
        '{"case":"BE-2026-7Q4K","entry":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","kind":"step-recorded","on":"2026-03-01",'
        '"recordedAt":"2026-03-01T10:12:00Z","author":"hd","step":"team-discussion","with":["educator"]}\n'
        '{"case":"BE-2026-7Q4K","entry":"0198f3c3-1d2e-7a3b-8c4d-5e6f708192a3","kind":"stage-granted","on":"2026-03-02",'
        '"recordedAt":"2026-03-02T09:00:00Z","author":"hd","stage":"be.reflection","until":null}\n'
    )
    book.ok("import", "-", stdin=lines)
    assert [each["kind"] for each in book.entries("BE-2026-7Q4K")] == ["step-recorded", "stage-granted"]
    # What was given is dumped again, field for field.
    given = [json.loads(line) for line in lines.splitlines()]
    dumped = [json.loads(line) for line in book.dump().splitlines()]
    assert dumped[0] == given[0] and len(dumped) == len(given)
    for before, after in zip(given, dumped, strict=True):
        assert before.items() <= after.items()


def test_a_dump_dumps_to_the_same_bytes(tmp_path):
    source = Jalon(tmp_path / "source")
    place = source.work / "demo.sqlite"
    source.ok("demo", place)
    dumped = source.dump(place)
    assert dumped.startswith(b'{"format":"jalon.interchange/1"}\n') and dumped.endswith(b"\n")
    for target in (Jalon(tmp_path / "piped").init(), Jalon(tmp_path / "file").init()):
        if target.folder.name == "piped":
            target.ok("import", "-", stdin=dumped)
        else:
            (target.work / "dump.jsonl").write_bytes(dumped)
            target.ok("import", target.work / "dump.jsonl")
        assert target.dump() == dumped
        target.ok("verify")
        assert (
            target.json("deadline", "list")["deadlines"]
            == source.json("deadline", "list", "--store", place)["deadlines"]
        )


def test_a_generated_casebook_dumps_to_the_same_bytes(tmp_path):
    source, target = Jalon(tmp_path / "source").init(), Jalon(tmp_path / "target").init()
    source.ok("import", "-", stdin=many(300))
    # And what commands record beside it.
    reference = source.open(
        "IT",
        "--minor",
        "--adult-on",
        "2014-02",
        "--unaccompanied",
        "--nationality",
        "NG",
        "--exploitation",
        "exp.sexual",
        "--author",
        'a "quoted" \\ näme',
    )
    source.ok("stage", "grant", reference, "it.reflection", "--until", "2013-09-01", "--pack", "IT/FIIT-2013")
    source.ok("stage", "extend", reference, "it.reflection", "--until", "2013-12-01")
    source.ok("stage", "withdraw", reference, "it.reflection", "--reason", "programme-interrupted")
    source.ok("case", "close", reference, "--reason", "withdrew")
    source.ok("case", "reopen", reference)
    dumped = source.dump()
    target.ok("import", "-", stdin=dumped)
    assert target.dump() == dumped
    assert source.dump() == dumped, "a dump changes nothing"


# Every command that records, once at least.
RECORDED = [
    ("GB", ("decision", "request", "reasonable-grounds", "--on", "2025-03-24")),
    ("GB", ("decision", "record", "reasonable-grounds", "positive", "--on", "2025-03-31")),
    ("GB", ("decision", "record", "conclusive-grounds", "negative", "--on", "2025-05-30")),
    ("GB", ("stay", "start", "uk.stay.specialised", "--on", "2025-04-02", "--until", "2025-06-30")),
    ("GB", ("decision", "request", "reconsideration", "--on", "2025-06-12")),
    ("BE", ("step", "record", "team-discussion", "--on", "2025-03-03", "--with", "educator", "--outcome", "signal")),
    ("BE", ("step", "skip", "guardian", "--reason", "not-placed", "--on", "2025-03-03")),
    ("BE", ("condition", "record", "statement-made", "met", "--on", "2025-03-04")),
    ("BE", ("stage", "grant", "be.provisional", "--on", "2025-03-10")),
    ("BE", ("decision", "record", "prosecutor-confirmation", "positive", "--on", "2025-05-30")),
    ("BE", ("stage", "extend", "--on", "2025-06-04", "--until", "2025-09-08")),
    ("BE", ("stage", "refuse", "be.temporary", "--on", "2025-08-04", "--delivery", "mail")),
    ("BE", ("deadline", "done", "be.appeal/limit", "--on", "2025-08-20")),
    ("BE", ("stay", "start", "be.stay.minors", "--on", "2025-03-05")),
    ("BE", ("deadline", "done", "be.stay.minors.observation/report", "--on", "2025-04-02")),
    ("BE", ("stay", "extend", "--on", "2025-06-01", "--until", "2026-02-28")),
    ("BE", ("stay", "end", "--on", "2025-12-01")),
    ("BE", ("stage", "withdraw", "--reason", "renounced", "--on", "2025-09-01", "--delivery", "receipt")),
    ("FR", ("stage", "grant", "fr.shortTerm", "--on", "2013-03-01", "--pack", "FR/FIIT-2013")),
]

# What is put right and taken back: the country, the kind of the entry, and how.
AMENDED = [
    ("BE", "stage-granted", ("correct", "--on", "2025-03-11", "--until", "2025-06-10")),
    ("BE", "stage-granted", ("correct", "--no-until")),
    ("BE", "stage-extended", ("correct", "--until", "2025-09-09")),
    ("BE", "stage-refused", ("correct", "--delivery", "receipt")),
    ("BE", "stage-withdrawn", ("correct", "--reason", "other")),
    ("BE", "condition-recorded", ("correct", "--status", "lapsed")),
    ("BE", "step-recorded", ("correct", "--outcome", "not-yet")),
    ("BE", "step-skipped", ("correct", "--reason", "emergency")),
    ("BE", "stay-started", ("correct", "--on", "2025-03-06")),
    ("BE", "stay-extended", ("correct", "--until", "2026-01-31")),
    ("BE", "stay-ended", ("correct", "--on", "2025-12-02")),
    ("BE", "deadline-met", ("retract", "--reason", "did-not-happen")),
    ("GB", "decision-requested", ("correct", "--on", "2025-06-13")),
    ("GB", "decision-recorded", ("correct", "--outcome", "positive")),
    ("GB", "entry-corrected", ("retract", "--reason", "wrong-case")),
    ("GB", "entry-retracted", ("retract", "--reason", "duplicate")),
    ("FR", "stage-granted", ("correct", "--pack", "FR/2007")),
]


def test_every_kind_of_entry_dumps_to_the_same_bytes(tmp_path):
    """What commands record, put right and take back: dumped, imported and dumped again, byte for byte."""
    source = Jalon(tmp_path / "source", "2026-01-15").init()
    cases = {
        "GB": source.open("GB", "--on", "2025-03-01", "--region", "GB-SCT"),
        "BE": source.open("BE", "--on", "2025-03-01", "--minor", "--unaccompanied"),
        "FR": source.open("FR", "--on", "2013-01-01"),
    }
    for country, (noun, verb, *words) in RECORDED:
        source.ok(noun, verb, cases[country], *words)
    for country, kind, (verb, *words) in AMENDED:
        target = [each["entry"] for each in source.entries(cases[country]) if each["kind"] == kind][-1]
        source.ok("entry", verb, cases[country], target, *words)
    source.ok("case", "close", cases["FR"], "--reason", "completed")
    source.ok("case", "reopen", cases["FR"])
    dumped = source.dump()
    kinds = {each["kind"] for each in source.entries()}
    assert kinds == {
        *("step-recorded", "step-skipped", "condition-recorded", "case-closed", "case-reopened"),
        *("stage-granted", "stage-extended", "stage-refused", "stage-withdrawn"),
        *("decision-requested", "decision-recorded", "deadline-met"),
        *("stay-started", "stay-extended", "stay-ended", "entry-corrected", "entry-retracted"),
    }
    corrected = {each["as"] for each in source.entries() if each["kind"] == "entry-corrected"}
    assert corrected == kinds - {"entry-corrected", "entry-retracted", "deadline-met", "case-closed", "case-reopened"}

    target = Jalon(tmp_path / "target", "2026-01-15").init()
    target.ok("import", "-", stdin=dumped)
    assert target.dump() == dumped
    assert target.deadlines("--all") == source.deadlines("--all") != []
    for reference in cases.values():
        assert target.json("case", "show", reference) == source.json("case", "show", reference)
        # Places in the chain are each casebook's own: a dump is an event between them.
        here, there = (
            [each | {"sequence": 0} for each in book.json("timeline", "show", reference)["entries"]]
            for book in (source, target)
        )
        # The opening has no identifier of its own in the interchange format.
        assert there[0] | {"entry": here[0]["entry"]} == here[0] and there[1:] == here[1:]
    target.ok("verify")
    # Once more changes nothing; and the order of keys does not matter.
    target.ok("import", "-", stdin=dumped)
    assert target.dump() == dumped
    turned = Jalon(tmp_path / "turned", "2026-01-15").init()
    lines = [dict(reversed(json.loads(line).items())) for line in dumped.splitlines()]
    turned.ok("import", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    assert turned.dump() == dumped


def test_lines_are_json_with_the_contracts_fields(tmp_path):
    source = Jalon(tmp_path).init()
    source.ok("import", "-", stdin=many(12))
    for line in source.dump().splitlines()[1:]:
        record = json.loads(line)
        if "entry" not in record:
            assert set(record) >= {
                "case",
                "country",
                "openedOn",
                "region",
                "minor",
                "unaccompanied",
                "placed",
                "exploitation",
                "nationality",
            }
            continue
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", record["entry"])
        assert date.fromisoformat(record["on"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", record["recordedAt"])
        assert record["author"] == "hd"


def test_an_import_is_repeated_without_harm(book):
    text = many(40)
    book.ok("import", "-", stdin=text)
    first = book.dump()
    again = book.ok("import", "-", stdin=text)
    assert book.dump() == first
    assert "440" in again.err + again.out, "the lines that were skipped are counted"
    # What is new among what is there is taken.
    book.ok(
        "import",
        "-",
        stdin=text
        + json.dumps(
            entry_line(
                "BE-2013-000005", 9_999, "condition-recorded", "2013-06-01", condition="cooperates", status="met"
            )
        ).encode(),
    )
    assert len(book.dump().splitlines()) == len(first.splitlines()) + 1


def test_the_order_of_keys_does_not_matter(tmp_path):
    straight, turned = Jalon(tmp_path / "straight").init(), Jalon(tmp_path / "turned").init()
    text = many(30)
    chance = random.Random(7)

    def shuffled(line):
        items = list(json.loads(line).items())
        chance.shuffle(items)
        return json.dumps(dict(items), separators=(" ,  ", " : ")).encode()

    straight.ok("import", "-", stdin=text)
    turned.ok("import", "-", stdin=b"\r\n".join(shuffled(line) for line in text.splitlines()))
    assert turned.dump() == straight.dump()


def test_recorded_at_and_author_may_be_left_out(book):
    line = entry_line("BE-2013-LEFT", 1, "step-recorded", "2013-03-02", step="team-discussion")
    del line["recordedAt"], line["author"]
    book.ok("import", "-", "--author", "somebody", stdin=interchange(case_line("BE-2013-LEFT"), line))
    (entry,) = book.entries()
    assert entry["author"] == "somebody" and entry["recordedAt"].endswith("Z")


def test_a_rehearsal_stores_nothing(book):
    before = book.dump()
    book.ok("import", "-", "--dry-run", stdin=many(20))
    assert book.dump() == before
    bad = book.run("import", "-", "--dry-run", stdin=many(2) + b"{}\n")
    assert bad.code == USAGE and "line 24" in bad.err, bad


def test_an_import_reads_what_it_is_given_last_line_or_not(book):
    book.ok("import", "-", stdin=many(2).rstrip(b"\n"))
    assert len(book.dump().splitlines()) == 23


def test_progress_is_for_terminals(tmp_path):
    (tmp_path / "many.jsonl").write_bytes(many(700))
    watched = Jalon(tmp_path / "watched").init()
    shown = watched.on_terminal("import", tmp_path / "many.jsonl", only="stderr")
    assert shown.code == DONE, shown
    assert shown.stdout.count(b"\r") - shown.stdout.count(b"\r\n") >= 2, f"no progress on a terminal: {shown.stdout!r}"
    alone = Jalon(tmp_path / "alone").init()
    silent = alone.ok("import", tmp_path / "many.jsonl")
    assert b"\r" not in silent.stderr + silent.stdout and ESCAPE not in silent.stderr + silent.stdout
    assert len(silent.stderr.splitlines()) <= 2, silent
    assert alone.dump() == watched.dump()


@pytest.fixture(scope="module")
def bulk(tmp_path_factory):
    """20,000 cases with 200,000 entries, imported: the casebook, the file, and how long it took."""
    jalon = Jalon(tmp_path_factory.mktemp("bulk")).init()
    path = jalon.work / "many.jsonl"
    path.write_bytes(many(CASES))
    done = jalon.ok("import", path)
    MEASURED.append(f"import of {CASES:,} cases and {CASES * ENTRIES_A_CASE:,} entries: {done.seconds:.1f} s")
    return jalon, path, done.seconds


def test_a_large_import(bulk):
    jalon, _, _ = bulk
    begun = time.monotonic()
    soon = jalon.deadlines("--within", "30d")
    listed = time.monotonic() - begun
    assert soon and all(each["due"] <= "2013-07-15" for each in soon)
    due = [(each["due"], each["case"], each["deadline"]) for each in soon]
    assert due == sorted(due)
    assert jalon.run("deadline", "check").code == OVERDUE
    verified = jalon.ok("verify")
    assert str(CASES * ENTRIES_A_CASE + CASES) in re.sub(
        r"[,.\s\u202f\u00a0](?=\d{3})", "", verified.out + verified.err
    )
    MEASURED.append(
        f"deadline list --within 30d: {len(soon):,} rows in {listed:.2f} s; verify {verified.seconds:.1f} s"
    )


def test_a_large_dump(bulk):
    jalon, path, _ = bulk
    begun = time.monotonic()
    dumped = jalon.dump()
    MEASURED.append(f"dump: {len(dumped) / 1e6:.0f} MB in {time.monotonic() - begun:.1f} s")
    assert len(dumped.splitlines()) == len(path.read_bytes().splitlines())


# After which part of the time that the import took it is killed.
MOMENTS = [0.05, 0.3, 0.6, 0.8, 0.9, 0.97]


def test_an_import_that_is_killed_stored_nothing(tmp_path):
    """SIGKILL at several moments, also late, when much of the file was written: the casebook is as before."""
    path = tmp_path / "more.jsonl"
    path.write_bytes(many(2_500, prefix="X-"))
    rehearsal = Jalon(tmp_path / "rehearsal").init()
    rehearsal.ok("import", "-", stdin=many(50))
    took = rehearsal.ok("import", path).seconds
    after = rehearsal.dump()

    jalon = Jalon(tmp_path / "killed").init()
    jalon.ok("import", "-", stdin=many(50))
    before = jalon.dump()
    kept = jalon.store.read_bytes()
    killed, grown, late = 0, 0, 0
    moments = list(MOMENTS)
    while moments:
        moment = moments.pop(0)
        process = jalon.start("import", path)
        time.sleep(took * moment)
        grown += jalon.store.stat().st_size > len(kept)
        process.send_signal(signal.SIGKILL)
        ended = process.wait()
        found = jalon.dump()
        jalon.ok("verify")
        if ended == DONE or found == after:  # it had committed before the signal came
            assert found == after
            late += 1
            # The rehearsal was slower, on a machine that does other things too: once more, and earlier.
            if late <= 12:
                took *= 0.8
                moments.insert(0, moment)
                jalon.store.write_bytes(kept)
            continue
        assert ended == -signal.SIGKILL
        assert found == before, f"killed after {moment:.0%}: something was stored"
        killed += 1
    MEASURED.append(f"killed {killed} times in an import of {took:.1f} s; the file had grown {grown} times")
    assert killed >= 4
    # And the casebook can be written again.
    jalon.ok("import", path)
    assert jalon.dump() == after


def test_a_killed_import_leaves_others_waiting_for_nothing(tmp_path):
    """Who comes right after a killed writer finds no lock."""
    path = tmp_path / "more.jsonl"
    path.write_bytes(many(1_500))
    jalon = Jalon(tmp_path / "killed").init()
    process = jalon.start("import", path)
    journal = jalon.store.with_name(jalon.store.name + "-journal")
    patience = time.monotonic() + 60
    while process.poll() is None and not journal.exists() and time.monotonic() < patience:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    opened = jalon.ok("case", "open", "--country", "BE")
    assert opened.seconds < 4
    assert len(jalon.dump().splitlines()) == 2
