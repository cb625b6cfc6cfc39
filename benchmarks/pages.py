"""Pages and drawings, measured in headless Chromium without GPU, beside plain pyvis in one run.

Run from the root: python benchmarks/pages.py [--nodes 1000] [--with-physics]

First stable drawing: from the start of navigation to the first of five equal frames that are not
blank. Panning: the drawing is moved in every frame for two seconds. Server: 200 requests a page
over loopback, after one that warms the caches. Plain pyvis is ``in_line`` with the same positions;
its requests to other hosts are refused at once, the best case behind a firewall.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import quote

import networkx as nx
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from export import look
from export.layout import LayoutCache
from export.pages import render_page
from graph.network import unit_network
from plans import read_plan
from tests.browser import open_browser, serve
from tests.pages_plan import SmallLibrary, app_of
from web.ledgers import plan_ledger

TIES_PER_NODE = 3.347
RUNS = 5
REQUESTS = 200
SLUG = "jimo"
PATHS = (
    "",
    "/network",
    "/network?kind=task-unit&size=betweenness",
    "/tasks",
    "/tasks/5",
    "/units",
    f"/units/{quote('区商务局')}",
    "/timeline",
    "/map",
    "/matrix",
    "/matrix?kind=unit-unit",
    "/compare",
    "/text",
)
WATCH = """
window.stable = new Promise((resolve) => {
  const small = document.createElement("canvas");
  small.width = 96; small.height = 60;
  const context = small.getContext("2d", { willReadFrequently: true });
  let before = "", since = 0, equal = 0;
  function look() {
    const drawn = document.querySelector("canvas");
    if (drawn && drawn.width) {
      context.clearRect(0, 0, 96, 60);
      context.drawImage(drawn, 0, 0, 96, 60);
      const now = context.getImageData(0, 0, 96, 60).data;
      const key = now.some((value) => value > 0) ? now.join() : "";
      if (key && key === before) { equal += 1; } else { equal = 0; since = performance.now(); }
      before = key;
      if (equal >= 5) return resolve(since);
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
});
"""
STABLE_WITHIN = """
(limit) => Promise.race([stable, new Promise((resolve) => setTimeout(resolve, limit, null))])
"""
PAN = """
() => new Promise((resolve) => {
  const start = performance.now();
  let frames = 0;
  function step() {
    const passed = performance.now() - start;
    if (passed > 2000) return resolve(frames / passed * 1000);
    frames += 1;
    const place = { x: 80 * Math.sin(passed / 150), y: 60 * Math.cos(passed / 150) };
    network.moveTo({ position: place, animation: false });
    requestAnimationFrame(step);
  }
  requestAnimationFrame(step);
})
"""


def random_network(nodes: int) -> nx.Graph[str]:
    """Return a network with the ties and name lengths of a large plan, the same on every run."""
    draw = Random(nodes)  # noqa: S311  test data
    numbered = nx.barabasi_albert_graph(nodes, 4, seed=nodes)
    extra = numbered.number_of_edges() - round(TIES_PER_NODE * nodes)
    numbered.remove_edges_from(draw.sample(sorted(numbered.edges), max(extra, 0)))
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(f"某区第{number}工作局" for number in range(nodes))
    for a, b in numbered.edges:
        network.add_edge(
            f"某区第{a}工作局", f"某区第{b}工作局", weight=draw.randint(1, 9), tasks=()
        )
    return network


def ours(network: nx.Graph[str]) -> str:
    """Return our standalone page."""
    return render_page(network, "协作网络")


def plain_pyvis(network: nx.Graph[str], *, physics: bool) -> str:
    """Return the page that pyvis makes on its own, with our positions if physics is off."""
    from pyvis.network import Network as Drawing

    drawing = Drawing(cdn_resources="in_line", directed=True)
    positions = look.positions_of(network, LayoutCache(), look.Look())
    for node, (x, y) in positions.items():
        drawing.add_node(node, label=node, x=x, y=y)
    for a, b, data in network.edges(data=True):
        drawing.add_edge(a, b, value=data["weight"])
    drawing.toggle_physics(physics)
    return str(drawing.generate_html())


def open_file(browser: Browser, html: str) -> Iterator[Page]:
    """Yield a page that shows `html`, other hosts refused."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, "utf-8")
        yield from open_address(browser, file.as_uri())


def open_address(browser: Browser, address: str) -> Iterator[Page]:
    """Yield a page at `address`, other hosts refused."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    def refuse(route: Route) -> None:
        route.abort()

    page.route(lambda url: not url.startswith(("file:", "http://127.0.0.1")), refuse)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    yield page
    page.close()


def drawn(pages: Callable[[], Iterator[Page]], limit_s: float = 60) -> tuple[str, str]:
    """Return the best time to the first stable drawing, and the frames per second of panning."""
    times, frames = [], []
    for _ in range(RUNS):
        for page in pages():
            found = page.evaluate(STABLE_WITHIN, limit_s * 1000)
            if found is None:
                return f"none in {limit_s:.0f} s", "–"
            times.append(found)
            frames.append(page.evaluate(PAN))
    return f"{min(times) / 1000:.2f} s", f"{max(frames):.0f}"


def server_times(address: str) -> Iterator[tuple[str, float, float, int]]:
    """Yield path, median and 95th percentile in milliseconds, and bytes of every page."""
    for path in PATHS:
        url = f"{address}/plans/{SLUG}{path}"
        times = []
        for number in range(REQUESTS + 1):
            start = time.perf_counter()
            with urllib.request.urlopen(url) as answer:  # noqa: S310  our own server
                size = len(answer.read())
            if number:
                times.append((time.perf_counter() - start) * 1000)
        yield path or "/", statistics.median(times), statistics.quantiles(times, n=20)[-1], size


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--with-physics", action="store_true", help="pyvis as it is by default")
    options = parser.parse_args()
    plan = read_plan(ROOT / "data" / "jimo-2018-116.txt")
    jimo = unit_network(plan_ledger(plan))
    with serve(app_of(SmallLibrary({SLUG: plan}))) as address:
        print("| page | median ms | p95 ms | kB |\n|---|---:|---:|---:|")
        for path, median, high, size in server_times(address):
            print(f"| {path} | {median:.1f} | {high:.1f} | {size / 1000:.0f} |", flush=True)
        print(
            "\n| drawing | nodes | ties | first stable | fps panning |\n|---|---:|---:|---:|---:|"
        )
        with open_browser() as browser:
            for name, path in (("overview, served", ""), ("network page, served", "/network")):
                url = f"{address}/plans/{SLUG}{path}"
                show(name, jimo, drawn(partial(open_address, browser, url)))
            measure_files(browser, jimo, options.with_physics)
            for nodes in (500, options.nodes):
                measure_files(browser, random_network(nodes), options.with_physics)


def measure_files(browser: Browser, network: nx.Graph[str], with_physics: bool) -> None:
    """Print a row for our file and for those of plain pyvis."""
    kinds = {
        "ours, file": ours(network),
        "plain pyvis, physics off": plain_pyvis(network, physics=False),
    }
    if with_physics:
        kinds["plain pyvis, its default"] = plain_pyvis(network, physics=True)
    for name, html in kinds.items():
        show(name, network, drawn(partial(open_file, browser, html)))


def show(name: str, network: nx.Graph[str], result: tuple[str, str]) -> None:
    """Print one row of the second table."""
    nodes, ties = network.number_of_nodes(), network.number_of_edges()
    print(f"| {name} | {nodes} | {ties} | {result[0]} | {result[1]} |", flush=True)


if __name__ == "__main__":
    main()
