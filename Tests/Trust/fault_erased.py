"""Erased content is searched for, wherever it may have gone: nothing of it is found.

Looked for are the texts and names as they were given, in the encodings that a file may have them in, and every sealed
byte string, salt and payload that the erased entries had in the casebook. Looked through are the casebook, what lies
beside it and in the folder of temporaries while and after the content is erased, later backups, what they restore to,
and later exports.
"""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing

from ground import NOTE, PERSON, SECRET
from records import calls
from rig import DONE, Home, Row

CASE = "BE-2026-BASE"

EXPORTS = (
    ("dump",),
    ("dump", "--identify", "--reason", "-"),
    ("timeline", "export", CASE, "--format", "html", "--identify", "--minor", "--reason", "-"),
    ("timeline", "export", "--all", "--format", "jsonl"),
    ("timeline", "show", CASE, "--identify", "--reason", "-"),
    ("htcds", "export", "--identify", "--minor", "--reason", "-"),
    ("case", "show", CASE, "--json"),
    ("deadline", "list", "--json"),
)


def sought(home: Home) -> dict[bytes, str]:
    """What must not be found any more, and what each is."""
    found = {}
    for text in (*PERSON.values(), NOTE, "Mme Peeters", "All were there."):
        for code in ("utf-8", "utf-16-le"):
            found[text.encode(code)] = f"the text {text!r}"
        found[base64.b64encode(text.encode())[:-4]] = f"the text {text!r} in Base64"
    with closing(sqlite3.connect(home.store)) as database:
        of_case = f"FROM entry AS e JOIN casefile AS c ON c.id = e.casefile WHERE c.ref = '{CASE}'"
        rows = f"SELECT seq, sealed, salt FROM content WHERE seq IN (SELECT e.seq {of_case})"
        for seq, sealed, salt in database.execute(rows).fetchall():
            found[salt] = f"the salt of entry {seq}"
            # Any stretch of it would do; the middle is on one page most likely.
            for place in range(0, max(1, len(sealed) - 24), 24):
                found[sealed[place : place + 24]] = f"what was sealed beside entry {seq}"
    return found


def hits(data: bytes, wanted: dict[bytes, str], where: str) -> list[str]:
    return sorted({f"{what} is in {where}" for bytes_, what in wanted.items() if bytes_ in data})


def run(bench) -> Row:
    row = Row()
    if not bench.rig.has("case erase"):
        row.skipped = "the binary has no case erase yet"
        return row
    home = bench.ground.copy(bench.rig.folder / "erased/home")
    wanted = sought(home)
    # The search can find: before, it does.
    before = hits(home.bytes(), wanted, "the casebook")
    shown = home.copy(bench.rig.folder / "erased/shown").run("dump", "--identify", "--reason", "-", stdin="to look")
    if len(before) < 5 or not hits(shown.stdout, wanted, "a dump"):
        row.wrong.append("the search finds nothing before anything was erased")
    home.ok("case", "close", CASE, "--reason", "completed", "--on", "2026-05-19")
    trace = bench.rig.folder / "erased/trace"
    erased = home.run(
        *("case", "erase", CASE, "--reason", "-"), stdin="it was asked for", env=bench.shim.tracing(trace, home.folder)
    )
    if erased.code != DONE:
        row.wrong.append(str(erased))
    places = {"the casebook": home.bytes(), "what was said": erased.stdout + erased.stderr}
    # The roll-back journal holds what was, as long as it may be needed; nothing else is written that does.
    journals = 0
    for call in calls(trace):
        journals += call.kind == "create" and call.name.endswith("-journal")
    for path in home.folder.rglob("*"):
        if path.is_file() and path != home.store and home.work not in path.parents:
            places[f"{path.relative_to(home.folder)} (left there)"] = path.read_bytes()
    if home.journal.exists():
        row.wrong.append("the journal is left")
    for words in EXPORTS:
        result = home.run(*words, stdin="to compare")
        if result.crashed:
            row.wrong.append(str(result))
        places[f"jalon {' '.join(words)}"] = result.stdout + result.stderr
    later(bench, home, places, row)
    found = [hit for where, data in places.items() for hit in hits(data, wanted, where)]
    row.wrong += found
    if problem := home.problem():
        row.wrong.append(problem)
    row.done = f"{len(wanted):,} byte strings sought in {len(places)} places, {sum(map(len, places.values())):,} bytes"
    row.done += f" ({len(before)} of them found before); {journals} journals made and gone"
    row.figure = f"{len(found)} found"
    return row


def later(bench, home: Home, places: dict[str, bytes], row: Row) -> None:
    """A backup that is made afterwards, and what it restores to."""
    if not bench.rig.has("backup create"):
        row.wrong.append("the binary has no backup create: later backups were not searched")
        return
    (home.work / "secret.txt").write_text(SECRET)
    for name, options in (("sealed", ("--passphrase", f"@{home.work}/secret.txt")), ("plain", ("--plain",))):
        backup = home.work / f"{name}.backup"
        home.ok("backup", "create", backup, *options)
        places[f"the {name} backup"] = backup.read_bytes()
        store = home.folder / name / "casebook.sqlite"
        home.ok("backup", "restore", backup, *(options if name == "sealed" else ()), "--store", store)
        places[f"what the {name} backup restores to"] = store.read_bytes()
