//! Armed groups that no list knows and a report's own words describe: "Red Hawks militants", "the outlawed
//! Red Hawks Front", "Red Hawks, a rebel group".

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_model::{ActorKind, NameKind, Parse, Relation, TokenIdx, Upos};

use super::list::fold_word;
use crate::naming;
use crate::places::Gazetteer;

/// A group as the report tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its name in the report's words.
    pub(crate) name: String,
    /// What sort of actor the words say it is.
    pub(crate) kind: ActorKind,
    /// Its name, folded word by word, and its short form where the report gives one.
    writings: Vec<Vec<String>>,
}

/// The groups that a report describes.
#[derive(Default)]
pub(super) struct Groups {
    /// Each once, in the order of the report.
    all: Vec<Group>,
    /// Which group is written how, by the first word: every word of the report is asked for.
    by_first: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Groups {
    fn holds(&self, writing: &[String]) -> bool {
        let known = writing.first().and_then(|word| self.by_first.get(word));
        known.is_some_and(|known| {
            known.iter().any(|&(at, nth)| nth == 0 && self.all[at].writings[0] == writing)
        })
    }

    fn add(&mut self, group: Group) {
        for (nth, writing) in group.writings.iter().enumerate() {
            if let Some(word) = writing.first() {
                let known = self.by_first.entry(word.clone()).or_default();
                known.push((self.all.len(), nth));
            }
        }
        self.all.push(group);
    }
}

/// The groups that the report describes as armed, each once.
pub(super) fn groups(parse: &Parse<'_>, places: &Gazetteer) -> Groups {
    let mut groups = Groups::default();
    for sentence in &parse.sentences {
        for name in names(parse, sentence.tokens.clone()) {
            let Some(kind) = described(parse, places, &name) else { continue };
            let mut writings = vec![folded(parse, name.clone())];
            writings.extend(short_form(parse, name.end));
            let Some(span) = parse.span_of(name) else { continue };
            if !groups.holds(&writings[0]) {
                let name = span.of(parse.calm_text()).to_owned();
                groups.add(Group { name, kind, writings });
            }
        }
    }
    groups
}

/// The group whose name begins here, and the name's end; the longest where there are several.
pub(super) fn find<'g>(
    parse: &Parse<'_>,
    groups: &'g Groups,
    from: Range<TokenIdx>,
) -> Option<(TokenIdx, &'g Group)> {
    if groups.all.is_empty() || !is_capital(parse, from.start) {
        return None;
    }
    let known = groups.by_first.get(&fold_word(parse.word(from.start)))?;
    let ends = known.iter().filter_map(|&(group, nth)| {
        let mut at = from.start;
        for word in &groups.all[group].writings[nth] {
            while at < from.end && fold_word(parse.word(at)).is_empty() {
                at += 1;
            }
            if at >= from.end || fold_word(parse.word(at)) != *word {
                return None;
            }
            at += 1;
        }
        Some((at, &groups.all[group]))
    });
    ends.max_by_key(|(end, _)| *end)
}

/// The runs of capitalised proper words.
fn names(parse: &Parse<'_>, tokens: Range<TokenIdx>) -> Vec<Range<TokenIdx>> {
    let mut names = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let start = at;
        while at < tokens.end
            && (is_proper(parse, at) || at > start && naming::has_article(parse.word(at)))
        {
            at += 1;
            // "Jaish-al-X" is one name.
            let joins = at + 1 < tokens.end
                && matches!(parse.word(at), "-" | "–")
                && parse.tokens[at + 1].span.start() == parse.tokens[at].span.end();
            if joins {
                at += 1;
            }
        }
        match at > start {
            true => names.push(start..at),
            false => at += 1,
        }
    }
    names
}

fn is_proper(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    parse.tokens[idx].upos == Upos::Propn && is_capital(parse, idx)
}

fn is_capital(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    parse.is_capitalised(idx)
}

