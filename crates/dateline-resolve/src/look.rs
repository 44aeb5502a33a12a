//! What the world knows of a report's words, claims or not: for tools that look inside.

use dateline_model::{Parse, Party, Reading, Report, Span, Where};

use crate::actors::Hits;
use crate::party::Parties;
use crate::theatre::Theatre;
use crate::whereabouts::Whereabouts;
use crate::world::World;

/// What the words of a report point at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// What each mention means as a side, in the order of the reading's mentions; `None` where it can be none.
    pub parties: Vec<Option<Party>>,
    /// The places of the mentions that name or describe one, in the order of the text.
    pub places: Vec<(Span, Where)>,
}

/// Ties the mentions of a reading to the world. Cannot fail.
pub fn look(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
) -> Look {
    let hits = Hits::of(parse, &world.actors, &world.places);
    let whereabouts = Whereabouts::of(report, parse, reading, world, &hits);
    let theatre = Theatre::of(parse, &world.places, whereabouts.all());
    let parties = Parties::new(parse, reading, world, &hits, &theatre);
    let party = |idx: usize| Some(parties.of(idx, None)?.value);
    let mut places: Vec<(Span, Where)> = reading
        .mentions
        .iter()
        .filter_map(|mention| {
            let found = whereabouts.of_mention(mention.head)?;
            Some((mention.span, found.value.clone()))
        })
        .collect();
    places.sort_by_key(|(span, _)| (span.start(), span.end()));
    Look { parties: (0..reading.mentions.len()).map(party).collect(), places }
}
