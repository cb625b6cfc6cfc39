"""Every text of the pages in Chinese and English, by the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any, Final

from ontology.language import Bilingual, Language

_T = Bilingual

TEXTS: Final[Mapping[str, Bilingual]] = {
    "site": _T("政府工作方案图谱", "Government Work Plan graph"),
    "language.switch": _T("English", "中文"),
    "skip": _T("跳到正文", "Skip to content"),
    "nav": _T("页面", "Pages"),
    "nav.overview": _T("概览", "Overview"),
    "nav.network": _T("协作网络", "Network"),
    "nav.tasks": _T("任务", "Tasks"),
    "nav.units": _T("单位", "Units"),
    "nav.timeline": _T("时限", "Timeline"),
    "nav.map": _T("对标地图", "Benchmarks"),
    "nav.matrix": _T("矩阵", "Matrices"),
    "nav.compare": _T("对比", "Compare"),
    "nav.text": _T("原文", "Source text"),
    "nav.review": _T("核对", "Review"),
    "nav.documents": _T("文件", "Documents"),
    "nav.plans": _T("全部方案", "All plans"),
    "nav.sparql": _T("查询", "Query"),
    "footer.source": _T(
        "数据来自《{title}》{number}；原文文件 {source}，SHA-256 {digest}。",
        "Data from {title} {number}; source file {source}, SHA-256 {digest}.",
    ),
    "footer.printed": _T("打印于 {day}。", "Printed on {day}."),
    "footer.how": _T(
        "所列内容由程序从原文读出，每一项都可回到原文核对。",
        "Everything here was read from the text by a program; each item leads back to its place.",
    ),
    "footer.documents": _T("文件与下载", "Documents and downloads"),
    "source": _T("原文", "source"),
    "query.title": _T("查询", "Query"),
    "query.lead": _T(
        "用 SPARQL 查询方案中的任务、单位、时限与对标对象。可从例子开始，按 Ctrl+Enter 运行。",
        "Ask for tasks, units, time limits and benchmarks in SPARQL. Start from an example; "
        "Ctrl+Enter runs it.",
    ),
    "query.example": _T("例子", "Example"),
    "query.run": _T("运行", "Run"),
    "query.stop": _T("停止", "Stop"),
    "query.prefix": _T("补全前缀声明", "Declare prefixes"),
    "query.keys": _T(
        "输入名称、中文或拼音即有提示，Ctrl+空格可随时调出；Tab 离开编辑框，Ctrl+/ 注释一行。",
        "Names, labels and pinyin are completed while you type, or by Ctrl+Space; "
        "Tab leaves the editor, Ctrl+/ comments a line.",
    ),
    "query.answer": _T("查询结果", "Answer"),
    "query.views": _T("显示方式", "Show as"),
    "query.files": _T("下载", "Download"),
    "query.copy": _T("复制", "Copy"),
    "query.theme.units": _T("单位与分工", "Units and their roles"),
    "query.theme.network": _T("协作网络", "Network"),
    "query.theme.time": _T("时限", "Time limits"),
    "query.theme.benchmarks": _T("对标", "Benchmarks"),
    "query.theme.targets": _T("量化指标", "Targets"),
    "query.theme.citations": _T("引用的文件", "Cited documents"),
    "query.theme.evidence": _T("原文依据", "Evidence in the text"),
    "query.theme.document": _T("文件本身", "The document itself"),
    "query.theme.vocabulary": _T("词汇表", "Vocabulary"),
    # Words that the scripts of the page say
    "query.word.waiting": _T("正在查询…", "Running …"),
    "query.word.stopped": _T("已停止", "Stopped"),
    "query.word.rows": _T("{rows} 行，{seconds} 秒", "{rows} {rows:row|rows}, {seconds} s"),
    "query.word.statements": _T(
        "{rows} 条陈述，{seconds} 秒", "{rows} {rows:statement|statements}, {seconds} s"
    ),
    "query.word.truth": _T("{value}（{seconds} 秒）", "{value} ({seconds} s)"),
    "query.word.true": _T("是", "true"),
    "query.word.false": _T("否", "false"),
    "query.word.wrong-line": _T("此行不符合 SPARQL 语法", "This line is not SPARQL"),
    "query.word.offers": _T("可以填写的内容", "What can stand here"),
    "query.word.table": _T("表格", "Table"),
    "query.word.graph": _T("关系图", "Graph"),
    "query.word.chart": _T("条形图", "Chart"),
    "query.word.row": _T("行号", "Row"),
    "query.word.sort": _T("点击排序", "Sort"),
    "query.word.filter": _T("筛选结果", "Filter the answer"),
    "query.word.filtered": _T("{all} 行 → {left} 行", "{all} → {left} {left:row|rows}"),
    "query.word.page": _T("第 {from}–{to} 行，共 {all} 行", "{from}–{to} of {all}"),
    "query.word.previous": _T("上一页", "Previous page"),
    "query.word.next": _T("下一页", "Next page"),
    "query.word.bars": _T("按", "Bars for"),
    "query.word.together": _T("全部文字列", "all columns of text"),
    "query.word.length": _T("长度", "Length"),
    "query.word.first": _T("只画前 {most} 行，共 {all} 行。", "The first {most} of {all} rows."),
    "query.word.bars-told": _T(
        "{rows} 行的 {number}；数字也在表格中",
        "{number} of {rows} {rows:row|rows}; the table has the numbers",
    ),
    "query.word.drawn": _T(
        "{nodes} 个节点，{ties} 条连线；同样的内容在表格中。",
        "{nodes} {nodes:node|nodes}, {ties} {ties:tie|ties}; the table says the same.",
    ),
    "query.word.link": _T("链接", "Link"),
    "query.word.copied": _T("已复制。", "Copied."),
    "query.word.copy-by-hand": _T("已选中，请按 Ctrl+C 复制。", "Selected; press Ctrl+C to copy."),
    "query.word.kind-prefix": _T("前缀", "prefix"),
    "query.word.kind-class": _T("类", "class"),
    "query.word.kind-property": _T("属性", "property"),
    "query.word.kind-concept": _T("概念", "concept"),
    "query.word.kind-unit": _T("单位", "unit"),
    "query.word.kind-benchmark": _T("对标对象", "benchmark"),
    "property": _T("属性", "Property"),
    "value": _T("值", "Value"),
    "terms": _T("词汇表", "Vocabulary"),
    "term": _T("术语", "Term"),
    "label": _T("名称", "Label"),
    "definition": _T("定义", "Definition"),
    "evidence": _T("见原文", "see the text"),
    # Words of the domain
    "role.lead": _T("牵头", "Lead"),
    "role.participant": _T("参与", "Participant"),
    "role.responsible": _T("责任", "Responsible"),
    "kind.unit": _T("单位", "Unit"),
    "kind.collective": _T("集合单位", "Collective"),
    "sector": _T("领域", "Sector"),
    "sector.none": _T("未分领域", "No sector"),
    "task": _T("任务", "Task"),
    "tasks": _T("任务", "Tasks"),
    "unit": _T("单位", "Unit"),
    "units": _T("单位", "Units"),
    "type": _T("类型", "Type"),
    "total": _T("合计", "Total"),
    "count.tasks": _T("任务数", "Tasks"),
    "number": _T("序号", "No."),
    "time": _T("时限", "Time limit"),
    "time.start": _T("开始", "Start"),
    "time.end": _T("结束", "End"),
    "time.none": _T("未写时限", "No time limit"),
    "benchmark": _T("对标对象", "Benchmark"),
    "benchmarks": _T("对标", "Benchmarks"),
    "target": _T("量化指标", "Target"),
    "targets": _T("量化指标", "Targets"),
    "citation": _T("引用文件", "Cited document"),
    "citations": _T("引用", "Citations"),
    "person": _T("责任领导", "Responsible leader"),
    "note": _T("待核", "To check"),
    "as_written": _T("原文写法", "As written"),
    "of": _T("{part}/{whole} 项（{percent}%）", "{part} of {whole} ({percent}%)"),
    # Plans
    "plans.title": _T("工作方案", "Work plans"),
    "plans.lead": _T("共 {count} 个方案。", "{count} {count:plan|plans}."),
    "plans.empty": _T(
        "还没有方案。启动时给出文件或文件夹即可载入：gwp serve 文件",
        "There is no plan yet. Give a file or folder at start: gwp serve FILE",
    ),
    "plan.title": _T("方案", "Plan"),
    "plan.number": _T("文号", "Number"),
    "plan.issuer": _T("制发机关", "Issuer"),
    "plan.signed": _T("成文日期", "Signed"),
    "plan.published": _T("发布日期", "Published"),
    "plan.index": _T("索引号", "Index number"),
    "plan.period": _T("实施期", "Period"),
    "plan.coordination": _T("统筹", "Coordination"),
    "plan.office": _T("{group}，办公室设在{host}", "{group}; its office is at {host}"),
    "plan.reporting": _T("报送", "Reporting"),
    "plan.attachment": _T("附件", "Attachment"),
    "plan.attachment.absent": _T("{title}（原文未附）", "{title} (not in the text)"),
    # Overview
    "overview.network": _T("谁与谁一起做事", "Who works with whom"),
    "overview.network.note": _T(
        "两个单位同在一项任务中即相连，线越粗共同任务越多。点一个单位看它的任务与原文。",
        "Two units are linked if they share a task; the thicker the line, the more they share. "
        "Click a unit for its tasks and the sentences behind them.",
    ),
    "overview.network.more": _T("打开网络页", "Open the network page"),
    "overview.sectors": _T("各领域任务", "Tasks by sector"),
    "overview.workload": _T("单位任务量", "Workload of units"),
    "overview.workload.note": _T(
        "按牵头与参与的任务数排列，不含“各镇街”等集合单位。",
        "Tasks led and joined; collectives such as “all towns” are left out.",
    ),
    "overview.workload.more": _T("全部 {count} 个单位", "All {count} units"),
    "overview.due": _T("到期安排", "What falls due when"),
    "overview.due.when": _T("完成时限", "Due"),
    "overview.due.wording": _T("原文时限", "As written"),
    "overview.benchmarks": _T("向谁学", "Who is learnt from"),
    "overview.benchmarks.note": _T(
        "{mentions} 处提及，{things} 个对标对象，涉及 {tasks} 项任务。",
        "{mentions} {mentions:mention|mentions} of {things} {things:benchmark|benchmarks} in "
        "{tasks} {tasks:task|tasks}.",
    ),
    "overview.review": _T("待核之处", "What needs review"),
    "overview.review.none": _T("没有待核之处。", "Nothing needs review."),
    "overview.review.note": _T(
        "程序修补过或拿不准的地方，请对照原文核对。",
        "Places that were repaired or are uncertain; please check them against the text.",
    ),
    "figure.tasks": _T("项任务", "{count:task|tasks}"),
    "figure.sectors": _T("个领域", "{count:sector|sectors}"),
    "figure.units": _T("个单位", "{count:unit|units}"),
    "figure.lead": _T("次牵头", "{count:lead|leads}"),
    "figure.participant": _T("次参与", "{count:participation|participations}"),
    "figure.responsible": _T("次责任", "{count:responsibility|responsibilities}"),
    "figure.benchmarks": _T("个对标对象", "{count:benchmark|benchmarks}"),
    "figure.targets": _T("个量化指标", "{count:target|targets}"),
    "figure.notes": _T("处待核", "to check"),
    # Network
    "network.title": _T("单位协作网络", "Collaboration network of units"),
    "network.kind": _T("网络", "Network"),
    "network.type": _T("单位类型", "Type of unit"),
    "network.collectives": _T("集合单位", "Collectives"),
    "network.size": _T("大小", "Size"),
    "network.colour": _T("颜色", "Colour"),
    "network.files": _T("导出所示", "Take away what is shown"),
    "network.empty": _T("没有符合条件的单位。", "No unit meets these conditions."),
    "network.note.unit-unit": _T(
        "两个单位同在一项任务中即相连，线越粗共同任务越多。",
        "Two units are linked if they share a task; the thicker the line, the more they share.",
    ),
    "network.note.lead-participant": _T(
        "箭头从牵头单位指向参与单位。", "Arrows lead from the lead unit to those that take part."
    ),
    "network.note.task-unit": _T(
        "方块是任务，颜色是领域；圆是单位。", "Squares are tasks in the colour of their sector."
    ),
    "network.note.sector-unit": _T(
        "菱形是领域；圆是单位，线越粗任务越多。",
        "Diamonds are sectors; the thicker the line, the more tasks.",
    ),
    "network.note.benchmark-unit": _T(
        "三角是对标对象；连线表示某项任务提到它并由该单位承担。",
        "Triangles are benchmarks, linked to the units whose tasks name them.",
    ),
    "network.note.benchmark-sector-unit": _T(
        "三角是对标对象，菱形是领域，圆是单位。",
        "Triangles are benchmarks, diamonds sectors, circles units.",
    ),
    "network.note.click": _T(
        "点一个单位看它的任务与原文。", "Click a unit for its tasks and text."
    ),
    # Tasks
    "tasks.title": _T("任务清单", "Tasks"),
    "tasks.shown": _T("{all} 项 → {shown} 项任务", "{all} → {shown} {shown:task|tasks}"),
    "tasks.all": _T("共 {all} 项任务", "{all} {all:task|tasks}"),
    "tasks.empty": _T("没有符合条件的任务。", "No task meets these conditions."),
    "tasks.empty.by": _T(
        "条件“{name}：{value}”单独就没有任务符合。", "“{name}: {value}” alone leaves no task."
    ),
    "tasks.empty.drop": _T(
        "去掉“{name}：{value}”后有 {count} 项。",
        "Without “{name}: {value}” there {count:is|are} {count}.",
    ),
    "filter.q": _T("文字", "Text"),
    "filter.q.hint": _T("任务中的字词", "words of a task"),
    "filter.any": _T("全部", "All"),
    "filter.role": _T("角色", "Role"),
    "filter.due": _T("完成时限", "Due"),
    "filter.apply": _T("筛选", "Filter"),
    "filter.reset": _T("清除条件", "Reset"),
    "task.title": _T("任务 {number}", "Task {number}"),
    "task.previous": _T("上一项", "Previous"),
    "task.next": _T("下一项", "Next"),
    "task.text": _T("原文", "Source text"),
    "task.found": _T("读出的内容", "What was read from it"),
    "task.lines": _T("条线", "Lines"),
    "task.office": _T("挂牌", "Name-plate"),
    "task.value": _T("数值", "Value"),
    "task.indicator": _T("指标", "Indicator"),
    "task.mode": _T("方式", "How"),
    "task.show": _T("在原文中指出", "Show in the text"),
    "task.nothing": _T("本项没有读出任何内容。", "Nothing was read from this task."),
    # Units
    "units.title": _T("单位", "Units"),
    "units.lead": _T(
        "{units} 个单位，{collectives} 个集合单位（如“各镇街”）。",
        "{units} {units:unit|units} and {collectives} {collectives:collective|collectives} "
        "(such as “all towns”).",
    ),
    "units.collectives": _T("集合单位", "Collectives"),
    "unit.summary": _T(
        "牵头 {lead} 项，参与 {participant} 项，共 {total}/{whole} 项任务；"
        "与 {partners} 个单位一起做事。",
        "Leads {lead} and joins {participant}, {total} of {whole} {whole:task|tasks}; "
        "works with {partners} {partners:unit|units}.",
    ),
    "unit.collective.note": _T(
        "这是集合单位，不计入任务量与协作网络。",
        "A collective; it is not counted in workload and network.",
    ),
    "unit.leads": _T("牵头的任务", "Tasks it leads"),
    "unit.joins": _T("参与的任务", "Tasks it joins"),
    "unit.answers": _T("负责的任务", "Tasks it is responsible for"),
    "unit.partners": _T("一起做事的单位", "Units it works with"),
    "unit.shared": _T("共同任务", "Shared tasks"),
    "unit.sectors": _T("所在领域", "Sectors"),
    "unit.due": _T("到期", "Due"),
    "unit.aliases": _T("原文中的写法", "Names in the text"),
    "unit.times": _T("{count} 次", "{count}×"),
    "unit.rank": _T("任务量第 {rank} 位", "No. {rank} by workload"),
    "unit.place": _T("在协作网络中", "In the network"),
    "unit.place.open": _T("在网络中查看", "Open in the network"),
    "unit.list": _T("下载本单位清单（xlsx）", "This unit's list (xlsx)"),
    "unit.calendar": _T("时限日历（ics）", "Time limits as a calendar (ics)"),
    "unit.standing": _T("第 {rank}/{count} 位", "No. {rank} of {count}"),
    "list.progress": _T("进展情况", "Progress"),
    "list.problems": _T("存在问题", "Problems"),
    "list.remarks": _T("备注", "Remarks"),
    "measure.degree": _T("合作单位数", "Partners"),
    "measure.weighted_degree": _T("共同任务数之和", "Shared tasks, summed"),
    "measure.betweenness": _T("居间程度（中介中心度）", "Betweenness"),
    "measure.eigenvector": _T("与重要单位的联系（特征向量）", "Eigenvector centrality"),
    # Timeline
    "timeline.title": _T("时限", "Timeline"),
    "timeline.date": _T("以这一天计", "As of"),
    "timeline.by": _T("分组", "Group by"),
    "timeline.by.sector": _T("领域", "sector"),
    "timeline.by.unit": _T("牵头单位", "lead unit"),
    "timeline.note": _T(
        "红黄绿按所选日期计算，形状与颜色同义。横条是工作时限；细线表示原文只写了完成时限。",
        "Lights are computed for the chosen day; shapes say the same as colours. A bar is a "
        "period; a thin line ends at a deadline whose start the text does not say.",
    ),
    "timeline.list": _T("到期清单", "Due list"),
    "timeline.chart": _T("甘特图", "Gantt chart"),
    "timeline.none": _T("没有写明时限的任务。", "No task has a time limit."),
    "timeline.ics": _T("下载日历（ics）", "Calendar (ics)"),
    "urgency": _T("紧急程度", "Urgency"),
    "urgency.overdue": _T("已过期", "Overdue"),
    "urgency.three-days": _T("三天内", "Within 3 days"),
    "urgency.thirty-days": _T("三十天内", "Within 30 days"),
    "urgency.quarter": _T("本季度内", "This quarter"),
    "urgency.later": _T("以后", "Later"),
    "urgency.none": _T("未写时限", "No time limit"),
    # Map
    "map.title": _T("向谁学：对标地图", "Benchmark map"),
    "map.note": _T(
        "圆的面积是任务数，颜色是领域。国家标在首都，企业标在所在国。",
        "The area of a circle is the number of tasks, its colours are sectors. A country stands at "
        "its capital, a company in its country.",
    ),
    "map.elsewhere": _T("不在地图上：", "Not on the map: "),
    "map.all": _T(
        "{all} 项任务写明向谁学。", "{all} {all:task names|tasks name} whom to learn from."
    ),
    "map.shown": _T(
        "{all} 项 → {shown} 项写明向谁学的任务。",
        "{all} → {shown} {shown:task|tasks} with somebody to learn from.",
    ),
    "map.nowhere": _T(
        "其中 {tasks} 项的 {things} 个对标对象没有位置，列在图下。",
        " {tasks} of them {tasks:names|name} {things} {things:benchmark|benchmarks} "
        "without a place, listed below the map.",
    ),
    "map.list": _T("谁向谁学什么", "Who learns what from whom"),
    "map.country": _T("所在国家", "Country"),
    "map.latitude": _T("纬度", "Latitude"),
    "map.longitude": _T("经度", "Longitude"),
    "map.numbers": _T("任务序号", "Task numbers"),
    "map.learners": _T("牵头单位", "Led by"),
    "map.none": _T("没有对标对象。", "There is no benchmark."),
    # Matrices
    "matrix.title": _T("矩阵", "Matrices"),
    "matrix.kind": _T("矩阵", "Matrix"),
    "matrix.unit-sector": _T("单位 × 领域", "units × sectors"),
    "matrix.unit-unit": _T("单位 × 单位（共同任务）", "units × units (shared tasks)"),
    "matrix.top": _T("行数", "Rows"),
    "matrix.top.30": _T("任务最多的 30 个单位", "the 30 with the most tasks"),
    "matrix.top.all": _T("全部", "all"),
    "matrix.note": _T(
        "格中是任务数，颜色越深越多；点一格看任务。",
        "Cells hold numbers of tasks, the darker the more; click one for the tasks.",
    ),
    "matrix.csv": _T("下载（CSV）", "Download (CSV)"),
    # Compare
    "compare.title": _T("对比", "Compare"),
    "compare.plans": _T("对比两个方案", "Compare two plans"),
    "compare.sectors": _T("对比两个领域", "Compare two sectors"),
    "compare.a": _T("甲", "A"),
    "compare.b": _T("乙", "B"),
    "compare.go": _T("对比", "Compare"),
    "compare.few": _T("至少要有两个才能对比。", "There must be two to compare."),
    "compare.only": _T("只在{side}", "Only in {side}"),
    "compare.both": _T("两边都有", "In both"),
    "compare.ties": _T("协作联系", "Ties"),
    "compare.jaccard": _T("重合度 {value}", "overlap {value}"),
    "compare.roles": _T("只在一边牵头的单位", "Units that lead on one side only"),
    "compare.same": _T("相同的任务", "Tasks in both"),
    "compare.likeness": _T("相似度", "Likeness"),
    "compare.changed": _T("变化", "What changed"),
    "compare.leads": _T("牵头：{gone} → {come}", "lead: {gone} → {come}"),
    "compare.due": _T("时限：{gone} → {come}", "time limit: {gone} → {come}"),
    "compare.partners": _T("参与：退出 {gone}；加入 {come}", "joining: left {gone}; new {come}"),
    "compare.unchanged": _T("无变化", "nothing"),
    "compare.gone": _T("只在甲的任务", "Tasks only in A"),
    "compare.come": _T("只在乙的任务", "Tasks only in B"),
    "compare.note": _T(
        "单位按名称比较；任务按文字相似度配对（相邻两字的 Dice 系数不低于 0.5）。",
        "Units are compared by name; tasks are matched by their text (Dice coefficient of "
        "neighbouring characters of at least 0.5).",
    ),
    # Text
    "text.title": _T("原文", "Source text"),
    "text.note": _T(
        "标出的是读出的内容；点一处回到它所在的任务。",
        "Marked is what was read from the text; click a mark to go to its task.",
    ),
    # Documents
    "documents.title": _T("文件", "Documents"),
    "documents.send": _T("上传工作方案", "Send a work plan"),
    "documents.file": _T("文件（{kinds}），不超过 {most} MB", "File ({kinds}), at most {most} MB"),
    "documents.go": _T("上传并读取", "Send and read"),
    "documents.downloads": _T("下载", "Downloads"),
    "documents.downloads.note": _T(
        "全部方案的数据，各种格式内容一致。", "The data of all plans; every format holds the same."
    ),
    "documents.group.data": _T("图谱数据", "graph data"),
    "documents.group.network": _T("协作网络", "network"),
    "documents.group.table": _T("表格", "table"),
    "documents.group.page": _T("网页", "page"),
    "documents.off": _T(
        "上传未开启。启动时可开启，或在命令行给出文件：gwp serve 文件",
        "Uploading is off. It can be turned on at start; or give files: gwp serve FILE",
    ),
    "job.title": _T("读取“{name}”", "Reading “{name}”"),
    "job.waiting": _T("排队", "Waiting"),
    "job.reading": _T("读取文字", "Reading the text"),
    "job.building": _T("建立图谱", "Building the graph"),
    "job.done": _T("完成", "Done"),
    "job.failed": _T("没有读成", "It could not be read"),
    "job.open": _T("打开方案", "Open the plan"),
    "job.again": _T("换一个文件", "Try another file"),
    # Review
    "review.title": _T("核对", "Review"),
    "review.note": _T(
        "以下各处由程序修补过或拿不准。读得对就确认；不对就更正，更正会保留，重新读取时照样生效。",
        "These places were repaired or are uncertain. Confirm what was read right and correct what "
        "was not; corrections are kept and applied whenever the plan is read.",
    ),
    "review.none": _T("没有待核之处。", "Nothing needs review."),
    "review.assignments": _T(
        "这一行读出的 {count} 个单位", "{count} {count:unit|units} read from this line"
    ),
    "review.read": _T("读作", "Read as"),
    "review.confirm": _T("读得对", "Right as read"),
    "review.save": _T("更正", "Correct"),
    "review.remove": _T("不是单位", "No unit"),
    "review.done": _T("已核对与更正", "Confirmed and corrected"),
    "review.undo": _T("撤销", "Undo"),
    "review.action.unit": _T("单位改为", "unit becomes"),
    "review.action.role": _T("角色改为", "role becomes"),
    "review.action.remove": _T("不是单位", "no unit"),
    "review.action.confirm": _T("读得对", "right as read"),
    "review.off": _T("本服务不接收更正，只供查看。", "This server takes no corrections."),
    "review.who": _T("更正人", "Corrections are made by"),
    "review.sign": _T("署名", "Sign"),
    "review.file": _T("更正文件（可放在方案旁边）", "File of corrections, to keep beside the plan"),
    "review.unit": _T("“{surface}”的单位", "Unit of “{surface}”"),
    "review.role": _T("“{surface}”的角色", "Role of “{surface}”"),
    # Errors
    "error.title": _T("打不开这一页", "This page cannot be shown"),
    "error.back": _T("回到首页", "Back to the first page"),
}


def say(key: str, language: Language, **facts: object) -> str:
    """Return the text `key` in `language` with its `{names}` filled in.

    >>> say("tasks.shown", "zh", all=67, shown=12)
    '67 项 → 12 项任务'

    ``{count:unit|units}`` is the first word for one and the second for any other number:

    >>> say("review.assignments", "en", count=1), say("review.assignments", "en", count=0)
    ('1 unit read from this line', '0 units read from this line')
    """
    text = TEXTS[key].pick(language)
    return _COUNTING.format(text, **facts) if "|" in text else text.format(**facts)


class _Counting(Formatter):
    """Formats ``{name:one|many}`` by the number, and everything else as `str.format` does."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401  as in the base
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if value == 1 else many


_COUNTING: Final = _Counting()
