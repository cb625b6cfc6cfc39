"""What follows from a plan and the ontology, so that no question needs inference.

The wider properties and classes are looked up in tables that are made of the ontology once; each
rule is a walk over the statements of one plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.terms import iri
from ontology.concepts import concept
from ontology.terms import CV, DCTERMS, ELI, GWP, ORG, RDF, RDFS

_GWP: Final = "https://w3id.org/gwp/ns#"
_Pairs = list[tuple[NamedNode, NamedNode]]


class Deriver:
    """Derives plan after plan over one ontology.

    Parameters
    ----------
    vocabulary
        The triples of the ontology and of its schemes. They are read, not returned.
    """

    def __init__(self, vocabulary: Iterable[Triple]) -> None:
        facts = _Facts(vocabulary)
        self._known = frozenset(facts.triples)
        self._wider_properties = _closure(facts.pairs(RDFS.subPropertyOf))
        self._wider_classes = _closure(facts.pairs(RDFS.subClassOf))
        self._role_properties = dict(facts.pairs(ORG.roleProperty))
        # In the order in which they feed each other.
        self._rules: tuple[Callable[[_Facts], Iterator[Triple]], ...] = (
            self._direct_edges,
            self._benchmarks,
            self._citations,
            self._properties,
            self._classes,
        )

    def derived_triples(self, asserted: Iterable[Triple]) -> Iterator[Triple]:
        """Return what follows from `asserted` and was not said, sorted by rule and subject."""
        facts = _Facts(asserted)
        derived: list[Triple] = []
        for rule in self._rules:
            new = {t for t in rule(facts) if t not in facts.triples and t not in self._known}
            fresh = sorted(new, key=str)
            facts.add(fresh)
            derived += fresh
        return iter(derived)

    def _direct_edges(self, facts: _Facts) -> Iterator[Triple]:
        """Yield the direct edge of its role, from task to unit, for each responsibility."""
        units, roles = facts.objects(CV.hasParticipant), facts.objects(CV.role)
        for task, responsibility in facts.pairs(CV.hasParticipation):
            for role in roles.get(responsibility, ()):
                direct = self._role_properties.get(role)
                if direct is not None:
                    for unit in units.get(responsibility, ()):
                        yield Triple(task, direct, unit)

    def _benchmarks(self, facts: _Facts) -> Iterator[Triple]:
        """Yield the direct edge from task to target for each benchmarking."""
        targets = facts.objects(GWP.benchmarkTarget)
        for task, benchmarking in facts.pairs(GWP.hasBenchmarking):
            for target in targets.get(benchmarking, ()):
                yield Triple(task, iri(GWP.benchmarks), target)

    def _citations(self, facts: _Facts) -> Iterator[Triple]:
        """Yield the direct edge of its kind, from task or document to work, for each citation."""
        works, kinds = facts.objects(GWP.citedWork), facts.objects(GWP.citationKind)
        foreign = {work for work, kind in facts.pairs(RDF.type) if kind.value == GWP.CitedWork}
        for subject, citation in facts.pairs(GWP.hasCitation):
            for kind in kinds.get(citation, ()):
                for work in works.get(citation, ()):
                    yield Triple(subject, iri(_cites(kind, work in foreign)), work)

    def _properties(self, facts: _Facts) -> Iterator[Triple]:
        """Yield each statement with every wider property."""
        for narrow, wider in self._wider_properties.items():
            for triple in facts.of(narrow.value):
                for wide in wider:
                    yield Triple(triple.subject, wide, triple.object)

    def _classes(self, facts: _Facts) -> Iterator[Triple]:
        """Yield the wider classes of each thing."""
        for subject, narrow in facts.pairs(RDF.type):
            for wide in self._wider_classes.get(narrow, ()):
                yield Triple(subject, iri(RDF.type), wide)


class _Facts:
    """Statements by their property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples: set[Triple] = set()
        self._by_property: dict[str, list[Triple]] = {}
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        for triple in triples:
            self.triples.add(triple)
            self._by_property.setdefault(triple.predicate.value, []).append(triple)

    def of(self, name: str) -> list[Triple]:
        return self._by_property.get(name, [])

    def pairs(self, name: str) -> _Pairs:
        """Return subjects and objects that have IRIs; the vocabulary has blank nodes besides."""
        return [
            (triple.subject, triple.object)
            for triple in self.of(name)
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
        ]

    def objects(self, name: str) -> Mapping[NamedNode, list[NamedNode]]:
        found: dict[NamedNode, list[NamedNode]] = {}
        for subject, value in self.pairs(name):
            found.setdefault(subject, []).append(value)
        return found


def _closure(pairs: _Pairs) -> dict[NamedNode, tuple[NamedNode, ...]]:
    """Return all that is wider than each of our own terms, itself left out."""
    above: dict[NamedNode, list[NamedNode]] = {}
    for narrow, wide in pairs:
        above.setdefault(narrow, []).append(wide)
    own = (term for term in above if term.value.startswith(_GWP))
    return {term: tuple(_reach(term, above)) for term in own}


def _reach(term: NamedNode, above: Mapping[NamedNode, list[NamedNode]]) -> Iterator[NamedNode]:
    seen, waiting = {term}, [term]
    while waiting:
        for wide in above.get(waiting.pop(), ()):
            if wide not in seen:
                seen.add(wide)
                waiting.append(wide)
                yield wide


def _cites(kind: NamedNode, foreign: bool) -> str:
    if foreign:
        return DCTERMS.references
    return GWP.implementsPolicy if kind.value == _IMPLEMENTS else ELI.cites


_IMPLEMENTS: Final = concept("citation-kind", "implements")
