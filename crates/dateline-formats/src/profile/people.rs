//! The persons whom reports name, and what else is named so that it is not taken for one.

use std::collections::{BTreeMap, BTreeSet};

/// Names of persons as reports write them. Who finds them is not this crate's affair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Private persons, with a word for what they are where the reports say it: "resident".
    pub(super) private: BTreeMap<String, Option<String>>,
    /// Names that may be a person's, as far as nothing says that they are something else's.
    pub(super) maybe: BTreeSet<String>,
    /// Those who act in an office: officials, commanders, spokesmen.
    pub(super) public: BTreeSet<String>,
    /// Names of other things: actors, places, outlets.
    pub(super) others: BTreeSet<String>,
    /// Words that reports write in small letters too, which alone are no names.
    pub(super) common: BTreeSet<String>,
}

impl People {
    /// Nobody.
    pub fn new() -> People {
        People::default()
    }

    /// Adds a private person; of several roles under one name none is told.
    pub fn add_private(&mut self, name: &str, role: Option<&str>) {
        let role = role.map(str::to_owned);
        let known = self.private.entry(name.to_owned()).or_insert_with(|| role.clone());
        match (known.as_deref(), &role) {
            (None, Some(_)) => *known = role,
            (Some(before), Some(now)) if before != now => *known = Some(String::new()),
            _ => {}
        }
    }

    /// Adds a name that may be a private person's: a mask for it, unless it is the name of something else anywhere.
    pub fn add_maybe(&mut self, name: &str) {
        self.maybe.insert(name.to_owned());
    }

    /// Adds a person who acts in an office. Who is private too, in any report, stays private.
    pub fn add_public(&mut self, name: &str) {
        self.public.insert(name.to_owned());
    }

    /// Adds the name of an actor, a place, an outlet.
    pub fn add_other(&mut self, name: &str) {
        self.others.insert(name.to_owned());
    }

    /// Adds a word that is no name: it stands in small letters somewhere.
    pub fn add_common(&mut self, word: &str) {
        self.common.insert(word.to_lowercase());
    }

    /// Takes in what was found in another report.
    pub fn join(&mut self, other: People) {
        for (name, role) in other.private {
            self.add_private(&name, role.as_deref());
        }
        self.maybe.extend(other.maybe);
        self.public.extend(other.public);
        self.others.extend(other.others);
        self.common.extend(other.common);
    }
}
