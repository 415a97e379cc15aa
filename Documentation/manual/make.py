#!/usr/bin/env python3
"""make.py JALON FOLDER: writes the pages of the manual into FOLDER: jalon(1), and a page for each command.

Commands, options and their words are those that `jalon --experimental-dump-help` gives, the same as in every --help;
what no help text says (environment, files, exit status, examples) is sections.mdoc. The pages are mdoc(7).
"""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
# An option's first hyphen is that of the macro.
HYPHEN = {"short": "", "long": "\\-"}
VARIABLE = re.compile(r" *\[(JALON_[A-Z]+)\]$")


def text(words: str) -> str:
    """Words as lines of mdoc: a sentence a line, nothing of it taken for a request."""
    lines = []
    for paragraph in words.split("\n"):
        paragraph = paragraph.replace("\\", "\\e")
        # What people copy keeps its hyphens as they are typed.
        paragraph = re.sub(r"-+(?=\w)|(?<= )-(?=[ ,;.])", lambda hyphens: "\\-" * len(hyphens[0]), paragraph)
        paragraph = "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in paragraph)
        for sentence in re.split(r"(?<=[.!?]) (?=\S)|(?<=[.!?]\)) (?=\S)", paragraph):
            lines += textwrap.wrap(sentence, 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(("\\&" if line[0] in ".'" else "") + line for line in lines)


def word(value: str) -> str:
    """A word of a macro line that is not taken for a macro, and keeps its hyphens."""
    value = value.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    if " " in value:
        return f'"{value}"'
    return f"\\&{value}" if re.fullmatch(r"[A-Z][a-z]|[.,:;()\[\]?!|]", value) else value


def title(name: str) -> str:
    return f".Nm {name}" if " " not in name else f'.Nm "{name}"'


def date() -> str:
    """The day of the sources, so that the same sources make the same pages."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct", "--", "."], cwd=HERE.parents[1], capture_output=True, text=True,
            check=False)
        newest = max(path.stat().st_mtime for path in HERE.iterdir())
        epoch = asked.stdout.strip() or str(int(newest))
    day = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
    return f"{day:%B} {day.day}, {day.year}"


def options(command: dict) -> list[dict]:
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]


def subcommands(command: dict) -> list[dict]:
    return [each for each in command.get("subcommands", []) if each["commandName"] != "help" and each["shouldDisplay"]]


def leaves(command: dict) -> Iterator[dict]:
    below = subcommands(command)
    for each in below:
        yield from leaves(each)
    if not below:
        yield command


def key(argument: dict) -> str:
    return json.dumps([argument["kind"], argument.get("names"), argument.get("abstract")], sort_keys=True)


def flags(argument: dict) -> list[str]:
    """The names of an option as the body of a macro line."""
    value = f" Ar {word(argument['valueName'])}" if argument["kind"] == "option" else ""
    return [
        f"Fl {HYPHEN[name['kind']]}{word(name['name'])}{value}" for name in argument["names"]
    ]


def usage(argument: dict) -> str:
    """An argument in a synopsis."""
    body = f"Ar {word(argument['valueName'])}" if argument["kind"] == "positional" else flags(argument)[0]
    body += " ..." if argument["isRepeating"] else ""
    return f".Op {body}" if argument["isOptional"] else f".{body}"


def described(arguments: list[dict]) -> list[str]:
    """A list of arguments with what their help says."""
    lines = [".Bl -tag -width Ds"]
    for argument in arguments:
        if argument["kind"] == "positional":
            lines.append(f".It Ar {word(argument['valueName'])}")
        else:
            lines.append(".It " + " , ".join(flags(argument)))
        lines.append(text(argument.get("abstract", "")))
    return [*lines, ".El"]


class Manual:
    def __init__(self, root: dict) -> None:
        self.root = root
        every = list(leaves(root))
        # The options that each command has, whatever it does.
        shared = set.intersection(*({key(argument) for argument in options(command)} for command in every))
        self.shared = [argument for argument in options(every[0]) if key(argument) in shared]
        self.shared_keys = shared

    def own(self, command: dict) -> list[dict]:
        return [argument for argument in options(command) if key(argument) not in self.shared_keys]

    def pages(self) -> Iterator[tuple[str, str]]:
        yield "jalon", self.page(self.main())
        for command in subcommands(self.root):
            yield f"jalon-{command['commandName']}", self.page(self.command(command))

    @staticmethod
    def page(lines: list[str]) -> str:
        return "\n".join(line for line in lines if line) + "\n"

    def head(self, name: str, abstract: str) -> list[str]:
        # A name section says what it is without a full stop, and in one line.
        first = re.split(r"(?<=[a-z])[.:] ", abstract.rstrip("."))[0]
        return [
            f'.\\" Made from the help texts of {name.split("-")[0]} by Documentation/manual/make.py.',
            f".Dd {date()}", f".Dt {name.upper()} 1", ".Os", ".Sh NAME", f".Nm {name}",
            f".Nd {text(first[0].lower() + first[1:])}",
        ]

    def main(self) -> list[str]:
        lines = self.head("jalon", self.root["abstract"])
        lines += [
            ".Sh SYNOPSIS", ".Nm jalon", ".Nm jalon", ".Ar command", ".Op Ar options", ".Ar ...",
            ".Sh DESCRIPTION", text(self.root["abstract"]), ".Pp", text(self.root["discussion"]),
            ".Sh COMMANDS", "Each command has a page of its own, and", ".Fl -help", "is one in the terminal.",
            ".Bl -tag -width Ds",
        ]
        for command in subcommands(self.root):
            lines += [f".It Xr jalon-{command['commandName']} 1", text(command["abstract"])]
        lines += [".El", ".Sh OPTIONS", "Every command has these; they may stand before it too."]
        lines += described(self.shared)
        variables = []
        for argument in self.shared:
            found = VARIABLE.search(argument.get("abstract", ""))
            if found:
                words = argument["abstract"][: found.start()].strip()
                variables += [f".It Ev {found[1]}", text(words), "The same as", "." + flags(argument)[0] + " ."]
        for line in (HERE / "sections.mdoc").read_text().splitlines():
            if line == '.\\"ENVIRONMENT':
                lines += variables
            elif not line.startswith('.\\"'):
                lines.append(line)
        names = [f"jalon-{each['commandName']}" for each in subcommands(self.root)]
        return [*lines, ".Sh SEE ALSO", *self.references(names)]

    @staticmethod
    def references(names: list[str]) -> list[str]:
        names = sorted(names)
        return [f".Xr {name} 1" + (" ," if name != names[-1] else "") for name in names]

    def command(self, command: dict) -> list[str]:
        name = f"jalon {command['commandName']}"
        below = list(self.below(command, name))
        lines = self.head(name.replace(" ", "-"), command["abstract"]) + [".Sh SYNOPSIS"]
        for full, each in below:
            lines += [title(full), *(usage(argument) for argument in self.own(each)), ".Op Ar options"]
        lines += [".Sh DESCRIPTION", text(command["abstract"])]
        if command.get("discussion"):
            lines += [".Pp", text(command["discussion"])]
        if below[0][1] is command:
            if self.own(command):
                lines += [".Pp", "The options are as follows:", *described(self.own(command))]
        else:
            for full, each in below:
                lines += [f".Ss {full}", text(each["abstract"])]
                if each.get("discussion"):
                    lines += [".Pp", text(each["discussion"])]
                if self.own(each):
                    lines += described(self.own(each))
        lines += [".Pp", "Options of every command, variables, files and exit status are in", ".Xr jalon 1 ."]
        return [*lines, ".Sh SEE ALSO", ".Xr jalon 1"]

    def below(self, command: dict, name: str) -> Iterator[tuple[str, dict]]:
        each = subcommands(command)
        for one in each:
            yield from self.below(one, f"{name} {one['commandName']}")
        if not each:
            yield name, command


def main() -> None:
    binary, folder = sys.argv[1], Path(sys.argv[2])
    dumped = subprocess.run([binary, "--experimental-dump-help"], check=True, capture_output=True).stdout
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in Manual(json.loads(dumped)["command"]).pages():
        (folder / f"{name}.1").write_text(page)


if __name__ == "__main__":
    main()
