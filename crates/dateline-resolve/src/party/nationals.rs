//! "Two Syrians": people of a country, of whom nothing says that they are armed.

use dateline_model::{ActorKind, Attested, Mention, NameKind, Party, Relation};

use super::{Parties, Seen};
use crate::naming;

impl Parties<'_> {
    /// Who is hit and called by nothing but a nationality is a civilian of that country, as who is called "people" is.
    ///
    /// "The Syrians" are as often their state, so some of them must be meant: "a Syrian", "two Syrians".
    pub(super) fn nationals(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let head = mention.head;
        let name = self.parse.name_over(head)?;
        if seen.acts || name.kind != NameKind::People || name.tokens.end != head + 1 {
            return None;
        }
        let article = self.parse.child(head, Relation::Determiner);
        let article = article.map(|idx| self.parse.word(idx).to_lowercase());
        let counted = self.parse.child(head, Relation::Number).is_some();
        let are_some = match (self.parse.tokens[head].tag, article.as_deref()) {
            ("NNP" | "NN" | "JJ", Some("a" | "an")) => true,
            ("NNPS" | "NNS", Some("the" | "all")) => counted,
            ("NNPS" | "NNS", _) => true,
            _ => counted,
        };
        let word = self.parse.word(head);
        let places = &self.world.places;
        let own = || naming::country_by_adjective(places, word);
        let of_one = || naming::country_by_adjective(places, word.strip_suffix('s')?);
        let (iso3, _) = own().or_else(of_one).filter(|_| are_some)?;
        let mut civilians = self.unlisted(mention, ActorKind::Civilians, seen);
        civilians.value.country = Some(iso3);
        Some(civilians)
    }
}
