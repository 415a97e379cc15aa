"""A full disk, for every command that records or makes a file, and every one that prints.

On a small tmpfs of which so many pages are free, 0, 1, 2 … until the command has room enough; under `ulimit -f`, which
lets a file grow so far and no further; and with /dev/full for standard output, standard error and `--output`.
"""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

from judge import Judge, Trial
from rig import Home, Row

# How many pages of 4 KiB are free.
ROOM = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160)
SHORT_ROOM = (0, 6)
PAGE = 4_096

# How large a file may be, in blocks of 512 bytes; the prepared casebook is larger than most.
LIMITS = (0, 1, 8, 64, 256, 320, 512)
SHORT_LIMITS = (8,)

# The size of a tmpfs: the home, what a command adds, and the file that takes the rest.
SIZE = 8 << 20


class SmallDisk:
    """A tmpfs of one worker; None in `folder` when nothing may be mounted here."""

    def __init__(self, rig, number: int, size: int = SIZE):
        self.folder: Path | None = rig.fresh(f"disk-{number}")
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "jalon-trust", self.folder], capture_output=True
        )
        if mounted.returncode:
            self.folder = None

    def fill(self, room: int) -> Path:
        """Takes all of the disk but so many pages."""
        filler = self.folder / "filler"
        with filler.open("wb") as file:
            count = os.statvfs(self.folder).f_bavail - room
            if count > 0:
                os.posix_fallocate(file.fileno(), 0, count * PAGE)
        return filler

    def close(self) -> None:
        if self.folder:
            subprocess.run(["umount", self.folder], check=True)


class Disks:
    """A small disk for each thread."""

    def __init__(self, rig):
        self.rig, self.own, self.all = rig, threading.local(), []

    def mine(self) -> SmallDisk:
        if not hasattr(self.own, "disk"):
            self.own.disk = SmallDisk(self.rig, threading.get_ident())
            self.all.append(self.own.disk)
        return self.own.disk


class Tries:
    """Counts what came of the tries."""

    def __init__(self):
        self.mutex = threading.Lock()
        self.count = self.refused = 0
        self.wrong: list[str] = []

    def note(self, what: str, refused: bool, problem: str | None) -> None:
        with self.mutex:
            self.count += 1
            self.refused += refused
            if problem:
                self.wrong.append(f"{what}: {problem}")


def on_small_disk(judge: Judge, disk: SmallDisk, trial: Trial, rooms, tries: Tries) -> None:
    for room in rooms:
        home = judge.home(trial, "home", disk.folder)
        filler = disk.fill(room)
        result = judge.run(trial, home)
        filler.unlink()
        refused = result.code != judge.clean(trial).result.code
        tries.note(f"{trial} with {room} pages free", refused, judge.wrong(trial, home, result))
        if not refused:
            return
    if rooms is ROOM:
        tries.note(f"{trial} with {rooms[-1]} pages free", False, "there was room enough, and it was refused")


def under_limit(judge: Judge, trial: Trial, limits, tries: Tries) -> None:
    for limit in limits:
        home = judge.home(trial, f"limit/{threading.get_ident()}")
        # The shell of Debian counts in blocks of 512 bytes.
        words = ("/bin/sh", "-c", 'ulimit -f "$0" && exec "$@"', limit)
        result = judge.run(trial, home, before=words)
        refused = result.code != judge.clean(trial).result.code
        tries.note(f"{trial} under ulimit -f {limit}", refused, judge.wrong(trial, home, result))
        if not refused:
            return


def on_dev_full(judge: Judge, trial: Trial, tries: Tries) -> None:
    clean = judge.clean(trial)

    def attempt(what: str, must_fail: bool, **options) -> None:
        home = judge.home(trial, f"dev/{threading.get_ident()}")
        result = judge.run(trial, home, **options)
        problem = said(judge, trial, home, result, must_fail)
        tries.note(f"{trial} {what}", result.code != clean.result.code, problem)

    with open("/dev/full", "wb") as full:
        attempt("> /dev/full", bool(clean.result.stdout), stdout=full)
        # What cannot be said is lost; what was asked is done.
        attempt("2> /dev/full", False, stderr=full)
    if trial.more:
        for force in ((), ("--force",)):
            other = Trial(trial.number, trial.command, ("--output", "/dev/full", *force))
            judge.cleans[other] = clean
            home = judge.home(trial, f"dev/{threading.get_ident()}")
            result = judge.run(other, home)
            problem = said(judge, trial, home, result, True)
            tries.note(str(other), result.code != clean.result.code, problem)


def said(judge: Judge, trial: Trial, home: Home, result, must_fail: bool) -> str | None:
    clean = judge.clean(trial)
    if result.crashed:
        return f"crashed: {result}"
    if must_fail and not result.refused:
        return f"taken for success: {result}"
    done = result.code == clean.result.code
    return judge.lost(clean, home, done)


def run(bench) -> Row:
    row, rig, judge = Row(), bench.rig, bench.judge
    disks, disk, limit, device = Disks(rig), Tries(), Tries(), Tries()
    trials = judge.trials()
    printing = [each for each in trials if judge.clean(each).result.stdout or each.more]
    try:

        def small(trial: Trial) -> None:
            mine = disks.mine()
            if mine.folder:
                on_small_disk(judge, mine, trial, ROOM if rig.full else SHORT_ROOM, disk)
            under_limit(judge, trial, LIMITS if rig.full else SHORT_LIMITS, limit)

        chosen = trials if rig.full else trials[::2]
        rig.each(small, chosen)
        rig.each(lambda trial: on_dev_full(judge, trial, device), printing if rig.full else printing[1::2])
    finally:
        for each in disks.all:
            each.close()
    row.wrong = disk.wrong + limit.wrong + device.wrong
    tries = disk.count + limit.count + device.count
    tmpfs = f"{disk.count:,} on a tmpfs" if disk.count else "none on a tmpfs (nothing may be mounted here)"
    row.done = f"{len(chosen)} commands, {tries:,} runs: {tmpfs}, {limit.count:,} under ulimit -f, "
    row.done += f"{device.count:,} on /dev/full"
    refused = disk.refused + limit.refused + device.refused
    row.figure = f"{refused:,} refused with a sentence, {tries - refused:,} had room enough; {len(row.wrong)} wrong"
    if not refused:
        row.wrong.append("nothing was refused")
    return row
