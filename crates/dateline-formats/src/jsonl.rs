//! One event a line, with every value and the words it was read from. `docs/formats.md` tells what each field means.

mod row;

use std::collections::BTreeMap;
use std::io::{self, Write};

use dateline_model::{
    Attested, Claim, Count, Dataset, Evidence, EvidenceRole, Party, ReportId, Span,
    Version, When, Where,
};

use crate::acled;
use crate::deaths::deaths;
use crate::grade::{admiralty, harm_grade};
use crate::quote::CodePoints;
use crate::shown::{Shown, shown};
use crate::texts::Texts;

pub use row::{
    ActRow, ClaimRow, CountRow, DateRow, DeathsRow, EventRow, EvidenceRow, PartyRow,
    PlaceRow, ReportRow, SpeakerRow, TerritoryRow, VersionRow,
};

/// The keys under `evidence`, in the order in which they are written.
pub const EVIDENCE_KEYS: [&str; 14] = [
    "trigger",
    "act",
    "actors",
    "recipients",
    "date",
    "place",
    "counts",
    "weapon",
    "territory",
    "labels",
    "speaker",
    "modality",
    "time",
    "scope",
];

/// Writes the events, one a line, in the order of the dataset.
///
/// # Errors
/// Those of `out`.
pub fn write(
    dataset: &Dataset,
    texts: &dyn Texts,
    out: &mut dyn Write,
) -> io::Result<()> {
    for row in rows(dataset, texts) {
        serde_json::to_writer(&mut *out, &row).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The events, one a line.
pub fn to_string(dataset: &Dataset, texts: &dyn Texts) -> String {
    let mut out = Vec::new();
    // A Vec takes every byte, and the rows hold nothing that JSON cannot.
    let _ = write(dataset, texts, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Reads the lines back; empty lines are passed over.
///
/// # Errors
/// If a line is not one of ours.
pub fn read(lines: &str) -> serde_json::Result<Vec<EventRow>> {
    lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(serde_json::from_str)
        .collect()
}

/// Where the code points of each report lie, for whoever makes rows of one dataset more than once.
pub type Points<'a> = BTreeMap<&'a ReportId, CodePoints<'a>>;

/// Counts through the text of each report that tells something.
pub fn points<'a>(dataset: &'a Dataset, texts: &'a dyn Texts) -> Points<'a> {
    let mut points = Points::new();
    for claim in &dataset.claims {
        if let Some(text) = texts.text(&claim.report) {
            points.entry(&claim.report).or_insert_with(|| CodePoints::of(text));
        }
    }
    points
}

/// The rows of all events, from texts that were counted through before.
pub fn rows_at<'a>(
    dataset: &'a Dataset,
    texts: &'a dyn Texts,
    points: &'a Points<'a>,
) -> impl Iterator<Item = EventRow> + 'a {
    shown(dataset, texts).map(move |shown| event(&shown, dataset, points))
}

/// The events as values, for who wants to go on computing.
pub fn rows<'a>(
    dataset: &'a Dataset,
    texts: &'a dyn Texts,
) -> impl Iterator<Item = EventRow> + 'a {
    let mut points: Points<'a> = Points::new();
    shown(dataset, texts).map(move |shown| {
        for claim in &shown.claims {
            if let Some(card) = dataset.report(&claim.report)
                && let Some(text) = texts.text(&card.id)
            {
                points.entry(&card.id).or_insert_with(|| CodePoints::of(text));
            }
        }
        event(&shown, dataset, &points)
    })
}

/// One event as a value.
pub fn event_row(shown: &Shown, dataset: &Dataset, texts: &dyn Texts) -> EventRow {
    let reports = shown.claims.iter().map(|claim| &claim.report);
    let points = reports
        .filter_map(|report| Some((report, CodePoints::of(texts.text(report)?))))
        .collect();
    event(shown, dataset, &points)
}

