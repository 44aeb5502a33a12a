mod log;
mod records;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline_model::{
    Act, ActorKind, Attested, Capture, Claim, ClaimId, ControlGap, ControlInterval,
    Count, CountKind, Dataset, Days, Event, EventId, Evidence, GapKind, GivenField,
    IsoWeek, KnownSource, Modality, Party, PartyFacts, Place, PlaceControl, PlaceKind,
    PlacePrecision, PlaceRelation, Publication, ReportCard, ReportId, ReviewState, Scope,
    Span, TerritoryState, TimeAxis, Turn, WeekCount, When, Where, Zone, ZoneKind,
};
use expect_test::expect;
use jiff::civil::date;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::store::PART;
use crate::{
    Draft, Meta, Settings, Store, StoreError, StoredDiagnostic, StoredReport, StoredSkip,
};

const TEXT: &str =
    "WADI AMSA (وادي عمسة) – Rebels shelled Wadi Amsa on Wednesday and killed four.";

fn attest<T>(value: T, words: &str) -> Attested<T> {
    let at = TEXT.find(words).expect("words of the text");
    Attested::direct(value, Span::new(at, at + words.len()))
}

fn report(name: &str) -> StoredReport {
    let id = ReportId(name.repeat(64).into());
    let day = attest("2016-05-05".parse().expect("a day"), "Wednesday");
    let claim = Claim {
        id: ClaimId(format!("{name}:42").into()),
        report: id.clone(),
        sentence: Span::new(0, TEXT.len()),
        zone: ZoneKind::Body,
        rule: "invented#1".into(),
        act: Some(attest(
            "ASSAULT/heavy-weapons".parse::<Act>().expect("an act"),
            "shelled",
        )),
        trigger: attest((), "shelled").evidence()[0].span().expect("a span"),
        reciprocal: false,
        actors: vec![attest(
            Party::from(PartyFacts {
                text: "Rebels".to_owned(),
                actor: None,
                name: "rebels".to_owned(),
                kind: ActorKind::Rebel,
                country: None,
                acled: None,
            }),
            "Rebels",
        )],
        recipients: Vec::new(),
        weapon: None,
        date: Some(
            attest(
                When {
                    text: "Wednesday".to_owned(),
                    earliest: "2016-05-04".parse().ok(),
                    latest: "2016-05-04".parse().ok(),
                    edtf: None,
                    assumed: false,
                },
                "Wednesday",
            )
            .and(Evidence::given(GivenField::Published)),
        ),
        place: Some(attest(
            Where {
                text: "Wadi Amsa".to_owned(),
                place: Some(Arc::new(Place {
                    id: "invented:wadi-amsa".to_owned(),
                    name: "Wadi Amsa".to_owned(),
                    kind: PlaceKind::Village,
                    latitude: Some(35.1),
                    longitude: Some(40.5),
                    country: Some("Syria".to_owned()),
                    iso3: Some("SYR".to_owned()),
                    admin1: None,
                    admin2: None,
                    admin3: None,
                    within: Vec::new(),
                    precision: PlacePrecision::Exact,
                })),
                relation: PlaceRelation::In,
            },
            "Wadi Amsa",
        )),
        counts: vec![attest(
            Count {
                kind: CountKind::Killed,
                text: "four".to_owned(),
                low: Some(4),
                high: Some(4),
                vague: None,
                of: None,
                status: None,
                part_of: None,
            },
            "four",
        )],
        territory: None,
        labels: Vec::new(),
        speakers: Vec::new(),
        modality: attest(Modality::Happened, "shelled"),
        time: attest(TimeAxis::Current, "shelled"),
        scope: attest(Scope::Single, "shelled"),
        disputed: false,
        part_of: None,
    };
    StoredReport {
        card: ReportCard {
            id,
            path: format!("reports/{name}.txt"),
            record: None,
            url: None,
            outlet: Some("Amsa Daily".to_owned()),
            title: Some("=1+1".to_owned()),
            published: Publication { earliest: Some(day.clone()), latest: Some(day) },
            credit: None,
            fingerprint: dateline_model::Fingerprint::default(),
            archived: None,
            captured_at: None,
            capture: Capture {
                media_type: Some("text/plain".to_owned()),
                ..Capture::default()
            },
            language: None,
        },
        text: TEXT.to_owned(),
        zones: vec![
            Zone { kind: ZoneKind::Dateline, span: Span::new(0, 10) },
            Zone { kind: ZoneKind::Body, span: Span::new(10, TEXT.len()) },
        ],
        diagnostics: vec![StoredDiagnostic {
            severity: "warning".to_owned(),
            name: "invented-oddity".to_owned(),
            span: Some(Span::new(0, 4)),
            message: "this is odd".to_owned(),
            help: None,
        }],
        skips: vec![StoredSkip {
            span: Span::new(0, 4),
            reason: "no-trigger".to_owned(),
            trigger: None,
        }],
        claims: vec![claim],
    }
}

