//! The values of a dataset with their masks, and its spans where they stand in the masked texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use dateline_model::{
    Attested, Claim, Count, Dataset, Event, Evidence, EvidenceSource, Party, PartyFacts,
    Passage, PlaceControl, PlaceRelation, ReportCard, ReportId, Span, Speaker,
    SpeakerFacts, Territory, Version, When, Where,
};

use super::masks::{Masks, PROTECTED};
use super::moved::Moved;
use super::spared::{LEFT_OUT, Spared, Sparing};
use super::terms::{Terms, month, unit};
use super::{Finest, Profile};

pub(super) fn masked(
    dataset: Dataset,
    masks: &Masks,
    moves: &BTreeMap<ReportId, Moved>,
    spared: &Spared,
    terms: Terms,
) -> Dataset {
    let Dataset {
        reports,
        claims,
        events,
        control,
        redirects,
        unfit: _,
        uncoded,
        copies,
        sources,
    } = dataset;
    let masked = Masked { masks, moves, spared, terms };
    let control = control.into_iter().filter(|_| !terms.hide_control());
    let uncoded = uncoded.into_iter().filter(|words| !spared.are_told_by(&words.report));
    Dataset {
        reports: reports.into_iter().map(|card| masked.card(card)).collect(),
        claims: claims.into_iter().map(|claim| masked.claim(&claim)).collect(),
        events: events.into_iter().map(|event| masked.event(event)).collect(),
        control: control.map(|control| masked.control(control)).collect(),
        redirects,
        // What persons wrote about decisions that do not fit any more is theirs.
        unfit: Vec::new(),
        uncoded: uncoded.map(|words| masked.passage(words)).collect(),
        copies,
        sources: sources
            .into_iter()
            .map(|mut source| {
                source.name = masks.string(&source.name);
                source
            })
            .collect(),
    }
}

struct Masked<'m> {
    masks: &'m Masks,
    moves: &'m BTreeMap<ReportId, Moved>,
    spared: &'m Spared,
    terms: Terms,
}

