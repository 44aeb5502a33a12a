//! Single events, claims and reports, each whole: what a page shows needs no merging of all the others.

use dateline_model::{
    Claim, Dataset, Event, EventId, LogEntry, ReportCard, ReportId, ReviewState,
};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::error::{At, StoreError};
use crate::store::Store;

/// Writes every event whole, and lists the words that a search finds.
pub(crate) fn write(all: &Transaction<'_>, dataset: &Dataset) -> rusqlite::Result<()> {
    let mut insert = all.prepare(
        "INSERT INTO event_records (event_id, place_id, iso3, body) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for event in &dataset.events {
        let place = event.place.as_ref().and_then(|at| at.place.as_ref());
        insert.execute(params![
            event.id.0,
            place.map(|place| &place.id),
            place.and_then(|place| place.iso3.as_ref()),
            serde_json::to_string(event).unwrap_or_default(),
        ])?;
    }
    for words in ["report_words", "claim_words"] {
        all.execute(&format!("INSERT INTO {words} ({words}) VALUES ('rebuild')"), [])?;
    }
    Ok(())
}

impl Store {
    /// An event, also one that a person rejected; by an id of before, the one that took its place.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn event(&self, id: &EventId) -> Result<Option<Event>, StoreError> {
        let body =
            |id: &str| self.one("SELECT body FROM event_records WHERE event_id = ?1", id);
        let moved =
            "SELECT to_id FROM redirects WHERE from_id = ?1 AND to_id IS NOT NULL";
        let found = match body(&id.0)? {
            Some(found) => Some(found),
            None => match self.one(moved, &id.0)? {
                Some(to) => body(&to)?,
                None => None,
            },
        };
        found.map(|body| self.parse(&id.0, &body)).transpose()
    }

    /// The events whose id ends with these letters, a few at the most: what a person types of an id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn events_like(&self, part: &str) -> Result<Vec<EventId>, StoreError> {
        self.of(
            "SELECT event_id FROM event_records
             WHERE instr(event_id, ?1) > 0 ORDER BY event_id LIMIT 9",
            part,
            |row| row.get(0).map(EventId),
        )
    }

    /// The claims that tell an event, in the order of their ids; those of persons too.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn claims_of(&self, event: &EventId) -> Result<Vec<Claim>, StoreError> {
        self.claims_where("event_id = ?1", &event.0)
    }

    /// The claims that a report makes, and the event that each of them tells.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn claims_in(
        &self,
        report: &ReportId,
    ) -> Result<Vec<(Claim, Option<EventId>)>, StoreError> {
        let claims = self.claims_where("report_id = ?1", &report.0)?;
        let events = self.of(
            "SELECT event_id FROM claims WHERE report_id = ?1 ORDER BY claim_id",
            &report.0,
            |row| row.get::<_, Option<String>>(0),
        )?;
        Ok(claims.into_iter().zip(events.into_iter().map(|id| id.map(EventId))).collect())
    }

    fn claims_where(&self, which: &str, id: &str) -> Result<Vec<Claim>, StoreError> {
        let sql = format!("SELECT body FROM claims WHERE {which} ORDER BY claim_id");
        let bodies: Vec<String> = self.of(&sql, id, |row| row.get(0))?;
        bodies.iter().map(|body| self.parse(id, body)).collect()
    }

    /// The card of one report.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn report(&self, id: &ReportId) -> Result<Option<ReportCard>, StoreError> {
        let body = self.one("SELECT body FROM reports WHERE report_id = ?1", &id.0)?;
        body.map(|body| self.parse(&id.0, &body)).transpose()
    }

    /// The report whose id begins with these letters, if one alone does.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn report_like(&self, start: &str) -> Result<Option<ReportId>, StoreError> {
        // Ids are hexadecimal, so that none is beyond the letter behind `f`.
        let mut found = self.of(
            "SELECT report_id FROM reports
             WHERE report_id >= ?1 AND report_id < ?1 || 'g' ORDER BY report_id LIMIT 2",
            start,
            |row| row.get(0).map(ReportId),
        )?;
        Ok(found.pop().filter(|_| found.is_empty()))
    }

    /// How many claims a report makes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn n_claims_in(&self, report: &ReportId) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM claims WHERE report_id = ?1";
        let rows = self.of(sql, &report.0, |row| row.get(0))?;
        Ok(rows.into_iter().next().unwrap_or(0))
    }

    /// The reports, the newest first, those without a day last.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn newest_reports(&self) -> Result<Vec<ReportId>, StoreError> {
        self.list(
            "SELECT report_id FROM reports
             ORDER BY coalesce(published_latest, published_earliest) DESC NULLS LAST, report_id",
            |row| row.get(0).map(ReportId),
        )
    }

    /// The report that this one is a copy of, and the share of its words that are that one's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn copied_from(
        &self,
        id: &ReportId,
    ) -> Result<Option<(ReportId, f64)>, StoreError> {
        let copies = self.of(
            "SELECT of_report_id, share FROM copies WHERE report_id = ?1",
            &id.0,
            |row| Ok((ReportId(row.get(0)?), row.get(1)?)),
        )?;
        Ok(copies.into_iter().next())
    }

    /// What persons decided about an event, first to last.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn decisions_on(&self, event: &EventId) -> Result<Vec<LogEntry>, StoreError> {
        let sql = "SELECT body FROM decisions WHERE event_id = ?1 ORDER BY seq";
        let bodies: Vec<String> = self.of(sql, &event.0, |row| row.get(0))?;
        bodies.iter().map(|body| self.parse(&event.0, body)).collect()
    }

    /// The events that a person rejected, which stand in no layer.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn rejected(&self) -> Result<Vec<Event>, StoreError> {
        let bodies = self.list(
            "SELECT body FROM event_records
             WHERE event_id NOT IN (SELECT event_id FROM events) ORDER BY event_id",
            |row| row.get::<_, String>(0),
        )?;
        let events = bodies.iter().map(|body| self.parse("an event", body));
        let events = events.collect::<Result<Vec<Event>, StoreError>>()?;
        Ok(events.into_iter().filter(|one| one.review == ReviewState::Rejected).collect())
    }

    fn one(&self, sql: &str, id: &str) -> Result<Option<String>, StoreError> {
        self.file.query_row(sql, [id], |row| row.get(0)).optional().at(&self.path)
    }
}
