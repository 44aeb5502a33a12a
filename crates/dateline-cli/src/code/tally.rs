//! What a run has met so far, and the sentence that sums it up.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::ingest::{Reason, Refusal};
use dateline::model::{Report, Skip, SkipReason};
use dateline::{Account, Coded, Done, Outcome};

use super::remarks::Remarks;
use crate::args::CodeArguments;
use crate::exit::is_bystander;
use crate::progress::Progress;
use crate::render::snippet::{self, Shown};
use serde::Serialize;

/// Kinds of records that are no pages, of which a person sees the number.
const KINDS: usize = 6;

/// Refusals of one input that a person sees; the dataset keeps the others.
const TOLD: usize = 20;

/// Counts and remarks of a run.
pub(crate) struct Tally<'a> {
    arguments: &'a CodeArguments,
    bar: &'a Progress,
    quiet: bool,
    width: Option<usize>,
    remarks: Remarks,
    sums: Sums,
    /// Refusals of the input that is being read.
    n_refused_here: usize,
}

/// What of an outcome is to be kept.
pub(crate) enum Taken {
    /// A coded report.
    Report(Box<(Report, Coded)>),
    /// Something that was refused.
    Refusal(Refusal),
    /// All records of an input have come.
    Input(Account),
    /// It is only counted.
    Nothing,
}

/// What a run comes to.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// Refusals that count: what was meant to be read.
    pub(crate) n_refused: usize,
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
        let mut tally =
            Tally { arguments, bar, quiet, width, remarks, sums, n_refused_here: 0 };
        refusals.iter().for_each(|refusal| tally.refuse(refusal));
        tally
    }

    /// Counts what a run did that was cut off, and says where this one goes on.
    pub(crate) fn go_on(&mut self, done: &BTreeMap<String, Done>) {
        let accounts = || done.values().map(|done| &done.account);
        let n_records: u64 = accounts().map(|account| account.n_records).sum();
        if n_records == 0 {
            return;
        }
        let sum = |of: fn(&Account) -> u64| {
            usize::try_from(accounts().map(of).sum::<u64>()).unwrap_or(usize::MAX)
        };
        self.sums.n_reports += sum(|account| account.n_coded + account.n_foreign);
        self.sums.n_known += sum(|account| account.n_known + account.n_repeated);
        self.sums.n_refused += sum(|account| account.n_refused);
        if !self.quiet {
            self.bar.tell(&format!(
                "goes on where a run was cut off: {n_records} records are done\n"
            ));
        }
    }

    /// Counts the outcome, says what is to be said, and gives back what was coded.
    pub(crate) fn take(&mut self, outcome: Outcome) -> Taken {
        match outcome {
            Outcome::Refused(refusal) => {
                self.refuse(&refusal);
                self.n_refused_here += 1;
                Taken::Refusal(refusal)
            }
            Outcome::Known(_) | Outcome::Repeated => {
                self.sums.n_known += 1;
                Taken::Nothing
            }
            Outcome::Passed(_) => Taken::Nothing,
            Outcome::Ended(account) => {
                if !account.adds_up() {
                    let reason = Reason::Fault(format!("the sum is wrong: {account:?}"));
                    self.refuse(&Refusal::new(&account.path, reason));
                }
                self.sums.account.add(&account);
                if self.n_refused_here > TOLD && !self.quiet {
                    let more = self.n_refused_here - TOLD;
                    let told = format!("and {more} refusals more in {}\n", account.path);
                    self.bar.tell(&told);
                }
                self.n_refused_here = 0;
                Taken::Input(account)
            }
            Outcome::Coded(coded) => {
                let (report, read) = &*coded;
                self.sums.n_reports += 1;
                self.sums.n_claims += read.claims.len();
                let uncoded =
                    read.skips.iter().filter(|skip| skip.reason != SkipReason::Zone);
                self.sums.n_uncoded += uncoded.count();
                self.bar.step(self.sums.n_claims);
                self.remark(report, read);
                Taken::Report(coded)
            }
        }
    }

    fn refuse(&mut self, refusal: &Refusal) {
        let counts = !is_bystander(refusal);
        // Errors are told even to those who asked for quiet.
        if (!self.quiet || counts) && self.n_refused_here < TOLD {
            self.bar.tell(&super::refused(refusal));
        }
        self.sums.n_refused += usize::from(counts);
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

/// What a run comes to, as `--json` writes it.
#[derive(Serialize)]
pub(crate) struct SumsRow<'s> {
    records: u64,
    coded: u64,
    not_english: u64,
    known: u64,
    repeated: u64,
    refused: u64,
    no_pages: u64,
    kinds: &'s BTreeMap<String, u64>,
    events: usize,
    claims: usize,
}

impl Sums {
    /// The sums as a row: `records` is the sum of the six that follow.
    pub(crate) fn row(&self) -> SumsRow<'_> {
        let account = &self.account;
        SumsRow {
            records: account.n_records,
            coded: account.n_coded,
            not_english: account.n_foreign,
            known: account.n_known,
            repeated: account.n_repeated,
            refused: account.n_refused,
            no_pages: account.n_passed(),
            kinds: &account.passed,
            events: self.n_events,
            claims: self.n_claims,
        }
    }

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
        if self.n_refused > 0 {
            parts.push(format!("{} refused", self.n_refused));
        }
        if self.account.n_foreign > 0 {
            parts.push(format!("{} not in English", self.account.n_foreign));
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
