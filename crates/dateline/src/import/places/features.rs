//! Rows with columns of any name: features of maps, and tables of one's own.

use std::path::Path;

use dateline_model::PlaceKind;
use dateline_resolve::places::{Point, fold};

use super::gather::Gatherer;
use super::polygon::{self, Area};
use super::{Fault, PlaceSettings, Told, fault, kinds};

/// Where a feature lies.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Point(Point),
    /// An area's parts, each its outer ring and its holes.
    Areas(Vec<Area>),
}

/// A feature of a map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Feature {
    /// Its number in the file, counted from 1.
    pub(super) row: String,
    pub(super) cells: Vec<(String, String)>,
    pub(super) shape: Result<Shape, Fault>,
}

/// What columns are called, by the field that they hold, in the order in which they are looked for; letters and digits only.
const SYNONYMS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "name",
            "nameen",
            "namelatin",
            "englishname",
            "nameenglish",
            "placename",
            "featurename",
            "fullname",
            "place",
            "locality",
            "village",
            "settlement",
            "town",
            "toponym",
            "location",
            "locname",
            "site",
        ],
    ),
    (
        "name_ar",
        &["namear", "arabicname", "namearabic", "arabic", "nameinarabic", "الاسم"],
    ),
    (
        "names",
        &[
            "names",
            "alternatenames",
            "alternatename",
            "altnames",
            "altname",
            "aliases",
            "alias",
            "othernames",
            "spellings",
            "variants",
            "namealt",
            "nameref",
        ],
    ),
    (
        "lat",
        &[
            "lat",
            "latitude",
            "y",
            "ycoord",
            "latdd",
            "decimallatitude",
            "pointy",
            "gpslat",
        ],
    ),
    (
        "lon",
        &[
            "lon",
            "long",
            "lng",
            "longitude",
            "x",
            "xcoord",
            "londd",
            "decimallongitude",
            "pointx",
            "gpslon",
            "gpslong",
        ],
    ),
    (
        "kind",
        &[
            "kind",
            "type",
            "placetype",
            "featuretype",
            "fclass",
            "class",
            "category",
            "place",
        ],
    ),
    (
        "country",
        &[
            "country",
            "countrycode",
            "countryname",
            "iso",
            "iso2",
            "iso3",
            "cc",
            "adm0pcode",
            "admin0pcode",
            "adm0name",
            "adm0en",
            "admin0nameen",
        ],
    ),
    (
        "admin1",
        &[
            "admin1",
            "adm1",
            "adm1name",
            "adm1en",
            "admin1name",
            "admin1nameen",
            "governorate",
            "province",
            "state",
            "region",
        ],
    ),
    (
        "admin2",
        &[
            "admin2",
            "adm2",
            "adm2name",
            "adm2en",
            "admin2name",
            "admin2nameen",
            "district",
        ],
    ),
    (
        "admin3",
        &[
            "admin3",
            "adm3",
            "adm3name",
            "adm3en",
            "admin3name",
            "admin3nameen",
            "subdistrict",
        ],
    ),
    ("population", &["population", "pop", "inhabitants"]),
    ("id", &["pcode", "id", "code", "placecode", "locpcode", "fid"]),
];

/// The letters and digits of a column's name, small.
pub(super) fn plain(head: &str) -> String {
    head.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The position of the column that holds a field: the one that the user names, else the first that is called so.
pub(super) fn column(
    heads: &[String],
    field: &str,
    settings: &PlaceSettings,
) -> Option<usize> {
    if let Some(named) = settings.columns.get(field) {
        return heads.iter().position(|head| head.trim().eq_ignore_ascii_case(named));
    }
    let (_, synonyms) = SYNONYMS.iter().find(|(known, _)| *known == field)?;
    let plain: Vec<String> = heads.iter().map(|head| plain(head)).collect();
    synonyms.iter().find_map(|synonym| plain.iter().position(|head| head == synonym))
}

/// The features of a file, each a place.
pub(super) fn read(path: &Path, features: Vec<Feature>, gatherer: &mut Gatherer<'_>) {
    let is_cod = features.first().is_some_and(|feature| {
        let mut heads = feature.cells.iter().map(|(head, _)| plain(head));
        heads.any(|head| order(&head).is_some() && head.contains("pc"))
    });
    gatherer.open(path, if is_cod { "OCHA COD-AB" } else { "" }, None);
    for feature in features {
        let told = told(&feature, gatherer.settings);
        gatherer.take(&feature.row, told);
    }
}

fn told(feature: &Feature, settings: &PlaceSettings) -> Result<Told, Fault> {
    let (point, is_area) = match feature.shape.clone()? {
        Shape::Point(point) => (point, false),
        Shape::Areas(areas) => match polygon::point_inside(&areas) {
            Some(point) => (point, true),
            None => {
                return fault("its area has no corners", "draw it anew, or take it out");
            }
        },
    };
    let cells: Vec<(String, &str)> =
        feature.cells.iter().map(|(head, cell)| (plain(head), cell.trim())).collect();
    let unit = is_area && !settings.columns.contains_key("name");
    match unit.then(|| cod(&cells, point)).flatten() {
        Some(told) => Ok(told),
        None => {
            let heads: Vec<String> =
                feature.cells.iter().map(|(head, _)| head.clone()).collect();
            let cell = |at: usize| feature.cells.get(at).map_or("", |(_, cell)| cell);
            let mut told = generic(&heads, cell, point, settings)?;
            complete(&mut told, &cells);
            Ok(told)
        }
    }
}

/// What a row tells by columns that are called by the usual names.
pub(super) fn generic<'c>(
    heads: &[String],
    cell: impl Fn(usize) -> &'c str,
    point: Point,
    settings: &PlaceSettings,
) -> Result<Told, Fault> {
    let of =
        |field: &str| column(heads, field, settings).map_or("", |at| cell(at).trim());
    let (latin, arabic) = (of("name"), of("name_ar"));
    let name = if latin.is_empty() { arabic } else { latin };
    if name.is_empty() {
        let help = "give one, or say which column holds it with `--columns name=...`";
        return fault("it has no name", help);
    }
    let population = match of("population").replace([',', ' ', '\u{a0}'], "").as_str() {
        "" => 0,
        digits => match digits.parse::<f64>() {
            Ok(number) if number >= 0.0 => number.min(4e9) as u32,
            Ok(_) | Err(_) => {
                return fault(
                    format!("`{digits}` is no number of people"),
                    "write digits",
                );
            }
        },
    };
    let (own, of_name) = kinds::behind_name(name);
    let kind = match (of("kind"), of_name) {
        // A column called `place` is a name in one table and a kind in another.
        ("", Some(kind)) => kind,
        ("", None) => kinds::by_size(population),
        (word, _) if word == name => of_name.unwrap_or(kinds::by_size(population)),
        (word, _) => kinds::of_word(word)?,
    };
    let mut told = Told::new(own, kind, point);
    told.names.extend(split(name).into_iter().skip(1));
    told.names.push(arabic.to_owned());
    told.names.extend(split(of("names")));
    told.names.retain(|name| !name.is_empty());
    told.population = population;
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    told.country = some(of("country"));
    told.admin = [some(of("admin1")), some(of("admin2")), some(of("admin3"))];
    told.code = some(of("id")).filter(|code| code.chars().any(char::is_alphabetic));
    Ok(told)
}

