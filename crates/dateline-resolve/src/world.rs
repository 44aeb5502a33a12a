//! What is known of the world: places, actors, outlets.

use std::collections::BTreeMap;

use dateline_model::SpeakerKind;
use serde::Deserialize;

use crate::actors::ActorList;
use crate::fault::{ListError, parse};
use crate::places::Gazetteer;

/// An outlet, agency or office that is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Its name.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// The id of the actor it belongs to.
    pub party_of: Option<String>,
}

/// Outlets by name and alias.
#[derive(Clone, Debug, Default)]
pub struct OutletList {
    outlets: Vec<Outlet>,
    by_alias: BTreeMap<String, usize>,
}

/// Why the knowledge of the world cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// The places cannot be read.
    #[error(transparent)]
    Places(#[from] crate::places::GazetteerError),
    /// A list of places of the user's own cannot be read.
    #[error("{file}: {error}")]
    OwnPlaces {
        /// The file.
        file: String,
        /// Why.
        error: crate::places::GazetteerError,
    },
    /// The actors or the outlets cannot be read.
    #[error(transparent)]
    List(#[from] ListError),
}

/// The files that the world is read from.
pub struct WorldFiles<'a> {
    /// The compiled gazetteer.
    pub gazetteer: &'static [u8],
    /// Packs of places: file name and TOML text.
    pub packs: &'a [(&'a str, &'a str)],
    /// The lists of actors: file name and TOML text.
    pub actors: &'a [(&'a str, &'a str)],
    /// The user's own lists of actors, likewise; their names are taken before those.
    pub own_actors: &'a [(&'a str, &'a str)],
    /// Lists of places of the user's own: file name and bytes.
    pub own_places: &'a [(&'a str, &'a [u8])],
    /// The list of outlets.
    pub outlets: &'a str,
}

/// Places, actors and outlets.
pub struct World {
    pub(crate) places: Gazetteer,
    pub(crate) actors: ActorList,
    pub(crate) outlets: OutletList,
}

impl World {
    /// Reads the files; the gazetteer is read in place.
    pub fn from_files(files: &WorldFiles<'_>) -> Result<World, WorldError> {
        let mut places = Gazetteer::from_bytes(files.gazetteer, files.packs)?;
        for (file, bytes) in files.own_places {
            places.add_list(bytes).map_err(|error| WorldError::OwnPlaces {
                file: (*file).to_owned(),
                error,
            })?;
        }
        Ok(World {
            places,
            actors: ActorList::from_files(files.actors, files.own_actors)?,
            outlets: OutletList::from_toml(("outlets.toml", files.outlets))?,
        })
    }

    /// The list of actors.
    pub fn actors(&self) -> &ActorList {
        &self.actors
    }

    /// The places.
    pub fn places(&self) -> &Gazetteer {
        &self.places
    }

    /// ISO 3166-1 alpha-3 of the country that the words name: "Turkey", "DR Congo".
    pub fn country(&self, words: &str) -> Option<String> {
        Some(crate::naming::country_named(&self.places, words)?.0)
    }

    /// The outlets.
    pub fn outlets(&self) -> &OutletList {
        &self.outlets
    }
}

impl OutletList {
    fn from_toml(file: (&str, &str)) -> Result<OutletList, ListError> {
        let read: File = parse(file)?;
        let mut list = OutletList::default();
        for (idx, row) in read.outlets.into_iter().enumerate() {
            let kind = row.kind.parse::<SpeakerKind>();
            let kind = kind.map_err(|error| {
                let what = format!("outlet `{}`: {error}", row.name);
                ListError::at_entry(file, "[[outlet]]", idx, what, &error.remedy())
            })?;
            for alias in std::iter::once(&row.name).chain(&row.aliases) {
                list.by_alias.entry(key(alias)).or_insert(list.outlets.len());
            }
            list.outlets.push(Outlet { name: row.name, kind, party_of: row.party_of });
        }
        Ok(list)
    }

    /// The outlet whose name or alias stands in these words, the longest where there are several.
    pub fn find(&self, words: &str) -> Option<&Outlet> {
        let words = format!(" {} ", key(words));
        self.by_alias
            .iter()
            .filter(|(alias, _)| words.contains(&format!(" {alias} ")))
            .max_by_key(|(alias, _)| alias.len())
            .map(|(_, &at)| &self.outlets[at])
    }
}

/// Lower-case words with single blanks between them.
fn key(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "outlet", default)]
    outlets: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
    party_of: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}
