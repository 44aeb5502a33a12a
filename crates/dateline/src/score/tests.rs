use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, Dataset, ReportId, Span, Zone, ZoneKind};
use dateline_store::StoredSkip;
use serde_json::{Map, Value as Json};

use super::*;

/// A line of ours: the keys given, and of all others what the schema takes for nothing.
fn line(keys: &str) -> String {
    let schema: Json =
        serde_json::from_str(include_str!("../../../../docs/schema/event.schema.json"))
            .expect("JSON");
    let mut row = nothing(&schema);
    row.insert("event_id".to_owned(), "DL-SYR-1".into());
    let given: Map<String, Json> = serde_json::from_str(keys).expect("JSON");
    row.extend(given);
    Json::Object(row).to_string()
}

fn nothing(schema: &Json) -> Map<String, Json> {
    let keys = schema["properties"].as_object().expect("properties");
    keys.iter()
        .map(|(key, schema)| {
            let kinds = &schema["type"];
            let takes = |kind: &str| {
                let several = kinds.as_array().into_iter().flatten();
                kinds == kind || several.into_iter().any(|each| each == kind)
            };
            let empty = if takes("array") {
                Json::Array(Vec::new())
            } else if takes("boolean") {
                Json::Bool(false)
            } else if takes("integer") && !takes("null") {
                Json::from(0)
            } else if takes("string") && !takes("null") {
                Json::from("")
            } else {
                Json::Null
            };
            (key.clone(), empty)
        })
        .collect()
}

/// The values of the one event: `actor=A; B, killed_low=4`.
#[track_caller]
fn check(coding: &Coding, expected: &str) {
    let unit = coding.units.first().expect("an event");
    let told = unit.values.iter().map(|(field, value)| {
        let rank = match value {
            Value::Step(rank, _) => format!("{rank} "),
            Value::Word(_) | Value::Number(_) => String::new(),
        };
        format!("{}={rank}{}", field.as_str(), value.in_words())
    });
    assert_eq!(told.collect::<Vec<_>>().join(", "), expected);
}

#[track_caller]
fn check_line(keys: &str, expected: &str) {
    let coding = coding_of_lines(&line(keys)).expect("a line of ours");
    check(&coding, format!("{expected}, disputed=no").trim_start_matches(", "));
}

fn party(name: &str) -> String {
    format!(r#"{{"text": "{name}", "name": "{name}", "kind": "rebel"}}"#)
}

#[test]
fn sides_have_no_order_where_both_do_it_to_each_other() {
    let (a, b) = (party("A"), party("B"));
    let both = |first: &str, second: &str| {
        format!(
            r#"{{"reciprocal": true, "actors": [{first}], "recipients": [{second}]}}"#
        )
    };
    check_line(&both(&a, &b), "actor=A, recipient=B");
    check_line(&both(&b, &a), "actor=A, recipient=B");
    check_line(
        &format!(r#"{{"actors": [{b}], "recipients": [{a}]}}"#),
        "actor=B, recipient=A",
    );
    check_line(&format!(r#"{{"actors": [{b}, {a}, {b}]}}"#), "actor=A; B");
}

#[test]
fn the_dead_are_those_of_ucdp_and_the_injured_lie_between_the_totals() {
    check_line(
        r#"{"deaths": {"low": 13, "best": 15, "high": 34, "actors": 0, "recipients": 15,
            "civilians": 0, "unknown": 0}}"#,
        "killed_low=13, killed_high=34",
    );
    let count = |low: &str, high: &str, part: &str| {
        format!(
            r#"{{"kind": "injured", "text": "n", "low": {low}, "high": {high}, "of": null, "part_of": {part}}}"#
        )
    };
    let counts = |counts: &[String]| format!(r#"{{"counts": [{}]}}"#, counts.join(","));
    check_line(&counts(&[count("4", "4", "null")]), "injured_low=4, injured_high=4");
    check_line(
        &counts(&[count("13", "null", "null"), count("34", "34", "null")]),
        "injured_low=13, injured_high=34",
    );
    check_line(
        &counts(&[count("22", "22", "null"), count("6", "6", "0")]),
        "injured_low=22, injured_high=22",
    );
    check_line(&counts(&[count("null", "null", "null")]), "");
}

#[test]
fn precision_is_a_step_of_a_scale() {
    let date = |earliest: &str, latest: &str| {
        format!(
            r#"{{"date": {{"text": "d", "earliest": "{earliest}", "latest": "{latest}", "edtf": null}}}}"#
        )
    };
    check_line(
        &date("2018-11-02", "2018-11-02"),
        "date=2018-11-02, date_precision=1 day",
    );
    check_line(
        &date("2018-11-01", "2018-11-30"),
        "date=2018-11-01..2018-11-30, date_precision=3 month",
    );
    let place = |relation: &str, precision: &str| {
        format!(
            r#"{{"place": {{"text": "p", "name": "Hajin", "relation": "{relation}", "kind": "town",
                "latitude": 34.7, "longitude": 40.8, "country": "Syria", "admin1": null,
                "precision": "{precision}"}}}}"#
        )
    };
    check_line(&place("in", "exact"), "place=Hajin, place_precision=1 exact");
    check_line(&place("near", "exact"), "place=Hajin, place_precision=2 roughly");
    check_line(&place("in", "admin1"), "place=Hajin, place_precision=3 province");
    check_line(
        &place("in", "exact").replace(r#""admin1": null"#, r#""admin1": "Deir ez Zor""#),
        "place=Hajin, Deir ez Zor, place_precision=1 exact",
    );
}

