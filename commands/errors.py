"""What goes wrong with a call."""

from __future__ import annotations

from ontology.language import Bilingual, GwpError


class CommandError(GwpError, ValueError):
    """A call that cannot be carried out."""

    sentence = Bilingual(zh="{reason}", en="{reason}")

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Bilingual(zh, en)
