"""The words of the concept schemes in both languages, as pages and tables print them."""

from __future__ import annotations

from functools import cache
from typing import Final

from ontology import ontology_files
from ontology.concepts import SCHEME_BASE
from ontology.language import Bilingual

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"


def concept_words(scheme: str, name: str) -> Bilingual:
    """Return the label of the concept with that notation, or `name` itself where there is none.

    >>> concept_words("unit-type", "township").zh
    '镇街'
    >>> concept_words("unit-type", "xyz").zh
    'xyz'
    """
    return _labels().get((scheme, name)) or Bilingual(zh=name, en=name)


@cache
def _labels() -> dict[tuple[str, str], Bilingual]:
    """Read all schemes, once; it takes about 20 ms."""
    labels: dict[str, dict[str, str]] = {}
    names: dict[str, list[str]] = {}
    for iri, predicate, value, language in _literals():
        if predicate == f"{_SKOS}prefLabel":
            labels.setdefault(iri, {})[language] = value
        elif predicate == f"{_SKOS}notation":
            names.setdefault(iri, []).append(value)
    return {
        (iri.removeprefix(SCHEME_BASE).partition("/")[0], name): Bilingual(
            zh=labels[iri].get("zh", name), en=labels[iri].get("en", name)
        )
        for iri, found in names.items()
        for name in (*found, iri.rpartition("/")[2])
        if iri in labels
    }


def _literals() -> list[tuple[str, str, str, str]]:
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    return [
        (quad.subject.value, quad.predicate.value, quad.object.value, quad.object.language or "")
        for path in ontology_files().schemes
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    ]


def first_clause(title: str) -> str:
    """Return the first clause of a long title, for legends and narrow columns.

    >>> first_clause("推进企业国际化,着力构建对外开放新优势")
    '推进企业国际化'
    """
    for stop in "\uff0c,;\uff1b。":
        title = title.partition(stop)[0]
    return title
