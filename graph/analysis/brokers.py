"""Brokerage (中介角色) of Gould and Fernandez in the lead → participant network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, column, ranked
from graph.analysis.workload import UNIT
from graph.measures.brokerage import ROLES, brokerage
from ontology.language import Bilingual

_NAMES: Final = {
    "coordinator": Bilingual("协调者", "coordinator"),
    "itinerant": Bilingual("顾问", "itinerant"),
    "gatekeeper": Bilingual("守门人", "gatekeeper"),
    "representative": Bilingual("代表", "representative"),
    "liaison": Bilingual("联络者", "liaison"),
    "total": Bilingual("合计", "total"),
}
_MEANINGS: Final = {
    "coordinator": Bilingual("三者同组", "all three in one group"),
    "itinerant": Bilingual(
        "前后同组、本单位在外", "source and target in one group, the unit outside"
    ),
    "gatekeeper": Bilingual("来自外组、转入本组", "from another group into its own"),
    "representative": Bilingual("来自本组、转向外组", "from its own group to another"),
    "liaison": Bilingual("三者各在一组", "three different groups"),
    "total": Bilingual("五种角色之和", "all five roles"),
}
_UNKNOWN: Final = Bilingual("未知", "unknown")
_NOTE: Final = Bilingual(
    zh="甲→乙→丙而无甲→丙时，乙居中一次；箭头从牵头指向参与。分组为单位类型。"
    "期望值与 z 按相同密度的随机有向网络计算；z 无定义处为“–”。",
    en="B brokers once where A → B → C without A → C; arcs run from lead to participant, groups "
    "are unit types. Expected value and z are those of a random directed network of the same "
    "density; a dash where z is undefined.",
)
_GROUP: Final = column("group", "分组", "group", "单位类型。", "Type of the unit.")


def brokers(study: Study) -> Table:
    """Return every unit's brokerage roles with their expected values and z scores."""
    labels = {unit.name: unit.type_label or _UNKNOWN for unit in study.ledger.units}
    groups = {unit: labels.get(unit, _UNKNOWN) for unit in study.leads}
    found = brokerage(study.leads, {unit: label.en for unit, label in groups.items()})
    rows = [
        {"unit": unit, "group": groups[unit]}
        | {
            key: value
            for role, held in roles.items()
            for key, value in (
                (role, held.count),
                (f"{role}_expected", held.expected),
                (f"{role}_z", held.z),
            )
        }
        for unit, roles in found.items()
    ]
    columns = (UNIT, _GROUP, *_role_columns())
    return Table(
        "brokerage",
        Bilingual("中介角色（Gould–Fernandez）", "brokerage roles (Gould–Fernandez)"),
        columns,
        ranked(rows, columns, "total"),
        (study.scope, _NOTE),
    )


def _role_columns() -> Iterator[Column]:
    for role in ROLES:
        name, meaning = _NAMES[role], _MEANINGS[role]
        yield Column(role, name, Bilingual(f"{meaning.zh}的次数。", f"Count: {meaning.en}."))
        yield Column(
            f"{role}_expected",
            Bilingual(f"{name.zh}期望", f"{name.en} expected"),
            Bilingual("随机网络中的期望次数。", "Expected count in a random network."),
        )
        yield Column(
            f"{role}_z",
            Bilingual(f"{name.zh} z", f"{name.en} z"),
            Bilingual(
                "（次数−期望）÷标准差。", "Count less expected, over the standard deviation."
            ),
        )
