"""What a person should look at: times, benchmarks and attachments not read, or not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plans.records import Attachment, Benchmark, Note, Span, Task, TimeLimit
from plans.unlisted import name_behind

_MISSING_YEAR = "“{0}”没有年份，标题中也没有"
_UNREADABLE_TIME = "“{0}”不是能读出日期的时限"
_UNCERTAIN_BENCHMARK = "“{0}”后面的“{1}”可能是一个名称，只读出了地名"
_MISSING_ATTACHMENT = "正文提到附件“{0}”，但没有附上"
_DATED = ("deadline", "period")
_PLACES = ("city", "region")
# How far behind a place a name and what is learnt from it are looked for.
_REACH = 40


def find_doubts(text: str, tasks: Iterable[Task], attachments: Iterable[Attachment]) -> list[Note]:
    """Return notes on times without dates, places that may open a name, attachments not there."""
    tasks = tuple(tasks)
    benchmarks = (one for task in tasks for one in task.benchmarks)
    return [
        *_on_times(task.time for task in tasks),
        *_on_benchmarks(text, benchmarks),
        *_on_attachments(attachments),
    ]


def _on_benchmarks(text: str, benchmarks: Iterable[Benchmark]) -> Iterator[Note]:
    for one in benchmarks:
        if one.kind not in _PLACES:
            continue
        end = one.span.end
        name = name_behind("".join(text[end : end + _REACH].split()))
        if name:
            span = Span(one.span.start, _end_of(text, name, end))
            yield Note("uncertain-benchmark", span, _UNCERTAIN_BENCHMARK.format(one.surface, name))


def _end_of(text: str, name: str, place: int) -> int:
    """Return where the characters of a name end that begins at `place`, blanks left out."""
    for char in name:
        place = text.index(char, place) + 1
    return place


def _on_times(limits: Iterable[TimeLimit | None]) -> Iterator[Note]:
    for limit in limits:
        if limit is None or limit.end is not None:
            continue
        if limit.kind in _DATED:
            yield Note("missing-year", limit.span, _MISSING_YEAR.format(limit.surface))
        elif limit.kind == "event":
            yield Note("unreadable-time", limit.span, _UNREADABLE_TIME.format(limit.surface))


def _on_attachments(attachments: Iterable[Attachment]) -> Iterator[Note]:
    for attachment in attachments:
        if not attachment.present:
            message = _MISSING_ATTACHMENT.format(attachment.title)
            yield Note("missing-attachment", attachment.span, message)
