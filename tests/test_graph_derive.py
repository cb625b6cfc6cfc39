"""What follows from a plan is what a SPARQL engine finds by the same rules."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
import pytest

from graph.build import plan_triples
from graph.derive import Deriver
from ontology.terms import GWP, PREFIXES
from ontology.vocabulary import ontology_triples, scheme_triples
from plans import read_plan, read_text
from tests import jimo

# In the order in which they feed each other.
RULES = (
    """CONSTRUCT { ?task ?direct ?unit } WHERE {
         ?task cv:hasParticipation ?r .
         ?r cv:hasParticipant ?unit ; cv:role/org:roleProperty ?direct }""",
    """CONSTRUCT { ?task gwp:benchmarks ?target } WHERE {
         ?task gwp:hasBenchmarking/gwp:benchmarkTarget ?target }""",
    """CONSTRUCT { ?x ?direct ?work } WHERE {
         ?x gwp:hasCitation ?c . ?c gwp:citedWork ?work ; gwp:citationKind ?kind .
         BIND(IF(EXISTS { ?work a gwp:CitedWork }, dcterms:references,
              IF(?kind = <https://w3id.org/gwp/scheme/citation-kind/implements>,
                 gwp:implementsPolicy, eli:cites)) AS ?direct) }""",
    """CONSTRUCT { ?s ?wide ?o } WHERE {
         ?narrow rdfs:subPropertyOf+ ?wide . FILTER(?narrow != ?wide)
         FILTER(STRSTARTS(STR(?narrow), STR(gwp:)))
         ?s ?narrow ?o }""",
    """CONSTRUCT { ?x a ?wide } WHERE {
         ?narrow rdfs:subClassOf+ ?wide . FILTER(isIRI(?wide))
         FILTER(STRSTARTS(STR(?narrow), STR(gwp:)))
         ?x a ?narrow }""",
)
SMALL = """某市2023年重点任务分工方案
一、重点任务
1.贯彻《关于修路的意见》（国发〔2020〕1号），学习上海经验，修路10公里以上。2023年12月底前完成。（市交通局牵头，各区参加）
2.在《自然》发表论文。（市财政局负责）
"""


@cache
def vocabulary() -> tuple[ox.Triple, ...]:
    return (*ontology_triples(), *scheme_triples())


def by_sparql(asserted: Iterable[ox.Triple]) -> list[ox.Triple]:
    store = ox.Store()
    known = {*vocabulary(), *asserted}
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in known)
    derived: list[ox.Triple] = []
    for rule in RULES:
        found = store.query(rule, prefixes=PREFIXES)
        assert isinstance(found, ox.QueryTriples)
        fresh = sorted({*found} - known - {*derived}, key=str)
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in fresh)
        derived += fresh
    return derived


@pytest.mark.parametrize("name", ["jimo", "small", "nothing"])
def test_the_tables_find_what_sparql_finds_in_the_same_order(name: str) -> None:
    plans = {"jimo": lambda: read_plan(jimo.PATH), "small": lambda: read_text(SMALL)}
    asserted = list(plan_triples(plans[name]())) if name in plans else []
    assert list(Deriver(vocabulary()).derived_triples(asserted)) == by_sparql(asserted)


def test_a_responsibility_gives_its_task_the_edge_of_its_role_and_the_wider_one() -> None:
    derived = Deriver(vocabulary()).derived_triples(plan_triples(read_text(SMALL)))
    edges = {triple.predicate.value for triple in derived}
    assert edges >= {GWP.leadUnit, GWP.participatingUnit, GWP.responsibleUnit, GWP.involvesUnit}
