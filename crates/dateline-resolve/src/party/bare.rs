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

    /// The proper name that ends with the head, of two words or more: "Jazira Brigades" of "the U.S.-backed Jazira
    /// Brigades".
    pub(super) fn proper(&self, mention: &Mention) -> Option<String> {
        let is_proper = |&idx: &TokenIdx| {
            self.parse.tokens[idx].upos == Upos::Propn && self.parse.is_capitalised(idx)
        };
        let start = self.tokens_of(mention).start;
        let first = (start..=mention.head).rev().take_while(is_proper).last()?;
        let span = self.parse.span_of(first..mention.head + 1);
        let span = span.filter(|_| first < mention.head)?;
        Some(span.of(self.parse.calm_text()).to_owned())
    }

    /// "members of the group": whether the word only leads to the head behind its "of".
    fn leads_to(&self, idx: TokenIdx, head: TokenIdx) -> bool {
        idx < head && self.parse.ancestors(head).any(|above| above == idx)
    }
}
