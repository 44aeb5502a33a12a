//! Events as a table that fits the terminal.

use anstyle::AnsiColor;
use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ContentArrangement, Row, Table,
};
use layout::{GAP, Need};

use super::snippet::safe;
use crate::args::Column;

mod layout;
#[cfg(test)]
mod tests;

/// Stands where the reports do not say.
const UNKNOWN: &str = "–";

/// An event as one row of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventRow {
    /// The first digits of its id.
    pub(crate) id: String,
    /// The day or the days it lies between.
    pub(crate) date: String,
    /// The place's name.
    pub(crate) place: String,
    /// The first-order unit.
    pub(crate) admin1: String,
    /// The country.
    pub(crate) country: String,
    /// ACLED's event type, which gives the colour.
    pub(crate) kind: String,
    /// ACLED's sub-event type.
    pub(crate) what: String,
    /// PLOVER's acts.
    pub(crate) act: String,
    /// Who did it.
    pub(crate) actors: Vec<String>,
    /// To whom.
    pub(crate) recipients: Vec<String>,
    /// Whether both did it to each other.
    pub(crate) reciprocal: bool,
    /// How many were killed.
    pub(crate) killed: String,
    /// How many were injured.
    pub(crate) injured: String,
    /// How many reports tell it.
    pub(crate) sources: usize,
    /// Whether sources disagree.
    pub(crate) disputed: bool,
}

impl EventRow {
    fn words(&self, column: Column) -> String {
        let words = match column {
            Column::Id => self.id.clone(),
            Column::Date => self.date.clone(),
            Column::Place => self.place.clone(),
            Column::Admin1 => self.admin1.clone(),
            Column::Country => self.country.clone(),
            Column::What => self.what.clone(),
            Column::Act => self.act.clone(),
            Column::Who => self.who(),
            Column::Killed => self.killed.clone(),
            Column::Injured => self.injured.clone(),
            Column::Sources => {
                format!("{}{}", self.sources, if self.disputed { "?" } else { "" })
            }
        };
        if words.is_empty() { UNKNOWN.to_owned() } else { safe(&words) }
    }

    fn cell(&self, column: Column, words: String) -> Cell {
        let unknown = words == UNKNOWN;
        let cell = Cell::new(words).set_alignment(alignment(column));
        match column {
            _ if unknown => cell.add_attribute(Attribute::Dim),
            Column::What => cell.fg(colour(&self.kind)),
            Column::Killed => cell.add_attribute(Attribute::Bold),
            Column::Id | Column::Sources => cell.add_attribute(Attribute::Dim),
            Column::Date
            | Column::Place
            | Column::Admin1
            | Column::Country
            | Column::Act
            | Column::Who
            | Column::Injured => cell,
        }
    }

    /// "Syrian army → Islamic State", "SDF ↔ Islamic State".
    pub(crate) fn who(&self) -> String {
        let side = |names: &[String]| match names {
            [] => UNKNOWN.to_owned(),
            names => names.join(", "),
        };
        if self.actors.is_empty() && self.recipients.is_empty() {
            return String::new();
        }
        let arrow = if self.reciprocal { "↔" } else { "→" };
        if self.recipients.is_empty() {
            return side(&self.actors);
        }
        format!("{} {arrow} {}", side(&self.actors), side(&self.recipients))
    }
}

