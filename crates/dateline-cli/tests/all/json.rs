//! What `--json` writes is what the published schemas say, and the manual names each key of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jsonschema::{Registry, Validator};
use serde_json::Value;

use crate::support::{examples, folder, run, text};

const DOCS: &str = include_str!("../../../../docs/formats.md");
const SCHEMAS: [(&str, &str); 11] = [
    ("event", include_str!("../../../../docs/schema/event.schema.json")),
    ("control", include_str!("../../../../docs/schema/control.schema.json")),
    ("explanation", include_str!("../../../../docs/schema/explanation.schema.json")),
    ("report", include_str!("../../../../docs/schema/report.schema.json")),
    ("plan", include_str!("../../../../docs/schema/plan.schema.json")),
    ("example", include_str!("../../../../docs/schema/example.schema.json")),
    ("rule", include_str!("../../../../docs/schema/rule.schema.json")),
    ("sentence", include_str!("../../../../docs/schema/sentence.schema.json")),
    ("diff", include_str!("../../../../docs/schema/diff.schema.json")),
    ("agreement", include_str!("../../../../docs/schema/agreement.schema.json")),
    ("audit", include_str!("../../../../docs/schema/audit.schema.json")),
];

/// Invented reports that reach what the examples do not: speakers who must not be named, years that are not told,
/// words for numbers, weapons, parts of totals, places on no list, rows with ids and addresses.
const REPORTS: &[(&str, &str)] = &[
    (
        "deir.txt",
        "4 May 2016\n\nA car bomb killed at least 22 people, including six children, and injured dozens \
         in Hajin on Tuesday, a resident said on condition of anonymity for fear of reprisals. \
         Islamic State denied it.\n\n\
         The Syrian army took the village of Tell Amsa from Islamic State after clashes on 2 May.\n\n\
         On 13 July shells hit \"the river post\" near Abu Kamal. The sun shone.\n",
    ),
    (
        "undated.txt",
        "Militants shelled Hajin on Wednesday, killing between three and five people.\n",
    ),
    (
        "rows.jsonl",
        "{\"id\": \"r1\", \"url\": \"https://news.example/1\", \"title\": \"Strike on Hajin\", \
         \"publisher\": \"The Example\", \"date\": \"2018-11-02\", \"text\": \"Coalition aircraft struck \
         Hajin on Thursday, killing several fighters, the Syrian Observatory for Human Rights said.\"}\n\
         {\"id\": \"r2\", \"date\": \"2018-11-03\", \"text\": \"Hundreds were displaced from Hajin on Friday \
         after the coalition bombed the town. It plans to besiege Baghuz.\"}\n\
         {\"id\": \"r3\", \"date\": \"2018-11-05\", \"text\": \"Islamic State controls the town of Sukhnah.\"}\n\
         {\"id\": \"r4\", \"date\": \"2018-11-05\", \"text\": \"The Syrian army controls the town of Sukhnah.\"}\n",
    ),
];

/// Rules whose examples do not hold.
const BROKEN: &str = r#"
about = "a"
source = "ours"
[[rule]]
name = "torch"
act = "ASSAULT/destroy"
verbs = ["incinerate"]
actor = ["subject"]
[[rule.example]]
text = "Rebels incinerated the bridge of Wadi Amsa."
actor = "The army"
[[rule.example]]
text = "Rebels left."
victim = "nobody"
"#;

fn registry() -> Registry<'static> {
    let mut registry = Registry::new();
    for (name, schema) in SCHEMAS {
        let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
        let id = format!("urn:dateline:{name}");
        assert_eq!(schema["$id"].as_str(), Some(&*id));
        registry = registry.add(id, schema).expect("a schema");
    }
    registry.prepare().expect("all references are found")
}

fn validator(name: &str, registry: &Registry<'static>) -> Validator {
    let schema = serde_json::json!({ "$ref": format!("urn:dateline:{name}") });
    let options = jsonschema::options().offline().should_validate_formats(true);
    options.with_registry(registry).build(&schema).expect("the schema is one")
}

