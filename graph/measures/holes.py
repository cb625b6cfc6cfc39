"""Structural holes (结构洞): what a node gains from ties to partners that are not tied."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, nan
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Holes:
    """Burt's measures of one node.

    `effective_size` counts partners less the redundancy among them, `efficiency` is its share of
    the partners, `constraint` how far the node's effort goes to partners who are tied to each
    other, `hierarchy` how far one partner is the source of that constraint.
    """

    effective_size: float
    efficiency: float
    constraint: float
    hierarchy: float


UNDEFINED = Holes(nan, nan, nan, nan)


def structural_holes(network: nx.Graph[str], weight: str = "weight") -> dict[str, Holes]:
    """Return Burt's structural-hole measures of every node of an undirected network.

    Parameters
    ----------
    network
        An undirected network; self-loops are left out.
    weight
        The edge attribute that says how strong a tie is; 1 where it is absent.

    Returns
    -------
    dict
        `UNDEFINED` (all NaN) for a node without partners. Hierarchy is NaN for a node with one
        partner, where it would be 0/0.

    Notes
    -----
    With p_ij = w_ij/Σ_q w_iq and m_ij = w_ij/max_q w_iq: effective size is
    Σ_j [1 − Σ_q p_iq m_jq], local constraint c_ij = (p_ij + Σ_q p_iq p_qj)², constraint
    C_i = Σ_j c_ij over the partners j [1]_, hierarchy Σ_j (c_ij/(C_i/N)) ln(c_ij/(C_i/N))/(N ln N).
    In an unweighted network effective size is n − 2t/n with t ties among n partners [2]_.
    Costs O(k²) for a node with k partners.

    References
    ----------
    .. [1] R. S. Burt, "Structural Holes", Harvard University Press 1992, ch. 2.
    .. [2] S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20
       (1997) 35–38.
    """
    if not len(network):
        return {}
    weights = _weights(network, weight)
    sums: _Vector = np.asarray(weights.sum(axis=1))
    tops: _Vector = np.asarray(weights.max(axis=1).toarray(), dtype=float)
    return {node: _holes(weights, sums, tops, place) for place, node in enumerate(network)}


def _weights(network: nx.Graph[str], weight: str) -> csr_array[Any]:
    matrix = nx.to_scipy_sparse_array(network, weight=weight, format="lil").astype(float)
    matrix.setdiag(0)
    weights: csr_array[Any] = matrix.tocsr()
    weights.eliminate_zeros()
    return weights


def _holes(weights: csr_array[Any], sums: _Vector, tops: _Vector, ego: int) -> Holes:
    row = slice(weights.indptr[ego], weights.indptr[ego + 1])
    partners = weights.indices[row]
    if not len(partners):
        return UNDEFINED
    among = weights[partners][:, partners].toarray()
    share = weights.data[row] / sums[ego]
    size = float(len(partners) - (among / tops[partners, None] @ share).sum())
    local = (share + share @ (among / sums[partners, None])) ** 2
    return Holes(size, size / len(partners), float(local.sum()), _hierarchy(local))


def _hierarchy(local: _Vector) -> float:
    n = len(local)
    if n < 2:
        return nan
    relative = local / local.mean()
    return float((relative * np.log(relative)).sum() / (n * log(n)))