fn event(report: &StoredReport) -> Event {
    let claim = &report.claims[0];
    Event {
        id: EventId(format!("DL-SYR-{}", &report.card.id.0[..10])),
        acts: claim.act.iter().map(|act| act.value).collect(),
        reciprocal: false,
        actors: claim.actors.iter().map(|party| party.value.clone()).collect(),
        recipients: Vec::new(),
        weapons: Vec::new(),
        date: claim.date.as_ref().map(|date| date.value.clone()),
        place: claim.place.as_ref().map(|at| at.value.clone()),
        counts: claim.counts.iter().map(|count| count.value.clone()).collect(),
        territory: None,
        labels: Vec::new(),
        disputed: false,
        n_sources: 1,
        reliability: None,
        versions: Vec::new(),
        claims: vec![claim.id.clone()],
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: ReviewState::Proposed,
        edited: Vec::new(),
    }
}

fn dataset(reports: &[StoredReport]) -> Dataset {
    let mut events: Vec<Event> = reports.iter().map(event).collect();
    // One event without a point.
    if let Some(last) = events.last_mut() {
        last.place = None;
    }
    Dataset {
        reports: reports.iter().map(|report| report.card.clone()).collect(),
        claims: reports.iter().flat_map(|report| report.claims.clone()).collect(),
        events,
        control: vec![control()],
        ..Dataset::default()
    }
}

fn control() -> PlaceControl {
    let days = Days { first: date(2016, 5, 4), last: date(2016, 5, 6) };
    let turn = |day| Turn { earliest: None, latest: Some(day), told: true };
    PlaceControl {
        place: report("a").claims[0]
            .place
            .as_ref()
            .and_then(|at| at.value.place.as_deref().cloned())
            .expect("a place"),
        intervals: vec![ControlInterval {
            from: turn(days.first),
            to: Turn::default(),
            holder: None,
            state: TerritoryState::FoughtOver,
            by: report("a").claims[0].actors.iter().map(|it| it.value.clone()).collect(),
            disputed: vec![days],
            claims: vec![ClaimId("a:42".into())],
            against: vec![ClaimId("b:42".into())],
        }],
        gaps: vec![ControlGap {
            days,
            kind: GapKind::UntoldChange,
            weeks: vec![WeekCount { week: IsoWeek::of(days.first), n_reports: 2 }],
        }],
        coverage: Vec::new(),
    }
}

