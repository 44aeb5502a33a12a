//! From a rule in words to a rule that can be matched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dateline_model::{Act, Class, CountKind, TerritoryState, Weapon};

use super::fault::{Fault, LexiconError};
use super::rule::{RuleFile, RuleScope, RuleText, TerritoryText};

/// Where a role is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Who does it, whatever the surface form.
    Subject,
    /// To whom it is done.
    Object,
    /// To whom something is given.
    Indirect,
    /// The words in front of a noun trigger.
    Compound,
    /// Who is to do what the clause below the trigger says: "demanded that X withdraw".
    Clause,
    /// Behind this preposition.
    Prep(String),
}

/// What a rule says of a place.
#[derive(Clone, Debug)]
pub struct RuleTerritory {
    /// Where the place is found.
    pub place: Vec<Source>,
    /// How it is held afterwards.
    pub state: TerritoryState,
    /// Who holds it afterwards.
    pub holder_after: Option<Side>,
    /// Who held it before.
    pub holder_before: Option<Side>,
    /// Whether fighting changes it.
    pub by_force: Option<bool>,
    /// Whether the state ends.
    pub ends: bool,
}

/// One of the two sides of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The side that acts.
    Actor,
    /// The side that suffers.
    Recipient,
    /// The place of the territory.
    Place,
}

impl Side {
    /// As rules spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Actor => "actor",
            Side::Recipient => "recipient",
            Side::Place => "place",
        }
    }
}

/// A class that a role's head word may have, or that the role may be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The classes.
    pub classes: Vec<Class>,
    /// Whether the role may be absent.
    pub optional: bool,
    /// Whether a name must be known to name one of the classes.
    pub known: bool,
}

/// A rule, ready to be matched.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `file#name`; `own/file#name` for a rule of the user's own.
    pub id: Arc<str>,
    /// What was done.
    pub act: Option<Act>,
    /// Its verbs and phrases.
    pub verbs: Vec<String>,
    /// Its nouns and phrases.
    pub nouns: Vec<String>,
    /// The weapon that the trigger implies.
    pub weapon: Option<Weapon>,
    pub(crate) actor: Vec<Source>,
    pub(crate) recipient: Vec<Source>,
    pub(crate) noun_actor: Vec<Source>,
    pub(crate) noun_recipient: Vec<Source>,
    pub(crate) reciprocal: bool,
    pub(crate) needs: BTreeMap<Side, Need>,
    pub(crate) counts: BTreeMap<Side, CountKind>,
    /// What the number counts that the trigger itself is given.
    pub(crate) number: Option<CountKind>,
    pub(crate) territory: Option<RuleTerritory>,
    /// What the user calls what it tells.
    pub labels: Vec<String>,
    pub(crate) blocks: bool,
    pub(crate) needs_violence: bool,
    pub(crate) needs_day: bool,
    pub(crate) priority: i32,
    /// Which runs use it.
    pub scope: RuleScope,
    /// Texts that it must code.
    pub examples: Vec<toml::Table>,
    /// Texts that it must leave alone.
    pub counter_examples: Vec<toml::Table>,
}

impl Rule {
    /// Whether it is one of the user's own.
    pub fn is_own(&self) -> bool {
        self.id.starts_with("own/")
    }
}

/// A trigger that opens with a given word.
#[derive(Clone, Debug)]
pub struct TriggerPhrase {
    /// For a verb, the words behind it; for a noun, the words in front of it, or "of" and those behind.
    pub rest: Vec<String>,
    /// The position of its rule.
    pub rule: usize,
}

/// The rules of a file that are in scope; `stem` is the file's name as their ids have it.
pub(super) fn rules(
    file: (&str, &str),
    stem: &str,
    read: RuleFile,
    scope: RuleScope,
) -> Result<Vec<Rule>, LexiconError> {
    let mut rules = Vec::new();
    let mut names = BTreeSet::new();
    for (idx, text) in read.rules.into_iter().enumerate() {
        let name = text.name.clone();
        let is_in_scope = text.scope <= scope;
        let compiled = match names.insert(name.clone()) {
            true => rule(stem, text),
            false => {
                let help = "give each rule of a file a name of its own";
                Err(Fault::new("another rule of the file has this name", help))
            }
        };
        let rule = compiled.map_err(|fault| fault.of(file, "[[rule]]", idx, &name))?;
        rules.extend(is_in_scope.then_some(rule));
    }
    Ok(rules)
}

