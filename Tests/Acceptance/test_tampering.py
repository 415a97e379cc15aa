"""What is changed behind the library's back shows, and the first changed entry is named."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from contextlib import closing

import pytest

from support import DAMAGED, DONE, USAGE

# The rows of the casebook below: 1 opens the case, 2 to 9 follow.
LAST = 9


@pytest.fixture
def written(book):
    """A casebook of nine entries, its references, and the identifiers of the entries by their place."""
    first = book.open("BE", "--on", "2013-05-01")
    for step in ("team-discussion", "specialised-centre"):
        book.ok("step", "record", first, step, "--on", "2013-05-02")
    book.ok("stage", "grant", first, "be.reflection", "--on", "2013-05-02")
    second = book.open("FR", "--on", "2013-05-03")
    book.ok("stage", "grant", second, "fr.reflection", "--on", "2013-05-04")
    for condition in ("consented", "contact-broken"):
        book.ok("condition", "record", second, condition, "met", "--on", "2013-05-04")
    book.ok("stage", "grant", first, "be.provisional", "--on", "2013-06-10")
    with closing(sqlite3.connect(book.store)) as database:
        identifiers = dict(database.execute("SELECT seq, id FROM entry ORDER BY seq"))
    assert list(identifiers) == list(range(1, LAST + 1))
    book.ok("verify")
    return book, identifiers


def tamper(book, *statements):
    """Somebody with another program and no respect for constraints."""
    with closing(sqlite3.connect(book.store)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            if isinstance(statement, str):
                database.execute(statement)
            else:
                database.execute(*statement)
        database.commit()


def assert_found(book, place: int, identifier: str | None = None):
    """``verify`` fails and says the place of the first entry that is not as it was recorded."""
    result = book.run("verify")
    assert result.code == DAMAGED, result
    said = result.out + result.err
    assert f"entry {place}" in said, result
    if identifier:
        assert identifier in said, result
    document = book.run("verify", "--json")
    assert document.code == DAMAGED, document
    problems = document.json()["problems"]
    assert problems and problems[0]["place"] == "entry" and problems[0]["sequence"] == place, document
    # What is read is a broken casebook; no command makes it worse by itself, and a later verify says the same.
    assert book.run("verify").code == DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        "on_day = '2013-05-01'",
        "author = 'somebody else'",
        "recorded_at = '2013-05-02T00:00:00Z'",
        "kind = 'condition-recorded'",
        "id = '0198f3c2-0000-7000-8000-000000000001'",
        'facts = \'{"step":"guardian","with":[]}\'',
        "facts = replace(facts, 'specialised', 'special')",
        "facts_commitment = zeroblob(32)",
        "facts_salt = zeroblob(16)",
        "previous = zeroblob(32)",
        "hash = zeroblob(32)",
        "content_commitment = zeroblob(32)",
    ],
)
def test_an_edited_row(written, change):
    book, identifiers = written
    before = dict(rows(book))[3]
    tamper(book, f"UPDATE entry SET {change} WHERE seq = 3")
    assert dict(rows(book))[3] != before
    assert_found(book, 3, None if change.startswith("id ") else identifiers[3])


def rows(book):
    with closing(sqlite3.connect(book.store)) as database:
        return [(row[0], row) for row in database.execute("SELECT * FROM entry ORDER BY seq")]


def test_the_first_of_several_edits_is_named(written):
    book, identifiers = written
    tamper(book, "UPDATE entry SET author = 'x' WHERE seq IN (8, 4, 6)")
    assert_found(book, 4, identifiers[4])


def test_an_entry_moved_to_another_case(written):
    book, identifiers = written
    tamper(book, "UPDATE entry SET casefile = (SELECT casefile FROM entry WHERE seq = 5) WHERE seq = 4")
    assert_found(book, 4, identifiers[4])


def test_a_renamed_case(written):
    book, identifiers = written
    tamper(book, "UPDATE casefile SET ref = 'BE-2013-ELSE' WHERE id = (SELECT casefile FROM entry WHERE seq = 1)")
    assert_found(book, 1, identifiers[1])


@pytest.mark.parametrize("place", [1, 5, LAST])
def test_a_deleted_row(written, place):
    book, _ = written
    tamper(book, f"DELETE FROM entry WHERE seq = {place}")
    assert_found(book, place)


@pytest.mark.parametrize("place", [2, 5])
def test_a_deleted_row_whose_gap_was_closed(written, place):
    book, identifiers = written
    tamper(
        book,
        f"DELETE FROM entry WHERE seq = {place}",
        *(f"UPDATE entry SET seq = seq - 1 WHERE seq = {later}" for later in range(place + 1, LAST + 1)),
    )
    assert_found(book, place, identifiers[place + 1])


@pytest.mark.parametrize("place", [6, 5])
def test_a_deleted_tail(written, place):
    """From 5 on, the second case is gone as a whole."""
    book, _ = written
    tamper(book, f"DELETE FROM entry WHERE seq >= {place}")
    assert_found(book, place)


def test_every_row_deleted(written):
    book, _ = written
    tamper(book, "DELETE FROM entry")
    assert_found(book, 1)


def copied(place: int, to: int) -> tuple:
    """A copy of a row at another place, under an identifier of its own."""
    columns = (
        "casefile, kind, on_day, recorded_at, author, facts, facts_salt, facts_commitment, content_commitment, "
        "previous, hash"
    )
    return (
        f"INSERT INTO entry (seq, id, {columns}) SELECT {to}, ?, {columns} FROM entry WHERE seq = {place}",
        (str(uuid.uuid4()),),
    )


def make_room(place: int) -> list[str]:
    return [f"UPDATE entry SET seq = {each + 1} WHERE seq = {each}" for each in range(LAST, place - 1, -1)]


@pytest.mark.parametrize("place", [1, 4, LAST])
def test_an_inserted_row(written, place):
    book, _ = written
    tamper(book, *make_room(place), copied(place + 1, place))
    assert_found(book, place)


def test_a_row_added_at_the_end(written):
    book, _ = written
    tamper(
        book,
        copied(LAST, LAST + 1),
        f"UPDATE entry SET previous = (SELECT hash FROM entry WHERE seq = {LAST}) WHERE seq = {LAST + 1}",
    )
    assert_found(book, LAST + 1)


@pytest.mark.parametrize("first, second", [(2, 3), (3, 7), (1, LAST)])
def test_reordered_rows(written, first, second):
    book, identifiers = written
    tamper(
        book,
        f"UPDATE entry SET seq = 1000 WHERE seq = {first}",
        f"UPDATE entry SET seq = {first} WHERE seq = {second}",
        f"UPDATE entry SET seq = {second} WHERE seq = 1000",
    )
    assert_found(book, first, identifiers[second])


def test_contents_exchanged(written):
    book, identifiers = written
    tamper(
        book,
        """
        UPDATE entry SET facts = (SELECT other.facts FROM entry AS other WHERE other.seq = 5 - entry.seq)
        WHERE seq IN (2, 3)""",
    )
    assert_found(book, 2, identifiers[2])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deadline SET due = '2014-01-01'",
        "DELETE FROM deadline",
        "UPDATE casefile SET status = 'closed', closed_on = '2013-05-05'",
        "UPDATE casefile SET stage = 'be.permanent'",
        "UPDATE casefile SET country = 'IT'",
    ],
)
def test_what_is_derived_is_compared_with_a_replay(written, statement):
    book, _ = written
    tamper(book, statement)
    result = book.run("verify")
    assert result.code == DAMAGED, result
    assert result.err.strip() or result.out.strip()


def head(book) -> str:
    document = book.json("verify")
    assert document["entries"] == len(rows(book))
    return document["head"]


def test_a_kept_head_finds_a_cut_tail(written):
    """An older copy of the file is whole in itself; only a head that was kept elsewhere shows what is missing."""
    book, _ = written
    older = book.folder / "older.sqlite"
    shutil.copy(book.store, older)
    kept_before = head(book)
    reference = book.json("case", "list")["cases"][0]["case"]
    book.ok("condition", "record", reference, "statement-made", "met", "--on", "2013-06-12")
    kept = head(book)
    assert kept != kept_before
    for code in (kept, kept_before, kept.upper(), kept[:8]):
        book.ok("verify", "--head", code)
    shutil.copy(older, book.store)
    book.ok("verify")
    book.ok("verify", "--head", kept_before)
    cut = book.run("verify", "--head", kept)
    assert cut.code == DAMAGED, cut
    assert kept[:8] in cut.out + cut.err, cut


def test_a_head_of_another_casebook_is_not_in_this_one(written, tmp_path):
    book, _ = written
    result = book.run("verify", "--head", "0" * 64)
    assert result.code == DAMAGED, result
    for code in ("short", "xyzxyzxyz", "", "0" * 65):
        assert book.run("verify", f"--head={code}").code == USAGE


def test_a_whole_casebook_says_its_head(written):
    book, _ = written
    result = book.ok("verify")
    assert head(book)[:8] in result.out
    assert book.run("verify", "--json").code == DONE
