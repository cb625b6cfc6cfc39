"""The register: the words of work plans and the forms of unit names, as data that can be extended.

The files beside this one hold label words with their roles, verbs, suffixes by unit type, families
of names and headings that hold no tasks. A user adds to them with a TOML file of the same tables;
nothing is read before `load_register` is called.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ontology.language import Bilingual
from plans.errors import PlanFormatError

_FILES = ("words.toml", "units.toml")


def fold(word: str) -> str:
    """Return `word` with the bracket and punctuation shapes that the reader works on.

    >>> fold("责任科(室)")
    '责任科（室）'
    """
    return word.translate(str.maketrans("(),:;", "（），：；"))


@dataclass(frozen=True, slots=True)
class Register:
    """What the reader knows about words and names.

    `labels` maps a label word to ``lead participant responsible person time target none``;
    `verbs` a verb to ``lead participant responsible filler``; `behind` a word in a bracket behind
    a name to its role; `types` a suffix to a unit type. `offices` are what persons are, `surnames`
    how their names begin.
    `families` (stems), `endings` and `synonyms` (whole names without prefix) map each form to the
    first form of its family.
    """

    labels: Mapping[str, str]
    before: tuple[str, ...]
    verbs: Mapping[str, str]
    behind: Mapping[str, str]
    offices: tuple[str, ...]
    surnames: tuple[str, ...]
    joiners: tuple[str, ...]
    openers: tuple[str, ...]
    bare_nouns: frozenset[str]
    nothing: frozenset[str]
    prefixes: tuple[str, ...]
    not_prefixed: tuple[str, ...]
    no_prefix: tuple[str, ...]
    provinces: tuple[str, ...]
    incomplete: tuple[str, ...]
    stems: frozenset[str]
    collective_openers: tuple[str, ...]
    collective_inside: tuple[str, ...]
    collective_nouns: frozenset[str]
    spreading: tuple[str, ...]
    types: Mapping[str, str]
    tails: tuple[str, ...]
    places: tuple[str, ...]
    weak: frozenset[str]
    families: Mapping[str, str]
    endings: Mapping[str, str]
    synonyms: Mapping[str, str]
    not_tasks: frozenset[str]
    generic: frozenset[str]


@cache
def load_register(extra: Path | None = None) -> Register:
    """Return the register of the package, with the tables of `extra` added to it.

    Parameters
    ----------
    extra : pathlib.Path, optional
        A TOML file with any of the tables of the files in this folder.

    Raises
    ------
    PlanFormatError
        If `extra` cannot be opened, is not TOML or holds other tables.

    Examples
    --------
    >>> load_register().labels["牵头单位"]
    'lead'
    """
    tables: dict[str, Any] = {}
    for name in _FILES:
        _merge(tables, tomllib.loads(files(__name__).joinpath(name).read_text("utf-8")))
    if extra is not None:
        more = _read_tables(extra)
        wrong = _wrong_key(more, tables)
        if wrong:
            raise _refused(extra, f"不认识的条目{wrong}", f"it has no such entry as {wrong}")
        _merge(tables, more)
    return _build(tables)


def _read_tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _refused(path, f"无法读取（{error}）", f"it cannot be read ({error})") from error


def _refused(path: Path, zh: str, en: str) -> PlanFormatError:
    return PlanFormatError(path.name, None, Bilingual(zh=zh, en=en))


def _wrong_key(more: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    """Return the first key of `more` that the register does not have in that shape."""
    for key, value in more.items():
        held = tables.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            inner = _wrong_key(value, held)
            if inner:
                return f"{key}.{inner}"
        elif not isinstance(held, list) or not _same_shape(value, held):
            return key
    return ""


def _same_shape(value: object, held: list[Any]) -> bool:
    if not isinstance(value, list):
        return False
    if isinstance(held[0], str):
        return all(isinstance(word, str) and word for word in value)
    return all(
        isinstance(row, dict) and [*row] == ["forms"] and _same_shape(row["forms"], ["word"])
        for row in value
    )


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        held = into.get(key)
        if isinstance(held, dict):
            _merge(held, value)
        elif isinstance(held, list):
            held.extend(value)
        else:
            into[key] = value


def _build(tables: Mapping[str, Any]) -> Register:
    labels, names, collectives = tables["labels"], tables["names"], tables["collectives"]
    lists, elision, outline = tables["lists"], tables["elision"], tables["outline"]
    return Register(
        labels=_roles({key: words for key, words in labels.items() if key != "before"}),
        before=_longest_first(labels["before"]),
        verbs=_roles({**tables["verbs"]}),
        behind=_roles({**tables["behind"]}),
        offices=tuple(tables["persons"]["offices"]),
        surnames=tuple(tables["persons"]["surnames"]),
        joiners=_longest_first(lists["joiners"]),
        openers=_longest_first(lists["openers"]),
        nothing=frozenset(lists["nothing"]),
        bare_nouns=frozenset(map(fold, lists["bare_nouns"])),
        prefixes=_longest_first(names["prefixes"]),
        not_prefixed=_longest_first(names["not_prefixed"]),
        no_prefix=tuple(names["no_prefix"]),
        provinces=(*names["provinces"], *names["cities"]),
        incomplete=tuple(names["incomplete"]),
        stems=frozenset(names["stems"]),
        collective_openers=_longest_first(collectives["openers"]),
        collective_inside=tuple(collectives["inside"]),
        collective_nouns=frozenset(map(fold, collectives["nouns"])),
        spreading=_longest_first(collectives["spreading"]),
        types=_roles(tables["types"]),
        tails=_longest_first(elision["tails"]),
        places=_longest_first(elision["places"]),
        weak=frozenset(elision["weak"]),
        families=_first_forms(tables["family"]),
        endings=_first_forms(tables["ending"]),
        synonyms=_first_forms(tables["synonym"]),
        not_tasks=frozenset(outline["not_tasks"]),
        generic=frozenset(outline["generic"]),
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(fold, words)), key=lambda word: (-len(word), word)))


def _roles(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn role → words into word → role; where a word stands twice, the first role holds."""
    roles: dict[str, str] = {}
    for role, words in groups.items():
        for word in words:
            roles.setdefault(fold(word), role)
    return roles


def _first_forms(families: Iterable[Mapping[str, list[str]]]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for family in families:
        for form in family["forms"]:
            forms.setdefault(form, family["forms"][0])
    return forms
