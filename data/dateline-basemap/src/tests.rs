//! What is promised of the map.

use crate::{Polygons, area, country, geometry, layers};

const EASTERN_SYRIA: [f64; 4] = [38.5, 33.5, 42.5, 37.5];
const WORLD: [f64; 4] = [-180.0, -85.0, 180.0, 85.0];

#[track_caller]
fn check(iso: &str, unit: &str, inside: [f64; 2]) {
    let found = area(iso, unit).unwrap_or_default();
    assert!(is_inside(&found, inside), "{unit} of {iso} is not around {inside:?}");
}

#[test]
fn a_province_is_found_by_any_spelling() {
    let town = [40.14, 35.34];
    for name in [
        "Deir ez Zor",
        "Deir ez-Zor",
        "Deir al-Zour governorate",
        "Dayr az-Zawr",
        "Dayr Az Zawr Province",
        "SY-DY",
        "محافظة دير الزور",
    ] {
        check("SYR", name, town);
        check("SY", name, town);
    }
}

#[test]
fn the_names_of_the_packs_are_known() {
    check("SY", "Al Hasakeh", [40.75, 36.5]);
    check("SY", "Ar Raqqa", [39.01, 35.95]);
    check("SY", "Rural Damascus", [36.6, 33.75]);
    check("SY", "As Sweida", [36.57, 32.71]);
    check("SY", "Idleb", [36.63, 35.93]);
    check("SY", "Tartous", [36.1, 34.9]);
    check("SY", "Dara", [36.1, 32.62]);
    check("SY", "Lattakia", [35.9, 35.6]);
    check("SY", "Homs", [38.2, 34.6]);
    check("SY", "Aleppo", [37.15, 36.2]);
    check("SY", "Damascus", [36.3, 33.51]);
    check("IQ", "Al Anbar", [42.5, 33.4]);
    check("IQ", "Ninewa", [43.13, 36.34]);
    check("UA", "Donetsk Oblast", [37.8, 48.0]);
    check("UA", "Crimea", [34.1, 44.95]);
}

#[test]
fn what_is_no_name_of_a_unit_is_not_drawn() {
    assert!(area("SYR", "Nowhere").is_none());
    assert!(area("SYR", "").is_none());
    assert!(area("ZZZ", "Homs").is_none());
    assert!(area("", "").is_none());
}

#[test]
fn a_country_is_found_by_its_code() {
    let syria = country("SYR").expect("Syria");
    assert!(is_inside(&syria, [38.3, 35.0]));
    assert!(!is_inside(&syria, [44.4, 33.3]));
    assert!(country("iq").is_some_and(|iraq| is_inside(&iraq, [44.4, 33.3])));
    let lesotho = [28.3, -29.6];
    assert!(
        !is_inside(&country("ZAF").expect("South Africa"), lesotho),
        "a hole is a hole"
    );
}

#[test]
fn eastern_syria_has_its_river_its_borders_and_its_names() {
    let map = layers(EASTERN_SYRIA);
    for part in [
        r#""land":"#,
        r#""borders":"#,
        r#""rivers":"#,
        r#""lakes":"#,
        r#""name":"Euphrates","name_ar":"الفرات""#,
        r#""name":"Deir ez-Zor","name_ar":"دير الزور""#,
        r#""iso3":"SYR","name":"Syria""#,
        r#""kind":"unit""#,
        r#""kind":"border""#,
    ] {
        assert!(map.contains(part), "{part}");
    }
}

#[test]
fn the_world_fits_into_a_megabyte_and_a_province_into_a_fifth() {
    let sizes = [layers(WORLD).len(), layers(EASTERN_SYRIA).len()];
    assert!(sizes[0] < 1_000_000 && sizes[1] < 200_000, "{sizes:?}");
}

#[test]
fn no_box_of_any_width_is_larger_than_a_megabyte_and_a_half() {
    for width in [0.01, 1.0, 7.9, 8.0, 20.0, 35.9, 36.0, 80.0, 149.9, 150.0, 360.0] {
        for middle in
            [[40.0, 35.0], [10.0, 48.0], [-100.0, 60.0], [20.0, 62.0], [105.0, 0.0]]
        {
            let [x, y] = middle;
            let size = layers([
                x - width / 2.0,
                y - width / 4.0,
                x + width / 2.0,
                y + width / 4.0,
            ])
            .len();
            assert!(size < 1_500_000, "{size} for {width} around {middle:?}");
        }
    }
}

#[test]
fn a_box_over_the_edge_of_the_world_has_both_sides() {
    let map = layers([170.0, -25.0, 190.0, -10.0]);
    for name in ["Fiji", "Samoa"] {
        assert!(map.contains(&format!(r#""name":"{name}""#)), "{name}");
    }
    assert_eq!(layers([-190.0, -25.0, -170.0, -10.0]).len(), map.len());
}

#[test]
fn odd_boxes_are_answered() {
    for bbox in [
        [f64::NAN; 4],
        [f64::INFINITY, f64::NEG_INFINITY, 0.0, 1e300],
        [10.0, 10.0, 10.0, 10.0],
        [170.0, -10.0, -170.0, 10.0],
    ] {
        let map = layers(bbox);
        assert!(map.starts_with('{') && map.ends_with('}'));
    }
}

#[test]
fn the_same_box_gives_the_same_bytes() {
    assert_eq!(layers(EASTERN_SYRIA), layers(EASTERN_SYRIA));
}

#[test]
fn a_geometry_is_geojson() {
    let square = vec![vec![vec![[0.0, 0.0], [1.5, 0.0], [1.5, 1.0], [0.0, 0.0]]]];
    assert_eq!(
        geometry(&square),
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1.5,0],[1.5,1],[0,0]]]]}"#
    );
}

/// Counts how often a line from the point to the east crosses the rings.
fn is_inside(polygons: &Polygons, [x, y]: [f64; 2]) -> bool {
    let sides = polygons.iter().flatten().flat_map(|ring| ring.windows(2));
    let crossed = sides.filter(|side| {
        let ([ax, ay], [bx, by]) = (side[0], side[1]);
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    });
    crossed.count() % 2 == 1
}
