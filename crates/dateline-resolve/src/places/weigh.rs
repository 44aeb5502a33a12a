//! What a phrase's own words say for each place that it may mean.

use dateline_model::PlaceKind;

use super::fold;
use super::gazetteer::{Facts, Gazetteer, PlaceKey};
use super::kind::is_settlement;
use super::lookup::{Candidate, Way};
use super::query::PlaceQuery;

/// So much nearness carries a name that was matched by its consonants: a sure neighbour within 150 km.
const CARRIED: f64 = 0.4;
/// So alike are two spellings that differ in one vowel of a long name.
const NEARLY_SAME: f64 = 0.93;
/// A village "of" a town lies in reach of its market, in kilometres.
const MARKET: f64 = 25.0;
/// At most so many candidates of a name are weighed.
const WEIGHED: usize = 80;
/// What it is worth that a place goes by this name first, and not only in a list of what it was ever called.
const FIRST_NAME: f64 = 0.5;
/// What ten times the people are worth.
const SIZE: f64 = 0.5;
/// So large a share of a province's people live in the town that it is named after.
const CHIEF: f64 = 0.08;
/// What a direction in front of its name gives to a province, over what it has without.
const DIRECTION: f64 = 2.1;
/// What such a province loses to its town.
const NAMESAKE: f64 = 1.7;

/// A place that a phrase may mean, with its points.
pub(super) struct Weighed {
    pub(super) key: PlaceKey,
    pub(super) way: Way,
    /// Whether it lies in what the words say, where they say so.
    pub(super) inside: Option<bool>,
    /// Whether the kind word belongs to its name: "Green Village".
    pub(super) whole: bool,
    pub(super) similarity: f64,
    /// What nearness to the report's other places gives.
    pub(super) near: f64,
    /// What does not depend on the other places.
    pub(super) own: f64,
    pub(super) score: f64,
}

impl Weighed {
    /// A place that no name was weighed for.
    pub(super) fn nothing(key: PlaceKey) -> Weighed {
        let (way, similarity) = (Way::Letters, 1.0);
        Weighed {
            key,
            way,
            inside: None,
            whole: false,
            similarity,
            near: 0.0,
            own: 0.0,
            score: 0.0,
        }
    }

    /// A spelling that only shares its consonants counts where its neighbours are: homonyms by consonants are many.
    pub(super) fn is_carried(&self) -> bool {
        self.way <= Way::WithoutArticle
            || self.similarity >= NEARLY_SAME
            || self.near >= CARRIED
            || self.inside == Some(true)
    }
}

