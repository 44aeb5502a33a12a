//! The rows of a finished file.

use std::collections::BTreeMap;
use std::path::Path;

use dateline_formats::acled::classify_shown;
use dateline_formats::deaths::{Deaths, deaths};
use dateline_formats::grade::{HarmGrade, admiralty, harm_grade};
use dateline_formats::table::bounds;
use dateline_formats::{CodePoints, Shown, shown};
use dateline_model::{
    Attested, Claim, ClaimId, CountKind, Dataset, Evidence, EvidenceSource, Party,
    ReportId,
};
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params, params_from_iter};

use crate::control;
use crate::draft::{Settings, meta_rows};
use crate::error::{At, StoreError};
use crate::gpkg::{self, Bounds};
use crate::layout::{COLLECTED, DERIVED, TABLES};
use crate::store::{DECIDED, SOURCES, Store};
use crate::{log, moved, records, told};

pub(crate) const REPORT_COLUMNS: &str = "report_id, path, record, url, outlet, title, \
     published_earliest, published_latest, media, text, zones, body";
pub(crate) const DIAGNOSTIC_COLUMNS: &str =
    "report_id, severity, name, start, \"end\", message, help";
pub(crate) const SKIP_COLUMNS: &str =
    "report_id, start, \"end\", reason, trigger_start, trigger_end";

/// Code points of context on either side of a quote: enough to find it again in a text that was extracted anew.
const CONTEXT: usize = 32;

/// Writes a whole file. One transaction into an empty file, rows in the order of ids: the bytes depend on nothing else.
pub(crate) fn write(
    path: &Path,
    collected: &Store,
    before: Option<&Path>,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
    settings: &Settings,
) -> Result<(), StoreError> {
    let last_change = last_change(collected, settings)?;
    let mut file = Connection::open(path).at(path)?;
    let mut fill = || -> rusqlite::Result<()> {
        file.pragma_update(None, "page_size", 4096)?;
        // A file that is not finished is thrown away, so nothing need be there to mend it; readers see mode DELETE.
        file.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
        // The file is synchronised as a whole before it is put in place.
        file.pragma_update(None, "synchronous", "OFF")?;
        let all = file.transaction()?;
        gpkg::begin(&all)?;
        all.execute_batch(COLLECTED)?;
        all.execute_batch(DERIVED)?;
        for (name, value) in meta_rows(settings) {
            all.execute(
                "INSERT INTO dateline_meta VALUES (?1, ?2)",
                params![name, value],
            )?;
        }
        if let Some(sources) = collected.meta_value(SOURCES)? {
            let insert = "INSERT INTO dateline_meta VALUES (?1, ?2)";
            all.execute(insert, params![SOURCES, sources])?;
        }
        copy(&collected.file, &all, "reports", REPORT_COLUMNS)?;
        copy(&collected.file, &all, "diagnostics", DIAGNOSTIC_COLUMNS)?;
        copy(&collected.file, &all, "skips", SKIP_COLUMNS)?;
        copy_log(&collected.file, &all)?;
        all.execute(
            "INSERT INTO dateline_meta SELECT ?1, count(*) FROM decisions",
            params![DECIDED],
        )?;
        let bounds = events(&all, dataset, texts)?;
        claim_rows(&all, dataset, texts)?;
        let held = control::write(&all, dataset)?;
        told::write(&all, dataset)?;
        records::write(&all, dataset)?;
        moved::write(&all, before, dataset)?;
        gpkg::register_points(
            &all,
            "events",
            "What happened, claims about one happening as one",
            &last_change,
            bounds,
        )?;
        gpkg::register_points(
            &all,
            "control",
            "Who held which place, from when to when",
            &last_change,
            held,
        )?;
        for (table, description) in TABLES {
            gpkg::register_table(&all, table, description, &last_change)?;
        }
        all.commit()
    };
    fill().at(path)?;
    file.close().map_err(|(_, error)| error).at(path)
}

/// Copies the rows of a table as they are, those of the first report first, each report's in the order they came in.
fn copy(
    from: &Connection,
    to: &Transaction<'_>,
    table: &str,
    columns: &str,
) -> rusqlite::Result<()> {
    copy_in_order(from, to, table, columns, "report_id, fid")
}

/// Copies the decisions, first to last.
fn copy_log(from: &Connection, to: &Transaction<'_>) -> rusqlite::Result<()> {
    copy_in_order(from, to, "decisions", log::DECISION_COLUMNS, "seq")
}

fn copy_in_order(
    from: &Connection,
    to: &Transaction<'_>,
    table: &str,
    columns: &str,
    order: &str,
) -> rusqlite::Result<()> {
    let mut select =
        from.prepare(&format!("SELECT {columns} FROM {table} ORDER BY {order}"))?;
    let n_columns = select.column_count();
    let marks = vec!["?"; n_columns].join(", ");
    let mut insert =
        to.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({marks})"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let cells =
            (0..n_columns).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>()?;
        insert.execute(params_from_iter(cells))?;
    }
    Ok(())
}

