//! What the way through the tree from what is told to a name costs.
//!
//! All costs are in tenths; what is below zero speaks for the place. They were fitted as the weights of a choice between
//! the names of a sentence and none, by kinds of relation and classes of preposition alone, on the developers' half of
//! `eventloc`, where five-fold trials lose a hundredth against them, and rounded. No word of a text has a weight.

use dateline_model::{NameKind, Parse, Relation, TokenIdx};

use super::named::{Candidate, Known, is_land};

/// What the way from what is told to a name costs; `None` where no place can stand on it.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
pub(super) fn cost(
    parse: &Parse<'_>,
    told: TokenIdx,
    one: &Candidate,
    all: &[Candidate],
) -> Option<i32> {
    let (up, mut down) = parse.path(told, one.head)?;
    down.reverse();
    // "Accused Iran": a state is entered or hit, and otherwise dealt with where nobody says.
    if let ([], [idx]) = (up.as_slice(), down.as_slice())
        && one.is_state
        && matches!(
            parse.tokens[*idx].relation,
            Relation::Object | Relation::PassiveSubject
        )
        && !takes_place(&parse.tokens[told].lemma)
    {
        return None;
    }
    // "Advanced on the town despite air strikes": nobody says where the strikes were.
    if up.iter().any(|&idx| parse.sets_beside(idx)) {
        return None;
    }
    let mut cost: i32 = up.iter().map(|&idx| climb(parse, idx)).sum();
    // "In Rasai, where five were killed": the clause hangs on its place.
    if down.is_empty() {
        cost -= 5;
    }
    for (step, &idx) in down.iter().enumerate() {
        let is_last = step + 1 == down.len();
        let is_own = step == 0 && up.is_empty();
        cost += match parse.tokens[idx].relation {
            Relation::PrepositionObject => 0,
            Relation::Preposition | Relation::Agent if parse.sets_beside(idx) => {
                return None;
            }
            Relation::Preposition | Relation::Agent if step + 2 == down.len() => {
                placing(parse, idx)
            }
            Relation::Preposition | Relation::Agent => passing(parse, idx),
            Relation::Object | Relation::PassiveSubject => {
                undergone(parse, idx, is_own, is_last)
            }
            _ => descend(parse, idx, is_last),
        };
    }
    Some(cost + own(parse, one, all) + distance(parse, told, one.head))
}

/// What it costs to leave a clause or phrase upwards.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn climb(parse: &Parse<'_>, idx: TokenIdx) -> i32 {
    match parse.tokens[idx].relation {
        Relation::Auxiliary | Relation::PassiveAuxiliary => 0,
        Relation::Conjunct => 5,
        Relation::OpenComplement | Relation::ReducedClause => -1,
        Relation::AdverbialClause => 6,
        Relation::RelativeClause if is_of_place(parse, idx) => 5,
        Relation::RelativeClause => 10,
        Relation::Complement | Relation::Parataxis => 11,
        Relation::Apposition => -7,
        Relation::Subject | Relation::PassiveSubject | Relation::Agent => 15,
        _ => 4,
    }
}

/// Whether a relative clause says what happened at the place that it hangs on: "where".
fn is_of_place(parse: &Parse<'_>, clause: TokenIdx) -> bool {
    parse
        .children(clause)
        .iter()
        .any(|&child| parse.word(child).eq_ignore_ascii_case("where"))
}

/// What an object costs on the way: the place itself is hit, entered or taken.
fn undergone(parse: &Parse<'_>, idx: TokenIdx, is_own: bool, is_last: bool) -> i32 {
    let token = &parse.tokens[idx];
    let verb = &parse.tokens[token.head].lemma;
    let is_object = token.relation == Relation::Object;
    if is_last && takes_place(verb) {
        return match (is_own, is_object) {
            (true, true) => -15,
            (true, false) => -11,
            (false, _) => -4,
        };
    }
    match (is_own, is_object, is_land(parse, idx) && !is_last) {
        (true, true, true) => -12,
        (true, false, true) => -6,
        (true, true, false) => -3,
        (true, false, false) => 9,
        (false, _, _) => 4,
    }
}

/// What a step downwards costs that is neither a preposition nor an object.
fn descend(parse: &Parse<'_>, idx: TokenIdx, is_last: bool) -> i32 {
    let token = &parse.tokens[idx];
    let is_of_land = is_land(parse, token.head);
    match (token.relation, is_last) {
        // "Raqqa airstrikes", "the Butitian village", "Bishkek's streets".
        (Relation::Compound | Relation::NounModifier, true) if is_of_land => -7,
        (Relation::Compound | Relation::NounModifier, false) if is_of_land => 3,
        (Relation::Compound | Relation::NounModifier, true) => 6,
        (Relation::Compound | Relation::NounModifier, false) => 12,
        (Relation::Possessor, true) if is_of_land => 1,
        (Relation::Possessor, false) if is_of_land => 4,
        (Relation::Possessor, true) => 8,
        (Relation::Possessor, false) => 17,
        (Relation::Subject, true) => 10,
        (Relation::Subject, false) => 5,
        (Relation::Conjunct, true) => 10,
        (Relation::Conjunct, false) => 5,
        (Relation::Apposition | Relation::Aside, true) => 1,
        (Relation::Apposition | Relation::Aside, false) => 16,
        (Relation::AdverbialClause, _) => 4,
        (Relation::ReducedClause, _) => 5,
        (Relation::RelativeClause, _) => 7,
        (Relation::Complement | Relation::Parataxis, _) => 13,
        (Relation::OpenComplement, _) => -4,
        (Relation::Adverb | Relation::NounAdverb, _) => 8,
        (Relation::Adjective, _) => 1,
        _ => 5,
    }
}

