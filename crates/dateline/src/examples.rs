//! The examples that rules carry, tried by the whole flow.
//!
//! An example holds if its rule codes the text, with the values that it names; a counter-example if its rule leaves the
//! text alone. Those of a label hold likewise if some claim gets the label, or none does.

use std::collections::BTreeMap;

use dateline_extract::RuleFile;
use dateline_formats::{acled, shown};
use dateline_model::{
    Attested, Claim, CountKind, Evidence, GivenField, Origin, Publication, Report,
    ReportId,
};
use jiff::civil::date;

use crate::fields::{amount, date_in_words};
use crate::{Coder, card, merge};

#[cfg(test)]
mod tests;

/// A text that a rule or label must code, or leave alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it stands in its file, counted from 1.
    pub line: usize,
    /// Whether the text is to be left alone.
    pub is_counter: bool,
    /// Whose it is.
    pub of: Owner,
    /// The text.
    pub text: String,
    /// The values that are to be read, by field.
    pub wanted: BTreeMap<String, String>,
    /// What is wrong with the example itself.
    pub fault: Option<String>,
}

/// Who carries an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The rule of this id: `own/file#name`.
    Rule(String),
    /// The label of this name.
    Label(String),
}

/// What an example gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// What differs; the example holds if nothing does.
    pub differences: Vec<Difference>,
    /// All claims that are read in the text.
    pub claims: Vec<Claim>,
}

/// A value that is not what the example says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field: `rule`, `label`, `actor`, `killed`.
    pub field: String,
    /// What the example says.
    pub expected: String,
    /// What was read instead; nothing where the field is empty.
    pub got: Vec<String>,
}

/// The fields that an example can name beside the counts.
pub const FIELDS: [&str; 9] = [
    "actor",
    "recipient",
    "place",
    "weapon",
    "modality",
    "territory",
    "sub_event",
    "label",
    "date",
];

/// The examples of a file of rules, in the order in which it has them; `stem` is its name as ids have it.
pub fn of(stem: &str, text: &str, read: &RuleFile) -> Vec<Example> {
    let mut all = Vec::new();
    for (key, is_counter) in [("example", false), ("counter_example", true)] {
        let mut lines = Lines::of(text, &format!("[[rule.{key}]]"));
        for rule in &read.rules {
            let owner = Owner::Rule(format!("{stem}#{}", rule.name));
            let tables = if is_counter { &rule.counter_examples } else { &rule.examples };
            all.extend(lines.examples(tables, &owner, is_counter));
        }
        let mut lines = Lines::of(text, &format!("[[label.{key}]]"));
        for label in &read.labels {
            let owner = Owner::Label(label.name.clone());
            let tables =
                if is_counter { &label.counter_examples } else { &label.examples };
            all.extend(lines.examples(tables, &owner, is_counter));
        }
    }
    all.sort_by_key(|example| example.line);
    all
}

/// Reads the text as a report of 4 May 2016, a Wednesday, and compares.
pub fn try_one(coder: &Coder, example: &Example) -> Tried {
    let report = report(&example.text);
    let coded = coder.code(&report);
    let fits = |claim: &&Claim| match &example.of {
        Owner::Rule(id) => *claim.rule == **id,
        Owner::Label(name) => claim.labels.iter().any(|label| label.value == *name),
    };
    let (field, name) = match &example.of {
        Owner::Rule(id) => ("rule", id),
        Owner::Label(name) => ("label", name),
    };
    let found = coded.claims.iter().find(fits);
    let whole = |expected: String| {
        let fired = coded.claims.iter().map(|claim| match &example.of {
            Owner::Rule(_) => claim.rule.to_string(),
            Owner::Label(_) => {
                let labels = claim.labels.iter().map(|label| label.value.as_str());
                labels.collect::<Vec<_>>().join(", ")
            }
        });
        let got = fired.filter(|words| !words.is_empty()).collect();
        vec![Difference { field: field.to_owned(), expected, got }]
    };
    let differences = match (found, example.is_counter) {
        (Some(_), true) => whole(format!("not {name}")),
        (None, false) => whole(name.clone()),
        (None, true) => Vec::new(),
        (Some(claim), false) => different(example, &report, claim, &coded.claims),
    };
    Tried { differences, claims: coded.claims }
}

fn different(
    example: &Example,
    report: &Report,
    claim: &Claim,
    all: &[Claim],
) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (field, wanted) in &example.wanted {
        let got = values(field, report, claim, all);
        if !got.iter().any(|each| each == wanted) {
            let (field, expected) = (field.clone(), wanted.clone());
            differences.push(Difference { field, expected, got });
        }
    }
    differences
}

