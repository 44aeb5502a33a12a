"""The examples of the documents run, and what they name is there."""

from __future__ import annotations

import csv
import doctest
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest

import dateline
import dateline._api

ROOT = Path(__file__).resolve().parents[2]


def test_docstrings_hold() -> None:
    for module in (dateline, dateline._api):
        assert doctest.testmod(module).failed == 0


def test_everything_public_has_a_docstring() -> None:
    for name in dateline.__all__:
        thing = getattr(dateline, name)
        assert thing.__doc__, name
        for part, value in vars(thing).items() if isinstance(thing, type) else ():
            if not part.startswith("_") and callable(getattr(value, "__get__", None)):
                told = getattr(value, "__doc__", None) or type(value).__name__ == "member_descriptor"
                assert told, f"{name}.{part}"


def test_the_manual_names_everything() -> None:
    manual = (ROOT / "docs" / "python.md").read_text()
    for name in dateline.__all__:
        assert f"`{name}" in manual, name


def test_the_examples_of_the_manual_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    manual = (ROOT / "docs" / "python.md").read_text()
    found = doctest.DocTestParser().get_doctest(manual, {}, "python.md", None, 0)
    assert len(found.examples) > 10
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(found).failed == 0


def test_the_notebook_runs(tmp_path: Path) -> None:
    import nbclient
    import nbformat

    notebook = nbformat.read(ROOT / "python" / "examples" / "first-steps.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "clear the outputs before it is committed"
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}})
    client.execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("text/html" in output.get("data", {}) for output in shown)


def test_the_lines_of_r_name_columns_that_are_there(gpkg: Path, command: str) -> None:
    code = (ROOT / "docs" / "r.md").read_text().split("```r\n")[1].split("```")[0]
    lines = [line for line in code.splitlines() if line.strip()]
    assert len(lines) <= 12
    exported = subprocess.run([command, "--quiet", "export", str(gpkg), "csv"], capture_output=True, text=True, check=True)
    columns = set(next(csv.reader(exported.stdout.splitlines())))
    base = sqlite3.connect(gpkg)
    layers = {name for (name,) in base.execute("SELECT table_name FROM gpkg_contents")}
    named = set(re.findall(r"[a-z]+\$([a-z_0-9]+)", code))
    made = set(re.findall(r"[a-z]+\$([a-z_0-9]+) <-", code))
    assert len(named) >= 3 and named <= columns | made, named - columns - made
    asked = set(re.findall(r'layer = "([a-z_]+)"|FROM ([a-z_]+)', code))
    asked = {name for pair in asked for name in pair if name}
    assert asked and asked <= layers, asked - layers
