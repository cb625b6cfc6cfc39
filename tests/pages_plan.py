"""A small plan written by hand, and the least library that pages need, for the tests of pages."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.testclient import TestClient

from graph.errors import UnknownNameError
from graph.library import PlanSummary
from ontology.language import Bilingual
from plans.records import (
    Assignment,
    Benchmark,
    Citation,
    LeadingGroup,
    Metadata,
    Note,
    Plan,
    QuantitativeTarget,
    Sector,
    Span,
    Task,
    TimeLimit,
    Unit,
)
from web.pages import pages_router
from web.query_page import query_page_router
from web.shell import PlanLibrary

SLUG = "2018-116"
# The pages of a plan.
PATHS = (
    "",
    "/network",
    "/tasks",
    "/tasks/1",
    "/units",
    f"/units/{quote('区商务局')}",
    "/timeline",
    "/map",
    "/matrix",
    "/matrix?kind=unit-unit",
    "/compare",
    "/text",
    "/review",
)
TEXT = """墨区国际城市建设工作方案
墨政发〔2018〕116号
二、重点工作
(一)推进企业国际化,构建开放新优势
1.对标英国伦敦,确保服务进出口年均增长14%左右。落实《国际化行动计划》。
工作时限:2018年-2019年
牵头单位:区商务局
参与单位:区财政局、发改局,有关镇街
2.对照新加坡标准,发展外贸新业态。
完成时限:2018年12月
牵头单位:区商务局、发改局
参与单位:区财政局、科技和工信局(工信
(二)推进城市国际化
3.建设智慧城市。
完成时限:2019年12月
牵头单位:区科技和工信局
参与单位:区财政局
办公室设在区商务局。
"""


def span_of(surface: str, after: str = "", text: str = TEXT) -> Span:
    """Find `surface`, behind the first place of `after`."""
    start = text.index(surface, text.index(after))
    return Span(start, start + len(surface))


def assigned(
    role: Literal["lead", "participant"], unit: str, surface: str, after: str
) -> Assignment:
    kind: Literal["unit", "collective"] = "collective" if unit[0] in "各有" else "unit"
    return Assignment(role, surface, unit, kind, span_of(surface, after))


def _task(key: str, sector: int, text: str, end: str, **parts: Any) -> Task:  # noqa: ANN401  fields of a task
    start = TEXT.index(f"{key}.{text}")
    span = Span(start, TEXT.index(end, start) + len(end))
    task = Task(key, int(key), key, sector, text, span)
    return replace(task, **parts)


def _tasks() -> Iterator[Task]:
    yield _task(
        "1",
        1,
        "对标英国伦敦,确保服务进出口年均增长14%左右。落实《国际化行动计划》。",
        "有关镇街",
        assignments=(
            assigned("lead", "区商务局", "区商务局", "牵头单位"),
            assigned("participant", "区财政局", "区财政局", "参与单位"),
            assigned("participant", "区发改局", "发改局", "参与单位"),
            assigned("participant", "有关镇街", "有关镇街", "参与单位"),
        ),
        time=TimeLimit(
            "period",
            "2018年-2019年",
            date(2018, 1, 1),
            date(2019, 12, 31),
            span_of("2018年-2019年"),
            "工作时限",
        ),
        benchmarks=(Benchmark("英国伦敦", "伦敦", "city", "英国", "对标", span_of("英国伦敦")),),
        targets=(
            QuantitativeTarget(
                "14%左右",
                "服务进出口",
                Decimal(14),
                None,
                None,
                "%",
                "about",
                "annual-average",
                "确保",
                span_of("14%左右"),
            ),
        ),
        cites=(Citation("国际化行动计划", "policy", span_of("《国际化行动计划》")),),
    )
    yield _task(
        "2",
        1,
        "对照新加坡标准,发展外贸新业态。",
        "(工信",
        assignments=(
            assigned("lead", "区商务局", "区商务局", "外贸新业态"),
            assigned("lead", "区发改局", "发改局", "外贸新业态"),
            assigned("participant", "区财政局", "区财政局", "外贸新业态"),
            replace(
                assigned("participant", "区科技和工信局", "科技和工信局(工信", "外贸新业态"),
                lines=("工信",),
            ),
        ),
        time=TimeLimit(
            "deadline",
            "2018年12月",
            None,
            date(2018, 12, 31),
            span_of("2018年12月"),
            "完成时限",
        ),
        benchmarks=(Benchmark("新加坡", "新加坡", "country", None, "对照", span_of("新加坡")),),
    )
    yield _task(
        "3",
        2,
        "建设智慧城市。",
        "参与单位:区财政局",
        assignments=(
            assigned("lead", "区科技和工信局", "区科技和工信局", "智慧城市"),
            assigned("participant", "区财政局", "区财政局", "智慧城市"),
        ),
        time=TimeLimit(
            "deadline", "2019年12月", None, date(2019, 12, 31), span_of("2019年12月"), "完成时限"
        ),
    )


def small_plan() -> Plan:
    """Three tasks in two sectors; 区商务局 leads two, 区财政局 joins all, one bracket is lost."""
    return Plan(
        source="small.txt",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        text=TEXT,
        metadata=Metadata(
            title="墨区国际城市建设工作方案",
            number="墨政发〔2018〕116号",
            issuer="墨区人民政府",
            date_signed=date(2018, 12, 10),
            start=date(2018, 1, 1),
            end=date(2019, 12, 31),
            spans={"number": span_of("墨政发〔2018〕116号")},
        ),
        sectors=(
            Sector(1, "推进企业国际化,构建开放新优势", span_of("推进企业国际化,构建开放新优势")),
            Sector(2, "推进城市国际化", span_of("推进城市国际化")),
        ),
        tasks=tuple(_tasks()),
        units=(
            Unit("区商务局", "department"),
            Unit("区发改局", "department", ("发改局",)),
            Unit("区科技和工信局", "department"),
            Unit("区财政局", "department"),
        ),
        notes=(Note("unclosed-bracket", span_of("(工信"), "括号没有合上"),),
        leading_group=LeadingGroup("领导小组", span_of("办公室"), "区商务局"),
    )


def hostile_plan() -> Plan:
    """The small plan with a unit whose name is a script."""
    name = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    plan = small_plan()
    first = plan.tasks[0]
    bad = replace(first.assignments[0], unit=name)
    task = replace(first, assignments=(bad, *first.assignments[1:]))
    metadata = replace(plan.metadata, title=f"方案{name}")
    return replace(plan, metadata=metadata, tasks=(task, *plan.tasks[1:]))


@dataclass
class SmallLibrary:
    """Plans by slug, as `graph.library.Library` gives them."""

    by_slug: dict[str, Plan] = field(default_factory=lambda: {SLUG: small_plan()})
    generation: str = "1"

    def plans(self) -> tuple[PlanSummary, ...]:
        return tuple(
            PlanSummary(
                slug,
                plan.metadata.title,
                plan.metadata.number,
                plan.metadata.issuer,
                plan.metadata.date_signed,
                len(plan.tasks),
                len(plan.units),
            )
            for slug, plan in self.by_slug.items()
        )

    def plan(self, slug: str) -> Plan:
        if slug not in self.by_slug:
            raise UnknownNameError(Bilingual(zh="方案", en="plan"), slug, self.by_slug)
        return self.by_slug[slug]


def app_of(library: PlanLibrary) -> FastAPI:
    app = FastAPI()
    app.include_router(query_page_router())
    app.include_router(pages_router(lambda: library))
    return app


def client_of(library: PlanLibrary) -> TestClient:
    return TestClient(app_of(library))


@cache
def _small_app() -> FastAPI:
    return app_of(SmallLibrary())


def small_client() -> TestClient:
    """A new client, without cookies, of the one application over the small plan."""
    return TestClient(_small_app())


def text_of(html: str) -> str:
    """Return what a reader sees, in one line."""
    shown = re.sub(r"<(script|style|svg).*?</\1>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))
