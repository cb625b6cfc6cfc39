"""Every file is read back by somebody else's reader: networkx, igraph, openpyxl, pandas or R."""

import csv
import io
import json
import shutil
import subprocess
from datetime import date
from math import nan
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.attributes import flatten
from export.networks import (
    network_to_cytoscape,
    network_to_gephi_csv,
    network_to_gexf,
    network_to_graphml,
    network_to_pajek,
    network_to_r,
    network_to_ucinet,
    network_to_xlsx,
    task_times,
)
from export.sheets import zip_bytes
from graph.network import NETWORKS, NetworkKind, lead_network, task_unit_network, unit_network
from tests.ledgers import small

UNITS = unit_network(small())
LEADS = lead_network(small())
TASKS = task_unit_network(small())
BOM = b"\xef\xbb\xbf"

_names = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=8)
_values = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=True, width=32),
    st.booleans(),
    st.lists(st.text(max_size=3), max_size=2).map(tuple),
    st.text(max_size=5),
)
_attributes = st.dictionaries(
    st.sampled_from(["weight_", "pid", "start", "end", "id", "note", "标题"]), _values, max_size=4
)


@st.composite
def _networks(draw: st.DrawFn) -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    for number in range(draw(st.integers(0, 5))):
        network.add_node(f"n{number}", label=draw(_names), **draw(_attributes))
    nodes = list(network)
    for a, b in draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6)):
        if max(a, b) < len(nodes) and a != b:
            network.add_edge(
                nodes[a], nodes[b], weight=draw(st.integers(1, 9)), tasks=("1", draw(_names))
            )
    return network


def _ties(network: "nx.Graph[str]") -> set[tuple[frozenset[str] | tuple[str, str], float]]:
    return {
        ((a, b) if network.is_directed() else frozenset((a, b)), float(data["weight"]))
        for a, b, data in network.edges(data=True)
    }


def test_attributes_become_plain_values_of_one_type() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("a", x=1, y=None, z=(1, 2), mixed=1, w=nan)
    network.add_node("b", x=1.5, mixed="一", bad="\x00甲")
    flat = flatten(network)
    assert flat.nodes == (
        ("a", {"x": 1.0, "z": "1; 2", "mixed": "1"}),
        ("b", {"x": 1.5, "mixed": "一", "bad": "\ufffd甲"}),
    )
    assert flat.node_types == {"x": float, "z": str, "mixed": str, "bad": str}


@given(_networks())
@settings(max_examples=60, deadline=None)
def test_gexf_is_read_back_by_networkx(network: "nx.Graph[str]") -> None:
    back = nx.read_gexf(io.BytesIO(network_to_gexf(network)), version="1.3")
    assert set(back) == set(network)
    assert back.is_directed() == network.is_directed()
    assert _ties(back) == _ties(network)


def test_gexf_keeps_reserved_attributes_under_other_names() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("a", pid="p", note=None, kinds=("x", "y"))
    back = nx.read_gexf(io.BytesIO(network_to_gexf(network)), version="1.3")
    assert back.nodes["a"]["parent_id"] == "p"
    assert back.nodes["a"]["kinds"] == "x; y"


def test_gexf_has_positions_sizes_labels_and_times() -> None:
    text = network_to_gexf(UNITS, {"商务局": (10, -20)}, task_times(small())).decode()
    assert '<viz:position x="10.000" y="20.000" z="0.0" />' in text
    assert '<viz:size value="9.66" />' in text  # two tasks
    assert 'label="1; 2"' in text
    assert '<spell end="2018-12-31" />' in text
    assert 'mode="dynamic"' in text
    assert 'mode="static" timeformat' not in network_to_gexf(UNITS).decode()
    back = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    assert back.nodes["商务局"]["viz"]["position"] == {"x": 10.0, "y": 20.0, "z": 0.0}


def test_tasks_bring_their_own_times_to_gexf() -> None:
    text = network_to_gexf(TASKS).decode()
    assert '<spell end="2018-12-31" />' in text
    assert task_times(small())["3"] == (None, date(2019, 12, 31))


