//! `dateline audit`: rows for a person to judge, and what the judgements say of the dataset.

mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use dateline::model::{Claim, ReportId};
use dateline::score::{
    Assessment, Judged, JudgedRow, Population, Share, Topic, Uncoded, Unit, assess,
    coding, judged, sheet, uncoded,
};

use crate::args::AuditArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::file;
use crate::output::{Opened, writable};
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;

/// Writes a sheet, or reads one that was filled.
pub(crate) fn run(arguments: &AuditArguments, quiet: bool) -> Result<Finish> {
    if let Some(path) = &arguments.output {
        writable(path)?;
    }
    let opened = Opened::read(&arguments.dataset)?;
    let units = coding(&opened.dataset, &opened.texts).units;
    let sentences = uncoded_sentences(&opened)?;
    if let Some(path) = &arguments.judged {
        return judge(arguments, path, &opened, &units, &sentences, quiet);
    }
    let sentences = open(&opened, &sentences);
    let n = arguments.sample.unwrap_or_default();
    let drawn =
        sheet(&opened.dataset, &opened.texts, &units, &sentences, n, arguments.seed);
    match &arguments.output {
        Some(path) => file::write(path, &drawn.csv)?,
        None => print_bytes(&drawn.csv)?,
    }
    if !quiet {
        let Population { events, sentences } = drawn.population;
        tell(&format!(
            "{} of {events} events, {} of {sentences} uncoded sentences; \
             fill `right`, `wrong_fields` and `holds_event`, from the top\n",
            drawn.n_events, drawn.n_sentences
        ));
    }
    Ok(Finish::Done)
}

/// The sentences of which no person said yet that they tell no event.
fn open(opened: &Opened, sentences: &[Uncoded]) -> Vec<Uncoded> {
    let is_decided = |sentence: &&Uncoded| {
        opened.dataset.uncoded.iter().any(|words| {
            words.report == sentence.report && words.span.overlaps(sentence.span)
        })
    };
    sentences.iter().filter(|sentence| !is_decided(sentence)).cloned().collect()
}

/// The sentences that no event was read from, report by report.
fn uncoded_sentences(opened: &Opened) -> Result<Vec<Uncoded>> {
    let mut claims: BTreeMap<&ReportId, Vec<&Claim>> = BTreeMap::new();
    for claim in &opened.dataset.claims {
        claims.entry(&claim.report).or_default().push(claim);
    }
    let in_events: BTreeSet<_> = opened
        .dataset
        .events
        .iter()
        .flat_map(|event| event.claims.iter().cloned())
        .collect();
    let mut found = Vec::new();
    for card in &opened.dataset.reports {
        let text = opened.texts.get(&card.id).map_or("", String::as_str);
        let zones = opened.store.zones(&card.id)?;
        let skips = opened.store.skips(&card.id)?;
        let claims = claims.get(&card.id).map_or(&[][..], Vec::as_slice);
        found.extend(uncoded(&card.id, text, &zones, &skips, claims, &in_events));
    }
    Ok(found)
}

fn judge(
    arguments: &AuditArguments,
    path: &Path,
    opened: &Opened,
    units: &[Unit],
    sentences: &[Uncoded],
    quiet: bool,
) -> Result<Finish> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| name.clone())?;
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{name}: save the sheet as CSV in UTF-8"))?;
    let judged =
        judged((&name, &text), &opened.dataset, &opened.texts, units, sentences)?;
    let n_open = open(opened, sentences).len();
    let population = Population { events: units.len(), sentences: n_open };
    let found = assess(&judged.events, &judged.sentences, population);
    if arguments.json {
        print_bytes(&row::line(&found, &judged)?)?;
        return Ok(Finish::Done);
    }
    print(&drawn(&found, &judged))?;
    if !quiet {
        remarks(&name, &judged);
    }
    Ok(Finish::Done)
}

fn drawn(found: &Assessment, judged: &Judged) -> String {
    let Population { events, sentences } = found.population;
    let mut drawn = format!(
        "{} of {events} events judged, {} of {sentences} uncoded sentences judged\n\n",
        judged.events.len(),
        judged.sentences.len()
    );
    let head = format!("{:<26} {:>7} {:<15} {}", "", "SHARE", "95 % INTERVAL", "FROM");
    drawn.push_str(&format!("{}\n", paint(paint::DIM, &head)));
    let mut line = |name: &str, share: Option<(f64, f64, f64)>, from: String| {
        let percent = |share: f64| format!("{:.1} %", share * 100.0);
        let (share, interval) = match share {
            None => ("–".to_owned(), "–".to_owned()),
            Some((share, low, high)) => {
                let bounds = format!("{:.1}..{:.1} %", low * 100.0, high * 100.0);
                (percent(share), bounds)
            }
        };
        drawn.push_str(format!("{name:<26} {share:>7} {interval:<15} {from}").trim_end());
        drawn.push('\n');
    };
    let bounds = |share: &Share| (share.share, share.low, share.high);
    let of = |share: &Share, what: &str| format!("{} of {} {what}", share.n_yes, share.n);
    let words = |share: &Option<Share>, what: &str| {
        share.as_ref().map_or(String::new(), |share| of(share, what))
    };
    line(
        "precision",
        found.precision.as_ref().map(bounds),
        words(&found.precision, "events are told"),
    );
    line(
        "  and right in all fields",
        found.faultless.as_ref().map(bounds),
        words(&found.faultless, "events are"),
    );
    for topic in Topic::ALL {
        let (share, coded) = (found.values.get(&topic), found.coded.get(&topic));
        if share.or(coded).is_none() {
            continue;
        }
        let values = share.map(|share| of(share, "values are right"));
        let missing = coded.map(|coded| coded.n - coded.n_yes).filter(|n| *n > 0);
        let missing = missing.map(|n| format!("{n} told but not coded"));
        let from: Vec<String> = values.into_iter().chain(missing).collect();
        let name = format!("  {}", topic.as_str());
        line(&name, share.map(bounds), from.join("; "));
    }
    line(
        "recall (estimate)",
        found.recall,
        words(&found.missed, "uncoded sentences hold a missed event"),
    );
    drawn
}

/// What of the sheet does not count, and why.
fn remarks(name: &str, judged: &Judged) {
    let note =
        |words: String| tell(&format!("{}: {words}\n", paint(paint::NOTE, "note")));
    let open = judged.open_events + judged.open_sentences;
    if open > 0 {
        note(format!(
            "{} not judged yet: {}, {}",
            count(open, "row"),
            count(judged.open_events, "event"),
            count(judged.open_sentences, "sentence")
        ));
    }
    let lines = |rows: &[JudgedRow], what: &str| {
        for row in rows {
            let quote = safe(&row.quote);
            note(format!("{}:{}: {what}: “{quote}”", safe(name), row.line));
        }
    };
    lines(&judged.gone, "no such event is in the dataset any more");
    lines(&judged.coded_since, "the sentence is coded by now, or its report is gone");
    lines(&judged.changed, "some values are others by now and do not count");
}
