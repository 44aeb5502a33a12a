//! A flat table of events, one row each, for spreadsheets, R and pandas.

use dateline_model::{Bounds, Claim, CountKind, Dataset, EventField, Party};

use crate::acled::classify_shown;
use crate::cell;
use crate::deaths::{Deaths, deaths};
use crate::grade::{HarmGrade, admiralty, harm_grade};
use crate::shown::{Shown, edited_total, shown};
use crate::texts::Texts;

/// The columns of the table.
pub const COLUMNS: [&str; 38] = [
    "event_id",
    "event_type",
    "sub_event_type",
    "acts",
    "reciprocal",
    "date_earliest",
    "date_latest",
    "date_text",
    "place",
    "place_text",
    "place_relation",
    "place_kind",
    "place_precision",
    "latitude",
    "longitude",
    "country",
    "admin1",
    "admin2",
    "actors",
    "recipients",
    "killed_low",
    "killed_best",
    "killed_high",
    "killed_actors",
    "killed_recipients",
    "killed_civilians",
    "killed_unknown",
    "injured_low",
    "injured_high",
    "weapons",
    "labels",
    "disputed",
    "sources",
    "grade",
    "admiralty",
    "n_claims",
    "review",
    "edited",
];

/// How the table is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Cells that a spreadsheet would run as formulas become plain text.
    pub excel_safe: bool,
    /// A byte order mark, for spreadsheets that take UTF-8 for something else without it.
    pub bom: bool,
}

/// Writes the table: UTF-8, commas, an empty cell where nothing is known.
pub fn to_csv(dataset: &Dataset, texts: &dyn Texts, settings: Settings) -> Vec<u8> {
    let rows = shown(dataset, texts).map(|shown| cells(&shown, dataset));
    cell::csv(&COLUMNS, rows, settings.excel_safe, settings.bom)
}

/// The cells of one event, in the order of [`COLUMNS`].
pub fn cells(shown: &Shown, dataset: &Dataset) -> Vec<String> {
    let event = &shown.event;
    let code = classify_shown(shown);
    let at = event.place.as_ref();
    let place = at.and_then(|at| at.place.as_ref());
    let date = event.date.as_ref();
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let degrees =
        |value: Option<f64>| value.map_or(String::new(), |degrees| degrees.to_string());
    let number =
        |value: Option<u64>| value.map_or(String::new(), |number| number.to_string());
    let dead = deaths(shown, dataset);
    let died = |of: fn(&Deaths) -> u64| number(dead.as_ref().map(of));
    let (injured_low, injured_high) = bounds(shown, &[CountKind::Injured]);
    let list = |items: Vec<String>| items.join("; ");
    vec![
        event.id.0.clone(),
        text(code.map(|code| code.event_type())),
        text(code.map(|code| code.as_str())),
        list(event.acts.iter().map(ToString::to_string).collect()),
        event.reciprocal.to_string(),
        date.and_then(|date| date.earliest).map_or(String::new(), |day| day.to_string()),
        date.and_then(|date| date.latest).map_or(String::new(), |day| day.to_string()),
        text(date.map(|date| date.text.as_str())),
        text(place.map(|place| place.name.as_str())),
        text(at.map(|at| at.text.as_str())),
        text(at.map(|at| at.relation.as_str())),
        text(place.map(|place| place.kind.as_str())),
        text(place.map(|place| place.precision.as_str())),
        degrees(place.and_then(|place| place.latitude)),
        degrees(place.and_then(|place| place.longitude)),
        text(place.and_then(|place| place.country.as_deref())),
        text(place.and_then(|place| place.admin1.as_deref())),
        text(place.and_then(|place| place.admin2.as_deref())),
        list(names(&event.actors)),
        list(names(&event.recipients)),
        died(|dead| dead.low),
        died(|dead| dead.best),
        died(|dead| dead.high),
        died(|dead| dead.actors),
        died(|dead| dead.recipients),
        died(|dead| dead.civilians),
        died(|dead| dead.unknown),
        number(injured_low),
        number(injured_high),
        list(event.weapons.iter().map(|weapon| weapon.as_str().to_owned()).collect()),
        list(event.labels.clone()),
        event.disputed.to_string(),
        event.n_sources.to_string(),
        text(harm_grade(shown).map(HarmGrade::as_str)),
        admiralty(shown, dataset).to_string(),
        event.claims.len().to_string(),
        event.review.as_str().to_owned(),
        list(event.edited.iter().map(|field| field.as_str().to_owned()).collect()),
    ]
}

/// The names of parties, as cells with several of them have them: a `;` in a name would part it.
pub fn names(parties: &[Party]) -> Vec<String> {
    parties.iter().map(|party| party.name.replace(';', ",")).collect()
}

/// The lowest and the highest total that any claim gives; `None` where no claim gives a number.
///
/// Totals of one claim are different people and are added; totals of two claims are two words for the same and are not.
pub fn bounds(shown: &Shown, kinds: &[CountKind]) -> (Option<u64>, Option<u64>) {
    let field = match kinds.contains(&CountKind::Injured) {
        true => EventField::Injured,
        false => EventField::Killed,
    };
    if let Some(total) = edited_total(&shown.event, field) {
        return total.map_or((None, None), |total| (total.low, total.high));
    }
    let mut low: Option<u64> = None;
    let mut high: Option<u64> = None;
    for claim in &shown.claims {
        let Some(Bounds { low: least, high: most }) = total(claim, kinds) else {
            continue;
        };
        low = match (low, least) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        high = high.max(most);
    }
    (low, high)
}

/// The totals of these kinds that one claim tells, added up; `None` where it tells none. A bound is `None` where one of
/// them has none.
pub fn total(claim: &Claim, kinds: &[CountKind]) -> Option<Bounds> {
    let counts = claim.counts.iter().map(|count| &count.value);
    let mut totals = counts
        .filter(|count| count.part_of.is_none() && kinds.contains(&count.kind))
        .peekable();
    totals.peek()?;
    let add = |sum: Option<u64>, number: Option<u64>| Some(sum?.saturating_add(number?));
    let none = Bounds { low: Some(0), high: Some(0) };
    Some(totals.fold(none, |sum, count| Bounds {
        low: add(sum.low, count.low),
        high: add(sum.high, count.high),
    }))
}