impl Gazetteer {
    /// The candidates of one phrase, with what its own words say for each.
    pub(super) fn weigh_alone(&self, query: &PlaceQuery) -> Vec<Weighed> {
        let mut weighed: Vec<Weighed> = Vec::new();
        if query.name.is_empty() {
            return weighed;
        }
        let within = self.stated(query);
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
            let inside = self.lies_within(candidate.place, &facts, &within);
            // Being inside what the words say is worth more than anything else they say.
            let own = name_points(candidate)
                + kind_points(query, &facts, is_whole)
                + inside.map_or(0.0, |inside| if inside { 3.0 } else { -3.0 })
                + size_points(&facts)
                + self.first_name_points(query, candidate, &facts)
                + self.capital_points(candidate.place, &facts);
            let Candidate { place: key, way, similarity } = *candidate;
            weighed.push(Weighed {
                key,
                way,
                inside,
                whole: is_whole,
                similarity,
                near: 0.0,
                own,
                score: own,
            });
        }
        self.lower_namesakes(query, &mut weighed);
        weighed.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
        weighed
    }

    /// Lists give a place every name that it was ever written under; of two, the one that is called so first is meant.
    ///
    /// Units have few names, and all of them in use.
    fn first_name_points(
        &self,
        query: &PlaceQuery,
        candidate: &Candidate,
        facts: &Facts<'_>,
    ) -> f64 {
        let is_first = || {
            let names = self.names(candidate.place);
            names.first().is_some_and(|first| plain(first) == plain(&query.name))
        };
        let is_called_so = candidate.way <= Way::WithoutArticle
            && (!is_settlement(facts.kind) || is_first());
        if is_called_so { FIRST_NAME } else { 0.0 }
    }

    /// Capitals are named more often than their size says.
    fn capital_points(&self, key: PlaceKey, facts: &Facts<'_>) -> f64 {
        let is_capital = is_settlement(facts.kind)
            && facts.country.and_then(|iso| self.capital(iso)) == Some(key);
        if is_capital { 0.5 } else { 0.0 }
    }

    /// A name without a kind word is the town's, where a province is named after its chief town.
    fn lower_namesakes(&self, query: &PlaceQuery, weighed: &mut [Weighed]) {
        if !query.wanted.is_empty() {
            return;
        }
        let first =
            |key: PlaceKey| self.names(key).first().map(|name| fold::letters(name));
        let towns: Vec<(String, u32, String)> = weighed
            .iter()
            .filter_map(|one| Some((self.facts(one.key)?, first(one.key)?)))
            .filter(|(facts, _)| is_settlement(facts.kind))
            .filter_map(|(facts, name)| {
                Some((facts.unit?.to_owned(), facts.population, name))
            })
            .collect();
        for one in weighed.iter_mut().filter(|one| !one.whole) {
            let Some(facts) = self.facts(one.key) else { continue };
            if facts.kind != PlaceKind::Admin1 {
                continue;
            }
            let is_named_after = towns.iter().any(|(unit, people, _)| {
                facts.unit == Some(unit)
                    && f64::from(*people) >= CHIEF * f64::from(facts.population)
            });
            // The land around a capital that some call by the capital's name.
            let name = fold::letters(&query.name);
            let is_byname = !towns.is_empty()
                && first(one.key).is_some_and(|own| match query.direction {
                    true => !towns.iter().any(|(unit, _, town)| {
                        facts.unit == Some(unit) && plain(&own).contains(&plain(town))
                    }),
                    false => own != name,
                });
            // "Eastern X" is of the province, where the province is called X.
            let less = NAMESAKE + if query.direction { DIRECTION } else { 0.0 };
            if is_byname || is_named_after && !query.direction {
                one.own -= less;
                one.score -= less;
            }
        }
    }

    /// The places that the words after "of" and "in" may mean.
    pub(super) fn stated(&self, query: &PlaceQuery) -> Vec<Candidate> {
        query
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
            .collect()
    }

    /// Whether a place lies in any of the places that the words may mean; `None` where they mean none.
    pub(super) fn lies_within(
        &self,
        key: PlaceKey,
        facts: &Facts<'_>,
        within: &[Candidate],
    ) -> Option<bool> {
        let outer =
            within.iter().filter_map(|one| Some((one.place, self.facts(one.place)?)));
        outer.fold(None, |known, (place, outer)| {
            let inside = place != key && self.is_inside(facts, place, &outer);
            Some(known == Some(true) || inside)
        })
    }

    /// Whether a place of this name lies in one of that; true where no list has the name.
    pub fn may_lie_in(&self, name: &str, outer: &str) -> bool {
        let mut query = self.query(name, dateline_model::Span::new(0, 0));
        query.within = vec![outer.to_owned()];
        let outer = self.stated(&query);
        let found = self.lookup_exactly(&query.name);
        found.is_empty()
            || found.iter().any(|one| {
                self.facts(one.place).is_some_and(|facts| {
                    self.lies_within(one.place, &facts, &outer) == Some(true)
                })
            })
    }

    pub(super) fn is_inside(
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
}

/// The letters of a name without its article, where "Daraa" and "Dar‘ā" are one, and "Basra" and "Basrah": long vowels
/// are written once or twice, and the ending of most towns that are feminine with an h or without.
fn plain(name: &str) -> String {
    let bare = fold::letters_without_article(name).unwrap_or_else(|| fold::letters(name));
    let mut letters: Vec<char> = bare.chars().collect();
    letters.dedup();
    if letters.ends_with(&['a', 'h']) {
        letters.pop();
    }
    letters.into_iter().collect()
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
        // Of an unknown airport of a town, the town is a better guess than its province.
        Some(_) if facts.kind == PlaceKind::Admin1 => -3.5,
        Some(_) => -2.5,
        None => match facts.kind {
            PlaceKind::Country => 2.5,
            PlaceKind::City | PlaceKind::Town | PlaceKind::Village => 0.0,
            // "Eastern X" is said of a province more often than of its town.
            PlaceKind::Admin1 if query.direction => 0.5 + DIRECTION,
            PlaceKind::Admin1 => 0.5,
            // "Travis County" has its kind word in its name.
            PlaceKind::Admin2 if query.name.contains(' ') => 0.5,
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

/// Large towns are named more often: half a point for each power of ten.
fn size_points(facts: &Facts<'_>) -> f64 {
    // A sea or a continent is as large as what it lies between.
    let is_wide = facts.kind == PlaceKind::Country || facts.country.is_none();
    let size = if is_wide {
        6.0
    } else if facts.kind == PlaceKind::Admin1 {
        match facts.population {
            0 => 4.5,
            people => f64::from(people).log10().max(4.5),
        }
    } else {
        f64::from(facts.population.max(1)).log10()
    };
    // What a person put into a pack, or brings though nobody has counted its people, is what reports name; provinces are
    // in every list.
    let is_brought = facts.is_own && facts.population == 0;
    let is_picked = (facts.in_pack || is_brought) && facts.kind != PlaceKind::Admin1;
    SIZE * size + if is_picked { 1.0 } else { 0.0 }
}
