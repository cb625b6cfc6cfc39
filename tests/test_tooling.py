"""What holds for the whole tree: style, types, public names, versions that agree."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
VERSION = PROJECT["project"]["version"]


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=["ruff", "format", "mypy"],
)
def test_the_tree_passes(command: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("package", ["ontology", "plans", "graph", "export"])
def test_a_package_lists_its_public_names_in_order_and_has_each(package: str) -> None:
    module = importlib.import_module(package)
    names = list(module.__all__)
    assert sorted(set(names)) == sorted(names)
    assert all(hasattr(module, name) for name in names)


def test_the_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"version: {VERSION}" in citation
    app = (ROOT / "server.py").read_text("utf-8")
    assert f'version="{VERSION}"' in app


def test_the_two_readmes_give_the_same_two_commands() -> None:
    english, chinese = (
        re.findall(r"^python3 -m venv .*$", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese
    assert len(english) == 2


def test_the_test_command_of_ci_is_the_one_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script
    assert "<!-- test command -->" in (ROOT / "README.md").read_text("utf-8")


def test_the_lock_pins_every_dependency_within_its_range() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = {line.split("==")[0].lower() for line in lock.splitlines() if "==" in line}
    extras = PROJECT["project"]["optional-dependencies"]["test"]
    for requirement in (*PROJECT["project"]["dependencies"], *extras):
        name = re.split(r"[\[<>=;! ]", requirement)[0].lower()
        assert name in pinned, f"{name} is not locked; run: scripts/lock"
    assert "://" not in lock


def test_the_wheel_ships_every_layer_and_the_data() -> None:
    shipped = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert set(shipped) == {
        "ontology", "plans", "graph", "export", "web", "commands", "data", "server.py",
        "gwp.py",
    }  # fmt: skip
