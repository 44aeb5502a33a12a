//! `cargo xtask nouns [FOLDER]`: draws the common nouns for people and for buildings and vehicles from WordNet 3.0,
//! committed as `data/dateline-data/lexicon/wordnet/nouns.toml`.
//!
//! The hand-written list names what matters in war; nobody writes down every trade. WordNet does: whatever lies below
//! `person` is people. FOLDER holds its files as the Debian package `wordnet-base` installs them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Where the Debian package puts WordNet.
const FOLDER: &str = "/usr/share/wordnet";
const WRITTEN: &str = "data/dateline-data/lexicon/wordnet/nouns.toml";

/// The classes, and the nouns in WordNet, each in its first sense, below which their words lie.
const CLASSES: &[(&str, &[&str])] =
    &[("people", &["person"]), ("property", &["building", "housing", "vehicle"])];

/// Marks in a gloss by which WordNet warns of a word that insults.
const INSULTS: &[&str] = &["slur", "offensive", "disparag", "derogat"];

/// A meaning: the words that share it and what lies below it.
struct Synset {
    words: Vec<String>,
    below: Vec<String>,
    insults: bool,
}

/// Runs the command.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let folder = Path::new(args.first().map_or(FOLDER, String::as_str));
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).with_context(|| {
            format!(
                "{}: install the Debian package wordnet-base, or name its folder",
                path.display()
            )
        })
    };
    let synsets = synsets(&read("data.noun")?)?;
    let senses = first_senses(&read("index.noun")?)?;
    let mut text = HEADER.to_owned();
    for (class, roots) in CLASSES {
        let words = words_below(roots, &synsets, &senses)?;
        eprintln!("{class}: {} nouns", words.len());
        writeln!(text, "\n[[class]]\nclass = \"{class}\"\nwords = [")?;
        for word in words {
            writeln!(text, "  \"{word}\",")?;
        }
        text.push_str("]\n");
    }
    std::fs::write(WRITTEN, text).with_context(|| format!("writing {WRITTEN}"))
}

const HEADER: &str = "\
# Common nouns for people, buildings and vehicles, drawn from WordNet 3.0 by `cargo xtask nouns`: do not edit.
# A noun is here by its first sense. ../nouns.toml is asked first: what a word means in news of war is decided there.
# WordNet 3.0, copyright 2006 by Princeton University; licence in LICENSE.
";

/// The nouns whose first sense lies below one of the roots, single words in small letters.
///
/// Names have capitals, phrases are mostly idioms ("dark horse"), and their last word says as much.
fn words_below(
    roots: &[&str],
    synsets: &BTreeMap<String, Synset>,
    senses: &BTreeMap<String, String>,
) -> Result<BTreeSet<String>> {
    let mut open: Vec<&String> = Vec::new();
    for root in roots {
        open.push(senses.get(*root).with_context(|| format!("WordNet has no {root}"))?);
    }
    let mut below: BTreeSet<&String> = BTreeSet::new();
    while let Some(at) = open.pop() {
        if below.insert(at) {
            open.extend(synsets.get(at).map_or(&[][..], |synset| &synset.below[..]));
        }
    }
    let is_word = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let found = senses.iter().filter(|(word, sense)| {
        let synset = synsets.get(*sense);
        below.contains(sense)
            && is_word(word)
            && synset.is_some_and(|synset| !synset.insults && synset.words.contains(word))
    });
    Ok(found.map(|(word, _)| word.clone()).collect())
}

/// `data.noun`: offset, file number, type, number of words in hexadecimal, words, pointers, gloss (manual page wndb).
fn synsets(text: &str) -> Result<BTreeMap<String, Synset>> {
    let mut synsets = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with(' ')) {
        let bad = || format!("data.noun: `{line}`");
        let (data, gloss) = line.split_once('|').with_context(bad)?;
        let fields: Vec<&str> = data.split_whitespace().collect();
        let n_words =
            usize::from_str_radix(fields.get(3).copied().with_context(bad)?, 16)?;
        let behind = 4 + 2 * n_words;
        ensure!(fields.len() > behind, bad());
        let words = fields[4..behind].iter().step_by(2).map(|word| (*word).to_owned());
        // Hyponyms are marked `~`, instances (names) `~i`.
        let pointers = fields[behind + 1..].chunks(4);
        let below = pointers
            .filter(|pointer| pointer.first() == Some(&"~"))
            .filter_map(|pointer| pointer.get(1).map(|offset| (*offset).to_owned()));
        let synset = Synset {
            words: words.collect(),
            below: below.collect(),
            insults: INSULTS.iter().any(|mark| gloss.contains(mark)),
        };
        synsets.insert(fields[0].to_owned(), synset);
    }
    Ok(synsets)
}

/// `index.noun`: lemma, type, number of senses; the offsets of the senses end the line, the most frequent first.
fn first_senses(text: &str) -> Result<BTreeMap<String, String>> {
    let mut senses = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with(' ')) {
        let bad = || format!("index.noun: `{line}`");
        let fields: Vec<&str> = line.split_whitespace().collect();
        let n_senses: usize = fields.get(2).copied().with_context(bad)?.parse()?;
        let first = fields.len().checked_sub(n_senses).and_then(|at| fields.get(at));
        let first = first.with_context(bad)?;
        senses.insert(fields[0].to_owned(), (*first).to_owned());
    }
    Ok(senses)
}
