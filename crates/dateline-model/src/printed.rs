//! The values of an event as words: what a person saw when deciding, and what lists of changes show.

use std::collections::BTreeMap;

use crate::{
    Bounds, Claim, Count, CountKind, Event, EventField, Party, Territory, When, Where,
};

impl Event {
    /// The value of a field in one line; empty where nothing is known.
    ///
    /// Made of ids and numbers and not of the words of a report, so that it stays the same while the value does.
    pub fn printed(&self, field: EventField) -> String {
        match field {
            EventField::Act => list(self.acts.iter().map(ToString::to_string)),
            EventField::Reciprocal => match self.reciprocal {
                true => "both sides".to_owned(),
                false => String::new(),
            },
            EventField::Actor => list(self.actors.iter().map(name)),
            EventField::Recipient => list(self.recipients.iter().map(name)),
            EventField::Weapon => list(self.weapons.iter().map(ToString::to_string)),
            EventField::Date => self.date.as_ref().map_or_else(String::new, days),
            EventField::Place => self.place.as_ref().map_or_else(String::new, place),
            EventField::Killed => {
                amounts(self.counts.iter(), &[CountKind::Killed, CountKind::Executed])
            }
            EventField::Injured => amounts(self.counts.iter(), &[CountKind::Injured]),
            EventField::Territory => {
                self.territory.as_ref().map_or_else(String::new, |told| territory(told))
            }
        }
    }

    /// The values of all fields that have one.
    pub fn all_printed(&self) -> BTreeMap<EventField, String> {
        let fields = EventField::ALL.iter();
        fields
            .map(|&field| (field, self.printed(field)))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
}

impl Claim {
    /// The value of a field in one line, as that of an event is printed; empty where the claim does not tell it.
    pub fn printed(&self, field: EventField) -> String {
        let parties = |of: &[crate::Attested<Party>]| {
            list(of.iter().map(|party| name(&party.value)))
        };
        let counted = |kinds: &[CountKind]| {
            amounts(self.counts.iter().map(|count| &count.value), kinds)
        };
        match field {
            EventField::Act => list(self.act.iter().map(|act| act.value.to_string())),
            EventField::Reciprocal => match self.reciprocal {
                true => "both sides".to_owned(),
                false => String::new(),
            },
            EventField::Actor => parties(&self.actors),
            EventField::Recipient => parties(&self.recipients),
            EventField::Weapon => {
                list(self.weapon.iter().map(|weapon| weapon.value.to_string()))
            }
            EventField::Date => {
                self.date.as_ref().map_or_else(String::new, |date| days(&date.value))
            }
            EventField::Place => {
                self.place.as_ref().map_or_else(String::new, |at| place(&at.value))
            }
            EventField::Killed => counted(&[CountKind::Killed, CountKind::Executed]),
            EventField::Injured => counted(&[CountKind::Injured]),
            EventField::Territory => {
                let told = self.territory.as_ref();
                told.map_or_else(String::new, |told| territory(&told.value))
            }
        }
    }
}

fn days(date: &When) -> String {
    let day = |day: Option<jiff::civil::Date>| {
        day.map_or_else(|| "..".to_owned(), |day| day.to_string())
    };
    match date.earliest == date.latest {
        true => day(date.earliest),
        false => format!("{}/{}", day(date.earliest), day(date.latest)),
    }
}

fn territory(territory: &Territory) -> String {
    let holder = territory.holder_after.as_ref().map(name);
    let at = territory.place.as_ref().map(place);
    let words = [
        Some(territory.extent.to_string()),
        Some(territory.state.to_string()),
        at,
        holder,
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

fn name(party: &Party) -> String {
    party.name.clone()
}

fn place(at: &Where) -> String {
    let name = at.place.as_ref().map_or(&at.text, |place| &place.name);
    match at.relation == crate::PlaceRelation::In {
        true => name.clone(),
        false => format!("{} {name}", at.relation),
    }
}

/// `12`, `12..`, `12..15`, `dozens`: each total that is told.
fn amounts<'c>(counts: impl Iterator<Item = &'c Count>, kinds: &[CountKind]) -> String {
    let totals =
        counts.filter(|count| kinds.contains(&count.kind) && count.part_of.is_none());
    list(totals.map(|count| match (count.low, count.high, count.vague) {
        (Some(low), Some(high), _) if low == high => low.to_string(),
        (_, _, Some(vague)) => vague.to_string(),
        (None, None, None) => "some".to_owned(),
        (low, high, None) => Bounds { low, high }.to_string(),
    }))
}
