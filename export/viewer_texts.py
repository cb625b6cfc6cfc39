"""What the network viewer says, in both languages; `{names}` are filled in by its script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ontology.language import Bilingual

VIEWER_TEXTS: Final[Mapping[str, Bilingual]] = {
    "network": Bilingual(zh="协作网络图", en="Collaboration network"),
    "search": Bilingual(zh="查找", en="Find"),
    "search_hint": Bilingual(zh="单位名称", en="name of a unit"),
    "least": Bilingual(zh="共同任务不少于", en="Shared tasks at least"),
    "only": Bilingual(zh="只看合作单位", en="Partners only"),
    "clear": Bilingual(zh="取消选择", en="Clear"),
    "in": Bilingual(zh="放大", en="Zoom in"),
    "out": Bilingual(zh="缩小", en="Zoom out"),
    "fit": Bilingual(zh="全图", en="Whole network"),
    "miss": Bilingual(zh="没有找到", en="Not found"),
    "noscript": Bilingual(
        zh="图形需要浏览器脚本;同样的数据见下表。",
        en="The drawing needs scripts; the table below holds the same data.",
    ),
    "scale": Bilingual(zh="线宽=共同任务数", en="Line width = shared tasks"),
    "size": Bilingual(zh="圆面积=任务数", en="Area = number of tasks"),
    "table": Bilingual(zh="以表格查看", en="Show as a table"),
    "name": Bilingual(zh="单位", en="Unit"),
    "type": Bilingual(zh="类型", en="Type"),
    "lead": Bilingual(zh="牵头", en="Lead"),
    "participant": Bilingual(zh="参与", en="Participant"),
    "responsible": Bilingual(zh="责任", en="Responsible"),
    "total": Bilingual(zh="任务", en="Tasks"),
    "partners": Bilingual(zh="合作单位", en="Partners"),
    "close": Bilingual(zh="关闭", en="Close"),
    "unit": Bilingual(zh="单位", en="Unit"),
    "task": Bilingual(zh="任务", en="Task"),
    "sector": Bilingual(zh="领域", en="Sector"),
    "benchmark": Bilingual(zh="对标对象", en="Benchmark"),
    "facts": Bilingual(
        zh="{type} · 牵头 {lead} 项 · 参与 {participant} 项 · 合作单位 {partners} 个",
        en="{type} · leads {lead} · joins {participant} · {partners} partners",
    ),
    "facts_tie": Bilingual(zh="共同任务 {weight} 项", en="{weight} shared tasks"),
    "count": Bilingual(
        zh="{nodes}/{of_nodes} 个单位,{ties}/{of_ties} 条联系",
        en="{nodes} of {of_nodes} units, {ties} of {of_ties} ties",
    ),
    "made": Bilingual(
        zh="本页可离线使用,不向任何主机请求数据。图由 pyvis 与 vis-network 绘制。",
        en="This page works offline and asks no host for anything. Drawn by pyvis and vis-network.",
    ),
}
