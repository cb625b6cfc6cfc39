"""What was released stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.release import (
    RELEASES,
    SUMS,
    ReleasedError,
    altered_files,
    checksums,
    current_version,
    freeze,
    release_files,
)

ROOT = Path(__file__).parents[1]
TEXTS = {"a.ttl": "<urn:a> <urn:b> <urn:c> .\n"}
TEXTS_WITH_SUMS = TEXTS | {SUMS: checksums(TEXTS)}


def test_a_release_can_be_checked_with_its_sums(tmp_path: Path) -> None:
    freeze(TEXTS_WITH_SUMS, tmp_path / "1.0.0")
    assert altered_files(tmp_path) == []
    (tmp_path / "1.0.0" / "a.ttl").write_text("", encoding="utf-8")
    assert altered_files(tmp_path) == [tmp_path / "1.0.0" / "a.ttl"]


def test_a_missing_file_counts_as_altered(tmp_path: Path) -> None:
    freeze(TEXTS_WITH_SUMS, tmp_path / "1.0.0")
    (tmp_path / "1.0.0" / "a.ttl").unlink()
    assert altered_files(tmp_path) == [tmp_path / "1.0.0" / "a.ttl"]


def test_releasing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    freeze(TEXTS_WITH_SUMS, tmp_path / "1.0.0")
    freeze(TEXTS_WITH_SUMS, tmp_path / "1.0.0")
    assert altered_files(tmp_path) == []


def test_a_released_version_is_not_overwritten(tmp_path: Path) -> None:
    freeze(TEXTS_WITH_SUMS, tmp_path / "1.0.0")
    with pytest.raises(ReleasedError, match=r"version 1\.0\.0 is released and differs in a\.ttl"):
        freeze({"a.ttl": ""}, tmp_path / "1.0.0")
    assert altered_files(tmp_path) == []


def test_every_released_file_is_what_was_released() -> None:
    assert altered_files() == []


@pytest.mark.parametrize("name", [n for n in release_files() if n.endswith(".ttl")])
def test_a_released_turtle_file_is_readable(name: str) -> None:
    assert len(list(ox.parse(release_files()[name], format=ox.RdfFormat.TURTLE))) > 0


def test_the_present_version_is_released_as_it_stands() -> None:
    folder = RELEASES / current_version()
    differing = [
        name
        for name, text in release_files().items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    ]
    assert not differing, (
        f"{differing} differ from what is frozen as {folder.name}: raise owl:versionInfo and "
        f"owl:versionIRI in the Turtle files and say so in CHANGELOG.md (or, before the version "
        f"is public, delete {folder.relative_to(ROOT)}), then run: python -m ontology.release"
    )


@pytest.mark.parametrize("command", ["generate", "release"])
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_outcome_does_not_depend_on_the_hash_seed(command: str, seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", f"ontology.{command}", "--check"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
