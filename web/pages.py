"""The pages that people read: overview, network, tasks, units and source text of each plan."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.staticfiles import StaticFiles

from export.pages import VIEWER, VIEWER_SCRIPTS, VIEWER_STYLES, vis_network_path
from graph.errors import UnknownNameError
from ontology.language import Bilingual, GwpError
from plans.records import Plan, Span, Task
from plans.sentences import sentence
from web.api import api_router
from web.api_views import api_views_router
from web.desk import Desk
from web.document_pages import DocumentPages
from web.errors import status_of
from web.marks import cut
from web.network_pages import NetworkPages
from web.readers import language_of
from web.rendering import Renderer
from web.shell import PlanLibrary, Shell
from web.urls import Urls
from web.view_pages import ViewPages
from web.views import counts, found
from web.views.tasks import choices, place_of, task_list
from web.views.units import unit_page

_FILE: Final = Bilingual(zh="文件", en="file")
_STATIC: Final = Path(__file__).parent / "static"
_DAY: Final = {"Cache-Control": "max-age=86400"}


def pages_router(
    library: Callable[[], PlanLibrary],
    desk: Desk | None = None,
    today: Callable[[], date] = date.today,
) -> APIRouter:
    """Return the routes of all pages, of their static files and of the JSON interface.

    Parameters
    ----------
    library
        Called on every request, so that the pages follow when the data are replaced.
    desk
        Takes documents and corrections; without it the server takes none.
    today
        Tells the day.
    """
    renderer = Renderer()
    router = APIRouter(route_class=_page_route(renderer), include_in_schema=False)
    shell = Shell(renderer, library, today)
    networks, views = NetworkPages(shell), ViewPages(shell)
    documents = DocumentPages(shell, desk)
    pages = PlanPages(shell, networks).routes() | views.routes() | documents.routes()
    for path, form in (("/documents", documents.send), ("/plans/{slug}/review", documents.correct)):
        router.add_api_route(path, form, methods=["POST"])
    for path, endpoint in {**_short_forms(pages, to_first_plan(shell)), **pages}.items():
        router.add_api_route(path, endpoint, methods=["GET"])
    _add_static(router)
    everything = APIRouter()
    for part in (
        api_router(shell, networks),
        api_views_router(shell, networks, views),
        router,
    ):
        everything.include_router(part)
    return everything


def _short_forms(
    pages: Iterable[str], lead: Callable[[Request], Response]
) -> dict[str, Callable[[Request], Response]]:
    """Return the paths without a plan: ``/tasks/5`` leads to the task of the first plan."""
    start = "/plans/{slug}"
    return {path.removeprefix(start): lead for path in pages if path.startswith(f"{start}/")}


def to_first_plan(shell: Shell) -> Callable[[Request], Response]:
    """Return the endpoint that leads to the same page of the first plan."""

    def lead(request: Request) -> Response:
        summaries = shell.library.plans()
        if not summaries:
            return RedirectResponse("/", 307)
        query = f"?{request.url.query}" if request.url.query else ""
        target = Urls(summaries[0].slug).page() + request.scope["raw_path"].decode("ascii")
        return RedirectResponse(target + query, 307)

    return lead


def _add_static(router: APIRouter) -> None:
    """Serve our script and style, and vis-network out of the installed pyvis."""
    viewer = {name: VIEWER / name for name in (*VIEWER_SCRIPTS, *VIEWER_STYLES)}
    vendor = {"vis-network.min.js": vis_network_path()}

    def viewer_file(name: str) -> FileResponse:
        return _file(viewer, name)

    def vendor_file(name: str) -> FileResponse:
        return _file(vendor, name)

    router.add_api_route("/static/viewer/{name}", viewer_file)
    router.add_api_route("/static/vendor/{name}", vendor_file)
    router.mount("/static", StaticFiles(directory=_STATIC), name="static")


def _file(known: dict[str, Path], name: str) -> FileResponse:
    if name not in known:
        raise UnknownNameError(_FILE, name, known)
    return FileResponse(known[name], headers=_DAY)


def _page_route(renderer: Renderer) -> type[APIRoute]:
    """Return a kind of route whose errors are pages in the reader's language."""

    class PageRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def answer(request: Request) -> Response:
                try:
                    return await handle(request)
                except GwpError as error:
                    return error_page(renderer, request, error)

            return answer

    return PageRoute


