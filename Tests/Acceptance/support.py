"""Drives the binary: one isolated home for each test, nothing taken from the machine that runs it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

# Exit codes of the contract.
DONE, FAILED, OVERDUE = 0, 1, 2
NO_CASEBOOK, LOCKED, DAMAGED, NOT_FOUND, CONTRADICTS, USAGE = 10, 11, 13, 14, 15, 64

# A process is given so long before the test gives up on it.
PATIENCE = 300

# The random questions of the oracle; another seed asks others.
SEED = int(os.environ.get("JALON_ACCEPTANCE_SEED", "20130301"))

# What took how long, for the end of the report.
MEASURED: list[str] = []

# The day that tests compute for when they do not say another: the FIIT packs are in force in 2013.
TODAY = "2013-06-15"

ESCAPE = b"\x1b["


def binary() -> str:
    path = os.environ.get("JALON_ACCEPTANCE_BINARY")
    if not path:
        raise RuntimeError("JALON_ACCEPTANCE_BINARY is not set: start these tests with Tests/Acceptance/run BINARY")
    return path


@dataclass(frozen=True)
class Result:
    """What one run of the binary gave."""

    arguments: tuple[str, ...]
    code: int
    stdout: bytes
    stderr: bytes
    seconds: float

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    def json(self) -> dict:
        document = json.loads(self.out)
        assert isinstance(document, dict), self
        return document

    def __str__(self) -> str:
        def cut(text: bytes) -> str:
            shown = text.decode("utf-8", "replace")
            return shown if len(shown) < 4_000 else shown[:4_000] + "…"

        return (
            f"jalon {' '.join(self.arguments)}\nexit code {self.code}\n"
            f"--- standard output\n{cut(self.stdout)}\n--- standard error\n{cut(self.stderr)}"
        )


class Jalon:
    """A user of Jalon with a home of their own."""

    def __init__(self, folder: Path, today: str | None = TODAY):
        self.folder = folder
        self.home = folder / "home"
        self.data = folder / "data"
        self.config = folder / "config"
        self.work = folder / "work"
        for each in (self.home, self.data, self.config, self.work):
            each.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(self.config),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "LOGNAME": "tester",
            "USER": "tester",
            "SWIFT_BACKTRACE": "enable=no",
        }
        if today is not None:
            self.environment["JALON_TODAY"] = today

    @property
    def store(self) -> Path:
        return self.data / "jalon" / "casebook.sqlite"

    def environ(self, changes: dict[str, str | None] | None = None) -> dict[str, str]:
        environment = dict(self.environment)
        for name, value in (changes or {}).items():
            if value is None:
                environment.pop(name, None)
            else:
                environment[name] = value
        return environment

    def run(self, *arguments: object, stdin: bytes | str = b"", env: dict | None = None, **options) -> Result:
        """Runs the binary with a standard output and error that are no terminal."""
        words = tuple(str(each) for each in arguments)
        text = stdin.encode() if isinstance(stdin, str) else stdin
        begun = time.monotonic()
        done = subprocess.run(
            [binary(), *words],
            input=text,
            capture_output=True,
            env=self.environ(env),
            cwd=self.work,
            timeout=PATIENCE,
            **options,
        )
        return Result(words, done.returncode, done.stdout, done.stderr, time.monotonic() - begun)

    def ok(self, *arguments: object, **options) -> Result:
        result = self.run(*arguments, **options)
        assert result.code == DONE, result
        return result

    def json(self, *arguments: object, **options) -> dict:
        return self.ok(*arguments, "--json", **options).json()

    def start(self, *arguments: object, env: dict | None = None, **options) -> subprocess.Popen:
        return subprocess.Popen([binary(), *map(str, arguments)], env=self.environ(env), cwd=self.work, **options)

    def on_terminal(
        self, *arguments: object, env: dict | None = None, stdin: bytes | None = None, only: str = "both"
    ) -> Result:
        """Runs the binary on a pseudo-terminal; ``only`` leaves ``stdout`` or ``stderr`` alone on it.

        What the terminal showed is in ``stdout``; the stream that was not on it is in ``stderr``.
        """
        leader, follower = pty.openpty()
        aside_read, aside_write = os.pipe()
        settings = {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40", **(env or {})}
        source = subprocess.PIPE if stdin is not None else subprocess.DEVNULL
        begun = time.monotonic()
        process = self.start(
            *arguments,
            env=settings,
            stdin=source,
            stdout=follower if only in ("both", "stdout") else aside_write,
            stderr=follower if only in ("both", "stderr") else aside_write,
        )
        os.close(follower)
        os.close(aside_write)
        if stdin is not None:
            process.stdin.write(stdin)
            process.stdin.close()
        shown, aside = bytearray(), bytearray()
        streams = {leader: shown, aside_read: aside}
        while streams:
            ready, _, _ = select.select(list(streams), [], [], PATIENCE)
            if not ready:
                process.send_signal(signal.SIGKILL)
                raise TimeoutError(f"jalon {' '.join(map(str, arguments))} does not end on a terminal")
            for stream in ready:
                try:
                    piece = os.read(stream, 65_536)
                except OSError:  # a terminal whose other side is closed
                    piece = b""
                if piece:
                    streams[stream] += piece
                else:
                    del streams[stream]
                    os.close(stream)
        code = process.wait(timeout=PATIENCE)
        return Result(tuple(map(str, arguments)), code, bytes(shown), bytes(aside), time.monotonic() - begun)

    # What the tests do again and again.

    def init(self) -> "Jalon":
        self.ok("store", "init")
        return self

    def open(self, country: str, *more: object) -> str:
        """Opens a case and gives its reference."""
        result = self.ok("case", "open", "--country", country, *more)
        reference = result.out.strip()
        assert reference and len(reference.split()) == 1, result
        return reference

    def dump(self, store: Path | None = None) -> bytes:
        return self.ok("dump", *(("--store", store) if store else ())).stdout

    def entries(self, reference: str | None = None) -> list[dict]:
        """The entries of the dump, without the case lines."""
        lines = [json.loads(line) for line in self.dump().splitlines()]
        return [each for each in lines if "entry" in each and reference in (None, each["case"])]

    def deadlines(self, *arguments: object, **options) -> list[dict]:
        return self.json("deadline", "list", *arguments, **options)["deadlines"]

    def refused(
        self, code: int, *arguments: object, says: tuple[str, ...] = (), unchanged: bool = True, **options
    ) -> Result:
        """The binary refuses: that exit code, a sentence with those words, no data, and nothing written."""
        before = self.dump() if unchanged else None
        result = self.run(*arguments, **options)
        assert result.code == code, result
        assert result.stdout == b"", result
        sentence = result.err.strip()
        assert sentence, f"no sentence: {result}"
        for word in says:
            assert word.lower() in sentence.lower(), f"the sentence does not say {word!r}: {result}"
        assert "fatal error" not in sentence.lower(), result
        if unchanged:
            assert self.dump() == before, f"the casebook changed: {result}"
        return result


def in_parallel(function, items) -> list:
    """Calls the function for every item, some at a time, and gives what came out in the order of the items."""
    with ThreadPoolExecutor(max_workers=(os.cpu_count() or 2) + 1) as workers:
        return list(workers.map(function, items))


def interchange(*lines: dict) -> str:
    """The text of an import: the format's line, then the lines."""
    return "".join(json.dumps(each) + "\n" for each in ({"format": "jalon.interchange/1"}, *lines))


def case_line(reference: str, country: str = "BE", opened: str = "2013-03-01", **more) -> dict:
    line = {
        "case": reference,
        "country": country,
        "openedOn": opened,
        "region": None,
        "minor": False,
        "unaccompanied": False,
        "placed": False,
        "exploitation": ["exp.labour"],
        "nationality": None,
    }
    return line | more


def entry_line(reference: str, number: int, kind: str, on: str, **more) -> dict:
    return {
        "case": reference,
        "entry": f"0198f3c2-0000-7000-8000-{number:012x}",
        "kind": kind,
        "on": on,
        "recordedAt": f"{on}T10:12:00Z",
        "author": "hd",
        **more,
    }
