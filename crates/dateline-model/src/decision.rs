//! What persons decide about a dataset, and the log that keeps it.
//!
//! A decision names events, claims and sentences by the words they rest on and not by rows, so that it finds them
//! again when reports are added or rules have changed. Decisions are appended and replayed; nothing is edited in place.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::plover::{UnknownWord, words};
use crate::{
    Act, Claim, ClaimId, Dataset, Event, EventId, Party, ReportId, Span, Weapon, When,
    Where,
};

/// The rule of a claim that a person drew up from the words: no rule of the lexicon has this name.
pub const PERSON_RULE: &str = "person";

/// Words of a report.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The report.
    pub report: ReportId,
    /// Where the words stood when the decision was made.
    pub span: Span,
    /// The words, by which they are found again in a text that was extracted anew.
    pub quote: String,
}

/// A claim as a decision names it: by its id, else by its words.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ClaimRef {
    /// Its id when the decision was made.
    pub id: ClaimId,
    /// Its sentence.
    pub sentence: Passage,
    /// The words it turned on.
    pub trigger: Span,
}

/// An event as a decision names it: by its claims, which stay what they are when its id changes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct EventRef {
    /// Its id when the decision was made.
    pub id: EventId,
    /// Its claims when the decision was made; empty where the decision was made by id alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRef>,
}

impl Passage {
    /// The words at `span` of a report's text.
    pub fn new(report: &ReportId, span: Span, text: &str) -> Passage {
        let quote = text.get(span.range()).unwrap_or_default().to_owned();
        Passage { report: report.clone(), span, quote }
    }
}

impl ClaimRef {
    /// Names a claim by the words of its report's text.
    pub fn new(claim: &Claim, text: &str) -> ClaimRef {
        ClaimRef {
            id: claim.id.clone(),
            sentence: Passage::new(&claim.report, claim.sentence, text),
            trigger: claim.trigger,
        }
    }
}

impl EventRef {
    /// Names an event by its claims; `text` gives the text of a report.
    pub fn new<'t>(
        event: &Event,
        dataset: &Dataset,
        text: impl Fn(&ReportId) -> &'t str,
    ) -> EventRef {
        let claims = event.claims.iter().filter_map(|id| dataset.claim(id));
        EventRef {
            id: event.id.clone(),
            claims: claims
                .map(|claim| ClaimRef::new(claim, text(&claim.report)))
                .collect(),
        }
    }
}

words! {
    /// A field of an event.
    EventField {
        /// What was done.
        Act = "act",
        /// Whether both sides did it to each other.
        Reciprocal = "reciprocal",
        /// Who did it.
        Actor = "actor",
        /// To whom.
        Recipient = "recipient",
        /// With what.
        Weapon = "weapon",
        /// When.
        Date = "date",
        /// Where.
        Place = "place",
        /// How many were killed.
        Killed = "killed",
        /// How many were injured.
        Injured = "injured",
        /// Who took, lost or holds the place.
        Territory = "territory",
    }
}

/// A number of people as a person gives it; a bound is `None` where it is not known.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// At least so many.
    pub low: Option<u64>,
    /// At most so many.
    pub high: Option<u64>,
}

/// `12`, `12..15`, `12..` for at least twelve.
impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
        match self.low.is_some() && self.low == self.high {
            true => f.write_str(&bound(self.low)),
            false => write!(f, "{}..{}", bound(self.low), bound(self.high)),
        }
    }
}

/// The value that a person gives a field.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case", tag = "field", content = "value")]
pub enum Edit {
    /// What was done, the act that names the event first.
    Act(Vec<Act>),
    /// Whether both sides did it to each other.
    Reciprocal(bool),
    /// Who did it.
    Actor(Vec<Party>),
    /// To whom.
    Recipient(Vec<Party>),
    /// With what.
    Weapon(Vec<Weapon>),
    /// When; `None` where nobody can know.
    Date(Option<When>),
    /// Where; `None` where nobody can know.
    Place(Option<Where>),
    /// How many were killed; `None` where nobody can know.
    Killed(Option<Bounds>),
    /// How many were injured; `None` where nobody can know.
    Injured(Option<Bounds>),
}

impl Edit {
    /// The field that it sets.
    pub fn field(&self) -> EventField {
        match self {
            Edit::Act(_) => EventField::Act,
            Edit::Reciprocal(_) => EventField::Reciprocal,
            Edit::Actor(_) => EventField::Actor,
            Edit::Recipient(_) => EventField::Recipient,
            Edit::Weapon(_) => EventField::Weapon,
            Edit::Date(_) => EventField::Date,
            Edit::Place(_) => EventField::Place,
            Edit::Killed(_) => EventField::Killed,
            Edit::Injured(_) => EventField::Injured,
        }
    }
}

/// What a person knows of a report that the report does not say.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// The day it was published.
    Published(Date),
    /// Who published it.
    Outlet(String),
}

/// What a comment is about.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// An event.
    Event(EventRef),
    /// Words of a report.
    Words(Passage),
}

