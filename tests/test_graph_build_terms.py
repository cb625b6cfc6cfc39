"""Which terms of the ontology the data of plans use, the notice around a plan, and its origin."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build import plan_slug, plan_triples
from graph.iris import Iris
from graph.origin import READER_VERSION
from graph.promulgation import document_type, find_notice
from graph.read import plan_from_triples
from graph.store import Store, open_store
from graph.validate import validate
from graph.words import member_type
from ontology.terms import GWP
from plans import Plan, read_plan
from plans.records import Assignment, Person, Span
from tests import jimo

# Terms that no plan uses, with the reason: they are for the data that come after a plan.
FOR_LATER_DATA = {
    "ProgressReport": "a plan holds no reports on how it is carried out",
    "ReportedValue": "a number that such a report gives",
    "againstTarget": "ties such a number to the target of the plan",
    "progressStatus": "how far a report says that a task is",
    "reportedValue": "ties a report to its numbers",
    "reportsOn": "ties a report to its task",
}


@cache
def plan() -> Plan:
    return read_plan(jimo.PATH)


def with_all_roles() -> Plan:
    """Return a plan that has besides what other documents have: leaders and 责任单位."""
    task = plan().tasks[0]
    answers = Assignment("responsible", "财政局", "区财政局", "unit", Span(1, 4))
    changed = replace(
        task,
        assignments=(*task.assignments, answers),
        persons=(Person("张三", "责任领导", Span(2, 4)),),
    )
    meta = replace(plan().metadata, title="另一份工作方案", number="即政办发〔2018〕1号")
    return replace(plan(), metadata=meta, tasks=(changed, *plan().tasks[1:]))


@cache
def store() -> Store:
    return open_store([plan(), with_all_roles()])


def terms_in_use() -> set[str]:
    found: set[str] = set()
    for triple in store().triples(*store().document_graphs()):
        found.add(triple.predicate.value)
        found |= {triple.object.value} if isinstance(triple.object, ox.NamedNode) else set()
    return found


def test_every_term_is_used_by_the_data_of_plans_or_is_listed_with_a_reason() -> None:
    used = terms_in_use()
    own = {name: iri for name, iri in vars(GWP).items() if not name.startswith("_")}
    idle = {name for name, iri in own.items() if iri not in used}
    assert idle == set(FOR_LATER_DATA), "let graph.build write these, or list them with a reason"


def test_the_notice_has_what_the_text_says_of_itself() -> None:
    (row,) = store().select(
        "SELECT * WHERE { ?n a gwp:PromulgationNotice ; dcterms:title ?title ; eli:number ?number ;"
        " eli:date_document ?day ; eli:type_document/skos:notation ?kind ;"
        " eli:passed_by/skos:prefLabel ?issuer ; gwp:promulgates/eli:number ?number ."
        " ?n prov:wasDerivedFrom/oa:exact ?exact }"
    )
    assert {name: row[name].value for name in ("title", "number", "day", "kind", "issuer")} == {
        "title": "关于印发即墨区国际城市建设工作方案(2018-2019年)的通知",
        "number": "即政办发〔2018〕116号",
        "day": "2018-12-10",
        "kind": "notice",
        "issuer": plan().metadata.issuer,
    }
    assert row["exact"].value == row["title"].value


def test_only_the_notice_that_issues_this_plan_is_one() -> None:
    span = find_notice(plan())
    assert span is not None
    assert span.of(plan().text) == "关于印发即墨区国际城市建设工作方案(2018-2019年)的通知"
    assert find_notice(with_all_roles()) is None
    wrapped = replace(plan(), text=plan().text.replace("城市建设工作", "城市\n建设工作"))
    assert find_notice(wrapped) is not None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("甲市三年行动计划（2023—2025年）（试行）", "action-plan"),
        ("甲市2023年工作要点", "key-points"),
        ("关于加快甲产业发展的若干措施", "measures"),
        ("甲市重点工作任务分工方案", "task-division"),
        ("甲市2023年工作安排", None),
    ],
)
def test_the_kind_of_a_document_is_the_last_word_of_its_title(title: str, kind: str | None) -> None:
    found = document_type(title)
    assert (found and found.rpartition("/")[2]) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("各镇街", "township"),
        ("各功能区", "zone"),
        ("各乡镇人民政府", "government"),
        ("有关企业", "enterprise"),
        ("各有关方面", None),
    ],
)
def test_a_collective_says_what_kind_of_units_it_means(name: str, kind: str | None) -> None:
    found = member_type(name)
    assert (found and found.rpartition("/")[2]) == kind


def test_what_is_written_beside_the_records_does_not_change_what_is_read_back() -> None:
    for written in (plan(), with_all_roles()):
        read = plan_from_triples(plan_triples(written), Iris().document(plan_slug(written)))
        assert read.tasks == written.tasks
        assert read.metadata.spans == written.metadata.spans
        assert read.units == written.units


def test_notice_type_and_origin_meet_the_shapes() -> None:
    report = validate(open_store([plan()]))
    assert report.conforms


def test_the_graph_says_by_which_version_it_was_read() -> None:
    rows = store().select(
        "SELECT ?g ?v WHERE { ?g prov:wasGeneratedBy/prov:wasAssociatedWith ?a ."
        " ?a a prov:SoftwareAgent ; owl:versionInfo ?v }"
    )
    asserted = {name for name in store().document_graphs() if not name.endswith("/derived")}
    assert {row["g"].value for row in rows} == asserted
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert {row["v"].value for row in rows} == {tomllib.loads(project)["project"]["version"]}
    assert tomllib.loads(project)["project"]["version"] == READER_VERSION
