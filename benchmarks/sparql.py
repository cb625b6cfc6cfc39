"""Measure this SPARQL service beside `oxigraph serve` and `rdflib-endpoint`, in one run.

Run it as ``python benchmarks/sparql.py [--plans 1 100] [--seconds 10]``; it needs the packages
`oxigraph` and `rdflib-endpoint`. All have the same data; each is alone while it is measured, with
the clients on the same cores. ``--hostile`` puts this service under hostile queries instead, and
measures what other users notice of them.
"""

from __future__ import annotations

import argparse
import functools
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import http.client

import pyoxigraph as ox

from benchmarks.sparql_load import (
    JSON,
    Ask,
    Names,
    answer,
    distinct,
    first_byte_ms,
    load,
    repeated,
)
from benchmarks.sparql_systems import SYSTEMS, Address, Data, System, memory_mib, ours, running
from graph import open_store
from ontology.terms import PREFIXES
from plans import read_plan
from tests.probes import BROKEN, PROBES, random_probe

PLAN = ROOT / "data" / "jimo-2018-116.txt"
CLIENTS = 4
MILLION = "SELECT * { ?s ?p ?o . ?t a <https://w3id.org/gwp/ns#Task> } LIMIT 1000000"
HOSTILE_LIMIT_S = 2.0
RANDOM_PROBES = 1000


def main() -> None:
    options = _options()
    for plans in options.plans:
        with tempfile.TemporaryDirectory() as folder:
            data = make_data(Path(folder), plans)
            if options.hostile:
                hostile(data)
            else:
                compare(data, plans, options.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[1, 100])
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--hostile", action="store_true")
    return parser.parse_args()


def make_data(folder: Path, plans: int) -> Data:
    """Write the default graph of the Jimo plan as often as asked, under a name of its own each."""
    lines = [f"{triple} ." for triple in open_store([read_plan(PLAN)]).triples()]
    path = folder / "data.nt"
    with path.open("w", encoding="utf-8") as file:
        for number in range(plans):
            names = (line.replace("/doc/2018-116-", f"/doc/{number}-2018-116-") for line in lines)
            file.writelines(f"{line}\n" for line in names)
    started = time.perf_counter()
    store = ox.Store(str(folder / "data"))
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    store.flush()
    size = sum(file.stat().st_size for file in (folder / "data").iterdir()) / 2**20
    seconds = time.perf_counter() - started
    print(f"\n{plans} plans: {len(store)} statements, {size:.0f} MiB, loaded in {seconds:.1f} s")
    return Data(folder / "data", path, f"{plans}-plans")


def names_in(data: Data) -> Names:
    store = ox.Store.read_only(str(data.folder))
    found = [
        _column(store, f"SELECT ?x {{ ?x a gwp:{kind} }} LIMIT 5000")
        for kind in ("Task", "NamedUnit", "WorkPlan")
    ]
    return Names(*found)


def _column(store: ox.Store, query: str) -> tuple[str, ...]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(query)
    nodes = (row[0] for row in solutions)
    return tuple(node.value for node in nodes if isinstance(node, ox.NamedNode))


def compare(data: Data, plans: int, seconds: float) -> None:
    """Print one line for each server and kind of load."""
    names = names_in(data)
    print(f"{'':30}{'answers/s':>10}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'failed':>8}{'MiB':>7}")
    for system in SYSTEMS:
        if plans > system.plans_at_most:
            print(f"{system.name:30}left out: it would need too long to load {plans} plans")
            continue
        with running(system, data) as address:
            for title, asks in (("distinct", distinct), ("repeated", repeated)):
                _line(f"{system.name}, {title}", address, functools.partial(asks, names), seconds)
            _million(system, address)


def _line(title: str, address: Address, asks: Callable[[int], Iterator[Ask]], s: float) -> None:
    load(address, asks, clients=CLIENTS, s=min(1.0, s))
    times = load(address, asks, clients=CLIENTS, s=s)
    shares = "".join(f"{times.ms(share):>9.2f}" for share in (0.5, 0.95, 0.99))
    memory = memory_mib(address.pid)
    print(f"{title:30}{times.rate:>10.0f}{shares}{times.failures:>8}{memory:>7.0f}")


def _million(system: System, address: Address) -> None:
    before = memory_mib(address.pid)
    first = first_byte_ms(address, MILLION)
    peak, done = [before], threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            peak.append(memory_mib(address.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=300)
    started = time.perf_counter()
    _, body = answer(connection, address, Ask(MILLION, JSON))
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    print(
        f"{system.name}, a million rows: first byte {first:.0f} ms, {len(body) / 2**20:.0f} MiB in "
        f"{seconds:.1f} s, memory {before:.0f} MiB before and {max(peak):.0f} MiB at most"
    )


def hostile(data: Data) -> None:
    """Ask hostile queries, listed ones and random ones, while somebody else asks plain ones."""
    command = functools.partial(ours, timeout_s=HOSTILE_LIMIT_S)
    with running(System("gwp", command, "/sparql", 0), data) as address:
        names = names_in(data)
        plain = functools.partial(distinct, names)
        idle = load(address, plain, clients=1, s=5.0)
        print(f"others, idle: p50 {idle.ms(0.5):.1f} ms, p95 {idle.ms(0.95):.1f} ms")
        _during("each probe", address, plain, idle.ms(0.95), lambda: _probes(address))
        _during("random probes", address, plain, idle.ms(0.95), lambda: _random_probes(address))


def _during(
    title: str,
    address: Address,
    plain: Callable[[int], Iterator[Ask]],
    idle_ms: float,
    work: Callable[[], None],
) -> None:
    attack = threading.Thread(target=work)
    attack.start()
    seconds: list[float] = []
    failures = 0
    while attack.is_alive():
        times = load(address, plain, clients=1, s=1.0)
        seconds += times.seconds
        failures += times.failures
    ordered = sorted(seconds)
    p95 = 1000 * ordered[int(0.95 * len(ordered))]
    worst = 1000 * ordered[-1]
    print(
        f"others, during {title}: {len(seconds)} answers, {failures} failed, "
        f"p95 {p95:.1f} ms ({p95 - idle_ms:+.1f} ms), worst {worst:.0f} ms"
    )


def _probes(address: Address) -> None:
    for probe in PROBES:
        status, seconds = _probe(address, probe.query)
        right = "right" if status in probe.statuses else f"WRONG, not {set(probe.statuses)}"
        print(f"  {probe.name:40}{status:>5} {right:8}{seconds:>7.2f} s")


def _random_probes(address: Address) -> None:
    found = [_probe(address, random_probe(seed)) for seed in range(RANDOM_PROBES)]
    late = sum(seconds > HOSTILE_LIMIT_S + 0.2 for _, seconds in found)
    statuses = {status: sum(s == status for s, _ in found) for status, _ in found}
    print(f"  {len(found)} random probes: {statuses}, {late} later than the limit + 0.2 s")


def _probe(address: Address, query: str) -> tuple[int, float]:
    connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=60)
    headers = {"Content-Type": "application/sparql-query", "Accept": "*/*"}
    started = time.perf_counter()
    try:
        connection.request("POST", address.path, body=query.encode(), headers=headers)
        response = connection.getresponse()
        response.read()
        status = response.status
    except http.client.IncompleteRead:
        status = BROKEN
    return status, time.perf_counter() - started


if __name__ == "__main__":
    main()
