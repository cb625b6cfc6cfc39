"""Tests of networks against networks by permutation: QAP correlation and MRQAP regression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import nan, sqrt
from typing import Final

import numpy as np

from graph.measures.matrices import Matrix

_FLAT: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Tested:
    """A statistic with its permutation test.

    `p_large` and `p_small` are the shares of the permutations, the observed one among them, whose
    statistic is at least as large, or as small; `mean` and `deviation` are those of the permuted
    statistics. All NaN where the statistic is undefined.
    """

    value: float
    p_large: float
    p_small: float
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Regression:
    """An MRQAP regression: `coefficients` by predictor, `intercept`, and `r_squared`."""

    coefficients: dict[str, Tested]
    intercept: float
    r_squared: float


UNTESTED: Final = Tested(nan, nan, nan, nan, nan)


def qap_correlation(a: Matrix, b: Matrix, permutations: int = 5000, seed: int = 0) -> Tested:
    """Return Pearson's correlation of two matrices of the same nodes, tested by QAP.

    Parameters
    ----------
    a, b
        Square matrices; the diagonal is not looked at.
    permutations
        Number of random relabellings of the nodes of `a`.
    seed
        Of the relabellings.

    Returns
    -------
    Tested
        `UNTESTED` if a matrix is constant off the diagonal, where correlation is undefined.

    References
    ----------
    .. [1] D. Krackhardt, "Predicting with networks: nonparametric multiple regression analysis of
       dyadic data", Social Networks 10 (1988) 359–381.
    """
    x, y = _standard(_pairs(a)), _standard(_pairs(b))
    if x is None or y is None:
        return UNTESTED
    scaled = np.zeros_like(a, dtype=float)
    scaled[_off_diagonal(len(a))] = x
    draws = [float(_pairs(moved) @ y) for moved in _relabelled(scaled, permutations, seed)]
    return _tested(float(x @ y), np.array(draws))


def mrqap(
    outcome: Matrix, predictors: Mapping[str, Matrix], permutations: int = 5000, seed: int = 0
) -> Regression:
    """Return the regression of one matrix on others, tested by double semi-partialling.

    Parameters
    ----------
    outcome
        Square matrix; the diagonal is not looked at.
    predictors
        Matrices of the same nodes by name.
    permutations, seed
        Of the test of each coefficient.

    Returns
    -------
    Regression
        Unstandardised coefficients. The test of a coefficient compares its t statistic with those
        after permuting the part of its predictor that the others do not explain [1]_. A predictor
        that is constant, or that the others explain wholly, has NaN throughout.

    Notes
    -----
    Costs O(permutations · n² · predictors) for each predictor.

    References
    ----------
    .. [1] D. Dekker, D. Krackhardt, T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity
       and autocorrelation conditions", Psychometrika 72 (2007) 563–581.
    """
    y = _pairs(outcome)
    if not len(y):
        return Regression(dict.fromkeys(predictors, UNTESTED), nan, nan)
    columns = {name: _pairs(matrix) for name, matrix in predictors.items()}
    usable = {name: x for name, x in columns.items() if not _explained(name, columns)}
    design = np.column_stack([np.ones(len(y)), *usable.values()])
    fitted, *_ = np.linalg.lstsq(design, y, rcond=None)
    spread = float(((y - y.mean()) ** 2).sum())
    residual = float(((y - design @ fitted) ** 2).sum())
    slopes = dict(zip(usable, map(float, fitted[1:]), strict=True))
    return Regression(
        {
            name: _coefficient(name, slopes, usable, y, len(outcome), permutations, seed)
            for name in columns
        },
        float(fitted[0]),
        1 - residual / spread if spread > _FLAT else nan,
    )


def _coefficient(
    name: str,
    slopes: Mapping[str, float],
    columns: Mapping[str, Matrix],
    y: Matrix,
    nodes: int,
    permutations: int,
    seed: int,
) -> Tested:
    if name not in slopes:
        return UNTESTED
    basis = _basis(name, columns)
    unexplained = np.zeros((nodes, nodes))
    unexplained[_off_diagonal(nodes)] = _residual(basis, columns[name])
    rest = _residual(basis, y)
    freedom = len(y) - len(columns) - 1
    observed = _t(_pairs(unexplained), rest, freedom)
    draws = np.array(
        [
            _t(_residual(basis, _pairs(moved)), rest, freedom)
            for moved in _relabelled(unexplained, permutations, seed)
        ]
    )
    tested = _tested(observed, draws)
    return Tested(slopes[name], tested.p_large, tested.p_small, tested.mean, tested.deviation)


def _t(x: Matrix, y: Matrix, freedom: int) -> float:
    """Return the t statistic of y on x, both already free of the other predictors."""
    square = float(x @ x)
    if square < _FLAT or freedom < 1:
        return nan
    slope = float(x @ y) / square
    error = float(((y - slope * x) ** 2).sum()) / freedom / square
    return slope / sqrt(error) if error > 0 else nan


def _basis(name: str, columns: Mapping[str, Matrix]) -> Matrix:
    """Return an orthonormal basis of the constant and the other predictors."""
    others = [x for other, x in columns.items() if other != name]
    length = len(next(iter(columns.values())))
    basis, _ = np.linalg.qr(np.column_stack([np.ones(length), *others]))
    return np.asarray(basis)


def _residual(basis: Matrix, x: Matrix) -> Matrix:
    return np.asarray(x - basis @ (basis.T @ x))


def _explained(name: str, columns: Mapping[str, Matrix]) -> bool:
    x = columns[name]
    if not len(x):
        return True
    rest = _residual(_basis(name, columns), x)
    return float(rest @ rest) <= _FLAT * max(1.0, float(x @ x))


def _off_diagonal(nodes: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return ~np.eye(nodes, dtype=bool)


def _pairs(matrix: Matrix) -> Matrix:
    return np.asarray(matrix[_off_diagonal(len(matrix))], dtype=float)


def _standard(x: Matrix) -> Matrix | None:
    """Return x with mean 0 and norm 1, or ``None`` if it is constant."""
    if len(x) < 2:
        return None
    centred = x - x.mean()
    norm = float(np.linalg.norm(centred))
    return np.asarray(centred / norm) if norm > _FLAT else None


def _relabelled(matrix: Matrix, permutations: int, seed: int) -> Iterator[Matrix]:
    draw = np.random.default_rng(seed)
    for _ in range(permutations):
        order = draw.permutation(len(matrix))
        yield matrix[np.ix_(order, order)]


def _tested(value: float, draws: Matrix) -> Tested:
    if value != value:
        return UNTESTED
    # A draw that differs from the observed value by rounding only is as large as that value.
    slack = _FLAT * max(1.0, abs(value))
    count = len(draws) + 1
    return Tested(
        value,
        float((1 + (draws >= value - slack).sum()) / count),
        float((1 + (draws <= value + slack).sum()) / count),
        float(draws.mean()) if len(draws) else nan,
        float(draws.std()) if len(draws) else nan,
    )
