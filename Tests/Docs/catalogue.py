"""catalogue.py ROOT FOLDER: makes FOLDER the catalogue of Jalon with the reference pages beside its articles.

The reference pages are Documentation/*.md and SECURITY.md, which people read in the repository: they are shown here
from the same files. Links between them become links of DocC, which checks them; links to sources become names.
"""

import re
import shutil
import sys
from pathlib import Path

LINK = re.compile(r"(!?)\[([^\]]+)\]\(([^)#:]*)(?:#([^)]+))?\)")


def anchor(heading: str) -> str:
    """The name that DocC gives to a heading."""
    return re.sub(r"[^\w-]", "", heading.replace("`", "").strip().replace(" ", "-"))


def page(path: Path, pages: dict[Path, str]) -> str:
    """The page with links as DocC knows them."""
    text = path.read_text()
    # DocC keeps the capitals of a heading in its anchor; in the repository they are small.
    headings = [anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("##")]
    anchors = {heading.lower(): heading for heading in headings}

    def link(match: re.Match) -> str:
        picture, words, target, place = match.groups()
        to = (path.parent / target).resolve() if target else path
        if not to.exists():
            raise SystemExit(f"{path.name} links to {target}, which is not there")
        if place and place not in anchors:
            raise SystemExit(f"{path.name} links to #{place}, and has no such heading")
        if picture or to not in pages:
            return words
        return f"[{words}](doc:{pages[to]}{'#' + anchors[place] if place else ''})"

    return LINK.sub(link, text)


def main(root: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "Sources/Jalon/Jalon.docc", folder)
    files = [*sorted((root / "Documentation").glob("*.md")), root / "SECURITY.md"]
    pages = {file.resolve(): f"reference-{file.stem.lower()}" for file in files}
    landing = (folder / "Jalon.md").read_text()
    for file, name in pages.items():
        if f"<doc:{name}>" not in landing:
            raise SystemExit(f"the landing page does not lead to {name}: add it to its reference pages")
        (folder / f"{name}.md").write_text(page(file, pages))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
