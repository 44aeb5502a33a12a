//! A place as it is stored with a claim.

use dateline_model::{Place, PlaceKind, PlacePrecision};

use super::compile::FIPS;
use super::file::Record;
use super::gazetteer::{Facts, Gazetteer, Key, PlaceKey};
use super::kind;

/// Begins the ids of units that have no code of ISO's.
pub(super) const NATURAL_EARTH: &str = "natural-earth:";

impl Gazetteer {
    /// The id that is stored for a place.
    pub fn id(&self, key: PlaceKey) -> String {
        match key.0 {
            Key::Pack(at) => {
                self.pack.get(at as usize).map_or(String::new(), |place| place.id.clone())
            }
            Key::Listed(file, record) => {
                if let Some(own) = self.detail(key) {
                    return own.id.to_owned();
                }
                let Some(file) = self.files.get(usize::from(file)) else {
                    return String::new();
                };
                let id = match record {
                    Record::Town(at) => {
                        file.town(at).map(|town| match town.geonames.checked_sub(FIPS) {
                            Some(county) => format!("fips:{county:05}"),
                            None => format!("geonames:{}", town.geonames),
                        })
                    }
                    Record::Unit(at) => file.unit(at).map(|unit| unit_id(unit.iso)),
                    Record::Country(at) | Record::Adjective(at) => {
                        file.country(at).map(|country| format!("iso:{}", country.iso3))
                    }
                };
                id.unwrap_or_default()
            }
        }
    }

    /// The place as it is stored with a claim.
    pub fn place(&self, key: PlaceKey) -> Option<Place> {
        let facts = self.facts(key)?;
        let pack = match key.0 {
            Key::Pack(at) => self.pack.get(at as usize),
            Key::Listed(..) => None,
        };
        let own = self.detail(key);
        let own_admin =
            |order: usize| own.and_then(|own| own.admin[order]).map(str::to_owned);
        let country = facts.country.and_then(|iso| self.country(iso));
        let admin1 = pack
            .and_then(|place| place.admin1.clone())
            .or_else(|| facts.unit.and_then(|iso| self.unit_name(iso)).map(str::to_owned))
            .or_else(|| own_admin(0));
        let near =
            pack.is_some_and(|place| place.near) || own.is_some_and(|own| own.near);
        let precision = precision(facts.kind, near);
        Some(Place {
            id: self.id(key),
            name: self
                .names(key)
                .first()
                .map_or(String::new(), |name| kind::shown(facts.kind, name)),
            kind: facts.kind,
            latitude: facts.point.map(|point| point.latitude),
            longitude: facts.point.map(|point| point.longitude),
            country: country.map(|(name, _)| name.to_owned()),
            iso3: country.map(|(_, iso3)| iso3.to_owned()),
            admin1,
            admin2: pack.and_then(|place| place.admin2.clone()).or_else(|| own_admin(1)),
            admin3: pack.and_then(|place| place.admin3.clone()).or_else(|| own_admin(2)),
            within: self.within(key, &facts),
            precision,
        })
    }

    /// The ids of what a place lies in, nearest first.
    fn within(&self, key: PlaceKey, facts: &Facts<'_>) -> Vec<String> {
        let own = self.id(key);
        let mut within = Vec::new();
        within.extend(facts.parent.map(str::to_owned));
        if let Some(admin2) = facts.admin2 {
            let district = self.pack.iter().find(|place| {
                place.kind == PlaceKind::Admin2
                    && place.admin2.as_deref() == Some(admin2)
                    && place.country.as_deref() == facts.country
            });
            within.extend(district.map(|place| place.id.clone()));
        }
        if let Some(iso) = facts.unit {
            within.push(
                match self.by_iso.get(iso).and_then(|&at| self.pack.get(at as usize)) {
                    Some(province) => province.id.clone(),
                    None => unit_id(iso),
                },
            );
        }
        within.extend(
            facts
                .country
                .and_then(|iso| self.country(iso))
                .map(|(_, iso3)| format!("iso:{iso3}")),
        );
        within.retain(|id| *id != own);
        within.dedup();
        within
    }
}

/// The id of a first-order unit: ISO's code begins with two letters, Natural Earth's number with three.
pub(super) fn unit_id(code: &str) -> String {
    match code.find('-') {
        Some(3) => format!("{NATURAL_EARTH}{code}"),
        Some(_) | None => format!("iso:{code}"),
    }
}

/// What a place's kind says of how exactly a point can stand for it.
fn precision(kind: PlaceKind, near: bool) -> PlacePrecision {
    match kind {
        PlaceKind::Country => PlacePrecision::Country,
        PlaceKind::Admin1 => PlacePrecision::Admin1,
        PlaceKind::Admin2 => PlacePrecision::Admin2,
        PlaceKind::Admin3 => PlacePrecision::Admin3,
        PlaceKind::River | PlaceKind::Road => PlacePrecision::Line,
        PlaceKind::Region => PlacePrecision::Area,
        PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Village
        | PlaceKind::Quarter
        | PlaceKind::Airbase
        | PlaceKind::Airport
        | PlaceKind::MilitaryBase
        | PlaceKind::OilField
        | PlaceKind::GasField
        | PlaceKind::Crossing
        | PlaceKind::Bridge
        | PlaceKind::Dam
        | PlaceKind::Camp
        | PlaceKind::Mountain
        | PlaceKind::Cemetery
        | PlaceKind::Site => match near {
            true => PlacePrecision::Near,
            false => PlacePrecision::Exact,
        },
    }
}
