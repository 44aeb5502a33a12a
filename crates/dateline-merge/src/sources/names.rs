//! Each name looked up in the table of sources once, and each independent voice with a number of its own.

use std::collections::{BTreeMap, HashMap};

use dateline_model::{
    Claim, KnownSource, ReportCard, ReportId, SourceTable, Speaker, SpeakerKind,
};

use crate::sources::{is_somebody, known_in};

/// One who speaks independently: a name, a side whose voice it is, or a report that nobody is known to have published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Voice(u32);

impl Voice {
    /// The publisher of claims whose report is not there.
    pub(super) const NOBODY: Voice = Voice(u32::MAX);
}

/// The names of a dataset, looked up. The maps are asked and never gone through, so their order shows nowhere.
pub(super) struct Names<'a> {
    table: &'a SourceTable,
    found: HashMap<&'a str, Option<&'a KnownSource>>,
    /// By name in small letters, behind what sort of name it is.
    voices: BTreeMap<String, Voice>,
    /// By the words of a speaker's name, and those that the report has for it.
    named: HashMap<(&'a str, &'a str), Voice>,
    sides: HashMap<&'a str, Voice>,
}

impl<'a> Names<'a> {
    pub(super) fn of(
        reports: &'a [ReportCard],
        claims: &'a [Claim],
        table: &'a SourceTable,
    ) -> Names<'a> {
        let mut names = Names {
            table,
            found: HashMap::new(),
            voices: BTreeMap::new(),
            named: HashMap::new(),
            sides: HashMap::new(),
        };
        for card in reports {
            for name in card.outlet.iter().chain(&card.credit) {
                names.look_up(name);
            }
        }
        for speaker in claims.iter().flat_map(|claim| &claim.speakers) {
            names.add(&speaker.value);
        }
        names
    }

    fn look_up(&mut self, words: &'a str) {
        let table = self.table;
        self.found.entry(words).or_insert_with(|| table.find(words));
    }

    /// Gives the speaker a voice, if it is somebody that another outlet could name too.
    fn add(&mut self, speaker: &'a Speaker) {
        if let Some(name) = &speaker.name {
            self.look_up(name);
        }
        self.look_up(&speaker.text);
        let words = speaker.name.as_ref().unwrap_or(&speaker.text);
        let words: (&str, &str) = (words, &speaker.text);
        let is_told = self.named.contains_key(&words);
        let known = self.known(speaker);
        match (known, speaks_for(speaker)) {
            (Some(known), _) if !is_told => {
                let voice = self.voice_of(known);
                self.named.insert(words, voice);
            }
            (None, Some(side)) if !self.sides.contains_key(side) => {
                let voice = self.number(&format!("side {}", last_step(side)));
                self.sides.insert(side, voice);
            }
            (None, None) if !is_told && is_somebody(speaker) => {
                let voice = self.voice_named(words.0);
                self.named.insert(words, voice);
            }
            (Some(_) | None, _) => {}
        }
    }

    /// The source of that name.
    pub(super) fn find(&self, words: &str) -> Option<&'a KnownSource> {
        self.found.get(words).copied().flatten()
    }

    /// The source that a speaker is.
    pub(super) fn known(&self, speaker: &Speaker) -> Option<&'a KnownSource> {
        known_in(|words| self.find(words), speaker)
    }

    /// Whose voice a speaker is; `None` where nobody else could name him.
    pub(super) fn voice(&self, speaker: &Speaker) -> Option<Voice> {
        if speaker.protected {
            return None;
        }
        let words = speaker.name.as_deref().unwrap_or(&speaker.text);
        match (self.known(speaker), speaks_for(speaker)) {
            (None, Some(side)) => self.sides.get(side).copied(),
            (None, None) if !is_somebody(speaker) => None,
            (Some(_) | None, _) => self.named.get(&(words, &speaker.text)).copied(),
        }
    }

    pub(super) fn voice_of(&mut self, known: &KnownSource) -> Voice {
        match &known.side {
            Some(side) => self.number(&format!("side {}", last_step(side))),
            None => self.number(&format!("name {}", known.name.to_lowercase())),
        }
    }

    pub(super) fn voice_named(&mut self, words: &str) -> Voice {
        match self.find(words) {
            Some(known) => self.voice_of(known),
            None => self.number(&format!("name {}", words.to_lowercase())),
        }
    }

    pub(super) fn voice_of_report(&mut self, report: &ReportId) -> Voice {
        self.number(&format!("report {}", report.0))
    }

    fn number(&mut self, key: &str) -> Voice {
        if let Some(&voice) = self.voices.get(key) {
            return voice;
        }
        let next = u32::try_from(self.voices.len()).unwrap_or(u32::MAX);
        self.voices.insert(key.to_owned(), Voice(next));
        Voice(next)
    }
}

/// The side of an official or of a party's own media that stand in no table.
fn speaks_for(speaker: &Speaker) -> Option<&str> {
    let speaks = matches!(speaker.kind, SpeakerKind::Official | SpeakerKind::PartyMedia);
    speaker.actor.as_deref().filter(|_| speaks && !speaker.protected)
}

/// Ids of parts stand below those of their wholes; outlets name their side by the last step alone.
fn last_step(side: &str) -> &str {
    side.rsplit('/').next().unwrap_or(side)
}
