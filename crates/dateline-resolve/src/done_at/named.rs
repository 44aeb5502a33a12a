//! The names in a sentence that may be the place of something told in it.

use std::ops::Range;

use dateline_model::{NameKind, Parse, PlaceKind, Relation, Span, TokenIdx, Upos};

use crate::toponyms::{PlaceSense, Toponym, is_kind_word};

use super::way::is_entered;

/// A name that may be the place.
pub(super) struct Candidate {
    pub(super) tokens: Range<TokenIdx>,
    pub(super) head: TokenIdx,
    /// A state is fought and accused, but not entered as a town is.
    pub(super) is_state: bool,
    /// A state, a province or a part of the world.
    pub(super) is_wide: bool,
    pub(super) known: Known,
}

/// How it is known that a name is one of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The name is on a list.
    Listed,
    /// The name is on a list and stands for those who govern there.
    Governs,
    /// On no list; the words around it make a place of it, and the reader takes it for this.
    Around(Option<NameKind>),
}

impl Candidate {
    /// A town of which nothing else is known.
    pub(super) fn town(tokens: Range<TokenIdx>, head: TokenIdx) -> Candidate {
        let known = Known::Listed;
        Candidate { tokens, head, is_state: false, is_wide: false, known }
    }
}

/// Names of places, and other names where places stand: most villages are on no list.
pub(super) fn named(
    parse: &Parse<'_>,
    names: &[Toponym],
    sentence: Range<TokenIdx>,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> =
        names.iter().filter_map(|name| listed(parse, name, sentence.clone())).collect();
    for idx in sentence.clone() {
        let is_taken = |at: TokenIdx| found.iter().any(|one| one.tokens.contains(&at));
        if is_taken(idx) || !is_name(parse, idx) {
            continue;
        }
        // "Rasai, Tell Amsa and Umm Rasaf": a list of places goes on with places.
        let token = &parse.tokens[idx];
        let is_listed =
            matches!(token.relation, Relation::Conjunct | Relation::Apposition)
                && !is_figure(kind_of(parse, idx))
                && found.iter().any(|one| one.head == token.head);
        if !is_listed && !may_name_place(parse, idx) {
            continue;
        }
        let mut start = idx;
        while start > sentence.start
            && is_name(parse, start - 1)
            && !is_taken(start - 1)
            && !is_figure(kind_of(parse, start - 1))
        {
            start -= 1;
        }
        let known = Known::Around(kind_of(parse, idx));
        found.push(Candidate { known, ..Candidate::town(start..idx + 1, idx) });
    }
    found.sort_by_key(|one| (one.tokens.start, one.tokens.end));
    whole(parse, found)
}

/// A name that a list knows, where it means the place or those who govern it.
fn listed(
    parse: &Parse<'_>,
    name: &Toponym,
    sentence: Range<TokenIdx>,
) -> Option<Candidate> {
    let known = match name.sense {
        PlaceSense::Literal => Known::Listed,
        PlaceSense::Metonym => Known::Governs,
        PlaceSense::Adjective | PlaceSense::People | PlaceSense::Embedded => return None,
    };
    let tokens = tokens_of(parse, name.span, sentence)?;
    let head = head_of(parse, tokens.clone());
    let kind = name.best().map(|place| place.kind);
    let is_state = kind == Some(PlaceKind::Country);
    let is_wide = matches!(kind, Some(PlaceKind::Country | PlaceKind::Admin1));
    Some(Candidate { tokens, head, is_state, is_wide, known })
}

/// "Zarwa Camp" is one name where a list knows only the first half of it.
fn whole(parse: &Parse<'_>, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut whole: Vec<Candidate> = Vec::with_capacity(found.len());
    for one in found {
        match whole.last_mut() {
            Some(before)
                if before.tokens.end == one.tokens.start
                    && matches!(one.known, Known::Around(_))
                    && parse.tokens[one.tokens.start - 1].relation
                        == Relation::Compound
                    && one.tokens.contains(&parse.tokens[one.tokens.start - 1].head) =>
            {
                before.tokens.end = one.tokens.end;
                before.head = one.head;
            }
            Some(_) | None => whole.push(one),
        }
    }
    whole
}

/// The tokens of a stretch of the sentence.
pub(super) fn tokens_of(
    parse: &Parse<'_>,
    span: Span,
    sentence: Range<TokenIdx>,
) -> Option<Range<TokenIdx>> {
    let start = |idx: usize| parse.tokens[idx].span.start();
    let first = sentence.clone().find(|&idx| start(idx) >= span.start())?;
    let end = (first..sentence.end).find(|&idx| start(idx) >= span.end());
    let is_inside = span.contains(parse.tokens[first].span);
    is_inside.then_some(first..end.unwrap_or(sentence.end))
}

