//! Actors as ACLED writes them: name, country, years.

use dateline_model::{ActorKind, Party};
use jiff::civil::Date;

/// How ACLED's pattern writes an actor between two days: "Military Forces of X (2000-2024)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorName {
    /// The actor's id in the list of actors.
    pub actor: String,
    /// From this day; `None` from ever.
    pub from: Option<Date>,
    /// Until this day, included; `None` while it lasts.
    pub until: Option<Date>,
    /// The name.
    pub name: String,
}

/// The name of a party in a country on a day, from the catalogue or, without an entry, from its own name.
pub(crate) fn name(
    party: &Party,
    country: &str,
    day: Date,
    catalogue: &[ActorName],
) -> String {
    let listed = party.actor.as_ref().and_then(|id| {
        catalogue.iter().find(|entry| {
            entry.actor == *id
                && entry.from.is_none_or(|from| from <= day)
                && entry.until.is_none_or(|until| day <= until)
        })
    });
    if let Some(entry) = listed {
        return entry.name.clone();
    }
    // A list of the user's own knows no regimes, but may leave the country to the event.
    if let Some(own) = &party.acled {
        return own.replace("{country}", country);
    }
    match party.kind {
        ActorKind::Civilians => format!("Civilians ({country})"),
        ActorKind::Protesters => format!("Protesters ({country})"),
        ActorKind::Rioters => format!("Rioters ({country})"),
        ActorKind::UnidentifiedArmed | ActorKind::Unknown => unidentified(country),
        ActorKind::Rebel if party.name == "Islamic State" => {
            format!("Islamic State ({country})")
        }
        // Words for armed men, and no name: ACLED writes them all as one.
        ActorKind::Rebel | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia
            if party.actor.is_none() && !is_name(&party.name) =>
        {
            unidentified(country)
        }
        ActorKind::Military | ActorKind::Police | ActorKind::Government
            if party.actor.is_none() && !is_name(&party.name) =>
        {
            let police = party.kind == ActorKind::Police;
            let force = if police { "Police" } else { "Military" };
            format!("{force} Forces of {country}")
        }
        ActorKind::Military
        | ActorKind::Police
        | ActorKind::Government
        | ActorKind::Coalition
        | ActorKind::Rebel
        | ActorKind::PoliticalMilitia
        | ActorKind::IdentityMilitia
        | ActorKind::International => party.name.clone(),
    }
}

/// Armed men of whom nothing is known.
pub(crate) fn unidentified(country: &str) -> String {
    format!("Unidentified Armed Group ({country})")
}

fn is_name(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_uppercase)
}

/// ACLED's actor types, in the order of their numbers.
pub(crate) const INTER: [&str; 8] = [
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
];

/// The actor type of a party in a country: a state's forces abroad are external ones.
pub(crate) fn inter(party: &Party, iso3: Option<&str>) -> &'static str {
    match party.kind {
        ActorKind::Military | ActorKind::Police | ActorKind::Government => {
            match (party.country.as_deref(), iso3) {
                (Some(own), Some(here)) if own != here => INTER[7],
                _ => INTER[0],
            }
        }
        ActorKind::Coalition | ActorKind::International => INTER[7],
        ActorKind::Rebel => INTER[1],
        ActorKind::PoliticalMilitia
        | ActorKind::UnidentifiedArmed
        | ActorKind::Unknown => INTER[2],
        ActorKind::IdentityMilitia => INTER[3],
        ActorKind::Rioters => INTER[4],
        ActorKind::Protesters => INTER[5],
        ActorKind::Civilians => INTER[6],
    }
}

/// The pair of actor types, lower number first; for civilians and external forces the other way round.
pub(crate) fn interaction(first: &str, second: &str) -> String {
    if second.is_empty() {
        return format!("{first} only");
    }
    let at = |inter: &str| INTER.iter().position(|each| *each == inter);
    let (low, high) = match at(first) <= at(second) {
        true => (first, second),
        false => (second, first),
    };
    match (low, high) {
        ("Civilians", "External/Other forces") => format!("{high}-{low}"),
        _ => format!("{low}-{high}"),
    }
}
