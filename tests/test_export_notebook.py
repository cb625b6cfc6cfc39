"""What a notebook gets: frames, networks, tables and a drawing that needs no other host."""

from __future__ import annotations

from functools import cache

import pytest

from export.notebook import Graph
from graph.errors import UnknownNameError
from gwp import load
from tests import jimo


@cache
def graph() -> Graph:
    return load(jimo.PATH)


def test_tasks_units_and_edges_are_frames_with_a_row_each() -> None:
    assert len(graph().tasks) == 67
    assert len(graph().units) == 62
    edges = graph().edges
    assert list(edges.columns) == ["source", "target", "weight", "tasks"]
    heaviest = edges.sort_values("weight", ascending=False).iloc[0]
    assert {heaviest["source"], heaviest["target"]} == {"区发改局", "区财政局"}
    assert heaviest["weight"] == len(heaviest["tasks"]) == 19


def test_the_network_can_be_narrowed_and_collectives_kept() -> None:
    sector = graph().ledger.sectors[0]
    narrowed = graph().network(sector=sector)
    assert 0 < len(narrowed) < len(graph().network()) == 62
    assert len(graph().network(collectives="in")) == 70


def test_a_table_is_a_frame_under_the_keys_of_the_contract() -> None:
    frame = graph().table("workload")
    assert list(frame.columns)[:3] == ["unit", "lead", "participant"]
    assert frame["lead"].sum() == 90


def test_a_query_is_a_frame() -> None:
    frame = graph().sparql("SELECT (COUNT(?t) AS ?n) WHERE { ?t a gwp:Task }")
    assert frame["n"].tolist() == ["67"]


def test_unknown_names_are_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="unit-unit"):
        graph().network("unit-units")
    with pytest.raises(UnknownNameError, match="workload"):
        graph().table("work-load")
    with pytest.raises(UnknownNameError, match="推进企业国际化"):
        graph().network(sector="推进企业国际")


def test_it_draws_itself_in_a_frame_without_another_host() -> None:
    html = graph()._repr_html_()
    assert html.startswith("<iframe srcdoc=")
    assert "src=&quot;http" not in html
    assert "区商务局" in html
