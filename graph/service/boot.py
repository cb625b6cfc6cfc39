"""Starts a process of this package with little in its memory: ``python -I -S boot.py MODULE SITE``.

The parent packages stay bare, so that nothing that `graph` imports is imported here; the folder of
the installed packages comes as an argument, because the interpreter runs isolated.
"""

import importlib
import sys
import types
from pathlib import Path

ROOT = Path(__file__).parents[2]


def boot(module: str, site: str) -> None:
    """Run `main` of a module of this package."""
    sys.path.append(site)
    for name in ("graph", "graph.service"):
        package = types.ModuleType(name)
        package.__path__ = [str(ROOT.joinpath(*name.split(".")))]
        sys.modules[name] = package
    importlib.import_module(f"graph.service.{module}").main()


if __name__ == "__main__":
    boot(sys.argv[1], sys.argv[2])
