"""The inner side of a worker process: frames come in on standard input, answers go out.

It is started by `graph.service.process` with bare parent packages, so that only the standard
library, pyoxigraph and a few modules of this package are in its memory. Orders are carried out in
a thread with a large stack, because the engine recurses over the text of a query; what the engine
hands out never leaves that thread.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from typing import Final

from graph.service import framing, sandbox

# The engine takes up to 8 kB of stack for each level of a query; 100 kB of text can hold 25,000.
STACK_BYTES: Final = 512 * 1024 * 1024
Order = Callable[[framing.Message], None]


class Pipe:
    """The way back to the server."""

    def __init__(self) -> None:
        self._output = os.dup(1)
        os.dup2(2, 1)  # what anybody prints shall not stand between frames

    def send(self, kind: bytes, message: framing.Message) -> None:
        """Send a frame that holds a message."""
        self.write(framing.pack_message(kind, message))

    def write(self, frame: bytes) -> None:
        """Send a packed frame, waiting as long as the server does not read."""
        rest = memoryview(frame)
        while rest:
            rest = rest[os.write(self._output, rest) :]


def serve(orders_of: Callable[[Pipe], Mapping[str, Order]]) -> None:
    """Give up what a worker does not need, then carry out orders until the server goes away."""
    sandbox.die_with_parent()
    sandbox.forbid_core_dumps()
    sandbox.forbid_network_and_programs()
    orders = orders_of(Pipe())
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=_carry_out, args=(orders,), daemon=True)
    thread.start()
    thread.join()


def _carry_out(orders: Mapping[str, Order]) -> None:
    sandbox.forbid_network_and_programs()
    with os.fdopen(0, "rb", buffering=1 << 16) as pipe:
        while frame := framing.read_frame(pipe.read):
            message = framing.unpack_message(frame[1])
            orders[message["do"]](message)
