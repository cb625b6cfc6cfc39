"""The vocabulary files are complete, sound and in canonical form."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.generate import canonical_files, derived_files, stale_files
from ontology.generate_terms import GWP_NAMESPACE, external_rows
from ontology.prefixes import read_prefixes
from ontology.quality import read_checks, run_check, vocabulary_store
from ontology.queries import KeptQuery, QueryHeadError, read_query
from ontology.terms import GWP, RDF, RDFS, SKOS

ROOT = Path(__file__).parents[1]
MEND = "edit the file that the term stands in, then run: python -m ontology.generate"
CHECKS = read_checks()
# For every check a mistake that it must find, and the term it must find it on.
MISTAKES = {
    "ambiguous-word": ('role:lead skos:altLabel "配合"@zh .', "scheme/role/lead"),
    "circular-definition": ('gwp:Task skos:definition "A task is a task."@en .', "ns#Task"),
    "class-naming": ("gwp:small_class a owl:Class .", "ns#small_class"),
    "concept-in-scheme": ("role:boss a skos:Concept .", "scheme/role/boss"),
    "concept-labels": ("role:boss a skos:Concept .", "scheme/role/boss"),
    "connected": ("gwp:Lonely a owl:Class .", "ns#Lonely"),
    "core-is-light": ("gwp:leadUnit rdfs:domain gwp:Task .", "ns#leadUnit"),
    "defined-by": ('gwp:Stray skos:definition "Strays."@en .', "ns#Stray"),
    "definition": ("gwp:Bare rdfs:isDefinedBy <https://w3id.org/gwp/ns> .", "ns#Bare"),
    "deprecated-replaced": ("gwp:Unit owl:deprecated true .", "ns#Unit"),
    "deprecated-reuse": ("gwp:Unit owl:deprecated true .", "ns#Unit"),
    "disjointness": ("gwp:Friendly a owl:Class .", "ns#Friendly"),
    "distinct-definitions": (
        'gwp:Copy skos:definition "被任务参照的国家、城市或其他地区。"@zh .',
        "ns#BenchmarkRegion",
    ),
    "distinct-labels": (
        'gwp:Copy rdfs:isDefinedBy <https://w3id.org/gwp/ns> ; rdfs:label "任务"@zh .',
        "ns#Task",
    ),
    "domain-and-range": ("gwp:loose a owl:ObjectProperty .", "ns#loose"),
    "example": ("gwp:Bare rdfs:isDefinedBy <https://w3id.org/gwp/ns> .", "ns#Bare"),
    "file-extension": ("<https://w3id.org/gwp/ns.ttl> a owl:Ontology .", "gwp/ns.ttl"),
    "foreign-class": ("gwp:Unit rdfs:subClassOf org:organization .", "org#organization"),
    "foreign-property": ("gwp:Unit org:hasUnits gwp:Task .", "org#hasUnits"),
    "foreign-range": ("gwp:ordinal rdfs:range xsd:ordinal .", "ns#ordinal"),
    "header": (None, "gwp/ns"),
    "hierarchy-cycle": ("gwp:Unit rdfs:subClassOf gwp:NamedUnit .", "ns#Unit"),
    "label": ("gwp:Bare rdfs:isDefinedBy <https://w3id.org/gwp/ns> .", "ns#Bare"),
    "licence": ("<https://w3id.org/gwp/more> a owl:Ontology .", "gwp/more"),
    "no-blank-nodes-in-core": ("gwp:Unit rdfs:seeAlso [] .", "ns#Unit"),
    "one-domain-one-range": ("gwp:leadUnit rdfs:range gwp:Task .", "ns#leadUnit"),
    "one-label": ('gwp:Task rdfs:label "job"@en .', "ns#Task"),
    "one-version": ('<https://w3id.org/gwp/shapes> owl:versionInfo "9" .', "gwp/shapes"),
    "placeholder": ('gwp:Task skos:scopeNote "TODO"@en .', "ns#Task"),
    "property-naming": ("gwp:LeadUnit a owl:ObjectProperty .", "ns#LeadUnit"),
    "punning": ("gwp:Task a owl:ObjectProperty .", "ns#Task"),
    "role-property": (
        "role:boss skos:inScheme <https://w3id.org/gwp/scheme/role> .",
        "scheme/role/boss",
    ),
    "schema-https": ("gwp:Unit rdfs:seeAlso <http://schema.org/Thing> .", "schema.org/Thing"),
    "shape-messages": ("gwps:Mute a sh:PropertyShape .", "shapes#Mute"),
    "shape-per-class": ("gwp:Shapeless a owl:Class .", "ns#Shapeless"),
    "shape-reached": ("gwps:Forgotten a sh:NodeShape .", "shapes#Forgotten"),
    "shape-sparql": ('gwps:Bad sh:select "SELECT $this { VALUES ?x { 1 } }" .', "shapes#Bad"),
    "untyped-foreign": ("gwp:Unit rdfs:subClassOf org:Role .", "org#Role"),
    "undeclared-own": ("gwp:Task rdfs:seeAlso gwp:Taks .", "ns#Taks"),
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return vocabulary_store()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_no_term_falls_into_a_known_pitfall(check: KeptQuery, store: ox.Store) -> None:
    found = run_check(check, store)
    assert not found, f"{check.title.en}: {', '.join(map(str, found))}; {MEND}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_finds_the_mistake_it_is_for(check: KeptQuery) -> None:
    mistake, term = MISTAKES[check.name]
    broken = vocabulary_store()
    if mistake is None:
        broken.clear_graph(ox.NamedNode("https://w3id.org/gwp/ns"))
    else:
        prefixes = "".join(f"@prefix {n}: <{s}> .\n" for n, s in read_prefixes().items())
        graph = graph_for(mistake)
        for quad in ox.parse(prefixes + mistake, format=ox.RdfFormat.TURTLE):
            broken.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    assert any(found.term.endswith(term) for found in run_check(check, broken))


def graph_for(mistake: str) -> ox.NamedNode:
    name = "scheme" if mistake.startswith("role:") else "ns"
    return ox.NamedNode(f"https://w3id.org/gwp/{name}")


def test_every_check_has_a_mistake_of_its_own() -> None:
    assert set(MISTAKES) == {check.name for check in CHECKS}


def test_every_generated_file_is_up_to_date_and_canonical() -> None:
    behind = stale_files(canonical_files() | derived_files())
    stale = sorted(str(path.relative_to(ROOT)) for path in behind)
    assert not stale, f"behind: {stale}; run: python -m ontology.generate"


def test_every_foreign_term_says_where_it_was_verified() -> None:
    assert [row["iri"] for row in external_rows() if not row["verified"]] == []


def test_no_foreign_term_is_listed_twice() -> None:
    rows = [row["iri"] for row in external_rows()]
    assert rows == sorted(set(rows))


def test_every_term_that_the_code_names_is_defined(store: ox.Store) -> None:
    named = {value for name, value in vars(GWP).items() if not name.startswith("_")}
    defined = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS.isDefinedBy), None)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(GWP_NAMESPACE)
    }
    assert named == defined


def test_examples_are_words_of_the_jimo_plan_or_name_their_source(store: ox.Store) -> None:
    jimo = (ROOT / "data" / "jimo-2018-116.txt").read_text(encoding="utf-8")
    strangers = [
        (str(quad.subject), quad.object.value)
        for quad in store.quads_for_pattern(None, ox.NamedNode(SKOS.example), None)
        if isinstance(quad.object, ox.Literal)
        and quad.object.value not in jimo
        and not re.fullmatch(r".+\(《.+》\)", quad.object.value)
    ]
    assert not strangers, f"quote the Jimo plan word for word, or add (《title》): {strangers}"


def test_the_issue_s_parts_of_a_document_are_classes(store: ox.Store) -> None:
    classes = {
        quad.subject.value.removeprefix(GWP_NAMESPACE)
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF.type), None)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(GWP_NAMESPACE)
    }
    assert classes >= {
        "PromulgationNotice",
        "WorkPlan",
        "LeadingGroup",
        "ReportingObligation",
        "Attachment",
    }


def test_a_query_file_without_a_title_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.rq"
    path.write_text("# title@zh: 无\nSELECT * {}\n", encoding="utf-8")
    with pytest.raises(QueryHeadError, match="title@en"):
        read_query(path)
