//! The sentences that no event was read from.

use std::collections::BTreeSet;

use dateline_model::{Claim, ClaimId, ReportId, Span, Zone};
use dateline_store::StoredSkip;

/// Why a sentence gives no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UncodedWhy {
    /// A claim was read in it, which is in no event: planned, denied, long past.
    NoEvent,
    /// It holds a word that some rule knows.
    RuleWord,
    /// It holds none.
    NoRuleWord,
}

impl UncodedWhy {
    /// Its name in the sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            UncodedWhy::NoEvent => "no-event",
            UncodedWhy::RuleWord => "rule-word",
            UncodedWhy::NoRuleWord => "no-rule-word",
        }
    }
}

/// A sentence that no event was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncoded {
    /// Its report.
    pub report: ReportId,
    /// Where it stands.
    pub span: Span,
    /// Why it gives none.
    pub why: UncodedWhy,
}

/// The sentences of a report that no event was read from, in the order of the text.
///
/// Only zones that are coded count: menus and readers' comments hold no events by definition. `in_events` names the
/// claims of all events, rejected ones too: a person has looked at those. A stretch that the dataset says nothing of
/// (a report in which no rule's word occurs, a sentence whose words came to nothing) is cut at its full stops.
pub fn uncoded(
    report: &ReportId,
    text: &str,
    zones: &[Zone],
    skips: &[StoredSkip],
    claims: &[&Claim],
    in_events: &BTreeSet<ClaimId>,
) -> Vec<Uncoded> {
    let mut found: Vec<(Span, UncodedWhy)> = Vec::new();
    let mut known: Vec<Span> = Vec::new();
    let is_coded = |span: Span| {
        claims.iter().any(|claim| claim.sentence == span && in_events.contains(&claim.id))
    };
    for claim in claims {
        if !is_coded(claim.sentence) && !known.contains(&claim.sentence) {
            found.push((claim.sentence, UncodedWhy::NoEvent));
        }
        known.push(claim.sentence);
    }
    for skip in skips {
        let why = match skip.trigger {
            Some(_) => UncodedWhy::RuleWord,
            None => UncodedWhy::NoRuleWord,
        };
        if skip.reason != "zone-not-coded" {
            found.push((skip.span, why));
        }
        known.push(skip.span);
    }
    let rest = match known.is_empty() {
        true => UncodedWhy::NoRuleWord,
        false => UncodedWhy::RuleWord,
    };
    known.sort_unstable();
    for zone in zones.iter().filter(|zone| zone.kind.is_coded()) {
        for gap in gaps(zone.span, &known) {
            found.extend(sentences(text, gap).into_iter().map(|span| (span, rest)));
        }
    }
    found.retain(|(span, _)| span.of(text).chars().any(char::is_alphabetic));
    found.sort_unstable();
    found.dedup_by_key(|(span, _)| *span);
    found
        .into_iter()
        .map(|(span, why)| Uncoded { report: report.clone(), span, why })
        .collect()
}

/// What of `whole` none of the spans covers; they come in order.
fn gaps(whole: Span, known: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut at = whole.start();
    for span in known.iter().filter(|span| span.overlaps(whole)) {
        if span.start() > at {
            gaps.push(Span::new(at, span.start()));
        }
        at = at.max(span.end());
    }
    if at < whole.end() {
        gaps.push(Span::new(at, whole.end()));
    }
    gaps
}

/// Cuts at the ends of lines, and behind a full stop with a blank and a capital behind it. Rough, and good enough for
/// rows that a person reads: "Gen. Salim" is cut in two.
fn sentences(text: &str, gap: Span) -> Vec<Span> {
    let words = gap.of(text);
    let mut cuts = vec![0];
    let letters: Vec<(usize, char)> = words.char_indices().collect();
    for (idx, &(at, letter)) in letters.iter().enumerate() {
        let next = |ahead: usize| letters.get(idx + ahead).map(|(_, letter)| *letter);
        let is_stop = matches!(letter, '.' | '!' | '?');
        let quoted = matches!(next(1), Some('"' | '”' | '’' | '\'' | ')'));
        let (blank, first) = if quoted { (next(2), next(3)) } else { (next(1), next(2)) };
        let begins = first.is_some_and(|c| c.is_uppercase() || "\"“‘(".contains(c));
        if letter == '\n' {
            cuts.push(at + 1);
        } else if is_stop && blank.is_some_and(char::is_whitespace) && begins {
            let ahead = if quoted { 2 } else { 1 };
            cuts.extend(letters.get(idx + ahead).map(|(at, _)| *at));
        }
    }
    cuts.push(words.len());
    cuts.windows(2)
        .filter_map(|cut| {
            let piece = words.get(cut[0]..cut[1])?;
            let start = gap.start() + cut[0] + (piece.len() - piece.trim_start().len());
            let end = gap.start() + cut[0] + piece.trim_end().len();
            (start < end).then(|| Span::new(start, end))
        })
        .collect()
}
