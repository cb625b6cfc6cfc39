"""Networks of a ledger as NetworkX graphs with plainly named attributes.

Every node carries `label`, `mode` (unit, task, sector, benchmark) and, in a two-mode network,
`bipartite` (0 for the left mode); units further `type`, `kind`, `lead`, `participant`,
`responsible`, `total` (numbers of tasks). Every edge carries `weight` and `tasks`, the keys of the
tasks behind it. An attribute without a value is absent, never ``None``: most file formats have no
null. Nodes and edges are added in the order of their names, so a network is the same on every run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, TypeAlias

import networkx as nx

from graph.ledger import Collectives, Involvement, Ledger, LedgerTask, LedgerUnit
from ontology.language import Bilingual

Network: TypeAlias = "nx.Graph[str]"
DirectedNetwork: TypeAlias = "nx.DiGraph[str]"
_Ties: TypeAlias = Mapping[tuple[str, str], Iterable[str]]


def unit_network(ledger: Ledger, collectives: Collectives = "out") -> Network:
    """Return the unit–unit network (协作网络): two units are tied if they share a task.

    Parameters
    ----------
    ledger
        What the network is made from.
    collectives
        ``out`` leaves collectives out (default), ``in`` keeps them as nodes, ``expanded`` puts
        their known members in their place.

    Returns
    -------
    networkx.Graph
        Edges carry ``weight`` (number of shared tasks), ``newman`` (each shared task of k units
        counts 1/(k − 1), so that the weights of a unit sum to its number of shared tasks [1]_),
        ``jaccard`` (shared tasks over all tasks of either) and ``tasks``. A unit that shares no
        task is a node without edges.

    References
    ----------
    .. [1] M. E. J. Newman, "Scientific collaboration networks. II", Phys. Rev. E 64, 016132 (2001).

    Examples
    --------
    >>> task = LedgerTask("1")
    >>> units = [LedgerUnit(name) for name in ("区商务局", "区财政局")]
    >>> ledger = Ledger((task,), tuple(Involvement(task, unit) for unit in units))
    >>> list(unit_network(ledger).edges(data="weight"))
    [('区商务局', '区财政局', 1)]
    """
    involved = ledger.involved(collectives)
    teams = _teams(involved)
    tasks_of = _group((entry.unit.name, entry.task.key) for entry in involved)
    shared = _group(
        (pair, task) for task, team in teams.items() for pair in combinations(sorted(team), 2)
    )
    network: Network = nx.Graph()
    _add_units(network, involved)
    for (a, b), tasks in sorted(shared.items()):
        network.add_edge(
            a,
            b,
            weight=len(tasks),
            newman=sum(1 / (len(teams[task]) - 1) for task in tasks),
            jaccard=len(tasks) / len({*tasks_of[a], *tasks_of[b]}),
            tasks=tuple(tasks),
        )
    return network


def lead_network(ledger: Ledger, collectives: Collectives = "out") -> DirectedNetwork:
    """Return the directed network from lead (牵头) to participating (参与) units.

    An arc carries ``weight``, the number of tasks that its source leads and its target takes part
    in, and their ``tasks``. Two joint leads of a task are not tied; a unit that is both lead and
    participant of a task is not tied to itself.
    """
    involved = ledger.involved(collectives)
    leads, participants = (_teams(_in_role(involved, role)) for role in ("lead", "participant"))
    arcs = _group(
        ((lead, participant), task)
        for task in leads
        for lead in sorted(leads[task])
        for participant in sorted(participants.get(task, ()))
        if lead != participant
    )
    network: DirectedNetwork = nx.DiGraph()
    _add_units(network, involved)
    _add_ties(network, arcs)
    return network


def task_unit_network(ledger: Ledger, collectives: Collectives = "out") -> Network:
    """Return the two-mode network of tasks (``bipartite`` 0) and units (1).

    An edge carries ``role`` (the roles joined by a space where there are several).
    """
    involved = ledger.involved(collectives)
    network: Network = nx.Graph()
    for task in ledger.tasks:
        network.add_node(node_id("task", task.key), bipartite=0, **_task_attributes(task))
    _add_units(network, involved, bipartite=1)
    roles = _group(((entry.task.key, entry.unit.name), entry.role) for entry in involved)
    for (task_key, unit), names in sorted(roles.items()):
        network.add_edge(
            node_id("task", task_key), unit, weight=1, role=" ".join(names), tasks=(task_key,)
        )
    return network


def sector_unit_network(ledger: Ledger, collectives: Collectives = "out") -> Network:
    """Return the two-mode network of sectors (``bipartite`` 0) and units (1), weighted by tasks."""
    network: Network = nx.Graph()
    _add_others(network, "sector", ledger.sectors, bipartite=0)
    _add_units(network, ledger.involved(collectives), bipartite=1)
    _add_ties(network, _sector_unit_ties(ledger, collectives))
    return network


def benchmark_unit_network(ledger: Ledger, collectives: Collectives = "out") -> Network:
    """Return the two-mode network of benchmarks (``bipartite`` 0) and units (1).

    A benchmark and a unit are tied by the tasks that name the one and involve the other.
    """
    network: Network = nx.Graph()
    _add_benchmarks(network, ledger)
    _add_units(network, ledger.involved(collectives), bipartite=1)
    teams = _teams(ledger.involved(collectives))
    ties = _group(
        ((node_id("benchmark", mention.target), unit), mention.task.key)
        for mention in ledger.mentions
        for unit in sorted(teams.get(mention.task.key, ()))
    )
    _add_ties(network, ties)
    return network


def benchmark_sector_unit_network(ledger: Ledger, collectives: Collectives = "out") -> Network:
    """Return the three-mode network benchmark – sector – unit, weighted by tasks."""
    network = sector_unit_network(ledger, collectives)
    for node in network:
        del network.nodes[node]["bipartite"]
    _add_benchmarks(network, ledger)
    for node in network:
        network.nodes[node].pop("bipartite", None)
    ties = _group(
        ((node_id("benchmark", mention.target), node_id("sector", sector)), mention.task.key)
        for mention in ledger.mentions
        if (sector := mention.task.sector)
    )
    _add_ties(network, ties)
    return network


def task_counts(network: Network, role: str = "total") -> dict[str, int]:
    """Return how many tasks every unit of a network has, in one role or in all."""
    return {unit: data[role] for unit, data in network.nodes(data=True) if role in data}


def node_id(mode: str, name: str) -> str:
    """Return the node that stands for something that is not a unit; a unit is its own name.

    >>> node_id("task", "5")
    'task:5'
    """
    return f"{mode}:{name}"


@dataclass(frozen=True, slots=True)
class NetworkKind:
    """One row of `NETWORKS`: a network that can be asked for by its `key`."""

    key: str
    title: Bilingual
    build: Callable[[Ledger, Collectives], Network]
    modes: tuple[str, ...] = ("unit",)
    directed: bool = False


NETWORKS: Final[tuple[NetworkKind, ...]] = (
    NetworkKind("unit-unit", Bilingual("单位协作网络", "unit–unit collaboration"), unit_network),
    NetworkKind(
        "lead-participant",
        Bilingual("牵头—参与网络", "lead → participant"),
        lead_network,
        directed=True,
    ),
    NetworkKind(
        "task-unit", Bilingual("任务—单位网络", "task–unit"), task_unit_network, ("task", "unit")
    ),
    NetworkKind(
        "sector-unit",
        Bilingual("领域—单位网络", "sector–unit"),
        sector_unit_network,
        ("sector", "unit"),
    ),
    NetworkKind(
        "benchmark-unit",
        Bilingual("对标对象—单位网络", "benchmark–unit"),
        benchmark_unit_network,
        ("benchmark", "unit"),
    ),
    NetworkKind(
        "benchmark-sector-unit",
        Bilingual("对标对象—领域—单位网络", "benchmark–sector–unit"),
        benchmark_sector_unit_network,
        ("benchmark", "sector", "unit"),
    ),
)


def _group(pairs: Iterable[tuple[Any, str]]) -> dict[Any, list[str]]:
    """Collect the second of each pair under the first, without repetition, in order."""
    found: defaultdict[Any, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: list(values) for key, values in found.items()}


def _teams(involved: Iterable[Involvement]) -> dict[str, list[str]]:
    return _group((entry.task.key, entry.unit.name) for entry in involved)


def _in_role(involved: Iterable[Involvement], role: str) -> Iterator[Involvement]:
    return (entry for entry in involved if entry.role == role)


def _sector_unit_ties(ledger: Ledger, collectives: Collectives) -> dict[Any, list[str]]:
    return _group(
        ((node_id("sector", entry.task.sector), entry.unit.name), entry.task.key)
        for entry in ledger.involved(collectives)
        if entry.task.sector
    )


def _add_units(network: Network, involved: tuple[Involvement, ...], **extra: int) -> None:
    units = {entry.unit.name: entry.unit for entry in involved}
    tasks_of = _group((entry.unit.name, entry.task.key) for entry in involved)
    by_role = _group(((entry.unit.name, entry.role), entry.task.key) for entry in involved)
    for name in sorted(units):
        counts = {
            role: len(by_role.get((name, role), ()))
            for role in ("lead", "participant", "responsible")
        }
        network.add_node(
            name, **_unit_attributes(units[name]), **counts, total=len(tasks_of[name]), **extra
        )


def _unit_attributes(unit: LedgerUnit) -> dict[str, Any]:
    optional = {"type": unit.type, "iri": unit.iri}
    return {"label": unit.name, "mode": "unit", "kind": unit.kind} | _present(optional)


def _task_attributes(task: LedgerTask) -> dict[str, Any]:
    optional = {
        "title": task.title or None,
        "sector": task.sector,
        "plan": task.plan or None,
        "start": task.start.isoformat() if task.start else None,
        "end": task.end.isoformat() if task.end else None,
        "time_kind": task.time_kind,
        "iri": task.iri,
    }
    return {"label": task.key, "mode": "task"} | _present(optional)


def _present(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None}


def _add_benchmarks(network: Network, ledger: Ledger) -> None:
    kinds = {mention.target: mention.kind for mention in ledger.mentions}
    for name in sorted(kinds):
        node = node_id("benchmark", name)
        network.add_node(node, label=name, mode="benchmark", type=kinds[name], bipartite=0)


def _add_others(network: Network, mode: str, names: Iterable[str], **extra: int) -> None:
    for name in names:
        network.add_node(node_id(mode, name), label=name, mode=mode, **extra)


def _add_ties(network: Network, ties: _Ties) -> None:
    for (a, b), keys in sorted(ties.items()):
        tasks = tuple(keys)
        network.add_edge(a, b, weight=len(tasks), tasks=tasks)