/// What a person decided.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case", tag = "action")]
pub enum Decision {
    /// The event is right, with the values that were seen.
    Accept {
        /// The event.
        event: EventRef,
        /// Its values as the person saw them, printed; an event that has others by now waits to be looked at again.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        seen: BTreeMap<EventField, String>,
    },
    /// The event is wrong: nothing of the sort happened, or it is none of an event.
    Reject {
        /// The event.
        event: EventRef,
    },
    /// A field has another value than the program chose.
    Edit {
        /// The event.
        event: EventRef,
        /// The field and its value.
        edit: Box<Edit>,
        /// The words that say so, where a report has them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Passage>,
    },
    /// The words tell an event that the program left out.
    Add {
        /// What they tell; its rule is [`PERSON_RULE`].
        claim: Box<Claim>,
    },
    /// The words tell no event, and the program was right to code none.
    Uncoded {
        /// The words.
        words: Passage,
    },
    /// A report was added.
    AddReport {
        /// The report.
        report: ReportId,
        /// The file as the person named it.
        path: String,
    },
    /// A report has a date or an outlet that it does not say itself.
    Fill {
        /// The report.
        report: ReportId,
        /// What it has.
        fill: Fill,
    },
    /// Two events are one, which goes on under the first one's id.
    Merge {
        /// The event that stays.
        into: EventRef,
        /// The event that becomes a part of it.
        from: EventRef,
    },
    /// Claims are no part of an event, but an event of their own.
    Split {
        /// The event.
        event: EventRef,
        /// The claims that leave it.
        claims: Vec<ClaimRef>,
    },
    /// A word to the other readers; it changes nothing.
    Comment {
        /// What it is about.
        on: Subject,
        /// The comment.
        text: String,
    },
    /// Others should look at the event; it changes nothing.
    Flag {
        /// The event.
        event: EventRef,
    },
    /// Others need not look at the event any more.
    Unflag {
        /// The event.
        event: EventRef,
    },
    /// A query is kept under a name; one that had the name before gives way to it.
    SaveQuery {
        /// The name.
        name: String,
        /// The query as an address of the desk has it behind the question mark.
        query: String,
    },
    /// An entry of the log is taken back.
    Undo {
        /// The number of that entry.
        seq: u64,
    },
}

impl Decision {
    /// The event that it is about; of a merger the one that stays. `None` for decisions on reports, words and the log.
    pub fn event(&self) -> Option<&EventId> {
        match self {
            Decision::Accept { event, .. }
            | Decision::Reject { event }
            | Decision::Edit { event, .. }
            | Decision::Split { event, .. }
            | Decision::Merge { into: event, .. }
            | Decision::Comment { on: Subject::Event(event), .. }
            | Decision::Flag { event }
            | Decision::Unflag { event } => Some(&event.id),
            Decision::Add { .. }
            | Decision::Uncoded { .. }
            | Decision::AddReport { .. }
            | Decision::Fill { .. }
            | Decision::Comment { on: Subject::Words(_), .. }
            | Decision::SaveQuery { .. }
            | Decision::Undo { .. } => None,
        }
    }

    /// The action in the word that logs and commands use.
    pub fn action(&self) -> &'static str {
        match self {
            Decision::Accept { .. } => "accept",
            Decision::Reject { .. } => "reject",
            Decision::Edit { .. } => "edit",
            Decision::Add { .. } => "add",
            Decision::Uncoded { .. } => "uncoded",
            Decision::AddReport { .. } => "add-report",
            Decision::Fill { .. } => "fill",
            Decision::Merge { .. } => "merge",
            Decision::Split { .. } => "split",
            Decision::Comment { .. } => "comment",
            Decision::Flag { .. } => "flag",
            Decision::Unflag { .. } => "unflag",
            Decision::SaveQuery { .. } => "save-query",
            Decision::Undo { .. } => "undo",
        }
    }
}

/// One line of the log: who decided what, when and why.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// Its number, counted from 1.
    pub seq: u64,
    /// When, in UTC: `2026-05-04T12:00:00Z`.
    pub at: String,
    /// Who.
    pub by: String,
    /// What.
    pub decision: Decision,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl LogEntry {
    /// The entries that count: those that no later entry takes back, where that entry itself counts.
    pub fn in_force(log: &[LogEntry]) -> Vec<&LogEntry> {
        let mut undone = std::collections::BTreeSet::new();
        let mut kept = Vec::new();
        for entry in log.iter().rev() {
            if undone.contains(&entry.seq) {
                continue;
            }
            if let Decision::Undo { seq } = entry.decision {
                undone.insert(seq);
            }
            kept.push(entry);
        }
        kept.reverse();
        kept
    }
}

/// A decision that does not fit the dataset any more.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The entry of the log.
    pub seq: u64,
    /// Why, in words: "none of its claims is there any more".
    pub why: String,
}

/// An id under which nothing stands any more, and the event that took its place.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The id of before.
    pub from: EventId,
    /// The event that holds what it held.
    pub to: EventId,
    /// Why: "report 3f9a… tells the same".
    pub why: String,
}
