"""Any text is read or refused with the one documented error, and every span holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plans import Plan, PlanFormatError, read_text

PIECES = """
一、 （一） 1. （1） ① 第一条 第二章 二、 2． 3、 一、重点任务 总体要求 附件 序号 重点任务 #
牵头单位： 责任单位: 参与单位 完成时限：2023年底 责任领导：王某 牽頭單位
（ ） ( ) 〔 〕 [ ] 【 《 》 “ ” 、 ， ； 。 : 等 和 及 会同 各 有关
市财政局 区 县 各县（市、区）人民政府 官渡区 人民政府 管委会 科技和工信局(科技、工信
牵头 配合 负责 按职责分工负责 下同 列第一位者为牵头单位 逗号前为牵头单位
以下均需各区政府负责，不再列出
發(fā)展 2018年 14%左右 对标新加坡 🀄
"""
BLANKS = ["\n", "\n\n", "\t", "\u3000\u3000", "\u00a0", "\r\n", "\x00", "\ud800"]
TEXTS = st.lists(
    st.one_of(st.sampled_from([*PIECES.split(), *BLANKS]), st.text(max_size=4)), max_size=60
).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        plan = read_text(text)
    except PlanFormatError as error:
        assert error.say("zh")
        assert error.say("en")
    else:
        check(plan)


def check(plan: Plan) -> None:
    assert len({task.key for task in plan.tasks}) == len(plan.tasks)
    assert [task.ordinal for task in plan.tasks] == [*range(1, len(plan.tasks) + 1)]
    for task in plan.tasks:
        assert task.span.of(plan.text) == task.text
        assert task.sector is None or 1 <= task.sector <= len(plan.sectors)
        for assignment in task.assignments:
            assert assignment.span.of(plan.text) == assignment.surface
            assert assignment.surface
            assert assignment.unit
    for sector in plan.sectors:
        # A title over two lines is one line, and holds no control characters.
        surface = iter(sector.span.of(plan.text))
        assert all(character in surface for character in sector.title)
    for note in plan.notes:
        assert 0 <= note.span.start <= note.span.end <= len(plan.text)
    named = {a.unit for task in plan.tasks for a in task.assignments if a.kind == "unit"}
    assert named <= {unit.name for unit in plan.units}
