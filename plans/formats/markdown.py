"""Markdown: headings, paragraphs, numbered lists and tables, without the marks."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plans.formats import plain
from plans.formats.grid import to_lines


def read(data: bytes, source: str) -> str:
    """Return the text of a Markdown document."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return to_text(parser.parse(plain.read(data, source)))


def to_text(tokens: Sequence[Token]) -> str:
    """Return the text of parsed Markdown, one block per paragraph."""
    lines: list[str] = []
    rows: list[list[str]] = []
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            lines.extend([*to_lines(rows), ""])
            rows = []
        elif token.type == "inline":
            text = number + _inline(token)
            number = ""
            if rows:
                rows[-1].append(text)
            else:
                lines.extend([text, ""])
        elif token.type in ("fence", "code_block"):
            lines.extend([token.content.rstrip("\n"), ""])
    return "\n".join(lines)


def _inline(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
    return "".join(pieces)
