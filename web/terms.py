"""What can stand in a query: prefixes, and the terms and names of the data with their labels.

Everything is read from the endpoint itself: labels, and how often a class, property or unit is
used. A count that takes too long is left out.
"""

from __future__ import annotations

import asyncio
import csv
import io
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, cast

from export.pinyin import spellings
from graph.service import (
    QueryFailedError,
    QueryTimeoutError,
    Question,
    ResultTooLargeError,
    SparqlService,
    format_by_key,
)
from ontology.terms import PREFIXES

Kind = Literal["prefix", "class", "property", "concept", "unit", "benchmark"]
CLIENT: Final = "completions"
_CSV: Final = format_by_key("csv")
_LOCAL_NAME: Final = re.compile(r"[A-Za-z0-9_](?:[\w-]*\w)?", re.ASCII)
_LETTERS: Final = re.compile(r"[a-z]{2,}")
_BEGINS, _PART, _PINYIN = range(3)
_COUNT_S: Final = 10.0
_FRESH_S: Final = 300.0
_PREAMBLE: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("gwp", "owl", "rdf", "rdfs", "skos")
)
_LABELS: Final = """
SELECT DISTINCT ?term ?kind (LANG(?l) AS ?language) (STR(?l) AS ?label) {
  VALUES (?type ?kind) {
    (owl:Class "class") (rdfs:Class "class") (rdf:Property "property")
    (owl:ObjectProperty "property") (owl:DatatypeProperty "property")
  }
  ?term a ?type ; rdfs:label ?l . FILTER(ISIRI(?term))
}"""
_NAMES: Final = """
SELECT DISTINCT ?term ?kind (LANG(?l) AS ?language) (STR(?l) AS ?label) ?other {
  VALUES (?type ?kind) {
    (gwp:NamedUnit "unit") (gwp:CollectiveUnit "unit") (gwp:BenchmarkTarget "benchmark")
    (skos:Concept "concept")
  }
  ?term a ?type .
  VALUES (?property ?other) { (skos:prefLabel 0) (skos:altLabel 1) }
  ?term ?property ?l .
} ORDER BY ?other LIMIT 50000"""
_COUNTS: Final = (
    'SELECT ?term ("class" AS ?kind) (COUNT(*) AS ?n) '
    "{ ?s a ?term } GROUP BY ?term HAVING(ISIRI(?term))",
    'SELECT ?term ("property" AS ?kind) (COUNT(*) AS ?n) { ?s ?term ?o } GROUP BY ?term',
    'SELECT ?term ("unit" AS ?kind) (COUNT(*) AS ?n) { ?s gwp:involvesUnit ?term } GROUP BY ?term',
)
# What some members of a class have is what its members have.
_HAS: Final = "{ { SELECT ?s (<%s> AS ?class) { ?s a <%s> } LIMIT 200 } ?s ?term ?o }"
_MOST_CLASSES: Final = 80
_LONGEST_FIRST: Final = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))


@dataclass(slots=True)
class Term:
    """Something that can stand in a query; `classes` are those whose members have a property."""

    iri: str
    kind: Kind
    name: str
    labels: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0
    classes: set[str] = field(default_factory=set)

    def label(self, language: str) -> str:
        """Return the first label in a language, or nothing."""
        return next(iter(self.labels.get(language, ())), "")


def shortened(iri: str) -> str:
    """Write an IRI as a query would: with a prefix where one is known.

    >>> shortened("https://w3id.org/gwp/ns#Task"), shortened("https://w3id.org/gwp/ns#a/b")
    ('gwp:Task', '<https://w3id.org/gwp/ns#a/b>')
    """
    for prefix, space in _LONGEST_FIRST:
        local = iri.removeprefix(space)
        if local != iri and _LOCAL_NAME.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{iri}>"