/// Draws the rows; without a width every event keeps to one line, which `grep` and `awk` like.
pub(crate) fn render(
    rows: &[EventRow],
    columns: &[Column],
    width: Option<usize>,
    coloured: bool,
) -> String {
    let mut table = Table::new();
    table.load_preset(comfy_table::presets::NOTHING);
    match coloured {
        true => table.enforce_styling(),
        false => table.force_no_tty(),
    };
    // Lines are broken here, where "Shelling/artillery/missile attack" may break behind a stroke.
    table.set_content_arrangement(ContentArrangement::Disabled);
    let columns = informative(rows, columns, width.is_some());
    let words: Vec<Vec<String>> = columns
        .iter()
        .map(|&column| rows.iter().map(|row| row.words(column)).collect())
        .collect();
    let widths = width.map(|width| {
        let needs = columns.iter().zip(&words).map(|(&column, cells)| {
            let head = std::iter::once(head(column));
            Need::of(cells.iter().map(String::as_str).chain(head), !is_short(column))
        });
        layout::share(&needs.collect::<Vec<_>>(), width)
    });
    table.set_header(columns.iter().map(|&column| {
        Cell::new(head(column))
            .add_attribute(Attribute::Dim)
            .set_alignment(alignment(column))
    }));
    for (idx, row) in rows.iter().enumerate() {
        let mut cells = Row::new();
        for (at, (&column, words)) in columns.iter().zip(&words).enumerate() {
            let words = words.get(idx).map_or(UNKNOWN, String::as_str);
            let words = match widths.as_ref().and_then(|widths| widths.get(at)) {
                Some(&width) => layout::wrap(words, width),
                None => words.to_owned(),
            };
            cells.add_cell(row.cell(column, words));
        }
        table.add_row(cells);
    }
    let last = columns.len().saturating_sub(1);
    for idx in 0..columns.len() {
        let Some(drawn) = table.column_mut(idx) else { continue };
        let gap = if idx == last { 0 } else { GAP };
        drawn.set_padding((0, u16::try_from(gap).unwrap_or(0)));
    }
    let lines = table.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

/// On a terminal, where room is dear, the usual column of sources is left out while each event has one.
fn informative(rows: &[EventRow], columns: &[Column], narrow: bool) -> Vec<Column> {
    let all_alike = rows.iter().all(|row| row.sources <= 1 && !row.disputed);
    let silent = narrow && all_alike && columns.ends_with(Column::USUAL);
    let says = |column: &Column| !(silent && *column == Column::Sources);
    columns.iter().copied().filter(says).collect()
}

/// Numbers, days and ids are never broken over lines: the other columns give way.
fn is_short(column: Column) -> bool {
    match column {
        Column::Id
        | Column::Date
        | Column::Killed
        | Column::Injured
        | Column::Sources => true,
        Column::Place
        | Column::Admin1
        | Column::Country
        | Column::What
        | Column::Act
        | Column::Who => false,
    }
}

fn alignment(column: Column) -> CellAlignment {
    match column {
        Column::Killed | Column::Injured | Column::Sources => CellAlignment::Right,
        Column::Id
        | Column::Date
        | Column::Place
        | Column::Admin1
        | Column::Country
        | Column::What
        | Column::Act
        | Column::Who => CellAlignment::Left,
    }
}

fn head(column: Column) -> &'static str {
    match column {
        Column::Id => "ID",
        Column::Date => "DATE",
        Column::Place => "PLACE",
        Column::Admin1 => "ADMIN1",
        Column::Country => "COUNTRY",
        Column::What => "WHAT",
        Column::Act => "ACT",
        Column::Who => "WHO → WHOM",
        Column::Killed => "KILLED",
        Column::Injured => "INJURED",
        Column::Sources => "SOURCES",
    }
}

/// ACLED's six event types, each in its colour.
fn colour(kind: &str) -> Color {
    match kind {
        "Battles" => Color::Red,
        "Explosions/Remote violence" => Color::Yellow,
        "Violence against civilians" => Color::Magenta,
        "Protests" => Color::Cyan,
        "Riots" => Color::Blue,
        "Strategic developments" => Color::Green,
        _ => Color::Reset,
    }
}

/// The same colour for text outside the table.
pub(crate) fn style(kind: &str) -> anstyle::Style {
    let colour = match kind {
        "Battles" => AnsiColor::Red,
        "Explosions/Remote violence" => AnsiColor::Yellow,
        "Violence against civilians" => AnsiColor::Magenta,
        "Protests" => AnsiColor::Cyan,
        "Riots" => AnsiColor::Blue,
        "Strategic developments" => AnsiColor::Green,
        _ => return anstyle::Style::new(),
    };
    colour.on_default()
}
