"""A report on the plans as a Word document in the layout of official documents (GB/T 9704—2012).

A4, margins of 37, 35, 28 and 26 mm, lines of 28 points, each kind of text in its own typeface. The
typefaces are named, not embedded; a machine without them shows its own in their place.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from export.sheets import zip_bytes
from export.task_table import target_words
from export.words import concept_words
from graph.build_tasks import short_label
from plans.records import Assignment, Plan, Task

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# Typeface and size in points of each kind of text: 二号 is 22, 三号 16, 小四 12, 五号 10.5.
_TITLE: Final = ("方正小标宋_GBK", 22.0)
_BODY: Final = ("仿宋_GB2312", 16.0)
_FIRST_HEADING: Final = ("黑体", 16.0)
_SECOND_HEADING: Final = ("楷体_GB2312", 16.0)
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
# A line of 156 mm holds twenty characters of 22 points.
_TITLE_CHARS: Final = 20
_NARROW_MM: Final = 40
_MOST_UNITS: Final = 20
_NUMERALS: Final = "一二三四五六七八九十"
_MADE: Final = datetime(2018, 1, 1)  # noqa: DTZ001
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIST: Final = "、"


def report_document(plans: Sequence[Plan]) -> bytes:
    """Return the report: overview, sectors, workload, due list and task tables of each plan.

    Equal plans give equal bytes.
    """
    from docx import Document

    document = Document()
    _set_page(document)
    for number, plan in enumerate(plans):
        if number:
            _new_page(document)
        _plan(document, plan)
    if not plans:
        _paragraph(document, "没有工作方案。", _BODY, indent=True)
    properties = document.core_properties
    properties.created = properties.modified = _MADE
    properties.author = properties.last_modified_by = "gwp"
    properties.title = _legal(_LIST.join(plan.metadata.title for plan in plans))
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _new_page(document: Document) -> None:
    from docx.enum.text import WD_BREAK

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _plan(document: Document, plan: Plan) -> None:
    _heading_block(document, plan)
    for number, (title, write) in enumerate(_PARTS):
        _paragraph(document, f"{_NUMERALS[number]}、{title}", _FIRST_HEADING, level=1)
        write(document, plan)


def _heading_block(document: Document, plan: Plan) -> None:
    for line in _lines(plan.metadata.title):
        _paragraph(document, line, _TITLE, centred=True)
    _paragraph(document, "任务分工情况报告", _TITLE, centred=True)
    if plan.metadata.number:
        _paragraph(document, plan.metadata.number, _SECOND_HEADING, centred=True)
    _paragraph(document, "", _BODY)


def _lines(title: str) -> list[str]:
    """Part a title that is longer than a line in front of its bracket.

    >>> _lines("即墨区国际城市建设工作方案（2018-2019年）")
    ['即墨区国际城市建设工作方案', '（2018-2019年）']
    """
    at = max(title.rfind("（"), title.rfind("("))
    return [title[:at], title[at:]] if at > 0 and len(title) > _TITLE_CHARS else [title]


def _overview(document: Document, plan: Plan) -> None:
    meta = plan.metadata
    days = [_day(d) for d in (meta.start, meta.end) if d is not None]
    units = Counter(one.unit for task in plan.tasks for one in task.assignments)
    issued = f"由{meta.issuer}印发，" if meta.issuer else ""
    signed = f"成文日期{_day(meta.date_signed)}，" if meta.date_signed else ""
    period = f"实施期限为{'至'.join(days)}，" if days else ""
    sectors = f"分{len(plan.sectors)}个领域，" if plan.sectors else ""
    texts = [
        f"《{meta.title}》{issued}{signed}{period}共{len(plan.tasks)}项任务，{sectors}"
        f"涉及{len(plan.units)}个具名单位，{sum(units.values())}项责任。",
        f"方案提出量化指标{sum(len(task.targets) for task in plan.tasks)}个，"
        f"对标学习{sum(len(task.benchmarks) for task in plan.tasks)}处，"
        f"引用文件{sum(len(task.cites) for task in plan.tasks) + len(plan.cites)}件。",
    ]
    if plan.notes:
        texts.append(f"整理原文时有{len(plan.notes)}处存疑或经修补，须与原件核对。")
    for text in texts:
        _paragraph(document, text, _BODY, indent=True)


def _sectors(document: Document, plan: Plan) -> None:
    rows = []
    for sector in plan.sectors:
        tasks = [task for task in plan.tasks if task.sector == sector.ordinal]
        units = Counter(one.unit for task in tasks for one in task.assignments)
        busiest = _LIST.join(f"{unit}（{count}）" for unit, count in _ranked(units)[:3])
        targets = sum(len(task.targets) for task in tasks)
        rows.append([str(sector.ordinal), sector.title, str(len(tasks)), str(targets), busiest])
    if not rows:
        _paragraph(document, "方案未分领域。", _BODY, indent=True)
        return
    head = ("序号", "领域", "任务", "指标", "任务最多的单位")
    _table(document, head, rows, (12, 58, 14, 14, 58))


def _workload(document: Document, plan: Plan) -> None:
    roles = {
        role: Counter(
            one.unit for task in plan.tasks for one in _once(task) if (one.role == "lead") == leads
        )
        for role, leads in (("lead", True), ("other", False))
    }
    total = roles["lead"] + roles["other"]
    types = {unit.name: concept_words("unit-type", unit.type).zh for unit in plan.units}
    rows = [
        [str(n), unit, types.get(unit, "集合主体"), str(count),
         str(roles["lead"][unit]), str(roles["other"][unit])]
        for n, (unit, count) in enumerate(_ranked(total)[:_MOST_UNITS], 1)
    ]  # fmt: skip
    text = f"共{len(total)}个单位和集合主体承担任务，任务最多的{len(rows)}个如下。"
    _paragraph(document, text, _BODY, indent=True)
    head = ("序号", "单位", "类型", "任务", "牵头", "参与或责任")
    _table(document, head, rows, (14, 54, 34, 16, 16, 22))


def _due(document: Document, plan: Plan) -> None:
    dated = [(t.time.end, t) for t in plan.tasks if t.time is not None and t.time.end is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].ordinal))
    rows = [
        [
            f"{end.year}.{end.month}.{end.day}",
            task.number,
            short_label(task.text),
            _names(task, {"lead", "responsible"}),
        ]
        for end, task in dated
    ]
    missing = len(plan.tasks) - len(dated)
    if missing:
        _paragraph(document, f"另有{missing}项任务未写明完成日期。", _BODY, indent=True)
    if rows:
        _table(document, ("截止日期", "序号", "任务", "牵头或责任单位"), rows, (26, 14, 70, 46))


def _tasks(document: Document, plan: Plan) -> None:
    groups = [(sector.title, sector.ordinal) for sector in plan.sectors]
    for number, (title, ordinal) in enumerate([*groups, ("其他任务", None)], 1):
        tasks = [task for task in plan.tasks if task.sector == ordinal]
        if not tasks:
            continue
        _paragraph(document, f"（{_chinese(number)}）{title}", _SECOND_HEADING, level=2)
        rows = [
            [task.number, task.text, _names(task, {"lead", "responsible"}),
             _names(task, {"participant"}),
             "\n".join(target_words(target) for target in task.targets)]
            for task in tasks
        ]  # fmt: skip
        head = ("序号", "工作任务", "牵头单位", "参与单位", "量化指标")
        _table(document, head, rows, (12, 66, 26, 30, 22))


_PARTS: Final = (
    ("总体情况", _overview),
    ("领域分布", _sectors),
    ("单位任务量", _workload),
    ("完成时限", _due),
    ("任务分工表", _tasks),
)


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


def _paragraph(
    document: Document,
    text: str,
    face: tuple[str, float],
    *,
    centred: bool = False,
    indent: bool = False,
    level: int = 0,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph()
    _run(paragraph, text, face)
    _space(paragraph, _LINE_POINTS + 2 if face is _TITLE else _LINE_POINTS)
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


def _table(
    document: Document,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths_mm: Sequence[int],
) -> None:
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


def _once(task: Task) -> list[Assignment]:
    """Return one assignment for each unit of a task, that in the weightiest role."""
    found: dict[str, Assignment] = {}
    for one in sorted(task.assignments, key=lambda one: one.role != "lead"):
        found.setdefault(one.unit, one)
    return list(found.values())


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _names(task: Task, roles: set[str]) -> str:
    return _LIST.join(dict.fromkeys(one.unit for one in task.assignments if one.role in roles))


def _chinese(number: int) -> str:
    """Write a number below a hundred in Chinese.

    >>> [_chinese(n) for n in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return lead + (_NUMERALS[ones - 1] if ones else "")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def _fixed(document: bytes) -> bytes:
    """Return the document with the times of its parts set to a fixed one."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})
