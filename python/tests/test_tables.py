"""Datasets, and events as tables of Arrow, polars, pandas and geopandas."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dataset(examples: Path) -> dateline.Dataset:
    return dateline.read(examples)


def documented_columns() -> list[str]:
    """The columns of the plain table as docs/formats.md names them."""
    text = (ROOT / "docs" / "formats.md").read_text()
    section = text.split("\n## Table\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([a-z0-9_]+)`", row)]


def test_a_folder_gives_the_events_that_the_command_gives(
    dataset: dateline.Dataset, command: str, examples: Path, tmp_path: Path
) -> None:
    ran = subprocess.run([command, "code", "--quiet", "--format", "jsonl", str(examples)], capture_output=True, check=True)
    dataset.export(tmp_path / "a.jsonl", profile="full")
    assert (tmp_path / "a.jsonl").read_bytes() == ran.stdout
    assert [json.loads(line)["event_id"] for line in ran.stdout.splitlines()] == [it.event_id for it in dataset.events]


def test_a_dataset_holds_what_was_coded(dataset: dateline.Dataset, gpkg: Path) -> None:
    opened = dateline.read(gpkg)
    assert opened.events == dataset.events and opened.claims == dataset.claims
    assert len(opened) == len(dataset)
    for report, other in zip(opened.reports, dataset.reports, strict=True):
        assert report == other
        for value in report.values:
            for each in value.evidence:
                assert report.text[each.span] == each.quote


@pytest.mark.parametrize("format", ["acled", "ged", "polecat", "hxl", "csv", "kml", "geojson", "geoparquet", "jsonl"])
def test_exports_are_those_of_the_command(gpkg: Path, command: str, format: str, tmp_path: Path) -> None:
    profile = "full" if format == "jsonl" else "public"
    asked = ["export", str(gpkg), format, "--profile", profile]
    ran = subprocess.run([command, "--quiet", *asked], capture_output=True, check=True)
    dateline.read(gpkg).export(tmp_path / "a", format, profile=profile)
    assert (tmp_path / "a").read_bytes() == ran.stdout


def test_an_unknown_format_is_an_error(dataset: dateline.Dataset, tmp_path: Path) -> None:
    with pytest.raises(dateline.Error, match="`docx` is no format"):
        dataset.export(tmp_path / "a.docx", profile="full")
    with pytest.raises(dateline.Error, match="`friends` is none of public"):
        dataset.export(tmp_path / "a.csv", profile="friends")  # type: ignore[arg-type]


def test_an_export_names_no_private_person_unless_it_is_asked_to(tmp_path: Path) -> None:
    text = "Rebels shelled Hajin on Monday, killing a farmer, Salim Abd al-Nasri, residents said."
    dataset = dateline.merge([dateline.code(text, published="2016-05-04")])
    dataset.export(tmp_path / "public.jsonl")
    dataset.export(tmp_path / "full.jsonl", profile="full")
    assert "Salim" not in (tmp_path / "public.jsonl").read_text()
    assert "Salim" in (tmp_path / "full.jsonl").read_text()


def test_tables_have_the_columns_of_the_manual(dataset: dateline.Dataset) -> None:
    columns = dataset.to_pandas().columns.to_list()
    assert sorted(columns) == sorted(documented_columns()) and len(columns) == 38
    for table in (dataset.to_arrow().column_names, dataset.to_polars().columns, list(dataset.to_geopandas().columns)):
        assert table == [*columns, "geometry"]


def test_all_tables_hold_the_same(dataset: dateline.Dataset) -> None:
    arrow, polars, pandas = dataset.to_arrow(), dataset.to_polars(), dataset.to_pandas()
    rows = arrow.to_pylist()
    assert [row["event_id"] for row in rows] == [event.event_id for event in dataset.events]
    assert polars.to_dicts() == rows
    for row, event in zip(rows, dataset.events, strict=True):
        assert row["actors"] == [party.name for party in event.actors]
        assert row["killed_best"] == (event.deaths and event.deaths.best)
        assert row["date_earliest"] == (event.date and event.date.earliest)
        assert row["sources"] == event.sources
    assert str(pandas.killed_best.dtype) == "Int64"
    assert pandas.killed_best.sum() == sum(row["killed_best"] or 0 for row in rows)
    assert str(pandas.date_earliest.dtype).startswith("datetime64")


def test_geopandas_has_the_points_in_longitude_and_latitude(dataset: dateline.Dataset) -> None:
    frame = dataset.to_geopandas()
    assert frame.crs == "OGC:CRS84"
    placed = frame[~frame.geometry.isna()]
    assert len(placed) > 0
    assert (placed.geometry.x == placed.longitude).all() and (placed.geometry.y == placed.latitude).all()


def test_claims_are_tables_too(dataset: dateline.Dataset) -> None:
    claims = dataset.claims
    arrow, polars, pandas = claims.to_arrow(), claims.to_polars(), claims.to_pandas()
    assert arrow.num_rows == polars.height == len(pandas) == len(claims)
    assert arrow.column_names == polars.columns == list(pandas.columns) == list(claims.COLUMNS)
    assert polars.to_dicts() == arrow.to_pylist()
    known = {event.event_id for event in dataset.events}
    assert set(arrow["event_id"].to_pylist()) <= known | {None}


def test_a_result_has_tables_of_its_own() -> None:
    result = dateline.code("Rebels shelled Hajin on Monday.", published="2016-05-04")
    assert result.to_pandas().place.to_list() == ["Hajin"]
    nothing = dateline.code("The bakery opens at nine.")
    assert len(nothing.to_polars()) == len(nothing.claims.to_arrow()) == 0


def test_no_package_of_tables_is_imported_before_it_is_asked_for() -> None:
    said = "import dateline, sys; dateline.code('Rebels shelled Hajin.').events; print([m for m in ('pyarrow', 'polars', 'pandas', 'geopandas', 'numpy') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ["polars", "pyarrow", "geopandas"])
def test_a_missing_package_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    result = dateline.code("Rebels shelled Hajin on Monday.", published="2016-05-04")
    ask = {"polars": result.to_polars, "pyarrow": result.to_pandas, "geopandas": result.to_geopandas}[package]
    with pytest.raises(ImportError, match=f"pip install {package}") as caught:
        ask()
    assert isinstance(caught.value, dateline.Error)


def test_what_is_no_dataset_is_an_error(tmp_path: Path) -> None:
    other = tmp_path / "other.gpkg"
    other.write_bytes(b"SQLite format 3\0" + bytes(4000))
    with pytest.raises(dateline.DatasetError, match=r"other\.gpkg"):
        dateline.read(other)
    with pytest.raises(dateline.Refused) as caught:
        dateline.read(tmp_path / "nowhere.txt")
    assert caught.value.reason == "not-found"


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels shelled Hajin on Monday.")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2\0")
    dataset = dateline.read(tmp_path, published="2016-05-04")
    assert len(dataset) == 1 and len(dataset.events) == 1
    assert [refused.path.rsplit("/")[-1] for refused in dataset.refused] == ["b.txt"]
