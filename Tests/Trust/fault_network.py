"""Outgoing connections, as strace sees them: none, in any command.

The whole figures are of the acceptance tests, run with a binary that is traced; shortened, of the commands of the rig.
That a connection would be seen is tried first, with a program that makes one.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from rig import DONE, OVERDUE, REPOSITORY, Row

STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network")
# The command stays the child of whoever started it, who may want to kill it; the tracer may end a little later.
ASIDE = "-D"

# How many seconds a tracer may end later than the tests.
PATIENCE = 60

OUTWARD = re.compile(r"AF_INET6?\b|AF_PACKET")

CONNECTING = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    one.connect(("127.0.0.1", 9))
"""


def outward(traces: list[Path]) -> list[str]:
    return [
        line.strip()
        for path in traces
        for line in path.read_text(errors="replace").splitlines()
        if OUTWARD.search(line)
    ]


def can_trace(bench, folder: Path) -> str:
    """Why nothing can be traced here; empty when a connection was seen."""
    if not shutil.which("strace"):
        return "strace is not installed"
    trace = folder / "proof"
    told = subprocess.run([*STRACE, "-o", trace, sys.executable, "-c", CONNECTING], capture_output=True, text=True)
    if told.returncode != 0 or not trace.exists():
        return f"strace may not trace here: {told.stderr.strip()[:120]}"
    if not any("connect(" in line for line in outward([trace])):
        return "strace does not see a connection that was made"
    return ""


def run(bench) -> Row:
    row = Row()
    folder = bench.rig.fresh("network")
    row.skipped = can_trace(bench, folder)
    if row.skipped:
        return row
    traces = bench.rig.fresh("network/traces")
    if bench.rig.full:
        acceptance(bench, row, folder, traces)
    else:
        commands(bench, row, traces)
    found = sorted(traces.iterdir())
    seen = outward(found)
    row.wrong += seen
    if not found:
        row.wrong.append("nothing was traced")
    row.done += f"{len(found):,} processes traced; a connection made on purpose was seen"
    row.figure = f"{len(seen)} outgoing connections"
    return row


def commands(bench, row: Row, traces: Path) -> None:
    trials = bench.judge.trials()

    def traced(numbered) -> str | None:
        number, trial = numbered
        home = bench.judge.home(trial, f"network/home-{number}")
        result = bench.judge.run(trial, home, before=(*STRACE, "-o", traces / str(number)))
        return None if result.code in (DONE, OVERDUE) else str(result)

    row.wrong += [each for each in bench.rig.each(traced, enumerate(trials)) if each]
    row.done = "every command of the rig: "


def tracers(traces: Path) -> list[int]:
    """The tracers that are still at work."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if words.startswith(b"strace\0") and os.fsencode(traces) in words:
            found.append(int(path.parent.name))
    return found


def acceptance(bench, row: Row, folder: Path, traces: Path) -> None:
    wrapper = folder / "jalon"
    # By its path, for the tests that run the binary without PATH.
    words = " ".join((shutil.which(STRACE[0]), *STRACE[1:], ASIDE))
    # Its name begins with that of the wrapper, for the tests that look for the binary among the processes.
    traced = wrapper.with_name("jalon.traced")
    traced.symlink_to(bench.rig.binary)
    wrapper.write_text(f'#!/bin/sh\nexec {words} -o "{traces}/$$" "{traced}" "$@"\n')
    wrapper.chmod(0o755)
    runner = REPOSITORY / "Tests" / "Acceptance" / "run"
    environment = os.environ | {"JALON_ACCEPTANCE_CLIENTS": "present"}
    told = subprocess.run([runner, wrapper, "-q"], capture_output=True, text=True, env=environment)
    patience = time.monotonic() + PATIENCE
    while (left := tracers(traces)) and time.monotonic() < patience:
        time.sleep(0.2)
    # Whose process was killed before it could be attached to waits for ever; nothing was done that it could have seen.
    for each in left:
        os.kill(each, signal.SIGKILL)
    said = told.stdout.strip().splitlines() or ["it said nothing"]
    last = said[-1]
    if told.returncode:
        row.wrong.append(f"the acceptance tests fail when traced: {last}")
        row.wrong += [each for each in said if each.startswith(("FAILED ", "ERROR "))]
    row.done = f"the acceptance tests ({last.strip('= ')}): "
