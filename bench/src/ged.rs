//! Events of raw reports, held against those that UCDP coded in Syria.
//!
//! So many events of that war are in UCDP's file that a random place and day matches most of the time. So the same
//! events are asked for again with their days shifted by months, and only what the true days match above that counts.

mod ucdp;

use anyhow::{Result, bail, ensure};
use dateline::fields::{date_in_words, place_in_words};
use dateline::ingest::{Settings, discover};
use dateline::model::{CountKind, Event, PlacePrecision};
use dateline::{Coder, Date, Outcome, RuleScope, card, code_all, merge};

use self::ucdp::{Row, rows};

/// Days by which the events are shifted, both ways.
const SHIFTS: [i64; 5] = [60, 120, 180, 240, 300];

/// How far apart a match may lie: UCDP's second precision is within 25 km.
const KM: f64 = 25.0;

/// How many days apart.
const DAYS: i64 = 3;

/// What a comparison asks of an event.
struct Ours<'a> {
    event: &'a Event,
    latitude: f64,
    longitude: f64,
    first: Date,
    last: Date,
    low: u64,
    high: u64,
    /// UCDP's numbers of the sides that it knows.
    sides: Vec<u32>,
}

/// Prints the share of events that match, and what is left of it beside shifted days.
pub(crate) fn run(show: bool) -> Result<()> {
    let path = crate::folder()?.join("../data/ucdp/ged_syria_2016_2019.csv.gz");
    let rows = rows(&path)?;
    let coder = Coder::new(RuleScope::Material)?;
    let events = events(&coder)?;
    let (from, to) = (Date::constant(2016, 1, 1), Date::constant(2019, 11, 30));
    let ours: Vec<Ours<'_>> = events
        .iter()
        .filter_map(|event| ours(&coder, event))
        .filter(|each| each.first >= from && each.last <= to)
        .collect();
    ensure!(!ours.is_empty(), "no event in Syria has a town, days and deaths");
    let share = |shift: i64| {
        // A shifted day that leaves the years of the file can match nothing and says nothing.
        let mut asked = 0_usize;
        let mut matched = 0_usize;
        for each in &ours {
            let (Some(first), Some(last)) =
                (shifted(each.first, shift), shifted(each.last, shift))
            else {
                continue;
            };
            if first >= from && last <= to {
                asked += 1;
                matched +=
                    usize::from(rows.iter().any(|row| fits(each, row, first, last)));
            }
        }
        (matched, asked, matched as f64 / asked.max(1) as f64)
    };
    let (matched, asked, here) = share(0);
    crate::print(&format!("true days   {matched} of {asked} match: {here:.3}"));
    let mut there = Vec::new();
    for days in SHIFTS.iter().flat_map(|&days| [-days, days]) {
        let (matched, asked, share) = share(days);
        crate::print(&format!("{days:>+5} days  {matched} of {asked} match: {share:.3}"));
        there.push(share);
    }
    let mean = there.iter().sum::<f64>() / there.len() as f64;
    crate::print(&format!("shifted, mean {mean:.3}; lift {:+.3}", here - mean));
    if show {
        let lone = ours.iter().filter(|each| {
            !rows.iter().any(|row| fits(each, row, each.first, each.last))
        });
        for each in lone {
            crate::print(&words(each, &rows));
        }
    }
    Ok(())
}

/// The events of the raw reports.
fn events(coder: &Coder) -> Result<Vec<Event>> {
    let path = crate::folder()?.join("raw/dev.jsonl");
    let (inputs, refusals) = discover(&[path.to_string_lossy().into_owned()]);
    if let Some(refusal) = refusals.first() {
        bail!("{refusal}");
    }
    let (mut cards, mut claims) = (Vec::new(), Vec::new());
    let each = |outcome| {
        if let Outcome::Coded(coded) = outcome {
            let (report, coded) = *coded;
            cards.push(card(&report));
            claims.extend(coded.claims);
        }
    };
    code_all(coder, &inputs, &Settings::default(), &Default::default(), 2, each)?;
    Ok(merge(cards, claims, &[]).events)
}

