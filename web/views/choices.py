"""The choices of the network page: what each can be, and what the reader has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from graph.errors import UnknownNameError
from graph.ledger import Ledger
from graph.network import NETWORKS, NetworkKind
from ontology.language import Bilingual

MEASURES: Final[Mapping[str, Bilingual]] = {
    "total": Bilingual(zh="任务数", en="tasks"),
    "lead": Bilingual(zh="牵头数", en="tasks led"),
    "participant": Bilingual(zh="参与数", en="tasks joined"),
    "degree": Bilingual(zh="合作单位数", en="partners"),
    "weighted_degree": Bilingual(zh="加权度", en="weighted degree"),
    "betweenness": Bilingual(zh="中介中心度", en="betweenness"),
    "closeness": Bilingual(zh="接近中心度", en="closeness"),
    "eigenvector": Bilingual(zh="特征向量中心度", en="eigenvector centrality"),
    "pagerank": Bilingual(zh="PageRank", en="PageRank"),
}
COLOURS: Final[Mapping[str, Bilingual]] = {
    "type": Bilingual(zh="单位类型", en="type of unit"),
    "community": Bilingual(zh="协作群", en="community"),
}
COLLECTIVES: Final[Mapping[str, Bilingual]] = {
    "out": Bilingual(zh="不含集合单位", en="without collectives"),
    "in": Bilingual(zh="含集合单位", en="with collectives"),
    "expanded": Bilingual(zh="展开集合单位", en="collectives expanded"),
}
ROLES: Final[Mapping[str, Bilingual]] = {
    "lead": Bilingual(zh="牵头", en="lead"),
    "responsible": Bilingual(zh="责任", en="responsible"),
    "participant": Bilingual(zh="参与", en="participant"),
}
_WHAT: Final[Mapping[str, Bilingual]] = {
    "kind": Bilingual(zh="网络", en="network"),
    "sector": Bilingual(zh="领域", en="sector"),
    "role": Bilingual(zh="角色", en="role"),
    "due": Bilingual(zh="完成时限", en="time limit"),
    "type": Bilingual(zh="单位类型", en="type of unit"),
    "collectives": Bilingual(zh="集合单位处理方式", en="way to treat collectives"),
    "size": Bilingual(zh="指标", en="measure"),
    "colour": Bilingual(zh="颜色", en="colour"),
    "unit": Bilingual(zh="单位", en="unit"),
    "to": Bilingual(zh="单位", en="unit"),
    "steps": Bilingual(zh="步数", en="number of steps"),
    "least": Bilingual(zh="共同任务数", en="number of shared tasks"),
}


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What the reader has chosen, by the names of the address; empty means all.

    The first nine need the server; the last four are applied by the page itself as well.
    """

    kind: str = NETWORKS[0].key
    sector: str = ""
    role: str = ""
    due: str = ""
    type: str = ""
    collectives: str = "out"
    size: str = "total"
    colour: str = "type"
    unit: str = ""
    to: str = ""
    steps: str = ""
    least: str = ""

    @property
    def row(self) -> NetworkKind:
        """The kind of network."""
        return next(row for row in NETWORKS if row.key == self.kind)

    def filters(self) -> dict[str, str]:
        """Return the conditions that leave tasks or units out."""
        names = ("sector", "role", "due", "type")
        return {name: value for name in names if (value := getattr(self, name))}

    def without_state(self) -> NetworkChoice:
        """Return the choice of the whole that the server makes."""
        return replace(self, unit="", to="", steps="", least="")

    def state(self) -> dict[str, str]:
        """Return what the page itself applies."""
        names = ("unit", "to", "steps", "least")
        return {name: value for name in names if (value := getattr(self, name))}


def network_options(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return the values that each choice can take for a plan."""
    types = {unit.type for unit in ledger.units if unit.type}
    roles = {entry.role for entry in ledger.involvements}
    return {
        "kind": tuple(row.key for row in NETWORKS),
        "sector": tuple(str(number) for number, _ in enumerate(ledger.sectors, 1)),
        "role": tuple(role for role in ROLES if role in roles),
        "due": tuple(sorted({month_of(task.end) for task in ledger.tasks})),
        "type": tuple(sorted(types)),
        "collectives": tuple(COLLECTIVES),
        "size": tuple(MEASURES),
        "colour": tuple(COLOURS),
        "steps": ("0", "1", "2", "3"),
    }


def read_choice(
    query: Mapping[str, str], options: Mapping[str, Iterable[str]], nodes: Iterable[str]
) -> NetworkChoice:
    """Return the choice that an address names; other parameters are ignored.

    Raises
    ------
    UnknownNameError
        If a value is none of `options`, or a unit none of `nodes`.
    """
    given = {one.name: query[one.name] for one in fields(NetworkChoice) if query.get(one.name)}
    known = {name: tuple(values) for name, values in options.items()}
    known["unit"] = known["to"] = tuple(nodes)
    for name, value in given.items():
        if name == "least" and value.isdecimal():
            continue
        if value not in known.get(name, ()):
            raise UnknownNameError(_WHAT[name], value, known.get(name, ()))
    return NetworkChoice(**given)


def month_of(end: date | None) -> str:
    """Return the month in which a task ends, or ``none``."""
    return end.strftime("%Y-%m") if end else "none"
