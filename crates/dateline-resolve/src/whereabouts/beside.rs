//! Places that only tell where another place is: "the hill near the airport", "the village, south of the city".

use dateline_model::{Evidence, Frame, Mention, Parse, Reading, TokenIdx, Upos};

use super::Whereabouts;
use crate::places::COMPASS;

impl Whereabouts {
    /// "on the hill near the airport": the second place tells where the first is.
    pub(super) fn says_near_what(
        &self,
        parse: &Parse<'_>,
        reading: &Reading,
        frame: &Frame,
        mention: &Mention,
    ) -> bool {
        let preposition = parse.tokens[mention.head].head;
        let is_near = matches!(
            parse.word(preposition).to_lowercase().as_str(),
            "near" | "outside" | "beside" | "opposite"
        );
        let Some(before) = preposition.checked_sub(1).filter(|_| is_near) else {
            return false;
        };
        let ends_before = |other: &Mention| {
            other.head != mention.head
                && other.head <= before
                && other.span.end() >= parse.tokens[before].span.end()
                && self.is_place(other.head)
        };
        frame.places.iter().any(|words| ends_before(&reading.mentions[words.mention]))
    }

    /// "the hill, ten kilometres south of the city": where a known place is named before, the city only tells its side.
    pub(super) fn only_tells_side(&self, parse: &Parse<'_>, mention: &Mention) -> bool {
        let Some(side) = side_of(parse, mention.head) else { return false };
        let first = parse.sentence_of(side).tokens.start;
        let Some(before) = (first..side).rev().find(|&idx| !is_measure(parse, idx))
        else {
            return false;
        };
        self.by_head.range(..=before).next_back().is_some_and(|(_, found)| {
            let mut spans = found.evidence().iter().filter_map(Evidence::span);
            found.value.place.is_some()
                && spans.any(|span| span.contains(parse.tokens[before].span))
        })
    }
}

/// The side in "south of the city": what is told there lies beside the city.
pub(super) fn side_of(parse: &Parse<'_>, place: TokenIdx) -> Option<TokenIdx> {
    let side = parse.tokens[place].head.checked_sub(1)?;
    is_side(parse, side).then_some(side)
}

/// "South of", at its first word.
pub(super) fn is_side(parse: &Parse<'_>, side: TokenIdx) -> bool {
    let word = parse.word(side).to_lowercase().replace('-', "");
    let is_named = COMPASS.contains(&word.as_str())
        || matches!(word.as_str(), "upstream" | "downstream");
    let of = side + 1;
    is_named && of < parse.tokens.len() && parse.word(of).eq_ignore_ascii_case("of")
}

/// Words between a place and its side: ", ten kilometres", ", just to the".
pub(super) fn is_measure(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let token = &parse.tokens[idx];
    matches!(token.upos, Upos::Num | Upos::Punct)
        || is_unit(parse, idx)
        || matches!(
            token.lemma.to_lowercase().as_str(),
            "just" | "some" | "about" | "to" | "the"
        )
}

/// Units in which news tells how far a place lies from another.
pub(super) fn is_unit(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    matches!(
        parse.tokens[idx].lemma.to_lowercase().as_str(),
        "kilometre" | "kilometer" | "km" | "mile"
    )
}
