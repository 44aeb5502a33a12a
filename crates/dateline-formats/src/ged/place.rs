//! Where it happened, in UCDP's precision and words.

use dateline_model::{Place, PlaceKind, PlacePrecision, PlaceRelation, Where};

/// The columns of the place that need words.
pub(super) struct Located {
    pub(super) where_prec: u8,
    pub(super) where_coordinates: String,
    pub(super) adm_1: String,
    pub(super) adm_2: String,
}

pub(super) fn located(at: &Where, place: &Place) -> Located {
    let where_prec = precision(place.precision, at.relation);
    let iso3 = place.iso3.as_deref().unwrap_or_default();
    let own = |precision| {
        Some(&place.name).filter(|_| place.precision == precision).map(String::as_str)
    };
    let unit = |name: Option<&str>, kind: &str| {
        name.map_or(String::new(), |name| with_kind(name, kind))
    };
    let first = place.admin1.as_deref().or(own(PlacePrecision::Admin1));
    let second = place.admin2.as_deref().or(own(PlacePrecision::Admin2));
    Located {
        where_prec,
        where_coordinates: with_kind(&place.name, kind(place.kind, iso3)),
        adm_1: match where_prec {
            6 => String::new(),
            _ => unit(first, first_order(iso3)),
        },
        adm_2: match where_prec {
            4..=6 => String::new(),
            _ => unit(second, "district"),
        },
    }
}

/// 1 the place itself, 2 beside a known point, 3 a district, 4 a province, 5 a line or an area, 6 a country.
fn precision(precision: PlacePrecision, relation: PlaceRelation) -> u8 {
    let is_itself = relation == PlaceRelation::In;
    match (precision, relation) {
        (PlacePrecision::Exact, PlaceRelation::In | PlaceRelation::PartOf) => 1,
        (PlacePrecision::Exact, PlaceRelation::Along) => 5,
        (
            PlacePrecision::Exact,
            PlaceRelation::Near
            | PlaceRelation::Between
            | PlaceRelation::From
            | PlaceRelation::To,
        )
        | (PlacePrecision::Near, _) => 2,
        (PlacePrecision::Line | PlacePrecision::Area, _) => 5,
        (PlacePrecision::Admin3 | PlacePrecision::Admin2, _) => 3,
        // "Eastern Deir ez Zor governorate" is an area.
        (PlacePrecision::Admin1, _) if is_itself => 4,
        (PlacePrecision::Admin1, _) => 5,
        (PlacePrecision::Country, _) => 6,
    }
}

/// "Rami village": the kind stands behind the name, unless the name says it.
fn with_kind(name: &str, kind: &str) -> String {
    let says_it = name.to_lowercase().contains(&kind.to_lowercase());
    match says_it || kind.is_empty() {
        true => name.to_owned(),
        false => format!("{name} {kind}"),
    }
}

fn kind(kind: PlaceKind, iso3: &str) -> &'static str {
    match kind {
        PlaceKind::Country | PlaceKind::Region | PlaceKind::Site => "",
        PlaceKind::Admin1 => first_order(iso3),
        PlaceKind::Admin2 => "district",
        PlaceKind::Admin3 => "subdistrict",
        PlaceKind::City => "city",
        PlaceKind::Town => "town",
        PlaceKind::Village => "village",
        PlaceKind::Quarter => "neighbourhood",
        PlaceKind::Airbase => "airbase",
        PlaceKind::Airport => "airport",
        PlaceKind::MilitaryBase => "military base",
        PlaceKind::OilField => "oil field",
        PlaceKind::GasField => "gas field",
        PlaceKind::Crossing => "border crossing",
        PlaceKind::Bridge => "bridge",
        PlaceKind::Dam => "dam",
        PlaceKind::Camp => "camp",
        PlaceKind::Mountain => "mountain",
        PlaceKind::Cemetery => "cemetery",
        PlaceKind::River => "river",
        PlaceKind::Road => "road",
    }
}

/// What a country calls its first-order units; general knowledge, "province" where nothing else is known.
fn first_order(iso3: &str) -> &'static str {
    match iso3 {
        "BHR" | "EGY" | "IRQ" | "JOR" | "LBN" | "OMN" | "PSE" | "SYR" | "TUN" | "YEM" => {
            "governorate"
        }
        "AUS" | "BRA" | "DEU" | "IND" | "MEX" | "MMR" | "MYS" | "NGA" | "SDN" | "SSD"
        | "USA" | "VEN" => "state",
        "BFA" | "CMR" | "ERI" | "ETH" | "GHA" | "GIN" | "MLI" | "MRT" | "NER" | "PHL"
        | "SEN" | "SOM" | "TCD" | "TZA" => "region",
        "BOL" | "COL" | "GTM" | "HND" | "HTI" | "NIC" | "PER" | "PRY" | "SLV" | "URY" => {
            "department"
        }
        "GEO" | "RUS" => "region",
        "UKR" => "oblast",
        "KEN" | "LBR" => "county",
        "BGD" => "division",
        _ => "province",
    }
}
