//! What is read.

use axum::body::Body;
use axum::http::StatusCode;

use super::Trial;
use crate::{api, pages};

#[track_caller]
fn check(trial: &Trial, path: &str, holds: &str) {
    let told = trial.get(path);
    assert_eq!(told.status, StatusCode::OK, "{path}: {}", told.text());
    assert!(told.text().contains(holds), "{path} lacks {holds}: {}", told.text());
}

#[test]
fn every_page_answers_and_has_a_twin_in_json() {
    let trial = Trial::new();
    let event = trial.event_at("Hajin");
    let reports = trial.get("/reports.json").json();
    let report = reports["reports"][0]["report_id"].as_str().expect("an id").to_owned();
    for path in [
        "/",
        "/events",
        "/review",
        "/control",
        "/reports",
        "/log",
        "/saved",
        "/agreement",
    ] {
        check(&trial, path, "<!DOCTYPE html>");
    }
    check(&trial, &format!("/events/{event}"), "In the words of the reports");
    check(&trial, &format!("/reports/{report}"), "data-of=");
    check(&trial, "/control/dez:mayadin", "Islamic State");
    for path in [
        "/events.json".to_owned(),
        "/facets.json".to_owned(),
        "/places.json".to_owned(),
        "/timeline.json".to_owned(),
        "/review.json".to_owned(),
        "/reports.json".to_owned(),
        "/control.json".to_owned(),
        "/control/dez:mayadin.json".to_owned(),
        "/control/on.json?at=2016-06-10".to_owned(),
        "/map/base.json?bbox=39,34,41,36".to_owned(),
        "/log.json".to_owned(),
        "/saved.json".to_owned(),
        "/agreement.json".to_owned(),
        format!("/events/{event}.json"),
        format!("/reports/{report}.json"),
    ] {
        trial.get(&path).json();
    }
}

#[test]
fn every_module_that_the_map_page_asks_for_ahead_is_there() {
    let trial = Trial::new();
    let page = trial.get("/").text();
    let ahead = page.split("rel=\"modulepreload\" href=\"").skip(1);
    let ahead: Vec<&str> = ahead.filter_map(|rest| rest.split('"').next()).collect();
    assert!(ahead.iter().any(|path| path.ends_with("/map.js")), "{ahead:?}");
    for path in ahead {
        let told = trial.get(path);
        assert_eq!(told.status, StatusCode::OK, "{path}");
        assert_eq!(told.headers["cache-control"], "max-age=31536000, immutable");
    }
}

#[test]
fn two_reports_of_one_event_stand_beside_each_other_with_what_they_say() {
    let trial = Trial::new();
    let event = trial.get(&format!("/events/{}.json", trial.event_at("Hajin"))).json();
    let killed: Vec<&str> = event["claims"]
        .as_array()
        .expect("claims")
        .iter()
        .filter_map(|claim| claim["values"]["killed"].as_str())
        .collect();
    assert!(killed.contains(&"4") && killed.contains(&"6"), "{event}");
}

#[test]
fn filters_of_acleds_interface_narrow_the_list() {
    let trial = Trial::new();
    let total =
        |query: &str| trial.get(&format!("/events.json?{query}")).json()["total"].clone();
    assert_eq!(total(""), 2);
    assert_eq!(total("event_date=2016-05-01|2016-05-31&event_date_where=BETWEEN"), 1);
    assert_eq!(total("actor=islamic%20state"), 1);
    assert_eq!(total("country=Syria"), 2);
    assert_eq!(total("country=Iraq"), 0);
    assert_eq!(total("q=market"), 1);
    assert_eq!(total("fatalities=4"), 1);
    assert_eq!(total("bbox=40,35,40.6,35.1"), 1);
    assert_eq!(total("page=99999999"), 2, "the total is that of all pages");
}

#[test]
fn a_facet_tells_how_many_events_each_of_its_words_would_give() {
    let trial = Trial::new();
    let told = trial.get("/facets.json?actor=Islamic%20State").json();
    let facets = told["facets"].as_array().expect("facets");
    let words = |filter: &str| {
        let facet = facets.iter().find(|facet| facet["filter"] == filter);
        facet.map(|facet| facet["words"].as_array().expect("words").len()).unwrap_or(0)
    };
    assert!(words("actor") > 2, "the other actors stay to be chosen: {told}");
    assert_eq!(words("admin1"), 1);
}

#[test]
fn files_of_a_query_hold_its_events_and_no_other() {
    let trial = Trial::new();
    let csv = trial.get("/events.csv?q=market").text();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let layer = trial.get("/events.geojson?q=market").json();
    assert_eq!(layer["features"].as_array().map(Vec::len), Some(1));
    let feed = trial.get("/events.atom").text();
    assert!(feed.starts_with("<?xml version=\"1.0\""), "{feed}");
    assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
    assert_eq!(
        feed.matches("<link ").count(),
        feed.matches("\"/>").count() - 2,
        "{feed}"
    );
}

#[test]
fn what_cannot_be_shown_is_said_with_its_cause_and_the_way_back() {
    let trial = Trial::new();
    let refused = |path: &str, status: u16, why: &str| {
        let told = trial.get(path);
        assert_eq!(told.status.as_u16(), status, "{path}: {}", told.text());
        assert!(told.text().contains(why), "{path}: {}", told.text());
    };
    refused("/events/DL-SYR-0", 404, "no event is called DL-SYR-0");
    refused("/reports/zz", 404, "no report is called zz");
    refused("/control/nowhere", 404, "no claim tells who held");
    refused("/nothing", 404, "no such page");
    refused("/events?from=yesterday", 400, "is no day");
    refused("/events.json?colour=red", 400, "\"help\"");
    refused("/events?page=0", 400, "there is no page 0");
    refused("/control/on.json", 400, "no day is given");
    refused("/map/base.json?bbox=1,2,x,4", 400, "no box is given");
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let request = trial
            .request(method, "/events")
            .header("origin", "http://127.0.0.1:8765")
            .header("content-type", "application/json");
        let told = trial.send(request.body(Body::from("{}")).expect("a request"));
        assert_eq!(told.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}

#[test]
fn a_file_that_is_gone_is_named_and_the_desk_goes_on() {
    let trial = Trial::new();
    let away = trial.path().with_extension("away");
    std::fs::rename(trial.path(), &away).expect("renamed");
    let told = trial.get("/events");
    assert_eq!(told.status, StatusCode::GONE, "{}", told.text());
    std::fs::rename(&away, trial.path()).expect("renamed");
    check(&trial, "/events", "2 events");
}

#[test]
fn the_manual_lists_every_address() {
    const MANUAL: &str = include_str!("../../../../../docs/desk.md");
    let routes = pages::ROUTES.iter().map(|(path, _)| *path);
    for path in routes.chain(api::ROUTES.iter().map(|(path, _)| *path)) {
        assert!(MANUAL.contains(&format!("`{path}`")), "docs/desk.md lacks {path}");
    }
}
