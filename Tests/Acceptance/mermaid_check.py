"""Mermaid's own parser, in Chromium: whether a diagram is one, and what stands in it.

Nothing of Jalon is used here. Run it by itself:

    mermaid_check.py FILE.mmd…
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import clients
from browser import Browser, BrowserError, Page

# What Mermaid made of a text: its kind, its settings, the tasks and sections of a Gantt chart, and the picture.
READING = """(async text => {
    const parsed = await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const {svg} = await mermaid.render('picture', text);
    const place = document.createElement('div');
    place.innerHTML = svg;
    const active = [...place.querySelectorAll('*')].flatMap(element => [
        ...(/^(script|a|image|iframe|img|form|object|embed)$/i.test(element.localName) ? [element.localName] : []),
        ...[...element.attributes].filter(each => /^on/i.test(each.name) || /href$/i.test(each.name)
            && !/^#/.test(each.value)).map(each => `${element.localName} ${each.name}`)]);
    // What a click on a task calls or opens is kept beside the picture.
    active.push(...[...(diagram.db.getLinks?.()?.keys() ?? [])].map(each => `a link of ${each}`));
    active.push(...(diagram.db.getTasks?.() ?? []).filter(each => (each.classes ?? []).includes('clickable'))
        .map(each => `a click on ${each.task}`));
    return {kind: parsed.diagramType, settings: Object.keys(parsed.config), active,
        sections: diagram.db.getSections?.() ?? [],
        tasks: (diagram.db.getTasks?.() ?? []).map(each => ({section: each.section, name: each.task.trim(),
            start: each.startTime.toISOString(), end: each.endTime.toISOString(), milestone: !!each.milestone})),
        title: diagram.db.getDiagramTitle?.() ?? ''};
})"""


class NoDiagram(Exception):
    """Mermaid does not read the text."""


@dataclass(frozen=True)
class Diagram:
    """What Mermaid read: the tasks and sections are those of a Gantt chart."""

    kind: str
    title: str
    sections: list[str]
    tasks: list[dict]
    settings: list[str]
    """Settings that the text changes."""
    active: list[str]
    """What in the picture would run or lead somewhere."""


class Mermaid:
    """Mermaid in a tab of a browser of its own: its file is a module, which only a trusting browser loads from disk."""

    def __enter__(self) -> "Mermaid":
        self.folder = tempfile.TemporaryDirectory()
        self.browser = Browser("--allow-file-access-from-files").__enter__()
        page = Path(self.folder.name, "mermaid.html")
        script = clients.path("mermaid").as_uri()
        page.write_text(
            "<!doctype html><html lang='en'><meta charset='utf-8'><title>Mermaid</title><script type='module'>"
            f"import {{mermaid}} from {json.dumps(script)};"
            "mermaid.initialize({startOnLoad: false, securityLevel: 'strict'}); window.mermaid = mermaid;</script>",
            encoding="utf-8",
        )
        self.page: Page = self.browser.open(page)
        if self.page.evaluate("typeof window.mermaid") != "object":
            raise BrowserError(f"Mermaid is not loaded: {self.page.said}")
        return self

    def __exit__(self, *_) -> None:
        self.browser.__exit__()
        self.folder.cleanup()

    def read(self, text: str) -> Diagram:
        """What Mermaid makes of a text."""
        try:
            return Diagram(**self.page.evaluate(f"{READING}({json.dumps(text)})"))
        except BrowserError as error:
            raise NoDiagram(str(error)[:600]) from error

    def check(self, text: str) -> list[str]:
        """What is wrong with a diagram, each as a sentence; nothing when it is right."""
        before, dialogs = len(self.page.requests), len(self.page.dialogs)
        try:
            diagram = self.read(text)
        except NoDiagram as error:
            return [f"Mermaid does not read it: {error}"]
        problems = [f"changes the setting {each}" for each in diagram.settings]
        problems += [f"has {each}" for each in diagram.active]
        problems += [f"asks for {each}" for each in self.page.requests[before:] if not each.startswith("file:")]
        return problems + [f"opens a dialog: {each}" for each in self.page.dialogs[dialogs:]]


if __name__ == "__main__":
    with Mermaid() as MERMAID:
        FOUND = [f"{name}: {each}" for name in sys.argv[1:] for each in MERMAID.check(Path(name).read_text("utf-8"))]
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
