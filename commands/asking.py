"""Asking a dataset: its shapes, SPARQL, the network analysis, every format of export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.command import Command
from commands.console import print_result, reader, write_result
from commands.errors import CommandError
from commands.inputs import add_dataset, answer_of, library_of, query_text

if TYPE_CHECKING:
    from graph.analysis import Study
    from graph.library import Library


def check(options: argparse.Namespace) -> int:
    """Print what the shapes find wanting."""
    from export.answers import report_text
    from graph.validate import validate

    report = validate(library_of(options).store, is_part=options.part)
    as_turtle = options.format == "turtle"
    print_result(report.turtle if as_turtle else report_text(report, reader()))
    return 0 if report.conforms else 1


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("dataset", nargs="?", type=Path)
    command.add_argument("-f", "--format", choices=("table", "turtle"), default="table")
    command.add_argument("--part", action="store_true", help="task numbers may have gaps")


def query(options: argparse.Namespace) -> int:
    """Print the answer to a SPARQL query, which runs in a process that can be stopped."""
    from export.answers import answer_table
    from graph.service import outline_of

    text = query_text(options.query)
    kind = outline_of(text).kind
    wanted = options.format or ("table" if kind == "solutions" else "turtle")
    as_table = wanted == "table" and kind == "solutions"
    answer = answer_of(library_of(options).store, text, "json" if as_table else wanted, options)
    print_result(answer_table(answer, reader()) if as_table else answer)
    return 0


def _add_query(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY|FILE.rq|-")
    command.add_argument("-f", "--format", help="table, json, xml, csv, tsv, turtle, jsonld …")
    command.add_argument("--query-timeout-s")
    add_dataset(command)


def analyze(options: argparse.Namespace) -> int:
    """Print or write the tables of the network analysis, and its figures."""
    from export.analysis import analysis_format, figure_files
    from export.dataset import write_files
    from graph.analysis import analyse

    row, language = analysis_format(options.format), reader()
    study = _study(options)
    content = row.write(analyse(study, *options.tables), study, language)
    if options.output is None:
        print_result(content)
        return 0
    files = {f"analysis.{row.extension}": content}
    if options.figures is not None:
        files |= figure_files(study, options.figures, language)
    write_files(options.output, files)
    return 0


def _study(options: argparse.Namespace) -> Study:
    from graph.analysis import Study
    from graph.ledger_query import read_ledger

    ledger = read_ledger(library_of(options).store)
    return Study(
        ledger.where(plan=options.plan, sector=options.sector),
        options.collectives,
        options.seed,
        options.permutations,
    )


def _add_analyze(command: argparse.ArgumentParser) -> None:
    command.add_argument("tables", nargs="*", metavar="TABLE", help="all but the matrices if none")
    command.add_argument(
        "-f", "--format", default="table", help="table, csv, xlsx, json, md, turtle"
    )
    command.add_argument("-o", "--output", type=Path, metavar="DIR")
    command.add_argument("--figures", choices=("svg", "pdf", "png"), help="with -o: draw them too")
    command.add_argument("--plan", metavar="NUMBER|TITLE", help="the tasks of one plan")
    command.add_argument("--sector", metavar="TITLE", help="the tasks of one sector")
    command.add_argument("--collectives", choices=("out", "in", "expanded"), default="out")
    command.add_argument("--seed", type=int, default=1, help="of every method that draws lots")
    command.add_argument("--permutations", type=int, default=5000, help="of QAP and MRQAP")
    add_dataset(command)


def export(options: argparse.Namespace) -> int:
    """Write the plans in one row of the table of formats."""
    from export.formats import export_format
    from export.source import Source

    row = export_format(options.form)
    library = _part(options, library_of(options), row.group == "data")
    content = row.write(Source(library, reader()))
    if options.output is not None:
        write_result(options.output, content)
    else:
        print_result(content)
    return 0


def _part(options: argparse.Namespace, library: Library, is_data: bool) -> Library:
    """Return the part of `library` that was asked for."""
    from graph.part import constructed, part_of

    part = part_of(library, unit=options.unit, sector=options.sector, plan=options.plan)
    if options.construct is None:
        return part
    if not is_data:
        raise CommandError(
            "--construct 的结果只能写成 RDF 格式",
            "what --construct makes can only be written as RDF",
        )
    from graph.service import outline_of

    text = query_text(options.construct)
    if outline_of(text).kind != "graph":
        raise CommandError(
            "--construct 须为 CONSTRUCT 或 DESCRIBE 查询",
            "--construct takes a CONSTRUCT or DESCRIBE query",
        )
    return constructed(part, answer_of(part.store, text, "ntriples", options))


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("form", metavar="FORMAT")
    command.add_argument("-o", "--output", type=Path, metavar="FILE")
    part = command.add_argument_group("a part only")
    part.add_argument("--unit", metavar="NAME", help="the tasks of a unit, in whatever role")
    part.add_argument("--sector", metavar="N|TITLE", help="the tasks of a sector")
    part.add_argument("--plan", metavar="SLUG|NUMBER|TITLE", help="the tasks of a plan")
    part.add_argument("--construct", metavar="QUERY|FILE.rq|-", help="what a query makes")
    add_dataset(command)


COMMANDS: Final = (
    Command("check", check, _add_check),
    Command("query", query, _add_query),
    Command("analyze", analyze, _add_analyze),
    Command("export", export, _add_export),
)
