"""How the ties of one node differ between two networks."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import networkx as nx


@dataclass(frozen=True, slots=True)
class EgoChange:
    """The partners of one node that two networks have in common, and those that one has only."""

    kept: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def jaccard(self) -> float:
        """Share of the partners of either network that are in both; NaN where there is none."""
        either = len(self.kept) + len(self.gained) + len(self.lost)
        return len(self.kept) / either if either else nan


def ego_changes(before: nx.Graph[str], after: nx.Graph[str]) -> dict[str, EgoChange]:
    """Return what became of the ties of every node that is in either network.

    Parameters
    ----------
    before, after
        Undirected networks whose nodes are known by their names; self-loops are left out. A node
        that is not in a network has no partners there.

    Returns
    -------
    dict
        In the order of the names, partners too.

    Notes
    -----
    O(n + m).

    References
    ----------
    .. [1] P. Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11 (1912)
       37–50, for the coefficient; T. A. B. Snijders, C. E. G. Steglich, G. G. van de Bunt,
       "Introduction to stochastic actor-based models", Social Networks 32 (2010) 44–60, for its
       use on the ties of two observations.

    Examples
    --------
    >>> ego_changes(nx.Graph([("a", "b"), ("a", "c")]), nx.Graph([("a", "c"), ("a", "d")]))["a"]
    EgoChange(kept=('c',), gained=('d',), lost=('b',))
    """
    return {
        node: _change(_partners(before, node), _partners(after, node))
        for node in sorted({*before, *after})
    }


def _partners(network: nx.Graph[str], node: str) -> set[str]:
    return set(network[node]) - {node} if node in network else set()


def _change(before: set[str], after: set[str]) -> EgoChange:
    kept, gained, lost = before & after, after - before, before - after
    return EgoChange(tuple(sorted(kept)), tuple(sorted(gained)), tuple(sorted(lost)))
