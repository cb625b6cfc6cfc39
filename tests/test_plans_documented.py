"""What docs/reading-plans.md says about reading is what happens."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from plans import Plan, Task, read_text
from plans.register import load_register

TEXT = (Path(__file__).parents[1] / "docs" / "reading-plans.md").read_text("utf-8")
EXAMPLES = re.findall(r"```plan\n(.*?)```\n```reading\n(.*?)```", TEXT, re.DOTALL)
HEAD = "某市人民政府办公室关于印发某市重点工作方案的通知\n"


def shown(task: Task) -> str:
    units: dict[str, list[str]] = {}
    for assignment in task.assignments:
        units.setdefault(assignment.role, []).append(assignment.unit)
    return f"{task.key} " + "; ".join(f"{role} {', '.join(names)}" for role, names in units.items())


def read(body: str) -> Plan:
    return read_text(HEAD + ("" if body.startswith("一、") else "一、重点任务\n") + body)


@pytest.mark.parametrize(("body", "expected"), EXAMPLES)
def test_an_example_is_read_as_the_document_says(body: str, expected: str) -> None:
    assert [shown(task) for task in read(body).tasks] == expected.splitlines()


def test_the_document_has_examples() -> None:
    assert len(EXAMPLES) > 10


def test_the_register_of_the_document_can_be_loaded(tmp_path: Path) -> None:
    words = next(
        block for block in re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL) if "领办单位" in block
    )
    path = tmp_path / "mine.toml"
    path.write_text(words, "utf-8")
    assert load_register(path).labels["领办单位"] == "lead"
    assert set(tomllib.loads(words)) == {"labels", "types", "synonym"}


def test_the_notes_of_the_document_are_those_of_the_reader() -> None:
    kinds = set(re.findall(r"^\| `([a-z-]+)`", TEXT, re.MULTILINE))
    sources = (Path(__file__).parents[1] / "plans").glob("*.py")
    found = [re.findall(r'Note\("([a-z-]+)"', path.read_text("utf-8")) for path in sources]
    assert kinds == {kind for kinds_of_one in found for kind in kinds_of_one}
