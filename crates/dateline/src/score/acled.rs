//! Tables in ACLED's columns as units: what a person coded without our program, or what ours exported.

use std::collections::BTreeSet;

use dateline_model::EventId;
use dateline_score::{Coding, Field, Unit, Value};
use jiff::civil::Date;

use super::units::{DATE_STEPS, PLACE_STEPS, list, step};

/// The columns without which there is nothing to match and to compare.
pub const ACLED_NEEDED: [&str; 4] =
    ["event_id_cnty", "event_date", "event_type", "location"];

/// Why a table cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It is no table in ACLED's columns.
    #[error("{file}: there is no column `{column}`")]
    Column {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A row cannot be read.
    #[error("{file}:{line}: {what}")]
    Row {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
}

impl TableError {
    /// What the user can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            TableError::Column { .. } => {
                "give datasets, JSON Lines of ours, or tables in ACLED's columns"
            }
            TableError::Row { .. } => "save the table as CSV in UTF-8",
        }
    }
}

/// The events of a table in ACLED's columns; `file` is its name and its text.
///
/// # Errors
/// If it lacks one of the columns of [`ACLED_NEEDED`], or is not CSV.
pub fn coding_of_table(file: (&str, &str)) -> Result<Coding, TableError> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(file.1.as_bytes());
    let unreadable = |error: &csv::Error| TableError::Row {
        file: file.0.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        what: error.to_string(),
    };
    let heads = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let at = |name: &str| {
        heads.iter().position(|head| head.trim_matches(['\u{feff}', ' ']) == name)
    };
    if let Some(column) = ACLED_NEEDED.into_iter().find(|name| at(name).is_none()) {
        return Err(TableError::Column { file: file.0.to_owned(), column });
    }
    let mut units = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let cell = |name: &str| {
            at(name).and_then(|at| record.get(at)).map(str::trim).unwrap_or_default()
        };
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            units.push(unit(cell));
        }
    }
    Ok(Coding { units, reports: None })
}

fn unit<'c>(cell: impl Fn(&str) -> &'c str) -> Unit {
    let word = |name: &str| {
        Some(cell(name))
            .filter(|words| !words.is_empty())
            .map(|words| Value::Word(words.to_owned()))
    };
    let side = |first: &str, others: &str| {
        let names = [cell(first), cell(others)];
        let names = names.iter().flat_map(|names| names.split(';')).map(str::trim);
        let names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
        list(names.into_iter().map(str::to_owned))
    };
    let mut sides = [side("actor1", "assoc_actor_1"), side("actor2", "assoc_actor_2")];
    let reciprocal = cell("event_type") == "Battles";
    if reciprocal {
        // Of those who fight each other either may come first.
        sides.sort();
        if sides[0].is_none() {
            sides.reverse();
        }
    }
    let [actor, recipient] = sides;
    let rank = |name: &str| cell(name).parse::<u8>().ok();
    let day = Some(cell("event_date")).filter(|day| !day.is_empty()).map(|written| {
        let day =
            written.parse::<Date>().or_else(|_| Date::strptime("%d %B %Y", written));
        Value::Word(day.map_or_else(|_| written.to_owned(), |day| day.to_string()))
    });
    let values = [
        (Field::EventType, word("event_type")),
        (Field::SubEventType, word("sub_event_type")),
        (Field::Actor, actor),
        (Field::Recipient, recipient),
        (Field::Date, day),
        (
            Field::DatePrecision,
            rank("time_precision").and_then(|rank| step(&DATE_STEPS, rank)),
        ),
        (Field::Place, word("location")),
        (
            Field::PlacePrecision,
            rank("geo_precision").and_then(|rank| step(&PLACE_STEPS, rank)),
        ),
        (Field::KilledLow, cell("fatalities").parse().ok().map(Value::Number)),
    ];
    Unit {
        id: EventId(cell("event_id_cnty").to_owned()),
        tellings: Vec::new(),
        reciprocal,
        values: values
            .into_iter()
            .filter_map(|(field, value)| Some((field, value?)))
            .collect(),
    }
}
