//! Pairs of tellings: whether program and gold agree that two tell one event.

use dateline::model::LinkKind;

use super::gold::Gold;
use super::told::{Told, Unit};

/// What became of two tellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    /// They tell one event.
    pub(super) is_one: bool,
    pub(super) said: Said,
}

/// What the program says of two tellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// One of them was not coded.
    NotCoded,
    /// They are one event.
    One,
    /// They may be one: a person decides.
    Offered,
    /// They are two.
    Two,
}

/// Every pair of tellings.
pub(super) fn pairs(told: &Told, units: &[Unit<'_>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (a, first) in units.iter().enumerate() {
        for (b, second) in units.iter().enumerate().skip(a + 1) {
            let is_one = first.gold == second.gold;
            pairs.push(Pair { a, b, is_one, said: said(told, first, second) });
        }
    }
    pairs
}

fn said(told: &Told, a: &Unit<'_>, b: &Unit<'_>) -> Said {
    let (Some(first), Some(second)) = (a.claim, b.claim) else { return Said::NotCoded };
    let (Some(event), Some(other)) = (a.event, b.event) else {
        // One trigger marked for two events is one claim, in an event or not.
        return if first.id == second.id { Said::One } else { Said::Two };
    };
    if event == other {
        return Said::One;
    }
    let is_offered = |from: usize, to: usize| {
        let to = &told.dataset.events[to].id;
        let mut links = told.dataset.events[from].links.iter();
        links.any(|link| {
            &link.to == to && matches!(link.kind, LinkKind::MaybeSame | LinkKind::PartOf)
        })
    };
    match is_offered(event, other) || is_offered(other, event) {
        true => Said::Offered,
        false => Said::Two,
    }
}

/// How well pairs were found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) right: usize,
    pub(super) said: usize,
    pub(super) gold: usize,
}

impl Found {
    /// Counts those pairs that `asked` chooses.
    pub(super) fn of(pairs: &[Pair], asked: impl Fn(&Pair) -> bool) -> Found {
        let mut found = Found::default();
        for pair in pairs.iter().filter(|pair| asked(pair)) {
            let is_said = pair.said == Said::One;
            found.right += usize::from(pair.is_one && is_said);
            found.said += usize::from(is_said);
            found.gold += usize::from(pair.is_one);
        }
        found
    }

    pub(super) fn precision(self) -> f64 {
        share(self.right, self.said)
    }

    pub(super) fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    pub(super) fn f1(self) -> f64 {
        share(2 * self.right, self.said + self.gold)
    }
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Which pairs a kind asks for.
pub(super) struct Kind {
    pub(super) name: &'static str,
    is_asked: fn(&Gold, &Unit<'_>, &Unit<'_>) -> bool,
}

impl Kind {
    pub(super) fn asks(&self, gold: &Gold, units: &[Unit<'_>], pair: &Pair) -> bool {
        (self.is_asked)(gold, &units[pair.a], &units[pair.b])
    }
}

/// The kinds that the set was written for.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "same-day-same-place",
        is_asked: |gold, a, b| {
            let beside = |a: &Unit<'_>, b: &Unit<'_>| {
                gold.event[a.gold].beside.as_ref() == Some(&gold.event[b.gold].id)
            };
            a.gold == b.gold && gold.event[a.gold].beside.is_some() || beside(a, b)
        },
    },
    Kind {
        name: "rising-toll",
        is_asked: |gold, a, b| {
            let rises = |unit: &Unit<'_>| has(gold, unit, "rising-toll");
            (rises(a) || rises(b)) && a.deaths.is_some() && a.deaths != b.deaths
        },
    },
    Kind {
        name: "contradicted",
        is_asked: |gold, a, b| {
            has(gold, a, "contradicted") || has(gold, b, "contradicted")
        },
    },
    Kind { name: "summary", is_asked: |_, a, b| is(a, "summary") || is(b, "summary") },
    Kind { name: "undated", is_asked: |_, a, b| is(a, "undated") || is(b, "undated") },
    Kind {
        name: "copy",
        is_asked: |gold, a, b| {
            let originals = gold.originals();
            let copies = |copy: &Unit<'_>, of: &Unit<'_>| {
                originals.get(copy.report.id.as_str()) == Some(&of.report.id.as_str())
            };
            copies(a, b) || copies(b, a)
        },
    },
    Kind { name: "one-report", is_asked: |_, a, b| a.report.id == b.report.id },
    Kind { name: "all", is_asked: |_, _, _| true },
];

fn has(gold: &Gold, unit: &Unit<'_>, kind: &str) -> bool {
    gold.event[unit.gold].kinds.iter().any(|each| each == kind)
}

/// Whether a telling's report is of a kind.
pub(super) fn is(unit: &Unit<'_>, kind: &str) -> bool {
    unit.report.kinds.iter().any(|each| each == kind)
}
