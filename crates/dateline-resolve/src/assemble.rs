//! From frames to claims: each role, date and place is tied to the world.

use dateline_model::{
    Attested, Claim, ClaimId, Class, Count, CountWords, Evidence, Frame, FrameIdx,
    Marked, MentionIdx, Party, Reading, Report, Scope, Sense, Span, Territory,
    TerritoryWords, TimeAxis, When,
};

use crate::naming;
use crate::party::Parties;
use crate::speakers;
use crate::when::Times;
use crate::whereabouts::Whereabouts;

/// What a report's frames are resolved with.
pub(crate) struct Assembly<'a> {
    pub(crate) report: &'a Report,
    pub(crate) reading: &'a Reading,
    pub(crate) parties: &'a Parties<'a>,
    pub(crate) times: &'a Times<'a>,
    pub(crate) places: &'a Whereabouts,
}

impl Assembly<'_> {
    /// The claim of a frame. Every frame gives one: an unknown field never costs the claim,
    /// but a trigger none of whose senses holds tells nothing.
    pub(crate) fn claim(&self, idx: FrameIdx) -> Option<Claim> {
        let frame = &self.reading.frames[idx];
        let sense = frame.senses.iter().find(|sense| self.holds(sense))?;
        let (actors, recipients) = self.sides(sense);
        let territory =
            sense.territory.as_ref().map(|words| self.territory(frame, idx, words));
        let counts = self.counts(sense);
        let date = self.times.when(self.reading, idx);
        let place = self.places.of_frame(idx).cloned();
        let names_nothing = actors.is_empty()
            && recipients.is_empty()
            && place.is_none()
            && territory.as_ref().is_none_or(|territory| territory.value.place.is_none());
        if names_nothing && counts.is_empty() && sense.weapon.is_none() {
            return None;
        }
        let (time, scope) =
            (self.time(frame, date.as_ref()), scope(frame, date.as_ref()));
        Some(Claim {
            id: self.id(idx),
            report: self.report.id.clone(),
            sentence: self.parties.parse.sentences[frame.sentence].span,
            zone: frame.zone,
            trigger: frame.trigger,
            rule: sense.rule.clone(),
            act: sense.act.map(|act| Attested::direct(act, frame.trigger)),
            reciprocal: sense.reciprocal,
            actors,
            recipients,
            weapon: sense.weapon.map(|(weapon, span)| Attested::direct(weapon, span)),
            date,
            place,
            counts,
            territory,
            speakers: speakers::chain(
                self.parties,
                &frame.speakers,
                self.report.outlet.as_ref(),
            ),
            modality: attested(frame.modality),
            time,
            scope,
            disputed: frame.disputed,
            part_of: frame.part_of.map(|above| self.id(above)),
        })
    }

    fn id(&self, idx: FrameIdx) -> ClaimId {
        let trigger = self.reading.frames[idx].trigger;
        ClaimId(format!("{}-{:06}", self.report.id.short(), trigger.start()))
    }

    /// Whether the names that the sense turns on name what it needs.
    fn holds(&self, sense: &Sense) -> bool {
        sense.needs.iter().all(|(mention, classes)| {
            let found = self.class_of_name(*mention);
            // A state's name stands for its forces: "Turkey attacked".
            let is_state = found == Class::Place
                && classes.contains(&Class::Armed)
                && self.parties.is_country(&self.reading.mentions[*mention]);
            classes.is_empty()
                || classes.contains(&found)
                || found == Class::Name
                || is_state
        })
    }

    /// What a name turns out to be; still a name where nobody knows it.
    fn class_of_name(&self, mention: MentionIdx) -> Class {
        let mention = &self.reading.mentions[mention];
        if self.parties.named(mention).is_some() {
            return Class::Armed;
        }
        if self.places.is_place(mention.head) || self.parties.is_place(mention) {
            return Class::Place;
        }
        let name = mention.span.of(self.parties.parse.text);
        if naming::looks_like_person(name) {
            return Class::People;
        }
        if naming::looks_like_place(name) {
            return Class::Place;
        }
        match self.hint(mention.head) {
            Some(dateline_model::NameKind::Person) => Class::People,
            Some(
                dateline_model::NameKind::Facility
                | dateline_model::NameKind::State
                | dateline_model::NameKind::Location,
            ) => Class::Place,
            Some(_) | None => Class::Name,
        }
    }

    fn hint(&self, head: usize) -> Option<dateline_model::NameKind> {
        let names = &self.parties.parse.names;
        names.iter().find(|name| name.tokens.contains(&head)).map(|name| name.kind)
    }

    fn sides(&self, sense: &Sense) -> (Vec<Attested<Party>>, Vec<Attested<Party>>) {
        let actors = self.side(&sense.actors, None);
        let not = actors.first().and_then(|actor| actor.value.actor.clone());
        let recipients = self.side(&sense.recipients, not.as_deref());
        (actors, recipients)
    }

    /// The parties of a side, each once.
    fn side(&self, mentions: &[MentionIdx], not: Option<&str>) -> Vec<Attested<Party>> {
        let mut side: Vec<Attested<Party>> = Vec::new();
        for &mention in mentions {
            let named = self.parties.of(mention, not);
            for party in named.into_iter().chain(self.parties.beside(mention)) {
                let is_new = !side.iter().any(|known| {
                    known.value.name == party.value.name
                        && known.value.kind == party.value.kind
                });
                if is_new {
                    side.push(party);
                }
            }
        }
        side
    }

    fn counts(&self, sense: &Sense) -> Vec<Attested<Count>> {
        sense.counts.iter().map(|words| self.count(words)).collect()
    }

    fn count(&self, words: &CountWords) -> Attested<Count> {
        let text = self.parties.parse.text;
        let of = words.of.map(|mention| self.reading.mentions[mention].span);
        let count = Count {
            kind: words.kind,
            text: words.span.of(text).to_owned(),
            low: words.low,
            high: words.high,
            vague: words.vague,
            of: of.map(|span| span.of(text).to_owned()),
            status: words.status,
            part_of: words.part_of,
        };
        Attested::direct(count, words.span)
    }

    fn territory(
        &self,
        frame: &Frame,
        idx: FrameIdx,
        words: &TerritoryWords,
    ) -> Attested<Territory> {
        let place = words.place.map(|mention| &self.reading.mentions[mention]);
        let located = place.and_then(|mention| self.places.of_mention(mention.head));
        let holder = |mention: Option<MentionIdx>, not: Option<&str>| {
            let party = mention.and_then(|mention| self.parties.of(mention, not))?;
            Some(party.value)
        };
        let after = holder(words.holder_after, None);
        let not = after.as_ref().and_then(|party| party.actor.clone());
        let territory = Territory {
            place: match (located, place) {
                (Some(found), _) => Some(found.value.clone()),
                // "a key quarter of the city" is a whole place without a name, and not the city.
                (None, Some(mention))
                    if mention.class == Class::Place && !mention.plural =>
                {
                    let text = mention.span.of(self.parties.parse.text).to_owned();
                    Some(dateline_model::Where {
                        text,
                        place: None,
                        relation: dateline_model::PlaceRelation::In,
                    })
                }
                (None, _) => self.places.of_frame(idx).map(|found| found.value.clone()),
            },
            extent: words.extent,
            holder_before: holder(words.holder_before, not.as_deref()),
            holder_after: after,
            by_force: match self.is_left_to(frame) {
                true => Some(false),
                false => words.by_force,
            },
            state: words.state,
        };
        let attested = Attested::direct(territory, frame.trigger);
        match place {
            Some(mention) => attested.and(Evidence::direct(mention.span)),
            None => attested,
        }
    }

    /// "they fled, leaving the tribes to take over": nobody fought for it.
    fn is_left_to(&self, frame: &Frame) -> bool {
        let above =
            frame.part_of.and_then(|above| self.reading.frames[above].senses.first());
        above
            .and_then(|sense| sense.act)
            .is_some_and(|act| act.event == dateline_model::EventType::Retreat)
    }

    /// What happened long before the report is background, whatever its tense.
    fn time(&self, frame: &Frame, date: Option<&Attested<When>>) -> Attested<TimeAxis> {
        let published = self.report.published.latest.as_ref();
        if let (Some(published), Some(date)) = (published, date)
            && let Some(latest) = date.value.latest
            && (published.value - latest).get_days() > OLD_DAYS
        {
            return Attested::direct(TimeAxis::Background, span_of(date, frame));
        }
        attested(frame.time)
    }
}

/// A stretch of many days makes a total of a number, and a campaign of an act.
fn scope(frame: &Frame, date: Option<&Attested<When>>) -> Attested<Scope> {
    let is_long =
        |date: &&Attested<When>| date.value.days().is_some_and(|days| days > LONG_DAYS);
    match date.filter(is_long) {
        Some(date) if frame.scope.value == Scope::Single => {
            Attested::direct(Scope::Ongoing, span_of(date, frame))
        }
        Some(_) | None => attested(frame.scope),
    }
}

/// The words of the date; the trigger where the date has none of its own.
fn span_of(date: &Attested<When>, frame: &Frame) -> Span {
    date.evidence().iter().find_map(Evidence::span).unwrap_or(frame.trigger)
}

/// News is coded within weeks; what lies further back is told to explain it. Ours.
const OLD_DAYS: i32 = 45;
/// ACLED codes no date wider than a month (codebook, time precision 3).
const LONG_DAYS: i64 = 31;

fn attested<T>(marked: Marked<T>) -> Attested<T> {
    Attested::direct(marked.value, marked.span)
}
