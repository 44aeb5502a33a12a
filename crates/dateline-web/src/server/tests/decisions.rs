//! What is decided: in the log before the answer, in the tables after it, and taken back again.

use std::sync::Arc;
use std::thread;

use axum::http::{StatusCode, header};
use dateline::model::{Decision, LogEntry};
use dateline::store::Store;
use serde_json::{Value, json};

use super::Trial;

impl Trial {
    fn decide(&self, body: Value) -> Value {
        self.post("/decisions", &body).json()
    }

    fn decide_as(&self, user: usize, body: &Value) -> Value {
        let request = axum::http::Request::post("/decisions")
            .header("host", format!("127.0.0.1:{}", super::PORT))
            .header("authorization", format!("Bearer {}", self.token(user)))
            .header("content-type", "application/json");
        let body = axum::body::Body::from(body.to_string());
        self.send(request.body(body).expect("a request")).json()
    }

    fn review(&self, event: &str) -> String {
        let told = self.get(&format!("/events/{event}.json")).json();
        told["review"].as_str().expect("a word").to_owned()
    }

    fn log(&self) -> Vec<LogEntry> {
        Store::open(&self.path()).and_then(|store| store.log()).expect("a whole log")
    }
}

#[test]
fn accepting_rejecting_undoing_and_doing_again_survive_a_restart() {
    let trial = Trial::new();
    let id = trial.event_at("Hajin");
    let told = trial.decide(json!({ "action": "accept", "events": [id] }));
    assert_eq!(told["settled"], true, "{told}");
    assert_eq!(trial.review(&id), "accepted");
    trial.decide(json!({ "action": "reject", "events": [id], "reason": "told wrong" }));
    assert_eq!(trial.review(&id), "rejected");
    assert_eq!(trial.get("/events.json").json()["total"], 1);
    assert_eq!(trial.get("/events.json?review=rejected").json()["total"], 1);
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(trial.review(&id), "accepted");
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(trial.review(&id), "proposed");
    trial.decide(json!({ "action": "redo" }));
    assert_eq!(trial.review(&id), "accepted");
    let entries = trial.log();
    assert_eq!(entries.len(), 5);
    assert_eq!(entries[1].reason.as_deref(), Some("told wrong"));
    assert!(entries.iter().all(|entry| entry.by == "ana"));

    let again = Trial::on(moved(trial));
    assert_eq!(again.review(&id), "accepted");
    again.decide(json!({ "action": "undo" }));
    assert_eq!(again.review(&id), "proposed");
}

/// The folder of a desk that was closed.
fn moved(trial: Trial) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(trial.path(), folder.path().join("dataset.gpkg")).expect("a copy");
    folder
}

#[test]
fn a_field_is_edited_by_hand_or_takes_the_value_of_a_claim() {
    let trial = Trial::new();
    let id = trial.event_at("Hajin");
    trial.decide(
        json!({ "action": "edit", "event": id, "field": "killed", "value": "5" }),
    );
    let killed = |trial: &Trial| {
        let listed = trial.get("/events.json?location=Hajin").json();
        (
            listed["events"][0]["killed_best"].clone(),
            listed["events"][0]["edited"].clone(),
        )
    };
    assert_eq!(killed(&trial), (json!(5), json!(true)));
    let event = trial.get(&format!("/events/{id}.json")).json();
    let claims = event["claims"].as_array().expect("claims");
    let six =
        claims.iter().find(|claim| claim["values"]["killed"] == "6").expect("a claim");
    trial.decide(
        json!({ "action": "choose", "event": id, "field": "killed", "claim": six["claim_id"] }),
    );
    assert_eq!(killed(&trial), (json!(6), json!(true)));
    let wrong = trial.post(
        "/decisions",
        &json!({ "action": "edit", "event": id, "field": "killed", "value": "some" }),
    );
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("no number of people"), "{}", wrong.text());
}

