use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

use crate::geoparquet::columns::COLUMNS;
use crate::geoparquet::to_bytes;
use crate::table;
use crate::tests::builder::{amsa, dataset};

fn reader(bytes: Vec<u8>) -> SerializedFileReader<bytes::Bytes> {
    SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("a Parquet file")
}

fn rows(bytes: Vec<u8>) -> Vec<Row> {
    let rows = reader(bytes);
    let rows = rows.get_row_iter(None).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

fn geo(bytes: Vec<u8>) -> serde_json::Value {
    let reader = reader(bytes);
    let file = reader.metadata().file_metadata();
    assert_eq!(file.created_by(), Some("dateline"));
    let all = file.key_value_metadata().expect("metadata");
    let geo = all.iter().find(|each| each.key == "geo").expect("geo");
    serde_json::from_str(geo.value.as_deref().unwrap_or_default()).expect("JSON")
}

#[test]
fn the_columns_are_those_of_the_table_and_the_geometry() {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names[..names.len() - 1], table::COLUMNS);
    assert_eq!(names.last(), Some(&"geometry"));
}

#[test]
fn what_is_written_is_read_again() {
    let (mut dataset, texts) = amsa();
    dataset.events[1].place = None;
    let bytes = to_bytes(&dataset, &texts).expect("a file");
    assert_eq!(to_bytes(&dataset, &texts).expect("a file"), bytes);
    let drawn: Vec<String> = rows(bytes)
        .iter()
        .map(|row| {
            let cells = row.get_column_iter().map(|(name, field)| {
                let Field::Bytes(bytes) = field else { return format!("{name} {field}") };
                format!("{name} {} bytes", bytes.data().len())
            });
            cells.collect::<Vec<_>>().join(" | ")
        })
        .collect();
    expect_test::expect![[r#"
        event_id "DL-SYR-0000000000" | event_type "Battles" | sub_event_type "Non-state actor overtakes territory" | acts ["COERCE/seize", "ASSAULT"] | reciprocal false | date_earliest 2016-04-20 | date_latest 2016-04-20 | date_text "Wednesday" | place "Wadi Amsa" | place_text "Wadi Amsa" | place_relation "in" | place_kind "village" | place_precision "exact" | latitude 35.12345678 | longitude 40.5 | country "Syria" | admin1 "Deir ez Zor" | admin2 null | actors ["Islamic State"] | recipients ["Military Forces of Syria"] | killed_low 4 | killed_best 4 | killed_high 4 | killed_actors 0 | killed_recipients 4 | killed_civilians 0 | killed_unknown 0 | injured_low null | injured_high null | weapons [] | labels [] | disputed false | sources 1 | grade null | admiralty "F5" | n_claims 2 | review "proposed" | edited [] | geometry 21 bytes
        event_id "DL-SYR-0000000001" | event_type "Explosions/Remote violence" | sub_event_type "Air/drone strike" | acts ["ASSAULT/aerial"] | reciprocal false | date_earliest 2016-04-21 | date_latest 2016-04-21 | date_text "Thursday" | place null | place_text null | place_relation null | place_kind null | place_precision null | latitude null | longitude null | country null | admin1 null | admin2 null | actors ["Military Forces of Russia"] | recipients ["villagers"] | killed_low 12 | killed_best 12 | killed_high 12 | killed_actors 0 | killed_recipients 0 | killed_civilians 12 | killed_unknown 0 | injured_low null | injured_high null | weapons ["aircraft"] | labels [] | disputed false | sources 1 | grade "weak" | admiralty "F3" | n_claims 1 | review "proposed" | edited [] | geometry null"#]].assert_eq(&drawn.join("\n"));
}

#[test]
fn the_metadata_name_the_geometry_and_its_box() {
    let (dataset, texts) = amsa();
    let geo = geo(to_bytes(&dataset, &texts).expect("a file"));
    let expected = serde_json::json!({
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": { "geometry": {
            "encoding": "WKB",
            "geometry_types": ["Point"],
            "bbox": [40.5, 35.123_456_78, 40.5, 35.123_456_78],
        } },
    });
    assert_eq!(geo, expected);
}

#[test]
fn a_dataset_without_events_is_a_file_without_rows() {
    let (empty, texts) = dataset("", Vec::new());
    let bytes = to_bytes(&empty, &texts).expect("a file");
    assert!(rows(bytes.clone()).is_empty());
    assert_eq!(
        geo(bytes)["columns"]["geometry"]["geometry_types"],
        serde_json::json!([])
    );
}
