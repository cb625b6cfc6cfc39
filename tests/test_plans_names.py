"""What a unit is: elision, distribution, brackets, joining words, forms of one name."""

from __future__ import annotations

import pytest

from plans import Assignment, Plan, Unit, read_text

HEAD = "玉溪市人民政府办公室关于印发玉溪市重点工作方案的通知\n一、重点任务\n"


def plan(*lists: str) -> Plan:
    tasks = [f"{number}.做好工作。（责任单位：{names}）\n" for number, names in enumerate(lists, 1)]
    return read_text(HEAD + "".join(tasks))


def assigned(*lists: str) -> tuple[Assignment, ...]:
    return plan(*lists).tasks[0].assignments


def names(*lists: str) -> list[str]:
    return [a.unit for a in assigned(*lists)]


def unit(read: Plan, name: str) -> Unit:
    return next(unit for unit in read.units if unit.name == name)


LISTS = {
    "the prefix stands on the first name": (
        "市财政局、发展改革委、贸促会",
        ["市财政局", "市发展改革委", "市贸促会"],
    ),
    "各 reaches cities of county level": (
        "各有关区、县级市",
        ["各有关区", "各有关县级市"],
    ),
    "an office with alternatives in brackets": (
        "各县、区人民政府（管委会）",
        ["各县人民政府", "各区人民政府（管委会）"],
    ),
    "a comma ends the reach of a prefix": (
        "市地方金融监管局、大湾区办，广东银保监局、广东证监局",
        ["市地方金融监管局", "市大湾区办", "广东银保监局", "广东证监局"],
    ),
    "a bureau of markets has a prefix to lose": (
        "市公安局、市场监管局",
        ["市公安局", "市市场监管局"],
    ),
    "vertical agencies, banks and companies take no prefix": (
        "市发展改革委、玉溪海关、玉溪银保监分局、人民银行玉溪市中心支行、国网玉溪供电公司、旅投公司",
        [
            "市发展改革委",
            "玉溪海关",
            "玉溪银保监分局",
            "人民银行玉溪市中心支行",
            "国网玉溪供电公司",
            "旅投公司",
        ],
    ),
    "committees of named zones take no prefix": (
        "区招商投资局、正阳工业园区管委会、区行政服务中心",
        ["区招商投资局", "正阳工业园区管委会", "区行政服务中心"],
    ),
    "named places take no prefix": (
        "市财政局、官渡区人民政府、玉溪中院",
        ["市财政局", "官渡区人民政府", "玉溪中院"],
    ),
    "party departments hang on the committee": (
        "市委组织部、宣传部、统战部",
        ["市委组织部", "市委宣传部", "市委统战部"],
    ),
    "governments share the end of the list": (
        "市交通运输局，官渡区、西山区、寻甸县人民政府",
        ["市交通运输局", "官渡区人民政府", "西山区人民政府", "寻甸县人民政府"],
    ),
    "committees share the end of the list": (
        "自贸试验区昆明片区、空港经济区管委会",
        ["自贸试验区昆明片区管委会", "空港经济区管委会"],
    ),
    "a zone with a bracket in the middle": (
        "经开区、空港区、自贸试验（经济合作）区管委会",
        ["经开区管委会", "空港区管委会", "自贸试验（经济合作）区管委会"],
    ),
    "places share their administrative noun": (
        "天河、黄埔、南沙区政府",
        ["天河区政府", "黄埔区政府", "南沙区政府"],
    ),
    "cities share their administrative noun": (
        "广州、深圳、珠海市政府",
        ["广州市政府", "深圳市政府", "珠海市政府"],
    ),
    "a shared end stops at a comma": (
        "晋宁区、安宁市人民政府，经开区管委会",
        ["晋宁区人民政府", "安宁市人民政府", "经开区管委会"],
    ),
    "each spreads over the nouns": (
        "各镇街、功能区",
        ["各镇街", "各功能区"],
    ),
    "the relevant spreads over the nouns": (
        "有关镇街、功能区",
        ["有关镇街", "有关功能区"],
    ),
    "each spreads over committees and governments": (
        "各开发区管委会、区县（市）政府，市政府有关部门",
        ["各开发区管委会", "各区县（市）政府", "市政府有关部门"],
    ),
    "each does not spread over a named zone": (
        "各县（市、区）人民政府、玉溪高新区管委会",
        ["各县（市、区）人民政府", "玉溪高新区管委会"],
    ),
    "each spreads, and the governments share an end": (
        "各市〔州〕、县〔市、区、特区〕人民政府",
        ["各市〔州〕人民政府", "各县〔市、区、特区〕人民政府"],
    ),
    "enumeration marks in an inner bracket part nothing": (
        "各县（市、区）人民政府，区直有关部门（单位）",
        ["各县（市、区）人民政府", "区直有关部门（单位）"],
    ),
    "enumeration marks in quotation marks part nothing": (
        "市“双随机、一公开”监管联席会议成员单位、市财政局",
        ["市“双随机、一公开”监管联席会议成员单位", "市财政局"],
    ),
    "joining words inside a name part nothing": (
        "市住房和城乡建设局、市海洋与渔业局、市行政审批和政务服务局、市发展和改革委员会",
        ["市住房和城乡建设局", "市海洋与渔业局", "市行政审批和政务服务局", "市发展和改革委员会"],
    ),
    "joining words between names part them": (
        "市总工会和有关区县政府",
        ["市总工会", "有关区县政府"],
    ),
    "以及 and 及 part before a closing collective": (
        "市直相关单位及各地区",
        ["市直相关单位", "各地区"],
    ),
    "departments and units are one collective": (
        "各有关部门和单位",
        ["各有关部门和单位"],
    ),
    "会同 parts two names": (
        "市发展改革委会同市财政局",
        ["市发展改革委", "市财政局"],
    ),
    "等 before a collective": (
        "市住建局、市水务局等市级各有关部门",
        ["市住建局", "市水务局", "市级各有关部门"],
    ),
    "等 before nobody in particular": (
        "市气象局、市人防办等部门",
        ["市气象局", "市人防办"],
    ),
    "等 at the end": (
        "市人防办、市大数据局等",
        ["市人防办", "市大数据局"],
    ),
    "等 before a number of units": (
        "市人防办等12个部门",
        ["市人防办"],
    ),
    "offices of one house": (
        "市场监管厅登记注册局、信用监督管理处、信息中心，宁东市场监管局",
        [
            "市场监管厅登记注册局",
            "市场监管厅信用监督管理处",
            "市场监管厅信息中心",
            "宁东市场监管局",
        ],
    ),
    "places that two bureaus are of": (
        "各市、县〔区〕市场监管局、审批服务管理局",
        [
            "各市市场监管局",
            "各县〔区〕市场监管局",
            "各市审批服务管理局",
            "各县〔区〕审批服务管理局",
        ],
    ),
    "units without any suffix": (
        "大众燃气、中国联通、国际陆港",
        ["大众燃气", "中国联通", "国际陆港"],
    ),
    "named counties stand for their governments": (
        "霍林郭勒市、科左后旗、库伦旗",
        ["霍林郭勒市", "科左后旗", "库伦旗"],
    ),
    "the two offices of one place": (
        "各县委、人民政府，开发区党工委、管委会",
        ["各县委", "各县人民政府", "开发区党工委", "开发区管委会"],
    ),
    "numbers in front of the names": (
        "1.市财政局；2.市教育局",
        ["市财政局", "市教育局"],
    ),
    "a prefix with the name of the place": (
        "玉溪市财政局、教育局",
        ["玉溪市财政局", "玉溪市教育局"],
    ),
    "a level in front of a collective spreads nothing": (
        "各区政府、市直有关单位",
        ["各区政府", "市直有关单位"],
    ),
}


