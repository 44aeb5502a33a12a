//! Reports that are read anew because a person knows when they were published.
//!
//! "On Monday" has a day only beside the day of publication. A person who fills that in (or takes it back) changes what
//! the words mean, so the report is coded again from the text that the dataset keeps; nothing else of it changes.

use std::collections::BTreeSet;

use dateline_ingest::dateline_of;
use dateline_model::{
    Attested, Claim, Decision, Evidence, Fill, GivenField, LogEntry, Origin, Publication,
    Report, ReportCard, ReportId,
};
use dateline_store::{Draft, Meta, StoreError, StoredReport};
use jiff::civil::Date;

use crate::told::{stored_remark, stored_skip};
use crate::{Coder, KnowledgeError, Own, RuleScope, knowledge_hashes};

/// The reports whose day of publication these decisions fill in or take back; `log` holds them and all before them.
pub fn redated(added: &[LogEntry], log: &[LogEntry]) -> BTreeSet<ReportId> {
    let undone = added.iter().filter_map(|entry| {
        let Decision::Undo { seq } = entry.decision else { return None };
        log.iter().find(|other| other.seq == seq)
    });
    let dated = |entry: &LogEntry| Some(filled(entry)?.0.clone());
    added.iter().chain(undone).filter_map(dated).collect()
}

/// The scope of rules that claims were coded with, as far as they show it.
pub fn scope_of(claims: &[Claim]) -> RuleScope {
    let is_political = |claim: &Claim| {
        claim.act.as_ref().is_some_and(|act| act.value.event.is_political())
    };
    match claims.iter().any(is_political) {
        true => RuleScope::Verbal,
        false => RuleScope::Material,
    }
}

/// Reads anew the reports of a file that decisions give another day of publication, and says how many could not be
/// read: those of a file that was coded with other lists than `own`.
///
/// `draft` holds the log with the decisions, and `meta` says what the file was coded with.
///
/// # Errors
/// If the file cannot be read or written, or the lists cannot be used.
pub fn reread_decided<E>(
    draft: &mut Draft,
    meta: &Meta,
    added: &[LogEntry],
    own: &Own,
) -> Result<usize, E>
where
    E: From<StoreError> + From<KnowledgeError>,
{
    let reports = redated(added, &draft.collected().log()?);
    if reports.is_empty() {
        return Ok(0);
    }
    let (lexicon, gazetteer) = knowledge_hashes(own);
    if *meta != (Meta { lexicon, gazetteer }) {
        return Ok(reports.len());
    }
    let scope = scope_of(&draft.collected().claims()?);
    reread(&Coder::with(scope, own)?, draft, &reports)?;
    Ok(0)
}

/// Codes these reports of a file anew, each with the day of publication that the log gives it.
///
/// # Errors
/// If the file cannot be read or written.
pub fn reread(
    coder: &Coder,
    draft: &mut Draft,
    reports: &BTreeSet<ReportId>,
) -> Result<(), StoreError> {
    let log = draft.collected().log()?;
    let cards = draft.collected().reports()?;
    for card in cards.into_iter().filter(|card| reports.contains(&card.id)) {
        let Some(text) = draft.collected().text(&card.id)? else { continue };
        let zones = draft.collected().zones(&card.id)?;
        let origin = Origin { path: card.path.clone(), ..Origin::default() };
        let mut report =
            Report::new(card.id.clone(), origin, text).with_zones(zones.clone());
        report.published = published(&card, &log);
        report.outlet = card
            .outlet
            .clone()
            .map(|outlet| Attested::new(outlet, Evidence::given(GivenField::Outlet)));
        report.dateline = dateline_of(report.text(), &report.published);
        let coded = coder.code(&report);
        if coded.fault.is_some() {
            continue;
        }
        draft.add_report(&StoredReport {
            card,
            text: report.text().to_owned(),
            zones,
            diagnostics: coded.diagnostics.iter().map(stored_remark).collect(),
            skips: coded.skips.iter().map(stored_skip).collect(),
            claims: coded.claims,
        })?;
    }
    Ok(())
}

/// What the last decision in force says, else what the report itself said.
fn published(card: &ReportCard, log: &[LogEntry]) -> Publication {
    let in_force = LogEntry::in_force(log);
    let mut of_report = in_force.iter().rev().filter_map(|entry| filled(entry));
    let day = of_report.find(|(report, _)| *report == &card.id).map(|(_, day)| day);
    let given = |day| Attested::new(day, Evidence::given(GivenField::Published));
    day.map_or_else(|| card.published.clone(), |day| Publication::on(given(day)))
}

/// The report and the day, where the entry fills in a day of publication.
fn filled(entry: &LogEntry) -> Option<(&ReportId, Date)> {
    let Decision::Fill { report, fill: Fill::Published(day) } = &entry.decision else {
        return None;
    };
    Some((report, *day))
}
