from __future__ import annotations

import pytest

import clients
from support import MEASURED, SEED, Jalon


def pytest_report_header(config) -> str:
    return f"seed of the random questions: {SEED} (JALON_ACCEPTANCE_SEED)"


def pytest_terminal_summary(terminalreporter) -> None:
    for line in MEASURED + clients.summary():
        terminalreporter.write_line(line)


def pytest_runtest_setup(item) -> None:
    """A test whose client is not here is skipped, and fails where all of them have to be here."""
    wanted = tuple(name for mark in item.iter_markers("clients") for name in mark.args)
    absent = clients.missing(wanted)
    if absent and clients.ALL:
        pytest.fail(f"not here: {', '.join(absent)}", pytrace=False)
    if absent:
        clients.MISSED.update(absent)
        pytest.skip(f"not here: {', '.join(absent)}")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all pages; each page has a tab of its own."""
    from browser import Browser

    with Browser() as running:
        yield running


@pytest.fixture
def jalon(tmp_path) -> Jalon:
    """Somebody who has Jalon and no casebook yet."""
    return Jalon(tmp_path)


@pytest.fixture
def book(jalon) -> Jalon:
    """Somebody with an empty casebook."""
    return jalon.init()


@pytest.fixture
def vaulted(book) -> Jalon:
    """Somebody with an empty casebook and a vault, whose key file lies elsewhere."""
    return book.vault()


@pytest.fixture(scope="session")
def stateless(tmp_path_factory) -> Jalon:
    """For commands that need no casebook: many of them run at once."""
    return Jalon(tmp_path_factory.mktemp("stateless"))


@pytest.fixture(scope="session")
def diagrams():
    """One Mermaid for all diagrams."""
    from mermaid_check import Mermaid

    with Mermaid() as running:
        yield running
