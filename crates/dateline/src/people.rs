//! The persons whom reports name: who is private, who acts in an office.
//!
//! For exports that may leave the house ([`release`](dateline_formats::profile::release)). Names are found by their form and by the
//! words beside them; where that is not certain a name counts as a private person's, for a mask too many does less harm
//! than a name too many. The rules are ours.

mod lists;
mod roles;
mod runs;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline_formats::profile::{People, Profile, Released, Terms};
use dateline_model::{Dataset, Origin, Parse, Report, ReportId, Span};
use dateline_resolve::PlaceSense;

use crate::{Coder, KnowledgeError, RuleScope, parallel};
use roles::Standing;
use runs::Run;

/// Why a dataset cannot be let out.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// The program's own data is broken.
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
    /// The system starts no thread.
    #[error(transparent)]
    Threads(#[from] std::io::Error),
}

/// The dataset that these terms let out, with its texts. Names are sought in these texts and the titles of their reports;
/// texts that are not given have no words, and their claims no evidence.
///
/// # Errors
/// If data that came with the program is broken, or the system starts no thread.
pub fn release(
    dataset: Dataset,
    texts: BTreeMap<ReportId, String>,
    terms: Terms,
    threads: usize,
) -> Result<Released, ReleaseError> {
    let people = match terms.profile {
        Profile::Public | Profile::Trusted => {
            let coder = Coder::new(RuleScope::Material)?;
            people(&coder, &dataset, &texts, threads)?
        }
        Profile::Full => People::new(),
    };
    Ok(dateline_formats::profile::release(dataset, texts, &people, terms))
}

/// The persons whom these reports of a dataset name, in their texts, titles and credits.
///
/// # Errors
/// If the system starts no thread.
pub fn people(
    coder: &Coder,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    threads: usize,
) -> std::io::Result<People> {
    let mut all = of_outlets(dataset);
    let found = |(id, text): (&ReportId, &String)| of_text(coder, id, text);
    parallel::in_order(words_of(dataset, texts), threads, found, |found| {
        all.join(found);
    })?;
    Ok(all)
}

/// What is known before a text is read: the names of outlets are no persons'.
pub fn of_outlets(dataset: &Dataset) -> People {
    let mut people = People::new();
    for outlet in dataset.reports.iter().filter_map(|card| card.outlet.as_ref()) {
        people.add_other(outlet);
    }
    people
}

/// All words in which names are sought: the texts, and the titles of their reports.
pub fn words_of<'d>(
    dataset: &'d Dataset,
    texts: &'d BTreeMap<ReportId, String>,
) -> impl Iterator<Item = (&'d ReportId, &'d String)> {
    let told = dataset.reports.iter().filter(|card| texts.contains_key(&card.id));
    let titles = told.filter_map(|card| Some((&card.id, card.title.as_ref()?)));
    texts.iter().chain(titles)
}

/// The persons whom one text names.
pub fn of_text(coder: &Coder, id: &ReportId, text: &str) -> People {
    let report = Report::new(id.clone(), Origin::default(), text.to_owned());
    let parse = coder.parse(&report);
    let (_, look) = coder.phrases(&report, &parse);
    // A group that only this report tells of may be a person that the reader took for a group.
    let is_listed = |id: &str| coder.world().actors().get(id).is_some();
    let actors =
        look.actors.iter().filter(|(_, id)| is_listed(id)).map(|(span, _)| *span);
    let known: Vec<Span> =
        actors.chain(look.states.iter().map(|(span, _)| *span)).collect();
    let names = look.names.iter().filter(|name| name.sense != PlaceSense::Embedded);
    let places: Vec<Span> =
        names.filter(|name| name.best().is_some()).map(|name| name.span).collect();
    let mut people = People::new();
    for word in parse.tokens.iter().map(|token| token.span.of(text)) {
        if word.chars().all(char::is_lowercase) {
            people.add_common(word);
        }
    }
    let runs = runs::runs(&parse);
    let (known_at, places_at) = (Spans::of(&known), Spans::of(&places));
    let standings = standings(&parse, &runs, &known_at, &places_at);
    let mut persons: Vec<Span> = Vec::new();
    for (run, standing) in runs.iter().zip(standings) {
        let name = run.span.of(text);
        match standing {
            Some(Standing::Private(role)) => people.add_private(name, role),
            Some(Standing::Public) => people.add_public(name),
            Some(Standing::Maybe) => people.add_maybe(name),
            Some(Standing::Place) => {
                people.add_other(name);
                continue;
            }
            None => continue,
        }
        persons.push(run.span);
    }
    // What names something else protects its words from being taken for a person's; nothing that is one may.
    for span in known.into_iter().chain(places) {
        let next = persons.partition_point(|person| person.end() <= span.start());
        if persons.get(next).is_none_or(|person| !person.overlaps(span)) {
            people.add_other(span.of(text));
        }
    }
    people
}

/// Spans by their first byte, each with the furthest end of all up to it.
struct Spans(Vec<(usize, usize)>);

impl Spans {
    fn of(spans: &[Span]) -> Spans {
        let mut all: Vec<(usize, usize)> =
            spans.iter().map(|span| (span.start(), span.end())).collect();
        all.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut all {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Spans(all)
    }

    /// Whether one of them holds all of this one.
    fn hold(&self, span: Span) -> bool {
        let n = self.0.partition_point(|(start, _)| *start <= span.start());
        let last = n.checked_sub(1).and_then(|at| self.0.get(at));
        last.is_some_and(|(_, end)| *end >= span.end())
    }
}

/// What each run is: a private person, somebody in an office, or no person.
fn standings(
    parse: &Parse<'_>,
    runs: &[Run],
    known: &Spans,
    places: &Spans,
) -> Vec<Option<Standing>> {
    let mut standings: Vec<Option<Standing>> = runs
        .iter()
        .map(|run| match known.hold(run.span) {
            true => None,
            false => roles::standing(parse, run, places.hold(run.span)),
        })
        .collect();
    // "X, Y and Z": where one of a list is a person, so are those that no list knows.
    let between = |at: usize| {
        let between = parse.text.get(runs[at].span.end()..runs.get(at + 1)?.span.start());
        between.map(str::trim)
    };
    let ends = |at: usize| matches!(between(at), Some("and" | ", and" | "&" | "or"));
    let goes_on = |at: usize| matches!(between(at), Some("," | ";"));
    let mut at = 0;
    while at < runs.len() {
        // "X, Y" alone may be a town and its province; only with "and" at its end it is a list.
        let mut last = at;
        while goes_on(last) {
            last += 1;
        }
        let end = if ends(last) { last + 1 } else { at };
        let list = at..=end.min(runs.len() - 1);
        let found = list.clone().find_map(|at| standings[at].filter(|it| it.spreads()));
        for at in list {
            let run = &runs[at];
            let is_open = !known.hold(run.span) && !places.hold(run.span);
            if standings[at].is_none() && is_open && run.may_be_person(parse) {
                standings[at] = found.map(Standing::of_list);
            }
        }
        at = end.max(at) + 1;
    }
    standings
}
