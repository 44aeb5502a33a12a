//! Where in a report listed actors are named, and states by their forces.

use std::ops::Range;

use dateline_model::{ActorKind, Parse, Span, TokenIdx, Upos};

use super::list::{Actor, ActorList, Votes, fold};
use super::told::{self, Group, Groups};
use crate::naming;
use crate::places::Gazetteer;

/// What a stretch of words names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// An actor of the list.
    Listed(Actor),
    /// The forces or the government of a state: "Turkish troops", "Moscow" is not among them.
    OfState { iso3: String, country: String, kind: ActorKind },
    /// A group that the report's own words describe.
    Told(Group),
}

impl Named {
    pub(crate) fn kind(&self) -> ActorKind {
        match self {
            Named::Listed(actor) => actor.kind,
            Named::OfState { kind, .. } => *kind,
            Named::Told(group) => group.kind,
        }
    }

    /// ISO 3166-1 alpha-3 of the state it belongs to.
    pub(crate) fn country(&self) -> Option<&str> {
        match self {
            Named::Listed(actor) => actor.country.as_deref(),
            Named::OfState { iso3, .. } => Some(iso3),
            Named::Told(_) => None,
        }
    }

    /// Whether news calls its fighters jihadists.
    pub(crate) fn is_jihadist(&self) -> bool {
        match self {
            Named::Listed(actor) => actor.is_jihadist,
            Named::OfState { .. } | Named::Told(_) => false,
        }
    }

    /// Its name, as a list or the report gives it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Named::Listed(actor) => &actor.name,
            Named::OfState { country, .. } => country,
            Named::Told(group) => &group.name,
        }
    }

    pub(crate) fn key(&self) -> String {
        match self {
            Named::Listed(actor) => actor.id.clone(),
            Named::OfState { iso3, kind, .. } => format!("{kind}:{iso3}"),
            Named::Told(group) => format!("told:{}", group.name),
        }
    }
}

/// A naming and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) tokens: Range<TokenIdx>,
    pub(crate) named: Named,
}

/// All namings of a report, in order, without overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hits(Vec<Hit>);

impl Hits {
    /// `countries` are those that the report names: some names are an actor's only there.
    pub(crate) fn of(
        parse: &Parse<'_>,
        actors: &ActorList,
        places: &Gazetteer,
        countries: &Votes,
    ) -> Hits {
        // In a line in capitals "IS" is the verb and no group: what a calm text writes small names nobody.
        let shown = |idx: usize| match parse.is_capitalised(idx) {
            true => parse.word(idx),
            false => parse.calm(idx),
        };
        // "U.S.-backed" may be one word of the reader's, and is two of a name.
        let words: Vec<Vec<String>> =
            (0..parse.tokens.len()).map(|idx| fold(shown(idx))).collect();
        let groups = told::groups(parse, places);
        let mut hits = Vec::new();
        for sentence in &parse.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let found = listed(&words, at..sentence.tokens.end, actors, countries)
                    .filter(|hit| !goes_on(parse, hit))
                    .or_else(|| told(parse, &groups, at..sentence.tokens.end))
                    .or_else(|| of_state(parse, at..sentence.tokens.end, places));
                at = match found {
                    Some(hit) => {
                        let next = hit.tokens.end;
                        if !is_opposed(parse, hit.tokens.start) {
                            hits.push(hit);
                        }
                        next
                    }
                    None => at + 1,
                };
            }
        }
        Hits(hits)
    }

    /// The namings inside these tokens.
    pub(crate) fn inside(
        &self,
        tokens: Range<TokenIdx>,
    ) -> impl DoubleEndedIterator<Item = &Hit> {
        let from = self.0.partition_point(|hit| hit.tokens.start < tokens.start);
        let to = self.0.partition_point(|hit| hit.tokens.end <= tokens.end);
        self.0.get(from..to).unwrap_or(&[]).iter()
    }

    /// The naming that this word is a part of.
    pub(crate) fn over(&self, word: TokenIdx) -> Option<&Hit> {
        let at = self.0.partition_point(|hit| hit.tokens.end <= word);
        self.0.get(at).filter(|hit| hit.tokens.contains(&word))
    }

    /// Whether a naming lies in these letters.
    pub(crate) fn lies_in(&self, parse: &Parse<'_>, span: Span) -> bool {
        let begins_before =
            |hit: &Hit| letters(parse, hit).is_some_and(|it| it.start() < span.start());
        let first = self.0.get(self.0.partition_point(begins_before));
        first.and_then(|hit| letters(parse, hit)).is_some_and(|it| span.contains(it))
    }

    /// Whether a naming has letters in common with these.
    pub(crate) fn overlaps(&self, parse: &Parse<'_>, span: Span) -> bool {
        let ends_before =
            |hit: &Hit| letters(parse, hit).is_some_and(|it| it.end() <= span.start());
        let first = self.0.get(self.0.partition_point(ends_before));
        first.and_then(|hit| letters(parse, hit)).is_some_and(|it| it.overlaps(span))
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Hit] {
        &self.0
    }
}

fn letters(parse: &Parse<'_>, hit: &Hit) -> Option<Span> {
    parse.span_of(hit.tokens.clone())
}

/// "the anti-Daesh alliance", "counter-ISIS operations": who is named is the one that it is against.
fn is_opposed(parse: &Parse<'_>, name: TokenIdx) -> bool {
    let Some(prefix) = name.checked_sub(2) else { return false };
    matches!(parse.word(prefix + 1), "-" | "–" | "‑")
        && matches!(parse.word(prefix).to_lowercase().as_str(), "anti" | "counter")
}

