"""The desk: where documents come in, are read while their sender watches, and are corrected.

A folder keeps what came in and what was corrected, so that both are there after a restart.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from graph.build import plan_slug
from graph.errors import UnknownNameError
from graph.slugs import name_plans
from ontology.language import Bilingual, GwpError
from plans.corrections import (
    Correction,
    apply_corrections,
    read_corrections,
    write_corrections,
)
from plans.files import SUFFIXES
from plans.read import read_plan
from plans.records import Plan
from web.errors import RequestError

State = Literal["waiting", "reading", "building", "done", "failed"]
STATES: Final[tuple[State, ...]] = ("waiting", "reading", "building", "done")
_JOB: Final = Bilingual(zh="任务编号", en="job")
_PLAN: Final = Bilingual(zh="方案", en="plan")
_UNSAFE: Final = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")
_MOST_JOBS: Final = 200
_NAME_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class Job:
    """A document on its way: where it is, and in the end its plan or what was wrong."""

    id: str
    name: str
    state: State = "waiting"
    slug: str | None = None
    error: GwpError | None = None


class Desk:
    """Takes documents and corrections, one after the other, and publishes the plans.

    Parameters
    ----------
    folder
        Keeps documents and corrections; it is made if it is not there.
    publish
        Called with all plans, as corrected, after each change; until it returns the change is not
        done.
    plans
        The plans that are there from the start, as read.
    takes_uploads
        Whether documents are taken at all; corrections are, in any case.
    most_bytes
        The largest document that is taken.
    """

    def __init__(
        self,
        folder: Path,
        publish: Callable[[Sequence[Plan]], None],
        plans: Iterable[Plan] = (),
        *,
        takes_uploads: bool = False,
        most_bytes: int = 10 * 2**20,
    ) -> None:
        self.takes_uploads = takes_uploads
        self.most_bytes = most_bytes
        self._folder = folder
        self._publish = publish
        self._read = dict(name_plans(plans))
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
        """Read the documents that came in earlier, and publish all plans as corrected.

        A document that can no longer be read stays where it is and is left out.
        """
        for file in sorted(self._documents.iterdir()):
            try:
                plan = replace(read_plan(file), source=file.name.partition(" ")[2])
            except GwpError:
                continue
            self._read[plan_slug(plan)] = plan
        self._publish(self.plans())

    def close(self) -> None:
        """Finish what is at hand."""
        self._worker.shutdown()

    def plans(self) -> list[Plan]:
        """Return all plans as corrected."""
        return [apply_corrections(p, self._corrections_of(p)) for p in self._read.values()]

    def submit(self, name: str, content: bytes) -> Job:
        """Take a document; it is read as soon as those before it are done.

        Raises
        ------
        RequestError
            If documents are not taken, or files of this kind are not read.
        """
        safe = _safe_name(name)
        if not self.takes_uploads:
            raise RequestError(Bilingual(zh="未开启上传", en="uploading is off"))
        if Path(safe).suffix.lower() not in SUFFIXES:
            known = " ".join(SUFFIXES)
            reason = Bilingual(
                zh=f"不能读取“{safe}”这类文件;能读的有 {known}",
                en=f"files such as {safe!r} are not read; {known} are",
            )
            raise RequestError(reason)
        job = Job(secrets.token_urlsafe(9), safe)
        self._set(job)
        self._worker.submit(self._work, job, content)
        return job

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
            plan = replace(read_plan(file), source=job.name)
            self._set(replace(job, state="building"))
            self._read[plan_slug(plan)] = plan
            self._publish(self.plans())
            self._set(replace(job, state="done", slug=plan_slug(plan)))
        except GwpError as error:
            file.unlink(missing_ok=True)
            self._set(replace(job, state="failed", error=error))
        except Exception:
            file.unlink(missing_ok=True)
            reason = Bilingual(zh="读取时出错", en="something went wrong while reading")
            self._set(replace(job, state="failed", error=RequestError(reason)))
            raise

    def as_read(self, slug: str) -> Plan:
        """Return a plan as it was read, without corrections."""
        if slug not in self._read:
            raise UnknownNameError(_PLAN, slug, self._read)
        return self._read[slug]

    def corrections(self, slug: str) -> tuple[Correction, ...]:
        """Return the corrections of a plan in the order in which they were made."""
        return self._corrections_of(self.as_read(slug))

    def correct(self, slug: str, correction: Correction) -> None:
        """Keep a correction and publish the plans; it replaces an earlier one of the same kind."""
        rest = self._without(slug, correction)
        self._keep(slug, [*rest, correction])

    def undo(self, slug: str, correction: Correction) -> None:
        """Forget a correction and publish the plans."""
        self._keep(slug, self._without(slug, correction))

    def _without(self, slug: str, correction: Correction) -> list[Correction]:
        place = (correction.action, correction.span)
        return [one for one in self.corrections(slug) if (one.action, one.span) != place]

    def _keep(self, slug: str, corrections: Iterable[Correction]) -> None:
        write_corrections(self._file_of(self.as_read(slug)), corrections)
        self._worker.submit(lambda: self._publish(self.plans())).result()

    def _corrections_of(self, plan: Plan) -> tuple[Correction, ...]:
        return read_corrections(self._file_of(plan))

    def _file_of(self, plan: Plan) -> Path:
        return self._corrections / f"{plan.sha256[:32]}.json"


def _safe_name(name: str) -> str:
    """Return the last part of a name, without what a file system or a shell could take amiss.

    >>> _safe_name("../../etc/方案 一.txt")
    '方案 一.txt'
    """
    last = re.split(r"[/\\]", name)[-1]
    cleaned = _UNSAFE.sub(" ", last).strip(" .")
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    return f"{stem[:_NAME_CHARS]}{suffix}" if stem else f"document{suffix}"
