"""kill -9 while several processes record.

A cycle starts three processes that record at once, and kills them: two from outside at a random moment, and one by the
shim, before a random call of its own that writes, syncs or renames, so that every moment of the writing is met on fast
machines and on slow ones. Acknowledged is what ended with exit code 0. After each cycle the casebook is verified; what
was acknowledged since the beginning is there, and of what was not, all or nothing.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from dataclasses import dataclass, field

from ground import OLD
from rig import DONE, PATIENCE, Home, Row

# A casebook is used for so many cycles, and then another one: reading it takes longer as it grows.
CYCLES_OF_ONE = 50
PROCESSES = 3
# How many calls a command makes that change the disk; some make fewer, and end.
CALLS = 60


@dataclass
class Recorder:
    """A process that records, and what it records: lines of the dump that are told apart by their author."""

    author: str
    entries: int
    process: subprocess.Popen
    kills_itself: bool


@dataclass
class Counts:
    cycles: int = 0
    started: int = 0
    killed: int = 0
    acknowledged: int = 0
    journals: int = 0
    wrong: list[str] = field(default_factory=list)


class Cycles:
    def __init__(self, bench, home: Home, chance: random.Random, counts: Counts, name: str):
        self.bench, self.home, self.chance, self.counts, self.name = bench, home, chance, counts, name
        self.numbers = iter(range(1, 1 << 16))
        self.imported = 0
        # Authors of what was acknowledged, and how many entries each recorded.
        self.acknowledged: dict[str, int] = {}
        self.typical = 0.1
        home.ok("store", "init")
        home.ok("vault", "init")
        home.ok("case", "open", "--country", "BE", "--ref", "BE-2026-KILL", "--on", "2026-01-05")

    def begin(self, kills_itself: bool) -> Recorder:
        author = f"r{next(self.numbers)}"
        case, what = "BE-2026-KILL", self.chance.randrange(4)
        stdin, entries = "", 1
        if what == 0:
            status = self.chance.choice(("met", "lapsed"))
            words = ("condition", "record", case, "contact-broken", status, "--on", "2026-01-06")
        elif what == 1:
            words = ("step", "record", case, "team-discussion", "--on", "2026-01-06")
        elif what == 2:
            words, stdin = ("note", "add", case, "--on", "2026-01-06"), "A note. " * self.chance.randrange(1, 600)
        else:
            entries = self.chance.randrange(2, 40)
            words, stdin = ("import", "-"), self.lines(case, entries, author)
        env = {}
        if kills_itself:
            hit = self.home.folder / ".trust-hit"
            env = self.bench.shim.failing("any", self.chance.randrange(1, CALLS), "kill", hit)
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        process = self.home.start(*words, "--author", author, env=env, **streams)
        try:
            process.stdin.write(stdin.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        return Recorder(author, entries, process, kills_itself)

    def lines(self, case: str, entries: int, author: str) -> str:
        made: list[dict] = [{"format": "jalon.interchange/1"}]
        for _ in range(entries):
            frame = {"case": case, "entry": OLD % self.imported, "kind": "condition-recorded", "on": "2026-01-06"}
            made.append(frame | {"author": author, "condition": "contact-broken", "status": "met"})
            self.imported += 1
        return "".join(json.dumps(each) + "\n" for each in made)

    def cycle(self) -> None:
        begun = time.monotonic()
        recorders = [self.begin(kills_itself=number == 0) for number in range(PROCESSES)]
        moment = begun + self.chance.uniform(0, 1.3 * self.typical)
        time.sleep(max(0.0, moment - time.monotonic()))
        for each in recorders:
            if not each.kills_itself:
                each.process.send_signal(signal.SIGKILL)
        for each in recorders:
            code = each.process.wait(PATIENCE)
            said = each.process.stderr.read().decode("utf-8", "replace")
            each.process.stderr.close()
            self.counts.started += 1
            self.counts.killed += code == -signal.SIGKILL
            if code == DONE:
                self.acknowledged[each.author] = each.entries
                self.counts.acknowledged += each.entries
            elif code != -signal.SIGKILL:
                self.counts.wrong.append(f"{self.name}: exit code {code}: {said.strip()[:200]}")
        self.counts.cycles += 1
        self.counts.journals += self.home.journal.exists()
        self.check(recorders)

    def check(self, recorders: list[Recorder]) -> None:
        problem = self.home.problem()
        if problem:
            self.counts.wrong.append(f"{self.name}, cycle {self.counts.cycles}: damaged: {problem}")
            return
        found: dict[str, int] = {}
        for entry in self.home.entries():
            found[entry["author"]] = found.get(entry["author"], 0) + 1
        for author, entries in self.acknowledged.items():
            there = found.get(author, 0)
            if there != entries:
                self.counts.wrong.append(f"{self.name}: {there} of {entries} entries of {author} are there")
        for each in recorders:
            if found.get(each.author, 0) not in (0, each.entries):
                self.counts.wrong.append(f"{self.name}: of {each.entries} entries {found[each.author]} are there")

    def measure(self) -> None:
        """How long a process takes here and now, so that the moments are spread over all of it."""
        begun = time.monotonic()
        recorders = [self.begin(kills_itself=False) for _ in range(PROCESSES)]
        for each in recorders:
            each.process.wait(PATIENCE)
            each.process.stderr.close()
            self.acknowledged[each.author] = each.entries
        self.typical = time.monotonic() - begun
        self.check(recorders)


def run(bench) -> Row:
    row, counts = Row(), Counts()
    cycles = bench.rig.number(1_000, 40)
    books = -(-cycles // CYCLES_OF_ONE)
    for book in range(books):
        chance = bench.rig.chance(f"kill {book}")
        own = Cycles(bench, bench.rig.home(f"kill/{book}"), chance, counts, f"casebook {book}")
        own.measure()
        for _ in range(min(CYCLES_OF_ONE, cycles - book * CYCLES_OF_ONE)):
            own.cycle()
            bench.rig.say(f"kill -9: {counts.cycles:,} of {cycles:,}")
    row.wrong = counts.wrong
    if not counts.killed or not counts.journals:
        row.wrong.append("no process was killed while it wrote")
    row.done = f"{counts.cycles:,} cycles, {counts.started:,} processes, {counts.killed:,} killed"
    row.done += f", {counts.journals:,} times with a journal left"
    row.figure = f"{counts.acknowledged:,} entries acknowledged, {len(counts.wrong)} lost or damaged"
    return row
