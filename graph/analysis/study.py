"""What an analysis works on: a ledger, the choices made about it, and its networks made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graph.ledger import Collectives, Ledger
from graph.measures import communities
from graph.measures.cliques import Cliques, maximal_cliques
from graph.network import (
    DirectedNetwork,
    Network,
    lead_network,
    sector_unit_network,
    task_unit_network,
    unit_network,
)
from ontology.language import Bilingual

DEFAULT_PERMUTATIONS: Final = 5000
DENSE_UP_TO_UNITS: Final = 3000
"""Above it the methods that need a full matrix are left out, and their tables say so."""
PERMUTED_UP_TO_UNITS: Final = 1000
"""Above it permutation tests are left out, and their tables say so."""


@dataclass(frozen=True)
class Study:
    """A ledger with the parameters of its analysis (分析参数).

    `seed` is used by every method that draws random numbers, and printed under its table;
    `permutations` is the number of draws of a permutation test.
    """

    ledger: Ledger
    collectives: Collectives = "out"
    seed: int = 1
    permutations: int = field(default=DEFAULT_PERMUTATIONS)

    @cached_property
    def units(self) -> Network:
        """The unit–unit network, weighted by shared tasks."""
        return unit_network(self.ledger, self.collectives)

    @cached_property
    def leads(self) -> DirectedNetwork:
        """The directed network from lead to participating units."""
        return lead_network(self.ledger, self.collectives)

    @cached_property
    def task_units(self) -> Network:
        """The two-mode network of tasks and units."""
        return task_unit_network(self.ledger, self.collectives)

    @cached_property
    def sector_units(self) -> Network:
        """The two-mode network of sectors and units."""
        return sector_unit_network(self.ledger, self.collectives)

    @cached_property
    def communities(self) -> communities.Partition:
        """The Louvain communities of the unit–unit network."""
        return communities.louvain(self.units, self.seed)

    @cached_property
    def cliques(self) -> Cliques:
        """The maximal cliques of the unit–unit network."""
        return maximal_cliques(self.units)

    @property
    def is_dense(self) -> bool:
        """Whether the network is small enough for methods that need a full matrix."""
        return len(self.units) <= DENSE_UP_TO_UNITS

    @property
    def is_small(self) -> bool:
        """Whether the network is small enough for thousands of permutations of a full matrix."""
        return len(self.units) <= PERMUTED_UP_TO_UNITS

    @property
    def too_large(self) -> Bilingual:
        """A note for a table that was left out because the network is too large for its method."""
        return Bilingual(
            zh=f"网络有 {len(self.units)} 个单位，对此方法过大，未计算。",
            en=f"Not computed: {len(self.units)} units are too many for this method.",
        )

    @property
    def scope(self) -> Bilingual:
        """A note that says whether collectives are counted."""
        return _SCOPES[self.collectives]


_SCOPES: Final = {
    "out": Bilingual(
        zh="只计有名称的单位；各镇街、有关部门等集合主体不计入。",
        en="Named units only; collectives such as 各镇街 are left out.",
    ),
    "in": Bilingual(
        zh="集合主体（如各镇街）作为一个节点计入。",
        en="A collective such as 各镇街 counts as one node.",
    ),
    "expanded": Bilingual(
        zh="集合主体（如各镇街）展开为本方案中同类的有名称单位；无法展开的不计入。",
        en="A collective such as 各镇街 is replaced by the named units it stands for; "
        "one that names nobody is left out.",
    ),
}
