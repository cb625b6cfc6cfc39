"""Networks of a plan as the reader has chosen them, and what their cards say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, cast

import networkx as nx

from export.look import Look
from export.pages import Facts, TaskFact
from graph.ledger import Collectives, Ledger
from graph.measures import centrality
from graph.measures.communities import louvain, members
from graph.network import Network, node_id
from ontology.language import Language
from plans.records import Plan, Role
from plans.sentences import sentence
from web.urls import Urls
from web.views.choices import NetworkChoice, month_of
from web.views.counts import opening

_MEASURES: Final[Mapping[str, Callable[[Any], dict[str, float]]]] = {
    "weighted_degree": centrality.weighted_degree,
    "betweenness": centrality.betweenness,
    "closeness": centrality.closeness,
    "eigenvector": centrality.eigenvector,
    "pagerank": centrality.pagerank,
}


def whole_network(ledger: Ledger, choice: NetworkChoice) -> Network:
    """Return the network without any condition; its layout is that of every part of it."""
    return _numbered(choice.row.build(ledger, cast(Collectives, choice.collectives)), ledger)


def chosen_network(ledger: Ledger, choice: NetworkChoice) -> Network:
    """Return the network of the tasks and units that meet the conditions, with its measures."""
    network = whole_network(_restricted(ledger, choice), choice)
    _renumber(network, ledger)
    if choice.type:
        network.remove_nodes_from(
            [
                node
                for node, data in list(network.nodes.items())
                if data["mode"] == "unit" and data.get("type") != choice.type
            ]
        )
    _measure(network, choice)
    return network


def _restricted(ledger: Ledger, choice: NetworkChoice) -> Ledger:
    sector = ledger.sectors[int(choice.sector) - 1] if choice.sector else None
    role = cast("Role | None", choice.role or None)
    left = ledger.where(sector=sector, role=role)
    if not choice.due:
        return left
    return left.keep_tasks(task for task in left.tasks if month_of(task.end) == choice.due)


def _measure(network: Network, choice: NetworkChoice) -> None:
    """Put the chosen measure, and communities where they give the colours, on the nodes."""
    undirected: Network = network.to_undirected() if network.is_directed() else network
    if choice.size == "degree":
        nx.set_node_attributes(network, dict(undirected.degree()), "degree")
    if choice.size in _MEASURES:
        nx.set_node_attributes(network, _MEASURES[choice.size](undirected), choice.size)
    if choice.colour == "community" and len(network):
        nx.set_node_attributes(network, louvain(undirected), "community")


def _numbered(network: Network, ledger: Ledger) -> Network:
    _renumber(network, ledger)
    return network


def _renumber(network: Network, ledger: Ledger) -> None:
    """Give tasks and sectors the number of their sector in the plan, which gives their colour."""
    ordinals = {title: number for number, title in enumerate(ledger.sectors, 1)}
    for data in network.nodes.values():
        sector = data["label"] if data["mode"] == "sector" else data.get("sector")
        if sector in ordinals:
            data["sector_ordinal"] = ordinals[sector]


def part_in_view(network: Network, choice: NetworkChoice) -> Network:
    """Return the part that the page shows: enough shared tasks, near a unit, or between two."""
    least = int(choice.least or 1)
    part: Network = network.copy()
    thin = [(a, b) for a, b, weight in part.edges(data="weight", default=1) if weight < least]
    part.remove_edges_from(thin)
    if choice.unit in part:
        nodes = _around(part, choice)
    else:
        nodes = {node for node in part if least == 1 or part.degree(node)}
    part.remove_nodes_from([node for node in list(part) if node not in nodes])
    return part


def _around(network: Network, choice: NetworkChoice) -> set[str]:
    ways: Network = network.to_undirected() if network.is_directed() else network
    if choice.to in ways:
        if not nx.has_path(ways, choice.unit, choice.to):
            return {choice.unit, choice.to}
        paths = nx.all_shortest_paths(ways, choice.unit, choice.to)
        return {node for path in paths for node in path}
    if choice.steps not in ("", "0"):
        return set(
            nx.single_source_shortest_path_length(ways, choice.unit, cutoff=int(choice.steps))
        )
    return {node for node in ways if ways.degree(node) or node == choice.unit or not choice.least}


def look_of(network: Network, choice: NetworkChoice, language: Language) -> Look:
    """Return what size and colour stand for; a community is named by its best connected unit."""
    look = Look(size_by=choice.size, colour_by=choice.colour)
    if choice.colour != "community":
        return look
    partition = {
        node: data["community"] for node, data in network.nodes.items() if "community" in data
    }
    names = {}
    for number, nodes in enumerate(members(partition), 1):
        first = max(nodes, key=lambda node: (network.degree(node, weight="weight"), node))
        label = network.nodes[first]["label"]
        names[str(number)] = (
            f"{label}等{len(nodes)}个" if language == "zh" else f"{label} +{len(nodes) - 1}"
        )
    return replace(look, names=names)


def facts_of(plan: Plan, urls: Urls) -> Facts:
    """Return the tasks of `plan`, and per node its tasks with role and sentence."""
    evidence = _evidence(plan)
    units = {one.unit for task in plan.tasks for one in task.assignments}
    return Facts(
        tasks={
            task.key: TaskFact(task.number, opening(task.text), urls.task(task.key))
            for task in plan.tasks
        },
        evidence={
            node: tuple((key, role, where) for (key, role), where in _by_role(found))
            for node, found in evidence.items()
        },
        urls={unit: urls.unit(unit) for unit in units}
        | {node_id("task", task.key): urls.task(task.key) for task in plan.tasks},
    )


def _evidence(plan: Plan) -> dict[str, dict[tuple[str, str], str]]:
    """Return per node the sentence behind each of its tasks, by task key and role."""
    found: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    sectors = {sector.ordinal: node_id("sector", sector.title) for sector in plan.sectors}
    for task in plan.tasks:
        for one in task.assignments:
            where = sentence(plan.text, one.span)
            found[one.unit].setdefault((task.key, one.role), where)
        for mention in task.benchmarks:
            node = node_id("benchmark", mention.name)
            found[node].setdefault((task.key, ""), sentence(plan.text, mention.span))
        found[node_id("task", task.key)][task.key, ""] = opening(task.text, 200)
        if task.sector in sectors:
            found[sectors[task.sector]][task.key, ""] = ""
    return found


def _by_role(found: dict[tuple[str, str], str]) -> list[tuple[tuple[str, str], str]]:
    """Return led tasks before the others, each in the order of the plan."""
    order = {"lead": 0, "responsible": 1, "participant": 2}
    return sorted(found.items(), key=lambda item: order.get(item[0][1], 0))