/// What the words around a name, or in it, say of it; `None` where they do not say that it is armed.
fn described(
    parse: &Parse<'_>,
    places: &Gazetteer,
    name: &Range<TokenIdx>,
) -> Option<ActorKind> {
    let own = by_its_words(parse, name);
    // What the name itself says outweighs what the reader takes it for: "Front" is nobody's surname.
    if own.is_some() && !is_of_a_place(parse, places, name) {
        return own;
    }
    if is_of_another_kind(parse, places, name) {
        return None;
    }
    behind(parse, name)
        .or_else(|| before(parse, name))
        .or_else(|| beside(parse, name))
        .or(own)
}

/// A country's adjective, a people, a person and a place name no group: "Chechen rebels", "Darfur rebels".
fn is_of_another_kind(
    parse: &Parse<'_>,
    places: &Gazetteer,
    name: &Range<TokenIdx>,
) -> bool {
    match parse.name_over(name.end - 1).map(|name| name.kind) {
        Some(NameKind::Organisation) => {
            name.len() == 1 && has_adjective(parse, places, name)
        }
        Some(
            NameKind::Person | NameKind::People | NameKind::State | NameKind::Location,
        ) => true,
        Some(_) | None => is_of_a_place(parse, places, name),
    }
}

/// "The Lebanese Front", "Kfar Jabha": a country's adjective is in it, or it is a place's.
fn is_of_a_place(parse: &Parse<'_>, places: &Gazetteer, name: &Range<TokenIdx>) -> bool {
    has_adjective(parse, places, name)
        || parse
            .span_of(name.clone())
            .is_none_or(|span| naming::is_known(places, span.of(parse.calm_text())))
}

fn has_adjective(parse: &Parse<'_>, places: &Gazetteer, name: &Range<TokenIdx>) -> bool {
    name.clone()
        .any(|idx| naming::country_by_adjective(places, parse.word(idx)).is_some())
}

/// "Red Hawks militants".
fn behind(parse: &Parse<'_>, name: &Range<TokenIdx>) -> Option<ActorKind> {
    let next = name.end;
    let belongs = parse.tokens.get(next).is_some_and(|token| {
        token.upos == Upos::Noun
            && matches!(
                parse.tokens[next - 1].relation,
                Relation::Compound | Relation::Adjective | Relation::NounModifier
            )
    });
    belongs.then(|| armed(parse, next)).flatten()
}

/// "fighters of the Red Hawks", "members of the outlawed Red Hawks", "the rebel group Red Hawks".
fn before(parse: &Parse<'_>, name: &Range<TokenIdx>) -> Option<ActorKind> {
    let mut at = name.start.checked_sub(1)?;
    if is_quote(parse.word(at)) {
        at = at.checked_sub(1)?;
    }
    if is_group(parse, at) {
        return at.checked_sub(1).and_then(|at| adjective(parse, at));
    }
    if let Some(kind) = adjective(parse, at) {
        return Some(kind);
    }
    // "the U.S.-backed Red Hawks".
    let backs = |idx: usize| {
        let word = parse.word(idx).to_lowercase();
        let last = naming::last_part(&word);
        matches!(last, "backed" | "led" | "allied" | "aligned" | "supported")
    };
    if backs(at) {
        let whole = naming::last_part(parse.word(at)) != parse.word(at);
        at = at.checked_sub(if whole { 1 } else { 3 })?;
    }
    if parse.tokens[at].upos == Upos::Det {
        at = at.checked_sub(1)?;
    }
    let is_of = matches!(parse.word(at).to_lowercase().as_str(), "of" | "from");
    is_of.then(|| at.checked_sub(1)).flatten().and_then(|at| armed(parse, at))
}

/// "Red Hawks, a rebel group".
fn beside(parse: &Parse<'_>, name: &Range<TokenIdx>) -> Option<ActorKind> {
    let head = name.end - 1;
    let beside = parse.children(head).iter().copied().find(|&idx| {
        matches!(parse.tokens[idx].relation, Relation::Apposition | Relation::Aside)
            && idx > head
    })?;
    let described = parse.children(beside).iter().find_map(|&idx| adjective(parse, idx));
    match is_group(parse, beside) {
        true => described,
        false => armed(parse, beside),
    }
}

