"""The link set: every row is supported, a bad one is named, only benchmarks in hand are linked."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from export.dataset import dataset_files, write_files
from export.source import Source
from graph.iris import Iris
from graph.library import Library
from graph.links import ISO_3166, link_triples
from graph.load import load_dataset
from graph.store import Store, open_store
from ontology.links import (
    LINK_COLUMNS,
    LINKS_FILE,
    PLACES_FILE,
    LinkError,
    read_links,
    read_places,
)
from ontology.terms import GWP, OWL, RDF, SKOS, WGS84, XSD
from plans import read_plan
from tests import jimo

ROOT = Path(__file__).parents[1]
DECIMAL = ox.NamedNode(XSD.decimal)
GOOD = {
    "subject_label": "东京",
    "subject_type": "rdfs literal",
    "subject_category": "gwp:BenchmarkRegion",
    "ext_country": "日本",
    "predicate_id": "owl:sameAs",
    "object_id": "wikidata:Q1490",
    "object_label": "Tokyo",
    "mapping_justification": "semapv:ManualMappingCuration",
    "confidence": "0.95",
    "ext_sources": "DR|NE",
    "comment": "",
}


@cache
def store() -> Store:
    return open_store([read_plan(jimo.PATH)])


def written(folder: Path, **cells: str) -> Path:
    path = folder / "links.sssom.tsv"
    lines = [
        "# curie_map:",
        "#   wikidata: http://www.wikidata.org/entity/",
        "\t".join(LINK_COLUMNS),
        "\t".join((GOOD | cells)[name] for name in LINK_COLUMNS),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_every_link_has_two_sources_of_the_legend_and_a_stated_confidence() -> None:
    lines = LINKS_FILE.read_text("utf-8").splitlines()
    legend = {line[4:].partition(":")[0] for line in lines if line.startswith("# # ")}
    links = read_links()
    assert len(links) == 64
    assert all(len(link.sources) >= 2 and set(link.sources) <= legend for link in links)
    assert all(0.8 <= link.confidence <= 0.98 for link in links)


def test_rows_are_sorted_and_no_two_things_share_a_target() -> None:
    links = read_links()
    keys = [(link.subject, link.target.rpartition("//")[2]) for link in links]
    assert [name for name, _ in keys] == sorted(name for name, _ in keys)
    assert len({link.target for link in links}) == len(links)


def test_unsure_identifiers_stay_out() -> None:
    linked = {link.subject for link in read_links() if "wikidata" in link.target}
    assert not linked & {"eBay", "荷兰", "即墨", "红妮", "酷特智能"}


def test_a_benchmark_of_the_plan_is_linked_under_its_minted_name() -> None:
    tokyo = ox.NamedNode(Iris().named("benchmark", "东京"))
    said = {(t.predicate.value, t.object) for t in link_triples(store()) if t.subject == tokyo}
    assert said == {
        (OWL.sameAs, ox.NamedNode("http://www.wikidata.org/entity/Q1490")),
        (SKOS.exactMatch, ox.NamedNode("https://sws.geonames.org/1850147/")),
        (WGS84.lat, ox.Literal("35.6895", datatype=DECIMAL)),
        (WGS84.long, ox.Literal("139.6917", datatype=DECIMAL)),
    }


def test_a_country_carries_its_code_of_iso_3166() -> None:
    codes = {
        t.object.value
        for t in link_triples(store())
        if isinstance(t.object, ox.Literal) and t.object.datatype == ISO_3166
    }
    assert codes == {
        "AU", "CA", "DE", "FR", "GB", "HK", "IL", "JP", "KR", "NL", "PL", "SE", "SG", "US",
    }  # fmt: skip


def test_links_stand_in_a_graph_of_their_own_and_are_asked_like_all_else() -> None:
    assert store().link_graphs() == ["https://w3id.org/gwp/id/graph/links"]
    assert len(store().triples(*store().link_graphs())) == 140
    assert all("links" not in name for name in store().document_graphs())
    rows = store().select("""SELECT ?task WHERE { ?task gwp:benchmarks ?b .
        ?b owl:sameAs <http://www.wikidata.org/entity/Q84> }""")
    assert len(rows) == 3


def test_a_company_is_not_linked_to_a_region_of_its_name() -> None:
    one = Store(ox.Store())
    node = ox.NamedNode("https://e.org/b")
    pairs: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF.type, ox.NamedNode(GWP.BenchmarkRegion)),
        (SKOS.prefLabel, ox.Literal("亚马逊", language="zh")),
        (GWP.benchmarkKind, ox.NamedNode("https://w3id.org/gwp/scheme/benchmark-kind/region")),
    ]
    one.add_graph("https://e.org/g", [ox.Triple(node, ox.NamedNode(p), o) for p, o in pairs])
    assert link_triples(one) == []


def test_a_store_without_plans_has_no_links() -> None:
    assert open_store().link_graphs() == []


def test_cities_lie_where_the_map_draws_them() -> None:
    tables = tomllib.loads((ROOT / "web" / "places.toml").read_text("utf-8"))["place"]
    for place in read_places():
        if place.name in tables and place.name != "北海道":
            latitude, longitude = tables[place.name]
            assert abs(float(place.latitude) - latitude) < 0.2, place.name
            assert abs(float(place.longitude) - longitude) < 0.2, place.name


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"predicate_id": "owl:sameas"}, "unknown predicate 'owl:sameas'; there are owl:sameAs"),
        ({"subject_category": "Region"}, "unknown category 'Region'"),
        ({"object_id": "wd:Q1490"}, "'wd:Q1490' expands to no IRI"),
        ({"object_id": "wikidata:Q1 490"}, "'wikidata:Q1 490' expands to no IRI"),
        ({"confidence": "sure"}, "'sure' is no number"),
        ({"confidence": "1.5"}, r"confidence 1.5 not in"),
        ({"ext_sources": "DR"}, "'东京' needs two sources"),
        ({"comment": "a\tb"}, "12 cells where there must be 11"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(
    tmp_path: Path, cells: dict[str, str], sentence: str
) -> None:
    path = written(tmp_path, **cells)
    with pytest.raises(LinkError, match=rf"links\.sssom\.tsv:4: {sentence}"):
        read_links(path)


def test_a_file_without_the_columns_or_without_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("a\tb\n", "utf-8")
    with pytest.raises(LinkError, match=r"x\.tsv:1: the columns must be subject_label"):
        read_links(path)
    with pytest.raises(LinkError, match=r"missing\.tsv:0: unreadable"):
        read_links(tmp_path / "missing.tsv")


def test_a_place_beyond_the_poles_is_refused(tmp_path: Path) -> None:
    text = PLACES_FILE.read_text("utf-8").replace("\t35.6895\t", "\t95.6895\t")
    path = tmp_path / "places.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(LinkError, match=r"95\.6895 is beyond 90 degrees"):
        read_places(path)


def test_a_dataset_can_be_renamed_under_another_base(tmp_path: Path) -> None:
    write_files(tmp_path / "d", dataset_files(Source(Library(store()))))
    moved = load_dataset(tmp_path / "d", "https://data.example.org/id/")
    built = open_store([read_plan(jimo.PATH)], Iris("https://data.example.org/id/"))
    assert moved.base() == "https://data.example.org/id/"
    assert moved.generation() == built.generation()
