"""PDF documents: their text layer, page after page."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Final

import pypdf
from pypdf.generic import DictionaryObject, NameObject

from ontology.language import Bilingual
from plans.errors import PlanFormatError

MAX_PAGES: Final = 5000
# A page of a scan holds a page number or a stamp at most.
_LEAST_CHARS_PER_PAGE: Final = 8

# Predefined encodings of fonts (ISO 32000-1, 9.7.5.2) that pypdf has no table for, or a narrower
# one, and encodings with the same codes that it has.
_SAME_CODES: Final = {
    f"/{name}-{direction}": f"/{known}-{direction}"
    for name, known in (
        ("GBKp-EUC", "GBK-EUC"),
        ("GBpc-EUC", "GBK-EUC"),
        ("UniGB-UCS2", "UniGB-UTF16"),
        ("B5pc", "ETen-B5"),
        ("UniCNS-UCS2", "UniCNS-UTF16"),
    )
    for direction in "HV"
}
# What Chinese documents are written with; codes of a font that were taken for characters are not.
_ILLEGIBLE: Final = re.compile(
    "[^\\s -~\u00a0§°±·×÷\u2000-\u206f\u2100-\u27bf\u2e80-\u33ff\u3400-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff]"
)
_MOST_ILLEGIBLE: Final = 0.1

# pypdf reports what it mends in broken files; without a handler Python would print it.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(data: bytes, source: str) -> str:
    """Return the text layer of a PDF document."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        raise _error(source, "PDF已加密", "the PDF is encrypted")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise _error(source, f"超过{MAX_PAGES}页", f"it has more than {MAX_PAGES} pages")
    pages = [_text(page) for page in reader.pages]
    if sum(len("".join(page.split())) for page in pages) < _LEAST_CHARS_PER_PAGE * count:
        raise _error(
            source,
            "是没有文字层的扫描件，请先做文字识别（OCR）",
            "it is a scan without a text layer; run text recognition (OCR) first",
        )
    text = "\n".join(page.strip("\n") for page in pages)
    if len(_ILLEGIBLE.findall(text)) > _MOST_ILLEGIBLE * len(text):
        raise _error(
            source,
            "文字层的字体编码无法解读，请另存或重新做文字识别（OCR）",
            "its text layer cannot be decoded; save it anew or run text recognition (OCR)",
        )
    return text


def _text(page: pypdf.PageObject) -> str:
    for font in _fonts(page):
        known = _SAME_CODES.get(str(font.get("/Encoding")))
        if known is not None:
            font[NameObject("/Encoding")] = NameObject(known)
    return page.extract_text()


def _fonts(page: pypdf.PageObject) -> Iterator[DictionaryObject]:
    """Yield the fonts of a page, and of the forms that it prints."""
    pending = [_entries(page, "/Resources")]
    seen: set[int] = set()
    while pending:
        resources = pending.pop()
        if id(resources) in seen:
            continue
        seen.add(id(resources))
        fonts, forms = _entries(resources, "/Font"), _entries(resources, "/XObject")
        yield from (_entries(fonts, name) for name in fonts)
        pending.extend(_entries(_entries(forms, name), "/Resources") for name in forms)


def _entries(holder: DictionaryObject, name: str) -> DictionaryObject:
    """Return the dictionary that another holds, an empty one if it holds none."""
    found = holder.get(name)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _opens(reader: pypdf.PdfReader) -> bool:
    """Whether a file that is only protected against changes opens without a password."""
    try:
        return reader.decrypt("") != pypdf.PasswordType.NOT_DECRYPTED
    except (pypdf.errors.PyPdfError, NotImplementedError):
        return False


def _error(source: str, zh: str, en: str) -> PlanFormatError:
    return PlanFormatError(source, None, Bilingual(zh=zh, en=en))
