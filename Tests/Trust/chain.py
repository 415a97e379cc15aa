"""What somebody with another program and all the time in the world can do to the rows of a casebook.

The chain is computed anew as Sources/CaseStore/Chain.swift says, so that the clever tamperer is among those who try.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct

# Entries and events stand in one chain.
LINKS = """
    SELECT 'entry' AS place, e.seq, e.id, coalesce(c.ref, ''), e.kind, e.on_day, e.recorded_at, e.author,
           e.facts_commitment, e.content_commitment, e.facts, e.facts_salt
    FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile
    UNION ALL
    SELECT 'event', seq, id, '', kind, on_day, recorded_at, author, facts_commitment, NULL, facts, facts_salt FROM event
    ORDER BY 2
"""


def digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def commitment(facts: str, salt: bytes) -> bytes:
    return digest(b"jalon.facts/1\n", salt, facts.encode())


def setting(database: sqlite3.Connection, name: str) -> str:
    return database.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()[0]


def rebuild(database: sqlite3.Connection) -> None:
    """Makes every hash anew, closes gaps in the numbers, and rewrites the head that is kept in the file."""
    previous, number = digest(b"jalon.casebook/1\n", setting(database, "casebook").encode()), 0
    for row in database.execute(LINKS).fetchall():
        place, seq, *texts, facts_commitment, content, facts, salt = row
        number += 1
        if facts is not None:
            facts_commitment = commitment(facts, salt)
        parts = [struct.pack(">q", number)]
        for text in texts:
            parts += [struct.pack(">I", len(text.encode())), text.encode()]
        parts += [facts_commitment, b"\x00" if content is None else b"\x01" + content, previous]
        code = digest(b"jalon.entry/1\n", *parts)
        database.execute(
            f"UPDATE {place} SET seq = ?, facts_commitment = ?, previous = ?, hash = ? WHERE seq = ?",
            (number, facts_commitment, previous, code, seq),
        )
        if place == "entry" and number != seq:
            for table in ("content", "origin"):
                database.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (number, seq))
        previous = code
    database.execute("UPDATE setting SET value = ? WHERE name = 'head'", (f"{number} {previous.hex()}",))
