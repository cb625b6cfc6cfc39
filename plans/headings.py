"""The title of a plan, out of the notice that issues it or the line that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plans.lines import Row
from plans.records import Span

# A title wrapped over more lines than this is none.
_MOST_LINES: Final = 5
_FIRST_LINES: Final = 60
# 关于印发甲方案的通知, 印发《甲方案》的通知, 关于《甲方案》公开征求意见的公告, 关于甲方案的公示.
_NOTICE: Final = re.compile(
    r"(?:\d{1,3}[.、])?(?P<issuer>[^，。；：《》]{0,80}?)"
    r"(?:关于(?:印发|转发|下发|公布|发布|公开征求|征求)(?:对)?|印发(?=《)"
    r"|关于(?=《[^《》]{4,100}》(?:公开)?征求意见)"
    r"|关于(?=[^《》]{4,80}(?:方案|计划|措施|要点|清单)(?:（[^（）]{2,20}）)?的公[示告]))"
    r"(?P<title>[^。；：]{4,160}?)(?:的|(?<=》)(?:(?:公开)?征求)?意见的)?(?:通知|公告|公示"
    r"|函)(?P<date>（[^（）]{4,14}）)?"
)
_KINDS: Final = (
    "工作方案|实施方案|行动方案|总体方案|方案|行动计划|工作计划|计划|规划|若干意见|实施意见"
    "|指导意见|意见|若干措施|措施|工作要点|要点"
    "|任务分工|责任分解|责任清单|任务清单|清单|办法|若干政策|政策|工作任务|通知|决定|纲要|细则|台账"
)
_PLAIN: Final = re.compile(
    rf"(?:标题：)?(?P<title>(?P<issuer>[^，。；：《》]{{0,60}}?)(?:关于)?[^。；：]{{4,120}}(?:{_KINDS})(?:（[^（）]{{2,20}}）)?)"
)
_ISSUED_BY: Final = re.compile(r"(?P<issuer>[^，。；：《》]{4,60}?)关于")
_OF_NOTICE: Final = re.compile("(?<=方案|措施|要点|计划|意见|清单|任务|政策)的通知$")
_OFFICE: Final = re.compile(
    "[^，。；：、〉|\\d]{1,60}(?:政府|办公室|办公厅|委员会|局|厅|部|委|院|办|小组|中心|银行"
    "|联席会议|协会|署)"
)
_NOT_A_TITLE: Final = re.compile(
    "当前位置|首页|[>|•]|法宝引证码|https?：|来源：|责任编辑|已经.{2,20}同意|现将|现印发|^附件"
)
_OUTER: Final = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a plan, where it stands, and the issuer in front of it."""

    title: str
    span: Span
    issuer: str | None = None
    issuer_span: Span | None = None
    row: Row | None = None


def read_heading(rows: Sequence[Row]) -> Heading | None:
    """Return the title among the first lines, none if no line is one.

    A title may be wrapped over several lines. What a notice issues (关于印发…的通知) comes before
    any other line that looks like a title.
    """
    joined = [*_joined(rows[:_FIRST_LINES])]
    for index, row in joined:
        match = _NOTICE.fullmatch(row.flat)
        if match and (not match["issuer"] or _OFFICE.fullmatch(match["issuer"])):
            return _of_notice(rows, index, row, match)
    for _, row in joined:
        if (match := _PLAIN.fullmatch(row.flat)) and not _NOT_A_TITLE.search(row.flat):
            return _of_plain(row, match)
    return _glued(rows)


def _joined(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Yield every line, alone and with up to four lines behind it that no empty line parts."""
    for index, first in enumerate(rows):
        row = first
        yield index, row
        for after in rows[index + 1 : index + _MOST_LINES]:
            if after.gap or len(row.flat) > 200:
                break
            row = row.join(after)
            yield index, row


def _of_notice(rows: Sequence[Row], index: int, row: Row, match: re.Match[str]) -> Heading:
    start, end = match.span("title")
    inner = _OUTER.fullmatch(row.flat, start, end)
    if inner:
        start, end = inner.span(1)
    issuer, place = match["issuer"], row.span(*match.span("issuer")) if match["issuer"] else None
    if not issuer and (above := _issuer_above(rows, index)):
        issuer, place = above.shown, above.span()
    return Heading(_clean(row.shown[start:end]), row.span(start, end), issuer or None, place, row)


def _issuer_above(rows: Sequence[Row], index: int) -> Row | None:
    """Return the issuer on the line above 关于印发, here or where the title is printed again."""
    title = rows[index].flat
    for before, row in pairwise(rows):
        if row.flat == title and _OFFICE.fullmatch(before.flat):
            return before
    return None


def _of_plain(row: Row, match: re.Match[str]) -> Heading:
    start, end = match.span("title")
    shortened = _OF_NOTICE.search(row.flat, start, end)
    end = shortened.start() if shortened else end
    issuer = _ISSUED_BY.match(row.flat, start, end)
    if issuer and _OFFICE.fullmatch(issuer["issuer"]):
        place = row.span(*issuer.span("issuer"))
        return Heading(
            _clean(row.shown[start:end]), row.span(start, end), issuer["issuer"], place, row
        )
    return Heading(_clean(row.shown[start:end]), row.span(start, end), row=row)


def _glued(rows: Sequence[Row]) -> Heading | None:
    """Return the title at the head of a text without line ends."""
    if not rows:
        return None
    row = rows[0]
    match = re.match(
        rf"(?P<title>[^。；：]{{6,120}}?(?:{_KINDS}))(?=[\u3400-\u9fff]{{1,10}}〔)", row.flat[:300]
    )
    return _of_plain(row, match) if match else None


def _clean(title: str) -> str:
    return title.strip("“”") if title.count("“") != title.count("”") else title
