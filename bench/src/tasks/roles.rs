//! Which words are the source and the target of what a sentence tells: ConfliBERT's sentences of CAMEO actors.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Looked;
use dateline::model::{Frame, MentionIdx, Relation, Sense, Span, TokenIdx};
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
/// is taken, of several the first. Where nobody is named to whom it was done, the set has the place where it was.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let looked = reader.all.look(&report);
    let points = CodePoints::of(item.text());
    let depth = |told: &Told<'_>| looked.parse.ancestors(told.frame.head).count();
    let main = told(&looked)
        .into_iter()
        .min_by_key(|told| (told.sense.actors.is_empty(), depth(told)));
    let (source, target) = main.map_or_else(Default::default, |told| {
        let (source, target) = sides(&looked, told.frame, told.sense);
        let as_points = |of: BTreeSet<Span>| -> Vec<[usize; 2]> {
            of.into_iter().map(|span| points.span(span)).collect()
        };
        (as_points(source), as_points(target))
    });
    Ok(Map::from_iter([
        ("source".to_owned(), json!(source)),
        ("target".to_owned(), json!(target)),
    ]))
}

fn sides(
    looked: &Looked<'_>,
    frame: &Frame,
    sense: &Sense,
) -> (BTreeSet<Span>, BTreeSet<Span>) {
    // What two do to each other is told of both in one phrase: "the governor and the elders met".
    if sense.reciprocal
        && let Some(both) = together(looked, sense)
    {
        return (BTreeSet::from([both]), BTreeSet::from([both]));
    }
    let mut source = phrases_of(looked, frame, &sense.actors);
    let mut target = phrases_of(looked, frame, &sense.recipients);
    let are_two = || mentions(looked, &sense.actors).any(|mention| mention.plural);
    if sense.reciprocal && (!target.is_empty() || are_two()) {
        source.extend(target.iter().copied());
        target.extend(source.iter().copied());
    }
    if target.is_empty()
        && let Some(place) = frame.places.first()
    {
        let place = phrases_of(looked, frame, &[place.mention]);
        let is_free = |place: &Span| !source.iter().any(|side| side.overlaps(*place));
        target.extend(place.into_iter().filter(is_free));
    }
    (source, target)
}

/// The one phrase in which both sides are joined.
fn together(looked: &Looked<'_>, sense: &Sense) -> Option<Span> {
    let heads: Vec<TokenIdx> = mentions(looked, &sense.actors)
        .chain(mentions(looked, &sense.recipients))
        .map(|mention| mention.head)
        .collect();
    let is_joined = |&head: &TokenIdx| {
        let token = &looked.parse.tokens[head];
        token.relation == Relation::Conjunct && heads.contains(&token.head)
    };
    (heads.len() > 1
        && heads.iter().filter(|head| is_joined(head)).count() + 1 == heads.len())
    .then(|| {
        let sides = sense.actors.iter().chain(&sense.recipients);
        let spans = sides.filter_map(|&side| looked.reading.mentions.get(side));
        spans.map(|mention| phrases::whole(&looked.parse, mention)).reduce(Span::cover)
    })
    .flatten()
}

/// The whole phrases that stand on one side of the act.
fn phrases_of(looked: &Looked<'_>, frame: &Frame, side: &[MentionIdx]) -> BTreeSet<Span> {
    mentions(looked, side)
        .map(|mention| {
            let head = phrases::antecedent(&looked.parse, mention.head).or_else(|| {
                phrases::outermost(&looked.parse, mention.head, frame.trigger)
            });
            match head {
                Some(head) => phrases::whole_noun(&looked.parse, head),
                None => phrases::whole(&looked.parse, mention),
            }
        })
        .collect()
}
