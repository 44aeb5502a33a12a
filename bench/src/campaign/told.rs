//! What the program makes of a set's reports, laid beside the marked words.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use dateline::ingest::{Input, Settings, read};
use dateline::model::{Claim, ClaimId, Dataset, Evidence, Report, Span};
use dateline::{Coder, card, merge};

use super::gold::{Gold, Marked, Words};

/// The reports, what was coded in them and what became of it.
pub(super) struct Told {
    /// By the set's own id of the report.
    pub(super) reports: BTreeMap<String, Report>,
    pub(super) dataset: Dataset,
    /// Where each claim's event stands in the dataset.
    event_of: BTreeMap<ClaimId, usize>,
    /// Why a claim founds no event.
    pub(super) aside: BTreeMap<ClaimId, &'static str>,
}

/// A marked telling and the claim that has its words.
pub(super) struct Unit<'a> {
    /// The gold event, by its position.
    pub(super) gold: usize,
    pub(super) report: &'a Marked,
    pub(super) span: Span,
    pub(super) deaths: Option<u64>,
    pub(super) claim: Option<&'a Claim>,
    /// The program's event, by its position.
    pub(super) event: Option<usize>,
}

impl Told {
    /// Codes and merges the reports, one a line.
    pub(super) fn of(coder: &Coder, lines: &[u8]) -> Result<Told> {
        let input = Input::bytes("reports.jsonl", lines.to_vec());
        let (mut cards, mut claims) = (Vec::new(), Vec::new());
        let mut reports = BTreeMap::new();
        for report in read(&input, &Settings::default()) {
            let report = match report {
                Ok(report) => report,
                Err(refusal) => bail!("{refusal}"),
            };
            cards.push(card(&report));
            claims.extend(coder.code(&report).claims);
            let id = report.origin.record.clone().context("a report without an id")?;
            reports.insert(id, report);
        }
        let aside = dateline::aside(cards.clone(), claims.clone()).into_iter().collect();
        let dataset = merge(cards, claims, &[]);
        let events = dataset.events.iter().enumerate();
        let event_of = events.flat_map(|(at, event)| {
            event.claims.iter().map(move |claim| (claim.clone(), at))
        });
        let event_of = event_of.collect();
        Ok(Told { reports, dataset, event_of, aside })
    }

    /// The text of a report of the set.
    pub(super) fn report(&self, id: &str) -> Result<&Report> {
        self.reports.get(id).with_context(|| format!("no report {id}"))
    }

    /// Where the event of a claim stands.
    pub(super) fn event_of(&self, claim: &Claim) -> Option<usize> {
        self.event_of.get(&claim.id).copied()
    }

    /// The claims whose trigger overlaps these words, those of an event first, then the best fit.
    pub(super) fn claims(&self, report: &str, words: &Words) -> Result<Vec<&Claim>> {
        let report = self.report(report)?;
        let span = words.span(report).context(report.id.short().to_owned())?;
        let claims = self.dataset.claims.iter();
        let mut claims: Vec<&Claim> = claims
            .filter(|claim| claim.report == report.id && claim.trigger.overlaps(span))
            .collect();
        let beyond = |claim: &Claim| {
            claim.trigger.start().abs_diff(span.start())
                + claim.trigger.end().abs_diff(span.end())
        };
        claims.sort_by_key(|claim| {
            (self.event_of(claim).is_none(), beyond(claim), &claim.id)
        });
        Ok(claims)
    }

    /// The claims that these words deny: their trigger overlaps them, or the word that denies them does.
    pub(super) fn denied(&self, report: &str, words: &Words) -> Result<Vec<&Claim>> {
        let mut claims = self.claims(report, words)?;
        let report = self.report(report)?;
        let span = words.span(report)?;
        let denies = |claim: &&Claim| {
            let mut words = claim.modality.evidence().iter().filter_map(Evidence::span);
            claim.report == report.id
                && claim.is_denial()
                && !claim.trigger.overlaps(span)
                && words.any(|word| word.overlaps(span))
        };
        claims.extend(self.dataset.claims.iter().filter(denies));
        Ok(claims)
    }

    /// Every marked telling.
    pub(super) fn units<'a>(&'a self, gold: &'a Gold) -> Result<Vec<Unit<'a>>> {
        let events = gold.event.iter().enumerate();
        let at: BTreeMap<&str, usize> =
            events.map(|(at, event)| (event.id.as_str(), at)).collect();
        let mut units = Vec::new();
        for report in &gold.report {
            for telling in &report.tellings {
                let gold = at.get(telling.event.as_str());
                let claims = self.claims(&report.id, &telling.words)?;
                let claim = claims.first().copied();
                units.push(Unit {
                    gold: *gold.with_context(|| format!("no {}", telling.event))?,
                    report,
                    span: telling.words.span(self.report(&report.id)?)?,
                    deaths: telling.deaths,
                    claim,
                    event: claim.and_then(|claim| self.event_of(claim)),
                });
            }
        }
        Ok(units)
    }
}
