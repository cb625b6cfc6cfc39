"""Which numbered nodes are tasks: the level differs from document to document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from plans.numbering import BRACKETED, DIGIT, HAN
from plans.outline import Outline


def choose_tasks(outline: Outline) -> list[int]:
    """Return the nodes that are tasks, in order."""
    chosen: list[int] = []
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(outline.nodes):
        parts[node.part].append(index)
    carrying = {outline.nodes[i].part for i in range(len(outline.nodes)) if outline.carries(i)}
    for part, members in sorted(parts.items()):
        if part in carrying:
            chosen.extend(_tasks_of_part(outline, members))
        elif not carrying and len(parts) == 1:
            chosen.extend(_tasks_without_units(outline, members))
    return chosen


def _tasks_of_part(outline: Outline, members: Sequence[int]) -> list[int]:
    rank = _task_rank(outline, members)
    under = {above for i in members if outline.nodes[i].rank == rank for above in outline.above(i)}
    # Where tasks stand under headings, a number outside of them counts something else.
    rooted = any(outline.nodes[i].rank == rank and outline.nodes[i].parent >= 0 for i in members)
    tasks: dict[int, None] = {}
    for index in members:
        node = outline.nodes[index]
        at_rank = node.rank == rank and (
            _carries_below(outline, index, members) or not outline.is_frame(index)
        )
        if at_rank and node.parent < 0 and rooted and not outline.carries(index):
            continue
        stray = node.rank != rank and outline.carries(index) and index not in under
        taken = any(above in tasks for above in outline.above(index))
        if (at_rank or stray) and not taken:
            tasks[index] = None
    return [*tasks]


def _task_rank(outline: Outline, members: Sequence[int]) -> int:
    """Return the rank whose nodes carry units most often, headings of others left aside."""
    carrying = [i for i in members if outline.carries(i) and not outline.heads(i)]
    certain = [i for i in carrying if not (outline.closes(i) and _is_only(outline, i))]
    own = Counter(outline.nodes[_owner(outline, i)].rank for i in certain or carrying)
    if own:
        return max(own, key=lambda rank: (own[rank], -rank))
    heads = {i for i in members if outline.heads(i)}
    below = Counter(outline.nodes[i].rank for i in members if outline.nodes[i].parent in heads)
    return below.most_common(1)[0][0]


def _is_only(outline: Outline, index: int) -> bool:
    """Whether the last node under another is the only one."""
    return outline.nodes[index].parent == index - 1


def _owner(outline: Outline, index: int) -> int:
    """Return the node whose units a node carries: the one above, if they close all its items.

    Units in a line of their own after the last of several items, none of which has any, are meant
    for all of them.
    """
    parent = outline.nodes[index].parent
    if not outline.closes(index):
        return index
    siblings = [i for i in range(parent + 1, index) if outline.nodes[i].parent == parent]
    return index if not siblings or any(map(outline.carries, siblings)) else parent


def _carries_below(outline: Outline, index: int, members: Sequence[int]) -> bool:
    last = outline.last_below(index)
    if any(outline.carries(i) for i in range(index, last + 1)):
        return True
    return any(outline.heads(above) for above in outline.above(index))


def _tasks_without_units(outline: Outline, members: Sequence[int]) -> list[int]:
    """Choose tasks in a document that assigns no units: its most used level of numbers."""
    free = [i for i in members if not outline.is_frame(i)]
    counts = Counter(
        outline.nodes[i].rank for i in free if outline.nodes[i].rank in (HAN, BRACKETED, DIGIT)
    )
    if not counts:
        return []
    rank = max(counts, key=lambda rank: (counts[rank], rank))
    return [i for i in free if outline.nodes[i].rank == rank]
