//! Gazetteers become lists of places.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline_resolve::World;
use dateline_resolve::places::{Point, is_inside};

use super::{ImportedPlaces, PlaceSettings, PlacesError, places, polygon, repair};
use crate::knowledge;
use crate::own::{Own, OwnPlaces};

/// A file in a folder of its own, by the name of the test.
fn file(test: &str, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let folder = std::env::temp_dir()
        .join(format!("dateline-places-{}-{test}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

fn import(files: &[PathBuf]) -> ImportedPlaces {
    places(files, &PlaceSettings::default()).expect("files of places")
}

/// The world with a list of the user's own.
fn world(imported: &ImportedPlaces) -> World {
    let list = OwnPlaces { path: "my.places".to_owned(), bytes: imported.bytes.clone() };
    let own = Own { places: vec![list], ..Own::default() };
    knowledge::world(&own).expect("a list that can be read")
}

/// A place by one of its names: name, kind, position, units, source.
fn drawn(world: &World, name: &str) -> String {
    let gazetteer = world.places();
    let found = gazetteer.lookup_exactly(name);
    let own = found.iter().find(|one| !gazetteer.source(one.place).is_empty());
    let Some(key) = own.map(|one| one.place) else { return "nothing".to_owned() };
    let place = gazetteer.place(key).expect("a place");
    let units = [place.iso3, place.admin1, place.admin2, place.admin3];
    let units: Vec<String> = units.into_iter().flatten().collect();
    let (latitude, longitude) =
        (place.latitude.unwrap_or_default(), place.longitude.unwrap_or_default());
    let names = gazetteer.names(key).join(", ");
    format!(
        "{} {} {latitude:.3} {longitude:.3} [{}] {names} ({})",
        place.id,
        place.kind.as_str(),
        units.join(", "),
        gazetteer.source(key)
    )
}

#[track_caller]
fn check(imported: &ImportedPlaces, name: &str, expected: &str) {
    assert_eq!(drawn(&world(imported), name), expected);
}

#[track_caller]
fn check_refused(imported: &ImportedPlaces, expected: &[&str]) {
    let told: Vec<String> = imported
        .refused
        .iter()
        .map(|row| {
            let name = Path::new(&row.file).file_name().unwrap_or_default();
            format!("{}:{}: {} = {}", name.to_string_lossy(), row.row, row.what, row.help)
        })
        .collect();
    assert_eq!(told, expected);
}

const GEONAMES: &str = "\
99000001\tWādī Amsā\tWadi Amsa\tWadi Amsah,wady amsa,وادي أمسا\t34.6123\t40.7012\tP\tPPL\tSY\t\t07\t\t\t\t6200\t\t0\tAsia/Damascus\t2020-01-01
99000002\tUmm Rasaf Hotel\tUmm Rasaf Hotel\t\t34.6\t40.7\tS\tHTL\tSY\t\t07\t\t\t\t0\t\t0\tAsia/Damascus\t2020-01-01
99000003\tḤaql Rasaf\tHaql Rasaf\t\t34.7\t40.8\tL\tOILF\tSY\t\t07\t\t\t\t0\t\t0\tAsia/Damascus\t2020-01-01
99000004\tX\tX\t\tnorth\t40.8\tP\tPPL\tSY\t\t07\t\t\t\t0\t\t0\tAsia/Damascus\t2020-01-01
99000005\tTell Amsa\tTell Amsa\t\t40.7\t34.6\tP\tPPL\tSY\t\t07\t\t\t\t0\t\t0\tAsia/Damascus\t2020-01-01
";
const NAMES: &str = "\
1\t99000001\ten\tAmsa Valley\t1\t\t\t\t\t
2\t99000001\tlink\thttps://example.org/Wadi_Amsa\t\t\t\t\t\t
3\t99000001\tar\tوادي امسى\t\t\t\t\t\t
4\t99000001\ten\tOld Amsa\t\t\t\t1\t\t
5\t99000001\tru\tВади\t\t\t\t\t\t
6\t12\ten\tElsewhere\t\t\t\t\t\t
";

#[test]
fn a_country_file_of_geonames_gives_places_and_what_lies_beside_it_their_names() {
    let path = file("geonames", "SY.txt", GEONAMES);
    file("geonames", "alternateNamesV2.txt", NAMES);
    let imported = import(&[path]);
    check(
        &imported,
        "Wadi Amsah",
        "geonames:99000001 town 34.612 40.701 [SYR, Deir ez Zor] Amsa Valley, Wadi Amsa, Wādī Amsā, Wadi Amsah, وادي أمسا, وادي امسى (GeoNames (CC BY 4.0))",
    );
    let world = world(&imported);
    assert!(drawn(&world, "Haql Rasaf").starts_with("geonames:99000003 oil-field"));
    assert_eq!(drawn(&world, "Old Amsa"), "nothing");
    assert_eq!(drawn(&world, "Umm Rasaf Hotel"), "nothing");
    check_refused(
        &imported,
        &[
            "SY.txt:4: `north` is no number of degrees = write 35.33",
            "SY.txt:5: `Tell Amsa` at 40.7, 34.6 lies outside SY = are degrees north and degrees east swapped?",
        ],
    );
    let left_out: BTreeMap<&str, usize> =
        imported.sources.iter().flat_map(|source| source.left_out.clone()).collect();
    assert_eq!(left_out.values().sum::<usize>(), 5, "{left_out:?}");
}

#[test]
fn alternate_names_that_are_given_and_lie_beside_are_read_once() {
    let path = file("twice", "SY.txt", GEONAMES);
    let names = file("twice", "alternateNamesV2.txt", NAMES);
    assert_eq!(import(&[path, names]).sources.len(), 2);
}

const TABLE: &str = "\u{feff}Village;Arabic name;Latitude;Longitude;Type;Other names;Governorate;Sub-district
Umm Rasaf;أم رصف;34,51;40,61;hamlet;Um Rasaf|Oum Rasaf;Deir ez Zor;Amsa
;;34.5;40.6;village;;;
Tell Rasaf;;x;40.6;village;;;
Tell Rasaf;;34.5;;village;;;
Tell Rasaf;;340.5;40.6;village;;;
Tell Rasaf;;34.5;40.6;castle;;;
Tell Rasaf;;-40.0;-20.0;village;;;
Rasaf airbase;;34.9;40.3;;;;
";

#[test]
fn a_table_of_ones_own_is_read_by_the_usual_names_of_columns() {
    let imported = import(&[file("table", "villages.csv", TABLE)]);
    check(
        &imported,
        "Oum Rasaf",
        "own:umm-rasaf@34.51000,40.61000 village 34.510 40.610 [SYR, Deir ez Zor, Amsa] Umm Rasaf, أم رصف, Um Rasaf, Oum Rasaf (villages.csv (licence not stated))",
    );
    let world = world(&imported);
    assert!(drawn(&world, "Rasaf").contains(" airbase "), "{}", drawn(&world, "Rasaf"));
    let kinds = "country, admin1, admin2, admin3, city, town, village, quarter, airbase, airport, military-base, oil-field, gas-field, crossing, bridge, dam, camp, mountain, cemetery, site, river, road, region";
    check_refused(
        &imported,
        &[
            "villages.csv:3: it has no name = give one, or say which column holds it with `--columns name=...`",
            "villages.csv:4: `x` is no latitude = write degrees with decimals, such as 35.336",
            "villages.csv:5: it has no longitude = write degrees with decimals, such as 35.336",
            "villages.csv:6: latitude 340.5 lies outside -90..90 = give degrees of WGS 84, no metres; is it swapped with the longitude?",
            &format!(
                "villages.csv:7: `castle` is no kind of place = write one of {kinds}"
            ),
            "villages.csv:8: `Tell Rasaf` lies in no country = check the coordinates, or give a column `country`",
        ],
    );
}

#[test]
fn columns_of_other_names_are_said_by_the_user() {
    let path =
        file("columns", "v.csv", "place_label,northing,easting\nUmm Rasaf,34.51,40.61\n");
    let columns = [("name", "place_label"), ("lat", "northing"), ("lon", "easting")];
    let columns =
        columns.into_iter().map(|(field, name)| (field.to_owned(), name.to_owned()));
    let licence = Some("CC0".to_owned());
    let mut settings = PlaceSettings { columns: columns.collect(), licence, form: None };
    let imported = places(std::slice::from_ref(&path), &settings).expect("a table");
    assert!(drawn(&world(&imported), "Umm Rasaf").ends_with("(v.csv (CC0))"));
    settings.columns.insert("lat".to_owned(), "north".to_owned());
    let error = places(&[path], &settings).expect_err("no such column");
    assert!(
        error.to_string().ends_with("there is no column `north` for `lat`"),
        "{error}"
    );
    assert_eq!(error.remedy(), Some("the columns are place_label, northing, easting"));
}

const UCDP: &str =
    "id,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country
1,1,Umm Rasaf village,Deir ez Zor Governorate,Amsa district,34.51,40.61,Syria
2,1,Umm Rasaf village,Deir ez Zor Governorate,Amsa district,34.51,40.61,Syria
3,2,Tell Rasaf/Tal Amsa town,Deir ez Zor Governorate,,34.71,40.41,Syria
4,4,Deir ez Zor Governorate,Deir ez Zor Governorate,,35,40,Syria
5,9,Amsa,Deir ez Zor Governorate,,35,40,Syria
";

#[test]
fn each_place_of_ucdps_events_is_taken_once_where_the_point_is_its_own() {
    let imported = import(&[file("ucdp", "ged.csv", UCDP)]);
    let world = world(&imported);
    assert_eq!(
        drawn(&world, "Tal Amsa"),
        "own:tell-rasaf@34.71000,40.41000 town 34.710 40.410 [SYR, Deir ez Zor] Tell Rasaf, Tal Amsa (UCDP GED (CC BY 4.0))"
    );
    assert!(
        drawn(&world, "Umm Rasaf")
            .contains("village 34.510 40.610 [SYR, Deir ez Zor, Amsa]")
    );
    let source = &imported.sources[0];
    assert_eq!((imported.n_places, source.n_taken, source.n_rows), (2, 2, 5));
    check_refused(
        &imported,
        &["ged.csv:6: `9` is no precision = `where_prec` is a number from 1 to 7"],
    );
}

/// A unit shaped like a U, open to the north: its centre of mass lies outside.
const BENT: &str = "[[[40.0,34.0],[40.9,34.0],[40.9,34.9],[40.8,34.9],[40.8,34.1],[40.1,34.1],[40.1,34.9],[40.0,34.9],[40.0,34.0]]]";

#[test]
fn units_of_both_generations_of_cod_ab_are_read_from_geojson() {
    for (test, properties) in [
        (
            "cod-2019",
            r#""ADM2_EN":"Rasaf","ADM2_AR":"رصف","ADM2_PCODE":"XX0101","ADM1_EN":"Amsa","ADM0_EN":"Syria","ADM0_PCODE":"SY","validOn":"2019/06/03""#,
        ),
        (
            "cod-long",
            r#""admin2Name_en":"Rasaf","admin2Name_ar":"رصف","admin2Pcode":"XX0101","admin1Name_en":"Amsa","admin0Pcode":"SY""#,
        ),
        (
            "cod-v02",
            r#""adm2_name":"Rasaf","adm2_name1":"Ø±ØµÙ","adm2_pcode":"XX0101","adm1_name":"Amsa","adm0_pcode":"SY","version":"v02","lang":"en""#,
        ),
    ] {
        // The last byte of its last letter has no letter in Windows-1252 and is a control character.
        let properties = properties.replace("Ø±ØµÙ\"", "Ø±ØµÙ\u{81}\"");
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon","coordinates":{BENT}}}}}]}}"#
        );
        let imported = import(&[file(test, "units.geojson", text)]);
        let drawn = drawn(&world(&imported), "Rasaf");
        assert!(drawn.starts_with("code:XX0101 admin2 "), "{test}: {drawn}");
        assert!(drawn.ends_with("(OCHA COD-AB (licence not stated))"), "{test}: {drawn}");
        assert!(drawn.contains("] Rasaf, ر"), "{test}: {drawn}");
    }
}

#[test]
fn points_of_geojson_are_places_and_lines_are_refused() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Umm Rasaf","name:ar":"أم رصف","place":"village","population":900},"geometry":{"type":"Point","coordinates":[40.61,34.51,210]}},
        {"type":"Feature","properties":{"name":"Wadi Amsa Road"},"geometry":{"type":"LineString","coordinates":[[40.6,34.5],[40.7,34.6]]}},
        {"type":"Feature","properties":{"name":"Tell Rasaf"},"geometry":null},
        {"type":"Feature","properties":{"name":"Tell Rasaf"},"geometry":{"type":"Point","coordinates":["40",34]}}]}"#;
    let imported = import(&[file("points", "osm.geojson", text)]);
    assert!(drawn(&world(&imported), "أم رصف").contains(" village 34.510 40.610 "));
    check_refused(
        &imported,
        &[
            "osm.geojson:feature 2: its geometry is a LineString = places are points or polygons; take lines out",
            "osm.geojson:feature 3: it has no geometry = give it a point, or take it out",
            "osm.geojson:feature 4: the coordinates of its Point are broken = give lists of longitude and latitude",
        ],
    );
}

