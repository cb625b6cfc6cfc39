"""PDF documents: their text layer, page after page."""

from __future__ import annotations

import io
import logging
from typing import Final

import pypdf

from ontology.language import Bilingual
from plans.errors import PlanFormatError

MAX_PAGES: Final = 5000
# A page of a scan holds a page number or a stamp at most.
_LEAST_CHARS_PER_PAGE: Final = 8

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
    pages = [page.extract_text() for page in reader.pages]
    if sum(len("".join(page.split())) for page in pages) < _LEAST_CHARS_PER_PAGE * count:
        raise _error(
            source,
            "是没有文字层的扫描件，请先做文字识别（OCR）",
            "it is a scan without a text layer; run text recognition (OCR) first",
        )
    return "\n".join(page.strip("\n") for page in pages)


def _opens(reader: pypdf.PdfReader) -> bool:
    """Whether a file that is only protected against changes opens without a password."""
    try:
        return reader.decrypt("") != pypdf.PasswordType.NOT_DECRYPTED
    except (pypdf.errors.PyPdfError, NotImplementedError):
        return False


def _error(source: str, zh: str, en: str) -> PlanFormatError:
    return PlanFormatError(source, None, Bilingual(zh=zh, en=en))
