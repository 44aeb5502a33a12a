//! Fighters who are told by whom they are bound to: "fighters aligned with the government", "its allies".

use dateline_model::{Mention, Relation};

use super::Parties;

impl Parties<'_> {
    /// Whether a clause binds them to somebody: "fighters aligned with the government".
    pub(super) fn is_bound(&self, mention: &Mention) -> bool {
        self.parse.children(mention.head).iter().any(|&idx| {
            let token = &self.parse.tokens[idx];
            let joins = token.relation == Relation::ReducedClause
                || (token.relation == Relation::Adjective && idx > mention.head);
            joins && BOUND.contains(&token.lemma.to_lowercase().as_str())
        })
    }

    /// "its allies" are somebody else's than the one who is named.
    pub(super) fn is_an_ally(&self, mention: &Mention) -> bool {
        let lemma = self.parse.tokens[mention.head].lemma.to_lowercase();
        ALLIES.contains(&lemma.as_str())
            && self.parse.children(mention.head).iter().any(|&idx| {
                matches!(
                    self.parse.word(idx).to_lowercase().as_str(),
                    "its" | "their" | "his" | "her"
                )
            })
    }
}

/// Words that bind fighters to somebody. Ours.
const BOUND: &[&str] = &[
    "align",
    "aligned",
    "ally",
    "allied",
    "loyal",
    "affiliate",
    "affiliated",
    "back",
    "support",
    "link",
    "faithful",
];

/// Who fights beside somebody and is not he. Ours.
const ALLIES: &[&str] = &["ally", "partner", "proxy", "auxiliary", "backer", "supporter"];