fn rule(stem: &str, text: RuleText) -> Result<Rule, Fault> {
    let act = text.act.as_deref().map(str::parse::<Act>).transpose()?;
    let weapon = text.weapon.as_deref().map(str::parse::<Weapon>).transpose()?;
    let mut needs = BTreeMap::new();
    for (role, classes) in &text.needs {
        let mut need = need(classes)?;
        // Companies and courts speak and sue as people do, and do nothing else that is coded.
        if text.scope == RuleScope::Verbal && need.classes.contains(&Class::People) {
            need.classes.push(Class::Institution);
        }
        needs.insert(side(role)?, need);
    }
    let mut counts = BTreeMap::new();
    let mut number = None;
    for (role, kind) in &text.counts {
        let kind = kind.parse::<CountKind>()?;
        match role.as_str() {
            "trigger" => number = Some(kind),
            role => {
                counts.insert(side(role)?, kind);
            }
        }
    }
    let territory = text.territory.as_ref().map(territory).transpose()?;
    check(&text)?;
    let actor = sources(&text.actor)?;
    let recipient = sources(&text.recipient)?;
    let with_compound = |sources: &[Source]| {
        let mut all = sources.to_vec();
        if !all.contains(&Source::Compound) {
            all.push(Source::Compound);
        }
        all
    };
    Ok(Rule {
        noun_actor: match &text.noun_actor {
            Some(given) => sources(given)?,
            None => with_compound(&actor),
        },
        noun_recipient: match &text.noun_recipient {
            Some(given) => sources(given)?,
            None => recipient.clone(),
        },
        id: format!("{stem}#{}", text.name).into(),
        act,
        verbs: text.verbs.iter().flat_map(|phrase| alternatives(phrase)).collect(),
        nouns: text.nouns.iter().flat_map(|phrase| alternatives(phrase)).collect(),
        weapon,
        actor,
        recipient,
        reciprocal: text.reciprocal,
        needs,
        counts,
        number,
        territory,
        labels: text.labels,
        blocks: text.blocks,
        needs_violence: text.needs_violence,
        needs_day: text.needs_day,
        priority: text.priority,
        scope: text.scope,
        examples: text.examples,
        counter_examples: text.counter_examples,
    })
}

/// Each phrase that "express|voice support|regret" stands for.
fn alternatives(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().fold(vec![String::new()], |begun, word| {
        let joined = |start: &String| {
            let space = if start.is_empty() { "" } else { " " };
            let each = |word: &str| format!("{start}{space}{word}");
            word.split('|').map(each).collect::<Vec<String>>()
        };
        begun.iter().flat_map(joined).collect()
    })
}

/// What a rule must say to be of any use.
fn check(text: &RuleText) -> Result<(), Fault> {
    if text.verbs.is_empty() && text.nouns.is_empty() {
        let help = "give its words in dictionary form, such as verbs = [\"shell\"]";
        return Err(Fault::new("it has neither `verbs` nor `nouns`", help));
    }
    for phrase in text.verbs.iter().chain(&text.nouns) {
        phrase_in_dictionary_form(phrase)?;
    }
    if text.act.is_none() && text.territory.is_none() && !text.blocks {
        let help = "give the nearest type of PLOVER, such as act = \"ASSAULT\", and your own name for it in `labels`";
        return Err(Fault::new("it has no `act`", help));
    }
    text.labels.iter().try_for_each(|label| super::label::check_name(label))
}

/// Words are looked up as the dictionary writes them.
pub(super) fn phrase_in_dictionary_form(phrase: &str) -> Result<(), Fault> {
    if phrase.trim().is_empty() {
        return Err(Fault::new("a word is empty", "take it out"));
    }
    let lower = phrase.to_lowercase();
    if lower != phrase {
        let what = format!("`{phrase}` has capitals");
        let help = format!("words stand in dictionary form: write `{lower}`");
        return Err(Fault::new(what, help).at(phrase));
    }
    Ok(())
}

type Index = BTreeMap<String, Vec<TriggerPhrase>>;

/// Triggers by their head word: the first word of a verb phrase, the last of a noun phrase.
/// Longer phrases stand first, then rules of the user's own, then higher priority, then the order of the files.
pub(super) fn index(rules: &[Rule]) -> (Index, Index) {
    let (mut verbs, mut nouns) = (Index::new(), Index::new());
    for (at, rule) in rules.iter().enumerate() {
        for phrase in &rule.verbs {
            let mut words = phrase.split_whitespace().map(str::to_owned);
            if let Some(head) = words.next() {
                let rest = words.collect();
                verbs.entry(head).or_default().push(TriggerPhrase { rest, rule: at });
            }
        }
        for phrase in &rule.nouns {
            // The reader cuts "air-strike" at its hyphen, or leaves it whole.
            let cut = phrase.contains('-').then(|| phrase.replace('-', " - "));
            for phrase in std::iter::once(phrase.clone()).chain(cut) {
                if let Some((head, rest)) = noun(&phrase) {
                    nouns.entry(head).or_default().push(TriggerPhrase { rest, rule: at });
                }
            }
        }
    }
    for index in [&mut verbs, &mut nouns] {
        for phrases in index.values_mut() {
            phrases.sort_by_key(|phrase| {
                (
                    std::cmp::Reverse(phrase.rest.len()),
                    !rules[phrase.rule].is_own(),
                    std::cmp::Reverse(rules[phrase.rule].priority),
                    phrase.rule,
                )
            });
        }
    }
    (verbs, nouns)
}

