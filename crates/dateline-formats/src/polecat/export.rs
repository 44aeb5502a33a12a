//! Events as POLECAT's rows.

use dateline_model::{
    Act, ActorKind, CountKind, Dataset, Event, EventType, Modality, Mode, Place,
    PlaceKind, Weapon, Where,
};

use crate::acled::day;
use crate::export::Export;
use crate::polecat::row::Site;
use crate::polecat::sides::{plain, side};
use crate::polecat::{COLUMNS, Row, plover};
use crate::shown::Shown;
use crate::sides::is_side;
use crate::texts::Texts;

/// Writes POLECAT's 40 columns, tab-separated.
///
/// A row needs an act, somebody who takes part, and a day known within a month. Events without these stay in the dataset
/// and are counted by reason.
pub fn export(dataset: &Dataset, texts: &dyn Texts) -> Export<Row> {
    let mut export = Export::of(dataset, texts, |shown| row(shown, dataset));
    let mut bytes = COLUMNS.join("\t") + "\n";
    for row in &export.rows {
        // A tab or a line end inside a cell would be one of the file's own.
        let cells: Vec<String> =
            row.cells().iter().map(|cell| plain_cell(cell)).collect();
        bytes += &cells.join("\t");
        bytes.push('\n');
    }
    export.bytes = bytes.into_bytes();
    export
}

fn plain_cell(cell: &str) -> String {
    cell.replace(['\t', '\n', '\r'], " ")
}

fn row(shown: &Shown, dataset: &Dataset) -> Result<Row, &'static str> {
    let Shown { event, claims } = shown;
    let act = *event.acts.first().ok_or("no-act")?;
    if !claims.iter().any(|claim| {
        matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
    }) {
        return Err("denied-by-all");
    }
    let (day, _) = day(event.date.as_ref())?;
    if event.actors.is_empty() && event.recipients.is_empty() {
        return Err("no-actor");
    }
    if event.recipients.is_empty() && plover::needs_recipient(act.event) {
        return Err("no-recipient");
    }
    let modes = modes(event, act);
    let names: Vec<&str> = modes.iter().map(|mode| mode.as_str()).collect();
    let (outlets, published) = sources(shown, dataset);
    let mut places: Vec<String> = Vec::new();
    for place in claims.iter().filter_map(|claim| claim.place.as_ref()) {
        if let Some(place) = &place.value.place
            && !places.contains(&plain(&place.name))
        {
            places.push(plain(&place.name));
        }
    }
    let listed = event.actors.iter().chain(&event.recipients);
    let listed = listed.filter(|party| party.actor.is_some());
    let organizations: Vec<String> = listed.map(|party| plain(&party.name)).collect();
    Ok(Row {
        event_id: event.id.0.clone(),
        event_date: day.to_string(),
        event_type: act.event.as_str().to_owned(),
        event_mode: names.join(";"),
        intensity: plover::intensity(act.event, modes.first().copied()).to_owned(),
        quad_code: plover::quad(act.event),
        contexts: contexts(event).join(";"),
        actor: side(&event.actors),
        recipient: side(&event.recipients),
        place: event.place.as_ref().map(site).unwrap_or_default(),
        source: outlets,
        publication_date: published,
        story_organizations: organizations.join(";"),
        story_locations: places.join(";"),
    })
}

/// The modes that the acts of the first act's type have.
fn modes(event: &Event, first: Act) -> Vec<Mode> {
    let mut modes: Vec<Mode> = Vec::new();
    for act in event.acts.iter().filter(|act| act.event == first.event) {
        if let Some(mode) = plover::mode(*act)
            && !modes.contains(&mode)
        {
            modes.push(mode);
        }
    }
    modes
}

/// Outlets, each once, and the first day of publication.
fn sources(shown: &Shown, dataset: &Dataset) -> (String, String) {
    let mut outlets: Vec<String> = Vec::new();
    let mut days = Vec::new();
    for card in shown.claims.iter().filter_map(|claim| dataset.report(&claim.report)) {
        if let Some(outlet) = card.outlet.as_deref().map(plain)
            && !outlets.contains(&outlet)
        {
            outlets.push(outlet);
        }
        let day = card.published.earliest.as_ref().or(card.published.latest.as_ref());
        days.extend(day.map(|day| day.value));
    }
    let first = days.into_iter().min();
    (outlets.join(";"), first.map_or(String::new(), |day| day.to_string()))
}