#[test]
fn an_event_is_split_and_merged_again() {
    let trial = Trial::new();
    let id = trial.event_at("Hajin");
    let event = trial.get(&format!("/events/{id}.json")).json();
    let claims = event["claims"].as_array().expect("claims");
    let own = claims.iter().filter(|claim| claim["report_id"] == claims[0]["report_id"]);
    let own: Vec<&Value> = own.map(|claim| &claim["claim_id"]).collect();
    assert!(own.len() < claims.len(), "two reports tell it");
    trial.decide(json!({ "action": "split", "event": id, "claims": own }));
    let listed = trial.get("/events.json?location=Hajin").json();
    assert_eq!(listed["total"], 2, "{listed}");
    let ids: Vec<&str> = listed["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|it| it["event_id"].as_str())
        .collect();
    trial.decide(json!({ "action": "merge", "into": ids[0], "from": ids[1] }));
    assert_eq!(trial.get("/events.json?location=Hajin").json()["total"], 1);
}

#[test]
fn words_that_were_left_uncoded_become_an_event_or_are_marked_as_rightly_left() {
    let trial = Trial::new();
    let reports = trial.get("/reports.json?q=bread").json();
    let report = reports["reports"][0]["report_id"].as_str().expect("an id");
    let text = trial.get(&format!("/reports/{report}.json")).json();
    let text = text["text"].as_str().expect("a text");
    let start = text.find("The price").expect("the words");
    let words = json!({ "report": report, "start": start, "end": start + 18 });
    trial.decide(json!({ "action": "uncoded", "words": words }));
    trial.decide(json!({
        "action": "add",
        "words": words,
        "fields": { "act": "PROTEST", "place": "Mayadin", "date": "2016-06-08" },
    }));
    assert_eq!(trial.get("/events.json").json()["total"], 3);
    let log = trial.log();
    assert!(matches!(log[0].decision, Decision::Uncoded { .. }));
    assert!(
        matches!(&log[1].decision, Decision::Add { claim } if claim.trigger.start() == start)
    );
}

#[test]
fn many_are_accepted_at_once_and_taken_back_at_once() {
    let trial = Trial::new();
    trial.decide(json!({ "action": "accept-all", "query": "", "sources": 1 }));
    assert_eq!(trial.get("/events.json?review=accepted").json()["total"], 2);
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(trial.get("/events.json?review=accepted").json()["total"], 0);
    trial.decide(json!({ "action": "accept-all", "query": "", "sources": 2 }));
    assert_eq!(trial.get("/events.json?review=accepted").json()["total"], 1);
}

#[test]
fn what_was_counted_once_is_counted_anew_when_a_decision_changes_it() {
    let trial = Trial::new();
    let event = trial.event_at("Hajin");
    let total = |trial: &Trial| trial.get("/events.json").json()["total"].as_u64();
    let before = total(&trial).expect("a number");
    // Twice, so that the second is what was kept.
    assert_eq!(trial.get("/facets.json").text(), trial.get("/facets.json").text());
    assert_eq!(total(&trial), Some(before));
    trial.decide(json!({ "action": "reject", "events": [event] }));
    assert_eq!(total(&trial), Some(before - 1));
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(total(&trial), Some(before));
}

#[test]
fn flags_and_comments_are_kept_with_the_event_and_found_by_them() {
    let trial = Trial::new();
    let id = trial.event_at("Mayadin");
    trial.decide(json!({ "action": "flag", "event": id }));
    trial.decide(
        json!({ "action": "comment", "event": id, "text": "ask the <b>desk</b>" }),
    );
    let page = trial.get(&format!("/events/{id}")).text();
    assert!(page.contains("ask the &lt;b&gt;desk&lt;/b&gt;"), "{page}");
    let marked = |mark: &str| {
        trial.get(&format!("/events.json?mark={mark}")).json()["total"].clone()
    };
    assert_eq!((marked("flagged"), marked("commented")), (json!(1), json!(1)));
    assert!(trial.get(&format!("/review?event={id}")).text().contains("⚑ flagged"));
    trial.decide(json!({ "action": "unflag", "event": id }));
    assert_eq!((marked("flagged"), marked("commented")), (json!(0), json!(1)));
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(marked("flagged"), json!(1));
}

#[test]
fn a_query_is_kept_under_its_name_with_a_list_and_a_feed_until_it_is_taken_away() {
    let trial = Trial::new();
    let save = json!({ "action": "save-query", "name": "Hajin, all", "query": "location=Hajin&page=3" });
    let told = trial.decide(save);
    let seq = told["decided"][0]["seq"].clone();
    assert_eq!(trial.get("/saved.json").json()["saved"][0]["query"], "location=Hajin");
    assert_eq!(trial.get("/saved/Hajin,%20all.json").json()["total"], 1);
    let feed = trial.get("/saved/Hajin,%20all.atom").text();
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
    assert!(trial.get("/").text().contains("Hajin, all"));
    let again = Trial::on(moved(trial));
    assert_eq!(again.get("/saved.json").json()["saved"][0]["by"], "ana");
    again.decide(json!({ "action": "undo", "seq": seq }));
    assert_eq!(again.get("/saved.json").json()["saved"], json!([]));
    assert_eq!(again.get("/saved/Hajin,%20all").status, StatusCode::NOT_FOUND);
    let wrong = json!({ "action": "save-query", "name": "a/b", "query": "" });
    assert_eq!(again.post("/decisions", &wrong).status, StatusCode::BAD_REQUEST);
}

#[test]
fn an_outlet_that_is_filled_in_is_shown_and_found() {
    let trial = Trial::new();
    let total = |outlet: &str| {
        trial.get(&format!("/events.json?outlet={outlet}")).json()["total"].clone()
    };
    let reports = trial.get("/reports.json?q=bread").json();
    let report = reports["reports"][0]["report_id"].as_str().expect("an id");
    trial.decide(json!({ "action": "fill", "report": report, "outlet": "Wadi Times" }));
    assert_eq!(total("Wadi%20Times"), 1);
    assert!(trial.get(&format!("/reports/{report}")).text().contains("Wadi Times"));
    trial.decide(json!({ "action": "undo" }));
    assert_eq!(total("Wadi%20Times"), 0);
}

#[test]
fn a_day_that_is_filled_in_dates_what_the_report_tells() {
    let text = "Rebels shelled Hajin on Monday, killing two soldiers, a doctor said.\n";
    let trial = Trial::of_undated(text);
    let day = || trial.get("/events.json").json()["events"][0]["date_earliest"].clone();
    assert_eq!(day(), Value::Null);
    let reports = trial.get("/reports.json").json();
    let report = reports["reports"][0]["report_id"].as_str().expect("an id");
    let fill = json!({ "action": "fill", "report": report, "published": "2016-05-04" });
    trial.decide(fill);
    trial.settle();
    assert_eq!(day(), "2016-05-02");
    trial.decide(json!({ "action": "undo" }));
    trial.settle();
    assert_eq!(day(), Value::Null);
}

#[test]
fn two_coders_at_once_lose_no_decision() {
    let trial = Arc::new(Trial::new());
    let id = trial.event_at("Mayadin");
    const EACH: usize = 15;
    thread::scope(|scope| {
        for user in 0..2 {
            let (trial, id) = (Arc::clone(&trial), id.clone());
            scope.spawn(move || {
                let name = trial.users.all()[user].name.clone();
                for n in 0..EACH {
                    let text = format!("{name} {n}");
                    let on = json!({ "action": "comment", "event": id, "text": text });
                    trial.decide_as(user, &on);
                }
            });
        }
    });
    let log = trial.log();
    assert_eq!(log.len(), 2 * EACH);
    for name in ["ana", "ben"] {
        assert_eq!(log.iter().filter(|entry| entry.by == name).count(), EACH, "{name}");
    }
}

#[test]
fn two_coders_are_held_against_each_other_as_if_each_had_been_alone() {
    let trial = Trial::new();
    assert_eq!(trial.get("/agreement.json").json(), Value::Null);
    let (hajin, mayadin) = (trial.event_at("Hajin"), trial.event_at("Mayadin"));
    let killed = |event: &str, n: &str| json!({ "action": "edit", "event": event, "field": "killed", "value": n });
    trial.decide_as(0, &killed(&hajin, "5"));
    trial.decide_as(1, &killed(&hajin, "6"));
    trial.decide_as(0, &json!({ "action": "accept", "events": [mayadin] }));
    let told = trial.get("/agreement.json?a=ana&b=ben").json();
    assert_eq!(told["both"], 1, "only what both decided on counts: {told}");
    let differing = told["disagreements"].as_array().expect("a list");
    let low = differing.iter().find(|it| it["field"] == "killed_low").expect("a cell");
    assert_eq!((&low["a"], &low["b"]), (&json!("5"), &json!("6")));
    assert_eq!(low["a_event"], json!(hajin));
    trial.decide_as(1, &json!({ "action": "reject", "events": [mayadin] }));
    let told = trial.get("/agreement.json?a=ana&b=ben").json();
    assert_eq!(told["only_a"], json!([mayadin]));
    let page = trial.get("/agreement?a=ana&b=ben").text();
    assert!(page.contains(&format!("/review?event={hajin}")), "{page}");
    assert_eq!(trial.get("/agreement?a=ana&b=ana").status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_comparison_that_takes_its_time_goes_on_behind_the_page() {
    let trial = Trial::new();
    let hajin = trial.event_at("Hajin");
    for user in [0, 1] {
        trial.decide_as(user, &json!({ "action": "accept", "events": [hajin] }));
    }
    trial.desk.pretend_to_compare(true);
    let page = trial.get("/agreement?a=ana&b=ben");
    assert_eq!(page.status, StatusCode::ACCEPTED);
    assert_eq!(page.headers[header::REFRESH], "2");
    assert!(page.text().contains("looks again by itself"), "{}", page.text());
    trial.desk.pretend_to_compare(false);
    let told = trial.get("/agreement.json?a=ana&b=ben").json();
    assert_eq!(told["both"], 1, "{told}");
}

#[test]
fn what_is_sent_wrongly_decides_nothing_and_says_why() {
    let trial = Trial::new();
    let id = trial.event_at("Hajin");
    let refused = |body: Value, status: u16, why: &str| {
        let told = trial.post("/decisions", &body);
        assert_eq!(told.status.as_u16(), status, "{body}: {}", told.text());
        assert!(told.text().contains(why), "{body}: {}", told.text());
    };
    refused(json!({}), 400, "cannot be read");
    refused(json!({ "action": "accept" }), 400, "events");
    refused(json!({ "action": "burn", "events": [id] }), 400, "burn");
    refused(
        json!({ "action": "accept", "events": ["none"] }),
        404,
        "no event is called none",
    );
    refused(
        json!({ "action": "split", "event": id, "claims": [] }),
        422,
        "no claim is marked",
    );
    refused(json!({ "action": "merge", "into": id, "from": id }), 422, "with itself");
    refused(json!({ "action": "comment", "event": id, "text": " " }), 400, "empty");
    refused(json!({ "action": "undo" }), 422, "nothing to take back");
    refused(json!({ "action": "undo", "seq": 9 }), 422, "not in force");
    refused(json!({ "action": "redo" }), 422, "nothing to do again");
    refused(
        json!({ "action": "edit", "event": id, "field": "colour", "value": "red" }),
        400,
        "no field is called",
    );
    assert!(trial.log().is_empty());
    let large = json!({ "action": "comment", "event": id, "text": "x".repeat(2 << 20) });
    refused(large, 413, "larger than any decision");
}

#[test]
fn a_desk_for_reading_takes_no_decision() {
    let trial = Trial::new();
    let id = trial.event_at("Hajin");
    let folder = moved(trial);
    let path = folder.path().join("dataset.gpkg");
    let settings = crate::desk::DeskSettings { read_only: true, ..Default::default() };
    let desk = crate::desk::Desk::open(&path, settings).expect("a desk");
    let mut trial = Trial::on(folder);
    trial.desk.close();
    trial.desk = Arc::new(desk);
    let told = trial.post("/decisions", &json!({ "action": "reject", "events": [id] }));
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(!trial.get("/review").text().contains("data-do="));
}
