"""The writer process: the only one that has the folder of the data open for writing.

Every write is one update of the engine, which is a transaction: it happens whole or not at all,
and what `update` has returned from survives the death of the process.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.service import framing, sandbox
from graph.service.diagnosis import diagnose, diagnose_forbidden
from graph.service.formats import format_by_key
from graph.service.serving import Order, Pipe, serve


def main() -> None:
    """Serve writes on standard input and output."""
    serve(lambda pipe: _Writer(pipe).orders())


class _Writer:
    def __init__(self, pipe: Pipe) -> None:
        self.pipe = pipe
        self.store = ox.Store()

    def orders(self) -> Mapping[str, Order]:
        return {"open": self.open, "write": self.write, "publish": self.publish}

    def open(self, message: framing.Message) -> None:
        """Open the folder; a new one is filled from the file `seed` first."""
        try:
            self.store = open_for_writing(Path(message["path"]), message["seed"])
        except (OSError, SyntaxError, ValueError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "open", "text": str(error)})
            return
        sandbox.limit_memory(message["memory_bytes"])
        self.pipe.send(framing.READY, {"resident_bytes": sandbox.resident_bytes()})

    def write(self, message: framing.Message) -> None:
        """Apply one update; the triples of its documents stand in its middle."""
        sandbox.limit_cpu(message["cpu_s"])
        if message["forbidden"]:
            report = diagnose_forbidden(message["before"], "UpdateUnit")
            self.pipe.send(framing.TROUBLE, report)
            return
        triples = None
        try:
            triples = _triples(message)
            text = message["before"] + triples + message["after"]
            self.store.update(text, base_iri=message["base"], prefixes=message["prefixes"])
        except SyntaxError as error:
            self.pipe.send(framing.TROUBLE, _syntax(message, error, in_update=triples is not None))
        except (ValueError, RuntimeError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "refused", "text": str(error)})
        except (OSError, MemoryError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "failed", "text": str(error)})
        else:
            self.pipe.send(framing.END, {})

    def publish(self, message: framing.Message) -> None:
        """Copy the present state to a new folder, by hard links, durably."""
        try:
            self.store.backup(message["path"])
        except OSError as error:
            self.pipe.send(framing.TROUBLE, {"code": "failed", "text": str(error)})
        else:
            self.pipe.send(framing.END, {})


def open_for_writing(path: Path, seed: str | None) -> ox.Store:
    """Open a folder of the engine, filled from `seed` if it is new.

    The seed is loaded under another name, so that a folder that exists is a whole one.
    """
    if not path.exists() and seed is not None:
        begun = path.with_name(f"{path.name}.new")
        _remove(begun)
        _fill(begun, Path(seed))
        begun.rename(path)
    return ox.Store(str(path))


def _fill(folder: Path, seed: Path) -> None:
    if seed.is_dir():
        ox.Store.read_only(str(seed)).backup(str(folder))
    else:
        store = ox.Store(str(folder))
        store.bulk_load(path=str(seed))
        store.flush()


def _remove(folder: Path) -> None:
    for file in folder.glob("*"):
        file.unlink()
    if folder.exists():
        folder.rmdir()


def _syntax(message: framing.Message, error: SyntaxError, *, in_update: bool) -> framing.Message:
    if in_update:
        text = message["before"]
        return {"code": "syntax"} | diagnose(text, str(error), message["prefixes"], "UpdateUnit")
    place = {"line": error.lineno or 1, "column": error.offset or 1}
    return {"code": "document", "text": str(error)} | place


def _triples(message: framing.Message) -> str:
    """Return the triples of the documents as they stand in an update."""
    return "".join(
        _parsed(text.encode(errors="surrogateescape"), key, message["base"])
        for text, key in message["documents"]
    )


def _parsed(document: bytes, key: str, base: str | None) -> str:
    form = format_by_key(key).engine
    if not isinstance(form, ox.RdfFormat):
        raise TypeError(key)
    quads = ox.parse(document, form, base_iri=base, rename_blank_nodes=True)
    written = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return written.decode()
