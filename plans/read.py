"""From a document to a `Plan`: what others call."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ontology.language import Bilingual
from plans.compose import to_plan
from plans.errors import PlanFormatError
from plans.files import read_file
from plans.reading import read_document
from plans.records import Note, Plan
from plans.register import load_register

# Ten megabytes of real plans hold about 300,000; a text built to hold more is not unfolded.
_MOST_ASSIGNMENTS: Final = 1_000_000


def read_plan(path: Path | str, *, register: Path | None = None) -> Plan:
    """Read a work plan from a file.

    Parameters
    ----------
    path : pathlib.Path or str
        The document.
    register : pathlib.Path, optional
        A register file of the user's own, see `plans.register.load_register`.

    Raises
    ------
    PlanFormatError
        If a file cannot be opened or read, or the document holds no task.
    """
    text, notes = read_file(path)
    return _read(text, Path(path).name, register, notes)


def read_text(text: str, source: str = "text", *, register: Path | None = None) -> Plan:
    r"""Read a work plan from its text.

    Parameters
    ----------
    text : str
        The document. A byte order mark is dropped and line ends become line feeds; spans count
        the characters of what is left, which is `Plan.text`.
    source : str
        What the text came from, for `Plan.source` and in errors.

    Raises
    ------
    PlanFormatError
        If the text is empty or holds no task.

    Examples
    --------
    >>> plan = read_text("一、重点任务\n1.修路。（市交通局牵头，市财政局配合）\n")
    >>> [(a.role, a.unit) for a in plan.tasks[0].assignments]
    [('lead', '市交通局'), ('participant', '市财政局')]
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _read(text, source, register, ())


def _read(text: str, source: str, register: Path | None, notes: tuple[Note, ...]) -> Plan:
    if not text.strip():
        raise PlanFormatError(source, None, Bilingual(zh="文本为空", en="the text is empty"))
    reading = read_document(text, load_register(register))
    if not reading.contents.tasks:
        raise _no_tasks(source, text)
    if reading.size() > _MOST_ASSIGNMENTS:
        raise _too_large(source)
    return to_plan(reading, text, source, notes)


def _no_tasks(source: str, text: str) -> PlanFormatError:
    lines = text.count("\n") + 1
    return PlanFormatError(
        source,
        None,
        Bilingual(
            zh=f"全文{lines}行中没有带编号的任务",
            en=f"none of its {lines} lines is a numbered task",
        ),
    )


def _too_large(source: str) -> PlanFormatError:
    return PlanFormatError(
        source,
        None,
        Bilingual(
            zh=f"任务与分工超过{_MOST_ASSIGNMENTS}项，不是一份工作方案",
            en=f"more than {_MOST_ASSIGNMENTS} tasks and assignments are no single work plan",
        ),
    )
