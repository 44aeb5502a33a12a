"""Codes web archives on a cluster, with the results of one machine. docs/spark.md tells how to run it.

    python -m dateline_spark archives.txt --out coded --partitions 16
"""

from .job import code, paths_of

__all__ = ["code", "paths_of"]
