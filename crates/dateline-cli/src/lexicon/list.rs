//! `dateline lexicon list`: the rules in use.

use anyhow::Result;
use dateline::{Rule, RuleScope};
use serde::Serialize;

use crate::args::{LexiconListArguments, OwnArguments};
use crate::code::count;
use crate::exit::Finish;
use crate::own;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;

/// Prints the rules that the word is in; all without one.
pub(crate) fn run(arguments: &LexiconListArguments, quiet: bool) -> Result<Finish> {
    let lexicon = arguments.lexicon.clone();
    let asked = OwnArguments { lexicon, ..OwnArguments::default() };
    let lexicon = dateline::lexicon(RuleScope::Verbal, &own::read(&asked)?)?;
    let is_asked =
        |rule: &&Rule| arguments.word.as_ref().is_none_or(|word| has(rule, word));
    let mut n_listed = 0;
    for rule in lexicon.rules().iter().filter(is_asked) {
        n_listed += 1;
        match arguments.json {
            true => print_bytes(&line(rule)?)?,
            false => print(&drawn(rule))?,
        }
    }
    if !quiet {
        tell(&format!("{}\n", count(n_listed, "rule")));
    }
    Ok(Finish::Done)
}

/// Whether the word is its name, its file, its type or mode, or one of its words.
fn has(rule: &Rule, word: &str) -> bool {
    let act = rule.act.map(|act| act.to_string()).unwrap_or_default();
    let of_act = act == word || act.split('/').any(|part| part == word);
    let (file, name) = rule.id.split_once('#').unwrap_or((&rule.id, ""));
    let mut phrases = rule.verbs.iter().chain(&rule.nouns);
    of_act
        || [file, name, &*rule.id].contains(&word)
        || phrases.any(|phrase| phrase == word || phrase.split(' ').any(|it| it == word))
}

fn drawn(rule: &Rule) -> String {
    let act = rule.act.map_or_else(|| "–".to_owned(), |act| act.to_string());
    let scope = match rule.scope {
        RuleScope::Material => "",
        RuleScope::Verbal => "  with --scope all",
    };
    let name = paint(paint::BOLD, &safe(&rule.id));
    let mut lines = format!("{name}  {act}{}\n", paint(paint::DIM, scope));
    for (kind, words) in
        [("verbs", &rule.verbs), ("nouns", &rule.nouns), ("labels", &rule.labels)]
    {
        if !words.is_empty() {
            let kind = paint(paint::DIM, &format!("{kind:<6}"));
            lines.push_str(&format!("  {kind} {}\n", safe(&words.join(", "))));
        }
    }
    lines
}

/// A rule as `--json` writes it. `docs/schema/rule.schema.json` describes it.
#[derive(Serialize)]
struct RuleRow<'r> {
    rule: &'r str,
    own: bool,
    event: Option<&'static str>,
    mode: Option<&'static str>,
    scope: &'static str,
    verbs: &'r [String],
    nouns: &'r [String],
    labels: &'r [String],
}

fn line(rule: &Rule) -> Result<Vec<u8>> {
    let row = RuleRow {
        rule: &rule.id,
        own: rule.is_own(),
        event: rule.act.map(|act| act.event.as_str()),
        mode: rule.act.and_then(|act| act.mode).map(|mode| mode.as_str()),
        scope: match rule.scope {
            RuleScope::Material => "material",
            RuleScope::Verbal => "all",
        },
        verbs: &rule.verbs,
        nouns: &rule.nouns,
        labels: &rule.labels,
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}
