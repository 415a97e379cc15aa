"""The manual: what mandoc says of it, and whether it is true."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

import support
from support import REPOSITORY, binary

# Options that stand in jalon(1) alone.
EVERYWHERE = {
    *("--store", "--today", "--author", "--lang", "--packs", "--key", "--passphrase", "--format", "--json", "--output"),
    *("--force", "--version", "--help"),
}


@pytest.fixture(scope="module")
def share(tmp_path_factory) -> Path:
    """What `make install` puts below PREFIX/share."""
    folder = tmp_path_factory.mktemp("share")
    subprocess.run([REPOSITORY / "Documentation/manual/install", binary(), folder], check=True)
    return folder


@pytest.fixture(scope="module")
def pages(share) -> dict[str, str]:
    return {path.stem: path.read_text() for path in sorted((share / "man/man1").iterdir())}


@pytest.fixture(scope="module")
def root() -> dict:
    asked = subprocess.run([binary(), "--experimental-dump-help"], check=True, capture_output=True)
    return json.loads(asked.stdout)["command"]


def commands(command: dict) -> list[dict]:
    return [each for each in command.get("subcommands", []) if each["commandName"] != "help"]


def plain(page: str) -> str:
    """The words of a page, without its macros' escapes."""
    return page.replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")


def section(page: str, name: str) -> str:
    return re.search(rf"^\.Sh {name}\n(.*?)(?=^\.Sh |\Z)", page, re.M | re.S)[1]


@pytest.mark.clients("mandoc")
def test_mandoc_has_nothing_to_complain_about(share, pages):
    folder = share / "man/man1"
    names = sorted(path.name for path in folder.iterdir())
    lint = ["mandoc", "-T", "lint", "-W", "warning"]
    linted = subprocess.run([*lint, *names], cwd=folder, capture_output=True, text=True)
    assert (linted.returncode, linted.stdout + linted.stderr) == (0, "")
    assert len(names) > 30
    # The linter sees what is wrong.
    broken = folder.parent / "broken.1"
    broken.write_text(pages["jalon"].replace(".El\n", "", 1))
    assert subprocess.run([*lint, broken], capture_output=True).returncode != 0


@pytest.mark.clients("mandoc")
def test_every_page_is_shown(share, pages):
    for name in pages:
        shown = subprocess.run(
            ["mandoc", "-T", "utf8", share / f"man/man1/{name}.1"], capture_output=True, check=True).stdout
        text = re.sub(".\b", "", shown.decode())
        assert f"{name.upper()}(1)" in text and "NAME" in text and "SYNOPSIS" in text


def test_there_is_a_page_for_each_command(pages, root):
    assert set(pages) == {"jalon"} | {f"jalon-{each['commandName']}" for each in commands(root)}
    for each in commands(root):
        assert f".It Xr jalon-{each['commandName']} 1\n" in pages["jalon"]


def test_every_option_of_a_command_is_on_its_page(pages, root):
    count = 0

    def look(command: dict, page: str) -> None:
        nonlocal count
        for argument in command.get("arguments", []):
            for name in argument.get("names", []):
                if name["kind"] == "long" and argument.get("shouldDisplay", True):
                    count += 1
                    shown = pages["jalon"] if f"--{name['name']}" in EVERYWHERE else page
                    assert f"Fl -{name['name']}" in plain(shown), f"{command['commandName']} --{name['name']}"
        for each in commands(command):
            look(each, page)

    for each in commands(root):
        look(each, pages[f"jalon-{each['commandName']}"])
    assert count > 1000


def test_the_options_of_every_command_are_not_told_again(pages):
    for name, page in pages.items():
        if name != "jalon":
            assert not re.search(r"^\.It Fl \\-(store|today|lang)\b", page, re.M), name


def test_the_environment_is_that_of_the_sources(pages):
    read = set()
    for path in (REPOSITORY / "Sources/JalonCommands").glob("*.swift"):
        read |= set(re.findall(r'"(JALON_[A-Z]+|NO_COLOR|XDG_[A-Z]+_HOME|LC_[A-Z]+|LANG)"', path.read_text()))
    told = set(re.findall(r"\bEv ([A-Z_]+)", section(pages["jalon"], "ENVIRONMENT")))
    assert told - {"TMPDIR"} == read and len(read) > 9


def test_the_settings_are_those_of_the_config_file(pages, jalon):
    config = jalon.home / ".config/jalon/config.json"
    config.parent.mkdir(parents=True)
    config.write_text('{"nonsense": "x"}')
    refused = subprocess.run(
        [binary(), "rules", "list"], env={"HOME": str(jalon.home)}, capture_output=True, text=True)
    assert refused.returncode == support.USAGE
    settings = refused.stderr.partition("there are ")[2].strip().split(", ")
    assert re.findall(r"^\.Dq (\w+) [,.]$", section(pages["jalon"], "FILES"), re.M) == settings


def test_the_exit_codes_are_those_of_the_contract(pages):
    told = re.findall(r"^\.It (\d+)$", section(pages["jalon"], "EXIT STATUS"), re.M)
    contract = (
        support.DONE, support.FAILED, support.OVERDUE, support.NO_CASEBOOK, support.LOCKED, support.KEY,
        support.DAMAGED, support.NOT_FOUND, support.CONTRADICTS, support.USAGE,
    )
    assert [int(code) for code in told] == list(contract)


def test_the_examples_run_and_the_files_lie_where_it_is_said(pages, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "jalon").symlink_to(binary())
    environment = {"HOME": str(tmp_path), "PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    examples = re.findall(
        r"^\.Bd -literal.*?\n(.*?)^\.Ed$", section(pages["jalon"], "EXAMPLES"), re.M | re.S)
    said = []
    for example in examples:
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", plain(example)], cwd=tmp_path, env=environment, capture_output=True,
            text=True)
        assert ran.returncode == 0, (example, ran.stderr)
        said.append(ran.stdout)
    assert "2026-04-16" in said[0] and json.loads(said[1])["deadlines"][0]["due"] == "2026-04-16"
    assert len(said) == 6

    files = re.findall(r"^\.It Pa ~/(\S+)$", section(pages["jalon"], "FILES"), re.M)
    assert len(files) == 3
    casebook, config, key = (tmp_path / file for file in files)
    assert stat.S_IMODE(casebook.stat().st_mode) == 0o600
    assert stat.S_IMODE(casebook.parent.stat().st_mode) == 0o700
    assert not key.exists()
    fresh = {**environment, "JALON_STORE": str(tmp_path / "other/casebook.sqlite")}
    for arguments in (["store", "init"], ["vault", "init"]):
        subprocess.run([binary(), *arguments], env=fresh, check=True, capture_output=True)
    assert key.is_file()
    config.write_text('{"today": "2026-04-17"}')
    overdue = subprocess.run([binary(), "deadline", "check"], env=environment, capture_output=True)
    assert overdue.returncode == support.OVERDUE


def test_the_same_sources_make_the_same_pages(share, pages, tmp_path):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1774000000"}
    for folder in ("a", "b"):
        subprocess.run(
            [REPOSITORY / "Documentation/manual/make.py", binary(), tmp_path / folder], check=True, env=environment)
    for name in pages:
        first = (tmp_path / f"a/{name}.1").read_text()
        assert first == (tmp_path / f"b/{name}.1").read_text() and ".Dd March 20, 2026\n" in first
