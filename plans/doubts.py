"""Times and attachments that a person should look at: what could not be read, or is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plans.records import Attachment, Note, Task, TimeLimit

_MISSING_YEAR = "“{0}”没有年份，标题中也没有"
_UNREADABLE_TIME = "“{0}”不是能读出日期的时限"
_MISSING_ATTACHMENT = "正文提到附件“{0}”，但没有附上"
_DATED = ("deadline", "period")


def find_doubts(tasks: Iterable[Task], attachments: Iterable[Attachment]) -> list[Note]:
    """Return notes on time limits without dates and on attachments that are only named."""
    return [*_on_times(task.time for task in tasks), *_on_attachments(attachments)]


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
