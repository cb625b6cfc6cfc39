"""The timeline and the benchmark map as tables, for their CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from export.words import concept_words
from ontology.language import Language
from plans.records import Plan, Task
from web.texts import say
from web.views.counts import BenchmarkCount
from web.views.timeline import by_urgency
from web.views.worldmap import coordinates

Table = tuple[list[str], list[list[object]]]


def timeline_table(plan: Plan, tasks: Iterable[Task], today: date, language: Language) -> Table:
    """Return heading and rows of the tasks in the order of the due list."""
    keys = ("number", "task", "sector", "role.lead", "time.start", "time.end", "as_written")
    heading = [say(key, language) for key in (*keys, "urgency")]
    sectors = {sector.ordinal: sector.title for sector in plan.sectors}
    rows = [
        [*_limit(task, sectors), say(f"urgency.{level}", language)]
        for level, found in by_urgency(tasks, today).items()
        for task in found
    ]
    return heading, rows


def _limit(task: Task, sectors: dict[int, str]) -> Iterator[object]:
    time = task.time
    yield from (task.number, task.text, sectors.get(task.sector or 0, ""))
    yield "、".join(leads([task]))
    yield from (time.start or "", time.end or "", time.surface) if time else ("", "", "")


def map_table(rows: Iterable[BenchmarkCount], language: Language) -> Table:
    """Return heading and rows of the benchmarks; those without a place have no coordinates."""
    keys = ("benchmark", "type", "map.country", "map.latitude", "map.longitude")
    more = ("count.tasks", "map.numbers", "map.learners")
    heading = [say(key, language) for key in (*keys, *more)]
    return heading, [list(_benchmark(row, language)) for row in rows]


def _benchmark(row: BenchmarkCount, language: Language) -> Iterator[object]:
    yield from (row.name, concept_words("benchmark-kind", row.kind).pick(language))
    yield row.country or ""
    yield from coordinates(row.name, row.country) or ("", "")
    yield from (len(row.tasks), "、".join(task.number for task in row.tasks))
    yield "、".join(leads(row.tasks))


def leads(tasks: Sequence[Task]) -> list[str]:
    """Return the units that lead or answer for the tasks, each once."""
    parties = (one for task in tasks for one in task.assignments)
    return list(dict.fromkeys(one.unit for one in parties if one.role != "participant"))
