//! Denials of what only other reports tell.
//!
//! A denial of what its own report tells stands beside it already ([`episode`](crate::episode)). Of what is left, each
//! is laid beside the one event that it fits: it makes none, and gives it no values.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::Claim;
use jiff::civil::Date;

use crate::across::{Telling, likeness};
use crate::episode::Cluster;
use crate::fit::PlaceFit;
use crate::founding::{Standing, standing};
use crate::order::{ViewIdx, Views};

/// Lays each denial that stands nowhere beside the only event that it fits.
pub(crate) fn lay(views: &Views<'_>, clusters: &mut [Cluster]) {
    let placed: BTreeSet<ViewIdx> =
        clusters.iter().flat_map(|cluster| cluster.members.iter().copied()).collect();
    let denials = views
        .all()
        .filter(|(at, view)| standing(view) == Standing::Denies && !placed.contains(at));
    let denials: Vec<ViewIdx> = denials.map(|(at, _)| at).collect();
    if denials.is_empty() {
        return;
    }
    let events = Events::of(views, clusters);
    for at in denials {
        let denial = Telling::of_denial(views, at);
        if let Some(event) = events.only(views, clusters, views.claim(at), &denial) {
            let beside = clusters[event].founding;
            let line = format!(
                "claim {} stands beside and denies claim {}: the only event of its days that it fits",
                views.claim(at).id.0,
                views.claim(beside).id.0
            );
            let cluster = &mut clusters[event];
            cluster.members.push(at);
            cluster.members.sort_unstable();
            cluster.joins.push(line);
        }
    }
}

/// The events that reports tell, by day and place.
struct Events<'a> {
    tellings: Vec<Telling<'a>>,
    by_day: BTreeMap<(Date, &'a str), Vec<usize>>,
}

impl<'a> Events<'a> {
    fn of(views: &Views<'a>, clusters: &[Cluster]) -> Events<'a> {
        let tellings: Vec<Telling<'a>> =
            clusters.iter().map(|cluster| Telling::of(views, cluster)).collect();
        let mut by_day: BTreeMap<(Date, &'a str), Vec<usize>> = BTreeMap::new();
        for (at, telling) in tellings.iter().enumerate().filter(|(_, it)| it.days_told())
        {
            let place = telling.place.and_then(|at| at.place.as_ref());
            let (Some((first, _)), Some(place)) = (telling.days(), place) else {
                continue;
            };
            by_day.entry((first, place.id.as_str())).or_default().push(at);
        }
        Events { tellings, by_day }
    }

    /// The event of the same place, in the days of the denial, of which it names a side, if there is one only; else the
    /// only one of the same act.
    fn only(
        &self,
        views: &Views<'_>,
        clusters: &[Cluster],
        claim: &Claim,
        denial: &Telling<'_>,
    ) -> Option<usize> {
        let (first, last) = denial.days()?;
        let place = denial.place.and_then(|at| at.place.as_ref())?;
        // An event may begin a day before the day of which it is denied: it went on through a night.
        let mut day = first.yesterday().ok()?;
        let (mut of_side, mut of_act) = (Vec::new(), Vec::new());
        while day <= last {
            let here = self.by_day.get(&(day, place.id.as_str())).into_iter().flatten();
            for &at in here {
                let like = likeness(denial, &self.tellings[at]).filter(|like| {
                    like.place == PlaceFit::Same && !like.wide && !like.contradicts
                });
                let Some(like) = like else { continue };
                if !may_deny(views, claim, &clusters[at].members) {
                    continue;
                }
                if like.is_firm() {
                    of_side.push(at);
                } else if like.act == 2 {
                    of_act.push(at);
                }
            }
            day = day.tomorrow().ok()?;
        }
        match (of_side.as_slice(), of_act.as_slice()) {
            ([one], _) | ([], [one]) => Some(*one),
            _ => None,
        }
    }
}

/// Whether a denial can be one of what these claims tell. What somebody denies is what others say he did. "They did not
/// take it" denies that they took it, and not that they attacked.
pub(crate) fn may_deny(views: &Views<'_>, denial: &Claim, members: &[ViewIdx]) -> bool {
    let is_same_act = |told: &Claim| {
        let act = |claim: &Claim| claim.act.as_ref().map(|act| act.value);
        act(told) == act(denial) && told.territory.is_some() == denial.territory.is_some()
    };
    let is_explicit = denial.modality.value == dateline_model::Modality::Denied;
    let is_same_sentence =
        |told: &Claim| told.report == denial.report && told.sentence == denial.sentence;
    members.iter().map(|&at| views.claim(at)).any(|told| {
        !told.is_denial() && (is_explicit || is_same_act(told)) && !is_same_sentence(told)
    })
}
