"""Excel workbooks: one line per row, sheet after sheet."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ontology.language import Bilingual
from plans.errors import PlanFormatError
from plans.formats.grid import to_lines
from plans.formats.package import check_package

# A sheet with one cell in its last corner would have 17 thousand million.
MAX_CELLS: Final = 2_000_000


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
    values: dict[tuple[int, int], Any] = {}
    for row, cells in enumerate(sheet.iter_rows(values_only=True), sheet.min_row):
        texts = []
        for column, value in enumerate(cells, sheet.min_column):
            if (row, column) in beside:
                continue
            first = upper.get((row, column))
            if first == row:
                values[first, column] = value
            texts.append(_text(value if first is None else values.get((first, column))))
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


def _text(value: Any) -> str:  # noqa: ANN401 - a cell holds what its author typed
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
