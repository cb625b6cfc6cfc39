"""Parameters of addresses, read with an error that says which value is not one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graph.errors import UnknownNameError
from ontology.language import Bilingual
from web.errors import RequestError


def read_day(query: Mapping[str, str], name: str, otherwise: date) -> date:
    """Return the day of that parameter, written YYYY-MM-DD.

    >>> read_day({"date": "2018-12-10"}, "date", date(2018, 1, 1))
    datetime.date(2018, 12, 10)
    """
    value = query.get(name)
    if not value:
        return otherwise
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise RequestError(
            Bilingual(
                zh=f"“{value}”不是日期，应写作 2018-12-31",
                en=f"{value!r} is no date; write 2018-12-31",
            )
        ) from None


def read_one(
    query: Mapping[str, str], name: str, what: Bilingual, known: Iterable[str], otherwise: str = ""
) -> str:
    """Return the value of that parameter, which must be one of those known.

    >>> read_one({"by": "unit"}, "by", Bilingual(zh="分组", en="grouping"), ("sector", "unit"))
    'unit'
    """
    value = query.get(name) or otherwise
    values = tuple(known)
    if value and value not in values:
        raise UnknownNameError(what, value, values)
    return value
