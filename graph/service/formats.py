"""The one table of result and RDF formats: how each is called, asked for and written.

Negotiation, download links, the command line, the service description and the tests all read
these rows; nothing else spells a media type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

Kind = Literal["solutions", "graph"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `media_types` holds the registered type first, then the ones also asked for.

    `row_marks` are the byte strings that begin or end each row of an answer, in formats where none
    of them can stand inside a value (a line break quoted in CSV counts); `header_rows` of them are
    no rows. A whole answer ends with `ending`, white space apart.
    """

    key: str
    name: str
    kind: Kind
    media_types: tuple[str, ...]
    extension: str
    specification: str
    engine: ox.QueryResultsFormat | ox.RdfFormat
    row_marks: tuple[bytes, ...] = ()
    header_rows: int = 0
    ending: bytes = b""

    @property
    def media_type(self) -> str:
        """The registered media type."""
        return self.media_types[0]

    @property
    def content_type(self) -> str:
        """What the Content-Type header says; `text/*` would mean Latin letters without charset."""
        charset = "; charset=utf-8" if self.media_type.startswith("text/") else ""
        return f"{self.media_type}{charset}"

    @property
    def named_graphs(self) -> bool:
        """Whether the format can hold the names of graphs."""
        return isinstance(self.engine, ox.RdfFormat) and self.engine.supports_datasets


_R = ox.QueryResultsFormat
_G = ox.RdfFormat

FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "json",
        "SPARQL results JSON",
        "solutions",
        ("application/sparql-results+json", "application/json", "text/json"),
        "srj",
        "https://www.w3.org/TR/sparql11-results-json/",
        _R.JSON,
        row_marks=(b'[{"', b',{"'),
        ending=b"}",
    ),
    Format(
        "xml",
        "SPARQL results XML",
        "solutions",
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        "srx",
        "https://www.w3.org/TR/rdf-sparql-XMLres/",
        _R.XML,
        row_marks=(b"<result>",),
        ending=b"</sparql>",
    ),
    Format(
        "csv",
        "SPARQL results CSV",
        "solutions",
        ("text/csv",),
        "csv",
        "https://www.w3.org/TR/sparql11-results-csv-tsv/",
        _R.CSV,
        row_marks=(b"\r\n",),
        header_rows=1,
    ),
    Format(
        "tsv",
        "SPARQL results TSV",
        "solutions",
        ("text/tab-separated-values",),
        "tsv",
        "https://www.w3.org/TR/sparql11-results-csv-tsv/",
        _R.TSV,
        row_marks=(b"\n",),
        header_rows=1,
    ),
    Format(
        "turtle",
        "Turtle",
        "graph",
        ("text/turtle", "application/x-turtle", "text/n3", "text/rdf+n3"),
        "ttl",
        "https://www.w3.org/TR/turtle/",
        _G.TURTLE,
    ),
    Format(
        "ntriples",
        "N-Triples",
        "graph",
        ("application/n-triples", "text/plain"),
        "nt",
        "https://www.w3.org/TR/n-triples/",
        _G.N_TRIPLES,
        row_marks=(b" .\n",),
    ),
    Format(
        "jsonld",
        "JSON-LD",
        "graph",
        ("application/ld+json", "application/json"),
        "jsonld",
        "https://www.w3.org/TR/json-ld11/",
        _G.JSON_LD,
    ),
    Format(
        "rdfxml",
        "RDF/XML",
        "graph",
        ("application/rdf+xml", "application/xml", "text/xml"),
        "rdf",
        "https://www.w3.org/TR/rdf-syntax-grammar/",
        _G.RDF_XML,
        ending=b"</rdf:RDF>",
    ),
    Format(
        "trig",
        "TriG",
        "graph",
        ("application/trig", "application/x-trig"),
        "trig",
        "https://www.w3.org/TR/trig/",
        _G.TRIG,
    ),
    Format(
        "nquads",
        "N-Quads",
        "graph",
        ("application/n-quads", "text/x-nquads"),
        "nq",
        "https://www.w3.org/TR/n-quads/",
        _G.N_QUADS,
        row_marks=(b" .\n",),
    ),
)


def formats_of(kind: Kind) -> tuple[Format, ...]:
    """Return the formats that an answer of this kind can be written in, the preferred first."""
    return tuple(row for row in FORMATS if row.kind == kind)


def format_by_key(key: str, among: Iterable[Format] = FORMATS) -> Format:
    """Return the format called `key`, which may also be an extension or (part of) a media type.

    >>> [format_by_key(name).key for name in ("ttl", "N-Triples", "rdf+xml")]
    ['turtle', 'ntriples', 'rdfxml']
    """
    wanted = key.strip().lower()
    plain = wanted.replace("-", "")
    for row in among:
        subtypes = (name.partition("/")[2] for name in row.media_types)
        if plain in (row.key, row.extension) or wanted in (*row.media_types, *subtypes):
            return row
    raise KeyError(key)
