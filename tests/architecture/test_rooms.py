"""The import order of the rooms, as contracts that import-linter keeps."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_every_import_keeps_the_contracts() -> None:
    """All contracts of pyproject.toml are kept, and there were files to look at."""
    lint = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(cache_dir=None))"
    found = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    assert "0 broken" in found.stdout
    analyzed = next(line for line in found.stdout.splitlines() if line.startswith("Analyzed"))
    assert int(analyzed.split()[1]) > 50