/// The words of the evidence, each once; what is no words or not found is left out.
pub fn evidence_rows<'e>(
    evidence: impl IntoIterator<Item = &'e Evidence>,
    points: &CodePoints<'_>,
) -> Vec<EvidenceRow> {
    let mut rows: Vec<EvidenceRow> = Vec::new();
    for each in evidence {
        if let Some(span) = each.span()
            && let Some(row) = evidence_row(each.role, span, points)
            && !rows.contains(&row)
        {
            rows.push(row);
        }
    }
    rows
}

fn event(
    shown: &Shown,
    dataset: &Dataset,
    points: &BTreeMap<&ReportId, CodePoints<'_>>,
) -> EventRow {
    let Shown { event, claims } = shown;
    let code = acled::classify_shown(shown);
    EventRow {
        event_id: event.id.0.clone(),
        event_type: code.map(|code| code.event_type().to_owned()),
        sub_event_type: code.map(|code| code.as_str().to_owned()),
        acts: event
            .acts
            .iter()
            .map(|act| ActRow {
                event: act.event.as_str().to_owned(),
                mode: act.mode.map(|mode| mode.as_str().to_owned()),
            })
            .collect(),
        reciprocal: event.reciprocal,
        date: event.date.as_ref().map(date),
        place: event.place.as_ref().map(place),
        actors: event.actors.iter().map(party).collect(),
        recipients: event.recipients.iter().map(party).collect(),
        counts: event.counts.iter().map(count).collect(),
        deaths: deaths(shown, dataset).map(|dead| DeathsRow {
            low: dead.low,
            best: dead.best,
            high: dead.high,
            actors: dead.actors,
            recipients: dead.recipients,
            civilians: dead.civilians,
            unknown: dead.unknown,
        }),
        weapon: event.weapons.first().map(|weapon| weapon.as_str().to_owned()),
        territory: event.territory.as_ref().map(|territory| TerritoryRow {
            place: territory.place.as_ref().map(place_name),
            also: territory.also.iter().map(place_name).collect(),
            extent: territory.extent.as_str().to_owned(),
            holder_before: territory.holder_before.as_ref().map(|side| side.name.clone()),
            holder_after: territory.holder_after.as_ref().map(|side| side.name.clone()),
            by_force: territory.by_force,
            state: territory.state.as_str().to_owned(),
            ended: territory.ended,
        }),
        labels: event.labels.clone(),
        disputed: event.disputed,
        sources: event.n_sources,
        review: event.review.as_str().to_owned(),
        edited: event.edited.iter().map(|field| field.as_str().to_owned()).collect(),
        grade: harm_grade(shown).map(|grade| grade.as_str().to_owned()),
        admiralty: admiralty(shown, dataset).to_string(),
        versions: event.versions.iter().map(version).collect(),
        claims: claims
            .iter()
            .map(|each| {
                let none = CodePoints::of("");
                claim_row(each, dataset, points.get(&each.report).unwrap_or(&none))
            })
            .collect(),
    }
}

/// One claim as a value; `points` are those of its report's text.
pub fn claim_row(claim: &Claim, dataset: &Dataset, points: &CodePoints<'_>) -> ClaimRow {
    let card = dataset.report(&claim.report);
    ClaimRow {
        claim_id: claim.id.0.to_string(),
        report: ReportRow {
            id: claim.report.0.to_string(),
            path: card.map(|card| card.path.clone()),
            url: card.and_then(|card| card.url.clone()),
            record: card.and_then(|card| card.record.clone()),
            offset: card.and_then(|card| Some(card.archived?.offset)),
        },
        sentence: points.quote(claim.sentence).map(str::to_owned),
        speaker: claim.speakers.first().map(|speaker| SpeakerRow {
            text: speaker.value.text.clone(),
            // Who asked not to be named is not named, whatever else the report gives away.
            name: speaker.value.name.clone().filter(|_| !speaker.value.protected),
            kind: speaker.value.kind.as_str().to_owned(),
            party: speaker.value.party,
            protected: speaker.value.protected,
        }),
        modality: claim.modality.value.as_str().to_owned(),
        time: claim.time.value.as_str().to_owned(),
        scope: claim.scope.value.as_str().to_owned(),
        rule: claim.rule.to_string(),
        labels: claim.labels.iter().map(|label| label.value.clone()).collect(),
        evidence: evidence(claim, points),
    }
}

