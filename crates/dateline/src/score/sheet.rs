//! The sheet of an audit: rows for a person to judge.

use std::collections::{BTreeMap, BTreeSet};

use dateline_formats::{CodePoints, Texts};
use dateline_model::{Dataset, ReportId};
use dateline_score::{Population, Telling, Topic, Unit, draw};

use super::uncoded::Uncoded;

/// The columns. A person fills the four behind `kind`; the rest says what is judged and ties it to its words.
pub const SHEET_COLUMNS: [&str; 25] = [
    "kind",
    "right",
    "wrong_fields",
    "holds_event",
    "note",
    "sentence",
    "type",
    "actor",
    "recipient",
    "weapon",
    "control",
    "date",
    "place",
    "killed",
    "injured",
    "before",
    "coded_in_report",
    "report",
    "published",
    "event_id",
    "report_id",
    "start",
    "end",
    "quote",
    "stratum",
];

/// What a person judges of an event, by the columns of the sheet.
pub(super) const TOPICS: [Topic; 9] = [
    Topic::Type,
    Topic::Actor,
    Topic::Recipient,
    Topic::Weapon,
    Topic::Control,
    Topic::Date,
    Topic::Place,
    Topic::Killed,
    Topic::Injured,
];

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The sheet as CSV.
    pub csv: Vec<u8>,
    /// Rows of events in it.
    pub n_events: usize,
    /// Rows of sentences in it.
    pub n_sentences: usize,
    /// From what they were drawn.
    pub population: Population,
}

/// Code points of text before a sentence that the sheet shows: enough to know whom "they" means.
const BEFORE: usize = 240;
/// Sentences of one event that the sheet shows.
const MOST_SENTENCES: usize = 4;

/// Draws `n` events and `n` uncoded sentences, events by their type, sentences by why they gave none.
pub fn sheet(
    dataset: &Dataset,
    texts: &dyn Texts,
    units: &[Unit],
    uncoded: &[Uncoded],
    n: usize,
    seed: u64,
) -> Drawn {
    let strata: Vec<String> = units.iter().map(stratum).collect();
    let items: Vec<(&str, &str)> = units
        .iter()
        .zip(&strata)
        .map(|(unit, stratum)| (unit.id.0.as_str(), stratum.as_str()))
        .collect();
    let events = draw(&items, n, seed);
    let names: Vec<String> = uncoded.iter().map(name).collect();
    let items: Vec<(&str, &str)> = names
        .iter()
        .zip(uncoded)
        .map(|(name, each)| (name.as_str(), each.why.as_str()))
        .collect();
    let sentences = draw(&items, n, seed);
    let context = Context { dataset, texts, beside: beside(units) };
    let mut writer = csv::Writer::from_writer(Vec::new());
    // A Vec takes every byte, and every row has as many cells as the head.
    let _ = writer.write_record(SHEET_COLUMNS);
    let rows = events.iter().map(|&at| context.event(&units[at], &strata[at]));
    for row in rows.chain(sentences.iter().map(|&at| context.sentence(&uncoded[at]))) {
        let cell = |column: &&str| row.get(*column).map_or("", String::as_str);
        let _ = writer.write_record(SHEET_COLUMNS.iter().map(|name| plain(cell(name))));
    }
    Drawn {
        csv: writer.into_inner().unwrap_or_default(),
        n_events: events.len(),
        n_sentences: sentences.len(),
        population: Population { events: units.len(), sentences: uncoded.len() },
    }
}

fn stratum(unit: &Unit) -> String {
    use dateline_score::Field::EventType;
    unit.value(EventType).map_or("no type of ACLED's".to_owned(), |kind| kind.in_words())
}

fn name(sentence: &Uncoded) -> String {
    format!("{}:{}", sentence.report.0, sentence.span.start())
}

/// What of an event stands in the column of a topic: what ACLED has no type for is told in PLOVER's words.
pub(super) fn words(unit: &Unit, topic: Topic) -> String {
    let told = unit.words(topic);
    let act = || unit.words(Topic::Act).filter(|_| topic == Topic::Type);
    told.or_else(act).unwrap_or_default()
}

