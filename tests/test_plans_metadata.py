"""What documents say about themselves and of their own carrying out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.metadata import (
    read_attachments,
    read_leading_group,
    read_metadata,
    read_plan_citations,
    read_reporting,
    year_of,
)
from tests import jimo
from tests.shared import shared_text


def test_the_head_of_the_jimo_plan() -> None:
    found = read_metadata(jimo.text())
    assert found.title == "即墨区国际城市建设工作方案(2018-2019年)"
    assert found.number == "即政办发〔2018〕116号"
    assert found.issuer == "青岛市即墨区人民政府办公室"
    assert found.jurisdiction == "青岛市即墨区"
    assert (found.date_signed, found.date_published) == (date(2018, 12, 10), date(2018, 12, 11))
    assert found.index_number == "00516617300020020180094"
    assert (found.start, found.end) == (date(2018, 1, 1), date(2019, 12, 31))
    assert found.addressees == (
        "各镇人民政府", "各街道办事处", "各功能区", "区政府各部门", "区直各单位",
    )  # fmt: skip
    assert found.copied_to == (
        "区委各部委", "区人大常委会办公室", "区政协办公室", "区监委", "区人武部", "区法院",
        "区检察院", "省、青岛驻即单位", "各民主党派", "人民团体",
    )  # fmt: skip


def test_the_head_of_the_jimo_plan_is_cited_from_its_places() -> None:
    found = read_metadata(jimo.text())
    for name in ("title", "number", "issuer", "index_number"):
        assert found.spans[name].of(jimo.text()) == getattr(found, name)
    assert found.spans["date_signed"].of(jimo.text()) == "2018年12月10日"
    assert found.spans["date_published"].of(jimo.text()) == "2018-12-11"


def test_the_provisions_of_the_jimo_plan() -> None:
    text = jimo.text()
    group = read_leading_group(text)
    assert group is not None
    assert (group.name, group.host) == ("即墨区国际城市建设工作领导小组", "区商务局")
    assert group.span.of(text) == group.name
    assert [(d.surface, d.frequency, d.day) for d in read_reporting(text)] == [
        ("于每月25日前报送", "monthly", 25)
    ]
    assert [(a.title, a.present) for a in read_attachments(text)] == [
        ("青岛市即墨区国际城市建设工作领导小组成员名单", False)
    ]


def test_the_jimo_plan_itself_cites_one_higher_plan() -> None:
    cites = read_plan_citations(jimo.text(), tuple(jimo.spans().values()))
    assert [(cite.title, cite.relation) for cite in cites] == [
        ("青岛市推进“国际化+”行动计划(2018-2019年)", "implements")
    ]


HEADS = {
    "018": (
        "临沂市人民政府办公室关于进一步优化营商环境降低市场主体制度性交易成本的实施方案",
        "临政办发〔2023〕2号",
        "临沂市人民政府办公室",
        date(2023, 2, 5),
    ),
    "001": (
        "昆明市建设区域性国际中心城市2023年度工作任务",
        "昆政办〔2023〕16号",
        "昆明市人民政府办公室",
        date(2023, 4, 28),
    ),
    "025": (
        "克拉玛依市2023年“放管服”改革工作要点",
        None,
        "克拉玛依市人民政府办公室",
        date(2023, 5, 10),
    ),
    "035": (
        "郑州市2023年优化营商环境工作要点",
        "郑政文〔2023〕62号",
        "郑州市人民政府",
        date(2023, 4, 19),
    ),
    "036": (
        "信用环境系统性改革方案",
        "豫发改财金〔2023〕39号",
        "河南省发展和改革委员会",
        date(2023, 1, 19),
    ),
    "061": (
        "国务院关于做好当前和今后一个时期促进就业工作的若干意见",
        "国发〔2018〕39号",
        "国务院",
        date(2018, 11, 16),
    ),
    "066": (
        "“无废城市”建设试点工作方案",
        "国办发〔2018〕128号",
        "国务院办公厅",
        date(2018, 12, 29),
    ),
    "070": (
        "重庆市人民政府办公厅关于继续大力实施消费帮扶巩固拓展脱贫攻坚成果的实施意见",
        "渝府办发〔2021〕88号",
        "重庆市人民政府办公厅",
        date(2021, 8, 23),
    ),
    "074": (
        "支持工业互联网发展若干政策和安徽省工业互联网创新发展行动计划(2021—2023年)",
        "皖政办秘〔2021〕82号",
        "安徽省人民政府办公厅",
        date(2021, 9, 2),
    ),
}


@pytest.mark.parametrize("number", [*HEADS])
def test_the_heads_of_other_plans(number: str) -> None:
    found = read_metadata(shared_text(number))
    assert (found.title, found.number, found.issuer, found.date_signed) == HEADS[number]


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("甲市人民政府关于印发甲市2023年服务方案的通知", "甲市人民政府"),
        ("甲市人民政府办公室印发《甲市2023年服务方案》的通知", "甲市人民政府办公室"),
        ("甲市财政局关于《甲市2023年服务方案》公开征求意见的公告", "甲市财政局"),
        ("关于公开征求《甲市2023年服务方案》意见的通知", None),
        ("关于甲市2023年服务方案的公示", None),
    ],
)
def test_a_notice_says_what_it_issues(line: str, issuer: str | None) -> None:
    found = read_metadata(f"{line}\n一、修路\n")
    assert (found.title, found.issuer) == ("甲市2023年服务方案", issuer)


def test_a_cited_number_is_not_the_number_of_the_document() -> None:
    text = (
        "甲市关于加强服务的实施意见\n为落实《乙意见》（国发〔2015〕29号），制定本意见。\n一、要求\n"
    )
    assert read_metadata(text).number is None


def test_the_number_of_the_table_above_is_taken_where_no_line_prints_it() -> None:
    text = "编  号: 即政办发[2018]116号\n关于印发甲区工作方案的通知\n各镇:\n"
    found = read_metadata(text)
    assert (found.number, found.addressees) == ("即政办发〔2018〕116号", ("各镇",))


GLUED = (
    "甲市人民政府办公室关于印发甲市2023年工作方案的通知甲政办发〔2023〕5号各县（市、区）人民政府，市直各单位："
    "现将方案印发给你们，请认真执行。附件：1.任务清单2.成员名单甲市人民政府办公室2023年5月4日（此件公开发布）"
    "甲市2023年工作方案为做好工作，制定本方案。一、重点任务1.修路。（市交通局负责）2.架桥。（市交通局负责）"
    "抄送：市委各部门，市人大常委会办公室。甲市人民政府办公室2023年5月5日印发"
)


def test_a_notice_without_line_ends_has_its_parts() -> None:
    found = read_metadata(GLUED)
    assert found.title == "甲市2023年工作方案"
    assert found.number == "甲政办发〔2023〕5号"
    assert found.issuer == "甲市人民政府办公室"
    assert found.date_signed == date(2023, 5, 4)
    assert found.addressees == ("各县（市、区）人民政府", "市直各单位")
    assert found.copied_to == ("市委各部门", "市人大常委会办公室")
    assert found.spans["date_signed"].of(GLUED) == "2023年5月4日"
    assert [(one.title, one.present) for one in read_attachments(GLUED)] == [
        ("任务清单", False),
        ("成员名单", False),
    ]


@pytest.mark.parametrize(
    ("end", "issuer", "signed"),
    [
        ("请认真执行。甲市人民政府2023 年5 月4 日", "甲市人民政府", date(2023, 5, 4)),
        (
            "请认真执行。甲市财政局（代章）二〇二三年五月四日（联系人：乙）",
            "甲市财政局",
            date(2023, 5, 4),
        ),
        ("（市财政局负责）甲市财政局2023年5月4日", "甲市财政局", date(2023, 5, 4)),
        ("请认真执行。\n甲市政府办公室2023年5月4日印发", "甲市政府办公室", date(2023, 5, 4)),
        ("请认真执行。甲市人民政府2023年5月4日印发《乙办法》。", None, None),
        ("落实国务院2023年5月4日会议精神。", None, None),
    ],
)
def test_a_signature_glued_to_the_last_paragraph_is_read(
    end: str, issuer: str | None, signed: date | None
) -> None:
    found = read_metadata(f"甲市工作方案\n一、修路\n1.修路，{end}\n")
    assert (found.issuer, found.date_signed) == (issuer, signed)


def test_a_table_above_the_notice_is_read_cell_by_cell() -> None:
    found = read_metadata(
        "索引号 | X00123-456 | 发文机关 | 甲市人民政府\n"
        "成文日期 | 2023-05-04 | 发布日期 | 2023年5月6日\n"
        "文号 | 甲政发〔2023〕5号 | 主题分类 | 其他\n"
        "关于印发甲市工作方案的通知\n主送：各县政府，市直各单位\n"
    )
    assert (found.index_number, found.issuer) == ("X00123-456", "甲市人民政府")
    assert (found.date_signed, found.date_published) == (date(2023, 5, 4), date(2023, 5, 6))
    assert (found.number, found.addressees) == ("甲政发〔2023〕5号", ("各县政府", "市直各单位"))


@pytest.mark.parametrize(
    ("title", "start", "end", "year"),
    [
        ("甲市二〇二三年工作要点", date(2023, 1, 1), date(2023, 12, 31), 2023),
        ("甲市“十四五”工作方案", date(2021, 1, 1), date(2025, 12, 31), 2022),
        ("甲市落实“十四五”规划2022年工作要点", date(2022, 1, 1), date(2022, 12, 31), 2022),
        ("甲市三年行动计划（2021-2023年）", date(2021, 1, 1), date(2023, 12, 31), 2022),
        ("甲市三年行动计划（2023-2025年）", date(2023, 1, 1), date(2025, 12, 31), 2023),
        ("甲市工作方案", None, None, 2022),
    ],
)
def test_a_title_says_the_years_of_its_plan(
    title: str, start: date | None, end: date | None, year: int
) -> None:
    found = read_metadata(f"{title}\n甲政发〔2022〕5号\n一、修路\n")
    assert (found.title, found.start, found.end, year_of(found)) == (title, start, end, year)


def test_an_attachment_that_follows_is_present() -> None:
    text = (
        "正文。\n附件：1.任务清单\n2.名单\n\n附件1\n任务清单\n" + "一、推进各项重点工作落实。" * 5
    )
    assert [(a.title, a.present) for a in read_attachments(text)] == [
        ("任务清单", True),
        ("名单", False),
    ]


@pytest.mark.parametrize(
    ("line", "frequency", "day"),
    [
        ("各单位于每季度末25 日前报送牵头单位。", "quarterly", 25),
        ("每月5日前将进展情况报送市政府办公室", "monthly", 5),
        ("每半年报送一次工作总结", "half-yearly", None),
        ("按季度上报", "quarterly", None),
        ("逐月报送进展情况", "monthly", None),
        ("建立周报制度", "weekly", None),
        ("实行月报告、季通报制度", "monthly", None),
    ],
)
def test_a_duty_to_report_has_its_frequency(line: str, frequency: str, day: int | None) -> None:
    assert [(d.frequency, d.day) for d in read_reporting(line)] == [(frequency, day)]


@pytest.mark.parametrize(
    ("line", "name", "host"),
    [
        ("市优化服务领导小组办公室（设在市营商局）负责统筹。", "市优化服务领导小组", "市营商局"),
        (
            "成立由区长任组长的创建工作领导小组，下设办公室在区发改局。",
            "创建工作领导小组",
            "区发改局",
        ),
        (
            "成立市服务领导小组，办公室设在市政府办公室，市政府办公室在月底前通报。",
            "市服务领导小组",
            "市政府办公室",
        ),
        (
            "建立市物流工作联席会议制度，联席会议办公室设在市商务局。",
            "市物流工作联席会议",
            "市商务局",
        ),
    ],
)
def test_a_leading_group_has_the_host_of_its_office(line: str, name: str, host: str) -> None:
    group = read_leading_group(line)
    assert group is not None
    assert (group.name, group.host) == (name, host)


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        ("附件：一、任务清单\n二、成员名单\n", ["任务清单", "成员名单"]),
        ("附件：1.任务清单；2.成员名单。\n", ["任务清单", "成员名单"]),
        ("附件：\n1.任务清单.docx\n2.成员名单.xlsx\n", ["任务清单", "成员名单"]),
        ("附件1-1：《任务清单》\n附：成员名单\n附表：指标表\n", ["任务清单", "成员名单", "指标表"]),
        ("附件\n任务清单\n一、总则\n二、任务\n", ["任务清单"]),
        ("附件：略\n附件下载：a.doc\n附近居民。\n", []),
    ],
)
def test_an_attachment_is_named_in_many_ways(lines: str, titles: list[str]) -> None:
    assert [one.title for one in read_attachments("正文。\n" + lines)] == titles


def test_a_text_without_a_head_has_no_metadata() -> None:
    found = read_metadata("")
    assert (found.title, found.number, found.addressees, found.spans) == ("", None, (), {})


@given(st.text("关于印发通知的方案〔2018〕号年月日12一、：，。附件抄送各市政府\n 《》（）"))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_metadata(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in found.spans.values())
    read_leading_group(text)
    read_reporting(text)
    read_attachments(text)
    read_plan_citations(text, ())
