"""Tables of an analysis as text, Markdown, CSV, JSON and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from graph.analysis.table import Table, Value, is_undefined
from ontology.language import Bilingual, Language

if TYPE_CHECKING:
    from export.workbook import Cell

_UNDEFINED: Final = "–"
_MOST_NAMES: Final = 8
_DEFINITIONS: Final = Bilingual(zh="定义", en="definitions")
_COMMA: Final = Bilingual("、", ", ")
_TRUTH: Final = {True: Bilingual("是", "yes"), False: Bilingual("否", "no")}
_SIGNIFICANT_DIGITS: Final = 12


def tables_to_json(tables: Sequence[Table]) -> str:
    r"""Return one JSON object: the rows of every table under its key, then what they mean.

    NaN becomes ``null``. ``definitions`` holds title, column definitions and notes in both
    languages.

    >>> tables_to_json(())
    '{\n "definitions": {}\n}\n'
    """
    body: dict[str, Any] = {
        table.key: [_json_row(record) for record in table.records()] for table in tables
    }
    body["definitions"] = {table.key: _definition(table) for table in tables}
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def table_to_csv(table: Table, language: Language | None = None) -> str:
    """Return one table as CSV (RFC 4180) with a header of keys, or of headings in `language`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(c.title.pick(language) if language else c.key for c in table.columns)
    writer.writerows([_plain(value, language) for value in row] for row in table.rows)
    return out.getvalue()


def tables_to_csv(tables: Sequence[Table], language: Language | None = None) -> str:
    """Return several tables as CSV, each under a line with its key, with an empty line between."""
    return "\r\n".join(f"# {table.key}\r\n{table_to_csv(table, language)}" for table in tables)


def tables_to_markdown(tables: Sequence[Table], language: Language = "zh") -> str:
    """Return the tables as Markdown, with the definitions and notes under each."""
    return "\n".join(_markdown(table, language) for table in tables)


def tables_to_text(tables: Sequence[Table], language: Language = "zh", top: int = 0) -> str:
    """Return the tables aligned for a terminal, notes under each.

    `top` limits the rows shown (0: all); a list is cut after eight names. The other renderings
    are complete.
    """
    return "\n".join(_text(table, language, top) for table in tables)


def tables_to_xlsx(tables: Sequence[Table], language: Language = "zh") -> bytes:
    """Return a workbook: one sheet for each table, and one with all definitions (needs openpyxl).

    Equal tables give equal cells; numbers are numbers, NaN an empty cell.
    """
    from export.workbook import workbook_bytes

    sheets = {_sheet_name(table, language): _sheet_rows(table, language) for table in tables}
    sheets[_DEFINITIONS.pick(language)] = _definition_rows(tables, language)
    return workbook_bytes(sheets)


def _sheet_name(table: Table, language: Language) -> str:
    return table.title.pick(language) if language == "zh" else table.key


def _sheet_rows(table: Table, language: Language) -> Iterable[Sequence[Cell]]:
    yield [column.title.pick(language) for column in table.columns]
    yield from ([_cell(value, language) for value in row] for row in table.rows)


def _definition_rows(tables: Sequence[Table], language: Language) -> Iterable[Sequence[Cell]]:
    yield [heading.pick(language) for heading in _DEFINITION_HEADINGS]
    for table in tables:
        title = table.title.pick(language)
        for column in table.columns:
            yield [title, column.title.pick(language), column.definition.pick(language)]
        for note in table.notes:
            yield [title, "", note.pick(language)]


_DEFINITION_HEADINGS: Final = (
    Bilingual("表", "table"),
    Bilingual("列", "column"),
    Bilingual("定义或说明", "definition or note"),
)


def _cell(value: Value, language: Language) -> Cell:
    if is_undefined(value):
        return None
    if isinstance(value, Bilingual):
        return value.pick(language)
    if isinstance(value, tuple):
        return "、".join(value)
    return value


def _json_row(record: Mapping[str, Value]) -> dict[str, Any]:
    return {key: _json_value(value) for key, value in record.items()}


def _json_value(value: Value) -> str | int | float | list[str] | dict[str, str] | None:
    if is_undefined(value):
        return None
    if isinstance(value, Bilingual):
        return _both(value)
    if isinstance(value, float):
        # The last bits differ between processors; twelve digits are the same everywhere.
        return float(f"{value:.{_SIGNIFICANT_DIGITS}g}")
    return list(value) if isinstance(value, tuple) else value


