"""What goes wrong when a document is read; the tree is drawn in `ontology.language`."""

from __future__ import annotations

from ontology.language import Bilingual, GwpError


class PlanFormatError(GwpError, ValueError):
    """A document that holds no work plan, or that cannot be read.

    Parameters
    ----------
    source : str
        The file or whatever else the text came from.
    line : int or None
        The line, counted from 1, where reading stopped; none if the whole text is meant.
    reason : Bilingual
        What is wrong, as a clause without a full stop.

    Examples
    --------
    >>> error = PlanFormatError("a.txt", 3, Bilingual(zh="没有任务", en="there is no task"))
    >>> str(error)
    'a.txt, line 3: there is no task'
    >>> error.say("zh")
    'a.txt 第3行：没有任务'
    """

    sentence = Bilingual(zh="{place}：{reason}", en="{place}: {reason}")

    def __init__(self, source: str, line: int | None, reason: Bilingual) -> None:
        super().__init__(source, line, reason)
        self.source = source
        self.line = line
        self.reason = reason
        self.place = _place(source, line)


def _place(source: str, line: int | None) -> Bilingual:
    if line is None:
        return Bilingual(zh=source, en=source)
    return Bilingual(zh=f"{source} 第{line}行", en=f"{source}, line {line}")
