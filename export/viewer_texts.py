"""What the network viewer says, in both languages; `{names}` are filled in by its script.

``{name:one|many}`` is the first word if the number is 1, the second if not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ontology.language import Bilingual

VIEWER_TEXTS: Final[Mapping[str, Bilingual]] = {
    "network": Bilingual(zh="协作网络图", en="Collaboration network"),
    "search": Bilingual(zh="查找", en="Find"),
    "search_hint": Bilingual(zh="名称、拼音或首字母", en="name, pinyin or initials"),
    "least": Bilingual(zh="共同任务不少于", en="Shared tasks at least"),
    "steps": Bilingual(zh="只看", en="Show"),
    "steps_0": Bilingual(zh="全部", en="all"),
    "steps_1": Bilingual(zh="合作单位", en="partners"),
    "steps_2": Bilingual(zh="两步内", en="2 steps"),
    "steps_3": Bilingual(zh="三步内", en="3 steps"),
    "path": Bilingual(zh="与谁的联系", en="Path to"),
    "path_hint": Bilingual(zh="另一个单位", en="another unit"),
    "clear": Bilingual(zh="取消选择", en="Clear"),
    "in": Bilingual(zh="放大", en="Zoom in"),
    "out": Bilingual(zh="缩小", en="Zoom out"),
    "fit": Bilingual(zh="全图", en="Whole network"),
    "miss": Bilingual(zh="没有找到", en="Not found"),
    "noscript": Bilingual(
        zh="图形需要浏览器脚本；同样的数据见下表。",
        en="The drawing needs scripts; the table below holds the same data.",
    ),
    "scale": Bilingual(zh="线宽=共同任务数", en="Line width = shared tasks"),
    "size": Bilingual(zh="图形面积", en="Area"),
    "table": Bilingual(zh="以表格查看", en="Show as a table"),
    "name": Bilingual(zh="单位", en="Unit"),
    "type": Bilingual(zh="类型", en="Type"),
    "lead": Bilingual(zh="牵头", en="Lead"),
    "participant": Bilingual(zh="参与", en="Participant"),
    "responsible": Bilingual(zh="责任", en="Responsible"),
    "total": Bilingual(zh="任务", en="Tasks"),
    "degree": Bilingual(zh="合作单位", en="Partners"),
    "weighted_degree": Bilingual(zh="加权度", en="Weighted degree"),
    "betweenness": Bilingual(zh="中介中心度", en="Betweenness"),
    "closeness": Bilingual(zh="接近中心度", en="Closeness"),
    "eigenvector": Bilingual(zh="特征向量中心度", en="Eigenvector centrality"),
    "pagerank": Bilingual(zh="PageRank", en="PageRank"),
    "close": Bilingual(zh="关闭", en="Close"),
    "unit": Bilingual(zh="单位", en="Unit"),
    "task": Bilingual(zh="任务", en="Task"),
    "sector": Bilingual(zh="领域", en="Sector"),
    "benchmark": Bilingual(zh="对标对象", en="Benchmark"),
    "facts_unit": Bilingual(
        zh="{type} · 牵头 {lead} 项 · 参与 {participant} 项 · 合作单位 {partners} 个",
        en="{type} · leads {lead} · joins {participant} · {partners} {partners:partner|partners}",
    ),
    "facts_task": Bilingual(zh="{partners} 个单位", en="{partners} {partners:unit|units}"),
    "facts_sector": Bilingual(zh="{partners} 个相连", en="{partners} linked"),
    "facts_benchmark": Bilingual(zh="{type} · {partners} 个相连", en="{type} · {partners} linked"),
    "facts_tie": Bilingual(zh="共同任务 {weight} 项", en="{weight} shared {weight:task|tasks}"),
    "count_unit": Bilingual(zh="{shown}/{all} 个单位", en="{shown} of {all} {all:unit|units}"),
    "count_task": Bilingual(zh="{shown}/{all} 项任务", en="{shown} of {all} {all:task|tasks}"),
    "count_sector": Bilingual(
        zh="{shown}/{all} 个领域", en="{shown} of {all} {all:sector|sectors}"
    ),
    "count_benchmark": Bilingual(
        zh="{shown}/{all} 个对标对象", en="{shown} of {all} {all:benchmark|benchmarks}"
    ),
    "count_ties": Bilingual(zh="{shown}/{all} 条联系", en="{shown} of {all} {all:tie|ties}"),
    "made": Bilingual(
        zh="本页可离线使用，不向任何主机请求数据。图由 pyvis 与 vis-network 绘制。",
        en="This page works offline and asks no host for anything. Drawn by pyvis and vis-network.",
    ),
}
