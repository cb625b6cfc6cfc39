"""The writer process: the only one that has the folder of the data open for writing.

Every write is one update of the engine, which is a transaction: it happens whole or not at all,
and what `update` has returned from survives the death of the process.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from graph.service import framing, sandbox
from graph.service.composition import Insertion, merged_update, plain_update
from graph.service.diagnosis import diagnose, diagnose_forbidden
from graph.service.formats import format_by_key
from graph.service.merging import first_operation
from graph.service.serving import Order, Pipe, serve


def main() -> None:
    """Serve writes on standard input and output."""
    serve(lambda pipe: _Writer(pipe).orders())


class _Writer:
    def __init__(self, pipe: Pipe) -> None:
        self.pipe = pipe
        self.store = ox.Store()
        self.own = ""

    def orders(self) -> Mapping[str, Order]:
        return {"open": self.open, "write": self.write, "publish": self.publish}

    def open(self, message: framing.Message) -> None:
        """Open the folder; a new one is filled from the file `seed` first."""
        self.own = message["own"]
        made_merged = self.own if message["merged"] else None
        try:
            self.store = open_for_writing(Path(message["path"]), message["seed"], made_merged)
        except (OSError, SyntaxError, ValueError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "open", "text": str(error)})
            return
        sandbox.limit_memory(message["memory_bytes"])
        state = {"resident_bytes": sandbox.resident_bytes(), "cpu_s": time.process_time()}
        self.pipe.send(framing.READY, state)

    def write(self, message: framing.Message) -> None:
        """Apply one update and what enters graphs, in one transaction."""
        sandbox.limit_cpu(message["cpu_s"])
        if message["forbidden"]:
            report = diagnose_forbidden(message["text"], "UpdateUnit")
            self.pipe.send(framing.TROUBLE, report)
            return
        insertions = None
        try:
            insertions = _insertions(message)
            self.store.update(self.composed(message, insertions), **_options(message))
        except SyntaxError as error:
            in_update = insertions is not None
            self.pipe.send(framing.TROUBLE, _syntax(message, error, in_update=in_update))
        except (ValueError, RuntimeError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "refused", "text": str(error)})
        except (OSError, MemoryError) as error:
            self.pipe.send(framing.TROUBLE, {"code": "failed", "text": str(error)})
        else:
            self.pipe.send(framing.END, {})

    def composed(self, message: framing.Message, insertions: Sequence[Insertion]) -> str:
        """Return the text to apply; a folder with a graph called `own` is a merged one."""
        if not self.store.contains_named_graph(ox.NamedNode(self.own)):
            return plain_update(message["text"], insertions)
        _check_syntax(message["text"], _options(message))
        return merged_update(message["text"], insertions, self.own)

    def publish(self, message: framing.Message) -> None:
        """Copy the present state to a new folder, by hard links, durably."""
        try:
            self.store.backup(message["path"])
        except OSError as error:
            self.pipe.send(framing.TROUBLE, {"code": "failed", "text": str(error)})
        else:
            self.pipe.send(framing.END, {})


def open_for_writing(path: Path, seed: str | None, own: str | None = None) -> ox.Store:
    """Open a folder of the engine, filled from `seed` if it is new, with an empty graph `own`.

    The seed is loaded under another name, so that a folder that exists is a whole one.
    """
    if not path.exists() and seed is not None:
        begun = path.with_name(f"{path.name}.new")
        _remove(begun)
        _fill(begun, Path(seed), own)
        begun.rename(path)
    return ox.Store(str(path))


def _fill(folder: Path, seed: Path, own: str | None) -> None:
    if seed.is_dir():
        ox.Store.read_only(str(seed)).backup(str(folder))
    store = ox.Store(str(folder))
    if not seed.is_dir():
        store.bulk_load(path=str(seed))
    if own is not None:
        store.add_graph(ox.NamedNode(own))
    store.flush()


def _check_syntax(text: str, options: Mapping[str, Any]) -> None:
    """Raise what the engine says if the text does not parse; nothing of it is carried out."""
    begin = first_operation(text)
    stopped = text if begin is None else f"{text[:begin]}{_STOP} ;{text[begin:]}"
    try:
        ox.Store().update(stopped, **options)
    except SyntaxError:
        ox.Store().update(text, **options)  # says the right place
    except RuntimeError:
        return  # from the stop, which is reached if all else parses


def _options(message: framing.Message) -> dict[str, Any]:
    return {"base_iri": message["base"], "prefixes": message["prefixes"]}


def _remove(folder: Path) -> None:
    for file in folder.glob("*"):
        file.unlink()
    if folder.exists():
        folder.rmdir()


def _syntax(message: framing.Message, error: SyntaxError, *, in_update: bool) -> framing.Message:
    if in_update:
        text = message["text"]
        return {"code": "syntax"} | diagnose(text, str(error), message["prefixes"], "UpdateUnit")
    place = {"line": error.lineno or 1, "column": error.offset or 1}
    return {"code": "document", "text": str(error)} | place


def _insertions(message: framing.Message) -> list[Insertion]:
    """Return the triples of the documents as they stand in an update."""
    return [
        (graph, "".join(_triples(text, key, message["base"]) for text, key in documents))
        for graph, documents in message["insertions"]
    ]


def _triples(text: str, key: str, base: str | None) -> str:
    form = format_by_key(key).engine
    if not isinstance(form, ox.RdfFormat):
        raise TypeError(key)
    document = text.encode(errors="surrogateescape")
    quads = ox.parse(document, form, base_iri=base, rename_blank_nodes=True)
    written = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return written.decode()


_STOP: Final = "DROP GRAPH <urn:gwp:none>"
