"""The zip packages of office files, looked through before a library opens them."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from ontology.language import Bilingual
from plans.errors import PlanFormatError

MAX_UNPACKED_BYTES: Final = 256 * 2**20
MAX_XML_BYTES: Final = 64 * 2**20
MAX_PARTS: Final = 20_000

_XML: Final = (".xml", ".rels", ".vml")
_DECLARATIONS: Final = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_package(data: bytes, source: str) -> None:
    """Raise an error if unpacking an office file could do harm.

    Its parts may not be more or larger than the limits above, nor encrypted, and its XML may not
    declare a document type, which no office program writes and entity bombs need.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_sizes(parts, source)
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    _check_xml(package.read(part), source)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, PlanFormatError):
            raise
        raise _error(source, "压缩包已损坏", "its zip package is damaged") from error


def _check_sizes(parts: list[zipfile.ZipInfo], source: str) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise _error(source, "文件已加密", "the file is encrypted")
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith(_XML))
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or xml > MAX_XML_BYTES:
        raise _error(source, "解压后过大", "it is too large when unpacked")


def _check_xml(content: bytes, source: str) -> None:
    if any(mark in content for mark in _DECLARATIONS):
        raise _error(
            source, "含有文档类型声明（DOCTYPE）", "its XML declares a document type (DOCTYPE)"
        )


def _error(source: str, zh: str, en: str) -> PlanFormatError:
    return PlanFormatError(source, None, Bilingual(zh=zh, en=en))
