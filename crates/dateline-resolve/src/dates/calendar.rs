//! Dates by number and name: "13 July 2017", "2017-07-13", "March 2016", "the 1990s".

use jiff::civil::{Date, Weekday};

use super::find::Hit;
use super::lexis::{month, ordinal, season, weekday};
use super::token::Tokens;
use super::{Calendar, Choice, From, Meaning};

/// Prepositions in front of which a bare month or year is a date.
const AT_TIMES: [&str; 24] = [
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "through",
    "throughout",
    "between",
    "around",
    "circa",
    "this",
    "last",
    "next",
    "every",
    "-",
];

/// The longest date by number or name that begins at `at`.
pub(super) fn calendar(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let day = match named_day(t, at) {
        Some((next, weekday)) => full(t, next).map(|mut hit| {
            if let Meaning::Calendar(calendar) = &mut hit.meaning {
                calendar.weekday = Some(weekday);
            }
            hit
        }),
        None => full(t, at),
    };
    let year = || bare_year(t, at);
    day.or_else(|| month_alone(t, at))
        .or_else(|| years(t, at))
        .or_else(|| quarter(t, at))
        .or_else(|| seasons(t, at))
        .or_else(|| day_of_month(t, at))
        .or_else(|| feast(t, at))
        .or_else(year)
}

/// "Wednesday," or "Wed." in front of a full date.
fn named_day(t: &Tokens<'_>, at: usize) -> Option<(usize, Weekday)> {
    let (weekday, _) = weekday(t.word(at)).filter(|_| t.capital(at))?;
    let next = t.skip(at + 1, &["."]);
    let next = t.skip(next, &[","]);
    Some((t.skip(next, &["the", "on"]), weekday))
}

/// A date of at least two parts.
fn full(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    figures(t, at).or_else(|| month_first(t, at)).or_else(|| day_first(t, at))
}

/// "2017-07-13", "13/07/2017", "13.07.2017".
fn figures(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let mark = t.word(at + 1);
    let same = ["-", "/", "."].contains(&mark) && t.word(at + 3) == mark;
    if !same || !(1..=4).all(|n| t.glued(at + n)) {
        return None;
    }
    let [first, second, third] = [at, at + 2, at + 4].map(|at| t.figures(at, 4));
    let (first, second, third) = (first?, second?, third?);
    let small = |n: i16| i8::try_from(n).ok();
    let meaning = if t.word(at).len() == 4 {
        exact(Date::new(first, small(second)?, small(third)?).ok()?)
    } else if t.word(at + 4).len() == 4 {
        let day_first = Date::new(third, small(second)?, small(first)?).ok();
        let month_first = Date::new(third, small(first)?, small(second)?).ok();
        match (day_first, month_first) {
            (Some(one), Some(other)) if one != other => {
                Meaning::EitherDay(one.min(other), one.max(other))
            }
            (Some(day), Some(_) | None) | (None, Some(day)) => exact(day),
            (None, None) => return None,
        }
    } else {
        return None;
    };
    Some(Hit::new(at + 5, meaning))
}

fn exact(date: Date) -> Meaning {
    Meaning::Calendar(Calendar {
        year: Some(date.year()),
        month: Some(date.month()),
        day: Some(date.day()),
        ..Calendar::default()
    })
}

/// "July 13, 2017", "July 13th", "July 2017", "July of 2017".
fn month_first(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let (next, month) = month_word(t, at)?;
    if let Some((next, day)) = month_day(t, t.skip(next, &["the"])) {
        let calendar =
            Calendar { month: Some(month), day: Some(day), ..Calendar::default() };
        return Some(with_year(t, next, calendar));
    }
    let calendar = Calendar { month: Some(month), ..Calendar::default() };
    let hit = with_year(t, t.skip(next, &["of"]), calendar);
    matches!(
        hit.meaning,
        Meaning::Calendar(
            Calendar { year: Some(_), .. } | Calendar { relative: Some(_), .. }
        )
    )
    .then_some(hit)
}

