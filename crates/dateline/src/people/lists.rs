//! The lists of `data/dateline-data/people`: roles, given names, persons of public office.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

/// Words that say what a person is.
#[derive(Default)]
pub(super) struct Roles {
    offices: BTreeSet<String>,
    local: BTreeSet<String>,
    /// The word that masks a person, by title and by calling; none where the title tells nothing.
    titles: BTreeMap<String, Option<String>>,
    callings: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    offices: BTreeSet<String>,
    local: BTreeSet<String>,
    titles: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<String, Vec<String>>,
}

/// The mask of a title that does not tell what the person is.
const PERSON: &str = "person";

impl Roles {
    /// Whether it is an office of a state, a force or a body.
    pub(super) fn is_office(&self, word: &str) -> bool {
        self.offices.contains(word)
    }

    /// Whether it makes the office beside it one of a village, a family, a hospital.
    pub(super) fn is_local(&self, word: &str) -> bool {
        self.local.contains(word)
    }

    /// The mask of a private title; `Some(None)` where it tells no more than that.
    pub(super) fn title(&self, word: &str) -> Option<Option<&str>> {
        self.titles.get(word).map(Option::as_deref)
    }

    /// The mask of a calling or of kin, in the singular or the plural.
    pub(super) fn calling(&self, word: &str) -> Option<&str> {
        // "boys", "families", "women" and "gunmen", "children", "wives".
        let endings = [
            ("s", ""),
            ("ies", "y"),
            ("men", "man"),
            ("children", "child"),
            ("ves", "fe"),
        ];
        let mut stems = endings.iter().filter_map(|(many, one)| {
            self.callings.get(&format!("{}{one}", word.strip_suffix(many)?))
        });
        self.callings.get(word).or_else(|| stems.next()).map(String::as_str)
    }
}

/// The words for what people are.
pub(super) fn roles() -> &'static Roles {
    static ROLES: OnceLock<Roles> = OnceLock::new();
    ROLES.get_or_init(|| {
        // That the list is sound is what the tests of the data see to.
        let file: File = toml::from_str(dateline_data::ROLES).unwrap_or_default();
        let by_word = |masks: BTreeMap<String, Vec<String>>| {
            let pairs = masks.into_iter().flat_map(|(mask, words)| {
                words.into_iter().map(move |word| (word, mask.clone()))
            });
            pairs.collect::<BTreeMap<String, String>>()
        };
        let titles = by_word(file.titles).into_iter();
        Roles {
            offices: file.offices,
            local: file.local,
            titles: titles
                .map(|(word, mask)| (word, Some(mask).filter(|mask| mask != PERSON)))
                .collect(),
            callings: by_word(file.roles),
        }
    })
}

/// Whether the word is a given name.
pub(super) fn is_given(word: &str) -> bool {
    static GIVEN: OnceLock<BTreeSet<&str>> = OnceLock::new();
    let given = GIVEN.get_or_init(|| {
        let lines = dateline_data::GIVEN_NAMES.lines();
        let names = lines.filter(|line| !line.starts_with('#'));
        names.flat_map(str::split_whitespace).collect()
    });
    given.contains(word)
}

/// Whether the name is that of a person of public office; it must be folded.
pub(super) fn is_figure(name: &str) -> bool {
    static FIGURES: OnceLock<BTreeSet<String>> = OnceLock::new();
    let figures = FIGURES.get_or_init(|| {
        let lines = dateline_data::PUBLIC_FIGURES.lines();
        lines.filter(|line| !line.starts_with('#')).map(fold).collect()
    });
    figures.contains(name)
}

/// Small letters, white space and dashes as one blank.
pub(super) fn fold(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '-');
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}
