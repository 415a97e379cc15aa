"""Somebody changes rows with another program: every change is named by `verify`, with exit code 13.

The tamperer edits, deletes, inserts, exchanges and cuts off rows of every table. The clever one computes the whole chain
anew and rewrites the head that is kept in the file: then the head that was kept elsewhere does not fit any more, which
is what `verify --head` is for.
"""

from __future__ import annotations

import json
import random
import sqlite3
import threading
import uuid
from contextlib import closing

import chain
from rig import DAMAGED, DONE, Home, Row

# What is derived, or sealed, or says where an entry came from: tables beside the chain, and columns that are not free
# to be anything.
BESIDE = {
    "deadline": ("due", "trigger_day", "earliest", "stage", "flags", "citations", "country", "kind", "status"),
    "casefile": ("country", "opened_on", "stage", "next_step", "minor", "entries", "last_seq", "undated", "owner"),
    "content": ("sealed", "salt"),
    "origin": ("casebook", "origin_seq", "previous", "hash"),
}


def other(value, chance: random.Random):
    """Another value of the same kind."""
    if value is None:
        return "BE"
    if isinstance(value, int):
        return value + chance.choice((1, -1, 7)) if value > 1 else 1 - value
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ (1 << chance.randrange(8))]) + value[place + 1 :]
    if not value:
        return "x"
    place = chance.randrange(len(value))
    letter = chance.choice([each for each in "0123456789abcdefx" if each != value[place]])
    return value[:place] + letter + value[place + 1 :]


class Tampering:
    """One tampering with a copy, under the same number always the same."""

    def __init__(self, database: sqlite3.Connection, chance: random.Random):
        self.database, self.chance = database, chance
        self.rows = database.execute("SELECT count(*) FROM entry").fetchone()[0]
        self.seqs = [row[0] for row in database.execute("SELECT seq FROM entry ORDER BY seq")]

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self.database.execute(f"PRAGMA table_info({table})")]

    def edit(self) -> str:
        table = self.chance.choice(("entry", "entry", "event"))
        seqs = [row[0] for row in self.database.execute(f"SELECT seq FROM {table} ORDER BY seq")]
        seq = self.chance.choice(seqs)
        column = self.chance.choice([each for each in self.columns(table) if each not in ("seq", "casefile")])
        return self.change(table, column, f"seq = {seq}")

    def change(self, table: str, column: str, where: str) -> str:
        value = self.database.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0]
        new = other(value, self.chance) if value is not None else bytes(32) if "commitment" in column else "{}"
        self.database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (new,))
        return f"edit {table}.{column} where {where}"

    def move(self) -> str:
        """An entry is put into another case."""
        seq = self.chance.choice(self.seqs)
        self.database.execute(
            "UPDATE entry SET casefile = (SELECT id FROM casefile WHERE id <> entry.casefile ORDER BY id LIMIT 1) "
            f"WHERE seq = {seq}"
        )
        return f"move entry {seq}"

    def beside(self) -> str:
        """A row of a table beside the chain."""
        table = self.chance.choice(sorted(BESIDE))
        rows = self.database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        place = self.chance.randrange(rows)
        column = self.chance.choice(BESIDE[table])
        keys = {"deadline": "case_ref, name", "casefile": "id", "content": "seq", "origin": "seq, casebook"}[table]
        key = self.database.execute(f"SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1 OFFSET {place}").fetchone()
        where = " AND ".join(f"{name.strip()} = {value!r}" for name, value in zip(keys.split(","), key))
        if self.chance.random() < 0.2 and table in ("content", "deadline", "origin"):
            self.database.execute(f"DELETE FROM {table} WHERE {where}")
            return f"delete {table} where {where}"
        value = self.database.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0]
        self.database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (other(value, self.chance),))
        return f"edit {table}.{column} where {where}"

    def delete(self) -> str:
        seq = self.chance.choice(self.seqs)
        self.database.execute(f"DELETE FROM entry WHERE seq = {seq}")
        if self.chance.random() < 0.5:
            for later in [each for each in self.seqs if each > seq]:
                for table in ("entry", "content", "origin", "event"):
                    self.database.execute(f"UPDATE {table} SET seq = seq - 1 WHERE seq = {later}")
            return f"delete entry {seq} and close the gap"
        return f"delete entry {seq}"

    def insert(self) -> str:
        """A copy of an entry, after the last or between two."""
        seq = self.chance.choice(self.seqs)
        columns = ", ".join(each for each in self.columns("entry") if each not in ("seq", "id"))
        last = max(row[0] for row in self.database.execute("SELECT seq FROM entry UNION SELECT seq FROM event"))
        to = last + 1
        if self.chance.random() < 0.5:
            to = seq + 1
            for later in range(last, seq, -1):
                for table in ("entry", "content", "origin", "event"):
                    self.database.execute(f"UPDATE {table} SET seq = {later + 1} WHERE seq = {later}")
        self.database.execute(
            f"INSERT INTO entry (seq, id, {columns}) SELECT {to}, ?, {columns} FROM entry WHERE seq = {seq}",
            (str(uuid.UUID(int=self.chance.getrandbits(128))),),
        )
        return f"insert a copy of entry {seq} as {to}"

    def reorder(self) -> str:
        one, two = self.chance.sample(self.seqs, 2)
        for table in ("entry", "content", "origin"):
            for old, new in ((one, 1_000_000), (two, one), (1_000_000, two)):
                self.database.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")
        return f"exchange entries {one} and {two}"

    def cut(self) -> str:
        first = self.chance.choice(self.seqs[1:])
        for table in ("content", "origin", "entry", "event"):
            self.database.execute(f"DELETE FROM {table} WHERE seq >= {first}")
        return f"cut off from entry {first}"

    def rewrite_head(self) -> str:
        """The kept head alone."""
        value = chain.setting(self.database, "head")
        self.database.execute("UPDATE setting SET value = ? WHERE name = 'head'", (other(value, self.chance),))
        return "edit the kept head"


