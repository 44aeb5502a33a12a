//! What the office of a person says: "Colonel X", "judge X", "X, the mayor".

use std::collections::BTreeMap;

use dateline_model::{ActorKind, NameKind, Parse, Relation, TokenIdx, Upos};

/// What sort of actor the person with this head word is by the office that stands in front of the name or beside it.
///
/// Officers are the army's even where they are named; whoever holds a civil office is a civilian, and heads of
/// state, ministers and members of parliament are the government (ACLED codebook on actor types).
pub(crate) fn of(parse: &Parse<'_>, head: TokenIdx) -> Option<ActorKind> {
    let beside = parse.children(head).iter().copied().filter(|&idx| {
        matches!(
            parse.tokens[idx].relation,
            Relation::Compound
                | Relation::Adjective
                | Relation::NounModifier
                | Relation::Apposition
                | Relation::Aside
        )
    });
    // "the mayor, X": the name stands beside the office.
    let above = matches!(parse.tokens[head].relation, Relation::Apposition)
        .then(|| parse.tokens[head].head);
    let all: Vec<TokenIdx> = beside.chain(above).collect();
    // "Police Captain X" is no soldier, and the police commissioner no civilian.
    let is_police = |&idx: &TokenIdx| {
        let below = parse.children(idx).iter().copied();
        let mut both = below.chain([idx]);
        both.any(|word| parse.word(word).eq_ignore_ascii_case("police"))
    };
    match all.iter().any(is_police) {
        true => Some(ActorKind::Police),
        false => all.into_iter().find_map(|idx| kind(parse, idx)),
    }
}

/// Every word of the report that stands for a person whose office is told beside it, in small letters, with the
/// first place where it does.
///
/// Later the surname alone means the same person: "Police Commissioner X said ... X added".
pub(crate) fn introduced(parse: &Parse<'_>) -> BTreeMap<String, (TokenIdx, ActorKind)> {
    let mut all = BTreeMap::new();
    for (idx, token) in parse.tokens.iter().enumerate() {
        let word = parse.word(idx);
        let is_name = token.upos == Upos::Propn
            || (token.upos == Upos::Noun
                && parse.children(idx).iter().any(|&it| it < idx));
        if !is_name
            || word.chars().count() < 3
            || word.chars().any(|it| !it.is_alphabetic())
        {
            continue;
        }
        if kind(parse, idx).is_some() || !has_title(parse, idx) {
            continue;
        }
        if let Some(kind) = of(parse, idx) {
            all.entry(word.to_lowercase()).or_insert((idx, kind));
        }
    }
    all
}

/// Whether a title stands in front of the name or beside it: "general strike" has none, nor has "general" itself.
fn has_title(parse: &Parse<'_>, head: TokenIdx) -> bool {
    let is_title =
        |idx: TokenIdx| parse.tokens[idx].upos.is_nominal() && kind(parse, idx).is_some();
    let token = &parse.tokens[head];
    let is_name = token.upos == Upos::Propn;
    (token.relation == Relation::Apposition && is_title(token.head))
        || parse.children(head).iter().any(|&idx| {
            let relation = parse.tokens[idx].relation;
            let is_before = relation == Relation::Compound && idx < head;
            let is_beside = matches!(relation, Relation::Apposition | Relation::Aside);
            (is_before || (is_beside && is_name)) && is_title(idx)
        })
}

fn kind(parse: &Parse<'_>, idx: TokenIdx) -> Option<ActorKind> {
    match parse.word(idx).trim_end_matches('.').to_lowercase().as_str() {
        "general" | "gen" | "colonel" | "col" | "major" | "maj" | "captain" | "capt"
        | "lieutenant" | "lt" | "sergeant" | "sgt" | "brigadier" | "admiral"
        | "corporal" | "soldier" | "marshal" => Some(ActorKind::Military),
        "constable" | "inspector" | "superintendent" | "policeman" | "policewoman"
        | "detective" | "sub-inspector" | "dgp" | "igp" | "adgp" | "ssp" | "dcp" => {
            Some(ActorKind::Police)
        }
        "president" | "premier" | "minister" | "governor" | "senator" | "lawmaker"
        | "legislator" | "congressman" | "ambassador" | "king" | "vice-president"
        | "chancellor" | "secretary" | "envoy" | "diplomat" | "spokesman"
        | "spokeswoman" | "spokesperson" | "queen" | "prince" | "princess" | "sultan"
        | "emir" | "ayatollah" | "speaker" | "congresswoman" | "lawmakers"
        | "taoiseach" | "foreign-minister" | "undersecretary" | "commissioner" => {
            Some(ActorKind::Government)
        }
        "mayor" | "judge" | "justice" | "magistrate" | "prosecutor" | "doctor" | "dr"
        | "journalist" | "reporter" | "editor" | "lawyer" | "attorney" | "professor"
        | "teacher" | "bishop" | "archbishop" | "father" | "sister" | "priest"
        | "imam" | "sheikh" | "cleric" | "activist" | "farmer" | "councillor"
        | "councilor" | "candidate" | "politician" | "student" | "businessman" | "mr"
        | "mrs" | "ms" | "engineer" | "peasant" => Some(ActorKind::Civilians),
        _ => None,
    }
}

/// Nouns for those who, with a country's name beside them, speak for its government: "Omani officials".
pub(crate) fn speaks_for_a_state(noun: &str) -> bool {
    matches!(
        noun.to_lowercase().as_str(),
        "official"
            | "leader"
            | "diplomat"
            | "ambassador"
            | "envoy"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "adviser"
            | "advisor"
            | "aide"
            | "negotiator"
            | "mediator"
            | "delegation"
            | "delegate"
            | "representative"
            | "counterpart"
            | "secretary"
            | "consul"
            | "ruler"
            | "monarch"
            | "dictator"
            | "king"
            | "queen"
            | "prince"
            | "sultan"
            | "emir"
    )
}

/// The head word of the name of a person that this word belongs to.
pub(crate) fn is_person(parse: &Parse<'_>, head: TokenIdx) -> bool {
    parse.name_over(head).is_some_and(|name| name.kind == NameKind::Person)
}

/// A noun for many people at once, which "he" never means.
pub(crate) fn is_body(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    matches!(
        parse.tokens[idx].lemma.to_lowercase().as_str(),
        "army"
            | "police"
            | "military"
            | "force"
            | "group"
            | "militia"
            | "coalition"
            | "government"
            | "state"
            | "ministry"
            | "council"
            | "authority"
            | "court"
            | "unit"
            | "brigade"
            | "movement"
            | "organization"
            | "organisation"
            | "people"
            | "population"
            | "community"
            | "family"
            | "party"
            | "gang"
            | "navy"
            | "regime"
            | "battalion"
            | "division"
            | "side"
            | "crew"
            | "administration"
            | "parliament"
            | "opposition"
            | "faction"
            | "patrol"
            | "garrison"
            | "staff"
            | "alliance"
    )
}
