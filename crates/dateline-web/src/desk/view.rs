//! What is shown of a dataset until the file is written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use dateline::Date;
use dateline::fill_in;
use dateline::formats::{Shown, shown};
use dateline::model::{
    Claim, Dataset, Decision, Event, EventId, Fill, LogEntry, Report, ReportCard,
    ReportId, ReviewState, Zone,
};
use dateline::store::{
    ControlRow, DatasetRow, GapRow, SearchWords, Store, StoreError, StoredDiagnostic,
    StoredSkip,
};

use crate::desk::Counts;
use crate::fault::Fault;
use crate::index::{Index, Notes, Overlay};
use crate::pages::overview::Ground;

/// A dataset as its tables were written.
pub struct View {
    path: PathBuf,
    stamp: Mutex<Stamp>,
    /// Connections that nobody uses at the moment.
    idle: Mutex<Vec<Store>>,
    /// How many decisions the tables know of.
    decided: u64,
    /// What persons filled in of reports, the last of each kind last.
    fills: Vec<(ReportId, Fill)>,
    /// The reports, the newest first, once somebody has asked for them.
    newest: OnceLock<Vec<ReportId>>,
    /// What was counted of it.
    pub(crate) counts: Counts,
    /// The ground under its places, once somebody has seen the map.
    ground: OnceLock<Option<Ground>>,
    pub(crate) index: Index,
    pub(crate) amounts: DatasetRow,
    pub(crate) reports_by_day: Vec<(Date, u64)>,
    pub(crate) control: Vec<ControlRow>,
    pub(crate) gaps: Vec<GapRow>,
}

/// Tells one writing of the tables from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    written: Option<SystemTime>,
    length: u64,
}

/// An event with all that is needed to show it, and nothing of any other.
pub(crate) struct Slice {
    pub(crate) dataset: Dataset,
    pub(crate) texts: BTreeMap<ReportId, String>,
}

impl View {
    pub(super) fn read(path: &Path) -> Result<View, StoreError> {
        let stamp = Stamp::of(path)?;
        let store = Store::open(path)?;
        let amounts = store.amounts()?;
        let decided = store.decided()?;
        let mut log = store.log()?;
        log.retain(|entry| entry.seq <= decided);
        let in_force = LogEntry::in_force(&log);
        let fills = in_force.iter().filter_map(|entry| match &entry.decision {
            Decision::Fill { report, fill } => Some((report.clone(), fill.clone())),
            Decision::Accept { .. }
            | Decision::Reject { .. }
            | Decision::Edit { .. }
            | Decision::Add { .. }
            | Decision::Uncoded { .. }
            | Decision::AddReport { .. }
            | Decision::Merge { .. }
            | Decision::Split { .. }
            | Decision::Comment { .. }
            | Decision::Flag { .. }
            | Decision::Unflag { .. }
            | Decision::SaveQuery { .. }
            | Decision::Undo { .. } => None,
        });
        let day = |(day, n): &(String, u64)| Some((day.parse().ok()?, *n));
        Ok(View {
            path: path.to_owned(),
            stamp: Mutex::new(stamp),
            decided,
            fills: fills.collect(),
            newest: OnceLock::new(),
            counts: Counts::default(),
            ground: OnceLock::new(),
            index: Index::read(&store, &in_force)?,
            reports_by_day: amounts.reports_by_day.iter().filter_map(day).collect(),
            amounts,
            control: store.control_rows()?,
            gaps: store.gap_rows()?,
            idle: Mutex::new(vec![store]),
        })
    }

    /// Whether the file is the one that was read.
    pub(super) fn is_of_today(&self, path: &Path) -> Result<bool, StoreError> {
        Ok(Stamp::of(path)? == self.stamp())
    }

    /// Notes that the file is another only by lines of the log: its tables are as they were read.
    pub(super) fn keep(&self, path: &Path) -> Result<(), StoreError> {
        let stamp = Stamp::of(path)?;
        *self.stamp.lock().unwrap_or_else(PoisonError::into_inner) = stamp;
        Ok(())
    }

