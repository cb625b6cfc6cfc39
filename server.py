"""Settings in, application out: the only place where the parts are wired together."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
)
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

from graph.editions import Editions, write_generation
from graph.library import Library
from graph.service import Meter, QueryService, SparqlService, UpdateService
from graph.shelf import Shelf
from ontology.terms import PREFIXES
from web.desk import Desk
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
    from graph.remote_shelf import RemoteShelf
    from graph.service.federation import Federation
    from graph.service.remote_updates import RemoteUpdateService

__all__ = ["Settings", "create_app"]

_LOG: Final = logging.getLogger("gwp")
_READY_POLL_S: Final = 0.02


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
        lifespan=_lifespan(storage, settings, folder, on_ready),
        docs_url=None,
        redoc_url=None,
    )
    install_fallbacks(app)
    for router in _routers(storage, access):
        app.include_router(router)
    if settings.cors_origins:
        _allow_origins(app, settings.cors_origins.split())
    return app


@dataclass(frozen=True, slots=True)
class _Storage:
    """Where the data are: who answers queries, who takes writes, what the pages show."""

    service: SparqlService
    updates: UpdateService | RemoteUpdateService | None
    library: Callable[[], Library]
    desk: Desk | None = None
    shelf: RemoteShelf | None = None


def _lifespan(
    storage: _Storage, settings: Settings, folder: Path, on_ready: Callable[[], None] | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return what starts the processes before the first request and ends them after the last."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            if settings.query_log:
                stream = stack.enter_context(_log_stream(settings.query_log))
                storage.service.observe(query_log(stream))
            stack.push_async_callback(storage.service.stop)
            # What is in the storage comes first, so that no process opens anything older.
            if storage.updates is not None:
                stack.push_async_callback(storage.updates.stop)
                await storage.updates.start()
            if storage.desk is not None:
                stack.callback(storage.desk.close)
                await asyncio.to_thread(storage.desk.load)
            storage.service.start()
            if storage.shelf is not None:
                stack.push_async_callback(storage.shelf.close)
                await _fetch(storage.shelf)
            if on_ready is not None:
                telling = asyncio.create_task(_tell_when_ready(storage.service, on_ready))
                stack.callback(telling.cancel)
            if settings.mcp:
                from web.mcp_server import serving_mcp

                await stack.enter_async_context(serving_mcp(app, storage.service))
            yield

    return lifespan


async def _fetch(shelf: RemoteShelf) -> None:
    """Fetch what the pages show; without it SPARQL is answered all the same."""
    shelf.renew()
    await shelf.renewed()
    if shelf.trouble is not None:
        _LOG.warning("gwp: %s", shelf.trouble.say("en"))


async def _tell_when_ready(service: SparqlService, on_ready: Callable[[], None]) -> None:
    while not service.ready:  # noqa: ASYNC110 - what starts the processes tells nobody
        await asyncio.sleep(_READY_POLL_S)
    on_ready()


def _allow_origins(app: FastAPI, origins: list[str]) -> None:
    app.add_middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["ETag", "Location", "Retry-After"],
    )


def _storage(library: Library, settings: Settings, folder: Path) -> _Storage:
    if settings.is_remote:
        return _remote(library, settings)
    seed = write_generation(library.store, folder / "generation.nq")
    service = QueryService(
        seed, settings.limits, prefixes=PREFIXES, federation=_federation(settings)
    )
    in_memory = settings.store == MEMORY
    if in_memory and not settings.write_token:
        return _in_memory(library, service, settings, folder)
    home = folder / "store" if in_memory else Path(settings.store)
    updates = UpdateService(service, home, record_base=settings.base_iri, merged=True)
    return _Storage(service, updates, Shelf(library, lambda: service.generation).current)


def _in_memory(
    library: Library, service: QueryService, settings: Settings, folder: Path
) -> _Storage:
    """Return a storage whose plans change only by what is brought to the desk, if there is one."""
    if not settings.documents:
        return _Storage(service, None, lambda: library)
    editions = Editions(library, folder, service.publish_from_thread)
    desk = Desk(
        Path(settings.documents),
        editions.put,
        library,
        takes_uploads=settings.upload_bytes > 0,
        most_bytes=settings.upload_bytes,
    )
    return _Storage(service, None, editions.current, desk)


def _federation(settings: Settings) -> Federation | None:
    if not settings.service_allow:
        return None
    from graph.service.federation import Federation

    return Federation(settings.service_allow.split(), timeout_s=settings.service_timeout_s)


def _remote(library: Library, settings: Settings) -> _Storage:
    from graph.remote_shelf import RemoteShelf
    from graph.service.remote import Endpoint, RemoteService
    from graph.service.remote_updates import RemoteUpdateService

    endpoint = Endpoint(
        settings.store,
        settings.update_url or settings.store,
        settings.store_user,
        settings.store_password,
    )
    service = RemoteService(endpoint, settings.limits, prefixes=PREFIXES)
    shelf = RemoteShelf(library, service, settings.store)
    updates = RemoteUpdateService(service, record_base=settings.base_iri, on_written=shelf.renew)
    return _Storage(service, updates if settings.write_token else None, shelf.current, shelf=shelf)


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
    yield pages_router(library, storage.desk)


def _log_stream(name: str) -> AbstractContextManager[TextIO]:
    """Return the stream of the query log; standard error is not ours to close."""
    return nullcontext(sys.stderr) if name == "-" else Path(name).open("a", encoding="utf-8")


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
