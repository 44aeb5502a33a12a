//! The program as people run it: start, words for each second of a processor, memory.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use wait4::Wait4;

use super::{ROUNDS, median};

/// Starts are short, and the clock on the wall is rough: many of them.
const STARTS: usize = 20;

/// One sentence with an event in it, of an invented village.
const SENTENCE: &str =
    "Government forces shelled the market of Wadi Amsa on 3 May 2016, killing two.\n";

/// Runs the program and prints the figures.
pub(super) fn measure(set: &Path, n_words: usize) -> Result<()> {
    let program = program()?;
    let starts = (0..STARTS).map(|_| start(&program)).collect::<Result<Vec<f64>>>()?;
    crate::print(&format!(
        "start        {:.3} s to the first byte of a sentence's event (median of {STARTS})",
        median(&starts)
    ));
    let mut table =
        super::table(&["whole", "core-s", "words/core-s", "wall s", "peak MB"]);
    for (name, threads, output) in [
        ("1 thread, JSON Lines", "1", false),
        ("2 threads, JSON Lines", "2", false),
        ("2 threads, GeoPackage", "2", true),
    ] {
        let runs = (0..ROUNDS)
            .map(|_| whole(&program, set, threads, output))
            .collect::<Result<Vec<Whole>>>()?;
        let of = |of: fn(&Whole) -> f64| median(&runs.iter().map(of).collect::<Vec<_>>());
        let core = of(|run| run.core);
        table.add_row([
            name.to_owned(),
            format!("{core:.2}"),
            format!("{:.0}", n_words as f64 / core),
            format!("{:.2}", of(|run| run.wall)),
            format!("{:.0}", of(|run| run.peak)),
        ]);
    }
    crate::print(&format!("\n{table}"));
    Ok(())
}

/// What one run took.
struct Whole {
    /// Seconds of processors.
    core: f64,
    /// Seconds on the wall.
    wall: f64,
    /// The most memory it held, in MB.
    peak: f64,
}

/// The program that was built beside this one.
fn program() -> Result<PathBuf> {
    let name = format!("dateline{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe()?.with_file_name(name);
    if !program.is_file() {
        bail!(
            "{} is missing: build it with `cargo build --release -p dateline-cli`",
            program.display()
        );
    }
    Ok(program)
}

/// Seconds from the start of the process to the first byte of the event.
fn start(program: &Path) -> Result<f64> {
    let begin = Instant::now();
    let mut child = Command::new(program)
        .args(["code", "-", "--format", "jsonl", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child.stdin.take().context("standard input")?.write_all(SENTENCE.as_bytes())?;
    let mut output = child.stdout.take().context("standard output")?;
    output.read_exact(&mut [0]).context("no event came of the sentence")?;
    let seconds = begin.elapsed().as_secs_f64();
    std::io::copy(&mut output, &mut std::io::sink())?;
    ensure!(child.wait()?.success(), "the program could not code a sentence");
    Ok(seconds)
}

fn whole(program: &Path, set: &Path, threads: &str, output: bool) -> Result<Whole> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(program);
    command.arg("code").arg(set).args(["--quiet", "--threads", threads]);
    match output {
        true => command.arg("-o").arg(folder.path().join("dataset.gpkg")),
        false => command.args(["--format", "jsonl"]),
    };
    let begin = Instant::now();
    let child = command.stdout(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = begin.elapsed().as_secs_f64();
    ensure!(used.status.success(), "the program could not code the set");
    Ok(Whole {
        core: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        wall,
        peak: used.rusage.maxrss as f64 / 1e6,
    })
}
