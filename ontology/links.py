"""Links to other datasets, kept apart from the ontology: SSSOM rows that two sources support.

The rows name their subject by its Chinese name, not by an IRI, so that they hold under every base.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from ontology.files import FOLDER
from ontology.language import Bilingual, GwpError
from ontology.terms import GWP, OWL, SKOS

LINKS_FILE: Final = FOLDER / "links" / "benchmarks.sssom.tsv"
PLACES_FILE: Final = FOLDER / "links" / "places.tsv"
PREDICATES: Final = {
    "owl:sameAs": OWL.sameAs,
    "skos:closeMatch": SKOS.closeMatch,
    "skos:exactMatch": SKOS.exactMatch,
}
CATEGORIES: Final = {
    "gwp:BenchmarkOrganisation": GWP.BenchmarkOrganisation,
    "gwp:BenchmarkRegion": GWP.BenchmarkRegion,
}
LINK_COLUMNS: Final = (
    "subject_label", "subject_type", "subject_category", "ext_country", "predicate_id",
    "object_id", "object_label", "mapping_justification", "confidence", "ext_sources", "comment",
)  # fmt: skip
PLACE_COLUMNS: Final = ("name", "country", "code", "latitude", "longitude", "sources")
_FEWEST_SOURCES: Final = 2


class LinkError(GwpError, ValueError):
    """A row of a link set that cannot be used; it names the file and the line."""

    sentence = Bilingual(zh="链接集 {source}：{reason}", en="link set {source}: {reason}")

    def __init__(self, path: Path, line: int, reason: Bilingual) -> None:
        self.source = f"{path}:{line}"
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Link:
    """One link: what bears the name `subject` and is of the class is, or matches, `target`.

    `country` narrows the name down where the data say in which country a thing lies.
    """

    subject: str
    class_iri: str
    country: str
    predicate: str
    target: str
    confidence: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a region lies, in degrees of WGS 84, and its code of ISO 3166-1 if it has one."""

    name: str
    country: str
    code: str
    latitude: Decimal
    longitude: Decimal


def read_links(path: Path = LINKS_FILE) -> tuple[Link, ...]:
    """Return the rows of an SSSOM file in their order.

    Raises
    ------
    LinkError
        If a column, predicate, prefix or number is not one, or fewer than two sources stand
        behind a row; the error names file and line.
    """
    lines = _lines(path)
    prefixes = _prefixes(lines)
    return tuple(_link(path, line, row, prefixes) for line, row in _rows(path, lines, LINK_COLUMNS))


def read_places(path: Path = PLACES_FILE) -> tuple[Place, ...]:
    """Return the places of a table, or raise `LinkError` with file and line."""
    return tuple(
        Place(
            row["name"],
            row["country"],
            row["code"],
            _degrees(path, line, row["latitude"], 90),
            _degrees(path, line, row["longitude"], 180),
        )
        for line, row in _rows(path, _lines(path), PLACE_COLUMNS)
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LinkError(
            path, 0, Bilingual(zh=f"读不了：{error}", en=f"unreadable: {error}")
        ) from error


def _prefixes(lines: list[str]) -> dict[str, str]:
    pairs = (line.removeprefix("#   ").split(": ", 1) for line in lines if line.startswith("#   "))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and "://" in pair[1]}


def _rows(
    path: Path, lines: list[str], columns: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    kept = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    cells = list(csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not cells or tuple(cells[0]) != columns:
        wanted = ", ".join(columns)
        reason = Bilingual(zh=f"列须为 {wanted}", en=f"the columns must be {wanted}")
        raise LinkError(path, kept[0][0] if kept else 1, reason)
    for (number, _), row in zip(kept[1:], cells[1:], strict=True):
        if len(row) != len(columns):
            reason = Bilingual(
                zh=f"应有 {len(columns)} 格，实有 {len(row)} 格",
                en=f"{len(row)} cells where there must be {len(columns)}",
            )
            raise LinkError(path, number, reason)
        yield number, dict(zip(columns, row, strict=True))


def _link(path: Path, line: int, row: Mapping[str, str], prefixes: Mapping[str, str]) -> Link:
    sources = tuple(filter(None, row["ext_sources"].split("|")))
    if len(set(sources)) < _FEWEST_SOURCES:
        reason = Bilingual(
            zh=f"“{row['subject_label']}”须有两个来源",
            en=f"{row['subject_label']!r} needs two sources",
        )
        raise LinkError(path, line, reason)
    return Link(
        row["subject_label"],
        _known(path, line, Bilingual("类别", "category"), row["subject_category"], CATEGORIES),
        row["ext_country"],
        _known(path, line, Bilingual("谓词", "predicate"), row["predicate_id"], PREDICATES),
        _expand(path, line, row["object_id"], prefixes),
        _confidence(path, line, row["confidence"]),
        sources,
    )


def _known(path: Path, line: int, what: Bilingual, name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        reason = Bilingual(
            zh=f"未知的{what.zh}“{name}”，可用：{'、'.join(known)}",
            en=f"unknown {what.en} {name!r}; there are {', '.join(known)}",
        )
        raise LinkError(path, line, reason)
    return known[name]


def _expand(path: Path, line: int, curie: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, name = curie.partition(":")
    if not colon or not name or prefix not in prefixes or not name.replace("/", "").isalnum():
        reason = Bilingual(zh=f"“{curie}”无法展开为 IRI", en=f"{curie!r} expands to no IRI")
        raise LinkError(path, line, reason)
    return prefixes[prefix] + name


def _confidence(path: Path, line: int, text: str) -> float:
    number = _number(path, line, text)
    if not 0 < number <= 1:
        reason = Bilingual(
            zh=f"置信度 {text} 须在 0 与 1 之间", en=f"confidence {text} not in (0, 1]"
        )
        raise LinkError(path, line, reason)
    return float(number)


def _degrees(path: Path, line: int, text: str, most: int) -> Decimal:
    number = _number(path, line, text)
    if abs(number) > most:
        reason = Bilingual(zh=f"{text} 超出 ±{most} 度", en=f"{text} is beyond {most} degrees")
        raise LinkError(path, line, reason)
    return number


def _number(path: Path, line: int, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise LinkError(path, line, Bilingual(zh=f"“{text}”不是数", en=f"{text!r} is no number"))
    return number
