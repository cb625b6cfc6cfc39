"""Writing: one writer process, and a new generation of the data after each write."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from pathlib import Path
from typing import Protocol

from graph.iris import OWN_GRAPH
from graph.service import framing
from graph.service.checks import check_update
from graph.service.core import QueryService
from graph.service.errors import QueryTimeoutError
from graph.service.generation import Generation
from graph.service.limits import Limits
from graph.service.outline import calls_out
from graph.service.process import WorkerProcess
from graph.service.trouble import error_of
from graph.service.write_text import Document, Write, recorded


class TakesWrites(Protocol):
    """Whatever applies writes, here or elsewhere."""

    @property
    def limits(self) -> Limits:
        """What one write may cost."""

    async def write(self, write: Write) -> object:
        """Apply one write, all of it or nothing."""


class UpdateService:
    """Applies writes to a folder, one after the other, and publishes the data after each.

    Parameters
    ----------
    queries
        The service whose queries shall see what was written.
    folder
        Where the data lives: the engine's own folder ``data``, and ``generations`` of hard links
        to its files, of which only those in use are kept. Only one process may have it open.
    record_base
        Each write is recorded in the graph ``{record_base}graph/writes``; None records nothing.
    merged
        Whether the default graph of the data that a new folder is filled from merges the named
        graphs. Then writes to named graphs keep it so; the folder remembers that.
    """

    def __init__(
        self,
        queries: QueryService,
        folder: Path,
        *,
        record_base: str | None = None,
        merged: bool = False,
    ) -> None:
        self._queries = queries
        self._folder = folder
        self._record_base = record_base
        self._merged = merged
        self._limits = queries.limits
        self._seed = queries.generation
        self._writer: WorkerProcess | None = None
        self._turn = asyncio.Lock()
        self._published: list[Generation] = []

    @property
    def limits(self) -> Limits:
        """What one write may cost."""
        return self._limits

    async def start(self) -> None:
        """Open the folder, fill it from the data of the query service if it is new, publish it."""
        generations = self._folder / "generations"
        await asyncio.to_thread(shutil.rmtree, generations, ignore_errors=True)
        generations.mkdir(parents=True)
        async with self._turn:
            await self._publish(await self._open())

    async def stop(self) -> None:
        """End the writer."""
        async with self._turn:
            await self._drop_writer()

    async def write(self, write: Write) -> Generation:
        """Apply one write and return the generation that holds it, durable and seen by queries.

        Raises
        ------
        QueryForbiddenError
            If it would load something from another host.
        QuerySyntaxError, DocumentSyntaxError, QueryTimeoutError, QueryFailedError
            If it cannot be applied; then nothing of it is.
        """
        check_update(write, self._limits)
        if self._record_base is not None:
            write = recorded(write, self._record_base, secrets.token_hex(8))
        async with self._turn:
            writer = await self._open()
            await self._order(writer, _order_of(write, self._queries.prefixes), write)
            return await self._publish(writer)

    async def _open(self) -> WorkerProcess:
        if self._writer is None or not self._writer.alive:
            await self._drop_writer()
            self._writer = await WorkerProcess.start("writer")
            await self._writer.open_path(
                self._folder / "data",
                seed=str(self._seed.path),
                own=OWN_GRAPH,
                merged=self._merged,
                memory_bytes=self._limits.memory_bytes,
            )
        return self._writer

    async def _publish(self, writer: WorkerProcess) -> Generation:
        name = secrets.token_hex(8)
        generation = Generation(name, self._folder / "generations" / name)
        await self._order(writer, {"do": "publish", "path": str(generation.path)}, Write(""))
        self._queries.publish(generation)
        self._published.append(generation)
        await self._remove_unused()
        return generation

    async def _order(self, writer: WorkerProcess, order: framing.Message, write: Write) -> None:
        """Have the writer do something within the time limit; a writer that is late is ended."""
        limit_s = self._limits.update_timeout_s
        try:
            async with asyncio.timeout(limit_s):
                await writer.send(order | {"cpu_s": limit_s})
                kind, payload = await writer.receive()
        except (EOFError, ConnectionError):
            raise await writer.how_it_ended(write.text) from None
        except TimeoutError:
            await self._drop_writer()
            raise QueryTimeoutError(write.text, limit_s) from None
        except asyncio.CancelledError:
            await self._drop_writer()
            raise
        if kind == framing.TROUBLE:
            raise error_of(framing.unpack_message(payload), write.text, self._limits)

    async def _remove_unused(self) -> None:
        used = self._queries.pool.used_generations()
        for generation in [g for g in self._published if g not in used]:
            self._published.remove(generation)
            await asyncio.to_thread(shutil.rmtree, generation.path, ignore_errors=True)

    async def _drop_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.kill()
            writer.close()


def _order_of(write: Write, prefixes: dict[str, str]) -> framing.Message:
    return {
        "do": "write",
        "forbidden": calls_out(write.text, ("service", "load")),
        "text": write.text,
        "insertions": [
            (entry.graph, [_sent(document) for document in entry.documents])
            for entry in write.insertions
        ],
        "base": write.base,
        "prefixes": prefixes,
    }


def _sent(document: Document) -> tuple[str, str]:
    return document.data.decode(errors="surrogateescape"), document.format
