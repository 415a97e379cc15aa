"""Headless Chromium over the pipe of its DevTools: what a page asks for, what it runs, and what axe finds in it.

Nothing of Jalon is used here. A page is opened in a tab of its own; `Page.problems` says what it did that a page
without script and without requests does not do. Run it by itself:

    browser.py FILE.html…
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import clients

PATIENCE = 120
"""Seconds that an answer of the browser may take."""

QUIET = 0.3
"""Seconds in which nothing more is asked for, after which a page is taken for loaded."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A4 in inches, as the printing command takes it.
PAPER = {"paperWidth": 210 / 25.4, "paperHeight": 297 / 25.4}

# What stands in a document and would do something when somebody looked at it or clicked.
ACTIVE = """[...document.querySelectorAll('*')].flatMap(element => [
    ...(/^(script|iframe|frame|object|embed|form|base|animate|animatetransform|animatemotion|set|foreignobject)$/i
        .test(element.localName) ? [element.localName] : []),
    ...(element.localName === 'meta' && /refresh/i.test(element.httpEquiv) ? ['meta refresh'] : []),
    ...(element.shadowRoot ? ['shadow root'] : []),
    ...[...element.attributes].filter(each => /^on/i.test(each.name) || /^(srcset|formaction|ping)$/i.test(each.name)
        || /(^|:)(href|src|action|data|background|poster)$/i.test(each.name) && !/^#/.test(each.value))
        .map(each => `${element.localName} ${each.name}`)])"""


class BrowserError(Exception):
    """The browser refused a command or ended."""


class Browser:
    """A running Chromium with a profile of its own, which reaches nothing outside of this machine."""

    def __init__(self, *options: str):
        self.options = options
        self.number = 0
        self.buffer = b""
        self.pages: dict[str, Page] = {}
        self.opened: set[str] = set()
        """The tabs that there are, those too that a page opened by itself."""

    def __enter__(self) -> "Browser":
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        read_commands, self.write = os.pipe()
        self.read, write_answers = os.pipe()
        # The browser reads at 3 and writes at 4; numbers above cannot be in the way of those two.
        commands, answers = (fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, 20) for each in (read_commands, write_answers))
        os.close(read_commands)
        os.close(write_answers)
        environment = os.environ | {"HOME": self.profile.name, "XDG_CONFIG_HOME": self.profile.name}
        self.process = subprocess.Popen(
            [
                *(str(clients.path("chromium")), "--headless=new", "--remote-debugging-pipe"),
                *(f"--user-data-dir={self.profile.name}", "--no-first-run", "--disable-gpu", "--hide-scrollbars"),
                *("--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"),
                *("--disable-default-apps", "--disable-sync", "--disable-popup-blocking"),
                "--host-resolver-rules=MAP * ~NOTFOUND",
                # Its own sandbox does not work for root.
                *(["--no-sandbox"] if os.getuid() == 0 else []),
                *self.options,
                "about:blank",
            ],
            preexec_fn=lambda: (os.dup2(commands, 3), os.dup2(answers, 4)),
            close_fds=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self.call("Target.setDiscoverTargets", {"discover": True})
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        os.close(self.read)
        os.close(self.write)
        self.profile.cleanup()

    def call(self, method: str, parameters: dict | None = None, session: str | None = None) -> dict:
        """Sends a command and waits for its answer; events in between reach their pages."""
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write, data) :]
        end = time.monotonic() + PATIENCE
        while True:
            answer = self.next(end - time.monotonic())
            if answer is None:
                raise BrowserError(f"{method}: no answer")
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def next(self, seconds: float) -> dict | None:
        """The next message; one that is an event is given to its page first."""
        end = time.monotonic() + seconds
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            piece = os.read(self.read, 1 << 20)
            if not piece:
                raise BrowserError("the browser ended")
            self.buffer += piece
        line, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(line)
        if message.get("method") == "Target.targetCreated" and message["params"]["targetInfo"]["type"] == "page":
            self.opened.add(message["params"]["targetInfo"]["targetId"])
        elif message.get("sessionId") in self.pages:
            self.pages[message["sessionId"]].take(message.get("method", ""), message.get("params", {}))
        return message

    def open(self, path: str | Path, **how) -> "Page":
        """A file, opened in a tab of its own; see `Page` for how."""
        return Page(self, Path(path).resolve().as_uri(), **how)