/// For each report the events that are coded in it, in a few words.
fn beside(units: &[Unit]) -> BTreeMap<&ReportId, Vec<String>> {
    let mut beside: BTreeMap<&ReportId, Vec<String>> = BTreeMap::new();
    for unit in units {
        let told = [Topic::Date, Topic::Place, Topic::Type].map(|it| words(unit, it));
        let told: Vec<String> = told.into_iter().filter(|it| !it.is_empty()).collect();
        let reports: BTreeSet<&ReportId> =
            unit.tellings.iter().map(|told| &told.report).collect();
        for report in reports {
            beside.entry(report).or_default().push(told.join(" "));
        }
    }
    beside
}

struct Context<'d> {
    dataset: &'d Dataset,
    texts: &'d dyn Texts,
    beside: BTreeMap<&'d ReportId, Vec<String>>,
}

type Row = BTreeMap<&'static str, String>;

impl Context<'_> {
    fn event(&self, unit: &Unit, stratum: &str) -> Row {
        let mut row = Row::from([("kind", "event".to_owned())]);
        row.insert("stratum", stratum.to_owned());
        row.insert("event_id", unit.id.0.clone());
        for topic in TOPICS {
            row.insert(topic.as_str(), words(unit, topic));
        }
        let mut sentences: Vec<String> = Vec::new();
        for told in &unit.tellings {
            let sentence = one_line(&told.sentence);
            if !sentences.contains(&sentence) && sentences.len() < MOST_SENTENCES {
                sentences.push(sentence);
            }
        }
        row.insert("sentence", sentences.join(" | "));
        if let Some(first) = unit.tellings.first() {
            self.of_report(&first.report, &mut row);
            row.insert("before", self.before(first));
            row.insert("quote", one_line(&first.quote));
            if let Some(words) = first.trigger {
                row.insert("start", words.start.to_string());
                row.insert("end", words.end.to_string());
            }
        }
        row
    }

    fn sentence(&self, uncoded: &Uncoded) -> Row {
        let mut row = Row::from([("kind", "sentence".to_owned())]);
        row.insert("stratum", uncoded.why.as_str().to_owned());
        self.of_report(&uncoded.report, &mut row);
        let text = self.texts.text(&uncoded.report).unwrap_or("");
        let points = CodePoints::of(text);
        let quote = uncoded.span.of(text);
        row.insert("sentence", one_line(quote));
        row.insert("quote", one_line(quote));
        row.insert("before", one_line(points.context(uncoded.span, BEFORE).0));
        row.insert("start", points.at(uncoded.span.start()).to_string());
        row.insert("end", points.at(uncoded.span.end()).to_string());
        let beside = self.beside.get(&uncoded.report);
        row.insert("coded_in_report", beside.map_or(String::new(), |it| it.join(" | ")));
        row
    }

    fn of_report(&self, report: &ReportId, row: &mut Row) {
        row.insert("report_id", report.0.to_string());
        let Some(card) = self.dataset.report(report) else { return };
        let name = match &card.record {
            Some(record) => format!("{} ({record})", card.path),
            None => card.path.clone(),
        };
        row.insert("report", name);
        let day = card.published.day().map(|day| day.value.to_string());
        row.insert("published", day.unwrap_or_default());
    }

    fn before(&self, told: &Telling) -> String {
        let text = self.texts.text(&told.report).unwrap_or("");
        let at = text.find(&told.sentence).filter(|_| !told.sentence.is_empty());
        let head = at.and_then(|at| text.get(..at)).unwrap_or("");
        let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
        one_line(head.get(from..).unwrap_or(""))
    }
}

/// The words with one blank between them.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a spreadsheet would run as a formula becomes words: an apostrophe before it.
fn plain(cell: &str) -> String {
    match starts_formula(cell) && cell.parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn starts_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The cell as it was before [`plain`].
pub(super) fn unplain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| starts_formula(rest)).unwrap_or(cell)
}
