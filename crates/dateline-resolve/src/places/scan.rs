//! Place names in running text, the longest first.

use dateline_model::{PlaceKind, Span};

use super::fold;
use super::gazetteer::{Gazetteer, Key, PlaceKey};
use super::kind;
use super::lookup::Candidate;
use super::query::is_plain_article;

/// A word of a sentence, as far as scanning asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanWord {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether the reader took it for a part of a name.
    pub proper: bool,
    /// Whether it opens a sentence, where any word has a capital.
    pub opens: bool,
}

/// A place name that was found in running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its words.
    pub words: std::ops::Range<usize>,
    /// Its letters in the text.
    pub span: Span,
    /// The places of that name, unranked.
    pub candidates: Vec<Candidate>,
}

/// The longest place names have so many words: "Albu Kamal - Al Qa'im", with its marks.
const LONGEST: usize = 6;

/// English words in capitals at a sentence's start, in titles and in names of bodies, names of peoples, and parts of
/// Arabic personal names, all of which are also names of towns.
const COMMON: &str = "\
    a abd abdul abdullah abu after agency ahmad ahmed air alawite alawites ali all \
    alliance along amir and april arab arabs army as assyrian august battle bin brigade \
    but center central christian christians church city coalition colonel council date \
    day december defence defense democratic division druze east eastern editor even \
    february force forces free friday front general government governor group hamad \
    hassan he how human hussein ibn ibrahim imam in independence islamic january july \
    june khalid khalil king kurd kurdish kurds local mad mahmoud major man many march \
    martyr may media military militia minister mohammad mohammed monday most mount \
    muhammad muslim muslims mustafa national new news north northern november \
    observatory october of office old omar on one party peace people police president \
    reading red rights river said saleh saturday saud security september she sheikh shia \
    shiite south southern star state states subsequent sunday sunni sunnis the they this \
    thursday time to today tuesday turkmen umm union united unity university victory war \
    we wednesday west western when white why will yazidi yazidis young yousef yusuf";

/// Words after which a capitalised name is a place.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "from",
    "to",
    "into",
    "outside",
    "inside",
    "around",
    "towards",
    "toward",
    "between",
    "through",
    "across",
    "of",
    "within",
    "reach",
    "reached",
    "entered",
    "outskirts",
    "captured",
    "seized",
    "recaptured",
    "besieged",
    "liberated",
    "stormed",
    "bombed",
    "shelled",
];

