"""What a command left behind that was disturbed, against what it leaves behind when nothing disturbs it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commands import OUT, Command, Commands
from rig import DONE, OVERDUE, Home, Result, blanked
from shim import Shim


@dataclass(frozen=True)
class Trial:
    """A command as it is tried: plainly, or with `--output`."""

    number: int
    command: Command
    more: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(("jalon", *self.command.words, *self.more))


@dataclass(frozen=True)
class Clean:
    """What a trial starts from, and what it does when nothing disturbs it."""

    bytes: bytes
    known: str
    before: tuple
    files: frozenset[str]
    result: Result
    after: tuple
    made: frozenset[str]
    # How many calls there were of each class of the shim.
    calls: dict[str, int]


class Judge:
    """Says what is wrong with what a disturbed command left."""

    def __init__(self, commands: Commands, shim: Shim):
        self.commands, self.shim = commands, shim
        self.rig = commands.rig
        self.cleans: dict[Trial, Clean] = {}

    @cache
    def trials(self) -> list[Trial]:
        """Every command that records or makes a file, and those that print, with `--output`."""
        plain = [Trial(number, each) for number, each in enumerate(self.commands.all)]
        cleans = self.rig.each(self.clean, plain)
        found = [each for each in plain if each.command.records or each.command.makes_file or is_maker(each)]
        found += [
            Trial(each.number, each.command, ("--output", f"WORK/{OUT}"))
            for each, clean in zip(plain, cleans)
            if clean.result.stdout and not each.command.makes_file and "--output" not in each.command.words
            # Shortened, every fourth of them.
            and (self.rig.full or each.number % 4 == 0)
        ]
        return found

    @cache
    def start(self) -> tuple[str, tuple]:
        """The dump and the content of the prepared casebook, for the trials for which nothing is added to it."""
        known = self.commands.ground.dump().decode()
        return known, self.commands.ground.content(known)

    def home(self, trial: Trial, name: str, base: Path | None = None) -> Home:
        """A home in which everything is there that the trial needs."""
        home = self.commands.ground.copy((base or self.rig.folder) / name)
        self.commands.prepared(trial.command, home)
        return home

    def run(self, trial: Trial, home: Home, **options) -> Result:
        more = [each.replace("WORK", str(home.work)) for each in trial.more]
        return self.commands.run(trial.command, home, *more, **options)

    def clean(self, trial: Trial) -> Clean:
        if trial not in self.cleans:
            name = f"clean/{trial.number}{'-output' if trial.more else ''}"
            home = self.home(trial, name)
            start, files = home.bytes(), frozenset(home.files())
            known, before = self.start()
            if start != self.commands.ground.bytes():
                # What was prepared has identifiers of its own in every home: it is not known.
                before = home.content(known)
            counts = self.rig.folder / f"{name}.counts"
            result = self.run(trial, home, env=self.shim.counting(counts))
            if result.code not in (DONE, OVERDUE):
                raise RuntimeError(f"the rig cannot work: {result}")
            made = frozenset(home.files()) - files
            after = before if home.bytes() == start else home.content(known)
            self.cleans[trial] = Clean(
                start, known, before, files, result, after, made, Shim.counted(counts)
            )
        return self.cleans[trial]

    def wrong(self, trial: Trial, home: Home, result: Result, may_leave: bool = False) -> str | None:
        """What is wrong after a disturbed run; None when nothing is.

        It did all that was asked, or it failed with a sentence. What was recorded before is whole in any case, and
        what is new is there as a whole or not at all.

        `may_leave`: the disturbance was that nothing could be taken away.
        """
        clean = self.clean(trial)
        if result.crashed:
            return f"crashed: {result}"
        done = result.code == clean.result.code
        if not done and not result.refused:
            return f"failed without a sentence: {result}"
        # The roll-back is left to the next command: until then nobody can say which key is that of the vault, so a
        # new key file is not taken away.
        is_pending = any(home.folder.rglob("*-journal"))
        if problem := self.lost(clean, home, done):
            return f"{problem} after {result}"
        made = frozenset(home.files()) - clean.files
        if done:
            missing = clean.made - made
            if missing:
                return f"exit code {result.code}, and {sorted(missing)} is not there"
            if blanked(result.out, clean.known) != blanked(clean.result.out, clean.known) and not trial.command.records:
                return f"exit code {result.code}, and the output is another: {result}"
            return None
        left = sorted(each for each in made if not (home.folder / each).is_dir() and not self.is_whole(home, each))
        if is_pending:
            left = [each for each in left if not each.endswith(".key")]
        return f"{left} is left there after {result}" if left and not may_leave else None

    def lost(self, clean: Clean, home: Home, done: bool) -> str | None:
        """What is not whole in the casebook, or None."""
        if clean.before == clean.after and home.bytes() == clean.bytes and not home.journal.exists():
            return None
        if not done and home.bytes() == clean.bytes and not home.journal.exists():
            return None
        found = home.content(clean.known)
        if found != clean.after and (done or found != clean.before):
            return f"the content is neither what it was nor what it should be: {str(found)[:200]}"
        if home.journal.exists():
            return "a journal is left"
        if problem := self.unopened(home):
            return problem
        # Work goes on.
        recorded = home.run("condition", "record", "FR-2026-TWO", "contact-broken", "met")
        return None if recorded.code in (DONE, 15) else f"nothing can be recorded: {recorded}"

    @staticmethod
    def unopened(home: Home) -> str | None:
        """Why no key that is there opens what is sealed."""
        keys = [home.key, *sorted((home.folder / "keys").glob("new.key"))]
        problems = [home.problem(key=key) for key in keys]
        return None if None in problems else " and ".join(map(str, problems))

    @staticmethod
    def is_whole(home: Home, name: str) -> bool:
        """Whether a file that a failed command left is a whole one that it has promised to nobody: a casebook."""
        path = home.folder / name
        if name.endswith("-journal"):
            return True
        # A key opens what is sealed by now, or it is one too many.
        if name == "keys/new.key":
            return home.problem(key=path) is None
        if name == "keys/second.key":
            sealed = home.work / "sealed" / "casebook.sqlite"
            status = home.run("vault", "status", "--store", sealed, "--json")
            is_made = status.code == DONE and json.loads(status.stdout)["generation"] is not None
            return is_made and home.problem("--store", sealed, key=path) is None
        if path.name == OUT and home.run("backup", "verify", path, "--passphrase", f"@{home.work}/secret.txt").code == DONE:
            # It was made and is on record; what failed is to say so.
            return True
        return path.name == "casebook.sqlite" and home.run("verify", "--store", path).code == DONE


def is_maker(trial: Trial) -> bool:
    return trial.command.name == "demo"
