"""What a worker reports, turned into the project's errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from graph.service.errors import QueryFailedError, QuerySyntaxError, ResultTooLargeError
from graph.service.framing import Message
from graph.service.limits import Limits
from ontology.language import Bilingual, GwpError

_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_WORD: Final = re.compile(r"\"(?:[^\"\\]|\\.)+\"|[A-Z_]{2,}|[A-Z][a-z][\w' ]+")


def error_of(message: Message, query: str, limits: Limits) -> GwpError:
    """Return the error that `message` stands for."""
    return _ERRORS[message["code"]](message, query, limits)


def _syntax(message: Message, query: str, _: Limits) -> GwpError:
    found = _PLACE.match(message["text"])
    if found is None:
        return QuerySyntaxError(query, 1, 1, (), problem=message["text"])
    expected = tuple(_WORD.findall(found[3]))
    return QuerySyntaxError(query, int(found[1]), int(found[2]), expected)


def _large(message: Message, _: str, limits: Limits) -> GwpError:
    name = message["limit"]
    return ResultTooLargeError(**{f"limit_{name.removeprefix('result_')}": getattr(limits, name)})


def _failed(message: Message, query: str, _: Limits) -> GwpError:
    text = message["text"] or "out of memory"
    return QueryFailedError(query, Bilingual(zh=text, en=text))


_ERRORS: Final[dict[str, Callable[[Message, str, Limits], GwpError]]] = {
    "syntax": _syntax,
    "large": _large,
    "failed": _failed,
}