impl Gazetteer {
    /// Finds place names in the words of one sentence.
    ///
    /// Names of packs, countries and first-order units count wherever they stand with a capital or in Arabic. Towns of the
    /// world list share their names with people and things: they count behind a word such as "in" or beside a word such
    /// as "town", or when they are large and the reader took them for a name.
    pub fn scan(&self, text: &str, words: &[ScanWord]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest_at(text, words, at) {
                Some(name) => {
                    at = name.words.end;
                    found.push(name);
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest_at(&self, text: &str, words: &[ScanWord], at: usize) -> Option<Found> {
        let first = words.get(at)?.span.of(text);
        let capital = |word: &str| {
            word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| {
                letter.is_uppercase() || letter.is_numeric() || fold::is_arabic(letter)
            })
        };
        let has_capital = |word: &str| {
            capital(word) || word.split('-').any(|part| capital(part) && part.len() > 2)
        };
        if !has_capital(first) && !is_plain_article(&fold::letters(first)) {
            return None;
        }
        for length in (1..=LONGEST.min(words.len() - at)).rev() {
            let range = at..at + length;
            let last = words.get(range.end - 1)?;
            let span = words.get(at)?.span.cover(last.span);
            let name = span.of(text);
            // A name has a capital at its end too, and no sentence mark inside.
            if !has_capital(last.span.of(text))
                || !words[range.clone()]
                    .iter()
                    .any(|word| capital_inside(word.span.of(text)))
                || name.contains([',', ';', ':', '"', '“', '”', '(', ')', '\n'])
                || !name.chars().any(char::is_alphabetic)
                || is_broken(name)
            {
                continue;
            }
            let folded = fold::letters(name);
            if length == 1 && COMMON.split(' ').any(|word| word == folded) {
                continue;
            }
            let mut candidates = self.lookup_exactly(name);
            if folded.len() < 4 && !folded.chars().any(char::is_numeric) {
                // "US" and "UK" are names in capitals only, and "Us" is none.
                let shout =
                    name.chars().filter(|l| l.is_alphabetic()).all(char::is_uppercase);
                candidates.retain(|one| {
                    self.is_country(one.place) == shout || self.is_ours(one.place)
                });
            }
            if !candidates.iter().any(|one| self.is_ours(one.place)) {
                candidates.extend(self.lookup_in_packs(name));
            }
            if candidates.is_empty()
                || !self.is_place_here(text, words, &range, &candidates)
            {
                continue;
            }
            return Some(Found { words: range, span, candidates });
        }
        None
    }

    fn is_place_here(
        &self,
        text: &str,
        words: &[ScanWord],
        range: &std::ops::Range<usize>,
        candidates: &[Candidate],
    ) -> bool {
        let word =
            |at: usize| words.get(at).map(|word| fold::letters(word.span.of(text)));
        let before = range.start.checked_sub(1).and_then(word);
        let kinded = {
            let after: Vec<String> =
                (range.end..range.end + 3).filter_map(word).collect();
            let kind_before = before
                .as_ref()
                .is_some_and(|one| kind::kind_at(std::slice::from_ref(one)).is_some());
            kind_before || kind::kind_at(&after).is_some()
        };
        let before = before.unwrap_or_default();
        let located = LOCATIVE.contains(&before.as_str());
        let opens = words.get(range.start).is_some_and(|word| word.opens);
        let proper = words[range.clone()].iter().any(|word| word.proper);
        // A person's name goes on: the word behind it has a capital and is none of ours.
        let goes_on = words.get(range.end).is_some_and(|next| {
            next.proper && next.span.of(text).starts_with(char::is_uppercase)
        });
        candidates.iter().any(|one| {
            let exact = one.similarity >= 1.0;
            match self.facts(one.place) {
                Some(facts) if facts.in_pack => {
                    let named_alone =
                        facts.named_after.is_none() && facts.kind != PlaceKind::OilField;
                    match exact {
                        true => {
                            kinded
                                || located
                                || (named_alone && (proper || !opens) && !goes_on)
                        }
                        false => kinded || (located && proper && !goes_on),
                    }
                }
                Some(facts)
                    if matches!(facts.kind, PlaceKind::Country | PlaceKind::Admin1) =>
                {
                    kinded
                        || located
                        || (!goes_on && (facts.kind == PlaceKind::Country || proper))
                }
                Some(facts) => {
                    let large = facts.population >= 100_000;
                    // Who brings a list wants its villages found.
                    let some = facts.population >= 5_000 || facts.is_own;
                    proper
                        && !goes_on
                        && (kinded || (located && some) || (large && !opens))
                        || kinded && located
                }
                None => false,
            }
        })
    }

    fn is_country(&self, key: PlaceKey) -> bool {
        self.facts(key).is_some_and(|facts| facts.kind == PlaceKind::Country)
    }

    fn is_ours(&self, key: PlaceKey) -> bool {
        matches!(key.0, Key::Pack(_))
    }
}

/// Whether a sentence ends inside, or a word stands inside that joins names and is part of none.
fn is_broken(name: &str) -> bool {
    let mut words = name.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ends = word.ends_with(['.', '!', '?']) && word.chars().count() > 3;
        let joins = matches!(
            word,
            "and"
                | "or"
                | "the"
                | "to"
                | "with"
                | "from"
                | "in"
                | "on"
                | "by"
                | "for"
                | "is"
                | "was"
                | "were"
                | "has"
                | "as"
                | "at"
                | "but"
                | "near"
        );
        if joins || ends && words.peek().is_some() {
            return true;
        }
    }
    false
}

fn capital_inside(word: &str) -> bool {
    word.chars().any(|l| l.is_uppercase() || fold::is_arabic(l) || l.is_numeric())
}
