//! The log of decisions, and what becomes of ids.

use std::path::Path;
use std::time::Duration;

use dateline_model::{ClaimId, Decision, EventId, EventRef, LogEntry, Redirect};
use rusqlite::Connection;

use super::{dataset, event, folder, report, write};
use crate::progress;
use crate::{NewEntry, Settings, Store, StoreError};

fn reject(event: &str) -> Decision {
    let event = EventRef { id: EventId(event.to_owned()), claims: Vec::new() };
    Decision::Reject { event }
}

fn entry(decision: Decision) -> NewEntry {
    let (at, by) = ("2016-06-01T12:00:00Z".to_owned(), "coder".to_owned());
    NewEntry { at, by, decision, reason: Some("nobody \"shelled\" it".to_owned()) }
}

fn log(path: &Path) -> Vec<LogEntry> {
    Store::open(path).and_then(|store| store.log()).expect("a whole log")
}

#[test]
fn decisions_come_back_in_the_order_in_which_they_were_made() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    assert!(log(&path).is_empty());
    let first = Store::decide(&path, vec![entry(reject("one"))]).expect("written");
    let rest = vec![entry(reject("two")), entry(Decision::Undo { seq: 1 })];
    let rest = Store::decide(&path, rest).expect("written");
    let all = log(&path);
    assert_eq!(all, [first, rest].concat());
    assert_eq!(all.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn what_a_killed_program_had_half_written_is_taken_back_at_the_next_opening() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let decided = Store::decide(&path, vec![entry(reject("one"))]).expect("written");
    let [killed, also] = ["killed.gpkg", "also.gpkg"].map(|it| folder.path().join(it));
    let mut file = Connection::open(&path).expect("opens");
    // Pages that do not fit into memory are written before the end, as at a kill in the middle of it.
    file.pragma_update(None, "cache_size", 1).expect("set");
    let all = file.transaction().expect("begins");
    all.execute_batch(
        "UPDATE reports SET text = hex(randomblob(20000));
         UPDATE claims SET body = hex(randomblob(20000))",
    )
    .expect("changes");
    for copy in [&killed, &also] {
        std::fs::copy(&path, copy).expect("a copy");
        let journal = |path: &Path| format!("{}-journal", path.display());
        std::fs::copy(journal(&path), journal(copy)).expect("a journal");
    }
    drop(all);
    assert_eq!(log(&killed), decided);
    let more = Store::decide(&also, vec![entry(reject("two"))]).expect("written");
    assert_eq!(log(&also), [decided, more].concat());
}

#[test]
fn a_line_that_was_changed_left_out_or_put_in_is_found() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let decisions = ["one", "two", "three"].map(|id| entry(reject(id)));
    Store::decide(&path, decisions.to_vec()).expect("written");
    let broken_by = |change: &str| {
        let copy = folder.path().join("copy.gpkg");
        std::fs::copy(&path, &copy).expect("a copy");
        let file = Connection::open(&copy).expect("opens");
        file.execute_batch(change).expect("changes");
        drop(file);
        let error = Store::open(&copy).and_then(|store| store.log()).expect_err("found");
        let StoreError::BrokenLog { seq, .. } = error else { panic!("{error}") };
        seq
    };
    let changed = "UPDATE decisions SET body = replace(body, 'two', 'six') WHERE seq = 2";
    assert_eq!(broken_by(changed), 2);
    assert_eq!(broken_by("DELETE FROM decisions WHERE seq = 1"), 1);
    assert_eq!(broken_by("DELETE FROM decisions WHERE seq = 2"), 2);
    let renumbered = "DELETE FROM decisions WHERE seq = 2;
        UPDATE decisions SET seq = 2 WHERE seq = 3";
    assert_eq!(broken_by(renumbered), 2);
}

#[test]
fn decisions_stay_when_the_file_is_added_to_or_replaced() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let decided = Store::decide(&path, vec![entry(reject("one"))]).expect("written");
    let mut draft = Store::append(&path, Settings::default()).expect("added to");
    draft.add_report(&report("b")).expect("added");
    draft.finish().expect("written");
    assert_eq!(log(&path), decided);
    let draft = Store::create(&path, Settings::default()).expect("replaced");
    draft.finish().expect("written");
    assert_eq!(log(&path), decided);
}