#[test]
fn shapefiles_are_read_with_days_of_no_calendar_and_numbers_that_overflow() {
    use shapefile::dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
    let path = file("shape", "units.shp", "");
    let name = |name: &str| FieldName::try_from(name).expect("a name");
    let table = TableWriterBuilder::new()
        .add_character_field(name("adm3_name"), 80)
        .add_character_field(name("adm3_name1"), 80)
        .add_character_field(name("adm3_pcode"), 20)
        .add_character_field(name("valid_to"), 8);
    let mut writer = shapefile::Writer::from_path(&path, table).expect("a writer");
    let ring = [(40.6, 34.5), (40.6, 34.7), (40.8, 34.7), (40.8, 34.5), (40.6, 34.5)];
    let ring = ring.map(|(x, y)| shapefile::Point::new(x, y)).to_vec();
    let polygon = shapefile::Polygon::new(shapefile::PolygonRing::Outer(ring));
    let mut record = Record::default();
    for (head, cell) in [
        ("adm3_name", "Amsa"),
        ("adm3_name1", "أمسا"),
        ("adm3_pcode", "XX010101"),
        ("valid_to", "00000000"),
    ] {
        record.insert(head.to_owned(), FieldValue::Character(Some(cell.to_owned())));
    }
    writer.write_shape_and_record(&polygon, &record).expect("a row");
    drop(writer);
    // The table says of its last column that it holds days.
    let beside = path.with_extension("dbf");
    let mut bytes = std::fs::read(&beside).expect("a table");
    bytes[32 * 4 + 11] = b'D';
    std::fs::write(&beside, &bytes).expect("a table");
    let imported = import(std::slice::from_ref(&path));
    check(
        &imported,
        "أمسا",
        "code:XX010101 admin3 34.600 40.700 [SYR, Deir ez Zor] Amsa, أمسا (OCHA COD-AB (licence not stated))",
    );
    std::fs::write(path.with_extension("prj"), "PROJCS[\"WGS 84 / UTM 37N\"]")
        .expect("it");
    assert!(error(&path).ends_with("it is in metres of a map, not in degrees"));
    std::fs::remove_file(beside).expect("it is there");
    assert!(error(&path).contains("units.dbf beside it"));
}

