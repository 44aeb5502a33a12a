//! The table of events as it comes back from a spreadsheet: each cell that a person changed is an edit.

use std::collections::{BTreeMap, BTreeSet};

use dateline_formats::profile::Released;
use dateline_formats::{Shown, shown, table};
use dateline_model::{
    Dataset, Decision, Event, EventField, EventId, EventRef, ReportId, Subject,
};
use dateline_resolve::World;

use super::DecisionError;
use super::value::edit;

/// The columns that a person may change, and the field that each belongs to.
const EDITABLE: [(&str, EventField); 13] = [
    ("acts", EventField::Act),
    ("reciprocal", EventField::Reciprocal),
    ("actors", EventField::Actor),
    ("recipients", EventField::Recipient),
    ("weapons", EventField::Weapon),
    ("date_earliest", EventField::Date),
    ("date_latest", EventField::Date),
    ("place", EventField::Place),
    ("place_relation", EventField::Place),
    ("killed_low", EventField::Killed),
    ("killed_high", EventField::Killed),
    ("injured_low", EventField::Injured),
    ("injured_high", EventField::Injured),
];

/// Columns that a person may add.
const ADDED: [&str; 3] = ["decision", "comment", "reason"];

/// One decision of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetEdit {
    /// The line of the table, counted from 1, the heading included.
    pub line: u64,
    /// What the row says.
    pub decision: Decision,
    /// Why, from the column `reason`.
    pub reason: Option<String>,
}

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetEdits {
    /// The decisions, in the order of the rows.
    pub edits: Vec<SheetEdit>,
    /// Cells that cannot be taken: the line, the column, and why.
    pub faults: Vec<(u64, String, DecisionError)>,
    /// Changed cells of columns that follow from others, by column: they are not taken.
    pub derived: BTreeMap<String, usize>,
}

/// Reads a table in the columns of `dateline export FILE csv`, any of them left out but `event_id`.
///
/// Columns `decision` (`accept` or `reject`), `comment` and `reason` may be added. A cell that has the value of one of
/// `released`, the dataset with its masks, was not changed by anybody.
///
/// # Errors
/// If it is no table, or has no column `event_id`.
pub fn read_sheet(
    bytes: &[u8],
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    released: &[Released],
    world: &World,
) -> Result<SheetEdits, DecisionError> {
    let no_table = |error: csv::Error| {
        DecisionError::new(
            error.to_string(),
            "give the table that `dateline export FILE csv` wrote, saved as CSV in UTF-8",
        )
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter(bytes))
        .from_reader(bytes);
    let columns: Vec<String> = reader
        .headers()
        .map_err(no_table)?
        .iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let Some(id_column) = columns.iter().position(|name| name == "event_id") else {
        return Err(DecisionError::new(
            "there is no column `event_id`",
            "give the table that `dateline export FILE csv` wrote",
        ));
    };
    let now: BTreeMap<EventId, Shown> =
        shown(dataset, texts).map(|shown| (shown.event.id.clone(), shown)).collect();
    let masked: Vec<BTreeMap<EventId, Vec<String>>> = released
        .iter()
        .map(|it| {
            let shown = shown(&it.dataset, &it.texts);
            shown
                .map(|one| (one.event.id.clone(), table::cells(&one, &it.dataset)))
                .collect()
        })
        .collect();
    let mut edits = SheetEdits::default();
    for record in reader.records() {
        let record = record.map_err(no_table)?;
        let line = record.position().map_or(0, csv::Position::line);
        let id = EventId(record.get(id_column).unwrap_or_default().trim().to_owned());
        if id.0.is_empty() {
            continue;
        }
        let known = dataset.event(&id).and_then(|event| now.get(&event.id));
        let Some(shown) = known else {
            let error = DecisionError::new(
                format!("no event is `{}`", id.0),
                "take the row out, or give the id of an event of this dataset",
            );
            edits.faults.push((line, "event_id".to_owned(), error));
            continue;
        };
        let cells: BTreeMap<&str, &str> = columns
            .iter()
            .map(String::as_str)
            .zip(record.iter().map(unescaped))
            .collect();
        let masked: Vec<&[String]> = masked
            .iter()
            .filter_map(|of| of.get(&shown.event.id).map(Vec::as_slice))
            .collect();
        let row = Row { line, cells, shown, dataset, texts, masked };
        row.read(world, &mut edits);
    }
    Ok(edits)
}

/// Spreadsheets of half the world write semicolons, because the comma is their decimal point.
fn delimiter(bytes: &[u8]) -> u8 {
    let heading = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |sign| heading.iter().filter(|&&byte| byte == sign).count();
    [b';', b'\t'].into_iter().find(|&sign| count(sign) > count(b',')).unwrap_or(b',')
}

/// A cell without the mark that keeps a spreadsheet from running it.
fn unescaped(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        Some(_) | None => cell,
    }
}

/// A row of the table beside the event as it is.
struct Row<'a> {
    line: u64,
    cells: BTreeMap<&'a str, &'a str>,
    shown: &'a Shown,
    dataset: &'a Dataset,
    texts: &'a BTreeMap<ReportId, String>,
    /// Its cells as tables with masks have them.
    masked: Vec<&'a [String]>,
}

