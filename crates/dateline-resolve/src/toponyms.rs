//! Names of places wherever they stand, in whatever sense, and the places they mean.
//!
//! The reader's names and the gazetteer decide together: the reader knows from the sentence that a word is a name, the
//! gazetteer that it is a place's. What stands for a government, a people or a body is marked as such and is never the
//! place of an event; those are sought by `whereabouts`.

mod evidence;
mod find;
mod kinded;
mod kinds;
mod place;

use dateline_model::{Parse, Place, Report, Span};

use crate::actors::Hits;
use crate::world::World;

/// How a name of a place is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceSense {
    /// The place itself: "in Iraq".
    Literal,
    /// Those who govern or stand for it: "Baghdad said".
    Metonym,
    /// Its adjective: "Iraqi forces".
    Adjective,
    /// Its people: "Iraqis", "an Iraqi".
    People,
    /// A part of another name: "the Baghdad Post".
    Embedded,
}

/// A name of a place in a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Toponym {
    /// The name.
    pub span: Span,
    /// How it is used.
    pub sense: PlaceSense,
    /// What it means; where that is not certain, the unit that it lies in.
    pub place: Option<Place>,
    /// The likeliest place where it is not certain; that of the name beside it where no list knows the name.
    pub likely: Option<Place>,
}

impl Toponym {
    /// The place, the likeliest where none is certain.
    pub fn best(&self) -> Option<&Place> {
        self.likely.as_ref().or(self.place.as_ref())
    }
}

/// Whether a word says what sort of place a name is: "village", "Street".
pub(crate) fn is_kind_word(word: &str) -> bool {
    kinds::behind(word).is_some()
}

/// All names of places of a report, in the order of the text.
pub(crate) fn toponyms(
    report: &Report,
    parse: &Parse<'_>,
    world: &World,
    hits: &Hits,
) -> Vec<Toponym> {
    let named = find::find(parse, world);
    place::place(report, parse, world, hits, named)
}
