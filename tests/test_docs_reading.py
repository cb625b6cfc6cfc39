"""Every example in docs/reading-plans.md is read as the document says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from plans import (
    Assignment,
    Benchmark,
    Citation,
    Plan,
    PlanFormatError,
    QuantitativeTarget,
    Task,
    read_plan,
    read_text,
)
from plans.files import MAX_FILE_BYTES, SUFFIXES
from plans.formats.package import MAX_UNPACKED_BYTES, MAX_XML_BYTES
from plans.formats.pdf import MAX_PAGES
from plans.register import load_register
from tests.documents import to_pdf, write

DOCUMENT: Final = (Path(__file__).parents[1] / "docs" / "reading-plans.md").read_text("utf-8")
SOURCES: Final = Path(__file__).parents[1] / "plans"
PLANS: Final = re.findall(r"```plan\n(.*?)```\n```reading\n(.*?)```", DOCUMENT, re.DOTALL)
ROW: Final = re.compile(r"^\|[^|]*\| `([^`]*)` \| (?:`([^`]*)`|—) \|$", re.MULTILINE)


def joined(parts: Iterable[object | None]) -> str:
    return " ".join(str(part) for part in parts if part is not None and part != "")


def interval(start: date | None, end: date | None) -> str:
    return f"{start or '..'}/{end or '..'}" if start or end else ""


def of_units(task: Task) -> str:
    units: dict[str, list[str]] = {}
    for one in task.assignments:
        units.setdefault(one.role, []).append(one.unit)
    return "; ".join(f"{role} {', '.join(names)}" for role, names in units.items())


def of_name(one: Assignment) -> str:
    kind = "(collective)" if one.kind == "collective" else None
    lines = f"lines {' '.join(one.lines)}" if one.lines else None
    return joined([one.unit, kind, lines, f"office {one.office}" if one.office else None])


def of_time(task: Task) -> str:
    limit = task.time
    return joined([limit.kind, interval(limit.start, limit.end)]) if limit else ""


def of_target(one: QuantitativeTarget) -> str:
    number = one.value if one.value is not None else f"{one.min}–{one.max}"
    return joined([one.indicator, one.comparator, number, one.unit, one.periodicity, one.modality])


def of_benchmark(one: Benchmark) -> str:
    return joined([one.mode, one.name, f"({joined([one.country, one.kind])})"])


def of_citation(one: Citation) -> str:
    return joined([one.relation, one.kind, one.title, one.number])


def listed(say: Callable[..., str], field: str) -> Callable[[Plan], str]:
    return lambda plan: "; ".join(map(say, getattr(plan.tasks[0], field)))


PREFACE: Final = "某市人民政府办公室关于印发某市2023年重点工作方案的通知\n一、重点任务\n"
NEXT: Final = "\n2.另一项工作。（市财政局负责）\n"
ONE: Final = PREFACE + "1.{}（市财政局负责）" + NEXT

# The text that an example of each kind of table is put into, and what is shown of its reading.
TABLES: Final[dict[str, tuple[str, Callable[[Plan], str]]]] = {
    "numbers": ("{}\n", lambda plan: "; ".join(task.key for task in plan.tasks)),
    "units": (PREFACE + "1.做好登记。{}" + NEXT, lambda plan: of_units(plan.tasks[0])),
    "names": (PREFACE + "1.做好登记。（责任单位：{}）" + NEXT, listed(of_name, "assignments")),
    "times": (
        PREFACE + "1.做好登记。\n牵头单位：市财政局\n{}" + NEXT,
        lambda plan: of_time(plan.tasks[0]),
    ),
    "targets": (ONE, listed(of_target, "targets")),
    "benchmarks": (ONE, listed(of_benchmark, "benchmarks")),
    "citations": (ONE, listed(of_citation, "cites")),
}
NOTED: Final = (
    "某市人民政府办公室关于印发某市重点工作方案的通知\n一、重点任务\n"
    "1.做好甲。（市财政局负责）\n{}\n"
)


def examples() -> list[tuple[str, str, str]]:
    tables = re.findall(r"<!-- examples: (\w+) -->\n(.*?)\n\n", DOCUMENT, re.DOTALL)
    return [(kind, *row) for kind, table in tables for row in ROW.findall(table)]


def read_example(template: str, written: str) -> Plan:
    return read_text(template.format(written.replace("↵", "\n")))


@pytest.mark.parametrize(("kind", "written", "expected"), examples())
def test_an_example_of_a_table_is_read_as_the_document_says(
    kind: str, written: str, expected: str
) -> None:
    template, show = TABLES[kind]
    assert show(read_example(template, written)) == expected


def test_every_row_of_a_table_of_examples_is_an_example() -> None:
    tables = re.findall(r"<!-- examples: \w+ -->\n(.*?)\n\n", DOCUMENT, re.DOTALL)
    assert {kind for kind, _, _ in examples()} == set(TABLES)
    assert len(examples()) == sum(len(table.split("\n")) - 2 for table in tables)


@pytest.mark.parametrize(
    ("kind", "written"), re.findall(r"^\| `([a-z-]+)` \| `([^`]*)` \|", DOCUMENT, re.MULTILINE)
)
def test_an_example_of_a_note_is_noted(kind: str, written: str) -> None:
    assert [note.kind for note in read_example(NOTED, written).notes] == [kind]


@pytest.mark.parametrize(("body", "expected"), PLANS)
def test_a_small_plan_is_read_as_the_document_says(body: str, expected: str) -> None:
    head, _, general = PREFACE.replace("2023年", "").partition("\n")
    plan = read_text(f"{head}\n{'' if body.startswith('一、') else general}{body}")
    read = [joined([task.key, of_units(task)]) for task in plan.tasks]
    assert read == expected.splitlines()


def test_the_document_has_small_plans() -> None:
    assert len(PLANS) > 10


def shown(plan: Plan) -> list[str]:
    """Return what a document says about itself, a line for each thing that it says."""
    metadata, group = plan.metadata, plan.leading_group
    values = {one.name: getattr(metadata, one.name) for one in fields(metadata)[:-1]}
    return [
        *(f"{name}: {in_words(value)}" for name, value in values.items() if value),
        *([f"leading group: {group.name}, hosted by {group.host}"] if group else []),
        *(f"reporting: {duty.frequency}, day {duty.day}" for duty in plan.reporting),
        *(
            f"attachment: {one.title}, {'present' if one.present else 'absent'}"
            for one in plan.attachments
        ),
        *(f"cites: {of_citation(one)}" for one in plan.cites),
        *(
            f"person of task {task.key}: {person.role} {person.name}"
            for task in plan.tasks
            for person in task.persons
        ),
    ]


def in_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def test_a_whole_document_says_about_itself_what_the_document_says() -> None:
    found = re.findall(r"```document\n(.*?)```\n```records\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    for text, expected in found:
        assert shown(read_text(text)) == expected.splitlines()


TWO_PLANS: Final = (
    "某省人民政府办公厅关于印发支持发展若干政策和某省发展行动计划（2021-2023年）的通知\n支持发展若干政策\n"
    "一、平台\n做好平台。（省财政厅负责）\n二、人才\n做好人才。（省财政厅负责）\n"
    "某省发展行动计划（2021-2023年）\n一、总体要求\n二、重点任务\n1.修路。（省财政厅负责）\n2.架桥。（省财政厅负责）\n"
)


def test_two_plans_in_one_file_are_one_plan_with_two_kinds_of_keys() -> None:
    plan = read_text(TWO_PLANS)
    assert [task.key for task in plan.tasks] == ["1", "2", "p2.1", "p2.2"]
    assert [sector.title for sector in plan.sectors] == ["某省发展行动计划（2021-2023年）"]
    assert [task.sector for task in plan.tasks] == [None, None, 1, 1]
    assert plan.metadata.title == "支持发展若干政策和某省发展行动计划（2021-2023年）"
    assert plan.metadata.start == date(2021, 1, 1)


@pytest.mark.parametrize("numbers", [("I.", "II."), ("A.", "B."), ("一是", "二是")])
def test_numbers_of_other_kinds_make_a_plan_only_with_units(numbers: tuple[str, str]) -> None:
    items = [f"{number}修路。" for number in numbers]
    plan = read_text("".join(f"{item}（市财政局负责）\n" for item in items))
    assert [task.key for task in plan.tasks] == ["1", "2"]
    with pytest.raises(PlanFormatError):
        read_text("\n".join(items))


@pytest.mark.parametrize(
    "paragraph",
    [
        "一是修路。（市财政局负责）二是架桥。（市公安局负责）",
        "各级要：\n一是修路。二是架桥。（市财政局负责）",
    ],
)
def test_items_within_a_paragraph_are_one_task(paragraph: str) -> None:
    assert len(read_text(f"1.{paragraph}\n2.办学。（市教育局负责）\n").tasks) == 2


def test_decimal_numbers_under_a_heading_are_a_task_each() -> None:
    plan = read_text("一、修路\n1.1甲。（市财政局负责）\n1.2乙。（市公安局负责）\n")
    assert [(task.key, task.number, task.sector) for task in plan.tasks] == [
        ("1.1", "1.1", 1),
        ("1.2", "1.2", 1),
    ]
    assert [of_units(task) for task in plan.tasks] == [
        "responsible 市财政局",
        "responsible 市公安局",
    ]


def test_a_font_in_codes_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    page = ["一、重点任务", "1.修路，完善交通网络。（市交通局负责）"]
    path = write(tmp_path, "plan.pdf", to_pdf([page], "CNS-EUC-H", "gbk"))
    with pytest.raises(PlanFormatError, match="cannot be decoded"):
        read_plan(path)


def test_the_other_limits_of_the_document_are_those_of_the_reader() -> None:
    named = [
        f"{MAX_FILE_BYTES // 2**20} MB",
        f"{MAX_UNPACKED_BYTES // 2**20} MB",
        f"{MAX_XML_BYTES // 2**20} MB",
        f"{MAX_PAGES} pages",
        *SUFFIXES,
    ]
    assert [name for name in named if name not in DOCUMENT] == []


def test_the_register_of_the_document_can_be_loaded(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    words = next(block for block in blocks if "领办单位" in block)
    path = write(tmp_path, "mine.toml", words.encode())
    assert load_register(path).labels["领办单位"] == "lead"
    assert set(tomllib.loads(words)) == {"labels", "types", "synonym"}


def test_the_notes_of_the_document_are_those_of_the_reader() -> None:
    kinds = set(re.findall(r"^\| `([a-z-]+)`", DOCUMENT, re.MULTILINE))
    found = [
        re.findall(r'Note\("([a-z-]+)"', path.read_text("utf-8")) for path in SOURCES.glob("*.py")
    ]
    assert kinds == {kind for kinds_of_one in found for kind in kinds_of_one}
