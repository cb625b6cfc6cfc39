"""Equal graphs give equal Turtle."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.files import ontology_files
from ontology.prefixes import read_prefixes
from ontology.turtle import TangledBlankNodeError, read_turtle, to_turtle

EX = "https://example.org/"
_IRIS = st.sampled_from([f"{EX}{name}" for name in "abc"]).map(ox.NamedNode)
_LITERALS = st.one_of(
    st.text(max_size=12).map(ox.Literal),
    st.builds(lambda text: ox.Literal(text, language="zh"), st.text(max_size=12)),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.just(
        ox.Literal("2018-12-10", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    ),
)
_TRIPLES = st.lists(st.builds(ox.Triple, _IRIS, _IRIS, st.one_of(_IRIS, _LITERALS)), max_size=12)


def parsed(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def canonical(triples: list[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


@given(_TRIPLES)
def test_what_is_written_reads_back_as_the_same_triples(triples: list[ox.Triple]) -> None:
    assert set(parsed(to_turtle(triples, {"ex": EX}))) == set(triples)


@given(_TRIPLES, st.randoms())
def test_the_order_of_the_triples_does_not_matter(triples: list[ox.Triple], random: object) -> None:
    shuffled = list(triples)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert to_turtle(shuffled, {"ex": EX}) == to_turtle(triples, {"ex": EX})


@pytest.mark.parametrize("path", ontology_files().all(), ids=lambda path: path.name)
def test_every_file_keeps_its_meaning_in_canonical_form(path: Path) -> None:
    triples = read_turtle(path)
    text = to_turtle(triples, read_prefixes())
    assert canonical(parsed(text)) == canonical(triples)


def test_only_the_prefixes_in_use_are_declared() -> None:
    triple = ox.Triple(
        ox.NamedNode(f"{EX}a"), ox.NamedNode(f"{EX}p"), ox.Literal("甲", language="zh")
    )
    assert to_turtle([triple], {"ex": EX, "un": "https://example.net/"}) == (
        '@prefix ex: <https://example.org/> .\n\nex:a\n    ex:p "甲"@zh .\n'
    )


def test_nested_blank_nodes_and_lists_are_written_in_place() -> None:
    source = '@prefix ex: <https://example.org/> . ex:a ex:p ( ex:b "x" () ), [ ex:q 1 ] .'
    assert (
        to_turtle(parsed(source), {"ex": EX})
        == """\
@prefix ex: <https://example.org/> .

ex:a
    ex:p
        ( ex:b "x" () ),
        [
            ex:q 1
        ] .
"""
    )


@pytest.mark.parametrize(
    "source",
    [
        "<urn:a> <urn:p> _:x . <urn:b> <urn:p> _:x .",
        "_:x <urn:p> _:y . _:y <urn:p> _:x .",
    ],
    ids=["shared", "cyclic"],
)
def test_blank_nodes_that_form_no_tree_are_refused(source: str) -> None:
    with pytest.raises(TangledBlankNodeError):
        to_turtle(parsed(source), {})
