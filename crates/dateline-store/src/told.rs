//! The tables of who tells what: copies, sources, what the claims of an event say differently, and which events belong
//! together.

use dateline_model::{Dataset, Event, Reliability};
use rusqlite::{Statement, Transaction, params};

/// Writes the copies among the reports, and the outlets and speakers.
pub(crate) fn write(all: &Transaction<'_>, dataset: &Dataset) -> rusqlite::Result<()> {
    let mut insert = all.prepare(
        "INSERT INTO copies (report_id, of_report_id, share, why) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for each in &dataset.copies {
        insert.execute(params![each.report.0, each.of.0, each.share, each.why])?;
    }
    let mut insert = all.prepare(
        "INSERT INTO sources (name, kind, side, letter, n_reports, n_claims)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for each in &dataset.sources {
        insert.execute(params![
            each.name,
            each.kind.as_str(),
            each.side,
            each.letter.unwrap_or(Reliability::F).as_str(),
            each.n_reports,
            each.n_claims,
        ])?;
    }
    Ok(())
}

/// Writes which events belong together without being one.
pub(crate) fn write_links(
    all: &Transaction<'_>,
    dataset: &Dataset,
) -> rusqlite::Result<()> {
    let mut insert = all.prepare(
        "INSERT INTO links (event_id, kind, to_id, why) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut events: Vec<&Event> = dataset.events.iter().collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    for event in events {
        for link in &event.links {
            let kind = link.kind.as_str();
            insert.execute(params![event.id.0, kind, link.to.0, link.why])?;
        }
    }
    Ok(())
}

/// Writes the rows of single events.
pub(crate) struct Versions<'a>(Statement<'a>);

impl<'a> Versions<'a> {
    pub(crate) fn prepare(all: &'a Transaction<'_>) -> rusqlite::Result<Versions<'a>> {
        let insert = all.prepare(
            "INSERT INTO versions
                (event_id, field, value, chosen, clashes, interested, sources, speakers, claims)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        Ok(Versions(insert))
    }

    pub(crate) fn insert(&mut self, event: &Event) -> rusqlite::Result<()> {
        for each in &event.versions {
            let claims: Vec<&str> = each.claims.iter().map(|id| &*id.0).collect();
            self.0.execute(params![
                event.id.0,
                each.field.as_str(),
                each.value,
                each.chosen,
                each.clashes,
                each.interested,
                each.n_sources,
                each.speakers.join("; "),
                claims.join("; "),
            ])?;
        }
        Ok(())
    }
}
