//! Where names and contacts stand in a text, and what is put there.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Dataset, Span};

use super::{People, Profile, contacts};

/// For those who asked not to be named.
pub(super) const PROTECTED: &str = "[a source not named]";
/// For those of whom no role is told.
const PERSON: &str = "[a person]";

/// Parts of names that are no names alone: articles, "son of", "father of", "servant of".
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "ud", "ad", "as", "ash", "an", "ar", "at", "az", "bin", "ibn",
    "ben", "bint", "abu", "abou", "abo", "umm", "um", "abd", "abdel", "abdul", "de",
    "di", "da", "dos", "del", "della", "la", "le", "van", "von", "der", "den", "bar",
    "mac", "the", "of", "and", "mr", "mrs", "ms", "dr", "haji", "hajji", "sheikh",
    "sayyid", "jr", "sr", "ii", "iii",
];

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// Put this in its place.
    Mask(String),
    /// Leave it, and what is a part of it.
    Keep,
}

/// Names by their first word, folded.
pub(super) struct Masks {
    names: BTreeMap<String, Vec<(Vec<String>, Meaning)>>,
    /// Parts of masked names, which mean the person when they stand alone.
    parts: BTreeMap<String, String>,
}

impl Masks {
    pub(super) fn new(people: &People, dataset: &Dataset, profile: Profile) -> Masks {
        let mut masks = Masks { names: BTreeMap::new(), parts: BTreeMap::new() };
        let own: BTreeSet<Vec<String>> =
            own_names(dataset).iter().map(|name| folded(name)).collect();
        let protected = protected(dataset);
        let is_protected = |words: &[String]| {
            protected.iter().any(|said| said.windows(words.len()).any(|it| it == words))
        };
        // What only may be a person is not one where anything else has the name.
        let known: BTreeSet<Vec<String>> =
            people.others.iter().chain(&people.public).map(|name| folded(name)).collect();
        let is_open = |name: &&String| {
            let words = folded(name);
            let is_common = |word: &String| people.common.contains(word);
            !known.contains(&words)
                && !own.contains(&words)
                && !words.iter().all(is_common)
        };
        let maybe = people.maybe.iter().filter(is_open).map(|name| (name, &None));
        let masked = people.private.iter().chain(maybe).filter(|(name, _)| {
            let words = folded(name);
            let is_own = own.contains(&words);
            !words.is_empty()
                && !is_own
                && (profile == Profile::Public || is_protected(&words))
        });
        let mut masked: Vec<(Vec<String>, &Option<String>)> =
            masked.map(|(name, role)| (folded(name), role)).collect();
        masked.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.cmp(b)));
        let private: BTreeSet<Vec<String>> =
            masked.iter().map(|(words, _)| words.clone()).collect();
        for (words, role) in masked {
            // "Haddad said" means the one whose whole name the reports have.
            let whole = match words.as_slice() {
                [one] => masks.parts.get(one).cloned(),
                _ => None,
            };
            let mask = match (is_protected(&words), whole) {
                (true, _) => PROTECTED.to_owned(),
                (false, Some(whole)) => whole,
                (false, None) => mask_for(role.as_deref()),
            };
            for word in &words {
                // A village is not masked because somebody is called after it, nor is a word of the language.
                let is_other = words.len() > 1 && people.common.contains(word)
                    || own.contains(std::slice::from_ref(word));
                let is_part = word.chars().count() >= 3
                    && word.chars().any(char::is_alphabetic)
                    && !PARTICLES.contains(&word.as_str());
                if is_part && !is_other {
                    let one =
                        masks.parts.entry(word.clone()).or_insert_with(|| mask.clone());
                    if *one != mask {
                        PERSON.clone_into(one);
                    }
                }
            }
            masks.add(words, Meaning::Mask(mask));
        }
        // What is named otherwise protects its words, but not those of a private person when they stand alone.
        let others = people.others.iter().chain(&people.public).map(|name| folded(name));
        let surnames =
            people.public.iter().filter_map(|name| Some(vec![folded(name).pop()?]));
        for words in others.chain(own.iter().cloned()).chain(surnames) {
            let is_part =
                matches!(words.as_slice(), [one] if masks.parts.contains_key(one));
            if !private.contains(&words) && !is_part {
                masks.add(words, Meaning::Keep);
            }
        }
        for list in masks.names.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
            list.dedup_by(|a, b| a.0 == b.0);
        }
        masks
    }

    fn add(&mut self, words: Vec<String>, meaning: Meaning) {
        if let Some(first) = words.first() {
            let list = self.names.entry(first.clone()).or_default();
            list.push((words, meaning));
        }
    }

    /// The stretches to mask, in any order; they may overlap.
    pub(super) fn found(&self, text: &str) -> Vec<(Span, String)> {
        let mut found = contacts::found(text);
        let words = words(text);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let longest = self.longest(&words[at..], text);
            match longest {
                Some((n, Meaning::Mask(mask))) => {
                    let end = words[at + n - 1].end;
                    found.push((Span::new(word.start, end), mask.clone()));
                    at += n;
                }
                Some((n, Meaning::Keep)) => at += n,
                None => {
                    if let Some(mask) = self.part(word) {
                        // "al-" is a part of the name that follows it.
                        let before =
                            at.checked_sub(1).map(|at| &words[at]).filter(|before| {
                                PARTICLES.contains(&before.folded.as_str())
                                    && text.get(before.end..word.start) == Some("-")
                            });
                        let start = before.map_or(word.start, |before| before.start);
                        found.push((Span::new(start, word.end), mask.to_owned()));
                    }
                    at += 1;
                }
            }
        }
        found
    }

    fn longest(&self, words: &[Word], text: &str) -> Option<(usize, &Meaning)> {
        let list = self.names.get(&words.first()?.folded)?;
        let here = list.iter().find(|(name, meaning)| {
            let fits = name.len() <= words.len()
                && name.iter().zip(words).all(|(name, word)| *name == word.folded)
                && words[..name.len()].windows(2).all(|pair| is_one_name(text, pair));
            // A name of one word is one only with a capital: "rose" is no Rose.
            let is_name =
                name.len() > 1 || words[0].is_capital || *meaning == Meaning::Keep;
            fits && is_name
        });
        here.map(|(name, meaning)| (name.len(), meaning))
    }

    fn part(&self, word: &Word) -> Option<&str> {
        let mask = self.parts.get(&word.folded)?;
        word.is_capital.then_some(mask.as_str())
    }

    /// Whether the words begin with a masked name, whatever stands between them.
    fn spelt(&self, words: &[Word]) -> bool {
        let names = words.first().and_then(|word| self.names.get(&word.folded));
        names.into_iter().flatten().any(|(name, meaning)| {
            *meaning != Meaning::Keep
                && name.len() <= words.len()
                && name.iter().zip(words).all(|(name, word)| *name == word.folded)
        })
    }

    /// The string with its masks; of equal strings the results are equal.
    pub(super) fn string(&self, text: &str) -> String {
        let moved = super::Moved::new(text, self.found(text));
        moved.text(text)
    }

    /// The address as far as it spells no masked name: up to the path otherwise.
    pub(super) fn address(&self, url: &str) -> String {
        let words = words(url);
        let spells = words.iter().enumerate().any(|(at, word)| {
            let is_part =
                word.folded.chars().count() >= 4 && self.parts.contains_key(&word.folded);
            let is_name = || self.spelt(&words[at..]);
            is_part || is_name()
        });
        if spells { Masks::host(url).to_owned() } else { url.to_owned() }
    }

    /// The address up to the path.
    pub(super) fn host(url: &str) -> &str {
        let host = url.find("://").map_or(0, |at| at + 3);
        let end = url[host..].find('/').map_or(url.len(), |at| host + at);
        &url[..end]
    }
}

