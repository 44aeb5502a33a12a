//! Who is meant by a word for armed people that names nobody: "the group", "the jihadists", "the mercenaries".

use dateline_model::{ActorKind, Class, Mention, Relation, TokenIdx};

use super::{Parties, Seen};
use crate::actors::{Hit, Named};
use crate::{antecedent, naming};

impl<'a> Parties<'a> {
    /// The naming that the mention refers back to.
    pub(super) fn meant(
        &self,
        mention: &Mention,
        kind: Option<ActorKind>,
        is_definite: bool,
        seen: Seen<'_>,
    ) -> Option<&'a Hit> {
        let head = self.inner(mention).unwrap_or(mention.head);
        let noun = self.parse.tokens[head].lemma.to_lowercase();
        let at = mention.head;
        let is_body = is_body(&noun);
        let may_be = |named: &Named| match is_body {
            // "the organisation" is one body, and neither an alliance nor "forces".
            true => fits(kind, named.kind()) && is_one_body(named),
            false => fits(kind, named.kind()),
        };
        if is_creed(&noun) {
            let is_jihadist = |named: &Named| may_be(named) && named.is_jihadist();
            let told = antecedent::of_kind(self, at, seen.not, is_jihadist)
                .or_else(|| antecedent::only(self, at, seen.not, is_jihadist));
            if told.is_some() {
                return told;
            }
        }
        let is_of_kind = |hit: &&Hit| may_be(&hit.named);
        antecedent::of_same_head(self, at, seen.not)
            .filter(|hit| is_definite && (kind.is_some() || is_of_kind(hit)))
            .or_else(|| antecedent::of_kind(self, at, seen.not, may_be))
            .or_else(|| {
                antecedent::only(self, at, seen.not, may_be).filter(|_| is_definite)
            })
    }

    /// "fighters from the Islamic State", "soldiers with the army's 4th Division": whose they are stands behind them.
    pub(super) fn named_behind(&self, mention: &Mention) -> Option<&'a Hit> {
        let behind = self.parse.children(mention.head).iter().copied().filter(|&idx| {
            matches!(
                self.parse.word(idx).to_lowercase().as_str(),
                "from" | "with" | "for"
            ) && idx > mention.head
        });
        let objects =
            behind.filter_map(|idx| self.parse.child(idx, Relation::PrepositionObject));
        let mut named = objects.filter_map(|object| {
            let mut hits = self.hits.all().iter();
            hits.find(|hit| hit.tokens.contains(&object) && hit.named.kind().is_armed())
        });
        named.next()
    }

    /// "fighters of the organisation": whose they are says who is meant.
    fn inner(&self, mention: &Mention) -> Option<TokenIdx> {
        let of = self
            .parse
            .children(mention.head)
            .iter()
            .copied()
            .find(|&idx| self.parse.word(idx).eq_ignore_ascii_case("of"))?;
        let behind = self.parse.children(of).iter().copied();
        let mut bodies =
            behind.filter(|&idx| is_body(&self.parse.tokens[idx].lemma.to_lowercase()));
        bodies.next()
    }

    /// "U.S.-backed fighters", "government-aligned militias": who stands behind them tells them from those told before.
    pub(super) fn is_told_apart(&self, mention: &Mention) -> bool {
        // "our fighters" are the speaker's, whoever was told of before.
        let is_own = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(self.parse.word(idx).to_lowercase().as_str(), "our" | "my")
        });
        if is_own {
            return true;
        }
        // "Partner forces", "allied fighters" fight beside somebody.
        let is_partner = self.parse.children(mention.head).iter().any(|&idx| {
            idx < mention.head
                && matches!(
                    self.parse.word(idx).to_lowercase().as_str(),
                    "partner" | "partnered" | "allied" | "friendly" | "supporting"
                )
        });
        if is_partner {
            return true;
        }
        mention.class == Class::Armed
            && self.tokens_of(mention).filter(|&idx| idx < mention.head).any(|idx| {
                let word = self.parse.word(idx).to_lowercase();
                let last = naming::last_part(&word);
                let joined = last != word
                    || idx > 0 && matches!(self.parse.word(idx - 1), "-" | "–" | "‑");
                joined && BACKED.contains(&last)
            })
    }
}

/// How it is said who stands behind a force. Ours.
const BACKED: &[&str] = &[
    "backed",
    "led",
    "allied",
    "aligned",
    "supported",
    "trained",
    "funded",
    "sponsored",
    "armed",
    "equipped",
    "linked",
    "affiliated",
];

/// Nouns for a body of people under one command. Ours.
fn is_body(noun: &str) -> bool {
    matches!(
        noun,
        "group" | "organisation" | "organization" | "movement" | "outfit" | "network"
    )
}

/// Nouns by which news calls those who fight for a creed. Ours.
fn is_creed(noun: &str) -> bool {
    matches!(
        noun,
        "jihadist"
            | "jihadi"
            | "militant"
            | "extremist"
            | "islamist"
            | "terrorist"
            | "takfiri"
            | "hardliner"
            | "radical"
            | "mujahideen"
            | "caliphate"
    )
}

/// Whether "the group" may stand for it: a coalition is none, and "Forces", "Units" and "Brigades" are many.
fn is_one_body(named: &Named) -> bool {
    let last = named.name().split_whitespace().next_back().unwrap_or_default();
    let is_many = matches!(
        last,
        "Forces"
            | "Units"
            | "Brigades"
            | "Fighters"
            | "Militias"
            | "Committees"
            | "Troops"
            | "insurgents"
            | "fighters"
            | "militias"
            | "forces"
            | "rebels"
    );
    named.kind() != ActorKind::Coalition && !is_many
}

/// Whether an actor of this kind may be meant by a word for the other.
fn fits(word: Option<ActorKind>, actor: ActorKind) -> bool {
    match word {
        Some(word) => word == actor,
        None => {
            actor.is_armed()
                && !matches!(
                    actor,
                    ActorKind::Military | ActorKind::Police | ActorKind::Coalition
                )
        }
    }
}
