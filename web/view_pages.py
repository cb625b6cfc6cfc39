"""Timeline, benchmark map, matrices and comparison of a plan, with their files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from export.calendar import Deadline, calendar_bytes
from export.sheets import csv_bytes
from graph.errors import UnknownNameError
from ontology.language import Bilingual
from plans.records import Plan, Task
from web.outlines import LAND_FILE, land_outline
from web.parameters import read_day, read_one
from web.readers import language_of
from web.shell import Shell, download
from web.texts import say
from web.urls import Urls
from web.views import counts, matrices, timeline, worldmap
from web.views.compare import Side, compare, sides_of_sectors
from web.views.csv_files import map_table, timeline_table
from web.views.unit_file import unit_workbook
from web.views.units import unit_page

_SECTOR: Final = Bilingual(zh="领域", en="sector")
_UNIT: Final = Bilingual(zh="单位", en="unit")
_ROLE: Final = Bilingual(zh="角色", en="role")
_GROUPING: Final = Bilingual(zh="分组方式", en="grouping")
_MATRIX: Final = Bilingual(zh="矩阵", en="matrix")
_PLAN: Final = Bilingual(zh="方案", en="plan")
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV: Final = "text/csv; charset=utf-8"
_ROLES: Final = ("lead", "responsible", "participant")
_TOP: Final = 30


class ViewPages:
    """One method per page or file."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return the pages by path."""
        return {
            "/plans/{slug}/timeline": self.timeline,
            "/plans/{slug}/timeline.ics": self.calendar,
            "/plans/{slug}/timeline.csv": self.timeline_file,
            "/plans/{slug}/map": self.map,
            "/plans/{slug}/map.csv": self.map_file,
            "/plans/{slug}/matrix": self.matrix,
            "/plans/{slug}/matrix.csv": self.matrix_file,
            "/plans/{slug}/compare": self.compare_sectors,
            "/plans/{slug}/lists/{name:path}.xlsx": self.unit_list,
            "/compare": self.compare_plans,
            "/static/map/land.svg": self.land,
        }

    def timeline(self, request: Request, slug: str) -> Response:
        """Show what falls due when, as a list by urgency and as a chart."""
        plan = self._shell.library.plan(slug)
        query = request.query_params
        today = read_day(query, "date", self._shell.today())
        by = read_one(query, "by", _GROUPING, ("sector", "unit"), "sector")
        tasks = self._chosen(plan, request)
        chart = timeline.gantt(plan, _groups(plan, tasks, by))
        return self._shell.page(
            request,
            slug,
            "timeline.html",
            today=today,
            by=by,
            tasks=tasks,
            unit=query.get("unit", ""),
            sector=query.get("sector", ""),
            units=[row.unit for row in counts.workload(plan)],
            urgent=timeline.by_urgency(tasks, today),
            chart=chart,
            query=request.url.query,
        )

    def timeline_file(self, request: Request, slug: str) -> Response:
        """Return the chosen tasks with their time limits and urgency as CSV."""
        plan, language = self._shell.library.plan(slug), language_of(request)
        today = read_day(request.query_params, "date", self._shell.today())
        content = csv_bytes(*timeline_table(plan, self._chosen(plan, request), today, language))
        return download(content, _CSV, f"{plan.metadata.title} {say('nav.timeline', language)}.csv")

    def calendar(self, request: Request, slug: str) -> Response:
        """Return the time limits of the chosen tasks as a calendar."""
        plan = self._shell.library.plan(slug)
        name = " ".join(filter(None, [plan.metadata.title, request.query_params.get("unit")]))
        tasks = self._chosen(plan, request)
        site = str(request.base_url).rstrip("/")
        deadlines = [_deadline(task, slug, site) for task in tasks if task.time and task.time.end]
        content = calendar_bytes(name, deadlines, plan.metadata.date_signed)
        return download(content, "text/calendar; charset=utf-8", f"{name}.ics")

    def map(self, request: Request, slug: str) -> Response:
        """Show on a world map whom the plan learns from."""
        plan = self._shell.library.plan(slug)
        sector = _sector(plan, request)
        world = self._shell.keep(slug, ("map", sector), lambda: worldmap.world_map(plan, sector))
        return self._shell.page(
            request,
            slug,
            "map.html",
            world=world,
            rows=worldmap.rows_of(plan, sector),
            sum=worldmap.map_sum(plan, world),
            sector="" if sector is None else str(sector),
            has_land=LAND_FILE.is_file(),
            width=worldmap.WIDTH_PX,
            height=worldmap.HEIGHT_PX,
            graticule=tuple(worldmap.graticule()),
            rim=worldmap.rim(),
        )

    def map_file(self, request: Request, slug: str) -> Response:
        """Return the benchmarks of the shown map, with their places and tasks, as CSV."""
        plan, language = self._shell.library.plan(slug), language_of(request)
        rows = worldmap.rows_of(plan, _sector(plan, request))
        content = csv_bytes(*map_table(rows, language))
        return download(content, _CSV, f"{plan.metadata.title} {say('nav.map', language)}.csv")

    def land(self) -> Response:
        """Return the continents as a picture, for the map to lie on."""
        size = f'viewBox="0 0 {worldmap.WIDTH_PX} {worldmap.HEIGHT_PX}"'
        body = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
            f'<clipPath id="rim"><path d="{worldmap.rim()}"/></clipPath>'
            f'<path clip-path="url(#rim)" fill="#e3e6e9" d="{land_outline()}"/></svg>'
        )
        return Response(
            body, media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"}
        )

    def matrix(self, request: Request, slug: str) -> Response:
        """Show a heat map."""
        kind, role, top, found = self.chosen_matrix(request, slug)
        return self._shell.page(
            request,
            slug,
            "matrix.html",
            kind=kind,
            role=role,
            top=top,
            matrix=found,
            query=request.url.query,
        )

    def matrix_file(self, request: Request, slug: str) -> Response:
        """Return the shown heat map as CSV."""
        kind, _, _, found = self.chosen_matrix(request, slug)
        heading = ["", *(column.name for column in found.columns)]
        rows = [
            [row.name, *map(len, line)] for row, line in zip(found.rows, found.cells, strict=True)
        ]
        title = self._shell.library.plan(slug).metadata.title
        return download(csv_bytes(heading, rows), _CSV, f"{title} {kind}.csv")

    def chosen_matrix(self, request: Request, slug: str) -> tuple[str, str, int, matrices.Matrix]:
        """Return the kind, role, number of rows and cells that an address asks for."""
        plan, query = self._shell.library.plan(slug), request.query_params
        kind = read_one(query, "kind", _MATRIX, ("unit-sector", "unit-unit"), "unit-sector")
        role = read_one(query, "role", _ROLE, _ROLES)
        top = 0 if query.get("top") == "all" else _TOP
        if kind == "unit-unit":
            return kind, "", top, matrices.unit_unit_matrix(plan, top)
        return kind, role, top, matrices.unit_sector_matrix(plan, role, top)

    def compare_sectors(self, request: Request, slug: str) -> Response:
        """Show two sectors of a plan side by side."""
        plan = self._shell.library.plan(slug)
        known = [str(sector.ordinal) for sector in plan.sectors]
        pair = [*known, "", ""][:2]
        a, b = (
            read_one(request.query_params, name, _SECTOR, known, otherwise)
            for name, otherwise in zip("ab", pair, strict=True)
        )
        found = (
            compare(*sides_of_sectors(plan, int(a), int(b)), match_tasks=False) if a and b else None
        )
        return self._shell.page(request, slug, "compare.html", a=a, b=b, found=found)

    def compare_plans(self, request: Request) -> Response:
        """Show two plans side by side."""
        library = self._shell.library
        summaries = library.plans()
        slugs = [summary.slug for summary in summaries]
        if len(slugs) == 1:
            return RedirectResponse(Urls(slugs[0]).page("compare"), 307)
        a, b = (
            read_one(request.query_params, name, _PLAN, slugs, otherwise)
            for name, otherwise in zip("ab", [*slugs, "", ""][:2], strict=True)
        )
        found = None
        if a and b:
            before, after = (_plan_side(library.plan(slug)) for slug in (a, b))
            found = compare(before, after, match_tasks=True)
        return self._shell.renderer.page(
            request,
            "compare-plans.html",
            plans=summaries,
            a=a,
            b=b,
            found=found,
            urls_a=Urls(a),
            urls_b=Urls(b),
        )

    def unit_list(self, request: Request, slug: str, name: str) -> Response:
        """Return the list of one unit as a workbook."""
        plan = self._shell.library.plan(slug)
        content = unit_workbook(plan, name, unit_page(plan, name), language_of(request))
        return download(content, _XLSX, f"{name} {plan.metadata.title}.xlsx")

    def _chosen(self, plan: Plan, request: Request) -> tuple[Task, ...]:
        """Return the tasks of the unit and the sector that the address names."""
        query = request.query_params
        known = [str(sector.ordinal) for sector in plan.sectors]
        sector = read_one(query, "sector", _SECTOR, known)
        unit = query.get("unit", "")
        found = tuple(
            task
            for task in plan.tasks
            if (not sector or str(task.sector) == sector)
            and (not unit or any(one.unit == unit for one in task.assignments))
        )
        if unit and not found and not sector:
            names = {one.unit for task in plan.tasks for one in task.assignments}
            raise UnknownNameError(_UNIT, unit, sorted(names))
        return found


