//! The hand-written list of actors, by name and alias in Latin and Arabic script.

use std::collections::BTreeMap;

use dateline_model::{ActorKind, UnknownWord};
use serde::Deserialize;

use crate::fault::{ListError, parse};

/// An actor of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id, behind those of the actors it is a part of: `syria-military/ndf`.
    pub id: String,
    /// Its name, as the field spells it.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 of the state it belongs to.
    pub country: Option<String>,
    /// The id of the actor that it is a part of.
    pub parent: Option<String>,
    /// Its name in ACLED's style.
    pub acled: Option<String>,
    /// Its id in UCDP's list of actors.
    pub ucdp: Option<u32>,
    /// Whether it stands in a list of the user's own.
    pub is_own: bool,
    /// Whether news calls its fighters jihadists.
    pub(crate) is_jihadist: bool,
    /// Where its local names hold: ISO 3166-1 alpha-3 of countries.
    pub(crate) theatre: Vec<String>,
}

impl Actor {
    /// Its name in ACLED's style where a list of the user's own gives one: exports know those of the program's own.
    pub(crate) fn own_acled(&self) -> Option<String> {
        self.acled.clone().filter(|_| self.is_own)
    }
}

/// How often a report names each country, by ISO 3166-1 alpha-3.
pub(crate) type Votes = BTreeMap<String, usize>;

/// All actors and their aliases.
#[derive(Clone, Debug, Default)]
pub struct ActorList {
    actors: Vec<Actor>,
    by_id: BTreeMap<String, usize>,
    /// The aliases by their first word; longest first.
    aliases: BTreeMap<String, Vec<Alias>>,
}

/// One way to write actors. Several may be written so in different countries.
#[derive(Clone, Debug)]
struct Alias {
    /// Its folded words behind the first.
    rest: Vec<String>,
    /// Whom it means anywhere.
    anywhere: Option<usize>,
    /// Whom it means in reports about their countries only.
    local: Vec<usize>,
}

impl ActorList {
    /// Reads the lists, each a file's name and its text. An alias in two of them is the earlier one's; what stands in
    /// `own`, the user's lists, is taken before all others.
    pub fn from_files(
        files: &[(&str, &str)],
        own: &[(&str, &str)],
    ) -> Result<ActorList, ListError> {
        let mut list = ActorList::default();
        let theirs = files.iter().map(|file| (*file, false));
        for (file, is_own) in theirs.chain(own.iter().map(|file| (*file, true))) {
            let read: File = parse(file)?;
            for (idx, row) in read.actors.into_iter().enumerate() {
                let id = row.id.clone();
                list.add(row, is_own).map_err(|error| {
                    let what = format!("actor `{id}`: {error}");
                    ListError::at_entry(file, "[[actor]]", idx, what, &error.remedy())
                })?;
            }
        }
        for aliases in list.aliases.values_mut() {
            aliases.sort_by_key(|alias| std::cmp::Reverse(alias.rest.len()));
        }
        Ok(list)
    }

    /// The actor of that id.
    pub fn get(&self, id: &str) -> Option<&Actor> {
        self.by_id.get(id).map(|&at| &self.actors[at])
    }

    /// All actors, in the order of the list.
    pub fn all(&self) -> &[Actor] {
        &self.actors
    }

    /// The actor that a name as a whole means in reports about these countries, by ISO 3166-1 alpha-3.
    pub fn named(&self, name: &str, countries: &[String]) -> Option<&Actor> {
        let words = fold(name);
        let votes: Votes = countries.iter().map(|country| (country.clone(), 1)).collect();
        let (n_words, actor) = self.longest(&words, &votes)?;
        (n_words == words.len()).then_some(actor)
    }

    /// The longest alias that the words begin with, how many words it takes, and whom it means in a report
    /// that names these countries so often.
    pub(crate) fn longest(
        &self,
        words: &[String],
        countries: &Votes,
    ) -> Option<(usize, &Actor)> {
        let (first, rest) = words.split_first()?;
        let aliases = self.aliases.get(first)?.iter();
        let mut fitting = aliases.filter(|alias| rest.starts_with(&alias.rest));
        fitting
            .find_map(|alias| Some((alias.rest.len() + 1, self.meant(alias, countries)?)))
    }

