//! Events as ACLED's rows.

use dateline_model::{
    ActorKind, CountKind, Dataset, EventField, Modality, Party, Place, PlacePrecision,
    PlaceRelation, Where,
};
use jiff::civil::Date;

use crate::acled::check::stays_out_of_battles;
use crate::acled::classify::classify_shown;
use crate::acled::countries::country;
use crate::acled::day::day;
use crate::acled::fatalities::fatalities;
use crate::acled::names::{ActorName, INTER, inter, interaction, name, unidentified};
use crate::acled::notes::{Told, is_demonstration, notes};
use crate::acled::source::source;
use crate::acled::sub_event::{
    BATTLES, CIVILIANS, EXPLOSIONS, PROTESTS, RIOTS, STRATEGIC,
};
use crate::acled::{COLUMNS, Row, SubEvent};
use crate::cell;
use crate::export::Export;
use crate::shown::{Shown, edited_total};
use crate::texts::Texts;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// Unix seconds for `timestamp`; no clock is read.
    pub timestamp: i64,
    /// How actors are written; without an entry a name falls back to the actor's own.
    pub actors: &'a [ActorName],
    /// Cells that a spreadsheet would run as formulas become plain text.
    pub excel_safe: bool,
    /// A byte order mark, for spreadsheets that take UTF-8 for something else without it.
    pub bom: bool,
}

/// Writes ACLED's 31 columns.
///
/// A row needs a sub-event type, a day known within a month, and a place with a point below its country. Events without
/// these stay in the dataset and are counted by reason.
pub fn export(
    dataset: &Dataset,
    texts: &dyn Texts,
    settings: &Settings<'_>,
) -> Export<Row> {
    let mut export = Export::of(dataset, texts, |shown| row(shown, dataset, settings));
    let cells = export.rows.iter().map(Row::cells);
    export.bytes = cell::csv(&COLUMNS, cells, settings.excel_safe, settings.bom);
    export
}

fn row(
    shown: &Shown,
    dataset: &Dataset,
    settings: &Settings<'_>,
) -> Result<Row, &'static str> {
    let Shown { event, claims } = shown;
    let code = classify_shown(shown).ok_or("no-acled-type")?;
    if !claims.iter().any(|claim| {
        matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
    }) {
        return Err("denied-by-all");
    }
    let (day, time_precision) = day(event.date.as_ref())?;
    let at = event.place.as_ref().ok_or("no-place")?;
    let (place, geo_precision) = placed(at)?;
    let iso3 = place.iso3.as_deref().ok_or("no-country")?;
    let (iso, region) = country(iso3).ok_or("no-country")?;
    let nation = place.country.clone().unwrap_or_else(|| iso3.to_owned());
    let sides = sides(shown, code, &nation, iso3, day, settings.actors)?;
    let dead = match edited_total(&shown.event, EventField::Killed) {
        Some(total) => total.and_then(|total| total.low.or(total.high)),
        None => fatalities(claims, code),
    };
    let crowd = event
        .counts
        .iter()
        .find(|count| count.kind == CountKind::Other && is_demonstration(code))
        .map(|count| count.text.as_str());
    let (source, source_scale) = source(claims, dataset);
    let admin = place.admin1.clone().unwrap_or_default();
    let stands_for = geo_precision > 1 && at.text != place.name;
    let notes = notes(&Told {
        code,
        day,
        time_precision,
        actor1: &sides.actor1,
        actor2: &sides.actor2,
        location: &place.name,
        admin: if admin == place.name { "" } else { &admin },
        coded_to: stands_for.then_some(at.text.as_str()),
        fatalities: dead,
        crowd,
    });
    Ok(Row {
        event_id_cnty: event.id.0.clone(),
        event_date: day.to_string(),
        year: day.year(),
        time_precision,
        disorder_type: code.disorder_type().to_owned(),
        event_type: code.event_type().to_owned(),
        sub_event_type: code.as_str().to_owned(),
        interaction: interaction(&sides.inter1, &sides.inter2),
        actor1: sides.actor1,
        assoc_actor_1: sides.assoc1,
        inter1: sides.inter1,
        actor2: sides.actor2,
        assoc_actor_2: sides.assoc2,
        inter2: sides.inter2,
        civilian_targeting: sides.civilian_targeting.to_owned(),
        iso,
        region: region.to_owned(),
        country: nation,
        admin1: admin,
        admin2: place.admin2.clone().unwrap_or_default(),
        admin3: place.admin3.clone().unwrap_or_default(),
        location: place.name.clone(),
        latitude: degrees(place.latitude)?,
        longitude: degrees(place.longitude)?,
        geo_precision,
        source,
        source_scale,
        notes,
        fatalities: dead.unwrap_or(0),
        tags: match crowd {
            Some(size) => format!("crowd size={size}"),
            None if is_demonstration(code) => "crowd size=no report".to_owned(),
            None => String::new(),
        },
        timestamp: settings.timestamp,
    })
}

