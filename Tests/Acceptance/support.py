"""Drives the binary: one isolated home for each test, nothing taken from the machine that runs it."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

# Exit codes of the contract.
DONE, FAILED, OVERDUE = 0, 1, 2
NO_CASEBOOK, LOCKED, KEY, DAMAGED, NOT_FOUND, CONTRADICTS, USAGE = 10, 11, 12, 13, 14, 15, 64

# A process is given so long before the test gives up on it.
PATIENCE = 300

# The random questions of the oracle; another seed asks others.
SEED = int(os.environ.get("JALON_ACCEPTANCE_SEED", "20130301"))

# What took how long, for the end of the report.
MEASURED: list[str] = []

# The day that tests compute for when they do not say another, in the year of the FIIT kit. The law of that year goes
# before the kit's packs, which are named by hand.
TODAY = "2013-06-15"

LANGUAGES = ("en", "fr", "nl", "it", "hu")

# Every pack that Jalon carries.
CARRIED = (
    *("BE/2007", "BE/FIIT-2013", "BE/2017", "BE/2026"),
    *("FR/2007", "FR/FIIT-2013", "FR/2014", "FR/2016", "FR/2021"),
    *("GB/2009", "GB/FIIT-2013", "GB-NIR/2015", "GB-SCT/2018", "GB/2022-12", "GB/2023"),
    *("HU/2007", "HU/FIIT-2013", "HU/2024"),
    *("IT/2005", "IT/FIIT-2013", "IT/2014", "IT/2025"),
)

REPOSITORY = Path(__file__).resolve().parents[2]

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
        # Another disk, so to speak: the key of the vault is never beside the casebook.
        self.keys = folder / "keys"
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

    @property
    def key(self) -> Path:
        """The key file of the vault."""
        return self.keys / "vault.key"

    def vault(self) -> "Jalon":
        """Makes the vault under a key file, which every later command finds in the environment."""
        self.environment["JALON_KEY"] = str(self.key)
        self.ok("vault", "init")
        return self

    @property
    def without_key(self) -> dict[str, str | None]:
        """Changes of the environment for somebody who has the casebook and not the key."""
        return {"JALON_KEY": None}

    def written(self, name: str, text: str | bytes) -> Path:
        """A file of somebody who works with Jalon."""
        path = self.work / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

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

    def last(self, reference: str, kind: str) -> dict:
        """The entry of a kind that was recorded last."""
        return [each for each in self.entries(reference) if each["kind"] == kind][-1]

    def identified(self, *arguments: object, reason: str = "asked by the person", **options) -> Result:
        """A reading command that shows what is sealed too."""
        return self.ok(*arguments, "--identify", "--reason", "-", stdin=reason, **options)

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


# Rule packs of one's own.


def carried(name: str) -> str:
    """The file of a pack that Jalon carries."""
    return (REPOSITORY / "Sources" / "CountryRules" / "Packs" / f"{name.replace('/', '-')}.json5").read_text()


def standing_for(old: dict, new: str) -> str:
    """The file of a carried pack, with the name and the days of another, as ``rules list --json`` tells them."""
    # The keys of the pack itself stand alone on lines of two spaces.
    text = re.sub(r"^  (id|from|to|referenceOnly): .*\n", "", carried(new), flags=re.MULTILINE)
    frame = {"id": old["pack"], "from": old["from"], "to": old["to"], "referenceOnly": old["referenceOnly"]}
    lines = "".join(f"  {key}: {json.dumps(value)},\n" for key, value in frame.items() if value is not None)
    return text.replace('  format: "jalon.pack/1",\n', '  format: "jalon.pack/1",\n' + lines, 1)


def invented(name: str = "QX/2020", start: str = "2020-01-01", end: str | None = None, days: int = 40) -> dict:
    """A pack of a country that is invented, with every text that it needs: QX is a code that ISO 3166 leaves free."""
    source = {"text": "Act of nowhere, article 4", "published": "2019-12", "checked": "2026-01-31", "status": "memory"}
    pack = {
        "format": "jalon.pack/1",
        "id": name,
        "country": "QX",
        "from": start,
        "to": end,
        "status": "verified",
        "calendar": "none",
        "languages": ["en", "fr"],
        "floors": ["2004/81/EC"],
        "alerts": [20, 5],
        "citations": {"act": source},
        "stages": [
            {
                "id": "qx.reflection",
                "role": "reflection",
                "after": [],
                "duration": {
                    "days": days,
                    "counting": "exclusive",
                    "nature": "validity",
                    "trigger": "qx.paper",
                    "cites": ["act"],
                },
                "renewal": {"kind": "none", "cites": ["act"]},
                "conditions": {"allOf": ["qx-seen"]},
                "conditionsCites": ["act"],
                "rights": [{"id": "no-removal", "cites": ["act"]}],
            },
            {
                "id": "qx.permit",
                "role": "permit",
                "after": ["qx.reflection"],
                "duration": {
                    "months": 8,
                    "counting": "exclusive",
                    "nature": "validity",
                    "trigger": "qx.paper",
                    "cites": ["act"],
                },
                "renewal": {"kind": "renewable", "length": "same", "cites": ["act"]},
                "conditions": {"anyOf": ["cooperates", "qx-seen"]},
                "conditionsCites": ["act"],
            },
        ],
        "periods": [
            {
                "id": "qx.appeal",
                "kind": "limit-to-act",
                "starts": [{"stage": "refused"}],
                "duration": {
                    "days": 10,
                    "counting": "exclusive",
                    "nature": "procedural",
                    "trigger": "qx.letter",
                    "cites": ["act"],
                },
                "metBy": ["qx-appeal"],
            }
        ],
        "stays": [
            {
                "id": "qx.stay.house",
                "kind": "specialised",
                "basis": "practice",
                "phases": [
                    {"id": "qx.stay.house.first", "until": {"weeks": 2}, "report": True},
                    {"id": "qx.stay.house.second", "until": {"weeks": 10}},
                ],
                "cites": ["act"],
            }
        ],
        "texts": {"en": dict(INVENTED_TEXTS), "fr": {key: f"FR: {text}" for key, text in INVENTED_TEXTS.items()}},
    }
    return {key: value for key, value in pack.items() if value is not None}


INVENTED_TEXTS = {
    "country.QX": "Nowhere",
    "stage.qx.reflection": "Days to think",
    "stage.qx.permit": "Paper of the guest",
    "trigger.qx.paper": "day on which the paper is handed over",
    "trigger.qx.letter": "day on which the letter is read out",
    "condition.qx-seen": "Somebody saw it",
    "period.qx.appeal": "Appeal to the Council of Nowhere",
    "decision.qx-appeal": "appeal to the Council of Nowhere",
    "stay.qx.stay.house": "House by the sea",
    "stay.qx.stay.house.first": "First weeks",
    "stay.qx.stay.house.second": "Later weeks",
}


def folder_of(path: Path, *packs: dict | str) -> Path:
    """A folder of packs for ``--packs``; a string is the text of a file."""
    path.mkdir()
    for number, pack in enumerate(packs):
        text = pack if isinstance(pack, str) else json.dumps(pack)
        (path / f"pack-{number}.json5").write_text(text)
    return path


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
