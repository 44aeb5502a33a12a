//! Stretches of a text that may be the name of a person: words with capitals, and what joins them.

use dateline_model::{Name, NameKind, Parse, Span, TokenIdx, Upos, ZoneKind};

use super::roles;

/// Small words inside of names: "bin", "al-", "de".
const JOINTS: &[&str] = &[
    "al", "el", "ul", "ud", "ad", "as", "ash", "an", "ar", "at", "az", "bin", "ibn",
    "ben", "bint", "abu", "umm", "abd", "de", "di", "da", "dos", "del", "van", "von",
    "der", "den", "la", "le",
];

/// Of these, those that are words of the language too, unless a dash ties them to a name.
const TIED: &[&str] = &[
    "ad", "as", "ash", "an", "ar", "at", "az", "la", "le", "den", "del", "ben", "bin",
    "dos", "da",
];

/// Days and months: capitals of the calendar.
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ramadan",
    "eid",
    "easter",
    "christmas",
    "nowruz",
];

/// Words of which at least one stands in the name of a body, a place or a work, and none in that of a person.
const THINGS: &[&str] = &[
    "army",
    "rights",
    "human",
    "forces",
    "force",
    "brigade",
    "brigades",
    "battalion",
    "division",
    "corps",
    "front",
    "movement",
    "party",
    "council",
    "committee",
    "commission",
    "ministry",
    "agency",
    "organisation",
    "organization",
    "union",
    "league",
    "federation",
    "association",
    "network",
    "centre",
    "center",
    "observatory",
    "university",
    "college",
    "school",
    "hospital",
    "clinic",
    "mosque",
    "church",
    "cathedral",
    "street",
    "road",
    "avenue",
    "bridge",
    "square",
    "airport",
    "airbase",
    "base",
    "camp",
    "prison",
    "river",
    "lake",
    "mountain",
    "mount",
    "hill",
    "valley",
    "dam",
    "field",
    "province",
    "governorate",
    "district",
    "city",
    "town",
    "village",
    "region",
    "state",
    "states",
    "republic",
    "kingdom",
    "emirate",
    "caliphate",
    "government",
    "parliament",
    "congress",
    "senate",
    "court",
    "police",
    "command",
    "operation",
    "campaign",
    "company",
    "corporation",
    "bank",
    "news",
    "post",
    "times",
    "media",
    "press",
    "radio",
    "television",
    "tv",
    "crescent",
    "cross",
    "helmets",
    "defence",
    "defense",
    "nations",
    "fund",
    "programme",
    "program",
    "office",
    "group",
    "coalition",
    "militia",
    "guard",
    "guards",
    "regiment",
    "squadron",
    "unit",
    "wing",
    "house",
    "palace",
    "gate",
    "market",
    "stadium",
    "hotel",
    "tower",
    "crossing",
    "islam",
    "islamic",
    "god",
    "allah",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "sunni",
    "shia",
    "shiite",
    "kurds",
    "arabs",
    "christians",
    "muslims",
    "yazidis",
    "alawites",
    "druze",
    "war",
    "day",
];

/// A stretch that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens, without titles in front.
    pub(super) first: TokenIdx,
    pub(super) last: TokenIdx,
    pub(super) span: Span,
    /// What the reader takes it for.
    pub(super) kind: Option<NameKind>,
    /// The token of the title in front: "Dr", "General".
    pub(super) title: Option<TokenIdx>,
}

impl Run {
    /// Whether nothing in its words says that it is something else.
    pub(super) fn may_be_person(&self, parse: &Parse<'_>) -> bool {
        let words = (self.first..=self.last).map(|at| parse.word(at).to_lowercase());
        let mut n_words = 0;
        for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
            if THINGS.contains(&word.as_str()) || CALENDAR.contains(&word.as_str()) {
                return false;
            }
            n_words += 1;
        }
        let is_other = matches!(
            self.kind,
            Some(
                NameKind::People
                    | NameKind::Language
                    | NameKind::Date
                    | NameKind::Time
                    | NameKind::Law
                    | NameKind::Happening
                    | NameKind::Quantity
                    | NameKind::Money
                    | NameKind::Percent
            )
        );
        // Letters alone: "UN", "SDF".
        let is_short = n_words == 1 && {
            let word = self.span.of(parse.text);
            word.chars().count() < 2
                || (word.chars().count() <= 5
                    && word.chars().all(|c| c.is_uppercase() || c == '.'))
        };
        n_words > 0 && !is_other && !is_short
    }
}

