"""Writes the reference pages, one per language, from the vocabulary files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology.describe import TermDescription, describe_schemes, describe_terms
from ontology.files import FOLDER, ontology_files
from ontology.language import LANGUAGES, Bilingual, Language
from ontology.prefixes import declared_prefixes
from ontology.query_examples import read_questions

if TYPE_CHECKING:
    from pathlib import Path

_NAMESPACE: Final = "https://w3id.org/gwp/ns#"
_DOCS: Final = FOLDER.parent / "docs"
PAGES: Final[dict[Language, Path]] = {
    "en": _DOCS / "ontology-reference.md",
    "zh": _DOCS / "ontology-reference.zh.md",
}
_MODULES: Final = {
    "documents": Bilingual(zh="文件与来源文本", en="Documents and their source text"),
    "tasks": Bilingual(zh="任务与单位", en="Tasks and units"),
    "statements": Bilingual(zh="任务的时限、标杆与目标", en="Time limits, benchmarks and targets"),
}
_WORDS: Final = {
    "generated": Bilingual(
        zh="由 Turtle 文件生成：python -m ontology.generate",
        en="Generated from the Turtle files by: python -m ontology.generate",
    ),
    "title": Bilingual(
        zh="政府工作方案本体：词汇参考", en="Government Work Plan Ontology: reference"
    ),
    "intro": Bilingual(
        zh="命名空间 `https://w3id.org/gwp/ns#`，前缀 `gwp:`，许可 CC BY 4.0。"
        "为何如此设计、如何用于自己的数据，见 [ontology.zh.md](ontology.zh.md)。",
        en="Namespace `https://w3id.org/gwp/ns#`, prefix `gwp:`, licence CC BY 4.0. "
        "Why it is built so, and how to use it for your own data: [ontology.md](ontology.md).",
    ),
    "contents": Bilingual(zh="目录", en="Contents"),
    "parents": Bilingual(zh="上位词汇", en="More general"),
    "rules": Bilingual(zh="形状检查", en="Checked by shapes"),
    "example": Bilingual(zh="例", en="Example"),
    "properties": Bilingual(zh="属性", en="Properties"),
    "property": Bilingual(zh="属性", en="Property"),
    "meaning": Bilingual(zh="含义", en="Meaning"),
    "domain": Bilingual(zh="主语", en="Of"),
    "range": Bilingual(zh="宾语", en="Value"),
    "schemes": Bilingual(zh="概念体系", en="Concept schemes"),
    "concept": Bilingual(zh="概念", en="Concept"),
    "label": Bilingual(zh="名称", en="Label"),
    "other_words": Bilingual(zh="其他写法", en="Other words"),
    "questions": Bilingual(zh="能回答的问题", en="Questions it answers"),
    "questions_intro": Bilingual(
        zh="每个问题都是一条查询，其答案在测试中与即墨方案核对。",
        en="Each is a query whose answer on the Jimo plan is checked by the tests.",
    ),
    "question": Bilingual(zh="问题", en="Question"),
    "theme": Bilingual(zh="主题", en="Theme"),
}


@dataclass(frozen=True, slots=True)
class _Module:
    name: str
    title: str
    classes: tuple[TermDescription, ...]
    diagram: tuple[str, ...]


def reference_pages() -> dict[Path, str]:
    """Return the text of each reference page by its path."""
    return {PAGES[language]: _page(language) for language in LANGUAGES}


def _page(language: Language) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # What is written is Markdown from our own files, not HTML from anybody's input.
    jinja = Environment(  # noqa: S701
        loader=FileSystemLoader(FOLDER / "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    jinja.filters |= {"curie": _link, "rule": _rule}
    terms = describe_terms()
    return jinja.get_template("reference.md.jinja").render(
        language=language,
        words={name: text.pick(language) for name, text in _WORDS.items()},
        modules=[_module(name, terms, language) for name in _MODULES],
        properties=[term for term in terms if term.kind != "class"],
        schemes=describe_schemes(),
        questions=read_questions(),
        examples=_examples(),
    )


def _module(name: str, terms: tuple[TermDescription, ...], language: Language) -> _Module:
    classes = tuple(term for term in terms if term.module == name)
    return _Module(name, _MODULES[name].pick(language), classes, _diagram(classes, terms, language))


def _diagram(
    classes: tuple[TermDescription, ...], terms: tuple[TermDescription, ...], language: Language
) -> tuple[str, ...]:
    """Draw the properties that lead from the classes of a module to classes of ours."""
    own = {term.iri: term for term in terms if term.kind == "class"}
    inside = {term.iri for term in classes}
    edges: dict[tuple[str, str], list[str]] = {}
    for term in terms:
        for source in inside.intersection(term.domain):
            for target in own.keys() & set(term.range):
                edges.setdefault((source, target), []).append(term.name)
    narrower = [(term.iri, p) for term in classes for p in term.parents if p in own]
    drawn = sorted(inside.union(*edges, *narrower))
    return (
        *(f'{own[iri].name}["{own[iri].label.pick(language)}"]' for iri in drawn),
        *(
            f"{own[a].name} -->|{'<br>'.join(names)}| {own[b].name}"
            for (a, b), names in sorted(edges.items())
        ),
        *(f"{own[a].name} -.-> {own[b].name}" for a, b in sorted(narrower)),
    )


def _examples() -> dict[str, str]:
    """Return the example of each class without its prefixes."""
    return {
        path.stem: path.read_text(encoding="utf-8").rpartition("> .\n\n")[2]
        for path in ontology_files().good
    }


def _link(iri: str) -> str:
    """Write an IRI short; one of ours links to its place on the page."""
    for prefix, space in declared_prefixes().items():
        if iri.startswith(space):
            short = f"`{prefix}:{iri.removeprefix(space)}`"
            return f"[{short}](#{iri.removeprefix(space)})" if space == _NAMESPACE else short
    return f"<{iri}>"


def _rule(message: str) -> str:
    """Take out of a message what a finding would fill in."""
    return re.sub(r" ?\{\?\w+\}", "", message)
