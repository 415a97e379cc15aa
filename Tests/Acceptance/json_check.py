"""check-jsonschema over JSON documents, each against the schema that its format names.

Run it by itself:

    json_check.py FILE.json…
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import clients

SCHEMAS = Path(__file__).resolve().parents[2] / "Documentation" / "schemas"


def check(*paths: str | Path) -> list[str]:
    """What is wrong with the documents, each as a sentence; nothing when they are right."""
    if not paths:
        raise ValueError("there is no file to look at")
    problems: list[str] = []
    groups: dict[Path, list[str]] = defaultdict(list)
    for path in paths:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        match = re.fullmatch(r"jalon\.([a-z-]+)/1", str(document.get("format")))
        schema = SCHEMAS / f"{match[1]}-1.schema.json" if match else None
        if schema is None or not schema.is_file():
            problems.append(f"{path}: there is no schema for {document.get('format')!r}")
        else:
            groups[schema].append(str(path))
    for schema, files in sorted(groups.items()):
        problems += against(schema, files)
    return problems


def check_lines(path: str | Path) -> list[str]:
    """What is wrong with JSON Lines, whose first line names the format of all: see `check`."""
    content = Path(path).read_bytes()
    if not content.endswith(b"\n"):
        return [f"{path}: the last line does not end"]
    lines = content.decode("utf-8").split("\n")[:-1]
    match = re.fullmatch(r"jalon\.([a-z-]+)/1", str(json.loads(lines[0]).get("format")))
    schema = SCHEMAS / f"{match[1]}-1.schema.json" if match else None
    if schema is None or not schema.is_file():
        return [f"{path}: there is no schema for its first line"]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, line in enumerate(lines, 1):
            files.append(str(Path(folder, f"line-{number}.json")))
            Path(files[-1]).write_text(line, encoding="utf-8")
        return against(schema, files)


def against(schema: Path, files: list[str]) -> list[str]:
    """What check-jsonschema says of files under one schema."""
    done = subprocess.run(
        [clients.path("check-jsonschema"), "--schemafile", str(schema), *files],
        capture_output=True,
        check=False,
        timeout=300,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    return [] if done.returncode == 0 else [f"{schema.name}: {said[:2000]}"]


if __name__ == "__main__":
    FOUND = check(*sys.argv[1:])
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
