//! Events of ours as units.

use std::collections::{BTreeMap, BTreeSet};

use dateline_formats::jsonl::{
    self, ClaimRow, CountRow, DateRow, EventRow, PlaceRow, TerritoryRow,
};
use dateline_formats::{CodePoints, Texts};
use dateline_model::{
    ClaimId, CountKind, Dataset, EventId, PlacePrecision, PlaceRelation, ReportId,
    ReviewState,
};
use dateline_score::{Coding, Field, ReportName, Side, Telling, Unit, Value, Words};
use jiff::civil::Date;
use serde_json::Value as Json;

/// The events of a dataset, and all its reports.
pub fn coding(dataset: &Dataset, texts: &dyn Texts) -> Coding {
    let reports = dataset.reports.iter().map(|card| card.id.clone());
    Coding {
        units: jsonl::rows(dataset, texts).map(|row| unit(&row)).collect(),
        reports: Some(reports.collect()),
    }
}

/// The events of JSON Lines. They do not tell of reports in which nothing was found.
///
/// # Errors
/// If a line is not one of ours.
pub fn coding_of_lines(lines: &str) -> serde_json::Result<Coding> {
    Ok(coding_of_rows(&jsonl::read(lines)?))
}

/// The same, of lines that were read.
pub fn coding_of_rows(rows: &[EventRow]) -> Coding {
    Coding { units: rows.iter().map(unit).collect(), reports: None }
}

/// A dataset as one side of a comparison of two.
pub fn side(dataset: &Dataset, texts: &dyn Texts) -> Side {
    let points = jsonl::points(dataset, texts);
    let none = CodePoints::of("");
    let claims = dataset.claims.iter().map(|claim| {
        let points = points.get(&claim.report).unwrap_or(&none);
        telling(&jsonl::claim_row(claim, dataset, points))
    });
    let rejected =
        dataset.events.iter().filter(|event| event.review == ReviewState::Rejected);
    Side {
        reports: dataset
            .reports
            .iter()
            .map(|card| ReportName {
                id: card.id.clone(),
                path: card.path.clone(),
                record: card.record.clone(),
                url: card.url.clone(),
            })
            .collect(),
        claims: claims.collect(),
        units: jsonl::rows_at(dataset, texts, &points).map(|row| unit(&row)).collect(),
        rejected: rejected.flat_map(|event| event.claims.iter().cloned()).collect(),
    }
}

fn unit(row: &EventRow) -> Unit {
    let mut values = BTreeMap::new();
    let mut put = |field: Field, value: Option<Value>| {
        if let Some(value) = value {
            values.insert(field, value);
        }
    };
    let word = |word: Option<String>| word.map(Value::Word);
    put(Field::EventType, word(row.event_type.clone()));
    put(Field::SubEventType, word(row.sub_event_type.clone()));
    let acts = row.acts.iter().map(|act| match &act.mode {
        Some(mode) => format!("{}/{mode}", act.event),
        None => act.event.clone(),
    });
    put(Field::Act, list(acts));
    let mut sides = [
        names(row.actors.iter().map(|party| party.name.as_str())),
        names(row.recipients.iter().map(|party| party.name.as_str())),
    ];
    if row.reciprocal {
        // Who does it to each other may be named in any order.
        sides.sort_by_key(|side| (side.is_empty(), side.clone()));
    }
    let [actors, recipients] = sides;
    put(Field::Actor, list(actors.into_iter()));
    put(Field::Recipient, list(recipients.into_iter()));
    put(Field::Weapon, word(row.weapon.clone()));
    put(Field::Control, word(row.territory.as_ref().map(control)));
    put(Field::Date, word(row.date.as_ref().and_then(days)));
    put(Field::DatePrecision, row.date.as_ref().and_then(date_step));
    put(Field::Place, word(row.place.as_ref().map(place)));
    put(Field::PlacePrecision, row.place.as_ref().and_then(place_step));
    let deaths = row.deaths.as_ref();
    put(Field::KilledLow, deaths.map(|dead| Value::Number(dead.low)));
    put(Field::KilledHigh, deaths.map(|dead| Value::Number(dead.high)));
    let (low, high) = injured(&row.counts);
    put(Field::InjuredLow, low.map(Value::Number));
    put(Field::InjuredHigh, high.map(Value::Number));
    put(Field::Labels, list(row.labels.iter().cloned()));
    let disputed = if row.disputed { "yes" } else { "no" };
    put(Field::Disputed, Some(Value::Word(disputed.to_owned())));
    put(Field::Grade, word(row.grade.clone()));
    Unit {
        id: EventId(row.event_id.clone()),
        tellings: row.claims.iter().map(telling).collect(),
        reciprocal: row.reciprocal,
        values,
    }
}

