//! The lines as values. The order of the fields here is the order in the file.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One event.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct EventRow {
    /// The event's stable id.
    pub event_id: String,
    /// ACLED's event type; `None` where ACLED has no row for it.
    pub event_type: Option<String>,
    /// ACLED's sub-event type.
    pub sub_event_type: Option<String>,
    /// What was done, in PLOVER's words; the act that names the event first.
    pub acts: Vec<ActRow>,
    /// Whether both sides did it to each other.
    pub reciprocal: bool,
    /// When.
    pub date: Option<DateRow>,
    /// Where.
    pub place: Option<PlaceRow>,
    /// Who did it.
    pub actors: Vec<PartyRow>,
    /// To whom.
    pub recipients: Vec<PartyRow>,
    /// How many people, totals and their parts.
    pub counts: Vec<CountRow>,
    /// How many died, as UCDP counts them; `None` where no claim counts any.
    pub deaths: Option<DeathsRow>,
    /// With what.
    pub weapon: Option<String>,
    /// Who took, lost or holds which place.
    pub territory: Option<TerritoryRow>,
    /// What the user's own lexicon calls it.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Whether sources disagree.
    pub disputed: bool,
    /// How many independent sources tell it.
    pub sources: usize,
    /// What a person has decided about it.
    pub review: String,
    /// The fields whose value a person gave.
    pub edited: Vec<String>,
    /// How well harm to civilians is attested; `None` where none is told.
    pub grade: Option<String>,
    /// NATO's code of source and information.
    pub admiralty: String,
    /// What its claims say differently, field by field.
    #[serde(default)]
    pub versions: Vec<VersionRow>,
    /// What each report says.
    pub claims: Vec<ClaimRow>,
}

/// What some claims say of a field of which others say something else.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct VersionRow {
    /// The field.
    pub field: String,
    /// Its value in one line.
    pub value: String,
    /// Why the event has this value; `None` where it has another.
    pub chosen: Option<String>,
    /// It cannot be true together with another version.
    pub clashes: bool,
    /// Nobody says so but parties, of what the other side did or lost.
    pub interested: bool,
    /// How many independent sources say so.
    pub sources: usize,
    /// Who says so, each once.
    pub speakers: Vec<String>,
    /// The ids of the claims that say so.
    pub claims: Vec<String>,
}

/// What was done.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ActRow {
    /// PLOVER's event type.
    pub event: String,
    /// Its mode, where the words say so.
    pub mode: Option<String>,
}

/// When it happened.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct DateRow {
    /// The words.
    pub text: String,
    /// Not before this day.
    pub earliest: Option<String>,
    /// Not after this day.
    pub latest: Option<String>,
    /// The same in EDTF, where the words fix a part of a date.
    pub edtf: Option<String>,
}

/// Where it happened.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PlaceRow {
    /// The words.
    pub text: String,
    /// The place's name in the gazetteer; `None` where the words name no known place.
    pub name: Option<String>,
    /// How the event lies to the place.
    pub relation: String,
    /// What sort of place it is.
    pub kind: Option<String>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// The country's name.
    pub country: Option<String>,
    /// The first-order unit.
    pub admin1: Option<String>,
    /// How exactly the place is known.
    pub precision: Option<String>,
}

/// A side, or those it was done to.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct PartyRow {
    /// The words.
    pub text: String,
    /// The actor's own name, or the words in a settled form.
    pub name: String,
    /// What sort of actor it is.
    pub kind: String,
}

/// A number of people.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct CountRow {
    /// What happened to them.
    pub kind: String,
    /// The words.
    pub text: String,
    /// At least so many.
    pub low: Option<u64>,
    /// At most so many.
    pub high: Option<u64>,
    /// Who they are, in the report's words.
    pub of: Option<String>,
    /// The position in this list, from 0, of the total that this count is a part of.
    pub part_of: Option<usize>,
}

/// The dead of an event; `best` is the sum of the last four.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct DeathsRow {
    /// The lowest reliable number.
    pub low: u64,
    /// The best estimate.
    pub best: u64,
    /// The highest number.
    pub high: u64,
    /// Dead on the side of the actors.
    pub actors: u64,
    /// Dead on the side of the recipients.
    pub recipients: u64,
    /// Dead who were not under arms.
    pub civilians: u64,
    /// Dead of whom it is not said who they were.
    pub unknown: u64,
}

/// Who took, lost or holds a place.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct TerritoryRow {
    /// The place's name.
    pub place: Option<String>,
    /// The names of further places of which the same is said.
    #[serde(default)]
    pub also: Vec<String>,
    /// How much of it.
    pub extent: String,
    /// Who held it until then.
    pub holder_before: Option<String>,
    /// Who holds it from then on.
    pub holder_after: Option<String>,
    /// Whether fighting changed it.
    pub by_force: Option<bool>,
    /// How it is held.
    pub state: String,
    /// Whether it is so until then, and not from then on.
    #[serde(default)]
    pub ended: bool,
}

/// What one report says of the event.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ClaimRow {
    /// The claim's stable id.
    pub claim_id: String,
    /// The report it was read in.
    pub report: ReportRow,
    /// The sentence it was read in.
    pub sentence: Option<String>,
    /// Who says so, nearest to the happening.
    pub speaker: Option<SpeakerRow>,
    /// Whether it happened, as the speaker puts it.
    pub modality: String,
    /// Whether it is the news.
    pub time: String,
    /// Whether it is one happening.
    pub scope: String,
    /// The rule of the lexicon that fired.
    pub rule: String,
    /// What the user's own lexicon calls it.
    #[serde(default)]
    pub labels: Vec<String>,
    /// For each field of the claim, the words it was read from: lists of [`EvidenceRow`].
    pub evidence: Map<String, Value>,
}

/// A report.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ReportRow {
    /// SHA-256 of the report as received.
    pub id: String,
    /// The file as the user named it.
    pub path: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The row's own id, where the file holds many.
    pub record: Option<String>,
    /// The byte of the archive at which it begins.
    pub offset: Option<u64>,
}

/// Who says so.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct SpeakerRow {
    /// The words.
    pub text: String,
    /// A settled name, never that of a speaker who asked not to be named.
    pub name: Option<String>,
    /// What sort of speaker.
    pub kind: String,
    /// Whether the speaker belongs to a party to the conflict.
    pub party: bool,
    /// Whether the speaker asked not to be named.
    pub protected: bool,
}

/// Words that support a value.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRow {
    /// How they support it: `direct`, `antecedent` or `context`.
    pub role: String,
    /// The first code point, counted from 0.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
}
