//! Which event of one dataset is which of the other.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline_model::ReportId;

use crate::unit::{Field, Telling, Unit};

/// By what two events were found to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedBy {
    /// They have the same id.
    Id,
    /// They share a claim, or the words that a claim turns on.
    Claims,
    /// Some words that one was read from were read by the other too.
    Words,
    /// Both come from tables without words: by day, place and type.
    Values,
}

impl MatchedBy {
    /// All of them, the surest first.
    pub const ALL: [MatchedBy; 4] =
        [MatchedBy::Id, MatchedBy::Claims, MatchedBy::Words, MatchedBy::Values];

    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            MatchedBy::Id => "id",
            MatchedBy::Claims => "claims",
            MatchedBy::Words => "words",
            MatchedBy::Values => "values",
        }
    }
}

/// Two events that are one: their positions in the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the first list.
    pub a: usize,
    /// In the second list.
    pub b: usize,
    /// By what they were matched.
    pub by: MatchedBy,
}

/// How much two events have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tie {
    /// Claims that are the same or turn on the same words.
    pub(crate) claims: usize,
    /// Claims that were read from some of the same words.
    pub(crate) words: usize,
}

/// Reports that stand in for each other: the same file with another text.
pub(crate) type Replaced = BTreeMap<ReportId, ReportId>;

/// Every two events that share words, by their positions.
pub(crate) fn ties(
    a: &[Unit],
    b: &[Unit],
    replaced: &Replaced,
) -> BTreeMap<(usize, usize), Tie> {
    let mut by_report: BTreeMap<&ReportId, Vec<(usize, &Telling)>> = BTreeMap::new();
    for (at, unit) in b.iter().enumerate() {
        for telling in &unit.tellings {
            by_report.entry(&telling.report).or_default().push((at, telling));
        }
    }
    let mut ties: BTreeMap<(usize, usize), Tie> = BTreeMap::new();
    for (at, unit) in a.iter().enumerate() {
        for one in &unit.tellings {
            let new = replaced.get(&one.report);
            let report = new.unwrap_or(&one.report);
            for (other_at, other) in by_report.get(report).into_iter().flatten() {
                let tie = match new {
                    Some(_) => tie_of_quotes(one, other),
                    None => tie_of_places(one, other),
                };
                if tie != Tie::default() {
                    let entry = ties.entry((at, *other_at)).or_default();
                    entry.claims += tie.claims;
                    entry.words += tie.words;
                }
            }
        }
    }
    ties
}

fn tie_of_places(one: &Telling, other: &Telling) -> Tie {
    let same_trigger =
        one.trigger.zip(other.trigger).is_some_and(|(one, other)| one.overlaps(other));
    let mut words = one.words.iter();
    Tie {
        claims: usize::from(one.claim == other.claim || same_trigger),
        words: usize::from(
            words.any(|one| other.words.iter().any(|other| one.overlaps(*other))),
        ),
    }
}

/// In a text that was changed, positions say nothing; the words still do.
fn tie_of_quotes(one: &Telling, other: &Telling) -> Tie {
    let is_alike = alike(&one.sentence, &other.sentence);
    Tie {
        claims: usize::from(is_alike && one.quote == other.quote),
        words: usize::from(is_alike),
    }
}

/// Whether one sentence is the other after an edit: they share three words of five (ours; a corrected number or name
/// passes, another sentence of the report does not).
pub fn alike(one: &str, other: &str) -> bool {
    let sorted = |sentence: &str| {
        let mut words: Vec<String> =
            sentence.split_whitespace().map(str::to_lowercase).collect();
        words.sort();
        words
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut at, mut to, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(to)) {
        shared += usize::from(a == b);
        at += usize::from(a <= b);
        to += usize::from(a >= b);
    }
    shared > 0 && 10 * shared >= 3 * (one.len() + other.len())
}

/// Matches events one to one: by id, then those that share most claims, then most words; tables without words by
/// day, place and type. Of equally good partners the one with more equal fields, then the first.
pub(crate) fn pair(
    a: &[Unit],
    b: &[Unit],
    ties: &BTreeMap<(usize, usize), Tie>,
) -> Vec<Pair> {
    let mut pairing = Pairing {
        a,
        b,
        taken_a: vec![false; a.len()],
        taken_b: vec![false; b.len()],
        pairs: Vec::new(),
    };
    let ids: BTreeMap<_, usize> =
        b.iter().enumerate().map(|(at, unit)| (&unit.id, at)).collect();
    for (at, unit) in a.iter().enumerate() {
        if let Some(&other) = ids.get(&unit.id) {
            pairing.take(at, other, MatchedBy::Id);
        }
    }
    let of = |wanted: fn(&Tie) -> usize| {
        ties.iter()
            .filter(move |(_, tie)| wanted(tie) > 0)
            .map(move |(&(a, b), tie)| (wanted(tie), a, b))
            .collect::<Vec<_>>()
    };
    pairing.best(of(|tie| tie.claims), MatchedBy::Claims);
    pairing.best(of(|tie| tie.words), MatchedBy::Words);
    for fields in RUNGS {
        pairing.by_values(fields);
    }
    pairing.pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairing.pairs
}

/// What must be the same in two tables without words, the strictest first.
const RUNGS: [&[Field]; 4] = [
    &[Field::Date, Field::Place, Field::SubEventType],
    &[Field::Date, Field::Place, Field::EventType],
    &[Field::Date, Field::Place],
    &[Field::Date, Field::EventType, Field::Actor],
];

struct Pairing<'u> {
    a: &'u [Unit],
    b: &'u [Unit],
    taken_a: Vec<bool>,
    taken_b: Vec<bool>,
    pairs: Vec<Pair>,
}

impl Pairing<'_> {
    fn take(&mut self, a: usize, b: usize, by: MatchedBy) {
        if !self.taken_a[a] && !self.taken_b[b] {
            self.taken_a[a] = true;
            self.taken_b[b] = true;
            self.pairs.push(Pair { a, b, by });
        }
    }

    /// Takes the pairs with the greatest weight first.
    fn best(&mut self, mut weighed: Vec<(usize, usize, usize)>, by: MatchedBy) {
        weighed.sort_by_key(|&(weight, a, b)| {
            let n_equal = self.a[a].n_equal(&self.b[b]);
            (std::cmp::Reverse((weight, n_equal)), a, b)
        });
        for (_, a, b) in weighed {
            self.take(a, b, by);
        }
    }

    fn by_values(&mut self, fields: &[Field]) {
        let key = |unit: &Unit| -> Option<Vec<String>> {
            if !unit.tellings.is_empty() {
                return None;
            }
            fields
                .iter()
                .map(|field| unit.value(*field).map(|value| value.in_words()))
                .collect()
        };
        let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, unit) in self.b.iter().enumerate().filter(|(at, _)| !self.taken_b[*at]) {
            if let Some(key) = key(unit) {
                groups.entry(key).or_default().push(at);
            }
        }
        let mut weighed = Vec::new();
        for (at, unit) in self.a.iter().enumerate().filter(|(at, _)| !self.taken_a[*at]) {
            let others = key(unit).and_then(|key| groups.get(&key));
            weighed.extend(others.into_iter().flatten().map(|&other| (1, at, other)));
        }
        self.best(weighed, MatchedBy::Values);
    }
}
