//! What a report's words say, before anything is looked up in the world.

use std::sync::Arc;

use crate::{
    Act, ActorKind, CountKind, CountedStatus, Diagnostic, Extent, Modality, Role, Scope,
    Skip, Span, SpeakerKind, TerritoryState, TimeAxis, TokenIdx, VagueNumber, Weapon,
    ZoneKind,
};

/// The position of a mention in its [`Reading`].
pub type MentionIdx = usize;
/// The position of a frame in its [`Reading`].
pub type FrameIdx = usize;

/// What the head word of a mention says it is. Names say nothing of this by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Armed people or their organisation: "soldiers", "the army".
    Armed,
    /// People not under arms: "villagers".
    Civilian,
    /// People of whom no more is said: "five people", "a man".
    People,
    /// Demonstrators or a crowd.
    Crowd,
    /// A body that acts in words and in law, never with arms: "the company", "a newspaper".
    Institution,
    /// A place: "town", "quarter", "airbase".
    Place,
    /// A part of a front line that no map names: "posts", "positions", "territory".
    Position,
    /// Arms, ammunition, vehicles of war.
    Arms,
    /// Buildings and other property.
    Property,
    /// A road or a supply line.
    Route,
    /// Dead bodies.
    Bodies,
    /// A pronoun.
    Pronoun,
    /// A name of which the word list says nothing.
    Name,
    /// Anything else: no side and no place.
    Other,
}

/// Words that point at something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The whole phrase without relative clauses: "militant fighters of Ansar".
    pub span: Span,
    /// The head word.
    pub head: TokenIdx,
    /// What the head word says it is.
    pub class: Class,
    /// What sort of actor the head word says it is, where it says so: "soldiers", "residents".
    pub actor_kind: Option<ActorKind>,
    /// Whether it is about more than one.
    pub plural: bool,
}

/// How many, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountWords {
    /// What happened to them.
    pub kind: CountKind,
    /// The words: "more than 20 soldiers".
    pub span: Span,
    /// At least so many.
    pub low: Option<u64>,
    /// At most so many.
    pub high: Option<u64>,
    /// The amount, where it is a word.
    pub vague: Option<VagueNumber>,
    /// Who was counted.
    pub of: Option<MentionIdx>,
    /// Whether they were under arms.
    pub status: Option<CountedStatus>,
    /// The position of the total this is a part of.
    pub part_of: Option<usize>,
}

/// A place phrase and the preposition it stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceWords {
    /// The phrase.
    pub mention: MentionIdx,
    /// "in", "near"; empty where it is an object or a subject.
    pub preposition: String,
    /// How it was found, best first: hanging on the trigger, on its clause, on its sentence.
    pub distance: u8,
}

/// Who took, lost or holds what, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryWords {
    /// The place.
    pub place: Option<MentionIdx>,
    /// Further places, of each of which the same is said as a whole: "captured X and Y".
    pub also: Vec<MentionIdx>,
    /// How much of it.
    pub extent: Extent,
    /// Who held it until then.
    pub holder_before: Option<MentionIdx>,
    /// Who holds it from then on.
    pub holder_after: Option<MentionIdx>,
    /// Whether fighting changed it.
    pub by_force: Option<bool>,
    /// How it is held.
    pub state: TerritoryState,
    /// Whether it is so until then, and not from then on: "broke the siege".
    pub ended: bool,
}

/// One sense of a trigger. Which one is meant can turn on what a name names, which resolve finds out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The rule: its file and position, `capture#place`.
    pub rule: Arc<str>,
    /// What was done; `None` where the words tell only who holds a place.
    pub act: Option<Act>,
    /// What these mentions must turn out to be for this sense to hold.
    pub needs: Vec<(MentionIdx, Vec<Class>)>,
    /// Who did it.
    pub actors: Vec<MentionIdx>,
    /// To whom.
    pub recipients: Vec<MentionIdx>,
    /// Whether both did it to each other.
    pub reciprocal: bool,
    /// With what, and the words that say so.
    pub weapon: Option<(Weapon, Span)>,
    /// Who took, lost or holds what.
    pub territory: Option<TerritoryWords>,
    /// How many.
    pub counts: Vec<CountWords>,
    /// What the user's own lexicon calls it, and the words that say so.
    pub labels: Vec<(String, Span)>,
}

/// Who says so, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerWords {
    /// The phrase.
    pub span: Span,
    /// The mention, where it is one.
    pub mention: Option<MentionIdx>,
    /// What sort of speaker the words say it is.
    pub kind: SpeakerKind,
    /// Whether the words say that the speaker asked not to be named.
    pub protected: bool,
}

/// A value read from words, and the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<T> {
    /// The value.
    pub value: T,
    /// The words that say so; the trigger where it is the default.
    pub span: Span,
}

/// A trigger with its roles, still words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The trigger's head word.
    pub head: TokenIdx,
    /// The words of the trigger: "took control of".
    pub trigger: Span,
    /// The position of its sentence.
    pub sentence: usize,
    /// The zone of its sentence.
    pub zone: ZoneKind,
    /// Its possible senses, best first; never empty.
    pub senses: Vec<Sense>,
    /// Place phrases, best first.
    pub places: Vec<PlaceWords>,
    /// Who says so, nearest first.
    pub speakers: Vec<SpeakerWords>,
    /// Whether it happened.
    pub modality: Marked<Modality>,
    /// Whether it is the news.
    pub time: Marked<TimeAxis>,
    /// Whether it is one happening.
    pub scope: Marked<Scope>,
    /// The words say that sources disagree.
    pub disputed: bool,
    /// The frame that this one is a part or a result of.
    pub part_of: Option<FrameIdx>,
}

/// A further part of a predicate that no sense has used, kept for the list of what was left uncoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedArgument {
    /// The frame.
    pub frame: FrameIdx,
    /// The part it plays.
    pub role: Role,
    /// The phrase.
    pub mention: MentionIdx,
}

/// All that a report's words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Mentions in the order of their head words.
    pub mentions: Vec<Mention>,
    /// Frames in the order of their triggers.
    pub frames: Vec<Frame>,
    /// Sentences left uncoded.
    pub skips: Vec<Skip>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}
