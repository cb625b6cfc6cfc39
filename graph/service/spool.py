"""The part of an answer that its reader has not fetched yet.

A slow reader must not hold a worker, so the answer is taken from the worker as fast as it comes:
a little is kept in memory, the rest waits in a temporary file. A thread does what may wait for the
disk, so that nobody else has to.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import deque
from typing import IO, Final

_READ_BYTES: Final = 256 * 1024


class Spool:
    """A queue of bytes between one writer and one reader in the same event loop."""

    def __init__(self, memory_bytes: int) -> None:
        self._memory_bytes = memory_bytes
        self._held: deque[bytes] = deque()
        self._held_bytes = 0
        self._file: IO[bytes] | None = None
        self._read_at = self._written_to = 0
        self._turn = asyncio.Lock()
        self._news = asyncio.Event()
        self._finished = self._closed = False
        self._error: BaseException | None = None

    async def write(self, data: bytes) -> None:
        """Append `data`; behind what is in the file, it goes to the file too."""
        if self._read_at < self._written_to or self._held_bytes + len(data) > self._memory_bytes:
            async with self._turn:
                await asyncio.to_thread(self._write_to_file, data)
                self._written_to += len(data)
        else:
            self._held.append(data)
            self._held_bytes += len(data)
        self._news.set()

    def finish(self, error: BaseException | None = None) -> None:
        """Say that nothing follows, or why what should follow never will."""
        self._finished, self._error = True, error
        self._news.set()

    async def read(self) -> bytes:
        """Return the next bytes, none at the end; raises what the writer finished with.

        An answer that will not be completed raises at once, without its remaining bytes.
        """
        while True:
            if self._error is not None:
                raise self._error
            if data := await self._take():
                return data
            if self._finished:
                return b""
            self._news.clear()
            await self._news.wait()

    def close(self) -> None:
        """Drop what is left."""
        self._closed = True
        self._held.clear()
        file, self._file = self._file, None
        if file is not None:  # to give back a large file takes a while
            asyncio.get_running_loop().run_in_executor(None, file.close)

    async def _take(self) -> bytes:
        if self._held:
            data = self._held.popleft()
            self._held_bytes -= len(data)
            return data
        if self._read_at == self._written_to:
            return b""
        async with self._turn:
            data = await asyncio.to_thread(self._read_from_file)
            self._read_at += len(data)
        return data

    def _read_from_file(self) -> bytes:
        if self._file is None:
            return b""
        self._file.seek(self._read_at)
        return self._file.read(_READ_BYTES)

    def _write_to_file(self, data: bytes) -> None:
        if self._closed:
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the answer
        self._file.seek(self._written_to)
        self._file.write(data)
