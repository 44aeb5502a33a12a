//! Which of the places of a name is meant: all places of a report together.
//!
//! A report is about one stretch of country, so its places speak for each other. Each candidate is scored by how its name
//! was matched, by the kind and the unit that the words state, by the countries the report speaks of, by how near it lies
//! to the report's other places, and by its size. Scores are in points of about one decibel of odds and were set by hand
//! on invented reports; a candidate must lead by a margin, or the answer is the unit that all good candidates share.

use dateline_model::{Place, PlaceKind, PlacePrecision, PlaceRelation};

use super::gazetteer::{Facts, Gazetteer, Geometry, PlaceKey};
use super::geo::{self, Point};
use super::kind::{Wanted, is_settlement};
use super::lookup::{Candidate, Way};
use super::query::PlaceQuery;

/// What else is known of a report.
#[derive(Clone, Debug, Default)]
pub struct PlaceContext {
    /// The place that the report was sent from. Often a capital far away: it says the country, not the spot.
    pub dateline: Option<PlaceQuery>,
    /// Adjectives and peoples in the report: "Syrian", each as often as it stands there.
    pub adjectives: Vec<String>,
    /// Other place phrases of the report, which are not asked for.
    pub others: Vec<PlaceQuery>,
    /// ISO 3166-1 alpha-2 of the country that the outlet mostly reports on.
    pub outlet_country: Option<String>,
}

/// A place that was weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub score: f64,
}

/// What a phrase was taken to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceChoice {
    /// The place, or the unit that is certain; its precision says which.
    pub place: Place,
    /// Its key in the gazetteer.
    pub key: PlaceKey,
    /// Where it lies.
    pub geometry: Option<Geometry>,
    /// How what is told lies to it.
    pub relation: PlaceRelation,
    /// How the name was matched.
    pub way: Way,
    /// The points of the best candidate.
    pub score: f64,
    /// By how many points it leads.
    pub margin: f64,
    /// Whether the place is what the words name; otherwise it is only the unit that it must lie in.
    pub certain: bool,
    /// The best candidates, best first.
    pub candidates: Vec<Ranked>,
}

/// A lead of this many points decides. Half of what a fitting kind word gives.
const MARGIN: f64 = 0.75;
/// What a report that only speaks of the province says for the province where it leaves the kind out: not enough to
/// decide, enough to doubt that the town is meant.
const PROVINCE: f64 = 1.2;
/// Below this a candidate is no answer at all: a name matched by consonants that nothing in the report supports.
const LEAST: f64 = -1.5;
/// Two towns of one name so near to each other are one town in two lists, in kilometres.
const SAME_TOWN: f64 = 8.0;
/// A bare "the airport" is one of a town that the report names, this near, in kilometres.
const BESIDE_TOWN: f64 = 30.0;
/// A village "of" a town lies in reach of its market, in kilometres.
const MARKET: f64 = 25.0;
/// How many candidates are kept beside the choice.
const KEPT: usize = 5;
/// Rounds of letting the choices support each other; more change nothing on reports of this length.
const ROUNDS: usize = 3;
/// At most so many candidates of a name are weighed.
const WEIGHED: usize = 80;

struct Weighed {
    key: PlaceKey,
    way: Way,
    /// What does not depend on the other places.
    own: f64,
    score: f64,
}

struct Asked<'a> {
    query: &'a PlaceQuery,
    weighed: Vec<Weighed>,
    /// The dateline counts for countries only.
    is_dateline: bool,
}

impl Gazetteer {
    /// Decides what each phrase means, all together; `None` where nothing fits well enough to say even the country.
    pub fn choose(
        &self,
        mentions: &[PlaceQuery],
        context: &PlaceContext,
    ) -> Vec<Option<PlaceChoice>> {
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let all = mentions.iter().chain(&context.others).map(|query| (query, false));
        for (query, is_dateline) in
            all.chain(context.dateline.iter().map(|query| (query, true)))
        {
            asked.push(Asked { query, weighed: self.weigh_alone(query), is_dateline });
        }
        for _ in 0..ROUNDS {
            let countries = self.countries(&asked, context);
            let anchors = self.anchors(&asked);
            let provinces = self.provinces_only(&asked);
            for (idx, one) in asked.iter_mut().enumerate() {
                for weighed in &mut one.weighed {
                    let Some(facts) = self.facts(weighed.key) else { continue };
                    let support = support(&facts, idx, &countries, &anchors);
                    let province = facts.kind == PlaceKind::Admin1
                        && one.query.wanted.is_empty()
                        && facts
                            .unit
                            .is_some_and(|unit| provinces.iter().any(|iso| iso == unit));
                    weighed.score =
                        weighed.own + support + if province { PROVINCE } else { 0.0 };
                }
                one.weighed
                    .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
            }
        }
        let anchors = self.anchors(&asked);
        let countries = self.countries(&asked, context);
        (0..mentions.len())
            .map(|idx| match asked[idx].query.name.is_empty() {
                true => self.bare_kind(asked[idx].query, &anchors),
                false => self.decide(&asked[idx], &countries),
            })
            .collect()
    }

