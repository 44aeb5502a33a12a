//! What became of every record of an input: the sum is checked.

use std::collections::BTreeMap;

use dateline_ingest::limits::REFUSALS;
use dateline_ingest::{Reason, Refusal};

use serde::{Deserialize, Serialize};

use crate::{Done, Outcome};

/// How many records an input had, and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The input as the user named it.
    pub path: String,
    /// Records that were found: pages, rows, lines, or the one report that a file is.
    pub n_records: u64,
    /// Reports that were coded.
    pub n_coded: u64,
    /// Reports in another language than English, which are kept and not coded.
    pub n_foreign: u64,
    /// Reports that were there already, or came twice.
    pub n_known: u64,
    /// Records that say themselves that they repeat an earlier one.
    pub n_repeated: u64,
    /// Records that were refused.
    pub n_refused: u64,
    /// Records that are no pages, by what they are.
    pub passed: BTreeMap<String, u64>,
}

impl Account {
    pub(crate) fn of(path: &str, n_records: u64) -> Account {
        Account { path: path.to_owned(), n_records, ..Account::default() }
    }

    /// Records that are no pages.
    pub fn n_passed(&self) -> u64 {
        self.passed.values().sum()
    }

    /// Whether every record is in the sum once.
    pub fn adds_up(&self) -> bool {
        self.n_records
            == self.n_reports() + self.n_repeated + self.n_refused + self.n_passed()
    }

    /// Records that hold a report, whether it was read now, before, or in another place.
    pub fn n_reports(&self) -> u64 {
        self.n_coded + self.n_foreign + self.n_known
    }

    /// Adds what another input came to.
    pub fn add(&mut self, other: &Account) {
        self.n_records += other.n_records;
        self.n_coded += other.n_coded;
        self.n_foreign += other.n_foreign;
        self.n_known += other.n_known;
        self.n_repeated += other.n_repeated;
        self.n_refused += other.n_refused;
        for (what, n) in &other.passed {
            *self.passed.entry(what.clone()).or_default() += n;
        }
    }
}

/// Kinds of records that are told apart; their writers may invent as many as they like.
const KINDS: usize = 100;

/// Counts outcomes as they pass, input by input.
pub(crate) struct Accounts<'a> {
    open: Option<Account>,
    /// How far inputs were read before.
    done: &'a BTreeMap<String, Done>,
}

impl<'a> Accounts<'a> {
    pub(crate) fn new(done: &'a BTreeMap<String, Done>) -> Accounts<'a> {
        Accounts { open: None, done }
    }

    /// Goes on with what was counted of an input before.
    fn begin(&mut self, path: &str) -> &mut Account {
        self.open.get_or_insert_with(|| match self.done.get(path) {
            Some(done) => done.account.clone(),
            None => Account::of(path, 0),
        })
    }

    /// Counts an outcome and hands it on; of too many refusals only the number.
    pub(crate) fn take(
        &mut self,
        path: &str,
        outcome: Outcome,
        each: &mut impl FnMut(Outcome, &Account),
    ) {
        let open = self.begin(path);
        open.n_records += 1;
        match &outcome {
            Outcome::Coded(coded) if coded.1.foreign => open.n_foreign += 1,
            Outcome::Coded(_) => open.n_coded += 1,
            Outcome::Known(_) => open.n_known += 1,
            Outcome::Repeated => open.n_repeated += 1,
            Outcome::Passed(what) => {
                let is_told =
                    open.passed.len() < KINDS || open.passed.contains_key(&*what.0);
                let what = if is_told { &*what.0 } else { "of another kind" };
                *open.passed.entry(what.to_owned()).or_default() += 1;
            }
            Outcome::Refused(_) => {
                open.n_refused += 1;
                if open.n_refused > REFUSALS as u64 {
                    return;
                }
            }
            Outcome::Ended(ended) => {
                let untold = open.n_refused.saturating_sub(REFUSALS as u64);
                if untold > 0 {
                    let refusal = Refusal::new(&ended.path, Reason::More(untold));
                    each(Outcome::Refused(refusal), open);
                }
                open.n_records = ended.n_records;
                let counted = std::mem::take(open);
                self.open = None;
                each(Outcome::Ended(counted.clone()), &counted);
                return;
            }
        }
        each(outcome, open);
    }
}
