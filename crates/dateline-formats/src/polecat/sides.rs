//! Actors and recipients in POLECAT's columns.

use dateline_model::{ActorKind, Party};

use crate::polecat::row::Side;
use crate::states::{State, leader};

/// The columns of one side, the best named first; several are parted by `;`.
pub(super) fn side(parties: &[Party]) -> Side {
    let list = |of: &dyn Fn(&Party) -> String, again: bool| {
        let mut items: Vec<String> = Vec::new();
        for item in parties.iter().map(of).filter(|item| !item.is_empty()) {
            if again || !items.contains(&item) {
                items.push(item);
            }
        }
        items.join(";")
    };
    let sector_of = |party: &Party| sector(party.kind).to_owned();
    Side {
        name: list(&|party| plain(&party.name), true),
        country: list(&country, false),
        cow: list(&|party| cow(party).map_or(String::new(), |n| n.to_string()), false),
        primary_sector: parties.first().map_or(String::new(), sector_of),
        sectors: list(&sector_of, false),
        name_raw: list(&|party| plain(&party.text), true),
    }
}

/// PLOVER's sector of a kind of actor. Armed tribes and clans have none of their own; they are paramilitaries (ours).
fn sector(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Military | ActorKind::Coalition | ActorKind::International => "MIL",
        ActorKind::Police => "COP",
        ActorKind::Government => "GOV",
        ActorKind::Rebel => "REB",
        ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia => "PRM",
        ActorKind::UnidentifiedArmed => "UAF",
        ActorKind::Rioters | ActorKind::Protesters | ActorKind::Civilians => "CVL",
        ActorKind::Unknown => "UNK",
    }
}

/// The sectors that rows may have.
pub(super) const SECTORS: [&str; 8] =
    ["MIL", "COP", "GOV", "REB", "PRM", "UAF", "CVL", "UNK"];

/// ISO 3166-1 alpha-3, or PLOVER's word for who belongs to no one country. A listed group of none is a transnational
/// one.
fn country(party: &Party) -> String {
    let own = state_of(party).map(str::to_owned);
    own.unwrap_or_else(|| {
        let root = root(party);
        let code = match party.kind {
            ActorKind::International if root.is_some_and(is_un) => "UNO",
            ActorKind::International | ActorKind::Coalition => "IGO",
            ActorKind::Rebel if root.is_some() => "IMG",
            ActorKind::Rebel
            | ActorKind::Military
            | ActorKind::Police
            | ActorKind::Government
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed
            | ActorKind::Rioters
            | ActorKind::Protesters
            | ActorKind::Civilians
            | ActorKind::Unknown => "",
        };
        code.to_owned()
    })
}

/// The number of the party's state.
fn cow(party: &Party) -> Option<u16> {
    State::of(state_of(party)?).map(|state| state.cow())
}

fn state_of(party: &Party) -> Option<&str> {
    let led = || root(party).filter(|_| party.kind == ActorKind::Coalition);
    party.country.as_deref().or_else(|| led().and_then(leader))
}

fn root(party: &Party) -> Option<&str> {
    party.actor.as_deref()?.split('/').next()
}

/// Missions of the United Nations begin with its letters, or with those of a stabilisation mission.
fn is_un(id: &str) -> bool {
    id.starts_with("un") || id.starts_with("mon") || id.starts_with("minus")
}

/// Words without what parts lists and columns.
pub(super) fn plain(words: &str) -> String {
    let words = words.replace(';', ",");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
