//! The countries that a report is about.

use std::collections::BTreeMap;

use dateline_model::{ActorKind, Parse, TokenIdx, ZoneKind};

use crate::actors::{Actor, Hits, Named, Votes};
use crate::naming;
use crate::places::Gazetteer;
use crate::whereabouts::Whereabouts;

/// ISO 3166-1 alpha-3 and name of a country.
pub(crate) type Country = (String, String);

/// How often each country is named: by name, adjective, town or armed group of its own.
pub(crate) struct Theatre {
    votes: Votes,
    country: Option<Country>,
    /// The countries of the places that are named, by the byte at which they are.
    named: BTreeMap<usize, Country>,
}

impl Theatre {
    /// `found` are the places that the report's words name.
    pub(crate) fn of(
        parse: &Parse<'_>,
        places: &Gazetteer,
        found: &Whereabouts,
        hits: &Hits,
    ) -> Theatre {
        let mut votes: BTreeMap<Country, usize> = BTreeMap::new();
        let mut at: BTreeMap<usize, Country> = BTreeMap::new();
        for sentence in parse.sentences.iter().filter(|sentence| sentence.zone.is_coded())
        {
            for idx in sentence.tokens.clone() {
                let end = sentence.tokens.end;
                if let Some(country) = by_name(parse, places, idx, end) {
                    at.insert(parse.tokens[idx].span.start(), country.clone());
                    *votes.entry(country).or_default() += 1;
                } else if let Some(country) = by_adjective(parse, places, idx) {
                    *votes.entry(country).or_default() += 1;
                }
            }
        }
        for place in found.all() {
            if let (Some(iso3), Some(country)) = (&place.iso3, &place.country) {
                *votes.entry((iso3.clone(), country.clone())).or_default() += 1;
            }
        }
        // A dateline tells where the writer sat, which is abroad as often as not.
        let is_dateline = |start: usize| {
            let sentence = parse.sentences.iter().find(|each| each.span.end() > start);
            sentence.is_some_and(|sentence| sentence.zone == ZoneKind::Dateline)
        };
        for (span, place) in found.named() {
            if let (Some(iso3), Some(country)) = (&place.iso3, &place.country)
                && !is_dateline(span.start())
            {
                at.insert(span.start(), (iso3.clone(), country.clone()));
            }
        }
        let homes = hits.all().iter().filter_map(|hit| home(&hit.named));
        for country in homes.filter_map(|iso3| places.country_of_iso3(iso3)) {
            *votes.entry((country.0.to_owned(), country.1.to_owned())).or_default() += 1;
        }
        let country = votes
            .iter()
            .max_by_key(|(country, votes)| (**votes, std::cmp::Reverse(*country)))
            .map(|(country, _)| country.clone());
        let mut votes: Votes =
            votes.into_iter().map(|((iso3, _), votes)| (iso3, votes)).collect();
        // A group that fights in several countries speaks for none of them above the others.
        for iso3 in hits.all().iter().flat_map(|hit| abroad(&hit.named)) {
            *votes.entry(iso3.clone()).or_default() += 1;
        }
        Theatre { votes, country, named: at }
    }

    /// ISO 3166-1 alpha-3 and name of the country named most; `None` where none is named.
    pub(crate) fn country(&self) -> Option<(&str, &str)> {
        self.country.as_ref().map(|(iso3, name)| (iso3.as_str(), name.as_str()))
    }

    /// The country that the words here are about: that of the place named last before them, in this sentence or
    /// the few before, else the one named most.
    pub(crate) fn at(&self, parse: &Parse<'_>, idx: TokenIdx) -> Option<(&str, &str)> {
        let token = &parse.tokens[idx];
        let first = parse.sentences[token.sentence.saturating_sub(REACH)].span.start();
        let before = self.named.range(first..token.span.start().max(first)).next_back();
        let before = before.map(|(_, (iso3, name))| (iso3.as_str(), name.as_str()));
        before.or_else(|| self.country())
    }

    /// How often each country is named.
    pub(crate) fn votes(&self) -> &Votes {
        &self.votes
    }
}

/// So many sentences a country is stayed in without being named again.
const REACH: usize = 3;

/// "Turkish", "Iraqis".
fn by_adjective(parse: &Parse<'_>, places: &Gazetteer, idx: TokenIdx) -> Option<Country> {
    let word = parse.word(idx);
    let is_capital = parse.is_capitalised(idx);
    is_capital.then(|| naming::country_by_adjective(places, word)).flatten()
}

/// The country whose name begins with this word: "Turkey", "Sri Lanka".
fn by_name(
    parse: &Parse<'_>,
    places: &Gazetteer,
    idx: TokenIdx,
    end: TokenIdx,
) -> Option<Country> {
    let is_name = |idx: TokenIdx| parse.is_capitalised(idx);
    if !is_name(idx) {
        return None;
    }
    let longer = (idx + 2..=end.min(idx + 3)).rev().filter(|&end| is_name(end - 1));
    longer
        .filter_map(|end| parse.span_of(idx..end))
        .find_map(|span| naming::country_named(places, span.of(parse.calm_text())))
        .or_else(|| naming::country_named(places, parse.word(idx)))
}

/// The country of an armed group's own; states fight abroad too.
fn home(named: &Named) -> Option<&str> {
    fighter(named).and_then(|actor| actor.country.as_deref())
}

/// The countries in which a group of no country fights.
fn abroad(named: &Named) -> &[String] {
    match fighter(named) {
        Some(actor) if actor.country.is_none() => &actor.theatre,
        Some(_) | None => &[],
    }
}

fn fighter(named: &Named) -> Option<&Actor> {
    let Named::Listed(actor) = named else { return None };
    let fights = matches!(
        actor.kind,
        ActorKind::Rebel | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia
    );
    fights.then_some(actor)
}
