"""Freezes the present version of the ontology under releases/, with checksums.

``python -m ontology.release`` writes it; ``--check`` tells whether every frozen file is still what
was released, and exits with 1 if one is not. A frozen version is never changed: raise
``owl:versionInfo`` in the Turtle files and release again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ontology.files import FOLDER, ontology_files
from ontology.language import Bilingual, GwpError
from ontology.prefixes import read_prefixes
from ontology.quality import report
from ontology.turtle import read_turtle, to_turtle

RELEASES: Final = FOLDER / "releases"
SUMS: Final = "SHA256SUMS"
_VERSION_INFO: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class ReleasedError(GwpError, ValueError):
    """A version that is frozen already, with other content."""

    sentence = Bilingual(
        zh="版本 {version} 已发布，内容与现在不同（{file}）；请先提高 owl:versionInfo",
        en="version {version} is released and differs in {file}; raise owl:versionInfo first",
    )

    def __init__(self, version: str, file: str) -> None:
        self.version = version
        self.file = file


def current_version() -> str:
    """Return the version that the core gives itself."""
    return next(
        triple.object.value
        for triple in read_turtle(ontology_files().core)
        if triple.predicate.value == _VERSION_INFO and isinstance(triple.object, ox.Literal)
    )


def release_files() -> dict[str, str]:
    """Return the text of every file of a release by its name, checksums last.

    Shapes and schemes are one file each there, so that a reader fetches four files, not twenty.
    """
    files = ontology_files()
    prefixes = read_prefixes()
    texts = {
        "gwp.ttl": _text(files.core),
        "gwp-restrictions.ttl": _text(files.restrictions),
        "schemes.ttl": to_turtle(read_turtle(*files.schemes), prefixes),
        "shapes.ttl": to_turtle(read_turtle(files.prefixes, *files.shapes), prefixes),
        "context.jsonld": _text(files.context),
        "terms.sssom.tsv": _text(FOLDER / "mappings" / "terms.sssom.tsv"),
        "CHANGELOG.md": _text(FOLDER / "CHANGELOG.md"),
        "quality.md": report(),
    }
    return texts | {SUMS: checksums(texts)}


def checksums(texts: Mapping[str, str]) -> str:
    """Return lines as ``sha256sum`` writes and checks them.

    >>> checksums({"a.txt": "甲"})[:12]
    '33e3580c0931'
    """
    return "".join(
        f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n"
        for name, text in sorted(texts.items())
    )


def freeze(texts: Mapping[str, str], folder: Path) -> None:
    """Write a release into `folder`; the same content again does nothing.

    Raises
    ------
    ReleasedError
        If the folder holds the release with other content.
    """
    for name, text in texts.items():
        if (folder / name).exists() and _text(folder / name) != text:
            raise ReleasedError(folder.name, name)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def altered_files(releases: Path = RELEASES) -> list[Path]:
    """Return the frozen files that are missing or not what their checksums say."""
    return [
        folder / name
        for folder in sorted(releases.glob("*/"))
        for digest, name in map(str.split, _text(folder / SUMS).splitlines())
        if not (folder / name).exists() or _digest(folder / name) != digest
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m ontology.release", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if altered")
    if parser.parse_args(arguments).check:
        altered = altered_files()
        for path in altered:
            sys.stderr.write(f"altered: {path.relative_to(FOLDER.parent)}\n")
        return int(bool(altered))
    try:
        freeze(release_files(), RELEASES / current_version())
    except ReleasedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