/// PLOVER's contexts, as far as what was coded shows them; ours, for the manual only describes them.
fn contexts(event: &Event) -> Vec<&'static str> {
    let parties = || event.actors.iter().chain(&event.recipients);
    let mode = |any: &[Mode]| {
        event.acts.iter().any(|act| act.mode.is_some_and(|mode| any.contains(&mode)))
    };
    let acts = |any: &[EventType]| event.acts.iter().any(|act| any.contains(&act.event));
    let kind = |any: &[ActorKind]| parties().any(|party| any.contains(&party.kind));
    let counted = |kind| event.counts.iter().any(|count| count.kind == kind);
    let weapon = |any: &[Weapon]| event.weapons.iter().any(|weapon| any.contains(weapon));
    let force = [EventType::Assault, EventType::Mobilize, EventType::Retreat];
    let protest = kind(&[ActorKind::Protesters]);
    let state = [ActorKind::Military, ActorKind::Police, ActorKind::Government];
    let place = event.place.as_ref().and_then(|at| at.place.as_deref());
    let wells =
        |place: &Place| matches!(place.kind, PlaceKind::OilField | PlaceKind::GasField);
    let by_state = event.actors.iter().any(|party| state.contains(&party.kind));
    let told = [
        ("military", acts(&force) && parties().any(is_side)),
        ("human_rights", counted(CountKind::Executed) || mode(&[Mode::Torture])),
        ("rights_freedoms", acts(&[EventType::Protest])),
        (
            "repression",
            by_state && protest && acts(&[EventType::Assault, EventType::Coerce]),
        ),
        ("gender", mode(&[Mode::Sexual])),
        ("diplomatic", acts(&[EventType::Agree, EventType::Consult])),
        ("territory", event.territory.is_some()),
        ("peacekeeping", kind(&[ActorKind::International]) && acts(&force)),
        ("migration", counted(CountKind::Displaced)),
        ("natural_resource", place.is_some_and(wells)),
        (
            "terrorism",
            mode(&[Mode::SuicideAttack])
                || weapon(&[Weapon::SuicideBomb, Weapon::CarBomb]),
        ),
        ("cbrn", mode(&[Mode::Unconventional]) || weapon(&[Weapon::Chemical])),
        ("cyber", mode(&[Mode::Cyber])),
        ("misinformation", mode(&[Mode::Misinformation])),
    ];
    told.into_iter().filter(|(_, is_told)| *is_told).map(|(context, _)| context).collect()
}

fn site(at: &Where) -> Site {
    let raw_placename = plain(&at.text);
    let Some(place) = &at.place else {
        return Site { raw_placename, ..Site::default() };
    };
    let text = |name: &Option<String>| name.as_deref().map(plain).unwrap_or_default();
    let degrees = |degrees: Option<f64>| match degrees {
        Some(degrees) => format!("{degrees:.4}"),
        None => String::new(),
    };
    let settled = matches!(
        place.kind,
        PlaceKind::City | PlaceKind::Town | PlaceKind::Village | PlaceKind::Quarter
    );
    let geonames = place.id.strip_prefix("geonames:").unwrap_or_default();
    Site {
        placename: plain(&place.name),
        city: if settled { plain(&place.name) } else { String::new() },
        district: text(&place.admin2),
        province: text(&place.admin1),
        country: place.iso3.clone().unwrap_or_default(),
        latitude: degrees(place.latitude),
        longitude: degrees(place.longitude),
        geonames_id: geonames.to_owned(),
        raw_placename,
        feature_type: feature(place.kind).to_owned(),
    }
}

/// GeoNames' code of a kind of place.
fn feature(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Country => "PCLI",
        PlaceKind::Admin1 => "ADM1",
        PlaceKind::Admin2 => "ADM2",
        PlaceKind::Admin3 => "ADM3",
        PlaceKind::City | PlaceKind::Town | PlaceKind::Village => "PPL",
        PlaceKind::Quarter => "PPLX",
        PlaceKind::Airbase => "AIRB",
        PlaceKind::Airport => "AIRP",
        PlaceKind::MilitaryBase => "MILB",
        PlaceKind::OilField => "OILF",
        PlaceKind::GasField => "GASF",
        PlaceKind::Crossing => "PSTB",
        PlaceKind::Bridge => "BDG",
        PlaceKind::Dam => "DAM",
        PlaceKind::Camp => "CMP",
        PlaceKind::Mountain => "MT",
        PlaceKind::Cemetery => "CMTY",
        PlaceKind::Site => "BLDG",
        PlaceKind::River => "STM",
        PlaceKind::Road => "RD",
        PlaceKind::Region => "RGN",
    }
}
