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
        None,
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


def test_a_cited_number_is_not_the_number_of_the_document() -> None:
    text = (
        "甲市关于加强服务的实施意见\n为落实《乙意见》（国发〔2015〕29号），制定本意见。\n一、要求\n"
    )
    assert read_metadata(text).number is None


def test_the_number_of_the_table_above_is_taken_where_no_line_prints_it() -> None:
    text = "编  号: 即政办发[2018]116号\n关于印发甲区工作方案的通知\n各镇:\n"
    found = read_metadata(text)
    assert (found.number, found.addressees) == ("即政办发〔2018〕116号", ("各镇",))


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
    ],
)
def test_a_duty_to_report_has_its_frequency(line: str, frequency: str, day: int | None) -> None:
    assert [(d.frequency, d.day) for d in read_reporting(line)] == [(frequency, day)]


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
