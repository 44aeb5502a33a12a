//! Our sets for merging: one event told by many, in `bench/sets/campaign`, `fifteen` and `twelve`; in the first also who
//! held what when.
//!
//! Odd events are the developers' half: `--show` lists the errors of those and of no other, so that the other half
//! says what is true of reports that nobody looked at.

mod control;
mod gold;
mod holds;
mod marked;
mod pairs;
mod show;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use comfy_table::{Table, presets};
use dateline::Coder;

use self::control::{Held, held};
use self::gold::Gold;
use self::pairs::{Found, KINDS, Pair, Said, is, share};
use self::told::{Told, Unit};
use crate::reader::Reader;

/// Prints the figures of `campaign`; with `--show KIND`, each wrong pair of that kind too.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let shown = shown(arguments)?;
    let gold = Gold::read()?;
    let told = Told::of(&Reader::new()?.material, gold::REPORTS)?;
    let units = told.units(&gold)?;
    let pairs = merged(&gold, &told, &units, shown)?;
    crate::print(&kinds(&gold, &units, &pairs).to_string());
    for line in beside(&gold, &told, &units)? {
        crate::print(&line);
    }
    let held = held(&gold, &told.dataset);
    let passages = holds::passages(&gold, &told)?;
    for (name, is_of) in PLACES {
        let of = |each: &&Held<'_>| is_of(&gold, &each.stretch.place);
        let of_half: Vec<&Held<'_>> = held.iter().filter(of).collect();
        let passages: Vec<_> =
            passages.iter().filter(|each| is_of(&gold, &each.hold.place)).collect();
        let n_right = passages.iter().filter(|each| each.is_right()).count();
        crate::print(&format!(
            "control, {name}: {:.3} of place-days right, {:.3} in the mean over {} stretches; {n_right} of {} passages \
             that tell it in passing",
            control::place_days(&of_half),
            control::mean(&of_half),
            of_half.len(),
            passages.len()
        ));
    }
    if shown == Some("control") {
        show::control(&gold, &told, &held, &passages)?;
    }
    Ok(())
}

/// Prints the figures of `fifteen`; with `--show KIND`, each wrong pair of that kind too.
pub(crate) fn fifteen(arguments: &[&str]) -> Result<()> {
    marked(marked::FIFTEEN, arguments)
}

/// Prints the figures of `twelve`; with `--show KIND`, each wrong pair of that kind too.
pub(crate) fn twelve(arguments: &[&str]) -> Result<()> {
    marked(marked::TWELVE, arguments)
}

fn marked(set: &str, arguments: &[&str]) -> Result<()> {
    let shown = shown(arguments)?;
    let (gold, reports) = marked::read(set)?;
    let told = Told::of(&Reader::new()?.material, &reports)?;
    let units = told.units(&gold)?;
    merged(&gold, &told, &units, shown)?;
    Ok(())
}

/// The kind that `--show` asks for.
fn shown<'a>(arguments: &[&'a str]) -> Result<Option<&'a str>> {
    match arguments {
        [] => Ok(None),
        ["--show", kind] => Ok(Some(*kind)),
        _ => bail!("usage: dateline-bench campaign|fifteen|twelve [--show KIND]"),
    }
}

