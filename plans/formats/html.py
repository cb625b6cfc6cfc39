"""Web pages: their blocks as lines, their data tables as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from plans.formats import plain
from plans.formats.grid import to_lines

_CHARSET: Final = re.compile(
    rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_-]{2,20})""", re.IGNORECASE
)
_CHARSET_REACH: Final = 4096
_DROPPED: Final = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
    )
)
_BLOCKS: Final = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
        "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_BLANKS: Final = re.compile("[ \t\r\n\f]+")
_NUMBERED: Final = re.compile(r"\s*[(（]?[\d一二三四五六七八九十]{1,3}[.、．)）]")
_MOST_SPANNED: Final = 1000


def read(data: bytes, source: str) -> str:
    """Return the text of a web page."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    page = lxml_html.document_fromstring(_decode(data, source).encode("utf-8"), parser=parser)
    lines = "".join(_pieces(page)).split("\n")
    return "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in lines)


def _decode(data: bytes, source: str) -> str:
    """Return the page as its own declaration says it is encoded, if that works."""
    match = _CHARSET.search(data[:_CHARSET_REACH])
    if match:
        name = match[1].decode("ascii").lower()
        try:
            # What is declared as GB2312 is written in its superset.
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return plain.read(data, source)


def _pieces(root: lxml_html.HtmlElement) -> Iterator[str]:
    """Yield the text under `root` with line feeds around blocks; not recursive, for deep pages."""
    counts: dict[lxml_html.HtmlElement, int] = {}
    for event, node in _walk(root):
        tag = node.tag
        if event == "table":
            yield "\n" + "\n".join(to_lines(_grid(node))) + "\n"
        elif event == "start":
            yield "\n" if tag in _BLOCKS or tag == "br" else ""
            yield _number(node, counts) if tag == "li" else ""
            yield _BLANKS.sub(" ", node.text or "")
        elif tag in _BLOCKS:
            yield "\n"
        if event != "start" and node is not root:
            yield _BLANKS.sub(" ", node.tail or "")


def _walk(root: lxml_html.HtmlElement) -> Iterator[tuple[str, lxml_html.HtmlElement]]:
    """Yield where nodes start and end; a data table and what is not text come as one event."""
    events = etree.iterwalk(root, events=("start", "end"))
    skipped: lxml_html.HtmlElement | None = None
    for event, node in events:
        if skipped is not None:
            if event == "end" and node is skipped:
                skipped = None
            continue
        whole = "drop" if node.tag in _DROPPED else "table" if _is_data_table(node) else None
        if event == "start" and whole:
            skipped = node
            yield whole, node
        else:
            yield event, node


def _is_data_table(node: lxml_html.HtmlElement) -> bool:
    """Whether a table has rows and columns; one that lays out a page has one, or tables inside."""
    if node.tag != "table" or node.find(".//table") is not None:
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in node.iter("tr"))


def _grid(table: lxml_html.HtmlElement) -> Iterator[list[str]]:
    """Yield the rows; a cell over several rows is repeated in each."""
    above: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        yield _row(cells, above)


def _row(cells: list[lxml_html.HtmlElement], above: dict[int, tuple[int, str]]) -> list[str]:
    texts: list[str] = []
    column = 0
    pending = iter(cells)
    cell = next(pending, None)
    while cell is not None or column in above:
        if column in above:
            left, text = above.pop(column)
            if left > 1:
                above[column] = (left - 1, text)
            texts.append(text)
            column += 1
        elif cell is not None:
            text = _text(cell)
            if (rows := _spanned(cell, "rowspan")) > 1:
                above[column] = (rows - 1, text)
            texts.append(text)
            column += _spanned(cell, "colspan")
            cell = next(pending, None)
    return texts


def _text(cell: lxml_html.HtmlElement) -> str:
    return _BLANKS.sub(" ", "".join(map(str, cell.itertext()))).strip(" ")


def _spanned(cell: lxml_html.HtmlElement, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdecimal() else 1


def _number(item: lxml_html.HtmlElement, counts: dict[lxml_html.HtmlElement, int]) -> str:
    """Return the number that a browser prints in front of an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    first = str(parent.get("start", "1"))
    counts[parent] = counts.get(parent, int(first) - 1 if first.isdecimal() else 0) + 1
    return "" if _NUMBERED.match(item.text_content()[:12]) else f"{counts[parent]}."
