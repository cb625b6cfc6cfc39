import xml.etree.ElementTree as ET
from math import nan
from pathlib import Path

import networkx as nx
import pytest

from export import look
from export.colours import palette
from export.layout import LayoutCache
from export.legend import legend, width_scale
from export.pinyin import spellings
from export.svg import network_to_svg, svg_element
from export.words import concept_words
from graph.network import lead_network, sector_unit_network, unit_network
from ontology.terms import CONCEPTS
from tests.ledgers import small
from web.rendering import sector_class

CSS = Path(__file__).parents[1] / "web" / "static" / "gwp.css"


def drawn(network: "nx.Graph[str]") -> ET.Element:
    positions = look.positions_of(network, LayoutCache(), look.Look())
    return ET.fromstring(network_to_svg(network, positions, "协作网络"))  # noqa: S314  our own picture


def texts(root: ET.Element, tag: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{{http://www.w3.org/2000/svg}}{tag}")]


def test_the_picture_holds_every_unit_and_tie() -> None:
    root = drawn(unit_network(small()))
    assert set(texts(root, "text")) == {
        "商务局",
        "财政局",
        "交通局",
        "科技局",
        "档案局",
        "潮海街道",
    }
    assert len(texts(root, "circle")) == 6
    assert len(texts(root, "line")) == unit_network(small()).number_of_edges()


def test_only_a_directed_picture_has_arrows() -> None:
    assert texts(drawn(unit_network(small())), "polygon") == []
    network = lead_network(small())
    assert len(texts(drawn(network), "polygon")) == network.number_of_edges()


def test_a_picture_in_a_page_follows_its_colours_and_a_file_keeps_its_own() -> None:
    network = unit_network(small())
    positions = look.positions_of(network, LayoutCache(), look.Look())
    inside = svg_element(network, positions, "", shown_px=430)
    assert "#" not in inside.replace("http://www.w3.org/2000/svg", "")
    assert 'fill="var(--paper)"' in inside
    file = network_to_svg(network, positions, "").decode()
    assert "var(" not in file
    assert f'fill="{palette()["ink"]}"' in file


def test_a_hostile_name_is_only_text_in_a_picture() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("<script>alert(1)</script>")
    assert "<script>alert(1)</script>" in texts(drawn(network), "text")


def test_the_area_of_a_node_is_in_proportion_to_its_value() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("大", total=40)
    network.add_node("中", total=20)
    network.add_node("无", total=0)
    network.add_node("缺", total=nan)
    radii = look.sizes(network, look.Look())
    assert radii == {"大": 22.0, "中": 16.0, "无": 5.0, "缺": 5.0}


def test_a_sector_has_one_colour_in_every_drawing_and_on_every_page() -> None:
    style = CSS.read_text("utf-8")
    for number in range(1, look.SECTOR_COLOURS + 1):
        assert f".sector-{number} {{ --s: var(--sector-{number}); }}" in style
        assert look.colour({"sector_ordinal": number}, look.Look()) == f"sector-{number}"
        assert sector_class(number) == f"sector-{number}"


def test_every_unit_type_has_a_colour() -> None:
    types = {iri.rpartition("/")[2] for iri in CONCEPTS["unit-type"].values()}
    assert types - {"place", "other"} <= set(look.TYPE_GROUPS)


def test_the_legend_names_what_occurs_in_the_order_of_frequency() -> None:
    network = unit_network(small())
    for node in network:
        network.nodes[node]["type"] = "department"
    network.nodes["潮海街道"]["type"] = "township"
    assert [key.label for key in legend(network, look.Look(), "zh")] == ["部门", "镇街"]
    assert [key.label for key in legend(network, look.Look(), "en")] == [
        "government department",
        "town or subdistrict",
    ]


def test_the_legend_of_sectors_has_their_titles() -> None:
    network = sector_unit_network(small())
    network.nodes["sector:开放"]["sector_ordinal"] = 1
    labels = {key.label: key.colour for key in legend(network, look.Look(), "zh")}
    assert labels["开放"] == "sector-1"


def test_a_network_with_single_ties_only_has_no_scale_of_widths() -> None:
    assert width_scale(1) == []


@pytest.mark.parametrize(
    ("scheme", "name", "zh", "en"),
    [
        ("note-kind", "unclosed-bracket", "括号未闭合", "unclosed bracket"),
        ("benchmark-kind", "city", "城市", "city"),
        ("unit-type", "nothing", "nothing", "nothing"),
    ],
)
def test_concepts_are_said_in_both_languages(scheme: str, name: str, zh: str, en: str) -> None:
    assert concept_words(scheme, name).zh == zh
    assert concept_words(scheme, name).en == en


def test_names_can_be_typed_in_pinyin() -> None:
    assert spellings("重庆ü局") == [
        ["重", "zhong", "chong", "tong"],
        ["庆", "qing"],
        ["ü"],
        ["局", "ju"],
    ]
