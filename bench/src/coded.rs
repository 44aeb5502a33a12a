//! What was coded with the words that it was read from: which mentions play which part.

use dateline::Looked;
use dateline::model::{Claim, Frame, Mention, MentionIdx, Sense};

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
