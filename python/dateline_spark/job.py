"""The job: archives to rows of coded reports, copies, parts that hang together, events.

Each step is a function of the wheel on rows that belong together; what comes in between is SQL. Tables that several
steps need are written to Parquet and read again, so that a lost machine costs the step that it was in.
"""

from __future__ import annotations

import functools
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F

from dateline import _dateline

#: Records that go to Spark at once.
BATCH = 64

ROWS = (
    "kind string, input int, seq long, report_id string, outlet_bucket int, bucket int, n_claims long, card string, "
    "text string, rest string, claims string"
)


def code(spark: SparkSession, paths: list[str], out: str, n: int) -> dict[str, int]:
    """Codes the archives at `paths` and writes the folder `out`; gives how many reports and events there are.

    `n` is into how many parts the work is cut. It changes nothing but the speed.
    """
    keep = functools.partial(_kept, spark, out)
    read = keep("work/read", _in_parts(_listed(spark, paths, n), _code(n), ROWS))
    keep("records", read.where("kind != 'report'").select("kind", "input", "seq", "rest"))
    first = Window.partitionBy("report_id").orderBy("input", "seq")
    reports = read.where("kind = 'report'").withColumn("nth", F.row_number().over(first)).where("nth = 1").drop("nth")
    reports = keep("reports", reports)

    # Copies: by outlet, by bucket of shingles, by report.
    words = _grouped(reports.select("outlet_bucket", "card"), "outlet_bucket", _words(n), "bucket int, body string")
    shared = _grouped(words, "bucket", _shared(n), "bucket int, body string")
    near = keep("work/near", _grouped(shared, "bucket", _nearest, "report_id string, near string, share double"))

    # What hangs together by copies is looked at as one; what others may tell too goes to them.
    cards = reports.join(near, "report_id", "left").withColumnRenamed("bucket", "own_bucket")
    families = keep("work/families", _components(near.select(F.col("report_id").alias("a"), F.col("near").alias("b")), n))
    told = _with_part(cards, families).where("n_claims > 0 or part is not null")
    columns = ("bucket", "card", "claims", "report_id", "near", "share")
    offers = _grouped(told.select(*columns), "bucket", _offers(n), "bucket int, body string")
    pairs = _grouped(offers, "bucket", _pairs, "a string, b string")

    # What hangs together in the end is merged as one machine merges it.
    edges = near.select(F.col("report_id").alias("a"), F.col("near").alias("b")).union(pairs)
    parts = keep("work/parts", _components(edges, n))
    told = _with_part(cards, parts).where("n_claims > 0 or part is not null").select(*columns, "text")
    events = _grouped(told, "bucket", _merge, "event_id string, day date, place string, body string")
    events = keep("events", events.orderBy(F.col("day").asc_nulls_last(), "place", "event_id"))
    n_events = events.count()
    if n_events != events.select("event_id").distinct().count():
        raise RuntimeError("two events drew the same id: code these reports on one machine")
    return {"reports": reports.count(), "events": n_events}


