//! The hand-written list of actors, by name and alias in Latin and Arabic script.

use std::collections::BTreeMap;

use dateline_model::ActorKind;
use serde::Deserialize;

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
}

/// Why a list of actors cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ActorListError {
    /// The file is no TOML of the expected form.
    #[error("actors.toml: {0}")]
    Toml(Box<toml::de::Error>),
    /// The kind is none of the known ones.
    #[error("actors.toml, actor `{id}`: {what}")]
    Kind {
        /// The actor.
        id: String,
        /// What is wrong.
        what: String,
    },
}

/// All actors and their aliases.
#[derive(Clone, Debug, Default)]
pub struct ActorList {
    actors: Vec<Actor>,
    by_id: BTreeMap<String, usize>,
    /// Folded words of each alias, by its first word; longest first.
    aliases: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl ActorList {
    /// Reads the list.
    pub fn from_toml(text: &str) -> Result<ActorList, ActorListError> {
        let file: File = toml::from_str(text)
            .map_err(|error| ActorListError::Toml(Box::new(error)))?;
        let mut list = ActorList::default();
        for row in file.actors {
            list.add(row)?;
        }
        for aliases in list.aliases.values_mut() {
            aliases
                .sort_by_key(|(words, actor)| (std::cmp::Reverse(words.len()), *actor));
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

    /// The longest alias that the words begin with, and how many words it takes.
    pub(crate) fn longest(&self, words: &[String]) -> Option<(usize, &Actor)> {
        let (first, rest) = words.split_first()?;
        let fits =
            |alias: &[String]| rest.len() >= alias.len() && rest[..alias.len()] == *alias;
        let (alias, actor) =
            self.aliases.get(first)?.iter().find(|(alias, _)| fits(alias))?;
        Some((alias.len() + 1, &self.actors[*actor]))
    }

    /// The id of a parent, which stands before its parts in the file.
    fn path(&self, parent: &str) -> String {
        self.get(parent).map_or(parent, |actor| &actor.id).to_owned()
    }

    fn add(&mut self, row: Row) -> Result<(), ActorListError> {
        let kind = row.kind.parse::<ActorKind>().map_err(|error| {
            ActorListError::Kind { id: row.id.clone(), what: error.to_string() }
        })?;
        let at = self.actors.len();
        for alias in std::iter::once(&row.name).chain(&row.aliases).chain(&row.ar) {
            let mut words = fold(alias);
            if words.is_empty() {
                continue;
            }
            let first = words.remove(0);
            let entry = self.aliases.entry(first).or_default();
            if !entry.iter().any(|(known, _)| *known == words) {
                entry.push((words, at));
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
            country: row.country,
            parent: row.parent,
            acled: row.acled,
            ucdp: row.ucdp,
        });
        Ok(())
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
