//! All phrases of a report that may point at something, whether an act is told of them or not.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use dateline_model::{Mention, Name, NameKind, Parse, Relation, TokenIdx, Upos};

use crate::mention::Mentions;
use crate::{Ctx, LONGEST_SENTENCE, Lexicon};

/// The phrases of a parsed report, in the order of their outermost words. Cannot fail.
///
/// A sentence of more than [`LONGEST_SENTENCE`] words has none.
/// Phrases lie inside others: "the army of Wadi Amsa" holds "Wadi Amsa".
pub fn phrases(parse: &Parse<'_>, lexicon: &Lexicon) -> Vec<Mention> {
    let classes = vec![OnceCell::new(); parse.tokens.len()];
    let ctx = Ctx { parse, lexicon, classes: &classes };
    let times = times(parse);
    let mut mentions = Mentions::default();
    for sentence in &parse.sentences {
        if sentence.tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        for idx in sentence.tokens.clone() {
            if !times.contains(&idx) && heads_a_phrase(parse, idx) {
                mentions.of(ctx, idx);
            }
        }
    }
    mentions.into_list()
}

/// Nouns and pronouns head phrases, but for a noun in front of a noun.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn heads_a_phrase(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let token = &parse.tokens[idx];
    let points = match token.upos {
        Upos::Noun | Upos::Propn | Upos::Pron => true,
        // "five were wounded", "the wounded were taken away".
        Upos::Num | Upos::Adj => matches!(
            token.relation,
            Relation::Subject | Relation::PassiveSubject | Relation::Object
        ),
        _ => false,
    };
    let modifies = matches!(
        token.relation,
        Relation::Compound
            | Relation::NounAdverb
            | Relation::NounModifier
            | Relation::Expletive
            | Relation::Marker
            | Relation::Determiner
    );
    points && !modifies
}

/// The words about time.
fn times(parse: &Parse<'_>) -> BTreeSet<TokenIdx> {
    let is_time = |name: &&Name| matches!(name.kind, NameKind::Date | NameKind::Time);
    parse.names.iter().filter(is_time).flat_map(|name| name.tokens.clone()).collect()
}