    /// The candidates of one phrase, with what its own words say for each.
    fn weigh_alone(&self, query: &PlaceQuery) -> Vec<Weighed> {
        let mut weighed: Vec<Weighed> = Vec::new();
        if query.name.is_empty() {
            return weighed;
        }
        let within: Vec<Candidate> = query
            .within
            .iter()
            .flat_map(|name| {
                let country = self
                    .country_of_adjective(name)
                    .and_then(|iso| self.find(&format!("iso:{}", self.country(iso)?.1)));
                if let Some(place) = country {
                    return vec![Candidate { place, way: Way::Letters, similarity: 1.0 }];
                }
                let asked = self.query(name, query.span);
                let mut found =
                    self.lookup(if asked.name.is_empty() { name } else { &asked.name });
                // "the governorate of X" is not the town X.
                found.retain(|one| {
                    asked.wanted.is_empty()
                        || self.facts(one.place).is_some_and(|facts| {
                            asked.wanted.iter().any(|wanted| wanted.fit(facts.kind) > 0)
                        })
                });
                found
            })
            .collect();
        let whole = match query.whole == query.name {
            true => Vec::new(),
            false => self.lookup_exactly(&query.whole),
        };
        let plain = self.lookup(&query.name);
        let candidates = whole.iter().map(|candidate| (candidate, true));
        let plain = plain.iter().map(|candidate| (candidate, false));
        for (candidate, is_whole) in candidates.chain(plain).take(WEIGHED) {
            if weighed.iter().any(|one| one.key == candidate.place) {
                continue;
            }
            let Some(facts) = self.facts(candidate.place) else { continue };
            let own = name_points(candidate)
                + kind_points(query, &facts, is_whole)
                + self.within_points(candidate.place, &facts, &within)
                + size_points(&facts);
            weighed.push(Weighed {
                key: candidate.place,
                way: candidate.way,
                own,
                score: own,
            });
        }
        weighed.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
        weighed
    }

    /// Being inside what the words say is worth more than anything else they say.
    fn within_points(
        &self,
        key: PlaceKey,
        facts: &Facts<'_>,
        within: &[Candidate],
    ) -> f64 {
        let mut known = false;
        for candidate in within {
            let Some(outer) = self.facts(candidate.place) else { continue };
            known = true;
            if candidate.place != key && self.is_inside(facts, candidate.place, &outer) {
                return 3.0;
            }
        }
        if known { -3.0 } else { 0.0 }
    }

    fn is_inside(
        &self,
        inner: &Facts<'_>,
        outer_key: PlaceKey,
        outer: &Facts<'_>,
    ) -> bool {
        if outer.country.is_some()
            && inner.country.is_some()
            && outer.country != inner.country
        {
            return false;
        }
        match outer.kind {
            PlaceKind::Country => outer.country == inner.country,
            PlaceKind::Admin1 => {
                inner.kind != PlaceKind::Country
                    && inner.unit.is_some()
                    && outer.unit == inner.unit
            }
            PlaceKind::Admin2 | PlaceKind::Admin3 => {
                outer.admin2.is_some() && outer.admin2 == inner.admin2
            }
            PlaceKind::Region => match (outer.area, inner.point) {
                (Some(area), Some(point)) => area.contains(point),
                (Some(_) | None, Some(_) | None) => false,
            },
            PlaceKind::City
            | PlaceKind::Town
            | PlaceKind::Village
            | PlaceKind::Quarter
            | PlaceKind::Airbase
            | PlaceKind::Airport
            | PlaceKind::MilitaryBase
            | PlaceKind::OilField
            | PlaceKind::GasField
            | PlaceKind::Crossing
            | PlaceKind::Bridge
            | PlaceKind::Dam
            | PlaceKind::Camp
            | PlaceKind::Mountain
            | PlaceKind::Cemetery
            | PlaceKind::Site
            | PlaceKind::River
            | PlaceKind::Road => {
                let id = self.id(outer_key);
                let belongs = inner.parent == Some(&id) || inner.named_after == Some(&id);
                let near = match (outer.point, inner.point) {
                    (Some(town), Some(point)) => town.distance(point) < MARKET,
                    (Some(_) | None, Some(_) | None) => false,
                };
                belongs
                    || inner.parent.is_none() && inner.kind != PlaceKind::Admin1 && near
            }
        }
    }

