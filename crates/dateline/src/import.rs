//! Tables of actors that others keep, as a list that `--actors` takes, and gazetteers for `--places`.
//!
//! Of actors two tables are read: UCDP's list of actors, known by its column `ActorId`, and a table of one's own, known by its
//! column `name`. What they become is the same text that the program's own lists are written in, so that a person
//! can read it, mend it and keep it beside the reports.

mod places;
mod plain;
#[cfg(test)]
mod tests;
mod ucdp;

use dateline_resolve::{ActorList, ListError, World};

use crate::knowledge::{self, KnowledgeError};
use crate::own::Own;
pub use places::{
    FIELDS as PLACE_FIELDS, ImportedPlaces, PlaceForm, PlaceSettings, PlaceSource,
    PlacesError, RefusedPlace, places,
};

/// A table of actors, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The list, in TOML.
    pub toml: String,
    /// How many actors it has.
    pub n_actors: usize,
    /// How many rows were left out because the program knows the actor.
    pub n_known: usize,
    /// How many rows were left out because they are governments, which the program knows by their countries.
    pub n_governments: usize,
    /// Rows that cannot be used, each with its line.
    pub refused: Vec<ListError>,
}

/// Why a table of actors cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The program's own knowledge of countries and actors is broken, which the tests rule out.
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
    /// It is no table of actors.
    #[error(transparent)]
    Table(#[from] ListError),
}

impl ImportError {
    /// What the user can do about it.
    pub fn remedy(&self) -> Option<&str> {
        match self {
            ImportError::Knowledge(error) => error.remedy(),
            ImportError::Table(error) => error.help.as_deref(),
        }
    }
}

/// Reads a table; `file` is its name and its text.
///
/// # Errors
/// If it is no table of actors. A row that cannot be used is no error but refused.
pub fn actors(file: (&str, &str)) -> Result<Imported, ImportError> {
    let world = knowledge::world(&Own::default())?;
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(file.1.as_bytes());
    let fault = |line: u64, what: String, help: &str| ListError {
        file: file.0.to_owned(),
        line: usize::try_from(line).unwrap_or(usize::MAX),
        what,
        help: Some(help.to_owned()),
    };
    let unreadable = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        fault(line, error.to_string(), "save the table as CSV in UTF-8")
    };
    let heads = reader.headers().map_err(|error| unreadable(&error))?;
    let heads: Vec<String> = heads
        .iter()
        .map(|head| head.trim_matches(['\u{feff}', ' ']).to_owned())
        .collect();
    let is_ucdp = heads.iter().any(|head| head == "ActorId");
    match is_ucdp {
        true => ucdp::check(&heads),
        false => plain::check(&heads),
    }
    .map_err(|(what, help)| fault(1, what, &help))?;
    let mut list =
        List { world: &world, entries: Vec::new(), imported: Imported::default() };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                list.imported.refused.push(unreadable(&error));
                continue;
            }
        };
        let line = record.position().map_or(1, |at| line_of(file.1, at));
        let row = Row { heads: &heads, record: &record };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let taken = match (record.len() > heads.len(), is_ucdp) {
            (true, _) => Err((
                format!("it has {} cells for {} columns", record.len(), heads.len()),
                "put cells that hold a comma in quotes".to_owned(),
            )),
            (false, true) => ucdp::take(&row, &mut list),
            (false, false) => plain::take(&row, &mut list),
        };
        if let Err((what, help)) = taken {
            list.imported.refused.push(fault(line, what, &help));
        }
    }
    Ok(list.finish(is_ucdp))
}

/// The line of a record; where blank lines stand before it, the reader gives the first of these.
pub(crate) fn line_of(text: &str, at: &csv::Position) -> u64 {
    let start = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(**byte, b'\n' | b'\r'));
    let n_blank = blank.filter(|byte| **byte == b'\n').count();
    at.line() + u64::try_from(n_blank).unwrap_or_default()
}

/// What is wrong with a row, and what would be right.
type Fault = (String, String);

/// A row of a table, cells by the names of their columns.
struct Row<'t> {
    heads: &'t [String],
    record: &'t csv::StringRecord,
}

impl Row<'_> {
    /// The cell of a column, in whatever case its name is written; empty where there is none.
    fn cell(&self, column: &str) -> &str {
        let at = self.heads.iter().position(|head| head.eq_ignore_ascii_case(column));
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }
}

/// An actor of the list in the making.
#[derive(Clone, Debug, Default)]
struct Entry {
    id: String,
    name: String,
    kind: &'static str,
    country: Option<String>,
    theatre: Vec<String>,
    acled: Option<String>,
    ucdp: Option<u32>,
    aliases: Vec<String>,
    /// Names that mean it only in reports about its countries.
    local: Vec<String>,
}

/// The list in the making.
struct List<'w> {
    world: &'w World,
    entries: Vec<Entry>,
    imported: Imported,
}

impl List<'_> {
    fn known(&self) -> &ActorList {
        self.world.actors()
    }

    fn add(&mut self, entry: Entry) -> Result<(), Fault> {
        if self.entries.iter().any(|known| known.id == entry.id) {
            let what = format!("another row has the id `{}`", entry.id);
            return Err((what, "give each actor an `id` of its own".to_owned()));
        }
        self.entries.push(entry);
        Ok(())
    }

    fn finish(self, is_ucdp: bool) -> Imported {
        let mut toml = String::from(
            "# Actors, as `dateline import-actors` made them from a table.\n",
        );
        if is_ucdp {
            toml.push_str("# From the UCDP Actor list, CC BY 4.0, Uppsala Conflict Data Program (ucdp.uu.se).\n");
        }
        for entry in &self.entries {
            toml.push_str(&entry.toml());
        }
        Imported { toml, n_actors: self.entries.len(), ..self.imported }
    }
}

impl Entry {
    fn toml(&self) -> String {
        let mut lines = String::from("\n[[actor]]\n");
        let mut add =
            |key: &str, value: String| lines.push_str(&format!("{key} = {value}\n"));
        add("id", quoted(&self.id));
        add("name", quoted(&self.name));
        add("kind", quoted(self.kind));
        self.country.iter().for_each(|country| add("country", quoted(country)));
        self.acled.iter().for_each(|acled| add("acled", quoted(acled)));
        self.ucdp.iter().for_each(|ucdp| add("ucdp", ucdp.to_string()));
        for (key, words) in [
            ("aliases", &self.aliases),
            ("local", &self.local),
            ("theatre", &self.theatre),
        ] {
            if !words.is_empty() {
                let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
                add(key, format!("[{}]", words.join(", ")));
            }
        }
        lines
    }
}

/// A basic string of TOML.
fn quoted(words: &str) -> String {
    let mut quoted = String::from('"');
    for letter in words.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// An id from a name: lower-case letters and digits with hyphens between the words.
fn id_of(name: &str) -> String {
    let words =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