    /// The file as it was last seen, log and tables.
    pub(super) fn stamp(&self) -> Stamp {
        *self.stamp.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many decisions the tables know of.
    pub(super) fn decided(&self) -> u64 {
        self.decided
    }

    /// Reads with a connection of this request alone.
    pub(crate) fn with<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let store = match idle {
            Some(store) => store,
            None => Store::open(&self.path)?,
        };
        let answer = read(&store);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(store);
        answer
    }

    /// The events in whose sentences the words of a search stand, as positions.
    pub(crate) fn found(&self, typed: Option<&str>) -> Result<Option<Vec<u32>>, Fault> {
        let Some(typed) = typed else { return Ok(None) };
        let index = &self.index;
        let mut found: Vec<u32> = Vec::new();
        // An id is what a person pastes into a search box most of all.
        if typed.len() > 5 && !typed.contains(char::is_whitespace) {
            let ids = self.with(|store| store.events_like(typed))?;
            found.extend(ids.iter().filter_map(|id| index.position(&id.0)));
        }
        if let Some(words) = SearchWords::read(typed) {
            let rows = self.with(|store| store.claims_with(&words))?;
            found.extend(rows.into_iter().filter_map(|row| index.of_claim(row)));
        }
        Ok(Some(found))
    }

    /// An event with its claims, reports and texts.
    pub(crate) fn slice(&self, id: &EventId) -> Result<Slice, Fault> {
        self.with(|store| {
            let Some(event) = store.event(id)? else {
                return Err(Fault::missing(format!("no event is called {}", id.0)));
            };
            let claims = store.claims_of(&event.id)?;
            self.slice_of(store, vec![event], claims)
        })
    }

    /// Several events, each with its claims: what an export of a query holds.
    pub(crate) fn slices<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<Slice, Fault> {
        self.with(|store| {
            let (mut events, mut claims) = (Vec::new(), Vec::new());
            for id in ids {
                let id = EventId(id.to_owned());
                events.extend(store.event(&id)?);
                claims.extend(store.claims_of(&id)?);
            }
            self.slice_of(store, events, claims)
        })
    }

    /// The events of a slice among all claims and reports of the dataset, which say who is private or protected.
    pub(crate) fn among_all(&self, slice: Slice) -> Result<Slice, Fault> {
        self.with(|store| {
            let mut claims = slice.dataset.claims;
            claims.extend(store.claims()?);
            self.slice_of(store, slice.dataset.events, claims)
        })
    }

    /// A report whole: its card and text, what was coded in it and what was not.
    pub(crate) fn report(&self, id: &ReportId) -> Result<ReadReport, Fault> {
        self.with(|store| {
            let whole = store.report_like(&id.0)?;
            let id = whole.as_ref().unwrap_or(id);
            let Some(card) = self.card(store, id)? else {
                return Err(Fault::missing(format!("no report is called {}", id.0)));
            };
            let text = store.text(id)?.unwrap_or_default();
            Ok(ReadReport {
                text,
                zones: store.zones(id)?,
                claims: store.claims_in(id)?,
                diagnostics: store.diagnostics(id)?,
                skips: store.skips(id)?,
                copied_from: store.copied_from(id)?,
                card,
            })
        })
    }

    /// The card of a report with what persons filled in.
    pub(crate) fn card(
        &self,
        store: &Store,
        id: &ReportId,
    ) -> Result<Option<ReportCard>, StoreError> {
        let card = store.report(id)?;
        Ok(card.map(|mut card| {
            for (report, fill) in &self.fills {
                if *report == card.id {
                    fill_in(&mut card, fill);
                }
            }
            card
        }))
    }

    /// The ground of the map's first picture; none where no place has a point.
    pub(crate) fn ground(&self) -> Option<&Ground> {
        self.ground.get_or_init(|| Ground::around(&self.index)).as_ref()
    }