    /// Whether an alias begins with this folded word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.aliases.contains_key(word)
    }

    /// The actor of the country that is named most; of two that are named as often the earlier in the list.
    fn meant(&self, alias: &Alias, countries: &Votes) -> Option<&Actor> {
        let votes = |at: usize| {
            let theatre = self.actors[at].theatre.iter();
            theatre.filter_map(|country| countries.get(country)).max().copied()
        };
        let local = alias.local.iter().rev().filter_map(|&at| Some((votes(at)?, at)));
        let best = local.max_by_key(|(votes, _)| *votes).map(|(_, at)| at);
        best.or(alias.anywhere).map(|at| &self.actors[at])
    }

    /// The id of a parent, which stands before its parts in the file.
    fn path(&self, parent: &str) -> String {
        self.get(parent).map_or(parent, |actor| &actor.id).to_owned()
    }

    fn add(&mut self, row: Row, is_own: bool) -> Result<(), UnknownWord> {
        let kind = row.kind.parse::<ActorKind>()?;
        let at = self.actors.len();
        for alias in std::iter::once(&row.name).chain(&row.aliases).chain(&row.ar) {
            if !row.local.contains(alias)
                && let Some(entry) = self.alias(alias)
            {
                match is_own {
                    true => {
                        entry.anywhere = Some(at);
                        entry.local.clear();
                    }
                    false => {
                        entry.anywhere.get_or_insert(at);
                    }
                }
            }
        }
        for alias in &row.local {
            if let Some(entry) = self.alias(alias) {
                entry.local.push(at);
            }
        }
        let id = match &row.parent {
            Some(parent) => format!("{}/{}", self.path(parent), row.id),
            None => row.id.clone(),
        };
        self.by_id.insert(row.id, at);
        self.by_id.insert(id.clone(), at);
        self.actors.push(Actor {
            id,
            name: row.name,
            kind,
            theatre: row.theatre.unwrap_or_else(|| row.country.iter().cloned().collect()),
            country: row.country,
            parent: row.parent,
            acled: row.acled,
            ucdp: row.ucdp,
            is_own,
            is_jihadist: row.creed == Some(Creed::Jihadist),
        });
        Ok(())
    }

    /// The entry of an alias, made where there is none.
    fn alias(&mut self, alias: &str) -> Option<&mut Alias> {
        let mut words = fold(alias).into_iter();
        let entries = self.aliases.entry(words.next()?).or_default();
        let rest: Vec<String> = words.collect();
        let at =
            entries.iter().position(|known| known.rest == rest).unwrap_or_else(|| {
                entries.push(Alias { rest, anywhere: None, local: Vec::new() });
                entries.len() - 1
            });
        entries.get_mut(at)
    }
}

/// The words of a name without case, hyphens, apostrophes and points: "Al-Qa'ida" and "al Qaida" are one.
/// A name of two or three capitals keeps them, so that "US" is never "us".
pub(crate) fn fold(name: &str) -> Vec<String> {
    // The reader cuts "Assad's" in two.
    let name = name.replace("'s ", " s ").replace("’s ", " s ");
    name.split(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '‑' | '/' | '(' | ')')
    })
    .map(fold_word)
    .filter(|word| !word.is_empty())
    .collect()
}

/// One word of a name.
pub(crate) fn fold_word(word: &str) -> String {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_short_acronym =
        plain.chars().count() <= 3 && plain.chars().all(|c| c.is_ascii_uppercase());
    match is_short_acronym {
        true => plain,
        false => plain.to_lowercase(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "actor", default)]
    actors: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    kind: String,
    country: Option<String>,
    parent: Option<String>,
    acled: Option<String>,
    ucdp: Option<u32>,
    #[serde(default)]
    aliases: Vec<String>,
    /// Names that mean others or nobody elsewhere.
    #[serde(default)]
    local: Vec<String>,
    /// What its fighters are called by what they fight for.
    creed: Option<Creed>,
    /// Where the local names hold; its own country where it is left out.
    theatre: Option<Vec<String>>,
    #[serde(default)]
    ar: Vec<String>,
    /// Kept for the reader of the file; checked by a test.
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "valid_from")]
    _valid_from: Option<String>,
    #[serde(rename = "valid_to")]
    _valid_to: Option<String>,
}

/// What fighters are called by what they fight for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Creed {
    Jihadist,
}
