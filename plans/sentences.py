"""The sentence in which something stands, for people who judge what was read."""

from __future__ import annotations

from plans.records import Span


def sentence_span(text: str, span: Span) -> Span:
    """Return where the sentence or line around `span` lies."""
    start = max(text.rfind(stop, 0, span.start) for stop in "\n。") + 1
    found = [at for stop in "\n。" if (at := text.find(stop, span.end)) >= 0]
    end = min(found, default=len(text))
    return Span(start, end + (text[end : end + 1] == "。"))


def sentence(text: str, span: Span) -> str:
    r"""Return the sentence or line around `span`, without the white space at its ends.

    >>> text = "对标伦敦,扩大服务贸易。力争增长14%。\n牵头单位:区商务局"
    >>> sentence(text, Span(2, 4)), sentence(text, Span(27, 31))
    ('对标伦敦,扩大服务贸易。', '牵头单位:区商务局')
    """
    return sentence_span(text, span).of(text).strip()
