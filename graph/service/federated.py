"""A query that calls other servers, answered in two steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from graph.service.desk import Course
from graph.service.question import Answer, Question

if TYPE_CHECKING:
    from graph.service.federation import Federation


class CourseOf(Protocol):
    """Makes the second step: what answers a query, unless it is forbidden."""

    def __call__(self, question: Question, *, forbidden: bool) -> Course:
        """Return what answers `question`."""


class FederatedCourse:
    """Asks the other servers, then our own data, and gives out the answer to the whole."""

    def __init__(
        self,
        question: Question,
        federation: Federation,
        prefixes: Mapping[str, str],
        course_of: CourseOf,
    ) -> None:
        self.question = question
        self.long = False
        self._federation = federation
        self._prefixes = prefixes
        self._course_of = course_of
        self._course: Course | None = None

    async def run(self) -> Answer:
        """Return the answer, complete or begun."""
        asked = self.question
        query = await self._federation.resolved(asked.query, asked.base, self._prefixes)
        self._course = self._course_of(replace(asked, query=query), forbidden=query == asked.query)
        answer = await self._course.run()
        answer.question = asked
        return answer

    def cancel(self) -> None:
        """End an answer that has begun; its reader is told so."""
        if self._course is not None:
            self._course.cancel()

    async def close(self) -> None:
        """End whatever still goes on."""
        if self._course is not None:
            await self._course.close()
