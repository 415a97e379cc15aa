"""A full disk while much is recorded at once: an export of thousands of cases, whose records a thread of its own writes
where there are two processors.

More is changed than SQLite keeps in memory, so that the disk may be full at any row, and also while somebody reads.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

from fault_full import SmallDisk
from rig import DONE, Row

CASES = 6_000
# How many pages of 4 KiB are free; with the last there is room enough.
ROOM = (1, 8, 32, 64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1_024, 1_280, 1_536, 4_096)
SHORT_ROOM = (64, 256, 512, 4_096)
SIZE = 64 << 20


def run(bench) -> Row:
    row, home = Row(), bench.rig.home("large")
    home.ok("store", "init")
    home.ok("import", "-", stdin=register())
    disk = SmallDisk(bench.rig, 0, SIZE)
    if not disk.folder:
        return Row(skipped="nothing may be mounted here")
    rooms = ROOM if bench.rig.full else SHORT_ROOM
    refused = 0
    try:
        for room in rooms:
            store = disk.folder / "casebook.sqlite"
            shutil.copy2(home.store, store)
            filler = disk.fill(room)
            words = ("timeline", "export", "--all", "--format", "csv", "--output", home.work / "out.csv", "--force")
            result = home.run(*words, env={"JALON_STORE": str(store)})
            filler.unlink()
            refused += result.code != DONE
            if problem := wrong(home, store, result):
                row.wrong.append(f"{room} pages free: {problem}")
            for each in disk.folder.iterdir():
                each.unlink()
    finally:
        disk.close()
    if not 0 < refused < len(rooms):
        row.wrong.append(f"{refused} of {len(rooms)} were refused")
    row.done = f"an export of {CASES:,} cases, {len(rooms)} times on a tmpfs"
    row.figure = f"{refused} refused with a sentence, nothing of them recorded; {len(row.wrong)} wrong"
    return row


def wrong(home, store, result) -> str | None:
    """Why it is not as it should be: all cases have on record that they left, or none has."""
    if result.code != DONE and not result.refused:
        return f"crashed: {result}"
    problem = home.run("verify", env={"JALON_STORE": str(store)})
    if problem.code != DONE:
        return f"{problem} after {result}"
    with closing(sqlite3.connect(store)) as database:
        (left,) = database.execute("SELECT count(*) FROM entry WHERE kind = 'timeline-exported'").fetchone()
    wanted = CASES if result.code == DONE else 0
    return None if left == wanted else f"{left} cases have on record that they left, after {result}"


def register() -> str:
    lines = [{"format": "jalon.interchange/1"}]
    lines += [{"case": f"BE-2026-{number:05}", "country": "BE", "openedOn": "2026-01-05"} for number in range(CASES)]
    return "".join(json.dumps(line) + "\n" for line in lines)
