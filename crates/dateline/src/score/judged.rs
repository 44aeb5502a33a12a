//! What a person judged in a sheet, held against the dataset as it is now.

use std::collections::{BTreeMap, BTreeSet};

use dateline_formats::{CodePoints, Texts};
use dateline_model::{Dataset, ReportId};
use dateline_score::{EventJudged, Mark, Telling, Topic, Unit, Words, alike};

use crate::import::line_of;

use super::sheet::{SHEET_COLUMNS, TOPICS, one_line, unplain, words};
use super::uncoded::Uncoded;

/// Why a sheet cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// It is no sheet of ours.
    #[error("{file}: there is no column `{column}`")]
    Column {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// A cell holds what cannot be understood.
    #[error("{file}:{line}: {what}")]
    Cell {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        what: String,
        /// What may stand there.
        help: String,
    },
}

impl SheetError {
    /// What the user can do about it.
    pub fn remedy(&self) -> &str {
        match self {
            SheetError::Column { .. } => {
                "give a sheet that `dateline audit FILE --sample N -o sheet.csv` wrote"
            }
            SheetError::Cell { help, .. } => help,
        }
    }
}

/// A row that was judged and no longer counts, or counts in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedRow {
    /// The line in the sheet, counted from 1.
    pub line: u64,
    /// The words it is about.
    pub quote: String,
}

/// What a sheet says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The events that were judged.
    pub events: Vec<EventJudged>,
    /// The sentences that were judged: whether each holds an event that is not in the dataset.
    pub sentences: Vec<bool>,
    /// Rows of events that were not judged yet.
    pub open_events: usize,
    /// Rows of sentences that were not judged yet.
    pub open_sentences: usize,
    /// Judged events that are no longer in the dataset.
    pub gone: Vec<JudgedRow>,
    /// Judged sentences from which an event is read by now, or whose report is gone.
    pub coded_since: Vec<JudgedRow>,
    /// Judged events of which some values are others by now; these values do not count.
    pub changed: Vec<JudgedRow>,
}

/// Reads a sheet that a person filled, against the dataset as it is now; `file` is its name and its text.
///
/// An event is found again by its id, else by its report and the words it turns on; where the report is there with
/// another text, by the sentence.
///
/// # Errors
/// If it is no sheet, or a cell that a person fills holds what cannot be understood.
pub fn judged(
    file: (&str, &str),
    dataset: &Dataset,
    texts: &dyn Texts,
    units: &[Unit],
    uncoded: &[Uncoded],
) -> Result<Judged, SheetError> {
    let known = Known::of(dataset, texts, units, uncoded);
    let mut judged = Judged::default();
    for row in rows(file)? {
        let line = JudgedRow { line: row.line, quote: one_line(row.cell("quote")) };
        match row.cell("kind") {
            "event" => {
                let wrong = row.wrong_fields()?;
                let right = row.verdict("right")?;
                // Who names wrong fields has found the event.
                let Some(right) = right.or((!wrong.is_empty()).then_some(true)) else {
                    judged.open_events += 1;
                    continue;
                };
                match known.event(&row) {
                    None => judged.gone.push(line),
                    Some(_) if !right => judged.events.push(EventJudged::Wrong),
                    Some(unit) => {
                        let marks = marks(unit, &row, &wrong);
                        if marks.len() < TOPICS.len() {
                            judged.changed.push(line);
                        }
                        judged.events.push(EventJudged::Right(marks));
                    }
                }
            }
            "sentence" => match row.verdict("holds_event")? {
                None => judged.open_sentences += 1,
                Some(holds) if known.is_uncoded(&row) => judged.sentences.push(holds),
                Some(_) => judged.coded_since.push(line),
            },
            "" => {}
            other => {
                let what = format!("`{other}` is no kind of row");
                return Err(row.fault(what, "write event or sentence"));
            }
        }
    }
    Ok(judged)
}

/// The topics whose value is still the one that was judged.
fn marks(
    unit: &Unit,
    row: &SheetRow<'_>,
    wrong: &BTreeSet<Topic>,
) -> BTreeMap<Topic, Mark> {
    let mut marks = BTreeMap::new();
    for topic in TOPICS {
        let now = words(unit, topic);
        if now.trim() != row.cell(topic.as_str()) {
            continue;
        }
        marks.insert(
            topic,
            match (now.is_empty(), wrong.contains(&topic)) {
                (false, false) => Mark::Right,
                (false, true) => Mark::Wrong,
                (true, false) => Mark::Empty,
                (true, true) => Mark::Missing,
            },
        );
    }
    marks
}

/// What the dataset holds now, by what rows of a sheet are tied to.
struct Known<'d> {
    by_id: BTreeMap<&'d str, &'d Unit>,
    by_report: BTreeMap<&'d str, Vec<(&'d Telling, &'d Unit)>>,
    sentences: BTreeSet<(&'d str, usize, usize)>,
    /// The same sentences by their words.
    quotes: BTreeSet<String>,
    reports: BTreeSet<&'d str>,
}

