//! Actors and places: the things in the world that words point at.

use crate::Shared;
use crate::plover::{UnknownWord, words};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

words! {
    /// What sort of actor it is. Which ACLED or UCDP code follows depends on country and day.
    ActorKind {
        /// The armed forces of a state.
        Military = "military",
        /// The police and security services of a state.
        Police = "police",
        /// A government that is not spoken of as its forces.
        Government = "government",
        /// States under arms together, abroad.
        Coalition = "coalition",
        /// Openly fights a state or another armed group for power or land.
        Rebel = "rebel",
        /// Armed for a party, a leader or a government.
        PoliticalMilitia = "political-militia",
        /// Armed for a tribe, clan or faith.
        IdentityMilitia = "identity-militia",
        /// Under arms, and not said for whom: "gunmen".
        UnidentifiedArmed = "unidentified-armed",
        /// Violent crowds.
        Rioters = "rioters",
        /// Demonstrators.
        Protesters = "protesters",
        /// Everyone who is not under arms.
        Civilians = "civilians",
        /// Intergovernmental organisations and their forces.
        International = "international",
        /// Not known.
        Unknown = "unknown",
    }
}

impl ActorKind {
    /// Whether it bears arms as an organisation.
    pub fn is_armed(self) -> bool {
        match self {
            ActorKind::Military
            | ActorKind::Police
            | ActorKind::Coalition
            | ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed => true,
            ActorKind::Government
            | ActorKind::Rioters
            | ActorKind::Protesters
            | ActorKind::Civilians
            | ActorKind::International
            | ActorKind::Unknown => false,
        }
    }
}

/// Who takes part, as one report puts it.
///
/// What is known of it is read as if it stood here, and is shared: a war has many claims and few parties, and an event
/// repeats those of its claims.
pub type Party = Shared<PartyFacts>;

/// What is known of a [`Party`].
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartyFacts {
    /// The words: "the terror group".
    pub text: String,
    /// The id in the list of actors; `None` where the words name no listed actor.
    pub actor: Option<String>,
    /// The actor's own name, or the words in a settled form: "Islamic State", "Civilians".
    pub name: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 of the state it belongs to, where it belongs to one.
    pub country: Option<String>,
    /// Its name in ACLED's columns, where a list of the user's own gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acled: Option<String>,
}

words! {
    /// What sort of place it is.
    PlaceKind {
        /// A state.
        Country = "country",
        /// A first-order unit: governorate, province.
        Admin1 = "admin1",
        /// A second-order unit: district.
        Admin2 = "admin2",
        /// A third-order unit: subdistrict.
        Admin3 = "admin3",
        /// A large town.
        City = "city",
        /// A town.
        Town = "town",
        /// A village.
        Village = "village",
        /// A part of a city.
        Quarter = "quarter",
        /// A military airfield.
        Airbase = "airbase",
        /// A civil airport.
        Airport = "airport",
        /// A barracks, base or headquarters.
        MilitaryBase = "military-base",
        /// An oil field.
        OilField = "oil-field",
        /// A gas field or plant.
        GasField = "gas-field",
        /// A border crossing.
        Crossing = "crossing",
        /// A bridge.
        Bridge = "bridge",
        /// A dam.
        Dam = "dam",
        /// A camp of displaced people or prisoners.
        Camp = "camp",
        /// A mountain or hill.
        Mountain = "mountain",
        /// A cemetery.
        Cemetery = "cemetery",
        /// A hospital, school, silo or other single site.
        Site = "site",
        /// A river.
        River = "river",
        /// A road.
        Road = "road",
        /// A stretch of country with a name of its own: "Hajin pocket".
        Region = "region",
    }
}

/// Whether a word, in small letters, is for what lies in a town and is set down there. Ours.
///
/// A district is as often a part of a province, so whoever means those too asks for them.
pub fn is_part_of_town(word: &str) -> bool {
    matches!(
        word,
        "intersection"
            | "junction"
            | "market"
            | "neighborhood"
            | "neighbourhood"
            | "quarter"
            | "roundabout"
            | "square"
            | "street"
            | "suburb"
    )
}

words! {
    /// How exactly a place is known.
    PlacePrecision {
        /// The place itself.
        Exact = "exact",
        /// A point that stands for a place beside it.
        Near = "near",
        /// A line: a road, a river.
        Line = "line",
        /// An area with a name that is no admin unit.
        Area = "area",
        /// The third-order unit.
        Admin3 = "admin3",
        /// The second-order unit.
        Admin2 = "admin2",
        /// The first-order unit.
        Admin1 = "admin1",
        /// The country only.
        Country = "country",
    }
}

words! {
    /// How the event lies to the place that is named.
    PlaceRelation {
        /// In it, or it itself.
        In = "in",
        /// Beside it.
        Near = "near",
        /// In a part of it: "western X".
        PartOf = "part-of",
        /// Between it and another.
        Between = "between",
        /// Along it.
        Along = "along",
        /// From it.
        From = "from",
        /// To it.
        To = "to",
    }
}

/// A place in the world.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id in the list it comes from: `dez:hajin`, `geonames:170794`, `iso:SYR`, `natural-earth:MDG-5864`.
    pub id: String,
    /// Its name in the list.
    pub name: String,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Degrees north, of a point that stands for it; `None` where no point may.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// The country's name.
    pub country: Option<String>,
    /// The country's ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// First-order unit.
    pub admin1: Option<String>,
    /// Second-order unit.
    pub admin2: Option<String>,
    /// Third-order unit.
    pub admin3: Option<String>,
    /// The ids of the places that it lies in, nearest first: quarter, city, units, country.
    pub within: Vec<String>,
    /// How exactly the place is known.
    pub precision: PlacePrecision,
}

/// Where it happened, as one report puts it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Where {
    /// The words: "the outskirts of Hajin".
    pub text: String,
    /// The place, where the words name a known one. Shared: a war has many claims and few places.
    pub place: Option<Arc<Place>>,
    /// How the event lies to it.
    pub relation: PlaceRelation,
}
