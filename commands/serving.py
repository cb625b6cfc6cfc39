"""Serving a dataset: to people and programs over HTTP, to a language model over a pipe."""

from __future__ import annotations

import argparse
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.command import Command
from commands.console import reader, say
from commands.errors import CommandError
from commands.inputs import add_dataset, add_register, served_library, settings_of

if TYPE_CHECKING:
    from web.settings import Settings


def serve(options: argparse.Namespace) -> int:
    """Serve pages, SPARQL and downloads until interrupted."""
    import uvicorn

    from server import create_app

    settings = settings_of(options)
    with _listening(settings) as listener:
        library = served_library(options, settings)
        url = f"http://{settings.host}:{listener.getsockname()[1]}/"
        app = create_app(library, settings, on_ready=lambda: say(url))
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
    return 0


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """Take the port first, so that an occupied one is told before anything is built."""
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        listener.close()
        place = f"{settings.host}:{settings.port}"
        raise CommandError(
            f"无法监听 {place}（{error}），请换一个 --port",
            f"cannot listen on {place} ({error}); choose another --port",
        ) from error
    with listener:
        yield listener


def _add_serve(command: argparse.ArgumentParser) -> None:
    from web.settings import SETTINGS

    command.add_argument("inputs", nargs="*", type=Path, metavar="FILE|DIR")
    command.add_argument("--empty", action="store_true", help="serve no plan at all")
    add_register(command)
    add_dataset(command)
    for row in SETTINGS:
        if not row.is_secret:
            shown = f"{row.meaning.en} ({row.shown_default}; {row.variable})"
            flag = command.add_argument(row.flag, dest=row.name, help=shown.replace("%", "%%"))
            if row.is_switch:
                flag.nargs, flag.const, flag.metavar = "?", "on", "on|off"


def mcp(options: argparse.Namespace) -> int:
    """Answer a language model over standard input and output (MCP), read-only."""
    import asyncio

    from graph.editions import write_generation
    from graph.service import QueryService
    from ontology.terms import PREFIXES
    from web.mcp_server import mcp_server

    settings = settings_of(options)
    library = served_library(options, settings)
    with tempfile.TemporaryDirectory(prefix="gwp-") as folder:
        generation = write_generation(library.store, Path(folder) / "data.nq")

        async def answer() -> None:
            service = QueryService(generation, settings.limits, prefixes=PREFIXES)
            service.start()
            try:
                await mcp_server(service, reader()).run_stdio_async()
            finally:
                await service.stop()

        asyncio.run(answer())
    return 0


def _add_mcp(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", nargs="*", type=Path, metavar="FILE|DIR")
    command.add_argument("--empty", action="store_true", help="know no plan at all")
    command.add_argument("--query-timeout-s")
    add_register(command)
    add_dataset(command)


COMMANDS: Final = (
    Command("serve", serve, _add_serve),
    Command("mcp", mcp, _add_mcp),
)
