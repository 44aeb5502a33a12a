//! Sides as PLOVER and CAMEO write them: a state and a sector.

use dateline::model::{ActorKind, Party, Report};
use dateline::resolve::Look;

/// A side in PLOVER's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// ISO 3166-1 alpha-3 of the state that the words tie it to, or `IGO`.
    pub(crate) country: Option<String>,
    /// PLOVER's sector; none where the words name the state as a whole.
    pub(crate) sector: Option<&'static str>,
}

/// The state and the sector of a party.
pub(crate) fn side(party: &Party, report: &Report, look: &Look) -> Side {
    let words = |span: dateline::model::Span| span.of(report.text());
    let names_state =
        look.states.iter().any(|(span, _)| words(*span) == bare(&party.text));
    let inside = || {
        let found =
            look.states.iter().find(|(span, _)| party.text.contains(words(*span)));
        found.map(|(_, iso3)| iso3.clone())
    };
    let is_between_states =
        matches!(party.kind, ActorKind::International | ActorKind::Coalition);
    Side {
        country: match (&party.country, is_between_states) {
            (Some(iso3), _) => Some(iso3.clone()),
            (None, true) => Some("IGO".to_owned()),
            (None, false) => inside(),
        },
        sector: if names_state { None } else { sector(party.kind) },
    }
}

/// PLOVER's word for a sort of actor: the frequent sectors of its manual, version 0.7b.
fn sector(kind: ActorKind) -> Option<&'static str> {
    match kind {
        ActorKind::Military | ActorKind::Coalition => Some("MIL"),
        ActorKind::Police => Some("COP"),
        ActorKind::Government => Some("GOV"),
        ActorKind::Rebel => Some("REB"),
        ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia => Some("PRM"),
        ActorKind::UnidentifiedArmed => Some("UAF"),
        ActorKind::Rioters | ActorKind::Protesters | ActorKind::Civilians => Some("CVL"),
        ActorKind::International | ActorKind::Unknown => None,
    }
}

/// The words without an article in front.
fn bare(words: &str) -> &str {
    let without = |article: &str| words.strip_prefix(article);
    without("the ").or_else(|| without("The ")).unwrap_or(words)
}
