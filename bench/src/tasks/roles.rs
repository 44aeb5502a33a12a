//! Which words are the source and the target of what a sentence tells: ConfliBERT's sentences of CAMEO actors.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Looked;
use dateline::model::MentionIdx;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::coded::{Told, mentions, told};
use crate::item::Item;
use crate::phrases;
use crate::reader::{CodePoints, Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "roles",
    set: "roles/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text"],
    answer,
};

/// The phrases of both sides of what the sentence tells first of all; a reciprocal act has both under both.
///
/// The set gives each sentence one class and so one event: the one nearest to the root of its tree that has a source
/// is taken, of several the first.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    let points = CodePoints::of(item.text());
    let (mut source, mut target) = (BTreeSet::new(), BTreeSet::new());
    let depth = |told: &Told<'_>| looked.parse.ancestors(told.frame.head).count();
    let main = told(&looked)
        .into_iter()
        .min_by_key(|told| (told.sense.actors.is_empty(), depth(told)));
    if let Some(Told { sense, .. }) = main {
        let actors = spans(&looked, &sense.actors, &points);
        let recipients = spans(&looked, &sense.recipients, &points);
        if sense.reciprocal {
            source.extend(&recipients);
            target.extend(&actors);
        }
        source.extend(actors);
        target.extend(recipients);
    }
    Ok(Map::from_iter([
        ("source".to_owned(), json!(source)),
        ("target".to_owned(), json!(target)),
    ]))
}

fn spans(
    looked: &Looked<'_>,
    side: &[MentionIdx],
    points: &CodePoints,
) -> Vec<[usize; 2]> {
    let whole = |mention| phrases::whole(&looked.parse, mention);
    mentions(looked, side).map(|mention| points.span(whole(mention))).collect()
}
