"""The border to pyoxigraph for values: Python values to RDF terms and back.

Terms are made often and compared often, so the IRIs are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.terms import XSD

Object = NamedNode | Literal
Pair = tuple[str, Object | None]


@lru_cache(maxsize=65536)
def iri(value: str) -> NamedNode:
    """Return the node named `value`."""
    return NamedNode(value)


# Oxigraph keeps every integer type as xsd:integer, so a narrower one would not survive the store.
_INTEGER: Final = NamedNode(XSD.integer)
_DECIMAL: Final = NamedNode(XSD.decimal)
_DATE: Final = NamedNode(XSD.date)


def chinese(value: str | None) -> Literal | None:
    """Return Chinese text, or ``None`` for nothing."""
    return None if value is None else Literal(value, language="zh")


def plain(value: str | None) -> Literal | None:
    """Return a string without language, or ``None`` for nothing."""
    return None if value is None else Literal(value)


def offset(value: int) -> Literal:
    """Return a character offset."""
    return Literal(str(value), datatype=_INTEGER)


def ordinal(value: int | None) -> Literal | None:
    """Return a position counted from one, or ``None`` for nothing."""
    return None if value is None else Literal(str(value), datatype=_INTEGER)


def decimal(value: Decimal | None) -> Literal | None:
    """Return an exact number, or ``None`` for nothing."""
    return None if value is None else Literal(f"{value.normalize():f}", datatype=_DECIMAL)


def day(value: date | None) -> Literal | None:
    """Return a day, or ``None`` for nothing."""
    return None if value is None else Literal(value.isoformat(), datatype=_DATE)


def describe(subject: NamedNode, *pairs: Pair) -> Iterator[Triple]:
    """Yield a triple of `subject` for each pair that has an object.

    >>> [str(t) for t in describe(iri("urn:a"), ("urn:p", plain("x")), ("urn:q", None))]
    ['<urn:a> <urn:p> "x"']
    """
    for predicate, value in pairs:
        if value is not None:
            yield Triple(subject, iri(predicate), value)
