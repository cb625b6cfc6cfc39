"""Endpoints for tests: a small graph, an app around it, a real server in a thread."""

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import httpx
import uvicorn
from fastapi import FastAPI

from graph.service import (
    Answer,
    Generation,
    Limits,
    QueryService,
    Question,
    SparqlService,
    UpdateService,
    format_by_key,
)
from graph.service.remote_updates import RemoteUpdateService
from web.graph_store import graph_store_router
from web.sparql import sparql_router
from web.sparql_update import update_router
from web.write_access import WriteAccess

T = TypeVar("T")
GWP = "https://w3id.org/gwp/ns#"
PREFIXES = {"gwp": GWP}
COLLABORATION = """\
SELECT ?a ?b (COUNT(?t) AS ?n) WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)
"""
# Three scans of a thousand statements, joined by nothing: 10^9 rows.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TASKS = {"1": ("发改局", "商务局"), "2": ("商务局", "发改局", "贸促会"), "3": ("贸促会",)}


def small_data() -> str:
    """Return three tasks with their units, and a thousand statements in a named graph, as TriG."""
    tasks = "".join(
        f"<http://e/task/{task}> gwp:involvesUnit <http://e/unit/{unit}> .\n"
        for task, units in TASKS.items()
        for unit in units
    )
    numbers = "".join(f"<http://e/n/{n}> <http://e/value> {n} .\n" for n in range(1000))
    return (
        f"@prefix gwp: <{GWP}> .\n{tasks}"
        f"<http://e/numbers> {{ {numbers} }}\n"
        f'<http://e/labels> {{ <http://e/unit/发改局> <http://e/label> "区发改局"@zh }}\n'
        f"{numbers}"
    )


def small_generation(folder: Path) -> Generation:
    """Return the small graph as a published file."""
    path = folder / "small.trig"
    path.write_text(small_data(), encoding="utf-8")
    return Generation("small", path)


async def until_ready(service: QueryService) -> None:
    """Wait while the workers start, so that a short limit is not used up by that; 5 s at most."""
    for _ in range(500):
        if service.ready:
            return
        await asyncio.sleep(0.01)


def ask(
    generation: Generation,
    query: str,
    key: str = "json",
    *,
    limits: Limits | None = None,
    timeout_s: float | None = None,
) -> Answer:
    """Ask one question of a service of its own and return the answer with all its bytes."""

    async def run() -> Answer:
        service = QueryService(generation, limits, prefixes=PREFIXES)
        service.start()
        await until_ready(service)
        try:
            answer = await service.query(Question(query, format_by_key(key), timeout_s=timeout_s))
            answer.whole = await answer.read()
            return answer
        finally:
            await service.stop()

    return asyncio.run(run())


def endpoint(service: QueryService) -> FastAPI:
    """Return an app that serves nothing but the endpoint."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        await service.stop()

    app = FastAPI(lifespan=lifespan)
    app.include_router(sparql_router(service))
    return app


@contextlib.contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free port of the loopback interface and give its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextlib.contextmanager
def client_of(service: QueryService) -> Iterator[httpx.Client]:
    """Give a client of a real server around `service`."""
    with served(endpoint(service)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


TOKEN = "only-for-tests"


def writable_endpoint(
    service: QueryService, folder: Path, record_base: str | None, *, token: str | None = TOKEN
) -> FastAPI:
    """Return an app with the endpoint, updates and the graph store over a folder."""
    return app_of(service, UpdateService(service, folder, record_base=record_base), token=token)


def app_of(
    service: SparqlService,
    updates: UpdateService | RemoteUpdateService,
    *,
    token: str | None = TOKEN,
) -> FastAPI:
    """Return an app with the endpoint, updates and the graph store."""
    access = WriteAccess(updates, token)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await updates.start()
        service.start()
        yield
        await updates.stop()
        await service.stop()

    app = FastAPI(lifespan=lifespan)
    app.include_router(sparql_router(service, access))
    app.include_router(update_router(access))
    app.include_router(graph_store_router(service, access))
    return app


@contextlib.contextmanager
def writable_client(
    folder: Path, limits: Limits, *, record_base: str | None = None, merged: bool = False
) -> Iterator[httpx.Client]:
    """Give a client of a real server over an empty store that may be written to."""
    seed = folder / "seed.nq"
    seed.touch()
    service = QueryService(Generation("empty", seed), limits)
    store = folder / "store"
    app = app_of(service, UpdateService(service, store, record_base=record_base, merged=merged))
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@contextlib.contextmanager
def in_background(work: Callable[[], T]) -> Iterator[Future[T]]:
    """Run `work` in a thread while the body runs, and wait for it at the end."""
    with ThreadPoolExecutor(1) as threads:
        yield threads.submit(work)
