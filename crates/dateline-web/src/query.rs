//! What an address asks for: filters by the names that ACLED's interface gives them, and the page of the list.
//!
//! A query is read from an address and written as one, so that every view can be kept, sent and opened again.

use std::collections::BTreeMap;

use dateline::Date;

use crate::fault::Fault;

/// Events on a page of the list where the address does not say.
pub(crate) const PAGE_LENGTH: usize = 50;
/// The longest page; ACLED's interface has the same limit for a call without pages.
const LONGEST_PAGE: usize = 5000;

/// The filters that hold a list of words, any of which may be so: `country=Syria|Iraq`.
pub(crate) const WORD_FILTERS: [&str; 12] = [
    "country",
    "admin1",
    "location",
    "event_type",
    "sub_event_type",
    "actor",
    "weapon",
    "label",
    "review",
    "grade",
    "outlet",
    "mark",
];

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// The newest day first; events without a day last.
    #[default]
    Newest,
    /// The oldest day first.
    Oldest,
    /// The most dead first.
    Deadliest,
    /// The fewest sources first: what a person should look at.
    Thinnest,
}

impl Sort {
    const ALL: [(Sort, &'static str); 4] = [
        (Sort::Newest, "newest"),
        (Sort::Oldest, "oldest"),
        (Sort::Deadliest, "deadliest"),
        (Sort::Thinnest, "thinnest"),
    ];

    /// Every order there is.
    pub(crate) const EACH: [Sort; 4] =
        [Sort::Newest, Sort::Oldest, Sort::Deadliest, Sort::Thinnest];

    /// The word of the address.
    pub(crate) fn as_str(self) -> &'static str {
        Sort::ALL
            .iter()
            .find(|(sort, _)| *sort == self)
            .map_or("newest", |(_, word)| word)
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Words of the list filters, by the filter's name.
    pub(crate) words: BTreeMap<&'static str, Vec<String>>,
    /// Not before this day.
    pub(crate) from: Option<Date>,
    /// Not after this day.
    pub(crate) to: Option<Date>,
    /// Words of the texts.
    pub(crate) search: Option<String>,
    /// Only events whose claims contradict each other, or only others.
    pub(crate) disputed: Option<bool>,
    /// Told by at least so many independent sources.
    pub(crate) sources: Option<u64>,
    /// At least so many dead.
    pub(crate) fatalities: Option<u64>,
    /// West, south, east, north, in degrees.
    pub(crate) bounds: Option<[i32; 4]>,
    /// The order.
    pub(crate) sort: Sort,
    /// Events on a page.
    pub(crate) limit: Option<usize>,
    /// The page, from 1.
    pub(crate) page: usize,
}

impl Query {
    /// Reads the part of an address behind the question mark.
    ///
    /// # Errors
    /// If a value is none of its filter's, or a filter is not known.
    pub(crate) fn read(address: &str) -> Result<Query, Fault> {
        let mut query = Query { page: 1, ..Query::default() };
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(address.as_bytes()).into_owned().collect();
        for (name, value) in &pairs {
            query.take(name, value.trim())?;
        }
        if let (Some(from), Some(to)) = (query.from, query.to)
            && from > to
        {
            let why = format!("the first day, {from}, is after the last, {to}");
            return Err(Fault::malformed(why, "give the earlier day first"));
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        if value.is_empty() {
            return Ok(());
        }
        if let Some(filter) = WORD_FILTERS.iter().find(|filter| **filter == name) {
            let words = value.split('|').map(str::trim).filter(|word| !word.is_empty());
            let all = self.words.entry(filter).or_default();
            for word in words {
                if !all.iter().any(|there| there == word) {
                    all.push(word.to_owned());
                }
            }
            return Ok(());
        }
        match name {
            "q" => self.search = Some(value.to_owned()),
            "from" => self.from = Some(day(value)?),
            "to" => self.to = Some(day(value)?),
            "event_date" => (self.from, self.to) = days(value)?,
            // As in ACLED's interface; one day and two days tell themselves apart.
            "event_date_where" => match value.to_ascii_uppercase().as_str() {
                "BETWEEN" | "=" => {}
                ">" | ">=" => self.to = None,
                "<" | "<=" => (self.from, self.to) = (None, self.to.or(self.from)),
                _ => {
                    let why = format!("`event_date_where` cannot be `{value}`");
                    return Err(Fault::malformed(why, "it is BETWEEN, =, > or <"));
                }
            },
            "year" => {
                let year = number(name, value)?;
                let day = |month, day| {
                    let year = i16::try_from(year).ok()?;
                    Date::new(year, month, day).ok()
                };
                (self.from, self.to) = (day(1, 1), day(12, 31));
            }
            "disputed" => self.disputed = Some(yes_or_no(name, value)?),
            "sources" => self.sources = Some(number(name, value)?),
            "fatalities" => self.fatalities = Some(number(name, value)?),
            "bbox" => self.bounds = Some(bounds(value)?),
            "sort" => {
                let sort = Sort::ALL.iter().find(|(_, word)| *word == value);
                let Some((sort, _)) = sort else {
                    let why = format!("no list is sorted by `{value}`");
                    let help = "sort by newest, oldest, deadliest or thinnest";
                    return Err(Fault::malformed(why, help));
                };
                self.sort = *sort;
            }
            "limit" => match number(name, value)? {
                0 => {
                    return Err(Fault::malformed(
                        "a page of no events",
                        "ask for 1 or more",
                    ));
                }
                limit => {
                    let limit = usize::try_from(limit).unwrap_or(LONGEST_PAGE);
                    self.limit = Some(limit.min(LONGEST_PAGE));
                }
            },
            "page" => match usize::try_from(number(name, value)?).unwrap_or(usize::MAX) {
                0 => {
                    return Err(Fault::malformed(
                        "there is no page 0",
                        "pages count from 1",
                    ));
                }
                page => self.page = page,
            },
            // What a single view asks for beside the filters.
            _ if VIEW_WORDS.contains(&name) => {}
            _ => {
                let known: Vec<&str> =
                    WORD_FILTERS.iter().chain(&OTHER_FILTERS).copied().collect();
                let why = format!("no filter is called `{name}`");
                return Err(Fault::malformed(
                    why,
                    format!("there are {}", known.join(", ")),
                ));
            }
        }
        Ok(())
    }

    /// The query as the part of an address behind the question mark, without what is as usual.
    pub(crate) fn address(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, words) in &self.words {
            out.append_pair(name, &words.join("|"));
        }
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                out.append_pair(name, &value);
            }
        };
        put("from", self.from.map(|day| day.to_string()));
        put("to", self.to.map(|day| day.to_string()));
        put("q", self.search.clone());
        put("disputed", self.disputed.map(|it| if it { "yes" } else { "no" }.to_owned()));
        put("sources", self.sources.map(|n| n.to_string()));
        put("fatalities", self.fatalities.map(|n| n.to_string()));
        let degrees = |bounds: [i32; 4]| {
            bounds.map(|tens| (f64::from(tens) / 10_000.0).to_string()).join(",")
        };
        put("bbox", self.bounds.map(degrees));
        put("sort", (self.sort != Sort::Newest).then(|| self.sort.as_str().to_owned()));
        put("limit", self.limit.map(|n| n.to_string()));
        put("page", (self.page > 1).then(|| self.page.to_string()));
        out.finish()
    }

    /// The same without the page, which is another for other events.
    #[must_use]
    pub(crate) fn first_page(&self) -> Query {
        Query { page: 1, ..self.clone() }
    }

    /// The same with a word of a filter set where it was not and taken away where it was.
    #[must_use]
    pub(crate) fn toggled(&self, filter: &'static str, word: &str) -> Query {
        let mut query = self.first_page();
        let words = query.words.entry(filter).or_default();
        match words.iter().position(|there| there == word) {
            Some(at) => {
                words.remove(at);
            }
            None => words.push(word.to_owned()),
        }
        if words.is_empty() {
            query.words.remove(filter);
        }
        query
    }

    /// Whether a word of a filter is asked for.
    pub(crate) fn has(&self, filter: &str, word: &str) -> bool {
        self.words
            .get(filter)
            .is_some_and(|words| words.iter().any(|there| there == word))
    }

    /// Whether any event is left out.
    pub(crate) fn is_narrow(&self) -> bool {
        let all = Query {
            sort: self.sort,
            limit: self.limit,
            page: self.page,
            ..Query::default()
        };
        *self != all
    }

    /// How many events a page has.
    pub(crate) fn page_length(&self) -> usize {
        self.limit.unwrap_or(PAGE_LENGTH)
    }
}

