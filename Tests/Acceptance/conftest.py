from __future__ import annotations

import pytest

from support import MEASURED, SEED, Jalon


def pytest_report_header(config) -> str:
    return f"seed of the random questions: {SEED} (JALON_ACCEPTANCE_SEED)"


def pytest_terminal_summary(terminalreporter) -> None:
    for line in MEASURED:
        terminalreporter.write_line(line)


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
