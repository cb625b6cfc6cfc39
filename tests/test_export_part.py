"""A part of the data: the tasks that were asked for, whole, valid, and in every format."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from export.formats import EXPORT_FORMATS
from export.source import Source
from graph.errors import UnknownNameError
from graph.library import Library
from graph.part import constructed, part_of
from graph.store import open_store
from graph.validate import validate
from ontology.terms import GWP
from plans import read_plan
from tests import jimo
from tests.test_gwp import gwp


@cache
def whole() -> Library:
    return Library(open_store([read_plan(jimo.PATH)]))


@cache
def part(kind: str, name: str) -> Library:
    return part_of(whole(), **{kind: name})


def numbers(library: Library) -> list[str]:
    (summary,) = library.plans()
    return [task.number for task in library.plan(summary.slug).tasks]


PARTS = [("unit", "区商务局", 18), ("sector", "2", 6), ("plan", "即政办发〔2018〕116号", 67)]


@pytest.mark.parametrize(("kind", "name", "count"), PARTS)
def test_a_part_holds_the_tasks_that_were_asked_for(kind: str, name: str, count: int) -> None:
    assert len(numbers(part(kind, name))) == count


@pytest.mark.parametrize(("kind", "name", "count"), PARTS)
def test_a_part_is_valid_under_the_shapes(kind: str, name: str, count: int) -> None:
    report = validate(part(kind, name).store, is_part=True)
    assert report.conforms, report.findings[:3]
    assert validate(part(kind, name).store).conforms == (count == 67)


@pytest.mark.parametrize(("kind", "name", "count"), PARTS)
def test_a_part_says_nothing_that_the_whole_does_not(kind: str, name: str, count: int) -> None:
    some, every = set(Source(part(kind, name)).quads), set(Source(whole()).quads)
    assert some == every if count == 67 else some < every


def test_a_task_of_a_part_reads_as_in_the_whole() -> None:
    (summary,) = whole().plans()
    tasks = {task.number: task for task in whole().plan(summary.slug).tasks}
    small = part("sector", "2").plan(summary.slug)
    assert {task.number: task for task in small.tasks} == {
        n: tasks[n] for n in numbers(part("sector", "2"))
    }
    assert small.metadata == whole().plan(summary.slug).metadata


def test_a_sector_answers_to_its_title_and_a_unit_to_its_other_names() -> None:
    (summary,) = whole().plans()
    title = whole().plan(summary.slug).sectors[1].title
    assert numbers(part("sector", title)) == numbers(part("sector", "2"))
    assert numbers(part("unit", "商务局")) == numbers(part("unit", "区商务局"))


def test_conditions_hold_together() -> None:
    both = part_of(whole(), unit="区商务局", sector="2")
    wanted = set(numbers(part("unit", "区商务局"))) & set(numbers(part("sector", "2")))
    assert set(numbers(both)) == wanted


def test_a_unit_that_is_not_there_is_told_with_those_near_it() -> None:
    with pytest.raises(UnknownNameError, match=r"no unit named '区商务据'; near names: 区商务局"):
        part_of(whole(), unit="区商务据")
    with pytest.raises(UnknownNameError, match="no sector named '9'"):
        part_of(whole(), sector="9")


@pytest.mark.parametrize("row", EXPORT_FORMATS, ids=lambda row: row.key)
def test_every_format_writes_a_part(row: object) -> None:
    assert row.write(Source(part("unit", "区商务局")))  # type: ignore[attr-defined]


def test_what_a_query_makes_is_a_graph_of_its_own() -> None:
    line = b"<https://e.org/a> <https://e.org/b> <https://e.org/c> .\n"
    assert [str(t) for t in Source(constructed(whole(), line)).triples] == [line.decode()[:-3]]


def test_the_command_line_writes_a_part_and_what_a_query_makes(tmp_path: Path) -> None:
    result = gwp("export", "nt", "--sector", "2", "--unit", "区商务局")
    assert result.returncode == 0
    tasks = [q for q in ox.parse(result.stdout, format=ox.RdfFormat.N_TRIPLES)
             if q.object == ox.NamedNode(GWP.Task)]  # fmt: skip
    assert len(tasks) == len(numbers(part_of(whole(), unit="区商务局", sector="2")))
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ?t gwp:leadUnit ?u }", "utf-8")
    result = gwp("export", "nt", "--construct", str(tmp_path / "q.rq"))
    assert result.returncode == 0
    assert b"leadUnit" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["csv", "--construct", "CONSTRUCT WHERE { ?t gwp:leadUnit ?u }"],
            "only be written as RDF",
        ),
        (["nt", "--construct", "SELECT * { ?t gwp:leadUnit ?u }"], "takes a CONSTRUCT or DESCRIBE"),
        (["nt", "--construct", "CONSTRUCT WHERE { ?t gwp:leadUnit }"], "line 1"),
        (["nt", "--unit", "区商务据"], "no unit named '区商务据'"),
        (["nt", "--construct", "missing.rq"], "cannot read missing.rq"),
    ],
)
def test_a_part_that_cannot_be_had_is_one_sentence(arguments: list[str], sentence: str) -> None:
    result = gwp("export", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert sentence in result.stderr.decode()


def test_a_base_that_is_no_iri_stops_a_build_before_it_writes(tmp_path: Path) -> None:
    result = gwp("build", "-o", str(tmp_path / "d"), "--base-iri", "gwp base")
    assert result.returncode == 2
    assert "'gwp base' cannot be a base IRI" in result.stderr.decode()
    assert not (tmp_path / "d").exists()


def test_a_dataset_is_rebuilt_under_another_base_and_back(tmp_path: Path) -> None:
    first, moved, back = (str(tmp_path / name) for name in ("a", "b", "c"))
    assert gwp("build", "-o", first).returncode == 0
    assert gwp("build", "-d", first, "-o", moved, "--base-iri", "https://e.org/id/").returncode == 0
    assert gwp("build", "-d", moved, "-o", back, "--base-iri", whole().iris.base).returncode == 0
    files = {p.relative_to(first): p.read_bytes() for p in Path(first).rglob("*") if p.is_file()}
    assert files == {
        p.relative_to(back): p.read_bytes() for p in Path(back).rglob("*") if p.is_file()
    }
    assert b"w3id.org/gwp/id" not in (tmp_path / "b" / "all.nt").read_bytes()
    count = gwp("query", "-d", moved, "-f", "csv", "SELECT (COUNT(?t) AS ?n) { ?t a gwp:Task }")
    assert count.stdout.decode().split() == ["n", "67"]


def test_files_and_a_dataset_are_not_built_together(tmp_path: Path) -> None:
    result = gwp("build", str(jimo.PATH), "-d", str(tmp_path))
    assert result.returncode == 2
    assert "not both" in result.stderr.decode()


def test_a_link_set_with_an_unknown_predicate_stops_a_build(tmp_path: Path) -> None:
    from tests.test_ontology_links import written

    path = written(tmp_path, predicate_id="owl:samAs")
    result = gwp("build", "-o", str(tmp_path / "d"), "--links", str(path))
    assert result.returncode == 2
    assert "links.sssom.tsv:4: unknown predicate 'owl:samAs'" in result.stderr.decode()
    assert not (tmp_path / "d").exists()


def test_a_part_in_a_file_is_checked_as_a_part(tmp_path: Path) -> None:
    path = str(tmp_path / "part.ttl")
    assert gwp("export", "turtle", "--sector", "2", "-o", path).returncode == 0
    whole_check, part_check = gwp("check", path), gwp("check", "--part", path)
    assert (whole_check.returncode, part_check.returncode) == (1, 0)
    assert "run from 1 without gap" in whole_check.stdout.decode()


def test_a_turtle_file_with_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("@prefix e: <https://e.org/> .\ne:a e:b e:c\ne:d e:e .\n", "utf-8")
    result = gwp("check", str(path))
    assert (result.returncode, result.stdout) == (2, b"")
    assert "bad.ttl:3: " in result.stderr.decode()
