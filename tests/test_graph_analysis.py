import json
from math import isnan, nan

import pytest

from export.tables import (
    table_to_csv,
    tables_to_csv,
    tables_to_json,
    tables_to_markdown,
    tables_to_text,
    tables_to_xlsx,
)
from graph.analysis import ANALYSES, Analysis, Column, Study, Table, analyse, analysis, findings
from graph.errors import UnknownNameError
from graph.ledger import Collectives, Involvement, Ledger, LedgerTask, LedgerUnit
from ontology.language import Bilingual
from tests.ledgers import small

ONE_UNIT = Ledger((LedgerTask("1"),), (Involvement(LedgerTask("1"), LedgerUnit("商务局"), "lead"),))


def test_workload_counts_tasks_by_role_most_loaded_first() -> None:
    (table,) = analyse(Study(small()), "workload")
    columns = ("unit", "lead", "participant", "responsible", "total", "lead_share")
    rows = [tuple(row[key] for key in columns) for row in table.records()]
    assert rows[:2] == [("财政局", 0, 3, 0, 3, 0.0), ("商务局", 2, 0, 0, 2, 1.0)]
    assert [row[0] for row in rows[2:]] == ["档案局", "科技局", "交通局", "潮海街道"]


def test_workload_is_weighted_by_the_partners_of_every_task() -> None:
    row = analysis("workload").table(Study(small())).records()[0]
    # Task 1 has two others, 2 has one, 3 has two; a third, a half and a third fall to 财政局.
    assert row["share"] == pytest.approx(3 / 9)
    assert row["coordination"] == 5
    assert row["fractional"] == pytest.approx(1 / 3 + 1 / 2 + 1 / 3)


def test_a_unit_with_two_roles_in_one_task_counts_it_once_in_the_total() -> None:
    task = LedgerTask("1")
    unit = LedgerUnit("商务局")
    ledger = Ledger((task,), (Involvement(task, unit, "lead"), Involvement(task, unit)))
    (row,) = analysis("workload").table(Study(ledger)).records()
    assert (row["lead"], row["participant"], row["total"]) == (1, 1, 1)


def test_centralities_of_a_small_network_are_those_counted_by_hand() -> None:
    rows = {row["unit"]: row for row in analysis("centrality").table(Study(small())).records()}
    # 财政局 stands between 科技局 and 潮海街道 on the one side, 商务局 and 交通局 on the other.
    assert rows["财政局"]["degree"] == 4
    assert rows["财政局"]["weighted_degree"] == 5
    assert rows["财政局"]["betweenness"] == pytest.approx(4 / 10)
    assert rows["财政局"]["closeness"] == pytest.approx(4 / 5 * 1)
    assert rows["商务局"]["degree_normalised"] == pytest.approx(2 / 5)
    assert sum(analysis("centrality").table(Study(small())).column("pagerank")) == (  # type: ignore[arg-type]
        pytest.approx(1)
    )


def test_what_a_unit_without_ties_has_is_explained_by_notes() -> None:
    table = analysis("centrality").table(Study(small()))
    row = next(row for row in table.records() if row["unit"] == "档案局")
    assert [row[key] for key in ("degree", "betweenness", "closeness", "eigenvector")] == [0] * 4
    notes = " ".join(note.en for note in table.notes)
    assert "Without a partner, hence 0 in degree and closeness: 档案局" in notes
    assert "the 0 of the 1 units outside is no measurement" in notes
    holes = analysis("structural_holes").table(Study(small())).records()[-1]
    assert holes["unit"] == "档案局"
    assert isnan(holes["constraint"])  # type: ignore[arg-type]


def test_what_is_undefined_in_a_network_of_one_unit_is_nan_and_noted() -> None:
    table = analysis("centrality").table(Study(ONE_UNIT))
    (row,) = table.records()
    for key in ("betweenness", "closeness", "eigenvector", "degree_normalised"):
        assert isnan(row[key])  # type: ignore[arg-type]
    assert "Betweenness is undefined" in " ".join(note.en for note in table.notes)


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.key)
@pytest.mark.parametrize("ledger", [Ledger(), ONE_UNIT, small()], ids=["empty", "one", "small"])
def test_every_analysis_gives_a_table_that_can_be_written(row: Analysis, ledger: Ledger) -> None:
    study = Study(ledger, permutations=20)
    table = row.table(study)
    assert table.key == row.key
    assert table.title == row.title
    assert all(len(cells) == len(table.columns) for cells in table.rows)
    assert json.loads(tables_to_json((table,)))[row.key] is not None
    assert tables_to_text((table,)) and tables_to_markdown((table,), "en")


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.key)
@pytest.mark.parametrize("collectives", ["in", "expanded"])
def test_every_analysis_can_count_collectives_and_says_so(
    row: Analysis, collectives: Collectives
) -> None:
    table = row.table(Study(small(), collectives, permutations=5))
    assert Study(small(), collectives).scope in table.notes


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.key)
def test_every_analysis_is_the_same_when_made_again_from_a_shuffled_ledger(
    row: Analysis,
) -> None:
    ledger = small()
    turned = Ledger(ledger.tasks, ledger.involvements[::-1], ledger.mentions[::-1])
    first, second = (row.table(Study(given, permutations=20)) for given in (ledger, turned))
    assert tables_to_json((first,)) == tables_to_json((second,))


