//! Which version of a field the event has, and why.

use dateline_model::{Event, EventField, Version};

use crate::order::Views;
use crate::versions::{Told, clash};

/// Marks the version that the event has, with the reason.
pub(super) fn choose(
    views: &Views<'_>,
    event: &Event,
    field: EventField,
    told: &[Told],
    versions: &mut [Version],
) {
    let printed = event.printed(field);
    let n_versions = versions.len();
    let same = versions.iter().position(|version| version.value == printed);
    let (chosen, why) = match field {
        EventField::Killed | EventField::Injured => {
            let kinds = clash::kinds(field);
            let lowest = told.iter().enumerate().filter_map(|(idx, each)| {
                let claim = views.claim(*each.claims.first()?);
                Some((clash::total(claim, kinds)?.low, idx))
            });
            let why = format!(
                "the lowest of {n_versions}, as ACLED counts; low, best and high stand beside it"
            );
            (lowest.min().map(|(_, idx)| idx), why)
        }
        EventField::Date => (same, format!("the narrowest of {n_versions}")),
        EventField::Place => (same, format!("the most exact of {n_versions}")),
        EventField::Territory => {
            (same, "the first that says most of who holds the place".to_owned())
        }
        EventField::Actor | EventField::Recipient => {
            let first = match field == EventField::Actor {
                true => event.actors.first(),
                false => event.recipients.first(),
            };
            let first = first.map(|party| party.name.as_str()).unwrap_or_default();
            let leads = versions
                .iter()
                .position(|each| each.value.split("; ").next() == Some(first))
                .or_else(|| versions.iter().position(|each| each.value.contains(first)));
            let chosen = same.or(leads);
            let most = versions.iter().map(|each| each.n_sources).max().unwrap_or(0);
            let n_most = versions.iter().filter(|each| each.n_sources == most).count();
            let is_most = chosen.is_some_and(|idx| versions[idx].n_sources == most);
            let why = match is_most && n_most == 1 {
                true => "told by most independent sources",
                false => "named most exactly by the claim that names the event",
            };
            (chosen, why.to_owned())
        }
        EventField::Act | EventField::Reciprocal | EventField::Weapon => {
            (None, String::new())
        }
    };
    if let Some(version) = chosen.and_then(|idx| versions.get_mut(idx)) {
        version.chosen = Some(why);
    }
}
