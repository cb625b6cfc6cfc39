import json
import re
from html import unescape

import networkx as nx

from export.look import Look
from export.pages import Facts, TaskFact, View, render_fragment, render_page
from export.viewer_texts import VIEWER_TEXTS
from graph.network import lead_network, unit_network
from tests.ledgers import small


def data_of(html: str) -> dict[str, object]:
    found = re.search(r'class="net-data">(.*?)</script>', html, re.S)
    assert found is not None
    data: dict[str, object] = json.loads(found[1])
    return data


def test_a_page_names_no_other_host() -> None:
    html = render_page(unit_network(small()), "协作网络")
    written = re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", written)
    assert "default-src 'none'" in unescape(html)


def test_a_page_is_the_same_bytes_on_every_run() -> None:
    assert render_page(unit_network(small()), "协作网络") == render_page(
        unit_network(small()), "协作网络"
    )


def test_chinese_stands_in_the_page_as_chinese() -> None:
    html = render_page(unit_network(small()), "协作网络")
    assert '"label":"商务局"' in html
    assert "\\u5546" not in html


def test_the_heading_stands_once() -> None:
    html = render_page(unit_network(small()), "协作网络图一")
    assert html.count("<h1>协作网络图一</h1>") == 1
    assert html.startswith("<!doctype html>")


def test_physics_is_off_and_every_node_has_its_place() -> None:
    data = data_of(render_fragment(unit_network(small())))
    options = data["options"]
    assert isinstance(options, dict)
    assert options["physics"] == {"enabled": False}
    assert options["edges"]["smooth"] is False
    nodes = data["nodes"]
    assert isinstance(nodes, list)
    assert {node["id"] for node in nodes} == {
        "商务局",
        "财政局",
        "交通局",
        "科技局",
        "档案局",
        "潮海街道",
    }
    assert all(isinstance(node["x"], float) for node in nodes)


def test_the_width_of_a_tie_grows_with_shared_tasks() -> None:
    data = data_of(render_fragment(unit_network(small())))
    ties = data["edges"]
    assert isinstance(ties, list)
    width = {(tie["from"], tie["to"]): tie["width"] for tie in ties}
    assert width["商务局", "财政局"] > width["交通局", "商务局"]


def test_arrows_stand_only_in_a_directed_network() -> None:
    for network, arrow in ((lead_network(small()), "to"), (unit_network(small()), "")):
        ties = data_of(render_fragment(network))["edges"]
        assert isinstance(ties, list)
        assert {tie["arrows"] for tie in ties} == {arrow}


def test_a_hostile_name_is_only_text() -> None:
    network: nx.Graph[str] = nx.Graph()
    name = "</script><script>alert(1)</script>"
    network.add_edge(name, "乙", weight=1, tasks=("1",))
    html = render_page(network, name, view=View(facts=Facts(tasks={"1": TaskFact("1", name)})))
    assert "<script>alert" not in html
    nodes = data_of(html)["nodes"]
    assert isinstance(nodes, list)
    assert name in {node["label"] for node in nodes}


def test_an_empty_network_makes_a_page() -> None:
    assert data_of(render_page(nx.Graph(), "空"))["nodes"] == []


def test_the_table_below_the_drawing_holds_every_unit() -> None:
    html = render_fragment(unit_network(small()))
    assert html.count("data-node=") == 6
    assert "data-node=" not in render_fragment(unit_network(small()), view=View(compact=True))


def test_the_size_of_a_node_is_the_chosen_measure() -> None:
    network = unit_network(small())
    network.nodes["科技局"]["betweenness"] = 9.0
    nodes = data_of(render_fragment(network, view=View(Look(size_by="betweenness"))))["nodes"]
    assert isinstance(nodes, list)
    assert max(nodes, key=lambda node: float(node["size"]))["id"] == "科技局"


def test_a_compact_drawing_leaves_the_mouse_wheel_to_its_page() -> None:
    for compact in (True, False):
        data = data_of(render_fragment(unit_network(small()), view=View(compact=compact)))
        options = data["options"]
        assert isinstance(options, dict)
        assert options["interaction"]["zoomView"] is not compact


def test_the_page_speaks_english_on_request() -> None:
    html = render_page(unit_network(small()), "Network", "en")
    assert '<html lang="en">' in html
    assert VIEWER_TEXTS["least"].en in html
    assert VIEWER_TEXTS["least"].zh not in html