def test_an_unknown_analysis_is_an_error_that_lists_the_near_names() -> None:
    with pytest.raises(UnknownNameError, match="centrality"):
        analyse(Study(small()), "centralities")


def _table(*rows: tuple[str, float]) -> Table:
    columns = tuple(
        Column(key, Bilingual(zh, key), Bilingual(f"{zh}的定义", f"what {key} is"))
        for key, zh in (("unit", "单位"), ("share", "占比"))
    )
    return Table("shares", Bilingual("占比表", "shares"), columns, rows, (Bilingual("注", "note"),))


def test_json_has_null_for_what_is_undefined_and_tells_what_the_columns_mean() -> None:
    body = json.loads(tables_to_json([_table(("商务局", 0.5), ("财政局", nan))]))
    assert body["shares"] == [
        {"unit": "商务局", "share": 0.5},
        {"unit": "财政局", "share": None},
    ]
    assert body["definitions"]["shares"]["columns"]["share"]["definition"]["en"] == "what share is"
    assert body["definitions"]["shares"]["notes"] == [{"zh": "注", "en": "note"}]


def test_csv_has_keys_or_headings_and_nothing_for_what_is_undefined() -> None:
    table = _table(("商务局", 1 / 3), ("财,政", nan))
    assert table_to_csv(table) == 'unit,share\r\n商务局,0.333333333333\r\n"财,政",\r\n'
    assert table_to_csv(table, "zh").startswith("单位,占比\r\n")
    assert tables_to_csv([table]).startswith("# shares\r\nunit,share\r\n")


def test_text_is_aligned_by_the_width_of_chinese_characters() -> None:
    assert tables_to_text([_table(("商务局", 0.5), ("A", nan))], "zh") == (
        "占比表\n单位      占比\n------  ------\n商务局  0.5000\nA            –\n* 注\n"
    )


def test_findings_are_printed_as_sentences_with_their_tasks() -> None:
    (table,) = analyse(Study(small()), "findings")
    assert "- 任务最多的是财政局，涉及 3 项，占全部 5 项任务的 60%。 [任务 1、2、3]" in (
        tables_to_text((table,), "zh")
    )
    assert "- 商务局 leads most tasks: 2. [tasks 1, 2]" in tables_to_markdown((table,), "en")


def test_nothing_is_said_where_all_units_are_alike() -> None:
    tasks = [LedgerTask(key) for key in "ab"]
    ledger = Ledger(
        tuple(tasks),
        tuple(Involvement(task, LedgerUnit(name)) for task in tasks for name in ("甲", "乙")),
    )
    assert [found.key for found in findings(Study(ledger))] == ["closest_pair"]
    assert findings(Study(Ledger())) == ()


def test_equal_units_share_a_rank() -> None:
    rows = analysis("centrality_ranks").table(Study(small())).records()
    ranks = {row["unit"]: row["degree"] for row in rows}
    assert ranks == {"财政局": 1, "商务局": 2, "交通局": 2, "潮海街道": 2, "科技局": 2, "档案局": 6}


def test_markdown_has_a_bar_table_with_definitions_and_notes() -> None:
    assert "| 商务局 | 0.5000 |" in tables_to_markdown([_table(("商务局", 0.5))])
    assert "- share: what share is" in tables_to_markdown([_table(("商务局", 0.5))], "en")


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from io import BytesIO

    table = _table(("=商务局", 0.5), ("财政局", nan))
    book = openpyxl.load_workbook(BytesIO(tables_to_xlsx([table])))
    assert book.sheetnames == ["占比表", "定义"]
    assert list(book["占比表"].values) == [("单位", "占比"), ("=商务局", 0.5), ("财政局", None)]
    assert book["占比表"]["A2"].data_type == "s"


def test_a_frame_carries_the_definitions() -> None:
    pytest.importorskip("pandas")
    frame = _table(("商务局", 0.5)).frame("zh")
    assert list(frame.columns) == ["单位", "占比"]
    assert frame.attrs["title"] == "占比表"
    assert _table(("商务局", 0.5)).column("share") == [0.5]
    with pytest.raises(UnknownNameError):
        _table().column("shares")
