//! A place phrase taken apart: the name, what sort of place is meant, and what it is said to lie in.

use dateline_model::{PlaceRelation, Span};

use super::fold;
use super::gazetteer::Gazetteer;
use super::kind::{self, Wanted};

/// What a phrase asks of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceQuery {
    /// Where the phrase stands.
    pub span: Span,
    /// The name without kind words; empty where there is none: "the military airport".
    pub name: String,
    /// The name with its kind and direction words, which may belong to it: "Old Airport", "eastern Syria".
    pub whole: String,
    /// What the kind words ask for.
    pub wanted: Vec<Wanted>,
    /// What it is said to lie in: "Deir ez-Zor" in "Sinaa neighborhood of Deir ez-Zor".
    pub within: Vec<String>,
    /// How what is told lies to the place: "near", "the outskirts of", "eastern".
    pub relation: PlaceRelation,
    /// Whether a direction is said of the place itself: "western X", where X is mostly a province.
    pub direction: bool,
}

/// Words between a phrase's parts that put the first into the second.
const JOINTS: &[&str] =
    &["of", "in", "at", "inside", "within", "for", "called", "named", "from"];
/// Parts and sides of a place: the place is meant, and not all of it.
const PARTS: &[&str] = &[
    "part",
    "parts",
    "half",
    "side",
    "section",
    "sector",
    "sectors",
    "centre",
    "center",
    "interior",
    "heart",
    "middle",
    "bank",
    "banks",
    "streets",
    "areas",
    "countryside",
    "side",
];
/// The sides of a place, as nouns: what lies "south of" it is beside it.
pub(crate) const COMPASS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];
/// Words that put a place beside the one that is named.
const BESIDE: &[&str] = &[
    "near",
    "outskirts",
    "vicinity",
    "edge",
    "edges",
    "outside",
    "around",
    "surroundings",
    "perimeter",
    "entrance",
    "entrances",
    "frontline",
    "frontlines",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "suburbs",
    "environs",
    "close",
    "towards",
    "toward",
    "beside",
];
/// Directions as adjectives: a part of the place is meant.
const DIRECTIONS: &[&str] = &[
    "northern",
    "southern",
    "eastern",
    "western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "central",
    "upper",
    "lower",
    "inner",
    "outer",
    "southwest",
    "southeast",
    "northwest",
    "northeast",
    "north",
    "south",
    "east",
    "west",
];

impl Gazetteer {
    /// Takes a phrase apart. What it does not know it leaves out; a phrase without a name or kind word asks nothing.
    pub fn query(&self, phrase: &str, span: Span) -> PlaceQuery {
        match self.apart(phrase) {
            Some((adjective, rest)) => {
                let mut query = parse(&rest, span).without_adjectives(self);
                query.within.push(adjective);
                query
            }
            None => {
                let mut query = parse(phrase, span).without_adjectives(self);
                if let Some(name) = self.named_of(phrase) {
                    query.within.retain(|outer| !name.ends_with(outer.as_str()));
                    query.whole.clone_from(&name);
                    query.name = name;
                }
                query
            }
        }
    }

    /// "The Gulf of Aden", which is not in Aden: a name that has "of" in it, where a list has it whole.
    fn named_of(&self, phrase: &str) -> Option<String> {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let of = words.iter().position(|word| *word == "of")?;
        let front =
            words[..of].iter().rev().take_while(|word| is_name_like(word)).count();
        let article = usize::from(words.get(of + 1) == Some(&"the"));
        let behind = &words[of + 1 + article..];
        let n_behind = behind.iter().take_while(|word| is_name_like(word)).count();
        if front == 0 || n_behind == 0 {
            return None;
        }
        let name = words[of - front..of + 1 + article + n_behind].join(" ");
        let name = name.trim_end_matches([',', '.', ':', '!', '?', '"', '”']);
        (!name.contains(',') && !self.lookup_exactly(name).is_empty())
            .then(|| name.to_owned())
    }

    /// "The Libyan capital Tripoli", "the Syrian town X": the country's adjective, and the phrase without it.
    fn apart(&self, phrase: &str) -> Option<(String, String)> {
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let at = words.windows(3).position(|three| {
            matches!(three[1], "capital" | "city" | "town" | "village" | "port")
                && is_name_like(three[2])
                && self.country_of_adjective(three[0]).is_some()
        })?;
        // A capital is a town like others once it is named.
        let behind = if words[at + 1] == "capital" { at + 2 } else { at + 1 };
        let rest = [&words[..at], &words[behind..]].concat().join(" ");
        Some((words[at].to_owned(), rest))
    }
}

