//! The values of fields, as a person types them.

use std::sync::Arc;

use dateline_model::{
    Act, ActorKind, Bounds, Edit, EventField, Party, PartyFacts, Place, PlaceKind,
    PlaceRelation, Weapon, When, Where,
};
use dateline_resolve::World;
use dateline_resolve::places::{Candidate, Way};
use jiff::civil::Date;

use super::DecisionError;

/// What stands for a value that nobody can know; an empty cell is the same.
const UNKNOWN: &str = "unknown";

/// Reads the value of a field. `countries`, ISO 3166-1 alpha-3, say whose police "the police" are and which of two
/// places of one name is meant.
///
/// # Errors
/// If the value is none of the field's, or names no known place, or several.
pub fn edit(
    field: EventField,
    value: &str,
    world: &World,
    countries: &[String],
) -> Result<Edit, DecisionError> {
    let value = value.trim();
    let is_known = !value.is_empty() && !value.eq_ignore_ascii_case(UNKNOWN);
    let known = is_known.then_some(value);
    Ok(match field {
        EventField::Act => match each(known, act)? {
            acts if acts.is_empty() => {
                return Err(DecisionError::new(
                    "an event without an act is none",
                    "reject it with `dateline decide FILE reject EVENT`",
                ));
            }
            acts => Edit::Act(acts),
        },
        EventField::Reciprocal => Edit::Reciprocal(yes_or_no(value)?),
        EventField::Actor => {
            Edit::Actor(each(known, |name| Ok(party(name, world, countries)))?)
        }
        EventField::Recipient => {
            Edit::Recipient(each(known, |name| Ok(party(name, world, countries)))?)
        }
        EventField::Weapon => Edit::Weapon(each(known, weapon)?),
        EventField::Date => Edit::Date(known.map(when).transpose()?),
        EventField::Place => {
            Edit::Place(known.map(|at| place(at, world, countries)).transpose()?)
        }
        EventField::Killed => Edit::Killed(known.map(bounds).transpose()?),
        EventField::Injured => Edit::Injured(known.map(bounds).transpose()?),
        EventField::Territory => {
            return Err(DecisionError::new(
                "who holds a place is not set by hand",
                "edit `act`, `actor`, `recipient`, `date` and `place`, or reject the event",
            ));
        }
    })
}

/// The parts of a list between semicolons.
fn each<T>(
    list: Option<&str>,
    read: impl Fn(&str) -> Result<T, DecisionError>,
) -> Result<Vec<T>, DecisionError> {
    let parts = list.unwrap_or_default().split(';').map(str::trim);
    parts.filter(|part| !part.is_empty()).map(read).collect()
}

fn act(word: &str) -> Result<Act, DecisionError> {
    word.parse::<Act>().map_err(|error| {
        DecisionError::new(
            error.to_string(),
            format!("{}, as in `ASSAULT/aerial`", error.remedy()),
        )
    })
}

fn weapon(word: &str) -> Result<Weapon, DecisionError> {
    word.parse::<Weapon>()
        .map_err(|error| DecisionError::new(error.to_string(), error.remedy()))
}

fn yes_or_no(value: &str) -> Result<bool, DecisionError> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" | "" => Ok(false),
        _ => Err(DecisionError::new(
            format!("`{value}` is neither yes nor no"),
            "write `yes` or `no`",
        )),
    }
}

/// The listed actor of that name, else a party of that name on no list.
fn party(name: &str, world: &World, countries: &[String]) -> Party {
    let by_id = world.actors().get(name);
    match by_id.or_else(|| world.actors().named(name, countries)) {
        Some(actor) => Party::from(PartyFacts {
            text: name.to_owned(),
            actor: Some(actor.id.clone()),
            name: actor.name.clone(),
            kind: actor.kind,
            country: actor.country.clone(),
            acled: actor.acled.clone().filter(|_| actor.is_own),
        }),
        None => Party::from(PartyFacts {
            text: name.to_owned(),
            actor: None,
            name: name.to_owned(),
            kind: match name.eq_ignore_ascii_case("civilians") {
                true => ActorKind::Civilians,
                false => ActorKind::Unknown,
            },
            country: None,
            acled: None,
        }),
    }
}

