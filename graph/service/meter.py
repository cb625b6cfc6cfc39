"""What the service has done so far, in numbers that a monitor can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.service.desk import Finished, SparqlService

_SECONDS: Final = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 60.0)


class Meter:
    """Counts the queries of a service and prints the counts in the text format of Prometheus.

    References
    ----------
    https://prometheus.io/docs/instrumenting/exposition_formats/
    """

    def __init__(self, service: SparqlService) -> None:
        self._service = service
        self._outcomes: Counter[str] = Counter()
        self._within: Counter[float] = Counter()
        self._sums: Counter[str] = Counter()
        self._seconds = 0.0
        service.observe(self.count)

    def count(self, finished: Finished) -> None:
        """Count a query that is over."""
        error = finished.error
        self._outcomes["ok" if error is None else type(error).__name__] += 1
        self._seconds += finished.seconds
        self._within.update(edge for edge in _SECONDS if finished.seconds <= edge)
        self._sums["cached"] += finished.from_cache
        if finished.numbers is not None:
            self._sums["rows"] += finished.numbers.rows or 0
            self._sums["bytes"] += finished.numbers.bytes

    def text(self) -> str:
        """Return all numbers as Prometheus reads them."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield from _head("gwp_queries_total", "counter", "Queries by outcome.")
        for outcome, count in sorted(self._outcomes.items()):
            yield f'gwp_queries_total{{outcome="{outcome}"}} {count}'
        yield from _head("gwp_query_seconds", "histogram", "Seconds from arrival to the end.")
        for edge in _SECONDS:
            yield f'gwp_query_seconds_bucket{{le="{edge:g}"}} {self._within[edge]}'
        total = self._outcomes.total()
        yield f'gwp_query_seconds_bucket{{le="+Inf"}} {total}'
        yield f"gwp_query_seconds_sum {self._seconds:.6f}"
        yield f"gwp_query_seconds_count {total}"
        for name, kind, meaning, value in self._singles():
            yield from _head(name, kind, meaning)
            yield f"{name} {value}"

    def _singles(self) -> Iterator[tuple[str, str, str, int]]:
        sums, service = self._sums, self._service
        yield "gwp_result_rows_total", "counter", "Rows answered.", sums["rows"]
        yield "gwp_result_bytes_total", "counter", "Bytes answered.", sums["bytes"]
        yield "gwp_cache_hits_total", "counter", "Answers from the cache.", sums["cached"]
        yield "gwp_cache_bytes", "gauge", "Bytes in the cache.", service.cache.bytes
        yield "gwp_queries_running", "gauge", "Queries that run.", len(service.running())
        for name, (meaning, value) in service.gauges().items():
            yield name, "gauge", meaning, value


def _head(name: str, kind: str, meaning: str) -> tuple[str, str]:
    return f"# HELP {name} {meaning}", f"# TYPE {name} {kind}"
