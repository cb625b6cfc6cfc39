"""The file of corrections beside a plan: what it can say, and what is told when it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import plan_slug, plan_triples
from graph.iris import Iris
from graph.read import plan_from_triples
from graph.store import open_store
from ontology.terms import DCTERMS, PROV
from plans import Plan, PlanFormatError, read_text
from plans.correction_entries import correct, corrections_path
from plans.decode import plan_from_json
from plans.encode import plan_to_json
from plans.folder import read_plans
from plans.register import load_register

TEXT = """某市重点任务分工方案
一、重点任务
1.修路。2023年底前完成。（市交通局牵头，市财政局、市发改委配合）
2.修桥。（市交通局牵头，发展和改革委配合，幸福里参加）
"""
ORIGIN = 'who = "张三"\nwhen = 2024-05-01\nwhy = "核对了原件"\n'


def corrected(tmp_path: Path, *entries: str, text: str = TEXT) -> Plan:
    document = tmp_path / "plan.txt"
    document.write_text(text, "utf-8")
    said = "\n".join(f"[[correction]]\n{entry}\n" for entry in entries)
    corrections_path(document).write_text(said, "utf-8")
    (plan,) = read_plans([document])
    return plan


def assigned(plan: Plan, number: int) -> list[tuple[str, str]]:
    return [(one.role, one.unit) for one in plan.tasks[number - 1].assignments]


def test_a_unit_is_renamed_in_every_task_and_its_old_name_is_another_name(tmp_path: Path) -> None:
    plan = corrected(tmp_path, 'rename = "市交通局"\nto = "市交通运输局"')
    assert ("lead", "市交通运输局") in assigned(plan, 1)
    assert ("lead", "市交通运输局") in assigned(plan, 2)
    (unit,) = [unit for unit in plan.units if unit.name == "市交通运输局"]
    assert unit.aliases == ("市交通局",)
    assert "市交通局" not in {unit.name for unit in plan.units}


def test_two_forms_of_one_unit_are_merged(tmp_path: Path) -> None:
    before = {unit for task in read_text(TEXT).tasks for unit in (a.unit for a in task.assignments)}
    forms = sorted(name for name in before if "发" in name)
    listed = ", ".join(f'"{name}"' for name in forms)
    plan = corrected(tmp_path, f'merge = [{listed}]\nto = "市发展改革委"')
    units = {a.unit for task in plan.tasks for a in task.assignments}
    assert "市发展改革委" in units
    assert units.isdisjoint(forms)


def test_roles_units_and_days_of_a_task_are_corrected(tmp_path: Path) -> None:
    plan = corrected(
        tmp_path,
        'task = "1"\nunit = "市财政局"\nrole = "lead"',
        'task = 1\ndrop = "市交通局"',
        'task = "1"\nadd = "市审计局"\nrole = "participant"',
        'task = "1"\nend = 2024-06-30',
        'task = "2"\nstart = 2023-01-01\nend = 2023-12-31',
    )
    assert ("lead", "市财政局") in assigned(plan, 1)
    assert ("lead", "市交通局") not in assigned(plan, 1)
    assert ("lead", "市交通局") in assigned(plan, 2)
    assert ("participant", "市审计局") in assigned(plan, 1)
    assert [
        task.time and (task.time.kind, task.time.start, task.time.end) for task in plan.tasks
    ] == [
        ("deadline", None, date(2024, 6, 30)),
        ("period", date(2023, 1, 1), date(2023, 12, 31)),
    ]
    for task in plan.tasks:
        assert all(one.span.of(plan.text) == one.surface for one in task.assignments)
        assert task.time is not None
        assert task.time.span.of(plan.text) == task.time.surface


def test_fields_of_the_document_are_corrected_and_what_is_right_is_confirmed(
    tmp_path: Path,
) -> None:
    plan = corrected(
        tmp_path,
        'field = "number"\nvalue = "某政发〔2023〕9号"',
        'field = "date_signed"\nvalue = 2023-03-01',
        'confirm = "幸福里"',
    )
    assert plan.metadata.number == "某政发〔2023〕9号"
    assert plan.metadata.date_signed == date(2023, 3, 1)
    assert {note.kind for note in plan.notes} == {"correction"}


def test_a_correction_is_an_act_in_the_graph_by_someone_on_a_day(tmp_path: Path) -> None:
    plan = corrected(tmp_path, f'task = "1"\ndrop = "市财政局"\n{ORIGIN}')
    (row,) = open_store([plan]).select(f"""
        SELECT ?said ?who ?day ?why ?at WHERE {{
          ?note gwp:noteKind <https://w3id.org/gwp/scheme/note-kind/correction> ; skos:note ?said ;
            <{PROV.wasGeneratedBy}> ?act ; <{PROV.wasDerivedFrom}>/oa:exact ?at .
          ?act a <{PROV.Activity}> ; <{PROV.wasAssociatedWith}>/skos:prefLabel ?who ;
            <{DCTERMS.created}> ?day ; <{DCTERMS.description}> ?why }}""")
    assert {name: value.value for name, value in row.items()} == {
        "said": "人工更正:“市财政局”不是承担单位", "who": "张三", "day": "2024-05-01",
        "why": "核对了原件", "at": "市财政局",
    }  # fmt: skip


def test_the_origin_of_a_correction_survives_json_and_the_graph(tmp_path: Path) -> None:
    plan = corrected(tmp_path, f'rename = "市交通局"\nto = "市交通运输局"\n{ORIGIN}')
    read = plan_from_triples(plan_triples(plan), Iris().document(plan_slug(plan)))
    assert read.notes == plan_from_json(plan_to_json(plan)).notes == plan.notes
    assert {note.who for note in plan.notes if note.kind == "correction"} == {"张三"}


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (['rename = "市交通局"\nto = '], "line 3"),
        (
            ['rename = "市交通厅"\nto = "甲"'],
            "line 1: there is no unit '市交通厅'; near names: 市交通局",
        ),
        (['confirm = "幸福里"', 'task = "9"\ndrop = "甲"'], "line 4: there is no task '9'"),
        (['task = "1"\ndrop = "市财政厅"'], "near names: 市财政局"),
        (['task = "1"\nunit = "市财政局"\nrole = "boss"'], "there is no role 'boss'"),
        (['field = "colour"\nvalue = "red"'], "there is no field 'colour'"),
        (['field = "start"\nvalue = "today"'], "start cannot have the value"),
        (['confirm = "别处"'], "there is no note on '别处'"),
        (['burn = "everything"'], "'burn' is no correction; known are"),
        (['task = "1"\nend = "2024"'], "must be dates"),
        (['confirm = "幸福里"\nwhen = "gestern"'], "when must be a date"),
        (['merge = "甲"\nto = "乙"'], "merge must be a list"),
        (['rename = ""\nto = "乙"'], "rename must be text"),
        (['confirm = "幸福里"\nwho = 1'], "who must be text"),
        (['field = "title"\nvalue = " "'], "value must be text"),
        (['task = "1"\nadd = [1]\nrole = "lead"'], "add must be text"),
        (['task = "1"\nstart = 07:30:00'], "must be dates"),
        (['task = {a = 1}\ndrop = "甲"'], "there is no task"),
    ],
)
def test_a_wrong_correction_is_told_with_file_and_line(
    tmp_path: Path, entries: list[str], said: str
) -> None:
    with pytest.raises(PlanFormatError) as caught:
        corrected(tmp_path, *entries)
    assert "plan.txt.corrections.toml, line " in str(caught.value)
    assert said in str(caught.value)


def test_a_file_that_is_no_text_or_holds_other_tables_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    for content, said in (
        (b"\xff\xfe", "cannot be read"),
        (b"a = 1\n", "may hold"),
        (b"correction = [1]", "may hold"),
    ):
        file.write_bytes(content)
        with pytest.raises(PlanFormatError, match=said):
            correct(read_text(TEXT), file)


WORDS = st.sampled_from(["市交通局", "市财政局", "幸福里", "1", "2", "lead", "title", "无"])
VALUES = st.one_of(
    WORDS.map(lambda word: f'"{word}"'),
    st.sampled_from(
        ["1", "true", "2023-01-01", "2023-01-01T00:00:00Z", '["市交通局", "无"]', "nan"]
    ),
)
KEYS = st.sampled_from(
    [
        "rename",
        "to",
        "merge",
        "task",
        "unit",
        "role",
        "drop",
        "add",
        "start",
        "end",
        "field",
        "value",
        "confirm",
        "who",
        "when",
        "why",
    ]
)


@given(st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), max_size=4))
def test_any_entries_are_applied_or_refused_with_their_line(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, str]]
) -> None:
    file = tmp_path_factory.mktemp("corrections") / "a.toml"
    tables = ("\n".join(f"{key} = {value}" for key, value in one.items()) for one in entries)
    file.write_text("\n".join(f"[[correction]]\n{table}" for table in tables), "utf-8")
    try:
        plan = correct(read_text(TEXT), file)
    except PlanFormatError as error:
        assert error.line is not None
        return
    assert all(one.span.of(TEXT) == one.surface for t in plan.tasks for one in t.assignments)
    assert (
        plan_from_triples(plan_triples(plan), Iris().document(plan_slug(plan))).tasks == plan.tasks
    )


def test_the_example_of_the_documentation_can_be_applied(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "reading-plans.md").read_text("utf-8")
    guide = guide.partition("## Corrections")[2]
    text, said = (
        guide.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("text", "toml")
    )
    file = tmp_path / "a.toml"
    file.write_text(said, "utf-8")
    plan = correct(read_text(text), file)
    assert assigned(plan, 1) == [
        ("lead", "市交通运输局"), ("lead", "市财政局"), ("participant", "市发展改革委"),
    ]  # fmt: skip
    assert assigned(plan, 2) == [
        ("lead", "市交通运输局"), ("participant", "市发展改革委"), ("participant", "市水务局"),
    ]  # fmt: skip
    assert plan.metadata.number == "某政发〔2023〕9号"


def test_the_register_of_the_documentation_is_one(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "reading-plans.md").read_text("utf-8")
    said = guide.partition("## Your own register")[2].partition("```toml\n")[2].partition("```")[0]
    file = tmp_path / "own.toml"
    file.write_text(said, "utf-8")
    assert load_register(file).labels["主理单位"] == "lead"


def test_without_a_file_the_plan_is_as_it_was_read(tmp_path: Path) -> None:
    plan = read_text(TEXT)
    assert correct(plan, tmp_path / "none.toml") is plan
