"""Titles in 《》: what they are and how they are cited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.citations import is_policy, read_citations
from plans.records import Citation, Span
from tests import jimo


def read(line: str) -> tuple[Citation, ...]:
    return read_citations(line, Span(0, len(line)))


def test_the_jimo_tasks_cite_three_policies_and_a_journal() -> None:
    found = [
        (task, cite.title, cite.kind, cite.relation)
        for task, span in jimo.spans().items()
        for cite in read_citations(jimo.text(), span)
    ]
    assert found == [
        (1, "山东省新旧动能转换重大工程实施规划", "policy", "implements"),
        (20, "自然", "other", "cites"),
        (34, "青岛市市民素质提升行动(2017-2019年)实施方案", "policy", "implements"),
        (54, "青岛市城市环境总体规划(2016-2030)", "policy", "implements"),
    ]


def test_the_span_covers_the_title() -> None:
    for span in jimo.spans().values():
        for cite in read_citations(jimo.text(), span):
            assert cite.span.of(jimo.text()) == cite.title


@pytest.mark.parametrize(
    ("line", "title", "number", "relation"),
    [
        ("根据《甲意见》（国发〔2015〕29 号）", "甲意见", "国发〔2015〕29号", "implements"),
        ("落实《甲条例》（国务院令第755号）", "甲条例", "国务院令第755号", "implements"),
        ("按照《甲办法》(市政发[2018]4号)", "甲办法", "市政发〔2018〕4号", "implements"),
        ("制定《甲实施\n细则》", "甲实施细则", None, "cites"),
        ("依据《关于印发〈甲方案〉的通知》", "关于印发《甲方案》的通知", None, "implements"),
        ("《关于执行《甲条例》的意见》", "关于执行《甲条例》的意见", None, "cites"),
        ("贯彻《甲法》及《甲法实施条例》", "甲法", None, "implements"),
        ("按《甲办法》执行", "甲办法", None, "implements"),
        ("依《甲法》办理", "甲法", None, "implements"),
        ("《甲条例》（2019年10月22日国务院令第722号公布）", "甲条例", "国务院令第722号", "cites"),
        ("落实《甲意见》（赣府发〔2019〕第5号）", "甲意见", "赣府发〔2019〕5号", "implements"),
        ("达到《甲标准》（GB/T 12345—2018）", "甲标准", "GB/T12345—2018", "cites"),
    ],
)
def test_a_title_has_its_number_and_its_relation(
    line: str, title: str, number: str | None, relation: str
) -> None:
    cite = read(line)[0]
    assert (cite.title, cite.number, cite.relation) == (title, number, relation)


def test_a_short_form_stands_for_its_title() -> None:
    line = "贯彻《甲市服务意见》（甲政发〔2018〕1号，以下简称《意见》），落实《意见》和《乙办法》。"
    cites = read(line)
    assert [(cite.title, cite.number) for cite in cites] == [
        ("甲市服务意见", "甲政发〔2018〕1号"),
        ("甲市服务意见", "甲政发〔2018〕1号"),
        ("乙办法", None),
    ]
    assert [cite.span.of(line) for cite in cites] == ["甲市服务意见", "意见", "乙办法"]


@pytest.mark.parametrize(
    ("title", "policy"),
    [
        ("优化营商环境条例", True),
        ("市场准入负面清单（2022年版）", True),
        ("不动产登记管理办法（试行）", True),
        ("区域全面经济伙伴关系协定", True),
        ("政府工作报告", True),
        ("自然", False),
        ("人民日报", False),
        ("食品经营许可证", False),
        ("全体投资人承诺书", False),
        ("中小企业服务手册", False),
    ],
)
def test_a_title_is_a_policy_only_if_it_is_one(title: str, policy: bool) -> None:
    assert is_policy(title) is policy


def test_what_the_text_calls_a_magazine_is_none() -> None:
    (cite,) = read("办好《城市规划》杂志")
    assert cite.kind == "other"


@given(st.text("《》〈〉<>（）〔〕贯彻落实关于意见通知的号2015，。\n"))
def test_any_text_is_read_without_an_error(line: str) -> None:
    for cite in read(line):
        written = "".join(cite.span.of(line).split())
        assert written.translate(str.maketrans("〈〉", "《》")) == cite.title