/// A file made of these reports in this order.
fn write(folder: &TempDir, name: &str, order: &[&str]) -> PathBuf {
    let path = folder.path().join(name);
    let mut draft = Store::create(&path, Settings::default()).expect("a draft");
    for name in order {
        draft.add_report(&report(name)).expect("a report is added");
    }
    let mut sorted: Vec<StoredReport> = order.iter().map(|name| report(name)).collect();
    sorted.sort_by(|a, b| a.card.id.cmp(&b.card.id));
    draft.write_events(&dataset(&sorted)).expect("events are written");
    draft.finish().expect("the file is put in place");
    path
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn tables_longer_than_a_part_are_read_and_copied_whole() {
    let folder = folder();
    let names: Vec<String> = (0..2 * PART + 1).map(|n| format!("{n:04}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let path = write(&folder, "out.gpkg", &names);
    let read = || {
        let store = Store::open(&path).expect("opens");
        let all = (store.reports(), store.claims(), store.texts());
        (all.0.expect("cards"), all.1.expect("claims"), all.2.expect("texts"))
    };
    let (cards, claims, texts) = read();
    assert_eq!([cards.len(), claims.len(), texts.len()], [names.len(); 3]);
    assert!(cards.is_sorted_by(|a, b| a.id < b.id));
    assert!(claims.is_sorted_by(|a, b| a.id < b.id));

    let mut draft = Store::rewrite_aside(&path, None).expect("a draft");
    let reports: Vec<StoredReport> = names.iter().map(|name| report(name)).collect();
    draft.write_events(&dataset(&reports)).expect("written");
    draft.finish().expect("finished");
    assert_eq!(read(), (cards, claims, texts));
}

#[test]
fn what_goes_in_comes_back() {
    let folder = folder();
    let path = write(&folder, "amsa.gpkg", &["a", "b"]);
    let store = Store::open(&path).expect("our file");
    let (a, b) = (report("a"), report("b"));
    assert_eq!(store.reports().expect("cards"), [a.card.clone(), b.card.clone()]);
    assert_eq!(store.claims().expect("claims"), [a.claims.clone(), b.claims].concat());
    assert_eq!(store.known_reports().expect("ids").len(), 2);
    assert_eq!(store.texts().expect("texts")[&a.card.id], TEXT);
    assert_eq!(store.text(&a.card.id).expect("a text").as_deref(), Some(TEXT));
    assert_eq!(store.zones(&a.card.id).expect("zones"), a.zones);
    assert_eq!(
        store.diagnostics(&a.card.id).expect("diagnostics")[0].name,
        "invented-oddity"
    );
    assert_eq!(store.skips(&a.card.id).expect("skips")[0].reason, "no-trigger");
    assert_eq!(names(folder.path()), ["amsa.gpkg"], "nothing is left beside the file");
}

#[test]
fn the_layers_hold_what_was_coded() {
    let folder = folder();
    let path = write(&folder, "amsa.gpkg", &["a", "b"]);
    let file = Connection::open(path).expect("an SQLite file");
    let draw = |sql: &str| -> String {
        let mut select = file.prepare(sql).expect("a query");
        let n = select.column_count();
        let rows = select.query_map([], |row| {
            let cells: Vec<String> = (0..n)
                .map(|at| match row.get_ref(at) {
                    Ok(rusqlite::types::ValueRef::Blob(blob)) => {
                        blob.iter().map(|byte| format!("{byte:02x}")).collect()
                    }
                    Ok(rusqlite::types::ValueRef::Text(text)) => {
                        String::from_utf8_lossy(text).into_owned()
                    }
                    Ok(rusqlite::types::ValueRef::Integer(number)) => number.to_string(),
                    Ok(rusqlite::types::ValueRef::Real(number)) => number.to_string(),
                    Ok(rusqlite::types::ValueRef::Null) | Err(_) => "null".to_owned(),
                })
                .collect();
            Ok(cells.join(" | "))
        });
        let rows: Vec<String> =
            rows.expect("rows").map(|row| row.expect("a row")).collect();
        rows.join("\n")
    };
    expect![[r#"
        47500001e610000001010000000000000000404440cdcccccccc8c4140 | Shelling/artillery/missile attack | 2016-05-04 | Wadi Amsa | 4 | 4 | null
        null | Shelling/artillery/missile attack | 2016-05-04 | null | 4 | 4 | null"#]].assert_eq(&draw(
        "SELECT geom, sub_event_type, date_earliest, place, killed_low, killed_high, recipients
         FROM events",
    ));
    expect![[r#"
        trigger | direct | 31 | 38 | shelled | WADI AMSA (وادي عمسة) – Rebels  |  Wadi Amsa on Wednesday and kill | null
        date | direct | 52 | 61 | Wednesday | ) – Rebels shelled Wadi Amsa on  |  and killed four. | null
        date | context | null | null | null | null | null | published"#]].assert_eq(&draw(
        "SELECT field, role, start, \"end\", quote, prefix, suffix, given FROM evidence
         WHERE claim_id = 'a:42' AND field IN ('trigger', 'date')",
    ));
    expect![[r#"
        a:42 | DL-SYR-aaaaaaaaaa | ASSAULT/heavy-weapons | happened | 1
        b:42 | DL-SYR-bbbbbbbbbb | ASSAULT/heavy-weapons | happened | 1"#]]
    .assert_eq(&draw(
        "SELECT claim_id, event_id, act, modality, sentence IS NOT NULL FROM claims",
    ));
    expect![[r#"
        events | features | 2016-05-05T00:00:00.000Z | 40.5 | 35.1
        control | features | 2016-05-05T00:00:00.000Z | 40.5 | 35.1
        claims | attributes | 2016-05-05T00:00:00.000Z | null | null
        control_gaps | attributes | 2016-05-05T00:00:00.000Z | null | null
        copies | attributes | 2016-05-05T00:00:00.000Z | null | null
        counts | attributes | 2016-05-05T00:00:00.000Z | null | null
        decisions | attributes | 2016-05-05T00:00:00.000Z | null | null
        diagnostics | attributes | 2016-05-05T00:00:00.000Z | null | null
        event_records | attributes | 2016-05-05T00:00:00.000Z | null | null
        evidence | attributes | 2016-05-05T00:00:00.000Z | null | null
        inputs | attributes | 2016-05-05T00:00:00.000Z | null | null
        links | attributes | 2016-05-05T00:00:00.000Z | null | null
        parties | attributes | 2016-05-05T00:00:00.000Z | null | null
        redirects | attributes | 2016-05-05T00:00:00.000Z | null | null
        refusals | attributes | 2016-05-05T00:00:00.000Z | null | null
        reports | attributes | 2016-05-05T00:00:00.000Z | null | null
        skips | attributes | 2016-05-05T00:00:00.000Z | null | null
        sources | attributes | 2016-05-05T00:00:00.000Z | null | null
        versions | attributes | 2016-05-05T00:00:00.000Z | null | null"#]]
    .assert_eq(&draw(
        "SELECT table_name, data_type, last_change, min_x, max_y FROM gpkg_contents",
    ));
    expect!["1 | 47500001e610000001010000000000000000404440cdcccccccc8c4140 | invented:wadi-amsa | Wadi Amsa | village | Syria | null | fought-over | null | null | rebels | null | 2016-05-04 | 1 | null | null | 0 | 1 | 2016-05-04..2016-05-06 | a:42 | b:42"].assert_eq(&draw("SELECT * FROM control"));
    expect!["1 | invented:wadi-amsa | Wadi Amsa | untold-change | 2016-05-04 | 2016-05-06 | 2 | 2016-W18 2"].assert_eq(&draw("SELECT * FROM control_gaps"));
    assert_eq!(draw("PRAGMA journal_mode"), "delete");
    assert_eq!(draw("PRAGMA integrity_check"), "ok");
    assert_eq!(draw("PRAGMA foreign_key_check"), "");
}

#[test]
fn the_same_reports_give_the_same_bytes_in_any_order_and_in_two_goes() {
    let folder = folder();
    let at_once = fs::read(write(&folder, "one.gpkg", &["a", "b", "c"])).expect("bytes");
    let turned = fs::read(write(&folder, "two.gpkg", &["c", "a", "b"])).expect("bytes");
    assert!(at_once == turned, "order shows in the bytes");
    let path = write(&folder, "three.gpkg", &["c", "a"]);
    let mut draft = Store::append(&path, Settings::default()).expect("a draft");
    assert_eq!(draft.collected().known_reports().expect("ids").len(), 2);
    draft.add_report(&report("b")).expect("a report is added");
    draft.add_report(&report("a")).expect("a report is replaced");
    let all = [report("a"), report("b"), report("c")];
    draft.write_events(&dataset(&all)).expect("events are written");
    draft.finish().expect("the file is put in place");
    assert!(at_once == fs::read(path).expect("bytes"), "adding shows in the bytes");
}

#[test]
fn a_draft_that_is_dropped_leaves_the_file_as_it_was() {
    let folder = folder();
    let path = write(&folder, "amsa.gpkg", &["a"]);
    let before = fs::read(&path).expect("bytes");
    let mut draft = Store::append(&path, Settings::default()).expect("a draft");
    draft.add_report(&report("b")).expect("a report is added");
    draft.write_events(&Dataset::default()).expect("events are written");
    drop(draft);
    assert!(before == fs::read(&path).expect("bytes"));
    assert_eq!(names(folder.path()), ["amsa.gpkg"]);
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_kept() {
    let folder = folder();
    let refused = |name: &str, make: &dyn Fn(&Path)| {
        let path = folder.path().join(name);
        make(&path);
        let before = fs::read(&path).expect("bytes");
        for result in [
            Store::open(&path).map(|_| ()),
            Store::create(&path, Settings::default()).map(|_| ()),
            Store::append(&path, Settings::default()).map(|_| ()),
        ] {
            assert!(
                matches!(result, Err(StoreError::NotOurs { .. })),
                "{name}: {result:?}"
            );
        }
        assert!(before == fs::read(&path).expect("bytes"));
        Store::open(&path).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let text = refused("notes.gpkg", &|path| {
        fs::write(path, "a shopping list").expect("written")
    });
    assert!(text.ends_with("not a dataset of dateline: it is no SQLite file"), "{text}");
    let sqlite = |id: i32| {
        move |path: &Path| {
            let file = Connection::open(path).expect("a file");
            file.pragma_update(None, "application_id", id).expect("set");
            file.execute_batch("CREATE TABLE mine (x)").expect("a table");
        }
    };
    let text = refused("other.sqlite", &sqlite(0));
    assert!(text.ends_with("it is no GeoPackage"), "{text}");
    let text = refused("roads.gpkg", &sqlite(crate::gpkg::APPLICATION_ID));
    assert!(text.ends_with("it is a GeoPackage of somebody else"), "{text}");
}

#[test]
fn an_empty_file_is_refused() {
    let folder = folder();
    let path = folder.path().join("empty.gpkg");
    fs::write(&path, "").expect("written");
    let refused = Store::create(&path, Settings::default()).map(|_| ());
    assert!(matches!(refused, Err(StoreError::NotOurs { .. })));
}

#[test]
fn another_layout_is_named_and_may_be_replaced() {
    let folder = folder();
    let path = write(&folder, "amsa.gpkg", &["a"]);
    Connection::open(&path)
        .and_then(|file| {
            file.execute(
                "UPDATE dateline_meta SET value = '99' WHERE name = 'layout'",
                [],
            )
        })
        .expect("changed");
    let error = Store::open(&path).map(|_| ()).expect_err("refused");
    assert!(
        error.to_string().ends_with("layout 99, this program reads layout 5"),
        "{error}"
    );
    assert!(Store::append(&path, Settings::default()).is_err());
    assert!(Store::create(&path, Settings::default()).is_ok());
}

#[test]
fn a_second_run_on_the_same_file_is_told_to_wait() {
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    let first = Store::create(&path, Settings::default()).expect("a draft");
    let second = Store::create(&path, Settings::default()).map(|_| ());
    assert!(matches!(second, Err(StoreError::InUse { .. })), "{second:?}");
    drop(first);
    assert!(Store::create(&path, Settings::default()).is_ok());
}

#[test]
fn only_the_dataset_is_left_in_the_folder() {
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    Store::create(&path, Settings::default()).expect("a draft").finish().expect("a file");
    assert_eq!(names(folder.path()), ["amsa.gpkg"]);
}

#[cfg(unix)]
#[test]
fn a_link_and_the_permissions_outlive_a_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    let link = folder.path().join("link.gpkg");
    Store::create(&path, Settings::default()).expect("a draft").finish().expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("permissions");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    Store::append(&link, Settings::default()).expect("a draft").finish().expect("a file");
    assert!(link.is_symlink());
    let mode = fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_file_that_was_cut_short_is_refused_and_kept() {
    let folder = folder();
    let path = write(&folder, "amsa.gpkg", &["a", "b"]);
    let whole = fs::read(&path).expect("the file");
    for kept in [whole.len() / 2, whole.len() - 4096, 4096, 1000] {
        fs::write(&path, &whole[..kept]).expect("written");
        let error = Store::append(&path, Settings::default()).map(|_| ());
        let error = error.expect_err("refused");
        assert!(error.to_string().contains("amsa.gpkg: "), "{error}");
        assert_eq!(fs::read(&path).expect("the file").len(), kept);
    }
}

#[test]
fn the_draft_of_a_run_that_was_cut_off_is_thrown_away() {
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    fs::write(folder.path().join(".amsa.gpkg.part"), "half a draft").expect("written");
    let draft = Store::create(&path, Settings::default()).expect("a draft");
    assert!(draft.collected().known_reports().expect("ids").is_empty());
}

#[test]
fn a_missing_file_and_a_missing_folder_are_named() {
    let folder = folder();
    let path = folder.path().join("nowhere").join("amsa.gpkg");
    let error = Store::open(&path).map(|_| ()).expect_err("no file");
    assert!(error.to_string().contains("nowhere"), "{error}");
    assert!(Store::create(&path, Settings::default()).is_err());
}

#[test]
fn the_users_table_of_sources_goes_on_until_another_takes_its_place() {
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    let table = |name: &str| {
        let letter = Some(dateline_model::Reliability::B);
        let kind = dateline_model::SpeakerKind::Agency;
        vec![KnownSource {
            name: name.to_owned(),
            aliases: vec![],
            kind,
            side: None,
            letter,
        }]
    };
    let with = |sources| Settings { sources, ..Settings::default() };
    let kept = || Store::open(&path).and_then(|store| store.sources()).expect("a table");
    let done = |draft: Result<Draft, StoreError>| {
        draft.and_then(Draft::finish).expect("a file");
    };
    done(Store::create(&path, with(table("Amsa Wire"))));
    assert_eq!(kept(), table("Amsa Wire"));
    done(Store::append(&path, Settings::default()));
    assert_eq!(kept(), table("Amsa Wire"));
    done(Store::append(&path, with(table("River Eye"))));
    assert_eq!(kept(), table("River Eye"));
    done(Store::create(&path, Settings::default()));
    assert_eq!(kept(), Vec::new());
}

#[test]
fn what_the_claims_were_coded_with_is_kept() {
    let folder = folder();
    let path = folder.path().join("amsa.gpkg");
    let settings = |lexicon: &str| Settings {
        source_date_epoch: Some(0),
        meta: Meta { lexicon: lexicon.to_owned(), gazetteer: "g1".to_owned() },
        ..Settings::default()
    };
    Store::create(&path, settings("l1")).expect("a draft").finish().expect("a file");
    Store::append(&path, settings("l2")).expect("a draft").finish().expect("a file");
    let meta = Store::open(&path).expect("our file").meta().expect("meta");
    assert_eq!(meta, Meta { lexicon: "l1, l2".to_owned(), gazetteer: "g1".to_owned() });
}
