//! Who is meant by a pronoun.

use dateline_model::{ActorKind, Attested, Class, Evidence, Mention, Party};

use super::{Parties, Seen};
use crate::actors::Hit;
use crate::antecedent;

impl Parties<'_> {
    /// Who is meant by "they", "it" or "he".
    pub(super) fn antecedent(
        &self,
        mention: &Mention,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let word = self.parse.word(mention.head).to_lowercase();
        if matches!(word.as_str(), "he" | "she" | "him" | "her" | "himself" | "herself") {
            return self.person(mention, seen);
        }
        if matches!(word.as_str(), "latter" | "former") {
            let nth_back = if word == "latter" { 0 } else { 1 };
            let hit = antecedent::last_told(self, mention.head, nth_back)?;
            return Some(self.party(mention, hit));
        }
        if !matches!(
            word.as_str(),
            "they"
                | "them"
                | "it"
                | "who"
                | "which"
                | "that"
                | "their"
                | "its"
                | "themselves"
                | "itself"
        ) {
            return None;
        }
        if let Some(hit) = self.named_beside(mention) {
            return Some(self.party(mention, hit));
        }
        // "the last post, which planes had hit": whose the post is, is hit in it.
        let is_hit = word == "it" && !seen.acts && seen.violent;
        if let Some(thing) = antecedent::thing(self, mention.head).filter(|_| is_hit) {
            return self.resolve(thing, seen);
        }
        let before = antecedent::of_kind(self, mention.head, seen.not, |named| {
            named.kind().is_armed()
        });
        // "Aircraft bombed the ferries that people cross by; fifty of them were killed": no aircraft is killed.
        let are_hit =
            !seen.acts && seen.violent && matches!(word.as_str(), "they" | "them");
        let flew = |hit: &&Hit| {
            let mut arms = self.reading.mentions.iter();
            arms.any(|it| it.class == Class::Arms && hit.tokens.contains(&it.head))
        };
        // "The army said that it had taken the town": who is told of in the sentence itself goes before others.
        let here = self.parse.tokens[mention.head].sentence;
        let is_afar =
            before.is_none_or(|hit| self.parse.tokens[hit.tokens.start].sentence < here);
        if seen.acts
            && is_afar
            && let Some(subject) = antecedent::unnamed_subject(self, mention.head)
            && let Some(found) = self.resolve(subject, seen)
            && found.value.actor.is_some()
        {
            let named = Attested::direct(found.value, mention.span);
            return Some(named.and(Evidence::antecedent(subject.span)));
        }
        match before.filter(|hit| !are_hit || !flew(hit)) {
            Some(hit) => Some(self.party(mention, hit)),
            None if are_hit => {
                let people = antecedent::unarmed(self, mention.head)?;
                let own = self.unlisted(mention, ActorKind::Civilians, seen);
                Some(own.and(Evidence::antecedent(people.span)))
            }
            None => None,
        }
    }

    /// "he": the person told of before; somebody without arms where there is none and something is done to him.
    fn person(&self, mention: &Mention, seen: Seen<'_>) -> Option<Attested<Party>> {
        let nobody =
            || (!seen.acts).then(|| self.unlisted(mention, ActorKind::Civilians, seen));
        let Some(before) = antecedent::person(self, mention.head) else {
            return nobody();
        };
        let told = self.reading.mentions.iter().find(|told| told.head == before);
        let span = self.parse.tokens[before].span;
        let name = Mention {
            span,
            head: before,
            class: Class::Name,
            actor_kind: None,
            plural: false,
        };
        let person = self.resolve(told.unwrap_or(&name), seen).map(|found| found.value);
        let Some(mut person) = person else { return nobody() };
        person.text = mention.span.of(self.parse.text).to_owned();
        Some(Attested::direct(person, mention.span).and(Evidence::antecedent(span)))
    }
}