/// Runs the program; each line must fit the schema.
#[track_caller]
fn check(arguments: &[&str], schema: &str, registry: &Registry<'static>) -> Vec<Value> {
    let validator = validator(schema, registry);
    let output = text(&run(arguments).stdout);
    let lines: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect();
    assert!(!lines.is_empty(), "{arguments:?} writes nothing");
    for line in &lines {
        let faults: Vec<String> = validator
            .iter_errors(line)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{arguments:?}: {line}");
        assert!(!validator.is_valid(&misspelt(line)), "{line}");
    }
    lines
}

/// The object with one letter more in its first key.
fn misspelt(line: &Value) -> Value {
    let mut map = line.as_object().expect("an object").clone();
    let (key, value) =
        map.iter().next().map(|(k, v)| (k.clone(), v.clone())).expect("a key");
    map.remove(&key);
    map.insert(format!("{key}s"), value);
    Value::Object(map)
}

/// All that the commands write of the examples and of invented reports, by schema.
fn written() -> &'static BTreeMap<&'static str, Vec<Value>> {
    static WRITTEN: std::sync::OnceLock<BTreeMap<&'static str, Vec<Value>>> =
        std::sync::OnceLock::new();
    WRITTEN.get_or_init(|| {
        let registry = registry();
        let reports = folder("json");
        for (name, words) in REPORTS {
            std::fs::write(reports.join(name), words).expect("a file");
        }
        std::fs::write(reports.join("rows.csv"), "id,date,text\n1,soon,Clashes.\n")
            .expect("a file");
        std::fs::write(reports.join("map.png"), "no picture").expect("a file");
        let path = reports.join("all.gpkg").to_string_lossy().into_owned();
        let reports = reports.to_string_lossy().into_owned();
        let inputs = [reports, examples(), "no-such-file.txt".to_owned()];
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let code = |flags: &[&'static str]| {
            [&["code"][..], &inputs, &["--scope", "all"], flags].concat()
        };
        let mut written: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
        let mut add = |schema: &'static str, arguments: &[&str]| -> Vec<Value> {
            let lines = check(arguments, schema, &registry);
            written.entry(schema).or_default().extend(lines.clone());
            lines
        };
        add("plan", &code(&["--dry-run", "--json"]));
        let events = add("event", &code(&["--json"]));
        run(&[&code(&[])[..], &["-o", &path]].concat());
        add("plan", &[&code(&["--dry-run", "--json"])[..], &["-o", &path]].concat());
        assert_eq!(add("event", &["show", &path, "--json"]), events);
        for event in &events {
            let id = event["event_id"].as_str().expect("an id");
            let told = add("explanation", &["explain", &path, id, "--json"]);
            assert_eq!(told[0]["event"], *event);
        }
        add("control", &["control", &path, "--json"]);
        add("control", &["control", &path, "Mayadin", "--json", "--at", "2017-10-14"]);
        let rules = crate::support::own_rules();
        add("example", &["lexicon", "check", &rules, "--json"]);
        let broken = crate::support::folder("json-rules").join("broken.toml");
        std::fs::write(&broken, BROKEN).expect("a file");
        add("example", &["lexicon", "check", &broken.to_string_lossy(), "--json"]);
        add("rule", &["lexicon", "list", "--lexicon", &rules, "--json"]);
        add("sentence", &["explain", &path, "--report", "deir.txt", "--json"]);
        for text in
            ["Rebels shelled pistachios.", "It plans to attack Hajin.", "The sun shone."]
        {
            add("sentence", &["explain", "--text", text, "--json"]);
        }
        let paths =
            REPORTS.iter().map(|(name, _)| *name).filter(|name| name.ends_with("txt"));
        for report in paths.chain(["hajin.txt", "r1", "r2", "al-omar-oil-field.html"]) {
            add("report", &["show", &path, report, "--json"]);
        }
        let some = folder("json-some").join("some.gpkg").to_string_lossy().into_owned();
        let day = ["--published", "2016-05-06"];
        run(&[&["code", inputs[0], "-o", &some][..], &day].concat());
        for (old, new) in [(&path, &some), (&some, &path), (&some, &some)] {
            add("diff", &["diff", old, new, "--json"]);
            add("agreement", &["agree", old, new, "--json"]);
        }
        let sheet = crate::support::folder("json-audit").join("sheet.csv");
        let sheet = sheet.to_string_lossy().into_owned();
        run(&["audit", &path, "--sample", "30", "-o", &sheet]);
        add("audit", &["audit", &path, "--judged", &sheet, "--json"]);
        let judged =
            crate::judge::fill(Path::new(&sheet), |row, kind| match (kind, row) {
                ("event", 0) => ["no", "", ""],
                ("event", _) => ["yes", "place date", ""],
                (_, _) => ["", "", "yes"],
            });
        for dataset in [&path, &some] {
            add("audit", &["audit", dataset, "--judged", &judged, "--json"]);
        }
        written
    })
}

