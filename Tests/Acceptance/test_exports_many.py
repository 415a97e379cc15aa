"""An export of many cases takes the memory of a few."""

from __future__ import annotations

import os
import subprocess

import pytest

import casebooks
from support import DONE, Jalon

# So many cases are folded and kept while a transaction records; what a few take is less.
FEW, MANY = 2_500, 8_000


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """A casebook of a few cases, and one of three times as many."""
    desk = Jalon(tmp_path_factory.mktemp("many"))
    made = {}
    for cases in (FEW, MANY):
        made[cases] = desk.work / f"{cases}.sqlite"
        desk.ok("store", "init", "--store", made[cases])
        desk.ok("import", "-", "--store", made[cases], stdin=casebooks.text(cases))
    return desk, made


@pytest.mark.parametrize("form", ("csv", "fods"))
def test_memory_does_not_grow_with_the_number_of_cases(stores, form):
    desk, made = stores
    peaks = []
    for cases in (FEW, MANY):
        words = ("timeline", "export", "--all", "--format", form, "--store", made[cases])
        process = desk.start(*words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == DONE
        peaks.append(usage.ru_maxrss)
    few, many = peaks
    assert many < few + 5_000, f"{few} KB with {FEW} cases, {many} KB with {MANY}"
