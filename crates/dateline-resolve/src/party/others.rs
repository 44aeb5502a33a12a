//! "Others", and those who are the speaker's own: whose sort is told by the words around them.

use dateline_model::{
    ActorKind, Attested, Class, EventType, Evidence, Mention, Party, Relation,
};

use super::{Parties, Seen};

impl Parties<'_> {
    /// "Sixty soldiers were killed. Dozens of others were wounded": others are of the sort of those who were hurt just
    /// before.
    pub(super) fn others(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let token = &self.parse.tokens[mention.head];
        if !token.lemma.eq_ignore_ascii_case("other") && token.tag != "CD" {
            return None;
        }
        let mut hurt = self.reading.frames.iter().rev().filter(|frame| {
            frame.head < mention.head
                && token.sentence - frame.sentence <= NEAR
                && frame.senses[0].act.is_some_and(|act| act.event == EventType::Assault)
        });
        let before = hurt.find_map(|frame| {
            let sense = &frame.senses[0];
            let counted =
                |idx: &&usize| sense.counts.iter().any(|count| count.of == Some(**idx));
            let hurt = &self.reading.mentions[*sense.recipients.iter().find(counted)?];
            // "Killing four soldiers and wounding nine others": who is wounded here are the others themselves.
            (hurt.head < mention.head).then_some(hurt)
        })?;
        if before.class == Class::Pronoun {
            return None;
        }
        let mut party = self.resolve(before, seen)?.value;
        party.text = mention.span.of(self.parse.text).to_owned();
        let own = Attested::direct(party, mention.span);
        Some(own.and(Evidence::antecedent(before.span)))
    }

    /// "Our comrades", "our martyrs": who speaks so in war is armed, and those are his own.
    pub(super) fn is_of_speaker(&self, mention: &Mention) -> bool {
        let lemma = self.parse.tokens[mention.head].lemma.to_lowercase();
        OWN.contains(&lemma.as_str())
            && self.parse.children(mention.head).iter().any(|&idx| {
                self.parse.tokens[idx].relation == Relation::Possessor
                    && self.parse.word(idx).eq_ignore_ascii_case("our")
            })
    }

    /// Fighters of the one who speaks, where nobody says who that is but perhaps the outlet.
    pub(super) fn speakers_own(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        self.is_of_speaker(mention).then(|| {
            let unnamed = || self.unlisted(mention, ActorKind::UnidentifiedArmed, seen);
            self.own_of_outlet(mention).unwrap_or_else(unnamed)
        })
    }
}

/// Others are told of in the same sentence or the next.
const NEAR: usize = 1;

/// How bulletins of armed groups call their own. Ours.
const OWN: &[&str] = &["comrade", "hero", "mujahid"];