impl Row<'_> {
    fn read(&self, world: &World, edits: &mut SheetEdits) {
        let now: BTreeMap<&str, String> = table::COLUMNS
            .into_iter()
            .zip(table::cells(self.shown, self.dataset))
            .collect();
        let changed = |column: &str| self.is_changed(column, &now);
        for field in EventField::ALL {
            let mut columns = EDITABLE.iter().filter(|(_, of)| of == field);
            if columns.clone().any(|(column, _)| changed(column)) {
                let value = self.value(*field, &now);
                match edit(*field, &value, world, &self.countries()) {
                    Ok(edit) => self.push(edits, |event| {
                        let edit = Box::new(edit);
                        Decision::Edit { event, edit, words: None }
                    }),
                    Err(error) => {
                        let column = columns.find(|(column, _)| changed(column));
                        let column = column.map_or("", |(column, _)| column).to_owned();
                        edits.faults.push((self.line, column, error));
                    }
                }
            }
        }
        for column in table::COLUMNS {
            let is_editable = EDITABLE.iter().any(|(name, _)| *name == column);
            if column != "event_id" && !is_editable && changed(column) {
                *edits.derived.entry(column.to_owned()).or_default() += 1;
            }
        }
        self.verdict(edits);
        if let Some(text) = self.added("comment") {
            let text = text.to_owned();
            self.push(edits, |event| Decision::Comment {
                on: Subject::Event(event),
                text,
            });
        }
    }

    fn is_changed(&self, column: &str, now: &BTreeMap<&str, String>) -> bool {
        let cell = self.cells.get(column).copied();
        let at = table::COLUMNS.iter().position(|name| *name == column);
        cell.zip(now.get(column)).is_some_and(|(cell, now)| {
            let mut masked = self.masked.iter().filter_map(|cells| cells.get(at?));
            !same(cell, now) && !masked.any(|masked| same(cell, masked))
        })
    }

    /// The new value of a field, as a person would type it.
    fn value(&self, field: EventField, now: &BTreeMap<&str, String>) -> String {
        let cell = |column: &str| {
            let given = self.cells.get(column).filter(|_| self.is_changed(column, now));
            let given = given.map(|cell| (*cell).to_owned());
            given.or_else(|| now.get(column).cloned()).unwrap_or_default()
        };
        let pair = |first: &str, last: &str, between: &str, open: &str| {
            let (first, last) = (cell(first), cell(last));
            let bound = |cell: String| match cell.is_empty() {
                true => open.to_owned(),
                false => cell,
            };
            match first.is_empty() && last.is_empty() {
                true => String::new(),
                false => format!("{}{between}{}", bound(first), bound(last)),
            }
        };
        match field {
            EventField::Act => cell("acts"),
            EventField::Reciprocal => cell("reciprocal"),
            EventField::Actor => cell("actors"),
            EventField::Recipient => cell("recipients"),
            EventField::Weapon => cell("weapons"),
            EventField::Date => pair("date_earliest", "date_latest", "/", ".."),
            EventField::Killed => pair("killed_low", "killed_high", "..", ""),
            EventField::Injured => pair("injured_low", "injured_high", "..", ""),
            EventField::Place => match (cell("place_relation"), cell("place")) {
                (_, place) if place.is_empty() => place,
                (relation, place) if relation.is_empty() => place,
                (relation, place) => format!("{relation} {place}"),
            },
            EventField::Territory => String::new(),
        }
    }

    fn verdict(&self, edits: &mut SheetEdits) {
        match self.added("decision") {
            None => {}
            Some("accept" | "accepted") => {
                let seen = self.shown.event.all_printed();
                self.push(edits, |event| Decision::Accept { event, seen });
            }
            Some("reject" | "rejected") => {
                self.push(edits, |event| Decision::Reject { event });
            }
            Some(other) => {
                let what = format!("`{other}` is no decision");
                let error =
                    DecisionError::new(what, "write `accept` or `reject`, or nothing");
                edits.faults.push((self.line, "decision".to_owned(), error));
            }
        }
    }

    fn added(&self, column: &'static str) -> Option<&str> {
        debug_assert!(ADDED.contains(&column), "{column}");
        self.cells.get(column).copied().filter(|cell| !cell.is_empty())
    }

    fn push(&self, edits: &mut SheetEdits, decision: impl FnOnce(EventRef) -> Decision) {
        let text = |report: &ReportId| self.texts.get(report).map_or("", String::as_str);
        let event = EventRef::new(&self.shown.event, self.dataset, text);
        edits.edits.push(SheetEdit {
            line: self.line,
            decision: decision(event),
            reason: self.added("reason").map(str::to_owned),
        });
    }

    /// The country of the event, else those of the dataset, ISO 3166-1 alpha-3.
    fn countries(&self) -> Vec<String> {
        let country = |event: &Event| event.place.as_ref()?.place.as_ref()?.iso3.clone();
        match country(&self.shown.event) {
            Some(country) => vec![country],
            None => {
                let all = self.dataset.events.iter().filter_map(country);
                all.collect::<BTreeSet<_>>().into_iter().collect()
            }
        }
    }
}

/// Whether two cells say the same: a spreadsheet writes `TRUE` for `true` and other blanks.
fn same(cell: &str, now: &str) -> bool {
    let words = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    words(cell) == words(now)
        || (now == "true" || now == "false") && cell.eq_ignore_ascii_case(now)
}