/// Prints what is wrong of the kind that is asked for, then how pairs were found in each half.
fn merged(
    gold: &Gold,
    told: &Told,
    units: &[Unit<'_>],
    shown: Option<&str>,
) -> Result<Vec<Pair>> {
    let pairs = pairs::pairs(told, units);
    if let Some(kind) = shown {
        show::print(gold, told, units, &pairs, kind)?;
    }
    crate::print(&halves(gold, units, &pairs).to_string());
    Ok(pairs)
}

/// The names of the figures that have floors.
pub(crate) const FIGURES: &[&str] = &[
    "campaign / clusters / all / f1",
    "campaign / clusters / coded / f1",
    "campaign / tellings / coded",
    "campaign / control / place_days",
    "campaign / control / stretches",
    "fifteen / clusters / all / f1",
    "fifteen / clusters / coded / f1",
    "fifteen / tellings / coded",
    "twelve / clusters / all / f1",
    "twelve / clusters / coded / f1",
    "twelve / tellings / coded",
];

/// The figures that have floors, by name.
pub(crate) fn score(coder: &Coder) -> Result<BTreeMap<String, f64>> {
    let gold = Gold::read()?;
    let told = Told::of(coder, gold::REPORTS)?;
    let mut values = pair_figures(&gold, &told)?.to_vec();
    let held = held(&gold, &told.dataset);
    values.push(control::place_days(&held.iter().collect::<Vec<_>>()));
    values.push(control::mean(&held.iter().collect::<Vec<_>>()));
    for set in [marked::FIFTEEN, marked::TWELVE] {
        let (gold, reports) = marked::read(set)?;
        values.extend(pair_figures(&gold, &Told::of(coder, &reports)?)?);
    }
    Ok(FIGURES.iter().map(|name| (*name).to_owned()).zip(values).collect())
}

/// F1 of all pairs, F1 of pairs that are coded, and the share of the tellings that is.
fn pair_figures(gold: &Gold, told: &Told) -> Result<[f64; 3]> {
    let units = told.units(gold)?;
    let pairs = pairs::pairs(told, &units);
    let n_coded = units.iter().filter(|unit| unit.claim.is_some()).count();
    Ok([
        Found::of(&pairs, |_| true).f1(),
        Found::of(&pairs, is_coded).f1(),
        share(n_coded, units.len()),
    ])
}

fn is_coded(pair: &Pair) -> bool {
    pair.said != Said::NotCoded
}

/// A half of the events: a pair is of a half if one of its tellings is.
type Half = (&'static str, fn(&Gold, &Unit<'_>) -> bool);

const HALVES: [Half; 3] = [
    ("all", |_, _| true),
    ("developers", |gold, unit| gold.event[unit.gold].is_developers()),
    ("held out", |gold, unit| !gold.event[unit.gold].is_developers()),
];

/// Whether a place of the gold is counted.
type IsCounted = fn(&Gold, &str) -> bool;

/// The same for places: every other one is the developers'.
const PLACES: [(&str, IsCounted); 3] = [
    ("all", |_, _| true),
    ("developers", |gold, place| gold.is_developers(place)),
    ("held out", |gold, place| !gold.is_developers(place)),
];