fn evidence(
    claim: &Claim,
    points: &CodePoints<'_>,
) -> serde_json::Map<String, serde_json::Value> {
    let trigger = [Evidence::direct(claim.trigger)];
    let of = |key: &str| -> Vec<&Evidence> {
        match key {
            "trigger" => trigger.iter().collect(),
            "act" => one(claim.act.as_ref()),
            "actors" => all(&claim.actors),
            "recipients" => all(&claim.recipients),
            "date" => one(claim.date.as_ref()),
            "place" => one(claim.place.as_ref()),
            "counts" => all(&claim.counts),
            "weapon" => one(claim.weapon.as_ref()),
            "territory" => one(claim.territory.as_deref()),
            "labels" => all(&claim.labels),
            "speaker" => one(claim.speakers.first()),
            "modality" => one(Some(&claim.modality)),
            "time" => one(Some(&claim.time)),
            "scope" => one(Some(&claim.scope)),
            _ => Vec::new(),
        }
    };
    EVIDENCE_KEYS
        .iter()
        .map(|&key| {
            let rows = evidence_rows(of(key), points);
            (key.to_owned(), serde_json::to_value(rows).unwrap_or_default())
        })
        .collect()
}

fn evidence_row(
    role: EvidenceRole,
    span: Span,
    points: &CodePoints<'_>,
) -> Option<EvidenceRow> {
    Some(EvidenceRow {
        role: role.as_str().to_owned(),
        start: points.at(span.start()),
        end: points.at(span.end()),
        quote: points.quote(span)?.to_owned(),
    })
}

fn one<T>(value: Option<&Attested<T>>) -> Vec<&Evidence> {
    value.map(|value| value.evidence().iter().collect()).unwrap_or_default()
}

fn all<T>(values: &[Attested<T>]) -> Vec<&Evidence> {
    values.iter().flat_map(|value| value.evidence()).collect()
}

fn version(version: &Version) -> VersionRow {
    VersionRow {
        field: version.field.as_str().to_owned(),
        value: version.value.clone(),
        chosen: version.chosen.clone(),
        clashes: version.clashes,
        interested: version.interested,
        sources: version.n_sources,
        speakers: version.speakers.clone(),
        claims: version.claims.iter().map(|id| id.0.to_string()).collect(),
    }
}

fn date(date: &When) -> DateRow {
    DateRow {
        text: date.text.clone(),
        earliest: date.earliest.map(|day| day.to_string()),
        latest: date.latest.map(|day| day.to_string()),
        edtf: date.edtf.clone(),
    }
}

fn place(at: &Where) -> PlaceRow {
    let place = at.place.as_ref();
    PlaceRow {
        text: at.text.clone(),
        name: place.map(|place| place.name.clone()),
        relation: at.relation.as_str().to_owned(),
        kind: place.map(|place| place.kind.as_str().to_owned()),
        latitude: place.and_then(|place| place.latitude),
        longitude: place.and_then(|place| place.longitude),
        country: place.and_then(|place| place.country.clone()),
        admin1: place.and_then(|place| place.admin1.clone()),
        precision: place.map(|place| place.precision.as_str().to_owned()),
    }
}

fn place_name(at: &Where) -> String {
    at.place.as_ref().map_or_else(|| at.text.clone(), |place| place.name.clone())
}

fn party(party: &Party) -> PartyRow {
    PartyRow {
        text: party.text.clone(),
        name: party.name.clone(),
        kind: party.kind.as_str().to_owned(),
    }
}

fn count(count: &Count) -> CountRow {
    CountRow {
        kind: count.kind.as_str().to_owned(),
        text: count.text.clone(),
        low: count.low,
        high: count.high,
        of: count.of.clone(),
        part_of: count.part_of,
    }
}