/// What is asked of an event; `None` where it is not in a town of Syria, has no days or tells no deaths.
fn ours<'a>(coder: &Coder, event: &'a Event) -> Option<Ours<'a>> {
    let place = event.place.as_ref()?.place.as_ref()?;
    let is_town = matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Near);
    let date =
        event.date.as_ref().filter(|date| date.days().is_some_and(|days| days <= 7))?;
    let dead = event.counts.iter().filter(|count| {
        matches!(count.kind, CountKind::Killed | CountKind::Executed)
            && count.part_of.is_none()
    });
    let (mut low, mut high) = (0, 0);
    for count in dead {
        low += count.low.unwrap_or(1);
        high += count.high.or(count.low.map(|low| low * 2)).unwrap_or(100);
    }
    let named = event.actors.iter().chain(&event.recipients);
    let sides = named.filter_map(|party| party.actor.as_ref()).flat_map(|id| {
        let mut ids = vec![id.as_str()];
        while let Some((whole, _)) = ids.last().and_then(|id| id.rsplit_once('/')) {
            ids.push(whole);
        }
        let number = |id: &&str| coder.world().actors().get(id)?.ucdp;
        ids.iter().filter_map(number).collect::<Vec<u32>>()
    });
    let is_asked = is_town && place.iso3.as_deref() == Some("SYR") && high > 0;
    is_asked.then_some(())?;
    Some(Ours {
        latitude: place.latitude?,
        longitude: place.longitude?,
        first: date.earliest?,
        last: date.latest?,
        low,
        high,
        sides: sides.collect(),
        event,
    })
}

fn shifted(day: Date, days: i64) -> Option<Date> {
    let by = std::time::Duration::from_secs(days.unsigned_abs() * 86_400);
    match days < 0 {
        true => day.checked_sub(by).ok(),
        false => day.checked_add(by).ok(),
    }
}

/// Whether a row can be the same happening.
fn fits(ours: &Ours<'_>, row: &Row, first: Date, last: Date) -> bool {
    near_days(row, first, last)
        && ours.low <= row.high
        && row.low <= ours.high
        && compatible(ours, row)
        && distance(ours, row) <= KM
}

fn near_days(row: &Row, first: Date, last: Date) -> bool {
    let gap = |from: Date, to: Date| i64::from((to - from).get_days());
    gap(row.date_end, first) <= DAYS && gap(last, row.date_start) <= DAYS
}

/// One of the sides that have a number is a side of the row; nobody known speaks against nothing. Of those whom
/// UCDP gives no number in Syria, such as the coalition, the enemy decides.
fn compatible(ours: &Ours<'_>, row: &Row) -> bool {
    let is_side =
        |side: &u32| row.side_a_new_id == Some(*side) || row.side_b_new_id == Some(*side);
    ours.sides.is_empty()
        || ours.sides.iter().any(is_side)
        || row.deaths_civilians == row.high
}

fn distance(ours: &Ours<'_>, row: &Row) -> f64 {
    const EARTH_KM: f64 = 6371.0;
    let (a, b) = (ours.latitude.to_radians(), row.latitude.to_radians());
    let half = ((row.longitude - ours.longitude).to_radians() / 2.0).sin();
    let up = ((b - a) / 2.0).sin();
    2.0 * EARTH_KM * (up * up + a.cos() * b.cos() * half * half).sqrt().asin()
}

/// An event that matches nothing, and how near the file comes to it.
fn words(ours: &Ours<'_>, rows: &[Row]) -> String {
    let event = ours.event;
    let in_days: Vec<&Row> =
        rows.iter().filter(|row| near_days(row, ours.first, ours.last)).collect();
    let close: Vec<&&Row> =
        in_days.iter().filter(|row| distance(ours, row) <= KM).collect();
    let sided = close.iter().filter(|row| compatible(ours, row)).count();
    let names = |parties: &[dateline::model::Party]| {
        let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        names.join(", ")
    };
    format!(
        "{} {}: {} -> {}; {}; {} to {} dead; {} rows in those days, {} near, {} of the sides",
        event.id.0,
        event.place.as_ref().map_or(String::new(), place_in_words),
        names(&event.actors),
        names(&event.recipients),
        event.date.as_ref().map_or(String::new(), date_in_words),
        ours.low,
        ours.high,
        in_days.len(),
        close.len(),
        sided
    )
}
