"""Settings in, application out: the only place where the parts are wired together."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse

from graph.library import Library
from graph.service import Generation, QueryService, UpdateService
from graph.store import Store
from ontology.terms import PREFIXES
from web.downloads import downloads_router
from web.fallback import install_fallbacks
from web.graph_store import graph_store_router
from web.linked_data import linked_data_router
from web.pages import pages_router
from web.settings import Settings
from web.sparql import sparql_router
from web.sparql_update import update_router
from web.write_access import WriteAccess

__all__ = ["Settings", "create_app"]


def create_app(
    library: Library,
    settings: Settings | None = None,
    *,
    on_ready: Callable[[], None] | None = None,
) -> FastAPI:
    """Return the application that serves the plans of `library`.

    Parameters
    ----------
    library
        What the pages show and what SPARQL asks.
    settings
        Limits and addresses; the defaults if none.
    on_ready
        Called once the query processes answer.
    """
    settings = settings or Settings()
    folder = Path(tempfile.mkdtemp(prefix="gwp-"))
    service = QueryService(_publish(library.store, folder), settings.limits, prefixes=PREFIXES)
    updates = UpdateService(service, folder / "store") if settings.write_token else None
    access = WriteAccess(updates, settings.write_token or None)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        if updates is not None:
            await updates.start()
        if on_ready is not None:
            on_ready()
        try:
            yield
        finally:
            if updates is not None:
                await updates.stop()
            await service.stop()
            shutil.rmtree(folder, ignore_errors=True)

    app = FastAPI(
        title="gwp",
        version="0.1.0",
        description="Government work plans as a graph: SPARQL, pages and downloads.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    install_fallbacks(app)
    app.include_router(_operations_router(library, service))
    app.include_router(sparql_router(service, access))
    app.include_router(update_router(access))
    app.include_router(graph_store_router(service, access))
    app.include_router(linked_data_router(lambda: library))
    app.include_router(downloads_router(lambda: library))
    app.include_router(pages_router(lambda: library))
    return app


def _publish(store: Store, folder: Path) -> Generation:
    """Write the store where the query processes can load it from."""
    generation = Generation(store.generation(), folder / "generation.nq")
    store.snapshot(generation.path)
    return generation


def _operations_router(library: Library, service: QueryService) -> APIRouter:
    """Return what a supervisor asks: whether the server lives, and whether it can answer."""
    router = APIRouter(tags=["operations"])

    @router.get("/healthz", summary="Whether the server lives")
    def healthz() -> dict[str, str | int]:
        return {
            "status": "ok",
            "generation": library.generation,
            "plans": len(library.plans()),
        }

    @router.get("/readyz", summary="Whether queries are answered")
    def readyz() -> JSONResponse:
        ready = service.ready
        return JSONResponse({"status": "ready" if ready else "starting"}, 200 if ready else 503)

    return router
