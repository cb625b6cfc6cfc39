"""The SPARQL servers that are compared: this one, `oxigraph serve`, and `rdflib-endpoint`."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY_S = 600.0


@dataclass(frozen=True)
class Data:
    """The same statements in the forms that the servers open: a folder of Oxigraph, N-Triples."""

    folder: Path
    triples: Path
    generation: str


@dataclass(frozen=True)
class System:
    """One server: how it is started over some data, where it answers, how many plans it takes."""

    name: str
    command: Callable[[Data, int], list[str]]
    path: str
    plans_at_most: int


@dataclass(frozen=True)
class Address:
    """A running server."""

    port: int
    path: str
    pid: int


OURS = """
import sys; sys.path.insert(0, sys.argv[4])
import contextlib, pathlib, uvicorn
from fastapi import FastAPI
from graph.service import Generation, Limits, QueryService
from ontology.terms import PREFIXES
from web.sparql import sparql_router
service = QueryService(
    Generation(sys.argv[2], pathlib.Path(sys.argv[1])),
    Limits(query_timeout_s=float(sys.argv[5])),
    prefixes=PREFIXES,
)
@contextlib.asynccontextmanager
async def lifespan(_):
    service.start()
    yield
    await service.stop()
app = FastAPI(lifespan=lifespan)
app.include_router(sparql_router(service))
uvicorn.run(app, port=int(sys.argv[3]), log_level="critical")
"""
RDFLIB = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph().parse(sys.argv[1], format="nt")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level="critical")
"""


def ours(data: Data, port: int, *, timeout_s: float = 30.0) -> list[str]:
    """Return the command that starts this server over `data`."""
    arguments = [str(data.folder), data.generation, str(port), str(ROOT), str(timeout_s)]
    return [sys.executable, "-c", OURS, *arguments]


def _oxigraph(data: Data, port: int) -> list[str]:
    folder = str(Path(sys.executable).parent)
    program = shutil.which("oxigraph", path=folder) or shutil.which("oxigraph") or "oxigraph"
    location, address = str(data.folder), f"127.0.0.1:{port}"
    return [program, "serve-read-only", "--location", location, "--bind", address]


def _rdflib(data: Data, port: int) -> list[str]:
    return [sys.executable, "-c", RDFLIB, str(data.triples), str(port)]


SYSTEMS = (
    System("gwp", ours, "/sparql", 10_000),
    System("oxigraph serve", _oxigraph, "/query", 10_000),
    System("rdflib-endpoint", _rdflib, "/", 10),
)


@contextlib.contextmanager
def running(system: System, data: Data) -> Iterator[Address]:
    """Start a server over `data`, give its address once it answers, and end it."""
    port = free_port()
    command = system.command(data, port)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(f"http://127.0.0.1:{port}{system.path}?query=ASK%7B%7D", process)
        yield Address(port, system.path, process.pid)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def memory_mib(pid: int) -> float:
    """Return the resident memory of a process and of all that it started."""
    pids, found = [pid], 0.0
    while pids:
        parent = pids.pop()
        found += _resident_mib(parent)
        children = Path(f"/proc/{parent}/task/{parent}/children")
        with contextlib.suppress(OSError):
            pids += [int(child) for child in children.read_text().split()]
    return found


def _resident_mib(pid: int) -> float:
    with contextlib.suppress(OSError, IndexError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_S
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=READY_S).close()  # noqa: S310
            return
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")
