//! Sets of our own: short texts written and annotated for one question each, in `bench/sets`.
//!
//! The published sets ask who did what to whom. None asks by itself who says so, whether it happened, whether it is
//! the news, or whom "they" are: these do, by kind, so that a figure that falls names what broke.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use comfy_table::{Table, presets};
use dateline::model::{Claim, Span};
use dateline::{Coder, Date};
use serde::Deserialize;

use crate::reader::{Reader, passage};

mod questions;
#[cfg(test)]
mod tests;

/// A question, and the texts that ask it.
pub(crate) struct Set {
    /// Its name: the file's and the figure's.
    pub(crate) name: &'static str,
    toml: &'static str,
    /// What codes it: what is done, or what is said too.
    coder: fn(&Reader) -> &Coder,
    /// What the program says to an item, and whether it is right.
    answer: fn(&Item, &[Claim]) -> Answer,
}

/// The sets, in the order of the table.
pub(crate) const SETS: &[Set] = &[
    Set {
        name: "happenings",
        toml: include_str!("../sets/happenings.toml"),
        coder: |reader| &reader.material,
        answer: questions::happening,
    },
    Set {
        name: "modality",
        toml: include_str!("../sets/modality.toml"),
        coder: |reader| &reader.all,
        answer: questions::modality,
    },
    Set {
        name: "time",
        toml: include_str!("../sets/time.toml"),
        coder: |reader| &reader.all,
        answer: questions::time,
    },
    Set {
        name: "scope",
        toml: include_str!("../sets/scope.toml"),
        coder: |reader| &reader.all,
        answer: questions::scope,
    },
    Set {
        name: "speakers",
        toml: include_str!("../sets/speakers.toml"),
        coder: |reader| &reader.all,
        answer: questions::speaker,
    },
    Set {
        name: "coreference",
        toml: include_str!("../sets/coreference.toml"),
        coder: |reader| &reader.all,
        answer: questions::coreference,
    },
];

/// The day on which all texts were published, a Wednesday.
const PUBLISHED: Date = Date::constant(2016, 5, 4);

/// The texts of one kind, as the file has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    /// The answer, where all texts of the kind share it.
    answer: Option<String>,
    /// Each the text, its trigger, and what else the set asks about.
    items: Vec<Vec<String>>,
}

/// A text and its gold answer.
struct Item {
    kind: String,
    text: String,
    /// Where the words stand that tell the happening; the whole text in a set that asks whether there are any.
    trigger: Span,
    /// The answer, in as many words as the set takes.
    gold: Vec<String>,
}

/// What the program says.
struct Answer {
    is_right: bool,
    said: String,
}

/// How many items of a kind are right.
#[derive(Clone, Copy, Default)]
struct Tally {
    n_right: usize,
    n_items: usize,
}

/// How right the program is on a set.
pub(crate) struct Score {
    by_kind: BTreeMap<String, Tally>,
    /// The text, the gold answer and what the program says, of each item that is wrong.
    wrong: Vec<[String; 3]>,
}

impl Score {
    /// The share of the items that are right.
    pub(crate) fn accuracy(&self) -> f64 {
        let (n_right, n_items) = self.sums();
        n_right as f64 / n_items as f64
    }

    fn sums(&self) -> (usize, usize) {
        let tallies = self.by_kind.values();
        tallies.fold((0, 0), |(right, items), tally| {
            (right + tally.n_right, items + tally.n_items)
        })
    }
}

/// Prints the table of all sets; of named ones, each wrong item too.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    if let Some(unknown) =
        names.iter().find(|name| SETS.iter().all(|set| set.name != **name))
    {
        let known: Vec<&str> = SETS.iter().map(|set| set.name).collect();
        bail!("`{unknown}` is no set of our own; they are {}", known.join(", "));
    }
    let reader = Reader::new()?;
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(["set", "kind", "right", "of"]);
    let is_asked = |set: &&Set| names.is_empty() || names.contains(&set.name);
    for set in SETS.iter().filter(is_asked) {
        let score = score(set, &reader)?;
        for (kind, Tally { n_right, n_items }) in &score.by_kind {
            table.add_row([set.name, kind, &n_right.to_string(), &n_items.to_string()]);
        }
        let (n_right, n_items) = score.sums();
        table.add_row([set.name, "", &n_right.to_string(), &n_items.to_string()]);
        if !names.is_empty() {
            for [text, gold, said] in &score.wrong {
                crate::print(&format!("{text}\n    gold {gold}\n    said {said}"));
            }
        }
    }
    crate::print(&table.to_string());
    Ok(())
}

/// Puts each item of a set to the program.
pub(crate) fn score(set: &Set, reader: &Reader) -> Result<Score> {
    let mut score = Score { by_kind: BTreeMap::new(), wrong: Vec::new() };
    for item in items(set).with_context(|| format!("bench/sets/{}.toml", set.name))? {
        let coded = (set.coder)(reader).code(&passage(&item.text, Some(PUBLISHED)));
        let answer = (set.answer)(&item, &coded.claims);
        let tally = score.by_kind.entry(item.kind).or_default();
        tally.n_items += 1;
        tally.n_right += usize::from(answer.is_right);
        if !answer.is_right {
            score.wrong.push([item.text, item.gold.join(", "), answer.said]);
        }
    }
    Ok(score)
}

/// The items of a set, in the file's order of kinds by name.
fn items(set: &Set) -> Result<Vec<Item>> {
    let kinds: BTreeMap<String, Kind> = toml::from_str(set.toml)?;
    let mut items = Vec::new();
    for (name, kind) in kinds {
        for mut words in kind.items {
            ensure!(!words.is_empty(), "[{name}] holds an empty item");
            let text = words.remove(0);
            let trigger = match words.is_empty() {
                true => Span::new(0, text.len()),
                false => only(&text, &words.remove(0))?,
            };
            words.extend(kind.answer.clone());
            ensure!(!words.is_empty(), "no answer to `{text}`");
            items.push(Item { kind: name.clone(), text, trigger, gold: words });
        }
    }
    Ok(items)
}

/// Where `words` stand in the text, which holds them once as words of their own.
fn only(text: &str, words: &str) -> Result<Span> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut found = text.match_indices(words).filter(|(at, _)| {
        !is_letter(text[..*at].chars().next_back())
            && !is_letter(text[at + words.len()..].chars().next())
    });
    let (at, _) =
        found.next().with_context(|| format!("no `{words}` stands in `{text}`"))?;
    ensure!(found.next().is_none(), "`{words}` stands more than once in `{text}`");
    Ok(Span::new(at, at + words.len()))
}
