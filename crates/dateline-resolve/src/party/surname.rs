//! Surnames that mean somebody who was introduced before.

use dateline_model::{Attested, Class, Evidence, Mention, Party, Relation};

use super::{Parties, Seen};

impl Parties<'_> {
    /// "X added" behind "Police Commissioner X said": who was introduced with an office keeps it.
    pub(super) fn surname(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let is_bare = self.parse.children(mention.head).iter().all(|&idx| {
            let relation = self.parse.tokens[idx].relation;
            idx > mention.head
                || relation == Relation::Punctuation
                || (relation == Relation::Compound && is_mister(self.parse.word(idx)))
        });
        let word = self.parse.word(mention.head).to_lowercase();
        let &(first, kind) = self.introduced.get(&word).filter(|_| is_bare)?;
        if first >= mention.head {
            return None;
        }
        let title =
            self.parse.children(first).first().map_or(first, |&idx| idx.min(first));
        let span = self.parse.span_of(title..first + 1)?;
        let told = Mention {
            span,
            head: first,
            class: Class::Name,
            actor_kind: None,
            plural: false,
        };
        let mut person = self.in_office(&told, kind, seen).value;
        person.text = mention.span.of(self.parse.text).to_owned();
        Some(Attested::direct(person, mention.span).and(Evidence::antecedent(span)))
    }
}

/// Words of address, which say nothing of an office.
fn is_mister(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_lowercase().as_str(),
        "mr" | "mrs" | "ms" | "dr"
    )
}
