//! Ids of events that stand in the file of before and not in the new one: where to look for what they named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_model::{Dataset, EventId, Redirect};
use rusqlite::{Connection, Transaction, params};

use crate::error::StoreError;
use crate::store::Store;

/// An event of the file of before.
struct Before {
    id: EventId,
    claims: Vec<String>,
}

impl Store {
    /// Ids of before under which nothing stands, and the event that took the place of each.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn redirects(&self) -> Result<Vec<Redirect>, StoreError> {
        self.list(
            "SELECT from_id, to_id, why FROM redirects WHERE to_id IS NOT NULL ORDER BY from_id",
            |row| {
                let (from, to) = (EventId(row.get(0)?), EventId(row.get(1)?));
                Ok(Redirect { from, to, why: row.get(2)? })
            },
        )
    }
}

/// Writes the redirects of a dataset, and those of ids that the file of before had.
pub(crate) fn write(
    all: &Transaction<'_>,
    before: Option<&Path>,
    dataset: &Dataset,
) -> rusqlite::Result<()> {
    let mut rows: BTreeMap<EventId, (Option<EventId>, String)> = dataset
        .redirects
        .iter()
        .map(|each| (each.from.clone(), (Some(each.to.clone()), each.why.clone())))
        .collect();
    if let Some(path) = before {
        for (from, to) in of_before(path, dataset)? {
            let why = match &to {
                Some(_) => "its claims are told there now",
                None => "none of its claims is told as an event any more",
            };
            rows.entry(from).or_insert((to, why.to_owned()));
        }
    }
    let mut insert =
        all.prepare("INSERT INTO redirects (from_id, to_id, why) VALUES (?1, ?2, ?3)")?;
    for (from, (to, why)) in rows {
        insert.execute(params![from.0, to.map(|to| to.0), why])?;
    }
    Ok(())
}

/// The ids of the file of before that are none of today's, with the event that holds most of their claims.
fn of_before(
    path: &Path,
    dataset: &Dataset,
) -> rusqlite::Result<Vec<(EventId, Option<EventId>)>> {
    let file = Connection::open(path)?;
    let holder: BTreeMap<&str, &EventId> = dataset
        .events
        .iter()
        .flat_map(|event| event.claims.iter().map(|id| (&*id.0, &event.id)))
        .collect();
    let ids: BTreeSet<&EventId> = dataset.events.iter().map(|event| &event.id).collect();
    let there = |id: &EventId| ids.contains(id);
    let heir = |claims: &[String]| {
        let mut held: BTreeMap<&EventId, usize> = BTreeMap::new();
        for id in claims.iter().filter_map(|claim| holder.get(claim.as_str())) {
            *held.entry(*id).or_default() += 1;
        }
        let most = held
            .into_iter()
            .max_by(|(id, n), (other, m)| n.cmp(m).then_with(|| other.cmp(id)));
        most.map(|(id, _)| id.clone())
    };
    let mut moved: Vec<(EventId, Option<EventId>)> = Vec::new();
    for event in events(&file)? {
        if !there(&event.id) {
            moved.push((event.id, heir(&event.claims)));
        }
    }
    let mut older =
        file.prepare("SELECT from_id, to_id FROM redirects ORDER BY from_id")?;
    let older = older.query_map([], |row| {
        Ok((EventId(row.get(0)?), row.get::<_, Option<String>>(1)?.map(EventId)))
    })?;
    for pair in older {
        let (from, to) = pair?;
        if there(&from) {
            continue;
        }
        let to = match to {
            Some(to) if !there(&to) => {
                let heirs = moved.iter().find(|(gone, _)| *gone == to);
                heirs.and_then(|(_, heir)| heir.clone())
            }
            to => to,
        };
        moved.push((from, to));
    }
    Ok(moved)
}

fn events(file: &Connection) -> rusqlite::Result<Vec<Before>> {
    let mut select = file.prepare(
        "SELECT event_id, claim_id FROM claims WHERE event_id IS NOT NULL
         ORDER BY event_id, claim_id",
    )?;
    let mut rows = select.query([])?;
    let mut events: Vec<Before> = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, claim) = (EventId(row.get(0)?), row.get(1)?);
        match events.last_mut() {
            Some(event) if event.id == id => event.claims.push(claim),
            Some(_) | None => events.push(Before { id, claims: vec![claim] }),
        }
    }
    Ok(events)
}
