"""What a command says: results to standard output, all else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from commands.errors import CommandError
from ontology.language import Bilingual, Language


def language(environment: Mapping[str, str]) -> Language:
    """Return the reader's language: ``GWP_LANG``, else that of the locale, else English.

    >>> language({"LANG": "zh_CN.UTF-8"})
    'zh'
    """
    names = ("GWP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environment[name] for name in names if environment.get(name)), "en")
    return "zh" if wanted.lower().startswith("zh") else "en"


def reader() -> Language:
    """Return the language of whoever called."""
    return language(os.environ)


def say(sentence: Bilingual | str) -> None:
    """Write one line to standard error, in the reader's language."""
    said = sentence if isinstance(sentence, str) else sentence.pick(reader())
    sys.stderr.write(f"gwp: {said}\n")
    sys.stderr.flush()


def print_result(content: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the locale."""
    sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
    sys.stdout.buffer.flush()


def write_result(path: Path, content: str | bytes) -> None:
    """Write a file, whole or not at all."""
    from export.dataset import write_file

    try:
        write_file(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise CommandError(f"写不了 {path}：{error}", f"cannot write {path}: {error}") from error


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Yield what is called after each of many steps; a terminal shows how far they are."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    shown = total > 1 and console.is_terminal
    with Progress(console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