/// "Valley Liberation Army": some names say themselves what they name.
fn by_its_words(parse: &Parse<'_>, name: &Range<TokenIdx>) -> Option<ActorKind> {
    let words: Vec<String> = folded(parse, name.clone());
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let fights = has(&["liberation", "resistance", "revolutionary", "guerrilla"])
        && has(&["army", "front", "force", "forces", "brigade", "brigades", "tigers"]);
    let is_arabic = words.len() > 1
        && [
            "lashkar", "jaish", "jaysh", "jabhat", "liwa", "katibat", "kataib", "saraya",
            "jund", "harakat", "faylaq", "failaq", "ansar", "asaib",
        ]
        .contains(&words.first()?.as_str());
    if fights || is_arabic || has(&["mujahideen", "mujahedeen", "mujahidin"]) {
        return Some(ActorKind::Rebel);
    }
    let (last, rest) = words.split_last()?;
    // "The Northern Front" is a line, and "the Third Army" a state's.
    let is_bare = rest.is_empty()
        || rest.iter().any(|word| {
            NO_NAME.contains(&word.as_str()) || word.contains(|c: char| c.is_numeric())
        });
    match last.as_str() {
        _ if is_bare || words == ["red", "army"] => None,
        "front" | "brigades" | "army" => Some(ActorKind::Rebel),
        "militia" | "militias" => Some(ActorKind::PoliticalMilitia),
        _ => None,
    }
}

/// Words before "Front" and "Army" that make no group's name of them: directions, numbers, and those of states.
const NO_NAME: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "home",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "national",
    "royal",
    "federal",
    "regular",
    "territorial",
    "salvation",
    "field",
    "general",
    "commander",
    "the",
];

/// "Red Hawks Front (RHF)".
fn short_form(parse: &Parse<'_>, at: TokenIdx) -> Option<Vec<String>> {
    let opens = at + 2 < parse.tokens.len() && matches!(parse.word(at), "(" | "[");
    let closes = opens && matches!(parse.word(at + 2), ")" | "]");
    let short = closes.then(|| parse.word(at + 1))?;
    let is_short = short.len() >= 2
        && short.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-');
    is_short.then(|| vec![fold_word(short)])
}

fn folded(parse: &Parse<'_>, name: Range<TokenIdx>) -> Vec<String> {
    let words = name.map(|idx| fold_word(parse.word(idx)));
    words.filter(|word| !word.is_empty()).collect()
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "'" | "‘" | "``" | "''")
}

/// Nouns for an organisation of which they do not say that it is armed.
fn is_group(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    matches!(
        parse.tokens[idx].lemma.to_lowercase().as_str(),
        "group"
            | "organization"
            | "organisation"
            | "movement"
            | "faction"
            | "outfit"
            | "network"
            | "coalition"
            | "alliance"
            | "army"
            | "front"
            | "force"
    )
}

/// What sort of actor a noun for armed people makes of the group whose they are.
///
/// ACLED counts gangs, cartels and armed groups of unknown aim among the political militias.
fn armed(parse: &Parse<'_>, idx: TokenIdx) -> Option<ActorKind> {
    match parse.tokens[idx].lemma.to_lowercase().as_str() {
        "rebel" | "militant" | "insurgent" | "guerrilla" | "guerilla" | "fighter"
        | "separatist" | "terrorist" | "extremist" | "jihadist" | "jihadi" | "cadre"
        | "combatant" | "insurgency" | "rebellion" => Some(ActorKind::Rebel),
        "militia" | "militiaman" | "militiamen" | "paramilitary" | "gunman"
        | "gunmen" | "gang" | "cartel" | "gangster" | "vigilante" => {
            Some(ActorKind::PoliticalMilitia)
        }
        _ => None,
    }
}

/// What sort of actor an adjective makes of a group.
fn adjective(parse: &Parse<'_>, idx: TokenIdx) -> Option<ActorKind> {
    match parse.word(idx).to_lowercase().as_str() {
        "outlawed" | "banned" | "proscribed" | "rebel" | "armed" | "militant"
        | "insurgent" | "guerrilla" | "guerilla" | "separatist" | "secessionist"
        | "terrorist" | "terror" | "extremist" | "jihadist" | "jihadi" => {
            Some(ActorKind::Rebel)
        }
        "paramilitary" | "militia" | "vigilante" | "criminal" => {
            Some(ActorKind::PoliticalMilitia)
        }
        _ => None,
    }
}
