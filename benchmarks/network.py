"""All six centralities, side by side: ours, plain NetworkX, igraph, in one run.

Run from the root: python benchmarks/network.py [--sizes 62 2000 20000] [--networkx-up-to 2000]

igraph (GPL) is a peer here, never a dependency: without it its column stays empty. Plain NetworkX
is left out above the given size, where it takes hours; its betweenness alone grows with n·m.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import networkx as nx
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.ledger_query import read_ledger
from graph.measures import centrality
from graph.network import unit_network
from graph.store import open_store
from plans import read_plan

Measures = Mapping[str, Callable[[], object]]
TIES_PER_UNIT = 30
MEASURES = ("degree", "weighted", "betweenness", "closeness", "eigenvector", "pagerank")


def network_of(units: int) -> nx.Graph[str]:
    """Return the network of the Jimo plan for 62 units, else a random one with 30 ties a unit."""
    if units == 62:
        return unit_network(read_ledger(open_store([read_plan(ROOT / "data/jimo-2018-116.txt")])))
    numbered = nx.gnm_random_graph(units, TIES_PER_UNIT * units, seed=units)
    network: nx.Graph[str] = nx.relabel_nodes(numbered, str)
    draw = np.random.default_rng(units)
    for *_, data in network.edges(data=True):
        data["weight"] = int(draw.integers(1, 6))
    return network


def ours(network: nx.Graph[str]) -> Measures:
    """Return our functions."""
    return {
        "degree": lambda: centrality.degree(network),
        "weighted": lambda: centrality.weighted_degree(network),
        "betweenness": lambda: centrality.betweenness(network),
        "closeness": lambda: centrality.closeness(network),
        "eigenvector": lambda: centrality.eigenvector(network),
        "pagerank": lambda: centrality.pagerank(network),
    }


def plain_networkx(network: nx.Graph[str]) -> Measures:
    """Return those of NetworkX with its default settings."""
    return {
        "degree": lambda: dict(network.degree()),
        "weighted": lambda: dict(network.degree(weight="weight")),
        "betweenness": lambda: nx.betweenness_centrality(network),
        "closeness": lambda: nx.closeness_centrality(network),
        "eigenvector": lambda: nx.eigenvector_centrality(network, 5000, weight="weight"),
        "pagerank": lambda: nx.pagerank(network, weight="weight"),
    }


def igraph_measures(network: nx.Graph[str]) -> Measures:
    """Return those of igraph over the same network, or nothing without igraph."""
    try:
        import igraph  # type: ignore[import-untyped]
    except ImportError:
        return {}
    place = {node: number for number, node in enumerate(network)}
    peer = igraph.Graph(n=len(place), edges=[(place[a], place[b]) for a, b in network.edges])
    peer.es["weight"] = [data["weight"] for *_, data in network.edges(data=True)]
    return {
        "degree": peer.degree,
        "weighted": lambda: peer.strength(weights="weight"),
        "betweenness": peer.betweenness,
        "closeness": peer.closeness,
        "eigenvector": lambda: peer.eigenvector_centrality(weights="weight"),
        "pagerank": lambda: peer.pagerank(weights="weight"),
    }


def seconds(measures: Measures) -> dict[str, float]:
    """Return how long each measure took, once."""
    taken = {}
    for name, measure in measures.items():
        start = time.perf_counter()
        measure()
        taken[name] = time.perf_counter() - start
    return taken


def report(units: int, networkx_up_to: int) -> None:
    """Print one table of seconds and the ratios of the sums."""
    network = network_of(units)
    print(f"\n{units} units, {network.number_of_edges()} ties")
    columns = {"ours": seconds(ours(network)), "igraph": seconds(igraph_measures(network))}
    if units <= networkx_up_to:
        columns["networkx"] = seconds(plain_networkx(network))
    print(f"  {'seconds':<12}" + "".join(f"{name:>12}" for name in columns))
    for measure in MEASURES:
        cells = [f"{taken[measure]:12.4f}" if taken else f"{'-':>12}" for taken in columns.values()]
        print(f"  {measure:<12}" + "".join(cells))
    sums = {name: sum(taken.values()) for name, taken in columns.items() if taken}
    print(f"  {'sum':<12}" + "".join(f"{sums.get(name, float('nan')):12.4f}" for name in columns))
    for name, total in sums.items():
        if name != "ours":
            print(f"  {name} takes {total / sums['ours']:.2f} times as long as ours")


def warm_up() -> None:
    """Run everything once on a small network, so that no column pays for importing SciPy."""
    network = nx.relabel_nodes(nx.gnm_random_graph(700, 2000, seed=1), str)
    for *_, data in network.edges(data=True):
        data["weight"] = 1
    for measures in (ours, plain_networkx, igraph_measures):
        seconds(measures(network))


def main() -> None:
    """Measure the sizes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[62, 2000, 20000])
    parser.add_argument("--networkx-up-to", type=int, default=2000)
    options = parser.parse_args()
    warm_up()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, networkx {nx.__version__}")
    for units in options.sizes:
        report(units, options.networkx_up_to)


if __name__ == "__main__":
    main()
