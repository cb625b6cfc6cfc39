"""The command line, and `load` for notebooks: work plans in, graph, tables and pages out."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.language import Bilingual, GwpError, Language

if TYPE_CHECKING:
    from export.notebook import Graph
    from graph.analysis import Study
    from graph.library import Library
    from graph.service import Format
    from graph.store import Store
    from ontology.links import Link
    from plans.records import Plan
    from web.settings import Settings

_NOTHING_READ: Final = ("没有读到任何方案", "no plan was read")
_INTERRUPTED: Final = Bilingual("已中断", "interrupted")
DEFAULT_PLAN: Final = Path(__file__).parent / "data" / "jimo-2018-116.txt"


class CommandError(GwpError, ValueError):
    """A call that cannot be carried out."""

    sentence = Bilingual(zh="{reason}", en="{reason}")

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Bilingual(zh, en)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Returns
    -------
    int
        0 done, 1 the input was read and found wanting, 2 the call or the input cannot be used.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except GwpError as error:
        _say(error.say(language(os.environ)))
        return 2
    except BrokenPipeError:
        # Whoever reads has left; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say(_INTERRUPTED.pick(language(os.environ)))
        return 130
    return code


def language(environment: Mapping[str, str]) -> Language:
    """Return the reader's language: ``GWP_LANG``, else that of the locale, else English.

    >>> language({"LANG": "zh_CN.UTF-8"})
    'zh'
    """
    names = ("GWP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environment[name] for name in names if environment.get(name)), "en")
    return "zh" if wanted.lower().startswith("zh") else "en"


def load(*paths: Path | str, language: Language = "zh") -> Graph:
    """Return the graph of the plans at `paths` (files or folders), or of the bundled plan.

    Raises
    ------
    PlanFormatError
        For the first document that holds no plan.

    Examples
    --------
    >>> load().table("workload")["unit"][0]
    '区发改局'
    """
    from export.notebook import Graph
    from graph.library import Library
    from graph.store import open_store
    from plans.folder import plan_files, read_plans

    found = plan_files([Path(path) for path in paths] or [DEFAULT_PLAN])
    return Graph(Library(open_store(read_plans(found))), language)


def extract(options: argparse.Namespace) -> int:
    """Print the records of the files as JSON, or what a person should look at in them."""
    from export.review import review_records, review_text
    from plans.encode import plan_to_json

    plans = _plans(options.files, register=options.register)
    if options.review and options.format == "table":
        _print("".join(review_text(plan, language(os.environ)) for plan in plans))
        return 0
    found = [review_records(plan) if options.review else plan_to_json(plan) for plan in plans]
    _print(json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=1) + "\n")
    return 0


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
        _say(error.say(language(os.environ)))
        failures.append(Failure(str(vars(error).get("source", "")), error.say("en")))

    if options.dataset is not None:
        library = _library(options)
    else:
        plans = _plans(options.inputs, report, options.register)
        library = _new_library(plans, _settings(options), _links(options))
    if not library.plans():
        raise CommandError(*_NOTHING_READ)
    if options.observations:
        _add_observations(library)
    write_files(options.output, dataset_files(Source(library), failures))
    return 1 if failures else 0


def _build_documents(options: argparse.Namespace) -> int:
    """Build on all cores, with memory that does not grow with the documents."""
    from export.folder import build_dataset
    from graph.bulk import Doubled, Reading, Unreadable
    from graph.iris import Iris
    from plans.folder import plan_files
    from plans.register import load_register

    load_register(options.register)
    files = plan_files(options.inputs or [DEFAULT_PLAN], leave_out=options.output)
    reading = Reading(Iris(_settings(options).base_iri), options.register)
    links = _links(options)

    def tell(event: Unreadable | Doubled | None) -> None:
        advance()
        if event is not None:
            _say(event.say().pick(language(os.environ)))

    try:
        with _progress(len(files)) as advance:
            outcome = build_dataset(files, options.output, reading, links=links, on_event=tell)
    except OSError as error:
        place = f"{options.output}:{error}"
        raise CommandError(f"写不了 {place}", f"cannot write {place}") from error
    if not outcome.parts:
        raise CommandError(*_NOTHING_READ)
    conflicts = [one for one in outcome.doubled if one.name is not None]
    return 1 if outcome.failures or conflicts else 0


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Yield what is called after each of many steps; a terminal shows how far they are."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    shown = total > 1 and console.is_terminal
    with Progress(console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


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


def check(options: argparse.Namespace) -> int:
    """Print what the shapes find wanting."""
    from export.answers import report_text
    from graph.validate import validate

    report = validate(_library(options).store, is_part=options.part)
    as_turtle = options.format == "turtle"
    _print(report.turtle if as_turtle else report_text(report, language(os.environ)))
    return 0 if report.conforms else 1


def query(options: argparse.Namespace) -> int:
    """Print the answer to a SPARQL query, which runs in a process that can be stopped."""
    from export.answers import answer_table
    from graph.service import outline_of

    text = _query_text(options.query)
    kind = outline_of(text).kind
    wanted = options.format or ("table" if kind == "solutions" else "turtle")
    as_table = wanted == "table" and kind == "solutions"
    answer = _answer(_library(options).store, text, "json" if as_table else wanted, options)
    _print(answer_table(answer, language(os.environ)) if as_table else answer)
    return 0


def analyze(options: argparse.Namespace) -> int:
    """Print or write the tables of the network analysis, and its figures."""
    from export.analysis import analysis_format, figure_files
    from export.dataset import write_files
    from graph.analysis import analyse

    row, reader = analysis_format(options.format), language(os.environ)
    study = _study(options)
    content = row.write(analyse(study, *options.tables), study, reader)
    if options.output is None:
        _print(content)
        return 0
    files = {f"analysis.{row.extension}": content}
    if options.figures is not None:
        files |= figure_files(study, options.figures, reader)
    write_files(options.output, files)
    return 0


def _study(options: argparse.Namespace) -> Study:
    from graph.analysis import Study
    from graph.ledger_query import read_ledger

    ledger = read_ledger(_library(options).store)
    return Study(
        ledger.where(plan=options.plan, sector=options.sector),
        options.collectives,
        options.seed,
        options.permutations,
    )


def export(options: argparse.Namespace) -> int:
    """Write the plans in one row of the table of formats."""
    from export.formats import export_format
    from export.source import Source

    row = export_format(options.form)
    library = _part(options, _library(options), row.group == "data")
    content = row.write(Source(library, language(os.environ)))
    if options.output is not None:
        _write(options.output, content)
    else:
        _print(content)
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serve pages, SPARQL and downloads until interrupted."""
    import uvicorn

    from server import create_app

    settings = _settings(options)
    with _listening(settings) as listener:
        library = _served_library(options, settings)
        url = f"http://{settings.host}:{listener.getsockname()[1]}/"
        app = create_app(library, settings, on_ready=lambda: _say(url))
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def mcp(options: argparse.Namespace) -> int:
    """Answer a language model over standard input and output (MCP), read-only."""
    import asyncio

    from graph.editions import write_generation
    from graph.service import QueryService
    from ontology.terms import PREFIXES
    from web.mcp_server import mcp_server

    settings = _settings(options)
    library = _served_library(options, settings)
    with tempfile.TemporaryDirectory(prefix="gwp-") as folder:
        generation = write_generation(library.store, Path(folder) / "data.nq")

        async def answer() -> None:
            service = QueryService(generation, settings.limits, prefixes=PREFIXES)
            service.start()
            try:
                await mcp_server(service, language(os.environ)).run_stdio_async()
            finally:
                await service.stop()

        asyncio.run(answer())
    return 0


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """Take the port first, so that an occupied one is told before anything is built."""
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        listener.close()
        place = f"{settings.host}:{settings.port}"
        raise CommandError(
            f"无法监听 {place}({error}),请换一个 --port",
            f"cannot listen on {place} ({error}); choose another --port",
        ) from error
    with listener:
        yield listener


