"""Queries kept as files, with what they are for in comment lines at their head.

A head line reads ``# key: value``, or ``# key@zh: value`` for text in a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ontology.language import Bilingual, GwpError

_HEAD_LINE: Final = re.compile(r"# (?P<key>[a-z]+(?:@(?:zh|en))?): (?P<value>.+)")


class QueryHeadError(GwpError, ValueError):
    """A query file whose head lacks something."""

    sentence = Bilingual(
        zh="查询文件 {path} 的开头缺少“# {key}: …”一行",
        en="the query file {path} lacks a head line '# {key}: ...'",
    )

    def __init__(self, path: str, key: str) -> None:
        self.path = path
        self.key = key


@dataclass(frozen=True, slots=True)
class KeptQuery:
    """One query file: `title` says what it asks, `text` is the query without its head."""

    path: Path
    title: Bilingual
    head: dict[str, str]
    text: str

    @property
    def name(self) -> str:
        """The file name without its extension."""
        return self.path.stem

    def head_value(self, key: str) -> str:
        """Return a value of the head.

        Raises
        ------
        QueryHeadError
            If the head has no such line.
        """
        return _required(self.head, key, self.path)


def read_query(path: Path) -> KeptQuery:
    """Read one query file.

    Raises
    ------
    QueryHeadError
        If it has no title in both languages.
    """
    head: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    while lines and (match := _HEAD_LINE.fullmatch(lines[0].rstrip("\n"))):
        head[match["key"]] = match["value"]
        del lines[0]
    title = Bilingual(zh=_required(head, "title@zh", path), en=_required(head, "title@en", path))
    return KeptQuery(path, title, head, "".join(lines))


def read_queries(folder: Path) -> tuple[KeptQuery, ...]:
    """Read all query files of a folder, by name."""
    return tuple(read_query(path) for path in sorted(folder.glob("*.rq")))


def _required(head: dict[str, str], key: str, path: Path) -> str:
    if key not in head:
        raise QueryHeadError(path.name, key)
    return head[key]