/// `2016-05-04`, or `2016-05-01/2016-05-31`, with `..` for a bound that nobody knows.
fn when(value: &str) -> Result<When, DecisionError> {
    let wrong = || {
        DecisionError::new(
            format!("`{value}` is no date"),
            "write a day as 2016-05-04, days between which it was as 2016-05-01/2016-05-31, \
             and `..` for a bound that is not known",
        )
    };
    let day = |word: &str| match word.trim() {
        ".." | "" => Ok(None),
        word => word.parse::<Date>().map(Some).map_err(|_| wrong()),
    };
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let (earliest, latest) = (day(first)?, day(last)?);
    let backwards = matches!((earliest, latest), (Some(from), Some(to)) if to < from);
    if backwards || (earliest.is_none() && latest.is_none()) {
        return Err(wrong());
    }
    Ok(When { text: value.to_owned(), earliest, latest, edtf: None, assumed: false })
}

/// `4`, `4..`, `4..9` or `..9`.
fn bounds(value: &str) -> Result<Bounds, DecisionError> {
    let wrong = || {
        DecisionError::new(
            format!("`{value}` is no number of people"),
            "write `4`, `4..9`, `4..` for at least four, or `unknown`",
        )
    };
    let number = |word: &str| match word.trim() {
        "" => Ok(None),
        word => word.parse::<u64>().map(Some).map_err(|_| wrong()),
    };
    let (low, high) = value.split_once("..").unwrap_or((value, value));
    let (low, high) = (number(low)?, number(high)?);
    let backwards = matches!((low, high), (Some(low), Some(high)) if high < low);
    match backwards || (low.is_none() && high.is_none()) {
        true => Err(wrong()),
        false => Ok(Bounds { low, high }),
    }
}

/// A place by its id or name, with `near`, `between` and the like before it where it is not in it.
fn place(
    value: &str,
    world: &World,
    countries: &[String],
) -> Result<Where, DecisionError> {
    let gazetteer = world.places();
    let (relation, name) = value
        .split_once(' ')
        .and_then(|(word, name)| Some((word.parse::<PlaceRelation>().ok()?, name.trim())))
        .unwrap_or((PlaceRelation::In, value));
    let text = value.to_owned();
    if let Some(place) = gazetteer.find(name).and_then(|key| gazetteer.place(key)) {
        return Ok(Where { text, place: Some(Arc::new(place)), relation });
    }
    let search = || format!("`dateline places search \"{name}\"` shows what is known");
    let found: Vec<Candidate> = gazetteer
        .search(name)
        .into_iter()
        .filter(|one| matches!(one.way, Way::Letters | Way::WithoutArticle))
        .collect();
    let mut places: Vec<Place> =
        found.iter().filter_map(|one| gazetteer.place(one.place)).collect();
    let is_near =
        |place: &Place| place.iso3.as_ref().is_some_and(|iso3| countries.contains(iso3));
    // A province is named by its own word: "Raqqa" is the city.
    let is_settled = |place: &Place| {
        !matches!(
            place.kind,
            PlaceKind::Admin1 | PlaceKind::Admin2 | PlaceKind::Admin3 | PlaceKind::Region
        )
    };
    // "Mayadin" is the town, and its airport is named as such.
    let is_settlement = |place: &Place| {
        matches!(place.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village)
    };
    narrow(&mut places, is_near);
    narrow(&mut places, is_settled);
    narrow(&mut places, is_settlement);
    match places.len() {
        0 => Err(DecisionError::new(format!("no place is called `{name}`"), search())),
        1 => Ok(Where { text, place: places.pop().map(Arc::new), relation }),
        n => {
            let named = |place: &Place| {
                let unit = place.admin1.as_deref().or(place.country.as_deref());
                format!(
                    "{} ({} in {})",
                    place.id,
                    place.kind,
                    unit.unwrap_or("the world")
                )
            };
            let some: Vec<String> = places.iter().take(5).map(named).collect();
            Err(DecisionError::new(
                format!("{n} places are called `{name}`"),
                format!("give the id of one: {}; {}", some.join(", "), search()),
            ))
        }
    }
}

/// Keeps those that fit, where any do.
fn narrow(places: &mut Vec<Place>, fits: impl Fn(&Place) -> bool) {
    if places.iter().any(&fits) {
        places.retain(fits);
    }
}