impl<'d> Known<'d> {
    fn of(
        dataset: &'d Dataset,
        texts: &dyn Texts,
        units: &'d [Unit],
        uncoded: &'d [Uncoded],
    ) -> Known<'d> {
        let mut by_report: BTreeMap<&str, Vec<(&Telling, &Unit)>> = BTreeMap::new();
        for unit in units {
            for told in &unit.tellings {
                by_report.entry(&told.report.0).or_default().push((told, unit));
            }
        }
        let points: BTreeMap<&ReportId, CodePoints<'_>> = dataset
            .reports
            .iter()
            .map(|card| (&card.id, CodePoints::of(texts.text(&card.id).unwrap_or(""))))
            .collect();
        let sentences = uncoded.iter().filter_map(|each| {
            let points = points.get(&each.report)?;
            let (start, end) = (each.span.start(), each.span.end());
            Some((&*each.report.0, points.at(start), points.at(end)))
        });
        Known {
            by_id: units.iter().map(|unit| (unit.id.0.as_str(), unit)).collect(),
            by_report,
            sentences: sentences.collect(),
            quotes: uncoded
                .iter()
                .map(|each| {
                    one_line(each.span.of(texts.text(&each.report).unwrap_or("")))
                })
                .collect(),
            reports: dataset.reports.iter().map(|card| &*card.id.0).collect(),
        }
    }

    fn event(&self, row: &SheetRow<'_>) -> Option<&'d Unit> {
        if let Some(unit) = self.by_id.get(row.cell("event_id")) {
            return Some(unit);
        }
        let quote = row.cell("quote");
        let Some(told) = self.by_report.get(row.cell("report_id")) else {
            return self.by_sentence(row, quote);
        };
        let words = row.words()?;
        let found = told.iter().find(|(told, _)| {
            one_line(&told.quote) == quote
                && told.trigger.is_some_and(|at| at.overlaps(words))
        });
        found.map(|(_, unit)| *unit)
    }

    /// The event of the same words in the same sentence, in a report that has replaced the row's.
    fn by_sentence(&self, row: &SheetRow<'_>, quote: &str) -> Option<&'d Unit> {
        if self.reports.contains(row.cell("report_id")) {
            return None;
        }
        let sentence = row.cell("sentence").split(" | ").next()?;
        let all = self.by_report.values().flatten();
        let mut found = all.filter(|(told, _)| {
            one_line(&told.quote) == quote && alike(&told.sentence, sentence)
        });
        found.next().map(|(_, unit)| *unit)
    }

    fn is_uncoded(&self, row: &SheetRow<'_>) -> bool {
        let report = row.cell("report_id");
        match self.reports.contains(report) {
            true => row.words().is_some_and(|words| {
                self.sentences.contains(&(report, words.start, words.end))
            }),
            false => self.quotes.contains(row.cell("quote")),
        }
    }
}

struct SheetRow<'f> {
    file: &'f str,
    line: u64,
    cells: BTreeMap<&'static str, String>,
}

fn rows<'f>(file: (&'f str, &str)) -> Result<Vec<SheetRow<'f>>, SheetError> {
    let text = file.1.trim_start_matches('\u{feff}');
    // A spreadsheet of a country that writes decimals with a comma puts semicolons between cells.
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let unreadable = |error: &csv::Error| SheetError::Cell {
        file: file.0.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        what: error.to_string(),
        help: "save the sheet as CSV in UTF-8".to_owned(),
    };
    let heads = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let mut at: BTreeMap<&'static str, usize> = BTreeMap::new();
    for column in SHEET_COLUMNS {
        match heads.iter().position(|head| head.trim() == column) {
            Some(found) => {
                at.insert(column, found);
            }
            // What only helps a person to judge may be left out.
            None if [
                "note",
                "before",
                "coded_in_report",
                "report",
                "published",
                "stratum",
            ]
            .contains(&column) => {}
            None => return Err(SheetError::Column { file: file.0.to_owned(), column }),
        }
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        let cells = at.iter().map(|(&column, &at)| {
            let cell = record.get(at).unwrap_or_default();
            (column, unplain(cell.trim()).trim().to_owned())
        });
        let line = record.position().map_or(1, |at| line_of(text, at));
        rows.push(SheetRow { file: file.0, line, cells: cells.collect() });
    }
    Ok(rows)
}

impl SheetRow<'_> {
    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn words(&self) -> Option<Words> {
        let at = |column: &str| self.cell(column).parse().ok();
        Some(Words { start: at("start")?, end: at("end")? })
    }

    fn verdict(&self, column: &'static str) -> Result<Option<bool>, SheetError> {
        match self.cell(column).to_lowercase().as_str() {
            "" => Ok(None),
            "right" | "yes" | "r" | "y" | "true" | "1" => Ok(Some(true)),
            "wrong" | "no" | "w" | "n" | "false" | "0" => Ok(Some(false)),
            other => Err(self.fault(
                format!("`{other}` in column `{column}` is no verdict"),
                "write yes or no, or leave it empty",
            )),
        }
    }

    fn wrong_fields(&self) -> Result<BTreeSet<Topic>, SheetError> {
        let words = self.cell("wrong_fields").to_lowercase();
        let words = words.split([',', ';', ' ', '|']).map(str::trim);
        words
            .filter(|word| !word.is_empty())
            .map(|word| {
                let found = TOPICS.into_iter().find(|topic| topic.as_str() == word);
                found.ok_or_else(|| {
                    let fields: Vec<&str> = TOPICS.iter().map(|it| it.as_str()).collect();
                    self.fault(
                        format!("`{word}` in column `wrong_fields` is no field"),
                        &format!(
                            "write some of {}, with blanks between",
                            fields.join(", ")
                        ),
                    )
                })
            })
            .collect()
    }

    fn fault(&self, what: String, help: &str) -> SheetError {
        SheetError::Cell {
            file: self.file.to_owned(),
            line: self.line,
            what,
            help: help.to_owned(),
        }
    }
}
