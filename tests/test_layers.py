"""The layers of the project: a package imports only what stands before it."""

from __future__ import annotations

import ast
import importlib.metadata
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("ontology", "plans", "graph", "export", "web", "server", "commands", "gwp")


def modules() -> list[Path]:
    packages = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return [*packages, ROOT / "server.py", ROOT / "gwp.py"]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_layers_before_its_own(path: Path) -> None:
    own = LAYERS.index(path.relative_to(ROOT).parts[0].removesuffix(".py"))
    above = set(LAYERS[own + 1 :]) & set(imported(path))
    assert not above, f"{path.relative_to(ROOT)} imports {sorted(above)}"


def test_no_dependency_ships_a_module_of_our_names() -> None:
    found = importlib.metadata.packages_distributions()
    ours = {name: set(found.get(name, ())) - {"gwp"} for name in (*LAYERS, "data")}
    assert not any(ours.values()), ours


def test_importing_every_module_opens_no_file_of_ours_and_prints_nothing() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if path.name not in ("worker.py", "writer.py", "__main__.py")
    ]
    script = (
        "import importlib, sys\n"
        "opened = []\n"
        "def watch(event, arguments):\n"
        "    path = str(arguments[0]) if arguments else ''\n"
        f"    if event == 'open' and path.startswith({str(ROOT)!r}) and '.py' not in path:\n"
        "        opened.append(path)\n"
        "sys.addaudithook(watch)\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
        f"opened = [p for p in opened if '/.venv/' not in p and p != {str(ROOT)!r}]\n"
        "print(*opened, end='')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 0)


@pytest.mark.parametrize("heavy", ["pyshacl", "pandas", "matplotlib", "pyvis", "IPython"])
def test_the_server_starts_without_heavy_libraries(heavy: str) -> None:
    script = f"import server, sys; print({heavy!r} in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"
