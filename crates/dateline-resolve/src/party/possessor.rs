//! Whose "its jets" and "their positions" are.

use dateline_model::{Attested, Class, Mention, Party, Relation, TokenIdx};

use super::{Parties, Seen};
use crate::antecedent;

impl Parties<'_> {
    /// The one who says so, where it is said: "the army said that its jets"; else the nearest force told of before.
    pub(super) fn possessor(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let parse = self.parse;
        let pronoun = parse.children(mention.head).iter().copied().find(|&idx| {
            matches!(parse.word(idx).to_lowercase().as_str(), "its" | "their")
        })?;
        let says = self.reported_by(mention.head);
        let speaker = says.and_then(|says| self.subject_of(says));
        // One party stands for itself; of the words only the possessive is the evidence.
        let own = speaker.and_then(|speaker| self.resolve(speaker, seen));
        if let Some(party) = own {
            let is_other = party.value.actor.as_deref() != seen.not || seen.not.is_none();
            let can = party.value.kind.is_armed()
                || party.value.kind == dateline_model::ActorKind::Government;
            return (is_other && can).then(|| renamed(self, mention, party));
        }
        let before = antecedent::of_kind(self, pronoun, seen.not, |named| {
            named.kind().is_armed()
        })?;
        Some(self.party(mention, before))
    }

    /// The verb whose complement holds the word.
    fn reported_by(&self, word: TokenIdx) -> Option<TokenIdx> {
        let mut at = word;
        for above in self.parse.ancestors(word).take(6) {
            if self.parse.tokens[at].relation == Relation::Complement {
                return Some(above);
            }
            at = above;
        }
        None
    }

    /// The mention that is the subject of a verb and may own arms.
    fn subject_of(&self, verb: TokenIdx) -> Option<&Mention> {
        let subject = self.parse.child(verb, Relation::Subject)?;
        self.reading.mentions.iter().find(|mention| {
            mention.head == subject
                && matches!(
                    mention.class,
                    Class::Armed | Class::Name | Class::People | Class::Institution
                )
        })
    }
}

/// The party in the words of what it owns.
fn renamed(
    parties: &Parties<'_>,
    mention: &Mention,
    mut party: Attested<Party>,
) -> Attested<Party> {
    party.value.text = mention.span.of(parties.parse.text).to_owned();
    let own = party.evidence().to_vec();
    own.into_iter()
        .filter_map(|evidence| evidence.span())
        .fold(Attested::direct(party.value, mention.span), |attested, span| {
            attested.and(dateline_model::Evidence::antecedent(span))
        })
}
