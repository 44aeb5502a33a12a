//! What a pronoun or a word like "the group" refers back to.

use dateline_model::{Relation, TokenIdx};

use crate::actors::{Hit, Named};
use crate::party::Parties;

/// Sentences further back than this are not looked at.
const REACH: usize = 4;

/// The nearest fitting naming: in the same sentence before the word, then sentence by sentence back;
/// in each the subject of the main clause first, since a story stays with whom it is about.
pub(crate) fn of_kind<'a>(
    parties: &Parties<'a>,
    at: TokenIdx,
    not: Option<&str>,
    fits: impl Fn(&Named) -> bool,
) -> Option<&'a Hit> {
    let parse = parties.parse;
    let here = parse.tokens[at].sentence;
    for sentence in (here.saturating_sub(REACH)..=here).rev() {
        let tokens = parse.sentences[sentence].tokens.clone();
        if !parse.sentences[sentence].zone.is_coded() {
            continue;
        }
        let end = if sentence == here { at } else { tokens.end };
        let mut found: Vec<&Hit> = parties
            .hits
            .inside(tokens.start..end)
            .filter(|hit| fits(&hit.named) && Some(hit.named.key().as_str()) != not)
            .collect();
        found.sort_by_key(|hit| {
            (!is_subject(parties, hit), std::cmp::Reverse(hit.tokens.start))
        });
        if let Some(hit) = found.first() {
            return Some(hit);
        }
    }
    None
}

/// Whether the naming stands in a subject.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn is_subject(parties: &Parties<'_>, hit: &Hit) -> bool {
    let parse = parties.parse;
    let last = hit.tokens.end - 1;
    let mut at = last;
    for _ in 0..4 {
        match parse.tokens[at].relation {
            Relation::Subject | Relation::PassiveSubject => return true,
            Relation::Compound
            | Relation::Adjective
            | Relation::Possessor
            | Relation::Apposition
            | Relation::Aside
            | Relation::Conjunct
            | Relation::Preposition
            | Relation::PrepositionObject
            | Relation::NounModifier => at = parse.tokens[at].head,
            _ => return false,
        }
    }
    false
}
