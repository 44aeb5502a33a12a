//! Numbers and days in front of a noun, put right in the tree.

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "Forty SDF members", "on Friday forty members": the model hangs a number that opens the phrase on a name in it, or
/// calls it a part of the noun's name; it counts the noun.
pub(super) fn number_of_plural(tokens: &mut [Token], number: TokenIdx, start: TokenIdx) {
    let token = &tokens[number];
    if token.tag != "CD" || token.relation != Relation::Compound || token.head <= number {
        return;
    }
    let below = token.head;
    let noun = match tokens[below].relation {
        Relation::Compound if tokens[below].head > below => tokens[below].head,
        _ => below,
    };
    // "3 April attacks", "the 17 Division soldiers": the number belongs to the name.
    let is_date = words::is_day_or_month(&tokens[below].lemma.to_lowercase())
        && tokens[below].upos == Upos::Propn
        && below == number + 1;
    let opens = number == start
        || !matches!(
            tokens[number - 1].upos,
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Punct
        ) && (tokens[number - 1].upos != Upos::Propn
            || is_weekday(&tokens[number - 1]));
    if tokens[noun].tag == "NNS" && opens && !is_date {
        tokens[number].head = noun;
        tokens[number].relation = Relation::Number;
    }
}

/// "Handed over 240 detainees": what is handed is handed over, and the number is exact.
pub(super) fn over_behind_hand(tokens: &mut [Token], over: TokenIdx, start: TokenIdx) {
    if over > start
        && tokens[over].lemma == "over"
        && tokens[over].relation == Relation::Quantifier
        && tokens[over - 1].lemma == "hand"
        && tokens[over - 1].upos == Upos::Verb
    {
        tokens[over].head = over - 1;
        tokens[over].relation = Relation::Particle;
    }
}

/// "On Friday forty members": behind "on" stands the day, and no name of the members.
pub(super) fn day_behind_on(tokens: &mut [Token], day: TokenIdx, start: TokenIdx) {
    if day == start
        || tokens[day].relation != Relation::Compound
        || !is_weekday(&tokens[day])
    {
        return;
    }
    let on = day - 1;
    let is_bare = tokens[on].relation == Relation::Preposition
        && tokens[on].lemma.eq_ignore_ascii_case("on")
        && tokens[day].head > day
        && tokens.get(day + 1).is_some_and(|next| next.upos == Upos::Num)
        && !tokens.iter().skip(day).any(|token| {
            token.head == on && token.relation == Relation::PrepositionObject
        });
    if is_bare {
        tokens[day].head = on;
        tokens[day].relation = Relation::PrepositionObject;
    }
}

fn is_weekday(token: &Token) -> bool {
    words::is_weekday(&token.lemma.to_lowercase())
}