/// What the claim has in a field, in the words that examples use.
fn values(field: &str, report: &Report, claim: &Claim, all: &[Claim]) -> Vec<String> {
    let text = report.text();
    match field {
        "actor" => quotes(&claim.actors, text),
        "recipient" => quotes(&claim.recipients, text),
        "place" => quotes(claim.place.as_slice(), text),
        "weapon" => claim.weapon.iter().map(|weapon| weapon.value.to_string()).collect(),
        "modality" => vec![claim.modality.value.to_string()],
        "territory" => territory(claim, text),
        "label" => claim.labels.iter().map(|label| label.value.clone()).collect(),
        "date" => claim.date.iter().map(|date| date_in_words(&date.value)).collect(),
        "sub_event" => {
            let dataset = merge(vec![card(report)], all.to_vec(), &[]);
            let texts = BTreeMap::from([(report.id.clone(), text.to_owned())]);
            shown(&dataset, &texts)
                .filter(|shown| shown.claims.iter().any(|each| each.id == claim.id))
                .filter_map(|shown| acled::classify_shown(&shown))
                .map(|code| code.as_str().to_owned())
                .collect()
        }
        kind => {
            let kind = kind.parse::<CountKind>().ok();
            let counts = claim.counts.iter().filter(|it| Some(it.value.kind) == kind);
            counts.map(|count| amount(&count.value)).collect()
        }
    }
}

fn quotes<T>(values: &[Attested<T>], text: &str) -> Vec<String> {
    let spans = values.iter().filter_map(|value| value.evidence().first()?.span());
    spans.map(|span| span.of(text).to_owned()).collect()
}

fn territory(claim: &Claim, text: &str) -> Vec<String> {
    let Some(control) = &claim.territory else { return Vec::new() };
    let place = control.value.place.as_ref().map(|place| place.text.clone());
    let mut words: Vec<String> = place.into_iter().collect();
    words.extend(quotes(std::slice::from_ref(control.as_ref()), text));
    words.iter().map(|words| format!("{}: {words}", control.value.extent)).collect()
}

fn report(text: &str) -> Report {
    let origin = Origin { path: "example".to_owned(), ..Origin::default() };
    let mut report =
        Report::new(ReportId("0".repeat(64).into()), origin, text.to_owned());
    let day = date(2016, 5, 4);
    let given = Evidence::given(GivenField::Published);
    report.published = Publication::on(Attested::new(day, given));
    report
}

/// The lines of a heading that comes again and again.
struct Lines {
    lines: std::vec::IntoIter<usize>,
}

impl Lines {
    fn of(text: &str, heading: &str) -> Lines {
        let lines = text.lines().enumerate();
        let found = lines.filter(|(_, line)| line.trim_start().starts_with(heading));
        let lines: Vec<usize> = found.map(|(at, _)| at + 1).collect();
        Lines { lines: lines.into_iter() }
    }

    fn examples<'l>(
        &'l mut self,
        tables: &'l [toml::Table],
        owner: &'l Owner,
        is_counter: bool,
    ) -> impl Iterator<Item = Example> + 'l {
        tables.iter().map(move |table| {
            let line = self.lines.next().unwrap_or(1);
            example(table, line, owner.clone(), is_counter)
        })
    }
}

fn example(table: &toml::Table, line: usize, of: Owner, is_counter: bool) -> Example {
    let mut wanted = BTreeMap::new();
    let mut fault = None;
    for (key, value) in table {
        match (key.as_str(), value.as_str()) {
            (_, None) => fault = Some(format!("`{key}` is no text in quotes")),
            ("why", Some(_)) if is_counter => {}
            (_, Some(words)) => {
                wanted.insert(key.clone(), words.to_owned());
            }
        }
    }
    let text = wanted.remove("text").unwrap_or_default();
    if text.trim().is_empty() {
        fault = Some("it has no `text`".to_owned());
    }
    let is_field = |key: &&String| {
        FIELDS.contains(&key.as_str()) || key.parse::<CountKind>().is_ok()
    };
    if let Some(other) = wanted.keys().find(|key| !is_field(key)) {
        let counts: Vec<&str> = CountKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let known = [&FIELDS[..], &counts].concat().join(", ");
        fault =
            Some(format!("`{other}` is no field of an example: write one of {known}"));
    }
    Example { line, is_counter, of, text, wanted, fault }
}
