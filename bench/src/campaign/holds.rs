//! Standing states told in passing: whether the program read who holds which place in the words that say so.

use anyhow::Result;
use dateline::model::{Claim, Extent, Party, Territory, TerritoryState, Where};

use super::gold::{Gold, Hold, Marked};
use super::told::Told;

/// A marked passage, and the claims of its sentence that speak of who holds what.
pub(super) struct Passage<'a> {
    pub(super) report: &'a Marked,
    pub(super) hold: &'a Hold,
    pub(super) sentence: &'a str,
    pub(super) claims: Vec<&'a Claim>,
}

/// Every marked passage.
pub(super) fn passages<'a>(gold: &'a Gold, told: &'a Told) -> Result<Vec<Passage<'a>>> {
    let mut passages = Vec::new();
    for report in &gold.report {
        let read = told.report(&report.id)?;
        let text = read.text();
        for hold in &report.holds {
            let span = hold.words.span(read)?;
            let claims = told.dataset.claims.iter().filter(|claim| {
                claim.report == read.id
                    && claim.territory.is_some()
                    && claim.sentence.overlaps(span)
            });
            let before = text[..span.start()].rfind(['.', '\n']).map_or(0, |at| at + 1);
            let after = text[span.end()..].find(['.', '\n']);
            let end = after.map_or(text.len(), |at| span.end() + at);
            passages.push(Passage {
                report,
                hold,
                sentence: text[before..end].trim(),
                claims: claims.collect(),
            });
        }
    }
    Ok(passages)
}

impl Passage<'_> {
    /// Some claim on all of the place has the state, and some claim on it the holder, where the gold names one.
    pub(super) fn is_right(&self) -> bool {
        let on_it = || {
            self.claims.iter().filter_map(|claim| {
                let territory = &claim.territory.as_ref()?.value;
                let is_it = |at: &Where| {
                    let place = at.place.as_ref();
                    place.is_some_and(|place| {
                        place.id.rsplit(':').next() == Some(&self.hold.place)
                    })
                };
                let is_whole = territory.extent == Extent::Whole
                    && territory.place.as_ref().is_some_and(is_it);
                (is_whole || territory.also.iter().any(is_it)).then_some(territory)
            })
        };
        let holds = |territory: &Territory| {
            let is = |party: &Option<Party>| {
                party.as_ref().is_some_and(|party| party.actor == self.hold.holder)
            };
            match territory.state {
                TerritoryState::Held | TerritoryState::HandedOver => {
                    is(&territory.holder_after)
                }
                TerritoryState::Besieged if territory.ended => {
                    is(&territory.holder_after)
                }
                TerritoryState::Besieged
                | TerritoryState::AccessCut
                | TerritoryState::FoughtOver => is(&territory.holder_before),
            }
        };
        on_it().any(|territory| territory.state.as_str() == self.hold.state)
            && (self.hold.holder.is_none() || on_it().any(holds))
    }
}
