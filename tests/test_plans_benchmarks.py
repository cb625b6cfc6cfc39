"""What tasks measure themselves against or learn from."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.benchmarks import read_benchmarks
from plans.records import Benchmark, Span
from tests import jimo

# task: verb and names, in the order of the text
JIMO = {
    2: "对照 新加坡 香港",
    3: "对标 香港 上海 新加坡",
    4: "对标 亚马逊 eBay 谷歌; 复制、创新、推广 杭州",
    5: "对标 伦敦",
    6: "对标 美国 日本 德国; 推广 酷特智能 红妮",
    7: "对标 日本 以色列 荷兰",
    11: "借鉴 各地",
    12: "对照 国际标准",
    14: "学习借鉴 美国 日本 新加坡 以色列",
    15: "学习借鉴 美国 新加坡; 对照 国际城市战略指标体系",
    16: "对标 美国 英国 法国 日本 德国",
    17: "学习借鉴 伦敦 斯德哥尔摩 新加坡",
    18: "学习借鉴 拉斯维加斯 东京 首尔",
    19: "对标 波士顿 旧金山湾区 剑桥 牛津",
    21: "学习 国内外先进旅游城市",
    22: "学习借鉴 新加坡",
    23: "借鉴 北海道",
    24: "对标 日本",
    25: "学习 国际大型体育赛事",
    27: "对标 英国 日本 香港",
    30: "对标 美国 韩国",
    32: "学习借鉴 新加坡",
    33: "借鉴 美国 新加坡 香港",
    34: "学习 世界文明国家",
    35: "研究借鉴 上海 深圳",
    36: "学习 新加坡",
    37: "借鉴 新加坡",
    38: "借鉴 世界政治文明",
    39: "学习借鉴 新加坡",
    40: "研究借鉴 新加坡",
    41: "学习 新加坡",
    42: "学习借鉴 日本 澳大利亚",
    43: "学习 安联 安盛",
    44: "借鉴 多伦多 斯德哥尔摩",
    45: "学习 香港 新加坡",
    46: "借鉴 德国 新加坡",
    50: "学习借鉴 美国 新加坡 香港; 对标 欧美发达国家",
    51: "对标 新加坡 国内外先进的城市规划理念",
    52: "学习借鉴 新加坡",
    53: "学习借鉴 欧美发达国家",
    54: "学习 伯克利 新加坡",
    55: "对标 国外发达国家",
    56: "借鉴 藤泽",
    57: "借鉴 堪培拉 华沙",
    58: "对标 德国 日本",
    59: "学习借鉴 伦敦",
    60: "学习 新加坡 日本",
    61: "对标 日本 德国",
    62: "学习借鉴 美国 新加坡",
    63: "借鉴 日本 新加坡",
    64: "借鉴 上海 东京",
    65: "学习 新加坡 香港",
}
KINDS = {
    "country": "美国 日本 新加坡 德国 英国 法国 韩国 以色列 荷兰 澳大利亚",
    "city": (
        "上海 深圳 杭州 伦敦 斯德哥尔摩 拉斯维加斯 东京 首尔 波士顿 剑桥 牛津 多伦多 伯克利 藤泽"
        " 堪培拉 华沙"
    ),
    "region": "香港 旧金山湾区 北海道",
    "organisation": "亚马逊 eBay 谷歌 酷特智能 红妮 安联 安盛",
    "group": (
        "各地 国内外先进旅游城市 国际大型体育赛事 世界文明国家 世界政治文明 欧美发达国家"
        " 国外发达国家"
    ),
    "standard": "国际标准 国际城市战略指标体系 国内外先进的城市规划理念",
}
COUNTRIES = {
    "英国": "伦敦 剑桥 牛津",
    "瑞典": "斯德哥尔摩",
    "韩国": "首尔",
    "加拿大": "多伦多",
    "澳大利亚": "堪培拉",
    "美国": "亚马逊 eBay 谷歌 拉斯维加斯 波士顿 旧金山湾区 伯克利",
    "日本": "东京 北海道 藤泽",
    "波兰": "华沙",
    "德国": "安联",
    "法国": "安盛",
    "中国": "香港 上海 深圳 杭州",
}


def read(line: str) -> tuple[Benchmark, ...]:
    return read_benchmarks(line, Span(0, len(line)))


def mentions() -> list[tuple[int, Benchmark]]:
    return [
        (task, benchmark)
        for task, span in jimo.spans().items()
        for benchmark in read_benchmarks(jimo.text(), span)
    ]


def test_the_jimo_plan_names_these_benchmarks_task_by_task() -> None:
    found = {
        task: "; ".join(
            " ".join([mode, *(benchmark.name for _, benchmark in group)])
            for mode, group in groupby(pairs, key=lambda pair: pair[1].mode)
        )
        for task, pairs in groupby(mentions(), key=lambda pair: pair[0])
    }
    assert found == JIMO


def test_the_jimo_plan_has_104_mentions_of_46_things_in_52_tasks() -> None:
    found = mentions()
    assert len(found) == 104
    assert len({benchmark.name for _, benchmark in found}) == 46
    assert len({task for task, _ in found}) == 52


def test_each_thing_has_one_kind_and_one_country() -> None:
    found = {(b.name, b.kind, b.country) for _, b in mentions()}
    kinds = {name: kind for kind, names in KINDS.items() for name in names.split()}
    countries = {name: country for country, names in COUNTRIES.items() for name in names.split()}
    assert found == {(name, kind, countries.get(name)) for name, kind in kinds.items()}


def test_the_surface_is_what_stands_at_the_span() -> None:
    for _, benchmark in mentions():
        assert benchmark.span.of(jimo.text()) == benchmark.surface
    assert Counter(b.surface for _, b in mentions())["英国伦敦"] == 1


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("对标英国伦敦,开展试点", ["伦敦"]),
        ("对标美、英、法、日、德先进制造业模式", ["美国", "英国", "法国", "日本", "德国"]),
        ("学习借鉴浙江省杭州市、上海浦东新区经验", ["杭州", "浦东新区"]),
        ("借鉴北京经济技术开发区“证照联办”做法", ["北京经济技术开发区"]),
        ("对标先进地区，提升水平", ["先进地区"]),
        ("对标世界银行营商环境评价体系", ["世界银行"]),
        ("对标国际国内先进标准和最佳实践", ["国际国内先进标准"]),
        ("向深圳、上海看齐", ["深圳", "上海"]),
        ("与国际先进标准接轨", ["国际先进标准"]),
        ("复制推广自贸试验区改革试点经验", ["自贸试验区"]),
        ("借鉴国际职业教育培训普遍做法", ["国际"]),
        ("学习甲乙、丙丁等企业先进经验", ["甲乙", "丙丁"]),
        ("加快甲乙智能、丙丁个性化定制等先进经验及模式的应用推广", ["甲乙智能", "丙丁"]),
        ("学习义乌小商品城经验", ["义乌小商品城"]),
        ("借鉴杭州未来社区、成都高新区经验", ["杭州未来社区", "成都高新区"]),
        ("借鉴广东省佛山市禅城区一门式改革经验", ["广东省佛山市禅城区"]),
        ("借鉴上海社区治理、深圳市场监管经验", ["上海", "深圳"]),
        ("借鉴上海城区管理、北京示范区建设经验", ["上海", "北京"]),
        ("学习英国剑桥科技集团模式", ["英国剑桥科技集团"]),
        ("学习借鉴北上广深等城市先进经验", ["北京", "上海", "广州", "深圳"]),
        ("学习借鉴京沪先进经验，借鉴“杭州经验”", ["北京", "上海", "杭州"]),
        ("对接RCEP、CPTPP等国际经贸规则", ["RCEP", "CPTPP"]),
        ("對標灣區標準", ["湾区"]),
        ("學習借鑒美國、日本經驗，推進國際標準", ["美国", "日本"]),
    ],
)
def test_what_follows_a_verb_of_comparing_is_a_benchmark(line: str, names: list[str]) -> None:
    assert [benchmark.name for benchmark in read(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "推进山东大学与剑桥大学合作共建创新转化学院",
        "与世界顶级期刊《自然》开展长期合作",
        "对标对表抓落实",
        "对照《市场准入负面清单》",
        "开展对标、评估、诊断",
        "大力弘扬“借鉴+创新”",
        "推广电子签名应用，瞄准跨境电商、仓储物流等行业龙头企业开展招商",
        "深化机器学习、物联网应用",
        "推动告知承诺、容缺受理等经验做法的推广",
        "鼓励金融机构与广东省供应链金融试点企业对接合作",
        "实施清洁能源利用达国际标准",
        "组织开展学习讨论，营造比学赶超氛围",
        "参照国家标准执行",
    ],
)
def test_partners_titles_and_nouns_are_no_benchmarks(line: str) -> None:
    assert read(line) == ()


@given(st.text("对标学习借鉴美国、英法日等城市和先进国际标准经验的，。（）“”《》推广向看齐省区"))
def test_any_text_is_read_without_an_error(line: str) -> None:
    for benchmark in read(line):
        assert benchmark.span.of(line) == benchmark.surface
