//! What users add: rules, labels, actors and places of their own.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{check_exit, folder, own_rules, run, text};

/// A file in a folder of its own.
fn file(folder_name: &str, name: &str, words: &str) -> PathBuf {
    let path = folder(folder_name).join(name);
    std::fs::write(&path, words).expect("a file");
    path
}

const REPORT: &str = "Government forces shelled the hospital of Wadi Amsa on Monday, killing two nurses. \
     Soldiers garrisoned the school of Umm Rasaf on Monday. Rebels shelled the market of Wadi Amsa on Monday.\n";

/// The events that a report gives with these flags.
#[track_caller]
fn events(report: &str, flags: &[&str]) -> Vec<Value> {
    let name = format!("own-{}", flags.join("-").replace(['/', '.'], "_"));
    let path = file(&name, "report.txt", report);
    let path = path.to_string_lossy();
    let output =
        run(&[&["code", &*path, "--published", "2016-05-04", "--json"], flags].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines = text(&output.stdout);
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn labels_of_the_users_own_stand_in_events_and_claims_with_their_words() {
    let events = events(REPORT, &["--lexicon", &own_rules()]);
    let labelled: Vec<(String, Vec<&str>)> = events
        .iter()
        .flat_map(|event| event["claims"].as_array().into_iter().flatten())
        .map(|claim| {
            let words = claim["evidence"]["labels"].as_array().into_iter().flatten();
            let words = words.filter_map(|words| words["quote"].as_str()).collect();
            (claim["labels"].to_string(), words)
        })
        .collect();
    for (labels, words) in [
        (r#"["attack on health care"]"#, vec!["hospital"]),
        (r#"["military use","attack on education"]"#, vec!["garrisoned", "school"]),
        ("[]", vec![]),
    ] {
        assert!(labelled.contains(&(labels.to_owned(), words)), "{labels}: {labelled:?}");
    }
    let of_event = |labels: Value| events.iter().any(|event| event["labels"] == labels);
    assert!(of_event(json!(["attack on health care"])), "{events:?}");
    assert!(of_event(json!(["attack on education", "military use"])), "{events:?}");
}

#[test]
fn without_rules_of_ones_own_nothing_has_a_label() {
    assert!(events(REPORT, &[]).iter().all(|event| event["labels"] == json!([])));
}

#[test]
fn a_dataset_keeps_labels_and_the_hash_of_the_rules() {
    let report = file("own-store", "report.txt", REPORT);
    let path = report.with_file_name("own.gpkg");
    let (report, path) = (report.to_string_lossy(), path.to_string_lossy());
    let rules = own_rules();
    let code =
        ["code", &*report, "--published", "2016-05-04", "-o", &path, "--lexicon", &rules];
    check_exit(&code, 0, "1 report");
    let file = rusqlite::Connection::open(&*path).expect("a dataset");
    let labels: Vec<String> = file
        .prepare("SELECT labels FROM events WHERE labels IS NOT NULL ORDER BY labels")
        .and_then(|mut rows| rows.query_map([], |row| row.get(0))?.collect())
        .expect("a column");
    assert_eq!(labels, ["attack on education; military use", "attack on health care"]);
    let lexicon: String = file
        .query_row("SELECT value FROM dateline_meta WHERE name = 'lexicon'", [], |row| {
            row.get(0)
        })
        .expect("the hash");
    let checked = text(&run(&["lexicon", "check", &rules]).stderr);
    let own = lexicon.split_once('+').expect("two hashes").1;
    assert!(checked.contains(&format!("SHA-256 {own}")), "{checked}");
    let listed = text(&run(&["export", &path, "csv", "--profile", "full"]).stdout);
    assert!(listed.contains("attack on education; military use"), "{listed}");
    let shown = text(&run(&["show", &path, "report.txt"]).stdout);
    assert!(shown.contains("^^^^^^^^ label attack on health care"), "{shown}");
}

#[test]
fn the_rules_that_the_manual_writes_hold() {
    let output = run(&["lexicon", "check", &own_rules()]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{}{told}", text(&output.stdout));
    assert!(told.starts_with("1 file, 1 rule, 2 labels, 8 examples, all hold"), "{told}");
}

#[test]
fn the_manual_shows_the_rules_as_they_are() {
    let page = include_str!("../../../../docs/lexicon.md");
    let rules = include_str!("../../../../examples/lexicon/protected-places.toml");
    let rule = rules.split("\n[[rule]]\n").nth(1).expect("a rule").trim_end();
    assert!(page.contains(rule), "docs/lexicon.md shows another rule than the example");
}

#[test]
fn an_example_that_does_not_hold_is_drawn_with_what_was_read() {
    let path = file(
        "own-broken",
        "torch.toml",
        "about = \"a\"\nsource = \"ours\"\n\n[[rule]]\nname = \"torch\"\nact = \"ASSAULT/destroy\"\n\
         verbs = [\"incinerate\"]\nactor = [\"subject\"]\n\n[[rule.example]]\n\
         text = \"Rebels incinerated the bridge of Wadi Amsa.\"\nactor = \"The army\"\n",
    );
    let output = run(&["lexicon", "check", &path.to_string_lossy()]);
    let drawn = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{drawn}");
    for part in [
        "does not hold: example of rule `torch`",
        "torch.toml:10",
        "^^^^^^^^^^^ event     ASSAULT/destroy",
        "= actor     expected The army",
        "got      Rebels",
    ] {
        assert!(drawn.contains(part), "{part}: {drawn}");
    }
}

#[test]
fn mistakes_in_rules_are_told_with_file_line_word_and_remedy() {
    let check = |name: &str, words: &str, told: &str| {
        let path = file(&format!("own-{name}"), "a.toml", words);
        let folder = path.parent().expect("a folder").to_string_lossy().into_owned();
        for command in [
            &["lexicon", "check", &*folder][..],
            &["code", "x.txt", "--lexicon", &folder],
        ] {
            check_exit(command, 1, told);
        }
    };
    check("no-toml", "about = \"a\"\nsource = x\n", "a.toml:2: ");
    let head =
        "about = \"a\"\nsource = \"ours\"\n[[rule]]\nname = \"b\"\nverbs = [\"shell\"]\n";
    let act = format!("{head}act = \"ASSAULT/aeriel\"\n");
    check(
        "act",
        &act,
        "a.toml:6: rule `b`: `aeriel` is no mode\n   = help: write `aerial`",
    );
    let key = format!("{head}act = \"ASSAULT\"\nactors = [\"subject\"]\n");
    check("key", &key, "a.toml:7: unknown field `actors`");
    let bare = folder("own-bare");
    check_exit(
        &["lexicon", "check", &bare.to_string_lossy()],
        1,
        "no file that ends in .toml",
    );
    check_exit(&["lexicon", "check", "no-such-folder"], 1, "no-such-folder");
}

#[test]
fn rules_are_listed_by_their_words() {
    let listed =
        text(&run(&["lexicon", "list", "garrison", "--lexicon", &own_rules()]).stdout);
    assert!(
        listed.starts_with("own/protected-places#garrison  COERCE/seize\n"),
        "{listed}"
    );
    check_exit(&["lexicon", "list", "garrisoned"], 0, "0 rules");
    let all = text(&run(&["lexicon", "list", "ASSAULT/aerial"]).stdout);
    assert!(all.contains("air#"), "{all}");
}

const ACTORS: &str = "name,kind,aliases,country,acled\n\
     Sons of the Hill,political-militia,Hill Sons,Nigeria,SOH: Sons of the Hill\n";

#[test]
fn actors_of_the_users_own_are_named_and_carried_to_acleds_columns() {
    let report = "Hill Sons shot dead three farmers in Maiduguri on Monday.\n";
    let actors = file("own-actors", "actors.csv", ACTORS);
    let report_path = actors.with_file_name("report.txt");
    std::fs::write(&report_path, report).expect("a file");
    let toml = actors.with_file_name("actors.toml").to_string_lossy().into_owned();
    let (actors, report_path) = (actors.to_string_lossy(), report_path.to_string_lossy());
    check_exit(&["import-actors", &actors, "-o", &toml], 0, "1 actor");
    for list in [&*actors, &toml] {
        let path = format!("{toml}.{}.gpkg", list.len());
        let code = ["code", &*report_path, "--published", "2016-05-04", "-o", &path];
        check_exit(&[&code[..], &["--actors", list]].concat(), 0, "1 event");
        let table = text(&run(&["export", &path, "acled", "--profile", "full"]).stdout);
        assert!(table.contains("SOH: Sons of the Hill,,Political militia"), "{table}");
        let events = text(&run(&["export", &path, "jsonl", "--profile", "full"]).stdout);
        let named = r#""name":"Sons of the Hill","kind":"political-militia""#;
        assert!(events.contains(named), "{events}");
    }
}

#[test]
fn rows_of_actors_that_cannot_be_used_are_named_with_their_lines() {
    let words = format!("{ACTORS}The Others,gang,,,\n");
    let path = file("own-bad-actors", "actors.csv", &words);
    let path = path.to_string_lossy();
    let output = run(&["import-actors", &path]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("id = \"sons-of-the-hill\""));
    assert!(text(&output.stderr).contains("actors.csv:3: `gang` is no actor kind"));
    check_exit(&["code", "x.txt", "--actors", &path], 1, "actors.csv:3: `gang`");
    check_exit(&["import-actors", "no-such.csv"], 1, "no-such.csv");
    let none = file("own-none", "texts.csv", "title,text\na,b\n");
    check_exit(&["import-actors", &none.to_string_lossy()], 1, "no column `name`");
}

const PLACES: &str =
    "name,name_ar,lat,lon,kind,admin2\nUmm Rasaf,أم رصف,34.51,40.61,village,Amsa\n";

#[test]
fn places_of_the_users_own_are_put_on_the_map_and_the_dataset_keeps_their_hash() {
    let report = "Rebels shot dead two shepherds in Umm Rasaf on Monday.\n";
    let table = file("own-places", "villages.csv", PLACES);
    let report_path = table.with_file_name("report.txt");
    std::fs::write(&report_path, report).expect("a file");
    let list = table.with_file_name("my.places").to_string_lossy().into_owned();
    let (table, report_path) = (table.to_string_lossy(), report_path.to_string_lossy());
    check_exit(&["import-places", &table, "-o", &list], 0, "1 place, 2 names");
    let mut hashes = std::collections::BTreeSet::new();
    for (number, places) in [None, Some(&*table), Some(&list)].iter().enumerate() {
        let path = format!("{list}.{number}.gpkg");
        let code = ["code", &*report_path, "--published", "2016-05-04", "-o", &path];
        let flags: Vec<&str> =
            places.iter().flat_map(|list| ["--places", list]).collect();
        check_exit(&[&code[..], &flags].concat(), 0, "1 event");
        let events = text(&run(&["export", &path, "jsonl", "--profile", "full"]).stdout);
        let event: Value = serde_json::from_str(events.trim()).expect("JSON");
        let place = &event["place"];
        match places {
            None => assert_eq!(place["latitude"], Value::Null, "{events}"),
            Some(_) => {
                let told = (&place["name"], &place["latitude"], &place["admin1"]);
                let wanted = (&json!("Umm Rasaf"), &json!(34.51), &json!("Deir ez Zor"));
                assert_eq!(told, wanted, "{events}");
            }
        }
        let file = rusqlite::Connection::open(&path).expect("a dataset");
        let hash: String = file
            .query_row(
                "SELECT value FROM dateline_meta WHERE name = 'gazetteer'",
                [],
                |row| row.get(0),
            )
            .expect("the hash");
        assert_eq!(hash.contains('+'), places.is_some(), "{hash}");
        hashes.insert(hash);
    }
    assert_eq!(hashes.len(), 3);
}

#[test]
fn rows_of_places_that_cannot_be_used_are_named_with_their_lines() {
    let bad: String = (0..30).map(|_| "Tell Rasaf,,x,40.6,village,\n").collect();
    let path = file("own-bad-places", "villages.csv", &format!("{PLACES}{bad}"));
    let list = path.with_file_name("my.places").to_string_lossy().into_owned();
    let path = path.to_string_lossy();
    let output = run(&["import-places", &path, "-o", &list]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("villages.csv:3: `x` is no latitude"), "{told}");
    assert!(told.contains("villages.csv: 10 more rows likewise"), "{told}");
    assert!(told.contains("31 rows; 1 taken; 30 refused"), "{told}");
    check_exit(&["code", "x.txt", "--places", &path], 1, "villages.csv:3: `x`");
    check_exit(&["import-places", "no-such.csv", "-o", &list], 1, "no-such.csv");
    let usage = ["import-places", &*path, "-o", &list, "--columns", "height=Z"];
    check_exit(&usage, 2, "`height` is none of name, name_ar");
}

#[test]
fn places_are_searched_in_both_scripts_and_by_consonants_nearest_first() {
    let path = file("own-search", "villages.csv", PLACES).to_string_lossy().into_owned();
    let search = |name: &str| {
        let flags =
            ["places", "search", name, "--near", "Hajin", "--places", &path, "--json"];
        let output = run(&flags);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let lines = text(&output.stdout);
        let first = lines.lines().next().map(str::to_owned).unwrap_or_default();
        let row: Value = serde_json::from_str(&first).expect("JSON");
        let cell = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        (cell("name"), cell("matched"), cell("source"))
    };
    for (name, matched) in [
        ("Umm Rasaf", "exact"),
        ("أم رصف", "exact"),
        ("umm-rasaf", "letters"),
        ("Oum Rassaf", "consonants"),
    ] {
        let told = ("Umm Rasaf", matched, "villages.csv (licence not stated)");
        assert_eq!(
            search(name),
            (told.0.to_owned(), told.1.to_owned(), told.2.to_owned())
        );
    }
    check_exit(&["places", "search", "Xyzzyx Qqq"], 0, "0 places");
    check_exit(
        &["places", "search", "Hajin", "--near", "Xyzzyx Qqq"],
        1,
        "no place is called",
    );
}
