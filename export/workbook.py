"""Spreadsheets (.xlsx) through openpyxl, which is imported only here."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from export.sheets import zip_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell: TypeAlias = str | int | float | bool | None

_NAME_CHARS: Final = 31
_NO_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_WIDEST: Final = 60
_A4: Final = 9
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# The moment inside a workbook: fixed, so that equal rows give equal bytes.
_MADE: Final = datetime(2018, 1, 1)  # noqa: DTZ001


def workbook_bytes(
    sheets: Mapping[str, Iterable[Sequence[Cell]]], *, for_print: bool = False
) -> bytes:
    """Return a workbook with one sheet for each entry, its first row a heading that stays in view.

    Numbers are numbers; a text that starts like a formula stays a text. With `for_print`, texts
    wrap, rows have lines, and a sheet prints on A4 landscape with its heading on every page. Equal
    sheets give equal bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(_NO_NAME.sub(" ", name)[:_NAME_CHARS])
        _fill(sheet, rows)
        if for_print:
            _set_for_print(sheet)
    if not book.worksheets:
        book.create_sheet()
    return book_bytes(book)


def book_bytes(book: Workbook) -> bytes:
    """Return a workbook as a file without the moment of writing: equal books, equal bytes."""
    book.properties.created = book.properties.modified = _MADE
    out = io.BytesIO()
    book.save(out)
    return _without_moment(out.getvalue())


def sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and none of `taken` has; add it to them.

    >>> taken = {"总台账"}
    >>> sheet_name("总台账", taken), sheet_name("a/b", taken)
    ('总台账 2', 'a b')
    """
    base = _NO_NAME.sub(" ", name)[:_NAME_CHARS]
    found, number = base, 1
    while found.casefold() in taken:
        number += 1
        found = f"{base[: _NAME_CHARS - len(str(number)) - 1]} {number}"
    taken.add(found.casefold())
    return found


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Cell]]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for row in rows:
        sheet.append([legal(value) for value in row])
        for number, value in enumerate(row, 1):
            if isinstance(value, str):
                sheet.cell(sheet.max_row, number).data_type = "s"
            width = len(str(value).encode("gbk", "replace")) + 2
            widths[number] = max(widths.get(number, 8), min(_WIDEST, width))
    for cell in sheet[1] if widths else ():
        cell.font = Font(bold=True)
    for number, width in widths.items():
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"


def _set_for_print(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Border, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    line = Side(style="thin", color="999999")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter:
        sheet.oddFooter.right.text = "&P / &N"


def legal(value: Cell) -> Cell:
    """Return a value without the control characters that no workbook may hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _without_moment(book: bytes) -> bytes:
    """Return the workbook with the times of its parts, and of saving it, set to fixed ones."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
    core = "docProps/core.xml"
    files[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, files[core])
    return zip_bytes(files)
