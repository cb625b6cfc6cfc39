"""What the tasks are: their level, numbers, sectors and text, in documents of every build."""

from __future__ import annotations

import pytest

from plans import Plan, PlanFormatError, read_text

UNITS = "（市财政局牵头，市税务局配合）"


def numbers(text: str) -> list[str]:
    return [task.number for task in read_text(text).tasks]


def keys(text: str) -> list[str]:
    return [task.key for task in read_text(text).tasks]


def titles(text: str) -> list[str]:
    return [task.text.partition("。")[0] for task in read_text(text).tasks]


def test_tasks_are_the_numbers_that_carry_units() -> None:
    text = (
        f"一、总体要求\n二、重点任务\n（一）市场\n1.甲。{UNITS}\n2.乙。{UNITS}\n"
        f"（二）产业\n3.丙。{UNITS}\n"
    )
    assert numbers(text) == ["1", "2", "3"]


def test_tasks_may_be_bracketed_numbers() -> None:
    text = f"一、稳定发展\n（一）甲。{UNITS}\n（二）乙。{UNITS}\n二、创业\n（三）丙。{UNITS}\n"
    assert numbers(text) == ["一", "二", "三"]
    assert keys(text) == ["1", "2", "3"]


def test_tasks_may_be_the_widest_numbers() -> None:
    text = f"一、甲\n做好甲。{UNITS}\n二、乙\n做好乙。{UNITS}\n"
    read = read_text(text)
    assert [task.number for task in read.tasks] == ["一", "二"]
    assert read.sectors == ()


def test_tasks_may_be_numbers_in_brackets_under_headings_with_numbers() -> None:
    text = (
        "一、重点任务\n（一）环境\n1.提升服务。指标进入前五。\n提升任务：\n"
        f"（1）甲。{UNITS}\n（2）乙。{UNITS}\n争优任务：\n（3）丙。{UNITS}\n"
    )
    assert numbers(text) == ["1", "2", "3"]
    assert titles(text) == ["甲", "乙", "丙"]


def test_tasks_may_be_articles() -> None:
    text = f"第一章 总则\n第一条 为了发展。\n第二章 措施\n第二条 甲。{UNITS}\n第三条 乙。{UNITS}\n"
    assert numbers(text) == ["二", "三"]


def test_the_level_may_differ_between_sections() -> None:
    text = (
        f"一、重点任务\n（一）市场\n1.甲。{UNITS}\n2.乙。{UNITS}\n3.丙。{UNITS}\n"
        f"二、主体作用\n（一）丁。{UNITS}\n（二）戊。{UNITS}\n"
    )
    assert titles(text) == ["甲", "乙", "丙", "丁", "戊"]


def test_a_section_without_items_may_be_a_task() -> None:
    text = f"一、市场\n（一）甲。{UNITS}\n（二）乙。{UNITS}\n二、产业\n做好产业工作。{UNITS}\n"
    assert numbers(text) == ["一", "二", "二"]


def test_frames_hold_no_tasks_unless_they_carry_units() -> None:
    text = (
        f"一、总体要求\n（一）指导思想。坚持。\n二、重点任务\n（一）甲。{UNITS}\n"
        f"三、保障措施\n（一）加强领导。{UNITS}\n（二）加强宣传。做好宣传。\n"
    )
    assert titles(text) == ["甲", "加强领导"]


def test_a_task_without_units_among_tasks_with_units_is_a_task() -> None:
    text = f"一、重点任务\n1.甲。{UNITS}\n2.乙。做好乙。\n3.丙。{UNITS}\n"
    assert titles(text) == ["甲", "乙", "丙"]


def test_a_document_without_units_has_the_tasks_of_its_most_used_level() -> None:
    text = "一、总体要求\n二、体系\n（一）甲。建。\n（二）乙。建。\n三、标准\n（三）丙。建。\n"
    assert titles(text) == ["甲", "乙", "丙"]


