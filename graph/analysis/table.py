"""The one table type of every analysis: columns with a heading and a definition, rows, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graph.errors import UnknownNameError
from ontology.language import Bilingual, Language

if TYPE_CHECKING:
    import pandas as pd

Value: TypeAlias = str | int | float | bool | tuple[str, ...] | Bilingual | None

_COLUMN: Final = Bilingual(zh="列", en="column")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, and what its numbers mean."""

    key: str
    title: Bilingual
    definition: Bilingual


@dataclass(frozen=True, slots=True)
class Table:
    """The result of one analysis.

    A float that is undefined is NaN, and a note says where and why. `key` names the table in files
    and in the JSON object of ``gwp analyze``. A table that `is_prose` has sentences, followed by
    lists of what they rest on; readers get it as lines of text.

    >>> unit = Column("unit", Bilingual("单位", "unit"), Bilingual("名称", "name"))
    >>> Table("units", Bilingual("单位", "units"), (unit,), (("区商务局",),)).records()
    [{'unit': '区商务局'}]
    """

    key: str
    title: Bilingual
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Bilingual, ...] = ()
    is_prose: bool = False

    def noted(self, *notes: Bilingual) -> Table:
        """Return the table with further notes."""
        return replace(self, notes=(*self.notes, *notes))

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries under the column keys."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]

    def column(self, key: str) -> list[Value]:
        """Return the values of one column, or raise `UnknownNameError`."""
        keys = [column.key for column in self.columns]
        if key not in keys:
            raise UnknownNameError(_COLUMN, key, keys)
        return [row[keys.index(key)] for row in self.rows]

    def frame(self, language: Language | None = None) -> pd.DataFrame:
        """Return the table as a pandas DataFrame (pandas must be installed).

        Its columns are the keys, or the headings if a `language` is given. Title, definitions and
        notes are in ``DataFrame.attrs``.
        """
        import pandas as pd

        names = [c.title.pick(language) if language else c.key for c in self.columns]
        rows = [[_in_language(value, language or "zh") for value in row] for row in self.rows]
        frame = pd.DataFrame(rows, columns=names)
        frame.attrs = {
            "title": self.title.pick(language or "zh"),
            "definitions": {c.key: c.definition.pick(language or "zh") for c in self.columns},
            "notes": [note.pick(language or "zh") for note in self.notes],
        }
        return frame


def _in_language(value: Value, language: Language) -> Value:
    return value.pick(language) if isinstance(value, Bilingual) else value


def is_undefined(value: Value) -> bool:
    """Return whether a value is a float without a value."""
    return isinstance(value, float) and isnan(value)


def ranked(
    records: Iterable[Mapping[str, Any]], columns: Sequence[Column], *by: str
) -> tuple[tuple[Value, ...], ...]:
    """Return rows in falling order of the columns `by`, ties by the first column, NaN last.

    Numbers that agree to ten significant digits count as tied, so that rounding in another
    processor's last bit does not reorder a table.
    """
    name = columns[0].key

    def place(record: Mapping[str, Any]) -> tuple[Any, ...]:
        return (*(_falling(record[key]) for key in by), record[name])

    ordered = sorted(records, key=place)
    return tuple(tuple(record[column.key] for column in columns) for record in ordered)


def one_row(
    key: str, title: Bilingual, columns: Sequence[Column], values: Mapping[str, Value]
) -> Table:
    """Return a table of a single row, for measures of a whole network."""
    return Table(key, title, tuple(columns), (tuple(values[c.key] for c in columns),))


def column(key: str, zh: str, en: str, zh_definition: str, en_definition: str) -> Column:
    """Return a column with its heading and definition in both languages."""
    return Column(key, Bilingual(zh, en), Bilingual(zh_definition, en_definition))


def _falling(value: float) -> tuple[bool, float]:
    return (True, 0.0) if isnan(value) else (False, -float(f"{value:.10g}"))