@given(_networks())
@settings(max_examples=60, deadline=None)
def test_graphml_is_read_back_by_networkx(network: "nx.Graph[str]") -> None:
    back = nx.read_graphml(io.BytesIO(network_to_graphml(network)))
    assert set(back) == set(network)
    assert back.is_directed() == network.is_directed()
    assert _ties(back) == _ties(network)


def test_graphml_is_read_back_by_igraph(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "network.graphml"
    path.write_bytes(network_to_graphml(UNITS, {"商务局": (1.0, 2.0)}))
    back = igraph.Graph.Read_GraphML(str(path))
    assert back.vs["label"] == [data["label"] for _, data in UNITS.nodes(data=True)]
    assert back.es["weight"] == [data["weight"] for *_, data in UNITS.edges(data=True)]
    assert back.vs.find(label="商务局")["x"] == 1.0


@given(_networks())
@settings(max_examples=40, deadline=None)
def test_cytoscape_json_is_read_back_by_networkx(network: "nx.Graph[str]") -> None:
    back = nx.cytoscape_graph(json.loads(network_to_cytoscape(network)))
    assert set(back) == set(network)
    assert _ties(back) == _ties(network)


def test_cytoscape_json_has_names_and_positions() -> None:
    body = json.loads(network_to_cytoscape(UNITS, {"商务局": (1.0, 2.0)}))
    node = next(n for n in body["elements"]["nodes"] if n["data"]["id"] == "商务局")
    assert node["data"]["name"] == "商务局"
    assert node["position"] == {"x": 1.0, "y": 2.0}


def _pajek(files: dict[str, bytes], name: str) -> list[str]:
    assert files[name].startswith(BOM)
    return files[name].decode("utf-8-sig").splitlines()


@pytest.mark.parametrize("network", [UNITS, LEADS], ids=["undirected", "directed"])
def test_pajek_is_read_back_by_networkx_and_igraph(
    network: "nx.Graph[str]", tmp_path: Path
) -> None:
    text = network_to_pajek(network)["network.net"].decode("utf-8-sig")
    back = nx.parse_pajek(text)
    assert set(back) == set(network)
    assert _ties(nx.DiGraph(back) if network.is_directed() else nx.Graph(back)) == _ties(network)
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "network.net"
    path.write_text(text.replace("\r\n", "\n"), encoding="utf-8")
    peer = igraph.Graph.Read_Pajek(str(path))
    assert peer.vs["name"] == list(network)
    assert sorted(peer.es["weight"]) == sorted(d["weight"] for *_, d in network.edges(data=True))


def test_two_mode_pajek_names_the_size_of_the_first_mode() -> None:
    lines = _pajek(network_to_pajek(TASKS), "network.net")
    assert lines[:2] == ["*Vertices 11 5", '1 "1"']
    assert lines[6].endswith('"交通局"')


def test_pajek_partitions_and_vectors_follow_the_vertices() -> None:
    files = network_to_pajek(UNITS, dict.fromkeys(UNITS, (0.0, 0.0)))
    vertices = _pajek(files, "network.net")[1:7]
    totals = _pajek(files, "total.vec")
    assert totals[0] == "*Vertices 6"
    named = {line.split('"')[1]: total for line, total in zip(vertices, totals[1:], strict=True)}
    assert (named["财政局"], named["商务局"]) == ("3", "2")
    assert _pajek(files, "kind.clu") == ["*Vertices 6", *["1"] * 6]
    assert 'kind,1,"unit"' in _pajek(files, "classes.csv")
    assert vertices[0].endswith(" 0.0500 0.0500 0.5000")


def test_a_quote_in_a_label_does_not_break_pajek() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("a", label='甲"乙\n丙')
    assert '1 "甲\'乙 丙"' in network_to_pajek(network)["network.net"].decode()


@pytest.mark.parametrize("network", [UNITS, LEADS], ids=["undirected", "directed"])
def test_ucinet_dl_is_read_back_by_igraph_with_the_dictionary(
    network: "nx.Graph[str]", tmp_path: Path
) -> None:
    igraph = pytest.importorskip("igraph")
    files = network_to_ucinet(network)
    path = tmp_path / "network.dl"
    path.write_bytes(files["network.dl"].replace(b"\r\n", b"\n"))
    back = igraph.Graph.Read_DL(str(path), directed=True)
    rows = csv.DictReader(io.StringIO(files["dictionary.csv"].decode("utf-8-sig")))
    names = {row["code"]: row["name"] for row in rows}
    found = {
        ((names[back.vs[e.source]["name"]], names[back.vs[e.target]["name"]]), e["weight"])
        for e in back.es
    }
    directed = network if network.is_directed() else network.to_directed()
    assert found == _ties(directed)


def test_ucinet_labels_are_short_codes_without_spaces() -> None:
    files = network_to_ucinet(TASKS)
    lines = files["network.dl"].decode("ascii").splitlines()
    assert lines[:4] == [
        "DL nr=5 nc=6",
        "format = edgelist2",
        "row labels:",
        "T001,T002,T003,T004,T005",
    ]
    assert lines[5] == "U001,U002,U003,U004,U005,U006"
    assert "T001,1," in files["dictionary.csv"].decode("utf-8-sig")


def read_dl(text: str) -> "nx.Graph[str]":
    """Read a two-mode network in UCINET's DL language, as its guide describes the language.

    Of the language it knows what is in use for two modes: the sizes ``nr`` and ``nc`` in the first
    line, ``format = edgelist2``, labels of rows and of columns that commas, blanks or line ends
    part, and lines of row, column and value, which is 1 where it is left out. Words are known by
    their first letters in either case, and labels are set in capitals and cut at 18 characters.

    References
    ----------
    .. [1] S. P. Borgatti, M. G. Everett, L. C. Freeman, "Ucinet for Windows: user's guide"
       (Analytic Technologies 2002), "Importing data: the DL language".
    """
    head, _, body = text.partition("data:")
    head, _, columns = head.partition("column labels:")
    head, _, rows = head.partition("row labels:")
    words = head.replace("=", " = ").replace(",", " ").split()
    facts = {words[n - 1].lower(): words[n + 1].lower() for n, w in enumerate(words) if w == "="}
    assert words[0].upper() == "DL"
    assert facts["format"] == "edgelist2"
    names = [_labels(rows), _labels(columns)]
    assert [len(side) for side in names] == [int(facts["nr"]), int(facts["nc"])]
    network: nx.Graph[str] = nx.Graph()
    for side, labels in enumerate(names):
        network.add_nodes_from(labels, bipartite=side)
    for line in filter(None, map(str.strip, body.splitlines())):
        row, other, *value = line.replace(",", " ").split()
        weight = float(value[0]) if value else 1.0
        network.add_edge(names[0][int(row) - 1], names[1][int(other) - 1], weight=weight)
    return network


def _labels(text: str) -> list[str]:
    return [label.upper()[:18] for label in text.replace(",", " ").split()]


def test_the_reader_of_dl_knows_an_example_written_by_hand() -> None:
    found = read_dl(
        "dl nr=2 nc=3 format=edgelist2\nrow labels:\nann,bob\n"
        "column labels:\nlunch tea\nwalk\ndata:\n1 2 4\n2 3\n"
    )
    assert set(found.edges(data="weight")) == {("ANN", "TEA", 4), ("BOB", "WALK", 1)}
    assert "LUNCH" in found


TWO_MODE = [kind for kind in NETWORKS if len(kind.modes) == 2]


@pytest.mark.parametrize("kind", TWO_MODE, ids=lambda kind: kind.key)
def test_two_mode_ucinet_dl_is_read_back_with_the_dictionary(kind: NetworkKind) -> None:
    network = kind.build(small(), "in")
    files = network_to_ucinet(network)
    back = read_dl(files["network.dl"].decode("ascii"))
    rows = list(csv.DictReader(io.StringIO(files["dictionary.csv"].decode("utf-8-sig"))))
    names = {row["code"]: row["name"] for row in rows}
    labels = nx.get_node_attributes(network, "label")
    sides = nx.get_node_attributes(network, "bipartite")
    assert set(names) == set(back)
    assert sorted((names[n], side) for n, side in back.nodes(data="bipartite")) == sorted(
        (labels[node], side) for node, side in sides.items()
    )
    assert _ties(nx.relabel_nodes(back, names)) == _ties(nx.relabel_nodes(network, labels))


def test_gephi_csv_is_read_back_by_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    files = network_to_gephi_csv(UNITS, {"商务局": (1.0, 2.0)})
    assert files["nodes.csv"].startswith(BOM)
    edges = pandas.read_csv(io.BytesIO(files["edges.csv"]))
    assert list(edges.columns[:5]) == ["Source", "Target", "Type", "Weight", "Label"]
    back = nx.from_pandas_edgelist(edges, "Source", "Target", ["Weight"])
    assert {frozenset(tie) for tie in back.edges} == {frozenset(tie) for tie in UNITS.edges}
    nodes = pandas.read_csv(io.BytesIO(files["nodes.csv"]))
    assert list(nodes["Label"]) == list(UNITS)
    assert set(edges["Type"]) == {"Undirected"}


def test_a_workbook_has_the_labelled_matrix() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(network_to_xlsx(UNITS)))
    heading, *rows = book["matrix"].values
    assert heading == (None, *UNITS) or heading == ("", *UNITS)
    matrix = {row[0]: dict(zip(heading[1:], row[1:], strict=True)) for row in rows}
    assert matrix["商务局"]["财政局"] == matrix["财政局"]["商务局"] == 2
    two_mode = openpyxl.load_workbook(io.BytesIO(network_to_xlsx(TASKS)))["matrix"]
    assert (two_mode.max_row, two_mode.max_column) == (6, 7)