impl PlaceQuery {
    /// Whether two phrases ask the same, wherever they stand.
    pub(super) fn asks_as(&self, other: &PlaceQuery) -> bool {
        PlaceQuery { span: other.span, ..self.clone() } == *other
    }

    /// The same question without the adjectives of countries in front of the name: "the Syrian town of X".
    fn without_adjectives(mut self, gazetteer: &Gazetteer) -> PlaceQuery {
        let is_adjective = |word: &str| gazetteer.country_of_adjective(word).is_some();
        if is_adjective(&self.name) && !self.within.is_empty() {
            let name = self.within.remove(0);
            let adjective = std::mem::replace(&mut self.name, name);
            self.whole.clone_from(&self.name);
            self.within.push(adjective);
        } else if let Some((first, rest)) = self.name.split_once(' ')
            && is_adjective(first)
            // "British Columbia" is named so.
            && gazetteer.lookup_exactly(&self.name).is_empty()
        {
            let (first, rest) = (first.to_owned(), rest.to_owned());
            self.within.push(first);
            self.name = rest;
        }
        self
    }
}

fn parse(phrase: &str, span: Span) -> PlaceQuery {
    let phrase = phrase.split(['(', '[', ';', '\n']).next().unwrap_or("");
    let mut query = PlaceQuery {
        span,
        name: String::new(),
        whole: String::new(),
        wanted: Vec::new(),
        within: Vec::new(),
        relation: PlaceRelation::In,
        direction: false,
    };
    let mut pending: Option<Part> = None;
    for segment in segments(phrase) {
        let part = read_segment(&segment.words);
        let unnamed = part.name.is_empty();
        if query.name.is_empty() {
            query.take(part);
        } else if segment.after_possessor && unnamed {
            // "X's western edge" is about X, but "X's town of Y" about Y.
            pending = Some(part);
        } else if unnamed {
        } else if segment.after_possessor || pending.is_some() {
            // "Syria's X", "Syria's town of X": the first name is what X lies in.
            let owner = std::mem::take(&mut query.name);
            query.within.insert(0, owner);
            query.wanted.clear();
            query.relation = PlaceRelation::In;
            query.direction = false;
            if let Some(part) = pending.take() {
                query.take(part);
            }
            query.take(part);
        } else {
            query.within.push(part.whole_or_name());
        }
    }
    if let Some(part) = pending {
        query.take(part);
    }
    // A direction before a kind word says where in the country: "the eastern town of X".
    if query.wanted.iter().any(|wanted| *wanted != Wanted::Countryside) && query.direction
    {
        query.direction = false;
        if query.relation == PlaceRelation::PartOf {
            query.relation = PlaceRelation::In;
        }
    }
    query
}

impl PlaceQuery {
    fn take(&mut self, part: Part) {
        if !part.name.is_empty() {
            self.whole = part.whole;
            self.name = part.name;
        }
        for wanted in part.wanted {
            if !self.wanted.contains(&wanted) {
                self.wanted.push(wanted);
            }
        }
        self.direction |= part.direction;
        if let Some(relation) = part.relation
            && self.relation == PlaceRelation::In
        {
            self.relation = relation;
        }
    }
}

struct Part {
    name: String,
    whole: String,
    wanted: Vec<Wanted>,
    relation: Option<PlaceRelation>,
    direction: bool,
}

impl Part {
    fn whole_or_name(self) -> String {
        if self.wanted.is_empty() { self.name } else { self.whole }
    }
}

struct Segment<'a> {
    words: Vec<&'a str>,
    after_possessor: bool,
}

/// The phrase cut at its joints: "X of Y", "X, Y", "X's Y".
fn segments(phrase: &str) -> Vec<Segment<'_>> {
    let mut segments = vec![Segment { words: Vec::new(), after_possessor: false }];
    let close = |segments: &mut Vec<Segment<'_>>, after_possessor| {
        segments.push(Segment { words: Vec::new(), after_possessor });
    };
    for word in phrase.split_whitespace() {
        let bare = word.trim_matches(|letter: char| {
            matches!(letter, '"' | '“' | '”' | ')' | '.' | ':' | '!' | '?' | ',')
        });
        // "U.S." keeps its last point.
        let bare = if word.matches('.').count() > 1 { word } else { bare };
        // "Jabal at Turkuman" has the article where "the base at Tanf" has the preposition.
        let article = bare == "at"
            && segments.last().and_then(|segment| segment.words.last()).is_some_and(
                |word| {
                    is_name_like(word) && kind::kind_at(&[fold::letters(word)]).is_none()
                },
            );
        if JOINTS.contains(&bare) && !article {
            close(&mut segments, false);
            continue;
        }
        // What is joined by "and" is asked apart; only of a road are both ends its name.
        if bare == "and" || bare == "or" {
            let road = segments.iter().flat_map(|segment| &segment.words).any(|word| {
                matches!(
                    *word,
                    "road" | "highway" | "motorway" | "route" | "line" | "crossing"
                )
            });
            match segments.last_mut().filter(|_| road) {
                Some(segment) => segment.words.push("-"),
                None => break,
            }
            continue;
        }
        let owner =
            ["'s", "’s", "s’", "s'"].iter().find_map(|mark| bare.strip_suffix(mark));
        if let Some(segment) = segments.last_mut() {
            match owner {
                // Of "s'" only the apostrophe goes.
                Some(owner) => segment.words.push(match bare.ends_with('s') {
                    true => owner,
                    false => bare.get(..owner.len() + 1).unwrap_or(owner),
                }),
                None => segment.words.push(bare),
            }
        }
        if owner.is_some() {
            close(&mut segments, true);
        } else if word.ends_with(',') {
            close(&mut segments, false);
        }
    }
    segments.retain(|segment| !segment.words.is_empty());
    segments
}