impl Masked<'_> {
    fn string(&self, words: &str) -> String {
        match self.terms.profile {
            Profile::Public | Profile::Trusted => self.masks.string(words),
            Profile::Full => words.to_owned(),
        }
    }

    /// What is left of words that may tell the village: nothing.
    fn words(&self, words: &str, is_spared: bool) -> String {
        if is_spared { LEFT_OUT.to_owned() } else { self.string(words) }
    }

    fn span(&self, report: &ReportId, span: Span) -> Span {
        self.moves.get(report).map_or(span, |moved| moved.span(span))
    }

    fn card(&self, card: ReportCard) -> ReportCard {
        if self.terms.profile == Profile::Full && !self.spared.are_told_by(&card.id) {
            return card;
        }
        let spared = self.spared.are_told_by(&card.id);
        let address = |url: &str| match spared {
            true => Masks::host(url).to_owned(),
            false => self.masks.address(url),
        };
        ReportCard {
            // Names of files and rows are made by those who collect, and tell where and of whom.
            path: format!("report {}", card.id.short()),
            record: None,
            url: card.url.as_deref().map(address),
            outlet: card.outlet.as_deref().map(|outlet| self.string(outlet)),
            title: card.title.as_deref().map(|title| self.words(title, spared)),
            credit: card.credit.as_deref().map(|credit| self.string(credit)),
            published: card.published,
            fingerprint: card.fingerprint,
            // Where in whose archive it stands and when it was met tell of the collector too.
            archived: None,
            captured_at: None,
            capture: dateline_model::Capture::default(),
            language: card.language,
            id: card.id,
        }
    }

    fn claim(&self, claim: &Claim) -> Claim {
        let report = &claim.report;
        let spared = self.spared.of_claim(&claim.id);
        let is_spared = spared != Sparing::Nothing;
        let speakers = claim
            .speakers
            .iter()
            .map(|said| self.attested(report, said, |it| self.speaker(it, is_spared)));
        Claim {
            id: claim.id.clone(),
            report: report.clone(),
            sentence: self.span(report, claim.sentence),
            zone: claim.zone,
            rule: claim.rule.clone(),
            act: claim.act.as_ref().map(|act| self.attested(report, act, |act| *act)),
            trigger: self.span(report, claim.trigger),
            reciprocal: claim.reciprocal,
            actors: self.all(report, &claim.actors, |it| self.party(it, is_spared)),
            recipients: self
                .all(report, &claim.recipients, |it| self.party(it, is_spared)),
            weapon: claim.weapon.as_ref().map(|it| self.attested(report, it, |it| *it)),
            date: claim
                .date
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.when(it, spared))),
            place: claim
                .place
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.at(it, spared))),
            counts: self.all(report, &claim.counts, |it| self.count(it, is_spared)),
            territory: claim
                .territory
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.territory(it, spared)))
                .map(Box::new),
            labels: self.all(report, &claim.labels, |it| self.string(it)),
            speakers: speakers.collect(),
            modality: self.attested(report, &claim.modality, |it| *it),
            time: self.attested(report, &claim.time, |it| *it),
            scope: self.attested(report, &claim.scope, |it| *it),
            disputed: claim.disputed,
            part_of: claim.part_of.clone(),
        }
    }

    fn all<T: Clone>(
        &self,
        report: &ReportId,
        values: &[Attested<T>],
        value: impl Fn(&T) -> T,
    ) -> Vec<Attested<T>> {
        values.iter().map(|each| self.attested(report, each, &value)).collect()
    }

    /// The value, on the same words where they stand now.
    fn attested<T: Clone>(
        &self,
        report: &ReportId,
        told: &Attested<T>,
        value: impl Fn(&T) -> T,
    ) -> Attested<T> {
        let mut moved = told.evidence().iter().map(|evidence| match &evidence.source {
            EvidenceSource::Text(span) => Evidence {
                role: evidence.role,
                source: EvidenceSource::Text(self.span(report, *span)),
            },
            EvidenceSource::Original(_) | EvidenceSource::Given(_) => evidence.clone(),
        });
        let value = value(&told.value);
        match moved.next() {
            Some(first) => moved.fold(Attested::new(value, first), Attested::and),
            None => Attested::clone(told).map(|_| value),
        }
    }

    fn party(&self, party: &Party, is_spared: bool) -> Party {
        Party::from(PartyFacts {
            text: self.words(&party.text, is_spared),
            // Who stands in a list of actors is no private person.
            name: match party.actor {
                Some(_) => party.name.clone(),
                None if is_spared => in_general(party),
                None => self.string(&party.name),
            },
            ..PartyFacts::clone(party)
        })
    }

    fn at(&self, at: &Where, spared: Sparing) -> Where {
        let finest = match spared {
            Sparing::PlaceAndDay => self.terms.finest.max(Finest::Admin1),
            Sparing::Place | Sparing::Nothing => self.terms.finest,
        };
        if spared == Sparing::Nothing {
            let place = at.place.as_ref().map(|place| self.terms.place(place));
            return Where { text: self.string(&at.text), place, ..at.clone() };
        }
        let unit = at.place.as_ref().map(|place| unit(place, finest));
        let text = match &unit {
            Some(unit) if !unit.name.is_empty() => format!("[a place in {}]", unit.name),
            Some(_) | None => LEFT_OUT.to_owned(),
        };
        Where { text, place: unit.map(Arc::new), relation: PlaceRelation::In }
    }

    fn when(&self, date: &When, spared: Sparing) -> When {
        if spared != Sparing::PlaceAndDay {
            return When { text: self.string(&date.text), ..date.clone() };
        }
        When {
            text: LEFT_OUT.to_owned(),
            earliest: date.earliest.map(|day| month(day).0),
            latest: date.latest.map(|day| month(day).1),
            edtf: None,
            assumed: date.assumed,
        }
    }

    fn count(&self, count: &Count, is_spared: bool) -> Count {
        Count {
            text: self.words(&count.text, is_spared),
            of: count.of.as_deref().filter(|_| !is_spared).map(|of| self.string(of)),
            ..count.clone()
        }
    }

    fn territory(&self, told: &Territory, spared: Sparing) -> Territory {
        let is_spared = spared != Sparing::Nothing;
        let held = |it: &Party| self.party(it, is_spared);
        Territory {
            place: told.place.as_ref().map(|at| self.at(at, spared)),
            also: told.also.iter().map(|at| self.at(at, spared)).collect(),
            holder_before: told.holder_before.as_ref().map(held),
            holder_after: told.holder_after.as_ref().map(held),
            ..told.clone()
        }
    }

    fn speaker(&self, speaker: &Speaker, is_spared: bool) -> Speaker {
        if speaker.protected && self.terms.profile != Profile::Full {
            let facts = SpeakerFacts::clone(speaker);
            return SpeakerFacts { text: PROTECTED.to_owned(), name: None, ..facts }
                .into();
        }
        let facts = SpeakerFacts {
            text: self.words(&speaker.text, is_spared),
            name: speaker.name.as_deref().map(|name| self.string(name)),
            ..SpeakerFacts::clone(speaker)
        };
        facts.into()
    }

    fn event(&self, event: Event) -> Event {
        let claims = event.claims.iter().map(|id| self.spared.of_claim(id));
        let spared = claims.max().unwrap_or(match self.terms.finest {
            // What a person added to no report.
            Finest::Exact => Sparing::Nothing,
            Finest::Admin3 | Finest::Admin2 | Finest::Admin1 | Finest::Country => {
                Sparing::Place
            }
        });
        let is_spared = spared != Sparing::Nothing;
        let versions = event.versions.iter().filter(|_| !is_spared);
        let joins = event.joins.iter().filter(|_| !is_spared);
        Event {
            actors: event.actors.iter().map(|it| self.party(it, is_spared)).collect(),
            recipients: event
                .recipients
                .iter()
                .map(|it| self.party(it, is_spared))
                .collect(),
            date: event.date.as_ref().map(|it| self.when(it, spared)),
            place: event.place.as_ref().map(|it| self.at(it, spared)),
            counts: event.counts.iter().map(|it| self.count(it, is_spared)).collect(),
            territory: event
                .territory
                .as_ref()
                .map(|it| Box::new(self.territory(it, spared))),
            labels: event.labels.iter().map(|it| self.string(it)).collect(),
            versions: versions.map(|it| self.version(it)).collect(),
            joins: joins.map(|it| self.string(it)).collect(),
            links: event
                .links
                .into_iter()
                .map(|mut link| {
                    link.why = self.words(&link.why, is_spared);
                    link
                })
                .collect(),
            ..event
        }
    }

    fn version(&self, version: &Version) -> Version {
        Version {
            value: self.string(&version.value),
            speakers: version.speakers.iter().map(|it| self.string(it)).collect(),
            chosen: version.chosen.as_deref().map(|why| self.string(why)),
            ..version.clone()
        }
    }

    fn control(&self, mut control: PlaceControl) -> PlaceControl {
        for each in &mut control.intervals {
            each.holder = each.holder.as_ref().map(|it| self.party(it, false));
            each.by = each.by.iter().map(|it| self.party(it, false)).collect();
        }
        control
    }

    fn passage(&self, words: Passage) -> Passage {
        Passage {
            span: self.span(&words.report, words.span),
            quote: self.string(&words.quote),
            report: words.report,
        }
    }
}

/// What sort of people they are, where their own words may tell who they are.
fn in_general(party: &Party) -> String {
    let kind = party.kind.as_str().replace('-', " ");
    let mut letters = kind.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