@pytest.mark.parametrize("network", [UNITS, LEADS, TASKS], ids=["units", "leads", "tasks"])
def test_r_makes_a_network_of_the_files(network: "nx.Graph[str]", tmp_path: Path) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    for name, content in network_to_r(network).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "check.R").write_text(
        'source("read.R"); cat("\\n", network.size(net), network.edgecount(net), '
        'is.directed(net), sum(get.edge.attribute(net, "weight")), "\\n")'
    )
    ran = subprocess.run(
        ["Rscript", "check.R"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if "there is no package called" in ran.stderr:
        pytest.skip("R has no package network")
    total = sum(data["weight"] for *_, data in network.edges(data=True))
    expected = [len(network), network.number_of_edges(), str(network.is_directed()).upper(), total]
    assert ran.stdout.split()[-4:] == [str(value) for value in expected], ran.stderr


def test_the_matrix_for_r_is_square_and_labelled() -> None:
    rows = list(csv.reader(io.StringIO(network_to_r(LEADS)["matrix.csv"].decode("utf-8-sig"))))
    assert rows[0][1:] == [row[0] for row in rows[1:]] == list(LEADS)
    assert rows[1 + list(LEADS).index("商务局")][1 + list(LEADS).index("财政局")] == "2"


@pytest.mark.parametrize("kind", NETWORKS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("is_empty", [False, True], ids=["small", "empty"])
def test_every_network_can_be_written_in_every_format_twice_alike(
    kind: NetworkKind, is_empty: bool
) -> None:
    ledger = small().keep_tasks([]) if is_empty else small()
    network = kind.build(ledger, "in")
    for write in (network_to_gexf, network_to_graphml, network_to_cytoscape, network_to_xlsx):
        assert write(network) == write(network)
    for write_files in (network_to_pajek, network_to_ucinet, network_to_gephi_csv, network_to_r):
        assert zip_bytes(write_files(network)) == zip_bytes(write_files(network))
