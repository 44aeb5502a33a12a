//! The dead that one claim counts, by side.

use dateline_model::{
    Claim, Count, CountKind, CountedStatus, Dataset, Event, Party, VagueNumber,
};
use jiff::civil::Date;

use crate::deaths::range::Range;
use crate::sides::{is_side, same, speaks_for};

/// On whose side people died.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Actors,
    Recipients,
    Civilians,
    Unknown,
}

/// What one claim says of the dead of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) side: Side,
    pub(super) range: Range,
    /// How little the words say: 0 a number, 1 a word for one ("dozens"), 2 "several" or a bare plural.
    pub(super) vagueness: u8,
    /// A party to the fight says so of those it fights.
    pub(super) by_enemy: bool,
    /// When it was published.
    pub(super) day: Option<Date>,
}

/// The dead of a claim, each side once.
pub(super) fn told(claim: &Claim, event: &Event, dataset: &Dataset) -> Vec<Told> {
    let published = dataset.report(&claim.report).map(|card| &card.published);
    let day = published
        .and_then(|day| day.latest.as_ref().or(day.earliest.as_ref()))
        .map(|day| day.value);
    let mut all: Vec<Told> = Vec::new();
    for (at, count) in claim.counts.iter().enumerate() {
        let count = &count.value;
        let (Some(mut range), None) = (dead(count), total_of(claim, count)) else {
            continue;
        };
        let (side, party) = side(count, claim, event);
        let mut add = |side: Side, range: Range, by_enemy: bool, vagueness: u8| match all
            .iter_mut()
            .find(|told| told.side == side)
        {
            Some(told) => {
                told.range = told.range.plus(range);
                told.by_enemy |= by_enemy;
                told.vagueness = told.vagueness.max(vagueness);
            }
            None => all.push(Told { side, range, vagueness, by_enemy, day }),
        };
        let mut n_parts = 0;
        for part in &claim.counts {
            let part = &part.value;
            // A part of a part is in it already.
            let (Some(own), true) = (dead(part), part.part_of == Some(at)) else {
                continue;
            };
            let (of, whose) = self::side(part, claim, event);
            // "12 soldiers, including two officers": they are of the same side.
            if of != side && of != Side::Unknown {
                range = range.minus(own);
                add(of, own, by_enemy(claim, whose), vagueness(part));
                n_parts += 1;
            }
        }
        if n_parts == 0 || range.high > 0 {
            add(side, range, by_enemy(claim, party), vagueness(count));
        }
    }
    all
}

/// All the dead of a claim as one number.
pub(super) fn whole(told: &[Told]) -> Option<Told> {
    let first = told.first()?;
    Some(Told {
        side: Side::Unknown,
        range: told.iter().fold(Range::default(), |sum, told| sum.plus(told.range)),
        vagueness: told.iter().map(|told| told.vagueness).max().unwrap_or(0),
        by_enemy: told.iter().any(|told| told.by_enemy),
        day: first.day,
    })
}

fn dead(count: &Count) -> Option<Range> {
    let is_dead = matches!(count.kind, CountKind::Killed | CountKind::Executed);
    is_dead.then(|| Range::of(count)).flatten()
}

fn vagueness(count: &Count) -> u8 {
    match count.vague {
        _ if count.low.is_some() || count.high.is_some() => 0,
        Some(VagueNumber::Few | VagueNumber::Several | VagueNumber::Many) | None => 2,
        Some(
            VagueNumber::Tens
            | VagueNumber::Dozens
            | VagueNumber::Scores
            | VagueNumber::Hundreds
            | VagueNumber::Thousands
            | VagueNumber::TensOfThousands
            | VagueNumber::HundredsOfThousands
            | VagueNumber::Millions,
        ) => 1,
    }
}

/// The total of dead that this count is a part of; "20 fighters, five of them killed" is no total of dead.
fn total_of<'a>(claim: &'a Claim, count: &Count) -> Option<&'a Count> {
    let total = &claim.counts.get(count.part_of?)?.value;
    dead(total).map(|_| total)
}

/// The side that lost them, and the party that is told of.
fn side<'a>(count: &Count, claim: &'a Claim, event: &Event) -> (Side, Option<&'a Party>) {
    if count.status == Some(CountedStatus::Civilian) {
        return (Side::Civilians, None);
    }
    let parties = claim.recipients.iter().chain(&claim.actors).map(|party| &party.value);
    let counted = parties.clone().find(|party| is_counted(count, party));
    let struck = claim.recipients.iter().map(|party| &party.value);
    let struck = struck.into_iter().find(|party| is_side(party));
    let party = match (counted, count.status) {
        (Some(party), _) => Some(party),
        (None, Some(CountedStatus::Combatant)) => struck,
        (None, Some(CountedStatus::Civilian) | None) => None,
    };
    let party = party.filter(|party| is_side(party));
    (party.map_or(Side::Unknown, |party| of_event(party, claim, event)), party)
}

/// The words that count people are mostly those that name them: "three SDF soldiers".
fn is_counted(count: &Count, party: &Party) -> bool {
    let of = count.of.as_ref().unwrap_or(&count.text).to_lowercase();
    let text = party.text.to_lowercase();
    !of.is_empty() && !text.is_empty() && (text.contains(&of) || of.contains(&text))
}

fn of_event(party: &Party, claim: &Claim, event: &Event) -> Side {
    if event.actors.iter().any(|actor| same(actor, party)) {
        return Side::Actors;
    }
    if event.recipients.iter().any(|recipient| same(recipient, party)) {
        return Side::Recipients;
    }
    // Bare words for fighters give way in the event to the name that covers them.
    let is_struck = claim.recipients.iter().any(|struck| struck.value == *party);
    let one_way = !event.reciprocal && event.recipients.iter().any(is_side);
    match is_struck && one_way {
        true => Side::Recipients,
        false => Side::Unknown,
    }
}

/// Whether a party to the fight says it of the dead of another armed side.
fn by_enemy(claim: &Claim, dead: Option<&Party>) -> bool {
    let (Some(speaker), Some(dead)) = (claim.speakers.first(), dead) else {
        return false;
    };
    speaker.value.party && !speaks_for(&speaker.value, dead)
}
