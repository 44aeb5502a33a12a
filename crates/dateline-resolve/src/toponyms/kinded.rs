//! Names with a kind word of their own: "Royal Street", "Lake Chad", "Seoul District Court".

use std::ops::Range;

use dateline_model::{NameKind, TokenIdx, Upos};

use super::PlaceSense;
use super::find::{Finder, LONGEST, Means, Named};
use super::kinds::{self, Made};

impl Finder<'_> {
    /// The words with a kind word of their own: "Royal Street", "Lake Chad", "Cavan County Council".
    pub(super) fn kinded(&self, at: TokenIdx, end: TokenIdx) -> Option<Named> {
        let run = self.run(at, end);
        let word = |idx: TokenIdx| self.parse.calm(idx);
        let tells = |idx: TokenIdx| {
            word(idx)
                .starts_with(|first: char| first.is_uppercase() || first.is_numeric())
                && !kinds::is_plain(word(idx))
                && self.places.place_of_adjective(word(idx)).is_none()
        };
        if let Some(road) = self.numbered_road(at, end) {
            return Some(self.literal(road));
        }
        let mut best: Option<(TokenIdx, Made)> = None;
        for last in at + 1..run {
            let made = match kinds::behind(word(last)) {
                Some(made) if word(last).starts_with(char::is_uppercase) => made,
                Some(_) | None if self.is_council(at, last) => Made::House,
                Some(_) | None => continue,
            };
            let is_way = matches!(
                word(last).to_lowercase().as_str(),
                "street" | "avenue" | "road" | "highway" | "boulevard"
            );
            let told = (at..last).any(tells) || is_way && last == at + 1;
            if told && !kinds::opens_wrongly(word(at)) {
                best = Some((last + 1, made));
            }
        }
        // "University of X", "Lake X".
        if best.is_none() && kinds::before(word(at)) && at + 1 < run {
            let of = word(at + 1) == "of";
            let name = at + 1 + usize::from(of);
            let is_named = name < run && self.parse.tokens[name].upos == Upos::Propn;
            best = (is_named && tells(name)).then_some((name + 1, Made::Ground));
        }
        if best.is_none()
            && kinds::is_seat(word(at))
            && at + 1 < run
            && word(at + 1) == "of"
            && (at + 2..run).any(tells)
        {
            best = Some((run, Made::House));
        }
        let (end, made) = best?;
        let tokens = at..end;
        // A person of that name: "Michael Hill said".
        let is_person = self.name_at[at].is_some_and(|name| {
            let name = &self.parse.names[name];
            name.kind == NameKind::Person && name.tokens.end >= end
        });
        if is_person {
            return None;
        }
        let listed = |tokens: Range<TokenIdx>| {
            let span = self.parse.span_of(tokens);
            span.is_some_and(|span| self.is_listed(span.of(self.parse.calm_text())))
        };
        if listed(tokens.clone()) {
            return Some(self.literal(tokens));
        }
        // "Editorial Board Cuyahoga County": the name begins further on.
        if (at + 1..end - 1).any(|later| listed(later..end)) {
            return None;
        }
        match made {
            Made::Ground if self.goes_on_as_body(tokens.clone()) => None,
            Made::Ground => Some(self.literal(tokens)),
            Made::House => self.named_inside(tokens).map(|inner| Named {
                tokens: inner.clone(),
                sense: PlaceSense::Embedded,
                means: Means::Words(inner),
            }),
        }
    }

    /// "Queens Park" in "Queens Park Rangers".
    fn goes_on_as_body(&self, tokens: Range<TokenIdx>) -> bool {
        self.name_at[tokens.start].is_some_and(|name| {
            let name = &self.parse.names[name];
            matches!(
                name.kind,
                NameKind::Organisation | NameKind::Product | NameKind::Work
            ) && name.tokens.end > tokens.end
                && self.parse.is_capitalised(tokens.end)
        })
    }

    /// "the M5", "Highway 7", "I-95".
    fn numbered_road(&self, at: TokenIdx, end: TokenIdx) -> Option<Range<TokenIdx>> {
        let word = self.parse.calm(at);
        let is_number = |word: &str| {
            !word.is_empty() && word.len() < 4 && word.chars().all(|c| c.is_ascii_digit())
        };
        let is_way = matches!(word, "Route" | "Highway" | "Interstate" | "Motorway");
        if is_way && at + 1 < end && is_number(self.parse.calm(at + 1)) {
            return Some(at..at + 2);
        }
        let before = at.checked_sub(1).map_or("", |idx| self.parse.calm(idx));
        let is_on = matches!(before, "the" | "The" | "on" | "On" | "via" | "," | "and");
        let digits = word.strip_prefix(['A', 'M', 'E', 'N'])?;
        (is_on && is_number(digits)).then_some(at..at + 1)
    }

    /// How far capitalised words go on from here, small joints inside.
    fn run(&self, at: TokenIdx, end: TokenIdx) -> TokenIdx {
        let is_big = |idx: TokenIdx| {
            let word = self.parse.calm(idx);
            word.starts_with(|first: char| first.is_uppercase())
                || word.ends_with(['h', 't', 'd'])
                    && word.starts_with(|c: char| c.is_numeric())
        };
        let most = end.min(at + LONGEST + 2);
        let mut reach = at;
        while reach < most {
            let joins = reach > at
                && matches!(
                    self.parse.calm(reach),
                    "de" | "la" | "al" | "el" | "del" | "des" | "du" | "'s" | "’s"
                );
            // "Mall of X" goes on; "Judge X of the Y Court" does not.
            let is_of = reach > at
                && matches!(self.parse.calm(reach), "of" | "the")
                && (self.parse.calm(reach) == "the"
                    && self.parse.calm(reach - 1) == "of"
                    || kinds::behind(self.parse.calm(reach - 1)).is_some()
                    || kinds::before(self.parse.calm(reach - 1)));
            if !is_big(reach) && !joins && !is_of {
                break;
            }
            reach += 1;
        }
        while reach > at && !is_big(reach - 1) {
            reach -= 1;
        }
        reach
    }

    /// "Cavan County Council", "Leeds City Council".
    fn is_council(&self, at: TokenIdx, last: TokenIdx) -> bool {
        last > at + 1
            && matches!(self.parse.calm(last), "Council" | "Hall" | "Jail" | "Courthouse")
            && matches!(
                self.parse.calm(last - 1),
                "County" | "City" | "District" | "Town" | "Borough"
            )
    }

    /// The longest listed name inside other words: "Seoul" in "Seoul Central District Court".
    fn named_inside(&self, tokens: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
        let mut best: Option<Range<TokenIdx>> = None;
        for start in tokens.clone().filter(|&idx| self.parse.is_capitalised(idx)) {
            for end in (start + 1..tokens.end).rev() {
                let Some(span) = self.parse.span_of(start..end) else { continue };
                let longer = best.as_ref().is_none_or(|best| best.len() < end - start);
                let text = span.of(self.parse.calm_text());
                if longer && !kinds::is_plain(text) && self.is_large(text) {
                    best = Some(start..end);
                }
            }
        }
        best
    }
}
