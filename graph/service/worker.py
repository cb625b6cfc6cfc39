"""The worker process: opens one generation of the data read-only and answers one query at a time.

It is started by `graph.service.process` with bare parent packages, so that only the standard
library, pyoxigraph and the modules named below are in its memory. Queries run in a thread with a
large stack, because the engine recurses over the text of a query; results never leave it.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.service import framing, sandbox
from graph.service.evaluation import AnswerSink, SinkLimitError, evaluate
from graph.service.formats import format_by_key

# The engine takes up to 8 kB of stack for each level of a query; 100 kB of text can hold 25,000.
STACK_BYTES: Final = 512 * 1024 * 1024


def main() -> None:
    """Serve the pipe on standard input and output until it closes."""
    sandbox.die_with_parent()
    sandbox.forbid_core_dumps()
    output = _take_over_output()
    sandbox.forbid_network_and_programs()
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=_Worker(output).run, daemon=True)
    thread.start()
    thread.join()


def _take_over_output() -> int:
    """Keep the pipe for frames and send what anybody prints to standard error."""
    pipe = os.dup(1)
    os.dup2(2, 1)
    return pipe


class _Worker:
    def __init__(self, output: int) -> None:
        self.output = output
        self.input = os.fdopen(0, "rb", buffering=1 << 16)
        self.store = ox.Store()

    def run(self) -> None:
        """Do what each request says until the pipe closes."""
        orders = {"open": self.open, "query": self.query}
        while frame := framing.read_frame(self.input.read):
            message = framing.unpack_message(frame[1])
            orders[message["do"]](message)

    def open(self, message: framing.Message) -> None:
        """Open another generation; what was open is dropped first."""
        self.store = ox.Store()
        try:
            self.store = open_generation(Path(message["path"]))
        except (OSError, SyntaxError, ValueError) as error:
            self.send(framing.TROUBLE, {"code": "open", "text": str(error)})
            return
        sandbox.limit_memory(message["memory_bytes"])
        self.send(framing.READY, {"resident_bytes": sandbox.resident_bytes()})

    def query(self, message: framing.Message) -> None:
        """Answer one query, in one frame if it is small, and say how it went."""
        started = time.monotonic()
        sandbox.limit_cpu(message["cpu_s"])
        sink = AnswerSink(self.write, format_by_key(message["format"]), message)
        try:
            evaluate(self.store, message, sink)
        except SinkLimitError as limit:
            self.send(framing.TROUBLE, {"code": "large", "limit": limit.name})
        except SyntaxError as error:
            self.send(framing.TROUBLE, {"code": "syntax", "text": str(error)})
        except (OSError, ValueError, RuntimeError, MemoryError) as error:
            self.send(framing.TROUBLE, {"code": "failed", "text": str(error)})
        else:
            self.send(
                framing.END,
                {
                    "rows": sink.rows,
                    "bytes": sink.bytes,
                    "seconds": round(time.monotonic() - started, 6),
                    "resident_bytes": sandbox.resident_bytes(),
                },
            )

    def send(self, kind: bytes, message: framing.Message) -> None:
        self.write(framing.pack_message(kind, message))

    def write(self, frame: bytes) -> None:
        rest = memoryview(frame)
        while rest:
            rest = rest[os.write(self.output, rest) :]


def open_generation(path: Path) -> ox.Store:
    """Open a folder of the engine read-only, or load a file of quads into memory."""
    if path.is_dir():
        return ox.Store.read_only(str(path))
    store = ox.Store()
    store.bulk_load(path=str(path))
    return store


if __name__ == "__main__":
    main()
