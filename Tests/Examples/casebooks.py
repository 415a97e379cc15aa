"""The programs, and Jalon's command line to look at what they did."""

import json
import os
import subprocess
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "Examples"


def program(name):
    return str(Path(os.environ["JALON_EXAMPLES"]) / name)


class Casebook:
    """A casebook in a folder of its own, seen through the command line."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "casebook" / "casebook.sqlite"
        self.key = folder / "keys" / "test.key"

    def jalon(self, *arguments, key=False, stdin="", check=True):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "JALON_STORE": str(self.path),
            "JALON_AUTHOR": "hd",
            "LC_ALL": "C.UTF-8",
        }
        if key:
            environment["JALON_KEY"] = str(self.key)
        done = subprocess.run(
            [os.environ["JALON_BINARY"], *arguments],
            input=stdin, capture_output=True, text=True, env=environment, timeout=60,
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    def create(self, vault=False):
        self.jalon("store", "init")
        if vault:
            self.jalon("vault", "init", "--key", str(self.key))
        return self

    def lines(self):
        """The casebook in the interchange format, without the moments of recording."""
        lines = [json.loads(line) for line in self.jalon("dump").splitlines()]
        for line in lines:
            line.pop("recordedAt", None)
        return lines

    def events(self, kind):
        """What happened to the casebook itself, of one kind."""
        records = json.loads(self.jalon("audit", "list", "--json"))["records"]
        return [record for record in records if record["kind"] == kind]