def test_items_of_the_covering_notice_are_no_tasks() -> None:
    text = (
        "关于印发某市方案的通知\n一、高度重视。\n二、抓好落实。\n某市人民政府\n2023年1月1日\n"
        f"某市方案\n一、重点任务\n1.甲。{UNITS}\n2.乙。{UNITS}\n"
    )
    assert titles(text) == ["甲", "乙"]


def test_lists_of_attachments_are_no_tasks() -> None:
    text = (
        "关于印发方案的通知\n附件：1.某市方案\n2.任务台账\n3.评分细则\n附件1\n某市方案\n"
        f"一、重点任务\n1.甲。{UNITS}\n2.乙。{UNITS}\n附件：\n1.2018年《政府工作报告》目标\n2.清单\n"
    )
    assert titles(text) == ["甲", "乙"]


def test_two_plans_in_one_file_are_both_read() -> None:
    text = (
        f"支持发展若干政策\n一、平台\n做好平台。{UNITS}\n二、人才\n做好人才。{UNITS}\n"
        f"某省创新发展行动计划（2021-2023年）\n一、总体要求\n二、行动\n1.甲。{UNITS}\n2.乙。{UNITS}\n"
    )
    assert numbers(text) == ["一", "二", "1", "2"]
    assert keys(text) == ["1", "2", "p2.1", "p2.2"]


def test_headings_that_say_more_are_the_sectors_of_a_second_plan_too() -> None:
    text = (
        f"支持发展若干政策\n一、平台。{UNITS}\n二、人才。{UNITS}\n某省发展行动计划\n一、总体要求\n"
        f"二、修路行动\n1.甲。{UNITS}\n三、架桥行动\n2.乙。{UNITS}\n"
    )
    read = read_text(text)
    assert [sector.title for sector in read.sectors] == ["修路行动", "架桥行动"]
    assert [task.sector for task in read.tasks] == [None, None, 1, 2]


def test_restarting_numbers_have_the_path_in_their_key() -> None:
    text = f"一、举措\n（一）甲\n1.子。{UNITS}\n2.丑。{UNITS}\n（二）乙\n1.寅。{UNITS}\n"
    assert keys(text) == ["1.1.1", "1.1.2", "1.2.1"]
    assert numbers(text) == ["1", "2", "1"]


@pytest.mark.parametrize(
    ("line", "number", "start"),
    [
        ("2.2023年2月底前，组织清理。", "2", "2023年2月底前"),
        ("2．推进。", "2", "推进"),
        ("2、推进。", "2", "推进"),
        ("2﹒推进。", "2", "推进"),
        ("2. 推进。", "2", "推进"),
        ("2.12345热线提质。", "2", "12345热线提质"),
        ("2.5G网络建设。", "2", "5G网络建设"),
        ("2.\n推进。", "2", "推进"),
        ("⒉推进。", "⒉", "推进"),
    ],
)
def test_a_number_may_be_written_so(line: str, number: str, start: str) -> None:
    task = read_text(f"一、重点任务\n1.甲。{UNITS}\n{line}{UNITS}\n3.丙。{UNITS}\n").tasks[1]
    assert task.number == number
    assert task.text.startswith(start)


def test_a_number_that_lost_a_byte_is_still_a_number() -> None:
    text = (
        "一、构建体系\n(一)加快建设。(牵头单位:市经贸委)\n?。ǘ┩七M建设。(牵头单位:市发改委)\n"
        "?。ㄈ┲\u3000创建基地。(牵头单位:市科技局)\n(四)加快枢纽。(牵头单位:市交委)\n"
    )
    assert numbers(text) == ["一", "二", "三", "四"]


def test_a_decimal_is_no_number_of_a_task() -> None:
    text = f"一、重点任务\n1.甲。费率降到\n0.5个百分点。{UNITS}\n2.乙。{UNITS}\n"
    assert numbers(text) == ["1", "2"]


