"""Work in processes: results in order, and a process that ends takes no other work with it."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from graph.bulk import Reading, Unreadable, crashed, load_files, read_one
from graph.crew import in_order
from graph.store import open_store
from plans import PlanFormatError
from tests import jimo


def ends_at_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number * 2


def minus(number: int) -> int:
    return -number


def fails(number: int) -> int:
    raise PlanFormatError("a.txt", number, crashed(Path("a.txt")).reason)


def test_results_come_in_the_order_of_the_tasks_from_however_many_processes() -> None:
    for workers in (1, 2):
        assert list(in_order(abs, range(-20, 0), workers)) == [*range(20, 0, -1)]


def test_a_task_that_ends_its_process_is_told_and_the_others_are_done() -> None:
    expected = [-7 if number == 7 else number * 2 for number in range(20)]
    assert list(in_order(ends_at_seven, range(20), 2, minus)) == expected


def test_without_anybody_to_tell_such_a_task_is_an_error() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order(ends_at_seven, range(20), 2))


def test_an_error_of_the_work_comes_through_a_process() -> None:
    with pytest.raises(PlanFormatError, match=r"a\.txt, line 0"):
        list(in_order(fails, range(20), 2))


def test_a_document_that_cannot_be_read_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("空", "utf-8")
    found = read_one(tmp_path / "a.txt", None)
    assert isinstance(found, Unreadable)
    assert found.source == "a.txt"
    assert found.reason.zh == "a.txt：全文1行中没有带编号的任务"
    assert "none of its 1 lines is a numbered task" in found.reason.en


def test_loading_tells_each_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(jimo.PATH.read_bytes())
    (tmp_path / "b.txt").write_bytes(jimo.PATH.read_bytes())
    (tmp_path / "c.txt").write_text("空", "utf-8")
    told: list[str] = []
    store = open_store()
    load_files(
        store,
        sorted(tmp_path.iterdir(), reverse=True),
        Reading(),
        on_event=lambda event: told.append(event.say().en if event else ""),
    )
    assert told[:2] == ["", "b.txt: the same text was read before; left out"]
    assert told[2].startswith("c.txt: ")
    assert len(store.document_graphs()) == 2
