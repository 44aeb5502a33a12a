//! The ruler's patterns from the model's table.

use std::collections::HashMap;

use fancy_regex::Regex;
use serde_json::{Map, Value};

use super::{Attributes, Choice, Rule, Ruler, TokenPattern};
use crate::ModelError;
use crate::labels::{LABELS, TAGS, label_idx, tag_idx, upos};
use crate::lemma::Morph;
use crate::tables::RulerTable;

/// Tags that rules name though the tagger never gives them: such a choice is empty.
const UNUSED_TAGS: [&str; 6] = ["\"\"", "#", "NIL", "GW", "BES", "HVS"];

pub(super) fn ruler(tables: &[RulerTable]) -> Result<Ruler, ModelError> {
    let mut ruler = Ruler {
        rules: Vec::new(),
        by_tag: vec![Vec::new(); TAGS.len()],
        words: HashMap::new(),
        expressions: Vec::new(),
    };
    for (idx, table) in tables.iter().enumerate() {
        let rule = rule(&mut ruler, table).ok_or_else(|| {
            ModelError::Tables(format!("rule {idx} of the attribute ruler"))
        })?;
        for (tag, rules) in ruler.by_tag.iter_mut().enumerate() {
            let may_change = rule.patterns.iter().any(|pattern| {
                let changed = pattern.get(rule.index).and_then(|token| token.tag);
                changed.is_none_or(|tags| tags.0 & (1 << tag) != 0)
            });
            if may_change {
                rules.push(idx);
            }
        }
        ruler.rules.push(rule);
    }
    Ok(ruler)
}

fn rule(ruler: &mut Ruler, table: &RulerTable) -> Option<Rule> {
    let mut patterns = Vec::new();
    for pattern in &table.patterns {
        let tokens: Option<Vec<TokenPattern>> =
            pattern.iter().map(|demands| token_pattern(ruler, demands)).collect();
        patterns.push(tokens?);
    }
    let mut attributes = Attributes::default();
    for (name, value) in &table.attrs {
        let value = value.as_str()?;
        match name.as_str() {
            "TAG" => attributes.tag = Some(tag_idx(value)?),
            "DEP" => attributes.label = Some(label_idx(value)?),
            "POS" => attributes.upos = Some(upos(value)?),
            "MORPH" => attributes.morph = Some(Morph::read(value)),
            "LEMMA" => attributes.lemma = Some(value.into()),
            _ => return None,
        }
    }
    Some(Rule { index: table.index, patterns, attributes })
}

fn token_pattern(
    ruler: &mut Ruler,
    demands: &Map<String, Value>,
) -> Option<TokenPattern> {
    let mut pattern = TokenPattern::default();
    for (name, demand) in demands {
        match name.as_str() {
            "TAG" => pattern.tag = Some(choice(demand, &TAGS)?),
            "DEP" => pattern.label = Some(choice(demand, &LABELS)?),
            "IS_SPACE" => pattern.is_space = Some(demand.as_bool()?),
            "LOWER" => match demand.get("REGEX") {
                Some(expression) => {
                    pattern.expression =
                        Some(u8::try_from(ruler.expressions.len()).ok()?);
                    ruler.expressions.push(Regex::new(expression.as_str()?).ok()?);
                }
                None => pattern.words = Some(words(ruler, demand)?),
            },
            _ => return None,
        }
    }
    (ruler.expressions.len() <= 8).then_some(pattern)
}

fn words(ruler: &mut Ruler, demand: &Value) -> Option<Vec<u16>> {
    let mut words = Vec::new();
    for word in listed(demand, "IN")? {
        let next = u16::try_from(ruler.words.len()).ok()?;
        words.push(*ruler.words.entry(word.into()).or_insert(next));
    }
    Some(words)
}

fn choice(demand: &Value, names: &[&str]) -> Option<Choice> {
    let bits = |listed: Vec<&str>| -> Option<u64> {
        let mut bits = 0;
        for name in listed {
            match names.iter().position(|known| *known == name) {
                Some(at) => bits |= 1 << at,
                None if name.is_empty() || UNUSED_TAGS.contains(&name) => {}
                None => return None,
            }
        }
        Some(bits)
    };
    Some(Choice(match demand.get("NOT_IN") {
        Some(_) => !bits(listed(demand, "NOT_IN")?)?,
        None => bits(listed(demand, "IN")?)?,
    }))
}

/// The one string that is demanded, or the list under `key`.
fn listed<'v>(demand: &'v Value, key: &str) -> Option<Vec<&'v str>> {
    match demand.as_str() {
        Some(one) => Some(vec![one]),
        None => demand.get(key)?.as_array()?.iter().map(Value::as_str).collect(),
    }
}
