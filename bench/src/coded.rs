//! What was coded with the words that it was read from: which mentions play which part.

use dateline::Looked;
use dateline::model::{Claim, Frame, Mention, MentionIdx, Sense, Span};

/// A frame and what became of it.
#[derive(Clone, Copy)]
pub(crate) struct Told<'l> {
    /// Trigger and roles, still words.
    pub(crate) frame: &'l Frame,
    /// What the trigger means here: the sense of the claim, the likeliest where no claim was made.
    pub(crate) sense: &'l Sense,
    /// The claim; `None` where nothing in the world was found that the words could be about.
    pub(crate) claim: Option<&'l Claim>,
}

impl Told<'_> {
    /// The words for the weapon, where they are not those that tell the act: "a bomb", but not "the bombing".
    pub(crate) fn instrument(&self) -> Option<Span> {
        let (_, span) = self.sense.weapon?;
        (!span.overlaps(self.frame.trigger)).then_some(span)
    }
}

/// The frames of a report in their order.
pub(crate) fn told<'l>(looked: &'l Looked<'_>) -> Vec<Told<'l>> {
    let of = |frame: &'l Frame| {
        let of_frame = looked.claims.iter().find_map(|claim| {
            let sense = frame.senses.iter().find(|sense| sense.rule == claim.rule)?;
            (frame.trigger == claim.trigger).then_some((sense, claim))
        });
        match of_frame {
            Some((sense, claim)) => Some(Told { frame, sense, claim: Some(claim) }),
            None => Some(Told { frame, sense: frame.senses.first()?, claim: None }),
        }
    };
    looked.reading.frames.iter().filter_map(of).collect()
}

/// The mentions at these positions.
pub(crate) fn mentions<'l>(
    looked: &'l Looked<'_>,
    at: &'l [MentionIdx],
) -> impl Iterator<Item = &'l Mention> {
    at.iter().filter_map(|&idx| looked.reading.mentions.get(idx))
}
