//! A phrase that opens a sentence, and the subject behind its comma.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx};

/// "Backed by jets, the rebels attacked": behind the comma stands who attacked, and no second name of the jets.
pub(super) fn subject_behind_opening(
    tokens: &mut [Token],
    sentence: &Range<TokenIdx>,
    children: &[Vec<TokenIdx>],
) {
    for verb in sentence.clone() {
        let own = &children[verb - sentence.start];
        let is_finite = matches!(tokens[verb].tag, "VBD" | "VBZ" | "VBP");
        if !tokens[verb].upos.is_verbal()
            || !is_finite
            || own.iter().any(|&idx| is_subject(tokens[idx].relation))
        {
            continue;
        }
        // The opening is the first thing of the clause and holds a participle.
        let Some(&opening) = own.first().filter(|&&idx| {
            tokens[idx].relation == Relation::AdverbialClause
                && matches!(tokens[idx].tag, "VBN" | "VBG")
        }) else {
            continue;
        };
        let named = (opening + 1..verb).rev().find(|&idx| {
            tokens[idx].relation == Relation::Apposition
                && tokens[idx].head < idx
                && is_below(tokens, idx, opening)
        });
        let Some(named) = named else { continue };
        let has_comma = (tokens[named].head..named).any(|idx| tokens[idx].lemma == ",");
        if has_comma {
            tokens[named].head = verb;
            tokens[named].relation = Relation::Subject;
        }
    }
}

fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Subject | Relation::PassiveSubject | Relation::Expletive)
}

/// Whether `top` stands above the token.
fn is_below(tokens: &[Token], idx: TokenIdx, top: TokenIdx) -> bool {
    let mut at = idx;
    for _ in 0..8 {
        if at == top {
            return true;
        }
        at = tokens[at].head;
    }
    false
}
