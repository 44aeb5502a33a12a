//! What the words beside a name say of the person: in an office, or a private one.

use dateline_model::{NameKind, Parse, TokenIdx, Upos, ZoneKind};

use super::lists::{fold, is_figure, is_given, roles};
use super::runs::Run;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nobody of public office, with what the words say the person is.
    Private(Option<&'static str>),
    /// Somebody who acts in an office.
    Public,
    /// It may be a person: only the reader thinks so, or only the form of the name.
    Maybe,
    /// A place, by the word in front of it.
    Place,
}

impl Standing {
    /// Whether those named beside the person in a list are the like.
    pub(super) fn spreads(self) -> bool {
        matches!(self, Standing::Private(_) | Standing::Maybe)
    }

    /// What those named beside the person are: persons too, but not of the same calling.
    pub(super) fn of_list(self) -> Standing {
        match self {
            Standing::Private(_) => Standing::Private(None),
            Standing::Public | Standing::Maybe | Standing::Place => self,
        }
    }
}

/// Verbs of those who speak, in the forms of news.
const SAYS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "recalled",
    "recalls",
    "explained",
    "explains",
    "recounted",
    "described",
    "confirmed",
    "testified",
    "cried",
    "whispered",
    "complained",
    "lamented",
    "remembers",
    "remembered",
    "insisted",
    "claimed",
    "wrote",
    "tweeted",
    "posted",
    "replied",
    "sobbed",
    "continued",
    "noted",
    "stated",
    "warned",
    "asked",
];

/// Words in front of a name that say it is one.
const NAMING: &[&str] = &[
    "named",
    "called",
    "identified",
    "name",
    "names",
    "surname",
    "nicknamed",
    "aka",
    "alias",
    "nom",
];

/// Prepositions behind which places stand and hardly ever a person.
const PLACING: [&str; 16] = [
    "in",
    "near",
    "around",
    "outside",
    "inside",
    "into",
    "across",
    "toward",
    "towards",
    "throughout",
    "within",
    "surrounding",
    "northern",
    "southern",
    "eastern",
    "western",
];

/// What is done to people, in front of the name of whom it was done to.
const HARMS: &[&str] = &[
    "killing",
    "killed",
    "wounding",
    "wounded",
    "injuring",
    "injured",
    "shooting",
    "shot",
    "arresting",
    "arrested",
    "detaining",
    "detained",
    "abducting",
    "abducted",
    "kidnapping",
    "kidnapped",
    "executing",
    "executed",
    "beheading",
    "beheaded",
    "torturing",
    "tortured",
    "murdering",
    "murdered",
    "raping",
    "raped",
    "beating",
    "beat",
    "burying",
    "buried",
    "mourning",
    "mourned",
    "hanging",
    "hanged",
    "stabbing",
    "stabbed",
    "freeing",
    "freed",
    "releasing",
    "released",
    "rescuing",
    "rescued",
    "interviewed",
    "interviewing",
];

/// What is done to people whom it names, in the forms of news.
const SUFFERS: &[&str] = &[
    "was", "were", "died", "lost", "fled", "buried", "mourned", "survived", "suffered",
    "lives", "lived",
];

/// Whether the word stands in front of names as a title or an office.
pub(super) fn is_title(word: &str) -> bool {
    let word = plain(word);
    roles().is_office(&word) || roles().title(&word).is_some()
}

/// What the words beside it say of a run; `is_place` where the lists know a place of that name.
pub(super) fn standing(parse: &Parse<'_>, run: &Run, is_place: bool) -> Option<Standing> {
    if !run.may_be_person(parse) {
        return None;
    }
    let name = run.span.of(parse.text);
    if is_figure(&fold(name)) {
        return Some(Standing::Public);
    }
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '-').collect();
    let has_given = words.iter().take(2).any(|word| is_given(&fold(word)));
    let is_at = run.title.is_none() && is_behind(parse, run, &PLACING);
    let is_area = matches!(
        run.kind,
        Some(NameKind::State | NameKind::Location | NameKind::Facility)
    );
    if is_at && (!has_given || is_place) {
        return Some(Standing::Place);
    }
    let titled = run.title.and_then(|at| titled(parse, at));
    // The lists know places of every name: only what is surely a person's is taken from them.
    let beside = beside(parse, run, is_place || is_area);
    if is_place && (is_area || !has_given || words.len() == 1) {
        return titled.or(beside).filter(|it| matches!(it, Standing::Private(_)));
    }
    if let Some(Standing::Private(role)) = beside {
        return Some(Standing::Private(role));
    }
    if let Some(standing) = titled.or(beside) {
        return Some(standing);
    }
    let is_person = run.kind == Some(NameKind::Person) && words.len() > 1
        || has_given && (words.len() > 1 || run.kind != Some(NameKind::State))
        || !is_area && is_behind(parse, run, HARMS);
    if is_person {
        return Some(Standing::Private(None));
    }
    let may_be = run.kind == Some(NameKind::Person)
        || speaks(parse, run)
        || (words.len() > 1 && run.kind.is_none() && is_told(parse, run));
    may_be.then_some(Standing::Maybe)
}

