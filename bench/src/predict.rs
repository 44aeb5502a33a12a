//! Predictions in the form that the scorers read.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use dateline::parallel;
use serde_json::Value;

use crate::item::Item;
use crate::reader::Reader;
use crate::tasks::{self, Form, TASKS, Task};

/// Writes predictions for the items of `file` to standard output.
pub(crate) fn run(name: &str, file: &Path) -> Result<()> {
    let task = tasks::find(name).with_context(|| {
        let names: Vec<&str> = TASKS.iter().map(|task| task.name).collect();
        format!("`{name}` is no task; the tasks are {}", names.join(", "))
    })?;
    write(task, file, &Reader::new()?, &mut std::io::stdout().lock())
}

/// Writes predictions for the items of `file`, in their order.
pub(crate) fn write(
    task: &Task,
    file: &Path,
    reader: &Reader,
    to: &mut dyn Write,
) -> Result<()> {
    let items = Item::read(file, task.form, task.given)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut outcome = Ok(());
    let answer = |item: Item| -> Result<String> {
        let mut answer =
            (task.answer)(&item, reader).with_context(|| item.id().to_owned())?;
        Ok(match task.form {
            Form::JsonLines => {
                answer.insert("id".to_owned(), item.id().into());
                Value::Object(answer).to_string()
            }
            Form::Conllu => {
                let words = answer.get("conllu").and_then(Value::as_str);
                words.unwrap_or_default().to_owned()
            }
        })
    };
    parallel::in_order(items.into_iter(), threads, answer, |answer| {
        if outcome.is_ok() {
            outcome = answer.and_then(|answer| Ok(writeln!(to, "{answer}")?));
        }
    })?;
    outcome
}
