"""The command line as a user meets it: results, exit codes, one clear sentence when it cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests import jimo

ROOT = Path(__file__).parent.parent
COLLABORATION = """SELECT ?a ?b (COUNT(?t) AS ?n)
WHERE { ?t gwp:involvesUnit ?a, ?b . FILTER(STR(?a) < STR(?b)) }
GROUP BY ?a ?b
ORDER BY DESC(?n)
"""


def gwp(
    *arguments: str, language: str = "en", given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {"GWP_LANG": language, "PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, str(ROOT / "gwp.py"), *arguments],
        env=environment, input=given, capture_output=True, check=False,
    )  # fmt: skip


@cache
def records() -> dict[str, object]:
    result = gwp("extract", str(jimo.PATH))
    assert (result.returncode, result.stderr) == (0, b"")
    parsed: dict[str, object] = json.loads(result.stdout)
    return parsed


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "dataset"
    result = gwp("build", "-o", str(folder))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    return folder


def test_extract_prints_the_records_of_the_contract() -> None:
    tasks = records()["tasks"]
    assert isinstance(tasks, list)
    assert len(tasks) == 67
    assert [a["unit"] for a in tasks[1]["assignments"]] == [
        "区商务局", "区财政局", "区科技和工信局", "区农业局", "区贸促会",
    ]  # fmt: skip
    assert tasks[1]["assignments"][2]["lines"] == ["工信"]


def test_every_span_of_the_records_is_the_characters_of_the_file() -> None:
    text = jimo.PATH.read_text("utf-8")
    tasks = records()["tasks"]
    assert isinstance(tasks, list)
    for task in tasks:
        start, end = task["span"]
        assert text[start:end] == task["text"]
        stated = [task["time"], *task["assignments"], *task["benchmarks"], *task["targets"]]
        for one in filter(None, stated):
            start, end = one["span"]
            assert text[start:end] == one["surface"]


def test_build_writes_a_dataset_that_check_finds_sound(dataset: Path) -> None:
    result = gwp("check", str(dataset))
    assert result.returncode == 0
    assert result.stdout.decode().splitlines()[-1].startswith("0 violation")


def test_check_fails_on_a_dataset_that_breaks_a_shape_and_names_the_place(
    dataset: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.trig"
    role = "cv:role <https://w3id.org/gwp/scheme/role/lead>"
    broken.write_text((dataset / "all.trig").read_text("utf-8").replace(role, "cv:role 1", 1))
    result = gwp("check", str(broken), language="zh")
    assert result.returncode == 1
    assert "违规" in result.stdout.decode()
    assert "/lead/" in result.stdout.decode()


def test_check_writes_the_shacl_report_as_turtle(dataset: Path) -> None:
    result = gwp("check", str(dataset), "-f", "turtle")
    assert b"sh:conforms true" in result.stdout


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_the_three_line_query_is_answered_in_every_result_format(form: str, dataset: Path) -> None:
    result = gwp("query", COLLABORATION, "-d", str(dataset), "-f", form)
    assert (result.returncode, result.stderr) == (0, b"")
    if form == "csv":
        rows = list(csv.reader(io.StringIO(result.stdout.decode())))
        assert rows[0] == ["a", "b", "n"]
        assert rows[1][2] == "22"
    if form == "json":
        assert json.loads(result.stdout)["head"]["vars"] == ["a", "b", "n"]


def test_a_query_comes_from_a_file_or_standard_input_and_prints_a_table(tmp_path: Path) -> None:
    text = "SELECT (COUNT(?t) AS ?tasks) WHERE { ?t a gwp:Task }"
    (tmp_path / "q.rq").write_text(text)
    from_file = gwp("query", str(tmp_path / "q.rq"))
    from_input = gwp("query", "-", given=text.encode())
    assert from_file.stdout == from_input.stdout
    assert "67" in from_file.stdout.decode()
    assert "1 rows" in from_file.stdout.decode()


def test_a_construct_query_prints_turtle() -> None:
    result = gwp("query", "CONSTRUCT { ?t a gwp:Task } WHERE { ?t a gwp:Task } LIMIT 1")
    assert result.stdout.endswith(b"a gwp:Task .\n")


def test_analyze_prints_the_contracts_json() -> None:
    tables = json.loads(gwp("analyze", "-f", "json", "workload", "centrality").stdout)
    (trade,) = [row for row in tables["workload"] if row["unit"] == "区商务局"]
    assert (trade["lead"], trade["participant"], trade["total"]) == (11, 7, 18)
    assert {"unit", "degree", "weighted_degree", "betweenness", "closeness", "eigenvector",
            "pagerank"} <= set(tables["centrality"][0])  # fmt: skip
    assert len(tables["workload"]) == len(tables["centrality"]) == 62


def test_analyze_writes_a_file_where_it_is_told(tmp_path: Path) -> None:
    result = gwp("analyze", "workload", "-f", "md", "-o", str(tmp_path / "out"), language="zh")
    assert (result.returncode, result.stdout) == (0, b"")
    assert "区商务局" in (tmp_path / "out" / "analysis.md").read_text("utf-8")


def test_export_turtle_goes_to_standard_output_or_a_file(tmp_path: Path, dataset: Path) -> None:
    shown = gwp("export", "turtle", "-d", str(dataset))
    gwp("export", "turtle", "-d", str(dataset), "-o", str(tmp_path / "plan.ttl"))
    assert (
        shown.stdout == (tmp_path / "plan.ttl").read_bytes() == (dataset / "all.ttl").read_bytes()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "no-such.txt"], "no-such.txt"),
        (["query", "SELECT * WHERE { ?s ?p }"], "line 1"),
        (["query", "SELECT * WHERE { ?s ?p ?o }", "-f", "turtle"], "no format 'turtle'"),
        (["query", "no-such.rq"], "cannot read no-such.rq"),
        (["query", "ASK {}", "-d", "no-such-folder"], "cannot load no-such-folder"),
        (["query", "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], "SERVICE"),
        (["export", "wml"], "no format 'wml'"),
        (["analyze", "centrallity"], "centrality"),
        (["serve", "--port", "eighty"], "--port cannot be 'eighty'"),
        (["serve", "--query-timeout-s", "-1"], "must not be negative"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_one_sentence(arguments: list[str], said: str) -> None:
    result = gwp(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    assert said in result.stderr.decode()
    assert len(result.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    "content", [b"", b"  \n", bytes(range(256)) * 8, "没有任务的一段话。".encode()]
)
def test_a_document_without_a_plan_is_told_in_the_readers_language(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "方案.txt").write_bytes(content)
    result = gwp("extract", str(tmp_path / "方案.txt"), language="zh")
    assert result.returncode == 2
    assert result.stdout == b""
    assert "方案.txt" in result.stderr.decode()
    assert len(result.stderr.decode().splitlines()) == 1


def test_build_reports_a_bad_file_goes_on_and_ends_with_1(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.txt").write_bytes(jimo.PATH.read_bytes())
    (plans / "b.txt").write_text("空")
    result = gwp("build", str(plans), "-o", str(tmp_path / "out"))
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert result.returncode == 1
    assert "b.txt" in result.stderr.decode()
    assert [plan["tasks"] for plan in report["plans"]] == [67]
    assert len(report["failures"]) == 1


def test_what_needs_review_is_listed_as_text_or_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n1.修路。（责任单位：市财政局、幸福里）\n", "utf-8")
    shown = gwp("extract", "--review", str(tmp_path / "a.txt"))
    assert shown.stdout.decode().startswith("a.txt, line 2, task 1: unknown unit\n")
    listed = json.loads(gwp("extract", "--review", "-f", "json", str(tmp_path / "a.txt")).stdout)
    assert [(note["kind"], note["text"]) for note in listed] == [("unknown-unit", "幸福里")]


def test_a_wrong_correction_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n1.修路。（市财政局负责）\n", "utf-8")
    (tmp_path / "a.txt.corrections.toml").write_text('[[correction]]\nrename = "甲"\nto = "乙"\n')
    result = gwp("extract", str(tmp_path / "a.txt"))
    assert (result.returncode, result.stdout) == (2, b"")
    assert "a.txt.corrections.toml, line 1: there is no unit" in result.stderr.decode()


def test_a_register_of_ones_own_is_read_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、任务\n1.修路。（主理：市财政局）\n", "utf-8")
    (tmp_path / "own.toml").write_text('[labels]\nlead = ["主理"]\n', "utf-8")
    (tmp_path / "bad.toml").write_text("[colours]\n", "utf-8")
    arguments = ("extract", str(tmp_path / "a.txt"), "--register")
    read = json.loads(gwp(*arguments, str(tmp_path / "own.toml")).stdout)
    assert [one["role"] for one in read["tasks"][0]["assignments"]] == ["lead"]
    for command in (arguments, ("build", "-o", str(tmp_path / "out"), "--register")):
        refused = gwp(*command, str(tmp_path / "bad.toml"))
        assert refused.returncode == 2
        assert "bad.toml" in refused.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_long_work_shows_a_bar_on_a_terminal_and_none_in_a_pipe(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    for name in ("a", "b"):
        text = f"某政发〔2023〕{ord(name)}号\n某市工作方案\n一、任务\n1.修路。（市财政局负责）\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    arguments = ("build", str(tmp_path), "-o", str(tmp_path / "out"))
    assert gwp(*arguments).stderr == b""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "gwp.py"), *arguments]
    environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm", "COLUMNS": "80"}
    subprocess.run(command, env=environment, stderr=theirs, check=True)
    os.close(theirs)
    assert "100%" in os.read(ours, 1 << 16).decode()
    os.close(ours)


def test_build_that_reads_nothing_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("空")
    result = gwp("build", str(tmp_path / "b.txt"), "-o", str(tmp_path / "out"))
    assert result.returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt"]


def test_a_turtle_file_with_an_error_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n")
    result = gwp("query", "ASK {}", "-d", str(tmp_path / "x.ttl"))
    assert result.returncode == 2
    assert "x.ttl:2" in result.stderr.decode()


def test_an_occupied_port_is_told_before_anything_is_built() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = gwp("serve", "--port", str(taken.getsockname()[1]), language="zh")
    assert result.returncode == 2
    assert "无法监听" in result.stderr.decode()


def test_a_reader_who_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} gwp.py export nquads | head -c 10"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True
    )
    assert result.stderr == b""


def test_analyze_can_be_narrowed_and_writes_observations_and_figures(tmp_path: Path) -> None:
    sector = "推进企业国际化,着力构建对外开放新优势"
    narrowed = json.loads(gwp("analyze", "workload", "-f", "json", "--sector", sector).stdout)
    assert narrowed["workload"][0]["unit"] == "区商务局"
    turtle = gwp("analyze", "workload", "-f", "turtle").stdout.decode()
    assert turtle.count("a qb:Observation") == 62
    out = tmp_path / "out"
    result = gwp("analyze", "workload", "-f", "csv", "-o", str(out), "--figures", "svg")
    assert (result.returncode, result.stderr) == (0, b"")
    assert {"analysis.csv", "sociogram.svg", "breadth_depth.svg"} <= {p.name for p in out.iterdir()}


def test_an_unknown_sector_is_told_with_the_nearest() -> None:
    result = gwp("analyze", "--sector", "推进企业国际")
    assert result.returncode == 2
    assert "推进企业国际化" in result.stderr.decode()


def test_build_puts_the_results_of_the_analysis_into_the_graph_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "observed"
    assert gwp("build", "--observations", "-o", str(folder)).returncode == 0
    space = "https://w3id.org/gwp/id/analysis/"
    question = f"""SELECT ?unit ?lead WHERE {{
        ?o a qb:Observation ; <{space}measure/workload.lead> ?lead ;
           <{space}dimension/unit>/skos:prefLabel ?unit }} ORDER BY DESC(?lead) ?unit LIMIT 2"""
    result = gwp("query", question, "-d", str(folder), "-f", "csv")
    assert result.stdout.decode().split("\r\n")[1:3] == ["区商务局,11", "区城建局,11"]
    assert gwp("check", str(folder)).returncode == 0
