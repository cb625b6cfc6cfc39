from pathlib import Path

import pytest

import export.networks
from export.figures import FIGURES, Figure
from graph.analysis import ANALYSES, Analysis
from graph.network import NETWORKS, NetworkKind

PAGE = (Path(__file__).parents[1] / "docs" / "analysis.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", [*ANALYSES, *NETWORKS, *FIGURES], ids=lambda row: row.key)
def test_every_table_network_and_figure_is_documented(
    row: Analysis | NetworkKind | Figure,
) -> None:
    assert f"`{row.key}`" in PAGE


@pytest.mark.parametrize("name", [n for n in export.networks.__all__ if n.startswith("network_")])
def test_every_file_format_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(Path(__file__).parents[1])
    code = PAGE.split("```python\n")[1].split("```")[0]
    exec(compile(code, "docs/analysis.md", "exec"), {})  # noqa: S102
    assert "任务最多的是区发改局" in capsys.readouterr().out
