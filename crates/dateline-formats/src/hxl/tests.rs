use crate::hxl::{
    of_acled, of_table, of_ucdp, to_csv, with_acleds_tags, with_ucdps_tags,
};
use crate::tests::builder::amsa;
use crate::{acled, ged, table};

/// The second row of a table and the number of all its rows.
fn second(csv: Vec<u8>) -> (Vec<String>, usize) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*csv);
    let rows: Vec<csv::StringRecord> =
        reader.records().collect::<Result<_, _>>().expect("a table");
    (rows[1].iter().map(str::to_owned).collect(), rows.len())
}

#[test]
fn the_second_row_says_what_each_column_holds() {
    let (dataset, texts) = amsa();
    let (tags, n_rows) = second(to_csv(&dataset, &texts));
    assert_eq!((tags.len(), n_rows), (table::COLUMNS.len(), 4));
    let at = table::COLUMNS.iter().position(|column| *column == "killed_high");
    assert_eq!(at.map(|at| &*tags[at]), Some("#affected+killed+max"));
    let of_acled = acled::export(&dataset, &texts, &acled::Settings::default());
    let (tags, n_rows) = second(with_acleds_tags(of_acled.bytes));
    assert_eq!((tags.len(), &*tags[0], n_rows), (31, "#event+code", 4));
    let of_ucdp = ged::export(&dataset, &texts, &ged::Settings::default());
    let (tags, n_rows) = second(with_ucdps_tags(of_ucdp.bytes));
    assert_eq!((tags.len(), &*tags[2], n_rows), (49, "#date+year", 4));
}

/// No name that a tag is looked up under is misspelt: as many columns have a tag as there are tags.
#[test]
fn each_tag_belongs_to_a_column() {
    let n = |columns: &[&str], tag: fn(&str) -> &'static str| {
        columns.iter().filter(|column| !tag(column).is_empty()).count()
    };
    assert_eq!(n(&acled::COLUMNS, of_acled), 20);
    assert_eq!(n(&ged::COLUMNS, of_ucdp), 17);
    assert_eq!(n(&table::COLUMNS, of_table), 24);
}

#[test]
fn what_is_tagged_as_a_number_is_one() {
    let (dataset, texts) = amsa();
    let csv = to_csv(&dataset, &texts);
    let mut reader = csv::Reader::from_reader(&*csv);
    for row in reader.records().skip(1) {
        let row = row.expect("a row");
        for (column, cell) in table::COLUMNS.iter().zip(row.iter()) {
            if of_table(column).starts_with("#affected") {
                assert!(
                    cell.is_empty() || cell.parse::<u64>().is_ok(),
                    "{column} {cell}"
                );
            }
        }
    }
}
