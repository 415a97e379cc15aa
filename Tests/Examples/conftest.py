"""What the tests of the examples share."""

import pytest
from casebooks import Casebook
from feed import Server, day


@pytest.fixture
def casebook(tmp_path):
    return Casebook(tmp_path)


@pytest.fixture
def centre(casebook):
    """A casebook with one case whose reflection period runs."""
    casebook.create()
    casebook.jalon("case", "open", "--country", "BE", "--ref", "BE-2026-0001", "--on", day(-10))
    casebook.jalon("stage", "grant", "BE-2026-0001", "reflection", "--on", day(-10))
    return casebook


@pytest.fixture
def start(centre):
    servers = []

    def begin(*arguments):
        servers.append(Server(centre, *arguments))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()
