//! The country that a report is about.

use std::collections::BTreeMap;

use dateline_model::{Parse, Place};

use crate::naming;
use crate::places::Gazetteer;

/// The country named most often, by name, adjective or town; `None` where none is named.
pub(crate) struct Theatre {
    country: Option<(String, String)>,
}

impl Theatre {
    /// `found` are the places that the report's words name.
    pub(crate) fn of<'p>(
        parse: &Parse<'_>,
        places: &Gazetteer,
        found: impl Iterator<Item = &'p Place>,
    ) -> Theatre {
        let mut votes: BTreeMap<(String, String), usize> = BTreeMap::new();
        for sentence in parse.sentences.iter().filter(|sentence| sentence.zone.is_coded())
        {
            for idx in sentence.tokens.clone() {
                let word = parse.word(idx);
                if !word.chars().next().is_some_and(char::is_uppercase) {
                    continue;
                }
                let named = naming::country_by_adjective(places, word)
                    .or_else(|| naming::country_named(places, word));
                if let Some(country) = named {
                    *votes.entry(country).or_default() += 1;
                }
            }
        }
        for place in found {
            if let (Some(iso3), Some(country)) = (&place.iso3, &place.country) {
                *votes.entry((iso3.clone(), country.clone())).or_default() += 1;
            }
        }
        let country = votes
            .into_iter()
            .max_by_key(|(country, votes)| (*votes, std::cmp::Reverse(country.clone())))
            .map(|(country, _)| country);
        Theatre { country }
    }

    /// ISO 3166-1 alpha-3 and name.
    pub(crate) fn country(&self) -> Option<(&str, &str)> {
        self.country.as_ref().map(|(iso3, name)| (iso3.as_str(), name.as_str()))
    }

    pub(crate) fn iso3(&self) -> Option<&str> {
        self.country().map(|(iso3, _)| iso3)
    }
}
