//! The columns of words: what can be filtered by a word, counted in a facet, or both.

use super::{Entry, WordId};

/// What persons decided on an event, with what the tables do not know of yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now<'e> {
    pub(super) review: WordId,
    pub(super) marks: &'e [WordId],
}

/// A column of the events whose cells are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// What a person decided.
    Review,
    /// ACLED's type.
    EventType,
    /// ACLED's sub-type.
    SubEventType,
    /// Either side.
    Actor,
    /// The first-order unit.
    Admin1,
    /// The country.
    Country,
    /// With what.
    Weapon,
    /// Labels of the user's own rules.
    Label,
    /// Airwars' grade.
    Grade,
    /// Who published it.
    Outlet,
    /// What a person who reviews should look at.
    Mark,
}

impl Column {
    const ALL: [Column; 11] = [
        Column::Review,
        Column::EventType,
        Column::SubEventType,
        Column::Actor,
        Column::Admin1,
        Column::Country,
        Column::Weapon,
        Column::Label,
        Column::Grade,
        Column::Outlet,
        Column::Mark,
    ];

    /// Its name in addresses.
    pub(crate) fn filter(self) -> &'static str {
        match self {
            Column::Review => "review",
            Column::EventType => "event_type",
            Column::SubEventType => "sub_event_type",
            Column::Actor => "actor",
            Column::Admin1 => "admin1",
            Column::Country => "country",
            Column::Weapon => "weapon",
            Column::Label => "label",
            Column::Grade => "grade",
            Column::Outlet => "outlet",
            Column::Mark => "mark",
        }
    }

    /// The column of that name.
    pub(crate) fn named(filter: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.filter() == filter)
    }

    /// Goes through the words of an event's cell, each once, until one is it; `now` is what was decided by now.
    pub(super) fn any(
        self,
        entry: &Entry,
        now: Now<'_>,
        mut is: impl FnMut(WordId) -> bool,
    ) -> bool {
        let mut one = |id: Option<WordId>| id.is_some_and(&mut is);
        match self {
            Column::Review => one(Some(now.review)),
            Column::EventType => one(entry.event_type),
            Column::SubEventType => one(entry.sub_event_type),
            Column::Admin1 => one(entry.admin1),
            Column::Country => one(entry.country),
            Column::Grade => one(entry.grade),
            Column::Weapon => entry.weapons.iter().copied().any(is),
            Column::Label => entry.labels.iter().copied().any(is),
            Column::Outlet => entry.outlets.iter().copied().any(is),
            Column::Mark => now.marks.iter().copied().any(is),
            Column::Actor => {
                let other = entry.recipients.iter();
                let other = other.filter(|id| !entry.actors.contains(id));
                entry.actors.iter().chain(other).copied().any(is)
            }
        }
    }
}
