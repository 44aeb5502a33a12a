//! Tables of outlets and speakers: the program's own list, and that of the user, who alone judges how reliable one is.

use std::collections::BTreeMap;

use dateline_model::{KnownSource, Reliability, SourceTable, SpeakerKind};
use dateline_resolve::{ActorList, ListError};
use serde::Deserialize;

use crate::own::OwnFile;

#[cfg(test)]
mod tests;

/// The columns of a table of sources, and the keys of its rows in TOML.
pub const SOURCE_COLUMNS: [&str; 5] = ["name", "aliases", "kind", "side", "letter"];

/// Reads a table of the user's: CSV where its name ends so, else TOML with a `[[source]]` a row.
///
/// What a row leaves out is taken from the program's list: a name and a letter are enough for who stands there.
///
/// # Errors
/// If a row cannot be used; the error names the file, the line, the value and what would be right.
pub fn sources(
    file: &OwnFile,
    actors: &ActorList,
) -> Result<Vec<KnownSource>, ListError> {
    let is_table = file.path.to_lowercase().ends_with(".csv");
    let rows = if is_table { of_csv(file)? } else { of_toml(file)? };
    let listed = SourceTable::new(listed());
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let mut sources: Vec<KnownSource> = Vec::new();
    for (line, row) in rows {
        let fault = |(what, help)| fault(file, line, what, help);
        let source = complete(row, &listed, actors).map_err(fault)?;
        for name in std::iter::once(&source.name).chain(&source.aliases) {
            if let Some(before) = lines.insert(name.to_lowercase(), line)
                && before != line
            {
                let what = format!("`{name}` stands in line {before} too");
                return Err(fault((what, "leave one of the two out".to_owned())));
            }
        }
        sources.push(source);
    }
    Ok(sources)
}

/// The user's rows before those of the program's list.
pub fn known_sources(own: &[KnownSource]) -> SourceTable {
    SourceTable::new(own.iter().cloned().chain(listed()).collect())
}

/// The outlets that come with the program. None has a letter.
fn listed() -> Vec<KnownSource> {
    // That the list is sound is what the tests of the data see to.
    let list: OutletFile = toml::from_str(dateline_data::OUTLETS).unwrap_or_default();
    let row = |row: OutletRow| {
        Some(KnownSource {
            kind: row.kind.parse().ok()?,
            name: row.name,
            aliases: row.aliases,
            side: row.party_of,
            letter: None,
        })
    };
    list.outlets.into_iter().filter_map(row).collect()
}

#[derive(Default, Deserialize)]
struct OutletFile {
    #[serde(rename = "outlet", default)]
    outlets: Vec<OutletRow>,
}

#[derive(Deserialize)]
struct OutletRow {
    name: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
    party_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    #[serde(rename = "source", default)]
    sources: Vec<toml::Spanned<Row>>,
}

/// A row as the user wrote it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    kind: Option<String>,
    side: Option<String>,
    letter: Option<String>,
}

/// What is wrong, and what would be right.
type Fault = (String, String);

fn fault(file: &OwnFile, line: usize, what: String, help: String) -> ListError {
    ListError { file: file.path.clone(), line, what, help: Some(help) }
}

fn complete(
    row: Row,
    listed: &SourceTable,
    actors: &ActorList,
) -> Result<KnownSource, Fault> {
    let name = row.name.trim().to_owned();
    if name.is_empty() {
        let what = "it has no name".to_owned();
        return Err((what, "give one, or take the row out".to_owned()));
    }
    let known = listed.find(&name).filter(|known| {
        std::iter::once(&known.name)
            .chain(&known.aliases)
            .any(|alias| alias.to_lowercase() == name.to_lowercase())
    });
    let kind = match &row.kind {
        Some(word) => word.parse().map_err(|error: dateline_model::UnknownWord| {
            (format!("`{name}`: {error}"), error.remedy())
        })?,
        None => known.map_or(SpeakerKind::Outlet, |known| known.kind),
    };
    let letter = match &row.letter {
        Some(letter) => {
            let letter = letter.trim().to_uppercase();
            Some(letter.parse::<Reliability>().map_err(|_| {
                (
                    format!("`{name}`: `{letter}` is no letter of NATO's code"),
                    "write A (completely reliable) to E (unreliable), or F".to_owned(),
                )
            })?)
        }
        None => None,
    };
    if let Some(side) = &row.side
        && !is_actor(side, actors)
    {
        let what = format!("`{name}`: no actor has the id `{side}`");
        let help = "write the `id` of an actor of the lists, such as `is`, or add one with --actors";
        return Err((what, help.to_owned()));
    }
    let mut aliases = row.aliases;
    if let Some(known) = known {
        aliases.push(known.name.clone());
        aliases.extend(known.aliases.iter().cloned());
    }
    aliases.retain(|alias| alias.to_lowercase() != name.to_lowercase());
    aliases.sort();
    aliases.dedup();
    let side = row.side.or_else(|| known.and_then(|known| known.side.clone()));
    Ok(KnownSource { name, aliases, kind, side, letter })
}

/// Ids of parts stand below those of their wholes; outlets may name their side by the last step alone.
fn is_actor(side: &str, actors: &ActorList) -> bool {
    actors.get(side).is_some()
        || actors.all().iter().any(|actor| actor.id.rsplit('/').next() == Some(side))
}

fn of_toml(file: &OwnFile) -> Result<Vec<(usize, Row)>, ListError> {
    let text = &file.text;
    let line_at = |at: usize| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    };
    let read: SourceFile = toml::from_str(text).map_err(|error| {
        let line = line_at(error.span().map_or(0, |span| span.start));
        let what = error.message().trim_end().replace('\n', "; ");
        let help =
            format!("each `[[source]]` has the keys {}", SOURCE_COLUMNS.join(", "));
        fault(file, line, what, help)
    })?;
    let rows = read.sources.into_iter();
    Ok(rows.map(|row| (line_at(row.span().start), row.into_inner())).collect())
}

fn of_csv(file: &OwnFile) -> Result<Vec<(usize, Row)>, ListError> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(file.text.as_bytes());
    let columns = SOURCE_COLUMNS.join(", ");
    let unreadable = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        fault(file, line, error.to_string(), "save the table as CSV in UTF-8".to_owned())
    };
    let heads: Vec<String> = reader
        .headers()
        .map_err(unreadable)?
        .iter()
        .map(|head| head.trim().to_lowercase())
        .collect();
    if let Some(other) = heads.iter().find(|it| !SOURCE_COLUMNS.contains(&it.as_str())) {
        let what = format!("`{other}` is no column of a table of sources");
        return Err(fault(file, 1, what, format!("the columns are {columns}")));
    }
    if !heads.iter().any(|head| head == "name") {
        let what = "there is no column `name`".to_owned();
        let help = format!("the first line names the columns: {columns}");
        return Err(fault(file, 1, what, help));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        if record.len() > heads.len() {
            let what =
                format!("it has {} cells for {} columns", record.len(), heads.len());
            let help = "put cells that hold a comma in quotes".to_owned();
            return Err(fault(file, line, what, help));
        }
        let cell = |column: &str| {
            let at = heads.iter().position(|head| head == column)?;
            let cell = record.get(at)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let aliases = cell("aliases").unwrap_or_default();
        let aliases = aliases.split(';').map(str::trim).filter(|name| !name.is_empty());
        rows.push((
            line,
            Row {
                name: cell("name").unwrap_or_default(),
                aliases: aliases.map(str::to_owned).collect(),
                kind: cell("kind"),
                side: cell("side"),
                letter: cell("letter"),
            },
        ));
    }
    Ok(rows)
}
