//! What the program knows: bytes that come with it, unpacked once.

use std::any::Any;

use dateline_extract::{Lexicon, LexiconError, LexiconFiles, RuleScope};
use dateline_formats::acled::ActorName;
use dateline_formats::ged;
use dateline_model::ActorKind;
use dateline_parse::{ModelError, Models};
use dateline_resolve::places::GazetteerError;
use dateline_resolve::{World, WorldError, WorldFiles};
use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::own::{self, Own, OwnFile, OwnPlaces};

#[cfg(test)]
mod tests;

/// Places written by hand: the world list has only towns, provinces and states.
const PACKS: &[(&str, &str)] = &[
    (
        "data/packs/eastern-syria.toml",
        include_str!("../../../data/packs/eastern-syria.toml"),
    ),
    (
        "data/packs/western-syria.toml",
        include_str!("../../../data/packs/western-syria.toml"),
    ),
    ("data/packs/world.toml", include_str!("../../../data/packs/world.toml")),
];

/// Why knowledge cannot be used: the user's own, or that which came with the program.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// The language model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The lexicon.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// Places, actors or outlets.
    #[error(transparent)]
    World(#[from] WorldError),
    /// The actors' names in ACLED's columns.
    #[error("{file}: {what}")]
    Names {
        /// The file.
        file: &'static str,
        /// What is wrong.
        what: String,
    },
}

impl KnowledgeError {
    /// What would be right, where the file is one that people edit.
    pub fn remedy(&self) -> Option<&str> {
        let list = match self {
            KnowledgeError::Lexicon(error) => return error.help.as_deref(),
            KnowledgeError::World(WorldError::List(error)) => error,
            KnowledgeError::World(WorldError::OwnPlaces { .. }) => {
                return Some("make it anew with `dateline import-places`");
            }
            KnowledgeError::World(WorldError::Places(GazetteerError::Pack(error))) => {
                error
            }
            KnowledgeError::Model(_)
            | KnowledgeError::Names { .. }
            | KnowledgeError::World(WorldError::Places(GazetteerError::File(_))) => {
                return None;
            }
        };
        list.help.as_deref()
    }
}

/// The language model.
pub(crate) fn models() -> Result<Models, KnowledgeError> {
    Ok(Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)?)
}

/// The rules in scope and the word lists, with those of the user's own.
///
/// # Errors
/// If a file of theirs breaks the rules of such files.
pub fn lexicon(scope: RuleScope, own: &Own) -> Result<Lexicon, KnowledgeError> {
    let own = pairs(&own.rules);
    let files = LexiconFiles {
        rules: dateline_data::RULES,
        own: &own,
        nouns: dateline_data::NOUNS,
        governors: dateline_data::GOVERNORS,
        speakers: dateline_data::SPEAKERS,
        weapons: dateline_data::WEAPONS,
        irregular: dateline_data::IRREGULAR,
        quantities: dateline_data::QUANTITIES,
    };
    Ok(Lexicon::from_files(&files, scope)?)
}

/// Places, actors and outlets, with those of the user's own.
///
/// # Errors
/// If a file of theirs breaks the rules of such files.
pub fn world(own: &Own) -> Result<World, KnowledgeError> {
    let own_actors = pairs(&own.actors);
    let own_places: Vec<(&str, &[u8])> =
        own.places.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    let files = WorldFiles {
        own_places: &own_places,
        gazetteer: dateline_places::GAZETTEER,
        packs: PACKS,
        actors: dateline_data::ACTORS,
        own_actors: &own_actors,
        outlets: dateline_data::OUTLETS,
    };
    Ok(World::from_files(&files)?)
}

fn pairs(files: &[OwnFile]) -> Vec<(&str, &str)> {
    files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect()
}

