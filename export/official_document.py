"""Official documents (公文) in the layout of GB/T 9704—2012; python-docx is used only here.

A4, margins of 37, 35, 28 and 26 mm, lines of 28 points, each kind of text in its own typeface. The
typefaces are named, not embedded; a machine without them shows its own in their place.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from export.sheets import zip_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# Typeface and size in points of each kind of text: 二号 is 22, 三号 16, 小四 12, 五号 10.5.
TITLE: Final = ("方正小标宋_GBK", 22.0)
BODY: Final = ("仿宋_GB2312", 16.0)
FIRST_HEADING: Final = ("黑体", 16.0)
SECOND_HEADING: Final = ("楷体_GB2312", 16.0)
_TABLE_HEAD: Final = ("黑体", 10.5)
_TABLE_TEXT: Final = ("仿宋_GB2312", 10.5)
_PAGE_NUMBER: Final = ("宋体", 14.0)
_LINE_POINTS: Final = 28
_TABLE_LINE_POINTS: Final = 16
# Edges of the page in millimetres.
_PAGE: Final = {"page_width": 210, "page_height": 297}
_MARGINS: Final = {
    "top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26,
    "footer_distance": 25,
}  # fmt: skip
_NARROW_MM: Final = 40
_MADE: Final = datetime(2018, 1, 1)  # noqa: DTZ001
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def document_bytes(document: Document, title: str) -> bytes:
    """Return a document as a file without the moment of writing: equal ones give equal bytes."""
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    properties.author = properties.last_modified_by = "gwp"
    properties.title = _legal(title)
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def new_document() -> Document:
    """Return an empty document with the page of the standard and numbers under its pages."""
    from docx import Document

    document = Document()
    _set_page(document)
    return document


def new_page(document: Document) -> None:
    """Begin a page."""
    from docx.enum.text import WD_BREAK

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _set_page(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    (section,) = document.sections
    for name, millimetres in (_PAGE | _MARGINS).items():
        setattr(section, name, Mm(millimetres))
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "— ", _PAGE_NUMBER)
    _field(footer, "PAGE")
    _run(footer, " —", _PAGE_NUMBER)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that the word processor fills in, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        run = _run(paragraph, "", _PAGE_NUMBER)
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = instruction
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def add_paragraph(
    document: Document,
    text: str,
    face: tuple[str, float],
    *,
    centred: bool = False,
    indent: bool = False,
    level: int = 0,
) -> None:
    """Add a paragraph; `level` makes it a heading of the outline."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph()
    _run(paragraph, text, face)
    _space(paragraph, _LINE_POINTS + 2 if face is TITLE else _LINE_POINTS)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent or level:
        _indent(paragraph)
    if level:
        paragraph.paragraph_format.keep_with_next = True
        _outline(paragraph, level)


def _run(paragraph: Paragraph, text: str, face: tuple[str, float]) -> Run:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    name, size = face
    run = paragraph.add_run(_legal(text))
    run.font.name, run.font.size = name, Pt(size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    # Without the East Asian face the name would hold for Latin letters only.
    fonts.set(qn("w:eastAsia"), name)
    return run


def _space(paragraph: Paragraph, points: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    form.space_before = form.space_after = Pt(0)


def _indent(paragraph: Paragraph) -> None:
    """Set the first line in by two characters, whatever the size."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:ind")
    element.set(qn("w:firstLineChars"), "200")
    element.set(qn("w:firstLine"), "640")
    paragraph._p.get_or_add_pPr().append(element)


def _outline(paragraph: Paragraph, level: int) -> None:
    """Let the heading show up in the outline of the document."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(element)


def add_table(
    document: Document,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths_mm: Sequence[int],
) -> None:
    """Add a table with lines, a heading that repeats, and columns of the given widths."""
    from docx.enum.table import WD_TABLE_ALIGNMENT

    body = list(rows)
    table = document.add_table(rows=1 + len(body), cols=len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row, texts in zip(table.rows, [head, *body], strict=True):
        face = _TABLE_HEAD if texts is head else _TABLE_TEXT
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].text = ""
            _run(cell.paragraphs[0], text, face)
            _space(cell.paragraphs[0], _TABLE_LINE_POINTS)
    _lay_out(table, widths_mm)


def _lay_out(table: Table, widths_mm: Sequence[int]) -> None:
    """Set the widths, repeat the heading on every page, and keep every row on one."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            if number == 0 or (width < _NARROW_MM and len(cell.text) * 2 < width):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _fixed(document: bytes) -> bytes:
    """Return the document with the times of its parts set to a fixed one."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})
