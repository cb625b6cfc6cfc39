"""One query against one store: columns in query order, an answer that knows its limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, Final, cast

import pyoxigraph as ox

from graph.service import framing
from graph.service.formats import Format, format_by_key
from graph.service.graph_answer import write_graph
from graph.service.outline import pieces
from graph.service.repairs import Surroundings, repaired
from graph.service.rows import RowCounter

# Small enough to hold back until it is clear that nothing goes wrong, large enough to be few.
PIECE_BYTES: Final = 64 * 1024
_WINDOW: Final = 31  # with a gzip header
_LEVEL: Final = 1
_WORTH_PACKING_BYTES: Final = 1024


class SinkLimitError(Exception):
    """The answer has grown over the limit called `name`."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class AnswerSink:
    """A file for the engine to write an answer to: counts it, cuts it into frames, packs it.

    An answer below `PIECE_BYTES` leaves as one frame when it is complete, so its sender still
    knows nothing of it when something goes wrong on the way.
    """

    def __init__(
        self, send: Callable[[bytes], None], form: Format, message: framing.Message
    ) -> None:
        self._send = send
        self._counter = RowCounter(form)
        self._limit_rows: int = message["result_rows"]
        self._limit_bytes: int = message["result_bytes"]
        self._packer = zlib.compressobj(_LEVEL, wbits=_WINDOW) if message["gzip"] else None
        self._held = bytearray()
        self._started = False
        self.bytes = 0

    @property
    def rows(self) -> int | None:
        """How many rows were written, None where the format does not show it."""
        return self._counter.rows

    def write(self, data: bytes) -> int:
        """Take a piece of the answer from the engine."""
        self._held += data
        self.bytes += len(data)
        if self.bytes > self._limit_bytes:
            raise SinkLimitError("result_bytes")
        if len(self._held) >= PIECE_BYTES:
            self._count()
            self._send_piece(last=False)
        return len(data)

    def flush(self) -> None:
        """Do nothing: pieces leave when they are large enough."""

    def close(self) -> None:
        """Send what is held back; the answer is complete."""
        self._count()
        self._send_piece(last=True)

    def _count(self) -> None:
        self._counter.feed(bytes(self._held))
        if (self.rows or 0) > self._limit_rows:
            raise SinkLimitError("result_rows")

    def _send_piece(self, *, last: bool) -> None:
        whole = last and not self._started
        data, packed = self._pack(bytes(self._held), last=last, whole=whole)
        self._held.clear()
        if whole:
            self._send(framing.pack(framing.WHOLE, (b"\x01" if packed else b"\x00") + data))
        elif data:
            self._started = True
            self._send(framing.pack(framing.DATA, data))

    def _pack(self, data: bytes, *, last: bool, whole: bool) -> tuple[bytes, bool]:
        if self._packer is None or (whole and len(data) < _WORTH_PACKING_BYTES):
            return data, False
        packed = self._packer.compress(data)
        mode = zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH
        return packed + self._packer.flush(mode), True


def evaluate(store: ox.Store, message: framing.Message, sink: AnswerSink) -> None:
    """Run the query of `message` and write its answer to `sink`."""
    options = {"base_iri": message["base"], "prefixes": message["prefixes"]}
    if message["only_check"]:
        ox.Store().query(message["query"], **options)
        sink.close()
        return
    dataset = _dataset(message)
    text = with_columns_in_query_order(message["query"], options)
    text = repaired(text, Surroundings(store, options, dataset))
    answer = store.query(text, **options, **dataset)
    engine = format_by_key(message["format"]).engine
    file = cast("IO[bytes]", sink)
    if isinstance(answer, ox.QueryTriples) and isinstance(engine, ox.RdfFormat):
        prefixes = _one_for_each_namespace(message["prefixes"] | _prefixes(text))
        write_graph(answer, file, engine, prefixes)
    elif not isinstance(answer, ox.QueryTriples) and isinstance(engine, ox.QueryResultsFormat):
        answer.serialize(file, engine)
    else:
        raise ValueError(f"{message['format']} cannot hold the answer to this form of query")
    sink.close()


def with_columns_in_query_order(query: str, options: dict[str, Any]) -> str:
    """Return the query with ``SELECT *`` spelled out; the engine would sort the columns by name.

    The engine itself says which variables are in scope, asked over an empty store.

    >>> with_columns_in_query_order("SELECT * { ?s ?p ?o }", {})
    'SELECT ?s ?p ?o { ?s ?p ?o }'
    """
    star = _star(query)
    if star is None:
        return query
    solutions = ox.Store().query(query, **options)
    if not isinstance(solutions, ox.QuerySolutions):
        return query
    places = _first_places(query)
    names = [variable.value for variable in solutions.variables]
    columns = " ".join(f"?{name}" for name in sorted(names, key=lambda n: places.get(n, -1)))
    return f"{query[:star]}{columns}{query[star + 1 :]}" if columns else query


def _star(query: str) -> int | None:
    """Return where the star of the outermost ``SELECT *`` stands."""
    words: Iterator[tuple[int, str]] = ((p.start(), p.group().upper()) for p in pieces(query))
    for _, word in words:
        if word in ("{", "ASK", "CONSTRUCT", "DESCRIBE"):
            return None
        if word == "SELECT":
            place, word = next(words, (0, ""))
            if word in ("DISTINCT", "REDUCED"):
                place, word = next(words, (0, ""))
            return place if word == "*" else None
    return None


def _first_places(query: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for piece in pieces(query):
        if piece.lastgroup == "variable":
            places.setdefault(piece.group()[1:], piece.start())
    return places


def _prefixes(query: str) -> dict[str, str]:
    """Return the prefixes that the query declares with absolute IRIs."""
    found = list(pieces(query))
    return {
        name.group()[:-1]: iri.group()[1:-1]
        for keyword, name, iri in zip(found, found[1:], found[2:], strict=False)
        if keyword.group().upper() == "PREFIX" and ":" in iri.group() and iri.lastgroup == "iri"
    }


def _one_for_each_namespace(prefixes: dict[str, str]) -> dict[str, str]:
    """Return `prefixes` without those that a later one stands for too: the query's come last."""
    names = {namespace: name for name, namespace in prefixes.items()}
    return {name: namespace for namespace, name in names.items()}


def _dataset(message: framing.Message) -> dict[str, Any]:
    """Return the dataset that the protocol names; it replaces the one that the query names."""
    default, named = message["default_graphs"], message["named_graphs"]
    if not default and not named:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in default],
        "named_graphs": [ox.NamedNode(iri) for iri in named],
    }
