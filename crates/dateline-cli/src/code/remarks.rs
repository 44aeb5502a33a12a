//! Which remarks a person sees: of each kind one for a report, of all reports the first few.

use std::collections::BTreeMap;

use dateline::model::{Diagnostic, Span};

#[cfg(test)]
mod tests;

/// The remarks of one kind that are shown: after these, a person reads the dataset and not the terminal.
const MOST_OF_A_KIND: usize = 5;
/// The report tells no day of its own.
const UNDATED: &str = "no-publication-date";
/// Words in it need that day.
const OPEN_DATE: &str = "date-without-anchor";

/// A remark, and the other words of the report that the same is to be said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    pub(super) diagnostic: Diagnostic,
    pub(super) also: Vec<Span>,
}

/// What has been said, and how often nothing was said.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Show each remark.
    verbose: bool,
    shown: BTreeMap<&'static str, usize>,
    /// By kind, the reports whose remark was kept back.
    hidden: BTreeMap<&'static str, usize>,
}

impl Remarks {
    pub(super) fn new(verbose: bool) -> Remarks {
        Remarks { verbose, ..Remarks::default() }
    }

    /// The remarks on one report that are to be shown.
    pub(super) fn of(&mut self, diagnostics: &[Diagnostic]) -> Vec<Remark> {
        if self.verbose {
            let alone =
                |each: &Diagnostic| Remark { diagnostic: each.clone(), also: Vec::new() };
            return diagnostics.iter().map(alone).collect();
        }
        let mut remarks = gathered(diagnostics);
        remarks.retain(|remark| {
            let name = remark.diagnostic.name;
            let shown = self.shown.entry(name).or_default();
            *shown += 1;
            let is_shown = *shown <= MOST_OF_A_KIND;
            if !is_shown {
                *self.hidden.entry(name).or_default() += 1;
            }
            is_shown
        });
        remarks
    }

    /// "12 reports more with no-publication-date"; nothing where all was said.
    pub(super) fn rest(&self) -> Option<String> {
        let kinds: Vec<String> = self
            .hidden
            .iter()
            .map(|(name, number)| match number {
                1 => format!("1 report more with {name}"),
                _ => format!("{number} reports more with {name}"),
            })
            .collect();
        (!kinds.is_empty()).then(|| format!("{}; --verbose shows all", kinds.join(", ")))
    }
}

/// One remark of each kind: the first, which names the words of the others.
///
/// That a report has no day is left to the remark on the words that need one: they say why it matters.
fn gathered(diagnostics: &[Diagnostic]) -> Vec<Remark> {
    let named =
        |name: &str| diagnostics.iter().find(|diagnostic| diagnostic.name == name);
    let undated = named(UNDATED).filter(|_| named(OPEN_DATE).is_some());
    let mut remarks: Vec<Remark> = Vec::new();
    for diagnostic in diagnostics {
        if undated == Some(diagnostic) {
            continue;
        }
        let first =
            remarks.iter_mut().find(|remark| remark.diagnostic.name == diagnostic.name);
        match (first, diagnostic.span) {
            (Some(first), Some(span)) if first.diagnostic.span.is_some() => {
                first.also.push(span);
            }
            (Some(_), _) | (None, _) => {
                let mut diagnostic = diagnostic.clone();
                if diagnostic.name == OPEN_DATE
                    && let Some(undated) = undated
                {
                    diagnostic.help.clone_from(&undated.help);
                }
                remarks.push(Remark { diagnostic, also: Vec::new() });
            }
        }
    }
    remarks
}