@pytest.mark.parametrize(("listed", "expected"), LISTS.values(), ids=LISTS.keys())
def test_list(listed: str, expected: list[str]) -> None:
    assert names(listed) == expected


COLLECTIVES = [
    "各区政府", "市直有关部门（单位）", "市级各有关部门", "各银行业金融机构", "领导小组各成员单位",
    "行业主管部门", "开展政府采购活动相关单位", "驻市各国有商业银行", "相关乡镇办",
    "全区经济运行各专班", "各产业链牵头部门", "试点城市政府", "各旗县市区", "镇街", "各地",
    "17个市级帮扶集团牵头单位",
]  # fmt: skip


@pytest.mark.parametrize("name", COLLECTIVES)
def test_a_collective_is_told_from_a_unit(name: str) -> None:
    assert [(a.unit, a.kind) for a in assigned(f"市财政局，{name}")] == [
        ("市财政局", "unit"),
        (name, "collective"),
    ]


def test_a_bracket_may_name_functional_lines() -> None:
    first = assigned("区科技和工信局（科技、工信）、区财政局")[0]
    assert (first.unit, first.lines, first.office) == ("区科技和工信局", ("科技", "工信"), None)
    assert first.surface == "区科技和工信局（科技、工信）"


@pytest.mark.parametrize(
    ("written", "unit_name", "office"),
    [
        ("区委宣传部（区文明办）", "区委宣传部", "区文明办"),
        ("区委宣传部（文明办）", "区委宣传部", "区文明办"),
        ("市商务局（自贸委）", "市商务局", "市自贸委"),
        ("省商务厅〔省政府口岸办〕", "省商务厅", "省政府口岸办"),
        ("市委编办（事业单位登记中心）", "市委编办", "市事业单位登记中心"),
    ],
)
def test_a_bracket_may_name_a_second_body(written: str, unit_name: str, office: str) -> None:
    read = plan(f"{written}、市财政局")
    first = read.tasks[0].assignments[0]
    assert (first.unit, first.office, first.kind) == (unit_name, office, "unit")
    assert written in unit(read, unit_name).aliases


