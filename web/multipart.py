"""The files of a multipart form, read by the mail parser of the standard library."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import cast

from ontology.language import Bilingual
from web.errors import RequestError


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a form with the type it came with."""

    media_type: str
    data: bytes


def parts_of(body: bytes, content_type: str) -> tuple[Part, ...]:
    """Return the files in a body of type ``multipart/form-data``.

    Raises
    ------
    RequestError
        If the body is no such form.
    """
    head = f"Content-Type: {content_type}\r\nMIME-Version: 1.0\r\n\r\n".encode()
    message = BytesParser(policy=policy.HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise RequestError(_NO_FORM)
    return tuple(_part(part) for part in message.iter_parts())


def _part(part: Message) -> Part:
    data = cast("bytes", part.get_payload(decode=True)) or b""
    return Part(part.get_content_type(), data)


_NO_FORM = Bilingual(
    zh="正文不是 multipart/form-data 表单", en="the body is no multipart/form-data form"
)
