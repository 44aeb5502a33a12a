//! What happened, in the words of the PLOVER ontology.
//!
//! Types and modes are those of the PLOVER manual (openeventdata/PLOVER, 16 types); the modes marked "ours" were
//! added because reports on this war need them, and are left out where a POLECAT file is written.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of the ontology.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word as files and exports spell it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<$name, UnknownWord> {
                $name::ALL.iter().copied().find(|each| each.as_str() == word).ok_or_else(|| {
                    UnknownWord {
                        kind: stringify!($name),
                        word: word.to_owned(),
                        known: &[$($word,)+],
                    }
                })
            }
        }
    };
}
pub(crate) use words;

/// A word that is none of a fixed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The list.
    pub kind: &'static str,
    /// The word.
    pub word: String,
    /// The words of the list.
    pub known: &'static [&'static str],
}

impl UnknownWord {
    /// What to write instead: the word that is spelled most alike, else all of them.
    pub fn remedy(&self) -> String {
        let alike = |known: &&&str| far(&self.word.to_lowercase(), &known.to_lowercase());
        let nearest = self.known.iter().min_by_key(alike);
        match nearest.filter(|known| alike(known) <= MOST_SLIPS) {
            Some(nearest) => format!("write `{nearest}`"),
            None => format!("write one of {}", self.known.join(", ")),
        }
    }
}

/// A word with so many slips of the finger still shows which one is meant. Ours.
const MOST_SLIPS: usize = 2;

