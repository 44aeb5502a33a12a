use dateline_model::{EventField, ReportId};
use expect_test::{Expect, expect};

use super::{edit, passage};
use crate::{Own, world};

/// Reads values of fields and prints what each becomes, or why it is none.
#[track_caller]
fn check(values: &[(EventField, &str)], expected: Expect) {
    let world = world(&Own::default()).expect("the world");
    let mut drawn = String::new();
    for (field, value) in values {
        let line = match edit(*field, value, &world, &["SYR".to_owned()]) {
            Ok(edit) => short(&serde_json::to_value(edit).expect("a value")["value"]),
            Err(error) => format!("{error}; {}", error.help),
        };
        drawn += &format!("{field} {value:?}: {line}\n");
    }
    expected.assert_eq(&drawn);
}

/// Names and ids for things of the world, else the value itself.
fn short(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(all) => {
            all.iter().map(short).collect::<Vec<_>>().join(" + ")
        }
        serde_json::Value::Object(all) => {
            let id = |of: &serde_json::Value| of["id"].as_str().map(str::to_owned);
            match (all.get("place").and_then(id), all.get("name")) {
                (Some(id), _) => format!("{} {id}", all["relation"]),
                (None, Some(name)) => format!("{name} {}", all["actor"]),
                (None, None) => value.to_string(),
            }
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => value.to_string(),
    }
}

#[test]
fn values_are_read_as_exports_write_them() {
    check(
        &[
            (EventField::Act, "ASSAULT/aerial; COERCE/seize"),
            (EventField::Reciprocal, "TRUE"),
            (EventField::Actor, "SDF; men of the valley"),
            (EventField::Actor, "unknown"),
            (EventField::Weapon, "aircraft"),
            (EventField::Date, "2018-12-14"),
            (EventField::Date, "2018-12-01/.."),
            (EventField::Date, ""),
            (EventField::Place, "near Hajin"),
            (EventField::Killed, "4"),
            (EventField::Killed, "4.."),
            (EventField::Injured, "..9"),
        ],
        expect![[r#"
            act "ASSAULT/aerial; COERCE/seize": {"event":"ASSAULT","mode":"aerial"} + {"event":"COERCE","mode":"seize"}
            reciprocal "TRUE": true
            actor "SDF; men of the valley": "Syrian Democratic Forces" "sdf" + "men of the valley" null
            actor "unknown": 
            weapon "aircraft": "aircraft"
            date "2018-12-14": {"text":"2018-12-14","earliest":"2018-12-14","latest":"2018-12-14","edtf":null,"assumed":false}
            date "2018-12-01/..": {"text":"2018-12-01/..","earliest":"2018-12-01","latest":null,"edtf":null,"assumed":false}
            date "": null
            place "near Hajin": "near" dez:hajin
            killed "4": {"low":4,"high":4}
            killed "4..": {"low":4,"high":null}
            injured "..9": {"low":null,"high":9}
        "#]],
    );
}

#[test]
fn what_is_no_value_is_told_with_what_to_write() {
    check(
        &[
            (EventField::Act, "ASSUALT/aerial"),
            (EventField::Act, ""),
            (EventField::Reciprocal, "perhaps"),
            (EventField::Weapon, "sling"),
            (EventField::Date, "14.12.2018"),
            (EventField::Date, "2018-12-14/2018-12-01"),
            (EventField::Place, "Wadi Amsa"),
            (EventField::Killed, "a few"),
            (EventField::Killed, "9..4"),
            (EventField::Territory, "held"),
        ],
        expect![[r#"
            act "ASSUALT/aerial": `ASSUALT` is no event type; write `ASSAULT`, as in `ASSAULT/aerial`
            act "": an event without an act is none; reject it with `dateline decide FILE reject EVENT`
            reciprocal "perhaps": `perhaps` is neither yes nor no; write `yes` or `no`
            weapon "sling": `sling` is no weapon; write one of firearms, artillery, mortar, rocket, missile, aircraft, helicopter, drone, chemical, suicide-bomb, car-bomb, ied, landmine, unexploded-ordnance, grenade, blade, blunt, fire, crowd-control, explosives, arms
            date "14.12.2018": `14.12.2018` is no date; write a day as 2016-05-04, days between which it was as 2016-05-01/2016-05-31, and `..` for a bound that is not known
            date "2018-12-14/2018-12-01": `2018-12-14/2018-12-01` is no date; write a day as 2016-05-04, days between which it was as 2016-05-01/2016-05-31, and `..` for a bound that is not known
            place "Wadi Amsa": no place is called `Wadi Amsa`; `dateline places search "Wadi Amsa"` shows what is known
            killed "a few": `a few` is no number of people; write `4`, `4..9`, `4..` for at least four, or `unknown`
            killed "9..4": `9..4` is no number of people; write `4`, `4..9`, `4..` for at least four, or `unknown`
            territory "held": who holds a place is not set by hand; edit `act`, `actor`, `recipient`, `date` and `place`, or reject the event
        "#]],
    );
}

#[test]
fn words_are_found_across_line_ends_and_must_stand_once() {
    let text = "Rebels shelled\n  Wadi Amsa. Rebels left. Rebels left.";
    let at = |quoted: &str| {
        let found = passage(&ReportId("r".into()), text, quoted);
        found.map(|passage| passage.quote).map_err(|error| error.what)
    };
    assert_eq!(at("shelled Wadi Amsa"), Ok("shelled\n  Wadi Amsa".to_owned()));
    assert_eq!(
        at("Rebels left."),
        Err("`Rebels left.` stands 2 times in report r".to_owned())
    );
    assert_eq!(at("nobody"), Err("report r has no words `nobody`".to_owned()));
    assert_eq!(at(" "), Err("no words are given".to_owned()));
}