/// Filters that are no list of words.
const OTHER_FILTERS: [&str; 12] = [
    "q",
    "from",
    "to",
    "event_date",
    "event_date_where",
    "year",
    "disputed",
    "sources",
    "fatalities",
    "bbox",
    "sort",
    "limit",
];

/// What single views read from the address for themselves.
const VIEW_WORDS: [&str; 10] =
    ["event", "report", "words", "claim", "at", "by", "skips", "place", "a", "b"];

/// A day as a person writes it.
pub(crate) fn day(value: &str) -> Result<Date, Fault> {
    let wrong =
        |_| Fault::malformed(format!("`{value}` is no day"), "write it as 2016-05-04");
    value.trim().parse().map_err(wrong)
}

/// `2016-05-04`, or `2016-05-04|2016-05-31` as ACLED's interface has it.
fn days(value: &str) -> Result<(Option<Date>, Option<Date>), Fault> {
    let (from, to) = value.split_once('|').unwrap_or((value, value));
    Ok((Some(day(from)?), Some(day(to)?)))
}

fn number(name: &str, value: &str) -> Result<u64, Fault> {
    value.parse().map_err(|_| {
        Fault::malformed(
            format!("`{name}`: `{value}` is no whole number"),
            "write it in digits",
        )
    })
}

fn yes_or_no(name: &str, value: &str) -> Result<bool, Fault> {
    match value {
        "yes" | "true" | "1" => Ok(true),
        "no" | "false" | "0" => Ok(false),
        _ => Err(Fault::malformed(
            format!("`{name}`: `{value}` is neither yes nor no"),
            "write `yes` or `no`",
        )),
    }
}

/// Degrees in ten-thousandths: about ten metres, so that the same box is the same address.
fn bounds(value: &str) -> Result<[i32; 4], Fault> {
    let wrong = || {
        Fault::malformed(
            format!("`bbox`: `{value}` is no box"),
            "write west, south, east and north in degrees: 39.5,34.2,41.3,36",
        )
    };
    let degrees: Vec<f64> = value
        .split(',')
        .map(|word| word.trim().parse::<f64>().map_err(|_| wrong()))
        .collect::<Result<_, _>>()?;
    let [west, south, east, north] = degrees.as_slice() else { return Err(wrong()) };
    let fits =
        west.abs() <= 180.0 && east.abs() <= 180.0 && south >= &-90.0 && north <= &90.0;
    if !fits || south > north {
        return Err(wrong());
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 1,800,000")]
    Ok([*west, *south, *east, *north].map(|degrees| (degrees * 10_000.0).round() as i32))
}

#[cfg(test)]
mod tests;
