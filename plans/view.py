"""The text as the grammar reads it: widths folded, blanks dropped, wrapped lines joined.

A `View` holds a second text in which every paragraph is one line, together with the place of
each of its characters in the source text, so that whatever is found in it can be cited from there.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plans.records import Span
from plans.traditional import traditional_table

_BLANKS: Final = re.compile(
    "[\\s\u00a0\u200b-\u200f\u2028-\u202f\u2060\u3000\ufeff\u00ad\u0000-\u0008]+"
)
# Runs of blanks inside a line that stand for a paragraph mark or a column.
# A bar beside them parts the columns already.
_GAP: Final = re.compile("(?<=[^\\s|│┃┆┇┊┋║])(?:\u3000{2,}|[ \u00a0]{4,}|\t+)(?=[^\\s|│┃┆┇┊┋║])")
_NUMBERED: Final = ("序号", "编号")
# A header with a blank between its words, as the rows below it have between their cells.
_SPACED_HEADER: Final = re.compile(r"\s{0,8}(?:序号|编号)(?:[ \u00a0\u3000]+\S{2,12}){2,11}\s*")
_PAGE_MARK: Final = re.compile(
    r"(?:#*Page\d{1,5}[:：]?|[-—–－]{1,2}\d{1,4}[-—–－]{1,2}|第\d{1,4}页(?:共\d{1,4}页)?)",
    re.IGNORECASE,
)
_PINYIN: Final = re.compile(
    "(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7} ?[)）]"
)
_TONES: Final = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")


def _fold_table() -> dict[int, str]:
    table = {ord(half): full for half, full in zip(",:;!?()", "，：；！？（）", strict=True)}
    for code in range(0xFF01, 0xFF5C):
        char = unicodedata.normalize("NFKC", chr(code))
        table[code] = table.get(ord(char), char)
    others = {
        "﹒": ".",
        "．": ".",
        "｡": "。",
        "､": "、",
        "﹑": "、",
        "∶": "：",
        "︰": "：",
        "﹕": "：",
        "﹝": "〔",
        "﹞": "〕",
        "﹙": "（",
        "﹚": "）",
        "［": "[",
        "］": "]",
        "﹤": "〈",
        "﹥": "〉",
        "＜": "〈",
        "＞": "〉",
        "<": "〈",
        ">": "〉",
        "﹐": "，",
        "﹔": "；",
        "｛": "（",
        "｝": "）",
        "{": "（",
        "}": "）",
    }
    table.update({ord(char): to for char, to in others.items()})
    return table


FOLD: Final = _fold_table()


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph: its characters as folded, as written, and where they stand."""

    flat: str
    shown: str
    at: array[int]
    gap: bool = False

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return a part of the line."""
        return Line(self.flat[start:end], self.shown[start:end], self.at[start:end])


@dataclass(frozen=True, slots=True)
class View:
    """The folded text `flat`, the same characters as written, and their places in the source.

    Paragraphs end in a line feed. `at[i]` is the place of ``flat[i]``.
    """

    text: str
    flat: str
    shown: str
    at: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters ``flat[start:end]`` stand in the source text."""
        if end <= start:
            place = self.at[start] if start < len(self.at) else len(self.text)
            return Span(place, place)
        return Span(self.at[start], self.at[end - 1] + 1)


def concatenate(lines: Sequence[Line]) -> Line:
    """Return the lines as one; it has the gap of the first."""
    at = lines[0].at[:]
    for line in lines[1:]:
        at.extend(line.at)
    flat, shown = "".join(line.flat for line in lines), "".join(line.shown for line in lines)
    return Line(flat, shown, at, lines[0].gap)


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` without blanks, page marks and pinyin.

    The `gap` of a line says that an empty line stands before it, other than around a page mark.
    """
    lines: list[Line] = []
    gap = turned = False
    strip_pinyin = _has_pinyin(text)
    fold = {**FOLD, **traditional_table(text)}
    for start, end in _line_places(text):
        line = _read_line(text, start, end, strip_pinyin, fold)
        if not line.flat:
            gap = not turned
        elif _PAGE_MARK.fullmatch(line.flat):
            gap, turned = False, True
        else:
            lines.append(Line(line.flat, line.shown, line.at, gap))
            gap = turned = False
    return lines


def to_view(text: str, paragraphs: Sequence[Line]) -> View:
    """Return the view of `text` whose paragraphs are `paragraphs`."""
    at: array[int] = array("I")
    for line in paragraphs:
        at.extend(line.at)
        at.append(line.at[-1])
    flat = "".join(line.flat + "\n" for line in paragraphs)
    return View(text, flat, "".join(line.shown + "\n" for line in paragraphs), at)


def _line_places(text: str) -> list[tuple[int, int]]:
    places = []
    start = 0
    lines = text.split("\n")
    columns = 0
    for index, line in enumerate(lines):
        end = start + len(line)
        if _SPACED_HEADER.fullmatch(line) and _is_row(lines, index + 1, len(line.split())):
            columns = len(line.split())
        cut = start
        gaps = _BLANKS if columns and _is_row(lines, index, columns) else _GAP
        for match in gaps.finditer(text, start, end):
            places.append((cut, match.start()))
            cut = match.end()
        places.append((cut, end))
        start = end + 1
    return places


def _is_row(lines: Sequence[str], index: int, columns: int) -> bool:
    """Whether a line is the header or a row of a table with blanks between its columns."""
    words = lines[index].split() if index < len(lines) else []
    return len(words) == columns and (words[0].isdecimal() or words[0] in _NUMBERED)


def _read_line(text: str, start: int, end: int, strip_pinyin: bool, fold: dict[int, str]) -> Line:
    pieces: list[str] = []
    at: array[int] = array("I")
    drops = [*_BLANKS.finditer(text, start, end)]
    if strip_pinyin:
        drops = sorted(
            [*drops, *_PINYIN.finditer(text, start, end)], key=lambda found: found.start()
        )
    for match in drops:
        if match.start() >= start:
            pieces.append(text[start : match.start()])
            at.extend(range(start, match.start()))
        start = max(start, match.end())
    pieces.append(text[start:end])
    at.extend(range(start, end))
    shown = "".join(pieces)
    return Line(shown.translate(fold), shown, at)


def _has_pinyin(text: str) -> bool:
    """Whether the text has pinyin after characters, as some mirror pages insert it."""
    marked = 0
    for match in _PINYIN.finditer(text):
        marked += not _TONES.isdisjoint(match[0])
        if marked == 3:
            return True
    return False
