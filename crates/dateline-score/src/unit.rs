//! An event as one coder has it.

use std::collections::BTreeMap;

use dateline_model::{ClaimId, EventId, ReportId};

use crate::alpha::Metric;

/// A field of an event that two coders can agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// ACLED's event type.
    EventType,
    /// ACLED's sub-event type.
    SubEventType,
    /// What was done, in PLOVER's words.
    Act,
    /// Who did it.
    Actor,
    /// To whom.
    Recipient,
    /// With what.
    Weapon,
    /// Who took, lost or holds which place.
    Control,
    /// The day, or the days it lies between.
    Date,
    /// How exactly the day is known.
    DatePrecision,
    /// The place's name.
    Place,
    /// How exactly the place is known.
    PlacePrecision,
    /// At least so many killed.
    KilledLow,
    /// At most so many killed.
    KilledHigh,
    /// At least so many injured.
    InjuredLow,
    /// At most so many injured.
    InjuredHigh,
    /// What the user's own lexicon calls it.
    Labels,
    /// Whether sources disagree.
    Disputed,
    /// How well it is supported, by Airwars' grades.
    Grade,
}

impl Field {
    /// All of them, in the order in which they are told.
    pub const ALL: [Field; 18] = [
        Field::EventType,
        Field::SubEventType,
        Field::Act,
        Field::Actor,
        Field::Recipient,
        Field::Weapon,
        Field::Control,
        Field::Date,
        Field::DatePrecision,
        Field::Place,
        Field::PlacePrecision,
        Field::KilledLow,
        Field::KilledHigh,
        Field::InjuredLow,
        Field::InjuredHigh,
        Field::Labels,
        Field::Disputed,
        Field::Grade,
    ];

    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::EventType => "event_type",
            Field::SubEventType => "sub_event_type",
            Field::Act => "act",
            Field::Actor => "actor",
            Field::Recipient => "recipient",
            Field::Weapon => "weapon",
            Field::Control => "control",
            Field::Date => "date",
            Field::DatePrecision => "date_precision",
            Field::Place => "place",
            Field::PlacePrecision => "place_precision",
            Field::KilledLow => "killed_low",
            Field::KilledHigh => "killed_high",
            Field::InjuredLow => "injured_low",
            Field::InjuredHigh => "injured_high",
            Field::Labels => "labels",
            Field::Disputed => "disputed",
            Field::Grade => "grade",
        }
    }

    /// How far apart two values of it are.
    ///
    /// Nominal for types, sides and places, ordinal for precision, ratio for people (after Krippendorff). Days are
    /// nominal (ours): measured as an interval over years, a wrong month would look like agreement.
    pub fn metric(self) -> Metric {
        match self {
            Field::EventType
            | Field::SubEventType
            | Field::Act
            | Field::Actor
            | Field::Recipient
            | Field::Weapon
            | Field::Control
            | Field::Date
            | Field::Place
            | Field::Labels
            | Field::Disputed
            | Field::Grade => Metric::Nominal,
            Field::DatePrecision | Field::PlacePrecision => Metric::Ordinal,
            Field::KilledLow
            | Field::KilledHigh
            | Field::InjuredLow
            | Field::InjuredHigh => Metric::Ratio,
        }
    }
}

/// What a person asks of an event: fields that belong together, in one piece of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// What ACLED calls it.
    Type,
    /// What was done.
    Act,
    /// Who did it.
    Actor,
    /// To whom.
    Recipient,
    /// With what.
    Weapon,
    /// Who took, lost or holds which place.
    Control,
    /// When.
    Date,
    /// Where.
    Place,
    /// How many were killed.
    Killed,
    /// How many were injured.
    Injured,
    /// What the user's own lexicon calls it.
    Labels,
    /// Whether sources disagree.
    Disputed,
    /// How well it is supported.
    Grade,
}

