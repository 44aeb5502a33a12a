//! What a run has met so far, and the sentence that sums it up.

use std::path::Path;

use dateline::ingest::{Reason, Refusal};
use dateline::model::{Report, Skip, SkipReason};
use dateline::{Account, Coded, Outcome};

use super::remarks::Remarks;
use crate::args::CodeArguments;
use crate::exit::is_bystander;
use crate::progress::Progress;
use crate::render::snippet::{self, Shown};

/// Kinds of records that are no pages, of which a person sees the number.
const KINDS: usize = 6;

/// Counts and remarks of a run.
pub(crate) struct Tally<'a> {
    arguments: &'a CodeArguments,
    bar: &'a Progress,
    quiet: bool,
    width: Option<usize>,
    remarks: Remarks,
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
    /// What became of all records.
    pub(crate) account: Account,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(
        arguments: &'a CodeArguments,
        refusals: Vec<Refusal>,
        bar: &'a Progress,
        quiet: bool,
    ) -> Tally<'a> {
        let width = crate::render::talk_width();
        let remarks = Remarks::new(arguments.verbose);
        let sums = Sums::default();
        let mut tally = Tally { arguments, bar, quiet, width, remarks, sums };
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
            Outcome::Known(_) | Outcome::Repeated => {
                self.sums.n_known += 1;
                None
            }
            Outcome::Passed(_) => None,
            Outcome::Ended(account) => {
                if !account.adds_up() {
                    let reason = Reason::Fault(format!("the sum is wrong: {account:?}"));
                    self.refuse(Refusal::new(&account.path, reason));
                }
                self.sums.account.add(&account);
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
        if !self.quiet || !is_bystander(&refusal) {
            self.bar.tell(&super::refused(&refusal));
        }
        self.sums.refusals.push(refusal);
    }

    fn remark(&mut self, report: &Report, coded: &Coded) {
        if self.quiet {
            return;
        }
        let path = match &report.origin.record {
            Some(record) => format!("{} ({record})", report.origin.path),
            None => report.origin.path.clone(),
        };
        let shown =
            Shown { path: &path, text: report.text(), sentences: &coded.sentences };
        let mut remarks = String::new();
        for remark in self.remarks.of(&coded.diagnostics) {
            let (diagnostic, also) = (&remark.diagnostic, &remark.also);
            remarks.push_str(&snippet::diagnostic(&shown, diagnostic, also, self.width));
        }
        if self.arguments.skipped {
            remarks.push_str(&self.skipped(&shown, coded));
        }
        if !remarks.is_empty() {
            self.bar.tell(&remarks);
        }
    }

    /// The sentences that were left uncoded; what is no part of the report only in number.
    fn skipped(&self, shown: &Shown<'_>, coded: &Coded) -> String {
        let is_told =
            |skip: &&Skip| self.arguments.verbose || skip.reason != SkipReason::Zone;
        let (told, beside): (Vec<&Skip>, Vec<&Skip>) =
            coded.skips.iter().partition(is_told);
        let mut lines: String =
            told.into_iter().map(|skip| snippet::skip(shown, skip, self.width)).collect();
        if coded.gated {
            lines.push_str(&snippet::gated(shown.path));
        } else if !beside.is_empty() {
            lines.push_str(&snippet::beside(shown.path, beside.len()));
        }
        lines
    }

    pub(crate) fn finish(self) -> Sums {
        if let Some(rest) = self.remarks.rest()
            && !self.quiet
        {
            self.bar.tell(&format!("and {rest}\n"));
        }
        self.sums
    }
}

impl Sums {
    /// "5 reports, 14 events, 23 claims, 31 sentences uncoded; run with --skipped to see why".
    pub(crate) fn sentence(&self, output: Option<&Path>, skipped: bool) -> String {
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
        let account = &self.account;
        if account.n_passed() > 0 {
            let mut kinds: Vec<(&String, &u64)> = account.passed.iter().collect();
            kinds.sort_by_key(|(what, n)| (std::cmp::Reverse(**n), what.as_str()));
            let rest = kinds.len().saturating_sub(KINDS);
            let mut kinds: Vec<String> =
                kinds.iter().take(KINDS).map(|(what, n)| format!("{what} {n}")).collect();
            if rest > 0 {
                kinds.push(format!("{rest} kinds more"));
            }
            let kinds = kinds.join(", ");
            parts.push(format!("{} no pages ({kinds})", account.n_passed()));
        }
        if self.n_uncoded > 0 {
            let why = if skipped { "" } else { "; run with --skipped to see why" };
            parts.push(format!("{} uncoded{why}", count(self.n_uncoded, "sentence")));
        }
        let mut sentence = parts.join(", ");
        if let Some(output) = output {
            sentence = format!("{}: {sentence}", output.display());
        }
        sentence + "\n"
    }
}

/// "1 report", "5 reports".
pub(crate) fn count(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}
