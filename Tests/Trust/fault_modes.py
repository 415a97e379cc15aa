"""File modes with umask 000 and 022: every file 0600, every folder 0700, from the moment they are made.

Each command is run with the shim, which says the mode that every file and folder was made with, journals and
temporaries too; what is there at the end is looked at as well.
"""

from __future__ import annotations

import stat

from records import calls
from rig import DONE, OVERDUE, Row

UMASKS = (0o000, 0o022)


def run(bench) -> Row:
    row, judge = Row(), bench.judge
    trials = judge.trials() if bench.rig.full else judge.trials()[::2]
    made = {"files": 0, "folders": 0, "journals": 0, "temporaries": 0}

    def look(numbered: tuple[int, tuple]) -> list[str]:
        number, (umask, trial) = numbered
        home = judge.home(trial, f"modes/{number}")
        before = set(home.files())
        trace = bench.rig.folder / f"modes-{number}.trace"
        # The shell sets it, so that this process and its threads keep their own.
        words = ("/bin/sh", "-c", 'umask "$0" && exec "$@"', f"{umask:03o}")
        result = judge.run(trial, home, before=words, env=bench.shim.tracing(trace, home.folder))
        if result.code not in (DONE, OVERDUE):
            return [f"umask {umask:03o}: {result}"]
        problems = []
        for call in calls(trace):
            if call.kind not in ("create", "mkdir"):
                continue
            expected = 0o600 if call.kind == "create" else 0o700
            made["files" if call.kind == "create" else "folders"] += 1
            made["journals"] += call.name.endswith("-journal")
            made["temporaries"] += call.name.startswith("temporary/") or call.name.endswith(".part")
            if call.mode != expected:
                problems.append(f"umask {umask:03o}: {trial} made {call.name} with mode {call.mode:03o}")
        for name, mode in home.files().items():
            expected = 0o700 if stat.S_ISDIR(mode) else 0o600
            if name not in before and stat.S_IMODE(mode) != expected:
                problems.append(f"umask {umask:03o}: {trial} left {name} with mode {stat.S_IMODE(mode):03o}")
        trace.unlink()
        return problems

    todo = [(umask, trial) for umask in UMASKS for trial in trials]
    row.wrong = [problem for problems in bench.rig.each(look, enumerate(todo)) for problem in problems]
    if not all(made.values()):
        row.wrong.append(f"nothing was seen of some kind: {made}")
    row.done = f"{len(trials)} commands under umask 000 and 022: {made['files']:,} files were made, of which "
    row.done += f"{made['journals']:,} journals and {made['temporaries']:,} temporaries, and {made['folders']} folders"
    row.figure = f"files 0600, folders 0700; {len(row.wrong)} otherwise"
    return row
