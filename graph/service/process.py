"""A worker process as the server sees it: started, asked, read from, killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph

from graph.service import framing
from graph.service.errors import QueryFailedError
from graph.service.generation import Generation
from ontology.language import Bilingual

_BOOT: Final = Path(__file__).with_name("boot.py")
_KEPT_ENVIRONMENT: Final = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR", "TZ")
_STDERR_BYTES: Final = 4096
# In /proc/PID/stat, counted from behind the name of the program.
_USER_TICKS: Final = 11
_SYSTEM_TICKS: Final = 12
_OUT_OF_MEMORY: Final = b"memory allocation of"


class WorkerProcess:
    """One worker: `generation` is what it has open, or is opening as long as not `opened`."""

    def __init__(self, process: asyncio.subprocess.Process, errors: IO[bytes]) -> None:
        self._process = process
        self._errors = errors
        self.generation: Generation | None = None
        self.opened = False
        self.idle_resident_bytes = 0
        self.resident_bytes = 0
        self._cpu_s = 0.0

    @classmethod
    async def start(cls, module: str = "worker") -> WorkerProcess:
        """Start a worker that has nothing open yet."""
        errors = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the process
        site = str(Path(pyoxigraph.__file__).parents[1])
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-S", str(_BOOT), module, site),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        )
        return cls(process, errors)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not been seen to end."""
        return self._process.returncode is None

    async def open(self, generation: Generation, memory_bytes: int) -> None:
        """Have the worker open `generation` in place of what it has open."""
        self.generation, self.opened = generation, False
        await self.open_path(generation.path, memory_bytes=memory_bytes)

    async def open_path(self, path: Path, **facts: object) -> None:
        """Have the worker open a folder or file."""
        await self.send({"do": "open", "path": str(path)} | facts)
        kind, payload = await self.receive()
        message = framing.unpack_message(payload)
        if kind != framing.READY:
            raise QueryFailedError("", _cannot_open(message["text"]))
        self.opened = True
        self.idle_resident_bytes = self.resident_bytes = message["resident_bytes"]
        self._cpu_s = message["cpu_s"]

    def note(self, end: framing.Message) -> float:
        """Note what the worker says of itself at the end; return the seconds it has computed."""
        self.resident_bytes = end["resident_bytes"]
        before, self._cpu_s = self._cpu_s, end["cpu_s"]
        return self._cpu_s - before

    def computed_s(self) -> float | None:
        """Return how many seconds it has computed for the present query, None if unknown."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        ticks = int(fields[_USER_TICKS]) + int(fields[_SYSTEM_TICKS])
        return ticks / os.sysconf("SC_CLK_TCK") - self._cpu_s

    async def send(self, order: Mapping[str, Any]) -> None:
        """Send one order to the worker."""
        if self._process.stdin is None:
            raise BrokenPipeError
        self._process.stdin.write(framing.pack_message(framing.REQUEST, order))
        with contextlib.suppress(ConnectionError):  # reading tells how the worker ended
            await self._process.stdin.drain()

    async def receive(self) -> tuple[bytes, bytes]:
        """Return kind and payload of the next frame; `EOFError` if the worker has ended."""
        if self._process.stdout is None:
            raise EOFError
        head = await self._process.stdout.readexactly(framing.HEADER.size)
        kind, length = framing.HEADER.unpack(head)
        return kind, await self._process.stdout.readexactly(length)

    async def how_it_ended(self, query: str) -> QueryFailedError:
        """Return the error that says why the worker ended during `query`."""
        await self.kill()
        if _OUT_OF_MEMORY in self._last_words():
            return QueryFailedError(query, _MEMORY)
        return QueryFailedError(query, _ended_by(self._process.returncode or 0))

    def _last_words(self) -> bytes:
        if self._errors.closed:
            return b""
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - _STDERR_BYTES))
        return self._errors.read()

    async def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._send_kill()
        await self._process.wait()
        await self._drain()

    def _send_kill(self) -> None:
        # `Process.kill` polls first, and so takes the exit code away from the event loop.
        if sys.platform == "win32":
            self._process.kill()
        elif self.alive:
            os.kill(self.pid, signal.SIGKILL)

    async def _drain(self) -> None:
        """Let both pipes see their end, or the event loop would keep them."""
        if self._process.stdin is not None:
            self._process.stdin.close()
            with contextlib.suppress(ConnectionError):
                await self._process.stdin.wait_closed()
        if self._process.stdout is not None:
            # Whoever else reads just now comes to the end as well: RuntimeError.
            with contextlib.suppress(ConnectionError, RuntimeError):
                while await self._process.stdout.read(1 << 16):
                    pass

    def close(self) -> None:
        """Give back what the server holds of a process that is gone."""
        self._errors.close()


_MEMORY: Final = Bilingual(
    zh="它需要的内存超过上限", en="it needed more memory than a query may take"
)


def _ended_by(code: int) -> Bilingual:
    name = signal.Signals(-code).name if code < 0 else str(code)
    return Bilingual(
        zh=f"执行它的进程已终止（{name}）", en=f"the process that ran it was ended by it ({name})"
    )


def _cannot_open(text: str) -> Bilingual:
    return Bilingual(zh=f"无法打开数据：{text}", en=f"the data cannot be opened: {text}")