/// Whether two words that follow each other may belong to one name.
fn is_one_name(text: &str, pair: &[Word]) -> bool {
    let between = text.get(pair[0].end..pair[1].start).unwrap_or(";");
    between.chars().all(|c| {
        c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '‘' | '.' | '_' | '‐' | '‑')
    })
}

fn mask_for(role: Option<&str>) -> String {
    let Some(role) = role.filter(|role| !role.is_empty()) else {
        return PERSON.to_owned();
    };
    let article = if role.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("[{article} {role}]")
}

/// The words for those who asked not to be named.
fn protected(dataset: &Dataset) -> Vec<Vec<String>> {
    let said = dataset.claims.iter().flat_map(|claim| &claim.speakers);
    let said = said.map(|said| &said.value).filter(|speaker| speaker.protected);
    let words = said.flat_map(|speaker| [Some(&speaker.text), speaker.name.as_ref()]);
    words.flatten().map(|words| folded(words)).collect()
}

/// Names of places, actors and outlets that the dataset itself has.
fn own_names(dataset: &Dataset) -> BTreeSet<String> {
    let outlets = dataset.reports.iter().filter_map(|card| card.outlet.clone());
    let mut names: BTreeSet<String> = outlets.collect();
    for claim in &dataset.claims {
        let at = claim.place.as_ref().map(|at| &at.value);
        if let Some(place) = at.and_then(|at| at.place.as_ref()) {
            names.extend(at.map(|at| at.text.clone()));
            names.insert(place.name.clone());
            names.extend(
                [&place.country, &place.admin1, &place.admin2]
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
        }
        let parties = claim.actors.iter().chain(&claim.recipients);
        let listed = parties.map(|party| &party.value).filter(|it| it.actor.is_some());
        names.extend(listed.map(|party| party.name.clone()));
    }
    names
}

/// A word of a text.
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded: String,
    pub(super) is_capital: bool,
}

/// The words: letters and digits without what stands between them; of "Haddad's" the name alone.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c)));
    for (at, letter) in ends.chain([(text.len(), None)]) {
        match (letter.is_some_and(|c| c.is_alphanumeric() || is_mark(c)), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                let of = &text[begun..at];
                words.push(Word {
                    start: begun,
                    end: at,
                    folded: of
                        .chars()
                        .filter(|c| !is_mark(*c))
                        .flat_map(char::to_lowercase)
                        .collect(),
                    is_capital: of
                        .chars()
                        .next()
                        .is_some_and(|c| !c.is_lowercase() && c.is_alphabetic()),
                });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

/// A mark over or under a letter, and letters that are not seen.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

pub(super) fn folded(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.folded).collect()
}