impl Topic {
    /// All of them, in the order in which they are told.
    pub const ALL: [Topic; 13] = [
        Topic::Type,
        Topic::Act,
        Topic::Actor,
        Topic::Recipient,
        Topic::Weapon,
        Topic::Control,
        Topic::Date,
        Topic::Place,
        Topic::Killed,
        Topic::Injured,
        Topic::Labels,
        Topic::Disputed,
        Topic::Grade,
    ];

    /// Its name in files and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Topic::Type => "type",
            Topic::Act => "act",
            Topic::Actor => "actor",
            Topic::Recipient => "recipient",
            Topic::Weapon => "weapon",
            Topic::Control => "control",
            Topic::Date => "date",
            Topic::Place => "place",
            Topic::Killed => "killed",
            Topic::Injured => "injured",
            Topic::Labels => "labels",
            Topic::Disputed => "disputed",
            Topic::Grade => "grade",
        }
    }
}

/// What a coder wrote in a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// One of many words without an order.
    Word(String),
    /// A step of a scale, the lowest first.
    Step(u8, String),
    /// A number.
    Number(u64),
}

impl Value {
    /// The value as a person reads it.
    pub fn in_words(&self) -> String {
        match self {
            Value::Word(word) | Value::Step(_, word) => word.clone(),
            Value::Number(number) => number.to_string(),
        }
    }
}

/// A stretch of a report's text, end exclusive; both coders must count in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Words {
    /// Whether the two share anything.
    pub fn overlaps(self, other: Words) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What one report says of an event: a claim, by the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The claim.
    pub claim: ClaimId,
    /// Its report.
    pub report: ReportId,
    /// The words it turns on.
    pub trigger: Option<Words>,
    /// All words that say a value of it; not what only stands for one by its place, such as the dateline.
    pub words: Vec<Words>,
    /// The trigger's own words.
    pub quote: String,
    /// The sentence.
    pub sentence: String,
}

/// An event as one coder has it. A field without a value is not in `values`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in the coder's dataset.
    pub id: EventId,
    /// What its reports say; empty in a table that keeps no words.
    pub tellings: Vec<Telling>,
    /// Whether both sides did it to each other, so that neither comes first.
    pub reciprocal: bool,
    /// What the coder wrote.
    pub values: BTreeMap<Field, Value>,
}

impl Unit {
    /// The value of a field.
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.values.get(&field)
    }

    /// How many fields have the same value in both.
    pub(crate) fn n_equal(&self, other: &Unit) -> usize {
        let same =
            |(field, value): &(&Field, &Value)| other.values.get(field) == Some(value);
        self.values.iter().filter(same).count()
    }

    /// What is told of a topic, in words; `None` where nothing is.
    pub fn words(&self, topic: Topic) -> Option<String> {
        let word = |field: Field| self.value(field).map(Value::in_words);
        match topic {
            Topic::Type => word(Field::SubEventType).or_else(|| word(Field::EventType)),
            Topic::Act => word(Field::Act),
            Topic::Actor => word(Field::Actor),
            Topic::Recipient => word(Field::Recipient),
            Topic::Weapon => word(Field::Weapon),
            Topic::Control => word(Field::Control),
            Topic::Date => word(Field::Date),
            Topic::Place => match (word(Field::Place), self.value(Field::PlacePrecision))
            {
                (Some(place), Some(Value::Step(rank, step))) if *rank > 1 => {
                    Some(format!("{place} ({step})"))
                }
                (place, _) => place,
            },
            Topic::Killed => bounds(word(Field::KilledLow), word(Field::KilledHigh)),
            Topic::Injured => bounds(word(Field::InjuredLow), word(Field::InjuredHigh)),
            Topic::Labels => word(Field::Labels),
            Topic::Disputed => word(Field::Disputed),
            Topic::Grade => word(Field::Grade),
        }
    }
}

/// `5`, `5..7`, `5..`, `..7`.
fn bounds(low: Option<String>, high: Option<String>) -> Option<String> {
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(low),
        (Some(low), Some(high)) => Some(format!("{low}..{high}")),
        (Some(low), None) => Some(format!("{low}..")),
        (None, Some(high)) => Some(format!("..{high}")),
        (None, None) => None,
    }
}
