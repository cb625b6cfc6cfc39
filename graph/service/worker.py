"""The worker process: opens one generation of the data read-only, answers one query at a time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.service import framing, sandbox
from graph.service.diagnosis import diagnose, diagnose_forbidden
from graph.service.evaluation import AnswerSink, SinkLimitError, evaluate
from graph.service.formats import format_by_key
from graph.service.serving import Order, Pipe, serve


def main() -> None:
    """Serve queries on standard input and output."""
    serve(lambda pipe: _Worker(pipe).orders())


class _Worker:
    def __init__(self, pipe: Pipe) -> None:
        self.pipe = pipe
        self.store = ox.Store()

    def orders(self) -> Mapping[str, Order]:
        return {"open": self.open, "query": self.query}

    def open(self, message: framing.Message) -> None:
        """Open another generation; what was open is dropped first."""
        self.store = ox.Store()
        try:
            self.store = open_generation(Path(message["path"]))
        except (OSError, SyntaxError, ValueError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "open", "text": str(error)})
            return
        sandbox.limit_memory(message["memory_bytes"])
        self.pipe.send(framing.READY, _state())

    def query(self, message: framing.Message) -> None:
        """Answer one query, in one frame if it is small, and say how it went."""
        if message["forbidden"]:
            self.fail(diagnose_forbidden(message["query"]))
            return
        started = time.monotonic()
        sandbox.limit_cpu(message["cpu_s"])
        sink = AnswerSink(self.pipe.write, format_by_key(message["format"]), message)
        try:
            evaluate(self.store, message, sink)
        except SinkLimitError as limit:
            self.fail({"code": "large", "limit": limit.name})
        except SyntaxError as error:
            found = diagnose(message["query"], str(error), message["prefixes"])
            self.fail({"code": "syntax"} | found)
        except (OSError, ValueError, RuntimeError, MemoryError) as error:
            self.fail({"code": "failed", "text": str(error)})
        else:
            self.pipe.send(framing.END, _numbers(sink, started))

    def fail(self, report: framing.Message) -> None:
        """Say why there is no answer, or no more of it."""
        self.pipe.send(framing.TROUBLE, report | _state())


def open_generation(path: Path) -> ox.Store:
    """Open a folder of the engine read-only, or load a file of quads into memory."""
    if path.is_dir():
        return ox.Store.read_only(str(path))
    store = ox.Store()
    store.bulk_load(path=str(path))
    return store


def _numbers(sink: AnswerSink, started: float) -> framing.Message:
    return {
        "rows": sink.rows,
        "bytes": sink.bytes,
        "seconds": round(time.monotonic() - started, 6),
        **_state(),
    }


def _state() -> framing.Message:
    return {"resident_bytes": sandbox.resident_bytes(), "cpu_s": time.process_time()}
