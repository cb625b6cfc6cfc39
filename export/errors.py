"""What can go wrong when something is written."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.language import Bilingual, GwpError


class UnknownFormatError(GwpError, LookupError):
    """A format that the table does not have."""

    sentence = Bilingual(
        zh="没有格式“{name}”；可用的有：{known}", en="no format {name!r}; there are {known}"
    )

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = ", ".join(known)
