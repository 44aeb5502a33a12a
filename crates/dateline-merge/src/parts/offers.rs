//! Events of single reports as rows that go to others, and the keys by which these find them.

use std::collections::BTreeSet;

use dateline_model::{Claim, Party, ReportCard, ReportId, When, Where};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::across::{Telling, keys, side_keys};
use crate::copies::{Copies, gather};
use crate::episode::{self, Cluster};
use crate::family::Family;
use crate::fit::{Sides, own_unlisted};
use crate::founding::{Standing, standing};
use crate::order::{ViewIdx, Views, settle};
use crate::parts::Near;

/// What keys of denials, and of what may be denied, begin with.
pub(super) const DENIED: &str = "denied ";

/// What other reports need to know of an event that one report and its copies tell, or of a denial.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Offer {
    pub(super) is_denial: bool,
    pub(super) reports: BTreeSet<ReportId>,
    family: Option<Family>,
    actors: Vec<Party>,
    recipients: Vec<Party>,
    two_sided: bool,
    date: Option<When>,
    place: Option<Where>,
    takes: bool,
    taker: Option<Party>,
    killed: Option<u64>,
    news: Option<(Date, Date)>,
}

/// An offer under one of its keys.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Keyed {
    /// What both sides of a pair have in common.
    pub key: String,
    /// The offer.
    pub offer: Offer,
}

/// The events and denials of these reports under their keys. With each report stand all that it copies and that copy it.
pub fn offers(reports: Vec<ReportCard>, claims: Vec<Claim>, near: &[Near]) -> Vec<Keyed> {
    let (reports, claims) = settle(reports, claims);
    let copies = Copies::told_by(&reports, near);
    let views = Views::of(&reports, &claims);
    let mut clusters: Vec<Cluster> = Vec::new();
    for report in views.by_report() {
        clusters.extend(episode::episodes(&views, &report));
    }
    let clusters = gather(&views, &reports, &copies, clusters);
    let mut rows = Vec::new();
    for cluster in &clusters {
        let telling = Telling::of(&views, cluster);
        let offer = Offer::of(&telling, false);
        let mut offered = |key| rows.push(Keyed { key, offer: offer.clone() });
        for (day, place) in keys(&telling) {
            offered(format!("{day} {place}"));
        }
        for (day, actor) in side_keys(&telling) {
            offered(format!("{day} by {actor}"));
        }
        for place in places(&views, &cluster.members) {
            offered(format!("{DENIED}{place}"));
        }
    }
    for at in open_denials(&views, &clusters) {
        if let Some(place) = place_of(views.claim(at)) {
            let offer = Offer::of(&Telling::of_denial(&views, at), true);
            rows.push(Keyed { key: format!("{DENIED}{place}"), offer });
        }
    }
    // The same row under the same key, of two places with one id: once is enough.
    rows.dedup();
    rows
}

/// Denials that stand beside nothing that their own report, or one it copies, tells.
fn open_denials(views: &Views<'_>, clusters: &[Cluster]) -> Vec<ViewIdx> {
    let placed: BTreeSet<ViewIdx> =
        clusters.iter().flat_map(|cluster| cluster.members.iter().copied()).collect();
    let denials = views
        .all()
        .filter(|(at, view)| standing(view) == Standing::Denies && !placed.contains(at));
    denials.map(|(at, _)| at).collect()
}

/// Any of these may be the place of the event in the end.
fn places<'a>(views: &Views<'a>, members: &[ViewIdx]) -> BTreeSet<&'a str> {
    members.iter().filter_map(|&at| place_of(views.claim(at))).collect()
}

fn place_of(claim: &Claim) -> Option<&str> {
    Some(claim.place.as_ref()?.value.place.as_ref()?.id.as_str())
}

impl Offer {
    fn of(telling: &Telling<'_>, is_denial: bool) -> Offer {
        let owned =
            |parties: &[&Party]| parties.iter().map(|&each| each.clone()).collect();
        Offer {
            is_denial,
            reports: telling.reports.iter().cloned().collect(),
            family: telling.family,
            actors: owned(&telling.sides.actors),
            recipients: owned(&telling.sides.recipients),
            two_sided: telling.sides.two_sided,
            date: telling.date.cloned(),
            place: telling.place.cloned(),
            takes: telling.takes,
            taker: telling.taker.cloned(),
            killed: telling.killed,
            news: telling.news,
        }
    }

    /// The same as the rules of the merge know it.
    pub(super) fn telling(&self) -> Telling<'_> {
        Telling {
            family: self.family,
            sides: Sides {
                actors: self.actors.iter().collect(),
                recipients: self.recipients.iter().collect(),
                two_sided: self.two_sided,
            },
            date: self.date.as_ref(),
            place: self.place.as_ref(),
            unlisted: self.place.as_ref().and_then(own_unlisted),
            takes: self.takes,
            taker: self.taker.as_ref(),
            killed: self.killed,
            news: self.news,
            reports: self.reports.iter().collect(),
        }
    }
}
