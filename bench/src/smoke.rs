//! A set of raw reports: what was coded, what was left, how fast.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Result, bail};
use dateline::formats::{acled, shown};
use dateline::ingest::{Settings, discover};
use dateline::{Coder, Outcome, RuleScope, card, code_all, merge};

/// Codes the set and prints the figures.
pub(crate) fn run() -> Result<()> {
    let path = crate::folder()?.join("raw/dev.jsonl");
    let (inputs, refusals) = discover(&[path.to_string_lossy().into_owned()]);
    if let Some(refusal) = refusals.first() {
        bail!("{refusal}");
    }
    let start = Instant::now();
    let coder = Coder::new(RuleScope::Material)?;
    crate::print(&format!("start        {:.3} s", start.elapsed().as_secs_f64()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut sums = Sums::default();
    let (mut cards, mut claims, mut texts) = (Vec::new(), Vec::new(), BTreeMap::new());
    let coding = Instant::now();
    code_all(
        &coder,
        &inputs,
        &Settings::default(),
        &Default::default(),
        threads,
        |outcome| match outcome {
            Outcome::Coded(coded) => {
                let (report, coded) = *coded;
                sums.reports += 1;
                sums.gated += usize::from(coded.gated);
                sums.words += report.text().split_whitespace().count();
                for skip in &coded.skips {
                    *sums.skips.entry(skip.reason.as_str()).or_default() += 1;
                }
                for diagnostic in &coded.diagnostics {
                    *sums.diagnostics.entry(diagnostic.name).or_default() += 1;
                }
                cards.push(card(&report));
                texts.insert(report.id.clone(), report.text().to_owned());
                claims.extend(coded.claims);
            }
            Outcome::Refused(refusal) => sums.refusals.push(refusal.to_string()),
            Outcome::Known(_)
            | Outcome::Repeated
            | Outcome::Passed(_)
            | Outcome::Ended(_) => {}
        },
    )?;
    let seconds = coding.elapsed().as_secs_f64();
    let merging = Instant::now();
    let n_claims = claims.len();
    let dataset = merge(cards, claims, &[]);
    let merged = merging.elapsed().as_secs_f64();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for shown in shown(&dataset, &texts) {
        let kind =
            acled::classify_shown(&shown).map_or("no ACLED code", |code| code.as_str());
        *kinds.entry(kind).or_default() += 1;
    }
    sums.print();
    print_counts("events", &kinds);
    crate::print(&format!("claims       {n_claims}"));
    crate::print(&format!("events       {}", dataset.events.len()));
    crate::print(&format!("coding       {seconds:.2} s on {threads} threads"));
    crate::print(&format!("merging      {merged:.2} s"));
    let words = sums.words as f64;
    crate::print(&format!("words/s      {:.0}", words / seconds));
    crate::print(&format!("words/core-s {:.0}", words / seconds / threads as f64));
    Ok(())
}

#[derive(Default)]
struct Sums {
    reports: usize,
    gated: usize,
    words: usize,
    skips: BTreeMap<&'static str, usize>,
    diagnostics: BTreeMap<&'static str, usize>,
    refusals: Vec<String>,
}

impl Sums {
    fn print(&self) {
        crate::print(&format!("reports      {} ({} gated)", self.reports, self.gated));
        crate::print(&format!("words        {}", self.words));
        print_counts("skips", &self.skips);
        print_counts("diagnostics", &self.diagnostics);
        for refusal in &self.refusals {
            crate::print(&format!("refused      {refusal}"));
        }
    }
}

fn print_counts(title: &str, counts: &BTreeMap<&str, usize>) {
    crate::print(title);
    for (name, count) in counts {
        crate::print(&format!("  {count:>6} {name}"));
    }
}