/// "13 July 2017", "the 13th of July".
fn day_first(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let (next, day) = month_day(t, t.skip(at, &["the"]))?;
    let (next, month) = month_word(t, t.skip(next, &["of"]))?;
    let calendar = Calendar { month: Some(month), day: Some(day), ..Calendar::default() };
    Some(with_year(t, next, calendar))
}

/// Adds the year behind a month or day.
fn with_year(t: &Tokens<'_>, next: usize, calendar: Calendar) -> Hit {
    let at = t.skip(next, &[",", "of"]);
    if let Some((end, base, years)) = year_phrase(t, at) {
        let relative = Some((base, years));
        return Hit::new(end, Meaning::Calendar(Calendar { relative, ..calendar }));
    }
    match year(t, at) {
        // "July 13, 2000 people": a number behind a comma needs to look like the year.
        Some((end, year)) if at == next || !counts(t, end) => {
            Hit::new(end, Meaning::Calendar(Calendar { year: Some(year), ..calendar }))
        }
        Some(_) | None => Hit::new(next, Meaning::Calendar(calendar)),
    }
}

/// "of last year", "that year" behind a month or day.
fn year_phrase(t: &Tokens<'_>, at: usize) -> Option<(usize, From, i16)> {
    let at = t.skip(at, &["of", "in"]);
    let (words, base, years) = match (t.word(at), t.word(at + 1)) {
        ("last", "year") => (2, From::Speech, -1),
        ("this", "year") => (2, From::Speech, 0),
        ("next", "year") => (2, From::Speech, 1),
        ("that", "year") => (2, From::Story, 0),
        ("the", "same") => (3, From::Story, 0),
        ("the", "following" | "next") => (3, From::Story, 1),
        ("the", "previous" | "preceding") => (3, From::Story, -1),
        (_, _) => return None,
    };
    (t.word(at + words - 1) == "year").then_some((at + words, base, years))
}

/// A month with its full stop, where it is cut short. "may" and "march" need their capital.
pub(super) fn month_word(t: &Tokens<'_>, at: usize) -> Option<(usize, i8)> {
    let (month, short) = month(t.word(at)).filter(|_| t.capital(at))?;
    let stop = short && t.word(at + 1) == "." && t.glued(at + 1);
    Some((at + 1 + usize::from(stop), month))
}

/// A day of a month, in figures or as an ordinal, that is no time, share or larger number.
pub(super) fn month_day(t: &Tokens<'_>, at: usize) -> Option<(usize, i8)> {
    let (next, day) = match t.figures(at, 2) {
        Some(day) => (at + 1, day),
        None => ordinal(t, at)?,
    };
    let continued = t.glued(next)
        && (t.is(next, &[":", "%"]) || t.is(next, &[".", ","]) && digits(t, next + 1));
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    (!continued).then_some((next, day))
}

fn year_figures(t: &Tokens<'_>, at: usize) -> bool {
    t.word(at).len() == 4 && t.figures(at, 4).is_some()
}

fn digits(t: &Tokens<'_>, at: usize) -> bool {
    t.glued(at) && t.word(at).starts_with(|c: char| c.is_ascii_digit())
}

/// A year of four digits from 1000 to 2100, or one marked BC or AD.
pub(super) fn year(t: &Tokens<'_>, at: usize) -> Option<(usize, i16)> {
    let number = t.figures(at, 4)?;
    let era = |at: usize| match t.word(at) {
        "bc" | "bce" if t.capital(at) => Some((at + 1, true)),
        "ad" | "ce" if t.capital(at) => Some((at + 1, false)),
        "b" if t.says(at, &["b", ".", "c", "."]) => Some((at + 4, true)),
        _ => None,
    };
    if let Some((next, before)) = era(at + 1) {
        return Some((next, if before { 1 - number } else { number }));
    }
    let larger = t.is(at + 1, &[",", ".", ":"]) && digits(t, at + 2) && t.glued(at + 1);
    let known = t.word(at).len() == 4 && (1000..=2100).contains(&number);
    (known && !larger).then_some((at + 1, number))
}

