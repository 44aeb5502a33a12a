//! What speaks for and against a word as the name of a place.

use std::ops::Range;

use dateline_model::{NameKind, PlaceKind, Relation, TokenIdx};

use super::find::{Finder, LARGE, SOME};

impl Finder<'_> {
    /// "Iraqis", "an Iraqi": the word stands for people and belongs to no other.
    pub(super) fn is_people(&self, at: TokenIdx) -> bool {
        self.parse.calm(at).ends_with('s')
            || matches!(
                self.parse.tokens[at].relation,
                Relation::Subject
                    | Relation::PassiveSubject
                    | Relation::Object
                    | Relation::IndirectObject
                    | Relation::PrepositionObject
                    | Relation::Attribute
                    | Relation::Apposition
            )
    }

    pub(super) fn is_listed(&self, text: &str) -> bool {
        !self.places.lookup_exactly(text).is_empty()
    }

    /// Whether the name is that of more than a hamlet.
    pub(super) fn is_known(&self, text: &str) -> bool {
        self.places.lookup_exactly(text).iter().any(|one| {
            let kind = self.places.place(one.place).map(|place| place.kind);
            !matches!(kind, Some(PlaceKind::Village | PlaceKind::Town) | None)
                || self.places.population(one.place) >= SOME
        })
    }

    pub(super) fn is_large(&self, text: &str) -> bool {
        self.places.lookup_exactly(text).iter().any(|one| {
            let kind = self.places.place(one.place).map(|place| place.kind);
            matches!(
                kind,
                Some(
                    PlaceKind::Country
                        | PlaceKind::Admin1
                        | PlaceKind::Admin2
                        | PlaceKind::Region
                )
            ) || self.places.population(one.place) >= LARGE / 5
        })
    }

    /// A country, a province or a capital: what has a government.
    pub(super) fn is_governed(&self, tokens: Range<TokenIdx>) -> bool {
        let Some(span) = self.parse.span_of(tokens) else { return false };
        self.places.lookup_exactly(span.of(self.parse.calm_text())).iter().any(|one| {
            self.places.place(one.place).is_some_and(|place| {
                matches!(
                    place.kind,
                    PlaceKind::Country | PlaceKind::Admin1 | PlaceKind::Site
                ) || place
                    .iso3
                    .as_deref()
                    .is_some_and(|iso3| self.places.capital_of(iso3) == Some(one.place))
            })
        })
    }

    pub(super) fn is_state(&self, tokens: Range<TokenIdx>) -> bool {
        let Some(span) = self.parse.span_of(tokens) else { return false };
        let found = self.places.lookup_exactly(span.of(self.parse.calm_text()));
        found.iter().any(|one| {
            self.places
                .place(one.place)
                .is_some_and(|place| place.kind == PlaceKind::Country)
        })
    }

    /// Whether the words before or behind say that a place is named.
    pub(super) fn is_located(
        &self,
        tokens: Range<TokenIdx>,
        sentence: &Range<TokenIdx>,
    ) -> bool {
        let before = (sentence.start..tokens.start)
            .rev()
            .find(|&idx| !self.parse.calm(idx).eq_ignore_ascii_case("the"));
        let before = before.map(|idx| self.parse.calm(idx).to_lowercase());
        let locates = before.is_some_and(|word| {
            matches!(
                word.as_str(),
                "in" | "at"
                    | "near"
                    | "from"
                    | "to"
                    | "into"
                    | "outside"
                    | "inside"
                    | "around"
                    | "towards"
                    | "toward"
                    | "through"
                    | "across"
                    | "within"
                    | "on"
                    | "along"
                    | "of"
                    | "between"
                    | "off"
                    | "via"
                    | "over"
                    | "northern"
                    | "southern"
                    | "eastern"
                    | "western"
                    | "central"
                    | "downtown"
                    | "town"
                    | "village"
                    | "city"
                    | "province"
                    | "district"
            )
        });
        locates || self.is_put_into(tokens, sentence)
    }

    /// "X, Texas", "X, Iraq".
    pub(super) fn is_put_into(
        &self,
        tokens: Range<TokenIdx>,
        sentence: &Range<TokenIdx>,
    ) -> bool {
        tokens.end + 1 < sentence.end
            && self.parse.calm(tokens.end) == ","
            && (self.of_world(tokens.end + 1, sentence.end).is_some()
                || self.abbreviation(tokens.end + 1, sentence.start).is_some())
    }

    /// Whether the stretch is made of words that may name: "kW" and "GT3" are none.
    pub(super) fn is_worded(&self, tokens: Range<TokenIdx>) -> bool {
        tokens.clone().any(|idx| {
            let word = self.parse.calm(idx);
            let n_letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
            n_letters > 2 && !word.chars().any(char::is_numeric)
                || word
                    .chars()
                    .filter(|letter| letter.is_alphabetic())
                    .all(char::is_uppercase)
        })
    }

    pub(super) fn is_person(&self, at: TokenIdx) -> bool {
        self.name_at[at]
            .is_some_and(|name| self.parse.names[name].kind == NameKind::Person)
    }

    /// Whether the word stands in a person's name of several words.
    pub(super) fn is_in_full_name(&self, at: TokenIdx) -> bool {
        self.name_at[at].is_some_and(|name| {
            let name = &self.parse.names[name];
            let n_big =
                name.tokens.clone().filter(|&idx| self.parse.is_capitalised(idx)).count();
            name.kind == NameKind::Person && n_big > 1
        })
    }

    /// Whether the words are the last name of somebody who is named in full elsewhere.
    pub(super) fn is_surname(&self, tokens: Range<TokenIdx>) -> bool {
        tokens.len() == 1
            && self.surnames.contains(&self.parse.calm(tokens.start).to_lowercase())
            && !self.is_state(tokens)
    }

    /// Whether the words are a part of a longer name that is no place's.
    pub(super) fn is_part_of_body(&self, tokens: Range<TokenIdx>) -> bool {
        self.name_at[tokens.start].is_some_and(|name| {
            let name = &self.parse.names[name];
            let words = name.tokens.clone().filter(|&idx| {
                self.parse.is_capitalised(idx)
                    && !self.parse.calm(idx).eq_ignore_ascii_case("the")
            });
            matches!(
                name.kind,
                NameKind::Organisation
                    | NameKind::Product
                    | NameKind::Happening
                    | NameKind::Law
                    | NameKind::Work
            ) && words.count() > tokens.len()
        })
    }
}
