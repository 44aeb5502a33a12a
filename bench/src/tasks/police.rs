//! What police did, by sentence and document: IndiaPoliceEvents.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Deed;
use dateline::model::{
    ActorKind, Claim, Class, CountKind, Event, EventType, Modality, Mode, Party, Span,
};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, each_shown, is_told, passage};

pub(crate) const TASK: Task = Task {
    name: "police",
    set: "police/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "text", "date", "sentences"],
    answer,
};

/// The labels of the claims and deeds in each sentence; the document has all of them.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let published = item.text_of("date").and_then(|day| day.parse().ok());
    let report = passage(item.text(), published);
    let looked = reader.all.look(&report);
    let sentences = sentences(item);
    let mut labels = vec![BTreeSet::new(); sentences.len()];
    let mut add = |at: Span, of: &[&'static str]| {
        let here = sentences.iter().zip(&mut labels);
        for (_, labels) in here.filter(|(span, _)| span.overlaps(at)) {
            labels.extend(of);
        }
    };
    let whole = |claim: &Claim| {
        looked.claims.iter().find(|it| Some(&it.id) == claim.part_of.as_ref())
    };
    let told = each_shown(&report, &looked, |shown| {
        let of =
            |claim: &Claim| (claim.trigger, labels_of(claim, whole(claim), &shown.event));
        shown.claims.iter().map(of).collect::<Vec<_>>()
    });
    for (at, of) in told.iter().flatten() {
        add(*at, of);
    }
    let (reading, look, deeds) = reader.all.deeds(&report, &looked.parse);
    for deed in &deeds {
        let doer = &reading.mentions[deed.doer];
        let kind = look.parties[deed.doer].as_ref().map(|party| party.kind);
        let kind = kind.or(doer.actor_kind);
        // The name of a country is no soldier.
        let is_force = kind.is_some_and(does_police_work) && doer.class == Class::Armed;
        // Units that are posted somewhere, and of whom no more is said, are the state's.
        let is_posted =
            deed.is_sent && doer.class == Class::Armed && doer.actor_kind.is_none();
        if is_force || is_posted || kind == Some(ActorKind::Police) {
            add(looked.parse.tokens[deed.word].span, label_of_deed(deed));
        }
    }
    let all: BTreeSet<&str> = labels.iter().flatten().copied().collect();
    let list = |labels: &BTreeSet<&str>| Value::from_iter(labels.iter().copied());
    let by_sentence: Vec<Value> = labels.iter().map(list).collect();
    Ok(Map::from_iter([
        ("labels".to_owned(), list(&all)),
        ("sentence_labels".to_owned(), by_sentence.into()),
    ]))
}

/// Where the sentences that the task gives stand in the text.
fn sentences(item: &Item) -> Vec<Span> {
    let given = item.field("sentences").and_then(Value::as_array);
    let mut at = 0;
    let mut find = |sentence: &str| {
        let found = item.text().get(at..).and_then(|rest| rest.find(sentence));
        let start = found.map_or(at, |found| at + found);
        let end = found.map_or(at, |_| start + sentence.len());
        at = end;
        Span::new(start, end)
    };
    given.into_iter().flatten().filter_map(Value::as_str).map(&mut find).collect()
}

/// The police, and the army and guards that are called in to help it: the set's makers count both.
fn does_police_work(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::Police | ActorKind::Military)
}

/// Whoever is armed and not the state's.
fn fights_the_state(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed
            | ActorKind::Rioters
            | ActorKind::Protesters
    )
}

/// What the set's makers ask of a sentence: did police kill, arrest, use force, fail to act, do anything?
///
/// Who acts in a claim that names nobody are those who act in what it is part of, or in its event.
fn labels_of(claim: &Claim, whole: Option<&Claim>, event: &Event) -> Vec<&'static str> {
    let Some(act) = claim.act.as_ref().map(|act| act.value) else { return Vec::new() };
    let is_police = |party: &Party| does_police_work(party.kind);
    let own = |claim: &Claim| {
        let all = !claim.actors.is_empty();
        all.then(|| claim.actors.iter().any(|party| is_police(&party.value)))
    };
    let of_event = || !event.actors.is_empty() && event.actors.iter().all(is_police);
    let by_police = own(claim).or_else(|| own(whole?)).unwrap_or_else(of_event);
    // To be taken by the police is to be arrested.
    let is_arrest = act.event == EventType::Coerce && act.mode == Some(Mode::Arrest);
    let is_taken = act.event == EventType::Assault && act.mode == Some(Mode::Abduct);
    // To arrest and to drive off a crowd is the work of police, whoever is named with it, but for those who fight it.
    let is_its_work = is_arrest || act.mode == Some(Mode::CrowdControl);
    let by_whom_is_plain = is_its_work
        && !claim.actors.iter().any(|party| fights_the_state(party.value.kind));
    if !is_told(claim) || !(by_police || by_whom_is_plain) {
        return Vec::new();
    }
    let mut labels = vec!["ANY_ACTION"];
    if is_arrest || is_taken {
        labels.push("ARREST");
    } else if act.event == EventType::Assault {
        labels.push("FORCE");
        let killed = claim.counts.iter().any(|count| {
            matches!(count.value.kind, CountKind::Killed | CountKind::Executed)
        });
        if killed {
            labels.push("KILL");
        }
    }
    labels
}

/// Police that does anything acts; police that does not do what it is said not to do fails to.
fn label_of_deed(deed: &Deed) -> &'static [&'static str] {
    match deed.modality {
        _ if deed.is_idle => &["FAIL"],
        // What police is to do, or is told to, counts as well: the set asks for any action.
        Modality::Happened
        | Modality::Alleged
        | Modality::Planned
        | Modality::Ordered
        | Modality::Possible => &["ANY_ACTION"],
        // Those who are not sent leave nothing undone.
        Modality::Negated if !deed.is_said && !deed.is_sent => &["FAIL"],
        Modality::Negated | Modality::Denied => &[],
    }
}
