"""Settings in, application out: the only place where the parts are wired together."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse

from graph.library import Library
from graph.service import (
    Generation,
    Meter,
    QueryService,
    SparqlService,
    UpdateService,
)
from graph.shelf import Shelf
from graph.store import Store
from ontology.terms import PREFIXES
from web.downloads import downloads_router
from web.fallback import install_fallbacks
from web.graph_store import graph_store_router
from web.linked_data import linked_data_router
from web.operations import operations_router, query_log
from web.pages import pages_router
from web.query_page import query_page_router
from web.settings import MEMORY, Settings
from web.sparql import sparql_router
from web.sparql_update import update_router
from web.write_access import WriteAccess

if TYPE_CHECKING:
    from graph.service.remote_updates import RemoteUpdateService

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
    storage = _storage(library, settings, folder)
    access = WriteAccess(storage.updates, settings.write_token or None)

    app = FastAPI(
        title="gwp",
        version="0.1.0",
        description="Government work plans as a graph: SPARQL, pages and downloads.",
        lifespan=_lifespan(storage, folder, on_ready),
        docs_url=None,
        redoc_url=None,
    )
    install_fallbacks(app)
    for router in _routers(storage, access):
        app.include_router(router)
    if settings.query_log:
        storage.service.observe(query_log(_log_stream(settings.query_log)))
    return app


@dataclass(frozen=True, slots=True)
class _Storage:
    """Where the data are: who answers queries, who takes writes, what the pages show."""

    service: SparqlService
    updates: UpdateService | RemoteUpdateService | None
    library: Callable[[], Library]


def _lifespan(
    storage: _Storage, folder: Path, on_ready: Callable[[], None] | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return what starts the processes before the first request and ends them after the last."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        storage.service.start()
        if storage.updates is not None:
            await storage.updates.start()
        if on_ready is not None:
            on_ready()
        try:
            yield
        finally:
            if storage.updates is not None:
                await storage.updates.stop()
            await storage.service.stop()
            shutil.rmtree(folder, ignore_errors=True)

    return lifespan


def _storage(library: Library, settings: Settings, folder: Path) -> _Storage:
    if settings.store.startswith(("http://", "https://")):
        return _remote(library, settings)
    seed = _publish(library.store, folder)
    service = QueryService(seed, settings.limits, prefixes=PREFIXES)
    in_memory = settings.store == MEMORY
    if in_memory and not settings.write_token:
        return _Storage(service, None, lambda: library)
    home = folder / "store" if in_memory else Path(settings.store)
    updates = UpdateService(service, home, record_base=settings.base_iri)
    return _Storage(service, updates, Shelf(library, lambda: service.generation).current)


def _remote(library: Library, settings: Settings) -> _Storage:
    from graph.service.remote import Endpoint, RemoteService
    from graph.service.remote_updates import RemoteUpdateService

    endpoint = Endpoint(settings.store, settings.update_url or settings.store)
    service = RemoteService(endpoint, settings.limits, prefixes=PREFIXES)
    updates = RemoteUpdateService(service, record_base=settings.base_iri)
    return _Storage(service, updates if settings.write_token else None, lambda: library)


def _routers(storage: _Storage, access: WriteAccess) -> Iterator[APIRouter]:
    service, library = storage.service, storage.library
    yield _health_router(library, service)
    yield operations_router(service, Meter(service), access)
    yield sparql_router(service, access)
    yield update_router(access)
    yield graph_store_router(service, access)
    yield linked_data_router(library)
    yield downloads_router(library)
    yield query_page_router()
    yield pages_router(library)


def _log_stream(name: str) -> TextIO:
    return sys.stderr if name == "-" else Path(name).open("a", encoding="utf-8")


def _publish(store: Store, folder: Path) -> Generation:
    """Write the store where the query processes can load it from."""
    generation = Generation(store.generation(), folder / "generation.nq")
    store.snapshot(generation.path)
    return generation


def _health_router(library: Callable[[], Library], service: SparqlService) -> APIRouter:
    """Return what a supervisor asks: whether the server lives, and whether it can answer."""
    router = APIRouter(tags=["operations"])

    @router.get("/healthz", summary="Whether the server lives")
    def healthz() -> dict[str, str | int]:
        return {
            "status": "ok",
            "generation": library().generation,
            "plans": len(library().plans()),
        }

    @router.get("/readyz", summary="Whether queries are answered")
    def readyz() -> JSONResponse:
        ready = service.ready
        return JSONResponse({"status": "ready" if ready else "starting"}, 200 if ready else 503)

    return router