/// Whether the name stands right behind one of these words.
fn is_behind(parse: &Parse<'_>, run: &Run, words: &[&str]) -> bool {
    let sentence = parse.sentence_of(run.first).tokens.clone();
    let before = run.first.checked_sub(1).filter(|at| sentence.contains(at));
    before.is_some_and(|at| words.contains(&plain(parse.word(at)).as_str()))
}

/// Whether it stands in a sentence of the report's own telling, in which names alone have capitals: not in a headline.
fn is_told(parse: &Parse<'_>, run: &Run) -> bool {
    let sentence = parse.sentence_of(run.first);
    let words = sentence.tokens.clone().filter(|at| {
        let word = parse.word(*at);
        word.chars().count() > 3 && word.chars().all(char::is_lowercase)
    });
    sentence.zone.is_coded() && sentence.zone != ZoneKind::Headline && words.count() >= 3
}

/// What a title makes of the person.
fn titled(parse: &Parse<'_>, at: TokenIdx) -> Option<Standing> {
    let word = plain(parse.word(at));
    if let Some(role) = roles().title(&word) {
        return Some(Standing::Private(role));
    }
    if !roles().is_office(&word) {
        return None;
    }
    Some(match is_local(parse, at) {
        true => Standing::Private(roles().calling(&word)),
        false => Standing::Public,
    })
}

/// Whether the office is one of a village, a family, a hospital, or was one.
fn is_local(parse: &Parse<'_>, at: TokenIdx) -> bool {
    let start = parse.sentence_of(at).tokens.start;
    (at.saturating_sub(2).max(start)..at)
        .any(|near| roles().is_local(&plain(parse.word(near))))
}

/// What stands right beside the name: "resident X", "X, a teacher", "X, 34,", "a man named X", "his wife X".
fn beside(parse: &Parse<'_>, run: &Run, may_be_place: bool) -> Option<Standing> {
    let sentence = parse.sentence_of(run.first).tokens.clone();
    let word = |at: TokenIdx| plain(parse.word(at));
    // In front, over a title and a comma: "the doctor, X", "a man named X", "resident X".
    let before = run.title.unwrap_or(run.first);
    let mut at = before;
    let mut steps = 0;
    while at > sentence.start && steps < 4 {
        at -= 1;
        let here = word(at);
        if matches!(
            here.as_str(),
            "," | "as"
                | ":"
                | "("
                | "\""
                | "“"
                | "-"
                | "–"
                | "—"
                | "'"
                | "is"
                | "was"
                | "were"
                | "of"
                | "son"
        ) && here != "son"
        {
            steps += 1;
            continue;
        }
        // "the governor of Homs, X": over what the office is of.
        if steps > 0
            && parse.tokens[at].upos.is_nominal()
            && let Some(of) = (at.saturating_sub(3).max(sentence.start)..at)
                .rev()
                .find(|at| word(*at) == "of")
            && (of + 1..at).all(|at| parse.tokens[at].upos != Upos::Punct)
            && of > sentence.start
            && (roles().is_office(&word(of - 1))
                || roles().calling(&word(of - 1)).is_some())
        {
            at = of;
            continue;
        }
        if NAMING.contains(&here.as_str()) {
            return Some(Standing::Private(role_before(parse, at, sentence.start)));
        }
        if is_age_of(parse, at) {
            return Some(Standing::Private(None));
        }
        // "a resident of Hajin, Deir ez-Zor": a place tells where the place before it lies.
        if steps > 0
            && !may_be_place
            && let Some(role) = described(parse, at, sentence.start)
        {
            return Some(Standing::Private(Some(role)));
        }
        // "a boy of nine, X", but not "a resident of X".
        let touches = word(before - 1) != "of";
        if let Some(role) = roles().calling(&here).filter(|_| {
            touches
                || here == "mother"
                || here == "father"
                || here == "wife"
                || here == "son"
                || here == "daughter"
        }) {
            return Some(Standing::Private(Some(role)));
        }
        if roles().is_office(&here) && touches {
            return Some(match is_local(parse, at) {
                true => Standing::Private(None),
                false => Standing::Public,
            });
        }
        break;
    }
    // Behind: ", 34", "(34)", ", a teacher in ...", ", whose".
    let mut at = run.last + 1;
    if at < sentence.end && matches!(parse.word(at), "'s" | "’s" | "'" | "’") {
        let owned = word((at + 1).min(sentence.end - 1));
        return roles().calling(&owned).map(|_| Standing::Private(None));
    }
    if at + 1 >= sentence.end || !matches!(parse.word(at), "," | "(" | "–" | "—" | "-")
    {
        return None;
    }
    at += 1;
    let is_closed = at + 1 >= sentence.end
        || matches!(parse.word(at + 1), "," | ")" | "." | ";" | "–" | "—" | "-" | "and")
        || parse.word(at).contains('-')
        || word(at).starts_with("age");
    if is_age(parse.word(at)) && is_closed {
        return Some(Standing::Private(None));
    }
    let limit = sentence.end.min(at + 9);
    let mut office = None;
    while at < limit {
        let here = word(at);
        if matches!(
            here.as_str(),
            "," | ")"
                | ";"
                | "who"
                | "whose"
                | "which"
                | "was"
                | "said"
                | "told"
                | "and"
                | "–"
                | "—"
        ) {
            break;
        }
        if roles().is_office(&here) {
            office = Some(if is_local(parse, at) {
                Standing::Private(None)
            } else {
                Standing::Public
            });
        } else if let Some(role) = roles().calling(&here) {
            // "a spokesman for the doctors": the first noun says what somebody is.
            office = office.or(Some(Standing::Private(Some(role))));
        }
        if office.is_some() && parse.tokens[at].upos == Upos::Adp {
            break;
        }
        at += 1;
    }
    office
}

