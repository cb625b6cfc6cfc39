"""The task ledger (任务台账) as a workbook to work in: all tasks, then one sheet per unit.

Columns for progress, problems and status are left empty; they are filled in by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from export.task_table import target_words
from export.workbook import book_bytes, legal, sheet_name
from plans.records import Assignment, Plan, Task

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LIST: Final = "、"
# Heading and width in characters of each column; those at the end are for the people who work.
_COLUMNS: Final = (
    ("序号", 6), ("领域", 14), ("工作任务（原文）", 52), ("量化指标", 22), ("牵头单位", 16),
    ("参与单位", 24), ("起止/完成时限", 18), ("季度节点", 14), ("进展情况", 18),
    ("存在问题", 14), ("状态", 9), ("备注", 12),
)  # fmt: skip
_STATUS_COLUMN: Final = 11
_STATES: Final = "未启动,推进中,已完成,滞后,中止"
_ALL: Final = "总台账"
_A3: Final = 8
_HEADING_ROW: Final = 3
_FONT: Final = "宋体"
# A row is as high as its longest cell; 1.2 leaves room for the spaces between lines.
_LINE_POINTS: Final = 15.5


@dataclass(frozen=True, slots=True)
class _Section:
    """A headed run of tasks of one plan."""

    title: str
    tasks: tuple[Task, ...]


def ledger_workbook(plans: Sequence[Plan]) -> bytes:
    """Return the workbook; equal plans give equal bytes.

    Each sheet has a title, the plan's number under it, a heading that stays in view, a merged row
    in front of each sector, a filter, and prints on A3 landscape with its heading on every page.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    names: set[str] = set()
    title = plans[0].metadata.title if len(plans) == 1 else ""
    _fill(book.create_sheet(sheet_name(_ALL, names)), f"{title}任务台账", plans, None)
    for unit in _units(plans):
        _fill(book.create_sheet(sheet_name(unit, names)), f"{unit}任务台账", plans, unit)
    return book_bytes(book)


def _units(plans: Iterable[Plan]) -> list[str]:
    """Return the units with a task, by the order in which the plans name them."""
    assignments = (one for plan in plans for task in plan.tasks for one in task.assignments)
    return list(dict.fromkeys(one.unit for one in assignments))


def _fill(sheet: Worksheet, title: str, plans: Sequence[Plan], unit: str | None) -> None:
    _head(sheet, title, plans)
    for plan in plans:
        for section in _sections(plan, unit):
            _section_row(sheet, section.title)
            for task in section.tasks:
                _task_row(sheet, _cells(plan, task))
    _set_up(sheet)


def _head(sheet: Worksheet, title: str, plans: Sequence[Plan]) -> None:
    from openpyxl.styles import Alignment, Font

    numbers = _LIST.join(plan.metadata.number or plan.metadata.title for plan in plans)
    texts = ((title, Font(name=_FONT, size=20, bold=True)), (numbers, Font(name=_FONT, size=11)))
    for row, (text, font) in enumerate(texts, 1):
        sheet.append([legal(text)])
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
        cell = sheet.cell(row, 1)
        cell.font, cell.data_type = font, "s"
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 34
    sheet.row_dimensions[2].height = 20 if len(plans) == 1 else 34
    sheet.append([heading for heading, _ in _COLUMNS])
    sheet.row_dimensions[_HEADING_ROW].height = 26
    _style(sheet, _HEADING_ROW, bold=True, fill="D9E2F3", centred=range(1, len(_COLUMNS) + 1))


def _section_row(sheet: Worksheet, title: str) -> None:
    sheet.append([legal(title)])
    row = sheet.max_row
    sheet.cell(row, 1).data_type = "s"
    _style(sheet, row, bold=True, fill="EDEDED")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
    sheet.row_dimensions[row].height = 22


def _task_row(sheet: Worksheet, cells: Sequence[str]) -> None:
    sheet.append([legal(text) for text in cells])
    row = sheet.max_row
    for column, text in enumerate(cells, 1):
        if text:
            sheet.cell(row, column).data_type = "s"
    _style(sheet, row, centred=(1, 7, _STATUS_COLUMN))
    lines = max(_lines(text, width) for text, (_, width) in zip(cells, _COLUMNS, strict=True))
    # Excel allows no row to be higher than 409 points.
    sheet.row_dimensions[row].height = min(409.0, max(30.0, lines * _LINE_POINTS + 6))


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column: a Chinese character takes two places."""
    room = max(1, (width - 1) // 2)
    return sum(
        -(-len(part.encode("gbk", "replace")) // (2 * room)) or 1 for part in text.split("\n")
    )


def _style(
    sheet: Worksheet,
    row: int,
    *,
    bold: bool = False,
    fill: str | None = None,
    centred: Iterable[int] = (),
) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="808080")
    middle = set(centred)
    for column in range(1, len(_COLUMNS) + 1):
        cell = sheet.cell(row, column)
        cell.font = Font(name=_FONT, size=11, bold=bold)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.alignment = Alignment(
            horizontal="center" if column in middle else "left", vertical="center", wrap_text=True
        )
        if fill is not None:
            cell.fill = PatternFill("solid", fgColor=fill)


def _set_up(sheet: Worksheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    last = get_column_letter(len(_COLUMNS))
    sheet.freeze_panes = f"D{_HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:{last}{max(sheet.max_row, _HEADING_ROW)}"
    states = DataValidation(type="list", formula1=f'"{_STATES}"', allow_blank=True)
    letter = get_column_letter(_STATUS_COLUMN)
    states.add(f"{letter}{_HEADING_ROW + 1}:{letter}{sheet.max_row + 1}")
    sheet.add_data_validation(states)
    sheet.print_title_rows = f"1:{_HEADING_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _sections(plan: Plan, unit: str | None) -> Iterator[_Section]:
    """Yield the sectors of a plan that hold a task of the unit, and the tasks outside any."""
    for sector in (*plan.sectors, None):
        ordinal = sector.ordinal if sector else None
        tasks = tuple(
            task
            for task in plan.tasks
            if task.sector == ordinal
            and (unit is None or any(one.unit == unit for one in task.assignments))
        )
        if tasks:
            yield _Section(sector.title if sector else plan.metadata.title, tasks)


def _cells(plan: Plan, task: Task) -> list[str]:
    sector = next((s.title for s in plan.sectors if s.ordinal == task.sector), "")
    leading = [one for one in task.assignments if one.role != "participant"]
    joining = [one for one in task.assignments if one.role == "participant"]
    return [
        task.number,
        sector,
        task.text,
        "\n".join(target_words(target) for target in task.targets),
        _names(leading),
        _names(joining),
        _limit(task),
        "", "", "", "", "",
    ]  # fmt: skip


def _names(assignments: Iterable[Assignment]) -> str:
    return _LIST.join(dict.fromkeys(one.unit for one in assignments))


def _limit(task: Task) -> str:
    """Return the days of a time limit where the text gives days, else its words."""
    if task.time is None:
        return ""
    if task.time.end is None:
        return task.time.surface
    if task.time.start is None or task.time.kind == "deadline":
        return f"{_day(task.time.end)} 前"
    return f"{_day(task.time.start)} 至\n{_day(task.time.end)}"


def _day(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"
