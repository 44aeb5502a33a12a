//! What all lists know under a name, for a person who asks.

use super::fold;
use super::gazetteer::{Gazetteer, PlaceKey};
use super::lookup::{Candidate, Way};
use super::skeleton::{one_edit_away, skeletons};

impl Gazetteer {
    /// The places that a name may mean by its letters, by its consonants and by all but one of these, best first.
    ///
    /// Coding looks at consonants only where letters fail; who asks wants to see both.
    pub fn search(&self, name: &str) -> Vec<Candidate> {
        let mut found = self.lookup_exactly(name);
        let skeletons = skeletons(name);
        let letters = fold::letters_arabised(name).unwrap_or_else(|| fold::letters(name));
        let mut add = |skeletons: &[String], way: Way| {
            let mut more = Vec::new();
            self.by_skeletons(skeletons, &letters, way, &mut more);
            more.retain(|one| !found.iter().any(|known| known.place == one.place));
            found.append(&mut more);
        };
        add(&skeletons, Way::Skeleton);
        add(&one_edit_away(&skeletons), Way::OneEdit);
        found
    }

    /// Whether a place has just this name, marks and capitals included.
    pub fn is_named(&self, key: PlaceKey, name: &str) -> bool {
        self.names(key).contains(&name.trim())
    }
}
