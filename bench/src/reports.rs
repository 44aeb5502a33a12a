//! The sample reports: which expected events were coded, which are missing, which are extra.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use comfy_table::{ContentArrangement, Table, presets};
use dateline::formats::{Shown, acled, shown};
use dateline::ingest::{Settings, discover};
use dateline::model::{Count, CountKind, Party};
use dateline::{Coder, Outcome, RuleScope, card, code_all, merge};

use crate::judge::{Coded, Expected, differences};

/// How the coded events compare with the expected ones.
pub(crate) struct Score {
    pub(crate) n_expected: usize,
    pub(crate) n_matched: usize,
    /// Events of the reports that have expected ones.
    pub(crate) n_events: usize,
    table: String,
}

/// Prints the comparison.
pub(crate) fn run() -> Result<()> {
    let score = score()?;
    crate::print(&score.table);
    crate::print(&format!(
        "matched {} of {}, {} events in these reports",
        score.n_matched, score.n_expected, score.n_events
    ));
    Ok(())
}

/// Codes the reports and judges.
pub(crate) fn score() -> Result<Score> {
    let folder = crate::folder()?.join("../reports");
    let lines = std::fs::read_to_string(folder.join("expected.jsonl"))
        .context("expected.jsonl of the sample reports")?;
    let expected: Vec<Expected> = lines
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("expected.jsonl")?;
    let coded = code(&folder.join("texts").to_string_lossy())?;
    Ok(compare(&expected, &coded))
}

/// The coded events by the number that opens the file name of their first report.
fn code(folder: &str) -> Result<BTreeMap<String, Vec<Coded>>> {
    let (inputs, refusals) = discover(&[folder.to_owned()]);
    if let Some(refusal) = refusals.first() {
        bail!("{refusal}");
    }
    let coder = Coder::new(RuleScope::Material)?;
    let (mut cards, mut claims, mut texts) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut refused = None;
    code_all(&coder, &inputs, &Settings::default(), &Default::default(), 2, |outcome| {
        match outcome {
            Outcome::Coded(coded) => {
                let (report, coded) = *coded;
                cards.push(card(&report));
                texts.insert(report.id.clone(), report.text().to_owned());
                claims.extend(coded.claims);
            }
            Outcome::Refused(refusal) => refused = Some(refusal),
            Outcome::Known(_)
            | Outcome::Repeated
            | Outcome::Passed(_)
            | Outcome::Ended(_) => {}
        }
    })?;
    if let Some(refusal) = refused {
        bail!("{refusal}");
    }
    let dataset = merge(cards, claims, &[]);
    let mut by_report: BTreeMap<String, Vec<Coded>> = BTreeMap::new();
    for shown in shown(&dataset, &texts) {
        let reports =
            shown.claims.iter().filter_map(|claim| dataset.report(&claim.report));
        let mut numbers: Vec<String> = reports.map(|card| number(&card.path)).collect();
        numbers.sort();
        numbers.dedup();
        for number in numbers {
            by_report.entry(number).or_default().push(view(&shown));
        }
    }
    Ok(by_report)
}

fn number(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.chars().take_while(char::is_ascii_digit).collect()
}

fn view(shown: &Shown) -> Coded {
    let event = &shown.event;
    let names =
        |parties: &[Party]| parties.iter().map(|party| party.name.clone()).collect();
    let place = event.place.as_ref();
    let (killed_low, killed_high) = killed(&event.counts);
    Coded {
        id: event.id.0.chars().take(8).collect(),
        sub_event: acled::classify_shown(shown)
            .map_or("–", |code| code.as_str())
            .to_owned(),
        actors: names(&event.actors),
        recipients: names(&event.recipients),
        reciprocal: event.reciprocal,
        place: place
            .and_then(|place| place.place.as_ref())
            .map(|place| place.name.clone()),
        place_words: place.map(|place| place.text.clone()).unwrap_or_default(),
        earliest: event.date.as_ref().and_then(|date| date.earliest),
        latest: event.date.as_ref().and_then(|date| date.latest),
        killed_low,
        killed_high,
    }
}

