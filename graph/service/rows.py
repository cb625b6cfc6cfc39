"""Counting the rows of an answer as it passes by."""

from __future__ import annotations

from graph.service.formats import Format


class RowCounter:
    r"""Counts the marks that begin or end a row, also where a piece ends in the middle of one.

    >>> from graph.service.formats import format_by_key
    >>> counter = RowCounter(format_by_key("tsv"))
    >>> for piece in (b"?a", b"\n1\n", b"2\n"): counter.feed(piece)
    >>> counter.rows
    2
    """

    def __init__(self, form: Format) -> None:
        self._marks = form.row_marks
        self._overlap = max(map(len, form.row_marks), default=1) - 1
        self._seen = -form.header_rows
        self._tail = b""

    @property
    def rows(self) -> int | None:
        """How many rows have passed, None where the format does not show it."""
        return max(self._seen, 0) if self._marks else None

    def feed(self, data: bytes) -> None:
        """Count in the next piece."""
        seen = self._tail + data
        self._seen += sum(seen.count(mark) for mark in self._marks)
        self._tail = seen[len(seen) - self._overlap :] if self._overlap else b""
