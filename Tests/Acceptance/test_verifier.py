"""A verifier by somebody else, verifier.py, says of every casebook what ``jalon verify`` says, whole or not."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import casebooks
import verifier
from support import DAMAGED, DONE, MEASURED, SEED, Jalon, in_parallel

SCRIPT = Path(verifier.__file__)
TAMPERINGS = 240


def verified(book: Path, head: str = "") -> list[tuple[int | None, str]]:
    """What the verifier finds, in this process."""
    with closing(sqlite3.connect(f"{book.as_uri()}?mode=ro", uri=True)) as database:
        database.text_factory = bytes
        return verifier.problems(database, head)


@pytest.fixture(scope="module")
def person(tmp_path_factory) -> Jalon:
    return Jalon(tmp_path_factory.mktemp("verifier"), today="2026-05-20")


@pytest.fixture(scope="module")
def books(person) -> dict[str, Path]:
    """Whole casebooks of every kind."""
    names = ("empty", "demo", "imported", "vault", "taken", "erased")
    made = {name: person.folder / f"{name}.sqlite" for name in names}

    def run(name, *words, **options):
        return person.ok(*words, "--store", made[name], **options).out.strip()

    run("empty", "store", "init")
    person.ok("demo", made["demo"])
    run("imported", "store", "init")
    run("imported", "import", "-", stdin=casebooks.text(12))
    person.environment["JALON_KEY"] = str(person.key)
    phrase = person.written("phrase.txt", "nobody but the two of us knows")
    for name in ("vault", "taken", "erased"):
        run(name, "store", "init")
        run(name, "vault", "init")
    for name in ("vault", "erased"):
        cases = [run(name, "case", "open", "--country", country, "--on", "2026-01-05") for country in ("BE", "FR")]
        for case in cases:
            run(name, "note", "add", case, stdin="Prefers to be called in the morning.")
            run(name, "step", "record", case, "team-discussion", "--on", "2026-01-06")
            run(name, "case", "reveal", case, "--reason", "-", stdin="a hearing")
    run("vault", "dump")
    run("vault", "vault", "rekey", "--new-key", person.keys / "second.key")
    person.environment["JALON_KEY"] = str(person.keys / "second.key")
    reference = person.json("case", "list", "--store", made["vault"])["cases"][0]["case"]
    run("vault", "consent", "give", reference, "--scope", "transfer", "--by", "person", "--on", "2026-05-04")
    bundle = person.work / "case.bundle"
    secret = ("--bundle-passphrase", f"@{phrase}")
    sending = ("transfer", "send", reference, "--on", "2026-05-18", "--reason", "change-of-location", *secret)
    run("vault", *sending, "--output", bundle)
    run("taken", "transfer", "receive", bundle, "--coded", *secret)
    run("taken", "deadline", "list", "--format", "ics")
    person.environment["JALON_KEY"] = str(person.key)
    run("erased", "case", "close", cases[0], "--reason", "completed", "--on", "2026-05-01")
    run("erased", "case", "erase", cases[0], "--reason", "-", stdin="asked by the person")
    run("erased", "step", "record", cases[1], "guardian", "--on", "2026-05-02")
    person.environment.pop("JALON_KEY")
    return made


def test_the_verifier_is_short_and_needs_nothing():
    lines = SCRIPT.read_text().splitlines()
    assert len(lines) <= 60 and max(map(len, lines)) <= 120
    for line in lines:
        if line.startswith(("import ", "from ")):
            modules = line.split(maxsplit=1)[1].split(" import ")[0]
            assert all(each.strip() in sys.stdlib_module_names for each in modules.split(",")), line


def test_whole_casebooks_are_whole_to_both(person, books):
    for name, book in books.items():
        document = person.json("verify", "--store", book)
        assert document["whole"] and verified(book) == [], name
        for head in (document["head"], document["head"][:8].upper()):
            person.ok("verify", "--head", head, "--store", book)
            assert verified(book, head) == [], name
        assert verified(book, "0" * 64), name
    assert person.json("verify", "--store", books["vault"])["events"] >= 3
    with closing(sqlite3.connect(books["taken"])) as database:
        assert database.execute("SELECT count(*) FROM origin").fetchone()[0] > 3


def test_it_runs_as_a_program(books, tmp_path):
    def run(*words):
        command = [sys.executable, SCRIPT, *map(str, words)]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    whole = run(books["demo"])
    assert (whole.returncode, whole.stdout, whole.stderr) == (0, "whole\n", "")
    assert run(books["demo"], "f" * 64).returncode == 1
    copy = tmp_path / "cut.sqlite"
    shutil.copy(books["demo"], copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("DELETE FROM entry WHERE seq = 3")
        database.commit()
    cut = run(copy)
    assert cut.returncode == 1 and "entry 3" in cut.stderr, cut


# Somebody with another program, who knows the tables and, at times, the chain.

TEXTS = ("id", "kind", "on_day", "recorded_at", "author", "facts")
BLOBS = ("facts_salt", "facts_commitment", "previous", "hash")


def flipped(value, chance: random.Random):
    """A value with one bit changed, or one character."""
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << chance.randrange(8)]) + value[place + 1 :]
    place = chance.randrange(len(value))
    other = chance.choice([each for each in "0123456789abcdefXYZ" if each != value[place]])
    return value[:place] + other + value[place + 1 :]


def edited(db, chance, table, seq):
    column = chance.choice(TEXTS + BLOBS)
    value = db.execute(f"SELECT {column} FROM {table} WHERE seq = ?", (seq,)).fetchone()[0]
    if value is None:
        column, value = "author", db.execute(f"SELECT author FROM {table} WHERE seq = ?", (seq,)).fetchone()[0]
    db.execute(f"UPDATE {table} SET {column} = ? WHERE seq = ?", (flipped(value, chance), seq))


def forged(db, chance, table, seq):
    """Another author, and the row's own hash computed anew."""
    reference = "(SELECT ref FROM casefile WHERE id = casefile)" if table == "entry" else "''"
    content = "content_commitment" if table == "entry" else "NULL"
    row = db.execute(
        f"SELECT id, {reference}, kind, on_day, recorded_at, 'mallory', facts_commitment, {content}, previous "
        f"FROM {table} WHERE seq = ?",
        (seq,),
    ).fetchone()
    own = verifier.link(seq, *(each.encode() if isinstance(each, str) else each for each in row))
    db.execute(f"UPDATE {table} SET author = 'mallory', hash = ? WHERE seq = ?", (own, seq))


