"""GitHub's own parser of Markdown (cmarkgfm) over a Markdown file: tables, headings and lists, and nothing else.

Nothing of Jalon is used here. Run it by itself:

    markdown_check.py FILE.md…
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# What a timeline is made of, with what must not become a link as code; everything else would come from a text in it.
KNOWN = {
    *("h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br", "code"),
}
ENDLESS = {"br"}


@dataclass
class Table:
    """A table: its rows, the header first, each cell as it is shown."""

    rows: list[list[str]] = field(default_factory=list)


class Reading(HTMLParser):
    """What GitHub shows of a file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.tables: list[Table] = []
        self.headings: list[str] = []
        self.items: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN or any(name != "align" for name, _ in attributes):
            self.problems.append(f"shows {self.get_starttag_text()[:100]!r}")
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("th", "td"):
            self.tables[-1].rows[-1].append("")
        elif tag in ("h1", "h2", "h3"):
            self.headings.append("")
        elif tag == "li":
            self.items.append("")
        elif tag == "br":
            self.handle_data("\n")
        if tag not in ENDLESS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        inner = next((tag for tag in reversed(self.open) if tag in ("th", "td", "li", "h1", "h2", "h3")), None)
        if inner in ("th", "td"):
            self.tables[-1].rows[-1][-1] += data
        elif inner == "li":
            self.items[-1] += data
        elif inner:
            self.headings[-1] += data

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"hides {data[:100]!r}")

    def handle_decl(self, decl: str) -> None:
        self.problems.append(f"declares {decl[:100]!r}")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"declares {data[:100]!r}")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"instructs {data[:100]!r}")


def read(text: str) -> Reading:
    """What GitHub makes of a text, HTML in it let through, scripts too, so that it shows."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    reading = Reading()
    extensions = ["table", "autolink", "strikethrough", "tasklist"]
    reading.feed(cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=extensions))
    reading.close()
    return reading


def check(path: str | Path) -> list[str]:
    """What is wrong with a file, each as a sentence; nothing when it is right."""
    content = Path(path).read_bytes()
    problems = [f"has byte {byte:#04x}" for byte in sorted(set(content) & set([*range(10), *range(11, 32), 127]))]
    text = content.decode("utf-8")
    # A front matter would be settings to the programs that make pages of Markdown.
    if text.startswith("---"):
        problems.append("begins with a front matter")
    reading = read(text)
    problems += reading.problems
    for number, table in enumerate(reading.tables, 1):
        # GitHub fills short rows and cuts long ones, so the pipes of the text count.
        if any(len(row) != len(table.rows[0]) for row in table.rows):
            problems.append(f"table {number} is ragged")
    problems += pipes(text)
    if not reading.tables:
        problems.append("has no table")
    return problems


def pipes(text: str) -> list[str]:
    """The rows of tables that have another number of cells than the line of dashes of their table."""
    problems: list[str] = []
    wanted = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("|"):
            wanted = None
            continue
        cells = line.replace("\\\\", "").replace("\\|", "").count("|") - 1
        wanted = wanted or cells
        if cells != wanted:
            problems.append(f"line {number} has {cells} cells of {wanted}")
    return problems


if __name__ == "__main__":
    FOUND = [f"{name}: {each}" for name in sys.argv[1:] for each in check(name)]
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
