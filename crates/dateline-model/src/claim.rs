//! What one speaker says happened, tied to the world.

use crate::plover::{UnknownWord, words};
use crate::{
    Act, Attested, Count, PERSON_RULE, Party, ReportId, Shared, Span, Weapon, When,
    Where, ZoneKind,
};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

words! {
    /// Whether it happened, as the speaker puts it.
    Modality {
        /// Told as a fact.
        Happened = "happened",
        /// Told as what others say: "reportedly", "accused of".
        Alleged = "alleged",
        /// The speaker says that it did not happen.
        Denied = "denied",
        /// Meant to happen.
        Planned = "planned",
        /// Told to be done.
        Ordered = "ordered",
        /// May happen or may have happened.
        Possible = "possible",
        /// Said not to be so.
        Negated = "negated",
    }
}

words! {
    /// Whether it is the news or what went before.
    TimeAxis {
        /// The news.
        Current = "current",
        /// Told to explain the news.
        Background = "background",
    }
}

words! {
    /// Whether it is one happening.
    Scope {
        /// One happening.
        Single = "single",
        /// Going on for a while: a siege, a campaign.
        Ongoing = "ongoing",
        /// A total over many.
        Summary = "summary",
        /// What is done again and again.
        Habitual = "habitual",
    }
}

words! {
    /// Who says so.
    SpeakerKind {
        /// The outlet that published the report.
        Outlet = "outlet",
        /// A news agency.
        Agency = "agency",
        /// A speaker for a state or a force.
        Official = "official",
        /// An outlet that belongs to a party.
        PartyMedia = "party-media",
        /// An organisation that watches and counts.
        Monitor = "monitor",
        /// An activist or a citizen journalist.
        Activist = "activist",
        /// People of the place.
        Resident = "resident",
        /// Someone who saw it.
        Eyewitness = "eyewitness",
        /// A doctor or a hospital.
        Medical = "medical",
        /// Somebody who is not named.
        Anonymous = "anonymous",
        /// Anybody else.
        Other = "other",
    }
}

/// One link of the chain of who says so.
///
/// What is known of it is read as if it stood here, and is shared: most claims of a report are told by its outlet.
pub type Speaker = Shared<SpeakerFacts>;

/// What is known of a [`Speaker`].
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpeakerFacts {
    /// The words: "a local doctor".
    pub text: String,
    /// A settled name, where there is one.
    pub name: Option<String>,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Whether the speaker belongs to a party to the conflict.
    pub party: bool,
    /// The id of the actor whose own voice it is, where it is that of a listed one: Amaq's is the Islamic State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Whether the speaker asked not to be named; masked in public exports.
    pub protected: bool,
}

words! {
    /// How much of a place.
    Extent {
        /// All of it. Only this changes who holds it.
        Whole = "whole",
        /// A part of it.
        Part = "part",
        /// Something beside it.
        Near = "near",
        /// Land without a name.
        Unnamed = "unnamed",
    }
}

words! {
    /// How a place is held.
    TerritoryState {
        /// In the hands of the holder.
        Held = "held",
        /// Fought over.
        FoughtOver = "fought-over",
        /// Surrounded.
        Besieged = "besieged",
        /// A way to it is cut.
        AccessCut = "access-cut",
        /// Given to another.
        HandedOver = "handed-over",
    }
}

/// Who took, lost or holds a place.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Territory {
    /// The place.
    pub place: Option<Where>,
    /// Further places, of each of which the same is said as a whole: "captured X and Y".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Where>,
    /// How much of it.
    pub extent: Extent,
    /// Who held it until then.
    pub holder_before: Option<Party>,
    /// Who holds it from then on.
    pub holder_after: Option<Party>,
    /// Whether fighting changed it; `None` where the words do not say.
    pub by_force: Option<bool>,
    /// How it is held.
    pub state: TerritoryState,
    /// Whether it is so until then, and not from then on: "broke the siege".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// Names a claim: the report's id and where its trigger stands, so that it stays the same from run to run.
///
/// Shared where it is copied: an event names its claims once for each of its values.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub Arc<str>);

/// What one speaker says happened, each value with the words it was read from.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its name.
    pub id: ClaimId,
    /// The report it was read in.
    pub report: ReportId,
    /// The sentence it was read in.
    pub sentence: Span,
    /// The zone that sentence stands in.
    pub zone: ZoneKind,
    /// The rule of the lexicon that fired.
    pub rule: Arc<str>,
    /// What was done; `None` where the words tell only who holds a place.
    pub act: Option<Attested<Act>>,
    /// The words that the claim turns on.
    pub trigger: Span,
    /// Whether both sides did it to each other; `actors` is then the side named first.
    pub reciprocal: bool,
    /// Who did it.
    pub actors: Vec<Attested<Party>>,
    /// To whom.
    pub recipients: Vec<Attested<Party>>,
    /// With what.
    pub weapon: Option<Attested<Weapon>>,
    /// When.
    pub date: Option<Attested<When>>,
    /// Where.
    pub place: Option<Attested<Where>>,
    /// How many were killed, injured, taken.
    pub counts: Vec<Attested<Count>>,
    /// Who took, lost or holds which place. Boxed: it is large, and few claims tell it.
    pub territory: Option<Box<Attested<Territory>>>,
    /// What the user's own lexicon calls it, in the order of its words; empty without one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Attested<String>>,
    /// Who says so, nearest to the happening first, the outlet last.
    pub speakers: Vec<Attested<Speaker>>,
    /// Whether it happened.
    pub modality: Attested<Modality>,
    /// Whether it is the news.
    pub time: Attested<TimeAxis>,
    /// Whether it is one happening.
    pub scope: Attested<Scope>,
    /// The words say that sources disagree about it.
    pub disputed: bool,
    /// The claim of the same report whose happening this one is a part or a result of:
    /// "the town fell after the group killed 20": the killing is a part of the fall.
    pub part_of: Option<ClaimId>,
}

impl Claim {
    /// Whether its speaker says that it did not happen: it stands beside what others tell, and gives an event no values.
    pub fn is_denial(&self) -> bool {
        matches!(self.modality.value, Modality::Denied | Modality::Negated)
    }

    /// Whether a person added it.
    pub fn is_by_person(&self) -> bool {
        &*self.rule == PERSON_RULE
    }
}
