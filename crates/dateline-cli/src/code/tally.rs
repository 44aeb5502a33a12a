//! What a run has met so far, and the sentence that sums it up.

use std::path::Path;

use dateline::ingest::Refusal;
use dateline::model::{Report, SkipReason};
use dateline::{Coded, Outcome};

use crate::args::CodeArguments;
use crate::exit::is_bystander;
use crate::progress::Progress;
use crate::render::snippet::{self, Shown};

/// The most remarks that are shown: after these, a person reads the dataset and not the terminal.
const MOST_REMARKS: usize = 30;

/// Counts and remarks of a run.
pub(crate) struct Tally<'a> {
    arguments: &'a CodeArguments,
    bar: &'a Progress,
    width: Option<usize>,
    n_remarks: usize,
    sums: Sums,
}

/// What a run comes to.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    pub(crate) refusals: Vec<Refusal>,
    pub(crate) n_reports: usize,
    pub(crate) n_known: usize,
    pub(crate) n_claims: usize,
    pub(crate) n_uncoded: usize,
    pub(crate) n_events: usize,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(
        arguments: &'a CodeArguments,
        refusals: Vec<Refusal>,
        bar: &'a Progress,
    ) -> Tally<'a> {
        let width = match std::io::IsTerminal::is_terminal(&std::io::stderr()) {
            true => crate::render::width(),
            false => None,
        };
        let mut tally =
            Tally { arguments, bar, width, n_remarks: 0, sums: Sums::default() };
        refusals.into_iter().for_each(|refusal| tally.refuse(refusal));
        tally
    }

    /// Counts the outcome, says what is to be said, and gives back what was coded.
    pub(crate) fn take(&mut self, outcome: Outcome) -> Option<(Report, Coded)> {
        match outcome {
            Outcome::Refused(refusal) => {
                self.refuse(refusal);
                None
            }
            Outcome::Known(_) => {
                self.sums.n_known += 1;
                None
            }
            Outcome::Coded(coded) => {
                let (report, coded) = *coded;
                self.sums.n_reports += 1;
                self.sums.n_claims += coded.claims.len();
                let uncoded =
                    coded.skips.iter().filter(|skip| skip.reason != SkipReason::Zone);
                self.sums.n_uncoded += uncoded.count();
                self.bar.step(self.sums.n_claims);
                self.remark(&report, &coded);
                Some((report, coded))
            }
        }
    }

    fn refuse(&mut self, refusal: Refusal) {
        // Errors are told even to those who asked for quiet.
        if !self.arguments.quiet || !is_bystander(&refusal) {
            self.bar.tell(&super::refused(&refusal));
        }
        self.sums.refusals.push(refusal);
    }

    fn remark(&mut self, report: &Report, coded: &Coded) {
        if self.arguments.quiet {
            return;
        }
        let path = match &report.origin.record {
            Some(record) => format!("{} ({record})", report.origin.path),
            None => report.origin.path.clone(),
        };
        let shown =
            Shown { path: &path, text: report.text(), sentences: &coded.sentences };
        let mut remarks = String::new();
        for diagnostic in &coded.diagnostics {
            self.n_remarks += 1;
            if self.n_remarks <= MOST_REMARKS || self.arguments.skipped {
                remarks.push_str(&snippet::diagnostic(&shown, diagnostic, self.width));
            }
        }
        if self.arguments.skipped {
            for skip in &coded.skips {
                remarks.push_str(&snippet::skip(&shown, skip, self.width));
            }
            if coded.gated {
                remarks.push_str(&snippet::gated(&path));
            }
        }
        if !remarks.is_empty() {
            self.bar.tell(&remarks);
        }
    }

    pub(crate) fn finish(self) -> Sums {
        let hidden = self.n_remarks.saturating_sub(MOST_REMARKS);
        if hidden > 0 && !self.arguments.skipped && !self.arguments.quiet {
            self.bar.tell(&format!("and {hidden} more remarks\n"));
        }
        self.sums
    }
}

impl Sums {
    /// "5 reports, 14 events, 23 claims, 31 sentences uncoded; run with --skipped to see why".
    pub(crate) fn sentence(&self, output: Option<&Path>) -> String {
        let mut parts = vec![
            count(self.n_reports, "report"),
            count(self.n_events, "event"),
            count(self.n_claims, "claim"),
        ];
        if self.n_known > 0 {
            parts.push(format!("{} known before", count(self.n_known, "report")));
        }
        let refused = self.refusals.iter().filter(|each| !is_bystander(each)).count();
        if refused > 0 {
            parts.push(format!("{refused} refused"));
        }
        if self.n_uncoded > 0 {
            parts.push(format!(
                "{} uncoded; run with --skipped to see why",
                count(self.n_uncoded, "sentence")
            ));
        }
        let mut sentence = parts.join(", ");
        if let Some(output) = output {
            sentence = format!("{}: {sentence}", output.display());
        }
        sentence + "\n"
    }
}

fn count(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}
