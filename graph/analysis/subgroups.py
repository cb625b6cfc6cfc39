"""Communities (社团) of the collaboration network."""

from __future__ import annotations

from typing import Final

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, is_undefined
from graph.analysis.workload import UNIT
from graph.measures import communities as measures
from ontology.language import Bilingual

_COLUMNS: Final = (
    UNIT,
    Column(
        "community",
        Bilingual("社团", "community"),
        Bilingual(
            "Louvain 社团编号,按规模从大到小。",
            "Number of the Louvain community, the largest first.",
        ),
    ),
)


def communities(study: Study) -> Table:
    """Return the Louvain community of every unit."""
    found = study.communities
    quality = measures.modularity(study.units, found)
    rows = sorted(found.items(), key=lambda entry: (entry[1], entry[0]))
    return Table(
        "communities",
        Bilingual("社团划分", "communities"),
        _COLUMNS,
        tuple(rows),
        (study.scope, _method(study, quality)),
    )


def _method(study: Study, quality: float) -> Bilingual:
    if is_undefined(quality):
        return Bilingual(
            zh="网络没有连线,模块度 Q 无定义。",
            en="The network has no ties: modularity Q is undefined.",
        )
    return Bilingual(
        zh=f"Louvain 方法,按共同任务数加权,随机种子 {study.seed},模块度 Q = {quality:.4f}。",
        en=f"Louvain method, weighted by shared tasks, seed {study.seed}, modularity "
        f"Q = {quality:.4f}.",
    )
