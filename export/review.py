"""What a person should look at in a plan, with the sentence, for a terminal and for programs."""

from __future__ import annotations

from typing import Any

from export.words import concept_words
from ontology.language import Bilingual, Language
from plans.records import Note, Plan, Span, Task
from plans.sentences import sentence

_NOTHING = Bilingual(zh="没有需要核对的地方", en="nothing needs review")
_PLACE = Bilingual(zh="{source} 第{line}行{task}", en="{source}, line {line}{task}")
_TASK = Bilingual(zh="，任务{key}", en=", task {key}")


def review_records(plan: Plan) -> list[dict[str, Any]]:
    """Return the notes on a plan in the order of the text, as JSON types.

    Each has its kind and message, the span and its characters, line and task, and the sentence.
    """
    return [_record(plan, note) for note in plan.notes]


def review_text(plan: Plan, language: Language) -> str:
    """Return the notes on a plan for reading: place and kind, what was noted, the sentence."""
    blocks = [_block(record, plan.source, language) for record in review_records(plan)]
    return "\n".join(blocks) if blocks else f"{plan.source}: {_NOTHING.pick(language)}\n"


def _record(plan: Plan, note: Note) -> dict[str, Any]:
    tasks = (task for task in plan.tasks if _concerns(note.span, task))
    origin = {"who": note.who, "when": note.when and note.when.isoformat(), "why": note.why}
    return {
        "kind": note.kind,
        "message": note.message,
        "span": [note.span.start, note.span.end],
        "text": note.span.of(plan.text),
        "line": plan.text.count("\n", 0, note.span.start) + 1,
        "task": next((task.key for task in tasks), None),
        "sentence": sentence(plan.text, note.span),
        **{key: value for key, value in origin.items() if value is not None},
    }


def _concerns(place: Span, task: Task) -> bool:
    spans = (task.span, *(one.span for one in task.assignments))
    return any(span.start <= place.start < span.end for span in spans)


def _block(record: dict[str, Any], source: str, language: Language) -> str:
    key = record["task"]
    task = _TASK.pick(language).format(key=key) if key is not None else ""
    place = _PLACE.pick(language).format(source=source, line=record["line"], task=task)
    kind = concept_words("note-kind", record["kind"]).pick(language)
    origin = " ".join(str(record[name]) for name in ("who", "when", "why") if name in record)
    lines = [f"{place}: {kind}", f"    {record['message']}", f"    「{record['sentence']}」"]
    return "\n".join([*lines, *([f"    {origin}"] if origin else []), ""])
