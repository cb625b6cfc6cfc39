"""Numbers that tasks commit to, and numbers that are no targets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.terms import UNIT
from plans import read_text
from plans.lexicon import read_lines
from plans.measures import Measure, read_measure
from plans.records import QuantitativeTarget, Span
from plans.spelled import to_value
from plans.targets import read_targets
from tests import jimo

# task: surface, indicator, value or (min, max), unit, comparator, periodicity, modality
JIMO = [
    (5, "14%左右", "服务进出口", "14", "%", "about", "annual-average", "确保"),
    (12, "900亿元", "全区电子商务交易额", "900", "亿元", "exactly", None, "力争"),
    (
        14,
        "1个百分点",
        "海洋产业增加值占GDP比重",
        "1",
        "个百分点",
        "increase-by",
        "annual-average",
        None,
    ),
    (15, "60户以上", "规上(限上)服务业企业", "60", "户", "at-least", None, "争取"),
    (21, "10处以上", "工农业旅游示范点、精品采摘园", "10", "处", "at-least", None, None),
    (21, "6-8处", "全区旅游交通地图牌", "6-8", "处", "range", None, None),
    (21, "1-2处", "旅游咨询中心", "1-2", "处", "range", None, None),
    (56, "100Mbps", "光纤接入能力", "100", "Mbps", "exactly", None, "力争"),
    (61, "96%以上", "农村生活垃圾无害化处理率", "96", "%", "at-least", None, None),
    (62, "30%", "生活垃圾回收利用率", "30", "%", "exactly", None, None),
    (63, "98%以上", "城市污水集中处理率", "98", "%", "at-least", None, "始终保持"),
    (66, "96%", "次干道机械化保洁率", "96", "%", "exactly", None, None),
    (67, "2个", "农村新型示范社区", "2", "个", "exactly", "annual", None),
    (67, "20个", "省、青岛市级美丽乡村示范村", "20", "个", "exactly", "annual", None),
    (67, "170个", "青岛市级达标村", "170", "个", "exactly", "annual", None),
]


def number(target: QuantitativeTarget) -> str:
    return str(target.value) if target.value is not None else f"{target.min}-{target.max}"


def read(line: str) -> tuple[QuantitativeTarget, ...]:
    return read_targets(line, Span(0, len(line)))


def test_the_jimo_plan_has_fifteen_numeric_targets() -> None:
    found = [
        (task, t.surface, t.indicator, number(t), t.unit, t.comparator, t.periodicity, t.modality)
        for task, span in jimo.spans().items()
        for t in read_targets(jimo.text(), span)
    ]
    assert found == JIMO


def test_the_surface_is_what_stands_at_the_span() -> None:
    for span in jimo.spans().values():
        for target in read_targets(jimo.text(), span):
            assert target.span.of(jimo.text()) == target.surface


@pytest.mark.parametrize(
    ("line", "surface", "comparator", "value", "indicator"),
    [
        ("秸秆综合利用率达到85%以上。", "85%以上", "at-least", "85", "秸秆综合利用率"),
        ("当地担保费率不高于1.5%。", "不高于1.5%", "at-most", "1.5", None),
        ("实现标识注册总量突破5亿。", "突破5亿", "more-than", "5", "标识注册总量"),
        ("单位能耗下降3.5%。", "3.5%", "reduce-by", "3.5", "单位能耗"),
        ("失业率控制在5.5%以内。", "5.5%以内", "at-most", "5.5", "失业率"),
        ("社会消费品零售总额增长16%", "16%", "increase-by", "16", "社会消费品零售总额"),
        ("审批材料压减至30%", "30%", "reduce-to", "30", "审批材料"),
        ("培育100个优秀工业APP。", "100个", "exactly", "100", "优秀工业APP"),
        ("新增“皖企登云”企业2万家。", "2万家", "exactly", "2", "“皖企登云”企业"),
        ("跨部门检查占双随机检查50%以上", "50%以上", "at-least", "50", None),
        ("组织各类融资对接活动不少于2次。", "不少于2次", "at-least", "2", "各类融资对接活动"),
        ("新增贷款8,000亿元以上", "8,000亿元以上", "at-least", "8000", None),
        ("培育企业超500家", "超500家", "more-than", "500", "企业"),
        ("压缩审批时间50%以上。", "50%以上", "reduce-by", "50", "审批时间"),
        ("降低失业率至5%以内", "5%以内", "at-most", "5", "失业率"),
        ("工业总产值达到2020年的2倍以上。", "2倍以上", "at-least", "2", "工业总产值"),
        ("即办率由30%提高到50%以上", "50%以上", "at-least", "50", "即办率"),
        ("全省排名前进2位", "2位", "increase-by", "2", "全省排名"),
        ("建设高标准农田10万亩", "10万亩", "exactly", "10", "高标准农田"),
        ("改造农村公路200公里以上", "200公里以上", "at-least", "200", "农村公路"),
        ("优良天数比例≥85%", "≥85%", "at-least", "85", "优良天数比例"),
        ("年均浓度≤35微克/立方米", "≤35微克/立方米", "at-most", "35", None),
        ("材料精简50%", "50%", "reduce-by", "50", "材料"),
        ("减少证明材料100项", "100项", "reduce-by", "100", "证明材料"),
        ("每年至少开展2次培训", "2次", "at-least", "2", "培训"),
        ("实际利用外资5亿美元", "5亿美元", "exactly", "5", "实际利用外资"),
        ("接待游客500万人次以上", "500万人次以上", "at-least", "500", "游客"),
        ("带动农民户均增收2000元", "2000元", "increase-by", "2000", None),
    ],
)
def test_a_number_that_a_verb_governs_is_a_target(
    line: str, surface: str, comparator: str, value: str, indicator: str | None
) -> None:
    (target,) = read(line)
    assert (target.surface, target.comparator, str(target.value)) == (surface, comparator, value)
    assert indicator is None or target.indicator == indicator


@pytest.mark.parametrize(
    ("line", "surface", "comparator", "value", "unit", "indicator"),
    [
        (
            "网上办理率达到百分之九十五以上。",
            "百分之九十五以上",
            "at-least",
            "95",
            "百分之",
            "网上办理率",
        ),
        ("收入增长百分之八点五", "百分之八点五", "increase-by", "8.5", "百分之", "收入"),
        ("不良率控制在千分之五以内", "千分之五以内", "at-most", "5", "千分之", "不良率"),
        ("压减材料三成以上。", "三成以上", "reduce-by", "3", "成", "材料"),
        ("覆盖率不低于九成", "不低于九成", "at-least", "9", "成", "覆盖率"),
        ("新增高新技术企业两百家。", "两百家", "exactly", "200", "家", "高新技术企业"),
        ("培育十个以上示范园区。", "十个以上", "at-least", "10", "个", "示范园区"),
        ("新建学校三所。", "三所", "exactly", "3", "所", "学校"),
        ("新增市场主体一万户。", "一万户", "exactly", "1", "万户", "市场主体"),
        ("企业数量增长一倍以上。", "一倍以上", "at-least", "1", "倍", "企业数量"),
        ("森林覆盖率提高一个百分点", "一个百分点", "increase-by", "1", "个百分点", "森林覆盖率"),
        ("产值突破百亿元", "突破百亿元", "more-than", "1", "百亿元", "产值"),
        ("力争产值三年翻番。", "翻番", "increase-by", "1", "番", None),
        ("农民收入翻一番", "翻一番", "increase-by", "1", "番", "农民收入"),
        ("经济规模翻两番。", "翻两番", "increase-by", "2", "番", "经济规模"),
        ("实现规上企业数量倍增。", "倍增", "increase-by", "1", "倍", "规上企业数量"),
        ("营商环境排名进入全省前三。", "全省前三", "at-most", "3", "位次", "营商环境排名"),
        ("综合排名进入全市前10名。", "全市前10名", "at-most", "10", "位次", "综合排名"),
        ("GDP增速居全省首位。", "全省首位", "exactly", "1", "位次", "GDP增速"),
        ("综合实力跻身全国百强。", "全国百强", "at-most", "100", "位次", "综合实力"),
        ("目标位置：全省前5", "全省前5", "at-most", "5", "位次", None),
    ],
)
def test_a_number_in_words_is_a_target(
    line: str, surface: str, comparator: str, value: str, unit: str, indicator: str | None
) -> None:
    (target,) = read(line)
    assert (target.surface, target.comparator, str(target.value)) == (surface, comparator, value)
    assert (target.unit, target.span.of(line)) == (unit, surface)
    assert indicator is None or target.indicator == indicator


def test_a_range_in_words_has_two_ends() -> None:
    ((target),) = read("新增上市公司三至五家")
    assert (target.min, target.max, target.comparator) == (Decimal(3), Decimal(5), "range")


def test_the_targets_of_a_label_line_are_those_of_the_task() -> None:
    plan = read_text(
        "甲市工作方案\n一、重点任务\n"
        "1.办好许可。\n牵头单位：市住建局\n目标位置：全省前5\n"
        "2.办好登记。\n工作目标：网办率达到95%以上。\n牵头单位：市住建局\n"
    )
    found = [[(t.indicator, t.surface) for t in task.targets] for task in plan.tasks]
    assert found == [[(None, "全省前5")], [("网办率", "95%以上")]]


def test_a_cell_of_a_table_is_a_clause_of_its_own() -> None:
    (target,) = read("修路|新增道路二十公里|市住建局")
    assert (target.indicator, target.surface) == ("道路", "二十公里")


def test_two_targets_of_one_clause_are_two() -> None:
    line = "力争社会消费品零售总额增长16%、外贸进出口总额增长12%。"
    assert [(t.indicator, t.surface) for t in read(line)] == [
        ("社会消费品零售总额", "16%"),
        ("外贸进出口总额", "12%"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "对160千瓦及以下的用户全面实行零上门。",
        "办理时间压缩至2个工作日。",
        "每个社区配备1个工作室、1名法律顾问。",
        "完善“1+2+N”(1名民警、2名协辅警)模式。",
        "实施“三个五”项目，推进“四减一降”。",
        "省级给予一次性奖补100万元。",
        "按照不超过项目投资额30%的比例给予奖补。",
        "联系电话0572-2398888。",
        "《青岛市总体规划(2016-2030)》",
        "地铁11号线、第3批、5G网络。",
        "教育等6个专班",
        "建成一个中心，打造一批特色小镇。",
        "推进三大工程，开展三项行动，十分重视。",
        "实现一网通办、一次办成、最多跑一次。",
        "落实中央八项规定，加强第一书记管理。",
        "实施企业倍增计划，争创全国百强企业。",
        "十四五期间推进二十大精神学习。",
        "走进千家万户，打造超五百万件的银牌项目。",
        "建设占地100亩的园区，改造160千瓦及以下的线路。",
        "位居全省第一方阵，进入全省前列。",
        "培育百亿级企业，达到千亿级规模。",
    ],
)
def test_sums_paid_thresholds_shares_and_times_are_no_targets(line: str) -> None:
    assert read(line) == ()


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("亿元", Measure("亿元", 10**8, "元", "CCY_CNY")),
        ("万人次", Measure("万人次", 10**4, "人次", "NUM")),
        ("%", Measure("%", 1, "%", "PERCENT")),
        ("Mbps", Measure("Mbps", 1, "Mbps", "MegaBIT-PER-SEC")),
        ("个百分点", Measure("个百分点", 1, "个百分点", None)),
        ("‰", Measure("‰", 1, "‰", "PPTH")),
        ("成", Measure("成", 10, "%", "PERCENT")),
        ("百亿元", Measure("百亿元", 10**10, "元", "CCY_CNY")),
        ("位次", Measure("位次", 1, "位次", None)),
        ("光年", None),
    ],
)
def test_a_measure_word_has_its_multiplier_and_code(unit: str, expected: Measure | None) -> None:
    assert read_measure(unit) == expected


def test_every_code_of_a_measure_is_a_unit_of_the_vocabulary() -> None:
    codes = {line.partition(":")[0] for line in read_lines("measures.txt")} - {"-"}
    known = {value.rpartition("/")[2] for name, value in vars(UNIT).items() if name[0] != "_"}
    assert codes - known == set()


@pytest.mark.parametrize(
    ("words", "value"),
    [("十", 10), ("十五", 15), ("二十", 20), ("一百零五", 105), ("两千三百", 2300), ("一二", None)],
)
def test_chinese_figures_are_numbers(words: str, value: int | None) -> None:
    assert to_value(words) == value


@given(st.text("一二两三十百千万零点分之成翻番倍增全省前名首位强第，。超个家率达到以上由从"))
def test_any_words_are_read_without_an_error(line: str) -> None:
    for target in read(line):
        assert target.span.of(line) == target.surface


@given(st.text("0123456789.,-%个万亿元达到增长新增每年、，。（）《》以上左右率确保"))
def test_any_text_is_read_without_an_error(line: str) -> None:
    for target in read(line):
        assert target.span.of(line) == target.surface
        assert (target.value is None) == (target.min is not None and target.max is not None)
