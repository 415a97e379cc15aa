"""The checks of the documentation (Tests/Docs): each is given what is wrong and has to see it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import REPOSITORY


def run(program: str, *arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, REPOSITORY / "Tests/Docs" / program, *arguments], capture_output=True, text=True)


def graph(folder: Path, *comments: str | None) -> Path:
    """A symbol graph of so many declarations, and one that the compiler made."""
    symbols = [
        {
            "pathComponents": ["Case", f"member{number}"],
            "location": {"uri": "file:///x/Sources/Jalon/Case.swift", "position": {"line": number, "character": 0}},
            **({"docComment": {"lines": [{"text": comment}]}} if comment is not None else {}),
        }
        for number, comment in enumerate(comments)
    ]
    path = folder / "Jalon.symbols.json"
    path.write_text(json.dumps({"symbols": [*symbols, {"pathComponents": ["Case", "init(rawValue:)"]}]}))
    return path


@pytest.mark.parametrize("comment", [None, "", "  "])
def test_a_declaration_without_a_comment_is_named(tmp_path, comment):
    checked = run("undocumented.py", graph(tmp_path, "A case.", comment))
    assert checked.returncode == 1 and checked.stderr == "Sources/Jalon/Case.swift:2: Case.member1 has no doc comment\n"


def test_declarations_with_a_comment_pass_and_none_at_all_do_not(tmp_path):
    assert run("undocumented.py", graph(tmp_path, "A case.", "Another.")).returncode == 0
    assert run("undocumented.py", graph(tmp_path)).returncode == 1


@pytest.fixture
def sources(tmp_path) -> Path:
    """The pages and the catalogue, to be broken."""
    root = tmp_path / "root"
    shutil.copytree(REPOSITORY / "Sources/Jalon/Jalon.docc", root / "Sources/Jalon/Jalon.docc")
    for folder in ("Documentation", "Tests/Acceptance"):
        shutil.copytree(REPOSITORY / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(REPOSITORY / "SECURITY.md", root)
    return root


def test_links_between_pages_become_links_of_the_documentation(sources, tmp_path):
    assert run("catalogue.py", sources, tmp_path / "made").returncode == 0
    made = {path.name: path.read_text() for path in (tmp_path / "made").glob("reference-*.md")}
    assert set(made) == {
        "reference-security.md", *(f"reference-{path.name}" for path in (sources / "Documentation").glob("*.md"))}
    assert "[vault.md](doc:reference-vault)" in made["reference-chain.md"]
    assert "(doc:reference-security#A-lost-laptop)" in made["reference-security.md"]
    assert not any(".md)" in page or "](../" in page for page in made.values())


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("SECURITY.md", "(#a-lost-laptop)", "(#a-lost-phone)", "has no such heading"),
        ("Documentation/chain.md", "(vault.md)", "(safe.md)", "links to safe.md, which is not there"),
        ("Sources/Jalon/Jalon.docc/Jalon.md", "- <doc:reference-limits>\n", "", "does not lead to reference-limits"),
    ],
)
def test_a_link_that_leads_nowhere_is_said(sources, tmp_path, file, before, after, said):
    text = (sources / file).read_text()
    assert before in text
    (sources / file).write_text(text.replace(before, after))
    made = run("catalogue.py", sources, tmp_path / "made")
    assert made.returncode == 1 and said in made.stderr
