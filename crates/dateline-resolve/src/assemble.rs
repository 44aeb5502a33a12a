//! From frames to claims: each role, date and place is tied to the world.

use dateline_model::{
    ActorKind, Attested, Claim, ClaimId, Class, Count, CountKind, CountWords, Evidence,
    Frame, FrameIdx, Marked, Mention, MentionIdx, Mode, NameKind, Party, PlaceRelation,
    Reading, Report, Scope, Sense, Span, Territory, TerritoryWords, TimeAxis, When,
    Where,
};

use crate::actors::Hit;
use crate::naming;
use crate::party::{Parties, Seen};
use crate::speakers;
use crate::taker::taker;
use crate::whereabouts::Whereabouts;

/// What a report's frames are resolved with.
pub(crate) struct Assembly<'a> {
    pub(crate) report: &'a Report,
    pub(crate) reading: &'a Reading,
    pub(crate) parties: &'a Parties<'a>,
    /// When each frame happened.
    pub(crate) days: &'a [Option<Attested<When>>],
    pub(crate) places: &'a Whereabouts,
}

/// A name that turned out to be something that no sense of the trigger can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The name.
    pub name: Span,
    /// What it is; still a name where nobody knows it.
    pub found: Class,
    /// What the first sense needs.
    pub wanted: Vec<Class>,
}

