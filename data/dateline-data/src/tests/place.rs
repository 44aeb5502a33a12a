//! Where a person has to look: file, line, and what would be right.

use std::fmt;

use toml::{Table, Value};

/// An entry of a file that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

impl Place {
    /// The entry whose `key` has this value; the whole file where no line says so.
    pub(super) fn of(
        file: &str,
        text: &str,
        kind: &str,
        key: &str,
        value: &str,
    ) -> Place {
        let says_so = |line: &str| {
            let (name, rest) = line.split_once('=')?;
            (name.trim() == key && rest.contains(&format!("\"{value}\""))).then_some(())
        };
        let line = text.lines().position(|line| says_so(line).is_some());
        Place {
            file: file.to_owned(),
            line: line.map_or(1, |line| line + 1),
            what: format!("{kind} `{value}`"),
        }
    }

    /// Stops at a word that is on no list, and says which are.
    #[track_caller]
    pub(super) fn is_one_of(&self, key: &str, word: &str, list: &[&str]) {
        assert!(
            list.contains(&word),
            "{self}: `{key}` is `{word}`; write one of {}",
            list.join(", ")
        );
    }

    /// Stops at a key that no entry of this sort has.
    #[track_caller]
    pub(super) fn has_only(&self, entry: &Table, keys: &[&str]) {
        for key in entry.keys() {
            assert!(
                keys.contains(&key.as_str()),
                "{self}: unknown key `{key}`; the keys are {}",
                keys.join(", ")
            );
        }
    }

    /// Stops where a text is missing or empty.
    #[track_caller]
    pub(super) fn text<'t>(&self, entry: &'t Table, key: &str) -> &'t str {
        let text = entry.get(key).and_then(Value::as_str).unwrap_or_default();
        assert!(!text.is_empty(), "{self}: `{key}` is missing; write {key} = \"...\"");
        text
    }

    /// A list of texts; none where the key is not there.
    #[track_caller]
    pub(super) fn texts<'t>(&self, entry: &'t Table, key: &str) -> Vec<&'t str> {
        let Some(list) = entry.get(key) else { return Vec::new() };
        let texts = list.as_array().into_iter().flatten().map(Value::as_str);
        let texts: Option<Vec<&str>> = texts.collect();
        let texts = texts.filter(|_| list.is_array());
        texts.unwrap_or_else(|| {
            panic!(
                "{self}: `{key}` is {}; write {key} = [\"...\", \"...\"]",
                in_words(list)
            )
        })
    }
}

/// A value as a message shows it: a word or number itself, of all else what it is.
pub(super) fn in_words(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{text}\""),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => {
            format!("of type {}", value.type_str())
        }
    }
}
