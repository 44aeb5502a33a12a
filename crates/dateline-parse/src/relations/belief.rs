//! What is only believed, and who is accused: words that draw a noun away from its verb, put right in the tree.

use std::ops::Range;

use dateline_model::{Relation, Token, TokenIdx, Upos};

use super::words;

/// "Warplanes believed to be Russian targeted boats": what they are believed to be only describes them, and they
/// targeted. The model takes the belief for the news, and the verb for an adjective of the boats.
pub(super) fn believed_to_be(
    tokens: &mut [Token],
    believed: TokenIdx,
    sentence: &Range<TokenIdx>,
) {
    let (to, be, what, verb) = (believed + 1, believed + 2, believed + 3, believed + 4);
    if verb + 1 >= sentence.end || believed == sentence.start {
        return;
    }
    let is_belief = matches!(
        tokens[believed].lemma.to_lowercase().as_str(),
        "believe" | "think" | "presume" | "suspect" | "say" | "understand"
    ) && matches!(tokens[believed].tag, "VBD" | "VBN")
        && tokens[to].lemma == "to"
        && tokens[be].lemma == "be";
    let doer = believed - 1;
    let noun = tokens[verb].head;
    let is_misread = is_belief
        && tokens[doer].upos.is_nominal()
        && matches!(tokens[what].upos, Upos::Adj | Upos::Propn)
        && tokens[verb].lemma.ends_with("ed")
        && tokens[verb].relation == Relation::Adjective
        && noun > verb;
    if !is_misread {
        return;
    }
    let (above, relation) = match tokens[believed].head {
        head if head == believed || head == doer => (verb, Relation::Root),
        head => (head, tokens[believed].relation),
    };
    // Within a clause of another sentence part the tree is left to the model.
    if !matches!(
        relation,
        Relation::Root | Relation::AdverbialClause | Relation::Complement
    ) {
        return;
    }
    for idx in sentence.clone() {
        let hangs_high = tokens[idx].head == believed || tokens[idx].head == be;
        if hangs_high && idx > verb {
            tokens[idx].head = verb;
        }
        if tokens[idx].head == believed && idx < doer {
            tokens[idx].head = verb;
        }
    }
    let stem = tokens[verb].lemma.trim_end_matches("ed").to_owned();
    tokens[verb].lemma = stem;
    (tokens[verb].upos, tokens[verb].tag) = (Upos::Verb, "VBD");
    (tokens[verb].head, tokens[verb].relation) = (above, relation);
    (tokens[doer].head, tokens[doer].relation) = (verb, Relation::Subject);
    (tokens[believed].head, tokens[believed].relation) = (doer, Relation::ReducedClause);
    tokens[believed].tag = "VBN";
    (tokens[what].head, tokens[what].relation) = (be, Relation::Attribute);
    (tokens[noun].head, tokens[noun].relation) = (verb, Relation::Object);
}

/// "Accused the group of a massacre": "of" goes with the accusing, and does not tell which group.
pub(super) fn of_behind_accused(tokens: &mut [Token], of: TokenIdx) {
    if tokens[of].relation != Relation::Preposition || tokens[of].lemma != "of" {
        return;
    }
    let accused = tokens[of].head;
    let verb = tokens[accused].head;
    let is_accused =
        matches!(tokens[accused].relation, Relation::Object | Relation::PassiveSubject)
            && accused < of
            && tokens[verb].upos.is_verbal()
            && words::is_accuse(&tokens[verb].lemma);
    if is_accused {
        tokens[of].head = verb;
    }
}

/// "Clashes went on at the outskirts of the town between soldiers and tribesmen": a place lies between places, and those
/// who fight are the verb's.
pub(super) fn sides_behind_place(
    tokens: &mut [Token],
    between: TokenIdx,
    start: TokenIdx,
) {
    let word = tokens[between].lemma.as_str();
    if tokens[between].relation != Relation::Preposition
        || !matches!(word, "between" | "against")
    {
        return;
    }
    let mut place = tokens[between].head;
    // "at the outskirts of the town".
    while tokens[place].relation == Relation::PrepositionObject
        && tokens[tokens[place].head].lemma == "of"
        && tokens[tokens[place].head].head < place
    {
        place = tokens[tokens[place].head].head;
    }
    let preposition = tokens[place].head;
    let verb = tokens[preposition].head;
    let lies_at = tokens[place].relation == Relation::PrepositionObject
        && place < between
        && matches!(
            tokens[preposition].lemma.as_str(),
            "at" | "in" | "on" | "near" | "around" | "inside" | "outside" | "along"
        )
        && preposition > start
        && tokens[verb].upos.is_verbal();
    let are_people = tokens.iter().skip(between).any(|token| {
        token.head == between
            && token.relation == Relation::PrepositionObject
            && FIGHTERS.contains(&token.lemma.to_lowercase().as_str())
    });
    if lies_at && are_people {
        tokens[between].head = verb;
    }
}

/// Nouns for those who fight each other. Ours.
const FIGHTERS: &[&str] = &[
    "army",
    "clan",
    "faction",
    "fighter",
    "force",
    "group",
    "gunman",
    "insurgent",
    "militant",
    "militia",
    "militiaman",
    "police",
    "protester",
    "rebel",
    "soldier",
    "tribe",
    "tribesman",
    "troop",
    "unit",
];
