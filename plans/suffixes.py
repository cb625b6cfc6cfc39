"""What the end and the beginning of a name tell: whether it is complete, its type, its prefix."""

from __future__ import annotations

import re

from plans.register import Register

_CLOSING = "）〕]】〉"
_LONGEST_SUFFIX = 8
_LEVEL = re.compile("各级|各地|当地|地方|基层|属地|[省市区县州旗乡镇]级")


def core_of(name: str) -> str:
    """Return `name` without a bracket at its end.

    >>> core_of("市商务局（自贸委）")
    '市商务局'
    """
    while name[-1:] and name[-1] in _CLOSING:
        opening = max(name.rfind(mark) for mark in "（〔[【〈")
        if opening < 0:
            return name
        name = name[:opening]
    return name


def suffix_of(name: str, register: Register) -> str:
    """Return the longest known suffix of `name`, empty if it has none.

    >>> from plans.register import load_register
    >>> suffix_of("市人民政府", load_register())
    '人民政府'
    """
    core, types = core_of(name), register.types
    for length in range(min(_LONGEST_SUFFIX, len(core)), 0, -1):
        if core[-length:] in types:
            return core[-length:]
    return ""


def is_complete(name: str, register: Register) -> bool:
    """Whether `name` ends as the name of a unit does.

    >>> from plans.register import load_register
    >>> is_complete("市住房", load_register()), is_complete("市财政局", load_register())
    (False, True)
    """
    core = core_of(name)
    return (
        len(core) > 1 and not core.endswith(register.incomplete) and bool(suffix_of(core, register))
    )


def is_stem(name: str, register: Register) -> bool:
    """Whether `name` is a function that stands for its bureau, with or without a level.

    >>> from plans.register import load_register
    >>> is_stem("市公安", load_register()), is_stem("市公安局", load_register())
    (True, False)
    """
    if name in register.stems:
        return True
    level = _LEVEL.match(name)
    start = level.end() if level else len(prefix_of(name, register))
    return name[start:] in register.stems


def parts_names(name: str, register: Register) -> bool:
    """Whether a joining word after `name` can stand between two names."""
    return is_complete(name, register) and suffix_of(name, register) not in register.weak


def type_of(name: str, register: Register) -> str:
    """Return the unit type of `name` by its suffix, ``other`` if it has none.

    >>> from plans.register import load_register
    >>> type_of("区委宣传部", load_register())
    'party-and-mass'
    """
    return register.types.get(suffix_of(name, register), "other")


def prefix_of(name: str, register: Register) -> str:
    """Return the administrative prefix of `name`, empty if it has none.

    >>> from plans.register import load_register
    >>> prefix_of("市市场监管局", load_register()), prefix_of("市场监管局", load_register())
    ('市', '')
    """
    if name.startswith(register.not_prefixed):
        return ""
    for prefix in register.prefixes:
        rest = name[len(prefix) :]
        if name.startswith(prefix) and (len(rest) > 1 or rest == "委"):
            return prefix
    return ""