def _served_library(options: argparse.Namespace, settings: Settings) -> Library:
    if options.empty:
        return _new_library(iter(()), settings)
    if options.inputs or options.register:
        return _loaded_library(options, settings)
    return _library(options)


def _loaded_library(options: argparse.Namespace, settings: Settings) -> Library:
    """Return the library of documents, read on all cores; one that cannot be read is told."""
    from graph.bulk import Doubled, Reading, Unreadable, load_files
    from graph.iris import Iris
    from graph.library import Library
    from graph.store import open_store
    from plans.folder import plan_files
    from plans.register import load_register

    load_register(options.register)
    files = plan_files(options.inputs or [DEFAULT_PLAN])
    iris, store = Iris(settings.base_iri), open_store()

    def tell(event: Unreadable | Doubled | None) -> None:
        advance()
        if event is not None:
            _say(event.say().pick(language(os.environ)))

    with _progress(len(files)) as advance:
        load_files(store, files, Reading(iris, options.register), on_event=tell)
    if store.is_empty:
        raise CommandError(*_NOTHING_READ)
    store.add_links(iris)
    return Library(store, iris)


def _library(options: argparse.Namespace) -> Library:
    """Return the dataset that was named, or one built from the bundled plan.

    A dataset keeps its own base IRI, unless another one is asked for.
    """
    if options.dataset is None:
        return _new_library(_plans([]), _settings(options))
    from graph.iris import Iris
    from graph.library import Library
    from graph.load import load_dataset
    from web.settings import is_set

    settings = _settings(options)
    asked = is_set("base_iri", vars(options), os.environ)
    store = load_dataset(options.dataset, settings.base_iri if asked else None)
    return Library(store, Iris(store.base() or settings.base_iri))


