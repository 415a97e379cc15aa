"""An independent check of an SVG file: xmllint reads it, and nothing in it runs, links or loads anything.

Nothing of Jalon is used here. Run it by itself:

    svg_check.py FILE.svg…
"""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import clients

SVG = "{http://www.w3.org/2000/svg}"

# Elements that draw, group, describe or are painted with. Whatever else there may be is looked at by a person first.
KNOWN = {
    *("svg", "g", "title", "desc", "style", "defs", "pattern", "clipPath", "rect", "line", "path", "circle", "ellipse"),
    *("polygon", "polyline", "text", "tspan"),
}

ELSEWHERE = re.compile(r"""url\(\s*(?!["']?#)|@import|expression\(|javascript:|data:""", re.IGNORECASE)


def xmllint(path: str | Path) -> list[str]:
    """What xmllint says, which asks nobody on the network."""
    done = subprocess.run(
        [clients.path("xmllint"), "--noout", "--nonet", str(path)], capture_output=True, check=False, timeout=120
    )
    said = done.stderr.decode("utf-8", "replace").strip()
    return [f"xmllint: {said[:400]}"] if done.returncode != 0 or said else []


def check(path: str | Path) -> list[str]:
    """What is wrong with a file, each as a sentence; nothing when it is right."""
    problems = xmllint(path)
    content = Path(path).read_bytes()
    if re.search(rb"<!(DOCTYPE|ENTITY|\[CDATA\[)", content, re.IGNORECASE):
        problems.append("declares a document type, an entity or literal text")
    if re.search(rb"<\?(?!xml )", content) or content.count(b"<?") > 1:
        problems.append("has a processing instruction")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return [*problems, f"is no XML: {error}"]
    if root.tag != SVG + "svg":
        problems.append(f"is {root.tag}, not SVG")
    for element in root.iter():
        name = str(element.tag)
        if not name.startswith(SVG) or name.removeprefix(SVG) not in KNOWN:
            problems.append(f"has the element {name}")
        for key, value in element.attrib.items():
            local = key.rsplit("}", 1)[-1].lower()
            if local.startswith("on") or local in ("href", "src", "base"):
                problems.append(f"{name.removeprefix(SVG)} has {key}")
            if ELSEWHERE.search(value):
                problems.append(f"{name.removeprefix(SVG)} has {key} of {value[:60]!r}")
        if name == SVG + "style" and ELSEWHERE.search(element.text or ""):
            problems.append("has a style that loads something")
    return problems


if __name__ == "__main__":
    FOUND = [f"{name}: {each}" for name in sys.argv[1:] for each in check(name)]
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
