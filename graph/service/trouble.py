"""What a worker reports, turned into the project's errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from graph.service.errors import (
    DocumentSyntaxError,
    QueryFailedError,
    QueryForbiddenError,
    QueryRefusedError,
    QuerySyntaxError,
    ResultTooLargeError,
)
from graph.service.framing import Message
from graph.service.limits import Limits
from ontology.language import Bilingual, GwpError


def error_of(message: Message, query: str, limits: Limits) -> GwpError:
    """Return the error that `message` stands for."""
    return _ERRORS[message["code"]](message, query, limits)


def _syntax(message: Message, query: str, _: Limits) -> GwpError:
    problem = message["problem"]
    return QuerySyntaxError(
        query,
        message["line"],
        message["column"],
        tuple(message["expected"]),
        message["found"] or None,
        problem=_PROBLEMS.get(problem) or (Bilingual(zh=problem, en=problem) if problem else None),
    )


def _refused(message: Message, _: str, __: Limits) -> GwpError:
    return QueryRefusedError("update", Bilingual(zh=message["text"], en=message["text"]))


def _forbidden(_: Message, __: str, ___: Limits) -> GwpError:
    return QueryForbiddenError("service", _NO_CALLS)


def _document(message: Message, _: str, __: Limits) -> GwpError:
    return DocumentSyntaxError(message["line"], message["column"], message["text"])


def _large(message: Message, _: str, limits: Limits) -> GwpError:
    name = message["limit"]
    return ResultTooLargeError(**{f"limit_{name.removeprefix('result_')}": getattr(limits, name)})


def _failed(message: Message, query: str, _: Limits) -> GwpError:
    text = message["text"] or "out of memory"
    if function := _UNKNOWN_FUNCTION.match(text):
        return QueryRefusedError("function", _no_function(function[1]))
    return QueryFailedError(query, Bilingual(zh=text, en=text))


def _no_function(iri: str) -> Bilingual:
    return Bilingual(zh=f"没有函数 {iri}", en=f"there is no function {iri}")


_UNKNOWN_FUNCTION: Final = re.compile(r"The custom function (<.*>) is not supported")
_ERRORS: Final[dict[str, Callable[[Message, str, Limits], GwpError]]] = {
    "document": _document,
    "forbidden": _forbidden,
    "refused": _refused,
    "syntax": _syntax,
    "large": _large,
    "failed": _failed,
}

_NO_CALLS: Final = Bilingual(
    zh="SERVICE 和 LOAD 未开放，不得访问其他主机",
    en="SERVICE and LOAD are off: nothing may reach other hosts",
)
_UNGROUPED: Final = Bilingual(
    zh="SELECT 中有变量既未分组也未聚合",
    en="SELECT has a variable that is neither grouped nor aggregated",
)
_PROBLEMS: Final[dict[str, Bilingual]] = {
    "prefix": Bilingual(zh="前缀 {found} 未声明", en="the prefix {found} is not declared"),
    "quote": Bilingual(zh="引号没有配对", en="this quote is not closed"),
    "misplaced": Bilingual(zh="这里不能这样写", en="this cannot stand here"),
    "IRI parsing failed": Bilingual(zh="IRI 无效", en="this is no valid IRI"),
    "SELECT * is not authorized with GROUP BY": Bilingual(
        zh="有 GROUP BY 时不能用 SELECT *", en="SELECT * cannot be used with GROUP BY"
    ),
    "The SELECT contains a variable that is unbound": _UNGROUPED,
    "The SELECT contains an expression with a variable that is unbound": _UNGROUPED,
    "The SELECT overrides an existing variable using an expression": Bilingual(
        zh="SELECT 的表达式用了已有的变量名",
        en="SELECT gives an expression the name of a variable that is in use",
    ),
    "Duplicated variable name in SELECT": Bilingual(
        zh="SELECT 中变量重复", en="SELECT names a variable twice"
    ),
    "cannot be shared by multiple blocks": Bilingual(
        zh="同一空白节点不能用在多个块中", en="one blank node cannot be used in several blocks"
    ),
}