def _new_library(
    plans: Iterator[Plan], settings: Settings, links: Sequence[Link] | None = None
) -> Library:
    from graph.iris import Iris
    from graph.library import Library
    from graph.store import open_store

    iris = Iris(settings.base_iri)
    return Library(open_store(plans, iris, links), iris)


def _links(options: argparse.Namespace) -> list[Link] | None:
    """Return the bundled links and those of the files that were named."""
    if not options.links:
        return None
    from ontology.links import LINKS_FILE, read_links

    return [link for path in (LINKS_FILE, *options.links) for link in read_links(path)]


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

    text = _query_text(options.construct)
    if outline_of(text).kind != "graph":
        raise CommandError(
            "--construct 须为 CONSTRUCT 或 DESCRIBE 查询",
            "--construct takes a CONSTRUCT or DESCRIBE query",
        )
    return constructed(part, _answer(part.store, text, "ntriples", options))


def _plans(
    paths: Sequence[Path],
    on_failure: Callable[[GwpError], None] | None = None,
    register: Path | None = None,
) -> Iterator[Plan]:
    """Yield the plans at `paths`, or the bundled one, with a progress bar on a terminal."""
    from plans.folder import plan_files, read_plans
    from plans.register import load_register

    load_register(register)
    found = plan_files(paths or [DEFAULT_PLAN])
    with _progress(len(found)) as advance:
        for file in found:
            yield from read_plans([file], on_failure, register=register)
            advance()


def _query_text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if not given.endswith((".rq", ".sparql")):
        return given
    try:
        return Path(given).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"读不了 {given}:{error}", f"cannot read {given}: {error}") from error


def _answer(store: Store, text: str, form: str, options: argparse.Namespace) -> bytes:
    """Return the answer to a query, asked in a process that can be stopped."""
    from graph.editions import write_generation
    from graph.service import outline_of, run_query
    from ontology.terms import PREFIXES

    row = _answer_format(form, outline_of(text).kind)
    with tempfile.TemporaryDirectory(prefix="gwp-") as folder:
        generation = write_generation(store, Path(folder) / "data.nq")
        return run_query(generation, text, row, _settings(options).limits, prefixes=PREFIXES)


