//! `dateline lexicon`: the user's own rules tried, and all rules listed.

mod list;

use anyhow::Result;
use dateline::examples::{self, Difference, Example, Owner, Tried};
use dateline::{Coder, KnowledgeError, Own, OwnFile, RuleScope, hash_of, rule_file};
use serde::Serialize;

use crate::args::{
    LexiconArguments, LexiconCheckArguments, LexiconCommand, OwnArguments,
};
use crate::code::count;
use crate::exit::Finish;
use crate::own;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;

pub(crate) fn run(arguments: &LexiconArguments, quiet: bool) -> Result<Finish> {
    match &arguments.command {
        LexiconCommand::Check(arguments) => check(arguments, quiet),
        LexiconCommand::List(arguments) => list::run(arguments, quiet),
    }
}

/// Compiles the rules and tries each example; what does not hold is drawn with what was read instead.
fn check(arguments: &LexiconCheckArguments, quiet: bool) -> Result<Finish> {
    let asked = OwnArguments {
        lexicon: arguments.folders.clone(),
        actors: arguments.actors.clone(),
        places: arguments.places.clone(),
    };
    let own = own::read(&asked)?;
    let coder = Coder::with(RuleScope::Verbal, &own)?;
    let mut sums = Sums::default();
    for file in &own.rules {
        let read = rule_file((&file.path, &file.text)).map_err(KnowledgeError::from)?;
        sums.n_rules += read.rules.len();
        sums.n_labels += read.labels.len();
        let stem = format!("own/{}", file.name().trim_end_matches(".toml"));
        for example in examples::of(&stem, &file.text, &read) {
            let tried = examples::try_one(&coder, &example);
            sums.add(&example, &tried);
            match arguments.json {
                true => print_bytes(&line(file, &example, &tried)?)?,
                false => print(&drawn(file, &example, &tried))?,
            }
        }
        for bare in bare(&read) {
            sums.n_bare += 1;
            if !quiet {
                let head = paint(paint::NOTE, "note");
                tell(&format!("{head}: {}: {bare} has no example\n", safe(&file.path)));
            }
        }
    }
    if !quiet {
        tell(&sums.sentence(&own));
    }
    Ok(match sums.n_faults {
        0 => Finish::Done,
        _ => Finish::Faults,
    })
}

/// Rules and labels that nothing tries.
fn bare(read: &dateline::RuleFile) -> Vec<String> {
    let rules = read.rules.iter().filter(|rule| rule.examples.is_empty() && !rule.blocks);
    let labels = read.labels.iter().filter(|label| label.examples.is_empty());
    let rules = rules.map(|rule| format!("rule `{}`", rule.name));
    rules.chain(labels.map(|label| format!("label `{}`", label.name))).collect()
}

#[derive(Default)]
struct Sums {
    n_rules: usize,
    n_labels: usize,
    n_examples: usize,
    n_faults: usize,
    n_bare: usize,
}

impl Sums {
    fn add(&mut self, example: &Example, tried: &Tried) {
        self.n_examples += 1;
        self.n_faults += usize::from(!holds(example, tried));
    }

    fn sentence(&self, own: &Own) -> String {
        let mut parts = vec![count(own.rules.len(), "file"), count(self.n_rules, "rule")];
        if self.n_labels > 0 {
            parts.push(count(self.n_labels, "label"));
        }
        parts.push(count(self.n_examples, "example"));
        parts.push(match self.n_faults {
            0 => "all hold".to_owned(),
            1 => "1 does not hold".to_owned(),
            more => format!("{more} do not hold"),
        });
        format!("{}\nSHA-256 {}\n", parts.join(", "), hash_of(&own.rules))
    }
}

fn holds(example: &Example, tried: &Tried) -> bool {
    example.fault.is_none() && tried.differences.is_empty()
}

/// What does not hold: where it stands, the text with what was read in it, and what differs.
fn drawn(file: &OwnFile, example: &Example, tried: &Tried) -> String {
    if holds(example, tried) {
        return String::new();
    }
    let kind = kind(example);
    let of = match &example.of {
        Owner::Rule(id) => format!("rule `{}`", id.split('#').nth(1).unwrap_or(id)),
        Owner::Label(name) => format!("label `{name}`"),
    };
    let head = paint(paint::ERROR, "does not hold");
    let place = format!("{}:{}", safe(&file.path), example.line);
    let arrow = paint(paint::DIM, "-->");
    let mut lines = format!("{head}: {kind} of {}\n  {arrow} {place}\n", safe(&of));
    for line in dateline::picture::picture(&example.text, &tried.claims).lines() {
        lines.push_str(&format!("   {} {}\n", paint(paint::DIM, "|"), safe(line)));
    }
    if let Some(fault) = &example.fault {
        lines.push_str(&format!("   = {}\n", safe(fault)));
    }
    for Difference { field, expected, got } in &tried.differences {
        let got = match got.is_empty() {
            true => "nothing".to_owned(),
            false => got.join(" | "),
        };
        let field = paint(paint::BOLD, &format!("{:<9}", safe(field)));
        lines.push_str(&format!("   = {field} expected {}\n", safe(expected)));
        lines.push_str(&format!("     {:<9} got      {}\n", "", safe(&got)));
    }
    lines.push('\n');
    lines
}

fn kind(example: &Example) -> &'static str {
    if example.is_counter { "counter-example" } else { "example" }
}

/// An example as `--json` writes it. `docs/schema/example.schema.json` describes it.
#[derive(Serialize)]
struct ExampleRow<'e> {
    file: &'e str,
    line: usize,
    rule: Option<&'e str>,
    label: Option<&'e str>,
    kind: &'static str,
    text: &'e str,
    holds: bool,
    fault: Option<&'e str>,
    differences: Vec<DifferenceRow<'e>>,
    fired: Vec<&'e str>,
}

#[derive(Serialize)]
struct DifferenceRow<'e> {
    field: &'e str,
    expected: &'e str,
    got: &'e [String],
}

fn line(file: &OwnFile, example: &Example, tried: &Tried) -> Result<Vec<u8>> {
    let (rule, label) = match &example.of {
        Owner::Rule(id) => (Some(id.as_str()), None),
        Owner::Label(name) => (None, Some(name.as_str())),
    };
    let differences = tried.differences.iter();
    let row = ExampleRow {
        file: &file.path,
        line: example.line,
        rule,
        label,
        kind: kind(example),
        text: &example.text,
        holds: holds(example, tried),
        fault: example.fault.as_deref(),
        differences: differences
            .map(|Difference { field, expected, got }| DifferenceRow {
                field,
                expected,
                got,
            })
            .collect(),
        fired: tried.claims.iter().map(|claim| &*claim.rule).collect(),
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}