/// The head of a noun phrase and its other words: the last word ("mortar attack"), or the one before "of"
/// ("exchange of fire"), whose other words are then "of" and what follows.
fn noun(phrase: &str) -> Option<(String, Vec<String>)> {
    let mut words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
    match words.iter().position(|word| word == "of") {
        Some(of) if of > 0 => {
            let rest = words.split_off(of);
            Some((words.pop()?, rest))
        }
        Some(_) | None => Some((words.pop()?, words)),
    }
}

fn territory(text: &TerritoryText) -> Result<RuleTerritory, Fault> {
    let holder = |word: &Option<String>| word.as_deref().map(side).transpose();
    Ok(RuleTerritory {
        place: sources(&text.place)?,
        state: text.state.parse::<TerritoryState>()?,
        holder_after: holder(&text.holder_after)?,
        holder_before: holder(&text.holder_before)?,
        by_force: text.by_force,
        ends: text.ends,
    })
}

pub(super) fn side(word: &str) -> Result<Side, Fault> {
    match word {
        "actor" => Ok(Side::Actor),
        "recipient" => Ok(Side::Recipient),
        "place" => Ok(Side::Place),
        _ => {
            let help = "write `actor`, `recipient` or `place`";
            Err(Fault::new(format!("`{word}` is no role"), help).at(word))
        }
    }
}

fn sources(words: &[String]) -> Result<Vec<Source>, Fault> {
    words
        .iter()
        .map(|word| {
            Ok(match word.as_str() {
                "subject" | "possessor" => Source::Subject,
                "object" => Source::Object,
                "indirect" => Source::Indirect,
                "compound" => Source::Compound,
                "clause" => Source::Clause,
                preposition if is_preposition(preposition) => {
                    Source::Prep(preposition.to_owned())
                }
                _ => {
                    let what = format!("`{word}` is no part of a sentence");
                    let help = "write `subject`, `object`, `indirect`, `compound`, `clause` or a preposition";
                    return Err(Fault::new(what, help).at(word));
                }
            })
        })
        .collect()
}

/// "into", and "deep into": an adverb may stand in front.
fn is_preposition(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    PREPOSITIONS.contains(&last)
}

/// The prepositions of English in one word (Quirk et al., A Comprehensive Grammar, 9.7), without those of time and
/// cause; and "and", behind which the reader may hang the second of two sides.
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "against",
    "along",
    "alongside",
    "amid",
    "among",
    "and",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "by",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "outside",
    "over",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

fn need(words: &[String]) -> Result<Need, Fault> {
    let mut classes = Vec::new();
    for word in words {
        if !matches!(word.as_str(), "none" | "known") {
            classes.push(class(word)?);
        }
    }
    let says = |what: &str| words.iter().any(|word| word == what);
    Ok(Need { classes, optional: says("none"), known: says("known") })
}

/// The words for classes, as rules and word lists spell them.
const CLASSES: &[(&str, Class)] = &[
    ("armed", Class::Armed),
    ("civilian", Class::Civilian),
    ("people", Class::People),
    ("crowd", Class::Crowd),
    ("place", Class::Place),
    ("position", Class::Position),
    ("arms", Class::Arms),
    ("property", Class::Property),
    ("route", Class::Route),
    ("bodies", Class::Bodies),
    ("pronoun", Class::Pronoun),
    ("name", Class::Name),
    ("institution", Class::Institution),
    ("other", Class::Other),
];

/// The class of that word.
pub(super) fn class(word: &str) -> Result<Class, Fault> {
    let found = CLASSES.iter().find(|(known, _)| *known == word);
    found.map(|(_, class)| *class).ok_or_else(|| {
        let known: Vec<&str> = CLASSES.iter().map(|(known, _)| *known).collect();
        let help = format!("write one of {}", known.join(", "));
        Fault::new(format!("`{word}` is no class of words"), help).at(word)
    })
}

/// The word for a class, as rules spell it.
pub fn class_in_words(class: Class) -> &'static str {
    CLASSES.iter().find(|(_, each)| *each == class).map_or("other", |(word, _)| word)
}

impl Source {
    /// As rules spell it.
    pub fn as_str(&self) -> &str {
        match self {
            Source::Subject => "subject",
            Source::Object => "object",
            Source::Indirect => "indirect",
            Source::Compound => "compound",
            Source::Clause => "clause",
            Source::Prep(preposition) => preposition,
        }
    }
}
