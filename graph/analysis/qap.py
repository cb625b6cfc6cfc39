"""QAP and MRQAP: whether units work together because they are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Final

import numpy as np

from graph.analysis.study import Study
from graph.analysis.table import Column, Table, Value, column
from graph.measures.matrices import Matrix, adjacency
from graph.measures.qap import Tested, mrqap, qap_correlation
from ontology.language import Bilingual

MATRICES: Final = {
    "co_task": Bilingual("共同任务", "shared tasks"),
    "same_type": Bilingual("同类单位", "same type"),
    "co_sector": Bilingual("共同领域", "shared sectors"),
    "co_benchmark": Bilingual("共同对标对象", "shared benchmarks"),
}
"""The unit × unit matrices that are compared, by key."""

_TEST_COLUMNS: Final = (
    column(
        "p_large",
        "p(≥)",
        "p (as large)",
        "置换统计量不小于观测值的比例（含观测本身）。",
        "Share of permutations as large as observed, the observed one included.",
    ),
    column(
        "p_small",
        "p(≤)",
        "p (as small)",
        "置换统计量不大于观测值的比例（含观测本身）。",
        "Share of permutations as small as observed, the observed one included.",
    ),
    column(
        "mean", "置换均值", "permuted mean", "置换统计量的均值。", "Mean over the permutations."
    ),
    column(
        "deviation",
        "置换标准差",
        "permuted deviation",
        "置换统计量的标准差。",
        "Standard deviation over the permutations.",
    ),
)
_CORRELATION: Final[tuple[Column, ...]] = (
    column("a", "矩阵一", "matrix", "单位×单位矩阵。", "A unit × unit matrix."),
    column("b", "矩阵二", "with", "另一矩阵。", "The other matrix."),
    column("r", "相关系数", "r", "非对角线元素的皮尔逊相关。", "Pearson's r off the diagonal."),
    *_TEST_COLUMNS,
)
_REGRESSION: Final[tuple[Column, ...]] = (
    column("predictor", "自变量", "predictor", "单位×单位矩阵。", "A unit × unit matrix."),
    column(
        "coefficient", "系数", "coefficient", "未标准化回归系数。", "Unstandardised coefficient."
    ),
    *_TEST_COLUMNS,
)


def qap(study: Study) -> Table:
    """Return the QAP correlations of shared tasks, type, sectors and benchmarks."""
    title = Bilingual("QAP 相关", "QAP correlation")
    if not study.is_small:
        return Table("qap", title, _CORRELATION, (), (study.too_large,))
    matrices = unit_matrices(study)
    rows = [
        (MATRICES[a], MATRICES[b], *_cells(_correlate(study, matrices[a], matrices[b])))
        for a, b in combinations(matrices, 2)
    ]
    return Table("qap", title, _CORRELATION, tuple(rows), (study.scope, _draws(study), _CONSTANT))


def mrqap_regression(study: Study) -> Table:
    """Return the regression of shared tasks on type, sectors and benchmarks."""
    title = Bilingual("MRQAP 回归：共同任务", "MRQAP regression of shared tasks")
    if not study.is_small:
        return Table("mrqap", title, _REGRESSION, (), (study.too_large,))
    matrices = unit_matrices(study)
    outcome = matrices.pop("co_task")
    found = mrqap(outcome, matrices, study.permutations, study.seed)
    rows = [(MATRICES[name], *_cells(tested)) for name, tested in found.coefficients.items()]
    quality = Bilingual(
        zh=f"截距 {found.intercept:.4f}，R² = {found.r_squared:.4f}；检验用双半偏置换（Dekker）。",
        en=f"Intercept {found.intercept:.4f}, R² = {found.r_squared:.4f}; tested by double "
        "semi-partialling (Dekker); mean and deviation are those of the permuted t.",
    )
    notes = (study.scope, quality, _draws(study), _CONSTANT)
    return Table("mrqap", title, _REGRESSION, tuple(rows), notes)


def unit_matrices(study: Study) -> dict[str, Matrix]:
    """Return the matrices of `MATRICES` over the sorted units of the study."""
    units = list(study.units)
    sectors: defaultdict[str, set[str]] = defaultdict(set)
    benchmarks: defaultdict[str, set[str]] = defaultdict(set)
    named = _targets_by_task(study)
    for entry in study.ledger.involved(study.collectives):
        if entry.task.sector:
            sectors[entry.unit.name].add(entry.task.sector)
        benchmarks[entry.unit.name] |= named.get(entry.task.key, set())
    types = {unit.name: {unit.type} for unit in study.ledger.units if unit.type}
    return {
        "co_task": adjacency(study.units, units),
        "same_type": _shared([types.get(unit, set()) for unit in units]),
        "co_sector": _shared([sectors[unit] for unit in units]),
        "co_benchmark": _shared([benchmarks[unit] for unit in units]),
    }


def _targets_by_task(study: Study) -> dict[str, set[str]]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for mention in study.ledger.mentions:
        named[mention.task.key].add(mention.target)
    return named


def _shared(properties: list[set[str]]) -> Matrix:
    """Return how many properties every two have in common, with an empty diagonal."""
    names = sorted(set().union(*properties))
    incidence = np.array([[name in own for name in names] for own in properties], dtype=float)
    shared = incidence.reshape(len(properties), len(names))
    common: Matrix = shared @ shared.T
    np.fill_diagonal(common, 0)
    return common


def _correlate(study: Study, a: Matrix, b: Matrix) -> Tested:
    return qap_correlation(a, b, study.permutations, study.seed)


def _cells(tested: Tested) -> Iterable[Value]:
    return (tested.value, tested.p_large, tested.p_small, tested.mean, tested.deviation)


def _draws(study: Study) -> Bilingual:
    return Bilingual(
        zh=f"{study.permutations} 次置换，随机种子 {study.seed}。",
        en=f"{study.permutations} permutations, seed {study.seed}.",
    )


_CONSTANT: Final = Bilingual(
    zh="矩阵处处相同（或已由其他自变量完全决定）时无定义（–）。",
    en="Undefined (–) where a matrix is the same everywhere or wholly explained by the others.",
)
