//! The coding knowledge that researchers edit, as text: rules and word lists, actors, outlets.
//!
//! Bytes only. What the files mean is for the stages to say: `dateline-extract` reads the lexicon,
//! `dateline-resolve` the actors and outlets, `dateline` hands each its own. A rule file holds one family of
//! triggers, says where its rules come from, and carries its own examples, which the tests of `dateline` run.

#[cfg(test)]
mod tests;

macro_rules! actors {
    ($($name:literal,)+) => {
        /// Armed groups, states' forces and other actors by region, with their names and dates: file and text.
        pub const ACTORS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../actors/", $name))),)+];
    };
}

macro_rules! rules {
    ($($name:literal,)+) => {
        /// The rule files in the order of their names: name and text.
        pub const RULES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../lexicon/rules/", $name))),)+];
    };
}

rules! {
    "abduct.toml",
    "accuse.toml",
    "advance.toml",
    "agree.toml",
    "aid.toml",
    "air.toml",
    "arrest.toml",
    "attack.toml",
    "base.toml",
    "besiege.toml",
    "capture.toml",
    "casualties.toml",
    "chemical.toml",
    "clash.toml",
    "concede.toml",
    "conscript.toml",
    "consult.toml",
    "cooperate.toml",
    "coup.toml",
    "crowd-control.toml",
    "cut.toml",
    "desecrate.toml",
    "destroy.toml",
    "disarm.toml",
    "drone.toml",
    "execute.toml",
    "explode.toml",
    "flee.toml",
    "grave.toml",
    "group.toml",
    "help.toml",
    "hold.toml",
    "idioms.toml",
    "kill.toml",
    "loot.toml",
    "lose.toml",
    "mobilize.toml",
    "promise.toml",
    "protest.toml",
    "raid.toml",
    "reject.toml",
    "relations.toml",
    "release.toml",
    "repel.toml",
    "request.toml",
    "restrict.toml",
    "riot.toml",
    "sanction.toml",
    "sexual.toml",
    "shell.toml",
    "shoot.toml",
    "suicide.toml",
    "support.toml",
    "surrender.toml",
    "threaten.toml",
    "torture.toml",
    "withdraw.toml",
    "withhold.toml",
}

/// What the head noun of a phrase is, armed people, a place, property: file and text.
///
/// Our own list decides what a word means in news of war; what it leaves out, WordNet knows as people or property.
pub const NOUNS: &[(&str, &str)] = &[
    ("nouns.toml", include_str!("../lexicon/nouns.toml")),
    ("wordnet/nouns.toml", include_str!("../lexicon/wordnet/nouns.toml")),
];

/// What a word does to the clause that it governs: plans, orders, denials, reports.
pub const GOVERNORS: &str = include_str!("../lexicon/governors.toml");

/// What sort of speaker a noun names, and the phrases by which speakers ask not to be named.
pub const SPEAKERS: &str = include_str!("../lexicon/speakers.toml");

/// Weapons by their words, and the act that each makes of an attack.
pub const WEAPONS: &str = include_str!("../lexicon/weapons.toml");

/// Forms of trigger words that do not follow from the dictionary form.
pub const IRREGULAR: &str = include_str!("../lexicon/irregular.toml");

/// Nouns that quantify another, and units whose numbers count no people.
pub const QUANTITIES: &str = include_str!("../lexicon/quantities.toml");

actors! {
    "syria.toml",
    "middle-east.toml",
    "north-africa.toml",
    "west-africa.toml",
    "central-africa.toml",
    "east-africa.toml",
    "southern-africa.toml",
    "south-asia.toml",
    "southeast-asia.toml",
    "europe-and-central-asia.toml",
    "central-america.toml",
    "south-america.toml",
    "world.toml",
}

/// Publishers of reports: agencies, papers, parties' own media, monitors.
pub const OUTLETS: &str = include_str!("../outlets.toml");

/// Given names, by which exports for the public know a person's name that nothing else marks.
pub const GIVEN_NAMES: &str = include_str!("../people/given-names.txt");

/// Persons of public office, whom exports for the public name.
pub const PUBLIC_FIGURES: &str = include_str!("../people/public-figures.txt");

/// What the words beside a name say of the person: offices, titles, callings and kin.
pub const ROLES: &str = include_str!("../people/roles.toml");
