"""undocumented.py GRAPH…: names every public declaration of the symbol graphs that has no doc comment, and fails.

What the compiler makes by itself (`init(rawValue:)` of an enumeration, `!=`) has no place in the sources and needs
none.
"""

import json
import sys
from pathlib import Path


def main(paths: list[str]) -> int:
    missing: set[str] = set()
    seen = 0
    for path in paths:
        for symbol in json.loads(Path(path).read_bytes())["symbols"]:
            place = symbol.get("location")
            if place is None:
                continue
            seen += 1
            lines = symbol.get("docComment", {}).get("lines", [])
            if not any(line["text"].strip() for line in lines):
                file = place["uri"].rpartition("/Sources/")[2]
                missing.add(f"Sources/{file}:{place['position']['line'] + 1}: {'.'.join(symbol['pathComponents'])}")
    for line in sorted(missing):
        print(f"{line} has no doc comment", file=sys.stderr)
    if not seen:
        print("no public declaration was found at all", file=sys.stderr)
    print(f"docs: {seen} public declarations, {len(missing)} without a doc comment")
    return 1 if missing or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