/// Whether the number before `next` counts what stands there: "2000 soldiers".
fn counts(t: &Tokens<'_>, next: usize) -> bool {
    const COUNTED: [&str; 12] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "troops",
        "of",
        "km",
        "percent",
        "kilometers",
        "more",
        "other",
    ];
    // Words in -s that stand behind a year and are no plural.
    const NOT_PLURAL: [&str; 12] = [
        "as", "is", "was", "has", "this", "its", "his", "crisis", "press", "congress",
        "'s", "less",
    ];
    let word = t.word(next);
    let plural = word.ends_with('s') && !NOT_PLURAL.contains(&word) && !t.capital(next);
    t.is(next, &["%", "-"]) && t.glued(next) && !digits(t, next + 1)
        || COUNTED.contains(&word)
        || plural && word.len() > 3
}

/// A month without day or year. "May" and "March" count only where a date is expected.
fn month_alone(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let (month, short) = month(t.word(at)).filter(|_| t.capital(at))?;
    let pair = t.is(at + 1, &["-", "to", "and"]) && month_word(t, at + 2).is_some();
    let expected = AT_TIMES.contains(&t.before(at)) || pair;
    let doubtful = short || matches!(t.word(at), "may" | "march" | "august" | "april");
    // "April Jones" and "march on the capital": a name or a verb.
    let name = t.capital(at + 1) && !t.glued(at + 1) || t.before(at) == "the";
    if doubtful && (!expected || name) {
        return None;
    }
    let calendar = Calendar { month: Some(month), ..Calendar::default() };
    let stop = short && t.word(at + 1) == "." && t.glued(at + 1);
    Some(Hit::new(at + 1 + usize::from(stop), Meaning::Calendar(calendar)))
}

/// A year alone. A bare number of four digits is a year only where nothing is counted.
fn bare_year(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    const AMOUNT: [&str; 12] = [
        "about",
        "some",
        "than",
        "least",
        "nearly",
        "almost",
        "approximately",
        "$",
        "£",
        "€",
        "#",
        "no",
    ];
    let at_year = if t.says(at, &["the", "year"]) { at + 2 } else { at };
    let (next, year) = year(t, at_year)?;
    let era = next > at_year + 1;
    let known = era || at_year > at;
    let previous = t.before(at);
    // "1939-1945" and "mid-1942" are years, the end of a longer number or a name is not.
    let linked = at.checked_sub(2).is_some_and(|first| {
        year_figures(t, first) || t.is(first, &["mid", "early", "late", "post", "pre"])
    });
    let joined = t.glued(at) && matches!(previous, "-" | "/" | ".") && !linked;
    let expected = AT_TIMES.contains(&previous) || matches!(previous, "(" | "and" | "–");
    let modern = (1900..=2099).contains(&year);
    let fine = known
        || !AMOUNT.contains(&previous)
            && !counts(t, next)
            && !joined
            && (modern || expected)
            && !(t.is(next, &["/", "-"]) && t.glued(next) && !digits(t, next + 1));
    let calendar = Calendar { year: Some(year), ..Calendar::default() };
    fine.then(|| Hit::new(next, Meaning::Calendar(calendar)))
}

/// "the 1990s", "the nineties", "the 19th century".
fn years(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    const TENS: [(&str, i16); 8] = [
        ("twenties", 1920),
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
    ];
    let start = t.skip(at, &["the"]);
    let word = t.word(start);
    if let Some(decade) = word.strip_suffix('s').filter(|word| word.len() == 4)
        && let Some(first) = decade.parse::<i16>().ok().filter(|year| year % 10 == 0)
        && (1000..2100).contains(&first)
    {
        let count = if first % 100 == 0 { 100 } else { 10 };
        // "the 2000s" and "the 1900s" are decades in today's news.
        let count = if first >= 1900 { 10 } else { count };
        return Some(Hit::new(start + 1, Meaning::Years { first, count }));
    }
    // "the 70s", "the '70s"; "his 40s" is an age.
    let mark = t.skip(start, &["'", "’"]);
    if let Some(tens) = t.word(mark).strip_suffix('s').filter(|word| word.len() == 2)
        && let Some(tens) = tens.parse::<i16>().ok().filter(|tens| tens % 10 == 0)
        && (30..=90).contains(&tens)
        && start > at
    {
        return Some(Hit::new(
            mark + 1,
            Meaning::Years { first: 1900 + tens, count: 10 },
        ));
    }
    if let Some((_, first)) = TENS.iter().find(|(name, _)| *name == word)
        && start > at
    {
        return Some(Hit::new(start + 1, Meaning::Years { first: *first, count: 10 }));
    }
    let (next, number) = ordinal(t, start)?;
    let next = t.skip(next, &["-"]);
    if t.word(next) != "century" || !(1..=21).contains(&number) {
        return None;
    }
    let before = matches!(t.word(next + 1), "bc" | "bce");
    let first = if before { 1 - 100 * number } else { 100 * (number - 1) };
    let next = next + 1 + usize::from(before);
    Some(Hit::new(next, Meaning::Years { first, count: 100 }))
}