#[test]
fn what_is_written_fits_the_schemas() {
    let written = written();
    assert_eq!(
        written.keys().copied().collect::<Vec<_>>(),
        [
            "agreement",
            "audit",
            "control",
            "diff",
            "event",
            "example",
            "explanation",
            "plan",
            "report",
            "rule",
            "sentence"
        ]
    );
}

/// Each key with the words of the types of its values: `place/latitude null`, `place/latitude number`.
fn kinds_of(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    found.insert(format!("{path} {kind}"));
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                kinds_of(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| kinds_of(item, path, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_reports_of_the_test_reach_the_parts_that_may_be_missing() {
    let mut found = BTreeSet::new();
    for (schema, lines) in written() {
        lines.iter().for_each(|line| kinds_of(line, schema, &mut found));
    }
    let wanted = [
        "control/intervals/holder object",
        "control/intervals/holder null",
        "control/intervals/by/actor string",
        "control/intervals/from/earliest null",
        "control/intervals/disputed/first string",
        "control/gaps/weeks/reports number",
        "control/at object",
        "control/at null",
        "event/date null",
        "event/date/edtf string",
        "event/date/earliest string",
        "event/date/earliest null",
        "event/place/name null",
        "event/place/latitude number",
        "event/weapon string",
        "event/territory object",
        "event/territory/holder_before string",
        "event/counts/part_of number",
        "event/counts/low null",
        "event/counts/of string",
        "event/claims/speaker object",
        "event/claims/speaker null",
        "event/claims/report/record string",
        "event/claims/report/url string",
        "event/event_type null",
        "explanation/joins string",
        "example/rule null",
        "example/label null",
        "example/fault string",
        "example/differences/got string",
        "sentence/words/rules/why string",
        "sentence/words/rules/roles/found/class string",
        "sentence/left_out/why string",
        "rule/mode string",
        "rule/event null",
        "rule/labels string",
        "plan/inputs/refusals/line number",
        "plan/inputs/kind null",
        "plan/inputs/bytes null",
        "plan/output string",
        "diff/events/added/sentence string",
        "diff/events/gone/event_id string",
        "diff/events/changed/changes/new string",
        "diff/reports/gone/record string",
        "diff/claims/added/quote string",
        "agreement/fields/alpha number",
        "agreement/fields/alpha null",
        "agreement/disagreements/b null",
        "agreement/by_report/same number",
        "audit/recall/low number",
        "audit/recall null",
        "audit/fields/coded/n number",
        "audit/gone/quote string",
        "report/report/outlet string",
        "report/report/published_latest null",
        "report/remarks/start number",
        "report/remarks/start null",
        "report/skips/trigger_start number",
        "report/skips/trigger_start null",
        "report/values/event_id string",
    ];
    let missing: Vec<&str> =
        wanted.into_iter().filter(|each| !found.contains(*each)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let lines = &written()["event"];
    let protected = lines
        .iter()
        .flat_map(|event| event["claims"].as_array().into_iter().flatten())
        .any(|claim| claim["speaker"]["protected"] == true);
    assert!(protected, "no speaker asked not to be named");
}

#[test]
fn quotes_stand_where_they_are_said_to() {
    let mut n_checked = 0;
    for report in &written()["report"] {
        let text: Vec<char> = report["text"].as_str().expect("a text").chars().collect();
        let values = report["values"].as_array().into_iter().flatten();
        for words in
            values.flat_map(|value| value["evidence"].as_array().into_iter().flatten())
        {
            let at =
                |key: &str| words[key].as_u64().and_then(|at| usize::try_from(at).ok());
            let (start, end) =
                (at("start").expect("a start"), at("end").expect("an end"));
            let quote: String = text[start..end].iter().collect();
            assert_eq!(words["quote"].as_str(), Some(&*quote));
            n_checked += 1;
        }
    }
    assert!(n_checked > 50, "only {n_checked} quotes");
}

/// The names of keys in the schemas of the commands, without those of other schemas.
fn keys_of(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                found.extend(properties.keys().cloned());
            }
            if let Some(Value::Array(words)) = map.get("enum") {
                found.extend(words.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            map.values().for_each(|value| keys_of(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| keys_of(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_manual_has_each_key_of_the_commands_and_no_other() {
    let section =
        DOCS.split("\n## ").find(|part| part.starts_with("JSON of the commands"));
    let section = section.expect("the section");
    for (name, head) in [
        ("report", "a report"),
        ("control", "control"),
        ("explanation", "an explanation"),
        ("plan", "a dry run"),
        ("example", "an example"),
        ("rule", "a rule"),
        ("sentence", "a sentence"),
        ("diff", "a change"),
        ("agreement", "an agreement"),
        ("audit", "an audit"),
    ] {
        let schema = SCHEMAS.iter().find(|(each, _)| *each == name).expect("a schema").1;
        let mut schema: Value = serde_json::from_str(schema).expect("JSON");
        // Values are told of under reports, where their schema is used.
        let values = schema.as_object_mut().and_then(|schema| schema.remove("$defs"));
        assert_eq!(values.is_some(), name == "explanation");
        let mut declared = BTreeSet::new();
        keys_of(&schema, &mut declared);
        let table =
            section.split(&format!("| field of {head} |")).nth(1).expect("a table");
        let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
        let mut told: BTreeSet<String> = rows
            .flat_map(|row| row.split('`').skip(1).step_by(2))
            .map(str::to_owned)
            .collect();
        if name == "report" {
            // Its values are those of explanations; reasons for leaving a sentence and severities are told of in
            // docs/diagnostics.md.
            for key in ["claim_id", "event_id", "field", "value", "evidence"] {
                assert!(told.remove(key), "{key}");
            }
            declared.retain(|word| !diagnostics_tell_of(word));
        }
        assert_eq!(told, declared, "{name}");
    }
}

fn diagnostics_tell_of(word: &str) -> bool {
    let page = include_str!("../../../../docs/diagnostics.md");
    page.contains(&format!("| `{word}` |"))
}

#[test]
fn each_schema_describes_every_key_and_takes_no_other() {
    fn bare(schema: &Value, path: &str, found: &mut Vec<String>) {
        let Value::Object(map) = schema else { return };
        if let Some(Value::Object(properties)) = map.get("properties") {
            if map.get("additionalProperties") != Some(&Value::Bool(false)) {
                found.push(format!("{path} takes more"));
            }
            for (key, value) in properties {
                if value.get("description").is_none() {
                    found.push(format!("{path}/{key}"));
                }
            }
        }
        map.iter().for_each(|(key, value)| bare(value, &format!("{path}/{key}"), found));
    }
    let mut found = Vec::new();
    for (name, schema) in SCHEMAS {
        let schema: Value = serde_json::from_str(schema).expect("JSON");
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        bare(&schema, name, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    let files = std::fs::read_dir(folder).expect("the schemas").flatten();
    let schemas =
        files.filter(|file| file.file_name().to_string_lossy().ends_with(".json"));
    assert_eq!(schemas.count(), SCHEMAS.len(), "a schema is in no test");
}
