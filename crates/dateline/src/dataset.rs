//! The dataset of a file: its claims merged, and what persons decided replayed over them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use dateline_merge::merge_told;
use dateline_model::{
    ClaimRef, Dataset, Decision, EventId, EventRef, LogEntry, Passage, ReportId, Span,
    Subject,
};
use dateline_store::{Store, StoreError};

use crate::sources::known_sources;

/// Merges what a file holds.
///
/// # Errors
/// If the file cannot be read, or its log of decisions was tampered with.
pub fn dataset(store: &Store) -> Result<Dataset, StoreError> {
    let mut log = store.log()?;
    let failed = RefCell::new(None);
    set_on_texts(&mut log, &|report| match store.text(report) {
        Ok(text) => text.map(Cow::Owned),
        Err(error) => {
            failed.replace(Some(error));
            None
        }
    });
    if let Some(error) = failed.into_inner() {
        return Err(error);
    }
    let known = known_sources(&store.sources()?);
    let mut dataset = merge_told(store.reports()?, store.claims()?, &log, &known);
    let known: BTreeSet<EventId> =
        dataset.redirects.iter().map(|each| each.from.clone()).collect();
    let older = store.redirects()?.into_iter().filter(|each| !known.contains(&each.from));
    dataset.redirects.extend(older);
    dataset.redirects.sort();
    Ok(dataset)
}

/// Gives the text of a report.
pub type TextOf<'f, 't> = &'f dyn Fn(&ReportId) -> Option<Cow<'t, str>>;

/// Moves the words of decisions to where they stand in the texts of today, which `text` gives.
///
/// A report's text changes when its page is extracted anew by a better program; its words mostly stay. Words that are
/// gone keep their old place, and the decision is named as one that does not fit if no claim stands there.
pub fn set_on_texts<'t>(log: &mut [LogEntry], text: TextOf<'_, 't>) {
    for entry in log {
        match &mut entry.decision {
            Decision::Accept { event, .. }
            | Decision::Reject { event }
            | Decision::Flag { event }
            | Decision::Unflag { event }
            | Decision::Comment { on: Subject::Event(event), .. } => {
                set_event(event, text);
            }
            Decision::Edit { event, words, .. } => {
                set_event(event, text);
                if let Some(words) = words {
                    set_passage(words, text);
                }
            }
            Decision::Uncoded { words }
            | Decision::Comment { on: Subject::Words(words), .. } => {
                set_passage(words, text);
            }
            Decision::Merge { into, from } => {
                set_event(into, text);
                set_event(from, text);
            }
            Decision::Split { event, claims } => {
                set_event(event, text);
                for claim in claims {
                    set_claim(claim, text);
                }
            }
            Decision::Add { .. }
            | Decision::AddReport { .. }
            | Decision::Fill { .. }
            | Decision::SaveQuery { .. }
            | Decision::Undo { .. } => {}
        }
    }
}

fn set_event(event: &mut EventRef, text: TextOf<'_, '_>) {
    for claim in &mut event.claims {
        set_claim(claim, text);
    }
}

fn set_claim(claim: &mut ClaimRef, text: TextOf<'_, '_>) {
    let before = claim.sentence.span;
    set_passage(&mut claim.sentence, text);
    let moved = claim.sentence.span;
    if moved != before && before.contains(claim.trigger) {
        let start = moved.start() + (claim.trigger.start() - before.start());
        claim.trigger = Span::new(start, start + claim.trigger.len());
    }
}

/// The place of the same words that is nearest to where they stood.
fn set_passage(passage: &mut Passage, text: TextOf<'_, '_>) {
    let Some(text) = text(&passage.report) else { return };
    if passage.quote.is_empty() || passage.span.of(&text) == passage.quote {
        return;
    }
    let was = passage.span.start();
    let found = text
        .match_indices(&passage.quote)
        .map(|(at, _)| at)
        .min_by_key(|at| at.abs_diff(was));
    if let Some(at) = found {
        passage.span = Span::new(at, at + passage.quote.len());
    }
}

#[cfg(test)]
mod tests;
