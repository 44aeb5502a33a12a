//! Who says so: the chain from the one nearest to the happening to the outlet.

use dateline_model::{
    Attested, Evidence, Speaker, SpeakerFacts, SpeakerKind, SpeakerWords,
};

use crate::party::Parties;

/// The speakers of a frame, the outlet last.
pub(crate) fn chain(
    parties: &Parties<'_>,
    words: &[SpeakerWords],
    outlet: Option<&Attested<String>>,
) -> Vec<Attested<Speaker>> {
    let mut chain: Vec<Attested<Speaker>> =
        words.iter().map(|each| speaker(parties, each)).collect();
    if let Some(outlet) = outlet {
        chain.push(publisher(parties, outlet));
    }
    chain
}

fn speaker(parties: &Parties<'_>, words: &SpeakerWords) -> Attested<Speaker> {
    let text = words.span.of(parties.parse.text).to_owned();
    let known = parties.world.outlets.find(&text);
    let mention = words.mention.map(|mention| &parties.reading.mentions[mention]);
    let actor = mention.and_then(|mention| parties.named(mention));
    let of_party = known.is_some_and(|outlet| outlet.party_of.is_some());
    let kind = match (known, actor) {
        (Some(outlet), _) => outlet.kind,
        (None, Some(_)) if words.kind == SpeakerKind::Other => SpeakerKind::Official,
        (None, _) => words.kind,
    };
    let speaks_for = matches!(kind, SpeakerKind::Official | SpeakerKind::PartyMedia);
    let voice = known.and_then(|outlet| outlet.party_of.clone()).or_else(|| {
        mention.filter(|_| speaks_for).and_then(|mention| parties.actor_of(mention))
    });
    let speaker = SpeakerFacts {
        text,
        name: known.map(|outlet| outlet.name.clone()),
        kind,
        party: of_party || (actor.is_some() && speaks_for),
        actor: voice,
        protected: words.protected,
    };
    Attested::direct(speaker.into(), words.span)
}

fn publisher(parties: &Parties<'_>, outlet: &Attested<String>) -> Attested<Speaker> {
    let known = parties.world.outlets.find(&outlet.value);
    let speaker = SpeakerFacts {
        text: outlet.value.clone(),
        name: Some(known.map_or(&outlet.value, |known| &known.name).clone()),
        kind: known.map_or(SpeakerKind::Outlet, |known| known.kind),
        party: known.is_some_and(|known| known.party_of.is_some()),
        actor: known.and_then(|known| known.party_of.clone()),
        protected: false,
    };
    let mut evidence = outlet.evidence().iter().cloned();
    let first = evidence.next();
    let first = first.unwrap_or(Evidence::given(dateline_model::GivenField::Outlet));
    evidence.fold(Attested::new(speaker.into(), first), Attested::and)
}
