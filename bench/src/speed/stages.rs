//! Each stage alone, on what the stage before it made, in one thread.

use std::collections::BTreeMap;

use anyhow::Result;
use dateline::formats::{acled, geojson, jsonl, table};
use dateline::ingest::{Input, Settings, read};
use dateline::model::{Claim, Dataset, Parse, Reading, Report, ReportCard, ReportId};
use dateline::resolve::resolve;
use dateline::store::{self, Store, StoredReport};
use dateline::told::{stored_remark, stored_skip};
use dateline::{Coder, RuleScope, card, merge};
use sha2::{Digest, Sha256};

use super::{LEAST_WORDS, ROUNDS, median, timed};

/// What all other work is compared with.
const REFERENCE: &str = "reference";
/// The reference is short: over so many passes it takes as long as a stage.
const PASSES: u8 = 20;

/// Seconds of every stage in every round.
pub(super) struct Measured {
    n_words: usize,
    rounds: Vec<Vec<(&'static str, f64)>>,
}

impl Measured {
    /// A line for each stage: time for a thousand words, words for each second, ratio to the reference.
    pub(super) fn table(&self) -> String {
        let mut table =
            super::table(&["stage", "ms/1,000 words", "words/core-s", "x reference"]);
        for &(stage, _) in self.rounds.first().into_iter().flatten() {
            let times = self.seconds(stage);
            let reference = self.seconds(REFERENCE);
            let ratios: Vec<f64> =
                times.iter().zip(&reference).map(|(time, unit)| time / unit).collect();
            let (time, ratio) = (median(&times), median(&ratios));
            let words = self.n_words as f64;
            table.add_row([
                stage.to_owned(),
                format!("{:.4}", time * 1e6 / words),
                format!("{:.0}", words / time),
                format!("{ratio:.3}"),
            ]);
        }
        table.to_string()
    }

    /// What a stage took in each round.
    fn seconds(&self, stage: &str) -> Vec<f64> {
        let stages = self.rounds.iter().flatten();
        stages.filter(|(name, _)| *name == stage).map(|&(_, seconds)| seconds).collect()
    }
}

/// The words of a set, counted between blanks.
pub(super) fn count_words(inputs: &[Input]) -> Result<usize> {
    Ok(reports(inputs, &Settings::default())?.iter().map(n_words).sum())
}

/// Runs all stages a few times over.
pub(super) fn measure(inputs: &[Input]) -> Result<Measured> {
    let settings = Settings::default();
    let coder = Coder::new(RuleScope::Material)?;
    let reports = reports(inputs, &settings)?;
    let n_words_once: usize = reports.iter().map(n_words).sum();
    let again = LEAST_WORDS.div_ceil(n_words_once.max(1));
    let known: Vec<&Report> =
        reports.iter().filter(|it| coder.lexicon().may_fire(it.text())).collect();
    let parses: Vec<Parse<'_>> = known.iter().map(|report| coder.parse(report)).collect();
    let readings: Vec<Reading> = parses.iter().map(|it| coder.extract(it)).collect();
    let claims = || -> Vec<Vec<Claim>> {
        let read = known.iter().zip(&parses).zip(&readings);
        read.map(|((report, parse), reading)| {
            resolve(report, parse, reading, coder.world()).claims
        })
        .collect()
    };
    let of_reports = claims();
    let stored: Vec<StoredReport> = known
        .iter()
        .zip(&of_reports)
        .zip(&readings)
        .map(|((report, claims), reading)| stored(report, claims, reading))
        .collect();
    let cards: Vec<ReportCard> = reports.iter().map(card).collect();
    let all: Vec<Claim> = of_reports.concat();
    let dataset = merge(cards.clone(), all.clone(), &[]);
    let texts: BTreeMap<ReportId, String> =
        reports.iter().map(|it| (it.id.clone(), it.text().to_owned())).collect();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut round = Vec::new();
        let mut take = |stage: &'static str, work: &mut dyn FnMut() -> Result<f64>| {
            let mut seconds = 0.0;
            for _ in 0..again {
                seconds += work()?;
            }
            round.push((stage, seconds / again as f64));
            anyhow::Ok(())
        };
        take(REFERENCE, &mut || {
            let all = || (0..PASSES).fold(0, |sum, _| sum ^ reference(&reports));
            Ok(timed(all) / f64::from(PASSES))
        })?;
        take("ingest", &mut || Ok(timed(|| self::reports(inputs, &settings))))?;
        take("gate", &mut || {
            let fires = |report: &Report| coder.lexicon().may_fire(report.text());
            Ok(timed(|| reports.iter().filter(|report| fires(report)).count()))
        })?;
        let parse = || known.iter().map(|it| coder.parse(it)).collect::<Vec<_>>();
        take("parse", &mut || Ok(timed(parse)))?;
        let extract = || parses.iter().map(|it| coder.extract(it)).collect::<Vec<_>>();
        take("extract", &mut || Ok(timed(extract)))?;
        take("resolve", &mut || Ok(timed(claims)))?;
        take("merge", &mut || {
            let (cards, claims) = (cards.clone(), all.clone());
            Ok(timed(|| merge(cards, claims, &[])))
        })?;
        take("formats", &mut || Ok(timed(|| formats(&dataset, &texts))))?;
        take("store", &mut || store_write(&stored, &dataset))?;
        rounds.push(round);
    }
    Ok(Measured { n_words: n_words_once, rounds })
}

/// Fixed work on the same text, which no change of the program makes faster: each word is hashed.
fn reference(reports: &[Report]) -> u8 {
    let words = reports.iter().flat_map(|report| report.text().split_whitespace());
    words.fold(0, |sum, word| sum ^ Sha256::digest(word.as_bytes())[0])
}

fn reports(inputs: &[Input], settings: &Settings) -> Result<Vec<Report>> {
    let read = inputs.iter().flat_map(|input| read(input, settings));
    read.map(|report| report.map_err(anyhow::Error::msg)).collect()
}

fn n_words(report: &Report) -> usize {
    report.text().split_whitespace().count()
}

fn formats(
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
) -> (String, String, Vec<u8>, Vec<u8>) {
    (
        jsonl::to_string(dataset, texts),
        geojson::to_string(dataset, texts),
        table::to_csv(dataset, texts, table::Settings::default()),
        acled::export(dataset, texts, &acled::Settings::default()).bytes,
    )
}

fn stored(report: &Report, claims: &[Claim], reading: &Reading) -> StoredReport {
    StoredReport {
        card: card(report),
        text: report.text().to_owned(),
        zones: report.zones().to_vec(),
        diagnostics: reading.diagnostics.iter().map(stored_remark).collect(),
        skips: reading.skips.iter().map(stored_skip).collect(),
        claims: claims.to_vec(),
    }
}

/// Seconds to write the dataset in a new file.
fn store_write(stored: &[StoredReport], dataset: &Dataset) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("dataset.gpkg");
    let mut written = Ok(());
    let seconds = timed(|| {
        written = (|| {
            let mut draft = Store::create(&path, store::Settings::default())?;
            for report in stored {
                draft.add_report(report)?;
            }
            draft.write_events(dataset)?;
            draft.finish()
        })();
    });
    written?;
    Ok(seconds)
}
