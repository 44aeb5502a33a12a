//! Where those sit who tell of it: "a monitor in London", "medical sources in the town".
//!
//! Newsrooms and monitors tell of what happened elsewhere. Residents and the police mostly tell of their own town,
//! so theirs is the place of the event where the sentence gives no other; to a hospital the wounded come from around.

use std::collections::BTreeMap;

use dateline_model::{Parse, Reading, Relation, Span, SpeakerKind, TokenIdx};

/// How far a speaker is from what he tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// He hears of it: his place says nothing of the event's.
    Afar,
    /// He may have seen it.
    There,
    /// He speaks from a hospital, to which those who were hurt were brought.
    Beside,
}

/// The words that say where a speaker is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seats(BTreeMap<TokenIdx, Seat>);

impl Seats {
    pub(super) fn of(parse: &Parse<'_>, reading: &Reading) -> Seats {
        let mut seats = BTreeMap::new();
        for speaker in reading.frames.iter().flat_map(|frame| &frame.speakers) {
            let Some(mention) = speaker.mention else { continue };
            let seat = seat(speaker.kind);
            let told = parse.children(reading.mentions[mention].head).iter().copied();
            let words: Vec<TokenIdx> = told
                .filter(|&idx| says_where(parse, idx))
                .flat_map(|phrase| words(parse, phrase))
                .collect();
            let is_hospital = words.iter().any(|&idx| {
                matches!(parse.tokens[idx].lemma.as_str(), "hospital" | "clinic")
            });
            let seat = if is_hospital { Seat::Beside } else { seat };
            seats.extend(words.into_iter().map(|idx| (idx, seat)));
        }
        // "learned from medical sources in the town", "our correspondent in the capital", whatever they tell.
        for (idx, token) in parse.tokens.iter().enumerate() {
            let seat = match token.lemma.as_str() {
                "source" => Seat::There,
                "correspondent" | "reporter" | "bureau" => Seat::Afar,
                _ => continue,
            };
            let told = parse.children(idx).iter().copied();
            for phrase in told.filter(|&idx| says_where(parse, idx)) {
                for word in words(parse, phrase) {
                    seats.entry(word).or_insert(seat);
                }
            }
        }
        Seats(seats)
    }

    /// Whether the word stands in the place of a speaker who is not there.
    pub(super) fn is_afar(&self, word: TokenIdx) -> bool {
        self.0.get(&word) == Some(&Seat::Afar)
    }

    /// Whether the word stands in the place of a speaker to whom those who were hurt were brought.
    pub(super) fn is_beside(&self, word: TokenIdx) -> bool {
        self.0.get(&word) == Some(&Seat::Beside)
    }

    /// Whether the word stands in the place of a speaker.
    pub(super) fn is_seat(&self, word: TokenIdx) -> bool {
        self.0.contains_key(&word)
    }

    /// Whether these letters are the place of a speaker who is not there.
    pub(super) fn holds_afar(&self, parse: &Parse<'_>, span: Span) -> bool {
        self.holds(parse, span, Seat::Afar)
    }

    /// Whether these letters are the place of a speaker to whom those who were hurt were brought.
    pub(super) fn holds_beside(&self, parse: &Parse<'_>, span: Span) -> bool {
        self.holds(parse, span, Seat::Beside)
    }

    fn holds(&self, parse: &Parse<'_>, span: Span, seat: Seat) -> bool {
        let mut seats = self.0.iter().filter(|(_, other)| **other == seat);
        seats.any(|(&idx, _)| span.overlaps(parse.tokens[idx].span))
    }
}

/// The words of the place alone: the reader may hang all that was said on it.
fn words(parse: &Parse<'_>, phrase: TokenIdx) -> Vec<TokenIdx> {
    let mut found = Vec::new();
    let mut open = vec![phrase];
    while let Some(at) = open.pop() {
        found.push(at);
        open.extend(parse.children(at).iter().copied().filter(|&idx| {
            let is_clause = parse.tokens[idx].upos.is_verbal();
            let relation = parse.tokens[idx].relation;
            !is_clause
                && matches!(
                    relation,
                    Relation::PrepositionObject
                        | Relation::Compound
                        | Relation::Adjective
                        | Relation::Conjunct
                )
                // "a doctor at the hospital in X".
                || relation == Relation::Preposition
                    && (at == phrase || parse.word(idx).eq_ignore_ascii_case("in"))
        }));
    }
    found
}

/// "in London", "based in London", "who sits in London".
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn says_where(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let word = parse.word(idx).to_lowercase();
    match parse.tokens[idx].relation {
        Relation::Preposition => {
            matches!(word.as_str(), "in" | "at" | "from" | "near" | "inside" | "outside")
        }
        Relation::ReducedClause | Relation::RelativeClause => {
            matches!(parse.tokens[idx].lemma.as_str(), "base" | "headquarter" | "sit")
        }
        _ => false,
    }
}

fn seat(kind: SpeakerKind) -> Seat {
    match kind {
        SpeakerKind::Outlet
        | SpeakerKind::Agency
        | SpeakerKind::PartyMedia
        | SpeakerKind::Monitor => Seat::Afar,
        // "Police in the town said".
        SpeakerKind::Official
        | SpeakerKind::Activist
        | SpeakerKind::Eyewitness
        | SpeakerKind::Resident
        | SpeakerKind::Anonymous
        | SpeakerKind::Medical
        | SpeakerKind::Other => Seat::There,
    }
}