fn error(path: &Path) -> String {
    let error =
        places(&[path.to_owned()], &PlaceSettings::default()).expect_err("no places");
    assert!(error.remedy().is_some(), "{error}");
    error.to_string()
}

#[test]
fn layers_of_a_geopackage_are_read() {
    let path = file("gpkg", "places.gpkg", "");
    std::fs::remove_file(&path).expect("it is there");
    let store = rusqlite::Connection::open(&path).expect("a file");
    store
        .execute_batch(
            "CREATE TABLE gpkg_contents(table_name TEXT, data_type TEXT);
             CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, srs_id INTEGER);
             CREATE TABLE villages(fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, name_ar TEXT);
             INSERT INTO gpkg_contents VALUES('villages', 'features');
             INSERT INTO gpkg_geometry_columns VALUES('villages', 'geom', 4326);",
        )
        .expect("tables");
    let mut geometry = b"GP\0\x01\xe6\x10\0\0\x01\x01\0\0\0".to_vec();
    geometry.extend(40.61_f64.to_le_bytes());
    geometry.extend(34.51_f64.to_le_bytes());
    for (shape, name) in [(&geometry[..], "Umm Rasaf"), (&geometry[..20], "Tell Rasaf")] {
        store
            .execute("INSERT INTO villages(geom, name) VALUES(?1, ?2)", (shape, name))
            .expect("a row");
    }
    let imported = import(std::slice::from_ref(&path));
    assert!(drawn(&world(&imported), "Umm Rasaf").contains(" village 34.510 40.610 "));
    check_refused(
        &imported,
        &["places.gpkg:villages 2: its geometry is broken = draw it anew"],
    );
    store.execute("UPDATE gpkg_geometry_columns SET srs_id = 32637", []).expect("it");
    drop(store);
    assert!(
        error(&path)
            .ends_with("layer `villages` is in EPSG:32637, not in degrees of WGS 84")
    );
}

