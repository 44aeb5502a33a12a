//! The tables of a real dataset, held against the manual and the published layout.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use expect_test::expect_file;
use rusqlite::Connection;

use crate::support::{dataset, run, text};

const DOCS: &str = include_str!("../../../../docs/formats.md");

/// The tables of ours with their columns, and the statements that made them.
fn layout(path: &str) -> (BTreeMap<String, BTreeSet<String>>, String) {
    let file = Connection::open(path).expect("a dataset");
    let mut select = file
        .prepare(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'
             AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'sqlite_%'
             AND name NOT LIKE '%!_words!_%' ESCAPE '!' ORDER BY name",
        )
        .expect("a query");
    let tables =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    let tables: Vec<(String, String)> = tables.map(|row| row.expect("a table")).collect();
    let mut columns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, _) in &tables {
        let mut select =
            file.prepare("SELECT name FROM pragma_table_info(?1)").expect("a query");
        let names = select.query_map([table], |row| row.get(0)).expect("rows");
        columns.insert(table.clone(), names.map(|name| name.expect("a name")).collect());
    }
    let sql = tables.iter().map(|(_, sql)| format!("{sql};\n\n")).collect::<String>();
    (columns, format!("{}\n", sql.trim_end()))
}

/// The tables and columns that the manual names.
fn told(csv_columns: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let section = DOCS.split("\n## ").find(|part| part.starts_with("GeoPackage"));
    let rows =
        section.expect("the section").lines().filter(|line| line.starts_with("| `"));
    let quoted = |words: &str| -> Vec<String> {
        words.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let table = quoted(cells[0]).remove(0);
        let mut columns: BTreeSet<String> =
            quoted(&without_asides(cells[2])).into_iter().collect();
        if cells[2].contains("those of the [table]") {
            columns.extend(csv_columns.iter().cloned());
        }
        if table != "dateline_meta" && !table.ends_with("_words") {
            columns.insert("fid".to_owned());
        }
        (table, columns)
    })
    .collect()
}

/// The words without what stands in round brackets.
fn without_asides(words: &str) -> String {
    let mut depth = 0_usize;
    words
        .chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[test]
fn the_manual_has_each_table_and_column_of_a_dataset_and_no_other() {
    let path = dataset("layout");
    let csv = text(&run(&["export", &path, "csv"]).stdout);
    let head = csv.lines().next().expect("a head").split(',');
    let csv_columns: Vec<String> = head.map(str::to_owned).collect();
    let (tables, sql) = layout(&path);
    assert_eq!(told(&csv_columns), tables);
    // UPDATE_EXPECT=1 writes it anew.
    let published =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/dataset.sql");
    expect_file![published].assert_eq(&sql);
}
