"""Fuzzing has a package of its own, Tests/Fuzz; its figures are those of `make fuzz`."""

from __future__ import annotations

import subprocess

from rig import REPOSITORY, Row


def run(bench) -> Row:
    row = Row(done="make fuzz")
    makefile = (REPOSITORY / "Makefile").read_text()
    if "\nfuzz:" not in makefile:
        row.skipped = "there is no make fuzz yet"
        return row
    if not bench.rig.full:
        row.skipped = "a short run is part of make test; make trust asks for the whole"
        return row
    told = subprocess.run(["make", "--no-print-directory", "fuzz"], cwd=REPOSITORY, capture_output=True, text=True)
    lines = [each.strip() for each in (told.stdout + told.stderr).splitlines() if each.strip()]
    row.figure = lines[-1] if lines else "it said nothing"
    if told.returncode:
        row.wrong = lines[-8:]
    return row