@pytest.mark.parametrize("written", ["{}甲", "{}.甲", "（{}）甲", "({}) 甲", "{}、甲", "{} 甲"])
def test_numbers_of_two_parts_are_numbers_of_tasks(written: str) -> None:
    items = "\n".join(written.format(number) + UNITS for number in ("1.1", "1.2", "2.1"))
    read = read_text(f"一、重点任务\n{items}\n")
    assert [(task.key, task.number) for task in read.tasks] == [
        ("1.1", "1.1"),
        ("1.2", "1.2"),
        ("2.1", "2.1"),
    ]
    assert {task.text for task in read.tasks} == {"甲"}
    assert read.notes == ()


def test_numbers_of_two_parts_stand_below_those_of_one() -> None:
    text = f"1.修路\n1.1甲。{UNITS}\n1.2乙。{UNITS}\n2.架桥\n2.1丙。{UNITS}\n"
    read = read_text(text)
    assert [task.key for task in read.tasks] == ["1.1", "1.2", "2.1"]
    assert [sector.title for sector in read.sectors] == ["修路", "架桥"]


def test_numbers_of_three_parts_may_be_tasks() -> None:
    text = (
        f"1 总则\n1.1 目的。为了发展。\n2 措施\n2.1 甲\n2.1.1 子。{UNITS}\n2.1.2 丑。{UNITS}\n"
        f"2.2 乙\n2.2.1 寅。{UNITS}\n"
    )
    assert keys(text) == ["2.1.1", "2.1.2", "2.2.1"]


def test_numbers_of_two_parts_that_restart_have_the_path_in_their_key() -> None:
    items = f"1.1甲。{UNITS}\n1.2乙。{UNITS}\n"
    assert keys(f"一、修路\n{items}二、架桥\n{items}") == ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]


def test_a_gap_in_numbers_of_two_parts_is_noted() -> None:
    read = read_text(f"一、甲\n1.1甲。{UNITS}\n1.2乙。{UNITS}\n1.4丙。{UNITS}\n")
    assert [task.number for task in read.tasks] == ["1.1", "1.2", "1.4"]
    assert [note.kind for note in read.notes] == ["numbering-gap"]


@pytest.mark.parametrize("wrapped", ["1.1吨、面积\n1.2万亩", "1.1\n个百分点", "1.1%，增幅\n3.2%"])
def test_a_wrapped_line_that_begins_with_a_decimal_is_no_task(wrapped: str) -> None:
    assert numbers(f"一、任务\n1.甲。达到\n{wrapped}。{UNITS}\n2.乙。{UNITS}\n") == ["1", "2"]


def test_a_table_may_have_numbers_of_two_parts() -> None:
    text = "序号|任务|责任单位\n1.1|做好甲事项|市财政局\n1.2|做好乙事项|市公安局\n"
    assert keys(text) == ["1.1", "1.2"]


def test_sectors_are_the_headings_under_a_general_one() -> None:
    text = f"二、重点工作\n（一）市场国际化\n1.甲。{UNITS}\n（二）产业国际化\n2.乙。{UNITS}\n"
    read = read_text(text)
    assert [sector.title for sector in read.sectors] == ["市场国际化", "产业国际化"]
    assert [task.sector for task in read.tasks] == [1, 2]


def test_sectors_are_the_widest_headings_that_say_something() -> None:
    text = f"一、简政放权\n（一）市场\n1.甲。{UNITS}\n二、创新监管\n（二）监管\n2.乙。{UNITS}\n"
    assert [sector.title for sector in read_text(text).sectors] == ["简政放权", "创新监管"]


