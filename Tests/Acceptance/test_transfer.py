"""A case goes from one centre to another in a sealed bundle: every entry, its author, its times and its origin."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import stat
import time
from contextlib import closing

import pytest

from support import CONTRADICTS, DAMAGED, KEY, NOT_FOUND, SEED, USAGE, Jalon, in_parallel

PHRASE = "nobody but the two of us knows"
PERSON = {"firstName": "Blessing", "lastName": "Okoro"}


def centre(folder, name: str) -> Jalon:
    book = Jalon(folder / name, "2026-05-20").init().vault()
    book.environment["JALON_AUTHOR"] = f"{name}.worker"
    return book


@pytest.fixture
def two(tmp_path):
    return centre(tmp_path, "liege"), centre(tmp_path, "antwerp")


def lived(book: Jalon) -> str:
    """A case with entries of many kinds and authors, texts, a correction and a retraction."""
    case = book.open("BE", "--on", "2026-01-05", "--minor", "--placed", "--exploitation", "exp.sexual")
    book.ok("case", "identify", case, stdin=json.dumps(PERSON))
    book.ok("step", "record", case, "team-discussion", "--on", "2026-01-06", "--author", "hd")
    book.ok(
        "step",
        "record",
        case,
        "specialised-centre",
        "--on",
        "2026-01-07",
        "--note",
        "-",
        stdin="Wait for the guardian.",
    )
    book.ok("role", "assign", case, "guardian", "--name", "-", "--on", "2026-01-07", stdin="Mme Peeters")
    book.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-02", "--author", "jp")
    book.ok("entry", "correct", case, book.last(case, "stage-granted")["entry"], "--on", "2026-03-03")
    book.ok("indicator", "record", case, "ind.debt", "--on", "2026-01-06")
    book.ok("undo", case)
    book.ok("reminder", "add", case, "--due", "2026-06-01", "--title", "-", stdin="Call the school")
    book.ok("consent", "give", case, "--scope", "transfer", "--by", "guardian", "--on", "2026-05-04")
    return case


def sealed_with(book: Jalon, phrase: str = PHRASE) -> tuple[str, str]:
    return ("--bundle-passphrase", f"@{book.written('bundle-phrase.txt', phrase)}")


def sent(book: Jalon, case: str, *more: object, to=None, phrase: str = PHRASE):
    bundle = to or book.work / "case.bundle"
    book.ok(
        *("transfer", "send", case, "--on", "2026-05-18", "--reason", "change-of-location", "--output", bundle),
        *sealed_with(book, phrase),
        *more,
    )
    return bundle


def lines(book: Jalon, case: str, **options) -> list[dict]:
    """The lines of a case in the dump, the case line first."""
    read = [json.loads(line) for line in book.dump().splitlines()]
    return [each for each in read if each.get("case") == case]


def texts(book: Jalon, case: str) -> dict[str, dict]:
    """What is sealed beside each entry."""
    fields = {
        "note",
        "text",
        "title",
        "document",
        "name",
        "organisation",
        "reasonText",
        "objective",
        "service",
        "identity",
    }
    found = {}
    for line in book.identified("dump").out.splitlines():
        read = json.loads(line)
        own = {key: value for key, value in read.items() if key in fields}
        if read.get("case") == case and own and read.get("kind") != "identity-revealed":
            found[read["entry"]] = own
    return found


def test_a_bundle_keeps_every_entry_its_author_and_its_times(two):
    here, there = two
    case = lived(here)
    # The other centre has cases, and a chain, of its own.
    other = there.open("BE", "--on", "2026-02-02")
    there.ok("condition", "record", other, "statement-made", "met")
    before = lines(there, other)
    bundle = sent(here, case, "--identify")
    assert stat.S_IMODE(bundle.stat().st_mode) & 0o077 == 0, "nobody else reads a bundle"
    received = there.ok("transfer", "receive", bundle, *sealed_with(there))
    assert received.out.strip() == case

    mine, theirs = lines(here, case), lines(there, case)
    kept, added = theirs[: len(mine)], theirs[len(mine) :]
    assert kept == mine, "line by line, byte for byte what was there"
    assert [each["kind"] for each in added] == ["referral-received", "referral-answered"]
    assert added[0]["transfer"] is True and added[0]["author"] == "antwerp.worker"
    assert added[1]["status"] == "accepted" and added[1]["item"] == added[0]["entry"]
    assert mine[-1]["kind"] == "referral-sent" and mine[-1]["transfer"] is True
    assert {each["author"] for each in kept} == {"liege.worker", "hd", "jp"}
    # What is sealed came along, and opens with the key of the other centre.
    assert texts(there, case) == texts(here, case) != {}
    # It stands as it stood, and what the other centre had is untouched.
    assert there.json("case", "show", case)["stages"] == here.json("case", "show", case)["stages"]
    assert there.deadlines("--case", case) == here.deadlines("--case", case)
    assert lines(there, other) == before
    for book in two:
        book.ok("verify")
        assert book.json("verify")["problems"] == []
    # Work goes on there.
    there.ok("reminder", "done", case, there.last(case, "reminder-added")["entry"])
    there.ok("stage", "extend", case, "--on", "2026-05-19", "--until", "2026-09-01")
    there.ok("verify")


def test_a_bundle_without_what_is_sealed(two, tmp_path):
    """Coded by default; nobody needs a vault to take it over."""
    here, there = two
    case = lived(here)
    bundle = sent(here, case)
    bare = Jalon(tmp_path / "bare", "2026-05-20").init()
    for book in (there, bare):
        book.ok("transfer", "receive", bundle, *sealed_with(book))
        assert lines(book, case)[: len(lines(here, case))] == lines(here, case)
        book.ok("verify")
    assert texts(there, case) == {}
    assert there.json("case", "reveal", case, "--reason", "-", stdin="why")["identity"] is None
    # A sender without the key sends it coded, and cannot send what is sealed.
    here.refused(
        *(KEY, "transfer", "send", case, "--reason", "other", "--identify", "--output", here.work / "b"),
        *sealed_with(here),
        env=here.without_key,
    )
    assert not (here.work / "b").exists()
    here.ok(
        *("transfer", "send", case, "--reason", "other", "--output", here.work / "b"),
        *sealed_with(here),
        env=here.without_key,
    )


def test_texts_are_left_out_where_that_is_asked(two, tmp_path):
    here, there = two
    case = lived(here)
    bundle = sent(here, case, "--identify")
    bare = Jalon(tmp_path / "bare", "2026-05-20").init()
    bare.refused(KEY, "transfer", "receive", bundle, *sealed_with(bare), says=("vault",))
    bare.ok("transfer", "receive", bundle, *sealed_with(bare), "--coded")
    bare.ok("verify")
    there.ok("transfer", "receive", bundle, *sealed_with(there), "--coded")
    assert texts(there, case) == {}
    with closing(sqlite3.connect(there.store)) as database:
        assert database.execute("SELECT count(*) FROM content").fetchone() == (0,)


def test_received_again_everything_is_there_already(two):
    here, there = two
    case = lived(here)
    bundle = sent(here, case, "--identify")
    there.ok("transfer", "receive", bundle, *sealed_with(there))
    before = there.dump()
    again = there.json("transfer", "receive", bundle, *sealed_with(there))
    assert (again["format"], again["case"], again["entries"]) == ("jalon.transfer/1", case, 0)
    assert again["skipped"] == len(lines(here, case))
    assert there.dump() == before
    # Where it was sent from it is there too.
    mine = here.dump()
    here.ok("transfer", "receive", bundle, *sealed_with(here))
    assert here.dump() == mine
    # What was recorded since comes along with a later bundle.
    here.ok("condition", "record", case, "statement-made", "met")
    later = sent(here, case, "--identify", to=here.work / "later.bundle")
    document = there.json("transfer", "receive", later, *sealed_with(there))
    assert document["skipped"] == len(lines(here, case)) - 2
    assert [each["kind"] for each in there.entries(case)][-4:-2] == ["condition-recorded", "referral-sent"]
    there.ok("verify")


def test_it_comes_back_with_what_was_added(two):
    """A case that goes there and back keeps the proof of both casebooks."""
    here, there = two
    case = lived(here)
    there.ok("transfer", "receive", sent(here, case, "--identify"), *sealed_with(there))
    there.ok("note", "add", case, stdin="arrived well")
    there.ok("condition", "record", case, "statement-made", "met", "--on", "2026-05-19")
    back = there.work / "back.bundle"
    there.ok(
        *(
            "transfer",
            "send",
            case,
            "--on",
            "2026-05-20",
            "--reason",
            "change-of-location",
            "--output",
            back,
            "--identify",
        ),
        *sealed_with(there),
    )
    here.ok("transfer", "receive", back, *sealed_with(here))
    mine = lines(here, case)
    assert [each["entry"] for each in mine[1:] if each["kind"] in ("note-added", "condition-recorded")] == [
        each["entry"] for each in lines(there, case)[1:] if each["kind"] in ("note-added", "condition-recorded")
    ]
    assert "arrived well" in here.identified("timeline", "show", case).out
    for book in two:
        book.ok("verify")


def test_the_proof_of_origin_is_looked_at_by_verify(two):
    """Who changes where an entry came from is found, as who changes the entry."""
    here, there = two
    case = lived(here)
    there.ok("transfer", "receive", sent(here, case, "--identify"), *sealed_with(there))
    with closing(sqlite3.connect(there.store)) as database:
        rows = database.execute("SELECT seq, casebook, origin_seq, hash FROM origin ORDER BY seq").fetchall()
    with closing(sqlite3.connect(here.store)) as database:
        chain = dict(database.execute("SELECT seq, hash FROM entry"))
    assert len(rows) == len(lines(here, case))
    assert all(chain[origin] == link for _, _, origin, link in rows), "the hashes are those of the other casebook"
    for statement in (
        "UPDATE origin SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM origin)",
        "UPDATE origin SET previous = zeroblob(32) WHERE seq = (SELECT min(seq) FROM origin)",
        "UPDATE origin SET origin_seq = origin_seq + 100",
    ):
        whole = there.store.read_bytes()
        with closing(sqlite3.connect(there.store)) as database:
            database.execute(statement)
            database.commit()
        result = there.run("verify")
        assert result.code == DAMAGED, (statement, result)
        there.store.write_bytes(whole)
    there.ok("verify")


# Refused.


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """A bundle, and what was sealed with a key and with a passphrase."""
    here = centre(tmp_path_factory.mktemp("bundle"), "liege")
    case = lived(here)
    path = sent(here, case, "--identify")
    key = here.keys / "bundle.key"
    other = Jalon(here.folder / "keys-of-both").init()
    other.ok("vault", "init", "--key", key)
    by_key = here.work / "by-key.bundle"
    here.ok("transfer", "send", case, "--reason", "other", "--output", by_key, "--bundle-key", key)
    return here, case, path, by_key, key


def receiver(folder) -> Jalon:
    return centre(folder, "antwerp")


def test_a_touched_bundle_is_refused(bundle, tmp_path):
    """Every 97th byte flipped, each length cut at: refused, and nothing is stored."""
    here, case, path, by_key, key = bundle
    there = receiver(tmp_path)
    before = there.dump()
    whole = path.read_bytes()
    chance = random.Random(SEED)
    spoilt: list[tuple[str, bytes]] = []
    for place in sorted({*range(0, len(whole), 97), *range(60), *range(len(whole) - 40, len(whole))}):
        touched = bytearray(whole)
        touched[place] ^= 1 << chance.randrange(8)
        spoilt.append((f"byte {place}", bytes(touched)))
    for length in sorted({*range(0, len(whole), max(1, len(whole) // 40)), len(whole) - 1, len(whole) - 32, 1, 15}):
        spoilt.append((f"cut to {length}", whole[:length]))
    spoilt += [("added to", whole + b"\0"), ("twice", whole + whole), ("turned", whole[::-1])]
    secret = sealed_with(there)

    def tried(item):
        number, (what, content) = item
        file = there.written(f"spoilt-{number}", content)
        return what, there.run("transfer", "receive", file, *secret)

    assert len(spoilt) > 150
    codes = []
    for what, result in in_parallel(tried, list(enumerate(spoilt))):
        # What does not begin like a bundle is none.
        begins = what.startswith(("byte", "cut")) and int(what.split()[-1]) <= 15 or what == "turned"
        assert result.code in ((DAMAGED, USAGE) if begins else (DAMAGED,)), (what, result)
        assert result.stdout == b"" and result.err.strip() and "fatal error" not in result.err.lower()
        assert "Blessing" not in result.err and "guardian" not in result.err
        codes.append(result.code)
    assert codes.count(DAMAGED) > 130
    assert there.dump() == before
    there.ok("transfer", "receive", path, *secret)


def test_a_wrong_secret(bundle, tmp_path):
    here, case, path, by_key, key = bundle
    there = receiver(tmp_path)
    wrong = there.written("wrong.txt", PHRASE + "!")
    phrase = sealed_with(there)
    for file, secret in (
        (path, ("--bundle-passphrase", f"@{wrong}")),
        (path, ("--bundle-key", key)),
        (path, ()),
        (by_key, ("--bundle-key", there.key)),
        (by_key, ("--bundle-key", there.keys / "none.key")),
        (by_key, phrase),
        (by_key, ()),
    ):
        refused = there.refused(KEY, "transfer", "receive", file, *secret)
        assert PHRASE not in refused.err
    there.refused(USAGE, "transfer", "receive", path, "--bundle-key", key, *phrase)
    there.refused(USAGE, "transfer", "receive", path, "--bundle-passphrase", PHRASE, says=("@FILE",))
    assert there.ok("transfer", "receive", by_key, "--bundle-key", key).out.strip() == case
    there.ok("verify")


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"PK\x03\x04", b'{"format":"jalon.interchange/1"}\n', b"\x00" * 400, b"SQLite format 3\x00"],
)
def test_what_is_no_bundle(tmp_path, content):
    there = receiver(tmp_path)
    file = there.written("file", content)
    there.refused(USAGE, "transfer", "receive", file, *sealed_with(there), says=("bundle",))
    there.refused(NOT_FOUND, "transfer", "receive", there.work / "none", *sealed_with(there), says=("none",))
    there.refused(USAGE, "transfer", "receive", there.store, *sealed_with(there))


def test_without_consent_or_basis_nothing_is_sent_and_no_file_is_left(two):
    here, _ = two
    case = here.open("BE", "--on", "2026-01-05")
    out = here.work / "case.bundle"
    send = ("transfer", "send", case, "--reason", "change-of-location", "--output", out, *sealed_with(here))
    here.refused(CONTRADICTS, *send, says=("consent", "--scope transfer", "--basis"))
    # A consent to a referral is none to a transfer; one that was withdrawn is none at all.
    here.ok("consent", "give", case, "--scope", "referral", "--on", "2026-01-06")
    here.refused(CONTRADICTS, *send)
    here.ok("consent", "give", case, "--scope", "transfer", "--on", "2026-01-06")
    here.ok("consent", "withdraw", case, "--scope", "transfer", "--on", "2026-05-04")
    here.refused(CONTRADICTS, *send)
    assert not out.exists() and list(here.work.iterdir()) == [here.work / "bundle-phrase.txt"]
    here.ok(*send, "--basis", "court-order")
    assert out.exists() and here.last(case, "referral-sent")["basis"] == "court-order"


def test_what_stops_the_sending_records_no_transfer(two):
    """A transfer that is on record and a bundle that is not there would be a case that nobody has."""
    here, _ = two
    case = lived(here)
    send = ("transfer", "send", case, "--reason", "other")
    short = here.written("short.txt", "short")
    taken = here.written("taken", "mine")
    for words, code in (
        (("--output", here.work / "b", "--bundle-passphrase", f"@{short}"), USAGE),
        (("--output", here.work / "b", "--bundle-key", here.keys), KEY),
        (("--output", here.work / "b", "--bundle-key", short), KEY),
        (("--output", here.work / "b"), KEY),
        (("--output", "-", *sealed_with(here)), USAGE),
        (tuple(sealed_with(here)), USAGE),
    ):
        here.refused(code, *send, *words)
    before = here.dump()
    for out in (taken, here.work / "no" / "such" / "folder" / "b", here.work):
        result = here.run(*send, *sealed_with(here), "--output", out)
        assert result.code != 0 and here.dump() == before, result
    assert taken.read_text() == "mine" and not (here.work / "b").exists()


def test_the_key_of_the_vault_seals_no_bundle(two):
    """Else the other centre would have to be given it."""
    here, _ = two
    case = lived(here)
    out = here.work / "b"
    result = here.run("transfer", "send", case, "--reason", "other", "--output", out, "--bundle-key", here.key)
    assert result.code == USAGE and not out.exists(), result


def test_another_case_of_the_same_reference_is_not_mixed_up(two):
    here, there = two
    case = lived(here)
    bundle = sent(here, case)
    there.ok("case", "open", "--country", "BE", "--ref", case, "--on", "2026-01-05", "--minor", "--placed")
    there.refused(CONTRADICTS, "transfer", "receive", bundle, *sealed_with(there), says=(case,))


def test_a_bundle_of_one_case_holds_no_other(two):
    here, there = two
    other = lived(here)
    case = lived(here)
    there.ok("transfer", "receive", sent(here, case, "--identify"), *sealed_with(there))
    assert [each["case"] for each in there.json("case", "list")["cases"]] == [case]
    assert other.encode() not in there.dump()


def test_a_receipt_that_is_killed_stored_everything_or_nothing(two):
    here, there = two
    case = lived(here)
    bundle = sent(here, case, "--identify")
    secret = sealed_with(there)
    empty = there.dump()
    chance = random.Random(SEED)
    stored = 0
    copy = there.store.read_bytes()
    took = there.ok("transfer", "receive", bundle, *secret).seconds
    full = len(there.dump().splitlines())
    for _ in range(10):
        there.store.write_bytes(copy)
        process = there.start("transfer", "receive", bundle, *secret)
        time.sleep(chance.uniform(took * 0.6, took * 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = there.dump()
        assert found == empty or len(found.splitlines()) == full
        stored += found != empty
        there.ok("verify")
    there.ok("transfer", "receive", bundle, *secret)