/// The noun that opens a description, which ends at `last`: "a boy of nine, X", "the girl with the burnt hand (X)".
///
/// Nouns with what hangs on them by a preposition; it begins behind the mark, the verb or the conjunction in front of it.
fn described(parse: &Parse<'_>, last: TokenIdx, start: TokenIdx) -> Option<&'static str> {
    /// So long are descriptions of news, in words.
    const LONGEST: usize = 10;
    let ends = |at: &TokenIdx| {
        matches!(
            parse.tokens[*at].upos,
            Upos::Punct | Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Sconj
        ) && parse.word(*at) != "-"
    };
    let from = last.saturating_sub(LONGEST).max(start);
    let first = (from..=last).rev().find(ends).map_or(from, |at| at + 1);
    let noun = (first..last).find(|at| parse.tokens[at + 1].upos == Upos::Adp)?;
    roles().calling(&plain(parse.word(noun)))
}

/// "nine-year-old", which may be one word to the reader or five.
fn is_age_of(parse: &Parse<'_>, at: TokenIdx) -> bool {
    let word = plain(parse.word(at));
    let is_tied =
        || at > 0 && matches!(parse.word(at - 1), "-" | "\u{2011}" | "year" | "years");
    word.ends_with("-year-old") || word == "old" && is_tied()
}

/// The role in front of "named": "a farmer named X".
fn role_before(parse: &Parse<'_>, at: TokenIdx, start: TokenIdx) -> Option<&'static str> {
    (at.saturating_sub(4).max(start)..at)
        .rev()
        .find_map(|at| roles().calling(&plain(parse.word(at))))
}

fn is_age(word: &str) -> bool {
    let number = word.split('-').next().unwrap_or(word);
    let is_short = (1..=3).contains(&number.len());
    (is_short && number.bytes().all(|byte| byte.is_ascii_digit()))
        || word.ends_with("-year-old")
        || word == "aged"
        || word == "age"
}

/// "X said", "said X", "X told ...", "X was killed".
fn speaks(parse: &Parse<'_>, run: &Run) -> bool {
    let sentence = parse.sentence_of(run.first).tokens.clone();
    let is = |at: Option<TokenIdx>, list: &[&str]| {
        at.is_some_and(|at| {
            sentence.contains(&at) && list.contains(&plain(parse.word(at)).as_str())
        })
    };
    let mind = |list: &[&str]| {
        is(Some(run.last + 1), list) || is(run.first.checked_sub(1), list)
    };
    mind(SAYS) || is(Some(run.last + 1), SUFFERS)
}

/// Small letters without the points of an abbreviation.
fn plain(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}