def deleted(db, chance, table, seq):
    db.execute(f"DELETE FROM {table} WHERE seq = ?", (seq,))


def tail(db, chance, table, seq):
    for each in ("entry", "event"):
        db.execute(f"DELETE FROM {each} WHERE seq >= ?", (seq,))


def closed_up(db, chance, table, seq):
    """Deleted, and those after it moved up."""
    deleted(db, chance, table, seq)
    for each in ("entry", "event"):
        for (later,) in db.execute(f"SELECT seq FROM {each} WHERE seq > ? ORDER BY seq", (seq,)).fetchall():
            db.execute(f"UPDATE {each} SET seq = seq - 1 WHERE seq = ?", (later,))


def moved(db, chance, table, seq):
    """Two rows of a table exchanged."""
    others = [each for (each,) in db.execute(f"SELECT seq FROM {table}") if each != seq]
    if not others:
        return deleted(db, chance, table, seq)
    other = chance.choice(others)
    for old, new in ((seq, 10**6), (other, seq), (10**6, other)):
        db.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (new, old))


def doubled(db, chance, table, seq):
    """A copy of a row at the end, under an identifier of its own."""
    columns = [each[1] for each in db.execute(f"PRAGMA table_info({table})") if each[1] not in ("seq", "id")]
    names = ", ".join(columns)
    identifier = f"{chance.getrandbits(32):08x}-0000-7000-8000-{chance.getrandbits(48):012x}"
    end = max(db.execute(f"SELECT max(seq) FROM {each}").fetchone()[0] or 0 for each in ("entry", "event")) + 1
    copy = f"INSERT INTO {table} (seq, id, {names}) SELECT ?, ?, {names} FROM {table} WHERE seq = ?"
    db.execute(copy, (end, identifier, seq))


def twice(db, chance, table, seq):
    """An entry's number taken by an event too, or the other way round."""
    fields = "seq, kind, on_day, recorded_at, author, facts_commitment, previous, hash"
    identifier = f"{chance.getrandbits(32):08x}-0000-7000-8000-{chance.getrandbits(48):012x}"
    other, more, values = ("event", "", "") if table == "entry" else ("entry", ", casefile", ", 1")
    db.execute(
        f"INSERT INTO {other} (id, {fields}, facts, facts_salt{more}) "
        f"SELECT ?, {fields}, '{{}}', zeroblob(16){values} FROM {table} WHERE seq = ?",
        (identifier, seq),
    )


def recoded(db, chance, table, seq):
    """A case under another code."""
    case = chance.choice(db.execute("SELECT id FROM casefile").fetchall())[0]
    db.execute("UPDATE casefile SET ref = 'BE-2013-ELSE' WHERE id = ?", (case,))


