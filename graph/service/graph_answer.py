"""A graph as an answer: the same bytes on each run as long as it is not long, used prefixes only.

The engine hands out statements one by one, so which prefixes a long answer uses is not known at
its beginning. It is written in runs; a later run declares what the earlier ones have not, which
Turtle and TriG allow anywhere. A single run is sorted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Final

import pyoxigraph as ox

_RUN: Final = 5000
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"')
_PREFIX: Final = re.compile(rb"(?:^|[\s^])([A-Za-z][\w.-]*|):")


def write_graph(
    triples: Iterable[ox.Triple],
    file: IO[bytes],
    form: ox.RdfFormat,
    prefixes: Mapping[str, str],
) -> None:
    """Write `triples` to `file` in one of the RDF formats."""
    rest = iter(triples)
    first = list(itertools.islice(rest, _RUN))
    if len(first) < _RUN:
        first.sort(key=_order)
    if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        _write_runs(itertools.chain([first], _runs(rest)), file, form, prefixes)
    else:
        known = _of_predicates(first, prefixes) if form == ox.RdfFormat.RDF_XML else None
        ox.serialize(itertools.chain(first, rest), file, form, prefixes=known)


def _write_runs(
    runs: Iterable[Sequence[ox.Triple]],
    file: IO[bytes],
    form: ox.RdfFormat,
    prefixes: Mapping[str, str],
) -> None:
    declared: set[str] = set()
    for run in runs:
        body = _without_header(ox.serialize(run, format=form, prefixes=dict(prefixes)) or b"")
        new = sorted(_used(body, prefixes) - declared)
        declared.update(new)
        header = "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in new)
        file.write(f"{header}\n".encode() + body if header else body)


def _runs(triples: Iterator[ox.Triple]) -> Iterator[Sequence[ox.Triple]]:
    while run := list(itertools.islice(triples, _RUN)):
        yield run


def _without_header(written: bytes) -> bytes:
    start = 0
    while written.startswith(b"@prefix ", start):
        start = written.index(b"\n", start) + 1
    return written[start:]


def _used(body: bytes, prefixes: Mapping[str, str]) -> set[str]:
    r"""Return the prefixes that stand in Turtle outside of its texts.

    >>> sorted(_used(b'e:a a e:T ;\n\tf:p "not g:x"^^h:t .', dict.fromkeys("efgh", "")))
    ['e', 'f', 'h']
    """
    found = set(_PREFIX.findall(_STRING.sub(b'""', body)))
    return {name for name in prefixes if name.encode() in found}


def _of_predicates(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    predicates = {triple.predicate.value for triple in triples}
    return {
        name: namespace
        for name, namespace in sorted(prefixes.items())
        if any(predicate.startswith(namespace) for predicate in predicates)
    }


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)
