//! One settled order, so that no result depends on the order of the input.

use std::collections::BTreeMap;

use dateline_model::{Claim, ClaimId, Event, Places, ReportCard, ReportId, ZoneKind};
use jiff::civil::Date;

use crate::family::Family;
use crate::results::settle_families;

/// Reports and claims in the order of their ids, each once.
pub(crate) fn settle(
    mut reports: Vec<ReportCard>,
    mut claims: Vec<Claim>,
) -> (Vec<ReportCard>, Vec<Claim>) {
    // Two things of one name should be equal; if they are not, their printed form decides, so that the choice
    // does not depend on which came first.
    reports.sort_unstable_by(|a, b| {
        a.id.cmp(&b.id).then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
    });
    reports.dedup_by(|later, first| later.id == first.id);
    claims.sort_unstable_by(|a, b| {
        a.id.cmp(&b.id).then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
    });
    claims.dedup_by(|later, first| later.id == first.id);
    let mut places = Places::default();
    claims.iter_mut().for_each(|claim| places.share(claim));
    (reports, claims)
}

/// The position of a claim in the settled order of [`Views`].
pub(crate) type ViewIdx = usize;

/// A claim and what the joining rules ask of it again and again.
pub(crate) struct View<'a> {
    pub(crate) claim: &'a Claim,
    /// `None` for claims that tell only who holds a place.
    pub(crate) family: Option<Family>,
    /// It stands in the headline, or in the first body sentence that tells anything: it retells the body.
    pub(crate) retells: bool,
}

/// The claims, those of the earliest published report first, then as they stand in the text.
///
/// This order names the founding claim of an event. Later reports mostly come in later, so an event that grows
/// keeps its founding claim and with it its id.
pub(crate) struct Views<'a> {
    views: Vec<View<'a>>,
    /// The claims in the order of their ids, and where each stands among the views.
    claims: &'a [Claim],
    places: Vec<u32>,
    /// Where the claims of each report begin.
    firsts: BTreeMap<&'a ReportId, ViewIdx>,
    reports: BTreeMap<&'a ReportId, &'a ReportCard>,
}

impl<'a> Views<'a> {
    pub(crate) fn of(reports: &'a [ReportCard], claims: &'a [Claim]) -> Views<'a> {
        let reports: BTreeMap<_, _> =
            reports.iter().map(|card| (&card.id, card)).collect();
        let mut leads: BTreeMap<&ReportId, usize> = BTreeMap::new();
        for claim in claims.iter().filter(|claim| claim.zone == ZoneKind::Body) {
            let start = claim.sentence.start();
            leads
                .entry(&claim.report)
                .and_modify(|lead| *lead = (*lead).min(start))
                .or_insert(start);
        }
        let mut views: Vec<View<'_>> = claims
            .iter()
            .map(|claim| View {
                claim,
                family: Family::of(claim),
                retells: claim.zone == ZoneKind::Headline
                    || (claim.zone == ZoneKind::Body
                        && leads.get(&claim.report) == Some(&claim.sentence.start())),
            })
            .collect();
        views.sort_by_key(|view| {
            let claim = view.claim;
            let published = reports.get(&claim.report).and_then(|card| published(card));
            (
                published.unwrap_or(Date::MAX),
                &claim.report,
                claim.sentence.start(),
                claim.trigger.start(),
                &claim.id,
            )
        });
        let mut places: Vec<u32> =
            (0..u32::try_from(views.len()).unwrap_or(u32::MAX)).collect();
        places.sort_unstable_by_key(|&at| &views[at as usize].claim.id);
        let mut firsts = BTreeMap::new();
        for (at, view) in views.iter().enumerate() {
            firsts.entry(&view.claim.report).or_insert(at);
        }
        let mut views = Views { views, claims, places, firsts, reports };
        settle_families(&mut views);
        views
    }

    pub(crate) fn get(&self, at: ViewIdx) -> &View<'a> {
        &self.views[at]
    }

    /// Sets what sort of happening a claim tells of.
    pub(crate) fn set_family(&mut self, at: ViewIdx, family: Family) {
        self.views[at].family = Some(family);
    }

    pub(crate) fn claim(&self, at: ViewIdx) -> &'a Claim {
        self.views[at].claim
    }

    pub(crate) fn find(&self, id: &ClaimId) -> Option<ViewIdx> {
        let at = self.claims.binary_search_by(|claim| claim.id.cmp(id)).ok()?;
        self.places.get(at).map(|&at| at as ViewIdx)
    }

    /// The claims of a report, which stand together in the settled order.
    pub(crate) fn of_report(
        &self,
        report: &ReportId,
    ) -> impl Iterator<Item = ViewIdx> + Clone + use<> {
        let first = self.firsts.get(report).copied().unwrap_or(0);
        let n_claims = self.views.get(first..).map_or(0, |views| {
            views.iter().take_while(|view| &view.claim.report == report).count()
        });
        first..first + n_claims
    }

    pub(crate) fn card(&self, id: &ReportId) -> Option<&'a ReportCard> {
        self.reports.get(id).copied()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (ViewIdx, &View<'a>)> {
        self.views.iter().enumerate()
    }

    /// The claims of each report; claims of one report stand together in the settled order.
    pub(crate) fn by_report(&self) -> Vec<Vec<ViewIdx>> {
        let all: Vec<ViewIdx> = (0..self.views.len()).collect();
        all.chunk_by(|&a, &b| self.claim(a).report == self.claim(b).report)
            .map(<[ViewIdx]>::to_vec)
            .collect()
    }
}

/// The day a report was published, as far as is known.
pub(crate) fn published(card: &ReportCard) -> Option<Date> {
    let published = &card.published;
    published.earliest.as_ref().or(published.latest.as_ref()).map(|day| day.value)
}

/// Sets events in the order of [`event_key`], in place: a list of a war's events need not be held twice.
pub(crate) fn settle_events(events: &mut [Event]) {
    events.sort_unstable_by(|a, b| event_key(a).cmp(&event_key(b)));
}

/// Events stand in the order of their first day, place and id; those without a day last.
fn event_key(event: &Event) -> (Date, &str, &str) {
    let day = event.date.as_ref().and_then(|date| date.earliest.or(date.latest));
    let place = event.place.as_ref().map(|at| {
        at.place.as_ref().map_or(at.text.as_str(), |place| place.name.as_str())
    });
    (day.unwrap_or(Date::MAX), place.unwrap_or_default(), &event.id.0)
}