class Page:
    """A page that was opened, and what it did until it was quiet.

    `trusting` ignores the page's content policy, as a program would that knows none.
    """

    def __init__(self, browser: Browser, address: str, trusting: bool = False, width: int = 1280, dark: bool = False):
        self.browser = browser
        self.address = address
        self.requests: list[str] = []
        self.scripts: list[str] = []
        self.dialogs: list[str] = []
        self.said: list[str] = []
        self.axe_is_here = False
        before = set(browser.opened)
        self.target = browser.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = browser.call("Target.attachToTarget", {"targetId": self.target, "flatten": True})["sessionId"]
        browser.pages[self.session] = self
        for domain in ("Page", "Network", "Log", "Runtime", "Debugger"):
            self.call(f"{domain}.enable")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", size)
        if dark:
            feature = {"name": "prefers-color-scheme", "value": "dark"}
            self.call("Emulation.setEmulatedMedia", {"features": [feature]})
        if trusting:
            self.call("Page.setBypassCSP", {"enabled": True})
        self.scripts.clear()
        self.loaded = False
        self.call("Page.navigate", {"url": address})
        self.wait()
        self.windows = len(browser.opened - before) - 1

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        self.browser.call("Target.closeTarget", {"targetId": self.target})
        self.browser.pages.pop(self.session, None)

    def call(self, method: str, parameters: dict | None = None) -> dict:
        return self.browser.call(method, parameters, self.session)

    def wait(self) -> None:
        """Waits until the page is loaded and asks for nothing more."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.browser.next(QUIET) is None and self.loaded:
                return
        raise BrowserError(f"{self.address} is not quiet")

    def take(self, method: str, values: dict) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif method == "Debugger.scriptParsed":
            # What this module evaluates has no address; scripts in the page have the page's.
            if values["url"]:
                self.scripts.append(values["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(f"{values['type']} {values['message']}")
            self.browser.number += 1
            answer = {"id": self.browser.number, "sessionId": self.session, "method": "Page.handleJavaScriptDialog"}
            os.write(self.browser.write, json.dumps(answer | {"params": {"accept": False}}).encode() + b"\0")
        elif method == "Log.entryAdded":
            self.said.append(values["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.said.append(values["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.said.append(" ".join(str(each.get("value", each.get("type"))) for each in values["args"]))
        elif method == "Page.loadEventFired":
            self.loaded = True

    def evaluate(self, expression: str):
        """The value of an expression, awaited."""
        answer = self.call("Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True})
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    @property
    def text(self) -> str:
        """The whole text of the page, as the document has it."""
        return self.evaluate("document.documentElement.textContent")

    def problems(self) -> list[str]:
        """What the page did, or would do, besides being shown."""
        found = [f"asks for {each}" for each in self.requests if each != self.address]
        if self.requests.count(self.address) != 1:
            found.append(f"is asked for {self.requests.count(self.address)} times")
        found += [f"runs a script of {each}" for each in self.scripts]
        found += [f"opens a dialog: {each}" for each in self.dialogs]
        found += [f"says {each}" for each in self.said]
        if self.windows:
            found.append(f"opens {self.windows} windows")
        address = self.evaluate("location.href")
        if address != self.address:
            found.append(f"leads to {address}")
        return found + [f"has {each}" for each in self.evaluate(ACTIVE)]

    def axe(self, standard: list[str] | None = None) -> list[str]:
        """What axe finds, each as a sentence with the element."""
        if not self.axe_is_here:
            self.evaluate(clients.path("axe").read_text(encoding="utf-8") + ";0")
            self.axe_is_here = True
        options = {
            "runOnly": {"type": "tag", "values": standard or RULES},
            "preload": False,
            "resultTypes": ["violations"],
        }
        result = self.evaluate(f"axe.run(document, {json.dumps(options)})")
        if len(result["passes"]) < 5:
            raise BrowserError("axe looked at nothing")
        return [
            f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:160]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    def wider_than_the_window(self) -> int:
        """By how many pixels the page is wider than the window, so that it scrolls sideways."""
        return self.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def screenshot(self, path: str | Path, whole: bool = True) -> None:
        """A picture of the page as PNG, from its top to its end."""
        how: dict = {"format": "png", "captureBeyondViewport": whole}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            how["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        Path(path).write_bytes(base64.b64decode(self.call("Page.captureScreenshot", how)["data"]))

    def pdf(self, path: str | Path, landscape: bool = False) -> None:
        """The page as it is printed on A4, unless it asks for another size."""
        how = {"landscape": landscape, "preferCSSPageSize": True, "printBackground": False, **PAPER}
        Path(path).write_bytes(base64.b64decode(self.call("Page.printToPDF", how)["data"]))


def page_sizes(path: str | Path) -> list[tuple[int, int]]:
    """The sizes of the pages of a PDF that Chromium printed, in millimetres."""
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", Path(path).read_bytes())
    return [tuple(round(float(side) / 72 * 25.4) for side in sides) for sides in found]


if __name__ == "__main__":
    with Browser() as RUNNING:
        FOUND = []
        for NAME in sys.argv[1:]:
            with RUNNING.open(NAME) as PAGE:
                FOUND += [f"{NAME}: {each}" for each in PAGE.problems() + PAGE.axe()]
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
