"""What a document says about itself: title, number, issuer, dates, addressees, copy list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from plans.dates import find_moments, spell_out
from plans.days import ANY_DAY, DAY, in_digits, to_day
from plans.glued import NUMBER, ORGANISATION, part_rows
from plans.headings import Heading, read_heading
from plans.lines import Row, read_rows, starts_section
from plans.lists import read_addressees, read_copied_to
from plans.records import Metadata, Span

# The covering notice, and the lines behind the plan, are looked for no further than this.
_HEAD_CHARS: Final = 6000
_TAIL_CHARS: Final = 2000
_HAN: Final = "[\u3400-\u9fff]"
_DATE_ALONE: Final = re.compile(rf"（?{DAY}）?")
_LABEL_WORDS: Final = {
    "number": "编号|文号|发文字号|文件编号|字号|公文字号|文件字号",
    "index_number": "索引号|信息索引号|索引编号",
    "date_published": "发布日期|公开日期|发文日期|发布时间|公开时间|上网日期|发布于",
    "date_signed": "成文日期|生成日期|成文时间|印发日期|签发日期",
    "issuer": "制发机关|发文机关|发布机构|发文单位|发布机关|发布单位|制定机关|公开主体|发布部门",
}
_LABELS: Final = {
    name: re.compile(f"(?:{words})[：|]{{0,3}}") for name, words in _LABEL_WORDS.items()
}
_NAME: Final = re.compile("[^，。；：|]{2,40}")
_INDEX: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.—-]{5,40}")
_PLACE: Final = re.compile(
    f"(?:中共)?((?![省市区县全本我]){_HAN}{{2,8}}?(?<![城社园小])(?:特别行政区|自治区|自治州"
    f"|自治县|自治旗|省|市|州|盟|县|新区|区|旗)"
    f"(?:(?!委|政|人民|办公){_HAN}{{2,6}}?(?<!委)(?:自治县|自治州|市|县|新区|区|旗|州)(?!域|间"
    f"|位)){{0,2}})"
)
_STATE: Final = re.compile("国务院|中共中央|中华人民共和国|全国人民代表大会|国家")


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and where it was read."""

    value: Any
    span: Span


def read_metadata(text: str) -> Metadata:
    r"""Return what the head and the tail of a document say about it.

    The title is that of the plan: what a covering notice issues (关于印发…的通知). Its own number
    is the one on a line of its own, behind the title or in the table above it, never a cited one.

    Examples
    --------
    >>> notice = "甲市人民政府关于印发甲市2023年工作要点的通知\n甲政发〔2023〕5号\n2023年5月1日\n"
    >>> found = read_metadata(notice)
    >>> found.title, found.number, found.issuer, found.date_signed
    ('甲市2023年工作要点', '甲政发〔2023〕5号', '甲市人民政府', datetime.date(2023, 5, 1))
    """
    head = _head_rows(text)
    tail = part_rows(read_rows(text, max(0, len(text) - _TAIL_CHARS)))
    heading = read_heading(head)
    found: dict[str, _Found] = {
        name: value
        for name, read in _READERS.items()
        if (value := read(head, tail, heading)) is not None
    }
    return _to_metadata(text, heading, found)


def year_of(metadata: Metadata) -> int | None:
    """Return the year that a date without one means: of the title, else of the document.

    Where the title names several years, it is the one of them that the document is of, else the
    first.

    >>> year_of(Metadata(title="若干措施", number="甲政发〔2023〕5号"))
    2023
    """
    start, end = metadata.start, metadata.end
    number = NUMBER.search(metadata.number or "")
    signed = metadata.date_signed.year if metadata.date_signed else None
    dated = signed or (int(number[2]) if number else None)
    if start and not (dated and end and start.year <= dated <= end.year):
        return start.year
    return dated


def read_title(text: str) -> str:
    """Return the title of the plan in a document, empty if none is found."""
    heading = read_heading(_head_rows(text))
    return heading.title if heading else ""


def _head_rows(text: str) -> list[Row]:
    """Return the lines in front of the plan's own first section."""
    rows = part_rows(read_rows(text, 0, _HEAD_CHARS))
    stop = next((i for i, row in enumerate(rows) if i > 0 and starts_section(row)), len(rows))
    return rows[: max(stop, 2)]


def _to_metadata(text: str, heading: Heading | None, found: Mapping[str, _Found]) -> Metadata:
    values = {name: entry.value for name, entry in found.items()}
    spans = {name: entry.span for name, entry in found.items()}
    title = heading.title if heading else ""
    if heading:
        spans["title"] = heading.span
    start, end = _period(title)
    return Metadata(title=title, start=start, end=end, spans=spans, **values)


def _period(title: str) -> tuple[date | None, date | None]:
    """Return the years that a title names: (2018-2019年), 2023年度, else those of its “十四五”."""
    for words in (in_digits(title), spell_out(title)):
        for first, second in find_moments(words, None):
            if first.first and first.last:
                return first.first, (second or first).last
    return None, None