/// The run's fixed clock, else the newest day of publication, else the beginning of Unix time.
fn last_change(collected: &Store, settings: &Settings) -> Result<String, StoreError> {
    let given = settings.source_date_epoch.and_then(|at| Timestamp::from_second(at).ok());
    let newest = collected.list(
        "SELECT max(coalesce(published_latest, published_earliest)) FROM reports",
        |row| row.get::<_, Option<String>>(0),
    )?;
    Ok(match (given, newest.into_iter().flatten().next()) {
        (Some(at), _) => at.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string(),
        (None, Some(day)) => format!("{day}T00:00:00.000Z"),
        (None, None) => "1970-01-01T00:00:00.000Z".to_owned(),
    })
}

fn events(
    all: &Transaction<'_>,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
) -> rusqlite::Result<Bounds> {
    let mut insert = all.prepare(
        "INSERT INTO events (geom, event_id, event_type, sub_event_type, acts, reciprocal,
            date_earliest, date_latest, date_text, place, place_text, place_relation, place_kind,
            place_precision, latitude, longitude, country, admin1, admin2, actors, recipients,
            killed_low, killed_best, killed_high, killed_actors, killed_recipients,
            killed_civilians, killed_unknown, injured_low, injured_high, weapons, labels, disputed,
            sources, grade, admiralty, n_claims, review, edited, joins, counted_in)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
            ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35,
            ?36, ?37, ?38, ?39, ?40, ?41)",
    )?;
    let mut versions = told::Versions::prepare(all)?;
    let mut corners = Bounds::default();
    for shown in shown(dataset, texts) {
        let event = &shown.event;
        let code = classify_shown(&shown);
        let at = event.place.as_ref();
        let place = at.and_then(|at| at.place.as_ref());
        let date = event.date.as_ref();
        let point = place.and_then(|place| Some((place.longitude?, place.latitude?)));
        if let Some((longitude, latitude)) = point {
            corners.add(longitude, latitude);
        }
        let dead = deaths(&shown, dataset);
        let died = |of: fn(&Deaths) -> u64| dead.as_ref().map(of).map(whole);
        let (injured_low, injured_high) = bounds(&shown, &[CountKind::Injured]);
        insert.execute(params![
            point.map(|(longitude, latitude)| gpkg::point(longitude, latitude)),
            event.id.0,
            code.map(|code| code.event_type()),
            code.map(|code| code.as_str()),
            list(event.acts.iter().map(ToString::to_string), "; "),
            event.reciprocal,
            date.and_then(|date| date.earliest).map(|day| day.to_string()),
            date.and_then(|date| date.latest).map(|day| day.to_string()),
            date.map(|date| &date.text),
            place.map(|place| &place.name),
            at.map(|at| &at.text),
            at.map(|at| at.relation.as_str()),
            place.map(|place| place.kind.as_str()),
            place.map(|place| place.precision.as_str()),
            place.and_then(|place| place.latitude),
            place.and_then(|place| place.longitude),
            place.and_then(|place| place.country.as_ref()),
            place.and_then(|place| place.admin1.as_ref()),
            place.and_then(|place| place.admin2.as_ref()),
            list(names(&event.actors), "; "),
            list(names(&event.recipients), "; "),
            died(|dead| dead.low),
            died(|dead| dead.best),
            died(|dead| dead.high),
            died(|dead| dead.actors),
            died(|dead| dead.recipients),
            died(|dead| dead.civilians),
            died(|dead| dead.unknown),
            injured_low.map(whole),
            injured_high.map(whole),
            list(event.weapons.iter().map(ToString::to_string), "; "),
            list(event.labels.iter().cloned(), "; "),
            event.disputed,
            event.n_sources,
            harm_grade(&shown).map(HarmGrade::as_str),
            admiralty(&shown, dataset).to_string(),
            n_claims(&shown),
            event.review.as_str(),
            list(event.edited.iter().map(ToString::to_string), "; "),
            list(event.joins.iter().cloned(), "\n"),
            list(event.counted_in.iter().map(|id| id.0.clone()), "; "),
        ])?;
        versions.insert(event)?;
    }
    Ok(corners)
}

fn n_claims(shown: &Shown) -> usize {
    shown.claims.len()
}

fn names(parties: &[Party]) -> impl Iterator<Item = String> + '_ {
    parties.iter().map(|party| party.name.replace(';', ","))
}

/// The items in one cell; an empty list is no text at all.
pub(crate) fn list(items: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(between))
}

/// SQLite's integers are signed; nobody counts so many people.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn claim_rows(
    all: &Transaction<'_>,
    dataset: &Dataset,
    texts: &BTreeMap<ReportId, String>,
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
    // Claims of a report follow each other nearly always, so one text is counted through at a time.
    let mut points: Option<(&ReportId, CodePoints<'_>)> = None;
    for claim in &dataset.claims {
        if points.as_ref().is_none_or(|(report, _)| **report != claim.report) {
            let text = texts.get(&claim.report).map_or("", String::as_str);
            points = Some((&claim.report, CodePoints::of(text)));
        }
        let Some((_, points)) = &points else { continue };
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
        rest.insert(claim, points)?;
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