/// Names in one cell, between `;`, `|` or commas; of two with a stroke between them both.
fn split(cell: &str) -> Vec<String> {
    let between = match cell.contains([';', '|']) {
        true => [';', '|'],
        false => [',', '،'],
    };
    let names = cell.split(between).map(|name| kinds::behind_name(name.trim()).0);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The order of the unit that a column of COD-AB tells of: `adm3_name`, `ADM3_EN` and `admin3Name_en` of the third.
fn order(head: &str) -> Option<usize> {
    let rest = head.strip_prefix("admin").or_else(|| head.strip_prefix("adm"))?;
    let digit = rest.chars().next()?.to_digit(10)?;
    usize::try_from(digit).ok().filter(|order| *order <= 5)
}

/// The names of the unit of that order, Latin ones first; both generations of COD-AB, whole or cut to ten letters.
fn names(cells: &[(String, &str)], wanted: usize) -> Vec<String> {
    let is_name = |head: &str| {
        let others = ["pc", "type", "lang", "lng", "date", "valid", "code", "stat"];
        order(head) == Some(wanted) && !others.iter().any(|other| head.contains(other))
    };
    let mut names: Vec<String> = cells
        .iter()
        .filter(|(head, cell)| is_name(head) && cell.chars().any(char::is_alphabetic))
        .map(|(_, cell)| {
            super::repair::arabic(cell).unwrap_or_else(|| (*cell).to_owned())
        })
        .collect();
    names.sort_by_key(|name| name.chars().any(fold::is_arabic));
    names.dedup();
    names
}

/// An administrative unit, or a quarter of a city, of OCHA's COD-AB.
fn cod(cells: &[(String, &str)], point: Point) -> Option<Told> {
    let quarter: Vec<&str> = cells
        .iter()
        .filter(|(head, cell)| {
            head.starts_with("neighb") && !cell.chars().any(|c| c.is_ascii_digit())
        })
        .map(|(_, cell)| *cell)
        .filter(|cell| !cell.is_empty())
        .collect();
    let level = (1..=5).rev().find(|level| !names(cells, *level).is_empty());
    let mut told = match (quarter.first(), level) {
        (Some(first), _) => Told::new(first, PlaceKind::Quarter, point),
        (None, Some(level)) => {
            let kind = match level {
                1 => PlaceKind::Admin1,
                2 => PlaceKind::Admin2,
                _ => PlaceKind::Admin3,
            };
            Told::new("", kind, point)
        }
        (None, None) => return None,
    };
    if quarter.is_empty() {
        told.names = names(cells, level?);
    } else {
        told.names = quarter.into_iter().map(str::to_owned).collect();
    }
    let code = cells.iter().find(|(head, _)| {
        level.is_some_and(|level| order(head) == Some(level)) && head.contains("pc")
    });
    let is_unit = told.kind != PlaceKind::Quarter;
    told.code = code
        .filter(|(_, cell)| is_unit && !cell.is_empty())
        .map(|(_, cell)| (*cell).to_owned());
    complete(&mut told, cells);
    let own = level.unwrap_or(3);
    // A unit does not lie in itself.
    if is_unit {
        told.admin.iter_mut().skip(own - 1).for_each(|name| *name = None);
    }
    Some(told)
}

/// The country and the units around, from the columns of COD-AB.
fn complete(told: &mut Told, cells: &[(String, &str)]) {
    for (order, admin) in (1..).zip(&mut told.admin) {
        *admin = admin.take().or_else(|| names(cells, order).into_iter().next());
    }
    let country = cells.iter().find(|(head, cell)| {
        order(head) == Some(0) && head.contains("pc") && !cell.is_empty()
    });
    let country = country.map(|(_, cell)| (*cell).to_owned());
    told.country = told.country.take().or(country);
}
