"""The tables for people: a ledger to work in, CSV that says what it means, a report to hand in."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from functools import cache

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook, load_workbook

from export.csvw import METADATA_FILE, csvw_files
from export.formats import export_format
from export.ledger_book import ledger_workbook
from export.report import report_document
from export.source import Source
from graph.library import Library
from graph.store import open_store
from plans import Plan, read_plan
from tests import jimo

HEADINGS = [
    "序号", "领域", "工作任务（原文）", "量化指标", "牵头单位", "参与单位", "起止/完成时限",
    "季度节点", "进展情况", "存在问题", "状态", "备注",
]  # fmt: skip


@cache
def plan() -> Plan:
    return read_plan(jimo.PATH)


@cache
def ledger() -> Workbook:
    return load_workbook(io.BytesIO(ledger_workbook([plan()])))


@cache
def report() -> DocumentType:
    return Document(io.BytesIO(report_document([plan()])))


@cache
def tables() -> dict[str, bytes]:
    return csvw_files([plan()])


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tables()[name].decode(), newline="")))


def test_the_ledger_has_a_sheet_for_all_and_one_for_each_unit_with_a_task() -> None:
    units = {one.unit for task in plan().tasks for one in task.assignments}
    assert ledger().sheetnames[0] == "总台账"
    assert set(ledger().sheetnames[1:]) == units


def test_the_ledger_holds_every_task_as_written_under_its_merged_sector() -> None:
    sheet = ledger().worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert values[0] == HEADINGS
    sectors = [row[0] for row in values[1:] if row[2] is None]
    assert sectors == [sector.title for sector in plan().sectors]
    tasks = [row for row in values[1:] if row[2] is not None]
    assert [(row[0], row[2]) for row in tasks] == [(t.number, t.text) for t in plan().tasks]
    assert tasks[4][3:7] == [
        "服务进出口14%左右", "区商务局", "区财政局、区发改局、区贸促会、区文广新局、区旅游局",
        "2018.1.1 至\n2019.12.31",
    ]  # fmt: skip
    assert all(row[7:] == [None] * 5 for row in tasks)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:L1", "A2:L2", "A4:L4"} <= merged
    assert len(merged) == 2 + len(plan().sectors)


def test_the_sheet_of_a_unit_holds_its_tasks_only() -> None:
    sheet = ledger()["区商务局"]
    numbers = [row[0].value for row in sheet.iter_rows(min_row=4) if row[2].value]
    wanted = [t.number for t in plan().tasks if any(a.unit == "区商务局" for a in t.assignments)]
    assert numbers == wanted
    assert sheet["A1"].value == "区商务局任务台账"


def test_every_sheet_can_be_filtered_scrolled_and_printed() -> None:
    for sheet in ledger().worksheets:
        assert sheet.freeze_panes == "D4"
        assert sheet.auto_filter.ref == f"A3:L{sheet.max_row}"
        assert sheet.print_title_rows == "$1:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
        assert all(cell.alignment.wrap_text for cell in sheet[3])
        assert all((height.height or 0) <= 409 for height in sheet.row_dimensions.values())


def test_no_plan_is_a_ledger_with_a_heading_only() -> None:
    book = load_workbook(io.BytesIO(ledger_workbook([])))
    assert book.sheetnames == ["总台账"]
    assert book.worksheets[0].max_row == 3


def test_the_metadata_describe_the_columns_of_both_tables() -> None:
    metadata = json.loads(tables()[METADATA_FILE])
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    described = {one["url"]: one["tableSchema"]["columns"] for one in metadata["tables"]}
    assert set(described) == {"tasks.csv", "units.csv"}
    for name, columns in described.items():
        assert [column["name"] for column in columns] == rows(name)[0]
        assert all(column["titles"]["und"] == column["name"] for column in columns)
        assert all(column["propertyUrl"].startswith("http") for column in columns)


def test_every_cell_is_of_the_datatype_that_the_metadata_give() -> None:
    metadata = json.loads(tables()[METADATA_FILE])
    for table in metadata["tables"]:
        columns = table["tableSchema"]["columns"]
        for row in rows(table["url"])[1:]:
            for column, cell in zip(columns, row, strict=True):
                assert cell or not column["required"], (column["name"], row)
                if cell and column["datatype"] == "date":
                    assert date.fromisoformat(cell).isoformat() == cell


def test_a_primary_key_names_one_row() -> None:
    (table, _) = json.loads(tables()[METADATA_FILE])["tables"]
    places = [rows("tasks.csv")[0].index(name) for name in table["tableSchema"]["primaryKey"]]
    keys = [tuple(row[at] for at in places) for row in rows("tasks.csv")[1:]]
    assert len(keys) == len(set(keys)) == 67


def test_a_list_is_taken_apart_by_the_separator() -> None:
    (table, _) = json.loads(tables()[METADATA_FILE])["tables"]
    column = next(c for c in table["tableSchema"]["columns"] if c["name"] == "participant")
    at = rows("tasks.csv")[0].index("participant")
    assert rows("tasks.csv")[5][at].split(column["separator"]) == [
        "区财政局", "区发改局", "区贸促会", "区文广新局", "区旅游局",
    ]  # fmt: skip


def test_csv_for_programs_has_no_byte_order_mark() -> None:
    assert tables()["tasks.csv"].startswith(b"plan,number,sector,")


def test_the_report_is_laid_out_by_the_standard() -> None:
    (section,) = report().sections
    sides = (section.page_width, section.page_height)
    assert [round((side or 0) / Mm(1)) for side in sides] == [210, 297]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round((edge or 0) / Mm(1)) for edge in edges] == [37, 35, 28, 26]
    spacing = {p.paragraph_format.line_spacing for p in report().paragraphs}
    assert spacing == {Pt(28), Pt(30)}


def test_the_report_names_the_typefaces_of_the_standard_for_chinese_too() -> None:
    found = {}
    for paragraph in report().paragraphs:
        for run in paragraph.runs:
            face = run._r.get_or_add_rPr().get_or_add_rFonts().get(qn("w:eastAsia"))
            assert face == run.font.name
            found[face] = run.font.size
    assert found == {
        "方正小标宋_GBK": Pt(22), "仿宋_GB2312": Pt(16), "黑体": Pt(16), "楷体_GB2312": Pt(16),
    }  # fmt: skip


def test_the_report_has_its_five_parts_and_every_task_in_full() -> None:
    texts = [paragraph.text for paragraph in report().paragraphs]
    heads = [text for text in texts if text[:2] in ("一、", "二、", "三、", "四、", "五、")]
    assert heads == [
        "一、总体情况",
        "二、领域分布",
        "三、单位任务量",
        "四、完成时限",
        "五、任务分工表",
    ]
    assert any("共67项任务，分6个领域，涉及62个具名单位" in text for text in texts)
    cells = {cell.text for table in report().tables for cell in table._cells}
    assert {task.text for task in plan().tasks} <= cells


def test_the_workload_of_the_report_is_that_of_the_plan() -> None:
    table = report().tables[1]
    assert [cell.text for cell in table.rows[0].cells][1:4] == ["单位", "类型", "任务"]
    assert [cell.text for cell in table.rows[1].cells] == ["1", "区发改局", "部门", "30", "4", "26"]


def test_the_pages_are_numbered_and_the_headings_of_tables_repeat() -> None:
    footer = report().sections[0].footer.paragraphs[0]._p.xml
    assert "PAGE" in footer
    for table in report().tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_a_report_on_no_plan_says_so() -> None:
    document = Document(io.BytesIO(report_document([])))
    assert [paragraph.text for paragraph in document.paragraphs] == ["没有工作方案。"]


@pytest.mark.parametrize("key", ["ledger", "report", "csvw"])
def test_each_is_a_row_of_the_table_of_formats_and_the_same_bytes_again(key: str) -> None:
    source = Source(Library(open_store([plan()])))
    first = export_format(key).write(source)
    assert first == export_format(key).write(source)
    for part in zipfile.ZipFile(io.BytesIO(first)).infolist():
        assert part.date_time == (1980, 1, 1, 0, 0, 0)
