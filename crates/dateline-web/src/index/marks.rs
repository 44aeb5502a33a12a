//! What sets an event apart for a person who reviews: contradictions, flags, comments, likely duplicates.

use std::collections::{BTreeMap, BTreeSet};

use dateline::model::{Decision, LogEntry, Subject};
use dateline::store::{Store, StoreError};

use super::{Index, WordId};

/// Its claims contradict each other.
const DISPUTED: &str = "disputed";
/// It may be the same as another event.
const TWIN: &str = "duplicate?";
/// A person asks others to look at it.
const FLAGGED: &str = "flagged";
/// A person wrote something about it.
const COMMENTED: &str = "commented";
/// A person gave one of its fields a value.
const EDITED: &str = "edited";

/// Flags and comments as the decisions in force leave them: by event, whether it is flagged and commented on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes(BTreeMap<String, Note>);

/// What persons noted on an event; `None` where nobody said anything about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Note {
    flagged: Option<bool>,
    commented: bool,
}

impl Notes {
    /// Reads decisions in force, first to last.
    pub(crate) fn of<'e>(in_force: impl IntoIterator<Item = &'e LogEntry>) -> Notes {
        let mut notes = Notes::default();
        for entry in in_force {
            let (event, flagged) = match &entry.decision {
                Decision::Flag { event } => (event, Some(true)),
                Decision::Unflag { event } => (event, Some(false)),
                Decision::Comment { on: Subject::Event(event), .. } => (event, None),
                Decision::Accept { .. }
                | Decision::Reject { .. }
                | Decision::Edit { .. }
                | Decision::Add { .. }
                | Decision::Uncoded { .. }
                | Decision::AddReport { .. }
                | Decision::Fill { .. }
                | Decision::Merge { .. }
                | Decision::Split { .. }
                | Decision::Comment { on: Subject::Words(_), .. }
                | Decision::SaveQuery { .. }
                | Decision::Undo { .. } => continue,
            };
            let note = notes.0.entry(event.id.0.clone()).or_default();
            note.flagged = flagged.or(note.flagged);
            note.commented |= flagged.is_none();
        }
        notes
    }

    /// The events that somebody noted something on, with their marks as those of before become by it.
    pub(super) fn change<'n>(
        &'n self,
        index: &'n Index,
        before: impl Fn(u32) -> Vec<WordId> + 'n,
    ) -> impl Iterator<Item = (u32, Vec<WordId>)> + 'n {
        self.0.iter().filter_map(move |(id, note)| {
            let at = index.position(id)?;
            let mut marks = before(at);
            let mut set = |word: &str, is: bool| {
                let Some(word) = index.words.known(word) else { return };
                marks.retain(|there| *there != word);
                if is {
                    marks.push(word);
                }
            };
            if let Some(flagged) = note.flagged {
                set(FLAGGED, flagged);
            }
            if note.commented {
                set(COMMENTED, true);
            }
            Some((at, marks))
        })
    }
}

impl Index {
    /// Marks the events; every mark has its word, also one that no event has yet.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn mark(
        &mut self,
        store: &Store,
        notes: &Notes,
    ) -> Result<(), StoreError> {
        let all = [DISPUTED, TWIN, FLAGGED, COMMENTED, EDITED];
        let [disputed, twin, _, _, edited] = all.map(|word| self.words.id(word));
        let twins: BTreeSet<u32> = store
            .twins()?
            .iter()
            .filter_map(|pair| self.position(&pair.event.0))
            .collect();
        for (at, entry) in (0_u32..).zip(&mut self.entries) {
            let set = [
                entry.disputed.then_some(disputed),
                twins.contains(&at).then_some(twin),
                entry.edited.then_some(edited),
            ];
            entry.marks = set.into_iter().flatten().collect();
        }
        let before = |at: u32| self.entries[at as usize].marks.to_vec();
        let noted: Vec<(u32, Vec<WordId>)> = notes.change(self, before).collect();
        for (at, marks) in noted {
            self.entries[at as usize].marks = marks.into();
        }
        Ok(())
    }
}
