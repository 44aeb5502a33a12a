//! Files that leave the desk.

use axum::http::StatusCode;
use dateline::formats::profile::Profile;
use dateline::formats::{geojson, table};
use dateline::people::release;
use dateline::store::Store;
use dateline::store::custody::{Custody, CustodyLine, of_bytes};

use super::Trial;

/// What happened to the women is told by province and month alone to who reads a public file; all names are invented.
const REPORTS: [(&str, &str); 2] = [
    (
        "HAJIN, May 4 (Amsa Daily) - Islamic State militants raped two women in Hajin on Tuesday, residents said.\n",
        "2016-05-04",
    ),
    (
        "MAYADIN, June 9 (Furat Post) - Government forces shelled the house of Samir Qabbash in Mayadin on Wednesday, killing four civilians.\n",
        "2016-06-09",
    ),
];

/// The files that `dateline export` writes of the dataset.
fn exported(trial: &Trial, profile: Profile) -> [Vec<u8>; 2] {
    let store = Store::open(&trial.path()).expect("ours");
    let dataset = dateline::dataset(&store).expect("a dataset");
    let texts = store.told_texts().expect("texts");
    let released = release(dataset, texts, profile.into(), 1).expect("released");
    let settings = table::Settings { excel_safe: true, bom: false };
    [
        table::to_csv(&released.dataset, &released.texts, settings),
        geojson::to_string(&released.dataset, &released.texts).into_bytes(),
    ]
}

#[test]
fn files_are_those_of_dateline_export_for_the_same_readers() {
    let trial = Trial::of(&REPORTS);
    for profile in Profile::ALL {
        let [csv, layer] = exported(&trial, profile);
        let asked = format!("?profile={profile}&sort=oldest");
        assert_eq!(trial.get(&format!("/events.csv{asked}")).body, csv, "{profile}");
        assert_eq!(trial.get(&format!("/events.geojson{asked}")).body, layer);
    }
}

#[test]
fn files_are_for_anybody_unless_the_address_says_for_whom() {
    let trial = Trial::of(&REPORTS);
    for path in ["/events.csv", "/events.geojson"] {
        let told = |words: &str| trial.get(&format!("{path}{words}")).text();
        let public = told("");
        assert!(!public.contains("Hajin") && public.contains("Mayadin"), "{public}");
        assert_eq!(public, told("?profile=public"));
        assert!(told("?profile=full").contains("Hajin"));
        assert!(!told("?country=Iraq&profile=full").contains("Hajin"), "the query holds");
    }
    let refused = trial.get("/events.csv?profile=friends");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("profile=trusted"), "{}", refused.text());
}

#[test]
fn the_log_of_custody_has_a_line_of_each_file() {
    let trial = Trial::of(&REPORTS);
    let bytes = trial.get("/events.csv?profile=trusted&country=Syria").body;
    trial.get("/events.json");
    trial.get("/events.atom");
    let folder = Custody::of(&trial.path()).folder().to_owned();
    let log = std::fs::read_to_string(folder.join("log.jsonl")).expect("a log");
    assert_eq!(log.lines().count(), 1, "{log}");
    let line: CustodyLine = serde_json::from_str(&log).expect("a line");
    assert_eq!((line.action.as_str(), line.who.as_str()), ("export", "ana"));
    assert_eq!(line.detail["sha256"], of_bytes(&bytes));
    assert_eq!(line.detail["profile"], "trusted");
    assert_eq!(line.detail["query"], "country=Syria");
}