/// What the preposition in front of the name costs.
fn placing(parse: &Parse<'_>, idx: TokenIdx) -> i32 {
    match class(parse, idx) {
        Preposition::In | Preposition::OfLand => -7,
        Preposition::On => -2,
        Preposition::Of => 1,
        Preposition::Time | Preposition::Other => 9,
        Preposition::Way => 10,
        Preposition::Said => 11,
        Preposition::Between => 18,
        Preposition::Side => 20,
    }
}

/// What a preposition on the way to another one costs: "in an attack in Rasai", "against rebels in Rasai".
fn passing(parse: &Parse<'_>, idx: TokenIdx) -> i32 {
    match class(parse, idx) {
        Preposition::Between => -4,
        Preposition::In | Preposition::On => -2,
        Preposition::Time | Preposition::Other => 2,
        Preposition::Of | Preposition::Side => 4,
        Preposition::OfLand => 6,
        Preposition::Way => 7,
        Preposition::Said => 15,
    }
}

/// What a preposition says of what stands behind it.
enum Preposition {
    /// The place.
    In,
    /// The place, or what is used or spoken of: "on", "over", "outside".
    On,
    /// "the village of".
    OfLand,
    /// "of" behind anything else.
    Of,
    /// Where something comes from or goes to.
    Way,
    /// A line or a pair, neither of which is the place.
    Between,
    /// Who takes part: "by", "against", "with", "for".
    Side,
    /// What went on or before.
    Time,
    /// Who says so, and instances.
    Said,
    Other,
}

fn class(parse: &Parse<'_>, idx: TokenIdx) -> Preposition {
    match parse.word(idx).to_lowercase().as_str() {
        "in" | "at" | "near" | "inside" | "through" | "throughout" | "across"
        | "within" => Preposition::In,
        "on" | "over" | "along" | "around" | "outside" | "off" | "beside" | "behind"
        | "beyond" | "under" | "above" | "onto" | "upon" | "atop" => Preposition::On,
        "of" if is_land(parse, parse.tokens[idx].head) => Preposition::OfLand,
        "of" => Preposition::Of,
        "to" | "from" | "into" | "toward" | "towards" => Preposition::Way,
        "between" => Preposition::Between,
        "by" | "against" | "with" | "for" => Preposition::Side,
        "during" | "after" | "following" | "before" | "as" => Preposition::Time,
        "according" | "since" | "about" | "including" | "like" | "than" | "except"
        | "besides" => Preposition::Said,
        _ => Preposition::Other,
    }
}

/// What the name itself costs: of two places the narrower is meant, and who governs is no place.
fn own(parse: &Parse<'_>, one: &Candidate, all: &[Candidate]) -> i32 {
    let state = if one.is_state { 8 } else { 0 };
    let wide = if one.is_wide { 3 } else { 0 };
    // "Rasai, a town in Hama": what hangs on the name of a place only says where that place is.
    let is_nested = parse
        .ancestors(one.head)
        .any(|above| all.iter().any(|other| other.head == above && above != one.head));
    let nested = if is_nested { 11 } else { 0 };
    let known = match one.known {
        Known::Listed => 0,
        Known::Governs => 16,
        Known::Around(Some(NameKind::Organisation | NameKind::People)) => 5,
        Known::Around(Some(NameKind::Person)) => -2,
        Known::Around(Some(
            NameKind::State | NameKind::Location | NameKind::Facility,
        )) => -3,
        Known::Around(_) => -3,
    };
    state + wide + nested + known
}

/// What the words in between cost: each doubling of their number and each comma or dash.
fn distance(parse: &Parse<'_>, told: TokenIdx, head: TokenIdx) -> i32 {
    let words = told.min(head)..told.max(head);
    let doublings = (words.len() + 1).ilog2();
    let marks = words
        .filter(|&idx| matches!(parse.word(idx), "," | ";" | "-" | "--" | "–" | "—"))
        .count()
        .min(4);
    2 * i32::try_from(doublings).unwrap_or(i32::MAX)
        + 2 * i32::try_from(marks).unwrap_or(i32::MAX)
}

/// Whether what is entered, held under fire or taken by this verb is nothing but a place. Ours.
pub(super) fn is_entered(verb: &str) -> bool {
    matches!(
        verb,
        "besiege"
            | "bombard"
            | "encircle"
            | "enter"
            | "infiltrate"
            | "invade"
            | "liberate"
            | "occupy"
            | "overrun"
            | "patrol"
            | "penetrate"
            | "raid"
            | "recapture"
            | "reenter"
            | "retake"
            | "shell"
            | "storm"
            | "surround"
    )
}

/// Whether a place that is this verb's object is where it was done.
fn takes_place(verb: &str) -> bool {
    is_entered(verb) || is_hit(verb)
}

/// Whether a place may be the object of this verb, beside people and things. Ours.
fn is_hit(verb: &str) -> bool {
    matches!(
        verb,
        "attack"
            | "bomb"
            | "capture"
            | "clear"
            | "control"
            | "cross"
            | "evacuate"
            | "hit"
            | "hold"
            | "leave"
            | "loot"
            | "plunder"
            | "pound"
            | "ransack"
            | "reach"
            | "sack"
            | "secure"
            | "seize"
            | "strike"
            | "target"
            | "traverse"
            | "visit"
    )
}
