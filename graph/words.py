"""How one plan names things: the nodes of its parts, units and spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.iris import Iris
from graph.terms import chinese, describe, iri, offset, plain
from ontology.concepts import concept, words_of
from ontology.terms import GWP, OA, RDF, SKOS
from plans.records import Plan, Span

# Units of a plan that names no jurisdiction, such as a ministry's, share this segment.
NO_JURISDICTION: Final = "-"
# 各 stands for all members of a group, 有关 and 相关 for those concerned.
_QUANTIFIERS: Final = (("有关", "relevant"), ("相关", "relevant"), ("各", "all"))


class Words:
    """Mints the nodes of one plan and remembers which spans were cited."""

    def __init__(self, plan: Plan, slug: str, iris: Iris) -> None:
        self.plan = plan
        self.slug = slug
        self.iris = iris
        self.document = iri(iris.document(slug))
        self._spans: dict[Span, NamedNode] = {}

    def part(self, *segments: object) -> NamedNode:
        """Return the node of a part of the document."""
        return iri(self.iris.part(self.slug, *segments))

    def place(self, name: str) -> NamedNode:
        """Return the node of a jurisdiction."""
        return iri(self.iris.named("place", name))

    def unit(self, name: str) -> NamedNode:
        """Return the node of a unit of this plan's jurisdiction."""
        return iri(self.iris.unit(self.plan.metadata.jurisdiction or NO_JURISDICTION, name))

    def unit_class(self, name: str) -> str:
        """Return the class of a party that no task speaks of: 各… and 有关… are collectives."""
        named = any(unit.name == name for unit in self.plan.units)
        return GWP.CollectiveUnit if quantifier(name) and not named else GWP.NamedUnit

    def name_unit(self, node: NamedNode, name: str, kind: str) -> Iterator[Triple]:
        """Describe a unit: its class, label, jurisdiction; of a collective, whom it means."""
        place = self.plan.metadata.jurisdiction
        is_collective = kind == GWP.CollectiveUnit
        amount = quantifier(name) if is_collective else None
        members = member_type(name) if is_collective else None
        yield from describe(
            node,
            (RDF.type, iri(kind)),
            (SKOS.prefLabel, chinese(name)),
            (GWP.inJurisdiction, self.place(place) if place else None),
            (GWP.quantifier, iri(concept("quantifier", amount)) if amount else None),
            (GWP.memberType, iri(members) if members else None),
        )

    def span(self, span: Span) -> NamedNode:
        """Return the node of a run of characters, to be described by `cited_spans`."""
        if span not in self._spans:
            self._spans[span] = iri(self.iris.span(self.slug, span.start, span.end))
        return self._spans[span]

    def cited_spans(self) -> Iterator[Triple]:
        """Describe every span that was asked for, in the order of the text."""
        for span in sorted(self._spans, key=lambda s: (s.start, s.end)):
            yield from describe(
                self._spans[span],
                (RDF.type, iri(GWP.TextSpan)),
                (OA.hasSource, self.part("text")),
                (OA.start, offset(span.start)),
                (OA.end, offset(span.end)),
                (OA.exact, plain(span.of(self.plan.text))),
            )


def quantifier(name: str) -> str | None:
    """Return which members a collective's name speaks of, ``None`` where it does not say.

    >>> quantifier("各镇街"), quantifier("区直有关部门(单位)"), quantifier("区商务局")
    ('all', 'relevant', None)
    """
    return next((amount for word, amount in _QUANTIFIERS if word in name), None)


def member_type(name: str) -> str | None:
    """Return the concept of the type of the units that a collective's name speaks of.

    >>> [member_type(name).rpartition("/")[2] for name in ("有关镇街", "各相关部门(单位)")]
    ['township', 'department']
    >>> member_type("各有关方面") is None
    True
    """
    noun = re.sub(r"[(（][^()（）]*[)）]$", "", name)
    known = words_of("unit-type")
    found = max((word for word in known if noun.endswith(word)), key=len, default=None)
    return None if found is None else concept("unit-type", found)
