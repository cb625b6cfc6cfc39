"""Documents with one number: never merged, never silently dropped."""

from __future__ import annotations

from dataclasses import replace

from graph.library import Library
from graph.slugs import name_plans
from graph.store import fingerprint, open_store
from plans import Plan, read_text

NUMBER = "某政办发〔2023〕1号"
FIRST = read_text(f"{NUMBER}\n某市方案\n一、重点任务\n1.修路。（市交通局负责）\n", "a.txt")
OTHER = read_text(f"{NUMBER}\n某市方案\n一、重点任务\n1.修桥。（市水务局负责）\n", "b.txt")
COPY = replace(FIRST, source="c.txt")


def test_the_first_text_keeps_the_number_and_a_later_one_has_its_digest_and_a_note() -> None:
    told: list[tuple[str, str]] = []

    def tell(plan: Plan, slug: str) -> None:
        told.append((plan.source, slug))

    (first, _), (second, noted) = name_plans([FIRST, OTHER, COPY, OTHER], tell)
    assert second == f"{first}--{second[-8:]}"
    assert [note.kind for note in noted.notes] == ["conflicting-value"]
    assert noted.notes[0].span.of(noted.text) == NUMBER
    assert told == [("b.txt", second), ("c.txt", ""), ("b.txt", "")]


def test_the_name_of_a_later_text_does_not_depend_on_the_others() -> None:
    (_, (one, _)) = name_plans([FIRST, OTHER])
    (_, (two, _)) = name_plans([replace(FIRST, sha256="0"), OTHER])
    assert one == two


def test_a_store_keeps_both_texts_apart() -> None:
    library = Library(open_store([FIRST, OTHER, COPY]))
    texts = [library.plan(summary.slug).text for summary in library.plans()]
    assert texts == [FIRST.text, OTHER.text]


def test_a_unit_is_the_same_in_two_plans_of_one_jurisdiction_only() -> None:
    places = ("甲市", "甲市", "乙市")
    plans = [
        replace(
            FIRST, sha256=str(n), metadata=replace(FIRST.metadata, number=f"{n}", jurisdiction=p)
        )
        for n, p in enumerate(places)
    ]
    rows = open_store(plans).select(
        "SELECT ?u (COUNT(?task) AS ?tasks) WHERE { ?task gwp:involvesUnit ?u } GROUP BY ?u"
    )
    assert sorted(row["tasks"].value for row in rows) == ["1", "2"]


def test_a_fingerprint_does_not_depend_on_the_order() -> None:
    quads = list(open_store([FIRST]).inner)
    assert fingerprint(quads) == fingerprint(reversed(quads)) != fingerprint(quads[1:])
