//! Capitalised words that make a place of the name before or behind them: "Royal Street", "Travis County", "Lake Chad".

/// What the words around a name make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// Land, water, a unit, a street or a building site: a place whatever the name is.
    Ground,
    /// A body with a house of its own: it stands somewhere, where the name tells it from others of its sort.
    House,
}

/// Last words of names of ground: landforms, units, ways, grounds and works. Closed by nature; ours.
const GROUND: &[&str] = &[
    "airbase",
    "airfield",
    "airport",
    "alley",
    "archipelago",
    "arena",
    "avenue",
    "ave",
    "barracks",
    "basin",
    "bay",
    "beach",
    "block",
    "boulevard",
    "blvd",
    "borough",
    "bridge",
    "canal",
    "canyon",
    "cape",
    "castle",
    "cathedral",
    "cave",
    "cemetery",
    "channel",
    "chapel",
    "cliffs",
    "coast",
    "corridor",
    "county",
    "cove",
    "creek",
    "crossing",
    "dam",
    "delta",
    "desert",
    "district",
    "drive",
    "falls",
    "farm",
    "field",
    "fields",
    "fjord",
    "forest",
    "fort",
    "garden",
    "gardens",
    "glacier",
    "governorate",
    "gulf",
    "harbor",
    "harbour",
    "heights",
    "highway",
    "hill",
    "hills",
    "interchange",
    "island",
    "islands",
    "isle",
    "isles",
    "junction",
    "lagoon",
    "lake",
    "lakes",
    "lane",
    "mall",
    "manor",
    "marina",
    "monument",
    "mosque",
    "motorway",
    "mount",
    "mountain",
    "mountains",
    "neighborhood",
    "neighbourhood",
    "oblast",
    "palace",
    "parade",
    "parish",
    "park",
    "parkway",
    "pass",
    "peak",
    "peninsula",
    "pier",
    "plain",
    "plains",
    "plantation",
    "plateau",
    "plaza",
    "prefecture",
    "prison",
    "promenade",
    "province",
    "quarter",
    "quay",
    "ranch",
    "range",
    "rapids",
    "reef",
    "refinery",
    "reservation",
    "reservoir",
    "resort",
    "ridge",
    "river",
    "road",
    "rd",
    "route",
    "roundabout",
    "sea",
    "shore",
    "shrine",
    "sound",
    "speedway",
    "springs",
    "square",
    "stadium",
    "station",
    "strait",
    "straits",
    "street",
    "suburb",
    "synagogue",
    "temple",
    "terrace",
    "theater",
    "theatre",
    "tower",
    "towers",
    "township",
    "trail",
    "tunnel",
    "turnpike",
    "valley",
    "village",
    "villas",
    "volcano",
    "waterfall",
    "wharf",
    "woods",
    "zoo",
];

/// Last words of names of bodies with a house of their own.
const HOUSE: &[&str] = &[
    "academy",
    "auditorium",
    "campus",
    "capitol",
    "center",
    "centre",
    "church",
    "clinic",
    "college",
    "conservatory",
    "courthouse",
    "court",
    "embassy",
    "gallery",
    "hall",
    "hospital",
    "hotel",
    "inn",
    "jail",
    "laboratory",
    "library",
    "museum",
    "polytechnic",
    "pub",
    "restaurant",
    "school",
    "seminary",
    "university",
];

/// First words of names of ground, with or without "of": "Lake Chad", "Gulf of Aden".
const BEFORE: &[&str] = &[
    "bay", "cape", "county", "fort", "gulf", "isle", "lake", "mount", "mt", "strait",
    "straits",
];

/// Words that tell no body from others of its sort: "Supreme Court", "General Hospital".
const PLAIN: &[&str] = &[
    "a",
    "an",
    "appeal",
    "appeals",
    "art",
    "arts",
    "bankruptcy",
    "big",
    "business",
    "catholic",
    "central",
    "charter",
    "children",
    "children's",
    "christian",
    "circuit",
    "city",
    "civil",
    "community",
    "constitutional",
    "convention",
    "county",
    "criminal",
    "cultural",
    "day",
    "district",
    "elementary",
    "executive",
    "family",
    "federal",
    "first",
    "full",
    "general",
    "girls",
    "government",
    "grand",
    "graduate",
    "great",
    "head",
    "health",
    "high",
    "higher",
    "international",
    "junior",
    "justice",
    "juvenile",
    "labor",
    "labour",
    "law",
    "local",
    "lower",
    "magistrate",
    "magistrates",
    "main",
    "medical",
    "memorial",
    "mental",
    "middle",
    "military",
    "municipal",
    "my",
    "national",
    "new",
    "old",
    "open",
    "opera",
    "our",
    "parish",
    "people's",
    "police",
    "primary",
    "private",
    "provincial",
    "public",
    "regional",
    "research",
    "royal",
    "science",
    "secondary",
    "senior",
    "state",
    "sunday",
    "superior",
    "supreme",
    "technical",
    "the",
    "this",
    "town",
    "trade",
    "trial",
    "upper",
    "us",
    "world",
    "youth",
    "second",
    "third",
    "sports",
    "sport",
    "shopping",
    "visitor",
    "visitors",
    "training",
    "power",
    "fire",
    "train",
    "bus",
    "railway",
    "metro",
    "security",
    "economic",
    "industrial",
    "free",
    "open-air",
    "no",
];

/// What a last word makes of the name before it.
pub(super) fn behind(word: &str) -> Option<Made> {
    let word = word.trim_end_matches('.').to_lowercase();
    if GROUND.contains(&word.as_str()) {
        return Some(Made::Ground);
    }
    HOUSE.contains(&word.as_str()).then_some(Made::House)
}

/// Whether a first word makes ground of the name behind it.
pub(super) fn before(word: &str) -> bool {
    BEFORE.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// Whether a word opens no name: an article or a determiner at the start of a sentence.
pub(super) fn opens_wrongly(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "our"
            | "my"
            | "his"
            | "her"
            | "their"
            | "its"
            | "in"
            | "at"
            | "on"
            | "from"
            | "and"
            | "but"
            | "for"
            | "when"
            | "where"
            | "as"
            | "after"
            | "before"
            | "while"
            | "with"
            | "by"
            | "to"
            | "of"
            | "all"
            | "no"
            | "some"
            | "every"
            | "each"
            | "both"
            | "one"
            | "two"
            | "president"
            | "prime"
            | "minister"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "judge"
            | "justice"
            | "sheriff"
            | "mayor"
            | "governor"
            | "gov."
            | "sen."
            | "rep."
            | "senator"
            | "officer"
            | "sgt."
            | "dr."
            | "mr."
            | "mrs."
            | "ms."
    )
}

/// Whether a first word names a body after what it is of: "University of X".
pub(super) fn is_seat(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "university"
            | "college"
            | "embassy"
            | "consulate"
            | "cathedral"
            | "church"
            | "museum"
    )
}

/// Whether a word tells nothing apart.
pub(super) fn is_plain(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    PLAIN.contains(&word.as_str()) || behind(&word).is_some()
}
