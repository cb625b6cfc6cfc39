"""How unevenly something is spread: Gini and Herfindahl."""

from __future__ import annotations

from collections.abc import Iterable
from math import nan


def gini(values: Iterable[float]) -> float:
    """Return the Gini coefficient of non-negative amounts: 0 if all are equal.

    Σᵢ(2i − n − 1)xᵢ / (n Σx) over the amounts in rising order, without small-sample correction; its
    greatest value is (n − 1)/n. NaN if there is nothing to share.

    >>> gini([1, 1, 1]), gini([0, 0, 1])
    (0.0, 0.6666666666666666)
    """
    ordered = sorted(values)
    n, total = len(ordered), sum(ordered)
    if not total:
        return nan
    return sum((2 * i - n - 1) * x for i, x in enumerate(ordered, 1)) / (n * total)


def herfindahl(values: Iterable[float]) -> float:
    """Return the Herfindahl–Hirschman index of amounts: the sum of their squared shares.

    1 if one has all, 1/n if n share equally. NaN if there is nothing to share.

    >>> herfindahl([1, 1]), herfindahl([3])
    (0.5, 1.0)
    """
    amounts = list(values)
    total = sum(amounts)
    return sum((x / total) ** 2 for x in amounts) if total else nan


def normalised_herfindahl(values: Iterable[float]) -> float:
    """Return (H − 1/n)/(1 − 1/n): 0 if n share equally, 1 if one has all; NaN for n < 2."""
    amounts = list(values)
    n = len(amounts)
    return (herfindahl(amounts) - 1 / n) / (1 - 1 / n) if n > 1 else nan
