//! From a parse to a reading: who did what to whom, still as words.
//!
//! Triggers of the lexicon are found among the verbs and nouns of a parse, their roles are filled from the
//! predicate's arguments, and each frame gets its counts, weapon, territory, speakers, modality, time and scope.
//! Nothing is looked up in the world here: what a name names is for resolve to say. The hard decision that
//! follows from it: a trigger whose sense turns on a name ("captured Hajin", "captured Abu X") leaves with all
//! the senses that may hold, best first, each with the class that its names must turn out to have.

#![deny(clippy::disallowed_methods)]

mod addressee;
mod anaphor;
mod counts;
mod deeds;
mod episode;
mod frame;
mod given;
mod labels;
mod lexicon;
mod mention;
mod modality;
mod moves;
mod phrases;
mod places;
mod purpose;
mod roles;
mod senses;
mod speaker;
mod states;
mod territory;
mod time_scope;
mod toll;
pub mod trace;
mod trigger;
mod violence;
mod weapon;

pub use deeds::{Deed, deeds};
pub use lexicon::*;
pub use phrases::phrases;

use std::cell::OnceCell;

use dateline_model::{
    ActorKind, Class, Parse, Reading, Skip, SkipReason, Span, TokenIdx, Upos, ZoneKind,
};

use mention::Mentions;
use trace::Why;

/// What all parts of this stage look at.
#[derive(Clone, Copy)]
struct Ctx<'a> {
    parse: &'a Parse<'a>,
    lexicon: &'a Lexicon,
    /// What each word was found to mean: every trigger of a sentence asks it of every word.
    classes: &'a [OnceCell<(Class, Option<ActorKind>)>],
}

/// Words and marks of a sentence; a longer one is a list or was written without full stops, and is left uncoded.
///
/// Every trigger looks at every word. The longest sentences of news have 150 words, the longest lists of the dead
/// some 1,000; 2,000 words that are all triggers take half a second.
pub const LONGEST_SENTENCE: usize = 2_000;

/// Happenings of a report; sentences behind so many are left uncoded. The longest reports of a war tell some 500.
///
/// Happenings of one report are compared with each other, so time grows with the square of their number.
pub const MOST_FRAMES: usize = 2_000;

/// Reads a parsed report. Cannot fail: what was left uncoded is in the reading's `skips`.
pub fn extract(parse: &Parse<'_>, lexicon: &Lexicon) -> Reading {
    let classes = vec![OnceCell::new(); parse.tokens.len()];
    let ctx = Ctx { parse, lexicon, classes: &classes };
    let mut mentions = Mentions::default();
    let mut reading = Reading::default();
    for (idx, sentence) in parse.sentences.iter().enumerate() {
        if !sentence.zone.is_coded() || is_undated_caption(ctx, idx) {
            let skip =
                Skip { span: sentence.span, reason: SkipReason::Zone, trigger: None };
            reading.skips.push(skip);
            continue;
        }
        let is_long = sentence.tokens.len() > LONGEST_SENTENCE;
        if is_long || reading.frames.len() >= MOST_FRAMES {
            let reason = if is_long { SkipReason::TooLong } else { SkipReason::TooMany };
            reading.skips.push(Skip { span: sentence.span, reason, trigger: None });
            continue;
        }
        let matches = trigger::matches(ctx, idx);
        let before = reading.frames.len();
        let mut taken: Vec<TokenIdx> = Vec::new();
        let mut why = None;
        let mut bare = Vec::new();
        for found in &matches {
            match frame::build(ctx, found, &mut mentions) {
                Ok(frame) => {
                    reading.frames.push(frame);
                    taken.extend(&found.tokens);
                }
                Err(fault) => {
                    why.get_or_insert((found.span(ctx), fault));
                    bare.push((found, fault));
                }
            }
        }
        moves::drop_those_hit(ctx, &mut reading.frames, before, &mentions);
        for (found, fault) in bare {
            let frame =
                anaphor::build(ctx, found, fault, &reading, before, &mut mentions);
            reading.frames.extend(frame);
        }
        reading.frames[before..].sort_by_key(|frame| frame.trigger.start());
        reading.frames.extend(states::frames(ctx, idx, &taken, &mut mentions));
        if reading.frames.len() == before {
            reading.skips.push(skip(sentence.span, why));
        }
    }
    reading.mentions = mentions.into_list();
    episode::tie(ctx, &mut reading);
    reading
}

/// A caption tells when its picture was taken, or it may be any picture.
fn is_undated_caption(ctx: Ctx<'_>, sentence: usize) -> bool {
    let sentence = &ctx.parse.sentences[sentence];
    let is_dated = || sentence.tokens.clone().any(|idx| roles::is_time(ctx, idx));
    sentence.zone == ZoneKind::Caption && !is_dated()
}

/// Why the first trigger of a sentence tells nothing.
fn skip(span: Span, why: Option<(Span, Why)>) -> Skip {
    let reason = match why {
        Some((_, Why::Blocked | Why::Needs(_) | Why::NoDay)) => SkipReason::OtherSense,
        Some((_, Why::NoSides | Why::NoViolence | Why::NoSideNoPlace)) => {
            SkipReason::NoSides
        }
        None => SkipReason::NoTrigger,
    };
    Skip { span, reason, trigger: why.map(|(trigger, _)| trigger) }
}

impl<'a> Ctx<'a> {
    /// The words from the first of these tokens to the last.
    fn span(self, tokens: &[TokenIdx]) -> Span {
        let mut spans = tokens.iter().map(|&idx| self.parse.tokens[idx].span);
        let first = spans.next().unwrap_or(Span::new(0, 0));
        spans.fold(first, Span::cover)
    }

    /// The lemma in lower case; a name's plural loses its ending, since names keep theirs.
    fn lemma(self, idx: TokenIdx) -> String {
        let token = &self.parse.tokens[idx];
        let lemma = token.lemma.to_lowercase();
        let word = self.parse.word(idx);
        let is_left = token.upos == Upos::Verb && lemma.len() == word.len();
        if (is_left || token.lemma.len() + 1 < token.span.len())
            && let Some(regular) = self.lexicon.mended(&lemma, &word.to_lowercase())
        {
            return regular.to_owned();
        }
        match token.tag {
            // Armies have bases; a "basis" is of another trade, and its plural is the same.
            "NNS" if lemma == "basis" => "base".to_owned(),
            // The reader takes "corpses" for the plural of "corps"; English makes it from "corpse", like "horse".
            "NNS" if lemma.ends_with("ps") || lemma.ends_with("rs") => {
                let word = self.parse.word(idx).to_lowercase();
                let singular = word.strip_suffix('s').filter(|word| word.ends_with("se"));
                singular.unwrap_or(&lemma).to_owned()
            }
            "NNPS" => lemma.strip_suffix('s').unwrap_or(&lemma).to_owned(),
            _ => lemma,
        }
    }
}
