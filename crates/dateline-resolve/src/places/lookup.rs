//! From a name to the places that may be meant.

use super::file::Record;
use super::fold;
use super::gazetteer::{Gazetteer, Key, PlaceKey};
use super::skeleton::{one_edit_away, skeletons, weight};

/// How a name was matched, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Letter for letter, but for case, accents and blanks.
    Letters,
    /// Letter for letter without the Arabic article.
    WithoutArticle,
    /// By its consonants.
    Skeleton,
    /// By its consonants, one of which differs.
    OneEdit,
}

/// A place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceKey,
    /// How its name was matched.
    pub way: Way,
    /// How alike the nearest of its names is, from 0 to 1.
    pub similarity: f64,
}

/// How alike two spellings must be where only the consonants agree: the fewer consonants, the more chance.
/// Set on pairs of UCDP's and GeoNames' spellings of the same Syrian town against other towns nearby.
fn least_similarity(n_consonants: usize, way: Way) -> f64 {
    match (way, n_consonants) {
        (Way::OneEdit, _) => 0.82,
        (_, 0..=2) => 0.82,
        (_, 3) => 0.74,
        _ => 0.66,
    }
}

/// From 0 to 1: half what two spellings begin with (Jaro and Winkler), half what is changed between them (Levenshtein).
fn alike(one: &str, other: &str) -> f64 {
    f64::midpoint(
        strsim::jaro_winkler(one, other),
        strsim::normalized_damerau_levenshtein(one, other),
    )
}

/// At most so many places by consonants: the most alike are kept.
const MOST_BY_SKELETON: usize = 16;
/// At most so many namesakes of one spelling: the largest are kept, and all of packs.
const MOST_BY_LETTERS: usize = 64;
/// At most so many letters: the longest name of the world list has fewer than a hundred.
const MOST_LETTERS: usize = 120;

impl Gazetteer {
    /// The places that a name may mean: by its letters; else, or in packs besides, by its consonants.
    ///
    /// The best match comes first; which place is meant only the report can say: see [`Gazetteer::choose`].
    pub fn lookup(&self, name: &str) -> Vec<Candidate> {
        let mut found = self.lookup_exactly(name);
        if name.len() > 4 * MOST_LETTERS {
            return found;
        }
        let skeletons = skeletons(name);
        let letters = fold::letters_arabised(name).unwrap_or_else(|| fold::letters(name));
        self.by_skeletons(&skeletons, &letters, Way::Skeleton, &mut found);
        if found.is_empty() {
            self.by_skeletons(
                &one_edit_away(&skeletons),
                &letters,
                Way::OneEdit,
                &mut found,
            );
        }
        found
    }

    /// The places with a name of just these letters, with or without the article.
    pub fn lookup_exactly(&self, name: &str) -> Vec<Candidate> {
        let mut found = Vec::new();
        if name.len() > 4 * MOST_LETTERS {
            return found;
        }
        self.by_letters(&fold::letters(name), Way::Letters, &mut found);
        if let Some(bare) = fold::letters_without_article(name) {
            self.by_letters(&bare, Way::WithoutArticle, &mut found);
        }
        found
    }

    /// The places of packs and of the user's own lists that a name may mean by its consonants.
    pub(super) fn lookup_in_packs(&self, name: &str) -> Vec<Candidate> {
        let mut found = Vec::new();
        let skeletons = skeletons(name);
        if skeletons.iter().any(|skeleton| self.is_picked(skeleton)) {
            let letters =
                fold::letters_arabised(name).unwrap_or_else(|| fold::letters(name));
            self.by_skeletons(&skeletons, &letters, Way::Skeleton, &mut found);
            found.retain(|one| {
                let facts = self.facts(one.place);
                facts.is_some_and(|facts| facts.in_pack || facts.is_own)
            });
        }
        found
    }

    /// Whether a place of a pack or of a list of the user's own has these consonants.
    fn is_picked(&self, skeleton: &str) -> bool {
        let mut records = Vec::new();
        for file in self.files.iter().skip(1) {
            file.by_skeleton(skeleton, &mut records);
        }
        !records.is_empty() || !self.pack_by_skeleton(skeleton).is_empty()
    }

    fn by_letters(&self, letters: &str, way: Way, found: &mut Vec<Candidate>) {
        if letters.is_empty() {
            return;
        }
        for &at in self.pack_by_letters(letters) {
            add(found, PlaceKey(Key::Pack(at)), way, 1.0);
        }
        let mut listed = Vec::new();
        for (at, file) in (0..).zip(&self.files) {
            let mut records = Vec::new();
            file.by_letters(letters, &mut records);
            for record in records {
                // Units and countries are few; towns are weighed by size.
                let size = match record {
                    Record::Town(at) => file.town(at).map_or(0, |town| town.population),
                    Record::Unit(_) | Record::Country(_) => u32::MAX,
                    Record::Adjective(_) => continue,
                };
                listed.push((std::cmp::Reverse(size), Key::Listed(at, record)));
            }
        }
        listed.sort_unstable();
        for (_, key) in listed.into_iter().take(MOST_BY_LETTERS) {
            add(found, self.settled(PlaceKey(key)), way, 1.0);
        }
    }

    pub(super) fn by_skeletons(
        &self,
        skeletons: &[String],
        letters: &str,
        way: Way,
        found: &mut Vec<Candidate>,
    ) {
        let least = skeletons
            .iter()
            .map(|skeleton| least_similarity(weight(skeleton), way))
            .fold(1.0, f64::min);
        // What letters have found in the world is not doubted; a pack's other spelling may still be meant.
        let in_world = found.is_empty();
        let mut keys: Vec<PlaceKey> = Vec::new();
        let mut records = Vec::new();
        for skeleton in skeletons {
            keys.extend(
                self.pack_by_skeleton(skeleton).iter().map(|&at| PlaceKey(Key::Pack(at))),
            );
            if in_world && weight(skeleton) > 2 {
                for (at, file) in (0..).zip(&self.files) {
                    records.clear();
                    file.by_skeleton(skeleton, &mut records);
                    keys.extend(
                        records.iter().map(|&record| {
                            self.settled(PlaceKey(Key::Listed(at, record)))
                        }),
                    );
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|&key| !found.iter().any(|candidate| candidate.place == key));
        let mut alike: Vec<(f64, PlaceKey)> = keys
            .into_iter()
            .map(|key| (self.similarity(letters, key), key))
            .filter(|(similarity, _)| *similarity >= least)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (similarity, key) in alike.into_iter().take(MOST_BY_SKELETON) {
            add(found, key, way, similarity);
        }
    }

    /// How alike these letters and the nearest name of a place are.
    fn similarity(&self, letters: &str, key: PlaceKey) -> f64 {
        let arabic = letters.chars().any(fold::is_arabic);
        let mut same_script = false;
        let best = self
            .names(key)
            .into_iter()
            .filter(|name| name.chars().any(fold::is_arabic) == arabic)
            .map(|name| {
                same_script = true;
                let bare = fold::letters_without_article(name);
                let plain = fold::letters(name);
                let own = alike(letters, &plain);
                bare.map_or(own, |bare| own.max(alike(letters, &bare)))
            })
            .fold(0.0, f64::max);
        // Across scripts there are no vowels to compare: the consonants must do.
        if same_script { best } else { 0.86 }
    }
}

fn add(found: &mut Vec<Candidate>, place: PlaceKey, way: Way, similarity: f64) {
    if !found.iter().any(|candidate| candidate.place == place) {
        found.push(Candidate { place, way, similarity });
    }
}