#[test]
fn an_id_that_is_gone_leads_to_the_event_that_holds_its_claims() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a", "b"]);
    let reports = [report("a"), report("b")];
    let mut joined = dataset(&reports);
    joined.events = vec![event(&reports[0])];
    joined.events[0].id = EventId("both".to_owned());
    joined.events[0].claims = reports
        .iter()
        .flat_map(|each| each.claims.iter().map(|c| c.id.clone()))
        .collect();
    let before: Vec<EventId> =
        dataset(&reports).events.iter().map(|event| event.id.clone()).collect();
    let replaced = |dataset: &dateline_model::Dataset| {
        let mut draft = Store::append(&path, Settings::default()).expect("added to");
        draft.write_events(dataset).expect("written");
        draft.finish().expect("in place");
        Store::open(&path).and_then(|store| store.redirects()).expect("redirects")
    };
    let to = |from: &EventId, to: &str| Redirect {
        from: from.clone(),
        to: EventId(to.to_owned()),
        why: "its claims are told there now".to_owned(),
    };
    let expected: Vec<Redirect> = before.iter().map(|id| to(id, "both")).collect();
    assert_eq!(replaced(&joined), expected);
    // The event gets another name again: who knows one of the first names still finds it.
    joined.events[0].id = EventId("later".to_owned());
    let mut expected: Vec<Redirect> = before.iter().map(|id| to(id, "later")).collect();
    expected.push(to(&EventId("both".to_owned()), "later"));
    expected.sort();
    assert_eq!(replaced(&joined), expected);
    joined.events[0].claims = vec![ClaimId("of nobody".into())];
    joined.events[0].id = EventId("other".to_owned());
    assert_eq!(replaced(&joined), []);
}

#[test]
fn what_is_decided_while_a_file_is_rewritten_aside_is_kept() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    Store::decide(&path, vec![entry(reject("one"))]).expect("written");
    let mut draft = Store::rewrite_aside(&path, None).expect("a draft");
    draft.write_events(&dataset(&[report("a")])).expect("written");
    Store::decide(&path, vec![entry(reject("two"))]).expect("nobody has the lock");
    draft.finish().expect("finished");

    assert_eq!(log(&path).len(), 2);
    let store = Store::open(&path).expect("a dataset");
    assert_eq!(
        store.decided().expect("readable"),
        1,
        "the tables know of the first alone"
    );
}

#[test]
fn a_decision_waits_for_who_reads() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let reader = Connection::open(&path).expect("opens");
    reader.execute_batch("BEGIN; SELECT count(*) FROM reports").expect("reads");
    std::thread::scope(|threads| {
        let decided = threads.spawn(|| Store::decide(&path, vec![entry(reject("one"))]));
        // Longer than one try.
        std::thread::sleep(Duration::from_millis(1_500));
        assert!(!decided.is_finished(), "a reader holds it");
        reader.execute_batch("COMMIT").expect("ends");
        decided.join().expect("no panic").expect("written");
    });
    assert_eq!(log(&path).len(), 1);
}

#[test]
fn a_file_that_a_draft_is_made_from_stays_free_for_decisions() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let draft = Connection::open(folder.path().join("draft")).expect("opens");
    progress::prepare(&draft, false).expect("set");
    draft.execute("ATTACH ?1 AS before", [path.to_string_lossy()]).expect("attached");
    let n: u64 = draft
        .query_row("SELECT count(*) FROM before.reports", [], |row| row.get(0))
        .expect("read");
    assert_eq!(n, 1);
    let writer = Connection::open(&path).expect("opens");
    writer.busy_timeout(Duration::ZERO).expect("set");
    writer.execute_batch("BEGIN EXCLUSIVE; ROLLBACK").expect("nobody holds it");
}

#[test]
fn a_file_that_was_replaced_while_it_was_rewritten_aside_stays_as_it_is_now() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let mut draft = Store::rewrite_aside(&path, None).expect("a draft");
    draft.write_events(&dataset(&[report("a")])).expect("written");
    // The old file is kept, so that its number is not given to the new one.
    std::fs::rename(&path, folder.path().join("old.gpkg")).expect("renamed");
    write(&folder, "out.gpkg", &["a", "b"]);
    let error = draft.finish().expect_err("another file");

    assert!(matches!(error, StoreError::InUse { .. }));
    let store = Store::open(&path).expect("a dataset");
    assert_eq!(store.amounts().expect("readable").n_reports, 2);
}

#[test]
fn a_file_has_one_desk_at_a_time() {
    let folder = folder();
    let path = write(&folder, "out.gpkg", &["a"]);
    let desk = Store::hold_desk(&path).expect("the first");
    assert!(matches!(Store::hold_desk(&path), Err(StoreError::InUse { .. })));
    Store::decide(&path, vec![entry(reject("one"))]).expect("others may decide");
    drop(desk);
    Store::hold_desk(&path).expect("the next");
}