    /// The reports, the newest first.
    pub(crate) fn newest(&self) -> Result<&[ReportId], StoreError> {
        if let Some(newest) = self.newest.get() {
            return Ok(newest);
        }
        let newest = self.with(Store::newest_reports)?;
        Ok(self.newest.get_or_init(|| newest))
    }

    fn slice_of(
        &self,
        store: &Store,
        mut events: Vec<Event>,
        mut claims: Vec<Claim>,
    ) -> Result<Slice, Fault> {
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events.dedup_by(|a, b| a.id == b.id);
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        claims.dedup_by(|a, b| a.id == b.id);
        let ids: BTreeSet<&ReportId> = claims.iter().map(|claim| &claim.report).collect();
        let (mut reports, mut texts) = (Vec::new(), BTreeMap::new());
        for id in ids {
            reports.extend(self.card(store, id)?);
            texts.insert(id.clone(), store.text(id)?.unwrap_or_default());
        }
        let dataset = Dataset { reports, claims, events, ..Dataset::default() };
        Ok(Slice { dataset, texts })
    }

    /// The report as the coder takes it.
    pub(crate) fn report_to_code(read: &ReadReport) -> Report {
        let origin = dateline::model::Origin {
            path: read.card.path.clone(),
            ..dateline::model::Origin::default()
        };
        let report = Report::new(read.card.id.clone(), origin, read.text.clone());
        let mut report = report.with_zones(read.zones.clone());
        report.published = read.card.published.clone();
        report
    }
}

/// A report whole.
pub(crate) struct ReadReport {
    pub(crate) card: ReportCard,
    pub(crate) text: String,
    pub(crate) zones: Vec<Zone>,
    pub(crate) claims: Vec<(Claim, Option<EventId>)>,
    pub(crate) diagnostics: Vec<StoredDiagnostic>,
    pub(crate) skips: Vec<StoredSkip>,
    pub(crate) copied_from: Option<(ReportId, f64)>,
}

impl Slice {
    /// The one event, with only those values whose words are found; a rejected one too, so that it can be looked at.
    pub(crate) fn shown(&self) -> Option<Shown> {
        let mut all = self.dataset.clone();
        let review = all.events.first()?.review;
        for event in &mut all.events {
            event.review = ReviewState::Proposed;
        }
        let mut one = shown(&all, &self.texts).next()?;
        one.event.review = review;
        Some(one)
    }

    pub(crate) fn event(&self) -> Option<&Event> {
        self.dataset.events.first()
    }

    pub(crate) fn text(&self, report: &ReportId) -> &str {
        self.texts.get(report).map_or("", String::as_str)
    }
}

/// What decisions that the tables do not know of make of events: enough for a list.
pub(crate) fn overlay(pending: &[LogEntry]) -> Overlay {
    let in_force = LogEntry::in_force(pending);
    let reviewed = in_force.iter().filter_map(|entry| match &entry.decision {
        Decision::Accept { event, .. } => Some((event, ReviewState::Accepted)),
        Decision::Reject { event } => Some((event, ReviewState::Rejected)),
        Decision::Edit { .. }
        | Decision::Add { .. }
        | Decision::Uncoded { .. }
        | Decision::AddReport { .. }
        | Decision::Fill { .. }
        | Decision::Merge { .. }
        | Decision::Split { .. }
        | Decision::Comment { .. }
        | Decision::Flag { .. }
        | Decision::Unflag { .. }
        | Decision::SaveQuery { .. }
        | Decision::Undo { .. } => None,
    });
    let review = reviewed.map(|(event, state)| (event.id.0.clone(), state.as_str()));
    Overlay { review: review.collect(), notes: Notes::of(in_force.iter().copied()) }
}

impl Stamp {
    fn of(path: &Path) -> Result<Stamp, StoreError> {
        let file = fs::metadata(path)
            .map_err(|source| StoreError::Io { path: path.to_owned(), source })?;
        Ok(Stamp { written: file.modified().ok(), length: file.len() })
    }
}
