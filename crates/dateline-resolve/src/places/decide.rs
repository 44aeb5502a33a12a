//! The answer for one phrase: the place, or the unit that is certain.

use dateline_model::{PlaceKind, PlacePrecision, PlaceRelation};

use super::choose::{Asked, PlaceChoice, Ranked};
use super::described::unit_id;
use super::gazetteer::{Facts, Gazetteer, Key, PlaceKey};
use super::geo;
use super::kind::{Wanted, is_settlement};
use super::lookup::Way;
use super::query::PlaceQuery;
use super::support::Anchor;
use super::weigh::Weighed;

/// A lead of this many points decides: that over a namesake with a twentieth of the people.
const MARGIN: f64 = 0.65;
/// Two towns of one name so near to each other are one town in two lists, in kilometres.
const SAME_TOWN: f64 = 8.0;
/// A bare "the airport" is one of a town that the report names, this near, in kilometres.
const BESIDE_TOWN: f64 = 30.0;
/// So many people make a town that reports name without its country.
const KNOWN_ABROAD: u32 = 100_000;
/// How many candidates are kept beside the choice.
const KEPT: usize = 5;

/// Fewer points than these are no answer, by how the name was matched: what only shares its consonants must be carried
/// by its size, its neighbours or a pack.
fn least(way: Way) -> f64 {
    match way {
        Way::Letters | Way::WithoutArticle => 0.5,
        Way::Skeleton => 2.2,
        Way::OneEdit => 3.0,
    }
}

impl Gazetteer {
    /// The best candidate if it leads; else the unit or country that the good ones share.
    pub(super) fn decide(
        &self,
        one: &Asked<'_>,
        countries: &[(String, f64)],
    ) -> Option<PlaceChoice> {
        let best = match one.weighed.first() {
            Some(best)
                if best.inside != Some(false)
                    && best.score >= least(best.way)
                    && best.is_carried()
                    && !self.is_stray(one.query, best, countries) =>
            {
                best
            }
            // The village is not known, but the province that the words put it in is.
            other => return self.stated_choice(one, other),
        };
        let rivals: Vec<&Weighed> = self.rivals(&one.weighed);
        let margin =
            rivals.get(1).map_or(f64::INFINITY, |second| best.score - second.score);
        if margin >= MARGIN {
            let fits = best.whole
                || self.facts(best.key).is_some_and(|facts| {
                    let wanted = &one.query.wanted;
                    wanted.is_empty()
                        || wanted.iter().any(|wanted| wanted.fit(facts.kind) > 0)
                });
            let mut choice = self.choice(one, best.key, best, margin.min(99.0), fits)?;
            // "X airbase", where only X is known: somewhere near X.
            if !fits && choice.place.precision == PlacePrecision::Exact {
                choice.place.precision = PlacePrecision::Near;
            }
            let is_site = one.query.wanted.iter().any(|wanted| wanted.is_beside_town());
            if !fits && is_site && choice.relation == PlaceRelation::In {
                choice.relation = PlaceRelation::Near;
            }
            return Some(choice);
        }
        // A hill and the village on it: whichever is meant, it is there.
        let at = self.facts(best.key).and_then(|facts| facts.point);
        let together = rivals.iter().filter(|rival| best.score - rival.score < MARGIN).all(|rival| {
            let other = self.facts(rival.key).filter(|facts| facts.area.is_none());
            let point = other.and_then(|facts| facts.point);
            matches!((at, point), (Some(at), Some(point)) if at.distance(point) < SAME_TOWN)
        });
        if together {
            let mut choice = self.choice(one, best.key, best, margin, true)?;
            if choice.place.precision == PlacePrecision::Exact {
                choice.place.precision = PlacePrecision::Near;
            }
            return Some(choice);
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
            .and_then(|code| self.find(&unit_id(&code)));
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

    /// A small place in a country that the report does not speak of: a namesake of one that no list knows.
    fn is_stray(
        &self,
        query: &PlaceQuery,
        one: &Weighed,
        countries: &[(String, f64)],
    ) -> bool {
        let Some(facts) = self.facts(one.key) else { return true };
        // "the Conoco field": a name with its kind has no namesakes, as villages have.
        let is_of_kind = !is_settlement(facts.kind)
            && query.wanted.iter().any(|wanted| wanted.fit(facts.kind) == 2);
        if is_of_kind && one.way <= Way::WithoutArticle {
            return false;
        }
        let spoken_of = countries.is_empty()
            || facts.country.is_none()
            || one.inside == Some(true)
            || countries.iter().any(|(iso, _)| facts.country == Some(iso));
        let known_abroad = matches!(facts.kind, PlaceKind::Country | PlaceKind::Admin1)
            || facts.population >= KNOWN_ABROAD;
        !(spoken_of || known_abroad && one.way <= Way::WithoutArticle)
    }

    /// The unit or country that the words state, where the name in it is not known.
    fn stated_choice(
        &self,
        one: &Asked<'_>,
        best: Option<&Weighed>,
    ) -> Option<PlaceChoice> {
        let mut stated: Vec<(u8, PlaceKey)> = self
            .stated(one.query)
            .into_iter()
            .filter(|one| one.way <= Way::WithoutArticle)
            .filter_map(|one| {
                // A district mostly shares its name with its province, which is surer.
                let kinds = [PlaceKind::Admin1, PlaceKind::Admin2, PlaceKind::Country];
                let kind = self.facts(one.place)?.kind;
                let rank = kinds.iter().position(|other| *other == kind)?;
                Some((u8::try_from(rank).ok()?, one.place))
            })
            .collect();
        stated.sort_unstable();
        let &(rank, key) = stated.first()?;
        if stated.iter().any(|(other, place)| *other == rank && *place != key) {
            return None;
        }
        let nothing = Weighed::nothing(key);
        self.choice(one, key, best.unwrap_or(&nothing), 0.0, false)
    }

    /// Candidates without the second entries of one and the same town.
    fn rivals<'w>(&self, weighed: &'w [Weighed]) -> Vec<&'w Weighed> {
        let mut rivals: Vec<(&Weighed, Option<Facts<'_>>)> = Vec::new();
        // What shares no more than its consonants, and lies nowhere near, is no other that could be meant.
        for one in weighed.iter().filter(|one| one.is_carried()) {
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
        // The direction belongs to the name: "eastern Syria" is no part of itself.
        let named_so = best.whole && one.query.relation == PlaceRelation::PartOf;
        let countryside = one.query.wanted.contains(&Wanted::Countryside);
        let relation = match one.query.relation {
            PlaceRelation::In if countryside => PlaceRelation::PartOf,
            PlaceRelation::PartOf if named_so => PlaceRelation::In,
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
    pub(super) fn bare_kind(
        &self,
        query: &PlaceQuery,
        anchors: &[Anchor],
    ) -> Option<PlaceChoice> {
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
                let key = PlaceKey(Key::Pack(at));
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
        let best = Weighed::nothing(key);
        let (weighed, name) = (Vec::new(), String::new());
        let one = Asked { query, weighed, is_dateline: false, name, group: 0 };
        self.choice(&one, key, &best, MARGIN, true)
    }
}
