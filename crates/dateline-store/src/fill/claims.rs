//! The rows of claims, and the tables that hold several rows a claim.

use std::collections::BTreeMap;

use dateline_formats::CodePoints;
use dateline_model::{Attested, Claim, ClaimId, Dataset, Evidence, EvidenceSource};
use rusqlite::{Transaction, params};

use super::{list, whole};
use crate::store::Store;

/// Code points of context on either side of a quote: enough to find it again in a text that was extracted anew.
const CONTEXT: usize = 32;

/// Writes them.
pub(super) fn claims(
    all: &Transaction<'_>,
    dataset: &Dataset,
    collected: &Store,
) -> rusqlite::Result<()> {
    let event_of: BTreeMap<&ClaimId, &str> = dataset
        .events
        .iter()
        .flat_map(|event| event.claims.iter().map(|id| (id, event.id.0.as_str())))
        .collect();
    let mut insert = all.prepare(
        "INSERT INTO claims (claim_id, event_id, report_id, sentence, zone, rule, act, modality,
            time_axis, scope, speaker, speaker_kind, date_text, place_text, labels, disputed, part_of,
            body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?;
    let mut rest = Rest::prepare(all)?;
    // Claims of a report follow each other nearly always, so one text is read and counted through at a time.
    let mut text = collected.each_text()?;
    for of_report in dataset.claims.chunk_by(|a, b| a.report == b.report) {
        let Some(first) = of_report.first() else { continue };
        let text = text(&first.report)?.unwrap_or_default();
        let points = CodePoints::of(&text);
        for claim in of_report {
            let speaker = claim.speakers.first().map(|speaker| &speaker.value);
            insert.execute(params![
                claim.id.0,
                event_of.get(&claim.id),
                claim.report.0,
                points.quote(claim.sentence),
                claim.zone.as_str(),
                claim.rule,
                claim.act.as_ref().map(|act| act.value.to_string()),
                claim.modality.value.as_str(),
                claim.time.value.as_str(),
                claim.scope.value.as_str(),
                speaker.map(|speaker| &speaker.text),
                speaker.map(|speaker| speaker.kind.as_str()),
                claim.date.as_ref().map(|date| &date.value.text),
                claim.place.as_ref().map(|at| &at.value.text),
                list(claim.labels.iter().map(|label| label.value.clone()), "; "),
                claim.disputed,
                claim.part_of.as_ref().map(|id| &id.0),
                serde_json::to_string(claim).unwrap_or_default(),
            ])?;
            rest.insert(claim, &points)?;
        }
    }
    Ok(())
}

/// The tables that hold several rows a claim.
struct Rest<'a> {
    evidence: rusqlite::Statement<'a>,
    counts: rusqlite::Statement<'a>,
    parties: rusqlite::Statement<'a>,
}

impl<'a> Rest<'a> {
    fn prepare(all: &'a Transaction<'_>) -> rusqlite::Result<Rest<'a>> {
        Ok(Rest {
            evidence: all.prepare(
                "INSERT INTO evidence
                    (claim_id, field, role, start, \"end\", quote, prefix, suffix, given)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            counts: all.prepare(
                "INSERT INTO counts
                    (claim_id, idx, kind, text, low, high, vague, of_whom, status, part_of)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            parties: all.prepare(
                "INSERT INTO parties (claim_id, side, idx, text, actor_id, name, kind, country)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
        })
    }

    fn insert(&mut self, claim: &Claim, points: &CodePoints<'_>) -> rusqlite::Result<()> {
        for (field, evidence) in evidence(claim) {
            self.insert_evidence(claim, field, &evidence, points)?;
        }
        for (idx, count) in claim.counts.iter().map(|count| &count.value).enumerate() {
            self.counts.execute(params![
                claim.id.0,
                idx,
                count.kind.as_str(),
                count.text,
                count.low.map(whole),
                count.high.map(whole),
                count.vague.map(|vague| vague.as_str()),
                count.of,
                count.status.map(|status| status.as_str()),
                count.part_of,
            ])?;
        }
        for (side, parties) in
            [("actor", &claim.actors), ("recipient", &claim.recipients)]
        {
            for (idx, party) in parties.iter().map(|party| &party.value).enumerate() {
                self.parties.execute(params![
                    claim.id.0,
                    side,
                    idx,
                    party.text,
                    party.actor,
                    party.name,
                    party.kind.as_str(),
                    party.country,
                ])?;
            }
        }
        Ok(())
    }

    fn insert_evidence(
        &mut self,
        claim: &Claim,
        field: &str,
        evidence: &Evidence,
        points: &CodePoints<'_>,
    ) -> rusqlite::Result<()> {
        let role = evidence.role.as_str();
        let given = match &evidence.source {
            EvidenceSource::Text(span) => {
                let Some(quote) = points.quote(*span) else { return Ok(()) };
                let (prefix, suffix) = points.context(*span, CONTEXT);
                self.evidence.execute(params![
                    claim.id.0,
                    field,
                    role,
                    points.at(span.start()),
                    points.at(span.end()),
                    quote,
                    prefix,
                    suffix,
                    None::<String>
                ])?;
                return Ok(());
            }
            EvidenceSource::Original(bytes) => {
                format!("bytes {}-{} of the original", bytes.start, bytes.end)
            }
            EvidenceSource::Given(field) => field.as_str().to_owned(),
        };
        let none = None::<String>;
        self.evidence.execute(params![
            claim.id.0, field, role, none, none, none, none, none, given
        ])?;
        Ok(())
    }
}

/// Every support of every value of a claim, each once a field.
fn evidence(claim: &Claim) -> Vec<(&'static str, Evidence)> {
    fn add<T>(
        rows: &mut Vec<(&'static str, Evidence)>,
        field: &'static str,
        value: &Attested<T>,
    ) {
        for evidence in value.evidence() {
            let row = (field, evidence.clone());
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let mut rows = vec![("trigger", Evidence::direct(claim.trigger))];
    claim.act.iter().for_each(|value| add(&mut rows, "act", value));
    claim.actors.iter().for_each(|value| add(&mut rows, "actors", value));
    claim.recipients.iter().for_each(|value| add(&mut rows, "recipients", value));
    claim.date.iter().for_each(|value| add(&mut rows, "date", value));
    claim.place.iter().for_each(|value| add(&mut rows, "place", value));
    claim.counts.iter().for_each(|value| add(&mut rows, "counts", value));
    claim.weapon.iter().for_each(|value| add(&mut rows, "weapon", value));
    claim.territory.iter().for_each(|value| add(&mut rows, "territory", value));
    claim.labels.iter().for_each(|value| add(&mut rows, "labels", value));
    claim.speakers.iter().for_each(|value| add(&mut rows, "speaker", value));
    add(&mut rows, "modality", &claim.modality);
    add(&mut rows, "time", &claim.time);
    add(&mut rows, "scope", &claim.scope);
    rows
}
