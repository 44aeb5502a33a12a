//! Whose voice the outlet is: a party's own media say "our forces".

use dateline_model::{Attested, Evidence, Mention, Party, PartyFacts};

use super::Parties;

impl Parties<'_> {
    /// "Our units", "our positions" in what a party itself publishes: its own.
    pub(super) fn own_of_outlet(&self, mention: &Mention) -> Option<Attested<Party>> {
        let is_own = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(self.parse.word(idx).to_lowercase().as_str(), "our" | "my")
        });
        let party = self.party_of_outlet().filter(|_| is_own)?;
        let mut told = party.value;
        told.text = mention.span.of(self.parse.text).to_owned();
        let own = Attested::direct(told, mention.span);
        Some(self.outlet_evidence().into_iter().fold(own, Attested::and))
    }

    /// The party whose own voice the outlet is.
    pub(crate) fn party_of_outlet(&self) -> Option<Attested<Party>> {
        let outlet = self.outlet?;
        let id = self.world.outlets.find(&outlet.value)?.party_of.as_deref()?;
        let party = self.listed(id, &outlet.value)?;
        let mut evidence = self.outlet_evidence().into_iter();
        let first = Attested::new(party, evidence.next()?);
        Some(evidence.fold(first, Attested::and))
    }

    /// The actor of that id, under these words.
    pub(crate) fn listed(&self, id: &str, text: &str) -> Option<Party> {
        let actor = self.world.actors.get(id)?;
        Some(Party::from(PartyFacts {
            text: text.to_owned(),
            actor: Some(actor.id.clone()),
            name: actor.name.clone(),
            kind: actor.kind,
            country: actor.country.clone(),
            acled: actor.own_acled(),
        }))
    }

    /// The outlet tells nothing of the happening itself: it is the setting in which the words are read.
    fn outlet_evidence(&self) -> Vec<Evidence> {
        let told = self.outlet.map_or(&[][..], |outlet| outlet.evidence());
        let setting = |evidence: &Evidence| match evidence.span() {
            Some(span) => Evidence::context(span),
            None => evidence.clone(),
        };
        told.iter().map(setting).collect()
    }
}
