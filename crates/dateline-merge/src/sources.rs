//! Who tells an event independently of whom.
//!
//! The rule, for a person to check:
//!
//! - A copy is the report that it copies.
//! - All reports of one outlet are one source.
//! - An outlet that credits an agency is that agency.
//! - An outlet that names who told it (a monitor, an agency, an official, a party's own media) is those it names, and no
//!   source beside them: what two outlets have from the same monitor is told once.
//! - Whom an outlet does not name (a resident, a doctor, who asked not to be named) it asked itself: that is the outlet.
//! - A party has one voice, whoever speaks for it: its officials and its media.
//!
//! So the number is rather too low than too high, which is what corroboration asks for (Airwars: "two or more credible
//! sources"; NATO: "confirmed by other sources").

mod names;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    Attested, Claim, KnownSource, Reliability, ReportCard, ReportId, SourceTable,
    Speaker, SpeakerKind,
};

use crate::copies::Copies;
use crate::order::{ViewIdx, Views};
use crate::sources::names::{Names, Voice};

pub(crate) use rows::sources;

/// Knows who published each report and whose words it prints.
pub(crate) struct Voices<'a> {
    names: Names<'a>,
    /// Who tells what a report tells: its publisher, or that of the report that it copies.
    publishers: BTreeMap<&'a ReportId, Voice>,
}

/// What an outlet tells of an event.
#[derive(Default)]
struct Told {
    /// Whom it names.
    named: BTreeSet<Voice>,
    /// It also asked people whom it does not name.
    asked: bool,
}

impl<'a> Voices<'a> {
    pub(crate) fn of(
        reports: &'a [ReportCard],
        claims: &'a [Claim],
        copies: &Copies,
        table: &'a SourceTable,
    ) -> Voices<'a> {
        let mut names = Names::of(reports, claims, table);
        let mut publishers: BTreeMap<&ReportId, Voice> =
            reports.iter().map(|card| (&card.id, publisher(&mut names, card))).collect();
        for copy in copies.iter() {
            if let Some(&voice) = publishers.get(&reports[copy.of].id) {
                publishers.insert(&reports[copy.report].id, voice);
            }
        }
        Voices { names, publishers }
    }

    /// How many independent sources say that it happened, by the rule above.
    pub(crate) fn independent(&self, views: &Views<'_>, members: &[ViewIdx]) -> usize {
        let mut outlets: BTreeMap<Voice, Told> = BTreeMap::new();
        for &at in members {
            let claim = views.claim(at);
            if claim.is_denial() {
                continue;
            }
            let publisher = self.publishers.get(&claim.report).copied();
            let told = outlets.entry(publisher.unwrap_or(Voice::NOBODY)).or_default();
            let asked = quoted(claim, views.card(&claim.report));
            match asked.iter().find_map(|each| self.names.voice(&each.value)) {
                Some(voice) => {
                    told.named.insert(voice);
                }
                None => told.asked |= !asked.is_empty(),
            }
        }
        let mut voices: BTreeSet<Voice> = BTreeSet::new();
        for (publisher, told) in outlets {
            if told.asked || told.named.is_empty() {
                voices.insert(publisher);
            }
            voices.extend(told.named);
        }
        voices.len()
    }

    /// The letter of the most reliable source of an event.
    pub(crate) fn reliability(
        &self,
        views: &Views<'_>,
        members: &[ViewIdx],
    ) -> Option<Reliability> {
        let of = |claim: &Claim| {
            let card = views.card(&claim.report);
            let outlet = card.and_then(|card| card.outlet.as_deref());
            let outlet = outlet.and_then(|outlet| self.names.find(outlet));
            let speakers = claim.speakers.iter().filter(|each| !each.value.protected);
            let speakers = speakers.filter_map(|each| self.names.known(&each.value));
            speakers.chain(outlet).filter_map(|known| known.letter).min()
        };
        members.iter().filter_map(|&at| of(views.claim(at))).min()
    }

    /// The side that a speaker speaks for.
    pub(crate) fn side<'s>(&'s self, speaker: &'s Speaker) -> Option<&'s str> {
        let known = || self.names.known(speaker).and_then(|known| known.side.as_deref());
        speaker.actor.as_deref().or_else(known)
    }

    /// Who says so, in words that may be printed: "SOHR in Levant Wire".
    pub(crate) fn in_words(&self, views: &Views<'_>, claim: &Claim) -> String {
        let card = views.card(&claim.report);
        let outlet = card.and_then(|card| card.outlet.clone());
        let outlet = outlet.unwrap_or_else(|| format!("report {}", claim.report.short()));
        match quoted(claim, card).first().map(|speaker| &speaker.value) {
            Some(speaker) if speaker.protected => {
                format!("an unnamed source in {outlet}")
            }
            Some(speaker) => {
                let name = speaker.name.as_ref().unwrap_or(&speaker.text);
                format!("{name} in {outlet}")
            }
            None => outlet,
        }
    }
}

/// The chain of who says so without the outlet, which is its last link where the report has one.
pub(crate) fn quoted<'c>(
    claim: &'c Claim,
    card: Option<&ReportCard>,
) -> &'c [Attested<Speaker>] {
    let outlet = card.and_then(|card| card.outlet.as_deref());
    match claim.speakers.split_last() {
        Some((last, rest)) if Some(last.value.text.as_str()) == outlet => rest,
        Some(_) | None => &claim.speakers,
    }
}

/// The agency that a report credits, where it is a known one; else its outlet; else itself.
fn publisher(names: &mut Names<'_>, card: &ReportCard) -> Voice {
    let credited = card.credit.as_deref().and_then(|credit| names.find(credit));
    match (credited.filter(|known| is_quoted(known.kind)), card.outlet.as_deref()) {
        (Some(known), _) => names.voice_of(known),
        (None, Some(outlet)) => names.voice_named(outlet),
        (None, None) => names.voice_of_report(&card.id),
    }
}

/// Whether others print what such a body says.
fn is_quoted(kind: SpeakerKind) -> bool {
    match kind {
        SpeakerKind::Agency
        | SpeakerKind::Monitor
        | SpeakerKind::PartyMedia
        | SpeakerKind::Activist
        | SpeakerKind::Official => true,
        SpeakerKind::Outlet
        | SpeakerKind::Resident
        | SpeakerKind::Eyewitness
        | SpeakerKind::Medical
        | SpeakerKind::Anonymous
        | SpeakerKind::Other => false,
    }
}

/// "the Furat Eye network", and not "a local monitor", nor "The channel" at the head of a sentence.
fn is_proper(words: &str) -> bool {
    words.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
}

/// Whether a speaker is somebody whom another outlet could name too.
fn is_somebody(speaker: &Speaker) -> bool {
    !speaker.protected
        && (speaker.name.is_some()
            || (is_quoted(speaker.kind) && is_proper(&speaker.text)))
}

/// The source of the table that a speaker is.
fn known_in<'a>(
    find: impl Fn(&str) -> Option<&'a KnownSource>,
    speaker: &Speaker,
) -> Option<&'a KnownSource> {
    let named = speaker.name.as_deref().and_then(&find);
    named.or_else(|| find(&speaker.text)).filter(|_| !speaker.protected)
}
