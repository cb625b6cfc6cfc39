"""Tables as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SEPARATOR = " | "


def to_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    r"""Return one line per row, its cells parted by ``" | "``; rows without text are left out.

    >>> to_lines([["1", "修路"], ["", ""], ["2", "架\n桥"]])
    ['1 | 修路', '2 | 架桥']
    """
    return [
        _SEPARATOR.join(map(_cell, row)).rstrip() if len(row) > 1 else _cell(row[0])
        for row in rows
        if any(cell.strip() for cell in row)
    ]


def _cell(text: str) -> str:
    """Return a cell without bars, which would part it, and line ends, which would end its row."""
    return "".join(line.strip() for line in text.replace("|", "｜").splitlines())
