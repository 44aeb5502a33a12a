//! What sort of place a word or a code of another gazetteer means.

use dateline_model::PlaceKind;

use super::Fault;

/// So many people live in a city; as many as the world list asks for.
const CITY: u32 = 100_000;
/// So many live in a town.
const TOWN: u32 = 5_000;

/// Words for kinds in tables, in OpenStreetMap's tags, and behind names in UCDP's.
const WORDS: &[(&str, PlaceKind)] = &[
    ("country", PlaceKind::Country),
    ("state", PlaceKind::Admin1),
    ("adm1", PlaceKind::Admin1),
    ("adm2", PlaceKind::Admin2),
    ("adm3", PlaceKind::Admin3),
    ("province", PlaceKind::Admin1),
    ("governorate", PlaceKind::Admin1),
    ("region", PlaceKind::Region),
    ("district", PlaceKind::Admin2),
    ("county", PlaceKind::Admin2),
    ("subdistrict", PlaceKind::Admin3),
    ("nahiya", PlaceKind::Admin3),
    ("nahya", PlaceKind::Admin3),
    ("city", PlaceKind::City),
    ("town", PlaceKind::Town),
    ("village", PlaceKind::Village),
    ("hamlet", PlaceKind::Village),
    ("isolated dwelling", PlaceKind::Village),
    ("farm", PlaceKind::Village),
    ("farms", PlaceKind::Village),
    ("settlement", PlaceKind::Village),
    ("locality", PlaceKind::Village),
    ("community", PlaceKind::Village),
    ("quarter", PlaceKind::Quarter),
    ("neighborhood", PlaceKind::Quarter),
    ("neighbourhood", PlaceKind::Quarter),
    ("suburb", PlaceKind::Quarter),
    ("airbase", PlaceKind::Airbase),
    ("air base", PlaceKind::Airbase),
    ("military airport", PlaceKind::Airbase),
    ("airfield", PlaceKind::Airbase),
    ("airport", PlaceKind::Airport),
    ("military base", PlaceKind::MilitaryBase),
    ("army base", PlaceKind::MilitaryBase),
    ("base", PlaceKind::MilitaryBase),
    ("barracks", PlaceKind::MilitaryBase),
    ("checkpoint", PlaceKind::Site),
    ("oil field", PlaceKind::OilField),
    ("oilfield", PlaceKind::OilField),
    ("gas field", PlaceKind::GasField),
    ("gas plant", PlaceKind::GasField),
    ("border crossing", PlaceKind::Crossing),
    ("crossing", PlaceKind::Crossing),
    ("bridge", PlaceKind::Bridge),
    ("dam", PlaceKind::Dam),
    ("refugee camp", PlaceKind::Camp),
    ("camp", PlaceKind::Camp),
    ("mountain", PlaceKind::Mountain),
    ("mount", PlaceKind::Mountain),
    ("hill", PlaceKind::Mountain),
    ("cemetery", PlaceKind::Cemetery),
    ("hospital", PlaceKind::Site),
    ("site", PlaceKind::Site),
];

/// The kind that a cell names.
pub(super) fn of_word(cell: &str) -> Result<PlaceKind, Fault> {
    let word = cell.trim().to_lowercase().replace(['_', '-'], " ");
    let found = WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
    let spelled = PlaceKind::ALL.iter().copied();
    let found = found.or_else(|| {
        spelled.into_iter().find(|kind| kind.as_str().replace('-', " ") == word)
    });
    found.ok_or_else(|| {
        let known: Vec<&str> = PlaceKind::ALL.iter().map(|kind| kind.as_str()).collect();
        (
            format!("`{cell}` is no kind of place"),
            format!("write one of {}", known.join(", ")),
        )
    })
}

/// "Teir Maaleh village": the name without the word behind it that says the kind, and the kind.
pub(super) fn behind_name(words: &str) -> (&str, Option<PlaceKind>) {
    let lower = words.to_lowercase();
    let behind = |(word, kind): &(&str, PlaceKind)| {
        let rest = lower.strip_suffix(word)?.strip_suffix(' ')?;
        words.get(..rest.len()).map(|name| (name.trim(), *kind))
    };
    let found = WORDS.iter().filter_map(behind).min_by_key(|(name, _)| name.len());
    match found {
        Some((name, kind)) if !name.is_empty() => (name, Some(kind)),
        Some(_) | None => (words, None),
    }
}

/// What a place is called that nobody says the kind of.
pub(super) fn by_size(population: u32) -> PlaceKind {
    match population {
        CITY.. => PlaceKind::City,
        TOWN.. => PlaceKind::Town,
        _ => PlaceKind::Village,
    }
}

/// The kind of a feature of GeoNames (geonames.org/export/codes.html); `None` where reports do not name such, or where
/// it is gone.
pub(super) fn of_geonames(class: &str, code: &str, population: u32) -> Option<PlaceKind> {
    Some(match (class, code) {
        ("P", "PPLH" | "PPLCH") => return None,
        ("P", "PPLX") => PlaceKind::Quarter,
        ("P", "PPLC" | "PPLA") => PlaceKind::City,
        ("P", "PPLA2") => by_size(population.max(TOWN)),
        ("P", _) => by_size(population),
        ("A", "ADM1") => PlaceKind::Admin1,
        ("A", "ADM2") => PlaceKind::Admin2,
        ("A", "ADM3") => PlaceKind::Admin3,
        ("S", "AIRB") => PlaceKind::Airbase,
        ("S", "AIRP" | "AIRF") => PlaceKind::Airport,
        ("S", "MILB" | "INSM" | "FT") | ("L", "MILB" | "NVB") => PlaceKind::MilitaryBase,
        ("L", "OILF") | ("S", "OILW") => PlaceKind::OilField,
        ("L", "GASF") => PlaceKind::GasField,
        ("S", "BDG") => PlaceKind::Bridge,
        ("S", "DAM") => PlaceKind::Dam,
        ("S", "CMP" | "CMPRF") => PlaceKind::Camp,
        ("S", "CSTM" | "PSTB") => PlaceKind::Crossing,
        ("S", "CMTY") => PlaceKind::Cemetery,
        ("S", "HSP" | "OILR" | "PS" | "PSH" | "PSN" | "PRN") => PlaceKind::Site,
        ("T", "MT" | "HLL" | "MTS" | "HLLS" | "PK") => PlaceKind::Mountain,
        ("L", "RGN") | ("T", "DSRT") => PlaceKind::Region,
        _ => return None,
    })
}