@pytest.mark.parametrize("name", ["各处室（局）", "各市（区）", "临空经济区（廊坊）管委会"])
def test_a_bracket_may_belong_to_the_name(name: str) -> None:
    assert names(f"市财政局，{name}") == ["市财政局", name]


def test_a_gloss_in_a_bracket_is_no_part_of_the_name() -> None:
    assert names("市改革领导小组办公室（代章）、市财政局") == ["市改革领导小组办公室", "市财政局"]


def test_a_lost_closing_bracket_ends_with_the_lines() -> None:
    read = plan("区科技和工信局（科技、工信、交通运输局、金融办")
    assert [(a.unit, a.lines) for a in read.tasks[0].assignments] == [
        ("区科技和工信局", ("科技", "工信")),
        ("区交通运输局", ()),
        ("区金融办", ()),
    ]
    assert "unclosed-bracket" in {note.kind for note in read.notes}


def test_a_name_alone_is_the_unit_that_has_the_prefix_elsewhere() -> None:
    assert names("电政办", "区财政局、区电政办") == ["区电政办"]


def test_a_document_that_elides_prefixes_does_so_alone_as_well() -> None:
    assert names("通信管理办公室", "市财政局、住建局") == ["市通信管理办公室"]
    assert names("通信管理办公室", "市财政局、市住建局") == ["通信管理办公室"]


def test_general_nouns_alone_are_the_collective_of_the_document() -> None:
    assert names("乡镇街道", "各乡镇街道") == ["各乡镇街道"]