/// The stretches of a parse, in its order.
pub(super) fn runs(parse: &Parse<'_>) -> Vec<Run> {
    let mut names: Vec<Option<&Name>> = vec![None; parse.tokens.len()];
    for name in &parse.names {
        for at in name.tokens.clone() {
            names[at] = Some(name);
        }
    }
    let mut runs = Vec::new();
    // Place and day open a report; no person does.
    let told = parse.sentences.iter().filter(|it| it.zone != ZoneKind::Dateline);
    for sentence in told {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match end_of(parse, &names, at, sentence.tokens.end) {
                Some(end) => {
                    runs.extend(run(parse, &names, at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    runs
}

fn is_name_word(parse: &Parse<'_>, names: &[Option<&Name>], at: TokenIdx) -> bool {
    let word = parse.calm(at);
    // "al-Khudari" is one word to the reader.
    let own = match word.split_once('-') {
        Some((joint, own)) if JOINTS.contains(&joint.to_lowercase().as_str()) => own,
        Some(_) | None => word,
    };
    let begins = own.chars().next().is_some_and(char::is_uppercase);
    let is_word = word.chars().any(char::is_alphabetic);
    // The first word of a sentence has a capital whatever it is.
    let opens = parse.sentence_of(at).tokens.start == at;
    begins
        && is_word
        && (parse.tokens[at].upos == Upos::Propn || !opens)
        && !matches!(
            parse.tokens[at].upos,
            Upos::Pron | Upos::Det | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Aux
        )
        || (begins && is_word && names[at].is_some_and(|it| it.kind == NameKind::Person))
}

/// Where the stretch that begins here ends; `None` where none begins.
fn end_of(
    parse: &Parse<'_>,
    names: &[Option<&Name>],
    from: TokenIdx,
    limit: TokenIdx,
) -> Option<TokenIdx> {
    let is_tied = |at: TokenIdx| {
        at + 1 < limit
            && parse.word(at + 1) == "-"
            && parse.tokens[at].span.end() == parse.tokens[at + 1].span.start()
    };
    let joint = |at: TokenIdx| {
        let word = parse.word(at).to_lowercase();
        JOINTS.contains(&word.as_str())
            && (!TIED.contains(&word.as_str())
                || at > from && word != "as" && word != "at" && word != "an"
                || is_tied(at))
    };
    let dash = |at: TokenIdx| matches!(parse.word(at), "-" | "'" | "’" | "‘" | "‐" | "‑");
    let touches =
        |at: TokenIdx| parse.tokens[at].span.start() == parse.tokens[at - 1].span.end();
    let starts = is_name_word(parse, names, from)
        || (joint(from)
            && from + 1 < limit
            && (is_name_word(parse, names, from + 1)
                || dash(from + 1)
                    && from + 2 < limit
                    && is_name_word(parse, names, from + 2)));
    if !starts {
        return None;
    }
    let mut end = from + 1;
    let mut at = end;
    while at < limit {
        if is_name_word(parse, names, at) {
            // A name does not run on over the word of an office: "Hassan Minister".
            end = at + 1;
        } else if !(joint(at) || (dash(at) && touches(at)) || is_initial(parse, at)) {
            break;
        }
        at += 1;
    }
    Some(end)
}

/// "A." in "Omar A. Haddad".
fn is_initial(parse: &Parse<'_>, at: TokenIdx) -> bool {
    let word = parse.word(at);
    word == "." && parse.word(at - 1).chars().count() == 1
}

/// The name within, its title taken off.
fn run(
    parse: &Parse<'_>,
    names: &[Option<&Name>],
    from: TokenIdx,
    end: TokenIdx,
) -> Option<Run> {
    let mut first = from;
    let mut title = None;
    while first < end && (roles::is_title(parse.word(first)) || parse.word(first) == ".")
    {
        title = Some(first);
        first += 1;
    }
    if let Some(at) = title
        && parse.word(at) == "."
    {
        title = at.checked_sub(1);
    }
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    // A title may stand in front in small letters: "spokesman", "doctor".
    if title.is_none() {
        title = first.checked_sub(1).filter(|at| roles::is_title(parse.word(*at)));
    }
    let span = Span::new(parse.tokens[first].span.start(), parse.tokens[last].span.end());
    let here = (first..=last).filter_map(|at| names[at]);
    let person = here.clone().find(|name| name.kind == NameKind::Person);
    let name = person.or_else(|| here.clone().next());
    // "Human Rights" of "the Observatory for Human Rights" is a part of another name.
    let is_part = name.is_some_and(|name| {
        name.kind != NameKind::Person
            && (name.tokens.start + 2 < first || name.tokens.end > last + 2)
    });
    let kind = name.map(|name| name.kind);
    (!is_part).then_some(Run { first, last, span, kind, title })
}
