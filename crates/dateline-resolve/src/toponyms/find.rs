//! Where names of places stand: the longest that the reader, the gazetteer or a kind word vouches for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dateline_model::{NameKind, Parse, PlaceKind, Relation, TokenIdx, Upos};

use super::PlaceSense;
use super::kinds;
use crate::places::{Gazetteer, PlaceKey};
use crate::whereabouts::names_in;
use crate::world::World;

/// A name of a place, not yet tied to the world.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) tokens: Range<TokenIdx>,
    pub(super) sense: PlaceSense,
    pub(super) means: Means,
}

/// What is known of the place that a name means.
#[derive(Clone, Debug)]
pub(super) enum Means {
    /// These words are to be looked up.
    Words(Range<TokenIdx>),
    /// An adjective or an abbreviation means one place only.
    Place(PlaceKey),
}

/// The longest name of a country: "Democratic Republic of the Congo".
pub(super) const LONGEST: usize = 6;

pub(super) fn find(parse: &Parse<'_>, world: &World) -> Vec<Named> {
    let finder = Finder::of(parse, &world.places);
    let mut found = Vec::new();
    for sentence in &parse.sentences {
        let range = sentence.tokens.clone();
        let scanned = scanned(parse, world, range.clone());
        let mut at = range.start;
        while at < range.end {
            match finder.longest_at(at, range.clone(), &scanned) {
                Some(named) => {
                    at = named.tokens.end;
                    found.push(named);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// What the gazetteer's own scan finds, by first token.
fn scanned(
    parse: &Parse<'_>,
    world: &World,
    tokens: Range<TokenIdx>,
) -> BTreeMap<TokenIdx, TokenIdx> {
    let mut at = tokens.start;
    let mut scanned = BTreeMap::new();
    for span in names_in(parse, world, tokens.clone()) {
        while at < tokens.end && parse.tokens[at].span.start() < span.start() {
            at += 1;
        }
        let mut end = at;
        while end < tokens.end && parse.tokens[end].span.start() < span.end() {
            end += 1;
        }
        if at < end {
            scanned.insert(at, end);
        }
    }
    scanned
}

pub(super) struct Finder<'a> {
    pub(super) parse: &'a Parse<'a>,
    pub(super) places: &'a Gazetteer,
    /// The reader's name that each token stands in.
    pub(super) name_at: Vec<Option<usize>>,
    /// Last words of people named in full, in small letters.
    pub(super) surnames: BTreeSet<String>,
    /// Names that the reader takes for places somewhere in the report, in small letters.
    read_as_places: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    fn of(parse: &'a Parse<'a>, places: &'a Gazetteer) -> Finder<'a> {
        let mut name_at = vec![None; parse.tokens.len()];
        let mut surnames = BTreeSet::new();
        let mut read_as_places = BTreeSet::new();
        for (idx, name) in parse.names.iter().enumerate() {
            for token in name.tokens.clone() {
                if let Some(slot) = name_at.get_mut(token) {
                    *slot = Some(idx);
                }
            }
            let words: Vec<&str> = name
                .tokens
                .clone()
                .map(|idx| parse.calm(idx))
                .filter(|word| word.starts_with(char::is_uppercase))
                .collect();
            match (name.kind, words.as_slice()) {
                (NameKind::Person, [_, .., last]) => {
                    surnames.insert(last.to_lowercase());
                }
                (NameKind::State | NameKind::Location, [only]) => {
                    read_as_places.insert(only.to_lowercase());
                }
                _ => {}
            }
        }
        // A last name that the reader missed: two capitalised words that no list has.
        for (before, last) in parse.tokens.iter().enumerate().skip(1) {
            let (at, first) = (before, &parse.tokens[before - 1]);
            let is_pair = first.upos == Upos::Propn
                && last.upos == Upos::Propn
                && first.relation == Relation::Compound
                && first.head == at
                && parse.is_capitalised(at)
                && parse.is_capitalised(at - 1);
            let unread = name_at[at].is_none_or(|name| {
                matches!(
                    parse.names[name].kind,
                    NameKind::Person | NameKind::Organisation
                ) && parse.names[name].tokens.end == at + 1
            });
            let span = parse.span_of(at - 1..at + 1);
            if is_pair
                && unread
                && kinds::behind(parse.calm(at)).is_none()
                && places.place_of_adjective(parse.calm(at - 1)).is_none()
                && span.is_some_and(|span| {
                    places.lookup_exactly(span.of(parse.calm_text())).is_empty()
                })
                && !kinds::is_plain(parse.calm(at - 1))
            {
                surnames.insert(parse.calm(at).to_lowercase());
            }
        }
        Finder { parse, places, name_at, surnames, read_as_places }
    }

    fn longest_at(
        &self,
        at: TokenIdx,
        sentence: Range<TokenIdx>,
        scanned: &BTreeMap<TokenIdx, TokenIdx>,
    ) -> Option<Named> {
        let word = self.parse.calm(at);
        if !word.starts_with(|first: char| first.is_uppercase() || first.is_numeric())
            && !scanned.contains_key(&at)
        {
            return None;
        }
        let kinded = self.kinded(at, sentence.end);
        if let Some(named) = kinded {
            return Some(named);
        }
        if self.is_in_full_name(at) {
            return None;
        }
        if at > sentence.start
            && self.parse.calm(at - 1) == ","
            && let Some(unit) = self.abbreviation(at, sentence.start)
        {
            return Some(unit);
        }
        let by_name = [
            self.of_world(at, sentence.end),
            self.of_reader(at, sentence.clone()),
            scanned.get(&at).copied().filter(|&end| self.scan_holds(at..end, &sentence)),
            self.in_body(at, sentence.end),
        ];
        let by_name = by_name.into_iter().flatten().max();
        let by_adjective = self.adjective(at, sentence.end);
        match (by_name, by_adjective) {
            (Some(end), None) => Some(self.literal(at..end)),
            (Some(end), Some((other, _))) if end > other || self.is_state(at..end) => {
                Some(self.literal(at..end))
            }
            (_, Some((end, place))) => Some(Named {
                tokens: at..end,
                sense: match self.is_part_of_body(at..end) {
                    true => PlaceSense::Embedded,
                    false if self.is_people(end - 1) => PlaceSense::People,
                    false => PlaceSense::Adjective,
                },
                means: Means::Place(place),
            }),
            (None, None) => self.abbreviation(at, sentence.start),
        }
    }

    pub(super) fn literal(&self, tokens: Range<TokenIdx>) -> Named {
        Named {
            sense: self.sense(tokens.clone()),
            means: Means::Words(tokens.clone()),
            tokens,
        }
    }

    fn sense(&self, tokens: Range<TokenIdx>) -> PlaceSense {
        if self.is_part_of_body(tokens.clone()) {
            return PlaceSense::Embedded;
        }
        // Who says, decides or is asked is a government, not land.
        let head = &self.parse.tokens[tokens.end - 1];
        let speaks = matches!(
            head.relation,
            Relation::Subject | Relation::Agent | Relation::IndirectObject
        );
        let is_told_of = self.parse.tokens[head.head].lemma == "be";
        match speaks && !is_told_of && self.is_governed(tokens) {
            true => PlaceSense::Metonym,
            false => PlaceSense::Literal,
        }
    }

    /// The longest exact name of a country, a province of several words or a part of the world.
    pub(super) fn of_world(&self, at: TokenIdx, end: TokenIdx) -> Option<TokenIdx> {
        let is_big = |idx: TokenIdx| self.parse.is_capitalised(idx);
        if !is_big(at) || self.is_person(at) {
            return None;
        }
        let most = end.min(at + LONGEST);
        (at + 1..=most).rev().filter(|&end| is_big(end - 1)).find(|&end| {
            let Some(span) = self.parse.span_of(at..end) else { return false };
            let name = span.of(self.parse.calm_text());
            let letters = name.chars().filter(|letter| letter.is_alphabetic());
            if letters.clone().count() < 4 && !letters.clone().all(char::is_uppercase) {
                return false;
            }
            let goes_on = end < most
                && self.parse.tokens[end].upos == Upos::Propn
                && self.parse.is_capitalised(end);
            self.places.lookup_exactly(name).iter().any(|one| {
                let kind = self.places.place(one.place).map(|place| place.kind);
                match kind {
                    Some(PlaceKind::Country) => one.similarity >= 1.0,
                    Some(PlaceKind::Admin1) => end > at + 1,
                    Some(_) if self.places.is_of_world(one.place) => {
                        end > at + 1 || !goes_on
                    }
                    Some(_) | None => false,
                }
            })
        })
    }

    /// A name that the reader takes for a place, without its article.
    fn of_reader(&self, at: TokenIdx, sentence: Range<TokenIdx>) -> Option<TokenIdx> {
        let name = &self.parse.names[self.name_at[at]?];
        let is_start = (name.tokens.start..at).all(|idx| !self.parse.is_capitalised(idx))
            || at == name.tokens.start + 1
                && self.parse.calm(name.tokens.start).eq_ignore_ascii_case("the");
        let comma =
            name.tokens.clone().find(|&idx| idx > at && self.parse.calm(idx) == ",");
        let mut end = comma.unwrap_or(name.tokens.end).min(sentence.end);
        while end > at && !self.parse.is_capitalised(end - 1) {
            let word = self.parse.calm(end - 1);
            if word.starts_with(char::is_numeric) {
                break;
            }
            end -= 1;
        }
        if !is_start || end <= at || self.parse.calm(at).eq_ignore_ascii_case("the") {
            return None;
        }
        let span = self.parse.span_of(at..end)?;
        let text = span.of(self.parse.calm_text());
        let holds = match name.kind {
            NameKind::State => {
                let listed = self.is_listed(text);
                (listed && (at + 1 < end || self.is_known(text))
                    || self.is_located(at..end, &sentence))
                    && (!self.is_surname(at..end) || self.is_located(at..end, &sentence))
            }
            NameKind::Location => !self.is_surname(at..end),
            NameKind::Facility => {
                self.is_located(at..end, &sentence) && !self.is_surname(at..end)
            }
            NameKind::Person
            | NameKind::People
            | NameKind::Organisation
            | NameKind::Product
            | NameKind::Happening
            | NameKind::Work
            | NameKind::Law
            | NameKind::Language
            | NameKind::Date
            | NameKind::Time
            | NameKind::Percent
            | NameKind::Money
            | NameKind::Quantity
            | NameKind::Ordinal
            | NameKind::Cardinal => false,
        };
        holds.then_some(end)
    }

    /// Whether what the gazetteer's scan found is a place here too.
    fn scan_holds(&self, tokens: Range<TokenIdx>, sentence: &Range<TokenIdx>) -> bool {
        let name = self.name_at[tokens.start].map(|name| &self.parse.names[name]);
        let located = self.is_located(tokens.clone(), sentence);
        match name.map(|name| name.kind) {
            Some(NameKind::Person) => located && !self.is_surname(tokens),
            Some(
                NameKind::Date
                | NameKind::Time
                | NameKind::Money
                | NameKind::Quantity
                | NameKind::Percent
                | NameKind::Language,
            ) => false,
            // Inside the name of a body only `in_body` finds towns.
            Some(
                NameKind::Organisation
                | NameKind::Product
                | NameKind::Happening
                | NameKind::Law
                | NameKind::Work,
            ) if self.is_part_of_body(tokens.clone()) => false,
            Some(_) => !self.is_surname(tokens.clone()) || located,
            None => {
                (!self.is_surname(tokens.clone()) || located) && self.is_worded(tokens)
            }
        }
    }

    /// A town in the name of a body: first, or behind "of".
    fn in_body(&self, at: TokenIdx, end: TokenIdx) -> Option<TokenIdx> {
        let name = &self.parse.names[self.name_at[at]?];
        let is_body = matches!(
            name.kind,
            NameKind::Organisation
                | NameKind::Product
                | NameKind::Happening
                | NameKind::Law
        );
        let before = at.checked_sub(1).map(|idx| self.parse.calm(idx));
        let is_first = at == name.tokens.start
            || before
                .is_some_and(|word| matches!(word, "the" | "The" | "of" | "in" | "for"));
        if !is_body || !is_first || !self.parse.is_capitalised(at) {
            return None;
        }
        let most = end.min(name.tokens.end).min(at + 4);
        let is_big = |idx: TokenIdx| self.parse.is_capitalised(idx);
        (at + 1..=most).rev().filter(|&end| is_big(end - 1)).find(|&end| {
            let Some(span) = self.parse.span_of(at..end) else { return false };
            let text = span.of(self.parse.calm_text());
            let known = self.read_as_places.contains(&text.to_lowercase());
            self.places.lookup_exactly(text).iter().any(|one| {
                let people = self.places.population(one.place);
                let kind = self.places.place(one.place).map(|place| place.kind);
                match kind {
                    Some(
                        PlaceKind::Country
                        | PlaceKind::Admin1
                        | PlaceKind::Admin2
                        | PlaceKind::Region,
                    ) => true,
                    Some(_) => known || people >= LARGE,
                    None => false,
                }
            }) && (end < name.tokens.end || known || before == Some("of"))
                && !self.is_surname(at..end)
                && text.len() > 3
        })
    }

    /// "Iraqi", "South African", "Turks".
    fn adjective(&self, at: TokenIdx, end: TokenIdx) -> Option<(TokenIdx, PlaceKey)> {
        if !self.parse.is_capitalised(at) || self.is_person(at) {
            return None;
        }
        let kind = self.name_at[at].map(|name| self.parse.names[name].kind);
        if kind == Some(NameKind::Language) {
            return None;
        }
        let is_big = |idx: TokenIdx| self.parse.is_capitalised(idx);
        let most = end.min(at + 3);
        (at + 1..=most).rev().filter(|&end| is_big(end - 1)).find_map(|end| {
            let span = self.parse.span_of(at..end)?;
            let text = span.of(self.parse.calm_text());
            if text.contains(['\n', ',']) {
                return None;
            }
            Some((end, self.places.place_of_adjective(text)?))
        })
    }

    /// "Okla." and "OK" behind a comma, "N.Y." anywhere.
    pub(super) fn abbreviation(&self, at: TokenIdx, start: TokenIdx) -> Option<Named> {
        let word = self.parse.calm(at);
        let dotted = word.matches('.').count() > 1;
        let behind_comma = at > start + 1 && self.parse.calm(at - 1) == ",";
        let shout = word.len() == 2 && word.chars().all(char::is_uppercase);
        let pointed = word.ends_with('.');
        if !(dotted || behind_comma && (shout || pointed)) {
            return None;
        }
        let place = self.places.unit_of_abbreviation(word)?;
        Some(Named {
            tokens: at..at + 1,
            sense: self.sense(at..at + 1),
            means: Means::Place(place),
        })
    }
}

/// So many people make a town whose name in the name of a body is taken for the town's.
pub(super) const LARGE: u32 = 100_000;
/// So many make one whose name alone the reader is trusted with.
pub(super) const SOME: u32 = 5_000;
