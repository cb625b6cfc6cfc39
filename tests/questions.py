"""The competency questions with their answers; run as a script it writes the answers anew.

``python -m tests.questions`` in the checkout. Read the difference before committing it: the
expected rows are what the plan says, not what the program happens to return.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.store import open_store
from ontology import ontology_files
from ontology.prefixes import declared_prefixes
from ontology.queries import KeptQuery
from ontology.query_examples import read_questions
from ontology.turtle import read_turtle
from ontology.vocabulary import ontology_triples, scheme_triples
from plans import read_plan, read_text

ROOT = Path(__file__).parents[1]


@cache
def jimo_store() -> ox.Store:
    return open_store([read_plan(ROOT / "data" / "jimo-2018-116.txt")]).inner


# One county's plans of two years, made up, in the form in which such plans are written.
_YEARS = (
    """甲县人民政府办公室
关于印发甲县2018年数字城市建设工作方案的通知
甲政办发〔2018〕5号

甲县2018年数字城市建设工作方案

一、重点工作
(一)推进政务数字化
1.建设政务服务平台,力争网上办理率达到80%。
牵头单位:县政务服务局
参与单位:县财政局、县档案局
完成时限:2018年12月
2.开放公共数据。
牵头单位:县大数据局
参与单位:县财政局
完成时限:2018年12月

2018年3月1日
""",
    """甲县人民政府办公室
关于印发甲县2020年数字城市建设工作方案的通知
甲政办发〔2020〕8号

甲县2020年数字城市建设工作方案

一、重点工作
(一)推进政务数字化
1.建设政务服务平台,力争网上办理率达到95%。
牵头单位:县大数据局
参与单位:县财政局、县政务服务局
完成时限:2020年12月
2.开放公共数据。
牵头单位:县大数据局
参与单位:县市场监管局
完成时限:2020年12月

2020年3月1日
""",
)


@cache
def years_store() -> ox.Store:
    return open_store([read_text(text, "plan.txt") for text in _YEARS]).inner


@cache
def example_store() -> ox.Store:
    store = ox.Store()
    triples = (*ontology_triples(), *scheme_triples(), *read_turtle(*ontology_files().good))
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


_STORES = {"jimo": jimo_store, "years": years_store, "examples": example_store}


def answer(question: KeptQuery) -> str:
    """Return the answer as CSV with short names, for people to read."""
    store = _STORES[question.head_value("data")]()
    solutions = store.query(question.text, prefixes=declared_prefixes())
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(question.name)
    table = solutions.serialize(format=ox.QueryResultsFormat.CSV) or b""
    return table.decode("utf-8").replace("\r\n", "\n")


def expected(question: KeptQuery) -> Path:
    return question.path.with_suffix(".csv")


def main() -> None:
    for question in read_questions():
        expected(question).write_text(answer(question), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