    /// The countries that the report speaks of, with their shares.
    fn countries(
        &self,
        asked: &[Asked<'_>],
        context: &PlaceContext,
    ) -> Vec<(String, f64)> {
        let mut votes: Vec<(String, f64)> = Vec::new();
        let mut vote =
            |iso: &str, weight: f64| match votes.iter_mut().find(|one| one.0 == iso) {
                Some(one) => one.1 += weight,
                None => votes.push((iso.to_owned(), weight)),
            };
        for one in asked {
            let Some(best) = one.weighed.first() else { continue };
            let lead = lead(&one.weighed);
            let Some(facts) = self.facts(best.key) else { continue };
            let sure = (lead / 2.0).clamp(0.1, 1.0);
            let weight = match (one.is_dateline, facts.kind) {
                (true, _) => 0.5,
                // Belligerents from afar are named by their countries.
                (false, PlaceKind::Country) => 0.5,
                (false, _) => 1.0,
            };
            if let Some(iso) = facts.country {
                vote(iso, weight * sure);
            }
        }
        for adjective in &context.adjectives {
            if let Some(iso) = self.country_of_adjective(adjective) {
                vote(iso, 0.3);
            }
        }
        if let Some(iso) = &context.outlet_country {
            vote(iso, 0.5);
        }
        let sum: f64 = votes.iter().map(|(_, weight)| weight).sum();
        for one in &mut votes {
            one.1 /= sum.max(f64::MIN_POSITIVE);
        }
        votes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        votes
    }

    /// Provinces that the report calls so, and of whose town it never speaks as a town or of its quarters.
    fn provinces_only(&self, asked: &[Asked<'_>]) -> Vec<String> {
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
    fn anchors(&self, asked: &[Asked<'_>]) -> Vec<Anchor> {
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
            anchors.push(Anchor { idx, key: best.key, point, sure });
        }
        anchors
    }

    /// The best candidate if it leads; else the unit or country that the good ones share.
    fn decide(
        &self,
        one: &Asked<'_>,
        countries: &[(String, f64)],
    ) -> Option<PlaceChoice> {
        let best = one.weighed.first()?;
        if best.score < LEAST {
            return None;
        }
        let rivals: Vec<&Weighed> = self.rivals(&one.weighed);
        let margin =
            rivals.get(1).map_or(f64::INFINITY, |second| best.score - second.score);
        if margin >= MARGIN {
            return self.choice(one, best.key, best, margin.min(99.0), true);
        }
        let close: Vec<Facts<'_>> = rivals
            .iter()
            .filter(|rival| best.score - rival.score < MARGIN)
            .filter_map(|rival| self.facts(rival.key))
            .collect();
        let shared = |of: fn(&Facts<'_>) -> Option<String>| {
            let first = of(close.first()?)?;
            close.iter().all(|facts| of(facts).as_ref() == Some(&first)).then_some(first)
        };
        let unit = shared(|facts| facts.unit.map(str::to_owned))
            .and_then(|iso| self.find(&format!("iso:{iso}")));
        let country = shared(|facts| facts.country.map(str::to_owned))
            .and_then(|iso| self.country(&iso).map(|(_, iso3)| format!("iso:{iso3}")))
            .and_then(|id| self.find(&id));
        // Namesakes all over the world say nothing, unless the report is plainly about one country.
        let key = unit.or(country).or_else(|| {
            let (iso, share) = countries.first()?;
            let here = close.iter().any(|facts| facts.country == Some(iso));
            let id = format!("iso:{}", self.country(iso)?.1);
            if here && *share > 0.8 { self.find(&id) } else { None }
        })?;
        self.choice(one, key, best, margin, false)
    }

    /// Candidates without the second entries of one and the same town.
    fn rivals<'w>(&self, weighed: &'w [Weighed]) -> Vec<&'w Weighed> {
        let mut rivals: Vec<(&Weighed, Option<Facts<'_>>)> = Vec::new();
        for one in weighed {
            let facts = self.facts(one.key);
            let twin = rivals.iter().any(|(_, other)| match (other, &facts) {
                (Some(a), Some(b)) => {
                    is_settlement(a.kind)
                        && is_settlement(b.kind)
                        && matches!((a.point, b.point), (Some(a), Some(b)) if a.distance(b) < SAME_TOWN)
                }
                (Some(_) | None, Some(_) | None) => false,
            });
            if !twin {
                rivals.push((one, facts));
            }
        }
        rivals.into_iter().map(|(one, _)| one).collect()
    }

    fn choice(
        &self,
        one: &Asked<'_>,
        key: PlaceKey,
        best: &Weighed,
        margin: f64,
        certain: bool,
    ) -> Option<PlaceChoice> {
        let mut place = self.place(key)?;
        let countryside = one.query.wanted.contains(&Wanted::Countryside);
        let relation = match one.query.relation {
            PlaceRelation::In if countryside => PlaceRelation::PartOf,
            PlaceRelation::In
            | PlaceRelation::Near
            | PlaceRelation::PartOf
            | PlaceRelation::Between
            | PlaceRelation::Along
            | PlaceRelation::From
            | PlaceRelation::To => one.query.relation,
        };
        if relation == PlaceRelation::Near && place.precision == PlacePrecision::Exact {
            place.precision = PlacePrecision::Near;
        }
        // Land around a town is not the town.
        if countryside
            && is_settlement(place.kind)
            && place.precision == PlacePrecision::Exact
        {
            place.precision = PlacePrecision::Near;
        }
        Some(PlaceChoice {
            geometry: self.geometry(key),
            relation,
            place,
            key,
            way: best.way,
            score: best.score,
            margin,
            certain,
            candidates: self.ranked(&one.weighed),
        })
    }

    fn ranked(&self, weighed: &[Weighed]) -> Vec<Ranked> {
        weighed
            .iter()
            .take(KEPT)
            .map(|one| Ranked {
                id: self.id(one.key),
                name: self
                    .names(one.key)
                    .first()
                    .map_or(String::new(), |name| (*name).to_owned()),
                score: one.score,
            })
            .collect()
    }

    /// "The military airport": the one of a town that the report names, if there is just one.
    fn bare_kind(&self, query: &PlaceQuery, anchors: &[Anchor]) -> Option<PlaceChoice> {
        let wanted = query.wanted.first().copied().filter(|wanted| {
            use PlaceKind::{Airbase, Airport, Bridge, Cemetery, Crossing, Dam, River};
            matches!(
                wanted,
                Wanted::Kind(
                    Airbase | Airport | Bridge | Cemetery | Crossing | Dam | River
                )
            )
        })?;
        let mut found: Vec<(f64, PlaceKey)> = Vec::new();
        for anchor in anchors.iter().filter(|anchor| anchor.sure > 0.3) {
            for (at, place) in (0..).zip(&self.pack) {
                let key = PlaceKey(super::gazetteer::Key::Pack(at));
                let Some(point) = place.point.filter(|_| wanted.fit(place.kind) == 2)
                else {
                    continue;
                };
                let distance = match place.line.is_empty() {
                    true => anchor.point.distance(point),
                    false => geo::distance_to_line(anchor.point, &place.line)
                        .unwrap_or(f64::INFINITY),
                };
                if anchor.key != key && distance < BESIDE_TOWN {
                    found.push((distance, key));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (_, key) = found.first().copied()?;
        if found.iter().any(|(_, other)| *other != key) {
            return None;
        }
        let best = Weighed { key, way: Way::Letters, own: 0.0, score: 0.0 };
        let one = Asked { query, weighed: Vec::new(), is_dateline: false };
        self.choice(&one, key, &best, MARGIN, true)
    }
}

struct Anchor {
    idx: usize,
    key: PlaceKey,
    point: Point,
    sure: f64,
}

fn lead(weighed: &[Weighed]) -> f64 {
    match weighed {
        [] => 0.0,
        [_] => 2.0,
        [first, second, ..] => first.score - second.score,
    }
}

/// A spelling that only shares its consonants must be carried by the report.
fn name_points(candidate: &Candidate) -> f64 {
    match candidate.way {
        Way::Letters => 0.0,
        Way::WithoutArticle => -0.2,
        Way::Skeleton => -0.8 - 3.0 * (1.0 - candidate.similarity),
        Way::OneEdit => -1.8 - 4.0 * (1.0 - candidate.similarity),
    }
}

/// What the kind words say, and what a name without any usually means.
fn kind_points(query: &PlaceQuery, facts: &Facts<'_>, is_whole: bool) -> f64 {
    if is_whole {
        return 2.5;
    }
    let best = query.wanted.iter().map(|wanted| wanted.fit(facts.kind)).max();
    match best {
        Some(2) => 2.0,
        Some(1) => 0.7,
        Some(_) => -2.5,
        None => match facts.kind {
            PlaceKind::Country => 2.5,
            PlaceKind::City | PlaceKind::Town | PlaceKind::Village => 0.0,
            // "Eastern X" is said of a province more often than of its town.
            PlaceKind::Admin1 if query.direction => 1.6,
            // A name without a kind word is the town's, where town and province share it.
            PlaceKind::Admin1 => -1.2,
            PlaceKind::Admin2 | PlaceKind::Admin3 => -3.0,
            PlaceKind::River => 0.5,
            PlaceKind::Quarter => -0.7,
            // What is named after a village is not meant by the village's name alone.
            PlaceKind::Region | PlaceKind::Mountain | PlaceKind::Road
                if facts.named_after.is_none() =>
            {
                -0.5
            }
            PlaceKind::Airbase
            | PlaceKind::Airport
            | PlaceKind::MilitaryBase
            | PlaceKind::OilField
            | PlaceKind::GasField
            | PlaceKind::Crossing
            | PlaceKind::Bridge
            | PlaceKind::Dam
            | PlaceKind::Camp
            | PlaceKind::Cemetery
            | PlaceKind::Site
                if facts.named_after.is_none() =>
            {
                -1.0
            }
            PlaceKind::Region
            | PlaceKind::Mountain
            | PlaceKind::Road
            | PlaceKind::Airbase
            | PlaceKind::Airport
            | PlaceKind::MilitaryBase
            | PlaceKind::OilField
            | PlaceKind::GasField
            | PlaceKind::Crossing
            | PlaceKind::Bridge
            | PlaceKind::Dam
            | PlaceKind::Camp
            | PlaceKind::Cemetery
            | PlaceKind::Site => -3.0,
        },
    }
}

/// Large towns are named more often: a third of a point for each power of ten.
fn size_points(facts: &Facts<'_>) -> f64 {
    let size = if facts.kind == PlaceKind::Country {
        6.0
    } else if facts.kind == PlaceKind::Admin1 {
        5.5
    } else {
        f64::from(facts.population.max(1)).log10()
    };
    // What a person put into a pack is what reports name.
    0.35 * size + if facts.in_pack { 1.0 } else { 0.0 }
}

/// What the report's other places and countries say for a candidate.
fn support(
    facts: &Facts<'_>,
    idx: usize,
    countries: &[(String, f64)],
    anchors: &[Anchor],
) -> f64 {
    let share = facts
        .country
        .and_then(|iso| countries.iter().find(|(country, _)| country == iso))
        .map_or(0.0, |(_, share)| *share);
    let country = match countries.is_empty() || facts.kind == PlaceKind::Country {
        true => 0.0,
        false if share > 0.0 => 2.0 * share,
        false => -1.5,
    };
    let nearest = anchors
        .iter()
        .filter(|anchor| anchor.idx != idx)
        .filter_map(|anchor| {
            let distance = match (facts.line.is_empty(), facts.point) {
                (true, Some(point)) => point.distance(anchor.point),
                (true, None) => return None,
                (false, _) => geo::distance_to_line(anchor.point, facts.line)?,
            };
            // Half of the support is gone at 70 km, a day's front.
            Some(anchor.sure * 2.0 * (-distance / 100.0).exp())
        })
        .fold(0.0, f64::max);
    country + if facts.kind == PlaceKind::Country { 0.0 } else { nearest }
}
