"""The documents that are kept beside the repository, where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

PLANS = Path(__file__).parents[2] / "shared" / "plans"


def shared_text(number: str) -> str:
    """Return a document, or skip the test."""
    path = PLANS / f"{number}.txt"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    return path.read_text("utf-8-sig")
