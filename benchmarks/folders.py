"""Folders of plans: reading, building and loading beside a bare bulk load; memory; long texts.

Run it as ``python benchmarks/folders.py [PLANS]``. For the 1,000 plans that it takes if not told
otherwise it needs half an hour, 30 GB of disk, and 12 GB of memory, for the loaded store. Ratios
hold on a noisy machine; single times do not.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import pyoxigraph as ox

from export.folder import build_dataset
from graph.bulk import Reading, load_files
from graph.store import Store
from plans import PlanFormatError, read_plan, read_text

PLAN = ROOT / "data" / "jimo-2018-116.txt"
RUNS = 5
# What could make a pattern try again and again: open brackets, marks without end, numbers, blanks.
HOSTILE = {
    "brackets": "（责任单位：市财政局（科技、",
    "commas": "市财政局、",
    "titles": "《关于《关于",
    "numbers": "1.2.3.4.5.2023年",
    "percent": "增长14%左右以上",
    "blanks": "　 \t",
    "digits": "0123456789",
}
SCALES = (1, 10, 100)
HOSTILE_CHARS = 30_000


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    read_plan(PLAN)
    print(f"read the Jimo plan: {timed(lambda: read_plan(PLAN)):.3f} s (aim: 0.3 s)", flush=True)
    long_texts()
    with tempfile.TemporaryDirectory() as folder:
        files = write_variants(Path(folder) / "plans", number)
        loading(files, Path(folder))
        for count in (max(1, number // 10), number):
            building(files[:count], Path(folder) / f"out-{count}")


def write_variants(folder: Path, number: int) -> list[Path]:
    """Write plans that differ in number, title, place and one word of every task."""
    folder.mkdir()
    text = PLAN.read_text("utf-8")
    files = []
    for index in range(number):
        place = "".join(chr(0x4E00 + (index * 37 + step * 811) % 20000) for step in range(2))
        changed = text.replace("即墨", place).replace("即政办发", f"{place}政办发")
        changed = changed.replace("116号", f"{index + 1}号").replace("。", f"（{index}）。", 3)
        files.append(folder / f"{index:05d}.txt")
        files[-1].write_text(changed, "utf-8")
    return files


def loading(files: list[Path], folder: Path) -> None:
    """Print how much longer plans take to a loaded store than their finished N-Quads do."""
    finished = folder / "finished.nq"
    ours, size = load(files, finished)
    bare = ox.Store()
    theirs = once(lambda: bare.bulk_load(path=finished, format=ox.RdfFormat.N_QUADS))
    if len(bare) != size:
        raise SystemExit("the two stores differ")
    finished.unlink()
    print(
        f"{len(files)} plans to a store of {size} quads: {ours:.1f} s;"
        f" bulk load of the finished N-Quads: {theirs:.1f} s;"
        f" {ours / theirs:.2f} times as long (aim: 4), {os.cpu_count()} cores",
        flush=True,
    )


def load(files: list[Path], finished: Path) -> tuple[float, int]:
    """Return the seconds that loading takes and the number of quads, which go to `finished`."""
    store = Store(ox.Store())
    seconds = once(lambda: load_files(store, files, Reading()))
    store.inner.dump(str(finished), ox.RdfFormat.N_QUADS)
    return seconds, len(store.inner)


def building(files: list[Path], output: Path) -> None:
    """Print time and memory of `gwp build`, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_build, args=(files, output, sending))
    child.start()
    seconds, parent_mb, worker_mb = receiving.recv()
    child.join()
    print(
        f"gwp build of {len(files)} plans: {seconds:.0f} s, peak {parent_mb:.0f} MB resident,"
        f" {worker_mb:.0f} MB in the largest of its workers",
        flush=True,
    )


def _build(files: list[Path], output: Path, sending: multiprocessing.connection.Connection) -> None:
    seconds = once(lambda: build_dataset(files, output, Reading()))
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sending.send((seconds, _peak_kb() / 1024, workers / 1024))


def _peak_kb() -> int:
    """Return the peak of this process (Linux); the one of `resource` counts its parent's too."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def long_texts() -> None:
    """Print how the time of reading grows with the length of repeated and of hostile texts."""
    body = PLAN.read_text("utf-8")
    grow("the plan itself", body, read)
    for name, unit in HOSTILE.items():
        grow(name, f"一、任务\n1.{unit * (HOSTILE_CHARS // len(unit))}", read)


def grow(name: str, text: str, work: Callable[[str], object]) -> None:
    work(text)
    times = [once(lambda n=n: work(text * n)) for n in SCALES]  # type: ignore[misc]
    growth = ", ".join(
        f"{scale}x: {seconds / times[0] / scale:.2f}"
        for scale, seconds in zip(SCALES, times, strict=True)
    )
    size = len(text.encode()) * SCALES[-1] / 1e6
    print(f"{name} (to {size:.1f} MB, {times[-1]:.1f} s): time per character, {growth}", flush=True)


def read(text: str) -> None:
    try:
        read_text(text)
    except PlanFormatError as error:
        print(f"  ({error})")


def timed(work: Callable[[], object]) -> float:
    """Return the median seconds of `work`."""
    return statistics.median(once(work) for _ in range(RUNS))


def once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