@pytest.mark.parametrize(
    ("frequent", "other"),
    [
        ("市发展改革委", "市发改委"),
        ("市市场监管局", "市市场监督管理局"),
        ("市人社局", "市人力资源和社会保障局"),
        ("市住建局", "市住房城乡建设局"),
        ("市住房公积金中心", "市住房公积金管理中心"),
        ("市规划和自然资源局", "市规划资源局"),
        ("人行玉溪中心支行", "中国人民银行玉溪市中心支行"),
        ("市税务局", "国家税务总局玉溪市税务局"),
        ("市财政局", "玉溪市财政局"),
        ("市委网信办", "市委网络安全和信息化委员会办公室"),
        ("市残联", "市残疾人联合会"),
    ],
)
def test_forms_of_one_family_are_one_unit(frequent: str, other: str) -> None:
    read = plan(frequent, f"{frequent}、{other}")
    assert {a.unit for task in read.tasks for a in task.assignments} == {frequent}
    assert other in unit(read, frequent).aliases


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("市政务服务局", "市政务服务中心"),
        ("市规划局", "市规划和自然资源局"),
        ("市公安局", "区公安局"),
        ("市文化局", "市文化和旅游局"),
        ("市教育局", "市教育体育局"),
    ],
)
def test_different_units_stay_apart(one: str, two: str) -> None:
    assert len(plan(f"{one}，{two}").units) == 2


def test_of_equally_frequent_forms_the_longest_is_the_name() -> None:
    assert names("国际陆港", "国际陆港管委") == ["国际陆港管委"]


def test_a_street_office_is_called_by_its_street() -> None:
    assert names("潮海街道办事处，温泉街道") == ["潮海街道", "温泉街道"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市财政局", "department"),
        ("官渡区人民政府", "government"),
        ("市委宣传部", "party-and-mass"),
        ("市法院", "judicial"),
        ("玉溪海关", "vertical-agency"),
        ("农业银行玉溪分行", "bank"),
        ("市城投集团", "enterprise"),
        ("市大数据中心", "public-institution"),
        ("温泉街道", "township"),
        ("高新区管委会", "zone"),
        ("市创城领导小组", "leading-group"),
        ("库伦旗", "place"),
        ("鳌山湾幸福里", "other"),
    ],
)
def test_the_suffix_tells_the_type(name: str, kind: str) -> None:
    assert unit(plan(name), name).type == kind


def test_a_name_without_known_suffix_is_marked_for_review() -> None:
    assert [note.kind for note in plan("市财政局、鳌山湾幸福里").notes] == ["unknown-unit"]


UNIT, MANY = "unit", "collective"
FUNCTIONS = {
    "functions before a general office": (
        "公安、民政等部门负责",
        [("公安部门", MANY), ("民政部门", MANY)],
    ),
    "functions with the office at their end": (
        "公安、文化和旅游部门负责",
        [("公安部门", MANY), ("文化和旅游部门", MANY)],
    ),
    "two functions joined": (
        "公安和民政部门负责",
        [("公安部门", MANY), ("民政部门", MANY)],
    ),
    "functions with a bureau at their end": (
        "市公安、民政、教育局负责",
        [("市公安局", UNIT), ("市民政局", UNIT), ("市教育局", UNIT)],
    ),
    "functions behind a bureau": (
        "市发展改革委、教育、公安等部门负责",
        [("市发展改革委", UNIT), ("市教育部门", MANY), ("市公安部门", MANY)],
    ),
    "functions of every level": (
        "各级公安、民政部门负责",
        [("各级公安部门", MANY), ("各级民政部门", MANY)],
    ),
    "a function that one unit of the document has": (
        "公安、财政等部门负责",
        [("公安部门", MANY), ("市财政局", UNIT)],
    ),
    "the same with the level": (
        "市公安、市财政等相关部门负责",
        [("市公安部门", MANY), ("市财政局", UNIT), ("相关部门", MANY)],
    ),
}


@pytest.mark.parametrize(("written", "names"), FUNCTIONS.values(), ids=FUNCTIONS)
def test_functions_stand_for_their_bureaus(written: str, names: list[tuple[str, str]]) -> None:
    read = read_text(f"一、重点任务\n1.甲。（{written}）\n2.乙。（市财政局负责）\n")
    assert [(a.unit, a.kind) for a in read.tasks[0].assignments] == names
    assert {name for name, kind in names if kind == UNIT} <= {unit.name for unit in read.units}