def test_a_text_without_line_ends_is_parted_at_its_numbers() -> None:
    text = (
        "关于消费帮扶的实施意见某府发〔2021〕88号如下意见。一、指导思想以新思想为指导。"
        "二、扩大消费（一）强化采购。做好采购。（市商务委、市教委具体负责）（二）加强预算。"
        "严格执行。（市财政局具体负责）三、完善体系（一）加强建设。培育市场。"
        "（市商务委具体负责）四、保障措施（一）强化领导。加强领导。"
    )
    assert [
        (task.number, task.text.partition("。")[0], [a.unit for a in task.assignments])
        for task in read_text(text).tasks
    ] == [
        ("一", "强化采购", ["市商务委", "市教委"]),
        ("二", "加强预算", ["市财政局"]),
        ("一", "加强建设", ["市商务委"]),
    ]


def test_a_text_without_line_ends_may_have_three_levels() -> None:
    text = (
        "某市2023年工作要点为贯彻落实"
        + "党的二十大精神" * 60
        + "，制定本要点一、优化环境（一）市场环境"
        f"1.甲。做好甲。{UNITS}2.乙。做好乙。{UNITS}（二）政务环境3.丙。做好丙。{UNITS}"
        f"二、促进一、二、三产业融合（一）农业4.丁。做好丁。{UNITS}"
    )
    assert titles(text) == ["甲", "乙", "丙", "丁"]


def test_numbers_may_restart_in_every_chapter() -> None:
    text = (
        f"第一章 市场\n一、甲。{UNITS}\n二、乙。{UNITS}\n"
        f"第二章 产业\n一、丙。{UNITS}\n二、丁。{UNITS}\n"
    )
    read = read_text(text)
    assert [task.key for task in read.tasks] == ["1.1", "1.2", "2.1", "2.2"]
    assert [sector.title for sector in read.sectors] == ["市场", "产业"]


def test_a_paragraph_with_units_and_items_below_is_one_task() -> None:
    text = (
        f"一、市场\n（一）甲。做好甲，抓实抓细。{UNITS}\n1.子。\n2.丑。\n"
        f"（二）乙。做好乙，抓实抓细。{UNITS}\n"
    )
    assert titles(text) == ["甲", "乙"]


def test_units_after_the_last_of_several_items_are_meant_for_all_of_them() -> None:
    text = (
        f"一、任务\n（一）体系\n1.完善甲\n（1）子。\n（2）丑。\n{UNITS}\n2.健全乙\n（1）寅。\n{UNITS}\n"
        f"（二）风险\n1.加强丙\n（1）卯。\n（2）辰。\n{UNITS}\n"
    )
    read = read_text(text)
    assert [task.text.partition("\n")[0] for task in read.tasks] == ["完善甲", "健全乙", "加强丙"]
    assert [len(task.assignments) for task in read.tasks] == [2, 2, 2]


def test_a_signature_is_no_part_of_the_last_task() -> None:
    text = f"一、重点任务\n1.甲。{UNITS}\n2.乙。{UNITS}\n某市人民政府办公室\n2023年5月1日\n"
    assert read_text(text).tasks[1].text == "乙。"


@pytest.mark.parametrize(
    "closing",
    [
        "各级、各部门要认真贯彻落实国家决策部署，压实责任。某市人民政府办公室2023年2月5日",
        "\n各地各部门要加强组织实施，制定具体配套措施，营造良好的发展环境，及时总结推广典型经验做法。",
        "公开方式：主动公开",
        "某市人民政府2023年2月5日",
    ],
)
def test_closing_words_are_no_part_of_the_last_task(closing: str) -> None:
    text = f"一、重点任务\n1.甲。{UNITS}\n2.乙。{UNITS}{closing}\n"
    assert read_text(text).tasks[1].text == "乙。"


def test_ideographic_spaces_may_stand_for_line_ends() -> None:
    text = f"　　一、重点任务　　1.甲。{UNITS}　　2.乙。{UNITS}"
    assert numbers(text) == ["1", "2"]


