"""Tests of networks against networks by permutation: QAP correlation and MRQAP regression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan
from typing import Final

import numpy as np
from numpy.typing import NDArray

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
        Square matrices; the diagonal is not looked at, and a pair counts once if both are
        symmetric.
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
    pairs = _Pairs(a, b)
    x, y = pairs.values(a), pairs.values(b)
    spread = len(x) * float(x.std() * y.std()) if len(x) > 1 else 0.0
    if spread < _FLAT:
        return UNTESTED
    if np.count_nonzero(x) < np.count_nonzero(y):
        a, x, y = b, y, x
    # Means and deviations are the same after any relabelling, so that only the sum of products
    # has to be made anew, and that only where the sparser matrix has something.
    some = np.flatnonzero(y)
    shift = len(x) * float(x.mean() * y.mean())
    draws = [
        (float(moved @ y[some]) - shift) / spread
        for moved in pairs.relabelled(a, permutations, seed, some)
    ]
    return _tested((float(x @ y) - shift) / spread, np.array(draws))


def mrqap(
    outcome: Matrix, predictors: Mapping[str, Matrix], permutations: int = 5000, seed: int = 0
) -> Regression:
    """Return the regression of one matrix on others, tested by double semi-partialling.

    Parameters
    ----------
    outcome
        Square matrix; the diagonal is not looked at, and a pair counts once if all matrices are
        symmetric.
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
    Costs O(permutations · predictors² · ties): the matrices are multiplied where they have ties.

    References
    ----------
    .. [1] D. Dekker, D. Krackhardt, T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity
       and autocorrelation conditions", Psychometrika 72 (2007) 563–581.
    """
    pairs = _Pairs(outcome, *predictors.values())
    y = pairs.values(outcome)
    if not len(y):
        return Regression(dict.fromkeys(predictors, UNTESTED), nan, nan)
    columns = {name: pairs.values(matrix) for name, matrix in predictors.items()}
    usable = {name: x for name, x in columns.items() if not _explained(name, columns)}
    design = np.column_stack([np.ones(len(y)), *usable.values()])
    fitted, *_ = np.linalg.lstsq(design, y, rcond=None)
    spread = float(((y - y.mean()) ** 2).sum())
    residual = float(((y - design @ fitted) ** 2).sum())
    moved = _products(pairs, [predictors[name] for name in usable], y, permutations, seed)
    tested = {
        name: replace(_semi_partial(place, np.array(list(usable.values())), y, moved), value=slope)
        for place, (name, slope) in enumerate(zip(usable, map(float, fitted[1:]), strict=True))
    }
    return Regression(
        {name: tested.get(name, UNTESTED) for name in predictors},
        float(fitted[0]),
        1 - residual / spread if spread > _FLAT else nan,
    )


def _products(
    pairs: _Pairs, predictors: Sequence[Matrix], y: Matrix, permutations: int, seed: int
) -> Matrix:
    """Return the inner products of every permuted predictor with every predictor and the outcome.

    The shape is (1 + permutations, predictors, predictors + 1), the first without permutation.
    Summed only where the second factor has something: these matrices are sparse.
    """
    targets = [*map(pairs.values, predictors), y]
    found = np.empty((1 + permutations, len(predictors), len(targets)))
    for b, target in enumerate(targets):
        some = np.flatnonzero(target)
        for a, matrix in enumerate(predictors):
            found[0, a, b] = pairs.values(matrix)[some] @ target[some]
            for draw, moved in enumerate(pairs.relabelled(matrix, permutations, seed, some), 1):
                found[draw, a, b] = moved @ target[some]
    return found


def _semi_partial(place: int, xs: Matrix, y: Matrix, moved: Matrix) -> Tested:
    """Test one predictor by permuting what the others do not explain of it (Dekker et al.).

    What is left of it, e = x − Σ c z − c₀, sums to 0 under every permutation. So its inner
    products with the others b and with what these leave of the outcome follow from `moved`, and
    what is left of the permuted e has the square e·e − bᵀ G⁻¹ b, G the covariances of the others.
    """
    others = [other for other in range(len(xs)) if other != place]
    means = xs.mean(axis=1)
    centred, y_centred = xs - means[:, None], y - y.mean()
    gram = centred[others] @ centred[others].T
    share_x = np.linalg.solve(gram, centred[others] @ centred[place])
    share_y = np.linalg.solve(gram, centred[others] @ y_centred)
    constant = means[place] - share_x @ means[others]
    totals = np.array([*xs.sum(axis=1), y.sum()])
    left = moved[:, place] - np.einsum("l,plb->pb", share_x, moved[:, others]) - constant * totals
    b = left[:, others]
    with_outcome = left[:, -1] - b @ share_y
    unexplained = centred[place] - share_x @ centred[others]
    square = float(unexplained @ unexplained) - (b @ np.linalg.inv(gram) * b).sum(axis=1)
    rest = y_centred - share_y @ centred[others]
    ts = _t(with_outcome, square, float(rest @ rest), len(y) - len(xs) - 1)
    return _tested(float(ts[0]), ts[1:])


def _t(products: Matrix, squares: Matrix, outcome: float, freedom: int) -> Matrix:
    """Return the t statistics of a predictor with these products and squares; NaN without any."""
    if freedom < 1:
        return np.full(len(products), nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        slopes = products / squares
        errors = (outcome - slopes * products) / freedom / squares
        ts = slopes / np.sqrt(errors)
    return np.asarray(np.where((squares > _FLAT) & (errors > 0), ts, nan))


class _Pairs:
    """The pairs of nodes that are compared: each once if all matrices are symmetric."""

    def __init__(self, *matrices: Matrix) -> None:
        self.nodes = len(matrices[0])
        is_symmetric = all(np.array_equal(matrix, matrix.T) for matrix in matrices)
        used = ~np.tri(self.nodes, dtype=bool) if is_symmetric else ~np.eye(self.nodes, dtype=bool)
        self.rows, self.columns = np.nonzero(used)

    def values(self, matrix: Matrix) -> Matrix:
        return np.asarray(matrix[self.rows, self.columns], dtype=float)

    def relabelled(
        self, matrix: Matrix, permutations: int, seed: int, some: NDArray[np.intp] | slice
    ) -> Iterator[Matrix]:
        """Yield the values at `some` of the pairs after each random relabelling of the nodes."""
        rows, columns = self.rows[some], self.columns[some]
        draw = np.random.default_rng(seed)
        for _ in range(permutations):
            order = draw.permutation(self.nodes)
            yield matrix[order[rows], order[columns]]


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
    rest = _residual(_basis(name, columns), x)
    return float(rest @ rest) <= _FLAT * max(1.0, float(x @ x))


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
