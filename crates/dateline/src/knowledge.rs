//! What the program knows: bytes that come with it, unpacked once.

use std::any::Any;

use dateline_extract::{Lexicon, LexiconError, LexiconFiles, RuleScope};
use dateline_formats::acled::ActorName;
use dateline_parse::{ModelError, Models};
use dateline_resolve::{World, WorldError, WorldFiles};
use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

#[cfg(test)]
mod tests;

/// Places of single regions, written by hand: the world list has only towns.
const PACKS: &[&str] = &[include_str!("../../../data/packs/eastern-syria.toml")];

/// Why data that came with the program cannot be used.
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

/// The language model.
pub(crate) fn models() -> Result<Models, KnowledgeError> {
    Ok(Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)?)
}

/// The rules in scope and the word lists.
pub(crate) fn lexicon(scope: RuleScope) -> Result<Lexicon, KnowledgeError> {
    let files = LexiconFiles {
        rules: dateline_data::RULES,
        nouns: dateline_data::NOUNS,
        governors: dateline_data::GOVERNORS,
        speakers: dateline_data::SPEAKERS,
        weapons: dateline_data::WEAPONS,
        irregular: dateline_data::IRREGULAR,
        quantities: dateline_data::QUANTITIES,
    };
    Ok(Lexicon::from_files(&files, scope)?)
}

/// Places, actors and outlets.
pub(crate) fn world() -> Result<World, KnowledgeError> {
    let files = WorldFiles {
        gazetteer: dateline_places::GAZETTEER,
        packs: PACKS,
        actors: dateline_data::ACTORS,
        outlets: dateline_data::OUTLETS,
    };
    Ok(World::from_files(&files)?)
}

/// The hashes of the lexicon and of the gazetteer, which a dataset keeps to say what it was coded with.
pub fn knowledge_hashes() -> (String, String) {
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
    let lexicon = rules.chain(nouns).chain(lists).chain(actors).map(str::as_bytes);
    let places = PACKS.iter().map(|pack| pack.as_bytes());
    let gazetteer = std::iter::once(dateline_places::GAZETTEER).chain(places);
    (hash(lexicon), hash(gazetteer))
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
    acled: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

/// How the actors of the list are written in ACLED's columns.
///
/// A name that holds the country of the event is left to the export, which knows the country.
///
/// # Errors
/// If data that came with the program is broken, which the tests rule out.
pub fn acled_names() -> Result<Vec<ActorName>, KnowledgeError> {
    let mut rows = Vec::new();
    for (file, text) in dateline_data::ACTORS {
        let read: ActorFile = toml::from_str(text)
            .map_err(|error| KnowledgeError::Names { file, what: error.to_string() })?;
        rows.extend(read.actors);
    }
    let named = rows.into_iter().filter_map(|row| {
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
