mod acled;
pub(crate) mod builder;
mod schema;

use dateline_model::{Attested, ReviewState, Span};
use expect_test::expect;

use crate::tests::builder::amsa;
use crate::{CodePoints, geojson, jsonl, table};

#[test]
fn a_line_holds_every_value_and_its_words() {
    let (dataset, texts) = amsa();
    let lines = jsonl::to_string(&dataset, &texts);
    let first: serde_json::Value =
        serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    let mut event = first.clone();
    event["claims"] = serde_json::json!(first["claims"].as_array().map(Vec::len));
    expect![[r#"
        {
          "event_id": "DL-SYR-0000000000",
          "event_type": "Battles",
          "sub_event_type": "Non-state actor overtakes territory",
          "acts": [
            {
              "event": "COERCE",
              "mode": "seize"
            },
            {
              "event": "ASSAULT",
              "mode": null
            }
          ],
          "reciprocal": false,
          "date": {
            "text": "Wednesday",
            "earliest": "2016-04-20",
            "latest": "2016-04-20",
            "edtf": "2016-04-20"
          },
          "place": {
            "text": "Wadi Amsa",
            "name": "Wadi Amsa",
            "relation": "in",
            "kind": "village",
            "latitude": 35.12345678,
            "longitude": 40.5,
            "country": "Syria",
            "admin1": "Deir ez Zor",
            "precision": "exact"
          },
          "actors": [
            {
              "text": "The Islamic State",
              "name": "Islamic State",
              "kind": "rebel"
            }
          ],
          "recipients": [
            {
              "text": "Syrian soldiers",
              "name": "Military Forces of Syria",
              "kind": "military"
            }
          ],
          "counts": [
            {
              "kind": "killed",
              "text": "at least four soldiers",
              "low": 4,
              "high": null,
              "of": null,
              "part_of": null
            }
          ],
          "deaths": {
            "low": 4,
            "best": 4,
            "high": 4,
            "actors": 0,
            "recipients": 4,
            "civilians": 0,
            "unknown": 0
          },
          "weapon": null,
          "territory": {
            "place": "Wadi Amsa",
            "also": [],
            "extent": "whole",
            "holder_before": "Military Forces of Syria",
            "holder_after": "Islamic State",
            "by_force": true,
            "state": "held",
            "ended": false
          },
          "labels": [],
          "disputed": false,
          "sources": 1,
          "review": "proposed",
          "edited": [],
          "grade": null,
          "admiralty": "F5",
          "versions": [
            {
              "field": "act",
              "value": "it did not happen",
              "chosen": null,
              "clashes": true,
              "interested": true,
              "sources": 1,
              "speakers": [
                "Amsa Media in Amsa Daily"
              ],
              "claims": [
                "a:0052"
              ]
            }
          ],
          "claims": 2
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&event).expect("JSON"));
    let mut claim = first["claims"][0].clone();
    claim["evidence"] = serde_json::json!({
        "trigger": claim["evidence"]["trigger"], "date": claim["evidence"]["date"]
    });
    claim["sentence"] = serde_json::Value::Null;
    expect![[r#"
        {
          "claim_id": "a:0052",
          "report": {
            "id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "path": "reports/amsa.txt",
            "url": "https://example.org/amsa",
            "record": null,
            "offset": null
          },
          "sentence": null,
          "speaker": {
            "text": "Amsa Media",
            "name": "Amsa Media",
            "kind": "party-media",
            "party": true,
            "protected": false
          },
          "modality": "happened",
          "time": "current",
          "scope": "single",
          "rule": "invented#1",
          "labels": [],
          "evidence": {
            "trigger": [
              {
                "role": "direct",
                "start": 42,
                "end": 50,
                "quote": "captured"
              }
            ],
            "date": [
              {
                "role": "direct",
                "start": 85,
                "end": 94,
                "quote": "Wednesday"
              },
              {
                "role": "context",
                "start": 139,
                "end": 143,
                "quote": "said"
              }
            ]
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&claim).expect("JSON"));
}

#[test]
fn every_quote_stands_at_its_code_points() {
    let (dataset, texts) = amsa();
    let mut n_quotes = 0;
    for row in jsonl::rows(&dataset, &texts) {
        for claim in &row.claims {
            let keys: Vec<&str> = claim.evidence.keys().map(String::as_str).collect();
            assert_eq!(keys, jsonl::EVIDENCE_KEYS);
            for value in claim.evidence.values() {
                let rows: Vec<jsonl::EvidenceRow> =
                    serde_json::from_value(value.clone()).expect("rows");
                for row in rows {
                    let words: String = builder::TEXT
                        .chars()
                        .skip(row.start)
                        .take(row.end - row.start)
                        .collect();
                    assert_eq!(words, row.quote);
                    n_quotes += 1;
                }
            }
        }
    }
    assert!(n_quotes > 20, "{n_quotes} quotes");
}

#[test]
fn lines_come_back_as_they_went() {
    let (dataset, texts) = amsa();
    let rows: Vec<jsonl::EventRow> = jsonl::rows(&dataset, &texts).collect();
    let lines = jsonl::to_string(&dataset, &texts);
    assert_eq!(jsonl::read(&lines).expect("our own lines"), rows);
    assert_eq!(lines, jsonl::to_string(&dataset, &texts));
}

#[test]
fn a_value_whose_words_are_not_found_is_not_published() {
    let (mut dataset, texts) = amsa();
    let beyond = Span::new(9_000, 9_010);
    for claim in &mut dataset.claims {
        claim.place =
            claim.place.take().map(|place| Attested::direct(place.value, beyond));
        claim.territory = None;
        // In the middle of an Arabic letter.
        claim.actors = claim
            .actors
            .drain(..)
            .map(|party| Attested::direct(party.value, Span::new(12, 14)))
            .collect();
    }
    for row in jsonl::rows(&dataset, &texts) {
        assert_eq!(row.place, None);
        assert_eq!(row.actors, []);
        assert!(!row.recipients.is_empty());
    }
}

#[test]
fn what_a_person_rejected_is_in_no_export() {
    let (mut dataset, texts) = amsa();
    for event in &mut dataset.events {
        event.review = ReviewState::Rejected;
    }
    assert_eq!(jsonl::to_string(&dataset, &texts), "");
}

#[test]
fn code_points_are_counted_past_the_kept_counts() {
    let text = "вода ".repeat(200);
    let points = CodePoints::of(&text);
    for (n, (byte, _)) in text.char_indices().enumerate() {
        assert_eq!(points.at(byte), n);
    }
    assert_eq!(points.at(text.len()), 1_000);
    let span = Span::new(9, 17);
    assert_eq!(points.quote(span), Some("вода"));
    assert_eq!(points.context(span, 2), ("а ", " в"));
    assert_eq!(points.quote(Span::new(10, 12)), None);
    assert_eq!(CodePoints::of("").at(7), 0);
}

#[test]
fn geojson_has_longitude_first_and_six_decimals() {
    let (mut dataset, texts) = amsa();
    let lines = geojson::to_lines(&dataset, &texts);
    let feature: serde_json::Value =
        serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    expect![[r#"
        {
          "type": "Feature",
          "id": "DL-SYR-0000000000",
          "geometry": {
            "type": "Point",
            "coordinates": [
              40.5,
              35.123457
            ]
          },
          "properties": {
            "event_type": "Battles",
            "sub_event_type": "Non-state actor overtakes territory",
            "acts": [
              "COERCE/seize",
              "ASSAULT"
            ],
            "date_earliest": "2016-04-20",
            "date_latest": "2016-04-20",
            "date_text": "Wednesday",
            "place": "Wadi Amsa",
            "place_text": "Wadi Amsa",
            "place_precision": "exact",
            "country": "Syria",
            "admin1": "Deir ez Zor",
            "actors": [
              "Islamic State"
            ],
            "recipients": [
              "Military Forces of Syria"
            ],
            "killed_low": 4,
            "killed_best": 4,
            "killed_high": 4,
            "labels": [],
            "disputed": false,
            "sources": 1,
            "grade": null
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&feature).expect("JSON"));
    dataset.events[0].place = None;
    let whole: serde_json::Value =
        serde_json::from_str(&geojson::to_string(&dataset, &texts)).expect("JSON");
    assert!(whole["features"][0]["geometry"].is_null());
    assert!(whole["features"][1]["geometry"].is_object());
}

#[test]
fn the_table_leaves_unknown_cells_empty() {
    let (dataset, texts) = amsa();
    let bytes = table::to_csv(&dataset, &texts, table::Settings::default());
    expect![[r#"
        event_id,event_type,sub_event_type,acts,reciprocal,date_earliest,date_latest,date_text,place,place_text,place_relation,place_kind,place_precision,latitude,longitude,country,admin1,admin2,actors,recipients,killed_low,killed_best,killed_high,killed_actors,killed_recipients,killed_civilians,killed_unknown,injured_low,injured_high,weapons,labels,disputed,sources,grade,admiralty,n_claims,review,edited
        DL-SYR-0000000000,Battles,Non-state actor overtakes territory,COERCE/seize; ASSAULT,false,2016-04-20,2016-04-20,Wednesday,Wadi Amsa,Wadi Amsa,in,village,exact,35.12345678,40.5,Syria,Deir ez Zor,,Islamic State,Military Forces of Syria,4,4,4,0,4,0,0,,,,,false,1,,F5,2,proposed,
        DL-SYR-0000000001,Explosions/Remote violence,Air/drone strike,ASSAULT/aerial,false,2016-04-21,2016-04-21,Thursday,Wadi Amsa,the market,in,village,exact,35.12345678,40.5,Syria,Deir ez Zor,,Military Forces of Russia,villagers,12,12,12,0,0,12,0,,,aircraft,,false,1,weak,F3,1,proposed,
    "#]].assert_eq(&String::from_utf8(bytes).expect("UTF-8"));
}

#[test]
fn formulas_of_a_report_stay_words_for_spreadsheets() {
    assert_eq!(crate::cell::excel_safe("=1+1"), "'=1+1");
    assert_eq!(crate::cell::excel_safe("@SUM(A1)"), "'@SUM(A1)");
    assert_eq!(crate::cell::excel_safe("-35.5"), "-35.5");
    assert_eq!(crate::cell::excel_safe("plain"), "plain");
}
