"""Word documents: paragraphs with their automatic numbers, tables as rows."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from plans.formats.grid import to_lines
from plans.formats.numbering import Numbering
from plans.formats.package import check_package

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_HYPHEN, _DELETED, _MOVED = qn("w:noBreakHyphen"), qn("w:del"), qn("w:moveFrom")
_PROPERTIES, _FALLBACK = (
    qn("w:pPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_WITHIN = frozenset(
    {
        qn("w:sdt"),
        qn("w:sdtContent"),
        qn("w:ins"),
        qn("w:moveTo"),
        qn("w:smartTag"),
        qn("w:customXml"),
    }
)
_CHARACTERS = {_TAB: "\t", _BREAK: "\n", _RETURN: "\n", _HYPHEN: "-"}


def read(data: bytes, source: str) -> str:
    """Return the text of a Word document; what is marked as deleted is left out."""
    check_package(data, source)
    document = docx.Document(io.BytesIO(data))
    numbering = Numbering.of(document)
    return "\n".join(_lines(document.element.body, numbering))


def _lines(parent: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for node in _blocks(parent):
        if node.tag == _PARAGRAPH:
            yield numbering.next_number(node) + _text(node)
        else:
            yield from _table(node, numbering)


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield the paragraphs and tables under `parent`, also those in content controls."""
    for node in parent:
        if node.tag in (_PARAGRAPH, _TABLE):
            yield node
        elif node.tag in _WITHIN:
            yield from _blocks(node)


def _text(node: BaseOxmlElement) -> str:
    return "".join(
        _CHARACTERS.get(part.tag) or part.text or ""
        for part in node.iter(_TEXT, *_CHARACTERS)
        if not _is_left_out(part, node)
    )


def _is_left_out(part: BaseOxmlElement, node: BaseOxmlElement) -> bool:
    """Whether a piece of text is deleted, a copy for old programs, or a mark of the layout."""
    for parent in part.iterancestors():
        if parent is node:
            return False
        if parent.tag in (_DELETED, _MOVED, _FALLBACK, _PROPERTIES):
            return True
    return False


def _table(table: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    """Yield a line per row, or the blocks inside if the table only frames them."""
    rows = [[*_within(row, _CELL)] for row in _within(table, _ROW)]
    if max(map(len, rows), default=0) < 2:
        for row in rows:
            for cell in row:
                yield from _lines(cell, numbering)
        return
    yield from to_lines(_grid(rows, numbering))


def _within(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """Yield the children of a kind, also those in content controls."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in _WITHIN:
            yield from _within(node, tag)


def _grid(rows: list[list[BaseOxmlElement]], numbering: Numbering) -> Iterator[list[str]]:
    above: dict[int, str] = {}
    for row in rows:
        texts = []
        column = 0
        for cell in row:
            text = "".join(_lines(cell, numbering))
            if _goes_on(cell):
                text = above.get(column, "")
            above[column] = text
            texts.append(text)
            column += _width(cell)
        yield texts


def _goes_on(cell: BaseOxmlElement) -> bool:
    """Whether a cell is the lower part of one merged over rows."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _width(cell: BaseOxmlElement) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = "" if span is None else span.get(qn("w:val"), "")
    return int(value) if value.isdecimal() and int(value) > 0 else 1
