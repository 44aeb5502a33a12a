//! What changed, in words.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::ReportId;

use super::{Diff, GoneWhy, NewWhy, Side};
use crate::unit::Topic;

impl Diff {
    /// The change in a few sentences, what matters most first.
    pub fn in_words(&self, old: &Side, new: &Side) -> Vec<String> {
        if self.is_empty() {
            let reports = count(new.reports.len(), "report");
            let claims = count(new.claims.len(), "claim");
            let events = count(new.units.len(), "event");
            return vec![format!("Nothing changed: {events}, {reports}, {claims}")];
        }
        let mut lines = vec![self.events(old, new)];
        let numbers = [
            (self.reports_added.len(), "new"),
            (self.reports_gone.len(), "gone"),
            (self.reports_replaced.len(), "with another text"),
        ];
        lines.push(line("report", old.reports.len(), new.reports.len(), &numbers));
        let numbers =
            [(self.claims_added.len(), "new"), (self.claims_gone.len(), "gone")];
        lines.push(line("claim", old.claims.len(), new.claims.len(), &numbers));
        lines
    }

    fn events(&self, old: &Side, new: &Side) -> String {
        let mut parts = Vec::new();
        if !self.new.is_empty() {
            parts.push(format!("{} new{}", self.new.len(), self.whence(new)));
        }
        if !self.gone.is_empty() {
            parts.push(format!("{} gone{}", self.gone.len(), self.where_to()));
        }
        for (number, what) in
            [(self.merged.len(), "merged into others"), (self.split.len(), "split off")]
        {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        if !self.changed.is_empty() {
            let what = format!("{} changed: {}", self.changed.len(), self.topics());
            parts.push(what);
        }
        let told = before_and_now("event", old.units.len(), new.units.len());
        match parts.is_empty() {
            true => format!("{told}, all as they were"),
            false => format!("{told}: {}", parts.join(", ")),
        }
    }

    /// " (19 from 6 new reports, 2 that a person had rejected)".
    fn whence(&self, new: &Side) -> String {
        let of = |why: NewWhy| self.new.iter().filter(|event| event.why == why).count();
        let from: BTreeSet<&ReportId> = self
            .new
            .iter()
            .filter(|event| event.why == NewWhy::NewReport)
            .flat_map(|event| &new.units[event.event].tellings)
            .map(|told| &told.report)
            .collect();
        let from = format!("from {}", count(from.len(), "new report"));
        aside(&[
            (of(NewWhy::NewReport), &from),
            (of(NewWhy::NewClaims), "from reports that were there"),
            (of(NewWhy::FoundEvent), "of claims that were in no event"),
            (of(NewWhy::NoLongerRejected), "that a person had rejected"),
        ])
    }

    /// " (4 with their reports, 1 rejected by a person)".
    fn where_to(&self) -> String {
        let of = |why: GoneWhy| self.gone.iter().filter(|event| event.why == why).count();
        aside(&[
            (of(GoneWhy::ReportGone), "with their reports"),
            (of(GoneWhy::ClaimsGone), "no longer read in their reports"),
            (of(GoneWhy::LostEvent), "whose claims are now in no event"),
            (of(GoneWhy::Rejected), "rejected by a person"),
        ])
    }

    /// "place 8, killed 6, other claims 2", the most frequent first.
    fn topics(&self) -> String {
        let mut topics: BTreeMap<Topic, usize> = BTreeMap::new();
        for change in self.changed.iter().flat_map(|changed| &changed.changes) {
            *topics.entry(change.topic).or_default() += 1;
        }
        let mut topics: Vec<(usize, &str)> =
            topics.into_iter().map(|(topic, number)| (number, topic.as_str())).collect();
        topics.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        let only = self.changed.iter().filter(|changed| changed.changes.is_empty());
        let only = only.count();
        if only > 0 {
            topics.push((only, "only told by other claims"));
        }
        let words = topics.into_iter().map(|(number, topic)| format!("{topic} {number}"));
        words.collect::<Vec<_>>().join(", ")
    }
}

fn line(what: &str, old: usize, new: usize, numbers: &[(usize, &str)]) -> String {
    let parts: Vec<String> = numbers
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    match parts.is_empty() {
        true => format!("{}, all as they were", before_and_now(what, old, new)),
        false => format!("{}: {}", before_and_now(what, old, new), parts.join(", ")),
    }
}

fn before_and_now(what: &str, old: usize, new: usize) -> String {
    match old == new {
        true => format!("{} before and now", count(old, what)),
        false => format!("{} before, {new} now", count(old, what)),
    }
}

/// The numbers that are not 0, in brackets; nothing where there is none.
fn aside(numbers: &[(usize, &str)]) -> String {
    let parts: Vec<String> = numbers
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number} {words}"))
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!(" ({})", parts.join(", ")),
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
