//! Events, and what is known about who held what.

use serde::{Deserialize, Serialize};

use crate::plover::{UnknownWord, words};
use crate::{
    Act, Archived, Capture, Claim, ClaimId, Count, EventField, Fingerprint, Party,
    Passage, PlaceControl, Publication, Redirect, Reliability, ReportId, Source,
    Territory, Unfit, Weapon, When, Where,
};
use std::fmt;
use std::str::FromStr;

/// Names an event. It does not change when further claims join.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub String);

words! {
    /// What a person has decided about an event.
    ReviewState {
        /// Nobody has looked at it.
        Proposed = "proposed",
        /// A person accepted it.
        Accepted = "accepted",
        /// A person rejected it.
        Rejected = "rejected",
        /// A person joined it to another.
        MergedInto = "merged-into",
        /// A person took it out of another.
        SplitFrom = "split-from",
        /// A person added it.
        Added = "added",
    }
}

words! {
    /// How two events belong together without being one.
    LinkKind {
        /// The other is a total that counts this one too.
        CountedIn = "counted-in",
        /// The other may be the same; the program alone does not decide.
        MaybeSame = "maybe-same",
        /// The other is the same happening at a wider place or time.
        PartOf = "part-of",
    }
}

/// A tie from one event to another.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventLink {
    /// How they belong together.
    pub kind: LinkKind,
    /// The other event.
    pub to: EventId,
    /// Why, in words a person can check: "same sides, place inside, day within".
    pub why: String,
}

/// What some claims of an event say of a field of which others say something else.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The field.
    pub field: EventField,
    /// Its value in one line, as [`Event::printed`] has it.
    pub value: String,
    /// The claims that say so, in their settled order.
    pub claims: Vec<ClaimId>,
    /// Who says so, each once: "SOHR in Levant Wire".
    pub speakers: Vec<String>,
    /// How many independent sources say so.
    pub n_sources: usize,
    /// Why the event has this value, in words; `None` where it has another.
    pub chosen: Option<String>,
    /// It cannot be true together with another version; else it is only more or less exact.
    pub clashes: bool,
    /// Nobody says so but parties to the conflict, of what the other side did or lost.
    pub interested: bool,
}

/// Claims about the same happening, and the values chosen from them.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// What was done, each once, the claim that names the event first.
    pub acts: Vec<Act>,
    /// Whether both sides did it to each other.
    pub reciprocal: bool,
    /// Who did it.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// With what.
    pub weapons: Vec<Weapon>,
    /// When.
    pub date: Option<When>,
    /// Where.
    pub place: Option<Where>,
    /// How many, totals and their parts.
    pub counts: Vec<Count>,
    /// Who took, lost or holds which place.
    pub territory: Option<Box<Territory>>,
    /// What the user's own lexicon calls it, each once, in the order of the alphabet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// Whether sources disagree.
    pub disputed: bool,
    /// How many independent sources tell it.
    pub n_sources: usize,
    /// The letter of the most reliable of them; `None` where the user judged none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// What claims say differently, by field, the chosen version first; fields that all tell alike have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version>,
    /// The claims, in a settled order.
    pub claims: Vec<ClaimId>,
    /// Why these claims are one event, a line each join.
    pub joins: Vec<String>,
    /// Other events it belongs together with.
    pub links: Vec<EventLink>,
    /// Claims of totals that count this event too: "100 killed in four months". Never added to its counts.
    pub counted_in: Vec<ClaimId>,
    /// What a person has decided.
    pub review: ReviewState,
    /// The fields whose value a person gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edited: Vec<EventField>,
}

/// What merge and the exports need to know of a report.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ReportCard {
    /// Its name.
    pub id: ReportId,
    /// The file as the user named it.
    pub path: String,
    /// The row's own id, where the file holds many.
    pub record: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Publication,
    /// Whom it credits with its text, in its own words: the agency in the brackets of its dateline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// What is kept of its words to find its copies.
    #[serde(default, skip_serializing_if = "Fingerprint::is_empty")]
    pub fingerprint: Fingerprint,
    /// Where in an archive it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<Archived>,
    /// When it was captured: never the day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<String>,
    /// How its bytes came and became letters.
    #[serde(default, skip_serializing_if = "Capture::is_empty")]
    pub capture: Capture,
    /// The language it is written in, in three letters of ISO 639-3; `None` where it is too short to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A report most of whose words are those of another.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Copy {
    /// The report.
    pub report: ReportId,
    /// The report whose words they are: the first of a chain of copies.
    pub of: ReportId,
    /// How much of it is copied, 0 to 1.
    pub share: f64,
    /// Why that one is the original, in words.
    pub why: String,
}

/// All that was coded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// The reports, in the order of their ids.
    pub reports: Vec<ReportCard>,
    /// The claims, in the order of their ids.
    pub claims: Vec<Claim>,
    /// The events, in the order of their first day, place and id.
    pub events: Vec<Event>,
    /// Who held what, in the order of the places' ids.
    pub control: Vec<PlaceControl>,
    /// Ids under which nothing stands any more, in their order.
    pub redirects: Vec<Redirect>,
    /// Decisions that found nothing to decide about, or another thing than they were made about.
    pub unfit: Vec<Unfit>,
    /// Words of which a person says that they tell no event.
    pub uncoded: Vec<Passage>,
    /// Reports that are copies of others, in the order of their ids.
    pub copies: Vec<Copy>,
    /// Outlets and speakers, in the order of their names.
    pub sources: Vec<Source>,
}

impl Dataset {
    /// The claim of that name; claims are in the order of their ids.
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        let at = self.claims.binary_search_by(|claim| claim.id.cmp(id)).ok()?;
        self.claims.get(at)
    }

    /// The event that stands under an id, or that took the place of what stood there.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        let named = |id: &EventId| self.events.iter().find(|event| &event.id == id);
        let moved = || {
            let at = self.redirects.binary_search_by(|moved| moved.from.cmp(id)).ok()?;
            named(&self.redirects.get(at)?.to)
        };
        named(id).or_else(moved)
    }

    /// The report of that name; reports are in the order of their ids.
    pub fn report(&self, id: &ReportId) -> Option<&ReportCard> {
        let at = self.reports.binary_search_by(|report| report.id.cmp(id)).ok()?;
        self.reports.get(at)
    }
}
