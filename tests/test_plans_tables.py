"""Tables: one line for each cell, as pages have them, or one for each row with bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from plans import Plan, read_plan, read_text
from tests.documents import saved, to_xlsx, write

LEAD, PART, RESP = "lead", "participant", "responsible"


def roles(plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(task.number, [(a.role, a.unit) for a in task.assignments]) for task in plan.tasks]


def cells(*words: str) -> str:
    return "".join(word + "\n" for word in words)


def test_a_line_for_each_cell_with_one_column_of_units() -> None:
    plan = read_text(
        "某县2023年民生实事\n"
        + cells("序号", "民生实事", "责任单位", "完成时限")
        + cells("1", "新建幼儿园2所，改善办学条件。", "县教育局", "县住建局", "12月底前")
        + cells("2", "实施农村供水工程。", "县水务局", "各乡镇人民政府", "9月投入使用")
    )
    assert roles(plan) == [
        ("1", [(RESP, "县教育局"), (RESP, "县住建局")]),
        ("2", [(RESP, "县水务局"), (RESP, "各乡镇人民政府")]),
    ]
    assert [task.text for task in plan.tasks] == [
        "新建幼儿园2所，改善办学条件。",
        "实施农村供水工程。",
    ]


def test_a_row_may_hold_two_texts_with_a_time_each() -> None:
    plan = read_text(
        cells("序号", "民生实事", "责任单位", "完成时限")
        + cells(
            "1", "开工建设养护楼。", "县民政局", "5月底前动工", "开工建设老年大学。", "12月底前"
        )
        + cells("2", "迁建政务中心。", "县政务服务中心", "县代建中心", "12月底前")
    )
    assert roles(plan) == [
        ("1", [(RESP, "县民政局")]),
        ("2", [(RESP, "县政务服务中心"), (RESP, "县代建中心")]),
    ]


def test_texts_without_full_stops_end_where_the_units_begin() -> None:
    plan = read_text(
        cells("序号", "项目", "责任单位", "完成时限")
        + cells("1", "新建幼儿园2所", "改善办学条件", "县教育局", "12月底前")
        + cells("2", "实施农村供水工程", "县水务局、县财政局", "年底前")
    )
    assert roles(plan) == [
        ("1", [(RESP, "县教育局")]),
        ("2", [(RESP, "县水务局"), (RESP, "县财政局")]),
    ]


def test_wrapped_cells_with_two_columns_of_units_and_groups() -> None:
    plan = read_text(
        cells("序号", "重点任务", "主要内容", "牵头部门", "责任单位")
        + cells("1", "1.优化企业开", "办服务", "推进电子营业执照在市公共资源", "交易平台中的应用。")
        + cells("市市场监管委", "市政务服务办、市委", "网信办、市大数据管", "理中心")
        + cells("2", "试点推动企业常用电子证照信息", "与电子营业执照相关联。")
        + cells("市政务服务", "办、市委网信", "办", "市级有关单位")
        + cells(
            "3", "2.提高项目开", "工建设效率", "提升服务质量，扩充信息库。", "市政务服务办", "—"
        )
    )
    assert roles(plan) == [
        (
            "1",
            [
                (LEAD, "市市场监管委"),
                (PART, "市政务服务办"),
                (PART, "市委网信办"),
                (PART, "市大数据管理中心"),
            ],
        ),
        ("2", [(LEAD, "市政务服务办"), (LEAD, "市委网信办"), (PART, "市级有关单位")]),
        ("3", [(LEAD, "市政务服务办")]),
    ]
    assert [sector.title for sector in plan.sectors] == ["优化企业开办服务", "提高项目开工建设效率"]
    assert [task.sector for task in plan.tasks] == [1, 1, 2]


def test_a_page_may_end_inside_a_row() -> None:
    header = cells("序号", "重点任务", "牵头部门", "责任单位")
    plan = read_text(
        header
        + cells(
            "1",
            "持续实施轨道建设项目审批。执行《建设项目",
            "市住房城乡建",
            "设委、市发展",
            "改革委",
        )
        + cells("市财政局、市水", "", "# Page 141:")
        + header
        + cells("设计变更管理办法》，提升效率。", "务局")
        + cells("2", "建立长效制度。", "市住房城乡建", "设委", "市财政局")
    )
    assert roles(plan) == [
        (
            "1",
            [
                (LEAD, "市住房城乡建设委"),
                (LEAD, "市发展改革委"),
                (PART, "市财政局"),
                (PART, "市水务局"),
            ],
        ),
        ("2", [(LEAD, "市住房城乡建设委"), (PART, "市财政局")]),
    ]


def test_header_words_may_be_wrapped() -> None:
    plan = read_text(
        cells("序号", "工作任务", "牵头", "单位", "责任", "单位")
        + cells("1", "做好登记。", "县公安局", "县司法局")
        + cells("2", "做好宣传。", "县委宣传部", "县文旅局")
    )
    assert roles(plan)[0] == ("1", [(LEAD, "县公安局"), (PART, "县司法局")])


def test_bars_between_the_cells_of_a_row() -> None:
    plan = read_text(
        "序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限\n"
        "1 | 做好登记。 | 市公安局 | 市司法局、财政局 | 6月底前\n"
        "2 | 做好宣传。 | 市委宣传部 |  | 长期坚持\n"
    )
    assert roles(plan) == [
        ("1", [(LEAD, "市公安局"), (PART, "市司法局"), (PART, "市财政局")]),
        ("2", [(LEAD, "市委宣传部")]),
    ]


def test_cells_that_span_rows_are_left_out_of_the_later_ones() -> None:
    plan = read_text(
        "类别 | 项目 | 责任单位 | 责任领导\n"
        "四、教育文化 | 14.改扩建学校5所 | 县教育体育局 | 刘福利\n"
        "15.建设文化广场 | 县文旅局 | 王小明\n"
        "16.实施送戏下乡 | 县文旅局\n"
        "五、医疗卫生 | 17.新建卫生院 | 县卫健委 | 李大力\n"
    )
    assert roles(plan) == [
        ("14", [(RESP, "县教育体育局")]),
        ("15", [(RESP, "县文旅局")]),
        ("16", [(RESP, "县文旅局")]),
        ("17", [(RESP, "县卫健委")]),
    ]
    assert [sector.title for sector in plan.sectors] == ["教育文化", "医疗卫生"]
    assert [task.persons[0].name for task in plan.tasks] == ["刘福利", "王小明", "王小明", "李大力"]


def test_repeated_cells_are_one_heading() -> None:
    plan = read_text(
        "| 重点任务 | 主要内容 | 责任单位 |\n| --- | --- | --- |\n"
        "| 优化服务 | 做好登记。 | 市公安局 |\n| 优化服务 | 做好宣传。 | 市司法局 |\n"
        "| 提升效率 | 压缩时间。 | 市财政局 |\n"
    )
    assert [sector.title for sector in plan.sectors] == ["优化服务", "提升效率"]
    assert [(task.number, task.text) for task in plan.tasks] == [
        ("1", "做好登记。"),
        ("2", "做好宣传。"),
        ("3", "压缩时间。"),
    ]


def test_units_on_lines_of_their_own_in_a_cell_are_several() -> None:
    plan = read_text(
        "序号 | 任务 | 责任单位\n1 | 修路。 | 县水务局 县住建局\n2 | 架桥。 | 县交通局\n"
    )
    assert roles(plan)[0] == ("1", [(RESP, "县水务局"), (RESP, "县住建局")])


def test_text_around_a_table_is_read_as_text() -> None:
    plan = read_text(
        "一、重点任务\n1.做好登记。（市公安局负责）\n二、任务清单\n"
        "序号 | 任务 | 责任单位\n1 | 修路。 | 市交通局\n三、其他\n2.做好宣传。（市司法局负责）\n"
    )
    assert [[a.unit for a in task.assignments] for task in plan.tasks] == [
        ["市公安局"],
        ["市交通局"],
        ["市司法局"],
    ]


def test_a_bar_in_prose_makes_no_table() -> None:
    plan = read_text("一、重点任务\n1.推广“A|B”模式。（市公安局负责）\n")
    assert [[a.unit for a in task.assignments] for task in plan.tasks] == [["市公安局"]]


def test_surfaces_stand_in_the_cells() -> None:
    plan = read_text("序号 | 任务 | 责任单位\n1 | 修路。 | 市交通局、财政局\n")
    for assignment in plan.tasks[0].assignments:
        assert assignment.span.of(plan.text) == assignment.surface
    assert [a.surface for a in plan.tasks[0].assignments] == ["市交通局", "财政局"]


def keyed(text: str) -> list[tuple[str, int | None, str, list[str]]]:
    read = read_text(text)
    return [(t.key, t.sector, t.text, [a.unit for a in t.assignments]) for t in read.tasks]


HEADER = "序号 | 工作内容 | 牵头单位 | 责任单位\n"


def test_rows_of_one_cell_group_the_rows_below_them() -> None:
    assert keyed(
        f"{HEADER}一、优化环境\n1 | 做好登记 | 市市场监管局 | 市税务局\n2 | 做好注销 | 市税务局 |\n"
        "二、扩大开放\n3 | 促进外贸 | 市商务局 | 合肥海关\n"
    ) == [
        ("1", 1, "做好登记", ["市市场监管局", "市税务局"]),
        ("2", 1, "做好注销", ["市税务局"]),
        ("3", 2, "促进外贸", ["市商务局", "合肥海关"]),
    ]


def test_rows_of_one_cell_may_stand_on_two_levels() -> None:
    plan = read_text(
        f"{HEADER}一、优化环境\n（一）登记\n1 | 做好登记 | 市市场监管局 |\n"
        "（二）注销\n2 | 做好注销 | 市税务局 |\n"
    )
    assert [(task.key, task.sector) for task in plan.tasks] == [("1", 1), ("2", 1)]
    assert [sector.title for sector in plan.sectors] == ["优化环境"]


def test_the_cell_of_a_group_may_be_repeated_or_followed_by_empty_ones() -> None:
    plan = read_text(
        "|序号|任务|责任单位|\n|---|---|---|\n|优化环境|||\n|1|做好登记|市市场监管局|\n"
        "|扩大开放|扩大开放|扩大开放|\n|1|促进外贸|市商务局|\n"
    )
    assert [(task.key, task.sector) for task in plan.tasks] == [("1.1", 1), ("2.1", 2)]
    assert [sector.title for sector in plan.sectors] == ["优化环境", "扩大开放"]


def test_a_title_between_two_tables_groups_nothing() -> None:
    second = "序号|工作内容|责任单位\n2|促进外贸|市商务局\n"
    assert keyed(f"{HEADER}1 | 做好登记 | 市市场监管局 |\n表二\n{second}") == [
        ("1", None, "做好登记", ["市市场监管局"]),
        ("2", None, "促进外贸", ["市商务局"]),
    ]


def test_the_aims_are_the_tasks_where_no_other_column_tells_them() -> None:
    assert keyed("序号|目标任务|责任单位\n1|新增企业20家|市商务局\n2|新建学校2所|市教育局\n") == [
        ("1", None, "新增企业20家", ["市商务局"]),
        ("2", None, "新建学校2所", ["市教育局"]),
    ]


def test_an_empty_last_cell_is_a_cell() -> None:
    header = "序号|任务|工作目标|责任单位|备注\n"
    assert keyed(
        f"{header}1|做好招商|新增20家|市商务局|按季|\n2|做好教育|新建学校2所|市教育局|\n"
    ) == [
        ("1", None, "做好招商", ["市商务局"]),
        ("2", None, "做好教育", ["市教育局"]),
    ]


def test_a_cell_may_tell_the_roles_of_its_units() -> None:
    plan = read_text(
        "序号|任务|责任单位\n1|做好登记|市市场监管局（牵头）、税务局\n2|甲乙|市商务局\n"
    )
    assert roles(plan)[0] == ("1", [(LEAD, "市市场监管局"), (PART, "市税务局")])


def test_the_first_number_of_an_excerpt_may_be_any() -> None:
    plan = read_text(
        cells("序号", "工作任务", "责任单位", "完成时限")
        + cells("68", "做好登记。", "县公安局", "12月底前")
        + cells("69", "做好宣传。", "县文旅局", "12月底前")
    )
    assert roles(plan) == [("68", [(RESP, "县公安局")]), ("69", [(RESP, "县文旅局")])]


def test_numbered_titles_between_the_rows_group_those_below() -> None:
    plan = read_text(
        cells("序号", "工作任务", "牵头部门", "相关责任部门", "一、主要目标")
        + cells("3", "做好登记。", "县公安局", "县司法局", "二、扩大投资", "三、改善民生")
        + cells("68", "做好宣传。", "县委宣传部", "县文旅局")
    )
    assert roles(plan) == [
        ("3", [(LEAD, "县公安局"), (PART, "县司法局")]),
        ("68", [(LEAD, "县委宣传部"), (PART, "县文旅局")]),
    ]


def test_both_halves_of_a_wrapped_header_may_be_known_words() -> None:
    plan = read_text(
        cells("序号", "工作任务", "责任", "科室", "完成", "时间")
        + cells("1", "做好登记。", "各科室", "12月底前")
    )
    assert roles(plan) == [("1", [(RESP, "各科室")])]


def test_cells_with_empty_lines_between_them_are_placed_by_what_they_hold() -> None:
    plan = read_text(
        "\n\n".join(
            [
                *[
                    "序号",
                    "项目",
                    "具体内容",
                    "责任领导",
                    "牵头",
                    "部门",
                    "相关责任部门",
                    "完成",
                    "时间",
                ],
                *["108", "3-6岁幼儿全部入园", "王小明", "教育局", "卫生局", "2010年"],
                *["109", "促进就业", "李大力", "人社局", "工信局", "财政局", "2010年"],
            ]
        )
    )
    assert roles(plan) == [
        ("108", [(LEAD, "教育局"), (PART, "卫生局")]),
        ("109", [(LEAD, "人社局"), (PART, "工信局"), (PART, "财政局")]),
    ]
    assert [task.persons[0].name for task in plan.tasks] == ["王小明", "李大力"]


def test_a_sentence_below_units_is_no_unit() -> None:
    plan = read_text(
        "\n\n".join(
            [
                *["序号", "重点工作", "责任科室", "工作目标", "完成情况"],
                *["1", "推进城镇建设", "建设办", "成功创建首批美丽城镇。", "已经开工。"],
            ]
        )
    )
    assert roles(plan) == [("1", [(RESP, "建设办")])]


def test_a_sentence_that_ends_like_a_unit_is_the_task() -> None:
    header = ["序号", "民生实事", "责任单位", "完成时限"]
    first = ["1", "建成残疾人综合服务中心。", "县残联", "县财政局", "5月底前动工"]
    plan = read_text("\n\n".join([*header, *first, "2", "新建县医院。", "县卫健局", "年底前"]))
    assert roles(plan) == [
        ("1", [(RESP, "县残联"), (RESP, "县财政局")]),
        ("2", [(RESP, "县卫健局")]),
    ]


@pytest.mark.parametrize("bar", [" |\n", "\n|\n"])
def test_bars_behind_each_cell_or_alone_part_no_rows(bar: str) -> None:
    cells = ["序号", "重点任务", "分管县领导", "牵头单位", "责任单位"]
    cells += ["80", "增加托位。", "俞 悦", "县教育局", "县财政局"]
    cells += ["81", "新建学校。", "陆 明", "县教育局", "县住建局"]
    plan = read_text("某县重点工作任务分解表\n" + "".join(cell + bar for cell in cells))
    assert [
        (
            task.key,
            [(one.role, one.unit) for one in task.assignments],
            [p.name for p in task.persons],
        )
        for task in plan.tasks
    ] == [
        ("80", [("lead", "县教育局"), ("participant", "县财政局")], ["俞悦"]),
        ("81", [("lead", "县教育局"), ("participant", "县住建局")], ["陆明"]),
    ]


def test_bars_may_stand_on_lines_of_their_own_and_one_header_above_numbers_and_tasks() -> None:
    header = ["工作任务", "具体要求", "责任科室", "时限要求"]
    rows = [
        *["公开文件", "1", "做好清理。", "办公室", "年底前"],
        *["2", "做好宣传。", "各科室", "长期坚持"],
        *["公开会议", "3", "做好报送。", "办公室", "年底前"],
    ]
    plan = read_text("\n|\n".join([*header, *rows]))
    assert roles(plan) == [
        ("1", [(RESP, "办公室")]),
        ("2", [(RESP, "各科室")]),
        ("3", [(RESP, "办公室")]),
    ]
    assert [sector.title for sector in plan.sectors] == ["公开文件", "公开会议"]
    assert [(task.sector, task.text) for task in plan.tasks] == [
        (1, "做好清理。"),
        (1, "做好宣传。"),
        (2, "做好报送。"),
    ]


def test_cells_on_lines_of_their_own_are_joined_by_the_bars_between_them() -> None:
    plan = read_text(
        "序号\n|\n任务\n|\n责任单位\n1\n|\n修路。\n|\n市交通局\n2\n|\n架桥。\n|\n市水务局\n"
    )
    assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]


def test_a_bar_may_end_each_line_of_one_cell() -> None:
    words = ["序号", "目标与任务", "分管县领导", "牵头责任单位", "责任单位"]
    first = ["80", "做好教育。", "王小明", "县教育局", "县各有关单位"]
    second = ["81", "做好宣传。", "李大力", "县委宣传部", "县文旅局"]
    plan = read_text(" |\n".join([*words, *first, *second, ""]))
    assert roles(plan) == [
        ("80", [(LEAD, "县教育局"), (PART, "县各有关单位")]),
        ("81", [(LEAD, "县委宣传部"), (PART, "县文旅局")]),
    ]


def test_drawn_tables_have_cells_of_several_lines_between_their_rules() -> None:
    plan = read_text(
        "┌──┬────┬────┐\n│序号│任务    │责任单位│\n├──┼────┼────┤\n"
        "│ 1  │做好登记│市公安局│\n├──┼────┼────┤\n"
        "│ 2  │做好宣传│市委宣传│\n│    │工作。  │部      │\n└──┴────┴────┘\n"
    )
    assert roles(plan) == [("1", [(RESP, "市公安局")]), ("2", [(RESP, "市委宣传部")])]


def test_bars_may_be_drawn_and_rules_stand_below_the_header_alone() -> None:
    plan = read_text("序号┃任务┃责任单位\n━━╋━━╋━━\n1┃修路。┃市交通局\n2┆架桥。┆市水务局\n")
    assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]


def test_what_a_page_prints_below_its_table_is_no_cell_of_the_last_row() -> None:
    table = cells("序号", "任务", "责任单位", "完成时限", "1", "修路。", "市交通局", "6月底前")
    table += cells("2", "架桥。", "市水务局", "2024年12月31日")
    expected = [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]
    for below in (
        "分享到：\n打印\n关闭\n",
        "某市人民政府办公室\n2024年3月1日\n",
        "2024年3月1日\n",
        "",
    ):
        plan = read_text(table + below)
        assert roles(plan) == expected
        assert [task.time.surface for task in plan.tasks if task.time] == [
            "6月底前",
            "2024年12月31日",
        ]


def test_who_signs_below_a_table_without_times_is_no_unit_of_it() -> None:
    table = cells("序号", "任务", "责任单位", "1", "修路。", "市交通局", "2", "架桥。", "市水务局")
    assert roles(read_text(f"{table}某市人民政府办公室\n2024年3月1日\n"))[1] == (
        "2",
        [(RESP, "市水务局")],
    )
    assert roles(read_text(f"{table}\n某市人民政府办公室\n"))[1] == ("2", [(RESP, "市水务局")])


def test_a_table_goes_on_below_its_title_or_a_word_that_says_so() -> None:
    header = "序号|任务|责任单位\n"
    for title in ("续表", "（续表）", "附表1（续）", "任务分解表"):
        plan = read_text(
            f"任务分解表\n{header}1|修路。|市交通局\n{title}\n{header}2|架桥。|市水务局\n"
        )
        assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]
        assert not plan.sectors
    lines = cells("序号", "任务", "责任单位", "1", "修路。", "市交通局", "续表")
    plan = read_text(lines + cells("序号", "任务", "责任单位", "2", "架桥。", "市水务局"))
    assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]


TWO_ROWS = [
    ["序号", "任务", "责任单位", "", "完成时限"],
    ["", "", "牵头单位", "配合单位", ""],
    ["1", "修路。", "市交通局", "市财政局", "6月底前"],
    ["2", "架桥。", "市水务局", "市发改委", "年底前"],
]
OF_TWO_ROWS = [
    ("1", [(LEAD, "市交通局"), (PART, "市财政局")]),
    ("2", [(LEAD, "市水务局"), (PART, "市发改委")]),
]


def of_word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    return saved(document)


def of_page(rows: Sequence[Sequence[str]]) -> bytes:
    high = "".join(f"<th rowspan=2>{rows[0][place]}</th>" for place in (0, 1))
    first = f"{high}<th colspan=2>{rows[0][2]}</th><th rowspan=2>{rows[0][4]}</th>"
    second = "".join(f"<th>{word}</th>" for word in rows[1] if word)
    others = ["".join(f"<td>{word}</td>" for word in row) for row in rows[2:]]
    body = "".join(f"<tr>{row}</tr>" for row in [first, second, *others])
    return f"<html><body><table>{body}</table></body></html>".encode()


def of_markdown(rows: Sequence[Sequence[str]]) -> bytes:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


def of_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    return to_xlsx(rows, ["A1:A2", "B1:B2", "C1:D1", "E1:E2"])


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.docx", of_word), ("a.html", of_page), ("a.md", of_markdown), ("a.xlsx", of_sheet)],
)
def test_a_header_of_two_rows_tells_the_columns_in_every_format(
    name: str, made: Callable[[Sequence[Sequence[str]]], bytes], tmp_path: Path
) -> None:
    plan = read_plan(write(tmp_path, name, made(TWO_ROWS)))
    assert roles(plan) == OF_TWO_ROWS
    assert [task.time.surface for task in plan.tasks if task.time] == ["6月底前", "年底前"]


@pytest.mark.parametrize("word", ["责任单位", "责任分工"])
def test_a_header_of_two_rows_may_be_printed_on_each_page(word: str) -> None:
    header = f"序号|任务|{word}|完成时限\n牵头单位|配合单位\n"
    plan = read_text(
        f"{header}1|修路。|市交通局|市财政局|6月底前\n{header}2|架桥。|市水务局|市发改委|年底前\n"
    )
    assert roles(plan) == OF_TWO_ROWS


@pytest.mark.parametrize(
    "measures", ["1.制定方案。2.抓好落实。", "（一）制定方案。", "一、制定方案。"]
)
def test_a_second_text_that_begins_with_a_number_is_no_task(measures: str) -> None:
    plan = read_text(
        f"序号|任务|工作措施|责任单位\n1|修路|{measures}|市交通局\n2|架桥|{measures}|市水务局\n"
    )
    assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]


def test_the_first_cell_below_the_number_of_a_row_may_have_a_number_too() -> None:
    plan = read_text(
        cells("序号", "任务", "责任单位", "1", "（一）修路。", "市交通局")
        + cells("2", "（二）架桥。", "市水务局")
    )
    assert roles(plan) == [("1", [(RESP, "市交通局")]), ("2", [(RESP, "市水务局")])]


def test_a_group_beside_a_single_row_is_no_part_of_the_task() -> None:
    plan = read_text(
        "类别|项目|责任单位\n四、教育|14.修建学校|县教育局\n五、卫生|17.新建卫生院|县卫健委\n"
    )
    assert roles(plan) == [("14", [(RESP, "县教育局")]), ("17", [(RESP, "县卫健委")])]


@pytest.mark.parametrize("blank", [" ", "  ", "\u3000", "\t"])
def test_blanks_may_stand_between_the_cells_of_a_row(blank: str) -> None:
    rows = ["序号 任务 牵头单位 配合单位 完成时限", "1 修路。 市交通局 市财政局 6月底前"]
    rows += ["2 架桥。 市水务局 市发改委 年底前"]
    assert roles(read_text("\n".join(rows).replace(" ", blank))) == OF_TWO_ROWS