/// Whether a word is a proper noun with a capital: "Hajin", "al-Zarwa".
fn is_name(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let is_behind_article = || {
        let word = parse.word(idx);
        word.split_once('-').is_some_and(|(article, name)| {
            article.len() <= 3 && name.starts_with(char::is_uppercase)
        })
    };
    parse.tokens[idx].upos == Upos::Propn
        && (parse.is_capitalised(idx) || is_behind_article())
}

/// What the reader takes a word for.
pub(super) fn kind_of(parse: &Parse<'_>, idx: TokenIdx) -> Option<NameKind> {
    parse.name_over(idx).map(|name| name.kind)
}

/// Whether the reader takes a name for a day, a sum or a book.
fn is_figure(kind: Option<NameKind>) -> bool {
    use NameKind::{
        Cardinal, Date, Language, Law, Money, Ordinal, Percent, Quantity, Time, Work,
    };
    let figures =
        [Cardinal, Date, Language, Law, Money, Ordinal, Percent, Quantity, Time, Work];
    kind.is_some_and(|kind| figures.contains(&kind))
}

/// Whether the last word of a name stands where a place is named: "in Rasai", "the village of Rasai", "Rasai district",
/// "stormed Rasai".
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn may_name_place(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let token = &parse.tokens[idx];
    let head = &parse.tokens[token.head];
    // The name goes on: its last word decides.
    let goes_on = token.relation == Relation::Compound
        && token.head > idx
        && head.upos == Upos::Propn
        && idx + 1 < parse.tokens.len()
        && is_name(parse, idx + 1);
    let kind = kind_of(parse, idx);
    if goes_on || is_figure(kind) {
        return false;
    }
    let is_spot =
        matches!(kind, Some(NameKind::State | NameKind::Location | NameKind::Facility));
    let is_person = kind == Some(NameKind::Person);
    let is_body = matches!(kind, Some(NameKind::Organisation));
    let is_thing = matches!(kind, Some(NameKind::Product));
    // "stormed the Zarwa Hospital".
    let is_house =
        is_kind_word(parse.word(idx)) && idx > 0 && parse.is_capitalised(idx - 1);
    let before = parse.word(token.head).to_lowercase();
    match token.relation {
        // "The town of X" is a town whatever the reader takes X for.
        Relation::PrepositionObject if before == "of" && is_land(parse, head.head) => {
            true
        }
        Relation::PrepositionObject => match before.as_str() {
            "in" => is_house || is_spot || is_person || is_body || kind.is_none(),
            "at" | "near" | "inside" | "outside" => {
                is_house || is_spot || is_person || is_body || is_thing || kind.is_none()
            }
            "into" | "on" | "across" | "through" | "around" | "north" | "south"
            | "over" | "along" | "from" | "to" | "toward" | "towards" => {
                is_house || is_spot || is_person
            }
            _ => false,
        },
        Relation::Object | Relation::PassiveSubject => {
            let may_be = is_spot || is_person || is_body || is_thing || kind.is_none();
            is_house || (may_be && is_entered(&head.lemma))
        }
        // "Zarwa village", "the Zarwa checkpoint".
        Relation::Compound | Relation::NounModifier => {
            token.head > idx && head.upos == Upos::Noun && is_land(parse, token.head)
        }
        Relation::Possessor => is_spot && is_land(parse, token.head),
        _ => false,
    }
}

/// Whether a common noun is a word for a place: "village", "outskirts".
pub(super) fn is_land(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let lemma = parse.tokens[idx].lemma.as_str();
    is_kind_word(lemma)
        || matches!(
            lemma,
            "city"
                | "town"
                | "region"
                | "area"
                | "state"
                | "base"
                | "countryside"
                | "outskirt"
                | "outskirts"
                | "suburbs"
                | "part"
                | "hamlet"
                | "capital"
                | "settlement"
                | "side"
                | "edge"
                | "center"
                | "centre"
                | "sector"
                | "enclave"
                | "stronghold"
                | "territory"
                | "border"
                | "camp"
                | "north"
                | "south"
                | "east"
                | "west"
                | "vicinity"
                | "heart"
                | "front"
                | "axis"
                | "perimeter"
                | "slope"
                | "bank"
                | "sky"
                | "water"
                | "waters"
                | "site"
                | "streets"
                | "locality"
                | "municipality"
                | "community"
                | "bastion"
                | "half"
                | "most"
                | "much"
                | "all"
                | "rest"
                | "portion"
                | "crossroads"
                | "intersection"
                | "position"
                | "checkpoint"
        )
}

/// The token of a name that hangs on a word outside it.
pub(super) fn head_of(parse: &Parse<'_>, tokens: Range<TokenIdx>) -> TokenIdx {
    let outside = |&idx: &TokenIdx| {
        let token = &parse.tokens[idx];
        !tokens.contains(&token.head) || token.head == idx
    };
    tokens.clone().rev().find(outside).unwrap_or(tokens.end - 1)
}