WAYS = ("edit", "edit", "edit", "move", "beside", "beside", "delete", "insert", "reorder", "cut", "rewrite_head")
# With these a whole chain can be made again that looks as if nothing had happened.
CLEVER = ("edit", "delete", "insert", "reorder", "cut")


def state(database: sqlite3.Connection) -> list:
    tables = ("entry", "event", "casefile", "deadline", "content", "origin", "setting")
    return [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


def older(bench, base: Home) -> dict[int, Home]:
    """Copies as they were kept before the last commands: whole in themselves, with a head of their own."""
    copies = {}
    for number in range(6):
        copies[number] = base.copy(bench.rig.folder / f"rows/older-{number}")
        base.ok("condition", "record", "FR-2026-TWO", "contact-broken", ("met", "lapsed")[number % 2])
    return copies


def run(bench) -> Row:
    row = Row()
    base = bench.ground.copy(bench.rig.folder / "rows/base")
    base.ok("transfer", "receive", base.work / "other.bundle", "--bundle-key", base.folder / "keys" / "bundle.key")
    kept_copies = older(bench, base)
    kept = json.loads(base.ok("verify", "--json").stdout)["head"]
    count = bench.rig.number(500, 110)
    done = {"clever": 0}
    mutex = threading.Lock()

    def tampered(number: int) -> str | None:
        chance = bench.rig.chance(f"rows {number}")
        home = base.copy(bench.rig.folder / f"rows/{number}")
        clever = number % 4 == 0
        way = chance.choice(CLEVER if clever else WAYS)
        if clever and way == "cut" and chance.random() < 0.5:
            # An older copy of the whole file is put in the place of the casebook.
            copy = kept_copies[chance.randrange(len(kept_copies))]
            home.store.write_bytes(copy.store.read_bytes())
            what = "an older copy of the file"
        else:
            what = by_rows(home, way, clever, chance)
        with mutex:
            done[way] = done.get(way, 0) + 1
            done["clever"] += clever
        result = home.run("verify", "--json", *(("--head", kept) if clever else ()))
        problem = None
        if result.code != DAMAGED:
            problem = f"exit code {result.code}"
        elif not json.loads(result.out)["problems"] or not json.loads(result.out)["problems"][0]["message"]:
            problem = "nothing is named"
        bench.rig.say(f"tampering: {number:,} of {count:,}")
        return problem and f"{what}{', all hashes made anew' if clever else ''}: {problem}: {result}"

    if base.run("verify", "--head", kept).code != DONE:
        row.wrong.append("the casebook is not whole before it is tampered with")
    found = [each for each in bench.rig.each(tampered, range(count)) if each]
    row.wrong += found
    ways = ", ".join(f"{number} {way.replace('_', ' ')}" for way, number in sorted(done.items()) if way != "clever")
    row.done = f"{ways}; {done['clever']} with all hashes made anew, against a head kept elsewhere"
    row.figure = f"{count - len(found)} of {count} named"
    return row


def by_rows(home: Home, way: str, clever: bool, chance: random.Random) -> str:
    with closing(sqlite3.connect(home.store)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("PRAGMA ignore_check_constraints = ON")
        before = state(database)
        what = ""
        # What cannot be stored, or changes nothing, is no tampering: another place is tried.
        for _ in range(100):
            database.execute("SAVEPOINT tampering")
            try:
                what = getattr(Tampering(database, chance), way)()
                if clever:
                    chain.rebuild(database)
                if state(database) != before:
                    break
            except (sqlite3.IntegrityError, TypeError):
                pass
            database.execute("ROLLBACK TO tampering")
        database.execute("RELEASE tampering")
        if state(database) == before:
            raise RuntimeError(f"the rig cannot tamper: {way}")
        database.commit()
    return what