fn degrees(degrees: Option<f64>) -> Result<String, &'static str> {
    degrees.map(|degrees| format!("{degrees:.4}")).ok_or("no-coordinates")
}

/// The place, and ACLED's precision: 1 the place itself, 2 near it or a district, 3 a province.
fn placed(at: &Where) -> Result<(&Place, u8), &'static str> {
    let place = at.place.as_ref().ok_or("no-place")?;
    let precision = match (place.precision, at.relation) {
        (PlacePrecision::Country, _) => return Err("place-not-below-country"),
        (PlacePrecision::Admin1, _) => 3,
        (
            PlacePrecision::Near
            | PlacePrecision::Line
            | PlacePrecision::Area
            | PlacePrecision::Admin3
            | PlacePrecision::Admin2,
            _,
        ) => 2,
        (PlacePrecision::Exact, PlaceRelation::In | PlaceRelation::PartOf) => 1,
        (
            PlacePrecision::Exact,
            PlaceRelation::Near
            | PlaceRelation::Between
            | PlaceRelation::Along
            | PlaceRelation::From
            | PlaceRelation::To,
        ) => 2,
    };
    Ok((place, precision))
}

/// The columns of the two sides.
struct Sides {
    actor1: String,
    assoc1: String,
    inter1: String,
    actor2: String,
    assoc2: String,
    inter2: String,
    civilian_targeting: &'static str,
}

fn sides(
    shown: &Shown,
    code: SubEvent,
    nation: &str,
    iso3: &str,
    day: Date,
    catalogue: &[ActorName],
) -> Result<Sides, &'static str> {
    let kind = code.event_type();
    let mut first: Vec<&Party> = shown.event.actors.iter().collect();
    let mut second: Vec<&Party> = shown.event.recipients.iter().collect();
    let mut strangers = false;
    if kind == BATTLES {
        first.retain(|party| !stays_out_of_battles(party.kind));
        second.retain(|party| !stays_out_of_battles(party.kind));
        // A fight has two sides; of one of them nothing is known.
        strangers = true;
    }
    let demonstrates =
        |party: &&Party| matches!(party.kind, ActorKind::Protesters | ActorKind::Rioters);
    if matches!(kind, PROTESTS | RIOTS) && !first.iter().any(demonstrates) {
        // Those who demonstrate come first, whoever was told to act.
        std::mem::swap(&mut first, &mut second);
    }
    if kind == STRATEGIC && first.is_empty() {
        std::mem::swap(&mut first, &mut second);
    }
    let write = |parties: &[&Party]| {
        let mut names: Vec<(String, &'static str)> = Vec::new();
        for party in parties {
            let name = name(party, nation, day, catalogue).replace(';', ",");
            if !names.iter().any(|(known, _)| *known == name) {
                names.push((name, inter(party, Some(iso3))));
            }
        }
        names
    };
    let (mut one, mut two) = (write(&first), write(&second));
    two.retain(|(name, _)| !one.iter().any(|(known, _)| known == name));
    let stranger = || (unidentified(nation), INTER[2]);
    let people = |who: &str, inter| (format!("{who} ({nation})"), inter);
    if one.is_empty() {
        match kind {
            PROTESTS => one.push(people("Protesters", INTER[5])),
            RIOTS => one.push(people("Rioters", INTER[4])),
            STRATEGIC => return Err("no-actor"),
            _ => one.push(stranger()),
        }
    }
    if two.is_empty() && strangers {
        match one[0].0 == unidentified(nation) {
            true => return Err("no-actor"),
            false => two.push(stranger()),
        }
    }
    if kind == CIVILIANS {
        two.retain(|(_, inter)| *inter == INTER[6]);
        two.insert(0, people("Civilians", INTER[6]));
        two.dedup();
    }
    let hit = two.first().map(|(_, inter)| *inter);
    let unarmed = matches!(hit, Some("Civilians" | "Protesters"));
    let targets = match kind {
        CIVILIANS => true,
        EXPLOSIONS | RIOTS => unarmed,
        _ => code == SubEvent::ExcessiveForceAgainstProtesters,
    };
    let rest = |names: &[(String, &'static str)]| {
        let rest: Vec<&str> =
            names.iter().skip(1).map(|(name, _)| name.as_str()).collect();
        rest.join("; ")
    };
    let (assoc1, assoc2) = (rest(&one), rest(&two));
    let first_of = |names: Vec<(String, &'static str)>| {
        names
            .into_iter()
            .next()
            .map_or((String::new(), String::new()), |(name, inter)| {
                (name, inter.to_owned())
            })
    };
    let ((actor1, inter1), (actor2, inter2)) = (first_of(one), first_of(two));
    let civilian_targeting = if targets { "Civilian targeting" } else { "" };
    Ok(Sides { actor1, assoc1, inter1, actor2, assoc2, inter2, civilian_targeting })
}
