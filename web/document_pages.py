"""Documents: choosing and sending a plan, watching it being read, and reviewing what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from typing import Final, cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from export.formats import EXPORT_FORMATS
from ontology.language import Bilingual
from plans.corrections import ACTIONS, CORRECTIONS_SUFFIX, Action, Correction
from plans.files import SUFFIXES
from plans.records import Plan, Span
from web.desk import STATES, Desk
from web.errors import BodyTooLargeError, RequestError
from web.parameters import read_one
from web.readers import language_of
from web.shell import Shell, download
from web.urls import Urls
from web.views.review import review_items

_ACTION: Final = Bilingual(zh="操作", en="action")
_ROLE: Final = Bilingual(zh="角色", en="role")
_ROLES: Final = ("lead", "participant", "responsible")
_WHO: Final = "gwp-who"
_WHO_S: Final = 365 * 24 * 3600
_NAME_CHARS: Final = 60
_FORM_BYTES: Final = 20_000
# What a form adds to the file that it carries.
_ENVELOPE_BYTES: Final = 10_000


class DocumentPages:
    """One method per page or form; without a desk there is only the list of plans."""

    def __init__(self, shell: Shell, desk: Desk | None) -> None:
        self._shell = shell
        self._desk = desk

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return the pages by path."""
        return {
            "/documents": self.documents,
            "/documents/jobs/{name}": self.job,
            "/plans/{slug}/review": self.review,
            "/plans/{slug}/corrections.toml": self.corrections,
        }

    def documents(self, request: Request) -> Response:
        """Show the plans, and the form for another."""
        desk = self._desk
        return self._shell.renderer.page(
            request,
            "documents.html",
            plans=[(line, Urls(line.slug)) for line in self._shell.library.plans()],
            takes_uploads=desk is not None and desk.takes_uploads,
            most_megabytes=f"{desk.most_bytes / 2**20:.3g}" if desk else "0",
            suffixes=",".join(SUFFIXES),
            formats=EXPORT_FORMATS,
        )

    def job(self, request: Request, name: str) -> Response:
        """Show how far a document is; the page renews itself until it is done."""
        job = self._needed_desk().job(name)
        return self._shell.renderer.page(
            request,
            "job.html",
            job=job,
            states=STATES,
            message=job.error.say(language_of(request)) if job.error else "",
            urls=Urls(job.slug or ""),
        )

    async def send(self, request: Request) -> Response:
        """Take a document and lead to the page where its way can be watched."""
        desk = self._needed_desk()
        desk.require_uploads()
        check_same_origin(request)
        body = await read_body(request, desk.most_bytes + _ENVELOPE_BYTES)
        name, content = file_of_form(body, request.headers.get("content-type", ""))
        if len(content) > desk.most_bytes:
            raise BodyTooLargeError(desk.most_bytes)
        job = desk.submit(name, content)
        return RedirectResponse(f"/documents/jobs/{job.id}", 303)

    def review(self, request: Request, slug: str) -> Response:
        """Show what needs review, and what was corrected."""
        plan = self._shell.library.plan(slug)
        corrections = self._desk.corrections(slug) if self._desk else ()
        return self._shell.page(
            request,
            slug,
            "review.html",
            items=review_items(plan),
            corrections=corrections,
            can_correct=self._desk is not None,
            who=_who(request) or "",
            roles=_ROLES,
            units=sorted({one.unit for task in plan.tasks for one in task.assignments}),
        )

    def corrections(self, slug: str) -> Response:
        """Return the file of corrections, to be kept beside the document elsewhere."""
        content = self._needed_desk().corrections_file(slug)
        return download(content, "application/toml", f"{slug}{CORRECTIONS_SUFFIX}")

    async def correct(self, request: Request, slug: str) -> Response:
        """Keep or forget a correction and lead back to the list."""
        desk = self._needed_desk()
        check_same_origin(request)
        body = await read_body(request, _FORM_BYTES)
        form = {name: values[0] for name, values in parse_qs(body.decode("utf-8")).items()}
        if "who" in form:
            return _signed(RedirectResponse(Urls(slug).page("review"), 303), form["who"])
        correction = replace(read_correction(form, desk.as_read(slug)), who=_who(request))
        change = desk.undo if form.get("undo") else desk.correct
        await run_in_threadpool(change, slug, correction)
        return RedirectResponse(Urls(slug).page("review"), 303)

    def _needed_desk(self) -> Desk:
        if self._desk is None:
            raise RequestError(
                Bilingual(
                    zh="本服务不接收文件和更正", en="this server takes no documents or corrections"
                )
            )
        return self._desk


def _who(request: Request) -> str | None:
    """Return the name that the reader signs corrections with."""
    return unquote(request.cookies.get(_WHO, "")).strip() or None


def _signed(response: Response, who: str) -> Response:
    name = quote(who.strip()[:_NAME_CHARS])
    response.set_cookie(_WHO, name, max_age=_WHO_S, httponly=True, samesite="strict")
    return response


def read_correction(form: Mapping[str, str], plan: Plan) -> Correction:
    """Return the correction that a form asks for, which must lie in the text.

    Raises
    ------
    RequestError, UnknownNameError
        If the place is none, or the action or value is not one.
    """
    action = cast(Action, read_one(form, "action", _ACTION, ACTIONS, "confirm"))
    value = form.get("value", "").strip()
    if action == "role":
        value = read_one(form, "value", _ROLE, _ROLES)
    if action in ("unit", "role") and not value:
        raise RequestError(Bilingual(zh="没有填写更正的内容", en="the correction is empty"))
    span = _read_span(form, len(plan.text))
    return Correction(action, span, span.of(plan.text), value, when=datetime.now(UTC).date())


def _read_span(form: Mapping[str, str], length: int) -> Span:
    start, end = form.get("start", ""), form.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length):
        raise RequestError(Bilingual(zh="原文中没有这个位置", en="the text has no such place"))
    return Span(int(start), int(end))


async def read_body(request: Request, most_bytes: int) -> bytes:
    """Return the body of a request, which must not be longer than it may."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most_bytes:
        raise BodyTooLargeError(most_bytes)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most_bytes:
            raise BodyTooLargeError(most_bytes)
    return bytes(body)


def check_same_origin(request: Request) -> None:
    """Refuse a form that another site sends through a reader's browser."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise RequestError(Bilingual(zh="表单来自另一网站", en="the form comes from another site"))
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        raise RequestError(Bilingual(zh="表单来自另一网站", en="the form comes from another site"))


def file_of_form(body: bytes, content_type: str) -> tuple[str, bytes]:
    """Return the name and content of the file in a form.

    Raises
    ------
    RequestError
        If the body is no form with a file.
    """
    head = f"Content-Type: {content_type}\r\nMIME-Version: 1.0\r\n\r\n"
    message = BytesParser(policy=policy.HTTP).parsebytes(head.encode("latin-1", "replace") + body)
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_filename()
        if name:
            content = part.get_payload(decode=True)
            # Browsers write names in UTF-8, which the mail parser takes for bytes of no encoding.
            plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            return plain, content if isinstance(content, bytes) else b""
    raise RequestError(Bilingual(zh="没有选择文件", en="no file was chosen"))
