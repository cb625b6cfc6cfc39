"""Concepts by the words that records and texts use for them."""

from __future__ import annotations

from typing import Final

from ontology.language import Bilingual, GwpError
from ontology.terms import CONCEPTS, NOTATIONS

SCHEME_BASE: Final = "https://w3id.org/gwp/scheme/"


class UnknownConceptError(GwpError, LookupError):
    """A word for which a concept scheme has no concept."""

    sentence = Bilingual(
        zh="概念体系 {scheme} 中没有“{name}”；可用的有：{known}",
        en="the concept scheme {scheme} has no {name!r}; it has {known}",
    )

    def __init__(self, scheme: str, name: str) -> None:
        self.scheme = scheme
        self.name = name
        self.known = ", ".join(CONCEPTS.get(scheme, ())) or ", ".join(CONCEPTS)


def concept(scheme: str, name: str) -> str:
    """Return the IRI of the concept that `name` stands for.

    Parameters
    ----------
    scheme
        The last segment of the scheme's IRI, such as ``"benchmark-mode"``.
    name
        The concept's id, notation, Chinese label or one of its other Chinese labels.

    Raises
    ------
    UnknownConceptError
        If there is no such scheme or concept.

    Examples
    --------
    >>> concept("benchmark-mode", "对标")
    'https://w3id.org/gwp/scheme/benchmark-mode/benchmark'
    """
    try:
        return CONCEPTS[scheme][name]
    except KeyError:
        raise UnknownConceptError(scheme, name) from None


def concept_id(iri: str) -> str:
    """Return the notation of a concept: the word that records carry for it.

    >>> concept_id("https://w3id.org/gwp/scheme/comparator/at-least")
    'at-least'
    >>> concept_id(concept("benchmark-mode", "对标"))
    '对标'

    Raises
    ------
    UnknownConceptError
        If `iri` is no concept of ours.
    """
    try:
        return NOTATIONS[iri]
    except KeyError:
        scheme, _, name = iri.removeprefix(SCHEME_BASE).partition("/")
        raise UnknownConceptError(scheme, name) from None


def words_of(scheme: str) -> frozenset[str]:
    """Return every word that `concept` understands in a scheme.

    >>> sorted(words_of("quantifier") - {"all", "relevant"})
    ['全部', '各', '所有', '有关', '相关']
    """
    if scheme not in CONCEPTS:
        raise UnknownConceptError(scheme, "")
    return frozenset(CONCEPTS[scheme])