/// Whether a word looks like a part of a name: a capital, an Arabic letter, a figure, or "al-X" and "ez-X".
fn is_name_like(word: &str) -> bool {
    let first = word.trim_start_matches(fold::is_apostrophe).chars().next();
    let capital = |letter: char| letter.is_uppercase() || fold::is_arabic(letter);
    first.is_some_and(|letter| capital(letter) || letter.is_numeric())
        || word.split_once('-').is_some_and(|(article, rest)| {
            fold::is_article(article) && rest.chars().any(capital)
        })
}

/// A segment without its determiners and adjectives, its kind words taken off its name.
fn read_segment(words: &[&str]) -> Part {
    let folded: Vec<String> =
        words.iter().map(|word| fold::words(word).join("")).collect();
    let mut used = vec![false; words.len()];
    let mut wanted = Vec::new();
    let mut relation = None;
    let mut direction = false;
    let mut at = 0;
    while at < words.len() {
        let rest = folded.get(at..).unwrap_or(&[]);
        let hyphened = fold::words(words[at]);
        if let Some((length, kind)) = kind::kind_at(rest) {
            // Suburbs and countryside are around; "Mount X" and "Hayy X" keep the word out of the name.
            used[at..at + length].fill(true);
            wanted.push(kind);
            at += length;
            continue;
        }
        // "pocket-area": kind words joined by hyphens.
        if hyphened.len() > 1
            && kind::kind_at(&hyphened)
                .is_some_and(|(length, _)| length == hyphened.len())
        {
            wanted.extend(kind::kind_at(&hyphened).map(|(_, kind)| kind));
            used[at] = true;
        }
        let word = folded[at].as_str();
        if !is_name_like(words[at]) {
            if COMPASS.contains(&word) || BESIDE.contains(&word) {
                relation = relation.or(Some(PlaceRelation::Near));
            } else if DIRECTIONS.contains(&word) {
                relation = relation.or(Some(PlaceRelation::PartOf));
                direction = true;
            } else if PARTS.contains(&word) {
                relation = relation.or(Some(PlaceRelation::PartOf));
            } else if word == "between" {
                relation = Some(PlaceRelation::Between);
            } else if word == "along" {
                relation = Some(PlaceRelation::Along);
            }
        }
        at += 1;
    }
    let free =
        |at: &usize| !used[*at] && is_name_like(words[*at]) && folded[*at] != "the";
    let first = (0..words.len()).find(free);
    // A name ends where a kind word or the end comes; small words inside it stay: "Deir ez Zor".
    let last = first.and_then(|first| {
        let end = (first..words.len()).find(|&at| used[at]).unwrap_or(words.len());
        (first..end).rev().find(free)
    });
    let (Some(mut first), Some(last)) = (first, last) else {
        let (name, whole) = (String::new(), String::new());
        return Part { name, whole, wanted, relation, direction };
    };
    // "al Bab" with the article in small letters and apart.
    if let Some(before) = first.checked_sub(1)
        && is_plain_article(&folded[before])
    {
        first = before;
    }
    let name = words[first..=last].join(" ");
    let mut start = first;
    let mut end = last + 1;
    while end < words.len() && used[end] {
        end += 1;
    }
    if let Some(before) = first.checked_sub(1)
        && (used[before] || DIRECTIONS.contains(&folded[before].as_str()))
    {
        start = before;
    }
    let whole = words[start..end].join(" ");
    Part { name, whole, wanted, relation, direction }
}

/// Articles that are no English words when they stand apart.
pub(super) fn is_plain_article(word: &str) -> bool {
    fold::is_article(word)
        && !matches!(word, "as" | "at" | "an" | "en" | "il" | "us" | "un" | "et")
}