def rehomed(db, chance, table, seq):
    """An entry in another case, or in none."""
    entry = chance.choice(db.execute("SELECT seq, casefile FROM entry").fetchall())
    cases = [each for (each,) in db.execute("SELECT id FROM casefile") if each != entry[1]]
    db.execute("UPDATE entry SET casefile = ? WHERE seq = ?", (chance.choice(cases), entry[0]))


def emptied(db, chance, table, seq):
    """Facts gone, as after an erasure."""
    entry = chance.choice(db.execute("SELECT seq FROM entry WHERE facts IS NOT NULL").fetchall())[0]
    db.execute("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = ?", (entry,))


def unsealed(db, chance, table, seq):
    """What was sealed is gone, or stands beside another entry."""
    sealed = [each for (each,) in db.execute("SELECT seq FROM content")]
    if not sealed:
        return edited(db, chance, table, seq)
    if chance.random() < 0.5:
        return db.execute("DELETE FROM content WHERE seq = ?", (chance.choice(sealed),))
    bare = [each for (each,) in db.execute("SELECT seq FROM entry WHERE content_commitment IS NULL")]
    db.execute("UPDATE content SET seq = ? WHERE seq = ?", (chance.choice(bare), chance.choice(sealed)))


def uprooted(db, chance, table, seq):
    """The proof of an origin changed."""
    origins = db.execute("SELECT seq, previous, hash FROM origin").fetchall()
    if not origins:
        return edited(db, chance, table, seq)
    at, previous, own = chance.choice(origins)
    column, value = chance.choice((("previous", flipped(previous, chance)), ("hash", flipped(own, chance))))
    if chance.random() < 0.3:
        column, value = "origin_seq", chance.randrange(10**3, 10**6)
    db.execute(f"UPDATE origin SET {column} = ? WHERE seq = ?", (value, at))


def beheaded(db, chance, table, seq):
    """The end that was kept changed: another hash, another number, or gone."""
    number, code = db.execute("SELECT value FROM setting WHERE name = 'head'").fetchone()[0].split()
    other = f"{int(number) + chance.randrange(1, 9)} {code}"
    head = chance.choice((f"{number} {flipped(code, chance)}", other, f"0 {code}", "x", None))
    if head is None:
        db.execute("DELETE FROM setting WHERE name = 'head'")
    else:
        db.execute("UPDATE setting SET value = ? WHERE name = 'head'", (head,))


def renamed(db, chance, table, seq):
    """The identity of the casebook changed: its chain begins otherwise."""
    old = db.execute("SELECT value FROM setting WHERE name = 'casebook'").fetchone()[0]
    new = chance.choice([each for each in "0123456789abcdef" if each != old[0]]) + old[1:]
    db.execute("UPDATE setting SET value = ? WHERE name = 'casebook'", (new,))


WAYS = (
    *(edited, forged, deleted, tail, closed_up, moved, doubled, twice, recoded, rehomed, emptied, unsealed, uprooted),
    *(beheaded, renamed),
)


def test_tampered_casebooks_are_the_same_to_both(person, books, tmp_path):
    chance = random.Random(SEED)
    sources = [books[name] for name in ("demo", "imported", "vault", "taken", "erased")]
    cases = []
    for number in range(TAMPERINGS):
        source, way = sources[number % len(sources)], WAYS[number % len(WAYS)]
        copy = tmp_path / f"{number}-{way.__name__}-{source.stem}.sqlite"
        shutil.copy(source, copy)
        with closing(sqlite3.connect(copy)) as database:
            database.execute("PRAGMA foreign_keys = OFF")
            database.execute("PRAGMA ignore_check_constraints = ON")
            tables = [each for each in ("entry", "event") if database.execute(f"SELECT 1 FROM {each}").fetchone()]
            table = chance.choice(tables)
            seq = chance.choice(database.execute(f"SELECT seq FROM {table}").fetchall())[0]
            before = list(database.iterdump())
            way(database, chance, table, seq)
            database.commit()
            assert list(database.iterdump()) != before, f"{copy.name} was not tampered with"
        cases.append(copy)

    places = 0
    for copy, result in zip(cases, in_parallel(lambda each: person.run("verify", "--json", "--store", each), cases)):
        found = verified(copy)
        assert result.code == DAMAGED and found, f"{copy.name}: {found}\n{result}"
        named = next((each["sequence"] for each in result.json()["problems"] if each["sequence"]), None)
        ours = next((place for place, _ in found if place), None)
        if named and ours:
            places += 1
            assert named == ours, f"{copy.name}: {found}\n{result}"
    assert places > TAMPERINGS * 3 // 4
    MEASURED.append(f"verifier.py and jalon verify: {TAMPERINGS} tampered casebooks, one verdict; {places} places")
