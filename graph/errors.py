"""What can go wrong between records, RDF and a store; `ontology.language` draws the whole tree."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ontology.language import Bilingual, GwpError


class IriError(GwpError, ValueError):
    """A base IRI that cannot stand in front of a resource's name."""

    sentence = Bilingual(
        zh="“{iri}”不能用作基础 IRI：{reason}", en="{iri!r} cannot be a base IRI: {reason}"
    )

    def __init__(self, iri: str, reason: Bilingual) -> None:
        self.iri = iri
        self.reason = reason


class DatasetError(GwpError, ValueError):
    """A dataset folder or RDF file that cannot be loaded; `line` is 0 where there is none."""

    sentence = Bilingual(
        zh="无法载入数据集 {source}：{reason}", en="cannot load {source}: {reason}"
    )

    def __init__(self, source: str, reason: Bilingual, line: int = 0) -> None:
        self.source = source if not line else f"{source}:{line}"
        self.line = line
        self.reason = reason


class UnknownNameError(GwpError, LookupError):
    """A plan, unit, sector, task or measure that is not there, with the names nearest to it."""

    sentence = Bilingual(zh="没有{what}“{name}”{hint}", en="no {what} named {name!r}{hint}")

    def __init__(self, what: Bilingual, name: str, known: Iterable[str] = ()) -> None:
        self.what = what
        self.name = name
        self.near = tuple(get_close_matches(name, list(known), n=5, cutoff=0.4))
        self.hint = Bilingual(
            zh=f"；相近的有：{'、'.join(self.near)}" if self.near else "",
            en=f"; near names: {', '.join(self.near)}" if self.near else "",
        )