def paths_of(listing: str | os.PathLike[str]) -> list[str]:
    """The archives that a file names, one a line; empty lines and those that begin with # are passed over."""
    lines = (line.strip() for line in Path(listing).read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


# What Spark does.


def _listed(spark: SparkSession, paths: list[str], n: int) -> DataFrame:
    rows = list(enumerate(paths))
    return spark.createDataFrame(rows, "input int, path string").repartition(min(n, max(1, len(rows))))


def _in_parts(frame: DataFrame, work: Callable[..., Any], schema: str) -> DataFrame:
    return frame.mapInArrow(work, schema)


def _grouped(frame: DataFrame, key: str, work: Callable[..., Any], schema: str) -> DataFrame:
    return frame.groupBy(key).applyInArrow(work, schema)


def _kept(spark: SparkSession, out: str, name: str, frame: DataFrame) -> DataFrame:
    path = f"{out}/{name}"
    frame.write.mode("overwrite").option("compression", "snappy").parquet(path)
    return spark.read.schema(frame.schema).parquet(path)


def _components(edges: DataFrame, n: int) -> DataFrame:
    """For each report with an edge the least id of those it hangs together with. One task holds the edges."""
    one = edges.withColumn("all", F.lit(0))
    return _grouped(one, "all", _hang_together(n), "report_id string, part string, part_bucket int")


def _with_part(reports: DataFrame, parts: DataFrame) -> DataFrame:
    joined = reports.join(parts, "report_id", "left")
    return joined.withColumn("bucket", F.coalesce("part_bucket", "own_bucket"))


# What the wheel does. Everything below runs on the machines of the cluster.


@functools.cache
def _coder() -> _dateline.Coder:
    return _dateline.Coder("material", [], [], [], [])


def _bucket(key: str, n: int) -> int:
    return zlib.crc32(key.encode()) % n


def _code(n: int) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows: list[tuple[Any, ...]] = []
        for batch in batches:
            for listed in batch.to_pylist():
                for seq, row in enumerate(_coder().rows(listed["path"])):
                    kind, report_id, outlet, n_claims, card, text, rest, claims = row
                    buckets = _bucket(outlet or report_id, n), _bucket(report_id, n)
                    rows.append((kind, listed["input"], seq, report_id, *buckets, n_claims, card, text, rest, claims))
                    if len(rows) == BATCH:
                        yield _batch(rows, ROWS)
                        rows = []
        yield _batch(rows, ROWS)

    return work


def _words(n: int) -> Callable[[pa.Table], pa.Table]:
    def work(group: pa.Table) -> pa.Table:
        return _table(_dateline.words(_list(group, "card"), n), "bucket int, body string")

    return work


def _shared(n: int) -> Callable[[pa.Table], pa.Table]:
    def work(group: pa.Table) -> pa.Table:
        rows = [(_bucket(report, n), row) for report, row in _dateline.shared(_list(group, "body"))]
        return _table(rows, "bucket int, body string")

    return work


def _nearest(group: pa.Table) -> pa.Table:
    return _table(_dateline.nearest(_list(group, "body")), "report_id string, near string, share double")


def _offers(n: int) -> Callable[[pa.Table], pa.Table]:
    def work(group: pa.Table) -> pa.Table:
        found = _dateline.offers(_list(group, "card"), _list(group, "claims"), _near(group))
        return _table([(_bucket(key, n), row) for key, row in found], "bucket int, body string")

    return work


def _pairs(group: pa.Table) -> pa.Table:
    return _table(_dateline.pairs(_list(group, "body")), "a string, b string")


def _merge(group: pa.Table) -> pa.Table:
    cards, claims, texts = (_list(group, name) for name in ("card", "claims", "text"))
    rows = _dateline.merge_part(cards, claims, texts, _near(group))
    return _table(rows, "event_id string, day date, place string, body string")


def _hang_together(n: int) -> Callable[[pa.Table], pa.Table]:
    def work(edges: pa.Table) -> pa.Table:
        above: dict[str, str] = {}

        def root(report: str) -> str:
            above.setdefault(report, report)
            while above[report] != report:
                above[report] = above[above[report]]
                report = above[report]
            return report

        for a, b in zip(_list(edges, "a"), _list(edges, "b"), strict=True):
            one, other = sorted((root(a), root(b)))
            above[other] = one
        rows = [(report, part, _bucket(part, n)) for report in sorted(above) for part in [root(report)]]
        return _table(rows, "report_id string, part string, part_bucket int")

    return work


def _near(group: pa.Table) -> list[tuple[str, str, float]]:
    rows = zip(_list(group, "report_id"), _list(group, "near"), _list(group, "share"), strict=True)
    return [(report, near, share) for report, near, share in rows if near is not None]


def _list(group: pa.Table, column: str) -> list[Any]:
    values: list[Any] = group.column(column).to_pylist()
    return values


KINDS = {"string": pa.string(), "int": pa.int32(), "long": pa.int64(), "double": pa.float64(), "date": pa.date32()}


def _schema(schema: str) -> pa.Schema:
    fields = (field.split() for field in schema.split(","))
    return pa.schema([(name, KINDS[kind]) for name, kind in fields])


def _columns(rows: list[tuple[Any, ...]], schema: pa.Schema) -> list[pa.Array]:
    return [pa.array([row[at] for row in rows]).cast(field.type) for at, field in enumerate(schema)]


def _table(rows: list[tuple[Any, ...]], schema: str) -> pa.Table:
    kinds = _schema(schema)
    return pa.Table.from_arrays(_columns(rows, kinds), schema=kinds)


def _batch(rows: list[tuple[Any, ...]], schema: str) -> pa.RecordBatch:
    kinds = _schema(schema)
    return pa.RecordBatch.from_arrays(_columns(rows, kinds), schema=kinds)