#[test]
fn one_place_of_several_sources_is_joined_and_the_better_point_kept() {
    // Two kilometres apart; the one of whole minutes of arc gives way.
    let rough = file("join", "a.csv", "name,lat,lon,type\nUmm Rasaf,34.5,40.6,village\n");
    let fine = file(
        "join",
        "b.csv",
        "name,lat,lon,type\nOum Rassaf,34.5107,40.6113,town\nUmm Rasaf,34.8,40.6,village\n",
    );
    let imported = import(&[rough, fine]);
    assert_eq!((imported.n_places, imported.n_joined), (2, 1));
    check(
        &imported,
        "Oum Rassaf",
        "own:umm-rasaf@34.50000,40.60000 village 34.511 40.611 [SYR, Deir ez Zor] Umm Rasaf, Oum Rassaf (a.csv (licence not stated); b.csv (licence not stated))",
    );
}

#[test]
fn rows_of_one_file_that_differ_in_a_letter_are_two_places() {
    let table = "name,lat,lon\nBahra Amsa,34.5001,40.6001\nBahrah Amsa,34.5101,40.6001\n";
    assert_eq!(import(&[file("two", "a.csv", table)]).n_places, 2);
}

#[test]
fn a_place_that_the_program_knows_stays_as_it_is_and_gains_names() {
    // Hajin, 600 metres off the point of the pack.
    let table = "name,name_ar,lat,lon,type\nHagine,هجين,34.694,40.832,town\nHagine,,36.2,37.1,village\n";
    let imported = import(&[file("known", "a.csv", table)]);
    let world = world(&imported);
    let gazetteer = world.places();
    let ids: Vec<String> = gazetteer
        .lookup_exactly("Hagine")
        .iter()
        .map(|one| gazetteer.id(one.place))
        .collect();
    assert_eq!(ids, ["dez:hajin", "own:hagine@36.20000,37.10000"]);
    let key = gazetteer.find("dez:hajin").expect("it is in the pack");
    assert!(gazetteer.names(key).contains(&"Hagine"));
    assert_eq!(gazetteer.names(key).first(), Some(&"Hajin"));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let path = file("same", "SY.txt", GEONAMES);
    assert_eq!(import(std::slice::from_ref(&path)).bytes, import(&[path]).bytes);
}

