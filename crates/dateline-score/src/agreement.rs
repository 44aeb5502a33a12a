//! How far two coders agree on the same reports.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::ReportId;

use crate::alpha::{Alpha, alpha};
use crate::pairing::{Pair, Replaced, pair, ties};
use crate::unit::{Field, Unit, Value};

/// What one coder coded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coding {
    /// The events.
    pub units: Vec<Unit>,
    /// The reports that were read, with those in which nothing was found; `None` where the file does not say.
    pub reports: Option<BTreeSet<ReportId>>,
}

/// How chance is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// From what the resamples are drawn.
    pub seed: u64,
    /// How many there are.
    pub resamples: usize,
}

/// How a figure of agreement is customarily read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// 0.80 or more.
    Reliable,
    /// From 0.667 up to 0.80.
    Tentative,
    /// Below 0.667.
    Unreliable,
    /// Too few events to say.
    TooFew,
    /// There is no alpha: nothing to compare, or nothing that varies.
    Undefined,
}

/// Fewer events than this say nothing of a field: one more would change the reading (ours).
const TOO_FEW: usize = 10;

impl Reading {
    fn of(alpha: Option<&Alpha>) -> Reading {
        match alpha {
            None => Reading::Undefined,
            Some(alpha) if alpha.n < TOO_FEW => Reading::TooFew,
            // Krippendorff's bounds, as they are customarily used.
            Some(alpha) if alpha.alpha >= 0.8 => Reading::Reliable,
            Some(alpha) if alpha.alpha >= 0.667 => Reading::Tentative,
            Some(_) => Reading::Unreliable,
        }
    }

    /// Its name in files and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Reading::Reliable => "reliable",
            Reading::Tentative => "tentative",
            Reading::Unreliable => "unreliable",
            Reading::TooFew => "too few",
            Reading::Undefined => "undefined",
        }
    }
}

/// Agreement on one field, over the events that both found.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldAgreement {
    /// The field.
    pub field: Field,
    /// Events in which both gave a value.
    pub n: usize,
    /// Events in which only the first gave one.
    pub only_a: usize,
    /// Events in which only the second gave one.
    pub only_b: usize,
    /// Of the `n`, those with the same value.
    pub same: usize,
    /// Alpha; `None` where it is not defined.
    pub alpha: Option<Alpha>,
    /// How it is read.
    pub reading: Reading,
}

/// A field of an event on which the two do not say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The position of the pair in [`Agreement::both`].
    pub pair: usize,
    /// The field.
    pub field: Field,
    /// What the first says; `None` where it says nothing.
    pub a: Option<Value>,
    /// What the second says.
    pub b: Option<Value>,
}

/// Agreement on one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneReport {
    /// The report.
    pub report: ReportId,
    /// Events that both found.
    pub both: usize,
    /// Events that only the first found.
    pub only_a: usize,
    /// Events that only the second found.
    pub only_b: usize,
    /// Values that both gave.
    pub n: usize,
    /// Of these, those that are the same.
    pub same: usize,
}

/// How far two coders agree. Positions are those in the coders' lists of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Reports that both read; `None` where neither file says which were read.
    pub reports: Option<usize>,
    /// Events that both found.
    pub both: Vec<Pair>,
    /// Events that only the first found.
    pub only_a: Vec<usize>,
    /// Events that only the second found.
    pub only_b: Vec<usize>,
    /// Events of the first from reports that the second did not read: left out of all figures.
    pub aside_a: usize,
    /// The same of the second.
    pub aside_b: usize,
    /// Field by field; those in which neither gave a value are left out.
    pub fields: Vec<FieldAgreement>,
    /// Where they differ.
    pub disagreements: Vec<Disagreement>,
    /// Report by report; an event of several counts in the first that both read.
    pub by_report: Vec<OneReport>,
}

impl Agreement {
    /// The share of all events found that both found; `None` where nobody found any.
    pub fn found_by_both(&self) -> Option<f64> {
        let all = self.both.len() + self.only_a.len() + self.only_b.len();
        (all > 0).then(|| self.both.len() as f64 / all as f64)
    }
}

/// Compares two coders' events of the reports that both read.
pub fn agree(a: &Coding, b: &Coding, settings: Settings) -> Agreement {
    let common = match (&a.reports, &b.reports) {
        (Some(a), Some(b)) => Some(a.intersection(b).cloned().collect()),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    };
    let (kept_a, aside_a) = kept(a, common.as_ref());
    let (kept_b, aside_b) = kept(b, common.as_ref());
    let (units_a, units_b) = (pick(a, &kept_a), pick(b, &kept_b));
    let ties = ties(&units_a, &units_b, &Replaced::new());
    let pairs = pair(&units_a, &units_b, &ties);
    let both: Vec<Pair> = pairs
        .iter()
        .map(|pair| Pair { a: kept_a[pair.a], b: kept_b[pair.b], by: pair.by })
        .collect();
    let left = |kept: &[usize], taken: BTreeSet<usize>| {
        kept.iter().copied().filter(|at| !taken.contains(at)).collect::<Vec<_>>()
    };
    let only_a = left(&kept_a, both.iter().map(|pair| pair.a).collect());
    let only_b = left(&kept_b, both.iter().map(|pair| pair.b).collect());
    let by_report = by_report(a, b, common.as_ref(), &both, &only_a, &only_b);
    let fields = Field::ALL.iter().filter_map(|&field| on(field, a, b, &both, settings));
    Agreement {
        fields: fields.collect(),
        disagreements: disagreements(a, b, &both),
        reports: common.map(|reports| reports.len()),
        both,
        only_a,
        only_b,
        aside_a,
        aside_b,
        by_report,
    }
}

