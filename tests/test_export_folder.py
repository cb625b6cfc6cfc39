"""A folder of documents into a dataset: whatever the order, the cores and the interruptions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from export.dataset import Failure, dataset_files
from export.folder import PARTS_FOLDER, Event, build_dataset
from export.parts import open_part
from export.source import Source
from graph.bulk import Doubled, Reading, Unreadable, load_files
from graph.iris import Iris
from graph.library import Library
from graph.load import load_dataset
from graph.store import fingerprint, open_store
from plans.folder import plan_files, read_plans
from tests import jimo

PLAN = """{place}政办发〔2023〕{number}号
{place}重点任务分工方案
一、重点任务
1.学习上海经验，修路{number}0公里以上。2023年底前完成。（区交通局牵头，各镇街配合）
2.贯彻《关于修桥的意见》（国发〔2020〕1号）。（区水务局、区财政局负责）
10.发展《自然》\\"杂志\\"。（区科技局负责）
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "plans"
    (folder / "more").mkdir(parents=True)
    (folder / "jimo.txt").write_bytes(jimo.PATH.read_bytes())
    for number in range(1, 12):
        place = "甲市乙区" if number % 2 else "丙市丁区"
        file = folder / "more" / f"{number}.txt"
        file.write_text(PLAN.format(place=place, number=number), "utf-8")
    return plan_files([folder])


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_piece_by_piece_gives_the_bytes_of_all_at_once(
    documents: list[Path], tmp_path: Path
) -> None:
    build_dataset(documents, tmp_path / "out", Reading(), workers=1)
    at_once = dataset_files(Source(Library(open_store(read_plans(documents)))))
    assert content(tmp_path / "out") == at_once


def test_order_and_number_of_processes_make_no_difference(
    documents: list[Path], tmp_path: Path
) -> None:
    base = Reading(Iris("https://example.org/data/"))
    build_dataset(documents, tmp_path / "one", base, workers=1)
    build_dataset(reversed(documents), tmp_path / "two", base, workers=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_dataset_loads_into_what_the_documents_load_into(
    documents: list[Path], tmp_path: Path
) -> None:
    build_dataset(documents, tmp_path / "out", Reading(), workers=1)
    store = open_store()
    load_files(store, reversed(documents), Reading(), workers=2)
    store.add_links()
    assert fingerprint(store.inner) == load_dataset(tmp_path / "out").generation()
    assert fingerprint(store.inner) == open_store(read_plans(documents)).generation()


def test_what_is_bad_is_told_and_the_rest_go_on(documents: list[Path], tmp_path: Path) -> None:
    (bad := documents[0].with_name("bad.txt")).write_text("空", "utf-8")
    told: list[Event] = []
    outcome = build_dataset(
        [*documents, bad], tmp_path / "out", Reading(), on_event=told.append, workers=2
    )
    assert len(outcome.parts) == len(documents)
    assert [one.source for one in outcome.failures] == ["bad.txt"]
    assert len(told) == len(documents) + 1
    assert [type(event) for event in told if event] == [Unreadable]


def test_one_text_twice_is_left_out_and_two_texts_of_one_number_are_kept_apart(
    documents: list[Path], tmp_path: Path
) -> None:
    folder = documents[0].parent
    text = PLAN.format(place="甲市乙区", number=1)
    (folder / "z-copy.txt").write_text(text, "utf-8")
    (folder / "z-other.txt").write_text(text.replace("修路", "筑路"), "utf-8")
    outcome = build_dataset(plan_files([folder]), tmp_path / "out", Reading(), workers=1)
    conflict, *_ = [one for one in outcome.doubled if one.name]
    assert outcome.doubled == [Doubled("z-copy.txt", None, conflict.number), conflict]
    assert conflict.source == "z-other.txt"
    assert str(conflict.name).startswith(f"{conflict.number}--")
    library = Library(load_dataset(tmp_path / "out"))
    slugs = [plan.slug for plan in library.plans()]
    assert len(slugs) == len(documents) + 1
    assert "筑路" in library.plan(str(conflict.name)).text
    assert library.plan(str(conflict.name)).notes[-1].kind == "conflicting-value"


def test_an_interrupted_build_goes_on_where_it_was(documents: list[Path], tmp_path: Path) -> None:
    seen = 0

    def interrupt(_: Event) -> None:
        nonlocal seen
        seen += 1
        if seen == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_dataset(documents, tmp_path / "out", Reading(), on_event=interrupt, workers=1)
    parts = list((tmp_path / "out" / PARTS_FOLDER).iterdir())
    assert {*content(tmp_path / "out")} == {f"{PARTS_FOLDER}/{part.name}" for part in parts}
    assert {open_part(part).slug for part in parts}
    made = {part.name: part.stat().st_mtime_ns for part in parts}
    kept: dict[str, int] = {}

    def watch(_: Event) -> None:
        folder = tmp_path / "out" / PARTS_FOLDER
        kept.update({p.name: p.stat().st_mtime_ns for p in folder.iterdir() if p.name in made})

    build_dataset(documents, tmp_path / "out", Reading(), on_event=watch, workers=1)
    build_dataset(documents, tmp_path / "fresh", Reading(), workers=1)
    assert kept == made
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_a_part_is_made_again_when_its_document_or_its_corrections_change(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN.format(place="甲市乙区", number=1), "utf-8")
    names = []
    for change in ("", "\n", "corrections"):
        if change == "corrections":
            corrections = file.with_name("a.txt.corrections.toml")
            corrections.write_text('[[correction]]\ntask = "1"\ndrop = "区交通局"\n', "utf-8")
        else:
            file.write_text(file.read_text("utf-8") + change, "utf-8")
        outcome = build_dataset([file], tmp_path / "out", Reading())
        names.append(outcome.parts[0].path.name)
    assert len({*names}) == 3
    (plan,) = read_plans([file])
    assert Library(load_dataset(tmp_path / "out")).plan(outcome.parts[0].slug) == plan


def test_a_build_without_any_plan_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("空", "utf-8")
    outcome = build_dataset([tmp_path / "bad.txt"], tmp_path / "out", Reading())
    assert [type(one) for one in outcome.failures] == [Failure]
    assert not (tmp_path / "out").exists()


def test_hidden_files_corrections_and_the_output_are_no_documents(tmp_path: Path) -> None:
    folder = tmp_path / ".hidden" / "plans"
    for name in ("a.txt", "a.txt.corrections.toml", ".b.txt", ".c/d.txt", "out/e.txt", "f/g.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    found = plan_files([folder], leave_out=folder / "out")
    assert [path.relative_to(folder).as_posix() for path in found] == ["a.txt", "f/g.txt"]


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path) -> Iterator[None]:
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)
