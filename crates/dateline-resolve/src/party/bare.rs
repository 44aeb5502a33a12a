//! The words that are left of a mention as a name for people whom no list names.

use dateline_model::{Mention, TokenIdx, Upos};

use super::Parties;

impl Parties<'_> {
    /// The words of the mention without article, number and hedge: "militants" of "scores of militants".
    pub(super) fn bare(&self, mention: &Mention) -> String {
        let tokens = self.tokens_of(mention);
        let opens = |idx: &TokenIdx| {
            let token = &self.parse.tokens[*idx];
            let counts = dateline_model::number(self.parse.word(*idx)).is_some();
            matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
                && !counts
                && !matches!(
                    token.lemma.as_str(),
                    "more" | "less" | "many" | "few" | "several" | "least"
                )
                && (*idx == mention.head || !self.leads_to(*idx, mention.head))
        };
        let end = tokens.end;
        let first = tokens.clone().find(opens).unwrap_or(mention.head);
        let span = self.parse.span_of(first..end).unwrap_or(mention.span);
        span.of(self.parse.calm_text()).to_owned()
    }

    /// "members of the group": whether the word only leads to the head behind its "of".
    fn leads_to(&self, idx: TokenIdx, head: TokenIdx) -> bool {
        idx < head && self.parse.ancestors(head).any(|above| above == idx)
    }
}
