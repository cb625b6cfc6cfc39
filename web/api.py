"""Everything the pages show, as JSON with stable field names."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from ontology.language import GwpError
from plans.encode import plan_to_json
from plans.records import Note, Plan
from plans.sentences import sentence
from web.api_models import (
    NoteOut,
    Page,
    PartnerOut,
    PartOut,
    PlanLine,
    PlanOut,
    SectorOut,
    StandingOut,
    TaskOut,
    UnitOut,
    WorkloadOut,
)
from web.errors import error_facts, status_of
from web.negotiate import choose_language
from web.network_pages import NetworkPages
from web.shell import Shell
from web.views import counts
from web.views.place import Standing
from web.views.tasks import place_of, task_list
from web.views.units import UnitPage, unit_page

_ItemT = TypeVar("_ItemT")
Limit = Annotated[int, Query(ge=1, le=1000, description="Items on a page.")]
Offset = Annotated[int, Query(ge=0, description="Items before the page.")]


class ApiRoute(APIRoute):
    """A route whose errors are JSON with the facts of the error."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, with the errors of the project answered by their table."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except GwpError as error:
                language = choose_language(request.headers.get("accept-language"))
                return JSONResponse(error_facts(error, language), status_of(error))

        return answer


def page_of(request: Request, items: Sequence[_ItemT], limit: int, offset: int) -> Page[_ItemT]:
    """Return the part of `items` that a request asks for, with the address of the next."""
    after = offset + limit
    url = request.url.include_query_params(limit=limit, offset=after)
    return Page(
        total=len(items),
        limit=limit,
        offset=offset,
        next=f"{url.path}?{url.query}" if after < len(items) else None,
        items=list(items[offset:after]),
    )


def api_router(shell: Shell, networks: NetworkPages) -> APIRouter:
    """Return the routes of plans, tasks and units."""
    router = APIRouter(prefix="/api", tags=["data"], route_class=ApiRoute)
    _add_plans(router, shell)
    _add_tasks(router, shell)
    _add_units(router, shell, networks)
    return router


def _add_plans(router: APIRouter, shell: Shell) -> None:
    @router.get("/plans", summary="All plans")
    def plans(request: Request, limit: Limit = 100, offset: Offset = 0) -> Page[PlanLine]:
        lines = [PlanLine.model_validate(line) for line in shell.library.plans()]
        return page_of(request, lines, limit, offset)

    @router.get("/plans/{slug}", summary="One plan with its sectors and what needs review")
    def plan(slug: str) -> PlanOut:
        return plan_out(slug, shell.library.plan(slug))


def plan_out(slug: str, plan: Plan) -> PlanOut:
    """Return what is known about a plan as a whole."""
    meta, group = plan.metadata, plan.leading_group
    return PlanOut(
        slug=slug,
        title=meta.title,
        number=meta.number,
        issuer=meta.issuer,
        date_signed=meta.date_signed,
        task_count=len(plan.tasks),
        unit_count=len(counts.workload(plan)),
        index_number=meta.index_number,
        date_published=meta.date_published,
        start=meta.start,
        end=meta.end,
        source=plan.source,
        sha256=plan.sha256,
        leading_group=group.name if group else None,
        leading_group_host=group.host if group else None,
        sectors=[
            SectorOut(ordinal=row.sector.ordinal, title=row.sector.title, task_count=len(row.tasks))
            for row in counts.by_sector(plan)
            if row.sector
        ],
        notes=[_note_out(plan, note) for note in plan.notes],
    )


def _note_out(plan: Plan, note: Note) -> NoteOut:
    return NoteOut(
        kind=note.kind,
        span=(note.span.start, note.span.end),
        message=note.message,
        text=sentence(plan.text, note.span),
    )


def _add_tasks(router: APIRouter, shell: Shell) -> None:
    @router.get("/plans/{slug}/tasks", summary="Tasks that meet the given conditions")
    def tasks(
        request: Request,
        slug: str,
        q: str = "",
        sector: str = "",
        unit: str = "",
        role: str = "",
        due: Annotated[str, Query(description="Month, YYYY-MM, or none.")] = "",
        benchmark: str = "",
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Page[TaskOut]:
        plan = shell.library.plan(slug)
        given = {"q": q, "sector": sector, "unit": unit, "role": role, "due": due}
        keys = {task.key for task in task_list(plan, given | {"benchmark": benchmark}).tasks}
        return page_of(request, [t for t in tasks_out(plan) if t.key in keys], limit, offset)

    @router.get("/plans/{slug}/tasks/{key:path}", summary="One task")
    def task(slug: str, key: str) -> TaskOut:
        plan = shell.library.plan(slug)
        return tasks_out(plan)[place_of(plan, key)]


def tasks_out(plan: Plan) -> list[TaskOut]:
    """Return the tasks of a plan with the fields of ``gwp extract``."""
    return [TaskOut.model_validate(task) for task in plan_to_json(plan)["tasks"]]


def _add_units(router: APIRouter, shell: Shell, networks: NetworkPages) -> None:
    @router.get("/plans/{slug}/units", summary="Units and collectives by workload")
    def units(
        request: Request,
        slug: str,
        kind: Annotated[str, Query(pattern="^(unit|collective)$")] = "unit",
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Page[WorkloadOut]:
        plan = shell.library.plan(slug)
        rows = counts.workload(plan, "collective" if kind == "collective" else "unit")
        found = [WorkloadOut.model_validate(row) for row in rows]
        return page_of(request, found, limit, offset)

    @router.get("/plans/{slug}/units/{name:path}", summary="One unit with the sentences behind it")
    def unit(slug: str, name: str) -> UnitOut:
        found = unit_page(shell.library.plan(slug), name)
        return unit_out(found, networks.place(slug, name)[1])


def unit_out(unit: UnitPage, standings: Sequence[Standing]) -> UnitOut:
    """Return a unit with its parts, partners and place in the network."""
    load = WorkloadOut.model_validate(unit.load)
    return UnitOut(
        **load.model_dump(),
        forms=dict(unit.forms),
        parts=[
            PartOut(
                task=part.task.key,
                role=part.assignment.role,
                surface=part.assignment.surface,
                sentence=part.sentence,
                span=(part.assignment.span.start, part.assignment.span.end),
            )
            for parts in unit.parts.values()
            for part in parts
        ],
        partners=[
            PartnerOut(unit=one.unit, tasks=[task.key for task in one.tasks])
            for one in unit.partners
        ],
        standings=[StandingOut.model_validate(one) for one in standings],
    )
