//! From a rule in words to a rule that can be matched.

use std::collections::BTreeMap;

use dateline_model::{Act, Class, CountKind, TerritoryState, Weapon};

use super::rule::{RuleText, TerritoryText};
use super::{LexiconError, RuleScope};

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

/// A class that a role's head word may have, or that the role may be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// The classes.
    pub classes: Vec<Class>,
    /// Whether the role may be absent.
    pub optional: bool,
}

/// A rule, ready to be matched.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `file#name`.
    pub id: String,
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
    pub(crate) territory: Option<RuleTerritory>,
    pub(crate) blocks: bool,
    pub(crate) needs_violence: bool,
    pub(crate) priority: i32,
    /// Which runs use it.
    pub scope: RuleScope,
    /// Texts that it must code.
    pub examples: Vec<toml::Table>,
    /// Texts that it must leave alone.
    pub counter_examples: Vec<toml::Table>,
}

/// A trigger that opens with a given word.
#[derive(Clone, Debug)]
pub struct TriggerPhrase {
    /// For a verb, the words behind it; for a noun, the words in front of it, or "of" and those behind.
    pub rest: Vec<String>,
    /// The position of its rule.
    pub rule: usize,
}

pub(super) fn rule(file: &str, text: RuleText) -> Result<Rule, LexiconError> {
    let id = format!("{file}#{}", text.name);
    let fail = |what: String| LexiconError::Rule {
        file: format!("{file}.toml"),
        rule: text.name.clone(),
        what,
    };
    let act = text.act.as_deref().map(str::parse::<Act>).transpose();
    let act = act.map_err(|error| fail(error.to_string()))?;
    let weapon = text.weapon.as_deref().map(str::parse::<Weapon>).transpose();
    let weapon = weapon.map_err(|error| fail(error.to_string()))?;
    let mut needs = BTreeMap::new();
    for (role, classes) in &text.needs {
        let mut need = need(classes).map_err(&fail)?;
        // Companies and courts speak and sue as people do, and do nothing else that is coded.
        if text.scope == RuleScope::Verbal && need.classes.contains(&Class::People) {
            need.classes.push(Class::Institution);
        }
        needs.insert(side(role).map_err(&fail)?, need);
    }
    let mut counts = BTreeMap::new();
    for (role, kind) in &text.counts {
        let kind = kind.parse::<CountKind>().map_err(|error| fail(error.to_string()))?;
        counts.insert(side(role).map_err(&fail)?, kind);
    }
    let territory = text.territory.as_ref().map(territory).transpose().map_err(&fail)?;
    if text.verbs.is_empty() && text.nouns.is_empty() {
        return Err(fail("it has neither `verbs` nor `nouns`".to_owned()));
    }
    let actor = sources(&text.actor);
    let recipient = sources(&text.recipient);
    let with_compound = |sources: &[Source]| {
        let mut all = sources.to_vec();
        if !all.contains(&Source::Compound) {
            all.push(Source::Compound);
        }
        all
    };
    Ok(Rule {
        noun_actor: match &text.noun_actor {
            Some(given) => sources(given),
            None => with_compound(&actor),
        },
        noun_recipient: match &text.noun_recipient {
            Some(given) => sources(given),
            None => recipient.clone(),
        },
        id,
        act,
        verbs: text.verbs.iter().flat_map(|phrase| alternatives(phrase)).collect(),
        nouns: text.nouns.iter().flat_map(|phrase| alternatives(phrase)).collect(),
        weapon,
        actor,
        recipient,
        reciprocal: text.reciprocal,
        needs,
        counts,
        territory,
        blocks: text.blocks,
        needs_violence: text.needs_violence,
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

type Index = BTreeMap<String, Vec<TriggerPhrase>>;

/// Triggers by their head word: the first word of a verb phrase, the last of a noun phrase.
/// Longer phrases stand first, then higher priority, then the order of the files.
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

fn territory(text: &TerritoryText) -> Result<RuleTerritory, String> {
    let holder = |word: &Option<String>| word.as_deref().map(side).transpose();
    Ok(RuleTerritory {
        place: sources(&text.place),
        state: text
            .state
            .parse()
            .map_err(|error: dateline_model::UnknownWord| error.to_string())?,
        holder_after: holder(&text.holder_after)?,
        holder_before: holder(&text.holder_before)?,
        by_force: text.by_force,
    })
}

fn side(word: &str) -> Result<Side, String> {
    match word {
        "actor" => Ok(Side::Actor),
        "recipient" => Ok(Side::Recipient),
        "place" => Ok(Side::Place),
        _ => Err(format!("`{word}` is no role; use `actor`, `recipient` or `place`")),
    }
}

fn sources(words: &[String]) -> Vec<Source> {
    words
        .iter()
        .map(|word| match word.as_str() {
            "subject" | "possessor" => Source::Subject,
            "object" => Source::Object,
            "indirect" => Source::Indirect,
            "compound" => Source::Compound,
            "clause" => Source::Clause,
            preposition => Source::Prep(preposition.to_owned()),
        })
        .collect()
}

fn need(words: &[String]) -> Result<Need, String> {
    let mut classes = Vec::new();
    for word in words {
        if word != "none" {
            classes.push(class(word)?);
        }
    }
    Ok(Need { classes, optional: words.iter().any(|word| word == "none") })
}

/// The class of that word, as rules and word lists spell it.
pub(crate) fn class(word: &str) -> Result<Class, String> {
    Ok(match word {
        "armed" => Class::Armed,
        "civilian" => Class::Civilian,
        "people" => Class::People,
        "crowd" => Class::Crowd,
        "place" => Class::Place,
        "position" => Class::Position,
        "arms" => Class::Arms,
        "property" => Class::Property,
        "route" => Class::Route,
        "bodies" => Class::Bodies,
        "pronoun" => Class::Pronoun,
        "name" => Class::Name,
        "institution" => Class::Institution,
        "other" => Class::Other,
        _ => return Err(format!("`{word}` is no class of words")),
    })
}