#[test]
fn files_that_hold_no_places_are_errors_with_a_remedy() {
    assert!(error(&file("none", "empty.csv", "")).ends_with("it is empty"));
    assert!(error(&file("none", "SY.zip", "PK\u{3}\u{4}")).ends_with("it is packed"));
    assert!(
        error(&file("none", "a.txt", "a text\n"))
            .ends_with("no file of places that is known")
    );
    assert!(
        error(&file("none", "a.csv", "a,b\n1,2\n"))
            .ends_with("there is no column for `name`")
    );
    assert!(error(&file("none", "a.json", "{\"type\":")).contains("it is no GeoJSON"));
    let missing = places(&[PathBuf::from("no-such.csv")], &PlaceSettings::default());
    assert!(matches!(missing, Err(PlacesError::Io { .. })));
}

#[test]
fn a_damaged_list_is_an_error_and_no_panic() {
    let imported = import(&[file("damaged", "SY.txt", GEONAMES)]);
    for kept in (0..imported.bytes.len()).step_by(7) {
        let bytes = imported.bytes[..kept].to_vec();
        let list = OwnPlaces { path: "cut.places".to_owned(), bytes };
        let own = Own { places: vec![list], ..Own::default() };
        assert!(knowledge::world(&own).is_err(), "{kept} bytes");
    }
}

#[test]
fn arabic_that_was_encoded_twice_is_read_back() {
    let twice: String = "حلب".bytes().map(char::from).collect();
    assert_eq!(repair::arabic(&twice).as_deref(), Some("حلب"));
    assert_eq!(repair::arabic("Ø\u{ad}Ù„Ø¨").as_deref(), Some("حلب"));
    assert_eq!(repair::arabic("Øresund"), None);
    assert_eq!(repair::arabic("حلب"), None);
}

#[test]
fn the_point_of_an_area_lies_in_it() {
    let at = |longitude: f64, latitude: f64| Point { latitude, longitude };
    let square = vec![at(0.0, 0.0), at(4.0, 0.0), at(4.0, 4.0), at(0.0, 4.0)];
    let hole = vec![at(1.0, 1.0), at(3.0, 1.0), at(3.0, 3.0), at(1.0, 3.0)];
    let small = vec![at(9.0, 9.0), at(9.5, 9.0), at(9.5, 9.5)];
    assert_eq!(polygon::point_inside(&[vec![square.clone()]]), Some(at(2.0, 2.0)));
    let ring = [vec![small], vec![square, hole]];
    let point = polygon::point_inside(&ring).expect("it has corners");
    assert!(is_inside(point, &ring[1]), "{point:?}");
    assert_eq!(polygon::point_inside(&[]), None);
    assert_eq!(polygon::point_inside(&[vec![vec![]]]), None);
}
