"""Tasks and units as CSV for programs, with the metadata of CSV on the Web beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from export.catalogue import LICENCE
from export.tables import table_to_csv
from export.task_table import task_table, unit_table
from graph.analysis import Table
from ontology.language import Bilingual
from ontology.terms import CV, DCAT, DCTERMS, ELI, GWP, ORG, SKOS
from plans.records import Plan

METADATA_FILE: Final = "csv-metadata.json"
_LIST: Final = "、"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a column means: its property, its datatype, and whether it lists several values."""

    property: str
    definition: Bilingual
    datatype: str = "string"
    is_list: bool = False
    is_required: bool = False


_TASK_COLUMNS: Final[Mapping[str, _Meaning]] = {
    "plan": _Meaning(
        ELI.number,
        Bilingual("方案的文号，无文号则为标题", "the number of the plan, or its title"),
        is_required=True,
    ),
    "number": _Meaning(
        DCTERMS.identifier,
        Bilingual("原文所印任务序号", "the number of the task as printed"),
        is_required=True,
    ),
    "sector": _Meaning(GWP.inSector, Bilingual("领域标题", "the title of the sector")),
    "text": _Meaning(
        DCTERMS.description, Bilingual("任务原文", "the text of the task"), is_required=True
    ),
    "targets": _Meaning(GWP.hasTarget, Bilingual("量化指标", "quantitative targets"), is_list=True),
    "lead": _Meaning(GWP.leadUnit, Bilingual("牵头单位", "units that lead"), is_list=True),
    "participant": _Meaning(
        GWP.participatingUnit, Bilingual("参与单位", "units that take part"), is_list=True
    ),
    "responsible": _Meaning(
        GWP.responsibleUnit, Bilingual("责任单位", "units that answer for it"), is_list=True
    ),
    "time": _Meaning(GWP.hasTimeLimit, Bilingual("时限原文", "the time limit as written")),
    "start": _Meaning(DCAT.startDate, Bilingual("开始日期", "the first day"), "date"),
    "end": _Meaning(DCAT.endDate, Bilingual("截止日期", "the last day"), "date"),
    "benchmarks": _Meaning(GWP.benchmarks, Bilingual("对标对象", "benchmarks"), is_list=True),
    "cites": _Meaning(GWP.hasCitation, Bilingual("引用文件", "cited works"), is_list=True),
}
_UNIT_COLUMNS: Final[Mapping[str, _Meaning]] = {
    "unit": _Meaning(
        SKOS.prefLabel, Bilingual("单位名称", "the name of the unit"), is_required=True
    ),
    "type": _Meaning(ORG.classification, Bilingual("单位类型", "the type of the unit")),
    "aliases": _Meaning(SKOS.altLabel, Bilingual("别称", "other names"), is_list=True),
    "lead": _Meaning(
        CV.role, Bilingual("牵头的任务序号", "numbers of the tasks led"), is_list=True
    ),
    "participant": _Meaning(
        CV.role, Bilingual("参与的任务序号", "numbers of the tasks joined"), is_list=True
    ),
    "responsible": _Meaning(
        CV.role, Bilingual("责任任务序号", "numbers of the tasks answered for"), is_list=True
    ),
}


def csvw_files(plans: Sequence[Plan]) -> dict[str, bytes]:
    """Return ``tasks.csv``, ``units.csv`` and ``csv-metadata.json``, which describes them.

    The tables are in UTF-8 with keys as headings and no byte order mark; a cell with several
    values separates them with 、.
    """
    tables = {
        "tasks.csv": (task_table(plans), _TASK_COLUMNS),
        "units.csv": (unit_table(plans), _UNIT_COLUMNS),
    }
    files = {name: table_to_csv(table).encode() for name, (table, _) in tables.items()}
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": [_said("任务与单位", "zh"), _said("Tasks and units", "en")],
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(name, *parts) for name, parts in tables.items()],
    }
    files[METADATA_FILE] = (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _table(name: str, table: Table, meanings: Mapping[str, _Meaning]) -> dict[str, Any]:
    return {
        "url": name,
        "dc:title": [_said(table.title.zh, "zh"), _said(table.title.en, "en")],
        "tableSchema": {
            "columns": [
                _column(column.key, column.title, meanings[column.key]) for column in table.columns
            ],
            **_keys(name),
        },
    }


def _keys(name: str) -> dict[str, Any]:
    """Return by which columns a row of the tasks is known; a unit may stand in several plans."""
    return {"primaryKey": ["plan", "number"]} if name == "tasks.csv" else {}


def _column(key: str, title: Bilingual, meaning: _Meaning) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": key,
        # The heading of the file is the key; the others are what people call it.
        "titles": {"und": key, "zh": title.zh, "en": title.en},
        "dc:description": [_said(meaning.definition.zh, "zh"), _said(meaning.definition.en, "en")],
        "propertyUrl": meaning.property,
        "datatype": meaning.datatype,
        "required": meaning.is_required,
    }
    return column | ({"separator": _LIST} if meaning.is_list else {})


def _said(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}
