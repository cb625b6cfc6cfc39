"""The desk: where documents come in, are read while their sender watches, and are corrected.

A folder keeps what came in and what was corrected, so that both are there after a restart.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from graph.build import plan_slug
from graph.errors import UnknownNameError
from graph.slugs import second_name, with_conflict
from ontology.language import Bilingual, GwpError
from plans.correction_entries import correct, corrections_path, read_places, write_places
from plans.corrections import CORRECTIONS_SUFFIX, Correction
from plans.errors import PlanFormatError
from plans.files import SUFFIXES
from plans.folder import plan_files
from plans.read import read_plan
from plans.records import Plan
from web.errors import RequestError
from web.shell import PlanLibrary

State = Literal["waiting", "reading", "building", "done", "failed"]
STATES: Final[tuple[State, ...]] = ("waiting", "reading", "building", "done")
_JOB: Final = Bilingual(zh="任务编号", en="job")
_UNSAFE: Final = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")
_MOST_JOBS: Final = 200
_NAME_CHARS: Final = 100
_DIGEST_CHARS: Final = 16


@dataclass(frozen=True, slots=True)
class Job:
    """A document on its way: where it is, and in the end its plan or what was wrong."""

    id: str
    name: str
    state: State = "waiting"
    slug: str | None = None
    error: GwpError | None = None


class Desk:
    """Takes documents and corrections, one after the other, and publishes what they change.

    Parameters
    ----------
    folder
        Keeps documents and corrections; it is made if it is not there.
    publish
        Called with the plans that a change touches, by name and as corrected; until it returns the
        change is not done.
    given
        The plans that are there from the start, as read.
    takes_uploads
        Whether documents are taken at all; corrections are, in any case.
    most_bytes
        The largest document that is taken.
    """

    def __init__(
        self,
        folder: Path,
        publish: Callable[[Mapping[str, Plan]], None],
        given: PlanLibrary,
        *,
        takes_uploads: bool = False,
        most_bytes: int = 10 * 2**20,
    ) -> None:
        self.takes_uploads = takes_uploads
        self.most_bytes = most_bytes
        self._folder = folder
        self._publish = publish
        self._given = given
        self._given_slugs = {summary.slug for summary in given.plans()}
        self._sent: dict[str, _Sent] = {}
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="desk")
        for part in (self._documents, self._corrections):
            part.mkdir(parents=True, exist_ok=True)

    @property
    def _documents(self) -> Path:
        return self._folder / "documents"

    @property
    def _corrections(self) -> Path:
        return self._folder / "corrections"

    def load(self) -> None:
        """Read the documents that came in earlier, and publish what they and corrections change.

        A document that can no longer be read stays where it is and is left out.

        Raises
        ------
        PlanFormatError
            If a file of corrections cannot be applied.
        """
        for file in plan_files([self._documents]):
            with suppress(PlanFormatError):
                self._take(file)
        names = {*self._sent, *self._corrected_slugs()}
        if names:
            self._publish({slug: self.plan(slug) for slug in sorted(names)})

    def close(self) -> None:
        """Finish what is at hand."""
        self._worker.shutdown()

    def _corrected_slugs(self) -> Iterator[str]:
        """Yield the names of the given plans for whose very text there are corrections."""
        for path in self._corrections.glob(f"*{CORRECTIONS_SUFFIX}"):
            slug = path.name.rpartition("--")[0]
            if slug in self._given_slugs and self._file_of(slug) == path:
                yield slug

    def submit(self, name: str, content: bytes) -> Job:
        """Take a document; it is read as soon as those before it are done.

        Raises
        ------
        RequestError
            If documents are not taken, or files of this kind are not read.
        """
        self.require_uploads()
        safe = _safe_name(name)
        if Path(safe).suffix.lower() not in SUFFIXES:
            known = " ".join(SUFFIXES)
            reason = Bilingual(
                zh=f"不能读取“{safe}”这类文件；能读的有 {known}",
                en=f"files such as {safe!r} are not read; {known} are",
            )
            raise RequestError(reason)
        job = Job(secrets.token_urlsafe(9), safe)
        self._set(job)
        self._worker.submit(self._work, job, content)
        return job

    def require_uploads(self) -> None:
        """Raise `RequestError` unless documents are taken."""
        if not self.takes_uploads:
            raise RequestError(Bilingual(zh="未开启上传", en="uploading is off"))

    def job(self, name: str) -> Job:
        """Return a job by its id, or raise `UnknownNameError`."""
        with self._lock:
            if name not in self._jobs:
                raise UnknownNameError(_JOB, name)
            return self._jobs[name]

    def _set(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_JOBS:
                del self._jobs[next(iter(self._jobs))]

    def _work(self, job: Job, content: bytes) -> None:
        """Read a document, keep it and publish; a document that cannot be read is not kept."""
        file = self._documents / f"{job.id} {job.name}"
        try:
            self._set(replace(job, state="reading"))
            file.write_bytes(content)
            slug = self._take(file)
            self._set(replace(job, state="building"))
            if self._is_from(slug, file):
                self._publish({slug: self.plan(slug)})
            else:
                file.unlink()
            self._set(replace(job, state="done", slug=slug))
        except GwpError as error:
            file.unlink(missing_ok=True)
            self._set(replace(job, state="failed", error=error))
        except Exception:
            file.unlink(missing_ok=True)
            reason = Bilingual(zh="读取时出错", en="something went wrong while reading")
            self._set(replace(job, state="failed", error=RequestError(reason)))
            raise

    def _take(self, file: Path) -> str:
        """Read a document and return the name of its plan, which the same text has already got.

        Another text under the same number, or title, gets a name of its own.
        """
        plan = replace(read_plan(file), source=file.name.partition(" ")[2])
        first = plan_slug(plan)
        for slug in (first, second_name(first, plan.sha256)):
            if not self._has(slug):
                self._sent[slug] = _Sent(file, plan if slug == first else with_conflict(plan))
                return slug
            if self.as_read(slug).sha256 == plan.sha256:
                return slug
        raise ValueError(first)

    def _is_from(self, slug: str, file: Path) -> bool:
        return slug in self._sent and self._sent[slug].file == file

    def _has(self, slug: str) -> bool:
        return slug in self._sent or slug in self._given_slugs

    def as_read(self, slug: str) -> Plan:
        """Return a plan as it was read, without corrections."""
        if slug in self._sent:
            return self._sent[slug].plan
        return self._given.plan(slug)

    def plan(self, slug: str) -> Plan:
        """Return a plan as corrected."""
        return correct(self.as_read(slug), self._file_of(slug))

    def corrections(self, slug: str) -> tuple[Correction, ...]:
        """Return the corrections of a plan in the order in which they were made."""
        return read_places(self.as_read(slug), self._file_of(slug))

    def corrections_file(self, slug: str) -> bytes:
        """Return the file of corrections of a plan; empty if there are none."""
        file = self._file_of(slug)
        return file.read_bytes() if file.exists() else b""

    def correct(self, slug: str, correction: Correction) -> None:
        """Keep a correction and publish the plan; it replaces an earlier one of the same kind."""
        self._change(slug, correction, [correction])

    def undo(self, slug: str, correction: Correction) -> None:
        """Forget a correction and publish the plan."""
        self._change(slug, correction, [])

    def _change(self, slug: str, gone: Correction, new: list[Correction]) -> None:
        self._worker.submit(self._keep, slug, gone, new).result()

    def _keep(self, slug: str, gone: Correction, new: list[Correction]) -> None:
        place = (gone.action, gone.span)
        rest = [one for one in self.corrections(slug) if (one.action, one.span) != place]
        write_places(self._file_of(slug), [*rest, *new])
        self._publish({slug: self.plan(slug)})

    def _file_of(self, slug: str) -> Path:
        """Return where the corrections of a plan are kept: beside what was sent, if it was."""
        if slug in self._sent:
            return corrections_path(self._sent[slug].file)
        digest = self._given.plan(slug).sha256[:_DIGEST_CHARS]
        return self._corrections / f"{slug}--{digest}{CORRECTIONS_SUFFIX}"


@dataclass(frozen=True, slots=True)
class _Sent:
    """A document that was sent, and what was read in it."""

    file: Path
    plan: Plan


def _safe_name(name: str) -> str:
    """Return the last part of a name, without what a file system or a shell could take amiss.

    >>> _safe_name("../../etc/方案 一.txt")
    '方案 一.txt'
    """
    last = re.split(r"[/\\]", name)[-1]
    cleaned = _UNSAFE.sub(" ", last).strip(" .")
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    return f"{stem[:_NAME_CHARS]}{suffix}" if stem else f"document{suffix}"
