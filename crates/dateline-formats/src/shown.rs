//! What of an event may be shown: only values whose words are found.

use std::borrow::Cow;

use dateline_model::{
    Attested, Bounds, Claim, Count, CountKind, Dataset, Event, EventField, Party,
    ReportId, ReviewState,
};

use crate::texts::Texts;

/// An event and its claims, without the values whose evidence is not found in the texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The event.
    pub event: Event,
    /// Its claims, in the event's order.
    pub claims: Vec<Claim>,
}

/// The events that exports write: none that a person rejected, and of each only what its words support.
pub fn shown<'a>(
    dataset: &'a Dataset,
    texts: &'a dyn Texts,
) -> impl Iterator<Item = Shown> + 'a {
    shown_by(dataset, |report| texts.text(report).map(Cow::Borrowed))
}

/// The same for who holds no text in memory: `text` is asked for that of one report after the other.
pub fn shown_by<'a>(
    dataset: &'a Dataset,
    text: impl Fn(&ReportId) -> Option<Cow<'a, str>> + 'a,
) -> impl Iterator<Item = Shown> + 'a {
    let events = dataset.events.iter();
    events
        .filter(|event| event.review != ReviewState::Rejected)
        .map(move |event| show(event, dataset, &text))
}

fn show<'a>(
    event: &Event,
    dataset: &Dataset,
    text: &impl Fn(&ReportId) -> Option<Cow<'a, str>>,
) -> Shown {
    // Claims of one report mostly follow each other.
    let mut last: Option<(&ReportId, Cow<'_, str>)> = None;
    let mut claims: Vec<Claim> = Vec::with_capacity(event.claims.len());
    for claim in event.claims.iter().filter_map(|id| dataset.claim(id)) {
        let known = last.take().filter(|(report, _)| **report == claim.report);
        let words = known.map(|(_, words)| words);
        let words = words.unwrap_or_else(|| text(&claim.report).unwrap_or_default());
        claims.push(sift(claim, &words));
        last = Some((&claim.report, words));
    }
    let mut event = event.clone();
    // What a person gave rests on the log of decisions.
    let edited = event.edited.clone();
    let by_person = |field| edited.contains(&field);
    if !by_person(EventField::Act) {
        event.acts.retain(|act| {
            claims.iter().any(|claim| is_some(&claim.act, |each| each == act))
        });
    }
    if !by_person(EventField::Weapon) {
        event.weapons.retain(|weapon| {
            claims.iter().any(|claim| is_some(&claim.weapon, |w| w == weapon))
        });
    }
    if !by_person(EventField::Actor) {
        event.actors.retain(|party| has_party(&claims, party));
    }
    if !by_person(EventField::Recipient) {
        event.recipients.retain(|party| has_party(&claims, party));
    }
    event.date = event.date.filter(|date| {
        by_person(EventField::Date)
            || claims.iter().any(|claim| is_some(&claim.date, |d| d == date))
    });
    event.place = event.place.filter(|at| {
        by_person(EventField::Place)
            || claims.iter().any(|claim| is_some(&claim.place, |p| p == at))
    });
    event.territory = event.territory.filter(|held| {
        claims
            .iter()
            .filter_map(|claim| claim.territory.as_ref())
            .any(|told| told.value == **held)
    });
    // Whether it happened, and what a person decided, are no words of a report.
    event.versions.retain(|version| {
        version.field == EventField::Act
            || version.claims.is_empty()
            || claims.iter().any(|claim| claim.printed(version.field) == version.value)
    });
    event.labels.retain(|label| {
        claims.iter().flat_map(|claim| &claim.labels).any(|told| told.value == *label)
    });
    event.counts = keep_counts(event.counts, |count| {
        by_person(field_of(count.kind))
            || claims
                .iter()
                .flat_map(|claim| &claim.counts)
                .any(|told| same(&told.value, count))
    });
    Shown { event, claims }
}

/// A claim without the values whose words are not found.
fn sift(claim: &Claim, text: &str) -> Claim {
    let mut claim = claim.clone();
    claim.act = claim.act.filter(|value| holds(text, value));
    claim.actors.retain(|value| holds(text, value));
    claim.recipients.retain(|value| holds(text, value));
    claim.weapon = claim.weapon.filter(|value| holds(text, value));
    claim.date = claim.date.filter(|value| holds(text, value));
    claim.place = claim.place.filter(|value| holds(text, value));
    claim.territory = claim.territory.filter(|value| holds(text, value));
    claim.speakers.retain(|value| holds(text, value));
    claim.counts.retain(|value| holds(text, value));
    claim.labels.retain(|value| holds(text, value));
    claim
}

/// Whether some evidence holds: its words are found, or it is no evidence of words.
fn holds<T>(text: &str, value: &Attested<T>) -> bool {
    value
        .evidence()
        .iter()
        .any(|evidence| evidence.span().is_none_or(|span| !span.of(text).is_empty()))
}

fn is_some<T>(value: &Option<Attested<T>>, is: impl FnOnce(&T) -> bool) -> bool {
    value.as_ref().is_some_and(|value| is(&value.value))
}

fn has_party(claims: &[Claim], party: &Party) -> bool {
    claims
        .iter()
        .flat_map(|claim| claim.actors.iter().chain(&claim.recipients))
        .any(|told| told.value == *party)
}

fn same(a: &Count, b: &Count) -> bool {
    let plain = |count: &Count| Count { part_of: None, ..count.clone() };
    plain(a) == plain(b)
}

/// Drops counts and keeps the positions of the totals right; a part whose total is gone stands for itself.
fn keep_counts(counts: Vec<Count>, keep: impl Fn(&Count) -> bool) -> Vec<Count> {
    let mut at: Vec<Option<usize>> = Vec::with_capacity(counts.len());
    let mut n_kept = 0;
    for count in &counts {
        let kept = keep(count);
        at.push(kept.then_some(n_kept));
        n_kept += usize::from(kept);
    }
    counts
        .into_iter()
        .zip(at.clone())
        .filter(|(_, kept)| kept.is_some())
        .map(|(mut count, _)| {
            count.part_of =
                count.part_of.and_then(|total| at.get(total).copied().flatten());
            count
        })
        .collect()
}

/// The field that a person sets to set such a count; other counts are set by none.
fn field_of(kind: CountKind) -> EventField {
    match kind {
        CountKind::Killed | CountKind::Executed => EventField::Killed,
        CountKind::Injured => EventField::Injured,
        // Nobody edits the territory, so this never counts as edited.
        CountKind::Captured
        | CountKind::Displaced
        | CountKind::Recruited
        | CountKind::Other => EventField::Territory,
    }
}

/// The total that a person gave for the killed or the injured: `None` where nobody gave any, `Some(None)` where a person
/// says that it is not known.
pub(crate) fn edited_total(event: &Event, field: EventField) -> Option<Option<Bounds>> {
    if !event.edited.contains(&field) {
        return None;
    }
    let total = event.counts.iter().find(|count| field_of(count.kind) == field);
    Some(total.map(|count| Bounds { low: count.low, high: count.high }))
}
