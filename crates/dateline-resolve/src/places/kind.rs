//! The words that say what sort of place is meant.

use dateline_model::PlaceKind;

/// What a kind word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// A place of just this kind, or one much like it.
    Kind(PlaceKind),
    /// Any town or village.
    Settlement,
    /// A village, or a small town: no city is called one.
    Village,
    /// A second- or third-order unit, or a part of a city: "district" is said of all.
    District,
    /// The land around: the unit that is named, not its town.
    Countryside,
    /// An oil or gas field.
    Field,
    /// A military base or airfield.
    Base,
}

impl Wanted {
    /// How well a place of `kind` fits: 2 itself, 1 much like it, 0 not.
    pub fn fit(self, kind: PlaceKind) -> u8 {
        use PlaceKind::*;
        let (itself, alike): (&[PlaceKind], &[PlaceKind]) = match self {
            Wanted::Kind(wanted) if wanted == kind => return 2,
            Wanted::Kind(City | Town | Village) => (&[], &[City, Town, Village]),
            Wanted::Kind(Airport | Airbase) => (&[], &[Airport, Airbase]),
            Wanted::Kind(MilitaryBase) => (&[], &[Airbase, Site]),
            Wanted::Kind(Region) => (&[], &[Admin1, Admin2, Admin3, River]),
            Wanted::Kind(Quarter) => (&[], &[Town, Village]),
            Wanted::Kind(OilField | GasField) => (&[], &[OilField, GasField]),
            Wanted::Kind(Site) => (&[], &[Bridge, Dam, MilitaryBase]),
            Wanted::Kind(
                Country | Admin1 | Admin2 | Admin3 | Crossing | Bridge | Dam | Camp
                | Mountain | Cemetery | River | Road,
            ) => (&[], &[]),
            Wanted::Settlement => (&[City, Town, Village], &[Quarter, Camp]),
            Wanted::Village => (&[Town, Village], &[Quarter, Camp]),
            Wanted::District => (&[Admin2, Admin3, Quarter], &[]),
            Wanted::Countryside => {
                (&[Admin1], &[Admin2, Admin3, City, Town, Village, Region])
            }
            Wanted::Field => (&[OilField, GasField], &[]),
            Wanted::Base => (&[MilitaryBase, Airbase], &[Airport, Site]),
        };
        match (itself.contains(&kind), alike.contains(&kind)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}

impl Wanted {
    /// Whether a site of this kind bears the name of a town that it lies outside of: whoever takes "X airport" has not
    /// taken X.
    pub(super) fn is_beside_town(self) -> bool {
        use PlaceKind::*;
        matches!(
            self,
            Wanted::Field
                | Wanted::Base
                | Wanted::Kind(
                    Airport
                        | Airbase
                        | MilitaryBase
                        | Camp
                        | Dam
                        | OilField
                        | GasField
                        | Mountain
                )
        )
    }
}

/// Whether a place of this kind is a town, a village or a city.
pub fn is_settlement(kind: PlaceKind) -> bool {
    Wanted::Settlement.fit(kind) == 2
}

/// The name as a list of events shows it: an airbase or oil field that bears a town's name says what it is.
pub(super) fn shown(kind: PlaceKind, name: &str) -> String {
    let word = match kind {
        PlaceKind::Airbase => "airbase",
        PlaceKind::Airport => "airport",
        PlaceKind::OilField => "oil field",
        PlaceKind::GasField => "gas field",
        PlaceKind::Dam => "dam",
        PlaceKind::Camp => "camp",
        PlaceKind::Crossing => "crossing",
        PlaceKind::Country
        | PlaceKind::Admin1
        | PlaceKind::Admin2
        | PlaceKind::Admin3
        | PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Village
        | PlaceKind::Quarter
        | PlaceKind::MilitaryBase
        | PlaceKind::Bridge
        | PlaceKind::Mountain
        | PlaceKind::Cemetery
        | PlaceKind::Site
        | PlaceKind::River
        | PlaceKind::Road
        | PlaceKind::Region => return name.to_owned(),
    };
    let last = word.rsplit(' ').next().unwrap_or(word);
    match name.to_lowercase().contains(last) {
        true => name.to_owned(),
        false => format!("{name} {word}"),
    }
}

/// Kind words of one or more words, folded; longer ones first where one begins with another.
const KINDS: &[(&[&str], Wanted)] = &[
    (&["border", "crossing"], Wanted::Kind(PlaceKind::Crossing)),
    (&["border", "point"], Wanted::Kind(PlaceKind::Crossing)),
    (&["border", "post"], Wanted::Kind(PlaceKind::Crossing)),
    (&["border", "gate"], Wanted::Kind(PlaceKind::Crossing)),
    (&["crossing"], Wanted::Kind(PlaceKind::Crossing)),
    (&["refugee", "camp"], Wanted::Kind(PlaceKind::Camp)),
    (&["displacement", "camp"], Wanted::Kind(PlaceKind::Camp)),
    (&["idp", "camp"], Wanted::Kind(PlaceKind::Camp)),
    (&["camp"], Wanted::Kind(PlaceKind::Camp)),
    (&["military", "airport"], Wanted::Kind(PlaceKind::Airbase)),
    (&["military", "air", "base"], Wanted::Kind(PlaceKind::Airbase)),
    (&["military", "airbase"], Wanted::Kind(PlaceKind::Airbase)),
    (&["military", "airfield"], Wanted::Kind(PlaceKind::Airbase)),
    (&["military", "base"], Wanted::Base),
    (&["army", "base"], Wanted::Base),
    (&["air", "base"], Wanted::Kind(PlaceKind::Airbase)),
    (&["air", "field"], Wanted::Kind(PlaceKind::Airbase)),
    (&["airbase"], Wanted::Kind(PlaceKind::Airbase)),
    (&["airfield"], Wanted::Kind(PlaceKind::Airbase)),
    (&["international", "airport"], Wanted::Kind(PlaceKind::Airport)),
    (&["airport"], Wanted::Kind(PlaceKind::Airport)),
    (&["barracks"], Wanted::Base),
    (&["base"], Wanted::Base),
    (&["oil", "and", "gas", "field"], Wanted::Field),
    (&["oil", "field"], Wanted::Kind(PlaceKind::OilField)),
    (&["oil", "fields"], Wanted::Kind(PlaceKind::OilField)),
    (&["oilfield"], Wanted::Kind(PlaceKind::OilField)),
    (&["oilfields"], Wanted::Kind(PlaceKind::OilField)),
    (&["oil", "wells"], Wanted::Kind(PlaceKind::OilField)),
    (&["gas", "field"], Wanted::Kind(PlaceKind::GasField)),
    (&["gas", "fields"], Wanted::Kind(PlaceKind::GasField)),
    (&["gas", "plant"], Wanted::Kind(PlaceKind::GasField)),
    (&["gasfield"], Wanted::Kind(PlaceKind::GasField)),
    (&["gas", "facility"], Wanted::Kind(PlaceKind::GasField)),
    (&["field"], Wanted::Field),
    (&["fields"], Wanted::Field),
    (&["river", "valley"], Wanted::Kind(PlaceKind::Region)),
    (&["valley"], Wanted::Kind(PlaceKind::Region)),
    (&["river"], Wanted::Kind(PlaceKind::River)),
    (&["bridge"], Wanted::Kind(PlaceKind::Bridge)),
    (&["dam"], Wanted::Kind(PlaceKind::Dam)),
    (&["international", "highway"], Wanted::Kind(PlaceKind::Road)),
    (&["highway"], Wanted::Kind(PlaceKind::Road)),
    (&["motorway"], Wanted::Kind(PlaceKind::Road)),
    (&["road"], Wanted::Kind(PlaceKind::Road)),
    (&["cemetery"], Wanted::Kind(PlaceKind::Cemetery)),
    (&["cemeteries"], Wanted::Kind(PlaceKind::Cemetery)),
    (&["graveyard"], Wanted::Kind(PlaceKind::Cemetery)),
    (&["mountain"], Wanted::Kind(PlaceKind::Mountain)),
    (&["mountains"], Wanted::Kind(PlaceKind::Mountain)),
    (&["mount"], Wanted::Kind(PlaceKind::Mountain)),
    (&["hill"], Wanted::Kind(PlaceKind::Mountain)),
    (&["hills"], Wanted::Kind(PlaceKind::Mountain)),
    (&["hospital"], Wanted::Kind(PlaceKind::Site)),
    (&["pumping", "station"], Wanted::Kind(PlaceKind::Site)),
    (&["silos"], Wanted::Kind(PlaceKind::Site)),
    (&["pocket"], Wanted::Kind(PlaceKind::Region)),
    (&["enclave"], Wanted::Kind(PlaceKind::Region)),
    (&["desert"], Wanted::Kind(PlaceKind::Region)),
    (&["badia"], Wanted::Kind(PlaceKind::Region)),
    (&["badiya"], Wanted::Kind(PlaceKind::Region)),
    (&["region"], Wanted::Kind(PlaceKind::Region)),
    (&["area"], Wanted::Kind(PlaceKind::Region)),
    (&["neighborhood"], Wanted::Kind(PlaceKind::Quarter)),
    (&["neighbourhood"], Wanted::Kind(PlaceKind::Quarter)),
    (&["neighborhoods"], Wanted::Kind(PlaceKind::Quarter)),
    (&["neighbourhoods"], Wanted::Kind(PlaceKind::Quarter)),
    (&["quarter"], Wanted::Kind(PlaceKind::Quarter)),
    (&["suburb"], Wanted::Kind(PlaceKind::Quarter)),
    (&["hayy"], Wanted::Kind(PlaceKind::Quarter)),
    (&["حي"], Wanted::Kind(PlaceKind::Quarter)),
    (&["subdistrict"], Wanted::Kind(PlaceKind::Admin3)),
    (&["sub", "district"], Wanted::Kind(PlaceKind::Admin3)),
    (&["district"], Wanted::District),
    (&["districts"], Wanted::District),
    (&["governorate"], Wanted::Kind(PlaceKind::Admin1)),
    (&["province"], Wanted::Kind(PlaceKind::Admin1)),
    (&["provinces"], Wanted::Kind(PlaceKind::Admin1)),
    (&["governorates"], Wanted::Kind(PlaceKind::Admin1)),
    (&["محافظه"], Wanted::Kind(PlaceKind::Admin1)),
    (&["countryside"], Wanted::Countryside),
    (&["rural"], Wanted::Countryside),
    (&["ريف"], Wanted::Countryside),
    (&["city"], Wanted::Kind(PlaceKind::City)),
    (&["cities"], Wanted::Kind(PlaceKind::City)),
    (&["town"], Wanted::Settlement),
    (&["towns"], Wanted::Settlement),
    (&["village"], Wanted::Village),
    (&["villages"], Wanted::Village),
    (&["hamlet"], Wanted::Village),
    (&["settlement"], Wanted::Settlement),
    (&["qaryat"], Wanted::Village),
    (&["مدينه"], Wanted::Kind(PlaceKind::City)),
    (&["قريه"], Wanted::Village),
    (&["بلده"], Wanted::Settlement),
    (&["حقل"], Wanted::Field),
    (&["مطار"], Wanted::Kind(PlaceKind::Airbase)),
    (&["state"], Wanted::Kind(PlaceKind::Admin1)),
    (&["country"], Wanted::Kind(PlaceKind::Country)),
];

/// The longest kind word at the start of folded words: how many words it has, and what it asks for.
pub(super) fn kind_at(words: &[String]) -> Option<(usize, Wanted)> {
    KINDS
        .iter()
        .filter(|(kind, _)| {
            words.len() >= kind.len()
                && kind.iter().zip(words).all(|(a, b)| *a == b.as_str())
        })
        .max_by_key(|(kind, _)| kind.len())
        .map(|&(kind, wanted)| (kind.len(), wanted))
}
