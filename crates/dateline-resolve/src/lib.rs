//! From a reading to claims: words are tied to actors, places and days.
//!
//! Each mention is resolved once for the whole report, places together, because they speak for each other;
//! then every frame becomes a claim with what is known. An unknown field never costs a claim, and nothing is
//! guessed: no date from the day of publication, no point for an area or a road.
//! The hard decision: a short form ("the group", "they") takes the subject that the report is about, nearest
//! first, and the words it refers back to are kept as evidence, so that a reader can see and mend it.

#![deny(clippy::disallowed_methods)]

mod actors;
mod antecedent;
mod assemble;
pub mod dates;
mod done_at;
mod fault;
mod look;
mod naming;
mod office;
mod outlook;
mod party;
pub mod places;
mod route;
mod speakers;
mod taker;
mod theatre;
mod toponyms;
mod when;
mod whereabouts;
mod world;

pub use actors::{Actor, ActorList};
pub use assemble::Dropped;
pub use done_at::done_at;
pub use fault::ListError;
pub use look::{Look, look};
pub use toponyms::{PlaceSense, Toponym};
pub use world::{Outlet, OutletList, World, WorldError, WorldFiles};

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Claim, Diagnostic, FrameIdx, Parse, Reading, Report, Severity, Skip, SkipReason,
};

use actors::{Hits, Votes};
use assemble::Assembly;
use party::Parties;
use theatre::Theatre;
use when::Times;
use whereabouts::Whereabouts;

/// What a report says happened, tied to the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// The claims, in the order of their triggers.
    pub claims: Vec<Claim>,
    /// The sentences that were read and tell nothing of which anything is known, in the order of the text.
    pub skips: Vec<Skip>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves a reading. Cannot fail.
pub fn resolve(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
) -> Resolved {
    let Known { hits, places, theatre } = Known::of(report, parse, reading, world);
    let parties = Parties::new(report, parse, reading, world, &hits, &theatre);
    let days = Times::of(report, parse).days(reading, &places);
    let assembly =
        Assembly { report, reading, parties: &parties, days: &days, places: &places };
    let claims: Vec<Option<Claim>> =
        (0..reading.frames.len()).map(|idx| assembly.claim(idx)).collect();
    let skips = untold(&assembly, &claims);
    let claims: Vec<Claim> = claims.into_iter().flatten().collect();
    let diagnostics = undated(&claims);
    Resolved { claims, skips, diagnostics }
}

/// The sentences none of whose frames gives a claim, and why the first does not.
fn untold(assembly: &Assembly<'_>, claims: &[Option<Claim>]) -> Vec<Skip> {
    let frames = &assembly.reading.frames;
    let with_claim = frames.iter().zip(claims).filter(|(_, claim)| claim.is_some());
    let told: BTreeSet<usize> = with_claim.map(|(frame, _)| frame.sentence).collect();
    let mut first: BTreeMap<usize, FrameIdx> = BTreeMap::new();
    for (idx, frame) in frames.iter().enumerate() {
        if !told.contains(&frame.sentence) {
            first.entry(frame.sentence).or_insert(idx);
        }
    }
    let skip = |(sentence, idx): (usize, FrameIdx)| Skip {
        span: assembly.parties.parse.sentences[sentence].span,
        reason: match assembly.dropped(idx) {
            Some(_) => SkipReason::OtherSense,
            None => SkipReason::NoSides,
        },
        trigger: Some(frames[idx].trigger),
    };
    first.into_iter().map(skip).collect()
}

/// For each frame that gives no claim the name that it fails on, where it is a name.
pub fn dropped(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
) -> Vec<(FrameIdx, Option<Dropped>)> {
    let Known { hits, places, theatre } = Known::of(report, parse, reading, world);
    let parties = Parties::new(report, parse, reading, world, &hits, &theatre);
    let days = Times::of(report, parse).days(reading, &places);
    let assembly =
        Assembly { report, reading, parties: &parties, days: &days, places: &places };
    let frames = 0..reading.frames.len();
    let dropped = frames.filter(|idx| assembly.claim(*idx).is_none());
    dropped.map(|idx| (idx, assembly.dropped(idx))).collect()
}

/// Who and what a report names, and the countries it is about.
struct Known {
    hits: Hits,
    places: Whereabouts,
    theatre: Theatre,
}

impl Known {
    /// Some names are an actor's only in one country, and what is an actor is no place: the names that hold anywhere
    /// and the places they leave say which countries the report is about, then both are read once more.
    fn of(report: &Report, parse: &Parse<'_>, reading: &Reading, world: &World) -> Known {
        let anywhere = Hits::of(parse, &world.actors, &world.places, &Votes::new());
        let places = Whereabouts::of(report, parse, reading, world, &anywhere);
        let theatre = Theatre::of(parse, &world.places, &places, &anywhere);
        let hits = Hits::of(parse, &world.actors, &world.places, theatre.votes());
        if hits == anywhere {
            return Known { hits, places, theatre };
        }
        let places = Whereabouts::of(report, parse, reading, world, &hits);
        Known { hits, places, theatre }
    }
}

/// Time expressions that no day could be given to.
fn undated(claims: &[Claim]) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for date in claims.iter().filter_map(|claim| claim.date.as_ref()) {
        let span = date.evidence().iter().find_map(dateline_model::Evidence::span);
        let is_open = date.value.earliest.is_none() && date.value.latest.is_none();
        if is_open && !diagnostics.iter().any(|known| known.span == span) {
            diagnostics.push(Diagnostic {
                severity: Severity::Warning,
                name: "date-without-anchor",
                span,
                message: format!(
                    "\"{}\" cannot be dated: the report has no publication date",
                    date.value.text
                ),
                help: Some("give one with `--published YYYY-MM-DD`".to_owned()),
            });
        }
    }
    diagnostics
}
