//! An event that a person draws up from words which the program left uncoded.

use dateline_model::{
    Attested, Claim, ClaimId, Count, CountKind, Edit, Modality, PERSON_RULE, Party,
    Passage, Report, Scope, Span, SpeakerFacts, SpeakerKind, TimeAxis, ZoneKind,
};

use super::DecisionError;
use crate::Coder;

/// What a person says that words tell: the words and the values of fields.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedEvent {
    /// The words.
    pub words: Passage,
    /// The values; an act is needed, all else may stay unknown.
    pub fields: Vec<Edit>,
}

/// Draws up the claim. Each value has the words as its evidence.
///
/// # Errors
/// If no act is given.
pub fn added_event(
    coder: &Coder,
    report: &Report,
    added: AddedEvent,
) -> Result<Claim, DecisionError> {
    let span = added.words.span;
    let mut claim = blank(report, sentence(coder, report, span), span);
    for field in added.fields {
        set(&mut claim, field, span);
    }
    match claim.act {
        Some(_) => Ok(claim),
        None => Err(DecisionError::new(
            "an event without an act is none",
            "say what was done: `--act ASSAULT/aerial`",
        )),
    }
}

/// The sentence that holds the words; the words themselves where they are more than a sentence.
fn sentence(coder: &Coder, report: &Report, words: Span) -> Span {
    let parse = coder.parse(report);
    let holds = parse.sentences.iter().map(|sentence| sentence.span);
    holds.into_iter().find(|sentence| sentence.contains(words)).unwrap_or(words)
}

fn blank(report: &Report, sentence: Span, words: Span) -> Claim {
    let zone = report.zone_at(words.start()).map_or(ZoneKind::Body, |zone| zone.kind);
    let outlet = report.outlet.as_ref().map(|outlet| outlet.value.clone());
    let speaker = outlet.map(|name| SpeakerFacts {
        text: name.clone(),
        name: Some(name),
        kind: SpeakerKind::Outlet,
        party: false,
        actor: None,
        protected: false,
    });
    Claim {
        id: ClaimId(
            format!("{}:{PERSON_RULE}:{}", report.id.short(), words.start()).into(),
        ),
        report: report.id.clone(),
        sentence,
        zone,
        rule: PERSON_RULE.into(),
        act: None,
        trigger: words,
        reciprocal: false,
        actors: Vec::new(),
        recipients: Vec::new(),
        weapon: None,
        date: None,
        place: None,
        counts: Vec::new(),
        territory: None,
        labels: Vec::new(),
        speakers: speaker
            .map(|speaker| Attested::direct(speaker.into(), words))
            .into_iter()
            .collect(),
        modality: Attested::direct(Modality::Happened, words),
        time: Attested::direct(TimeAxis::Current, words),
        scope: Attested::direct(Scope::Single, words),
        disputed: false,
        part_of: None,
    }
}

fn set(claim: &mut Claim, field: Edit, words: Span) {
    let parties = |parties: Vec<Party>| {
        parties.into_iter().map(|party| Attested::direct(party, words)).collect()
    };
    let count = |kind, bounds: dateline_model::Bounds| {
        let count = Count {
            kind,
            text: String::new(),
            low: bounds.low,
            high: bounds.high,
            vague: None,
            of: None,
            status: None,
            part_of: None,
        };
        Attested::direct(count, words)
    };
    match field {
        Edit::Act(acts) => {
            claim.act = acts.first().map(|&act| Attested::direct(act, words));
        }
        Edit::Reciprocal(reciprocal) => claim.reciprocal = reciprocal,
        Edit::Actor(actors) => claim.actors = parties(actors),
        Edit::Recipient(recipients) => claim.recipients = parties(recipients),
        Edit::Weapon(weapons) => {
            claim.weapon = weapons.first().map(|&weapon| Attested::direct(weapon, words));
        }
        Edit::Date(date) => claim.date = date.map(|date| Attested::direct(date, words)),
        Edit::Place(at) => claim.place = at.map(|at| Attested::direct(at, words)),
        Edit::Killed(Some(bounds)) => claim.counts.push(count(CountKind::Killed, bounds)),
        Edit::Injured(Some(bounds)) => {
            claim.counts.push(count(CountKind::Injured, bounds))
        }
        Edit::Killed(None) | Edit::Injured(None) => {}
    }
}
