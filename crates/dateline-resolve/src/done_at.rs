//! Where what a verb tells was done, coded or not: by the way through the tree from the verb to the names around it.
//!
//! Each step of the way costs something, and the cheapest name is the place: a phrase on the verb itself costs nothing, one
//! on its object little, one in another clause much, and behind "by", "against" or "president of" no place stands at all.
//! The costs were set by hand for what the relations mean in English and tried on sentences of news. Ours.

use std::ops::Range;

use dateline_model::{NameKind, Parse, PlaceKind, Relation, Span, TokenIdx, Upos};

use crate::toponyms::{PlaceSense, Toponym, is_kind_word};

/// The names of the places where what the verb tells was done, in the order of the text; none where no place is told.
///
/// `names` are the names of places that the report's words hold, as [`crate::Look::names`] has them.
pub fn done_at(parse: &Parse<'_>, names: &[Toponym], verb: TokenIdx) -> Vec<Span> {
    let sentence = parse.sentence_of(verb).tokens.clone();
    let found = candidates(parse, names, sentence);
    let mut weighed: Vec<(usize, TokenIdx, usize)> = found
        .iter()
        .enumerate()
        .filter_map(|(idx, one)| {
            let cost = cost(parse, verb, one)?;
            (cost <= MOST).then_some((cost, one.head, idx))
        })
        .collect();
    weighed.sort_unstable();
    let Some(&(_, _, best)) = weighed.first() else { return Vec::new() };
    let joined = found.iter().enumerate().filter(|(idx, one)| {
        *idx == best || is_joined(parse, found[best].head, one.head)
    });
    let mut spans: Vec<Span> =
        joined.filter_map(|(_, one)| parse.span_of(one.tokens.clone())).collect();
    spans.sort_by_key(|span| span.start());
    spans
}

/// The cheapest of these names of towns, by its position among them, for a verb or noun that tells something.
pub(crate) fn cheapest(
    parse: &Parse<'_>,
    spans: impl Iterator<Item = Span>,
    told: TokenIdx,
) -> Option<usize> {
    let sentence = parse.sentence_of(told).tokens.clone();
    let weighed = spans.enumerate().filter_map(|(idx, span)| {
        let tokens = tokens_of(parse, span, sentence.clone())?;
        let head = head_of(parse, tokens.clone());
        let one = Candidate { tokens, head, is_state: false, is_wide: false };
        let cost = cost(parse, told, &one)?;
        (cost <= MOST).then_some((cost, head, idx))
    });
    weighed.min().map(|(_, _, idx)| idx)
}

/// A name that stands further off belongs to something else in the sentence. All costs are in tenths.
const MOST: usize = 35;

/// A name that may be the place.
struct Candidate {
    tokens: Range<TokenIdx>,
    head: TokenIdx,
    /// A state is fought and accused, but not entered as a town is.
    is_state: bool,
    /// A state, a province or a part of the world.
    is_wide: bool,
}

/// Names of places, and other names behind prepositions of place: most villages stand on no list.
fn candidates(
    parse: &Parse<'_>,
    names: &[Toponym],
    sentence: Range<TokenIdx>,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for name in names {
        let is_named = matches!(name.sense, PlaceSense::Literal | PlaceSense::Metonym);
        let Some(tokens) = tokens_of(parse, name.span, sentence.clone()) else {
            continue;
        };
        let head = head_of(parse, tokens.clone());
        if is_named {
            let is_state =
                name.best().is_some_and(|place| place.kind == PlaceKind::Country);
            let is_wide = name.best().is_some_and(|place| {
                matches!(place.kind, PlaceKind::Country | PlaceKind::Admin1)
            });
            found.push(Candidate { tokens, head, is_state, is_wide });
        }
    }
    for idx in sentence.clone() {
        let is_taken = found.iter().any(|one| one.tokens.contains(&idx));
        // "Rasai, Tell Amsa and Umm Rasaf": a list of places goes on with places.
        let is_listed = parse.tokens[idx].relation == Relation::Conjunct
            && parse.tokens[idx].upos == Upos::Propn
            && found.iter().any(|one| one.head == parse.tokens[idx].head);
        if !is_taken && (is_listed || may_name_place(parse, idx)) {
            let mut start = idx;
            while start > sentence.start
                && parse.is_capitalised(start - 1)
                && parse.tokens[start - 1].upos == Upos::Propn
                && !found.iter().any(|one| one.tokens.contains(&(start - 1)))
            {
                start -= 1;
            }
            let tokens = start..idx + 1;
            found.push(Candidate { tokens, head: idx, is_state: false, is_wide: false });
        }
    }
    found
}

