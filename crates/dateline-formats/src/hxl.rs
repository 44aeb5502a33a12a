//! The tags of the Humanitarian Exchange Language: a second row of a table, which says what each column holds.
//!
//! The tags of ACLED's and UCDP's columns are those under which the Humanitarian Data Exchange publishes them; those of
//! our own columns follow them. A column that has no tag has an empty cell.

use dateline_model::Dataset;

use crate::table;
use crate::texts::Texts;

#[cfg(test)]
mod tests;

/// Writes the [table] with its tags under the names of the columns.
pub fn to_csv(dataset: &Dataset, texts: &dyn Texts) -> Vec<u8> {
    let settings = table::Settings { excel_safe: true, bom: false };
    with_own_tags(table::to_csv(dataset, texts, settings))
}

/// Puts the tags of the table's own columns under their names.
pub fn with_own_tags(csv: Vec<u8>) -> Vec<u8> {
    with_tags(csv, &table::COLUMNS, of_table)
}

/// Puts the tags of ACLED's columns under their names.
pub fn with_acleds_tags(csv: Vec<u8>) -> Vec<u8> {
    with_tags(csv, &crate::acled::COLUMNS, of_acled)
}

/// Puts the tags of UCDP's columns under their names.
pub fn with_ucdps_tags(csv: Vec<u8>) -> Vec<u8> {
    with_tags(csv, &crate::ged::COLUMNS, of_ucdp)
}

fn with_tags(csv: Vec<u8>, columns: &[&str], tag: fn(&str) -> &'static str) -> Vec<u8> {
    let head = csv.iter().position(|byte| *byte == b'\n').map_or(csv.len(), |at| at + 1);
    let tags: Vec<&str> = columns.iter().map(|column| tag(column)).collect();
    // No tag holds a comma or a quote.
    let row = tags.join(",") + "\n";
    [&csv[..head], row.as_bytes(), &csv[head..]].concat()
}

fn of_acled(column: &str) -> &'static str {
    match column {
        "event_id_cnty" => "#event+code",
        "event_date" => "#date+occurred",
        "year" => "#date+year",
        "event_type" => "#event+type",
        "sub_event_type" => "#event+type+sub",
        "actor1" => "#group+name+first",
        "assoc_actor_1" => "#group+name+first+assoc",
        "actor2" => "#group+name+second",
        "assoc_actor_2" => "#group+name+second+assoc",
        "region" => "#region+name",
        "country" => "#country+name",
        "admin1" => "#adm1+name",
        "admin2" => "#adm2+name",
        "admin3" => "#adm3+name",
        "location" => "#loc+name",
        "latitude" => "#geo+lat",
        "longitude" => "#geo+lon",
        "source" => "#meta+source",
        "notes" => "#description",
        "fatalities" => "#affected+killed",
        _ => "",
    }
}

fn of_ucdp(column: &str) -> &'static str {
    match column {
        "year" => "#date+year",
        "side_a" => "#group+name+first",
        "side_b" => "#group+name+second",
        "source_article" => "#meta+source",
        "source_headline" => "#description",
        "where_coordinates" => "#loc+name",
        "adm_1" => "#adm1+name",
        "adm_2" => "#adm2+name",
        "latitude" => "#geo+lat",
        "longitude" => "#geo+lon",
        "country" => "#country+name",
        "region" => "#region+name",
        "date_start" => "#date+start",
        "date_end" => "#date+end",
        "best" => "#affected+killed",
        "high" => "#affected+killed+max",
        "low" => "#affected+killed+min",
        _ => "",
    }
}

fn of_table(column: &str) -> &'static str {
    match column {
        "event_id" => "#event+code",
        "event_type" => "#event+type",
        "sub_event_type" => "#event+type+sub",
        "date_earliest" => "#date+start",
        "date_latest" => "#date+end",
        "place" => "#loc+name",
        "place_kind" => "#loc+type",
        "latitude" => "#geo+lat",
        "longitude" => "#geo+lon",
        "country" => "#country+name",
        "admin1" => "#adm1+name",
        "admin2" => "#adm2+name",
        "actors" => "#group+name+first",
        "recipients" => "#group+name+second",
        "killed_low" => "#affected+killed+min",
        "killed_best" => "#affected+killed",
        "killed_high" => "#affected+killed+max",
        "killed_actors" => "#affected+killed+first",
        "killed_recipients" => "#affected+killed+second",
        "killed_civilians" => "#affected+killed+civilians",
        "killed_unknown" => "#affected+killed+unknown",
        "injured_low" => "#affected+injured+min",
        "injured_high" => "#affected+injured+max",
        "grade" => "#status+grade",
        _ => "",
    }
}
