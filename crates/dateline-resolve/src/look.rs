//! What the world knows of a report's words, claims or not: for tools that look inside.

use std::ops::Range;

use dateline_model::{Parse, Party, Reading, Report, Span, TokenIdx, Where};

use crate::Known;
use crate::actors::{Hit, Hits, Named};
use crate::dates::Resolved;
use crate::naming;
use crate::party::{Parties, Seen};
use crate::toponyms::{Toponym, toponyms};
use crate::when::Times;
use crate::world::World;

/// What the words of a report point at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// What each mention means as a side, in the order of the reading's mentions; `None` where it can be none.
    pub parties: Vec<Option<Party>>,
    /// The places of the mentions that name or describe one, in the order of the text.
    pub places: Vec<(Span, Where)>,
    /// The words that name a state or its people with the state's ISO 3166-1 alpha-3 code, in
    /// the order of the text.
    pub states: Vec<(Span, String)>,
    /// ISO 3166-1 alpha-3 of the country that the report is about, where one is named.
    pub theatre: Option<String>,
    /// The names of places wherever they stand and in whatever sense, in the order of the text.
    pub names: Vec<Toponym>,
    /// The words that name an actor of the list or a group that the report tells of, in the order of the text, each
    /// with its id as [`Party::actor`] has it.
    pub actors: Vec<(Span, String)>,
    /// The single expressions of time, in the order of the text: "from Monday to Wednesday" holds two.
    pub times: Vec<(Span, Resolved)>,
}

/// Ties the mentions of a reading to the world. Cannot fail.
pub fn look(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
) -> Look {
    let Known { hits, places: whereabouts, theatre } =
        Known::of(report, parse, reading, world);
    let parties = Parties::new(report, parse, reading, world, &hits, &theatre);
    let party = |idx: usize| Some(parties.of(idx, Seen::default())?.value);
    let mut places: Vec<(Span, Where)> = reading
        .mentions
        .iter()
        .filter_map(|mention| {
            let found = whereabouts.of_mention(mention.head)?;
            Some((mention.span, found.value.clone()))
        })
        .collect();
    places.sort_by_key(|(span, _)| (span.start(), span.end()));
    Look {
        parties: (0..reading.mentions.len()).map(party).collect(),
        places,
        states: states(parse, world),
        theatre: theatre.country().map(|(iso3, _)| iso3.to_owned()),
        names: toponyms(report, parse, world, &hits),
        actors: actors(parse, &hits),
        times: Times::of(report, parse).into_singles(),
    }
}

fn actors(parse: &Parse<'_>, hits: &Hits) -> Vec<(Span, String)> {
    let named = |hit: &Hit| match hit.named {
        Named::Listed(_) | Named::Told(_) => {
            Some((parse.span_of(hit.tokens.clone())?, hit.named.key()))
        }
        Named::OfState { .. } => None,
    };
    hits.all().iter().filter_map(named).collect()
}

/// "Turkey", "the United States", "Turkish", "Turks": the longest stretch of capitalised words that names one.
fn states(parse: &Parse<'_>, world: &World) -> Vec<(Span, String)> {
    let mut states = Vec::new();
    for sentence in &parse.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = sentence.tokens.end.min(at + MOST_WORDS);
            let found = (at + 1..=end)
                .rev()
                .find_map(|end| Some((end, state(parse, world, at..end)?)));
            at = match found {
                Some((end, state)) => {
                    states.push(state);
                    end
                }
                None => at + 1,
            };
        }
    }
    states
}

/// "Democratic Republic of the Congo" is the longest name of a state in news.
const MOST_WORDS: usize = 5;

fn state(
    parse: &Parse<'_>,
    world: &World,
    tokens: Range<TokenIdx>,
) -> Option<(Span, String)> {
    let is_capped = |idx: usize| parse.is_capitalised(idx);
    if !is_capped(tokens.start) || !is_capped(tokens.end - 1) {
        return None;
    }
    let span = parse.span_of(tokens.clone())?;
    let words = span.of(parse.calm_text());
    let named = naming::country_named(&world.places, words);
    let people = || naming::country_by_adjective(&world.places, words);
    let (iso3, _) = named.or_else(people)?;
    Some((span, iso3))
}
