//! An item of a set, without its answers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::tasks::Form;

#[cfg(test)]
mod tests;

/// What a task gives to the one who answers. Nothing else of a record is ever held.
pub(crate) struct Item {
    given: Map<String, Value>,
    folder: PathBuf,
}

impl Item {
    /// Reads the items of a file and keeps of each only the fields `given`.
    pub(crate) fn read(file: &Path, form: Form, given: &[&str]) -> Result<Vec<Item>> {
        let lines = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        let mut items = Vec::new();
        for (idx, line) in lines.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let record: Map<String, Value> = match form {
                Form::JsonLines => serde_json::from_str(line)
                    .with_context(|| format!("{}:{}", file.display(), idx + 1))?,
                // All other lines of a tree are answers.
                Form::Conllu => match line.strip_prefix("# text = ") {
                    Some(text) => Map::from_iter([("text".to_owned(), text.into())]),
                    None => continue,
                },
            };
            items.push(Item::of(record, given, folder.clone()));
        }
        if items.is_empty() {
            bail!("{}: no items", file.display());
        }
        Ok(items)
    }

    fn of(record: Map<String, Value>, given: &[&str], folder: PathBuf) -> Item {
        let given =
            record.into_iter().filter(|(key, _)| given.contains(&key.as_str())).collect();
        Item { given, folder }
    }

    /// The item's name.
    pub(crate) fn id(&self) -> &str {
        self.text_of("id").unwrap_or_default()
    }

    /// Its text.
    pub(crate) fn text(&self) -> &str {
        self.text_of("text").unwrap_or_default()
    }

    /// A field that holds words; `None` where it is empty or missing.
    pub(crate) fn text_of(&self, field: &str) -> Option<&str> {
        self.given.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// Any field that the task gives.
    pub(crate) fn field(&self, field: &str) -> Option<&Value> {
        self.given.get(field)
    }

    /// A file that lies beside the set.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}
