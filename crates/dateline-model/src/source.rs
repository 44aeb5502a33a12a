//! Outlets and speakers: who they are, on whose side, and how far the user trusts them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::SpeakerKind;
use crate::plover::{UnknownWord, words};

words! {
    /// How reliable a source is, in NATO's letters. Only the user gives one; who has none cannot be judged.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

/// A row of a table of sources: the program's own, or the user's.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct KnownSource {
    /// Its name.
    pub name: String,
    /// Other names that reports give it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// The id of the actor whose own voice it is.
    pub side: Option<String>,
    /// How reliable the user thinks it is.
    pub letter: Option<Reliability>,
}

/// Sources by name and alias.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceTable {
    rows: Vec<KnownSource>,
    by_alias: BTreeMap<String, usize>,
    /// The most words of an alias.
    longest: usize,
}

impl SourceTable {
    /// The table of these rows. Of two rows with a name in common the first has it, so a user's rows go first.
    pub fn new(rows: Vec<KnownSource>) -> SourceTable {
        let mut table = SourceTable { rows, ..SourceTable::default() };
        for (at, row) in table.rows.iter().enumerate() {
            for alias in std::iter::once(&row.name).chain(&row.aliases) {
                let words = folded(alias);
                if words.is_empty() {
                    continue;
                }
                table.longest = table.longest.max(words.len());
                table.by_alias.entry(words.join(" ")).or_insert(at);
            }
        }
        table
    }

    /// The source whose name or alias stands in these words, the longest where there are several.
    pub fn find(&self, words: &str) -> Option<&KnownSource> {
        let words = folded(words);
        let most = self.longest.min(words.len());
        let found = (1..=most).rev().find_map(|n_words| {
            let names = words.windows(n_words);
            names.into_iter().find_map(|name| self.by_alias.get(&name.join(" ")))
        });
        found.and_then(|&at| self.rows.get(at))
    }
}

/// Words in small letters.
fn folded(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// An outlet or a speaker as the dataset has it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name; for those whom nobody names, what sort they are: "unnamed resident".
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// The id of the actor whose own voice it is.
    pub side: Option<String>,
    /// How reliable the user thinks it is.
    pub letter: Option<Reliability>,
    /// Reports that it published or that quote it.
    pub n_reports: usize,
    /// Claims that it makes or passes on.
    pub n_claims: usize,
}

#[cfg(test)]
mod tests;
