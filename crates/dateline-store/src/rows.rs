//! Rows of the finished tables, as lists, maps and timelines show them.

use crate::error::{At, StoreError};
use crate::store::Store;
use std::collections::HashMap;

use dateline_model::{EventId, LinkKind, ReportId};
use rusqlite::Row;

/// What a list, a map or a timeline shows of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// ACLED's type, where ACLED codes such events.
    pub event_type: Option<String>,
    /// ACLED's sub-type.
    pub sub_event_type: Option<String>,
    /// PLOVER's acts, `; ` between them.
    pub acts: String,
    /// The first day it may have been, as ISO 8601.
    pub date_earliest: Option<String>,
    /// The last day it may have been.
    pub date_latest: Option<String>,
    /// The id of its place in the list of places.
    pub place_id: Option<String>,
    /// The name of its place.
    pub place: Option<String>,
    /// The words for its place.
    pub place_text: Option<String>,
    /// How it lies to the place.
    pub place_relation: Option<String>,
    /// What sort of place it is.
    pub place_kind: Option<String>,
    /// How exactly the place is known.
    pub place_precision: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// The country's name.
    pub country: Option<String>,
    /// The country's ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// The first-order unit.
    pub admin1: Option<String>,
    /// Who did it, `; ` between them.
    pub actors: Option<String>,
    /// To whom, `; ` between them.
    pub recipients: Option<String>,
    /// The fewest dead that any claim tells.
    pub killed_low: Option<u64>,
    /// The number of dead that stands.
    pub killed_best: Option<u64>,
    /// The most dead that any claim tells.
    pub killed_high: Option<u64>,
    /// Weapons, `; ` between them.
    pub weapons: Option<String>,
    /// Labels of the user's own rules, `; ` between them.
    pub labels: Option<String>,
    /// Whether its claims contradict each other.
    pub disputed: bool,
    /// How many sources tell it that do not repeat each other.
    pub n_sources: u64,
    /// How many claims tell it.
    pub n_claims: u64,
    /// Airwars' grade.
    pub grade: Option<String>,
    /// What a person decided.
    pub review: String,
    /// The fields whose value a person gave, `; ` between them.
    pub edited: Option<String>,
}

/// A stretch of days in which somebody held a place.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlRow {
    /// The id of the place.
    pub place_id: String,
    /// Its name.
    pub place: String,
    /// What sort of place it is.
    pub place_kind: String,
    /// The first-order unit.
    pub admin1: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Held, fought over, besieged ...
    pub state: String,
    /// The holder's name.
    pub holder: Option<String>,
    /// The holder's id in the list of actors.
    pub holder_id: Option<String>,
    /// Who besieges or attacks it, `; ` between them.
    pub by_whom: Option<String>,
    /// Not before this day.
    pub from_earliest: Option<String>,
    /// Not after this day.
    pub from_latest: Option<String>,
    /// Whether a claim tells the beginning.
    pub from_told: bool,
    /// The end is not before this day.
    pub to_earliest: Option<String>,
    /// The end is not after this day.
    pub to_latest: Option<String>,
    /// Whether a claim tells the end.
    pub to_told: bool,
    /// Days on which a claim says otherwise, `; ` between stretches.
    pub disputed_days: Option<String>,
    /// The claims it rests on, `; ` between them.
    pub claims: String,
    /// Claims that say otherwise, `; ` between them.
    pub against: Option<String>,
}

/// Days of which nobody says who held a place.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// The id of the place.
    pub place_id: String,
    /// Why there is a gap.
    pub kind: String,
    /// Its first day.
    pub first_day: String,
    /// Its last day.
    pub last_day: String,
    /// How many reports of those weeks speak of the place.
    pub n_reports: u64,
}

/// How much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetRow {
    /// Reports.
    pub n_reports: u64,
    /// Claims.
    pub n_claims: u64,
    /// Reports by the day of their publication.
    pub reports_by_day: Vec<(String, u64)>,
}

/// Two events that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinRow {
    /// The one.
    pub event: EventId,
    /// The other.
    pub other: EventId,
    /// Why they may be the same, in words.
    pub why: String,
}

/// The id of an event's place and the code of its country.
type Place = (Option<String>, Option<String>);

