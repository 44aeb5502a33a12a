"""The command: `python -m dateline_spark LIST --out FOLDER`."""

from __future__ import annotations

import argparse
import json

from pyspark.sql import SparkSession

from .job import code, paths_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="dateline_spark", description=__doc__)
    parser.add_argument("list", help="a file that names archives, one a line, as all machines can open them")
    parser.add_argument("--out", required=True, help="the folder to write: reports, events and what was refused, as Parquet")
    parser.add_argument("--partitions", type=int, default=16, help="into how many parts the work is cut (16)")
    parser.add_argument("--remote", help="a Spark Connect server such as Sail: sc://127.0.0.1:50051")
    asked = parser.parse_args()
    builder = SparkSession.builder.appName("dateline")
    spark = (builder.remote(asked.remote) if asked.remote else builder).getOrCreate()
    try:
        print(json.dumps(code(spark, paths_of(asked.list), asked.out, asked.partitions)))
    finally:
        spark.stop()


main()