fn telling(claim: &ClaimRow) -> Telling {
    let mut trigger = None;
    let mut quote = String::new();
    let mut words = BTreeSet::new();
    for (key, each) in &claim.evidence {
        for evidence in each.as_array().into_iter().flatten() {
            let is_direct = evidence["role"].as_str() == Some("direct");
            let Some(at) = stretch(evidence).filter(|_| is_direct) else { continue };
            words.insert(at);
            if key == "trigger" && trigger.is_none() {
                trigger = Some(at);
                quote = evidence["quote"].as_str().unwrap_or_default().to_owned();
            }
        }
    }
    Telling {
        claim: ClaimId(claim.claim_id.as_str().into()),
        report: ReportId(claim.report.id.as_str().into()),
        trigger,
        words: words.into_iter().collect(),
        quote,
        sentence: claim.sentence.clone().unwrap_or_default(),
    }
}

fn stretch(evidence: &Json) -> Option<Words> {
    let at = |key: &str| usize::try_from(evidence[key].as_u64()?).ok();
    Some(Words { start: at("start")?, end: at("end")? })
}

/// Each name once, in the order of the alphabet: which is named first says nothing.
fn names<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let names: BTreeSet<String> = names.map(|name| name.replace(';', ",")).collect();
    names.into_iter().collect()
}

/// The items as one value; none of none.
pub(super) fn list(items: impl Iterator<Item = String>) -> Option<Value> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| Value::Word(items.join("; ")))
}

fn control(territory: &TerritoryRow) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or("unknown".to_owned());
    let holders = match (&territory.holder_before, &territory.holder_after) {
        (None, None) => String::new(),
        (before, None) => format!(", from {}", name(before)),
        (None, after) => format!(", by {}", name(after)),
        (before, after) => format!(", from {} to {}", name(before), name(after)),
    };
    let extent = match territory.extent.as_str() {
        "whole" => String::new(),
        part => format!("{part} of "),
    };
    format!("{extent}{} {}{holders}", name(&territory.place), territory.state)
}

fn days(date: &DateRow) -> Option<String> {
    match (&date.earliest, &date.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => Some(earliest.clone()),
        (Some(earliest), Some(latest)) => Some(format!("{earliest}..{latest}")),
        (Some(earliest), None) => Some(format!("{earliest}..")),
        (None, Some(latest)) => Some(format!("..{latest}")),
        (None, None) => date.edtf.clone(),
    }
}

/// The steps of ACLED's time precision, and one for what is wider.
pub(super) const DATE_STEPS: [&str; 4] = ["day", "week", "month", "longer"];

fn date_step(date: &DateRow) -> Option<Value> {
    let day = |day: &Option<String>| day.as_ref()?.parse::<Date>().ok();
    let (earliest, latest) = (day(&date.earliest)?, day(&date.latest)?);
    let rank = match i64::from((latest - earliest).get_days()) + 1 {
        ..=1 => 1,
        2..=7 => 2,
        8..=31 => 3,
        _ => 4,
    };
    step(&DATE_STEPS, rank)
}

/// The name with its province: two places of one name are two. One on no list stands in its words.
fn place(place: &PlaceRow) -> String {
    match (&place.name, &place.admin1) {
        (Some(name), Some(admin)) if name != admin => format!("{name}, {admin}"),
        (Some(name), Some(_) | None) => name.clone(),
        (None, _) => format!("“{}”", place.text),
    }
}

/// The steps of ACLED's geo precision, and one for what is only known by its country.
pub(super) const PLACE_STEPS: [&str; 4] = ["exact", "roughly", "province", "country"];

fn place_step(place: &PlaceRow) -> Option<Value> {
    let precision: PlacePrecision = place.precision.as_ref()?.parse().ok()?;
    let relation = place.relation.parse::<PlaceRelation>();
    let is_in = matches!(relation, Ok(PlaceRelation::In | PlaceRelation::PartOf));
    let rank = match precision {
        PlacePrecision::Exact if is_in => 1,
        PlacePrecision::Exact
        | PlacePrecision::Near
        | PlacePrecision::Line
        | PlacePrecision::Area
        | PlacePrecision::Admin3
        | PlacePrecision::Admin2 => 2,
        PlacePrecision::Admin1 => 3,
        PlacePrecision::Country => 4,
    };
    step(&PLACE_STEPS, rank)
}

/// A step of one of these scales, counted from 1.
pub(super) fn step(steps: &[&str; 4], rank: u8) -> Option<Value> {
    let word = steps.get(usize::from(rank).checked_sub(1)?)?;
    Some(Value::Step(rank, (*word).to_owned()))
}

/// The lowest and the highest total. Whether two totals are of different people, the line does not tell.
fn injured(counts: &[CountRow]) -> (Option<u64>, Option<u64>) {
    let is_total = |count: &&CountRow| {
        count.part_of.is_none() && count.kind == CountKind::Injured.as_str()
    };
    let totals = counts.iter().filter(is_total);
    let low = totals.clone().filter_map(|count| count.low).min();
    (low, totals.filter_map(|count| count.high).max())
}
