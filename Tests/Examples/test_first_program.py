"""The smallest program: what it prints, and that nothing stays behind."""

import re
import subprocess

from casebooks import EXAMPLES, program


def test_says_what_is_due_and_why(tmp_path):
    done = subprocess.run(
        [program("first-program")], capture_output=True, text=True, check=True, env={"TMPDIR": str(tmp_path)}
    )
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"BE-2026-[0-9A-Z]{4}: be\.reflection/end is due on 2026-04-16", lines[0])
    assert lines[1] == "  2026-03-02  trigger: day on which the document is issued"
    assert "  2026-04-16  45 days later" in lines
    assert any("article 61/2" in line for line in lines)
    assert list(tmp_path.iterdir()) == []


def test_is_shorter_than_thirty_lines():
    source = EXAMPLES / "FirstProgram/Sources/FirstProgram/FirstProgram.swift"
    assert 10 < len(source.read_text().splitlines()) < 30
