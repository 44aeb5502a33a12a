//! What a report's other places and countries say for a place.

use dateline_model::PlaceKind;

use super::choose::{Asked, PlaceContext};
use super::gazetteer::{Facts, Gazetteer, Key, PlaceKey};
use super::geo::{self, Point};
use super::lookup::Way;
use super::weigh::Weighed;

/// At most so many places of a report support the others, the surest first: lists of hundreds of towns stay cheap.
const MOST_ANCHORS: usize = 64;

/// As much as a tenfold number of people, four times: enough to decide between namesakes, and less than any word on where.
const HOME: f64 = 2.0;

impl Gazetteer {
    /// What each phrase says for a country, the report's adjectives and outlet last.
    pub(super) fn votes(&self, asked: &[Asked<'_>], context: &PlaceContext) -> Vec<Vote> {
        let mut votes = Vec::new();
        for one in asked {
            // "SDF" is spelled like a town in Egypt, but for the vowels; a pack lists what its war is about.
            let speaks = |best: &&Weighed| {
                best.is_carried() || matches!(best.key, PlaceKey(Key::Pack(_)))
            };
            let Some(best) = one.weighed.first().filter(speaks) else { continue };
            let Some(facts) = self.facts(best.key) else { continue };
            let sure = (lead(&one.weighed) / 2.0).clamp(0.1, 1.0);
            let weight = match (one.is_dateline, facts.kind == PlaceKind::Country) {
                // Belligerents from afar are named by their countries, and editors sit in capitals.
                (true, _) | (_, true) => 0.5,
                (false, false) if best.way >= Way::Skeleton => 0.3,
                (false, false) => 1.0,
            };
            votes.extend(facts.country.map(|iso| Vote {
                group: Some(one.group),
                iso: iso.to_owned(),
                weight: weight * sure,
            }));
        }
        let adjectives = context.adjectives.iter();
        let adjectives = adjectives.filter_map(|word| self.country_of_adjective(word));
        votes.extend(adjectives.map(|iso| Vote {
            group: None,
            iso: iso.to_owned(),
            weight: 0.3,
        }));
        let outlet = context.outlet_country.iter();
        votes.extend(outlet.map(|iso| Vote {
            group: None,
            iso: iso.clone(),
            weight: 0.5,
        }));
        votes
    }

    /// What it says for a place that those whom the report names are at home in its country.
    pub(super) fn home_points(&self, facts: &Facts<'_>, parties: &[String]) -> f64 {
        let iso3 = facts.country.and_then(|iso| self.country(iso)).map(|(_, iso3)| iso3);
        let is_home = iso3.is_some_and(|iso3| parties.iter().any(|home| home == iso3));
        if is_home { HOME } else { 0.0 }
    }

    /// What each phrase says for a first-order unit: fully where it names it, half where it names a place in it.
    pub(super) fn unit_votes(&self, asked: &[Asked<'_>]) -> Vec<Vote> {
        let mut votes = Vec::new();
        for one in asked.iter().filter(|one| !one.is_dateline) {
            let Some(best) = one.weighed.first() else { continue };
            let Some(facts) = self.facts(best.key) else { continue };
            let sure = (lead(&one.weighed) / 2.0).clamp(0.05, 1.0);
            let weight = match facts.kind == PlaceKind::Admin1 {
                true => 1.0,
                false if best.way >= Way::Skeleton => 0.0,
                false => 0.5,
            };
            votes.extend(facts.unit.map(|iso| Vote {
                group: Some(one.group),
                iso: iso.to_owned(),
                weight: weight * sure,
            }));
        }
        votes
    }

    /// Provinces that the report calls so, and of whose town it never speaks as a town or of its quarters.
    pub(super) fn provinces_only(&self, asked: &[Asked<'_>]) -> Vec<String> {
        let mut provinces = Vec::new();
        let mut towns = Vec::new();
        for one in asked {
            let Some(facts) = one.weighed.first().and_then(|best| self.facts(best.key))
            else {
                continue;
            };
            let Some(unit) = facts.unit else { continue };
            let stated =
                one.query.wanted.iter().any(|wanted| wanted.fit(facts.kind) == 2);
            if stated && facts.kind == PlaceKind::Admin1 {
                provinces.push(unit.to_owned());
            } else if facts.kind == PlaceKind::Quarter
                || stated && facts.kind == PlaceKind::City
            {
                towns.push(unit.to_owned());
            }
        }
        provinces.retain(|unit| !towns.contains(unit));
        provinces
    }

    /// The points of what is chosen so far, with how sure each is.
    pub(super) fn anchors(&self, asked: &[Asked<'_>]) -> Vec<Anchor> {
        let mut anchors = Vec::new();
        for (idx, one) in asked.iter().enumerate() {
            let Some(best) = one.weighed.first().filter(|_| !one.is_dateline) else {
                continue;
            };
            let Some(facts) = self.facts(best.key) else { continue };
            let Some(point) = facts.point.filter(|_| facts.kind != PlaceKind::Country)
            else {
                continue;
            };
            let sure = (lead(&one.weighed) / 2.0).clamp(0.05, 1.0);
            let sure = if best.way >= Way::Skeleton { sure * 0.5 } else { sure };
            let name = one.name.clone();
            anchors.push(Anchor { idx, name, key: best.key, point, sure });
        }
        anchors.sort_by(|a, b| b.sure.total_cmp(&a.sure).then(a.idx.cmp(&b.idx)));
        anchors.truncate(MOST_ANCHORS);
        anchors
    }
}

/// What one phrase says for a country.
pub(super) struct Vote {
    /// Which of the report's names it is; `None` for what is no name of a place.
    pub(super) group: Option<usize>,
    pub(super) iso: String,
    pub(super) weight: f64,
}

/// The share of each country in the votes of all phrases but those of one name: no name speaks for itself.
pub(super) fn shares(votes: &[Vote], but: usize) -> Vec<(String, f64)> {
    let mut shares: Vec<(String, f64)> = Vec::new();
    let mut sum = 0.0;
    for vote in votes.iter().filter(|vote| vote.group != Some(but)) {
        sum += vote.weight;
        match shares.iter_mut().find(|one| one.0 == vote.iso) {
            Some(one) => one.1 += vote.weight,
            None => shares.push((vote.iso.clone(), vote.weight)),
        }
    }
    for one in &mut shares {
        one.1 /= f64::max(sum, f64::MIN_POSITIVE);
    }
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares
}

/// A place that the report names elsewhere.
pub(super) struct Anchor {
    /// The letters of its name: a name does not speak for itself in another phrase.
    pub(super) name: String,
    pub(super) idx: usize,
    pub(super) key: PlaceKey,
    pub(super) point: Point,
    pub(super) sure: f64,
}

pub(super) fn lead(weighed: &[Weighed]) -> f64 {
    match weighed {
        [] => 0.0,
        [_] => 2.0,
        [first, second, ..] => first.score - second.score,
    }
}

/// What the countries that the report speaks of say for a candidate.
pub(super) fn country_points(facts: &Facts<'_>, countries: &[(String, f64)]) -> f64 {
    let share = facts
        .country
        .and_then(|iso| countries.iter().find(|(country, _)| country == iso))
        .map_or(0.0, |(_, share)| *share);
    let is_above = facts.kind == PlaceKind::Country || facts.country.is_none();
    match countries.is_empty() || is_above {
        true => 0.0,
        false if share > 0.0 => 2.0 * share,
        false => -1.5,
    }
}

/// What the first-order units that the report speaks of say for a candidate.
pub(super) fn unit_points(facts: &Facts<'_>, units: &[(String, f64)]) -> f64 {
    let share = facts.unit.and_then(|iso| units.iter().find(|(unit, _)| unit == iso));
    1.5 * share.map_or(0.0, |(_, share)| *share)
}

/// What the nearest of the report's other places says for a candidate, its namesakes not counted: half of it is gone at 70 km, a day's front.
pub(super) fn near_points(
    facts: &Facts<'_>,
    name: &str,
    idx: usize,
    anchors: &[Anchor],
) -> f64 {
    if facts.kind == PlaceKind::Country {
        return 0.0;
    }
    let others = anchors.iter().filter(|anchor| anchor.idx != idx && anchor.name != name);
    let points = others.filter_map(|anchor| {
        let distance = match (facts.line.is_empty(), facts.point) {
            (true, Some(point)) => point.distance(anchor.point),
            (true, None) => return None,
            (false, _) => geo::distance_to_line(anchor.point, facts.line)?,
        };
        Some(anchor.sure * 2.0 * (-distance / 100.0).exp())
    });
    points.fold(0.0, f64::max)
}
