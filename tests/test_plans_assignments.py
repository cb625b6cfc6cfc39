"""Where units stand and what role the words around them give: a small plan for each convention."""

from __future__ import annotations

import pytest

from plans import Plan, Task, read_text

LEAD, PART, RESP = "lead", "participant", "responsible"
HEAD = "某市人民政府办公室关于印发某市重点工作方案的通知\n一、重点任务\n"


def plan(body: str) -> Plan:
    return read_text(HEAD + body + "\n2.另一项工作。（市财政局负责）\n")


def roles(task: Task) -> list[tuple[str, str]]:
    return [(a.role, a.unit) for a in task.assignments]


def first(body: str) -> list[tuple[str, str]]:
    return roles(plan(body).tasks[0])


CONVENTIONS = {
    "label lines": (
        "1.做好登记。\n牵头单位：市发改委\n责任单位：各区人民政府\n完成时限：2023年6月底前",
        [(LEAD, "市发改委"), (PART, "各区人民政府")],
    ),
    "participating units in half width": (
        "1.做好登记。\n牵头单位:市发改委\n参与单位:市财政局,市教育局\n工作时限:2018年",
        [(LEAD, "市发改委"), (PART, "市财政局"), (PART, "市教育局")],
    ),
    "labels on one line": (
        "1.做好登记。\n牵头单位：市大数据局。责任单位：市政府有关部门，郑东新区管委会。完成时限：持续推进。",
        [(LEAD, "市大数据局"), (PART, "市政府有关部门"), (PART, "郑东新区管委会")],
    ),
    "a label alone on its line": (
        "1.做好登记。\n责任单位：\n市公安局、市司法局\n完成时限：\n2023年底",
        [(RESP, "市公安局"), (RESP, "市司法局")],
    ),
    "a bracket with two labels and a semicolon": (
        "1.做好登记。（牵头单位：市商务委；责任单位：市经济信息委，各区县政府）",
        [(LEAD, "市商务委"), (PART, "市经济信息委"), (PART, "各区县政府")],
    ),
    "a bracket with two labels and a comma": (
        "1.做好登记。（牵头单位：市市场监管局，责任单位：市公安局）",
        [(LEAD, "市市场监管局"), (PART, "市公安局")],
    ),
    "two brackets side by side": (
        "1.做好登记。（牵头单位：市商务局）（责任单位：市公安局）",
        [(LEAD, "市商务局"), (PART, "市公安局")],
    ),
    "only responsible units": (
        "1.做好登记。（责任单位：区政务办、区经委）",
        [(RESP, "区政务办"), (RESP, "区经委")],
    ),
    "a bureau and a zone, nothing else": (
        "1.做好登记(市发改委,荆州开发区)。",
        [(RESP, "市发改委"), (RESP, "荆州开发区")],
    ),
    "a bureau beside streets, companies and hospitals": (
        "1.做好登记（市卫健委、市人民医院、荆州供电公司，清河镇、各功能区）。",
        [
            (RESP, "市卫健委"),
            (RESP, "市人民医院"),
            (RESP, "荆州供电公司"),
            (RESP, "清河镇"),
            (RESP, "各功能区"),
        ],
    ),
    "labelled brackets on lines of their own": (
        "1.做好登记。\n（牵头单位：市财政局）\n（责任单位：市教育局）",
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
    "braces": (
        "1.做好登记。{市财政局牵头，市教育局配合}",
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
    "stars around a label": ("1.做好登记。\n**牵头单位**：市财政局", [(LEAD, "市财政局")]),
    "sections and members": (
        "1.做好登记。（牵头股室：行政审批股；成员单位：市教育局）",
        [(LEAD, "行政审批股"), (PART, "市教育局")],
    ),
    "each for its own": (
        "1.做好登记。（市财政局牵头，市教育局各负其责）",
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
    "verbs and bureaus of one city without a comma": (
        "1.做好登记。（市财政局 牵头 市教育局 配合）",
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
    "a bureau and its schools": (
        "1.做好登记（区教育局、区第一中学）。",
        [(RESP, "区教育局"), (RESP, "区第一中学")],
    ),
    "inner offices": (
        "1.做好登记。（责任处室：政策法规处、银行保险处）",
        [(RESP, "政策法规处"), (RESP, "银行保险处")],
    ),
    "lead and assist as verbs": (
        "1.做好登记。（省商务厅牵头，合肥海关配合）",
        [(LEAD, "省商务厅"), (PART, "合肥海关")],
    ),
    "lead and share the rest": (
        "1.做好登记。（区行政服务中心牵头，区级有关部门和各乡镇街道按职责分工负责）",
        [(LEAD, "区行政服务中心"), (PART, "区级有关部门"), (PART, "各乡镇街道")],
    ),
    "all responsible": (
        "1.做好登记。（税务总局、财政部、海关总署负责）",
        [(RESP, "税务总局"), (RESP, "财政部"), (RESP, "海关总署")],
    ),
    "guidance": (
        "1.做好登记。（工业和信息化部、生态环境部指导）",
        [(RESP, "工业和信息化部"), (RESP, "生态环境部")],
    ),
    "guidance and taking part": (
        "1.做好登记。（商务部指导，供销合作总社参与）",
        [(RESP, "商务部"), (PART, "供销合作总社")],
    ),
    "each by itself, with a time": (
        "1.做好登记。（市公安局、市司法局分别负责，年内持续推进）",
        [(RESP, "市公安局"), (RESP, "市司法局")],
    ),
    "an unlabelled time in the bracket": (
        "1.做好登记。（市公安局牵头，市司法局配合，6月底完成）",
        [(LEAD, "市公安局"), (PART, "市司法局")],
    ),
    "label and verb mixed": (
        "1.做好登记。（责任单位：省发展改革委牵头，省各有关部门按职责分工负责）",
        [(LEAD, "省发展改革委"), (PART, "省各有关部门")],
    ),
    "a label that leads is stronger than a verb": (
        "1.做好登记。[牵头单位：省水利厅、省林业局等部门按照职能负责；责任单位：各设区市政府]",
        [(LEAD, "省水利厅"), (LEAD, "省林业局"), (PART, "各设区市政府")],
    ),
    "a bare list after a sentence": (
        "1.做好登记。（市市场监管局、市税务局，各区政府）",
        [(RESP, "市市场监管局"), (RESP, "市税务局"), (RESP, "各区政府")],
    ),
    "a label at the end of the paragraph": (
        "1.给予最高5000万元资助。责任单位：市委组织部、市科技局。",
        [(RESP, "市委组织部"), (RESP, "市科技局")],
    ),
    "several sentences": (
        "1.深化理解。（合肥海关负责）巩固占比。（省商务厅牵头，合肥海关配合）开拓市场。",
        [(RESP, "合肥海关"), (LEAD, "省商务厅"), (PART, "合肥海关")],
    ),
    "tortoise-shell brackets around names with brackets": (
        "1.做好登记。〔市发改委牵头，市公安局和各县（市、区）人民政府按职责分工负责〕",
        [(LEAD, "市发改委"), (PART, "市公安局"), (PART, "各县（市、区）人民政府")],
    ),
    "full square brackets": (
        "1.做好登记。［牵头单位：市司法局、市侨联］",
        [(LEAD, "市司法局"), (LEAD, "市侨联")],
    ),
    "ASCII square brackets": (
        "1.做好登记。[牵头单位:市司法局;责任单位:市侨联]",
        [(LEAD, "市司法局"), (PART, "市侨联")],
    ),
    "angle brackets": (
        "1.做好登记。〈市司法局牵头，市侨联配合〉",
        [(LEAD, "市司法局"), (PART, "市侨联")],
    ),
    "opened full and closed half": (
        "1.做好登记。（牵头单位：市商务局;责任单位：罗定海关)",
        [(LEAD, "市商务局"), (PART, "罗定海关")],
    ),
    "a closing bracket is missing": (
        "1.做好登记。（牵头单位：市商务局；责任单位：市公安局",
        [(LEAD, "市商务局"), (PART, "市公安局")],
    ),
    "labels in brackets of their own": (
        "1.做好登记。\n【牵头单位】市商务局\n【责任单位】市公安局、司法局",
        [(LEAD, "市商务局"), (PART, "市公安局"), (PART, "市司法局")],
    ),
    "labels that lost their colon": (
        "1.做好登记。（牵头单位市商务局，责任单位市公安局）",
        [(LEAD, "市商务局"), (PART, "市公安局")],
    ),
    "label lines that lost their colon": (
        "1.做好登记。\n牵头单位 市商务局\n责任单位 各区政府、市公安局",
        [(LEAD, "市商务局"), (PART, "各区政府"), (PART, "市公安局")],
    ),
    "labels side by side on a line": (
        "1.做好登记。\n牵头单位：市商务局    责任单位：市公安局、各县区 配合单位：市司法局\n",
        [(LEAD, "市商务局"), (PART, "市公安局"), (PART, "各县区"), (PART, "市司法局")],
    ),
    "leaders and units that take part as labels of their own": (
        "1.生产总值增长8%以上。\n牵头负责领导:金力。\n牵头责任单位:市发展改革委。\n"
        "协同责任单位:市经信局、滁州海关、市人行、滁州经开区管委会等,各区政府。",
        [
            (LEAD, "市发展改革委"),
            (PART, "市经信局"),
            (PART, "滁州海关"),
            (PART, "市人行"),
            (PART, "滁州经开区管委会"),
            (PART, "各区政府"),
        ],
    ),
    "a remark before the label": (
        "1.生产总值突破3000亿元。(预期性指标,牵头单位:市发改委;责任单位:市政府有关部门,各区政府)",
        [(LEAD, "市发改委"), (PART, "市政府有关部门"), (PART, "各区政府")],
    ),
    "square brackets around a bracket": (
        "1.抓好防控。[牵头单位:区卫健局;责任单位:区疫情防控指挥部成员单位、各街办(新区)]",
        [(LEAD, "区卫健局"), (PART, "区疫情防控指挥部成员单位"), (PART, "各街办（新区）")],
    ),
    "departments of the state council": (
        "1.坚持稳中求进。(国务院各部门分别负责,年内持续推进)",
        [(RESP, "国务院各部门")],
    ),
    "pinyin after characters": (
        "1.優(yōu)化服務(wù)。(牽頭單位:州審批局;責任單位:州司法局及州直相關單位,湘西經(jīng)開區(qū)"
        "管委會(huì ),6月底完成)",
        [
            (LEAD, "州审批局"),
            (PART, "州司法局"),
            (PART, "州直相关单位"),
            (PART, "湘西经开区管委会"),
        ],
    ),
    "a bracket over two lines": (
        "1.做好登记。（牵头单位：市商务局；\n责任单位：市公安局\n、市司法局）",
        [(LEAD, "市商务局"), (PART, "市公安局"), (PART, "市司法局")],
    ),
    "a unit whose name says 牵头单位": (
        "1.做好登记。（省推进组工作专班牵头单位牵头，省推进组工作专班成员单位按职责分工配合）",
        [(LEAD, "省推进组工作专班牵头单位"), (PART, "省推进组工作专班成员单位")],
    ),
    "together with": (
        "1.做好登记。（市商务局牵头，会同市公安局、市司法局落实）",
        [(LEAD, "市商务局"), (PART, "市公安局"), (PART, "市司法局")],
    ),
    "verbs without a comma": (
        "1.做好登记。（省商务厅牵头合肥海关配合）",
        [(LEAD, "省商务厅"), (PART, "合肥海关")],
    ),
    "verbs between enumeration commas": (
        "1.做好登记。（省商务厅牵头、合肥海关配合）",
        [(LEAD, "省商务厅"), (PART, "合肥海关")],
    ),
    "a heading of the bracket that is no label": (
        "1.做好登记。（市分工方案：市财政局、市商务局负责）",
        [(RESP, "市财政局"), (RESP, "市商务局")],
    ),
    "units told apart by blanks": (
        "1.做好登记。（责任单位：市公安局 市司法局 市场监管局　各县区政府）",
        [(RESP, "市公安局"), (RESP, "市司法局"), (RESP, "市市场监管局"), (RESP, "各县区政府")],
    ),
    "units told apart by points": (
        "1.做好登记。（责任单位：市公安局.市司法局.各县区政府）",
        [(RESP, "市公安局"), (RESP, "市司法局"), (RESP, "各县区政府")],
    ),
    "labels in a sentence": (
        "1.做好登记。（牵头单位为市公安局，配合单位为市司法局）",
        [(LEAD, "市公安局"), (PART, "市司法局")],
    ),
    "labels of one word": (
        "1.做好登记。（主办：市公安局；协办：市司法局）",
        [(LEAD, "市公安局"), (PART, "市司法局")],
    ),
    "one with another": (
        "1.做好登记。（市公安局同市司法局负责）",
        [(RESP, "市公安局"), (RESP, "市司法局")],
    ),
    "guiding others who carry out": (
        "1.做好登记。（市公安局主责，指导各县区人民政府组织实施，各镇结合实际落实）",
        [(LEAD, "市公安局"), (PART, "各县区人民政府"), (PART, "各镇")],
    ),
    "a bare list that ends in 等": (
        "1.做好登记。（市公安局、市司法局，高新区管委会等）",
        [(RESP, "市公安局"), (RESP, "市司法局"), (RESP, "高新区管委会")],
    ),
    "stems of bureaus before 等部门": (
        "1.做好登记。（公安、民政等部门按职责分工负责，市司法局配合）",
        [(RESP, "公安部门"), (RESP, "民政部门"), (PART, "市司法局")],
    ),
    "traditional label words": (
        "1.做好登记。（牽頭單位：市商務局；責任單位：市財政局）",
        [(LEAD, "市商务局"), (PART, "市财政局")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CONVENTIONS.values(), ids=CONVENTIONS.keys())
def test_convention(body: str, expected: list[tuple[str, str]]) -> None:
    assert first(body) == expected


PROSE = {
    "a gloss": "1.完善登记（含变更登记和备案）制度。\n",
    "an explanation with a verb": "1.落实责任（企业负责实施，个人自愿参与），加强管理。\n",
    "a list of places": "1.在三市（昆明市、曲靖市、玉溪市）开展试点。\n",
    "people in prose": "1.建立由政府负责人牵头、相关部门共同参与的工作机制。\n",
    "a duty in the middle of a sentence": (
        "1.实施等级考试（技工院校内由人力资源社会保障行政部门负责），加强管理。\n"
    ),
}


@pytest.mark.parametrize("body", PROSE.values(), ids=PROSE.keys())
def test_prose_in_brackets_assigns_nobody(body: str) -> None:
    assert first(body) == []


def test_persons_are_kept_apart_from_units() -> None:
    task = plan("1.做好登记。（责任领导：杜新国；牵头单位：区发改局）").tasks[0]
    assert roles(task) == [(LEAD, "区发改局")]
    assert [(person.role, person.name) for person in task.persons] == [("责任领导", "杜新国")]


def test_a_heading_gives_its_lead_to_the_tasks_under_it() -> None:
    text = (
        "一、企业开办领域（省市场监管局牵头）\n1.压缩时间。\n2.优化流程。\n"
        "二、登记领域（牵头单位：省自然资源厅）\n3.推行一窗。（责任单位：省税务局）\n"
    )
    assert [roles(task) for task in read_text(text).tasks] == [
        [(LEAD, "省市场监管局")],
        [(LEAD, "省市场监管局")],
        [(LEAD, "省自然资源厅"), (RESP, "省税务局")],
    ]


def test_a_section_paragraph_may_open_with_the_lead() -> None:
    text = (
        "一、开办企业\n牵头市领导：刘卫宝；牵头单位：市市场监管局。围绕开办企业，做好以下工作。\n"
        "1.压缩时间。（责任单位：市税务局）\n2.优化流程。（责任单位：市公安局）\n"
    )
    tasks = read_text(text).tasks
    assert [roles(task) for task in tasks] == [
        [(LEAD, "市市场监管局"), (RESP, "市税务局")],
        [(LEAD, "市市场监管局"), (RESP, "市公安局")],
    ]
    assert [person.name for person in tasks[0].persons] == ["刘卫宝"]


def test_a_heading_bracket_is_no_part_of_the_sector_title() -> None:
    text = (
        "一、企业开办领域（省市场监管局牵头）\n1.压缩时间。\n"
        "二、登记领域（省税务局牵头）\n2.优化。\n"
    )
    assert [sector.title for sector in read_text(text).sectors] == ["企业开办领域", "登记领域"]


def test_every_surface_is_what_its_span_covers() -> None:
    for body, _ in CONVENTIONS.values():
        read = plan(body)
        for task in read.tasks:
            assert task.span.of(read.text) == task.text
            assert all(a.span.of(read.text) == a.surface for a in task.assignments)


@pytest.mark.parametrize(
    "written",
    [
        "（市财政局（牵头）、市教育局、市公安局（配合））",
        "(市财政局(牵头),市教育局,市公安局(配合))",
        "〔市财政局（牵头），市教育局、公安局（参与）〕",
        "（市财政局【牵头】、市教育局【配合】、市公安局【配合】）",
        "（责任单位：市财政局（牵头单位）、教育局（配合单位）、公安局）",
        "（市财政局（主办）、市教育局（协办）、市公安局（会同））",
        "（市财政局（牵头）会同市教育局、市公安局负责）",
        "\n责任单位：市财政局（牵头）、市教育局、公安局",
    ],
)
def test_a_bracket_behind_a_name_may_say_its_role(written: str) -> None:
    task = plan(f"1.做好登记。{written}").tasks[0]
    assert roles(task) == [(LEAD, "市财政局"), (PART, "市教育局"), (PART, "市公安局")]
    assert task.assignments[0].surface == "市财政局"


def test_a_bracket_behind_a_bureau_and_its_lines_may_say_its_role() -> None:
    first, second = plan("1.甲。（区科技和工信局（科技）（牵头）、区教育局）").tasks[0].assignments
    assert (first.role, first.unit, first.lines) == (LEAD, "区科技和工信局", ("科技",))
    assert (second.role, second.unit) == (PART, "区教育局")


def test_a_role_without_a_lead_beside_it_leaves_the_others_responsible() -> None:
    assert first("1.甲。（市财政局（负责）、市教育局（参与））") == [
        (RESP, "市财政局"),
        (PART, "市教育局"),
    ]


def test_labels_in_brackets_of_their_own_may_follow_one_another_on_a_line() -> None:
    expected = [(LEAD, "市财政局"), (PART, "市教育局")]
    assert first("1.甲。【牵头】市财政局【配合】市教育局") == expected
    assert first("1.甲。\n【牵头单位】\n市财政局\n【配合单位】\n市教育局") == expected


PERSONS = {
    "a leader by office": (
        "（市政府分管领导牵头，市财政局负责）",
        [("市政府分管领导", "牵头")],
        [(RESP, "市财政局")],
    ),
    "an office behind a name": (
        "（李明副市长牵头，市财政局、市公安局按职责分工负责）",
        [("李明副市长", "牵头")],
        [(RESP, "市财政局"), (RESP, "市公安局")],
    ),
    "a name left out": (
        "（XX副市长牵头，市财政局牵头，市公安局配合）",
        [("XX副市长", "牵头")],
        [(LEAD, "市财政局"), (PART, "市公安局")],
    ),
    "several offices of one person": (
        "（市委常委、副市长李四总负责，市财政局配合）",
        [("市委常委、副市长李四", "总负责")],
        [(PART, "市财政局")],
    ),
    "leaders of two houses": (
        "（市委、市政府分管领导牵头，市财政局负责）",
        [("市委、市政府分管领导", "牵头")],
        [(RESP, "市财政局")],
    ),
    "two persons": (
        "（区委书记、区长牵头，区财政局落实）",
        [("区委书记", "牵头"), ("区长", "牵头")],
        [(RESP, "区财政局")],
    ),
    "a head of a bureau": (
        "（市财政局局长张三负责，市教育局配合）",
        [("市财政局局长张三", "负责")],
        [(PART, "市教育局")],
    ),
    "units behind a label of persons": (
        "（责任领导：市委常委、副市长李四；市财政局牵头，市教育局配合）",
        [("市委常委、副市长李四", "责任领导")],
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
    "names behind units": (
        "\n责任单位及责任人：市财政局 张三；市教育局（李四）",
        [("张三", "责任单位及责任人"), ("李四", "责任单位及责任人")],
        [(RESP, "市财政局"), (RESP, "市教育局")],
    ),
    "units that are called after an office": (
        "（市长热线办牵头，市领导小组办公室配合）",
        [],
        [(LEAD, "市长热线办"), (PART, "市领导小组办公室")],
    ),
}


@pytest.mark.parametrize(("written", "persons", "units"), PERSONS.values(), ids=PERSONS)
def test_persons_are_kept_apart(
    written: str, persons: list[tuple[str, str]], units: list[tuple[str, str]]
) -> None:
    read = plan(f"1.做好登记。{written}")
    task = read.tasks[0]
    assert [(person.name, person.role) for person in task.persons] == persons
    assert [person.span.of(read.text) for person in task.persons] == [name for name, _ in persons]
    assert roles(task) == units


def test_a_task_that_only_names_a_person_has_no_unit() -> None:
    read = plan("1.做好登记。（分管副市长牵头）")
    assert [person.name for person in read.tasks[0].persons] == ["分管副市长"]
    assert [note.kind for note in read.notes] == ["no-unit"]


LISTED = [(RESP, "市财政局"), (RESP, "市教育局"), (RESP, "市公安局")]


@pytest.mark.parametrize(
    "written",
    [
        "责任单位：1.市财政局；2.市教育局；3.市公安局。",
        "责任单位：1.市财政局 2.市教育局 3.市公安局",
        "责任单位：①市财政局②市教育局③市公安局",
        "★责任单位：市财政局、教育局、公安局",
        "—— 责任单位：市财政局/市教育局/市公安局",
        "责任单位：市财政局、市教育\n局、市公安局",
        "责任单位：市财政局、市教育局、市公\n安局\n完成时限：2023年底",
    ],
)
def test_a_list_behind_a_label_may_be_written_so(written: str) -> None:
    task = plan(f"1.做好登记。\n{written}").tasks[0]
    assert (task.text, roles(task)) == ("做好登记。", LISTED)


def test_signs_before_labels_do_not_part_them() -> None:
    assert first("1.甲。\n● 牵头单位：市财政局\n● 责任单位：市教育局") == [
        (LEAD, "市财政局"),
        (PART, "市教育局"),
    ]


@pytest.mark.parametrize("nobody", ["无", "待定", "另行确定"])
def test_a_list_may_name_nobody(nobody: str) -> None:
    body = f"1.甲。\n责任单位：市财政局\n配合单位：{nobody}"
    assert first(body) == [(RESP, "市财政局")]


@pytest.mark.parametrize("mark", ["。", "；", ""])
def test_a_bare_list_may_stand_before_the_last_mark_of_a_line(mark: str) -> None:
    assert first(f"1.做好登记（市财政局、市教育局）{mark}") == [
        (RESP, "市财政局"),
        (RESP, "市教育局"),
    ]


def test_two_houses_of_one_place_may_be_joined() -> None:
    assert first("1.甲。（责任单位：各县（市、区）委和人民政府）") == [
        (RESP, "各县（市、区）委"),
        (RESP, "各县（市、区）人民政府"),
    ]


MORE = {
    "a name on each line of a bracket": (
        "（责任单位：\n市财政局\n市教育局\n各县区）",
        [(RESP, "市财政局"), (RESP, "市教育局"), (RESP, "各县区")],
    ),
    "names that lines cut behind what could be their end": (
        "（责任单位：市委\n办公室、中国人民银行\n市分行、各旗\n县市区）",
        [(RESP, "市委办公室"), (RESP, "中国人民银行市分行"), (RESP, "各旗县市区")],
    ),
    "a label that says who watches": (
        "（落实单位：市商务局；监督单位：市纪委监委）",
        [(RESP, "市商务局"), (PART, "市纪委监委")],
    ),
    "a label that nobody knows": (
        "（责任单位：市商务局；联动单位：市财政局）",
        [(RESP, "市商务局"), (RESP, "市财政局")],
    ),
    "labels with the level in front": (
        "（省直责任单位：省财政厅；市县责任单位：各市、县人民政府）",
        [(RESP, "省财政厅"), (RESP, "各市人民政府"), (RESP, "各县人民政府")],
    ),
    "a label of one word": (
        "（责任：市财政局、市教育局）",
        [(RESP, "市财政局"), (RESP, "市教育局")],
    ),
    "a full stop in half width": (
        ".(市财政局;国网市供电公司)",
        [(RESP, "市财政局"), (RESP, "国网市供电公司")],
    ),
    "a person beside the unit": (
        "\n主办单位：市财政局  主要负责人：张三\n协办单位：市教育局",
        [(LEAD, "市财政局"), (PART, "市教育局")],
    ),
}


@pytest.mark.parametrize(("written", "expected"), MORE.values(), ids=MORE)
def test_more_of_what_plans_write(written: str, expected: list[tuple[str, str]]) -> None:
    assert first(f"1.做好登记{written}") == expected


def test_a_heading_of_nothing_but_bureaus_is_meant_for_the_tasks_under_it() -> None:
    read = read_text(
        "一、市发展改革委（2项）\n1.加强调度。\n2.扩大投资。（市教育局配合）\n"
        "二、市工信局牵头的任务\n3.加强运行。（市财政局配合）\n三、市文化中心\n4.做好文化。（市财政局配合）\n"
    )
    assert [roles(task) for task in read.tasks] == [
        [(RESP, "市发展改革委")],
        [(RESP, "市发展改革委"), (PART, "市教育局")],
        [(LEAD, "市工信局"), (PART, "市财政局")],
        [(PART, "市财政局")],
    ]
    assert [note.kind for note in read.notes] == ["ambiguous-role"]


@pytest.mark.parametrize("gloss", ["高新区", "市人民医院、市一中", "企业、学校", "社区、卫生室"])
def test_a_bracket_without_a_bureau_of_some_place_assigns_nobody(gloss: str) -> None:
    assert first(f"1.建设项目（{gloss}）。") == []


def test_pinyin_that_a_mirror_inserts_parts_no_name() -> None:
    assert first("1.做好登(dēng)记。\n责任单位：黄埔区(qū)政府、南沙区(qū)政府") == [
        (RESP, "黄埔区政府"),
        (RESP, "南沙区政府"),
    ]


def test_a_closing_sentence_assigns_units_where_nothing_else_does() -> None:
    body = "1.修路。确保完成。由市财政局、农业局，各县区人民政府负责落实。\n"
    tasks = read_text(body + "2.架桥。\n由市公安局牵头，市司法局配合。\n").tasks
    assert [roles(task) for task in tasks] == [
        [(RESP, "市财政局"), (RESP, "市农业局"), (RESP, "各县区人民政府")],
        [(LEAD, "市公安局"), (PART, "市司法局")],
    ]


@pytest.mark.parametrize("end", ["由市财政局牵头，建设道路。", "道路由市财政局负责。"])
def test_a_closing_sentence_that_says_more_assigns_nobody(end: str) -> None:
    assert roles(read_text(f"1.修路。{end}\n2.架桥。\n").tasks[0]) == []


def test_beside_brackets_a_closing_sentence_is_prose() -> None:
    assert first("1.修路。由市公安局牵头，市司法局配合。") == []


def test_a_label_without_its_colon_may_stand_alone_on_its_line() -> None:
    body = "1.修路。\n责任单位\n市公安局、市司法局\n完成时限：2023年底"
    assert first(body) == [(RESP, "市公安局"), (RESP, "市司法局")]


def test_an_empty_line_does_not_end_the_list_of_a_bracket() -> None:
    body = "1.修路。（教育部、国家\n\n卫生健康委、财政部按职责分工负责）"
    assert first(body) == [(RESP, "教育部"), (RESP, "国家卫生健康委"), (RESP, "财政部")]


def test_stars_without_a_rule_lead_nobody_and_are_noted() -> None:
    read = plan("1.修路。（责任单位：市公安局、★市司法局）")
    assert roles(read.tasks[0]) == [(RESP, "市公安局"), (RESP, "市司法局")]
    assert [note.kind for note in read.notes] == ["ambiguous-role"]


def test_those_mainly_responsible_lead_beside_those_who_assist() -> None:
    body = "1.修路。\n主要责任单位：市公安局\n协同配合单位：市司法局"
    assert first(body) == [(LEAD, "市公安局"), (PART, "市司法局")]
