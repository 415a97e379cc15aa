"""Drives the binary in homes of their own, and says what a casebook holds."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

# Exit codes of the contract.
DONE, FAILED, OVERDUE, DAMAGED = 0, 1, 2, 13

# The day that every command computes for.
TODAY = "2026-05-20"

# A process that has not ended by then hangs; far more than any command takes on a busy machine.
PATIENCE = 300

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


@dataclass(frozen=True)
class Result:
    """What one run of the binary gave."""

    words: tuple[str, ...]
    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8", "replace")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8", "replace")

    @property
    def crashed(self) -> bool:
        """A signal ended it, or Swift's runtime did."""
        return self.code < 0 or self.code >= 126 or "fatal error" in self.err.lower() or "Error Domain" in self.err

    @property
    def refused(self) -> bool:
        """It failed as it should: an exit code, a sentence, no crash."""
        return self.code != 0 and not self.crashed and bool(re.search(r"[^\W\d_]{3}", self.err))

    def __str__(self) -> str:
        return f"jalon {' '.join(self.words)} -> {self.code}: {(self.err.strip() or self.out.strip())[:300]!r}"


@dataclass
class Row:
    """A row of the table: what was done and what came of it; what went wrong makes it fail."""

    done: str = ""
    figure: str = ""
    wrong: list[str] = field(default_factory=list)
    # Why it could not be done here.
    skipped: str = ""


class Rig:
    """What every fault works with: the binary, a folder for its files, whether all of it is asked for, and chance."""

    def __init__(self, binary: Path, folder: Path, full: bool, seed: int):
        self.binary, self.folder, self.full, self.seed = binary, folder, full, seed
        self.workers = (os.cpu_count() or 2) + 1
        self.listed: dict[str, bool] = {}

    def chance(self, name: str) -> random.Random:
        return random.Random(f"{self.seed} {name}")

    def number(self, full: int, short: int) -> int:
        return full if self.full else short

    def fresh(self, name: str) -> Path:
        """An empty folder."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def home(self, name: str) -> "Home":
        return Home(self, self.fresh(name))

    def has(self, command: str) -> bool:
        """Whether the binary has a command."""
        if command not in self.listed:
            told = subprocess.run(
                [self.binary, *command.split(), "--help"],
                capture_output=True,
                text=True,
                env={"SWIFT_BACKTRACE": "enable=no", "HOME": str(self.folder)},
                timeout=PATIENCE,
            )
            self.listed[command] = told.returncode == 0 and f"USAGE: jalon {command}" in told.stdout
        return self.listed[command]

    def each(self, work, items) -> list:
        """The work done for every item, some at a time, in the order of the items."""
        with ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(work, items))

    def say(self, text: str) -> None:
        """How far it is, for who watches."""
        if sys.stderr.isatty():
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


class Home:
    """A user of the binary: a casebook, its key on another disk so to speak, and a folder to work in."""

    def __init__(self, rig: Rig, folder: Path):
        self.rig = rig
        self.folder = folder.resolve()
        self.store = self.folder / "book" / "casebook.sqlite"
        self.key = self.folder / "keys" / "vault.key"
        self.work = self.folder / "work"
        self.temporary = self.folder / "temporary"
        for each in (self.work, self.temporary, self.folder / "home", self.folder / "config"):
            each.mkdir(mode=0o700, exist_ok=True)
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder / "home"),
            "XDG_DATA_HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "TMPDIR": str(self.temporary),
            "SQLITE_TMPDIR": str(self.temporary),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "LOGNAME": "tester",
            "USER": "tester",
            "SWIFT_BACKTRACE": "enable=no",
            "JALON_TODAY": TODAY,
            "JALON_STORE": str(self.store),
            "JALON_KEY": str(self.key),
        }

    def copy(self, folder: Path) -> "Home":
        """The same home at another place."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return Home(self.rig, folder)

    # Running.

    def start(self, *words: object, env: dict[str, str] | None = None, **options) -> subprocess.Popen:
        return subprocess.Popen(
            [self.rig.binary, *map(str, words)], env=self.environment | (env or {}), cwd=self.work, **options
        )

    def run(
        self,
        *words: object,
        stdin: str | bytes = "",
        env: dict[str, str] | None = None,
        before: tuple = (),
        **options,
    ) -> Result:
        """Runs the binary; ``before`` are words that stand before it, such as another program that starts it."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        arguments = [*map(str, before), str(self.rig.binary), *map(str, words)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        done = subprocess.run(
            arguments, input=given, env=self.environment | (env or {}), cwd=self.work, timeout=PATIENCE, **streams
        )
        return Result(tuple(map(str, words)), done.returncode, done.stdout or b"", done.stderr or b"")

    def ok(self, *words: object, **options) -> Result:
        result = self.run(*words, **options)
        if result.code != DONE:
            raise RuntimeError(f"the rig cannot work: {result}")
        return result

    # What it holds.

    def dump(self) -> bytes:
        return self.ok("dump").stdout

    def lines(self) -> list[str]:
        return self.dump().decode().splitlines()

    def entries(self) -> list[dict]:
        return [each for each in map(json.loads, self.lines()) if "entry" in each]

    def last(self, kind: str, case: str | None = None) -> str:
        """The entry of a kind that was recorded last."""
        return [each for each in self.entries() if each["kind"] == kind and case in (None, each["case"])][-1]["entry"]

    def problem(self, *words: object, key: Path | None = None) -> str | None:
        """Why the casebook is not whole, every sealed content opened; None when it is."""
        result = self.run("verify", *words, env={"JALON_KEY": str(key)} if key else None)
        return None if result.code == DONE else str(result)

    def content(self, known: str = "") -> tuple:
        """What the casebook holds, comparable: identifiers and instants that are not in ``known`` stand as blanks."""
        dump = self.run("dump")
        if dump.code != DONE:
            return ("no dump", str(dump))
        with closing(sqlite3.connect(self.store)) as database:
            rest = [
                # By kind: what is sealed stands one place further on for every dump before it.
                database.execute(
                    "SELECT kind, length(sealed) FROM content JOIN entry USING (seq) ORDER BY seq"
                ).fetchall(),
                database.execute("SELECT count(*), count(DISTINCT casebook) FROM origin").fetchall(),
                database.execute("SELECT value FROM setting WHERE name = 'alerts'").fetchall(),
                # But for the dumps, which the rig makes itself.
                database.execute("SELECT kind FROM event WHERE kind <> 'casebook-dumped' ORDER BY seq").fetchall(),
                json.loads(self.run("vault", "status", "--json").stdout),
            ]
        return ("holds", blanked(dump.out, known), json.dumps(rest))

    def files(self) -> dict[str, int]:
        """Every file and folder of the home with its mode; what a program leaves behind is among them."""
        return {
            str(path.relative_to(self.folder)): path.lstat().st_mode
            for path in self.folder.rglob("*")
            if path.name != ".trust-hit"
        }

    def bytes(self) -> bytes:
        return self.store.read_bytes()

    @property
    def journal(self) -> Path:
        return self.store.with_name(self.store.name + "-journal")


def blanked(text: str, known: str) -> str:
    """The text with a blank for every identifier and every instant that is not in another text."""
    for pattern in (UUID, INSTANT):
        seen = set(pattern.findall(known))
        text = pattern.sub(lambda match: match[0] if match[0] in seen else "_", text)
    return text


def ratio(part: int, all_of_it: int) -> str:
    return f"{part:,} of {all_of_it:,}"


def clock() -> float:
    return time.monotonic()
