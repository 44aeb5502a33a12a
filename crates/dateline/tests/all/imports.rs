//! Lists of places as their makers publish them, which lie beside the sets of the bench and are no part of the project.
//!
//! Where `DATELINE_BENCH` is not set, or the lists are not there, these tests say so and check nothing.

use std::path::PathBuf;

use dateline::import::{self, ImportedPlaces, PlaceSettings};
use dateline::resolve::places::fold::is_arabic;

/// Imports files of the folder `data` beside the sets; `None` where they are not there.
fn import(files: &[&str]) -> Option<ImportedPlaces> {
    let Some(sets) = std::env::var_os("DATELINE_BENCH") else {
        eprintln!("not run: DATELINE_BENCH names no folder of sets");
        return None;
    };
    let folder = PathBuf::from(sets).join("../data");
    let files: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        eprintln!("not run: there is no {}", missing.display());
        return None;
    }
    Some(import::places(&files, &PlaceSettings::default()).expect("lists of places"))
}

/// What became of the rows, and how many places have a name in Arabic letters.
#[track_caller]
fn check(files: &[&str], expected: &str) {
    let Some(imported) = import(files) else { return };
    let arabic = |names: &[String]| names.iter().any(|name| name.contains(is_arabic));
    let n_arabic = imported.places.iter().filter(|place| arabic(&place.names)).count();
    let sum = |of: fn(&import::PlaceSource) -> usize| {
        imported.sources.iter().map(of).sum::<usize>()
    };
    let told = format!(
        "{} rows, {} taken, {} refused, {} joined: {} places, {n_arabic} with Arabic names",
        sum(|source| source.n_rows),
        sum(|source| source.n_taken),
        sum(|source| source.n_refused),
        imported.n_joined,
        imported.n_places,
    );
    assert_eq!(told, expected, "{files:?}");
    assert_eq!(imported.places.len(), imported.n_places);
}

/// Kind, Arabic names, units, country and source of the first place that has this name.
#[track_caller]
fn check_place(files: &[&str], name: &str, expected: &str) {
    let Some(imported) = import(files) else { return };
    let is_named = |names: &[String]| names.iter().any(|known| known == name);
    let place = imported.places.iter().find(|place| is_named(&place.names));
    let told = place.map(|place| {
        let arabic = place.names.iter().filter(|name| name.contains(is_arabic));
        let arabic: Vec<&str> = arabic.map(String::as_str).collect();
        let units: Vec<&str> = place.admin.iter().flatten().map(String::as_str).collect();
        let (arabic, units) = (arabic.join(", "), units.join(", "));
        format!("{} {arabic} [{units}] {} ({})", place.kind, place.country, place.source)
    });
    assert_eq!(told.as_deref(), Some(expected));
}

const SYRIA: &[&str] = &[
    "cod-ab-syria/syr_admin1.shp",
    "cod-ab-syria/syr_admin2.shp",
    "cod-ab-syria/syr_admin3.shp",
];
const TOWNS: &str = "geonames/cities500_SY_IQ_TR_LB_JO.txt";

#[test]
fn units_of_syria_are_read_from_shapefiles_with_the_columns_of_today() {
    check(
        SYRIA,
        "348 rows, 348 taken, 0 refused, 0 joined: 348 places, 348 with Arabic names",
    );
    // Its columns for names in other languages are empty.
    check(
        &["cod-ab-syria/syr_admincapitals.shp"],
        "266 rows, 266 taken, 0 refused, 0 joined: 266 places, 0 with Arabic names",
    );
    check(
        &["cod-ab-syria/syr_neighborhoods.shp"],
        "414 rows, 414 taken, 0 refused, 0 joined: 414 places, 414 with Arabic names",
    );
    check_place(
        &SYRIA[2..],
        "Hajin",
        "admin3 هجين [Deir-ez-Zor, Abu Kamal] SY (OCHA COD-AB (licence not stated))",
    );
}

#[test]
fn units_of_iraq_are_read_from_geojson_with_the_columns_of_2019() {
    check(
        &[
            "cod-ab-iraq/irq_adm1_cso_20190603.geojson",
            "cod-ab-iraq/irq_adm2_cso_20190603.geojson",
            "cod-ab-iraq/irq_adm3_cso_20190603.geojson",
        ],
        "413 rows, 413 taken, 0 refused, 0 joined: 413 places, 413 with Arabic names",
    );
    check_place(
        &["cod-ab-iraq/irq_adm1_cso_20190603.geojson"],
        "Al-Anbar",
        "admin1 الانبار [] IQ (OCHA COD-AB (licence not stated))",
    );
}

#[test]
fn a_country_file_of_geonames_is_read_with_its_arabic_names() {
    check(
        &[TOWNS],
        "2752 rows, 2750 taken, 0 refused, 7 joined: 2743 places, 788 with Arabic names",
    );
    check_place(
        &[TOWNS],
        "Deir ez-Zor",
        "city دير الزور, دیر الزور, دیرالزور [] SY (GeoNames (CC BY 4.0))",
    );
}

#[test]
fn places_of_ucdps_events_are_read_that_are_known_on_the_spot() {
    check(
        &["ucdp/ged_syria_places.csv"],
        "2821 rows, 1914 taken, 0 refused, 1 joined: 1913 places, 0 with Arabic names",
    );
}

#[test]
fn towns_that_are_on_two_lists_are_one_place() {
    let lists =
        ["cod-ab-syria/syr_admincapitals.shp", TOWNS, "ucdp/ged_syria_places.csv"];
    check(
        &lists,
        "5839 rows, 4930 taken, 0 refused, 425 joined: 4505 places, 788 with Arabic names",
    );
    check_place(
        &lists,
        "Hajin",
        "village هجين [Deir-ez-Zor, Abu Kamal, Hajin] SY (OCHA COD-AB (licence not stated); GeoNames (CC BY 4.0); UCDP GED (CC BY 4.0))",
    );
}
