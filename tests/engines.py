"""Other people's SPARQL servers, started for tests on free ports of the loopback interface."""

import contextlib
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.service.remote import Endpoint

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
    "oxigraph"
)
VIRTUOSO = shutil.which("virtuoso-t")
VIRTUOSO_INI = Path("/etc/virtuoso-opensource-7/virtuoso.ini")
_TRIES = 600


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def oxigraph_server(folder: Path) -> Iterator[Endpoint]:
    """Run the `oxigraph` server over an empty folder."""
    if OXIGRAPH is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    address = f"127.0.0.1:{free_port()}"
    command = [OXIGRAPH, "serve", "--location", str(folder / "data"), "--bind", address]
    with _running(command, f"http://{address}/query", folder):
        yield Endpoint(f"http://{address}/query", f"http://{address}/update")


@contextlib.contextmanager
def virtuoso_server(folder: Path, rows_at_most: int = 10_000) -> Iterator[Endpoint]:
    """Run Virtuoso over an empty database, with a copy of Debian's settings."""
    if VIRTUOSO is None or not VIRTUOSO_INI.exists():
        pytest.skip("Virtuoso is not installed (apt install virtuoso-opensource-7)")
    port, sql_port = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    settings = VIRTUOSO_INI.read_text()
    settings = settings.replace("/var/lib/virtuoso-opensource-7/db", str(folder))
    settings = re.sub(r"(ServerPort\s*=\s*)8890", rf"\g<1>127.0.0.1:{port}", settings)
    settings = re.sub(r"(ServerPort\s*=\s*)1111", rf"\g<1>127.0.0.1:{sql_port}", settings)
    settings = re.sub(r"(ResultSetMaxRows\s*=\s*)\d+", rf"\g<1>{rows_at_most}", settings)
    ini.write_text(settings)
    command = [VIRTUOSO, "+foreground", "+configfile", str(ini)]
    address = f"http://127.0.0.1:{port}"
    with _running(command, f"{address}/sparql?query=ASK%7B%7D", folder):
        yield Endpoint(f"{address}/sparql", f"{address}/sparql-auth", "dba", "dba")


@contextlib.contextmanager
def _running(command: list[str], address: str, folder: Path) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            _await(address, process)
            yield
        finally:
            process.kill()
            process.wait()


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(_TRIES):
        with contextlib.suppress(httpx.TransportError):
            httpx.get(address)
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"{address} does not answer")
