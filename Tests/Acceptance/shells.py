"""Shells as people have them: a terminal of its own, keys that are pressed, and what is then on the line.

fish is asked by its own `complete -C`, which says what the tabulator would offer.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import time
from pathlib import Path

# What a terminal is told about colours, cursors and titles, which is not text.
CONTROL = re.compile(r"\x1b(\][^\x07\x1b]*(\x07|\x1b\\)|\[[0-9;?>=]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78A-Zc])|[\r\x07\x08]")


class Shell:
    """An interactive shell into which the completions of Jalon were loaded as their shell loads them."""

    def __init__(self, name: str, script: Path, home: Path, environment: dict[str, str]) -> None:
        self.name = name
        command = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}[name]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        self.run(
            {
                "bash": f"stty columns 400; bind 'set enable-bracketed-paste off'; source {script}",
                "zsh": "stty columns 400; unsetopt zle_bracketed_paste prompt_cr prompt_sp;"
                f" fpath=({script.parent} $fpath); autoload -Uz compinit; compinit -u -d {home}/zcompdump",
            }[name]
        )

    def run(self, command: str) -> None:
        """Runs a command and waits until it is done."""
        # The mark is put together by the shell, so that what is typed is not taken for it.
        self.send(f"{command}; echo done-$(echo 4711)\n")
        self.until("done-4711")

    def completes(self, line: str, becomes: str) -> bool:
        """Whether a line becomes another one when somebody types it and presses the tabulator."""
        self.send(line + "\t")
        shown = self.read(lambda text: becomes in text, quiet=10)
        self.throw_away()
        return becomes in shown

    def offered(self, line: str) -> str:
        """What is shown when somebody types this and presses the tabulator twice."""
        self.send(line + "\t\t")
        shown = self.read(lambda _: False, quiet=1.5)
        self.throw_away()
        return shown

    def throw_away(self) -> None:
        """Empties the line, and reads what the shell still has to say about it."""
        self.send("\x15")
        self.read(lambda _: False, quiet=0.1)

    def send(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def until(self, wanted: str) -> str:
        shown = self.read(lambda text: wanted in text, quiet=20)
        assert wanted in shown, f"{self.name} never said {wanted}: {shown}"
        return shown

    def read(self, is_enough, quiet: float) -> str:
        shown = b""
        end = time.monotonic() + 60
        while time.monotonic() < end and select.select([self.terminal], [], [], quiet)[0]:
            try:
                shown += os.read(self.terminal, 65_536)
            except OSError:
                break
            if is_enough(self.text(shown)):
                break
        return self.text(shown)

    @staticmethod
    def text(shown: bytes) -> str:
        return CONTROL.sub("", shown.decode(errors="replace"))

    def close(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


class Fish:
    """What fish would offer for a line."""

    def __init__(self, script: Path, folder: Path, environment: dict[str, str]) -> None:
        self.script, self.folder, self.environment = script, folder, environment

    def completes(self, line: str, becomes: str) -> bool:
        """Whether there is one word to go on with, and it makes the other line."""
        words = [offer.split("\t")[0] for offer in self.offered(line).splitlines()]
        return len(words) == 1 and line.rpartition(" ")[0] + " " + words[0] == becomes.rstrip(" ")

    def offered(self, line: str) -> str:
        asked = subprocess.run(
            ["fish", "--no-config", "-c", f"source {self.script}; complete -C '{line}'"],
            cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=60)
        assert (asked.returncode, asked.stderr) == (0, "")
        return asked.stdout

    def close(self) -> None:
        """Nothing runs."""
