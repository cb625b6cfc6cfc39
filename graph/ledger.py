"""The ledger (台账): who answers for which task in which role, as networks and measures need it.

A ledger is flat, frozen and knows no RDF, so that an analysis can be written down by hand in a
test, read from a store, or cut down to one sector by `Ledger.where`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from graph.errors import UnknownNameError
from ontology.language import Bilingual
from plans.records import Role, UnitKind

Collectives = Literal["out", "in", "expanded"]

_SECTOR: Final = Bilingual(zh="领域", en="sector")
_PLAN: Final = Bilingual(zh="方案", en="plan")
_UNIT: Final = Bilingual(zh="单位", en="unit")
_ROLE: Final = Bilingual(zh="角色", en="role")
_COLLECTIVES: Final = Bilingual(zh="集合主体处理方式", en="way to treat collectives")


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """One task (任务): `key` is unique in the ledger, `plan` the number or title of its plan."""

    key: str
    plan: str = ""
    sector: str | None = None
    title: str = ""
    start: date | None = None
    end: date | None = None
    time_kind: str | None = None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerUnit:
    """One unit (单位) or collective (集合主体, such as 各镇街), under its Chinese name.

    `type` is the notation of its unit type, such as ``department``; `members` names the units that
    a collective stands for, where the data say so.
    """

    name: str
    kind: UnitKind = "unit"
    type: str | None = None
    type_label: Bilingual | None = None
    iri: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Involvement:
    """One unit in one role in one task."""

    task: LedgerTask
    unit: LedgerUnit
    role: Role = "participant"


@dataclass(frozen=True, slots=True)
class Mention:
    """One benchmark (对标对象) that a task names; `mode` is the verb, such as 对标."""

    task: LedgerTask
    target: str
    kind: str = "region"
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tasks of one or more plans with their involvements and benchmark mentions.

    `tasks` holds every task, also those that no unit answers for.

    >>> task = LedgerTask("1", sector="对外开放")
    >>> ledger = Ledger((task,), (Involvement(task, LedgerUnit("区商务局"), "lead"),))
    >>> [involvement.unit.name for involvement in ledger.involvements]
    ['区商务局']
    """

    tasks: tuple[LedgerTask, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def sectors(self) -> tuple[str, ...]:
        """Titles of the sectors in the order of their tasks."""
        return tuple(dict.fromkeys(task.sector for task in self.tasks if task.sector))

    @property
    def plans(self) -> tuple[str, ...]:
        """Names of the plans in the order of their tasks."""
        return tuple(dict.fromkeys(task.plan for task in self.tasks))

    @property
    def units(self) -> tuple[LedgerUnit, ...]:
        """Units and collectives, ordered by name."""
        found = {involvement.unit.name: involvement.unit for involvement in self.involvements}
        return tuple(found[name] for name in sorted(found))

    def keep_tasks(self, tasks: Iterable[LedgerTask]) -> Ledger:
        """Return the ledger of the given tasks only."""
        kept = set(tasks)
        return Ledger(
            tuple(task for task in self.tasks if task in kept),
            tuple(entry for entry in self.involvements if entry.task in kept),
            tuple(mention for mention in self.mentions if mention.task in kept),
        )

    def where(
        self,
        *,
        plan: str | None = None,
        sector: str | None = None,
        role: Role | None = None,
        due_from: date | None = None,
        due_to: date | None = None,
        time_kind: str | None = None,
    ) -> Ledger:
        """Return the part of the ledger that meets every given condition.

        Parameters
        ----------
        plan, sector
            Names as in `plans` and `sectors`.
        role
            Keeps the involvements in that role; the tasks stay.
        due_from, due_to
            First and last day on which the time limit of a task may end, both included. A task
            without an end is left out as soon as one of them is given.
        time_kind
            Kind of the time limit, such as ``deadline``.

        Raises
        ------
        UnknownNameError
            If there is no such plan, sector or role; it lists the near names.
        """
        _check_known(_PLAN, plan, self.plans)
        _check_known(_SECTOR, sector, self.sectors)
        _check_known(_ROLE, role, ("lead", "participant", "responsible"))
        kept = self.keep_tasks(
            task
            for task in self.tasks
            if (plan is None or task.plan == plan)
            and (sector is None or task.sector == sector)
            and (time_kind is None or task.time_kind == time_kind)
            and _is_due(task.end, due_from, due_to)
        )
        if role is None:
            return kept
        return replace(
            kept, involvements=tuple(entry for entry in kept.involvements if entry.role == role)
        )

    def unit(self, name: str) -> LedgerUnit:
        """Return the unit of that name, or raise `UnknownNameError` with the near names."""
        units = {unit.name: unit for unit in self.units}
        _check_known(_UNIT, name, units)
        return units[name]

    def involved(self, collectives: Collectives = "out") -> tuple[Involvement, ...]:
        """Return the involvements with collectives left out, kept in, or replaced by their members.

        They stand in the order of the tasks, so that lists of tasks made from them do too.
        A collective without known members is left out when expanded: 有关部门 names nobody.
        A unit that stands in a task both by name and as a member of a collective counts once.

        Raises
        ------
        UnknownNameError
            If `collectives` is none of ``out``, ``in``, ``expanded``.
        """
        _check_known(_COLLECTIVES, collectives, ("out", "in", "expanded"))
        place = {task.key: number for number, task in enumerate(self.tasks)}
        ordered = tuple(sorted(self.involvements, key=lambda entry: place[entry.task.key]))
        if collectives == "in":
            return ordered
        named = tuple(entry for entry in ordered if entry.unit.kind == "unit")
        if collectives == "out":
            return named
        whole = (*named, *self._memberships(named))
        return tuple(sorted(whole, key=lambda entry: place[entry.task.key]))

    def _memberships(self, named: tuple[Involvement, ...]) -> list[Involvement]:
        known = {unit.name: unit for unit in self.units}
        present = {(entry.task.key, entry.unit.name) for entry in named}
        found: dict[tuple[str, str, str], Involvement] = {}
        for entry in self.involvements:
            for member in entry.unit.members:
                if (entry.task.key, member) not in present:
                    unit = known.get(member) or LedgerUnit(member, type=entry.unit.type)
                    key = (entry.task.key, member, entry.role)
                    found.setdefault(key, Involvement(entry.task, unit, entry.role))
        return list(found.values())


def _check_known(what: Bilingual, name: str | None, known: Iterable[str]) -> None:
    names = tuple(known)
    if name is not None and name not in names:
        raise UnknownNameError(what, name, names)


def _is_due(end: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return end is not None and (first or date.min) <= end <= (last or date.max)
