"""Attachments (附件) that a document names, and whether its text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plans.glued import part_rows
from plans.lines import Row, read_rows
from plans.records import Attachment

_OPENING: Final = re.compile(
    r"(?:附件(?!下载|列表)|附[表图]?(?=[：:]|[表图]\d{1,2}(?:[：:]|$)))"
    r"(?:[一二三四五六七八九十](?=$|[：:.、])|\d{1,2}(?:-\d{1,2})?(?=$|[：:.、]|\D|20\d\d))?[：:.、]?"
)
_DIGITS: Final = re.compile(r"\d{1,2}[.、](?!\d[^\d])")
# Below a heading 附件 such numbers are those of its sections, not of further attachments.
_NUMBER: Final = re.compile(rf"{_DIGITS.pattern}|[一二三四五六七八九十]{{1,2}}、")
_FILE_ENDING: Final = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|ofd|zip|rar)$", re.IGNORECASE)
_COMPLETE: Final = re.compile(
    "(?:方案|名单|清单|表|图|办法|计划|规划|意见|措施|要点|细则|台账|目录|分工|指标|流程|说明"
    "|汇总|标准|任务|指南|函|制度|规程|政策|通知)(?:（[^（）]{1,30}）|[)）]|\\d)?》?[。；]?$"
)
_NOT_CONTENT: Final = re.compile(
    "抄送|.{0,40}印发$|附件|附[表图]?[：:]|（此件|（?主动公开|如果您|.{0,30}(?:政府|办公室|办公厅|局|厅"
    "|委员会)$|20\\d{2}年\\d{1,2}月\\d{1,2}日$"
)
# A title that wraps over more lines than this, or a longer line, is running text.
_MOST_LINES: Final = 4
_LONGEST_TITLE: Final = 120
_MOST_ATTACHMENTS: Final = 200
# With less text than this behind its heading an attachment is named, not there.
_LEAST_CONTENT: Final = 40


def read_attachments(text: str) -> tuple[Attachment, ...]:
    r"""Return the attachments that a document names, and whether the text holds them.

    Examples
    --------
    >>> [(a.title, a.present) for a in read_attachments("正文。\n附件:成员名单\n")]
    [('成员名单', False)]
    """
    rows = part_rows(read_rows(text))
    found: dict[str, Attachment] = {}
    for index, row in enumerate(rows):
        if row.flat.startswith("附") and len(found) < _MOST_ATTACHMENTS:
            _add(found, rows, index)
    return tuple(found.values())


def _add(found: dict[str, Attachment], rows: Sequence[Row], index: int) -> None:
    row = rows[index]
    opening = _OPENING.match(row.flat)
    if opening is None:
        return
    if len(row.flat) > _LONGEST_TITLE:
        _mark_glued(found, row.flat[opening.end() :])
        return
    heading = opening.end() == len(row.flat)
    for place, last in _titles(rows, index, opening.end()):
        title = _FILE_ENDING.sub("", place.shown.strip("。；"))
        if title.startswith("《") and title.find("》") == len(title) - 1:
            title = title[1:-1]
        if title == "略":
            continue
        key = _known(found, _key(title))
        again = key in found
        glued = again and len(_key(title)) > len(key) + _LEAST_CONTENT
        present = glued or ((again or heading) and _has_content(rows, last))
        if not again or present:
            span = found[key].span if again else place.span()
            found[key] = Attachment(found[key].title if again else title, present, span)


def _known(found: dict[str, Attachment], key: str) -> str:
    """Return the key of the attachment that a heading, wrapped or glued to its text, is of."""
    return next((held for held in found if held.startswith(key) or key.startswith(held)), key)


def _mark_glued(found: dict[str, Attachment], content: str) -> None:
    """Mark an attachment whose text follows its title on the same line."""
    words = _key(content)
    for key, held in found.items():
        if words.startswith(key):
            found[key] = Attachment(held.title, present=True, span=held.span)
            return


def _key(title: str) -> str:
    return re.sub(r"[《》“”（）()〔〕\s。；，]", "", title)


def _titles(rows: Sequence[Row], index: int, start: int) -> Iterator[tuple[Row, int]]:
    """Yield the titles that begin on a line, each with the index of the line it ends on."""
    place = index if start < len(rows[index].flat) else index + 1
    start = start if place == index else 0
    numbered = False
    numbers = _NUMBER if place == index else _DIGITS
    while place < len(rows):
        row = rows[place]
        number = numbers.match(row.flat, start)
        if numbered and not number:
            return
        title, last = _wrapped(rows, place, number.end() if number else start)
        if title is not None:
            yield title, last
        if not number:
            return
        numbered, place, start = True, last + 1, 0


def _wrapped(rows: Sequence[Row], index: int, start: int) -> tuple[Row | None, int]:
    title = _from(rows[index], start)
    last = index
    while (
        title is not None
        and not _COMPLETE.search(title.flat)
        and last + 1 < min(len(rows), index + _MOST_LINES)
        and _goes_on(rows[last + 1])
    ):
        last += 1
        title = title.join(rows[last])
    return title, last


def _goes_on(row: Row) -> bool:
    return not (
        row.gap or _NUMBER.match(row.flat) or _NOT_CONTENT.match(row.flat) or "。" in row.flat
    )


def _from(row: Row, start: int) -> Row | None:
    return row.cut(start) if start < len(row.flat) else None


def _has_content(rows: Sequence[Row], last: int) -> bool:
    length = 0
    for index in range(last + 1, len(rows)):
        if _NOT_CONTENT.match(rows[index].flat):
            break
        length += len(rows[index].flat)
        if length >= _LEAST_CONTENT:
            return True
    return False
