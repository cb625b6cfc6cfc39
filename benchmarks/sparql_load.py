"""Queries to put load on a server with, and the clients that ask them."""

from __future__ import annotations

import http.client
import random
import statistics
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.sparql_systems import Address

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
PREFIX = (
    "PREFIX gwp: <https://w3id.org/gwp/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)


@dataclass(frozen=True)
class Ask:
    """A query and the media type of its answer."""

    query: str
    accept: str


@dataclass
class Times:
    """The seconds that answers took, from one or several clients."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0
    elapsed: float = 0.0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0

    def ms(self, share: float) -> float:
        """Return the milliseconds within which this share of the answers came."""
        ordered = sorted(self.seconds) or [0.0]
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Names:
    """Resources of the data that queries can be about."""

    tasks: tuple[str, ...]
    units: tuple[str, ...]
    plans: tuple[str, ...]


def point(names: Names, chance: random.Random) -> Ask:
    """Ask all about one task."""
    return Ask(f"SELECT ?p ?o {{ <{chance.choice(names.tasks)}> ?p ?o }}", JSON)


def neighbourhood(names: Names, chance: random.Random) -> Ask:
    """Ask for the units that work with one unit, and on what."""
    unit = chance.choice(names.units)
    return Ask(
        f"{PREFIX}SELECT ?other ?label ?task {{ ?task gwp:involvesUnit <{unit}>, ?other . "
        f"OPTIONAL {{ ?other skos:prefLabel ?label }} FILTER(?other != <{unit}>) }} LIMIT 200",
        JSON,
    )


def aggregate(names: Names, chance: random.Random) -> Ask:
    """Ask who works most with whom in one plan."""
    plan = chance.choice(names.plans)
    return Ask(
        f"{PREFIX}SELECT ?a ?b (COUNT(?t) AS ?n) {{ ?t gwp:inDocument <{plan}> ; "
        "gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) } "
        "GROUP BY ?a ?b ORDER BY DESC(?n) LIMIT 20",
        JSON,
    )


def export(names: Names, chance: random.Random) -> Ask:
    """Ask for the tasks of one plan with all their statements, as Turtle."""
    plan = chance.choice(names.plans)
    query = f"CONSTRUCT {{ ?t ?p ?o }} WHERE {{ ?t gwp:inDocument <{plan}> ; ?p ?o }}"
    return Ask(f"{PREFIX}{query}", TURTLE)


MIX: tuple[tuple[Callable[[Names, random.Random], Ask], int], ...] = (
    (point, 50),
    (neighbourhood, 30),
    (aggregate, 15),
    (export, 5),
)


def distinct(names: Names, seed: int) -> Iterator[Ask]:
    """Yield queries of the mix without end, no two of them the same."""
    chance = random.Random(seed)  # noqa: S311
    makers, weights = zip(*MIX, strict=True)
    number = 0
    while True:
        number += 1
        ask = chance.choices(makers, weights)[0](names, chance)
        yield Ask(f"{ask.query} # {seed}.{number}", ask.accept)


def repeated(names: Names, seed: int) -> Iterator[Ask]:
    """Yield twenty queries of the mix over and over, the same for every client."""
    known = distinct(names, 7)
    asks = [next(known) for _ in range(20)]
    chance = random.Random(seed)  # noqa: S311
    while True:
        yield chance.choice(asks)


def load(
    address: Address, asks: Callable[[int], Iterator[Ask]], *, clients: int, s: float
) -> Times:
    """Have several clients ask for some seconds, and return all their times."""
    times = Times()
    until = time.perf_counter() + s
    started = time.perf_counter()
    threads = [
        threading.Thread(target=_client, args=(address, asks(seed), until, times))
        for seed in range(1, clients + 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.elapsed = time.perf_counter() - started
    return times


def _client(address: Address, asks: Iterator[Ask], until: float, times: Times) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=120)
    while time.perf_counter() < until:
        started = time.perf_counter()
        status, _ = answer(connection, address, next(asks))
        times.seconds.append(time.perf_counter() - started)
        times.failures += status != http.client.OK
    connection.close()


def answer(connection: http.client.HTTPConnection, address: Address, ask: Ask) -> tuple[int, bytes]:
    """Return status and body of one answer."""
    path = f"{address.path}?{urllib.parse.urlencode({'query': ask.query})}"
    connection.request("GET", path, headers={"Accept": ask.accept})
    response = connection.getresponse()
    return response.status, response.read()


def first_byte_ms(address: Address, query: str, runs: int = 5) -> float:
    """Return the median milliseconds until the first byte of an answer."""
    found = []
    for number in range(runs):
        connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=120)
        path = f"{address.path}?{urllib.parse.urlencode({'query': f'{query} #{number}'})}"
        started = time.perf_counter()
        connection.request("GET", path, headers={"Accept": JSON})
        connection.getresponse().read(1)
        found.append(time.perf_counter() - started)
        connection.close()
    return 1000 * statistics.median(found)
