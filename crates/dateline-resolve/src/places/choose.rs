//! Which of the places of a name is meant: all places of a report together.
//!
//! A report is about one stretch of country, so its places speak for each other. Each candidate is scored by how its name
//! was matched, by the kind and the unit that the words state, by the countries the report speaks of, by how near it lies
//! to the report's other places, and by its size. The points were set by hand on invented reports and
//! tried on UCDP's place names; a candidate must lead by a margin, or the answer is the unit that all good ones share.

use dateline_model::{Place, PlaceKind, PlaceRelation};

use super::fold;
use super::gazetteer::{Gazetteer, Geometry, PlaceKey};
use super::lookup::Way;
use super::query::PlaceQuery;
use super::support::{country_points, near_points, shares, unit_points};
use super::weigh::Weighed;

/// What else is known of a report.
#[derive(Clone, Debug, Default)]
pub struct PlaceContext {
    /// The place that the report was sent from. Often a capital far away: it says the country, not the spot.
    pub dateline: Option<PlaceQuery>,
    /// Adjectives and peoples in the report: "Syrian", each as often as it stands there.
    pub adjectives: Vec<String>,
    /// ISO 3166-1 alpha-3 of the countries whose forces and groups the report names. They fight abroad too, so they
    /// speak only where nothing else does.
    pub parties: Vec<String>,
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

/// What a report that only speaks of the province says for the province where it leaves the kind out: not enough to
/// decide, enough to doubt that the town is meant.
const PROVINCE: f64 = 2.2;
/// Rounds of letting the choices support each other; more change nothing on reports of this length.
const ROUNDS: usize = 3;
/// Names of places of one report that are weighed, each once; what is named behind them has no place. Each is weighed
/// against all others, so time grows with the square of their number; the longest reports of a war name some 200.
const MOST_NAMES: usize = 1_000;

/// A phrase and the places that it may mean.
pub(super) struct Asked<'a> {
    pub(super) query: &'a PlaceQuery,
    pub(super) weighed: Vec<Weighed>,
    /// The dateline counts for countries only.
    pub(super) is_dateline: bool,
    /// The letters of its name: a name does not speak for itself in another phrase.
    pub(super) name: String,
    /// The position of the first phrase with that name.
    pub(super) group: usize,
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
        let all = all.chain(context.dateline.iter().map(|query| (query, true)));
        // A report names the same place again and again: it is weighed once, and speaks once.
        let position: Vec<Option<usize>> = all
            .map(|(query, is_dateline)| {
                let same = |one: &Asked<'_>| {
                    one.is_dateline == is_dateline && one.query.asks_as(query)
                };
                let known = asked.iter().position(same);
                known.or_else(|| {
                    if asked.len() >= MOST_NAMES && !is_dateline {
                        return None;
                    }
                    let name = fold::letters(&query.name);
                    let first = asked.iter().position(|one| one.name == name);
                    asked.push(Asked {
                        group: first.unwrap_or(asked.len()),
                        name,
                        query,
                        weighed: self.weigh_alone(query),
                        is_dateline,
                    });
                    Some(asked.len() - 1)
                })
            })
            .collect();
        for _ in 0..ROUNDS {
            let votes = self.votes(&asked, context);
            let unit_votes = self.unit_votes(&asked);
            let anchors = self.anchors(&asked);
            let provinces = self.provinces_only(&asked);
            for (idx, one) in asked.iter_mut().enumerate() {
                let countries = shares(&votes, one.group);
                let units = shares(&unit_votes, one.group);
                for weighed in &mut one.weighed {
                    let Some(facts) = self.facts(weighed.key) else { continue };
                    let country = country_points(&facts, &countries);
                    weighed.near = near_points(&facts, &one.name, idx, &anchors);
                    let home = match countries.is_empty() {
                        true => self.home_points(&facts, &context.parties),
                        false => 0.0,
                    };
                    let province = facts.kind == PlaceKind::Admin1
                        && one.query.wanted.is_empty()
                        && facts
                            .unit
                            .is_some_and(|unit| provinces.iter().any(|iso| iso == unit));
                    weighed.score = weighed.own
                        + country
                        + home
                        + unit_points(&facts, &units)
                        + weighed.near
                        + if province { PROVINCE } else { 0.0 };
                }
                one.weighed
                    .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
            }
        }
        let anchors = self.anchors(&asked);
        let votes = self.votes(&asked, context);
        let choices: Vec<Option<PlaceChoice>> = (0..asked.len())
            .map(|idx| match asked[idx].query.name.is_empty() {
                true => self.bare_kind(asked[idx].query, &anchors),
                false => self.decide(&asked[idx], &shares(&votes, asked[idx].group)),
            })
            .collect();
        let of_mentions = position.into_iter().take(mentions.len());
        of_mentions.map(|idx| choices[idx?].clone()).collect()
    }
}