const TABLE: &str = "\u{feff}event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,location,geo_precision,fatalities
SYR1,02 November 2018,1,Battles,Armed clash,Rebels,Tribe; Allies,Army,Hajin,2,0
";

#[test]
fn a_table_in_acleds_columns_gives_the_same_fields() {
    let expected = "event_type=Battles, sub_event_type=Armed clash, actor=Allies; Rebels; Tribe, \
                    recipient=Army, date=2018-11-02, date_precision=1 day, place=Hajin, \
                    place_precision=2 roughly, killed_low=0";
    check(&coding_of_table(("a.csv", TABLE)).expect("a table"), expected);
    let turned = TABLE
        .replace("Rebels,Tribe; Allies,Army", "Army,,Rebels; Tribe; Allies")
        .replace("02 November 2018", "2018-11-02");
    check(&coding_of_table(("a.csv", &turned)).expect("a table"), expected);
}

#[test]
fn a_table_without_the_columns_to_match_by_is_refused() {
    for column in ACLED_NEEDED {
        let lacking = TABLE.replacen(column, "x", 1);
        let error = coding_of_table(("a.csv", &lacking)).expect_err("no table");
        assert_eq!(error.to_string(), format!("a.csv: there is no column `{column}`"));
    }
}

/// The uncoded sentences of a text whose first zone is the body, whose last a menu.
#[track_caller]
fn check_uncoded(body: &str, skips: &[(&str, &str, bool)], expected: &[&str]) {
    let text = format!("{body}Share this. Read more.");
    let zones = [
        Zone { kind: ZoneKind::Body, span: Span::new(0, body.len()) },
        Zone { kind: ZoneKind::Furniture, span: Span::new(body.len(), text.len()) },
    ];
    let at = |words: &str| {
        let start = text.find(words).expect("the words");
        Span::new(start, start + words.len())
    };
    let skips: Vec<StoredSkip> = skips
        .iter()
        .map(|(words, reason, has_trigger)| StoredSkip {
            span: at(words),
            reason: (*reason).to_owned(),
            trigger: has_trigger.then(|| at(words)),
        })
        .collect();
    let report = ReportId("r".into());
    let found = uncoded(&report, &text, &zones, &skips, &[], &BTreeSet::new());
    let told: Vec<String> = found
        .iter()
        .map(|each| format!("{}: {}", each.why.as_str(), each.span.of(&text)))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_report_that_was_passed_over_is_cut_at_its_full_stops() {
    check_uncoded(
        "The sun shone. “It was warm.” (So they said.) At 5.30 p.m. it rained\nNothing else! – \n",
        &[],
        &[
            "no-rule-word: The sun shone.",
            "no-rule-word: “It was warm.”",
            "no-rule-word: (So they said.)",
            "no-rule-word: At 5.30 p.m. it rained",
            "no-rule-word: Nothing else! –",
        ],
    );
}

#[test]
fn what_the_dataset_says_of_a_sentence_goes_before() {
    check_uncoded(
        "The sun shone. Rebels shelled pistachios. The army plans much. Menu.",
        &[
            ("The sun shone.", "no-trigger", false),
            ("Rebels shelled pistachios.", "other-sense", true),
            ("Menu.", "zone-not-coded", false),
        ],
        &[
            "no-rule-word: The sun shone.",
            "rule-word: Rebels shelled pistachios.",
            "rule-word: The army plans much.",
        ],
    );
}

/// An event that turns on `bombed`, in a sentence that a spreadsheet would run.
fn dangerous() -> Coding {
    let words = Words { start: 22, end: 28 };
    let mut coding = coding_of_lines(&line(r#"{"sub_event_type": "Air/drone strike"}"#))
        .expect("a line of ours");
    coding.units[0].tellings.push(Telling {
        claim: ClaimId("r:22".into()),
        report: ReportId("r".into()),
        trigger: Some(words),
        words: vec![words],
        quote: "bombed".to_owned(),
        sentence: "=HYPERLINK(1) planes bombed Hajin".to_owned(),
    });
    coding
}

fn rows_of(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv);
    let heads = reader.headers().expect("a head").clone();
    let row = |record: csv::StringRecord| {
        heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

#[test]
fn a_cell_that_would_run_as_a_formula_is_words_and_comes_back() {
    let units = dangerous().units;
    let texts: BTreeMap<ReportId, String> = BTreeMap::new();
    let dataset = Dataset::default();
    let drawn = sheet(&dataset, &texts, &units, &[], 5, 1);
    assert_eq!((drawn.n_events, drawn.n_sentences), (1, 0));
    let rows = rows_of(&drawn.csv);
    assert_eq!(rows[0]["sentence"], "'=HYPERLINK(1) planes bombed Hajin");
    let risky = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!rows.iter().flat_map(BTreeMap::values).any(risky), "{rows:?}");
    let filled = String::from_utf8(drawn.csv).expect("UTF-8");
    let filled = filled.replacen("event,,", "event,yes,killed", 1);
    let told =
        judged(("s.csv", &filled), &dataset, &texts, &units, &[]).expect("a sheet");
    let EventJudged::Right(marks) = &told.events[0] else { panic!("{told:?}") };
    assert_eq!(marks.get(&Topic::Killed), Some(&Mark::Missing));
    assert_eq!(marks.get(&Topic::Type), Some(&Mark::Right));
    assert_eq!(marks.get(&Topic::Place), Some(&Mark::Empty));
}

#[test]
fn a_row_is_tied_to_its_words_and_a_value_that_changed_does_not_count() {
    let units = dangerous().units;
    let texts: BTreeMap<ReportId, String> = BTreeMap::new();
    let dataset = Dataset::default();
    let drawn = sheet(&dataset, &texts, &units, &[], 5, 1);
    let filled = String::from_utf8(drawn.csv).expect("UTF-8");
    let filled = filled.replacen("event,,", "event,yes,", 1);
    let mut other = units.clone();
    other[0].id.0 = "DL-XXX-2".to_owned();
    other[0].values.insert(Field::KilledLow, Value::Number(3));
    let told =
        judged(("s.csv", &filled), &dataset, &texts, &other, &[]).expect("a sheet");
    assert_eq!((told.events.len(), told.changed.len(), told.gone.len()), (1, 1, 0));
    let EventJudged::Right(marks) = &told.events[0] else { panic!("{told:?}") };
    assert_eq!(marks.get(&Topic::Killed), None);
    let told = judged(("s.csv", &filled), &dataset, &texts, &[], &[]).expect("a sheet");
    assert_eq!((told.events.len(), told.gone.len()), (0, 1));
    assert_eq!(told.gone[0].line, 2);
}

#[test]
fn the_manual_has_each_column_of_the_sheet_and_each_field_of_agreement() {
    let page = include_str!("../../../../docs/agreement.md");
    let names: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
    for column in SHEET_COLUMNS {
        assert!(names.contains(column), "{column}");
    }
    for field in Field::ALL {
        assert!(names.contains(field.as_str()), "{}", field.as_str());
    }
    for why in [UncodedWhy::NoEvent, UncodedWhy::RuleWord, UncodedWhy::NoRuleWord] {
        assert!(names.contains(why.as_str()), "{}", why.as_str());
    }
}
