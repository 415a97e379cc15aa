"""Verifies a casebook without Jalon: verifier.py CASEBOOK [HEAD]. Documentation/chain.md says what it reads."""
import hashlib, json, sqlite3, sys
from pathlib import Path

FIELDS = "e.id, c.ref, e.kind, e.on_day, e.recorded_at, e.author, e.facts_commitment, e.content_commitment"
CHAIN = f"""SELECT e.seq, {FIELDS}, e.previous, e.hash, e.facts, e.facts_salt, e.casefile
    FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile UNION ALL
    SELECT seq, id, '', kind, on_day, recorded_at, author, facts_commitment, NULL, previous, hash, facts, facts_salt, 0
    FROM event ORDER BY 1"""
ERASED = "SELECT casefile, max(seq) FROM entry WHERE kind = 'content-erased' GROUP BY casefile"
PAST = "SELECT count(*), count(facts) + count(salt) FROM entry LEFT JOIN content USING (seq) WHERE casefile=? AND seq<?"
STRAY = "SELECT 1 FROM content AS s LEFT JOIN entry AS e USING (seq) WHERE e.content_commitment IS NULL"
GONE = """SELECT seq FROM entry WHERE content_commitment IS NOT NULL AND facts IS NOT NULL
    AND seq NOT IN (SELECT seq FROM content) AND seq NOT IN (SELECT seq FROM origin) ORDER BY seq"""
ORIGIN = f"""SELECT e.seq, o.origin_seq, {FIELDS}, o.previous, o.hash FROM origin AS o LEFT JOIN entry AS e USING (seq)
    LEFT JOIN casefile AS c ON c.id = e.casefile ORDER BY o.seq, o.casebook"""
PROOFS = """SELECT seq || ' ' || casebook || ' ' || origin_seq || ' ' || lower(hex(previous) || ' ' || hex(hash))
    || char(10) FROM origin ORDER BY seq, casebook"""

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
    settings, erased = dict(db.execute("SELECT name, value FROM setting")), dict(db.execute(ERASED))
    seq, end, kept_proofs = 0, sha256(b"jalon.casebook/1\n", settings.get(b"casebook", b"")), None
    hashes = [end.hex()]
    for at, *fields, before, own, facts, salt, case in db.execute(CHAIN):
        whole = at == seq + 1 and before == end and fields[1] is not None and link(at, *fields, before) == own
        kept = at < erased.get(case, 0) if facts is None else sha256(b"jalon.facts/1\n", salt, facts) == fields[6]
        if whole and kept and erased.get(case) == at:
            kept = db.execute(PAST, (case, at)).fetchone() == (json.loads(facts)["entries"], 0)
        if not whole or not kept:
            return [(min(at, seq + 1), "is not what was recorded")]
        kept_proofs = json.loads(facts)["digest"] if (case, fields[2]) == (0, b"origins-kept") else kept_proofs
        seq, end = at, own
        hashes.append(end.hex())
    last, _, code = settings.get(b"head", b"").decode().partition(" ")
    if (last, code) != (str(seq), end.hex()):
        last = int(last) if last.isdigit() and len(code) == 64 else None
        return [(None if last is None else min(last, seq) + (last != seq), "is not where the chain was left")]
    found = [(None, "something sealed belongs to no entry")] if db.execute(STRAY).fetchone() else []
    found += [(at, "has lost what was sealed beside it") for (at,) in db.execute(GONE)]
    found += [(at, "is not as elsewhere") for at, *row, own in db.execute(ORIGIN) if at is None or link(*row) != own]
    proofs = [row for (row,) in db.execute(PROOFS)]
    found += [(None, "the proofs of origin were changed")] * (
        kept_proofs != (sha256(b"jalon.origins/1\n", *proofs).hex() if proofs else None))
    return found + ([] if any(code.startswith(head.lower()) for code in hashes) else [(None, f"there is no {head}")])

if __name__ == "__main__":
    base = sqlite3.connect(f"{Path(sys.argv[1]).resolve().as_uri()}?mode=ro", uri=True)
    base.text_factory = bytes
    sys.exit("\n".join(f"entry {at or '?'}: {said}" for at, said in problems(base, *sys.argv[2:])) or print("whole"))
