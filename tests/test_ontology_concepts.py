"""Concepts are found by the words that records and texts use."""

from __future__ import annotations

from typing import get_args

import pytest

from ontology import UnknownConceptError, concept, concept_id, words_of
from ontology.generate_terms import class_name, constant_name
from ontology.terms import BENCHMARK_MODE, COMPARATOR, CONCEPTS, GWP, NOTATIONS, PREFIXES, ROLE, SH
from plans.records import BenchmarkKind, Role, TimeKind


@pytest.mark.parametrize(
    ("scheme", "word", "iri"),
    [
        ("role", "lead", ROLE.lead),
        ("role", "牵头", ROLE.lead),
        ("role", "配合", ROLE.participant),
        ("comparator", "at-least", COMPARATOR.at_least),
        ("comparator", "不低于", COMPARATOR.at_least),
        ("benchmark-mode", "学习借鉴", BENCHMARK_MODE.learn_and_draw),
    ],
)
def test_a_concept_answers_to_id_label_and_other_labels(scheme: str, word: str, iri: str) -> None:
    assert concept(scheme, word) == iri


@pytest.mark.parametrize("iri", NOTATIONS)
def test_what_a_record_carries_leads_back_to_its_concept(iri: str) -> None:
    scheme = iri.rsplit("/", 2)[1]
    assert concept(scheme, concept_id(iri)) == iri


def test_an_unknown_word_says_what_the_scheme_has() -> None:
    with pytest.raises(UnknownConceptError, match="it has annual") as caught:
        concept("periodicity", "daily")
    assert caught.value.say("zh").startswith("概念体系 periodicity 中没有“daily”")


def test_an_unknown_scheme_lists_the_schemes() -> None:
    with pytest.raises(UnknownConceptError, match="benchmark-kind"):
        concept("colour", "red")


def test_a_foreign_iri_is_no_concept() -> None:
    with pytest.raises(UnknownConceptError):
        concept_id("https://example.org/red")


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("role", get_args(Role)),
        ("time-limit-kind", get_args(TimeKind)),
        ("benchmark-kind", get_args(BenchmarkKind)),
    ],
)
def test_every_value_that_a_record_can_carry_has_a_concept(
    scheme: str, values: tuple[str, ...]
) -> None:
    assert set(values) <= words_of(scheme)


def test_there_are_the_agreed_schemes() -> None:
    assert sorted(CONCEPTS) == [
        "benchmark-kind",
        "benchmark-mode",
        "citation-kind",
        "comparator",
        "document-type",
        "modality",
        "note-kind",
        "periodicity",
        "progress-status",
        "quantifier",
        "role",
        "time-limit-kind",
        "unit-type",
    ]


def test_names_that_python_reserves_are_made_usable() -> None:
    assert constant_name("in") == "in_"
    assert constant_name("MegaBIT-PER-SEC") == "MegaBIT_PER_SEC"
    assert class_name("time-limit-kind") == "TIME_LIMIT_KIND"
    assert SH.in_ == "http://www.w3.org/ns/shacl#in"


def test_a_term_outside_the_ontology_is_an_error() -> None:
    with pytest.raises(AttributeError):
        getattr(GWP, "Taks")  # noqa: B009


def test_prefixes_are_unique_both_ways() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert PREFIXES["schema"] == "https://schema.org/"
