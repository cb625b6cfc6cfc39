"""From documents: their records, and the dataset that they make."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.command import Command
from commands.console import print_result, reader, say
from commands.errors import CommandError
from commands.inputs import (
    DEFAULT_PLAN,
    NOTHING_READ,
    add_dataset,
    add_register,
    library_of,
    links_of,
    new_library,
    plans_of,
    settings_of,
    telling,
)
from ontology.language import GwpError

if TYPE_CHECKING:
    from graph.library import Library


def extract(options: argparse.Namespace) -> int:
    """Print the records of the files as JSON, or what a person should look at in them."""
    from export.review import review_records, review_text
    from plans.encode import plan_to_json

    plans = plans_of(options.files, register=options.register)
    if options.review and options.format == "table":
        print_result("".join(review_text(plan, reader()) for plan in plans))
        return 0
    found = [review_records(plan) if options.review else plan_to_json(plan) for plan in plans]
    print_result(
        json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1) + "\n"
    )
    return 0


def _add_extract(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--review", action="store_true", help="what was repaired or is uncertain")
    command.add_argument(
        "-f", "--format", choices=("table", "json"), default="table", help="of --review"
    )
    add_register(command)


def build(options: argparse.Namespace) -> int:
    """Write a dataset folder; a document that cannot be read is reported and the rest go on."""
    if options.dataset is not None and options.inputs:
        raise CommandError("-d 与文件不能同时给出", "give either -d DATASET or files, not both")
    if options.dataset is None and not options.observations:
        return _build_documents(options)
    from export.dataset import Failure, dataset_files, write_files
    from export.source import Source

    failures: list[Failure] = []

    def report(error: GwpError) -> None:
        say(error.say(reader()))
        failures.append(Failure(str(vars(error).get("source", "")), error.say("en")))

    if options.dataset is not None:
        library = library_of(options)
    else:
        plans = plans_of(options.inputs, report, options.register)
        library = new_library(plans, settings_of(options), links_of(options))
    if not library.plans():
        raise CommandError(*NOTHING_READ)
    if options.observations:
        _add_observations(library)
    write_files(options.output, dataset_files(Source(library), failures))
    return 1 if failures else 0


def _build_documents(options: argparse.Namespace) -> int:
    """Build on all cores, with memory that does not grow with the documents."""
    from export.folder import build_dataset
    from graph.bulk import Reading
    from graph.iris import Iris
    from plans.folder import plan_files
    from plans.register import load_register

    load_register(options.register)
    files = plan_files(options.inputs or [DEFAULT_PLAN], leave_out=options.output)
    reading = Reading(Iris(settings_of(options).base_iri), options.register)
    links = links_of(options)

    try:
        with telling(len(files)) as tell:
            outcome = build_dataset(files, options.output, reading, links=links, on_event=tell)
    except OSError as error:
        place = f"{options.output}:{error}"
        raise CommandError(f"写不了 {place}", f"cannot write {place}") from error
    if not outcome.parts:
        raise CommandError(*NOTHING_READ)
    conflicts = [one for one in outcome.doubled if one.name is not None]
    return 1 if outcome.failures or conflicts else 0


def _add_observations(library: Library) -> None:
    """Add the results of the analysis, with their method, to a graph of their own."""
    from graph.analysis import Study, analyse
    from graph.ledger_query import read_ledger
    from graph.observations import observation_triples, observed_tables

    study = Study(read_ledger(library.store))
    library.store.add_graph(
        library.iris.analysis("graph"),
        (
            triple
            for table in observed_tables(analyse(study))
            for triple in observation_triples(table, study, iris=library.iris)
        ),
    )


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", nargs="*", type=Path, metavar="FILE|DIR")
    command.add_argument("-o", "--output", type=Path, default=Path("dataset"), metavar="DIR")
    command.add_argument("--base-iri", help="what resource IRIs begin with")
    command.add_argument(
        "--links", type=Path, nargs="+", metavar="FILE", help="more links, as SSSOM tables"
    )
    command.add_argument(
        "--observations", action="store_true", help="the results of the analysis too (Data Cube)"
    )
    add_register(command)
    add_dataset(command)


COMMANDS: Final = (
    Command("extract", extract, _add_extract),
    Command("build", build, _add_build),
)
