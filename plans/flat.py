"""A part of the text as the finders read it: widths folded, blanks dropped, wraps joined."""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from typing import Final

from plans.records import Span
from plans.traditional import traditional_table
from plans.view import FOLD, View

_RUN: Final = re.compile("[^\\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\x00-\x08]+")
# A line that begins so is not the rest of a wrapped one.
_STARTS_ANEW: Final = re.compile(
    r"[\u3400-\u9fff]{2,10}[：:]|第?[一二三四五六七八九十]{1,3}[、章条]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)|附件|抄送"
)
_SENTENCE_END: Final = frozenset("。；！？：;!?:")


def flatten(text: str, span: Span) -> View:
    r"""Return the view of ``text[span.start:span.end]``.

    A line end is kept where a paragraph ends: after a sentence, before an empty line, a label or a
    number. Elsewhere it only marks the width of a page, and is dropped like other blanks. The cost
    is linear in the length of the part.

    >>> flatten("完成时限: 2023 年6\n月底前", Span(0, 19)).flat
    '完成时限：2023年6月底前'
    """
    pieces: list[str] = []
    at: array[int] = array("I")
    start, end = max(0, span.start), min(span.end, len(text))
    for line_start, line_end in _line_places(text, start, end):
        if pieces and _parts(text, pieces[-1], line_start, line_end):
            pieces.append("\n")
            at.append(line_start - 1)
        for run in _RUN.finditer(text, line_start, line_end):
            pieces.append(run[0])
            at.extend(range(run.start(), run.end()))
    shown = "".join(pieces)
    return View(text, shown.translate(_fold(text)), shown, at)


@lru_cache(maxsize=2)
def _fold(text: str) -> dict[int, str]:
    """Return how characters are folded, found once for all parts of a text."""
    return traditional_table(text) | FOLD


def _line_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    places = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        places.append((start, stop))
        start = stop + 1
    return places


def _parts(text: str, before: str, start: int, end: int) -> bool:
    """Whether the line end before ``text[start:end]`` ends a paragraph; `before` came last."""
    if before == "\n":
        return False
    first = _RUN.search(text, start, end)
    if first is None or before[-1] in _SENTENCE_END:
        return True
    return _STARTS_ANEW.match(text, first.start(), end) is not None