fn halves(gold: &Gold, units: &[Unit<'_>], pairs: &[Pair]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(["", "all", "developers", "held out"]);
    let mut row = |name: &str, figure: &dyn Fn(Half) -> String| {
        let mut cells = vec![name.to_owned()];
        cells.extend(HALVES.map(figure));
        table.add_row(cells);
    };
    row("tellings", &|(_, has)| {
        units.iter().filter(|unit| has(gold, unit)).count().to_string()
    });
    row("coded", &|(_, has)| {
        let of: Vec<_> = units.iter().filter(|unit| has(gold, unit)).collect();
        let n_coded = of.iter().filter(|unit| unit.claim.is_some()).count();
        format!("{:.3}", share(n_coded, of.len()))
    });
    row("in an event", &|(_, has)| {
        let of: Vec<_> = units.iter().filter(|unit| has(gold, unit)).collect();
        let n_found = of.iter().filter(|unit| unit.event.is_some()).count();
        format!("{:.3}", share(n_found, of.len()))
    });
    type Asked = fn(&[Unit<'_>], &Pair) -> bool;
    let sets: [(&str, Asked); 3] = [
        ("coded", |_, pair| is_coded(pair)),
        ("coded, dated reports", |units, pair| {
            let is_undated = |at: usize| is(&units[at], "undated");
            is_coded(pair) && !is_undated(pair.a) && !is_undated(pair.b)
        }),
        ("all", |_, _| true),
    ];
    type Measure = fn(Found) -> f64;
    let measures: [(&str, Measure); 3] =
        [("precision", Found::precision), ("recall", Found::recall), ("f1", Found::f1)];
    for (set, asked) in sets {
        for (measure, value) in measures {
            row(&format!("pairs, {set}: {measure}"), &|(_, has)| {
                let found = Found::of(pairs, |pair| {
                    asked(units, pair)
                        && (has(gold, &units[pair.a]) || has(gold, &units[pair.b]))
                });
                format!("{:.3}", value(found))
            });
        }
    }
    table
}

fn kinds(gold: &Gold, units: &[Unit<'_>], pairs: &[Pair]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header([
        "kind", "of one", "joined", "offered", "apart", "uncoded", "of two", "joined",
    ]);
    for kind in KINDS {
        let of: Vec<&Pair> =
            pairs.iter().filter(|pair| kind.asks(gold, units, pair)).collect();
        let count = |is_one: bool, said: Option<Said>| {
            let of = of.iter().filter(|pair| pair.is_one == is_one);
            of.filter(|pair| said.is_none_or(|said| pair.said == said)).count()
        };
        table.add_row([
            kind.name.to_owned(),
            count(true, None).to_string(),
            count(true, Some(Said::One)).to_string(),
            count(true, Some(Said::Offered)).to_string(),
            count(true, Some(Said::Two)).to_string(),
            count(true, Some(Said::NotCoded)).to_string(),
            count(false, None).to_string(),
            count(false, Some(Said::One)).to_string(),
        ]);
    }
    table
}

/// What stands beside the tellings: totals, denials, background and what is loose.
fn beside(gold: &Gold, told: &Told, units: &[Unit<'_>]) -> Result<[String; 3]> {
    let told_in = |event: usize| units.iter().filter(move |u| u.event == Some(event));
    let (mut n_totals, mut n_coded, mut n_within) = (0, 0, 0);
    let (mut n_named, mut n_linked, mut n_wrong) = (0, 0, 0);
    let (mut n_denials, mut n_denied) = (0, 0);
    let (mut n_aside, mut n_taken) = (0, 0);
    for report in &gold.report {
        for total in &report.totals {
            let claims = told.claims(&report.id, &total.words)?;
            n_totals += 1;
            n_named += total.counts.len();
            n_coded += usize::from(!claims.is_empty());
            let events = claims.iter().filter_map(|claim| told.event_of(claim));
            n_within += usize::from(
                events.into_iter().any(|event| told_in(event).next().is_some()),
            );
            let mut linked = Vec::new();
            for (at, event) in told.dataset.events.iter().enumerate() {
                if claims.iter().any(|claim| event.counted_in.contains(&claim.id)) {
                    linked.extend(told_in(at).map(|unit| &gold.event[unit.gold].id));
                }
            }
            linked.sort();
            linked.dedup();
            let n_right = linked.iter().filter(|id| total.counts.contains(id)).count();
            n_linked += n_right;
            n_wrong += linked.len() - n_right;
        }
        for denial in &report.denials {
            let claims = told.denied(&report.id, &denial.words)?;
            let mut events = claims.iter().filter_map(|claim| told.event_of(claim));
            n_denials += 1;
            n_denied += usize::from(events.any(|event| {
                told_in(event).any(|unit| gold.event[unit.gold].id == denial.event)
            }));
        }
        for words in report.background.iter().chain(&report.loose) {
            let claims = told.claims(&report.id, words)?;
            let mut events = claims.iter().filter_map(|claim| told.event_of(claim));
            n_aside += 1;
            n_taken += usize::from(events.any(|event| told_in(event).next().is_some()));
        }
    }
    Ok([
        format!(
            "totals: {n_coded} of {n_totals} coded, {n_within} joined to an event; {n_linked} of {n_named} events \
             linked, {n_wrong} others"
        ),
        format!("denials: {n_denied} of {n_denials} stand in their event"),
        format!("background and loose: {n_taken} of {n_aside} stand in an event"),
    ])
}
