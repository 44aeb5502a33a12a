"""Runs the job on each engine and compares what it gives with `dateline code`: see `run` beside this."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

DATELINE, FOLDER, WORK = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
PARTITIONS = (1, 3, 16)
MASTER, CONNECT = 17077, 15002
SPARK_HOME = next((FOLDER / "spark" / "lib").glob("python3*/site-packages/pyspark"))
SETTINGS = """\
spark.authenticate true
spark.authenticate.secret only-for-this-test
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.ui.enabled false
spark.master.rest.enabled false
spark.executor.cores 1
spark.executor.memory 1g
"""


def spark_environment() -> dict[str, str]:
    settings = WORK / "conf"
    settings.mkdir(exist_ok=True)
    (settings / "spark-defaults.conf").write_text(SETTINGS)
    python = str(FOLDER / "spark" / "bin" / "python")
    return {
        **os.environ,
        "SPARK_HOME": str(SPARK_HOME),
        "SPARK_CONF_DIR": str(settings),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(WORK / "local"),
        "SPARK_WORKER_DIR": str(WORK / "worker"),
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": python,
        "PYSPARK_DRIVER_PYTHON": python,
    }


@contextmanager
def started(name: str, command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server that ends with the block."""
    with open(WORK / f"{name}.log", "wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_for(name: str, words: str, seconds: int = 180) -> None:
    for _ in range(seconds * 5):
        if words in (WORK / f"{name}.log").read_text(errors="replace"):
            return
        time.sleep(0.2)
    sys.exit(f"{name}: no `{words}` in {seconds} s: {(WORK / f'{name}.log').read_text()[-2000:]}")


def listening(port: int, seconds: int = 60) -> None:
    import socket

    for _ in range(seconds * 5):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit(f"nothing listens on port {port}")


def folder_of(engine: str, n: int) -> Path:
    """Where a run writes; brackets would be a pattern to Spark."""
    return WORK / "out" / "".join(letter if letter.isalnum() else "-" for letter in f"{engine} {n}")


def job(engine: str, python: Path, n: int, environment: dict[str, str], *more: str) -> Path:
    out = folder_of(engine, n)
    command = [str(python), "-m", "dateline_spark", str(WORK / "list.txt"), "--out", str(out), "--partitions", str(n)]
    start = time.time()
    ran = subprocess.run([*command, *more], env=environment, capture_output=True, text=True, cwd=WORK)
    seconds = time.time() - start
    if ran.returncode != 0:
        sys.exit(f"{engine}, {n} parts: exit {ran.returncode}\n{ran.stderr[-6000:]}")
    compare(engine, n, out, seconds, json.loads(ran.stdout.strip().splitlines()[-1]))
    return out


def compare(engine: str, n: int, out: Path, seconds: float, said: dict[str, int]) -> None:
    """The lines of the events in their order, and the dataset that is made of the reports, byte for byte."""
    read = (
        "import sys, datetime, pyarrow.parquet as parquet\n"
        "rows = parquet.read_table(sys.argv[1]).to_pylist()\n"
        "rows.sort(key=lambda row: (row['day'] or datetime.date.max, row['place'] or '', row['event_id']))\n"
        "for row in rows: print(row['body'])"
    )
    python = FOLDER / "spark" / "bin" / "python"
    lines = subprocess.run([str(python), "-c", read, str(out / "events")], capture_output=True, check=True).stdout
    gpkg = WORK / "imported.gpkg"
    run_dateline("import-parquet", str(out), "-o", str(gpkg), "--replace")
    same_lines = sorted(lines.splitlines()) == sorted((WORK / "one.jsonl").read_bytes().splitlines())
    in_order = lines == (WORK / "one.jsonl").read_bytes()
    same_file = gpkg.read_bytes() == (WORK / "one.gpkg").read_bytes()
    verdict = ", ".join(
        f"{what} {'equal' if same else 'DIFFER'}" for what, same in [("events", same_lines), ("order", in_order), ("dataset", same_file)]
    )
    print(f"{engine}, {n} parts: {said['reports']} reports, {said['events']} events in {seconds:.1f} s: {verdict}", flush=True)
    if not (same_lines and in_order and same_file):
        (WORK / "other.jsonl").write_bytes(lines)
        sys.exit(f"{engine}, {n} parts: not what one machine gives")


def run_dateline(*arguments: str) -> bytes:
    ran = subprocess.run([str(DATELINE), "--quiet", *arguments], capture_output=True, cwd=WORK)
    if ran.returncode not in (0, 3):
        sys.exit(f"dateline {' '.join(arguments)}: exit {ran.returncode}\n{ran.stderr.decode()}")
    return ran.stdout


def executors() -> list[int]:
    """The executors of our own workers, which have this folder in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"CoarseGrainedExecutorBackend" in (process / "cmdline").read_bytes():
                if str(WORK).encode() in (process / "environ").read_bytes():
                    found.append(int(process.name))
        except OSError:
            # It has ended meanwhile.
            continue
    return found


def kill_one(out: Path, told: list[str]) -> None:
    """Kills an executor with no warning once the first archive is coded."""
    for _ in range(3000):
        done = list(out.glob("work/read/_temporary/0/task_*")) + list(out.glob("work/read/_temporary/0/_temporary/*"))
        running = executors()
        if done and running:
            time.sleep(1)
            os.kill(running[0], signal.SIGKILL)
            told.append(f"killed executor {running[0]} of {len(running)} while the archives were coded")
            return
        time.sleep(0.05)


def main() -> None:
    archives = sorted((WORK / "archives").glob("*.warc.gz"))
    (WORK / "list.txt").write_text("".join(f"{path}\n" for path in archives))
    start = time.time()
    names = [str(path) for path in archives]
    (WORK / "one.jsonl").write_bytes(run_dateline("code", *names, "--format", "jsonl", "-o", str(WORK / "one.gpkg")))
    print(f"one machine: {time.time() - start:.1f} s", flush=True)
    environment = spark_environment()
    python = FOLDER / "spark" / "bin" / "python"

    def at(master: str) -> dict[str, str]:
        return {**environment, "PYSPARK_SUBMIT_ARGS": f"--master {master} pyspark-shell"}

    for n in PARTITIONS:
        job("Spark local[1]", python, n, at("local[1]"))
    spark_class = str(SPARK_HOME / "bin" / "spark-class")
    deploy, master = "org.apache.spark.deploy", f"spark://127.0.0.1:{MASTER}"
    asked = ["--host", "127.0.0.1", "--port", str(MASTER), "--webui-port", "0"]
    with started("master", [spark_class, f"{deploy}.master.Master", *asked], environment):
        wait_for("master", "New state: ALIVE")
        worker = [spark_class, f"{deploy}.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "-c", "1", "-m", "1g", master]
        with started("worker1", worker, environment), started("worker2", worker, environment):
            wait_for("worker1", "Successfully registered with master")
            wait_for("worker2", "Successfully registered with master")
            for n in PARTITIONS:
                job("Spark, two workers", python, n, at(master))
            told: list[str] = []
            engine = "Spark, two workers, one killed"
            killer = threading.Thread(target=kill_one, args=(folder_of(engine, 16), told))
            killer.start()
            job(engine, python, 16, at(master))
            killer.join()
            if not told:
                sys.exit("no executor could be killed in time")
            print(told[0], flush=True)
    sail = FOLDER / "sail" / "bin"
    own = {**os.environ, "PYTHONPATH": ""}
    with started("sail", [str(sail / "sail"), "spark", "server", "--ip", "127.0.0.1", "--port", str(CONNECT)], own):
        listening(CONNECT)
        for n in PARTITIONS:
            job("Sail", sail / "python", n, own, "--remote", f"sc://127.0.0.1:{CONNECT}")


main()
