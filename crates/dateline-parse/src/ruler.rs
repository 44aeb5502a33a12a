//! Tags and labels to parts of speech, by the model's attribute ruler.
//!
//! Its rules are patterns over one or two tokens; where several fit a token, each sets its attributes in turn, so
//! that the last one wins. They are kept by the tag of the token they change, so that a token meets few of them.

mod compile;

use std::collections::HashMap;

use dateline_model::Upos;
use fancy_regex::Regex;

use crate::ModelError;
use crate::lemma::Morph;
use crate::tables::RulerTable;

/// What the ruler knows of a word: its number among the words of the rules, and which expressions it fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass {
    number: Option<u16>,
    fits: u8,
}

/// A token before the ruler has seen it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tagged {
    pub(crate) tag: u8,
    pub(crate) label: u8,
    pub(crate) class: WordClass,
    pub(crate) is_space: bool,
}

/// What the ruler says about a token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ruling<'m> {
    pub(crate) tag: Option<u8>,
    pub(crate) label: Option<u8>,
    pub(crate) upos: Option<Upos>,
    pub(crate) morph: Morph,
    pub(crate) lemma: Option<&'m str>,
}

/// The compiled rules.
#[derive(Debug)]
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    /// For each tag, the rules that may change a token with it, in order.
    by_tag: Vec<Vec<usize>>,
    words: HashMap<Box<str>, u16>,
    expressions: Vec<Regex>,
}

#[derive(Debug)]
struct Rule {
    /// Which of the tokens is changed.
    index: usize,
    patterns: Vec<Vec<TokenPattern>>,
    attributes: Attributes,
}

#[derive(Debug, Default)]
struct Attributes {
    tag: Option<u8>,
    label: Option<u8>,
    upos: Option<Upos>,
    morph: Option<Morph>,
    lemma: Option<Box<str>>,
}

/// What a token must be; `None` is no demand.
#[derive(Debug, Default)]
struct TokenPattern {
    tag: Option<Choice>,
    label: Option<Choice>,
    /// Any of these words.
    words: Option<Vec<u16>>,
    /// This expression.
    expression: Option<u8>,
    is_space: Option<bool>,
}

/// A set of tags or labels, as bits.
#[derive(Clone, Copy, Debug)]
struct Choice(u64);

impl Ruler {
    pub(crate) fn new(tables: &[RulerTable]) -> Result<Ruler, ModelError> {
        compile::ruler(tables)
    }

    /// What is to be known of a word in lower case.
    pub(crate) fn class(&self, lower: &str) -> WordClass {
        let mut fits = 0;
        // Every expression describes a word of a few letters; the bound keeps long words cheap.
        if lower.len() <= 16 {
            for (at, expression) in self.expressions.iter().enumerate() {
                if matches!(expression.is_match(lower), Ok(true)) {
                    fits |= 1 << at;
                }
            }
        }
        WordClass { number: self.words.get(lower).copied(), fits }
    }

    /// Rules the token at `at`.
    pub(crate) fn rule(&self, tokens: &[Tagged], at: usize) -> Ruling<'_> {
        let mut ruling = Ruling::default();
        let Some(rules) =
            tokens.get(at).and_then(|t| self.by_tag.get(usize::from(t.tag)))
        else {
            return ruling;
        };
        for rule in rules.iter().map(|&idx| &self.rules[idx]) {
            let Some(start) = at.checked_sub(rule.index) else { continue };
            let fits = |pattern: &Vec<TokenPattern>| {
                tokens.get(start..start + pattern.len()).is_some_and(|tokens| {
                    pattern.iter().zip(tokens).all(|(pattern, token)| pattern.fits(token))
                })
            };
            if rule.patterns.iter().any(fits) {
                rule.attributes.apply(&mut ruling);
            }
        }
        ruling
    }
}

impl Attributes {
    fn apply<'m>(&'m self, ruling: &mut Ruling<'m>) {
        ruling.tag = self.tag.or(ruling.tag);
        ruling.label = self.label.or(ruling.label);
        ruling.upos = self.upos.or(ruling.upos);
        ruling.morph = self.morph.unwrap_or(ruling.morph);
        ruling.lemma = self.lemma.as_deref().or(ruling.lemma);
    }
}

impl TokenPattern {
    fn fits(&self, token: &Tagged) -> bool {
        self.tag.is_none_or(|tags| tags.has(token.tag))
            && self.is_space.is_none_or(|is_space| is_space == token.is_space)
            && self.words.as_ref().is_none_or(|words| {
                token.class.number.is_some_and(|number| words.contains(&number))
            })
            && self.expression.is_none_or(|at| token.class.fits & (1 << at) != 0)
            && self.label.is_none_or(|labels| labels.has(token.label))
    }
}

impl Choice {
    fn has(self, idx: u8) -> bool {
        self.0 & (1 << idx) != 0
    }
}
