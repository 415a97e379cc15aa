"""I/O errors: the n-th write, sync, open, truncation or change of a name fails, for n = 1, 2, 3 …

EIO fails once, as a bad sector does; ENOSPC stays, as a full disk does: nothing grows any more, and what is there can
be written over. The command fails with a sentence, or gets round the failure and does all that was asked. A sync that
failed is got round in one case alone: SQLite does not look at the sync of the folder after it has made a journal, and
the folder is synced again before the entry is acknowledged. What was recorded before is whole.
"""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass

from judge import Judge, Trial
from rig import Row
from shim import CLASSES, name


# A trial with more points than this records hundreds of entries, one as the other: the demonstration alone does.
LONG = 480


@dataclass(frozen=True)
class Point:
    trial: Trial
    kind: str
    number: int
    error: int

    def __str__(self) -> str:
        return f"{self.trial}: {self.kind} {self.number} fails with {name(self.error)}"


def points(judge: Judge, bench) -> tuple[list[Point], int]:
    """Every call of every trial with every error, but for the middle of long ones, of which is told how many were left out.

    A few calls of each when it is to be short.
    """
    found, left_out = [], 0
    for trial in judge.trials():
        calls = judge.clean(trial).calls
        # One number past the last is not reached: that the end of the calls was seen.
        own = [
            Point(trial, kind, number, error)
            for kind in CLASSES
            for number in range(1, calls[kind] + 2)
            for error in (errno.EIO, errno.ENOSPC)
        ]
        chance = bench.rig.chance(f"errors {trial}")
        if bench.rig.full:
            kept = thinned(own, chance)
            left_out += len(own) - len(kept)
            own = kept
        else:
            reached = [each for each in own if each.number <= calls[each.kind]]
            own = chance.sample(reached, min(2 if trial.command.records else 1, len(reached)))
        found += own
    return found, left_out


def thinned(points: list[Point], chance) -> list[Point]:
    """All points of a trial, or the first, the last and some between, where it records the same again and again."""
    if len(points) <= LONG:
        return points
    edge = LONG // 4
    return points[:edge] + chance.sample(points[edge:-edge], LONG // 2) + points[-edge:]


def run(bench) -> Row:
    row = Row()
    judge = bench.judge
    todo, left_out = points(judge, bench)
    reached, refused, round_it = [0], [0], [0]

    def disturbed(numbered: tuple[int, Point]) -> str | None:
        number, point = numbered
        bench.rig.say(f"I/O errors: {number:,} of {len(todo):,}")
        home = judge.home(point.trial, f"errors/{number % 64}-{point.kind}-{number}")
        hit = home.folder / ".trust-hit"
        stays = point.error == errno.ENOSPC
        result = judge.run(
            point.trial, home, env=bench.shim.failing(point.kind, point.number, point.error, hit, stays)
        )
        reached[0] += hit.exists()
        if hit.exists() and result.code == judge.clean(point.trial).result.code:
            round_it[0] += 1
            if point.kind == "sync" and hit.read_text() != "again":
                return f"{point}: a failed sync, and exit code {result.code}"
        else:
            refused[0] += hit.exists()
        problem = judge.wrong(point.trial, home, result, may_leave=point.kind == "name")
        if problem is None:
            shutil.rmtree(home.folder)
        return problem and f"{point}: {problem}"

    row.wrong = [each for each in bench.rig.each(disturbed, enumerate(todo)) if each]
    if reached[0] == 0:
        row.wrong.append("no call was reached")
    row.done = f"{len(judge.trials())} commands, {len(todo):,} runs, {reached[0]:,} failing calls reached (EIO, ENOSPC)"
    if left_out:
        row.done += f"; {left_out:,} alike ones of the demonstration left out"
    row.figure = f"{refused[0]:,} refused, {round_it[0]:,} got round with all done; {len(row.wrong)} wrong"
    return row
