"""What editors are offered while a query is written, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.service import Generation, Limits, QueryService, UpdateService
from tests.endpoints import PREFIXES, app_of, client_of, served
from web.terms import Term, search

Items = list[dict[str, Any]]
Offers = Callable[..., Items]
DATA = """
@prefix gwp: <https://w3id.org/gwp/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
gwp:Task a owl:Class ; rdfs:label "任务"@zh, "task"@en .
gwp:Unit a owl:Class ; rdfs:label "单位"@zh .
gwp:leadUnit a owl:ObjectProperty ; rdfs:label "牵头单位"@zh, "lead unit"@en .
gwp:dueBy a owl:DatatypeProperty ; rdfs:label "期限"@zh, "due by"@en .
<http://e/t1> a gwp:Task ; gwp:leadUnit <http://e/u1> ;
    gwp:involvesUnit <http://e/u1>, <http://e/u2> .
<http://e/t2> a gwp:Task ; gwp:leadUnit <http://e/u1> ;
    gwp:involvesUnit <http://e/u1> ; gwp:dueBy 1 .
<http://e/u1> a gwp:NamedUnit ; skos:prefLabel "区商务局"@zh ; skos:altLabel "商务局"@zh .
<http://e/u2> a gwp:NamedUnit ; skos:prefLabel "区税务局"@zh ; <http://e/undeclared> 1 .
<http://e/lead> a skos:Concept ; skos:prefLabel "牵头"@zh, "lead"@en .
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("data") / "data.ttl"
    path.write_text(DATA, encoding="utf-8")
    # The prefixes that a service declares do not matter to the questions asked here.
    with client_of(QueryService(Generation("small", path), Limits(), prefixes=PREFIXES)) as found:
        yield found


@pytest.fixture(scope="module")
def offers(client: httpx.Client) -> Offers:
    def ask(q: str = "", **fields: object) -> Items:
        params: dict[str, Any] = {"q": q, "limit": 200, **fields}
        answer = client.get("/sparql/completions", params=params)
        assert answer.status_code == 200, answer.text
        items: Items = answer.json()["items"]
        return items

    return ask


def names(items: Items) -> list[str]:
    return [item["name"] for item in items]


def test_a_property_has_its_labels_and_how_often_it_is_used(offers: Offers) -> None:
    assert offers("牵头", kind="property") == [
        {
            "kind": "property",
            "name": "gwp:leadUnit",
            "iri": "https://w3id.org/gwp/ns#leadUnit",
            "zh": "牵头单位",
            "en": "lead unit",
            "count": 2,
        }
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("gwp:Ta", "gwp:Task"),
        ("task", "gwp:Task"),
        ("任", "gwp:Task"),
        ("renwu", "gwp:Task"),
        ("rw", "gwp:Task"),
        ("<https://w3id.org/gwp/ns#Ta", "gwp:Task"),
        ("due by", "gwp:dueBy"),
        ("undecl", "<http://e/undeclared>"),
    ],
)
def test_a_term_is_found_by_name_label_pinyin_or_iri(offers: Offers, typed: str, name: str) -> None:
    assert name in names(offers(typed, kind=["class", "property"]))


@pytest.mark.parametrize("typed", ["商务局", "区商务局", "shangwu", "qshangwj"])
def test_a_unit_is_found_by_any_of_its_names_and_told_by_the_first(
    offers: Offers, typed: str
) -> None:
    units = offers(typed, kind="unit")
    assert [(unit["zh"], unit["name"], unit["count"]) for unit in units] == [
        ("区商务局", "<http://e/u1>", 2)
    ]


def test_kinds_come_in_the_order_asked_for_and_the_most_used_first(offers: Offers) -> None:
    assert names(offers("lead", kind=["concept", "property"])) == [
        "<http://e/lead>",
        "gwp:leadUnit",
    ]
    assert names(offers("lead", kind=["property", "concept"])) == [
        "gwp:leadUnit",
        "<http://e/lead>",
    ]
    assert names(offers(kind="unit")) == ["<http://e/u1>", "<http://e/u2>"]


def test_prefixes_are_offered_with_what_they_stand_for(offers: Offers) -> None:
    (prefix,) = offers("gwps", kind="prefix")
    assert (prefix["name"], prefix["iri"]) == ("gwps:", "https://w3id.org/gwp/shapes#")


@pytest.mark.parametrize("of", ["gwp:Task", "https://w3id.org/gwp/ns#Task"])
def test_properties_of_a_class_come_before_those_of_others(offers: Offers, of: str) -> None:
    first = set(names(offers(kind="property", of=of))[:4])
    assert first == {"rdf:type", "gwp:involvesUnit", "gwp:leadUnit", "gwp:dueBy"}


def test_nothing_that_fits_is_an_empty_list_with_its_total(client: httpx.Client) -> None:
    answer = client.get("/sparql/completions", params={"q": "没有这个"})
    assert answer.json() == {"total": 0, "items": []}


def test_the_total_counts_what_the_limit_leaves_out(client: httpx.Client) -> None:
    answer = client.get("/sparql/completions", params={"kind": "unit", "limit": 1}).json()
    assert (answer["total"], len(answer["items"])) == (2, 1)


@pytest.mark.parametrize("fields", [{"kind": "planet"}, {"limit": 0}, {"q": "x" * 201}])
def test_a_request_that_cannot_be_meant_is_refused(
    client: httpx.Client, fields: dict[str, Any]
) -> None:
    assert client.get("/sparql/completions", params=fields).status_code == 422


def test_what_was_written_is_offered_by_the_next_request(tmp_path: Path) -> None:
    seed = tmp_path / "seed.ttl"
    seed.write_text(DATA, encoding="utf-8")
    service = QueryService(Generation("small", seed), Limits(), prefixes=PREFIXES)
    app = app_of(service, UpdateService(service, tmp_path / "store"))
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        asked = {"q": "教体", "kind": "unit"}
        assert client.get("/sparql/completions", params=asked).json()["total"] == 0
        written = client.post(
            "/update",
            headers={"Authorization": "Bearer only-for-tests"},
            data={
                "update": "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> INSERT DATA "
                '{ <http://e/u3> a gwp:NamedUnit ; skos:prefLabel "区教体局"@zh }'
            },
        )
        assert written.status_code in (200, 204), written.text
        assert client.get("/sparql/completions", params=asked).json()["total"] == 1


def test_of_several_that_fit_a_beginning_comes_before_a_part_and_a_sound() -> None:
    terms = [
        Term("http://e/1", "unit", "<http://e/1>", {"zh": ["她不"]}),
        Term("http://e/2", "unit", "<http://e/2>", {"en": ["a tab"]}),
        Term("http://e/tab", "unit", "<http://e/tab>"),
    ]
    assert [term.iri[-1] for term in search(terms, "tab")] == ["b", "2", "1"]
    assert [term.iri for term in search(terms, "tb")] == ["http://e/1"]
