//! The countries that a report is about.

use std::collections::BTreeMap;

use dateline_model::{ActorKind, Parse, Place, TokenIdx};

use crate::actors::{Actor, Hits, Named, Votes};
use crate::naming;
use crate::places::Gazetteer;

/// How often each country is named: by name, adjective, town or armed group of its own.
pub(crate) struct Theatre {
    votes: Votes,
    country: Option<(String, String)>,
}

impl Theatre {
    /// `found` are the places that the report's words name.
    pub(crate) fn of<'p>(
        parse: &Parse<'_>,
        places: &Gazetteer,
        found: impl Iterator<Item = &'p Place>,
        hits: &Hits,
    ) -> Theatre {
        let mut votes: BTreeMap<(String, String), usize> = BTreeMap::new();
        for sentence in parse.sentences.iter().filter(|sentence| sentence.zone.is_coded())
        {
            for idx in sentence.tokens.clone() {
                if let Some(country) = named(parse, places, idx, sentence.tokens.end) {
                    *votes.entry(country).or_default() += 1;
                }
            }
        }
        for place in found {
            if let (Some(iso3), Some(country)) = (&place.iso3, &place.country) {
                *votes.entry((iso3.clone(), country.clone())).or_default() += 1;
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
        Theatre { votes, country }
    }

    /// ISO 3166-1 alpha-3 and name of the country named most; `None` where none is named.
    pub(crate) fn country(&self) -> Option<(&str, &str)> {
        self.country.as_ref().map(|(iso3, name)| (iso3.as_str(), name.as_str()))
    }

    pub(crate) fn iso3(&self) -> Option<&str> {
        self.country().map(|(iso3, _)| iso3)
    }

    /// How often each country is named.
    pub(crate) fn votes(&self) -> &Votes {
        &self.votes
    }
}

/// The country whose name or adjective begins with this word: "Turkish", "Sri Lanka".
fn named(
    parse: &Parse<'_>,
    places: &Gazetteer,
    idx: TokenIdx,
    end: TokenIdx,
) -> Option<(String, String)> {
    let is_name =
        |idx: TokenIdx| parse.word(idx).chars().next().is_some_and(char::is_uppercase);
    if !is_name(idx) {
        return None;
    }
    let longer = (idx + 2..=end.min(idx + 3)).rev().filter(|&end| is_name(end - 1));
    longer
        .filter_map(|end| parse.span_of(idx..end))
        .find_map(|span| naming::country_named(places, span.of(parse.text)))
        .or_else(|| naming::country_by_adjective(places, parse.word(idx)))
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
