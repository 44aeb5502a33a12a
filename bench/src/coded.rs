//! What was coded with the words that it was read from: which mentions play which part.

use dateline::Looked;
use dateline::model::{Claim, Evidence, Frame, Mention, MentionIdx, Parse, Sense, Span};

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

/// The words of a claim's place, where they stand in the sentences around it: what is told further off is where it
/// happened, and no argument of its words.
pub(crate) fn place_near(claim: &Claim, parse: &Parse<'_>) -> Option<Span> {
    let words = claim.place.as_ref()?.evidence().iter().find_map(Evidence::span)?;
    let sentence = |at: usize| parse.sentences.partition_point(|it| it.span.end() <= at);
    let off = sentence(words.start()).abs_diff(sentence(claim.sentence.start()));
    (off <= NEAR).then_some(words)
}

/// So many sentences off the words of an argument may stand.
const NEAR: usize = 3;
