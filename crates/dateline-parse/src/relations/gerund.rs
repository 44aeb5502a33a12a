//! Gerunds that are nouns, which the model often takes for verbs: "killed in police firing".

use dateline_model::{Relation, Token, TokenIdx, Upos};

/// Puts one gerund right; `own` are the words that hang on it, and `start` opens its sentence.
pub(super) fn taken_for_verb(
    tokens: &mut [Token],
    gerund: TokenIdx,
    own: &[TokenIdx],
    start: TokenIdx,
) {
    if tokens[gerund].tag != "VBG" {
        return;
    }
    let is_between = |&idx: &TokenIdx| {
        tokens[idx].relation == Relation::Preposition && tokens[idx].lemma == "between"
    };
    // "Fighting between the two killed six".
    if is_subject(tokens, gerund) && own.iter().any(is_between) {
        make_noun(tokens, gerund);
        return;
    }
    let takes = |&idx: &TokenIdx| {
        matches!(
            tokens[idx].relation,
            Relation::Object
                | Relation::Complement
                | Relation::OpenComplement
                | Relation::Auxiliary
                | Relation::PassiveAuxiliary
                | Relation::Subject
        )
    };
    if noun_of(&tokens[gerund].lemma).is_none() || own.iter().any(takes) {
        return;
    }
    let up = tokens[gerund].head;
    if tokens[gerund].relation == Relation::PrepositionObject && is_inside(tokens, up) {
        make_noun(tokens, gerund);
        return;
    }
    let Some(noun) = gerund.checked_sub(1).filter(|&noun| noun >= start) else { return };
    // "soldiers firing on the crowd" do so; of one body of men, or of stones, it is the name of an act.
    let is_one = tokens[noun].tag == "NN" || tokens[noun].lemma == "police";
    let outer = tokens[noun].head;
    let in_act = tokens[noun].relation == Relation::PrepositionObject
        && is_inside(tokens, outer)
        && outer + 1 == noun;
    let verb_follows = is_subject(tokens, noun)
        && outer == gerund + 1
        && matches!(tokens[outer].upos, Upos::Verb | Upos::Aux);
    let hangs_here =
        up == noun || (in_act && tokens[gerund].relation == Relation::AdverbialClause);
    if is_one && hangs_here && (in_act || verb_follows) {
        make_noun(tokens, gerund);
        (tokens[gerund].head, tokens[gerund].relation) = (outer, tokens[noun].relation);
        for token in &mut tokens[start..noun] {
            if token.head == noun {
                token.head = gerund;
            }
        }
        (tokens[noun].head, tokens[noun].relation) = (gerund, Relation::Compound);
    }
}

fn make_noun(tokens: &mut [Token], gerund: TokenIdx) {
    tokens[gerund].tag = "NN";
    tokens[gerund].upos = Upos::Noun;
    if let Some(noun) = noun_of(&tokens[gerund].lemma) {
        noun.clone_into(&mut tokens[gerund].lemma);
    }
}

fn noun_of(verb: &str) -> Option<&'static str> {
    ACTS.iter().find(|(act, _)| *act == verb).map(|(_, noun)| *noun)
}

fn is_subject(tokens: &[Token], idx: TokenIdx) -> bool {
    matches!(tokens[idx].relation, Relation::Subject | Relation::PassiveSubject)
}

/// What people are hurt in: "by firing" may tell how somebody did something.
fn is_inside(tokens: &[Token], preposition: TokenIdx) -> bool {
    matches!(tokens[preposition].lemma.to_lowercase().as_str(), "in" | "during" | "amid")
}

/// Verbs whose gerund names an act in which people are hurt, with that noun. Ours.
const ACTS: &[(&str, &str)] = &[
    ("fire", "firing"),
    ("shoot", "shooting"),
    ("shell", "shelling"),
    ("bomb", "bombing"),
    ("strafe", "strafing"),
    ("snipe", "sniping"),
    ("stab", "stabbing"),
    ("beat", "beating"),
    ("pelt", "pelting"),
    ("stone", "stoning"),
    ("fight", "fighting"),
    ("loot", "looting"),
    ("riot", "rioting"),
    ("lynch", "lynching"),
    ("burn", "burning"),
    ("kill", "killing"),
];
