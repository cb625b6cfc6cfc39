"""Files of every format as text, and files that are none."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from plans import PlanFormatError, read_plan
from plans.files import FORMATS, read_file
from plans.formats import package, plain
from plans.formats.package import check_package
from tests import jimo
from tests.documents import (
    numbered_docx,
    parts_of,
    saved,
    to_form_pdf,
    to_pdf,
    to_xlsx,
    with_part,
    write,
)

PLAN = "一、重点任务\n1.修路。\n牵头单位：市交通局\n完成时限：2023年6月底前\n"
TABLE = [["序号", "任务", "责任单位"], ["1", "修路", "市交通局"], ["2", "架桥", "市住建局"]]
TABLE_LINES = "序号 | 任务 | 责任单位\n1 | 修路 | 市交通局\n2 | 架桥 | 市住建局"


def read(folder: Path, name: str, data: bytes) -> str:
    return read_file(write(folder, name, data))[0]


def reason(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(PlanFormatError) as caught:
        read(folder, name, data)
    assert caught.value.source == name
    assert caught.value.say("zh") != caught.value.say("en")
    return str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode("utf-8"),
        PLAN.encode("utf-8-sig"),
        PLAN.encode("gb18030"),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        b"\xfe\xff" + PLAN.encode("utf-16-be"),
        PLAN.encode("utf-32"),
        PLAN.replace("\n", "\r\n").encode("utf-8"),
        PLAN.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_a_text_is_the_same_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, "plan.txt", data) == PLAN


def test_the_text_of_a_utf8_file_is_the_file() -> None:
    text, notes = read_file(jimo.PATH)
    assert text == jimo.PATH.read_bytes().decode("utf-8")
    assert notes == ()


def test_a_damaged_byte_is_noted_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(("各单位要认真贯彻落实。\n" * 100).encode("utf-8"))
    data[31] = 0xFF
    text, notes = read_file(write(tmp_path, "plan.txt", bytes(data)))
    assert text.count("认真贯彻落实") == 100
    assert [note.kind for note in notes] == ["lost-character"] * len(notes) != []
    assert all(note.span.of(text) == "\ufffd" for note in notes)


def test_a_web_page_is_its_blocks(tmp_path: Path) -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><script>var 一=1</script>"
        "<h2>一、重点任务</h2><p>1.修<b>路</b>。</p><p>牵头单位：<span>市交通局</span><br>"
        "完成时限：<i>2023</i>年6月</p></body></html>"
    )
    text = read(tmp_path, "plan.html", page.encode("utf-8"))
    assert [line for line in text.split("\n") if line] == [
        "一、重点任务", "1.修路。", "牵头单位：市交通局", "完成时限：2023年6月",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "declared", ['<meta charset="gb2312">', "<meta content='text/html; charset=GBK'>", ""]
)
def test_a_web_page_is_decoded_as_it_declares(tmp_path: Path, declared: str) -> None:
    page = f"<html><head>{declared}</head><body><p>牵头单位：市镕局</p></body></html>"
    assert read(tmp_path, "plan.htm", page.encode("gb18030")).strip() == "牵头单位：市镕局"


def test_a_table_of_a_web_page_has_a_line_per_row_and_repeats_merged_cells(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>领域</th><th>任务</th></tr>"
        "<tr><td rowspan=2>交通</td><td><p>修路</p></td></tr><tr><td>架桥</td></tr></table>"
    )
    text = read(tmp_path, "plan.html", page.encode("utf-8")).strip()
    assert text == "领域 | 任务\n交通 | 修路\n交通 | 架桥"


def test_a_table_that_lays_out_a_page_is_no_table(tmp_path: Path) -> None:
    page = "<table><tr><td><p>一、甲</p><p>二、乙</p></td></tr></table>"
    assert read(tmp_path, "plan.html", page.encode("utf-8")).split() == ["一、甲", "二、乙"]


def test_an_ordered_list_has_its_numbers(tmp_path: Path) -> None:
    page = "<ol start=3><li>修路</li><li>4.架桥</li><li>建桥</li></ol>"
    assert read(tmp_path, "plan.html", page.encode("utf-8")).split() == [
        "3.修路",
        "4.架桥",
        "5.建桥",
    ]


def test_markdown_loses_its_marks_and_keeps_its_numbers(tmp_path: Path) -> None:
    source = (
        "## 一、重点任务\n\n1. **修路**。\n2. 架桥\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 修路 |\n"
    )
    text = read(tmp_path, "plan.md", source.encode("utf-8"))
    assert [line for line in text.split("\n") if line] == [
        "一、重点任务", "1.修路。", "2.架桥", "序号 | 任务", "1 | 修路",
    ]  # fmt: skip


def test_a_word_document_is_its_paragraphs_and_rows(tmp_path: Path) -> None:
    document = docx.Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert read(tmp_path, "plan.docx", saved(document)) == PLAN + TABLE_LINES


def test_a_merged_cell_of_a_word_table_is_repeated(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, [["领域", "任务"], ["交通", "修路"], ["", "架桥"]], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert read(tmp_path, "plan.docx", saved(document)).split("\n") == [
        "领域 | 任务", "交通 | 修路", "交通 | 架桥",
    ]  # fmt: skip


def test_automatic_numbers_are_printed(tmp_path: Path) -> None:
    data = numbered_docx([(0, "甲"), (1, "修路"), (1, "架桥"), (0, "乙"), (1, "建港")])
    assert read(tmp_path, "plan.docx", data).split("\n") == [
        "（一）甲", "1.修路", "2.架桥", "（二）乙", "1.建港",
    ]  # fmt: skip


def test_deleted_words_are_left_out_and_inserted_ones_kept(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("牵头单位：")
    for tag, text, name in (("w:del", "w:delText", "市局"), ("w:ins", "w:t", "市交通局")):
        paragraph._p.append(
            parse_xml(f"<{tag} {nsdecls('w')}><w:r><{text}>{name}</{text}></w:r></{tag}>")
        )
    assert read(tmp_path, "plan.docx", saved(document)) == "牵头单位：市交通局"


def test_a_workbook_is_its_rows_with_merged_cells_repeated(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["任务表", None],
        ["领域", "任务"],
        ["交通", "修路"],
        [None, 2.0],
        [None, None],
    ]
    data = to_xlsx(rows, merged=["A1:B1", "A3:A4"])
    assert read(tmp_path, "plan.xlsx", data) == "任务表\n领域 | 任务\n交通 | 修路\n交通 | 2"


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95.5%"),
        (1, "0%", "100%"),
        (0.95, "General", "0.95"),
        (date(2023, 6, 30), "yyyy-mm-dd", "2023年6月30日"),
        (date(2023, 6, 1), 'yyyy"年"m"月"', "2023年6月"),
        (True, "General", "True"),
    ],
)
def test_a_cell_says_what_its_format_shows(
    tmp_path: Path, value: object, shown_as: str, text: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([["目标", value]])))
    book.worksheets[0]["B1"].number_format = shown_as
    stream = io.BytesIO()
    book.save(stream)
    assert read(tmp_path, "plan.xlsx", stream.getvalue()) == f"目标 | {text}"


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("UniGB-UCS2-H", "utf-16-be"),
        ("UniGB-UTF16-H", "utf-16-be"),
        ("GB-EUC-H", "gbk"),
        ("GBpc-EUC-H", "gb2312"),
        ("GBK-EUC-H", "gbk"),
        ("GBKp-EUC-H", "gbk"),
        ("GBK2K-H", "gb18030"),
    ],
)
def test_the_text_layer_of_a_pdf_is_read_page_after_page(
    tmp_path: Path, encoding: str, codec: str
) -> None:
    pages = [["一、重点任务", "1.修路，完善交通网络。"], ["牵头单位：市交通局"]]
    assert read(tmp_path, "plan.pdf", to_pdf(pages, encoding, codec)).split("\n") == [
        "一、重点任务", "1.修路，完善交通网络。", "牵头单位：市交通局",
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["CNS-EUC-H", "Identity-H", "Unknown-H"])
def test_a_text_layer_in_codes_that_nobody_knows_is_refused(tmp_path: Path, encoding: str) -> None:
    pages = [["一、重点任务", "1.修路，完善交通网络。"], ["牵头单位：市交通局"]]
    assert "cannot be decoded" in reason(tmp_path, "plan.pdf", to_pdf(pages, encoding, "gbk"))


def test_the_font_of_a_form_within_a_page_is_read_as_well(tmp_path: Path) -> None:
    data = to_form_pdf("牵头单位：市交通局", "GBKp-EUC-H", "gbk")
    assert "市交通局" in read(tmp_path, "plan.pdf", data)


def test_a_pdf_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert "市交通局" in read(tmp_path, "plan.txt", to_pdf([["牵头单位：市交通局"]]))


def test_a_scan_is_told_from_a_text(tmp_path: Path) -> None:
    assert "scan" in reason(tmp_path, "plan.pdf", to_pdf([[], ["1"]]))


def test_an_encrypted_pdf_is_refused_and_a_protected_one_read(tmp_path: Path) -> None:
    for password, opens in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(to_pdf([["牵头单位：市交通局"]])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        stream = io.BytesIO()
        writer.write(stream)
        if opens:
            assert "市交通局" in read(tmp_path, "plan.pdf", stream.getvalue())
        else:
            assert "encrypted" in reason(tmp_path, "plan.pdf", stream.getvalue())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.txt", b"", "empty"),
        ("plan.txt", b" \n\t\n", "empty"),
        ("plan.txt", bytes(range(256)) * 40, "not a text"),
        ("plan.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(400), "not a text"),
        ("plan.docx", b"PK\x03\x04broken", "damaged"),
        ("plan.docx", b"hello", "damaged"),
        ("plan.xlsx", b"PK\x03\x04broken", "damaged"),
        ("plan.pdf", b"%PDF-1.7\nbroken", "sound PDF"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office format"),
        (
            "plan.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        ("plan.wps", b"x", "not one of"),
        ("plan", b"x", "not one of"),
        ("plan.html", b"<html><body><script>x</script></body></html>", "no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    assert words in reason(tmp_path, name, data)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "none.txt", "cannot be opened"),
        (tmp_path, "folder"),
        ("a\0b", "opened"),
    ):
        with pytest.raises(PlanFormatError, match=words):
            read_file(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part(numbered_docx([(0, "甲")]), "word/media/zero.bin", bytes(2**22))
    assert len(bomb) < 2**18
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 2**21)
    assert "too large when unpacked" in reason(tmp_path, "plan.docx", bomb)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_an_office_file_are_refused(tmp_path: Path, encoding: str) -> None:
    content = ENTITIES.decode("utf-8").encode(encoding)
    assert "DOCTYPE" in reason(
        tmp_path, "plan.docx", with_part(numbered_docx([(0, "甲")]), "word/document.xml", content)
    )
    assert "DOCTYPE" in reason(
        tmp_path, "plan.xlsx", with_part(to_xlsx([["甲"]]), "xl/workbook.xml", content)
    )


def test_macros_are_carried_and_never_run(tmp_path: Path) -> None:
    data = with_part(numbered_docx([(0, "甲")]), "word/vbaProject.bin", b"Sub AutoOpen()")
    assert read(tmp_path, "plan.docx", data) == "（一）甲"


def test_a_sheet_with_a_cell_in_its_last_corner_is_refused(tmp_path: Path) -> None:
    data = to_xlsx([["甲"]])
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    assert "cells" in reason(
        tmp_path, "plan.xlsx", with_part(data, "xl/worksheets/sheet1.xml", sheet)
    )


@settings(max_examples=30)
@given(st.binary(max_size=200), st.sampled_from([row.suffixes[0] for row in FORMATS]))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = write(tmp_path_factory.getbasetemp(), f"fuzz{suffix}", data)
    try:
        text, _ = read_file(path)
    except PlanFormatError:
        return
    assert text.strip()


@settings(max_examples=30)
@given(st.integers(0, 400), st.integers(0, 255), st.sampled_from([".docx", ".xlsx", ".pdf"]))
def test_a_file_with_one_wrong_byte_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int, suffix: str
) -> None:
    data = bytearray(SAMPLES[suffix])
    data[place * len(data) // 401] = value
    try:
        read_file(write(tmp_path_factory.getbasetemp(), f"broken{suffix}", bytes(data)))
    except PlanFormatError:
        return


# What is set into a part of an office file, a page or a stream, in the place of something else.
FRAGMENTS = [
    b"", b"<", b">", b'"', b"\x00", b"\xff", b"&#x110000;", b"<w:p>", b"</w:tbl>", b'w:val="-1"',
    b'<c r="ZZZZ1" t="s"><v>-5</v></c>', b"nan", b"1e999", b"<<", b">>", b" Tj", b"1 0 R",
    b"/Encoding/GBKp-EUC-H", b"/Filter/FlateDecode", b"<td rowspan=99999999 colspan=0>", b"<ol>",
    b'<ol start="-3"><li>', b"</table>", b"<![CDATA[", b"\xef\xbb\xbf", b"|", b"\r",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([".docx", ".xlsx", ".pdf", ".html", ".md", ".txt"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 40),
    st.sampled_from(FRAGMENTS),
)
def test_a_file_with_a_broken_part_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    suffix: str,
    part: float,
    place: float,
    dropped: int,
    fragment: bytes,
) -> None:
    data = SAMPLES.get(suffix, PAGE)
    if suffix in (".docx", ".xlsx"):
        name = sorted(parts_of(data))[int(part * (len(parts_of(data)) - 1))]
        data = with_part(data, name, broken(parts_of(data)[name], place, dropped, fragment))
    else:
        data = broken(data, place, dropped, fragment)
    try:
        text, _ = read_file(write(tmp_path_factory.getbasetemp(), f"part{suffix}", data))
    except PlanFormatError:
        return
    assert text.strip()


def broken(data: bytes, place: float, dropped: int, fragment: bytes) -> bytes:
    start = int(place * len(data))
    return data[:start] + fragment + data[start + dropped :]


PAGE = (
    "<table><tr><td rowspan=2>交通</td><td>修路</td></tr></table><ol start=3><li>架桥</li></ol>\n"
    "# 一、重点任务\n\n1. **修路**\n\n| 序号 | 任务 |\n|---|---|\n| 1 | 修路 |\n"
).encode()

SAMPLES = {
    ".docx": numbered_docx([(0, "甲"), (1, "修路")]),
    ".xlsx": to_xlsx(TABLE),
    ".pdf": to_pdf([["牵头单位：市交通局"]]),
}


def jimo_in(name: str) -> bytes:
    """Return the Jimo plan as a file of another format."""
    lines = jimo.text().split("\n")
    if name.endswith(".docx"):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        return saved(document)
    if name.endswith(".html"):
        return "".join(f"<p>{html.escape(line)}</p>" for line in lines).encode("utf-8")
    return jimo.text().encode("gb18030" if name.endswith(".txt") else "utf-8")


@pytest.mark.parametrize("name", ["plan.docx", "plan.html", "plan.md", "plan.txt"])
def test_the_jimo_plan_is_the_same_plan_in_every_format(tmp_path: Path, name: str) -> None:
    plan, other = read_plan(jimo.PATH), read_plan(write(tmp_path, name, jimo_in(name)))
    assert other.units == plan.units
    assert replace(other.metadata, spans={}) == replace(plan.metadata, spans={})
    for found, expected in zip(other.tasks, plan.tasks, strict=True):
        assert [a.unit for a in found.assignments] == [a.unit for a in expected.assignments]
        assert [b.name for b in found.benchmarks] == [b.name for b in expected.benchmarks]
        assert [t.indicator for t in found.targets] == [t.indicator for t in expected.targets]
        assert found.time is not None
        assert expected.time is not None
        assert found.time.end == expected.time.end


def test_every_row_of_the_table_of_formats_reads_its_files() -> None:
    for row in FORMATS:
        assert all(suffix.startswith(".") for suffix in row.suffixes)
        assert row.name.zh
        assert row.name.en


@given(
    st.text(st.characters(codec="utf-8", categories=["Lo", "Nd", "Po"]), min_size=1, max_size=50)
)
def test_decoding_never_fails(text: str) -> None:
    plain.decode(text.encode("utf-8"))
    plain.decode(text.encode("utf-16-le"))


def test_a_package_within_the_limits_passes() -> None:
    check_package(SAMPLES[".docx"], "plan.docx")
