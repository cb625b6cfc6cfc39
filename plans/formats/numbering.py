"""The numbers that Word prints in front of paragraphs and does not keep in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Self

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_VALUE: Final = qn("w:val")
_DIGITS: Final = "〇一二三四五六七八九"
_HAN_FORMATS: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
    }
)
_CIRCLED: Final = 0x2460
_LEVEL: Final = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: ``template`` holds %1, %2 … for the counters."""

    start: int
    format: str
    template: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, _Level]]
    styles: dict[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the lists of a document, with nothing counted yet."""
        return cls(_read_levels(document), _read_styles(document))

    def next_number(self, paragraph: BaseOxmlElement) -> str:
        """Return what Word prints in front of the next paragraph, such as ``（一）``."""
        place = _place(paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
        if place is None:
            place = self.styles.get(_style(paragraph))
        if place is None or place[0] not in self.levels:
            return ""
        number, depth = place
        level = self.levels[number].get(depth)
        if level is None or level.format in ("bullet", "none"):
            return ""
        self._count(number, depth)
        return _LEVEL.sub(lambda match: self._shown(number, int(match[1]) - 1), level.template)

    def _count(self, number: str, depth: int) -> None:
        counts = self.counts.setdefault(number, {})
        start = self.levels[number][depth].start
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _shown(self, number: str, depth: int) -> str:
        level = self.levels[number].get(depth)
        if level is None:
            return ""
        return _print(self.counts[number].get(depth, level.start), level.format)


def _print(value: int, form: str) -> str:
    if form in _HAN_FORMATS:
        return to_han(value)
    if form.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(_CIRCLED + value - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + value - 1)
    return str(value)


def to_han(value: int) -> str:
    """Return a number up to 99 in Chinese.

    >>> to_han(3), to_han(10), to_han(21)
    ('三', '十', '二十一')
    """
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + "十" * (tens > 0) + (_DIGITS[ones] if ones else "")


def _read_levels(document: Document) -> dict[str, dict[int, _Level]]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        node.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"), "0")): _read_level(level)
            for level in node.findall(qn("w:lvl"))
        }
        for node in root.findall(qn("w:abstractNum"))
    }
    return {
        node.get(qn("w:numId")): abstract.get(_child(node, "w:abstractNumId"), {})
        for node in root.findall(qn("w:num"))
    }


def _read_level(level: BaseOxmlElement) -> _Level:
    start = _child(level, "w:start")
    return _Level(
        start=int(start) if start.isdecimal() else 1,
        format=_child(level, "w:numFmt") or "decimal",
        template=_child(level, "w:lvlText"),
    )


def _read_styles(document: Document) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.findall(qn("w:style")):
        place = _place(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
        if place is not None:
            found[style.get(qn("w:styleId"), "")] = place
    return found


def _place(properties: BaseOxmlElement | None) -> tuple[str, int] | None:
    """Return the list and the level that a paragraph or style is numbered in."""
    if properties is None:
        return None
    depth = _child(properties, "w:ilvl")
    return _child(properties, "w:numId"), int(depth) if depth.isdecimal() else 0


def _style(paragraph: BaseOxmlElement) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(_VALUE, "")


def _child(node: BaseOxmlElement, tag: str) -> str:
    child = node.find(qn(tag))
    return "" if child is None else child.get(_VALUE, "")
