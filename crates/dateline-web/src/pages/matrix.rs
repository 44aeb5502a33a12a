//! What each claim of an event says, field by field: claims in columns, cells that differ marked.

use std::collections::BTreeMap;

use dateline::formats::Shown;
use dateline::model::{Claim, Dataset, Event, EventField, Evidence, Modality};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::words::published;
use crate::desk::Slice;

/// Claims that stand beside each other; more stand in JSON.
const MOST_CLAIMS: usize = 40;

/// The fields in the order in which a person asks for them.
pub(crate) const FIELDS: [EventField; 10] = [
    EventField::Act,
    EventField::Actor,
    EventField::Recipient,
    EventField::Weapon,
    EventField::Date,
    EventField::Place,
    EventField::Killed,
    EventField::Injured,
    EventField::Territory,
    EventField::Reciprocal,
];

/// The table; `marked` lets claims be marked, to split them off.
pub(crate) fn draw(shown: &Shown, dataset: &Dataset, marked: bool) -> Markup {
    let event = &shown.event;
    let claims: Vec<&Claim> = shown.claims.iter().take(MOST_CLAIMS).collect();
    html! {
        div.matrix role="region" aria-label="What each claim says" tabindex="0" {
            table {
                thead { tr {
                    th scope="col" { "Field" }
                    th scope="col" { "Event" }
                    @for claim in &claims { th scope="col" { (head(claim, dataset, marked)) } }
                } }
                tbody {
                    @for field in FIELDS {
                        @let value = event.printed(field);
                        @let told: Vec<String> = claims.iter().map(|claim| claim.printed(field)).collect();
                        @if !value.is_empty() || told.iter().any(|it| !it.is_empty()) {
                            tr data-field=(field) {
                                th scope="row" { (name(field)) }
                                td.chosen { (value_cell(event, field, &value)) }
                                @for (claim, told) in claims.iter().zip(&told) {
                                    td.differs[differs(told, &value)].silent[told.is_empty()] {
                                        @if told.is_empty() { span aria-label="does not say" { "·" } }
                                        @else { button.value type="button" data-claim=(claim.id.0) data-value=(told) data-words=[words(claim, field)] { bdi { (told) } } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if shown.claims.len() > MOST_CLAIMS { p { (shown.claims.len() - MOST_CLAIMS) " more claims stand in the JSON of this page." } }
    }
}

fn head(claim: &Claim, dataset: &Dataset, marked: bool) -> Markup {
    let card = dataset.report(&claim.report);
    let said = claim.speakers.iter().map(|speaker| &speaker.value);
    // That an outlet says so itself stands above already.
    let outlet = card.and_then(|card| card.outlet.as_ref());
    let speakers: Vec<String> = said
        .filter(|speaker| speaker.protected || speaker.name.as_ref() != outlet)
        .map(|speaker| match (&speaker.name, speaker.protected) {
            // Who asked not to be named is not named.
            (_, true) => format!("{} (protected)", speaker.kind),
            (Some(name), false) => name.clone(),
            (None, false) => speaker.kind.to_string(),
        })
        .collect();
    html! {
        @if marked { label.mark { input type="checkbox" name="claim" value=(claim.id.0); span.hidden { "Mark for splitting" } } }
        a href={ "/reports/" (claim.report.0) "?claim=" (claim.id.0) } {
            bdi { (card.and_then(|card| card.outlet.as_deref()).unwrap_or("unknown outlet")) }
        }
        div.day { (card.map(published).unwrap_or_default()) }
        @if !speakers.is_empty() { div.said { "says " bdi { (speakers.join(", ")) } } }
        @if claim.modality.value != Modality::Happened { div.state { (claim.modality.value) } }
    }
}

fn value_cell(event: &Event, field: EventField, value: &str) -> Markup {
    html! {
        @if value.is_empty() { span.unknown { "unknown" } } @else { bdi { (value) } }
        @if event.edited.contains(&field) { " " span.state.edited { "by a person" } }
        @for version in event.versions.iter().filter(|version| version.field == field) {
            @if let Some(why) = &version.chosen { div.why { (why) } }
            @if version.interested { div.why { "a party says " bdi { (version.value) } " of its enemy" } }
        }
    }
}

/// Whether a claim says something else. Who names one of two sides says nothing else.
fn differs(told: &str, value: &str) -> bool {
    let values: Vec<&str> = value.split("; ").collect();
    !told.is_empty() && !told.split("; ").all(|each| values.contains(&each))
}

/// What a person calls a field.
pub(crate) fn name(field: EventField) -> &'static str {
    match field {
        EventField::Act => "What",
        EventField::Reciprocal => "Both sides",
        EventField::Actor => "Who",
        EventField::Recipient => "To whom",
        EventField::Weapon => "Weapon",
        EventField::Date => "When",
        EventField::Place => "Where",
        EventField::Killed => "Killed",
        EventField::Injured => "Injured",
        EventField::Territory => "Control",
    }
}

/// The bytes of the report under a field of a claim: `12-20 31-40`.
pub(crate) fn words(claim: &Claim, field: EventField) -> Option<String> {
    let spans: Vec<String> = evidence(claim, field)
        .into_iter()
        .filter_map(Evidence::span)
        .map(|span| format!("{}-{}", span.start(), span.end()))
        .collect();
    (!spans.is_empty()).then(|| spans.join(" "))
}

fn evidence(claim: &Claim, field: EventField) -> Vec<&Evidence> {
    let names: &[&str] = match field {
        EventField::Act | EventField::Reciprocal => &["event"],
        EventField::Actor => &["actor"],
        EventField::Recipient => &["recipient"],
        EventField::Weapon => &["weapon"],
        EventField::Date => &["date"],
        EventField::Place => &["place"],
        EventField::Killed => &["killed", "executed"],
        EventField::Injured => &["injured"],
        EventField::Territory => &["control"],
    };
    let fields = dateline::fields::fields(claim);
    fields
        .into_iter()
        .filter(|field| names.contains(&field.name))
        .flat_map(|field| field.evidence.iter())
        .collect()
}

/// The same as the table, for the twin of the page.
pub(crate) fn json(shown: &Shown, slice: &Slice) -> Value {
    let claims = shown.claims.iter().map(|claim| {
        let values: BTreeMap<&str, String> = FIELDS
            .iter()
            .map(|field| (field.as_str(), claim.printed(*field)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let card = slice.dataset.report(&claim.report);
        json!({
            "claim_id": claim.id.0,
            "report_id": claim.report.0,
            "outlet": card.and_then(|card| card.outlet.as_ref()),
            "published": card.map(published),
            "modality": claim.modality.value.as_str(),
            "values": values,
        })
    });
    Value::Array(claims.collect())
}
