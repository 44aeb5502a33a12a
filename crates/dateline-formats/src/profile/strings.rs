//! The values of a dataset with their masks, and its spans where they stand in the masked texts.

use std::collections::BTreeMap;

use dateline_model::{
    Attested, Claim, Count, Dataset, Event, Evidence, EvidenceSource, Party, Passage,
    PlaceControl, ReportCard, ReportId, Span, Speaker, Territory, Version, When, Where,
};

use super::masks::{Masks, PROTECTED};
use super::moved::Moved;

pub(super) fn masked(
    dataset: Dataset,
    masks: &Masks,
    moves: &BTreeMap<ReportId, Moved>,
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
    let masked = Masked { masks, moves };
    Dataset {
        reports: reports.into_iter().map(|card| masked.card(card)).collect(),
        claims: claims.into_iter().map(|claim| masked.claim(&claim)).collect(),
        events: events.into_iter().map(|event| masked.event(event)).collect(),
        control: control.into_iter().map(|control| masked.control(control)).collect(),
        redirects,
        // What persons wrote about decisions that do not fit any more is theirs.
        unfit: Vec::new(),
        uncoded: uncoded.into_iter().map(|words| masked.passage(words)).collect(),
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
}

impl Masked<'_> {
    fn string(&self, words: &str) -> String {
        self.masks.string(words)
    }

    fn span(&self, report: &ReportId, span: Span) -> Span {
        self.moves.get(report).map_or(span, |moved| moved.span(span))
    }

    fn card(&self, card: ReportCard) -> ReportCard {
        ReportCard {
            // Names of files and rows are made by those who collect, and tell where and of whom.
            path: format!("report {}", card.id.short()),
            record: None,
            url: card.url.as_deref().map(|url| self.masks.address(url)),
            outlet: card.outlet.as_deref().map(|outlet| self.string(outlet)),
            title: card.title.as_deref().map(|title| self.string(title)),
            credit: card.credit.as_deref().map(|credit| self.string(credit)),
            published: card.published,
            fingerprint: card.fingerprint,
            // Where in whose archive it stands and when it was met tell of the collector too.
            archived: None,
            captured_at: None,
            language: card.language,
            id: card.id,
        }
    }

    fn claim(&self, claim: &Claim) -> Claim {
        let report = &claim.report;
        let speakers = claim
            .speakers
            .iter()
            .map(|said| self.attested(report, said, |it| self.speaker(it)));
        Claim {
            id: claim.id.clone(),
            report: report.clone(),
            sentence: self.span(report, claim.sentence),
            zone: claim.zone,
            rule: claim.rule.clone(),
            act: claim.act.as_ref().map(|act| self.attested(report, act, |act| *act)),
            trigger: self.span(report, claim.trigger),
            reciprocal: claim.reciprocal,
            actors: self.all(report, &claim.actors, |it| self.party(it)),
            recipients: self.all(report, &claim.recipients, |it| self.party(it)),
            weapon: claim.weapon.as_ref().map(|it| self.attested(report, it, |it| *it)),
            date: claim
                .date
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.when(it))),
            place: claim
                .place
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.at(it))),
            counts: self.all(report, &claim.counts, |it| self.count(it)),
            territory: claim
                .territory
                .as_ref()
                .map(|it| self.attested(report, it, |it| self.territory(it))),
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

    fn party(&self, party: &Party) -> Party {
        Party {
            text: self.string(&party.text),
            // Who stands in a list of actors is no private person.
            name: match party.actor {
                Some(_) => party.name.clone(),
                None => self.string(&party.name),
            },
            ..party.clone()
        }
    }

    fn at(&self, at: &Where) -> Where {
        Where { text: self.string(&at.text), ..at.clone() }
    }

    fn when(&self, date: &When) -> When {
        When { text: self.string(&date.text), ..date.clone() }
    }

    fn count(&self, count: &Count) -> Count {
        Count {
            text: self.string(&count.text),
            of: count.of.as_deref().map(|of| self.string(of)),
            ..count.clone()
        }
    }

    fn territory(&self, told: &Territory) -> Territory {
        Territory {
            place: told.place.as_ref().map(|at| self.at(at)),
            also: told.also.iter().map(|at| self.at(at)).collect(),
            holder_before: told.holder_before.as_ref().map(|it| self.party(it)),
            holder_after: told.holder_after.as_ref().map(|it| self.party(it)),
            ..told.clone()
        }
    }

    fn speaker(&self, speaker: &Speaker) -> Speaker {
        if speaker.protected {
            return Speaker { text: PROTECTED.to_owned(), name: None, ..speaker.clone() };
        }
        Speaker {
            text: self.string(&speaker.text),
            name: speaker.name.as_deref().map(|name| self.string(name)),
            ..speaker.clone()
        }
    }

    fn event(&self, event: Event) -> Event {
        Event {
            actors: event.actors.iter().map(|it| self.party(it)).collect(),
            recipients: event.recipients.iter().map(|it| self.party(it)).collect(),
            date: event.date.as_ref().map(|it| self.when(it)),
            place: event.place.as_ref().map(|it| self.at(it)),
            counts: event.counts.iter().map(|it| self.count(it)).collect(),
            territory: event.territory.as_ref().map(|it| self.territory(it)),
            labels: event.labels.iter().map(|it| self.string(it)).collect(),
            versions: event.versions.iter().map(|it| self.version(it)).collect(),
            joins: event.joins.iter().map(|it| self.string(it)).collect(),
            links: event
                .links
                .into_iter()
                .map(|mut link| {
                    link.why = self.masks.string(&link.why);
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
            each.holder = each.holder.as_ref().map(|it| self.party(it));
            each.by = each.by.iter().map(|it| self.party(it)).collect();
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