def expanded(name: str) -> str:
    """Return the IRI that a query means by a name.

    >>> expanded("gwp:Task"), expanded("<http://example.org/a>")
    ('https://w3id.org/gwp/ns#Task', 'http://example.org/a')
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name.strip("<>")


class Terms:
    """The terms of the data behind a service, read once for each state of the data."""

    def __init__(self, service: SparqlService) -> None:
        self._service = service
        self._reading = asyncio.Lock()
        self._kept: tuple[str, list[Term]] | None = None

    async def all(self) -> list[Term]:
        """Return every term: prefixes first, then each kind, the most used first."""
        async with self._reading:
            # A remote store does not say when it changes.
            state = self._service.state or str(time.monotonic() // _FRESH_S)
            if self._kept is None or self._kept[0] != state:
                self._kept = state, await self._read()
            return self._kept[1]

    async def _read(self) -> list[Term]:
        found: dict[tuple[str, str], Term] = {}
        for row in [*await self._rows(_LABELS), *await self._rows(_NAMES)]:
            labels = _term(found, row).labels.setdefault(row["language"], [])
            labels.append(row["label"])
        for query in _COUNTS:
            for row in await self._rows_in_time(query):
                _term(found, row).count = int(row["n"])
        terms = sorted(found.values(), key=lambda term: (-term.count, term.name))
        for row in await self._rows_in_time(_has(terms)):
            if ("property", row["term"]) in found:
                found["property", row["term"]].classes.add(row["class"])
        return [Term(space, "prefix", f"{name}:") for name, space in PREFIXES.items()] + terms

    async def _rows_in_time(self, query: str) -> list[dict[str, str]]:
        """Return what a costly query says, or nothing."""
        try:
            return await self._rows(query, _COUNT_S)
        except (QueryTimeoutError, QueryFailedError, ResultTooLargeError):
            return []

    async def _rows(self, query: str, timeout_s: float | None = None) -> list[dict[str, str]]:
        question = Question(_PREAMBLE + query, _CSV, timeout_s=timeout_s, client=CLIENT)
        answer = await self._service.query(question)
        return list(csv.DictReader(io.StringIO((await answer.read()).decode())))


def _term(found: dict[tuple[str, str], Term], row: dict[str, str]) -> Term:
    kind, iri = cast(Kind, row["kind"]), row["term"]
    return found.setdefault((kind, iri), Term(iri, kind, shortened(iri)))


def _has(terms: Iterable[Term]) -> str:
    """Return the question which properties the members of each class have."""
    classes = [term.iri for term in terms if term.kind == "class" and term.count][:_MOST_CLASSES]
    parts = " UNION ".join(_HAS % (iri, iri) for iri in classes) or "{ }"
    return f"SELECT DISTINCT ?term ?class {{ {parts} }}"


def search(
    terms: Iterable[Term], text: str, kinds: Sequence[Kind] = (), of: Iterable[str] = ()
) -> list[Term]:
    """Return the terms that `text` may mean, the best first.

    Parameters
    ----------
    terms
        In the order that decides between terms that fit equally well.
    text
        The beginning of a name or IRI, a part of a label, or pinyin of a Chinese label.
    kinds
        Only these kinds, in this order; all if none.
    of
        Classes, as IRIs or with prefixes; properties that their members have come first.
    """
    wanted, classes = text.strip().casefold(), set(map(expanded, of))
    ranked = []
    for place, term in enumerate(terms):
        if (not kinds or term.kind in kinds) and (fit := _fit(term, wanted)) is not None:
            kind = kinds.index(term.kind) if kinds else 0
            place_of_fit = (kind, fit > _PART, not classes & term.classes, fit, place)
            ranked.append((place_of_fit, term))
    return [term for _, term in sorted(ranked, key=lambda pair: pair[0])]


def _fit(term: Term, wanted: str) -> int | None:
    """Say how well a term fits: by its beginning, a part of a label, or the sound of one."""
    if not wanted or _begins(term, wanted):
        return _BEGINS
    labels = [label for many in term.labels.values() for label in many]
    if any(wanted in word.casefold() for word in (*labels, _local(term))):
        return _PART
    if _LETTERS.fullmatch(wanted) and any(_sounds(label, wanted) for label in labels):
        return _PINYIN
    return None


def _begins(term: Term, wanted: str) -> bool:
    words = (term.name, f"<{term.iri}>", _local(term), *term.labels.get("zh", ()))
    return any(word.casefold().startswith(wanted) for word in words)


def _local(term: Term) -> str:
    return re.split("[/#:]", term.name.rstrip(">"))[-1]


@lru_cache(4096)
def _sounds(label: str, wanted: str) -> bool:
    """Say whether pinyin, or its first letters, spell a part of a Chinese label.

    >>> _sounds("区商务局", "swj"), _sounds("区商务局", "shangw"), _sounds("区商务局", "nongye")
    (True, True, False)
    """
    if label.isascii():
        return False
    spelled = spellings(label)
    return any(_spells(spelled[start:], wanted) for start in range(len(spelled)))


def _spells(spelled: Sequence[Sequence[str]], wanted: str) -> bool:
    if not wanted:
        return True
    return bool(spelled) and any(
        way.startswith(wanted)
        or (wanted.startswith(way) and _spells(spelled[1:], wanted[len(way) :]))
        or (wanted[0] == way[0] and _spells(spelled[1:], wanted[1:]))
        for way in spelled[0]
    )