def _definition(table: Table) -> dict[str, Any]:
    return {
        "title": _both(table.title),
        "columns": {
            c.key: _both(c.title) | {"definition": _both(c.definition)} for c in table.columns
        },
        "notes": [_both(note) for note in table.notes],
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _plain(value: Value, language: Language | None) -> str:
    """Write a value for a machine: full precision, nothing for what is undefined."""
    if value is None or is_undefined(value):
        return ""
    if isinstance(value, Bilingual):
        return value.pick(language or "zh")
    if isinstance(value, tuple):
        return " ".join(value)
    return repr(_json_value(value)) if isinstance(value, float) else str(value)


def shown(value: Value, language: Language = "zh") -> str:
    """Write a value for a reader: four decimals, a dash for what is undefined.

    >>> shown(0.123456), shown(float("nan")), shown(("5", "12"))
    ('0.1235', '–', '5、12')
    """
    if value is None or is_undefined(value):
        return _UNDEFINED
    if isinstance(value, Bilingual):
        return value.pick(language)
    if isinstance(value, bool):
        return _TRUTH[value].pick(language)
    if isinstance(value, tuple):
        return _COMMA.pick(language).join(value)
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _markdown(table: Table, language: Language) -> str:
    if table.is_prose:
        notes = [f"- {note.pick(language)}" for note in table.notes]
        return "\n".join(
            [f"## {table.title.pick(language)}", "", *_lines(table, language), *notes, ""]
        )
    heading, *cells = _cells(table, language, table.rows)
    lines = [f"## {table.title.pick(language)}", "", _bar(heading), _bar("---" for _ in heading)]
    lines += [_bar(cell.replace("|", "\\|") for cell in row) for row in cells]
    lines += ["", *_definitions(table, language)]
    lines += [f"- {note.pick(language)}" for note in table.notes]
    return "\n".join([*lines, ""])


def _definitions(table: Table, language: Language) -> list[str]:
    return [f"- {c.title.pick(language)}: {c.definition.pick(language)}" for c in table.columns]


def _cells(
    table: Table, language: Language, rows: Sequence[Sequence[Value]], most: int | None = None
) -> list[list[str]]:
    """Return heading and rows as texts; a table of one row is turned on its side."""
    heading = [column.title.pick(language) for column in table.columns]
    cells = [[shown(_cut(value, most), language) for value in row] for row in rows]
    if len(table.rows) == 1 and len(heading) > 2:
        return [
            [_MEASURE.pick(language), _VALUE.pick(language)],
            *map(list, zip(heading, cells[0], strict=True)),
        ]
    return [heading, *cells]


def _cut(value: Value, most: int | None) -> Value:
    """Return a long list cut down to its first names and the number of all."""
    if most is None or not isinstance(value, tuple) or len(value) <= most:
        return value
    return (*value[:most], f"…({len(value)})")


_MEASURE: Final = Bilingual("指标", "measure")
_VALUE: Final = Bilingual("值", "value")


def _bar(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(table: Table, language: Language, most: int | None = None) -> list[str]:
    """Return each sentence of a table of prose with the last of its lists, the tasks behind it."""
    last = table.columns[-1].title.pick(language)
    sentences = [
        next(value for value in row if isinstance(value, Bilingual)).pick(language)
        for row in table.rows
    ]
    lists = [shown(_cut(row[-1], most), language) for row in table.rows]
    return [
        f"- {sentence} [{last} {names}]" for sentence, names in zip(sentences, lists, strict=True)
    ]


def _text(table: Table, language: Language, top: int) -> str:
    notes = [f"* {note.pick(language)}" for note in table.notes]
    title = table.title.pick(language)
    if table.is_prose:
        return "\n".join([title, *_lines(table, language, _MOST_NAMES), *notes, ""])
    cells = _cells(table, language, table.rows[:top] if top else table.rows, _MOST_NAMES)
    columns = list(zip(*cells, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    right = [all(map(_looks_numeric, column[1:])) for column in columns]
    lines = ["  ".join(map(_padded, row, widths, right)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([title, *lines, *notes, ""])


def _looks_numeric(text: str) -> bool:
    return text == _UNDEFINED or text.removeprefix("-").replace(".", "", 1).isdigit()


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes: a Chinese character takes two."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
