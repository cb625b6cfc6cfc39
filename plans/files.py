"""Files of every format as text: the table of formats, and the largest file that is read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from ontology.language import Bilingual
from plans.errors import PlanFormatError
from plans.records import Note, Span

MAX_FILE_BYTES: Final = 128 * 2**20

_LOST: Final = "\ufffd"
_MOST_NOTES: Final = 100


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file: its endings, its name, the module that reads it.

    The module has a function ``read(data: bytes, source: str) -> str``. It is imported when the
    first such file is read, with the library that it needs.
    """

    suffixes: tuple[str, ...]
    name: Bilingual
    module: str


FORMATS: Final = (
    FileFormat((".txt", ".text"), Bilingual(zh="纯文本", en="plain text"), "plans.formats.plain"),
    FileFormat(
        (".md", ".markdown"), Bilingual(zh="Markdown", en="Markdown"), "plans.formats.markdown"
    ),
    FileFormat(
        (".html", ".htm", ".xhtml"), Bilingual(zh="网页", en="web page"), "plans.formats.html"
    ),
    FileFormat((".docx",), Bilingual(zh="Word文档", en="Word document"), "plans.formats.docx"),
    FileFormat((".xlsx",), Bilingual(zh="Excel工作簿", en="Excel workbook"), "plans.formats.xlsx"),
    FileFormat((".pdf",), Bilingual(zh="PDF文档", en="PDF document"), "plans.formats.pdf"),
)
SUFFIXES: Final = {suffix: row for row in FORMATS for suffix in row.suffixes}
_ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path | str) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a document, and notes on characters that were lost in it.

    The text is normalised once: it is decoded, a byte order mark is dropped, line ends become
    line feeds. Nothing else is changed, so that places in a .txt file in UTF-8 with line feeds are
    places in its characters. Cells of a table come as one line per row, parted by ``" | "``; a
    cell merged over rows is repeated in each.

    Raises
    ------
    PlanFormatError
        If the file is missing, empty, a folder, larger than `MAX_FILE_BYTES`, of an unknown
        format, encrypted, damaged, or holds no text (a scan).

    Notes
    -----
    No macro is run, no external entity or link followed, and no more is unpacked from an office
    file than `plans.formats.package.MAX_UNPACKED_BYTES`.
    """
    path = Path(path)
    data = _read_bytes(path)
    row = _format_of(path, data)
    text = _normalise(_read_with(row, data, path.name))
    if not text.strip():
        raise _error(path.name, "文件中没有文字", "the file holds no text")
    return text, _lost_characters(text)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _error(path.name, "这是文件夹，不是文件", "it is a folder, not a file")
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_FILE_BYTES else b""
    except (OSError, ValueError) as error:
        raise _error(
            str(path), f"无法打开（{_cause(error)}）", f"cannot be opened ({_cause(error)})"
        ) from error
    if size > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // 2**20
        raise _error(path.name, f"超过{most} MB", f"it is larger than {most} MB")
    if not data.strip():
        raise _error(path.name, "文件为空", "the file is empty")
    return data


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _format_of(path: Path, data: bytes) -> FileFormat:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_office(path.name, data)
    suffix = ".pdf" if data[:1024].lstrip().startswith(b"%PDF-") else path.suffix.lower()
    row = SUFFIXES.get(suffix)
    if row is None:
        known = " ".join(SUFFIXES)
        raise _error(path.name, f"不支持的格式（支持{known}）", f"its format is not one of {known}")
    return row


def _old_office(source: str, data: bytes) -> PlanFormatError:
    if _ENCRYPTED_OFFICE in data:
        return _error(source, "文件已加密", "the file is encrypted")
    return _error(
        source,
        "旧版Office格式，请另存为.docx或.xlsx",
        "it is in an old Office format; save it as .docx or .xlsx",
    )


def _read_with(row: FileFormat, data: bytes, source: str) -> str:
    """Read a file with the module of its format; whatever its library raises is a damaged file."""
    try:
        text: str = import_module(row.module).read(data, source)
    except PlanFormatError:
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:200]
        raise _error(
            source,
            f"不是完好的{row.name.zh}（{detail}）",
            f"it is no sound {row.name.en} ({detail})",
        ) from error
    return text


def _normalise(text: str) -> str:
    text = text.removeprefix(codecs.BOM_UTF8.decode("utf-8"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lost_characters(text: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    place = text.find(_LOST)
    while place >= 0 and len(notes) < _MOST_NOTES:
        notes.append(Note("lost-character", Span(place, place + 1), "字节无法解码"))
        place = text.find(_LOST, place + 1)
    return tuple(notes)


def _error(source: str, zh: str, en: str) -> PlanFormatError:
    return PlanFormatError(source, None, Bilingual(zh=zh, en=en))
