"""Benchmarks, time limits, networks and matrices as JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from graph.network import Network
from plans.records import Task
from web.api import ApiRoute, Limit, Offset, page_of
from web.api_models import (
    BenchmarkCountOut,
    DueOut,
    MatrixOut,
    NetworkOut,
    NodeOut,
    Page,
    TieOut,
)
from web.network_pages import NetworkPages
from web.shell import Shell
from web.view_pages import ViewPages
from web.views import counts, timeline, worldmap
from web.views.network_files import Shown


def api_views_router(shell: Shell, networks: NetworkPages, views: ViewPages) -> APIRouter:
    """Return the routes of what is computed from tasks and units."""
    router = APIRouter(prefix="/api/plans/{slug}", tags=["data"], route_class=ApiRoute)
    _add_lists(router, shell, views)
    _add_networks(router, networks, views)
    return router


def _add_lists(router: APIRouter, shell: Shell, views: ViewPages) -> None:
    @router.get(
        "/benchmarks",
        summary="What the plan measures itself against; as CSV at `/plans/{slug}/map.csv`",
    )
    def benchmarks(
        request: Request, slug: str, limit: Limit = 100, offset: Offset = 0
    ) -> Page[BenchmarkCountOut]:
        rows = counts.benchmarks(shell.library.plan(slug))
        return page_of(request, [_benchmark(row) for row in rows], limit, offset)

    @router.get("/timeline", summary="What falls due when; as CSV at `/plans/{slug}/timeline.csv`")
    def due(
        request: Request,
        slug: str,
        day: Annotated[date | None, Query(alias="date", description="YYYY-MM-DD.")] = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Page[DueOut]:
        today = day or shell.today()
        groups = timeline.by_urgency(shell.library.plan(slug).tasks, today)
        rows = [_due(task, level) for level, tasks in groups.items() for task in tasks]
        return page_of(request, rows, limit, offset)


def _benchmark(row: counts.BenchmarkCount) -> BenchmarkCountOut:
    latitude, longitude = worldmap.coordinates(row.name, row.country) or (None, None)
    return BenchmarkCountOut(
        name=row.name,
        kind=row.kind,
        country=row.country,
        latitude=latitude,
        longitude=longitude,
        mentions=row.mentions,
        tasks=[task.key for task in row.tasks],
    )


def _due(task: Task, level: timeline.Urgency) -> DueOut:
    return DueOut(
        task=task.key,
        title=counts.opening(task.text),
        start=task.time.start if task.time else None,
        end=task.time.end if task.time else None,
        urgency=level,
        surface=task.time.surface if task.time else None,
    )


def _add_networks(router: APIRouter, networks: NetworkPages, views: ViewPages) -> None:
    @router.get(
        "/network",
        summary="A network; parameters as on its page: "
        "kind, sector, role, due, type, collectives, size, colour, unit, to, steps, least",
    )
    def network(request: Request, slug: str) -> NetworkOut:
        return network_out(networks.shown(request, slug))

    @router.get(
        "/matrix",
        summary="A heat map; parameters as on its page: kind, role, top; "
        "as CSV at `/plans/{slug}/matrix.csv`",
    )
    def matrix(request: Request, slug: str) -> MatrixOut:
        kind, _, _, found = views.chosen_matrix(request, slug)
        return MatrixOut(
            kind=kind,
            rows=[row.name for row in found.rows],
            columns=[column.name for column in found.columns],
            cells=[[len(cell) for cell in line] for line in found.cells],
        )


def network_out(shown: Shown) -> NetworkOut:
    """Return a shown network with its positions and the chosen measure."""
    network, measure = shown.network, shown.view.dress.size_by
    return NetworkOut(
        kind=shown.kind,
        directed=network.is_directed(),
        measure=measure,
        nodes=[_node(shown, node, measure) for node in sorted(network)],
        ties=[_tie(a, b, data) for a, b, data in _ordered(network)],
    )


def _node(shown: Shown, node: str, measure: str) -> NodeOut:
    data = shown.network.nodes[node]
    x, y = shown.positions[node]
    size = data.get(measure, shown.network.degree(node))
    return NodeOut(
        id=node,
        label=data["label"],
        mode=data["mode"],
        type=data.get("type"),
        lead=data.get("lead", 0),
        participant=data.get("participant", 0),
        total=data.get("total", 0),
        size=size,
        community=data.get("community"),
        x=x,
        y=y,
    )


def _ordered(network: Network) -> list[tuple[str, str, dict[str, Any]]]:
    return sorted(network.edges(data=True), key=lambda tie: tie[:2])


def _tie(a: str, b: str, data: dict[str, Any]) -> TieOut:
    return TieOut(source=a, target=b, weight=data.get("weight", 1), tasks=list(data["tasks"]))