/// The dead of all totals; parts of a total are in it already.
fn killed(counts: &[Count]) -> (Option<u64>, Option<u64>) {
    let totals: Vec<&Count> = counts
        .iter()
        .filter(|count| matches!(count.kind, CountKind::Killed | CountKind::Executed))
        .filter(|count| count.part_of.is_none())
        .collect();
    let low: Vec<u64> = totals.iter().filter_map(|count| count.low).collect();
    let all_closed = totals.iter().all(|count| count.high.is_some());
    let high: u64 = totals.iter().filter_map(|count| count.high).sum();
    ((!low.is_empty()).then(|| low.iter().sum()), all_closed.then_some(high))
}

fn compare(expected: &[Expected], coded: &BTreeMap<String, Vec<Coded>>) -> Score {
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["", "expected", "coded", "what differs"]);
    let (mut n_matched, mut n_events) = (0, 0);
    let mut reports: Vec<&str> =
        expected.iter().map(|each| each.report.as_str()).collect();
    reports.dedup();
    for report in reports {
        let wanted: Vec<&Expected> =
            expected.iter().filter(|each| each.report == report).collect();
        let found = coded.get(report).map_or(&[][..], Vec::as_slice);
        n_events += found.len();
        let pairs = pair(&wanted, found);
        for (idx, each) in wanted.iter().enumerate() {
            if let Some(partner) = pairs[idx] {
                n_matched += 1;
                table.add_row(["✓", &each.id, &line(&found[partner]), ""]);
                continue;
            }
            // The event that comes nearest, taken or not, tells what to mend.
            let nearest = found.iter().min_by_key(|coded| differences(each, coded).len());
            let (line, different) = match nearest {
                Some(coded) => (line(coded), differences(each, coded).join(", ")),
                None => (String::new(), String::new()),
            };
            table.add_row([
                "✗",
                &format!("{}\n{}", each.id, each.place),
                &line,
                &different,
            ]);
        }
        for (idx, extra) in found.iter().enumerate() {
            if !pairs.contains(&Some(idx)) {
                table.add_row(["+", &format!("{report} extra"), &line(extra), ""]);
            }
        }
    }
    Score { n_expected: expected.len(), n_matched, n_events, table: table.to_string() }
}

/// For each expected event the coded one it is matched with; as many pairs as there can be.
fn pair(wanted: &[&Expected], found: &[Coded]) -> Vec<Option<usize>> {
    let mut taken_by: Vec<Option<usize>> = vec![None; found.len()];
    for idx in 0..wanted.len() {
        let mut tried = vec![false; found.len()];
        augment(idx, wanted, found, &mut taken_by, &mut tried);
    }
    let mut pairs = vec![None; wanted.len()];
    for (found_idx, wanted_idx) in taken_by.iter().enumerate() {
        if let Some(wanted_idx) = wanted_idx {
            pairs[*wanted_idx] = Some(found_idx);
        }
    }
    pairs
}

/// Finds a partner, moving earlier pairs to others where that makes room.
fn augment(
    idx: usize,
    wanted: &[&Expected],
    found: &[Coded],
    taken_by: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for candidate in 0..found.len() {
        if tried[candidate] || !differences(wanted[idx], &found[candidate]).is_empty() {
            continue;
        }
        tried[candidate] = true;
        let is_free = match taken_by[candidate] {
            None => true,
            Some(other) => augment(other, wanted, found, taken_by, tried),
        };
        if is_free {
            taken_by[candidate] = Some(idx);
            return true;
        }
    }
    false
}

fn line(coded: &Coded) -> String {
    let day =
        |day: Option<dateline::Date>| day.map_or("?".to_owned(), |day| day.to_string());
    let arrow = if coded.reciprocal { "↔" } else { "→" };
    let killed = coded.killed_low.map_or(String::new(), |low| format!(", killed {low}"));
    format!(
        "{} {}: {} {arrow} {}\n{}..{} {}{killed}",
        coded.id,
        coded.sub_event,
        coded.actors.join(", "),
        coded.recipients.join(", "),
        day(coded.earliest),
        day(coded.latest),
        coded.place.clone().unwrap_or_else(|| format!("“{}”", coded.place_words)),
    )
}