/// The tokens of a stretch of the sentence.
fn tokens_of(
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

/// A capitalised name behind "in", "at", "near" or behind "the village of" that the reader takes for nothing else.
fn may_name_place(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    let token = &parse.tokens[idx];
    if token.upos != Upos::Propn || !parse.is_capitalised(idx) {
        return false;
    }
    let is_other = parse.names.iter().any(|name| {
        name.tokens.contains(&idx)
            && !matches!(
                name.kind,
                NameKind::State
                    | NameKind::Location
                    | NameKind::Facility
                    | NameKind::Person
            )
    });
    let preposition = parse.word(token.head).to_lowercase();
    let is_held = token.relation == Relation::PrepositionObject;
    // "The town of X" is a town whatever the reader takes X for.
    if is_held && preposition == "of" && is_land(parse, parse.tokens[token.head].head) {
        return true;
    }
    // "stormed the Zarwa Hospital".
    let is_house =
        is_kind_word(parse.word(idx)) && idx > 0 && parse.is_capitalised(idx - 1);
    if is_house && matches!(token.relation, Relation::Object | Relation::PassiveSubject) {
        return true;
    }
    if is_other && !is_house {
        return false;
    }
    // "Zarwa village", "the Zarwa checkpoint".
    if token.relation == Relation::Compound && token.head > idx {
        return parse.tokens[token.head].upos == Upos::Noun && is_land(parse, token.head);
    }
    is_held && matches!(preposition.as_str(), "in" | "at" | "near" | "outside" | "inside")
}

/// Whether a common noun is a word for a place: "village", "outskirts".
fn is_land(parse: &Parse<'_>, idx: TokenIdx) -> bool {
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
fn head_of(parse: &Parse<'_>, tokens: Range<TokenIdx>) -> TokenIdx {
    let outside = |&idx: &TokenIdx| {
        let token = &parse.tokens[idx];
        !tokens.contains(&token.head) || token.head == idx
    };
    tokens.clone().rev().find(outside).unwrap_or(tokens.end - 1)
}

/// What the way from the verb to a name costs; `None` where no place can stand on it.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn cost(parse: &Parse<'_>, verb: TokenIdx, one: &Candidate) -> Option<usize> {
    let (up, down) = parse.path(verb, one.head)?;
    let mut cost = 0;
    for &idx in &up {
        // "Advanced on the town despite air strikes": nobody says where the strikes were.
        if parse.sets_beside(idx) {
            return None;
        }
        cost += climb(parse.tokens[idx].relation)?;
    }
    let mut is_placed = false;
    for (step, &idx) in down.iter().enumerate() {
        let token = &parse.tokens[idx];
        let is_own = step == 0;
        cost += match token.relation {
            Relation::PrepositionObject => 0,
            Relation::Preposition => {
                is_placed = true;
                preposition(parse, idx)?
            }
            // The place itself is hit, entered or taken; a state is not.
            Relation::Object | Relation::PassiveSubject => match is_own {
                true if one.is_state => return None,
                true => {
                    is_placed = true;
                    8
                }
                false if is_land(parse, idx) => {
                    is_placed = true;
                    0
                }
                false => 4,
            },
            Relation::Subject if is_own => return None,
            Relation::Subject => 10,
            // "Killed by Z": nobody is a place. "Killed by fire in Z" is told of Z.
            Relation::Agent if step < 2 => return None,
            Relation::Agent => 6,
            // "Raqqa airstrikes", "the Butitian village", "Bishkek's streets".
            Relation::Compound | Relation::NounModifier | Relation::Possessor => {
                match is_land(parse, token.head) {
                    true => 2,
                    false => 12,
                }
            }
            Relation::Adjective => 10,
            Relation::Apposition | Relation::Aside => 8,
            Relation::Conjunct => 8,
            Relation::OpenComplement => 6,
            Relation::ReducedClause => 15,
            Relation::AdverbialClause => 18,
            Relation::Complement => 20,
            Relation::RelativeClause => 30,
            Relation::Parataxis => 30,
            Relation::NounAdverb | Relation::Adverb => {
                is_placed = true;
                6
            }
            _ => 12,
        };
    }
    // Of two places the narrower is meant, and what stands in front sets the scene.
    cost += if one.is_wide { 5 } else { 0 };
    cost += if one.head < verb { 3 } else { 0 };
    is_placed.then_some(cost)
}

/// What it costs to leave a clause or phrase upwards.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn climb(relation: Relation) -> Option<usize> {
    match relation {
        Relation::Conjunct => Some(8),
        Relation::OpenComplement
        | Relation::PrepositionObject
        | Relation::Preposition => Some(6),
        Relation::AdverbialClause => Some(14),
        Relation::ReducedClause => Some(12),
        Relation::RelativeClause => Some(24),
        Relation::Complement => Some(24),
        Relation::Parataxis => Some(30),
        Relation::Object | Relation::PassiveSubject | Relation::Subject => Some(8),
        Relation::Auxiliary | Relation::PassiveAuxiliary => Some(0),
        _ => Some(12),
    }
}

/// What a preposition costs; `None` where it places nothing.
fn preposition(parse: &Parse<'_>, idx: TokenIdx) -> Option<usize> {
    if parse.sets_beside(idx) {
        return None;
    }
    let is_noun =
        matches!(parse.tokens[parse.tokens[idx].head].upos, Upos::Noun | Upos::Propn);
    let on_noun = if is_noun { 4 } else { 0 };
    match parse.word(idx).to_lowercase().as_str() {
        "in" | "at" | "near" | "inside" | "outside" | "around" | "within"
        | "throughout" | "across" | "along" => Some(on_noun),
        "on" | "over" | "through" | "between" | "off" | "beside" | "behind"
        | "beyond" | "into" | "toward" | "towards" => Some(3 + on_noun),
        "of" if is_land(parse, parse.tokens[idx].head) => Some(3),
        "of" => Some(20),
        "to" => Some(14),
        "from" => Some(18),
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast"
        | "southwest" => Some(4),
        "after" | "during" | "before" | "following" | "including" | "with" => Some(16),
        _ => None,
    }
}

/// Whether two names stand in one list: "Rasai and Tell Amsa".
fn is_joined(parse: &Parse<'_>, one: TokenIdx, other: TokenIdx) -> bool {
    let Some((up, down)) = parse.path(one, other) else { return false };
    let relation = |idx: &TokenIdx| parse.tokens[*idx].relation;
    let mut way = up.iter().chain(&down);
    way.clone().any(|idx| relation(idx) == Relation::Conjunct)
        && way.all(|idx| {
            matches!(
                relation(idx),
                Relation::Conjunct | Relation::Compound | Relation::Apposition
            )
        })
}