/// The events that some common report tells, and how many there are beside.
fn kept(coding: &Coding, common: Option<&BTreeSet<ReportId>>) -> (Vec<usize>, usize) {
    let is_common = |unit: &Unit| {
        unit.tellings.is_empty()
            || common.is_none_or(|common| {
                unit.tellings.iter().any(|told| common.contains(&told.report))
            })
    };
    let kept: Vec<usize> =
        (0..coding.units.len()).filter(|&at| is_common(&coding.units[at])).collect();
    let aside = coding.units.len() - kept.len();
    (kept, aside)
}

fn pick(coding: &Coding, kept: &[usize]) -> Vec<Unit> {
    kept.iter().map(|&at| coding.units[at].clone()).collect()
}

fn on(
    field: Field,
    a: &Coding,
    b: &Coding,
    both: &[Pair],
    settings: Settings,
) -> Option<FieldAgreement> {
    let (mut only_a, mut only_b, mut same) = (0, 0, 0);
    let mut given: Vec<[&Value; 2]> = Vec::new();
    for pair in both {
        match (a.units[pair.a].value(field), b.units[pair.b].value(field)) {
            (Some(one), Some(other)) => {
                same += usize::from(one == other);
                given.push([one, other]);
            }
            (Some(_), None) => only_a += 1,
            (None, Some(_)) => only_b += 1,
            (None, None) => {}
        }
    }
    if given.len() + only_a + only_b == 0 {
        return None;
    }
    let units = numbered(&given);
    let alpha = alpha(&units, field.metric(), settings.seed, settings.resamples);
    let reading = Reading::of(alpha.as_ref());
    let n = given.len();
    Some(FieldAgreement { field, n, only_a, only_b, same, alpha, reading })
}

/// Words are numbered in the order of the alphabet: for equal or not, any numbers do.
fn numbered(given: &[[&Value; 2]]) -> Vec<Vec<f64>> {
    let words: BTreeSet<&Value> = given.iter().flatten().copied().collect();
    let places: BTreeMap<&Value, usize> =
        words.into_iter().enumerate().map(|(at, word)| (word, at)).collect();
    let number = |value: &Value| match value {
        Value::Word(_) => places.get(value).copied().unwrap_or(0) as f64,
        Value::Step(rank, _) => f64::from(*rank),
        Value::Number(number) => *number as f64,
    };
    given.iter().map(|pair| pair.iter().map(|value| number(value)).collect()).collect()
}

fn disagreements(a: &Coding, b: &Coding, both: &[Pair]) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (at, pair) in both.iter().enumerate() {
        for field in Field::ALL {
            let one = a.units[pair.a].value(field);
            let other = b.units[pair.b].value(field);
            if one != other {
                let (a, b) = (one.cloned(), other.cloned());
                found.push(Disagreement { pair: at, field, a, b });
            }
        }
    }
    found
}

fn by_report(
    a: &Coding,
    b: &Coding,
    common: Option<&BTreeSet<ReportId>>,
    both: &[Pair],
    only_a: &[usize],
    only_b: &[usize],
) -> Vec<OneReport> {
    let mut reports: BTreeMap<ReportId, OneReport> = BTreeMap::new();
    let mut of = |unit: &Unit, add: &dyn Fn(&mut OneReport)| {
        let is_common = |report: &ReportId| common.is_none_or(|all| all.contains(report));
        let mut told = unit.tellings.iter().map(|told| &told.report);
        let Some(report) = told.find(|report| is_common(report)) else { return };
        let entry = reports.entry(report.clone()).or_insert_with(|| OneReport {
            report: report.clone(),
            both: 0,
            only_a: 0,
            only_b: 0,
            n: 0,
            same: 0,
        });
        add(entry);
    };
    for pair in both {
        let (one, other) = (&a.units[pair.a], &b.units[pair.b]);
        let n = one.values.keys().filter(|field| other.value(**field).is_some()).count();
        let same = one.n_equal(other);
        of(one, &|report| {
            report.both += 1;
            report.n += n;
            report.same += same;
        });
    }
    for &at in only_a {
        of(&a.units[at], &|report| report.only_a += 1);
    }
    for &at in only_b {
        of(&b.units[at], &|report| report.only_b += 1);
    }
    reports.into_values().collect()
}