/// "Jaish al-Sahl": an Arabic name that goes on behind its first word is not the one that news shortens to that word.
fn goes_on(parse: &Parse<'_>, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    let is_same = next < parse.tokens.len()
        && parse.tokens[next].sentence == parse.tokens[hit.tokens.start].sentence
        && parse.tokens[next].upos == Upos::Propn;
    let first = parse.word(hit.tokens.start).to_lowercase();
    hit.tokens.len() == 1
        && matches!(
            first.as_str(),
            "jaish" | "jaysh" | "jabhat" | "ansar" | "harakat" | "liwa"
        )
        && is_same
        && naming::has_article(parse.word(next))
}

/// The longest alias from here; hyphens and brackets between its words are passed over, and the reader may leave a
/// hyphened word whole: "U.S.-backed".
fn listed(
    words: &[Vec<String>],
    from: Range<TokenIdx>,
    actors: &ActorList,
    countries: &Votes,
) -> Option<Hit> {
    if !words[from.start].first().is_some_and(|word| actors.begins(word)) {
        return None;
    }
    let (mut plain, mut ends) = (Vec::new(), Vec::new());
    for idx in from.clone() {
        for (at, word) in words[idx].iter().enumerate() {
            plain.push(word.clone());
            // An alias does not end within a word.
            ends.push((at + 1 == words[idx].len()).then_some(idx + 1));
        }
        // The longest alias of the list has fewer words than this.
        if plain.len() >= 9 {
            break;
        }
    }
    let (n_words, actor) = actors.longest(&plain, countries)?;
    let tokens = from.start..ends[n_words - 1]?;
    Some(Hit { tokens, named: Named::Listed(actor.clone()) })
}

fn told(parse: &Parse<'_>, groups: &Groups, from: Range<TokenIdx>) -> Option<Hit> {
    let start = from.start;
    let (end, group) = told::find(parse, groups, from)?;
    Some(Hit { tokens: start..end, named: Named::Told(group.clone()) })
}

/// "Turkish warplanes", "Iraqi army", "the Lebanese government": an adjective of a country and, at most three
/// words on, a noun for its forces or its government.
fn of_state(parse: &Parse<'_>, from: Range<TokenIdx>, places: &Gazetteer) -> Option<Hit> {
    if !parse.is_capitalised(from.start) {
        return None;
    }
    // "South Korean", "Sri Lankan": two words before one.
    let (n_words, (iso3, country)) = [2, 1].into_iter().find_map(|n_words| {
        let last = from.end.min(from.start + n_words);
        // "American, British": the comma is no part of a name.
        if parse.tokens[last - 1].upos == dateline_model::Upos::Punct {
            return None;
        }
        let words = parse.span_of(from.start..last)?;
        let state = naming::country_by_adjective(places, words.of(parse.text))?;
        Some((n_words, state))
    })?;
    // A list of states may be long; from the last of them the noun is near.
    let mut end = from.end.min(from.start + n_words + MOST_BETWEEN);
    let mut joined = false;
    let mut idx = from.start + n_words;
    while idx < end {
        let word = parse.word(idx).to_lowercase();
        if let Some(kind) = force_noun(&word) {
            let named = Named::OfState { iso3, country, kind };
            let last = if joined { from.start + n_words } else { idx + 1 };
            return Some(Hit { tokens: from.start..last, named });
        }
        // "Russian and Syrian forces": the noun is shared.
        let is_state = |idx: usize| {
            idx < from.end
                && naming::country_by_adjective(places, parse.word(idx)).is_some()
        };
        let joins = parse.tokens[idx].upos == dateline_model::Upos::Cconj || word == ",";
        if (joins && is_state(idx + 1)) || (joined && is_state(idx)) {
            joined = true;
            idx += 1;
            end = from.end.min(idx + MOST_BETWEEN);
            continue;
        }
        let may_stand_between = parse.tokens[idx].upos != dateline_model::Upos::Verb
            && parse.tokens[idx].upos != dateline_model::Upos::Adp
            && parse.tokens[idx].upos != dateline_model::Upos::Cconj
            && !matches!(word.as_str(), "-" | "backed" | "led" | "rebel" | "opposition");
        if !may_stand_between {
            return None;
        }
        idx += 1;
    }
    None
}

/// Words between a state's adjective and the noun of its forces, that noun among them: "Turkish army special units".
const MOST_BETWEEN: usize = 5;

/// Nouns that, behind a country's adjective, mean the state's own forces or government.
fn force_noun(word: &str) -> Option<ActorKind> {
    match word {
        "army" | "forces" | "force" | "troops" | "military" | "soldiers" | "soldier"
        | "warplanes" | "warplane" | "jets" | "aircraft" | "helicopters" | "airforce"
        | "navy" | "artillery" | "commandos" | "marines" | "airstrikes" | "airstrike"
        | "strike" | "strikes" | "raids" | "raid" | "regime" | "missile" | "missiles"
        | "rockets" | "plane" | "planes" | "bombers" | "bomber" | "drone" | "drones"
        | "gunships" | "defences" | "defenses" => Some(ActorKind::Military),
        "police" | "gendarmerie" | "gendarmes" => Some(ActorKind::Police),
        "government" | "authorities" | "state" | "president" | "minister"
        | "ministry" | "parliament" | "cabinet" | "officials" | "official"
        | "administration" => Some(ActorKind::Government),
        _ => None,
    }
}
