"""The register is data: a user adds to it with a file, without touching code."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import Plan, PlanFormatError, read_text
from plans.register import load_register

TEXT = "一、重点任务\n1.做好登记。\n抓总部门：市数管局\n协力单位：市数据管理局、市幸福里\n"


def read(tmp_path: Path, toml: str) -> Plan:
    path = tmp_path / "own.toml"
    path.write_text(toml, "utf-8")
    return read_text(TEXT, register=path)


def test_labels_types_and_families_can_be_added(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        '[labels]\nlead = ["抓总部门"]\nparticipant = ["协力单位"]\n'
        '[types]\nzone = ["幸福里"]\n[[family]]\nforms = ["数据管理", "数管"]\n',
    )
    assert [(a.role, a.unit) for a in plan.tasks[0].assignments] == [
        ("lead", "市数据管理局"),
        ("participant", "市数据管理局"),
        ("participant", "市幸福里"),
    ]
    assert [(unit.name, unit.type) for unit in plan.units] == [
        ("市数据管理局", "department"),
        ("市幸福里", "zone"),
    ]
    assert plan.notes == ()


def test_without_the_file_its_words_are_not_known() -> None:
    assert read_text(TEXT).tasks[0].assignments == ()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[label]\n", "own.toml: it has no such entry as label"),
        ("[labels]\nhead = []\n", "own.toml: it has no such entry as labels.head"),
        ('[labels]\nlead = "甲"\n', "own.toml: it has no such entry as labels.lead"),
        ("[[family]]\nform = []\n", "own.toml: it has no such entry as family"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(PlanFormatError) as caught:
        read(tmp_path, toml)
    assert str(caught.value) == message
    assert caught.value.say("zh").startswith("own.toml：不认识的条目")


def test_a_file_that_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PlanFormatError, match=r"own\.toml: it cannot be read .*line 2"):
        read(tmp_path, "[labels]\nlead = \n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanFormatError, match=r"none\.toml: it cannot be read"):
        read_text(TEXT, register=tmp_path / "none.toml")


def test_each_form_stands_in_one_family_only() -> None:
    register = load_register()
    for table in (register.families, register.endings, register.synonyms):
        assert all(table[first] == first for first in table.values())


def test_every_suffix_has_one_of_the_known_types() -> None:
    assert set(load_register().types.values()) == {
        "government",
        "department",
        "party-and-mass",
        "judicial",
        "vertical-agency",
        "bank",
        "enterprise",
        "public-institution",
        "township",
        "zone",
        "leading-group",
        "place",
        "group",
    }
