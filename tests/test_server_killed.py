"""A server killed while others write to it: what it acknowledged is there, and whole."""

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
TOKEN = {"Authorization": "Bearer open-sesame"}
TURTLE = TOKEN | {"Content-Type": "text/turtle"}
STATEMENTS = 40
WRITERS = 3
P = "<http://e/p>"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@dataclass
class Tally:
    """What the writers have been promised; `enough` is set after some promises of this round."""

    wanted: int
    acknowledged: list[int] = field(default_factory=list)
    begun: int = 0
    enough: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> int:
        with self.lock:
            self.begun += 1
            return self.begun

    def note(self, number: int) -> None:
        with self.lock:
            self.acknowledged.append(number)
            self.wanted -= 1
        if self.wanted <= 0:
            self.enough.set()


@contextlib.contextmanager
def running(store: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server over the folder and give its process and address."""
    command = [sys.executable, str(ROOT / "gwp.py"), "serve", "--empty", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--store", str(store)],
        env=os.environ | {"GWP_WRITE_TOKEN": "open-sesame"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = iter(process.stderr.readline, "")
        address = next(m[0] for line in said if (m := re.search(r"http://[\d.:]+/", line)))
        yield process, address
    finally:
        process.kill()
        process.communicate()


def write(client: httpx.Client, number: int) -> httpx.Response:
    """Write some statements in one transaction, in one of three ways."""
    says = ", ".join(str(n) for n in range(STATEMENTS))
    statement = f"<http://e/s{number}> {P} {says} ."
    first, second = f"http://e/first/{number}", f"http://e/second/{number}"
    if number % 3 == 0:
        params = {"graph": first}
        return client.put("/store", params=params, content=statement, headers=TURTLE)
    if number % 3 == 1:
        params = {"graph": first}
        return client.post("/store", params=params, content=statement, headers=TURTLE)
    data = "INSERT DATA {{ GRAPH <{}> {{ {} }} }}"
    text = f"{data.format(first, statement)} ; {data.format(second, statement)}"
    return client.post("/update", data={"update": text}, headers=TOKEN)


def keep_writing(address: str, tally: Tally) -> None:
    with httpx.Client(base_url=address, timeout=30) as client:
        while True:
            number = tally.next()
            try:
                done = write(client, number).is_success
            except httpx.TransportError:
                return
            if done:
                tally.note(number)


def counts(client: httpx.Client, query: str) -> dict[str, int]:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return {row["key"]["value"]: int(row["n"]["value"]) for row in rows}


def check(client: httpx.Client, acknowledged: list[int]) -> None:
    graphs = counts(
        client,
        f"SELECT (STR(?g) AS ?key) (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s {P} ?o }} }} GROUP BY ?g",
    )
    assert set(graphs.values()) <= {STATEMENTS}
    first = {name.rpartition("/")[2] for name in graphs if "/first/" in name}
    second = {name.rpartition("/")[2] for name in graphs if "/second/" in name}
    assert {str(number) for number in acknowledged} <= first
    assert second == {number for number in first if int(number) % 3 == 2}
    records = counts(
        client,
        "SELECT (STR(?g) AS ?key) (COUNT(*) AS ?n) { GRAPH ?g { ?w a prov:Activity } } GROUP BY ?g",
    )
    assert sum(records.values()) == len(first)
    merged = counts(client, f"SELECT ('' AS ?key) (COUNT(*) AS ?n) {{ ?s {P} ?o }}")
    assert merged[""] in (0, STATEMENTS * len(first))


def test_a_server_that_is_killed_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311
    acknowledged: list[int] = []
    begun = 0
    for _ in range(4):
        tally = Tally(chance.randrange(5, 30), begun=begun)
        with running(tmp_path / "store") as (process, address):
            with httpx.Client(base_url=address, timeout=60) as client:
                check(client, acknowledged)
            writers = [
                threading.Thread(target=keep_writing, args=(address, tally)) for _ in range(WRITERS)
            ]
            for writer in writers:
                writer.start()
            assert tally.enough.wait(60)
            os.kill(process.pid, signal.SIGKILL)
            for writer in writers:
                writer.join()
        acknowledged += tally.acknowledged
        begun = tally.begun
    with (
        running(tmp_path / "store") as (_, address),
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        check(client, acknowledged)
