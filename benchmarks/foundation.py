"""Build, query, start-up and memory on the Jimo plan, beside plain RDFLib, in one run.

Run it as ``python benchmarks/foundation.py``. Ratios hold on a noisy machine; single times do not.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import rdflib

from graph import open_store
from ontology.terms import PREFIXES
from plans import Plan, read_plan

PLAN = ROOT / "data" / "jimo-2018-116.txt"
PORT = 8397
RUNS = 5
THREE_LINES = """SELECT ?a ?b (COUNT(?t) AS ?n)
WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)"""


def main() -> None:
    plan = read_plan(PLAN)
    reading = timed(lambda: read_plan(PLAN))
    print(f"read the plan: {reading:.3f} s")
    compare("build the graph", timed(lambda: open_store([plan])), timed(lambda: in_rdflib(plan), 1))
    store, graph = open_store([plan]), in_rdflib(plan)
    ours = timed(lambda: store.select(THREE_LINES), 20)
    theirs = timed(lambda: list(graph.query(THREE_LINES, initNs=PREFIXES)), 1)
    compare("three-line query", ours, theirs)
    if len(store.select(THREE_LINES)) != len(list(graph.query(THREE_LINES, initNs=PREFIXES))):
        raise SystemExit("the two engines disagree")
    start_up()


def in_rdflib(plan: Plan) -> rdflib.Graph:
    """Return the same statements, derived ones included, as RDFLib loads them."""
    store = open_store([plan])
    lines = "\n".join(f"{triple} ." for triple in store.triples())
    return rdflib.Graph().parse(data=lines, format="nt")


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of `work`."""
    return statistics.median(once(work) for _ in range(runs))


def once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(what: str, ours: float, theirs: float) -> None:
    print(f"{what}: gwp {ours:.4f} s, rdflib {theirs:.4f} s, {theirs / ours:.1f} times as long")


def start_up() -> None:
    """Print how long the command takes to its first answer, and the memory of its processes."""
    command = [sys.executable, str(ROOT / "gwp.py"), "serve", "--port", str(PORT)]
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{PORT}/sparql?query=ASK%7B%7D")
            seconds.append(time.perf_counter() - start)
            for path in ("", "network", "tasks", "units"):
                wait_for(f"http://127.0.0.1:{PORT}/{path}")
            megabytes = memory_mb(server.pid)
        finally:
            server.terminate()
            server.wait(30)
    print(f"first answer after {statistics.median(seconds):.2f} s (aim: 3 s)")
    print(f"memory of all processes after four pages: {megabytes:.0f} MB resident (aim: 250 MB)")


def wait_for(url: str, limit_s: float = 60) -> None:
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=limit_s) as answer:  # noqa: S310 loopback
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise SystemExit(f"no answer from {url}")


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process and its children (Linux)."""
    listing = subprocess.run(
        ["ps", "-o", "pid=,ppid=,rss=", "-A"], capture_output=True, text=True, check=True
    )
    rows = [tuple(map(int, line.split())) for line in listing.stdout.splitlines()]
    family = {pid}
    family.update(child for child, parent, _ in rows if parent in family)
    return sum(rss for process, _, rss in rows if process in family) / 1024


if __name__ == "__main__":
    main()
