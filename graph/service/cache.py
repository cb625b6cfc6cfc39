"""Answers to questions that were asked before, of the same generation of the data."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from graph.service.question import Numbers, Question

# No one answer may push more than this share of the others out.
_LARGEST_SHARE: Final = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """A complete answer as it was sent."""

    data: bytes
    gzip: bool
    numbers: Numbers


class AnswerCache:
    """Complete answers within a number of bytes, the least recently used leaving first.

    >>> from graph.service.formats import FORMATS
    >>> cache, question = AnswerCache(800), Question("ASK { }", FORMATS[0])
    >>> cache.put("1", question, Kept(b"yes", False, Numbers(1, 3, 0.0)))
    >>> cache.get("1", question).data, cache.get("2", question)
    (b'yes', None)
    """

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self.largest_bytes = limit_bytes // _LARGEST_SHARE
        self.bytes = 0
        self._kept: OrderedDict[tuple[str, Question], Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, generation: str, question: Question) -> Kept | None:
        """Return the answer to a question about a generation, if it is kept."""
        kept = self._kept.get((generation, question))
        if kept is not None:
            self._kept.move_to_end((generation, question))
        return kept

    def put(self, generation: str, question: Question, kept: Kept) -> None:
        """Keep an answer, unless it is too large."""
        size = _size(question, kept)
        if size > self.largest_bytes or (generation, question) in self._kept:
            return
        self._kept[generation, question] = kept
        self.bytes += size
        while self.bytes > self.limit_bytes:
            (_, oldest), gone = self._kept.popitem(last=False)
            self.bytes -= _size(oldest, gone)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.bytes = 0


def _size(question: Question, kept: Kept) -> int:
    return len(kept.data) + 2 * len(question.query)
