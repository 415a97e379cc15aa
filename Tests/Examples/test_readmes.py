"""Every example says first how it is started, in one command."""

import os
import re
from pathlib import Path

import pytest
from casebooks import EXAMPLES

NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/Package.swift"))


@pytest.mark.parametrize("name", NAMES)
def test_readme_names_the_program_that_the_package_makes(name):
    (product,) = re.findall(r'\.executable\(name: "([^"]+)"', (EXAMPLES / name / "Package.swift").read_text())
    commands = re.findall(r"^ *swift run (\S+)", (EXAMPLES / name / "README.md").read_text(), re.MULTILINE)
    assert commands and set(commands) == {product}
    # The law alone is built by Tests/linkage.
    assert name == "LawOnly" or os.access(Path(os.environ["JALON_EXAMPLES"]) / product, os.X_OK)


def test_there_are_examples():
    assert len(NAMES) >= 6
