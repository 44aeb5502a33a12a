//! Which PLOVER event type relates two actors that are marked in a sentence.

use std::cmp::Reverse;

use anyhow::Result;
use dateline::Looked;
use dateline::model::{Attested, Claim, EventType, Evidence, Party, Span};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::plover::{filed_as, quad};
use crate::reader::{Reader, passage};

pub(crate) const TASK: Task = Task {
    name: "plover",
    set: "plover/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text", "source", "target", "marked"],
    answer,
};

/// The type of the claim whose sides fit best; of several, what the main clause tells, then what is told first.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let (text, source, target) = unmark(item.text_of("marked").unwrap_or(item.text()));
    let report = passage(&text, None);
    let looked = reader.all.look(&report);
    let mut best: Option<((usize, Reverse<usize>), EventType)> = None;
    for claim in &looked.claims {
        let act = claim.act.as_ref();
        let event = act.and_then(|act| filed_as(act.value.event, claim.modality.value));
        let Some(event) = event else { continue };
        let rank = (fit(claim, source, target), Reverse(depth(&looked, claim)));
        if best.is_none_or(|(most, _)| rank > most) {
            best = Some((rank, event));
        }
    }
    let (label, penta) = match best {
        Some((_, event)) => (root(event).into(), quad(event).into()),
        None => (Value::Null, Value::Null),
    };
    Ok(Map::from_iter([("label".to_owned(), label), ("penta".to_owned(), penta)]))
}

/// How deep in its sentence the claim's words hang: those of the main clause least.
fn depth(looked: &Looked<'_>, claim: &Claim) -> usize {
    let mut frames = looked.reading.frames.iter();
    let frame = frames.find(|frame| frame.trigger == claim.trigger);
    frame.map_or(usize::MAX, |frame| looked.parse.ancestors(frame.head).count())
}

/// How many of the marked actors stand on their side; on the other side they count half.
fn fit(claim: &Claim, source: Option<Span>, target: Option<Span>) -> usize {
    let on = |side: &[Attested<Party>], marked: Option<Span>| {
        marked.is_some_and(|marked| {
            side.iter()
                .flat_map(Attested::evidence)
                .filter_map(Evidence::span)
                .any(|span| span.overlaps(marked))
        })
    };
    let one = |own: &[Attested<Party>], other: &[Attested<Party>], marked| match (
        on(own, marked),
        on(other, marked),
    ) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    one(&claim.actors, &claim.recipients, source)
        + one(&claim.recipients, &claim.actors, target)
}

/// The text without its marks, and what was marked as source and as target.
fn unmark(marked: &str) -> (String, Option<Span>, Option<Span>) {
    let mut text = String::new();
    let (mut source, mut target, mut start) = (None, None, 0);
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag =
            ["<s>", "</s>", "<t>", "</t>"].into_iter().find(|tag| rest.starts_with(tag));
        match tag {
            Some("<s>" | "<t>") => start = text.len(),
            Some("</s>") => source = Some(Span::new(start, text.len())),
            Some("</t>") => target = Some(Span::new(start, text.len())),
            _ => text.push('<'),
        }
        rest = &rest[tag.map_or(1, str::len)..];
    }
    text.push_str(rest);
    (text, source, target)
}

/// The set's root code: PLOVER's draft of 2021 has YIELD where its manual now has CONCEDE and RETREAT.
fn root(event: EventType) -> &'static str {
    match event {
        EventType::Concede | EventType::Retreat => "YIELD",
        EventType::Agree
        | EventType::Consult
        | EventType::Support
        | EventType::Cooperate
        | EventType::Aid
        | EventType::Request
        | EventType::Accuse
        | EventType::Reject
        | EventType::Threaten
        | EventType::Protest
        | EventType::Sanction
        | EventType::Mobilize
        | EventType::Coerce
        | EventType::Assault => event.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::unmark;

    #[test]
    fn marks_become_spans_of_the_bare_text() {
        let (text, source, target) =
            unmark("<s>Ansar</s> met the <t>mayor</t>, < 5 men.");
        assert_eq!(text, "Ansar met the mayor, < 5 men.");
        let words = |span: Option<dateline::model::Span>| span.map(|span| span.of(&text));
        assert_eq!((words(source), words(target)), (Some("Ansar"), Some("mayor")));
    }
}