def wrapped() -> Plan:
    return read_text(
        "二、重点任务\n(一)进一步打造开放透明的市场准入环境\n"
        "1.提升企业开办“一网通办”服务效能。企业设立登记时，同步推送税务、公安部门进\n"
        "行身份认证，并申领发票、免费发放电子发票公共服务平台身份认证及信息加密设备。(牵\n"
        "头单位：\n省市场监管局，\n责任单位：\n省公安厅、\n省人力资源社会保障厅、\n省住房城乡建设厅、\n"
        "省医保局、省大数据局、省政务服务中心，各市〔州〕\n、\n县〔市、区、特区〕人民政府)\n"
        "2.深入推进“一照多址”\n改革。经营范围不需前置许可的市场主体在其住所所在县级辖区内增设经营\n"
        "场所，可不办理设立登记。(牵头单位：省市场监管局，责任单位：省大数据局、省政务服\n\n"
        "# Page 1419:\n务中心、省税务局)\n"
        "3.简化市场主体注销程序。优化简易注销程序，开展“套餐式”注销服务，简易注销实\n"
        "行“全程网办”，市场监管、税务等相关部门实行注销业务“信息共享、同步指引”，实现\n"
        "企业注销“网上办”。(牵头单位：省市场监管局，责任单位：省税务局)\n"
    )


def test_wrapped_lines_are_joined_inside_words_labels_and_brackets() -> None:
    assert [[a.unit for a in task.assignments] for task in wrapped().tasks] == [
        [
            "省市场监管局",
            "省公安厅",
            "省人力资源社会保障厅",
            "省住房城乡建设厅",
            "省医保局",
            "省大数据局",
            "省政务服务中心",
            "各市〔州〕人民政府",
            "各县〔市、区、特区〕人民政府",
        ],
        ["省市场监管局", "省大数据局", "省政务服务中心", "省税务局"],
        ["省市场监管局", "省税务局"],
    ]


def test_a_surface_keeps_the_line_end_and_page_mark_inside_it() -> None:
    center = wrapped().tasks[1].assignments[2]
    assert center.surface == "省政务服\n\n# Page 1419:\n务中心"


def test_the_text_of_a_task_ends_before_its_units() -> None:
    label = f"1.甲。做好甲。\n牵头单位：市财政局\n2.乙。做好乙。{UNITS}\n"
    assert [task.text for task in read_text("一、重点任务\n" + label).tasks] == [
        "甲。做好甲。",
        "乙。做好乙。",
    ]


def test_the_text_of_a_task_holds_the_units_in_its_middle() -> None:
    text = f"一、重点任务\n1.甲。{UNITS}再做好乙。{UNITS}\n2.丙。{UNITS}\n"
    assert read_text(text).tasks[0].text == f"甲。{UNITS}再做好乙。"


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_text_is_no_plan(text: str) -> None:
    with pytest.raises(PlanFormatError) as caught:
        read_text(text, source="a.txt")
    assert str(caught.value) == "a.txt: the text is empty"
    assert caught.value.say("zh") == "a.txt：文本为空"


def test_a_text_without_tasks_is_no_plan() -> None:
    with pytest.raises(PlanFormatError) as caught:
        read_text("今天天气很好。\n明天也是。", source="a.txt")
    assert str(caught.value) == "a.txt: none of its 2 lines is a numbered task"
    assert caught.value.say("zh") == "a.txt：全文2行中没有带编号的任务"


@pytest.mark.parametrize("word", ["任务", "行动", "举措", "工程", "项目"])
def test_numbers_may_be_named(word: str) -> None:
    assert keys(f"{word}一：修路。{UNITS}\n{word}二：架桥。{UNITS}\n") == ["1", "2"]


def test_words_about_the_force_of_a_plan_are_no_part_of_its_last_task() -> None:
    text = f"1.甲。{UNITS}\n2.乙。{UNITS}\n以上政策措施自印发之日起施行。\n"
    assert read_text("一、重点任务\n" + text).tasks[1].text == "乙。"