def _answer_format(name: str, kind: str) -> Format:
    from export.errors import UnknownFormatError
    from graph.service import FORMATS, format_by_key

    rows = [row for row in FORMATS if row.kind == kind]
    try:
        return format_by_key(name, rows)
    except KeyError:
        raise UnknownFormatError(name, [row.key for row in rows]) from None


def _settings(options: argparse.Namespace) -> Settings:
    from web.settings import SETTINGS, Settings

    flags = {row.name: getattr(options, row.name, None) for row in SETTINGS}
    return Settings.of(flags, os.environ)


def _write(path: Path, content: str | bytes) -> None:
    from export.dataset import write_file

    try:
        write_file(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise CommandError(f"写不了 {path}:{error}", f"cannot write {path}: {error}") from error


def _print(content: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the locale."""
    sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
    sys.stdout.buffer.flush()


def _say(sentence: str) -> None:
    """Write one line to standard error."""
    print(f"gwp: {sentence}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("gwp", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, add in _COMMANDS:
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        command.set_defaults(run=run)
        add(command)
    return parser


def _add_extract(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--review", action="store_true", help="what was repaired or is uncertain")
    command.add_argument(
        "-f", "--format", choices=("table", "json"), default="table", help="of --review"
    )
    _add_register(command)


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
    _add_register(command)
    _add_dataset(command)


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("dataset", nargs="?", type=Path)
    command.add_argument("-f", "--format", choices=("table", "turtle"), default="table")
    command.add_argument("--part", action="store_true", help="task numbers may have gaps")


def _add_query(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY|FILE.rq|-")
    command.add_argument("-f", "--format", help="table, json, xml, csv, tsv, turtle, jsonld …")
    command.add_argument("--query-timeout-s")
    _add_dataset(command)


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
    _add_dataset(command)


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("form", metavar="FORMAT")
    command.add_argument("-o", "--output", type=Path, metavar="FILE")
    part = command.add_argument_group("a part only")
    part.add_argument("--unit", metavar="NAME", help="the tasks of a unit, in whatever role")
    part.add_argument("--sector", metavar="N|TITLE", help="the tasks of a sector")
    part.add_argument("--plan", metavar="SLUG|NUMBER|TITLE", help="the tasks of a plan")
    part.add_argument("--construct", metavar="QUERY|FILE.rq|-", help="what a query makes")
    _add_dataset(command)


def _add_serve(command: argparse.ArgumentParser) -> None:
    from web.settings import SETTINGS

    command.add_argument("inputs", nargs="*", type=Path, metavar="FILE|DIR")
    command.add_argument("--empty", action="store_true", help="serve no plan at all")
    _add_register(command)
    _add_dataset(command)
    for row in SETTINGS:
        if not row.is_secret:
            shown = f"{row.meaning.en} ({row.shown_default}; {row.variable})"
            flag = command.add_argument(row.flag, dest=row.name, help=shown.replace("%", "%%"))
            if row.is_switch:
                flag.nargs, flag.const, flag.metavar = "?", "on", "on|off"


def _add_mcp(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", nargs="*", type=Path, metavar="FILE|DIR")
    command.add_argument("--empty", action="store_true", help="know no plan at all")
    command.add_argument("--query-timeout-s")
    _add_register(command)
    _add_dataset(command)


def _add_register(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--register", type=Path, metavar="FILE", help="names and words of your own, as TOML"
    )


def _add_dataset(command: argparse.ArgumentParser) -> None:
    command.add_argument("-d", "--dataset", type=Path, metavar="DATASET")


_COMMANDS: Final[
    tuple[tuple[str, Callable[[argparse.Namespace], int], Callable[..., None]], ...]
] = (
    ("extract", extract, _add_extract),
    ("build", build, _add_build),
    ("check", check, _add_check),
    ("query", query, _add_query),
    ("analyze", analyze, _add_analyze),
    ("export", export, _add_export),
    ("serve", serve, _add_serve),
    ("mcp", mcp, _add_mcp),
)

if __name__ == "__main__":
    sys.exit(main())
