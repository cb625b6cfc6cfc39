import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from export.layout import LayoutCache, content_key, place


def ring(names: str, weight: int = 1) -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.Graph()
    for a, b in zip(names, names[1:] + names[:1], strict=True):
        network.add_edge(a, b, weight=weight)
    return network


def test_a_layout_is_the_same_whatever_order_nodes_and_ties_came_in() -> None:
    forward = ring("甲乙丙丁戊")
    backward: nx.Graph[str] = nx.Graph()
    backward.add_nodes_from(reversed(list(forward)))
    backward.add_edges_from((b, a, data) for a, b, data in reversed(list(forward.edges(data=True))))
    assert place(forward) == place(backward)


def test_another_seed_gives_another_drawing() -> None:
    assert place(ring("甲乙丙丁戊"), seed=1) != place(ring("甲乙丙丁戊"), seed=2)


def test_a_layout_is_the_one_that_was_drawn_before() -> None:
    assert place(ring("甲乙丙")) == {
        "丙": (117.5, -51.1),
        "乙": (23.8, 51.1),
        "甲": (-117.5, -28.1),
    }


def test_a_network_without_nodes_has_no_positions() -> None:
    assert place(nx.Graph()) == {}


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=40), st.integers(min_value=0, max_value=3))
def test_no_node_covers_another_or_its_label(count: int, seed: int) -> None:
    names = [f"区第{number}局" for number in range(count)]
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from((names[0], name) for name in names[1:])
    boxes = dict.fromkeys(names, (90.0, 44.0))
    positions = place(network, boxes, seed)
    found = [(positions[name], boxes[name]) for name in names]
    for n, ((ax, ay), (aw, ah)) in enumerate(found):
        for (bx, by), (bw, bh) in found[:n]:
            assert abs(ax - bx) > (aw + bw) / 2 - 1 or abs(ay - by) > (ah + bh) / 2 - 1


def test_the_cache_computes_a_layout_once_and_forgets_the_oldest() -> None:
    cache = LayoutCache(kept=1)
    one, two = ring("甲乙丙"), ring("甲乙丙丁")
    assert cache.place(one, {}) is cache.place(ring("甲乙丙"), {})
    assert cache.computed == 1
    cache.place(two, {})
    cache.place(one, {})
    assert cache.computed == 3


def test_the_content_key_changes_with_everything_that_the_layout_sees() -> None:
    key = content_key(ring("甲乙丙"), {})
    assert key == content_key(ring("乙丙甲"), {})
    assert key != content_key(ring("甲乙丙", weight=2), {})
    assert key != content_key(ring("甲乙丙"), {"甲": (1.0, 1.0)})
    assert key != content_key(ring("甲乙丙"), {}, seed=1)
