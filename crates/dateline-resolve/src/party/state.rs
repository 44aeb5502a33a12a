//! States as parties: their forces, their governments, and the words that say whose somebody is.

use dateline_model::{
    ActorKind, Attested, Mention, Party, PartyFacts, Relation, TokenIdx, Upos,
};

use super::{Parties, Seen};
use crate::actors::Actor;
use crate::naming;

impl Parties<'_> {
    /// "the planes of Chad": the state's forces.
    pub(super) fn arms_of_a_state(&self, mention: &Mention) -> Option<Attested<Party>> {
        let is_of = |&&idx: &&TokenIdx| {
            self.parse.tokens[idx].relation == Relation::Preposition
                && self.parse.word(idx).eq_ignore_ascii_case("of")
        };
        let of = *self.parse.children(mention.head).iter().find(is_of)?;
        let below = self.parse.subtree(of);
        let (first, last) = (*below.first()?, *below.last()?);
        if let Some(hit) = self.hits.inside(first..last + 1).next() {
            return Some(self.party(mention, hit));
        }
        let state = Mention {
            span: self.parse.span_of(first + 1..last + 1)?,
            head: last,
            ..mention.clone()
        };
        let (iso3, country) = self.country_in(&state)?;
        let text = mention.span.of(self.parse.text).to_owned();
        let party = self.state(text, &iso3, &country, ActorKind::Military);
        Some(Attested::direct(party, mention.span))
    }

    /// "An army helicopter": the army's of the country where it happened.
    pub(super) fn arms_of_an_army(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let is_army = |&idx: &TokenIdx| {
            let token = &self.parse.tokens[idx];
            idx < mention.head
                && token.relation == Relation::Compound
                && matches!(token.lemma.to_lowercase().as_str(), "army" | "military")
        };
        self.parse.children(mention.head).iter().find(|idx| is_army(idx))?;
        let (iso3, country) = self.country(mention, seen)?;
        let text = mention.span.of(self.parse.text).to_owned();
        let party = self.state(text, iso3, country, ActorKind::Military);
        Some(Attested::direct(party, mention.span))
    }

    /// The forces of a state: the listed actor where there is one.
    pub(super) fn state(
        &self,
        text: String,
        iso3: &str,
        country: &str,
        kind: ActorKind,
    ) -> Party {
        let bears = match kind {
            ActorKind::Police => "Police Forces of",
            ActorKind::Government => "Government of",
            ActorKind::Military
            | ActorKind::Coalition
            | ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed
            | ActorKind::Rioters
            | ActorKind::Protesters
            | ActorKind::Civilians
            | ActorKind::International
            | ActorKind::Unknown => "Military Forces of",
        };
        // A unit of a state's forces may stand in the list too.
        let listed = self.world.actors.all().iter().find(|actor| {
            actor.kind == kind
                && actor.country.as_deref() == Some(iso3)
                && actor.name.starts_with(bears)
        });
        let name = format!("{bears} {country}");
        Party::from(PartyFacts {
            text,
            actor: Some(match listed {
                Some(actor) => actor.id.clone(),
                None => format!("{kind}:{iso3}"),
            }),
            name: listed.map_or(name, |actor| actor.name.clone()),
            kind,
            country: Some(iso3.to_owned()),
            acled: listed.and_then(Actor::own_acled),
        })
    }

    /// Whether the words of the mention name a country, or somebody of one.
    pub(crate) fn names_a_country(&self, mention: &Mention) -> bool {
        self.country_in(mention).is_some()
    }

    /// The country that the words of the mention name: "Turkish President X", "the president of Chad".
    pub(super) fn country_in(&self, mention: &Mention) -> Option<(String, String)> {
        let tokens = self.tokens_of(mention);
        let named = |words: std::ops::Range<TokenIdx>| {
            let words = self.parse.span_of(words)?.of(self.parse.text);
            let is_capital = words.chars().next().is_some_and(char::is_uppercase);
            let places = &self.world.places;
            is_capital
                .then(|| naming::country_named(places, words))
                .flatten()
                .or_else(|| naming::country_by_adjective(places, words))
        };
        tokens.clone().find_map(|start| {
            let end = tokens.end.min(start + MOST_WORDS);
            (start + 1..=end).rev().find_map(|end| named(start..end))
        })
    }

    /// "Punjab police": the country in which the place beside the word lies, that of the report where it has one.
    pub(super) fn country_inside(
        &self,
        mention: &Mention,
        here: Option<(&str, &str)>,
    ) -> Option<(String, String)> {
        let beside = self.parse.children(mention.head).iter().copied().find(|&idx| {
            self.parse.tokens[idx].relation == Relation::Compound
                && self.parse.tokens[idx].upos == Upos::Propn
                && !is_an_arm(&self.parse.word(idx).to_lowercase())
        })?;
        let first = self.parse.subtree(beside).first().copied()?;
        let name = self.parse.span_of(first..beside + 1)?.of(self.parse.calm_text());
        let mut all = naming::countries_with(&self.world.places, name);
        let own = all.iter().position(|(iso3, _)| here.is_some_and(|(at, _)| at == iso3));
        match all.is_empty() {
            true => None,
            false => Some(all.swap_remove(own.unwrap_or(0))),
        }
    }
}

/// "The Air Force": what an arm of the forces fights in or watches is no place, though a village is called so.
fn is_an_arm(word: &str) -> bool {
    matches!(
        word,
        "air" | "land" | "ground" | "sea" | "naval" | "border" | "coast" | "army"
    )
}

pub(super) fn owned((iso3, country): (&str, &str)) -> (String, String) {
    (iso3.to_owned(), country.to_owned())
}

/// "Democratic Republic of the Congo" is the longest name of a state in news.
const MOST_WORDS: usize = 5;