/// The hashes of the lexicon and of the gazetteer, which a dataset keeps to say what it was coded with.
///
/// Rules and actors of the user's own add theirs to that of the lexicon, places to that of the gazetteer, each behind a
/// plus sign.
pub fn knowledge_hashes(own: &Own) -> (String, String) {
    let lists = [
        dateline_data::GOVERNORS,
        dateline_data::SPEAKERS,
        dateline_data::WEAPONS,
        dateline_data::IRREGULAR,
        dateline_data::QUANTITIES,
        dateline_data::OUTLETS,
    ];
    let rules = dateline_data::RULES.iter().map(|(_, text)| *text);
    let actors = dateline_data::ACTORS.iter().map(|(_, text)| *text);
    let nouns = dateline_data::NOUNS.iter().map(|(_, text)| *text);
    let texts = rules.chain(nouns).chain(lists).chain(actors);
    let mut lexicon = hash(texts.map(str::as_bytes));
    for files in [&own.rules, &own.actors].into_iter().filter(|files| !files.is_empty()) {
        lexicon.push('+');
        lexicon.push_str(&hash_of(files));
    }
    let places = PACKS.iter().map(|(_, pack)| pack.as_bytes());
    let gazetteer = std::iter::once(dateline_places::GAZETTEER).chain(places);
    let mut gazetteer = hash(gazetteer);
    if !own.places.is_empty() {
        gazetteer.push('+');
        gazetteer.push_str(&hash_of_places(&own.places));
    }
    (lexicon, gazetteer)
}

/// The hash of files of the user's own: of their names and texts, not of where they lie.
pub fn hash_of(files: &[OwnFile]) -> String {
    hash(files.iter().flat_map(|file| [file.name().as_bytes(), file.text.as_bytes()]))
}

/// The hash of lists of places, likewise.
pub fn hash_of_places(files: &[OwnPlaces]) -> String {
    hash(
        files.iter().flat_map(|file| [own::name_of(&file.path).as_bytes(), &*file.bytes]),
    )
}

/// SHA-256 of the files one after the other, each behind its length.
fn hash<'b>(files: impl Iterator<Item = &'b [u8]>) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update((file.len() as u64).to_le_bytes());
        hasher.update(file);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a panic said.
pub fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a message".to_owned())
}

#[derive(Deserialize)]
struct ActorFile {
    #[serde(rename = "actor")]
    actors: Vec<ActorRow>,
}

#[derive(Deserialize)]
struct ActorRow {
    id: String,
    name: String,
    kind: String,
    country: Option<String>,
    parent: Option<String>,
    ucdp: Option<u32>,
    acled: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

fn actor_rows() -> Result<Vec<ActorRow>, KnowledgeError> {
    let mut rows = Vec::new();
    for (file, text) in dateline_data::ACTORS {
        let read: ActorFile = toml::from_str(text)
            .map_err(|error| KnowledgeError::Names { file, what: error.to_string() })?;
        rows.extend(read.actors);
    }
    Ok(rows)
}

/// The actors of the list that are parts of no other, as UCDP's table needs them.
///
/// # Errors
/// If data that came with the program is broken, which the tests rule out.
pub fn ucdp_actors() -> Result<Vec<ged::Actor>, KnowledgeError> {
    let whole = actor_rows()?.into_iter().filter(|row| row.parent.is_none());
    Ok(whole
        .map(|row| ged::Actor {
            kind: row.kind.parse().unwrap_or(ActorKind::Unknown),
            id: row.id,
            name: row.name,
            country: row.country,
            ucdp: row.ucdp,
        })
        .collect())
}

/// How the actors of the list are written in ACLED's columns.
///
/// A name that holds the country of the event is left to the export, which knows the country.
///
/// # Errors
/// If data that came with the program is broken, which the tests rule out.
pub fn acled_names() -> Result<Vec<ActorName>, KnowledgeError> {
    let named = actor_rows()?.into_iter().filter_map(|row| {
        let name = row.acled.filter(|name| !name.contains("{country}"))?;
        let years = match (row.valid_from, row.valid_to) {
            (None, _) => String::new(),
            (Some(from), None) => format!(" ({}-)", from.year()),
            (Some(from), Some(to)) => format!(" ({}-{})", from.year(), to.year()),
        };
        let name = name.replace(" ({regime})", &years);
        Some(ActorName { actor: row.id, from: row.valid_from, until: row.valid_to, name })
    });
    Ok(named.collect())
}
