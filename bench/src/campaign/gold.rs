//! What a careful reader makes of the campaign's reports: `gold.toml`, its marks tied to the words.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use dateline::Date;
use dateline::model::{Report, Span, ZoneKind};
use serde::Deserialize;

/// The reports, one a line.
pub(super) const REPORTS: &[u8] = include_bytes!("../../sets/campaign/reports.jsonl");

/// The file; what nothing here asks for is read over.
#[derive(Default, Deserialize)]
pub(super) struct Gold {
    pub(super) event: Vec<Event>,
    pub(super) report: Vec<Marked>,
    pub(super) copies: Vec<Copies>,
    pub(super) control: Vec<Stretch>,
}

/// An event.
#[derive(Deserialize)]
pub(super) struct Event {
    pub(super) id: String,
    /// The other event of the same day and place.
    pub(super) beside: Option<String>,
    #[serde(default)]
    pub(super) kinds: Vec<String>,
}

impl Event {
    /// Odd ones are the developers' half, whose errors are read.
    pub(super) fn is_developers(&self) -> bool {
        let number: String = self.id.chars().filter(char::is_ascii_digit).collect();
        number.parse::<u32>().is_ok_and(|number| number % 2 == 1)
    }
}

/// What one report tells.
#[derive(Default, Deserialize)]
pub(super) struct Marked {
    pub(super) id: String,
    pub(super) kinds: Vec<String>,
    #[serde(default)]
    pub(super) tellings: Vec<Telling>,
    #[serde(default)]
    pub(super) denials: Vec<Telling>,
    #[serde(default)]
    pub(super) totals: Vec<Total>,
    #[serde(default)]
    pub(super) background: Vec<Words>,
    #[serde(default)]
    pub(super) loose: Vec<Words>,
    #[serde(default)]
    pub(super) holds: Vec<Hold>,
}

/// Words that tell in passing who holds a place, or that it is besieged or fought over.
#[derive(Deserialize)]
pub(super) struct Hold {
    pub(super) place: String,
    pub(super) holder: Option<String>,
    pub(super) state: String,
    #[serde(flatten)]
    pub(super) words: Words,
}

/// Words of a report; they stand there once, or `nth` says which.
#[derive(Deserialize)]
pub(super) struct Words {
    pub(super) quote: String,
    pub(super) nth: Option<usize>,
}

impl Words {
    /// Where they stand; titles are not annotated, so the words are counted below the title.
    pub(super) fn span(&self, report: &Report) -> Result<Span> {
        let titles = report.zones().iter().filter(|zone| zone.kind == ZoneKind::Headline);
        let below = titles.map(|zone| zone.span.end()).max().unwrap_or(0);
        let text = report.text().get(below..).unwrap_or_default();
        let nth = self.nth.unwrap_or(1).saturating_sub(1);
        let found = text.match_indices(self.quote.as_str()).nth(nth);
        let (at, quote) = found.with_context(|| format!("no `{}` stands", self.quote))?;
        Ok(Span::new(below + at, below + at + quote.len()))
    }
}

/// Words that tell or deny an event.
#[derive(Deserialize)]
pub(super) struct Telling {
    pub(super) event: String,
    #[serde(flatten)]
    pub(super) words: Words,
    pub(super) deaths: Option<u64>,
}

/// Words that count many happenings.
#[derive(Deserialize)]
pub(super) struct Total {
    #[serde(flatten)]
    pub(super) words: Words,
    pub(super) counts: Vec<String>,
}

/// A report and its copies.
#[derive(Deserialize)]
pub(super) struct Copies {
    pub(super) of: String,
    pub(super) reports: Vec<String>,
}

/// Who held a place for a while, and how.
#[derive(Deserialize)]
pub(super) struct Stretch {
    pub(super) place: String,
    pub(super) holder: Option<String>,
    pub(super) state: String,
    from_latest: Date,
    to_earliest: Option<Date>,
    last_seen: Option<Date>,
}

/// The reports begin here; who held what before is told in passing.
const FIRST_DAY: Date = Date::constant(2016, 1, 16);

impl Stretch {
    /// The days that are asked for: from when it surely had begun to the day before it may have ended, or to the day
    /// on which a report last speaks of it.
    pub(super) fn days(&self) -> Vec<Date> {
        let last = match self.to_earliest {
            Some(end) => end.yesterday().ok(),
            None => self.last_seen,
        };
        let Some(last) = last else { return Vec::new() };
        let mut days = Vec::new();
        let mut day = self.from_latest.max(FIRST_DAY);
        while day <= last {
            days.push(day);
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        days
    }
}

impl Gold {
    /// Reads the file.
    pub(super) fn read() -> Result<Gold> {
        toml::from_str(include_str!("../../sets/campaign/gold.toml"))
            .context("bench/sets/campaign/gold.toml")
    }

    /// Whether a place of the stretches is of the developers' half: every other one, by name.
    pub(super) fn is_developers(&self, place: &str) -> bool {
        let places: BTreeSet<&str> =
            self.control.iter().map(|stretch| stretch.place.as_str()).collect();
        places.into_iter().position(|each| each == place).is_some_and(|at| at % 2 == 0)
    }

    /// The report that each copy copies.
    pub(super) fn originals(&self) -> BTreeMap<&str, &str> {
        let pairs = self.copies.iter().flat_map(|copies| {
            copies.reports.iter().map(|copy| (copy.as_str(), copies.of.as_str()))
        });
        pairs.collect()
    }
}
