"""What the tests have in common: invented reports, and a dataset that the command wrote."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "reports"


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def command() -> str:
    """The command, which `ci/check-python` names; without it what needs it is skipped."""
    command = os.environ.get("DATELINE")
    if not command:
        pytest.skip("DATELINE names no command")
    return command


@pytest.fixture(scope="session")
def gpkg(command: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples as a dataset."""
    path = tmp_path_factory.mktemp("dataset") / "examples.gpkg"
    subprocess.run([command, "code", "--quiet", str(EXAMPLES), "-o", str(path)], check=True)
    return path
