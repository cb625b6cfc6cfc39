"""Excel workbooks: one line per row, sheet after sheet."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ontology.language import Bilingual
from plans.errors import PlanFormatError
from plans.formats.grid import to_lines
from plans.formats.package import check_package

# A sheet with one cell in its last corner would have 17 thousand million.
MAX_CELLS: Final = 2_000_000
# Words and colours in the format of a cell, which say nothing about days and shares.
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read(data: bytes, source: str) -> str:
    """Return the text of a workbook; of a formula, the value that was saved with it."""
    check_package(data, source)
    with warnings.catch_warnings():
        # openpyxl warns of what it does not keep: styles, charts, validations. None is text.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return "\n\n".join("\n".join(to_lines(_rows(sheet, source))) for sheet in sheets)


def _rows(sheet: Worksheet, source: str) -> Iterator[list[str]]:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise PlanFormatError(
            source,
            None,
            Bilingual(
                zh=f"工作表{sheet.title}超过{MAX_CELLS}个单元格",
                en=f"its sheet {sheet.title} has more than {MAX_CELLS} cells",
            ),
        )
    upper, beside = _merged(sheet)
    merged: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(sheet.iter_rows(), sheet.min_row):
        texts = []
        for column, cell in enumerate(cells, sheet.min_column):
            if (row, column) in beside:
                continue
            first = upper.get((row, column))
            if first == row:
                merged[first, column] = _text(cell.value, cell.number_format)
            text = _text(cell.value, cell.number_format) if first is None else ""
            texts.append(text if first is None else merged.get((first, column), ""))
        while texts and not texts[-1]:
            texts.pop()
        yield texts or [""]


def _merged(sheet: Worksheet) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]]]:
    """Return for the lower parts of merged cells their first row, and the parts to the right."""
    upper: dict[tuple[int, int], int] = {}
    beside: set[tuple[int, int]] = set()
    left = MAX_CELLS
    for area in sheet.merged_cells.ranges:
        left -= area.size["rows"] * area.size["columns"]
        if left < 0:
            break
        for row in range(area.min_row, area.max_row + 1):
            upper[row, area.min_col] = area.min_row
            beside.update((row, column) for column in range(area.min_col + 1, area.max_col + 1))
    return upper, beside


def _text(value: Any, shown_as: str) -> str:  # noqa: ANN401 - a cell holds what its author typed
    """Return a value as the format of its cell shows it, as far as days and shares go."""
    if value is None:
        return ""
    pattern = _QUOTED.sub("", shown_as).lower()
    if isinstance(value, datetime | date):
        day = f"{value.day}日" if "d" in pattern or "m" not in pattern else ""
        return f"{value.year}年{value.month}月{day}"
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in pattern:
        share = Decimal(str(value)) * 100
        return f"{share.normalize():f}%" if share.is_finite() else str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