def _sector(plan: Plan, request: Request) -> int | None:
    """Return the sector that the address names, None if it names none."""
    known = [str(sector.ordinal) for sector in plan.sectors]
    chosen = read_one(request.query_params, "sector", _SECTOR, known)
    return int(chosen) if chosen else None


def _groups(plan: Plan, tasks: tuple[Task, ...], by: str) -> list[tuple[str, tuple[Task, ...]]]:
    """Return the tasks by sector, or by the unit that leads or answers for them."""
    if by == "sector":
        return [
            (row.sector.title if row.sector else "", row.tasks)
            for row in counts.by_sector(plan, tasks)
        ]
    leaders: dict[str, list[Task]] = {row.unit: [] for row in counts.workload(plan)}
    for task in tasks:
        for unit in dict.fromkeys(o.unit for o in task.assignments if o.role != "participant"):
            leaders.setdefault(unit, []).append(task)
    return [(unit, tuple(found)) for unit, found in leaders.items() if found]


def _deadline(task: Task, slug: str, site: str) -> Deadline:
    end = task.time.end if task.time else None
    leads = "、".join(one.unit for one in task.assignments if one.role != "participant")
    return Deadline(
        uid=f"{task.key}@{slug}.gwp",
        day=end or date.max,
        summary=f"{task.number}. {counts.opening(task.text)}（{leads}）",
        description=task.text,
        url=f"{site}{Urls(slug).task(task.key)}",
    )


def _plan_side(plan: Plan) -> Side:
    return Side(plan.metadata.title, plan.tasks)