def test_a_function_that_two_units_have_is_none_of_them() -> None:
    body = "1.甲。（公安、民政等部门负责）\n2.乙。（省公安厅、市公安局负责）\n"
    read = read_text("一、重点任务\n" + body)
    assert [a.unit for a in read.tasks[0].assignments] == ["公安部门", "民政部门"]


def test_a_function_alone_is_noted() -> None:
    read = read_text("一、重点任务\n1.甲。（公安、财政等部门负责）\n2.乙。（市财政局负责）\n")
    assert [(note.kind, note.span.of(read.text)) for note in read.notes] == [
        ("ambiguous-unit", "公安"),
        ("ambiguous-unit", "财政"),
    ]


@pytest.mark.parametrize("words", ["（科技支持、金融支持）。", "（教育、文化等领域）。"])
def test_functions_without_an_office_are_no_units(words: str) -> None:
    read = read_text(f"一、重点任务\n1.甲。完善体系{words}\n2.乙。（市财政局负责）\n")
    assert read.tasks[0].assignments == ()


LISTS = {
    "the offices of two houses": (
        "市委办公室、政府办公室，市人大常委会办公室、政协办公室",
        ["市委办公室", "市政府办公室", "市人大常委会办公室", "市政协办公室"],
    ),
    "the office of places behind 等": (
        "市交通局，东城区、西城区、朝阳区等区政府",
        ["市交通局", "东城区政府", "西城区政府", "朝阳区政府"],
    ),
    "the same with alternatives": (
        "红塔区、澄江市等县（市、区）人民政府",
        ["红塔区人民政府", "澄江市人民政府"],
    ),
    "the number of places behind 等": (
        "红塔区、江川区等6个区政府",
        ["红塔区政府", "江川区政府"],
    ),
    "nothing but a noun behind 等": (
        "市交通局，红塔区、江川区等区",
        ["市交通局", "红塔区", "江川区"],
    ),
    "streets behind 等": ("潮海街道、温泉街道等街道办事处", ["潮海街道", "温泉街道"]),
    "two offices of every street": (
        "各镇党委、政府，各街道党工委、办事处",
        ["各镇党委", "各镇政府", "各街道党工委", "各街道"],
    ),
    "provinces of every kind": (
        "国务院有关部门，各省、自治区、直辖市人民政府",
        ["国务院有关部门", "各省人民政府", "各自治区人民政府", "各直辖市人民政府"],
    ),
    "provinces by their short names": (
        "广东、江苏省人民政府，浙江省发展改革委",
        ["广东省人民政府", "江苏省人民政府", "浙江省发展改革委"],
    ),
    "two nouns of one collective": (
        "市政府各有关部门、单位，市直各部门、单位",
        ["市政府各有关部门", "市政府各有关单位", "市直各部门", "市直各单位"],
    ),
    "an office beside the house it is not of": (
        "自治区人民政府、自治区财政厅",
        ["自治区人民政府", "自治区财政厅"],
    ),
}


@pytest.mark.parametrize(("written", "names"), LISTS.values(), ids=LISTS)
def test_a_list_says_once_what_its_names_share(written: str, names: list[str]) -> None:
    read = read_text(f"一、重点任务\n1.甲。（责任单位：{written}）\n2.乙。（市财政局负责）\n")
    assert [assignment.unit for assignment in read.tasks[0].assignments] == names


def test_a_district_whose_name_ends_like_a_word_takes_no_prefix() -> None:
    body = "1.甲。（市财政局、教育局负责）\n2.乙。（责任单位：东城区政府、西城区政府）\n"
    read = read_text("一、重点任务\n" + body)
    assert [unit.name for unit in read.units[2:]] == ["东城区政府", "西城区政府"]
