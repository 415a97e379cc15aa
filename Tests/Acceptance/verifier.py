#!/usr/bin/env python3
"""Verifies a casebook without Jalon: verifier.py CASEBOOK [HEAD]. Documentation/chain.md says what it reads."""
import hashlib, sqlite3, sys
from pathlib import Path

FIELDS = "e.id, c.ref, e.kind, e.on_day, e.recorded_at, e.author, e.facts_commitment, e.content_commitment"
CHAIN = f"""SELECT e.seq, {FIELDS}, e.previous, e.hash, e.facts, e.facts_salt
    FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile UNION ALL
    SELECT seq, id, '', kind, on_day, recorded_at, author, facts_commitment, NULL, previous, hash, facts, facts_salt
    FROM event ORDER BY 1"""
LOST = """SELECT seq FROM entry AS e WHERE facts IS NULL AND NOT EXISTS (SELECT 1 FROM entry AS l
    WHERE l.kind = 'content-erased' AND l.casefile = e.casefile AND l.seq > e.seq)
    OR kind = 'content-erased' AND (json_extract(facts, '$.entries'), 0) <> (
    SELECT count(*), count(p.facts) + count(salt) FROM entry AS p LEFT JOIN content USING (seq)
    WHERE p.casefile = e.casefile AND p.seq < e.seq) ORDER BY seq"""
STRAY = "SELECT 1 FROM content AS s LEFT JOIN entry AS e USING (seq) WHERE e.content_commitment IS NULL"
GONE = """SELECT seq FROM entry WHERE content_commitment IS NOT NULL AND facts IS NOT NULL
    AND seq NOT IN (SELECT seq FROM content) AND seq NOT IN (SELECT seq FROM origin) ORDER BY seq"""
ORIGIN = f"""SELECT e.seq, o.origin_seq, {FIELDS}, o.previous, o.hash FROM origin AS o LEFT JOIN entry AS e USING (seq)
    LEFT JOIN casefile AS c ON c.id = e.casefile ORDER BY o.seq, o.casebook"""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def link(seq, *fields):  # six texts, the commitments to facts and to what is sealed, and the hash before
    *texts, facts, content, before = fields
    lengths = b"".join(len(text).to_bytes(4, "big") + text for text in texts)
    content = b"\0" if content is None else b"\1" + content
    return sha256(b"jalon.entry/1\n", seq.to_bytes(8, "big"), lengths, facts, content, before)


def problems(db, head=""):  # each with its place in the chain, or None; of a broken chain the first break alone
    if db.execute("PRAGMA integrity_check").fetchone()[0] != b"ok":
        return [(None, "the file is damaged")]
    settings = dict(db.execute("SELECT name, value FROM setting"))
    links = [sha256(b"jalon.casebook/1\n", settings.get(b"casebook", b""))]
    for at, *fields, before, own, facts, salt in db.execute(CHAIN):
        whole = at == len(links) and before == links[-1] and fields[1] is not None and link(at, *fields, before) == own
        if not whole or facts is not None and sha256(b"jalon.facts/1\n", salt, facts) != fields[6]:
            return [(min(at, len(links)), "is not what was recorded")]
        links.append(own)
    for (lost,) in db.execute(LOST):
        return [(lost, "has lost its facts, or did not erase what it says")]
    seq, (last, _, code) = len(links) - 1, settings.get(b"head", b"").decode().partition(" ")
    if (last, code) != (str(seq), links[-1].hex()):
        last = int(last) if last.isdigit() and len(code) == 64 else None
        return [(None if last is None else min(last, seq) + (last != seq), "is not where the chain was left")]
    found = [(None, "something sealed belongs to no entry")] if db.execute(STRAY).fetchone() else []
    found += [(at, "has lost what was sealed beside it") for (at,) in db.execute(GONE)]
    found += [(at, "is not as elsewhere") for at, *row, own in db.execute(ORIGIN) if at is None or link(*row) != own]
    return found + ([] if any(own.hex().startswith(head.lower()) for own in links) else [(None, f"there is no {head}")])


if __name__ == "__main__":
    base = sqlite3.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
    base.text_factory = bytes
    bad = problems(base, *sys.argv[2:])
    sys.exit("\n".join(f"entry {at or '?'}: {said}" for at, said in bad) or print("whole"))
