"""The completions, as bash, zsh and fish themselves take them: typed on a terminal."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from shells import Fish, Shell
from support import REPOSITORY, binary

PLACES = {
    "bash": "bash-completion/completions/jalon",
    "zsh": "zsh/site-functions/_jalon",
    "fish": "fish/vendor_completions.d/jalon.fish",
}
CHECKS = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-config", "--no-execute"]}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory) -> Path:
    """The three scripts, where `make install` puts them below PREFIX/share."""
    folder = tmp_path_factory.mktemp("share")
    subprocess.run([REPOSITORY / "Documentation/manual/install", binary(), folder], check=True)
    return folder


@pytest.fixture(scope="module")
def typed(scripts, tmp_path_factory):
    """Shells that were started once."""
    started: dict[str, Shell | Fish] = {}
    programs = tmp_path_factory.mktemp("bin")
    (programs / "jalon").symlink_to(binary())

    def start(name: str) -> Shell | Fish:
        if name not in started:
            home = tmp_path_factory.mktemp(f"home-{name}")
            (home / "handover.bundle").write_text("")
            (home / "my-packs").mkdir()
            environment = {
                "HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}", "TERM": "xterm", "LC_ALL": "C.UTF-8",
                "PS1": "$ ", "JALON_STORE": str(home / "casebook.sqlite"), "JALON_AUTHOR": "hd",
            }
            for arguments in (["store", "init"], ["case", "open", "--country", "BE", "--ref", "BE-2026-QQQQ"]):
                subprocess.run([binary(), *arguments], env=environment, check=True, capture_output=True)
            if name == "fish":
                started[name] = Fish(scripts / PLACES[name], home, environment)
            else:
                shell = started[name] = Shell(name, scripts / PLACES[name], home, environment)
                shell.run(f"cd {home}")
        return started[name]

    yield start
    for shell in started.values():
        shell.close()


shells = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.clients(name)] if name != "bash" else []) for name in PLACES])


@shells
def test_the_shell_reads_its_script(name, scripts):
    checked = subprocess.run([*CHECKS[name], scripts / PLACES[name]], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@shells
@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("jalon deadl", "jalon deadline "),
        ("jalon case ope", "jalon case open "),
        ("jalon case open --unacc", "jalon case open --unaccompanied"),
        ("jalon case open --country H", "jalon case open --country HU"),
        ("jalon case close X --reason lost", "jalon case close X --reason lost-contact"),
        ("jalon step record X spec", "jalon step record X specialised-centre"),
        ("jalon condition record X contact-broken la", "jalon condition record X contact-broken lapsed"),
        ("jalon rules show BE/201", "jalon rules show BE/2017"),
        ("jalon stage grant X be.prov", "jalon stage grant X be.provisional"),
        ("jalon rules count --region GB-S", "jalon rules count --region GB-SCT"),
        ("jalon timeline export X --format merm", "jalon timeline export X --format mermaid"),
        ("jalon case list --lang f", "jalon case list --lang fr"),
        ("jalon transfer receive hand", "jalon transfer receive handover.bundle"),
        ("jalon rules list --packs my", "jalon rules list --packs my-packs/"),
    ],
)
def test_a_word_is_completed(name, line, becomes, typed):
    assert typed(name).completes(line, becomes)


@shells
@pytest.mark.parametrize(
    "line", ["jalon case show BE-2026-", "jalon case show ", "jalon deadline list --case BE-2026-"])
def test_a_case_is_never_offered(name, line, typed):
    assert "QQQQ" not in typed(name).offered(line)