impl Store {
    /// The pairs of events that may be one, each from both sides; none in a file of a program that did not list them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn twins(&self) -> Result<Vec<TwinRow>, StoreError> {
        let listed =
            self.list("SELECT 1 FROM sqlite_master WHERE name = 'links'", |_| Ok(()))?;
        if listed.is_empty() {
            return Ok(Vec::new());
        }
        self.of(
            "SELECT event_id, to_id, why FROM links WHERE kind = ?1 ORDER BY fid",
            LinkKind::MaybeSame.as_str(),
            |row| {
                let (event, other) = (EventId(row.get(0)?), EventId(row.get(1)?));
                Ok(TwinRow { event, other, why: row.get(2)? })
            },
        )
    }

    /// Hands over each claim that an outlet tells: its row (`fid`) and the outlet.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_outlet_row(
        &self,
        mut take: impl FnMut(usize, &str),
    ) -> Result<(), StoreError> {
        let mut run = || -> rusqlite::Result<()> {
            let mut select = self.file.prepare(
                "SELECT c.fid, r.outlet FROM reports r JOIN claims c
                 ON c.report_id = r.report_id WHERE r.outlet IS NOT NULL",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                take(row.get(0)?, row.get_ref(1)?.as_str()?);
            }
            Ok(())
        };
        run().at(&self.path)
    }

    /// The claims' rows (`fid`) of one report.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn claim_rows_in(&self, report: &ReportId) -> Result<Vec<usize>, StoreError> {
        let sql = "SELECT fid FROM claims WHERE report_id = ?1";
        self.of(sql, &report.0, |row| row.get(0))
    }

    /// Hands over the events that no person rejected, in the order of their ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_event_row(
        &self,
        mut take: impl FnMut(EventRow),
    ) -> Result<(), StoreError> {
        let places: HashMap<String, Place> = self
            .list("SELECT event_id, place_id, iso3 FROM event_records", |row| {
                Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
            })?
            .into_iter()
            .collect();
        let mut run = || -> rusqlite::Result<()> {
            let mut select = self.file.prepare(
                "SELECT event_id, event_type, sub_event_type, acts, date_earliest,
                    date_latest, place, place_text, place_relation, place_kind,
                    place_precision, latitude, longitude, country, admin1, actors, recipients,
                    killed_low, killed_best, killed_high, weapons, labels, disputed, sources,
                    n_claims, grade, review, edited
                 FROM events ORDER BY fid",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let mut event = event_row(row)?;
                // Joined here: SQLite would look each event up among rows that are large.
                if let Some((place_id, iso3)) = places.get(&event.id) {
                    (event.place_id, event.iso3) = (place_id.clone(), iso3.clone());
                }
                take(event);
            }
            Ok(())
        };
        run().at(&self.path)
    }

    /// The stretches of control, by place and day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn control_rows(&self) -> Result<Vec<ControlRow>, StoreError> {
        self.list(
            "SELECT place_id, place, place_kind, admin1, geom, state, holder, holder_id,
                by_whom, from_earliest, from_latest, from_told, to_earliest, to_latest, to_told,
                disputed_days, claims, against
             FROM control ORDER BY fid",
            control_row,
        )
    }

    /// The gaps between the stretches of control, by place and day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn gap_rows(&self) -> Result<Vec<GapRow>, StoreError> {
        self.list(
            "SELECT place_id, kind, first_day, last_day, reports FROM control_gaps ORDER BY fid",
            |row| {
                Ok(GapRow {
                    place_id: row.get(0)?,
                    kind: row.get(1)?,
                    first_day: row.get(2)?,
                    last_day: row.get(3)?,
                    n_reports: row.get(4)?,
                })
            },
        )
    }

    /// How much there is, and how many reports were published on each day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn amounts(&self) -> Result<DatasetRow, StoreError> {
        let number = |table: &str| -> Result<u64, StoreError> {
            let rows =
                self.list(&format!("SELECT count(*) FROM {table}"), |row| row.get(0))?;
            Ok(rows.into_iter().next().unwrap_or(0))
        };
        Ok(DatasetRow {
            n_reports: number("reports")?,
            n_claims: number("claims")?,
            reports_by_day: self.list(
                "SELECT coalesce(published_latest, published_earliest) AS day, count(*)
                 FROM reports WHERE day IS NOT NULL GROUP BY day ORDER BY day",
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?,
        })
    }
}

fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: row.get(0)?,
        event_type: row.get(1)?,
        sub_event_type: row.get(2)?,
        acts: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        date_earliest: row.get(4)?,
        date_latest: row.get(5)?,
        place: row.get(6)?,
        place_text: row.get(7)?,
        place_relation: row.get(8)?,
        place_kind: row.get(9)?,
        place_precision: row.get(10)?,
        latitude: row.get(11)?,
        longitude: row.get(12)?,
        country: row.get(13)?,
        admin1: row.get(14)?,
        actors: row.get(15)?,
        recipients: row.get(16)?,
        killed_low: row.get(17)?,
        killed_best: row.get(18)?,
        killed_high: row.get(19)?,
        weapons: row.get(20)?,
        labels: row.get(21)?,
        disputed: row.get(22)?,
        n_sources: row.get(23)?,
        n_claims: row.get(24)?,
        grade: row.get(25)?,
        review: row.get(26)?,
        edited: row.get(27)?,
        ..EventRow::default()
    })
}

fn control_row(row: &Row<'_>) -> rusqlite::Result<ControlRow> {
    let point = row.get::<_, Option<Vec<u8>>>(4)?;
    let point = point.as_deref().and_then(crate::gpkg::read_point);
    Ok(ControlRow {
        place_id: row.get(0)?,
        place: row.get(1)?,
        place_kind: row.get(2)?,
        admin1: row.get(3)?,
        longitude: point.map(|(longitude, _)| longitude),
        latitude: point.map(|(_, latitude)| latitude),
        state: row.get(5)?,
        holder: row.get(6)?,
        holder_id: row.get(7)?,
        by_whom: row.get(8)?,
        from_earliest: row.get(9)?,
        from_latest: row.get(10)?,
        from_told: row.get(11)?,
        to_earliest: row.get(12)?,
        to_latest: row.get(13)?,
        to_told: row.get(14)?,
        disputed_days: row.get(15)?,
        claims: row.get(16)?,
        against: row.get(17)?,
    })
}