/// How many letters must be added, taken away or changed (Levenshtein).
fn far(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.chars().enumerate() {
        let mut left_above = row[0];
        row[0] = at + 1;
        for (idx, other) in to.iter().enumerate() {
            let changed = left_above + usize::from(letter != *other);
            left_above = row[idx + 1];
            row[idx + 1] = changed.min(left_above + 1).min(row[idx] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kind = String::new();
        for letter in self.kind.chars() {
            if letter.is_uppercase() && !kind.is_empty() {
                kind.push(' ');
            }
            kind.extend(letter.to_lowercase());
        }
        write!(f, "`{}` is no {kind}", self.word)
    }
}

impl std::error::Error for UnknownWord {}

words! {
    /// The sixteen PLOVER event types.
    #[allow(missing_docs)]
    EventType {
        Agree = "AGREE",
        Consult = "CONSULT",
        Support = "SUPPORT",
        Concede = "CONCEDE",
        Cooperate = "COOPERATE",
        Aid = "AID",
        Retreat = "RETREAT",
        Request = "REQUEST",
        Accuse = "ACCUSE",
        Reject = "REJECT",
        Threaten = "THREATEN",
        Protest = "PROTEST",
        Sanction = "SANCTION",
        Mobilize = "MOBILIZE",
        Coerce = "COERCE",
        Assault = "ASSAULT",
    }
}

impl EventType {
    /// Whether a state does it through its government and not through its forces: words, deals, help and sanctions.
    ///
    /// "Turkey rejected the offer" is the government's word, "Turkey withdrew" its army's step. Ours.
    pub fn is_political(self) -> bool {
        match self {
            EventType::Agree
            | EventType::Consult
            | EventType::Support
            | EventType::Concede
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Request
            | EventType::Accuse
            | EventType::Reject
            | EventType::Threaten
            | EventType::Sanction => true,
            EventType::Retreat
            | EventType::Protest
            | EventType::Mobilize
            | EventType::Coerce
            | EventType::Assault => false,
        }
    }
}

words! {
    /// The modes: PLOVER's, then our own (`desecrate` and the four below it).
    #[allow(missing_docs)]
    Mode {
        Visit = "visit",
        ThirdParty = "third-party",
        Multilateral = "multilateral",
        Phone = "phone",
        Withdraw = "withdraw",
        Release = "release",
        Disarm = "disarm",
        Ceasefire = "ceasefire",
        Access = "access",
        Resign = "resign",
        Assist = "assist",
        Change = "change",
        Yield = "yield",
        Meet = "meet",
        Disapprove = "disapprove",
        Investigate = "investigate",
        Allege = "allege",
        Restrict = "restrict",
        Arrest = "arrest",
        Relations = "relations",
        Expel = "expel",
        Territory = "territory",
        Violence = "violence",
        Demo = "demo",
        Riot = "riot",
        Strike = "strike",
        Hunger = "hunger",
        Boycott = "boycott",
        Obstruct = "obstruct",
        Vandalize = "vandalize",
        Convict = "convict",
        Discontinue = "discontinue",
        Troops = "troops",
        Weapons = "weapons",
        Police = "police",
        Militia = "militia",
        Seize = "seize",
        Censor = "censor",
        Curfew = "curfew",
        MartialLaw = "martial-law",
        Deport = "deport",
        Withhold = "withhold",
        Misinformation = "misinformation",
        Cyber = "cyber",
        Abduct = "abduct",
        Beat = "beat",
        Torture = "torture",
        Sexual = "sexual",
        Targeted = "targeted",
        Destroy = "destroy",
        Primitive = "primitive",
        Firearms = "firearms",
        Explosives = "explosives",
        SuicideAttack = "suicide-attack",
        Aerial = "aerial",
        Drone = "drone",
        HeavyWeapons = "heavy-weapons",
        CrowdControl = "crowd-control",
        Unconventional = "unconventional",
        Desecrate = "desecrate",
        Conscript = "conscript",
        CutRoute = "cut-route",
        Flee = "flee",
        Base = "base",
    }
}

words! {
    /// With what it was done, as far as the choice of a code needs to know.
    Weapon {
        /// Rifles, machine guns, sniper fire.
        Firearms = "firearms",
        /// Guns, howitzers, tanks.
        Artillery = "artillery",
        /// Mortars.
        Mortar = "mortar",
        /// Rockets and rocket launchers.
        Rocket = "rocket",
        /// Guided and ballistic missiles.
        Missile = "missile",
        /// Bombs and missiles from aircraft.
        Aircraft = "aircraft",
        /// Barrel bombs and fire from helicopters.
        Helicopter = "helicopter",
        /// Unmanned aircraft.
        Drone = "drone",
        /// Chlorine, sarin, mustard gas.
        Chemical = "chemical",
        /// A person or a driver who dies with the bomb.
        SuicideBomb = "suicide-bomb",
        /// A vehicle full of explosives, no suicide told.
        CarBomb = "car-bomb",
        /// Improvised and roadside bombs.
        Ied = "ied",
        /// Mines.
        Landmine = "landmine",
        /// Ammunition that went off later.
        UnexplodedOrdnance = "unexploded-ordnance",
        /// Thrown grenades.
        Grenade = "grenade",
        /// Knives, swords.
        Blade = "blade",
        /// Stones, clubs, fists.
        Blunt = "blunt",
        /// Fire.
        Fire = "fire",
        /// Tear gas, batons, water cannon.
        CrowdControl = "crowd-control",
        /// Explosives of a kind that is not told.
        Explosives = "explosives",
        /// Weapons or ammunition that are not told apart: what is seized or found.
        Arms = "arms",
    }
}

/// What was done: a type and, where the words say so, a mode.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub struct Act {
    /// The type.
    pub event: EventType,
    /// The mode; `None` where the words do not say.
    pub mode: Option<Mode>,
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mode {
            Some(mode) => write!(f, "{}/{mode}", self.event),
            None => write!(f, "{}", self.event),
        }
    }
}

impl FromStr for Act {
    type Err = UnknownWord;

    /// Reads `ASSAULT` or `ASSAULT/aerial`.
    fn from_str(text: &str) -> Result<Act, UnknownWord> {
        match text.split_once('/') {
            Some((event, mode)) => {
                Ok(Act { event: event.parse()?, mode: Some(mode.parse()?) })
            }
            None => Ok(Act { event: text.parse()?, mode: None }),
        }
    }
}
