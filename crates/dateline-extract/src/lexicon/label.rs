//! Names of the user's own for events, by the words of their sides and places.

use std::collections::BTreeMap;

use dateline_model::Act;

use super::compile::{Side, phrase_in_dictionary_form, side};
use super::fault::{Fault, LexiconError};
use super::rule::LabelText;

/// A label, ready to be matched.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// The name that events get.
    pub name: String,
    /// The acts it is for; all where there are none.
    acts: Vec<Act>,
    roles: Vec<Side>,
    /// The phrases by their last word, each with the words in front of it.
    words: BTreeMap<String, Vec<Vec<String>>>,
}

impl Label {
    /// Whether it is for this act in this role. An act without a mode stands for all its modes.
    pub(crate) fn is_for(&self, act: Option<Act>, role: Side) -> bool {
        let fits = |wanted: &Act| {
            act.is_some_and(|act| {
                wanted.event == act.event
                    && (wanted.mode.is_none() || wanted.mode == act.mode)
            })
        };
        self.roles.contains(&role) && (self.acts.is_empty() || self.acts.iter().any(fits))
    }

    /// The words that stand in front of this one in the phrases that end in it.
    pub(crate) fn in_front(&self, last: &str) -> &[Vec<String>] {
        self.words.get(last).map_or(&[], Vec::as_slice)
    }
}

/// The labels of a file.
pub(super) fn compile(
    file: (&str, &str),
    read: Vec<LabelText>,
) -> Result<Vec<Label>, LexiconError> {
    let mut labels = Vec::new();
    for (idx, text) in read.into_iter().enumerate() {
        let name = text.name.clone();
        let label = label(text);
        labels.push(label.map_err(|fault| fault.of(file, "[[label]]", idx, &name))?);
    }
    Ok(labels)
}

fn label(text: LabelText) -> Result<Label, Fault> {
    check_name(&text.name)?;
    let acts: Result<Vec<Act>, _> = text.acts.iter().map(|act| act.parse()).collect();
    let roles: Result<Vec<Side>, _> = text.roles.iter().map(|role| side(role)).collect();
    let mut words: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for phrase in &text.words {
        phrase_in_dictionary_form(phrase)?;
        let mut all: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
        if let Some(last) = all.pop() {
            words.entry(last).or_default().push(all);
        }
    }
    if words.is_empty() {
        let help = "give the nouns it is known by, such as words = [\"hospital\"]";
        return Err(Fault::new("it has no `words`", help));
    }
    Ok(Label { name: text.name, acts: acts?, roles: roles?, words })
}

/// Labels stand in cells of tables, several beside each other with a semicolon between them.
pub(super) fn check_name(name: &str) -> Result<(), Fault> {
    let is_plain = |c: char| !c.is_control() && c != ';';
    if !name.trim().is_empty() && name.trim() == name && name.chars().all(is_plain) {
        return Ok(());
    }
    let what = format!("`{name}` can be no label");
    Err(Fault::new(what, "write words without semicolons, such as health-care").at(name))
}
