"""A power cut, simulated: the calls of the real binary are recorded, and disks are made that a cut may leave.

The model is in images.py. A run of commands is recorded, every one acknowledged before the next; one of them is killed
within its writing, so that the roll-back of what it left is recorded too. Each image is opened with the real binary: it
verifies, with the key that is on that disk, and holds what one moment of the run held, none earlier than the last
acknowledgement before the cut. The same is done with syncs that change nothing: then losses have to be found.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path

from commands import OUT
from ground import PERSON, SECRET, interchange
from images import Disk
from records import Call, acknowledge, calls
from rig import DONE, Home, Row


@dataclass
class Recording:
    """A run of commands: what it did, and what the casebook held after each."""

    calls: list[Call] = field(default_factory=list)
    # The lines of the dump after each acknowledged command.
    states: list[tuple[str, ...]] = field(default_factory=list)


def recorded(bench, name: str = "power") -> Recording:
    """Runs the commands, and reads what the casebook holds outside of the record."""
    home = bench.rig.fresh(name)
    disk = bench.rig.fresh(f"{name}/disk").resolve()
    trace = home / "trace"
    user = Home(bench.rig, bench.rig.fresh(f"{name}/user"))
    store, key = disk / "deep" / "book" / "casebook.sqlite", disk / "keys" / "vault.key"
    user.environment |= {"JALON_STORE": str(store), "JALON_KEY": str(key), "TMPDIR": str(user.temporary)}
    user.store, user.key = store, key
    shimmed = bench.shim.tracing(trace, disk)
    made = Recording()

    def copied() -> dict[str, str]:
        """The environment that names a copy of the recorded disk, so that reading changes nothing there."""
        copy = bench.rig.fresh(f"{name}/copy")
        shutil.copytree(disk, copy / "disk")
        names = ("JALON_STORE", "JALON_KEY")
        return {each: user.environment[each].replace(str(disk), f"{copy}/disk") for each in names}

    def told(*words: object, stdin: str = "") -> None:
        user.ok(*words, stdin=stdin, env=shimmed)
        made.states.append(tuple(user.ok("dump", env=copied()).stdout.decode().splitlines()))
        acknowledge(trace, len(made.states) - 1)

    def killed(*words: object, stdin: str = "") -> None:
        """A command that is killed when most of its calls were made, while it writes to the casebook itself."""
        counts = home / "counts"
        user.ok(*words, stdin=stdin, env=copied() | bench.shim.counting(counts))
        moment = sum(bench.shim.counted(counts).values()) * 4 // 5
        result = user.run(*words, stdin=stdin, env=shimmed | bench.shim.failing("any", moment, "kill", home / "hit"))
        if result.code != -signal.SIGKILL or not Path(f"{store}-journal").exists():
            raise RuntimeError(f"the rig cannot work: {result}")

    case = "BE-2026-POWR"
    told("store", "init")
    told("vault", "init")
    told("case", "open", "--country", "BE", "--ref", case, "--on", "2026-01-05")
    told("case", "identify", case, stdin=json.dumps(PERSON))
    told("import", "-", stdin=interchange("IT-2026-POWR", 60))
    for number in range(3):
        told("note", "add", case, "--on", "2026-01-06", stdin=f"Note {number}. " * 200 * number + "End.")
        told("condition", "record", case, "contact-broken", ("met", "lapsed")[number % 2], "--on", "2026-01-06")
    told("stage", "grant", case, "be.provisional", "--on", "2026-03-02")
    granted = json.loads(next(each for each in reversed(made.states[-1]) if '"stage-granted"' in each))["entry"]
    killed("import", "-", stdin=interchange("IT-2026-POWR", 200, first=100))
    told("entry", "correct", case, granted, "--on", "2026-03-03")
    told("timeline", "export", case, "--format", "csv", "--output", user.work / OUT)
    told("case", "reveal", case, "--reason", "-", stdin="it was asked for")
    told("import", "-", stdin=interchange("IT-2026-POWR", 200, first=100))
    told("vault", "rekey", "--new-key", disk / "keys" / "second" / "new.key")
    user.environment["JALON_KEY"] = str(disk / "keys" / "second" / "new.key")
    told("note", "add", case, "--on", "2026-01-06", stdin="Under another key.")
    if bench.rig.has("case erase"):
        told("case", "close", case, "--reason", "completed", "--on", "2026-05-19")
        told("case", "erase", case, "--reason", "-", stdin="it was asked for")
    if bench.rig.has("backup restore"):
        (user.work / "secret.txt").write_text(SECRET)
        words = ("--passphrase", f"@{user.work}/secret.txt")
        told("backup", "create", user.work / "power.backup", *words)
        told("case", "open", "--country", "HU", "--ref", "HU-2026-GONE", "--on", "2026-01-05")
        told("backup", "restore", user.work / "power.backup", "--force", *words)
    told("case", "open", "--country", "FR", "--ref", "FR-2026-LAST", "--on", "2026-01-05")
    made.calls = list(calls(trace))
    return made


class Images:
    """Makes images of a recording, and opens each with the binary."""

    def __init__(self, bench, made: Recording, name: str, syncs: tuple[bool, bool] = (True, True)):
        self.bench, self.made, self.name, self.syncs = bench, made, name, syncs
        self.seen: dict[bytes, str | None] = {}
        self.folder = bench.rig.fresh(f"power/{name}")

    def problems(self, count: int) -> list[str]:
        """Why images are not whole; every image counts, and one that was seen already is not opened again."""
        found = [each for each in self.bench.rig.each(self.problem, range(count)) if each]
        shutil.rmtree(self.folder)
        return found

    def problem(self, number: int) -> str | None:
        chance = self.bench.rig.chance(f"power {self.name} {number}")
        disk = Disk(*self.syncs)
        cut = chance.randrange(len(self.made.calls) + 1)
        disk.apply(self.made.calls[:cut])
        home = self.folder / str(number)
        disk.image(chance, home / "disk")
        code = hashlib.sha256(str(disk.acknowledged).encode())
        for path in sorted((home / "disk").rglob("*")):
            code.update(str(path.relative_to(home)).encode() + b"\0" + (path.read_bytes() if path.is_file() else b""))
        if code.digest() not in self.seen:
            self.seen[code.digest()] = self.opened(home, disk.acknowledged)
        problem = self.seen[code.digest()]
        shutil.rmtree(home)
        self.bench.rig.say(f"power cut: image {number:,}")
        return problem and f"image {number}, cut after {cut:,} calls, {disk.acknowledged + 1} acknowledged: {problem}"

    def opened(self, home: Path, acknowledged: int) -> str | None:
        """What is lost or damaged on a disk, or None."""
        user = Home(self.bench.rig, home)
        store = home / "disk" / "deep" / "book" / "casebook.sqlite"
        problems = []
        user.environment["JALON_STORE"] = str(store)
        if acknowledged < 0 and not store.exists():
            return None
        for key in sorted((home / "disk").rglob("*.key"), reverse=True) or [home / "no.key"]:
            verified = user.run("verify", env={"JALON_KEY": str(key)})
            if verified.code == DONE:
                dump = user.run("dump", env={"JALON_KEY": str(key)})
                if dump.code != DONE:
                    return f"verified, and {dump}"
                lines = tuple(dump.out.splitlines())
                if lines in self.made.states[max(acknowledged, 0) :]:
                    return None
                if acknowledged < 0 and len(lines) <= 1:
                    return None
                return f"it holds {len(lines)} lines, of no moment since the last acknowledgement"
            problems.append(str(verified))
        # Before the first acknowledgement nothing was promised, and what is no casebook yet is refused by name.
        if acknowledged < 0 and all("-> 13:" in each for each in problems):
            return None
        return "; ".join(problems)


def run(bench) -> Row:
    row = Row()
    made = recorded(bench)
    count = bench.rig.number(2_000, 100)
    images = Images(bench, made, "whole")
    row.wrong = images.problems(count)
    different = len(images.seen)
    weakened = bench.rig.number(400, 40)
    found = {}
    for name, what, syncs in (
        ("none", "no sync at all", (False, False)),
        ("names", "no sync of folders (synchronous=FULL)", (True, False)),
    ):
        found[what] = len(Images(bench, made, name, syncs).problems(weakened))
        if not found[what]:
            row.wrong.append(f"weakened, with {what}, the harness finds nothing: it cannot fail")
    row.done = f"{count:,} images ({different:,} different) of {len(made.calls):,} calls of {len(made.states)} commands"
    row.figure = f"{len(row.wrong)} lost or damaged; weakened: " + ", ".join(
        f"{number} of {weakened} with {what}" for what, number in found.items()
    )
    return row