/// "summer 2016", "the summer of 2016", "in the summer".
fn seasons(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let start = t.skip(at, &["the"]);
    let season = season(t.word(start))?;
    let choice = Choice::Near;
    if let Some((next, year)) = year(t, t.skip(start + 1, &["of", ","])) {
        // "the winter of 1941-42" begins in the first of the two years.
        let double = t.is(next, &["-", "/"]) && t.glued(next) && digits(t, next + 1);
        let next = if double { next + 2 } else { next };
        return Some(Hit::new(
            next,
            Meaning::Season { season, year: Some(year), choice },
        ));
    }
    let told = matches!(
        t.before(at),
        "in" | "during" | "by" | "over" | "through" | "throughout" | "until" | "since"
    );
    // "the fall of the town" is not a season, "in the spring offensive" is.
    let season_word =
        !matches!(t.word(start + 1), "of" | "'s") && (t.closes(start + 1) || start > at);
    (told && season_word)
        .then(|| Hit::new(start + 1, Meaning::Season { season, year: None, choice }))
}

/// "the first quarter of 2016", "the last quarter of this year".
fn quarter(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    let start = t.skip(at, &["the"]);
    let (next, number) = match t.word(start) {
        "last" | "final" => (start + 1, 4),
        _ => ordinal(t, start).filter(|(_, number)| (1..=4).contains(number))?,
    };
    let of = t.says(next, &["quarter", "of"]).then_some(next + 2)?;
    let calendar = match year_phrase(t, of) {
        Some((next, base, years)) => {
            (next, Calendar { relative: Some((base, years)), ..Calendar::default() })
        }
        None => {
            let (next, year) = year(t, t.skip(of, &["the", "year"]))?;
            (next, Calendar { year: Some(year), ..Calendar::default() })
        }
    };
    let number = i8::try_from(number).ok()?;
    Some(Hit::new(calendar.0, Meaning::Quarter(number, calendar.1)))
}

/// Feasts that fall on the same day each year.
fn feast(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    const FEASTS: [(&[&str], i8, i8); 8] = [
        (&["christmas", "eve"], 12, 24),
        (&["christmas", "day"], 12, 25),
        (&["christmas"], 12, 25),
        (&["new", "year", "'s", "eve"], 12, 31),
        (&["new", "year", "'s", "day"], 1, 1),
        (&["new", "year", "'s"], 1, 1),
        (&["nowruz"], 3, 21),
        (&["newroz"], 3, 21),
    ];
    let said = |words: &[&str]| t.capital(at) && t.says(at, words);
    let (words, month, day) = FEASTS.iter().find(|(words, _, _)| said(words))?;
    let calendar =
        Calendar { month: Some(*month), day: Some(*day), ..Calendar::default() };
    Some(with_year(t, at + words.len(), calendar))
}

/// "the 13th" alone, where it can only be a day: "on the 13th".
fn day_of_month(t: &Tokens<'_>, at: usize) -> Option<Hit> {
    if t.word(at) != "the" || !matches!(t.before(at), "on" | "by" | "until" | "since") {
        return None;
    }
    let (next, day) = ordinal(t, at + 1)?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let figures = t.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
    let calendar = Calendar { day: Some(day), ..Calendar::default() };
    (figures && t.closes(next)).then(|| Hit::new(next, Meaning::Calendar(calendar)))
}
