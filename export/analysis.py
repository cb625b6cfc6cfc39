"""Analyses as files: one table of the forms that `gwp analyze` writes, and the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from export import rdf
from export.errors import UnknownFormatError
from export.tables import (
    tables_to_csv,
    tables_to_json,
    tables_to_markdown,
    tables_to_text,
    tables_to_xlsx,
)
from graph.analysis import Study, Table
from graph.observations import observation_triples, observed_tables
from ontology.language import Language

if TYPE_CHECKING:
    from export.figure_page import FigureFormat

_SHOWN_ROWS: Final = 20
Tables = Sequence[Table]


@dataclass(frozen=True, slots=True)
class AnalysisFormat:
    """One form of the tables: its key, extension and writer."""

    key: str
    extension: str
    write: Callable[[Tables, Study, Language], bytes]


def _observations(tables: Tables, study: Study, _: Language) -> bytes:
    """Write the tables that have a row for each unit, or a single row, as a data cube."""
    return rdf.turtle(
        t for table in observed_tables(tables) for t in observation_triples(table, study)
    )


ANALYSIS_FORMATS: Final[tuple[AnalysisFormat, ...]] = (
    AnalysisFormat(
        "table", "txt", lambda t, _, to: tables_to_text(t, to, top=_SHOWN_ROWS).encode()
    ),
    AnalysisFormat("csv", "csv", lambda t, _, __: tables_to_csv(t).encode()),
    AnalysisFormat("xlsx", "xlsx", lambda t, _, to: tables_to_xlsx(t, to)),
    AnalysisFormat("json", "json", lambda t, _, __: tables_to_json(t).encode()),
    AnalysisFormat("md", "md", lambda t, _, to: tables_to_markdown(t, to).encode()),
    AnalysisFormat("turtle", "ttl", _observations),
)


def analysis_format(name: str) -> AnalysisFormat:
    """Return the row called `name`, or raise `UnknownFormatError`.

    >>> analysis_format("md").extension
    'md'
    """
    for row in ANALYSIS_FORMATS:
        if row.key == name:
            return row
    raise UnknownFormatError(name, [row.key for row in ANALYSIS_FORMATS])


def figure_files(study: Study, form: FigureFormat, language: Language) -> dict[str, bytes]:
    """Return every figure by file name."""
    from export.figures import FIGURES, figure_bytes

    return {f"{row.key}.{form}": figure_bytes(row.key, study, form, language) for row in FIGURES}