def error_page(renderer: Renderer, request: Request, error: GwpError) -> Response:
    """Return a page that says what went wrong, with the status of the error."""
    sentence = error.say(language_of(request))
    return renderer.page(request, "error.html", status_of(error), message=sentence)


class PlanPages:
    """One method per page."""

    def __init__(self, shell: Shell, networks: NetworkPages) -> None:
        self._shell = shell
        self._networks = networks

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return the pages by path."""
        return {
            "/": self.first,
            "/plans": self.plans,
            "/plans/{slug}": self.overview,
            "/plans/{slug}/network": self._networks.page,
            "/plans/{slug}/network/{name}": self._networks.file,
            "/plans/{slug}/tasks": self.tasks,
            "/plans/{slug}/tasks/{key:path}": self.task,
            "/plans/{slug}/units": self.units,
            "/plans/{slug}/units/{name:path}": self.unit,
            "/plans/{slug}/text": self.text,
        }

    def first(self, request: Request) -> Response:
        """Show the only plan, or the list of plans."""
        summaries = self._shell.library.plans()
        if len(summaries) == 1:
            return self.overview(request, summaries[0].slug)
        return self.plans(request)

    def plans(self, request: Request) -> Response:
        """Show the list of plans."""
        return self._shell.renderer.page(
            request,
            "plans.html",
            plans=[(summary, Urls(summary.slug)) for summary in self._shell.library.plans()],
        )

    def overview(self, request: Request, slug: str) -> Response:
        """Show what a plan is and what stands out in it."""
        plan = self._shell.library.plan(slug)
        return self._shell.page(
            request,
            slug,
            "overview.html",
            sectors=counts.by_sector(plan),
            workload=counts.workload(plan),
            due=counts.by_due(plan.tasks),
            benchmarks=counts.benchmarks(plan),
            roles=_role_counts(plan),
            notes=[(note, sentence(plan.text, note.span)) for note in plan.notes],
            network=self._networks.compact(request, slug),
        )

    def tasks(self, request: Request, slug: str) -> Response:
        """Show the tasks that meet the conditions of the address."""
        plan = self._shell.library.plan(slug)
        return self._shell.page(
            request,
            slug,
            "tasks.html",
            found=task_list(plan, request.query_params),
            choices=choices(plan),
        )

    def task(self, request: Request, slug: str, key: str) -> Response:
        """Show a task beside its source text."""
        plan = self._shell.library.plan(slug)
        place = place_of(plan, key)
        task = plan.tasks[place]
        read, runs = found.found_in(task), found.excerpts(plan, task)
        notes = found.note_marks(plan, runs)
        marks = [*found.marks_of(read), *(mark for _, mark in notes)]
        return self._shell.page(
            request,
            slug,
            "task.html",
            task=task,
            found=read,
            notes=notes,
            excerpts=[cut(plan.text, run, marks) for run in runs],
            previous=plan.tasks[place - 1] if place else None,
            following=plan.tasks[place + 1] if place + 1 < len(plan.tasks) else None,
        )

    def units(self, request: Request, slug: str) -> Response:
        """Show all units with their workload."""
        plan = self._shell.library.plan(slug)
        return self._shell.page(
            request,
            slug,
            "units.html",
            workload=counts.workload(plan),
            collectives=counts.workload(plan, "collective"),
        )

    def unit(self, request: Request, slug: str, name: str) -> Response:
        """Show what one unit leads and joins, with the sentences that say so."""
        page = unit_page(self._shell.library.plan(slug), name)
        drawing, standings = self._networks.place(slug, name)
        return self._shell.page(
            request,
            slug,
            "unit.html",
            name=name,
            unit=page,
            drawing=drawing,
            standings=standings,
        )

    def text(self, request: Request, slug: str) -> Response:
        """Show the source text with everything that was read from it."""
        plan = self._shell.library.plan(slug)
        whole = Span(0, len(plan.text))
        lines = self._shell.keep(
            slug, "text", lambda: cut(plan.text, whole, found.text_marks(plan, Urls(slug).task))
        )
        return self._shell.page(request, slug, "text.html", lines=lines)


def _role_counts(plan: Plan) -> dict[str, int]:
    """Count the pairs of a task and a named unit in each role."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    for task in plan.tasks:
        for one in _named(task):
            pairs.setdefault(one[0], set()).add((task.key, one[1]))
    return {
        role: len(pairs[role]) for role in ("lead", "responsible", "participant") if role in pairs
    }


def _named(task: Task) -> list[tuple[str, str]]:
    return [(one.role, one.unit) for one in task.assignments if one.kind == "unit"]