def _number(head: Sequence[Row], tail: Sequence[Row], heading: Heading | None) -> _Found | None:
    alone = [(row, match) for row in head if (match := NUMBER.fullmatch(row.flat.strip("（）()")))]
    if alone:
        row, match = alone[0]
        start = row.flat.find(match[0])
        return _Found(_normal(match), row.span(start, start + len(match[0])))
    return _labelled(head, "number", NUMBER, _normal)


def _normal(match: re.Match[str]) -> str:
    return f"{match[1]}〔{match[2]}〕{match[3]}号"


def _labelled(
    rows: Sequence[Row],
    label: str,
    value: re.Pattern[str],
    convert: Callable[[re.Match[str]], Any] = lambda match: match[0],
) -> _Found | None:
    for row in rows:
        head = _LABELS[label].search(row.flat)
        match = value.match(row.flat, head.end()) if head else None
        if match and (converted := convert(match)) is not None:
            return _Found(converted, row.span(match.start(), match.end()))
    return None


def _index_number(head: Sequence[Row], tail: Sequence[Row], heading: object) -> _Found | None:
    return _labelled(head, "index_number", _INDEX)


def _published(head: Sequence[Row], tail: Sequence[Row], heading: object) -> _Found | None:
    return _labelled([*head, *tail], "date_published", ANY_DAY, to_day)


def _signed(head: Sequence[Row], tail: Sequence[Row], heading: Heading | None) -> _Found | None:
    for row in (*head, *tail):
        match = _DATE_ALONE.fullmatch(row.flat) or _signature(row)
        if match and (day := to_day(match)):
            start = row.flat.find(match[1])
            return _Found(day, row.span(start, start + len(match[1])))
    return _labelled(head, "date_signed", ANY_DAY, to_day) or _dated(heading, tail)


def _signature(row: Row) -> re.Match[str] | None:
    """Return the match of an issuer and a date on one line."""
    return re.fullmatch(f"(?:{ORGANISATION.pattern}){DAY}", row.flat)


def _dated(heading: Heading | None, tail: Sequence[Row]) -> _Found | None:
    if heading and heading.row and (match := re.search(f"（{DAY}）$", heading.row.flat)):
        return _Found(to_day(match), heading.row.span(match.start(1), match.end(1)))
    for row in tail:
        if (match := re.search(f"{DAY}(?=印发(?![《的了关]))", row.flat)) and (
            day := to_day(match)
        ):
            return _Found(day, row.span(match.start(1), match.end(1)))
    return None


def _issuer(head: Sequence[Row], tail: Sequence[Row], heading: Heading | None) -> _Found | None:
    if heading and heading.issuer and heading.issuer_span:
        return _Found(heading.issuer, heading.issuer_span)
    rows = [*head, *tail]
    for index in range(1, len(rows)):
        signed = _wrapped_name(rows, index - 1) if _DATE_ALONE.fullmatch(rows[index].flat) else None
        if signed and ORGANISATION.fullmatch(signed.flat):
            name = re.sub("[（(][^（()）]*[)）]$", "", signed.shown)
            return _Found(name, signed.span(0, len(name)))
    return _labelled(head, "issuer", _NAME) or _printed_by(tail)


def _printed_by(tail: Sequence[Row]) -> _Found | None:
    """Return whose office had the document printed: 甲市政府办公室2023年5月4日印发."""
    for before, row in zip((None, *tail), tail, strict=False):
        match = re.fullmatch(f"({ORGANISATION.pattern})?{DAY}印发", row.flat)
        named = row.cut(0, match.end(1)) if match and match[1] else before
        if match and named and ORGANISATION.fullmatch(named.flat):
            return _Found(named.shown, named.span())
    return None


def _wrapped_name(rows: Sequence[Row], index: int) -> Row:
    """Return a line, with the line above it if that one breaks off within a name."""
    row = rows[index]
    if index == 0 or row.gap or not re.fullmatch("[^，。；：）]{4,40}", rows[index - 1].flat):
        return row
    return row if ORGANISATION.fullmatch(rows[index - 1].flat) else rows[index - 1].join(row)


def _jurisdiction(
    head: Sequence[Row], tail: Sequence[Row], heading: Heading | None
) -> _Found | None:
    issuer = _issuer(head, tail, heading)
    names = [(issuer.value, issuer.span)] if issuer else []
    if heading:
        names.append((heading.title, heading.span))
    for name, span in names:
        if _STATE.match(name):
            return _Found("中国", span)
        if match := _PLACE.match(name):
            return _Found(match[1], span)
    return None


def _addressees(head: Sequence[Row], tail: Sequence[Row], heading: object) -> _Found | None:
    found = read_addressees(head)
    return _Found(*found) if found else None


def _copied_to(head: Sequence[Row], tail: Sequence[Row], heading: object) -> _Found | None:
    found = read_copied_to(tail) or read_copied_to(head)
    return _Found(*found) if found else None


_READERS: Final[
    dict[str, Callable[[Sequence[Row], Sequence[Row], Heading | None], _Found | None]]
] = {
    "number": _number,
    "issuer": _issuer,
    "jurisdiction": _jurisdiction,
    "date_signed": _signed,
    "date_published": _published,
    "index_number": _index_number,
    "addressees": _addressees,
    "copied_to": _copied_to,
}
