"""Frames on the pipes between the server and a worker: one kind byte, a length, a payload."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

FrameKind = Literal[b"Q", b"R", b"W", b"D", b"E", b"X"]
Message = dict[str, Any]

REQUEST: Final = b"Q"
"""Server to worker: what to do, as JSON."""
READY: Final = b"R"
"""The worker has opened its data."""
WHOLE: Final = b"W"
"""A whole answer, small enough for one frame."""
DATA: Final = b"D"
"""A piece of an answer; more follows."""
END: Final = b"E"
"""The answer is complete; the numbers of the run, as JSON."""
TROUBLE: Final = b"X"
"""The answer will not be completed; the code and facts of the error, as JSON."""

HEADER: Final = struct.Struct(">cI")


def pack(kind: bytes, payload: bytes) -> bytes:
    r"""Return one frame.

    >>> pack(END, b"{}")
    b'E\x00\x00\x00\x02{}'
    """
    return HEADER.pack(kind, len(payload)) + payload


def pack_message(kind: bytes, message: Mapping[str, Any]) -> bytes:
    """Return one frame that holds `message` as JSON."""
    return pack(kind, json.dumps(message).encode())


def unpack_message(payload: bytes) -> Message:
    """Return the message of a frame."""
    message: Message = json.loads(payload)
    return message


def read_frame(read: Callable[[int], bytes]) -> tuple[bytes, bytes] | None:
    """Return kind and payload of the next frame, or None at the end of the stream."""
    head = read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    kind, length = HEADER.unpack(head)
    return kind, read(length)
