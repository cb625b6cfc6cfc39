"""The one table of export formats: the command line, download links, docs and tests read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from export import rdf
from export.csvw import csvw_files
from export.errors import UnknownFormatError
from export.ledger_book import ledger_workbook
from export.networks import (
    network_to_cytoscape,
    network_to_gephi_csv,
    network_to_gexf,
    network_to_graphml,
    network_to_pajek,
    network_to_r,
    network_to_ucinet,
    network_to_xlsx,
    task_times,
)
from export.pages import render_page
from export.report import report_document
from export.sheets import zip_bytes
from export.source import Source
from export.tables import table_to_csv
from export.task_table import task_table, unit_table
from graph.analysis import Table
from ontology.language import Bilingual

Group = Literal["data", "network", "table", "page"]
_BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One way to write the plans: what it is called, its media type, extension and writer."""

    key: str
    group: Group
    title: Bilingual
    media_type: str
    extension: str
    write: Callable[[Source], bytes]


def _csv(table: Table, source: Source) -> bytes:
    """Write for spreadsheet programs, which know UTF-8 by its byte order mark."""
    return (_BYTE_ORDER_MARK + table_to_csv(table, source.language)).encode()


def _row(
    key: str,
    group: Group,
    zh: str,
    en: str,
    media_type: str,
    extension: str,
    write: Callable[[Source], bytes],
) -> ExportFormat:
    return ExportFormat(key, group, Bilingual(zh, en), media_type, extension, write)


EXPORT_FORMATS: Final[tuple[ExportFormat, ...]] = (
    _row(
        "turtle", "data", "Turtle", "Turtle", "text/turtle", "ttl", lambda s: rdf.turtle(s.triples)
    ),
    _row(
        "turtle-asserted",
        "data",
        "Turtle（仅原文陈述）",
        "Turtle, asserted statements only",
        "text/turtle",
        "ttl",
        lambda s: rdf.turtle(s.asserted),
    ),
    _row(
        "trig",
        "data",
        "TriG（分命名图）",
        "TriG with named graphs",
        "application/trig",
        "trig",
        lambda s: rdf.trig(s.quads),
    ),
    _row(
        "ntriples",
        "data",
        "N-Triples（已排序）",
        "N-Triples, sorted",
        "application/n-triples",
        "nt",
        lambda s: rdf.ntriples(s.triples),
    ),
    _row(
        "nquads",
        "data",
        "N-Quads（已排序）",
        "N-Quads, sorted",
        "application/n-quads",
        "nq",
        lambda s: rdf.nquads(s.quads),
    ),
    _row(
        "jsonld",
        "data",
        "JSON-LD",
        "JSON-LD",
        "application/ld+json",
        "jsonld",
        lambda s: rdf.jsonld(s.triples),
    ),
    _row(
        "rdfxml",
        "data",
        "RDF/XML",
        "RDF/XML",
        "application/rdf+xml",
        "rdf",
        lambda s: rdf.rdfxml(s.triples),
    ),
    _row(
        "links",
        "data",
        "外部链接（Wikidata、GeoNames）",
        "links to Wikidata and GeoNames",
        "text/turtle",
        "ttl",
        lambda s: rdf.turtle(s.links),
    ),
    _row(
        "graphml",
        "network",
        "GraphML",
        "GraphML",
        "application/graphml+xml",
        "graphml",
        lambda s: network_to_graphml(s.network, s.positions),
    ),
    _row(
        "gexf",
        "network",
        "GEXF(Gephi)",
        "GEXF for Gephi",
        "application/gexf+xml",
        "gexf",
        lambda s: network_to_gexf(s.network, s.positions, task_times(s.ledger)),
    ),
    _row(
        "gephi",
        "network",
        "Gephi 电子表格",
        "Gephi spreadsheets",
        "application/zip",
        "zip",
        lambda s: zip_bytes(network_to_gephi_csv(s.network, s.positions)),
    ),
    _row(
        "pajek",
        "network",
        "Pajek",
        "Pajek",
        "application/zip",
        "zip",
        lambda s: zip_bytes(network_to_pajek(s.network, s.positions)),
    ),
    _row(
        "ucinet",
        "network",
        "UCINET DL",
        "UCINET DL",
        "application/zip",
        "zip",
        lambda s: zip_bytes(network_to_ucinet(s.network)),
    ),
    _row(
        "r",
        "network",
        "R(statnet、RSiena)",
        "R (statnet, RSiena)",
        "application/zip",
        "zip",
        lambda s: zip_bytes(network_to_r(s.network)),
    ),
    _row(
        "cytoscape",
        "network",
        "Cytoscape JSON",
        "Cytoscape JSON",
        "application/json",
        "cyjs",
        lambda s: network_to_cytoscape(s.network, s.positions),
    ),
    _row(
        "matrix",
        "network",
        "协作矩阵（xlsx）",
        "collaboration matrix (xlsx)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        lambda s: network_to_xlsx(s.network),
    ),
    _row(
        "csv",
        "table",
        "任务台账（CSV）",
        "tasks (CSV)",
        "text/csv",
        "csv",
        lambda s: _csv(task_table(s.plans), s),
    ),
    _row(
        "units",
        "table",
        "单位清单（CSV）",
        "units (CSV)",
        "text/csv",
        "csv",
        lambda s: _csv(unit_table(s.plans), s),
    ),
    _row(
        "csvw",
        "table",
        "任务与单位（CSV 与 CSVW 元数据）",
        "tasks and units (CSV with CSVW metadata)",
        "application/zip",
        "zip",
        lambda s: zip_bytes(csvw_files(s.plans)),
    ),
    _row(
        "ledger",
        "table",
        "任务台账（xlsx，每单位一页）",
        "task ledger (xlsx, one sheet per unit)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        lambda s: ledger_workbook(s.plans),
    ),
    _row(
        "report",
        "page",
        "任务分工情况报告（docx，GB/T 9704）",
        "report (docx, laid out by GB/T 9704)",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        lambda s: report_document(s.plans),
    ),
    _row(
        "html",
        "page",
        "协作网络（离线网页）",
        "collaboration network (offline page)",
        "text/html",
        "html",
        lambda s: render_page(s.network, s.title, s.language).encode(),
    ),
)


def export_format(name: str) -> ExportFormat:
    """Return the row called `name`: a key, or an extension, the first row that has it.

    >>> export_format("ttl").key
    'turtle'

    Raises
    ------
    UnknownFormatError
        If there is none.
    """
    for row in EXPORT_FORMATS:
        if name in (row.key, row.extension):
            return row
    raise UnknownFormatError(name, [row.key for row in EXPORT_FORMATS])