impl Assembly<'_> {
    /// The claim of a frame. Every frame gives one: an unknown field never costs the claim,
    /// but a trigger none of whose senses holds tells nothing.
    pub(crate) fn claim(&self, idx: FrameIdx) -> Option<Claim> {
        let frame = &self.reading.frames[idx];
        let sense = frame.senses.iter().find(|sense| self.holds(frame, sense))?;
        let (mut actors, recipients) = self.sides(idx, sense);
        let mut territory =
            sense.territory.as_ref().map(|words| self.territory(frame, idx, words));
        let counts = self.counts(sense);
        let date = self.days.get(idx).cloned().flatten();
        let place = self.places.of_frame(idx).cloned();
        let speakers =
            speakers::chain(self.parties, &frame.speakers, self.report.outlet.as_ref());
        if let Some(territory) = &mut territory
            && let Some(taker) =
                taker(self.parties, frame, sense, &territory.value, &speakers)
        {
            territory.value.holder_after = Some(taker.value.clone());
            actors.push(taker);
        }
        let names_nothing = actors.is_empty()
            && recipients.is_empty()
            && place.is_none()
            && territory.as_ref().is_none_or(|territory| territory.value.place.is_none());
        // "Shops were looted": whose they were and who did it may stay open.
        let takes_goods = sense.act.is_some_and(|act| act.mode == Some(Mode::Seize))
            && sense
                .recipients
                .iter()
                .any(|&side| self.reading.mentions[side].class == Class::Property);
        if names_nothing && counts.is_empty() && sense.weapon.is_none() && !takes_goods {
            return None;
        }
        let is_caused = !actors.is_empty() || sense.weapon.is_some();
        let time = self.time(frame, date.as_ref());
        let scope = scope(frame, date.as_ref(), &counts, is_caused);
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
            territory: territory.map(Box::new),
            labels: sense
                .labels
                .iter()
                .map(|(label, span)| Attested::direct(label.clone(), *span))
                .collect(),
            speakers,
            modality: attested(frame.modality),
            time,
            scope,
            disputed: frame.disputed,
            part_of: self.part_of(frame).map(|above| self.id(above)),
        })
    }

    /// What its own sentence says it is a part of. "The attack" of a later sentence is likely the one told of before,
    /// whose sides, place and day it has; merge decides.
    fn part_of(&self, frame: &Frame) -> Option<FrameIdx> {
        let is_near =
            |above: &FrameIdx| self.reading.frames[*above].sentence == frame.sentence;
        frame.part_of.filter(is_near)
    }

    /// The name that a frame without a claim fails on; `None` where it is no name.
    pub(crate) fn dropped(&self, idx: FrameIdx) -> Option<Dropped> {
        let frame = &self.reading.frames[idx];
        let mut needs = frame.senses.iter().flat_map(|sense| {
            sense.needs.iter().map(move |(mention, wanted)| (sense, *mention, wanted))
        });
        let is_other = frame.senses.iter().all(|sense| !self.holds(frame, sense));
        let (sense, mention, wanted) = needs.next().filter(|_| is_other)?;
        let found = self.class_of_name(mention, sense.actors.contains(&mention));
        let span = self.reading.mentions[mention].span;
        let is_class = |class: &&Class| **class != Class::Name;
        let wanted = wanted.iter().filter(is_class).copied().collect();
        Some(Dropped { name: span, found, wanted })
    }

    fn id(&self, idx: FrameIdx) -> ClaimId {
        let trigger = self.reading.frames[idx].trigger;
        ClaimId(format!("{}-{:06}", self.report.id.short(), trigger.start()).into())
    }

    /// Whether the names that the sense turns on name what it needs: of each side one at least, where several share it.
    fn holds(&self, frame: &Frame, sense: &Sense) -> bool {
        let fits = |(mention, classes): &(MentionIdx, Vec<Class>)| {
            let acts = sense.actors.contains(mention);
            if self.reading.mentions[*mention].class == Class::Pronoun {
                return self.places.is_place(self.reading.mentions[*mention].head);
            }
            // Whoever a government speaks to or of is a side, whatever his name may be besides.
            if !acts && is_political(sense) && sense.recipients.contains(mention) {
                return true;
            }
            // "The United States", "US Speaker X": a country among the words says for whom they act.
            if acts
                && is_political(sense)
                && self.parties.names_a_country(&self.reading.mentions[*mention])
            {
                return true;
            }
            // A town that bears a person's name says nothing: "Erdogan accused".
            let head = self.reading.mentions[*mention].head;
            if acts && is_political(sense) && self.hint(head) == Some(NameKind::Person) {
                return true;
            }
            let found = self.class_of_name(*mention, acts);
            // A state's name stands for its forces: "Turkey attacked".
            let is_state = found == Class::Place
                && classes.contains(&Class::Armed)
                && (acts || self.parties.is_country(&self.reading.mentions[*mention]))
                && self.parties.is_state(&self.reading.mentions[*mention]);
            // Firms are forced out of markets too: a name that nobody knows loses no place to nobody.
            let loses = sense.actors.is_empty()
                && sense
                    .territory
                    .as_ref()
                    .is_some_and(|territory| territory.holder_before == Some(*mention));
            let is_unknown = found == Class::Name
                && !loses
                && classes.contains(&Class::Name)
                && (!acts || !is_violent(sense) || self.is_hurt(frame, sense, *mention));
            let is_of_class = found != Class::Name && classes.contains(&found);
            let is_any = classes.iter().all(|class| *class == Class::Name);
            is_any || is_of_class || is_unknown || is_state
        };
        let side = |mention: &MentionIdx| {
            (sense.actors.contains(mention), sense.recipients.contains(mention))
        };
        sense.needs.iter().all(|need| {
            let mut beside =
                sense.needs.iter().filter(|other| side(&other.0) == side(&need.0));
            beside.any(fits)
        })
    }

    /// Whether the words say that somebody or something is hurt, besides the name that acts. Firms and clubs attack
    /// each other too: a name that nobody knows does violence only where its object is told to suffer it.
    fn is_hurt(&self, frame: &Frame, sense: &Sense, actor: MentionIdx) -> bool {
        // The reader takes one firm in three for a person or a place, so a name must be known to count.
        let is_told = |&mention: &MentionIdx| {
            let told = &self.reading.mentions[mention];
            mention != actor
                && (told.class != Class::Name || self.parties.named(told).is_some())
        };
        let is_object = |words: &dateline_model::PlaceWords| {
            let head = self.reading.mentions[words.mention].head;
            words.preposition.is_empty()
                && self.places.is_place(head)
                && self.hint(head) != Some(NameKind::Organisation)
        };
        sense.weapon.is_some()
            || sense.territory.is_some()
            || !sense.counts.is_empty()
            || sense.recipients.iter().any(is_told)
            || frame.places.iter().any(is_object)
            || sense.act.is_some_and(|act| act.mode.is_some())
    }

    /// What a name turns out to be; still a name where nobody knows it.
    fn class_of_name(&self, mention: MentionIdx, acts: bool) -> Class {
        let mention = &self.reading.mentions[mention];
        if mention.class == Class::Pronoun && self.places.is_place(mention.head) {
            return Class::Place;
        }
        if mention.class != Class::Name {
            return mention.class;
        }
        let is_place =
            self.places.is_place(mention.head) || self.parties.is_place(mention);
        // "Hajin, the last town held by the group": whoever is named beside a place that is taken, it is a place.
        let is_named =
            |hit: &&Hit| acts || !is_place || hit.tokens.contains(&mention.head);
        if let Some(hit) = self.parties.named(mention).filter(is_named) {
            return match hit.named.kind() == ActorKind::Civilians {
                true => Class::Civilian,
                false => Class::Armed,
            };
        }
        let name = mention.span.of(self.parties.parse.calm_text());
        let hint = self.hint(mention.head);
        // Villages bear the names of groups; what acts is none, unless it is a state.
        let is_named_alike = acts
            && !self.parties.is_state(mention)
            && matches!(hint, None | Some(NameKind::Organisation | NameKind::People));
        if is_place && !is_named_alike {
            return Class::Place;
        }
        if naming::looks_like_person(name) {
            return Class::People;
        }
        let is_unlisted = !acts && self.places.of_mention(mention.head).is_some();
        if is_unlisted || naming::looks_like_place(name) {
            return Class::Place;
        }
        // A plural at the head of a sentence has its capital from there.
        let token = &self.parties.parse.tokens[mention.head];
        if token.tag == "NNS"
            && self.parties.parse.sentence_of(mention.head).tokens.start == mention.head
        {
            return Class::Other;
        }
        match hint {
            Some(NameKind::Person) => Class::People,
            Some(NameKind::Facility | NameKind::State | NameKind::Location) => {
                Class::Place
            }
            Some(_) | None => Class::Name,
        }
    }

    fn hint(&self, head: usize) -> Option<NameKind> {
        self.parties.parse.name_over(head).map(|name| name.kind)
    }

    fn sides(
        &self,
        frame: FrameIdx,
        sense: &Sense,
    ) -> (Vec<Attested<Party>>, Vec<Attested<Party>>) {
        let political = is_political(sense);
        let seen = Seen { violent: is_violent(sense), political, ..self.seen(frame) };
        let acting = Seen { acts: true, ..seen };
        if political && !sense.recipients.is_empty() {
            // Nobody condemns himself: a council that condemns a state is not that state's.
            let recipients = self.side(frame, &sense.recipients, seen);
            let not = recipients.first().and_then(|other| other.value.actor.clone());
            let actors =
                self.side(frame, &sense.actors, Seen { not: not.as_deref(), ..acting });
            return (actors, recipients);
        }
        let actors = self.side(frame, &sense.actors, acting);
        let not = actors.first().and_then(|actor| actor.value.actor.clone());
        let recipients =
            self.side(frame, &sense.recipients, Seen { not: not.as_deref(), ..seen });
        (actors, recipients)
    }

    /// Where the frame happened says whose police and whose army they are.
    fn seen(&self, frame: FrameIdx) -> Seen<'_> {
        let place =
            self.places.of_frame(frame).and_then(|found| found.value.place.as_ref());
        let country = place
            .and_then(|place| Some((place.iso3.as_deref()?, place.country.as_deref()?)));
        Seen { country, ..Seen::default() }
    }

    /// The parties of a side, each once.
    fn side(
        &self,
        frame: FrameIdx,
        mentions: &[MentionIdx],
        seen: Seen<'_>,
    ) -> Vec<Attested<Party>> {
        let mut side: Vec<Attested<Party>> = Vec::new();
        for &mention in mentions {
            // "stormed it": the post that was told of is no side.
            let told = &self.reading.mentions[mention];
            if told.class == Class::Pronoun && self.places.is_place(told.head) {
                continue;
            }
            // "the attack on Hajin", by whatever spelling the list of places knows it.
            let is_hit_place = told.class == Class::Name
                && !seen.acts
                && seen.violent
                && self.places.is_place(told.head)
                && self.parties.named(told).is_none()
                && !self.parties.is_state(told);
            if is_hit_place {
                continue;
            }
            let named = self.parties.of(mention, seen);
            for party in named.into_iter().chain(self.parties.beside(mention)) {
                // "The attack" has its sides from the sentence that told it first.
                let party = match self.is_elsewhere(mention, frame) {
                    true => antecedent(party),
                    false => party,
                };
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

    fn is_elsewhere(&self, mention: MentionIdx, frame: FrameIdx) -> bool {
        let head = self.reading.mentions[mention].head;
        self.parties.parse.tokens[head].sentence != self.reading.frames[frame].sentence
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
            let seen = Seen { not, acts: true, ..self.seen(idx) };
            let party = mention.and_then(|mention| self.parties.of(mention, seen))?;
            Some(party.value)
        };
        // "the villages of X" are parts of it.
        let where_of = |found: &Where, mention: &Mention| {
            let is_part = mention.class == Class::Place
                && mention.plural
                && found.relation == PlaceRelation::In;
            let relation = if is_part { PlaceRelation::PartOf } else { found.relation };
            Where { relation, ..found.clone() }
        };
        let also: Vec<(&Attested<Where>, &Mention)> = words
            .also
            .iter()
            .filter_map(|&mention| {
                let mention = &self.reading.mentions[mention];
                Some((self.places.of_mention(mention.head)?, mention))
            })
            .filter(|(found, _)| found.value.place.is_some())
            .collect();
        let after = holder(words.holder_after, None);
        let not = after.as_ref().and_then(|party| party.actor.clone());
        let territory = Territory {
            place: match (located, place) {
                (Some(found), Some(mention)) => Some(where_of(&found.value, mention)),
                (Some(found), None) => Some(found.value.clone()),
                // "a key quarter of the city" is a whole place without a name, and not the city.
                (None, Some(mention))
                    if mention.class == Class::Place && !mention.plural =>
                {
                    let text = mention.span.of(self.parties.parse.text).to_owned();
                    Some(Where { text, place: None, relation: PlaceRelation::In })
                }
                (None, _) => self.places.of_frame(idx).map(|found| found.value.clone()),
            },
            also: also.iter().map(|(at, mention)| where_of(&at.value, mention)).collect(),
            extent: words.extent,
            holder_before: holder(words.holder_before, not.as_deref()),
            holder_after: after,
            by_force: match self.is_left_to(frame) {
                true => Some(false),
                false => words.by_force,
            },
            state: words.state,
            ended: words.ended,
        };
        let attested = Attested::direct(territory, frame.trigger);
        let attested = match place {
            Some(mention) => attested.and(Evidence::direct(mention.span)),
            None => attested,
        };
        let others = also.iter().flat_map(|(found, _)| found.evidence()).cloned();
        others.fold(attested, Attested::and)
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
        let Some((published, date)) = self.report.published.latest.as_ref().zip(date)
        else {
            return attested(frame.time);
        };
        let days_ago = |day: jiff::civil::Date| (published.value - day).get_days();
        let Some(latest) = date.value.latest else { return attested(frame.time) };
        if days_ago(latest) > OLD_DAYS {
            return Attested::direct(TimeAxis::Background, span_of(date, frame));
        }
        // "By Tuesday evening they had taken the town": the pluperfect of this week's news follows a word of time.
        let is_news = date.value.earliest.is_some_and(|day| days_ago(day) <= NEWS_DAYS);
        if frame.time.value == TimeAxis::Background && is_news {
            return Attested::direct(TimeAxis::Current, span_of(date, frame));
        }
        attested(frame.time)
    }
}

/// A stretch of many days makes a total of a number, and a campaign of an act.
fn scope(
    frame: &Frame,
    date: Option<&Attested<When>>,
    counts: &[Attested<Count>],
    is_caused: bool,
) -> Attested<Scope> {
    // The dead of a month of whom nobody says what killed them died of many things.
    let longest = if is_caused { LONG_DAYS } else { MONTH_DAYS - 1 };
    let is_long =
        |date: &&Attested<When>| date.value.days().is_some_and(|days| days > longest);
    let is_total = counts.iter().any(|count| {
        count.value.low.is_some_and(|low| low > 1) && count.value.kind != CountKind::Other
    });
    match date.filter(is_long) {
        Some(date) if frame.scope.value == Scope::Single => {
            let is_long = date.value.days().is_some_and(|days| days > LONG_DAYS);
            match (is_total, is_long) {
                (true, _) => Attested::direct(Scope::Summary, span_of(date, frame)),
                (false, true) => Attested::direct(Scope::Ongoing, span_of(date, frame)),
                (false, false) => attested(frame.scope),
            }
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
/// A report of a week tells its news. Ours.
const NEWS_DAYS: i32 = 7;
/// ACLED codes no date wider than a month (codebook, time precision 3).
const LONG_DAYS: i64 = 31;
/// The shortest month.
const MONTH_DAYS: i64 = 28;

fn is_violent(sense: &Sense) -> bool {
    sense.act.is_some_and(|act| act.event == dateline_model::EventType::Assault)
}

fn is_political(sense: &Sense) -> bool {
    sense.act.is_some_and(|act| act.event.is_political())
}

/// The same on the strength of words told before.
fn antecedent(party: Attested<Party>) -> Attested<Party> {
    let spans: Vec<Span> = party.evidence().iter().filter_map(Evidence::span).collect();
    let Some((first, rest)) = spans.split_first() else { return party };
    let told = Attested::new(party.value.clone(), Evidence::antecedent(*first));
    rest.iter().fold(told, |told, &span| told.and(Evidence::antecedent(span)))
}

fn attested<T>(marked: Marked<T>) -> Attested<T> {
    Attested::direct(marked.value, marked.span)
}
