"""What follows from a plan and the ontology, so that no question needs inference.

Each rule is one CONSTRUCT over what was asserted; `derived_triples` keeps only what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import DefaultGraph, Quad, QueryTriples, Store, Triple

from ontology.terms import PREFIXES

# In the order in which they feed each other.
RULES: Final[tuple[tuple[str, str], ...]] = (
    (
        "a responsibility gives its task the direct edge of its role",
        """CONSTRUCT { ?task ?direct ?unit } WHERE {
             ?task cv:hasParticipation ?r .
             ?r cv:hasParticipant ?unit ; cv:role/org:roleProperty ?direct }""",
    ),
    (
        "a benchmarking gives its task the direct edge to the target",
        """CONSTRUCT { ?task gwp:benchmarks ?target } WHERE {
             ?task gwp:hasBenchmarking/gwp:benchmarkTarget ?target }""",
    ),
    (
        "a citation gives its task or document the direct edge of its kind",
        """CONSTRUCT { ?x ?direct ?work } WHERE {
             ?x gwp:hasCitation ?c . ?c gwp:citedWork ?work ; gwp:citationKind ?kind .
             BIND(IF(EXISTS { ?work a gwp:CitedWork }, dcterms:references,
                  IF(?kind = <https://w3id.org/gwp/scheme/citation-kind/implements>,
                     gwp:implementsPolicy, eli:cites)) AS ?direct) }""",
    ),
    (
        "a statement holds for every wider property",
        """CONSTRUCT { ?s ?wide ?o } WHERE {
             ?narrow rdfs:subPropertyOf+ ?wide . FILTER(?narrow != ?wide)
             FILTER(STRSTARTS(STR(?narrow), STR(gwp:)))
             ?s ?narrow ?o }""",
    ),
    (
        "a thing belongs to every wider class",
        """CONSTRUCT { ?x a ?wide } WHERE {
             ?narrow rdfs:subClassOf+ ?wide . FILTER(isIRI(?wide))
             FILTER(STRSTARTS(STR(?narrow), STR(gwp:)))
             ?x a ?narrow }""",
    ),
)


class Deriver:
    """Derives plan after plan over one loaded ontology.

    Parameters
    ----------
    vocabulary
        The triples of the ontology and of its schemes. They are read, not returned.
    """

    def __init__(self, vocabulary: Iterable[Triple]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._scratch = Store()
        self._scratch.bulk_extend(map(_quad, self._vocabulary))

    def derived_triples(self, asserted: Iterable[Triple]) -> Iterator[Triple]:
        """Return what follows from `asserted` and was not said, sorted by rule and subject."""
        said = list(asserted)
        new: dict[Triple, None] = {}
        self._scratch.extend(map(_quad, said))
        try:
            known = self._vocabulary.union(said)
            for _, rule in RULES:
                fresh = [t for t in self._construct(rule) if t not in known and t not in new]
                new.update(dict.fromkeys(sorted(fresh, key=str)))
                self._scratch.extend(map(_quad, fresh))
        finally:
            self._clear(said, new)
        return iter(new)

    def _construct(self, rule: str) -> Iterator[Triple]:
        result = self._scratch.query(rule, prefixes=PREFIXES)
        if not isinstance(result, QueryTriples):
            raise TypeError(rule)
        return iter(result)

    def _clear(self, *batches: Iterable[Triple]) -> None:
        for batch in batches:
            for triple in batch:
                if triple not in self._vocabulary:
                    self._scratch.remove(_quad(triple))


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
