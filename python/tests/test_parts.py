"""What a cluster of machines does, done here step by step: the events and the dataset are those of the command."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dateline import _dateline

N = 3


def coded(paths: list[Path]) -> list[dict[str, Any]]:
    """Rows of all files, each report once, as the first of them has it."""
    names = ("kind", "report_id", "outlet", "n_claims", "card", "text", "rest", "claims")
    coder = _dateline.Coder("material", [], [], [], [])
    rows = [dict(zip(names, row, strict=True)) for path in paths for row in coder.rows(str(path))]
    first: dict[str, dict[str, Any]] = {}
    return [row for row in rows if row["kind"] != "report" or first.setdefault(row["report_id"], row) is row]


def grouped(pairs: list[tuple[Any, Any]]) -> list[list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return list(groups.values())


def parts(ids: list[str], edges: list[tuple[str, str]]) -> list[list[str]]:
    part = {each: each for each in ids}
    for a, b in edges:
        a, b = part[a], part[b]
        part = {each: b if above == a else above for each, above in part.items()}
    return grouped([(above, each) for each, above in part.items()])


def events(reports: list[dict[str, Any]]) -> list[str]:
    by_id = {row["report_id"]: row for row in reports}
    words = [row for group in grouped([(it["outlet"], it["card"]) for it in reports]) for row in _dateline.words(group, N)]
    shared = [row for group in grouped(words) for row in _dateline.shared(group)]
    near = [row for group in grouped(shared) for row in _dateline.nearest(group)]
    edges = [(report, other) for report, other, _ in near]

    def of(ids: list[str], *columns: str) -> tuple[Any, ...]:
        told = [(report, other, share) for report, other, share in near if report in ids]
        return (*([by_id[each][column] for each in ids] for column in columns), told)

    offers = [row for ids in parts(list(by_id), edges) for row in _dateline.offers(*of(ids, "card", "claims"))]
    edges += [pair for group in grouped(offers) for pair in _dateline.pairs(group)]
    merged = [row for ids in parts(list(by_id), edges) for row in _dateline.merge_part(*of(ids, "card", "claims", "text"))]
    merged.sort(key=lambda row: (row[1] or "9999", row[2] or "", row[0]))
    return [line for *_, line in merged]


@pytest.fixture(scope="module")
def rows(examples: Path) -> list[dict[str, Any]]:
    return coded(sorted(path for path in examples.iterdir() if path.is_file()))


def test_parts_give_the_events_of_the_command(rows: list[dict[str, Any]], command: str, examples: Path) -> None:
    ran = subprocess.run([command, "code", "--quiet", "--format", "jsonl", str(examples)], capture_output=True, check=True)
    lines = events([row for row in rows if row["kind"] == "report"])
    assert len(lines) > 5
    assert lines == ran.stdout.decode().splitlines()


def test_rows_become_the_dataset_of_the_command(
    rows: list[dict[str, Any]], command: str, gpkg: Path, tmp_path: Path
) -> None:
    import pyarrow
    import pyarrow.parquet

    for name, kept in (("reports", True), ("records", False)):
        (tmp_path / name).mkdir()
        table = pyarrow.Table.from_pylist([row for row in rows if (row["kind"] == "report") == kept])
        pyarrow.parquet.write_table(table, tmp_path / name / "part-0.parquet")
    imported = tmp_path / "imported.gpkg"
    subprocess.run([command, "--quiet", "import-parquet", str(tmp_path), "-o", str(imported)], check=True)
    assert imported.read_bytes() == gpkg.read_bytes()


def test_a_file_that_is_not_there_is_a_row(tmp_path: Path) -> None:
    row = coded([tmp_path / "nowhere.warc.gz"])[0]
    assert row["kind"] == "refused" and json.loads(row["rest"])[4] == "not-found"


def test_rows_of_another_version_are_an_error() -> None:
    import dateline

    with pytest.raises(dateline.Error, match="another version"):
        _dateline.pairs(['{"key": 1}'])
