"""What every page of a plan stands in: the library, the renderer and the frame of the page."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar
from urllib.parse import quote

from fastapi import Request, Response

from plans.records import Plan
from web.kept import Kept
from web.rendering import Renderer
from web.urls import Urls

if TYPE_CHECKING:
    from graph.library import PlanSummary

_KEPT: Final = 512
_T = TypeVar("_T")


class PlanLibrary(Protocol):
    """What the pages need of `graph.library.Library`."""

    @property
    def generation(self) -> str:
        """What changes whenever the data do."""
        ...

    def plans(self) -> tuple[PlanSummary, ...]:
        """Return a line for every plan."""
        ...

    def plan(self, slug: str) -> Plan:
        """Return the records of a plan, or raise `UnknownNameError`."""
        ...


class Shell:
    """Renders pages of one plan of the library that is current at the time of the request.

    `today` is the day that stands at the foot of printed pages and against which time limits count.
    """

    def __init__(
        self,
        renderer: Renderer,
        library: Callable[[], PlanLibrary],
        today: Callable[[], date] = date.today,
    ) -> None:
        self.renderer = renderer
        self.today = today
        self._library = library
        self._kept = Kept(_KEPT)

    @property
    def library(self) -> PlanLibrary:
        """The current library."""
        return self._library()

    def keep(self, slug: str, what: Hashable, make: Callable[[], _T]) -> _T:
        """Return what `make` computes from a plan, once as long as the data stay."""
        return self._kept.get((self.library.generation, slug, what), make)

    def page(
        self,
        request: Request,
        slug: str,
        template: str,
        **view: Any,  # noqa: ANN401  what the template prints
    ) -> Response:
        """Return a page of the plan of that slug."""
        plan = self.library.plan(slug)
        shared: dict[str, Any] = {
            "plan": plan,
            "urls": Urls(slug),
            "printed": self.today(),
            "several": len(self.library.plans()) > 1,
            "sectors_by_ordinal": {sector.ordinal: sector for sector in plan.sectors},
        }
        return self.renderer.page(request, template, **(shared | view))


def download(content: bytes, media_type: str, name: str) -> Response:
    """Return a file to be saved under a name that may be Chinese.

    >>> download(b"", "text/csv", "任务.csv").headers["Content-Disposition"]
    "attachment; filename*=UTF-8''%E4%BB%BB%E5%8A%A1.csv"
    """
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='.-_')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=media_type, headers=headers)
