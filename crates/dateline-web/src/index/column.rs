//! The columns of words: what can be filtered by a word, counted in a facet, or both.

use super::{Entry, WordId};

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
}

impl Column {
    const ALL: [Column; 9] = [
        Column::Review,
        Column::EventType,
        Column::SubEventType,
        Column::Actor,
        Column::Admin1,
        Column::Country,
        Column::Weapon,
        Column::Label,
        Column::Grade,
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
        }
    }

    /// The column of that name.
    pub(crate) fn named(filter: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.filter() == filter)
    }

    /// The words of an event's cell, each once; `review` is the word that stands for what was decided by now.
    pub(super) fn any(
        self,
        entry: &Entry,
        review: WordId,
        mut is: impl FnMut(WordId) -> bool,
    ) -> bool {
        let mut one = |id: Option<WordId>| id.is_some_and(&mut is);
        match self {
            Column::Review => one(Some(review)),
            Column::EventType => one(entry.event_type),
            Column::SubEventType => one(entry.sub_event_type),
            Column::Admin1 => one(entry.admin1),
            Column::Country => one(entry.country),
            Column::Grade => one(entry.grade),
            Column::Weapon => entry.weapons.iter().copied().any(is),
            Column::Label => entry.labels.iter().copied().any(is),
            Column::Actor => {
                let other = entry.recipients.iter();
                let other = other.filter(|id| !entry.actors.contains(id));
                entry.actors.iter().chain(other).copied().any(is)
            }
        }
    }
}
