//! The two sides of an event as UCDP knows them, and the type of violence that follows.

use dateline_model::{ActorKind, Party};

use crate::states::{State, leader};

/// What the list of actors knows of one that stands at the head of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 of the state it belongs to.
    pub country: Option<String>,
    /// UCDP's number.
    pub ucdp: Option<u32>,
}

/// Sides, and who of the event's parties they are.
pub(super) struct Dyad {
    pub(super) type_of_violence: u8,
    pub(super) a: Side,
    pub(super) b: Side,
    /// Side A is the event's recipients.
    pub(super) swapped: bool,
}

/// One side: a government, groups, or civilians.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) name: String,
    pub(super) ucdp: Option<u32>,
    pub(super) gw: Option<u16>,
}

/// The side that one-sided violence strikes.
pub(super) const CIVILIANS: &str = "Civilians";
/// What the name of every government begins with.
pub(super) const GOVERNMENT: &str = "Government of ";

/// The dyad of an event in a country; the reason where UCDP would know none.
pub(super) fn dyad(
    actors: &[Party],
    recipients: &[Party],
    iso3: &str,
    catalogue: &[Actor],
) -> Result<Dyad, &'static str> {
    let of = |parties: &[Party]| {
        let mut known: Vec<Belligerent> = Vec::new();
        for each in parties.iter().filter_map(|party| belligerent(party, catalogue)) {
            if !known.contains(&each) {
                known.push(each);
            }
        }
        known
    };
    let (first, second) = (of(actors), of(recipients));
    if first.is_empty() {
        return Err("no-identifiable-actor");
    }
    if second.is_empty() {
        let unarmed = |party: &Party| {
            matches!(party.kind, ActorKind::Civilians | ActorKind::Protesters)
        };
        return match recipients.iter().any(unarmed) {
            true => Ok(Dyad {
                type_of_violence: 3,
                a: named(&perpetrators(&first, iso3)),
                b: Side { name: CIVILIANS.to_owned(), ..Side::default() },
                swapped: false,
            }),
            false => Err("no-identifiable-recipient"),
        };
    }
    if first.iter().any(|each| second.contains(each)) {
        return Err("sides-not-told-apart");
    }
    let governs = |side: &[Belligerent]| side.iter().any(|each| each.gw.is_some());
    let (type_of_violence, swapped) = match (governs(&first), governs(&second)) {
        (true, _) => (1, false),
        (false, true) => (1, true),
        // No order is told by who struck, so that a dyad keeps its name.
        (false, false) => (2, named(&second).name < named(&first).name),
    };
    let (a, b) = if swapped { (second, first) } else { (first, second) };
    let a = if type_of_violence == 1 { governments(&a, iso3) } else { a };
    // Those whom a government fights are groups; states that stand with them are not named.
    let groups: Vec<Belligerent> =
        b.iter().filter(|each| each.gw.is_none()).cloned().collect();
    let b = if groups.is_empty() { governments(&b, iso3) } else { groups };
    Ok(Dyad { type_of_violence, a: named(&a), b: named(&b), swapped })
}

/// A government or an organised group, each by its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Belligerent {
    name: String,
    ucdp: Option<u32>,
    gw: Option<u16>,
    iso3: Option<String>,
}

/// Who fights under this name, where UCDP would know a name: a part fights as its whole, a state's forces as its
/// government, and "gunmen" as nobody.
fn belligerent(party: &Party, catalogue: &[Actor]) -> Option<Belligerent> {
    let root = party.actor.as_deref().and_then(|id| id.split('/').next());
    let whole = root.and_then(|id| catalogue.iter().find(|actor| actor.id == id));
    let is_state = |kind: ActorKind| {
        matches!(kind, ActorKind::Military | ActorKind::Police | ActorKind::Government)
    };
    let led = root.and_then(leader);
    let kind = match whole {
        Some(whole) if whole.kind != ActorKind::Coalition => whole.kind,
        Some(_) | None => party.kind,
    };
    // A militia that belongs to a state fights for its government.
    let of_state = kind == ActorKind::PoliticalMilitia
        && whole.map_or(&party.country, |whole| &whole.country).is_some();
    let iso3 = if is_state(kind) || of_state {
        let whole = whole.filter(|whole| whole.kind != ActorKind::Coalition);
        whole.and_then(|whole| whole.country.as_deref()).or(party.country.as_deref())
    } else if kind == ActorKind::Coalition {
        led
    } else {
        None
    };
    if let Some(iso3) = iso3 {
        let state = State::of(iso3)?;
        return Some(Belligerent {
            name: format!("{GOVERNMENT}{}", state.name),
            ucdp: whole.filter(|whole| is_state(whole.kind)).and_then(|each| each.ucdp),
            gw: Some(state.gw),
            iso3: Some(iso3.to_owned()),
        });
    }
    let is_group = matches!(
        kind,
        ActorKind::Rebel | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia
    );
    // Words for armed men are no name: a group without a name is none that UCDP could know again.
    let is_name = |name: &str| name.chars().next().is_some_and(char::is_uppercase);
    let name = whole.map_or(&party.name, |whole| &whole.name);
    let is_known = is_group && (party.actor.is_some() || is_name(name));
    is_known.then(|| Belligerent {
        name: name.replace([',', ';'], ""),
        ucdp: whole.and_then(|whole| whole.ucdp),
        gw: None,
        iso3: None,
    })
}

/// The government of the country where it happened, if it is among them: the others support it.
fn governments(side: &[Belligerent], iso3: &str) -> Vec<Belligerent> {
    let all: Vec<Belligerent> =
        side.iter().filter(|each| each.gw.is_some()).cloned().collect();
    match all.iter().find(|each| each.iso3.as_deref() == Some(iso3)) {
        Some(own) => vec![own.clone()],
        None => all,
    }
}

/// Who struck civilians: a government where one did, else the groups.
fn perpetrators(side: &[Belligerent], iso3: &str) -> Vec<Belligerent> {
    let governments = governments(side, iso3);
    if governments.is_empty() { side.to_vec() } else { governments }
}

/// Several groups stand in one cell in the order of the alphabet; only one alone has a number.
fn named(side: &[Belligerent]) -> Side {
    let mut names: Vec<&str> = side.iter().map(|each| each.name.as_str()).collect();
    names.sort_unstable();
    match side {
        [one] => Side { name: one.name.clone(), ucdp: one.ucdp, gw: one.gw },
        _ => Side { name: names.join(", "), ..Side::default() },
    }
}
