"""Small ledgers that can be checked by hand, for the tests of networks and measures."""

from datetime import date

import networkx as nx

from graph.ledger import Involvement, Ledger, LedgerTask, LedgerUnit, Mention

STREETS = LedgerUnit("各镇街", kind="collective", type="street", members=("潮海街道", "通济街道"))


def task(key: str, sector: str = "开放", year: int = 2018, plan: str = "甲") -> LedgerTask:
    return LedgerTask(key, plan=plan, sector=sector, title=f"任务{key}", end=date(year, 12, 31))


def involved(entry: LedgerTask, lead: str, *participants: str) -> list[Involvement]:
    return [
        Involvement(entry, LedgerUnit(lead), "lead"),
        *(Involvement(entry, LedgerUnit(name), "participant") for name in participants),
    ]


def small() -> Ledger:
    """商务 leads 1 and 2, 财政 is in 1, 2 and 3, 科技 leads 3; 档案 works alone on 4."""
    one, two, three, four = task("1"), task("2"), task("3", "创新", 2019), task("4", "创新", 2019)
    return Ledger(
        (one, two, three, four, task("5")),
        (
            *involved(one, "商务局", "财政局", "交通局"),
            *involved(two, "商务局", "财政局"),
            *involved(three, "科技局", "财政局"),
            *involved(four, "档案局"),
            Involvement(one, STREETS, "participant"),
            Involvement(three, LedgerUnit("潮海街道", type="street"), "participant"),
        ),
        (Mention(one, "伦敦", "city", "对标"), Mention(three, "伦敦", "city", "学习")),
    )


def named(network: "nx.Graph[int]") -> "nx.Graph[str]":
    """Give the nodes of a test network names, zero-padded so that they sort as their numbers."""
    copy: nx.Graph[str] = nx.DiGraph() if network.is_directed() else nx.Graph()
    copy.add_nodes_from(f"{node:04d}" for node in network)
    ties = network.edges(data=True)
    copy.add_edges_from((f"{a:04d}", f"{b:04d}", data) for a, b, data in ties)
    return copy
