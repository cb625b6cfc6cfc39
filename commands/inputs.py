"""What a command works on: documents, a dataset, settings, a query."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.console import progress, say
from commands.errors import CommandError
from ontology.language import GwpError

if TYPE_CHECKING:
    from graph.bulk import Doubled, Unreadable
    from graph.library import Library
    from graph.service import Format
    from graph.store import Store
    from ontology.links import Link
    from plans.records import Plan
    from web.settings import Settings

NOTHING_READ: Final = ("没有读到任何方案", "no plan was read")
DEFAULT_PLAN: Final = Path(__file__).parents[1] / "data" / "jimo-2018-116.txt"


def served_library(options: argparse.Namespace, settings: Settings) -> Library:
    """Return what is to be served: nothing, documents, or a dataset."""
    if settings.is_remote and (options.inputs or options.dataset):
        raise CommandError(
            "--store 为网址时，方案来自该端点，不能再给文件或数据集",
            "with a URL as --store the plans come from there; give no documents or dataset",
        )
    if options.empty or settings.is_remote:
        return new_library(iter(()), settings)
    if options.inputs or options.register:
        return _loaded_library(options, settings)
    return library_of(options)


def _loaded_library(options: argparse.Namespace, settings: Settings) -> Library:
    """Return the library of documents, read on all cores; one that cannot be read is told."""
    from graph.bulk import Reading, load_files
    from graph.iris import Iris
    from graph.library import Library
    from graph.store import open_store
    from plans.folder import plan_files
    from plans.register import load_register

    load_register(options.register)
    files = plan_files(options.inputs or [DEFAULT_PLAN])
    iris, store = Iris(settings.base_iri), open_store()
    with telling(len(files)) as tell:
        load_files(store, files, Reading(iris, options.register), on_event=tell)
    if store.is_empty:
        raise CommandError(*NOTHING_READ)
    store.add_links(iris)
    return Library(store, iris)


@contextmanager
def telling(total: int) -> Iterator[Callable[[Unreadable | Doubled | None], None]]:
    """Yield what takes the outcome of each document: the bar moves on, what went wrong is said."""
    with progress(total) as advance:

        def tell(event: Unreadable | Doubled | None) -> None:
            advance()
            if event is not None:
                say(event.say())

        yield tell


def library_of(options: argparse.Namespace) -> Library:
    """Return the dataset that was named, or one built from the bundled plan.

    A dataset keeps its own base IRI, unless another one is asked for.
    """
    if options.dataset is None:
        return new_library(plans_of([]), settings_of(options))
    from graph.iris import Iris
    from graph.library import Library
    from graph.load import load_dataset
    from web.settings import is_set

    settings = settings_of(options)
    asked = is_set("base_iri", vars(options), os.environ)
    store = load_dataset(options.dataset, settings.base_iri if asked else None)
    return Library(store, Iris(store.base() or settings.base_iri))


def new_library(
    plans: Iterator[Plan], settings: Settings, links: Sequence[Link] | None = None
) -> Library:
    """Return a library in memory with `plans`."""
    from graph.iris import Iris
    from graph.library import Library
    from graph.store import open_store

    iris = Iris(settings.base_iri)
    return Library(open_store(plans, iris, links), iris)


def links_of(options: argparse.Namespace) -> list[Link] | None:
    """Return the bundled links and those of the files that were named."""
    if not options.links:
        return None
    from ontology.links import LINKS_FILE, read_links

    return [link for path in (LINKS_FILE, *options.links) for link in read_links(path)]


def plans_of(
    paths: Sequence[Path],
    on_failure: Callable[[GwpError], None] | None = None,
    register: Path | None = None,
) -> Iterator[Plan]:
    """Yield the plans at `paths`, or the bundled one, with a progress bar on a terminal."""
    from plans.folder import plan_files, read_plans
    from plans.register import load_register

    load_register(register)
    found = plan_files(paths or [DEFAULT_PLAN])
    with progress(len(found)) as advance:
        for file in found:
            yield from read_plans([file], on_failure, register=register)
            advance()


def query_text(given: str) -> str:
    """Return a query that is given as text, as the name of a file, or as ``-``."""
    if given == "-":
        return sys.stdin.read()
    if not given.endswith((".rq", ".sparql")):
        return given
    try:
        return Path(given).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"读不了 {given}：{error}", f"cannot read {given}: {error}") from error


def answer_of(store: Store, text: str, form: str, options: argparse.Namespace) -> bytes:
    """Return the answer to a query, asked in a process that can be stopped."""
    from graph.editions import write_generation
    from graph.service import outline_of, run_query
    from ontology.terms import PREFIXES

    row = _answer_format(form, outline_of(text).kind)
    with tempfile.TemporaryDirectory(prefix="gwp-") as folder:
        generation = write_generation(store, Path(folder) / "data.nq")
        return run_query(generation, text, row, settings_of(options).limits, prefixes=PREFIXES)


def _answer_format(name: str, kind: str) -> Format:
    from export.errors import UnknownFormatError
    from graph.service import FORMATS, format_by_key

    rows = [row for row in FORMATS if row.kind == kind]
    try:
        return format_by_key(name, rows)
    except KeyError:
        raise UnknownFormatError(name, [row.key for row in rows]) from None


def settings_of(options: argparse.Namespace) -> Settings:
    """Return what flags and environment set."""
    from web.settings import SETTINGS, Settings

    flags = {row.name: getattr(options, row.name, None) for row in SETTINGS}
    return Settings.of(flags, os.environ)


def add_register(command: argparse.ArgumentParser) -> None:
    """Add the option for a register of one's own."""
    command.add_argument(
        "--register", type=Path, metavar="FILE", help="names and words of your own, as TOML"
    )


def add_dataset(command: argparse.ArgumentParser) -> None:
    """Add the option for a dataset in place of documents."""
    command.add_argument("-d", "--dataset", type=Path, metavar="DATASET")
