"""Small documents in every format, made for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def to_pdf(
    pages: Sequence[Sequence[str]], encoding: str = "UniGB-UCS2-H", codec: str = "utf-16-be"
) -> bytes:
    """Return a PDF whose pages print `pages`, in a font that is not embedded."""
    kids = " ".join(f"{5 + 2 * page} 0 R" for page in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        f"<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/{encoding}/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    ]
    for page, lines in enumerate(pages):
        shown = " ".join(f"<{line.encode(codec).hex()}> Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 72 760 Td 14 TL {shown} ET"
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * page} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    return _assemble(objects)


def to_form_pdf(line: str, encoding: str, codec: str) -> bytes:
    """Return a PDF whose page shows a form that prints a line, in a font that is not embedded."""
    shown = f"BT /F1 12 Tf 72 760 Td <{line.encode(codec).hex()}> Tj ET"
    return _assemble(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>"
            "/Contents 4 0 R>>",
            "<</Length 5>>stream\n/X Do\nendstream",
            "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 6 0 R>>>>"
            f"/Length {len(shown)}>>stream\n{shown}\nendstream",
            f"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/{encoding}/DescendantFonts[7 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/A/DW 1000"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        ]
    )


def _assemble(objects: Sequence[str]) -> bytes:
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("ascii")


NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="（%1）"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def numbered_docx(items: Sequence[tuple[int, str]]) -> bytes:
    """Return a Word document of automatically numbered paragraphs: pairs of level and text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for node in parse_xml(NUMBERING):
        numbering.append(node)
    for level, text in items:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
            )
        )
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def to_xlsx(rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> bytes:
    """Return a workbook of one sheet with `rows`, and the areas of `merged` as one cell each."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Return a zip package in which one part is another."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return stream.getvalue()


def parts_of(package: bytes) -> dict[str, bytes]:
    """Return the parts of a zip package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
