//! Single events, claims and reports, and the words that find them.

use dateline_model::{EventId, ReportId, ReviewState};

use super::{dataset, event, folder, report, write};
use crate::{SearchWords, Settings, Store};

#[test]
fn an_event_is_read_whole_with_its_claims_and_reports() {
    let folder = folder();
    let store = Store::open(&write(&folder, "a.gpkg", &["a", "b"])).expect("a dataset");
    let (told, wanted) = (report("a"), event(&report("a")));

    assert_eq!(store.event(&wanted.id).expect("readable"), Some(wanted.clone()));
    assert_eq!(store.claims_of(&wanted.id).expect("readable"), told.claims);
    assert_eq!(store.report(&told.card.id).expect("readable"), Some(told.card.clone()));
    let claims = store.claims_in(&told.card.id).expect("readable");
    assert_eq!(claims, vec![(told.claims[0].clone(), Some(wanted.id))]);
    assert_eq!(store.event(&EventId("DL-SYR-0".to_owned())).expect("readable"), None);
}

#[test]
fn rows_give_what_a_list_shows() {
    let folder = folder();
    let store = Store::open(&write(&folder, "a.gpkg", &["a"])).expect("a dataset");
    let mut rows = Vec::new();
    store.each_event_row(|row| rows.push(row)).expect("readable");

    let [row] = rows.as_slice() else { panic!("{} rows", rows.len()) };
    assert_eq!(row.id, event(&report("a")).id.0);
    assert_eq!(row.review, "proposed");
    assert_eq!((row.killed_low, row.killed_high), (Some(4), Some(4)));
    let control = store.control_rows().expect("readable");
    assert_eq!((control[0].longitude, control[0].latitude), (Some(40.5), Some(35.1)));
    assert_eq!(store.amounts().expect("readable").n_reports, 1);
}

#[test]
fn a_rejected_event_stands_in_no_layer_and_can_still_be_read() {
    let folder = folder();
    let path = folder.path().join("a.gpkg");
    let told = report("a");
    let mut all = dataset(std::slice::from_ref(&told));
    all.events[0].review = ReviewState::Rejected;
    let mut draft = Store::create(&path, Settings::default()).expect("a draft");
    draft.add_report(&told).expect("added");
    draft.write_events(&all).expect("written");
    draft.finish().expect("finished");

    let store = Store::open(&path).expect("a dataset");
    let mut n_rows = 0;
    store.each_event_row(|_| n_rows += 1).expect("readable");
    assert_eq!(n_rows, 0);
    assert_eq!(store.rejected().expect("readable"), all.events);
    assert_eq!(
        store.event(&all.events[0].id).expect("readable").as_ref(),
        all.events.first()
    );
}

#[track_caller]
fn check(typed: &str, found: &[&str]) {
    let folder = folder();
    let store = Store::open(&write(&folder, "a.gpkg", &["a"])).expect("a dataset");
    let words = SearchWords::read(typed).expect("words");
    let reports = store.reports_with(&words).expect("readable");
    let expected: Vec<ReportId> =
        found.iter().map(|name| ReportId(name.repeat(64).into())).collect();
    assert_eq!(reports, expected, "{typed}");
    assert_eq!(store.claims_with(&words).expect("readable").len(), expected.len());
}

#[test]
fn words_find_reports_and_events() {
    check("shelled wadi", &["a"]);
    check("\"wadi amsa\" rebel*", &["a"]);
    check("وادي", &["a"]);
    check("bombed", &[]);
    check("shelled -rebels", &[]);
}
