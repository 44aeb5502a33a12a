//! `dateline agree`: how far two coders agree on the same reports.

mod row;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline::formats::acled;
use dateline::model::{ReportCard, ReportId};
use dateline::score::{
    Agreement, Coding, FieldAgreement, MatchedBy, OneReport, Settings, agree, coding,
    coding_of_lines, coding_of_table,
};

use crate::args::AgreeArguments;
use crate::code::count;
use crate::events::short_id;
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes, tell};
use crate::render::snippet::safe;
use crate::render::unit;

/// Resamples for an interval: two decimals of a bound stay put from 1,000 on.
const RESAMPLES: usize = 1_000;

/// Prints the figures field by field, and where the two differ if that was asked for.
pub(crate) fn run(arguments: &AgreeArguments, quiet: bool) -> Result<Finish> {
    let (a, b) = (File::read(&arguments.a)?, File::read(&arguments.b)?);
    let (a, b) = alike(a, b)?;
    let settings = Settings { seed: arguments.seed, resamples: RESAMPLES };
    let found = agree(&a.coding, &b.coding, settings);
    if arguments.json {
        print_bytes(&row::line(&found, &a, &b, settings)?)?;
        return Ok(Finish::Done);
    }
    let mut drawn = heading(&found, &a, &b);
    drawn.push_str(&table(&found.fields));
    if arguments.reports {
        drawn.push_str(&by_report(&found, &a, &b));
    }
    if arguments.disagreements {
        drawn.push_str(&differing(&found, &a, &b));
    }
    print(&drawn)?;
    if !quiet {
        for note in notes(&found, &a, &b) {
            tell(&format!("{}: {note}\n", paint(paint::NOTE, "note")));
        }
    }
    Ok(Finish::Done)
}

/// A coder's file as it was opened.
struct File {
    name: String,
    content: Content,
}

enum Content {
    Dataset(Box<Opened>),
    Lines(Coding),
    Table(Coding),
}

/// A coder's events, ready to compare.
struct Coder {
    name: String,
    coding: Coding,
    /// The paths of reports, where the file tells them.
    paths: BTreeMap<ReportId, String>,
}

impl File {
    /// What a file is, its content tells: a GeoPackage is a SQLite file, our lines begin with a brace.
    fn read(path: &Path) -> Result<File> {
        let name = path.display().to_string();
        if path.is_dir() {
            bail!("{name} is a folder: name a dataset, JSON Lines or a table");
        }
        let content = if is_dataset(path).with_context(|| name.clone())? {
            Content::Dataset(Box::new(Opened::read(path)?))
        } else {
            let bytes = std::fs::read(path).with_context(|| name.clone())?;
            let text = String::from_utf8(bytes)
                .with_context(|| format!("{name} is neither a dataset nor text"))?;
            match text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
                true => Content::Lines(
                    coding_of_lines(&text)
                        .with_context(|| format!("{name} is no export of ours"))?,
                ),
                false => Content::Table(coding_of_table((&name, &text))?),
            }
        };
        Ok(File { name, content })
    }

    fn coder(self) -> Coder {
        let mut paths = BTreeMap::new();
        let coding = match self.content {
            Content::Dataset(opened) => {
                for card in &opened.dataset.reports {
                    paths.insert(card.id.clone(), report_name(card));
                }
                coding(&opened.dataset, &opened.texts)
            }
            Content::Lines(coding) | Content::Table(coding) => coding,
        };
        Coder { name: self.name, coding, paths }
    }

    /// The events by the names of ACLED's columns, beside a table that knows no others.
    fn in_acleds_columns(self) -> Result<Coder> {
        let coding = match self.content {
            Content::Table(coding) => coding,
            Content::Dataset(opened) => {
                let actors = dateline::acled_names()?;
                let settings =
                    acled::Settings { actors: &actors, ..acled::Settings::default() };
                let export = acled::export(&opened.dataset, &opened.texts, &settings);
                coding_of_table((&self.name, &String::from_utf8(export.bytes)?))?
            }
            Content::Lines(_) => bail!(
                "{}: JSON Lines cannot be held against a table in ACLED's columns: \
                 give the dataset, or its export in ACLED's columns",
                self.name
            ),
        };
        Ok(Coder { name: self.name, coding, paths: BTreeMap::new() })
    }
}

/// Whether it is a SQLite file, by its first bytes: a dataset of a long war is not read to see that.
fn is_dataset(path: &Path) -> std::io::Result<bool> {
    const SQLITE: &[u8] = b"SQLite format 3\0";
    let mut first = Vec::new();
    std::fs::File::open(path)?.take(SQLITE.len() as u64).read_to_end(&mut first)?;
    Ok(first == SQLITE)
}

fn report_name(card: &ReportCard) -> String {
    match &card.record {
        Some(record) => format!("{} ({record})", card.path),
        None => card.path.clone(),
    }
}

/// The path of a report, by whichever file tells it.
fn path_of<'c>(report: &ReportId, a: &'c Coder, b: &'c Coder) -> Option<&'c str> {
    a.paths.get(report).or_else(|| b.paths.get(report)).map(String::as_str)
}

/// The two in the same terms.
fn alike(a: File, b: File) -> Result<(Coder, Coder)> {
    let is_table = |file: &File| matches!(file.content, Content::Table(_));
    match is_table(&a) || is_table(&b) {
        true => Ok((a.in_acleds_columns()?, b.in_acleds_columns()?)),
        false => Ok((a.coder(), b.coder())),
    }
}

fn heading(found: &Agreement, a: &Coder, b: &Coder) -> String {
    let mut drawn = String::new();
    for (letter, coder, only) in
        [("A", a, found.only_a.len()), ("B", b, found.only_b.len())]
    {
        let events = count(coder.coding.units.len(), "event");
        let name = safe(&coder.name);
        drawn.push_str(&format!(
            "{}  {name}: {events}, {only} found by {letter} only\n",
            paint(paint::BOLD, letter)
        ));
    }
    let share = found.found_by_both().map_or(String::new(), |share| {
        let all = found.both.len() + found.only_a.len() + found.only_b.len();
        format!(" of {all} ({:.0} %)", share * 100.0)
    });
    let reports = found
        .reports
        .map_or(String::new(), |n| format!(" in {} that both read", count(n, "report")));
    drawn.push_str(&format!(
        "Both found {}{share}{reports}{}\n\n",
        count(found.both.len(), "event"),
        matched(found)
    ));
    drawn
}

/// "; matched by id 10, by claims 2".
fn matched(found: &Agreement) -> String {
    let by = MatchedBy::ALL.iter().filter_map(|by| {
        let number = found.both.iter().filter(|pair| pair.by == *by).count();
        (number > 0).then(|| format!("by {} {number}", by.as_str()))
    });
    let by: Vec<String> = by.collect();
    match by.is_empty() {
        true => String::new(),
        false => format!("; matched {}", by.join(", ")),
    }
}

/// Field by field, in columns.
fn table(fields: &[FieldAgreement]) -> String {
    let head = format!(
        "{:<15} {:>5} {:>6} {:>7}  {:<15} {:<11} {:>6} {:>6}",
        "FIELD", "BOTH", "SAME", "ALPHA", "95 % INTERVAL", "READING", "ONLY A", "ONLY B"
    );
    let mut drawn = format!("{}\n", paint(paint::DIM, &head));
    for field in fields {
        let none = || "–".to_owned();
        let alpha = field.alpha.map_or_else(none, |it| format!("{:.3}", it.alpha));
        let interval = field.alpha.and_then(|it| it.interval);
        let interval =
            interval.map_or_else(none, |(low, high)| format!("{low:.3}..{high:.3}"));
        let same = match field.n {
            0 => none(),
            n => format!("{:.0} %", 100.0 * field.same as f64 / n as f64),
        };
        drawn.push_str(&format!(
            "{:<15} {:>5} {same:>6} {alpha:>7}  {interval:<15} {:<11} {:>6} {:>6}\n",
            field.field.as_str(),
            field.n,
            field.reading.as_str(),
            field.only_a,
            field.only_b,
        ));
    }
    drawn
}

/// Report by report, the worst first: least events found by both, then least values alike.
fn by_report(found: &Agreement, a: &Coder, b: &Coder) -> String {
    let share = |part: usize, whole: usize| match whole {
        0 => 1.0,
        whole => part as f64 / whole as f64,
    };
    let found_by_both = |it: &OneReport| share(it.both, it.both + it.only_a + it.only_b);
    let mut reports: Vec<&OneReport> = found.by_report.iter().collect();
    reports.sort_by(|one, other| {
        let key = |it: &OneReport| (found_by_both(it), share(it.same, it.n));
        let ((one_found, one_same), (found, same)) = (key(one), key(other));
        one_found.total_cmp(&found).then(one_same.total_cmp(&same))
    });
    let head = format!(
        "{:>5} {:>6} {:>6} {:>6}  {}",
        "BOTH", "ONLY A", "ONLY B", "SAME", "REPORT"
    );
    let mut drawn = format!("\n{}\n", paint(paint::DIM, &head));
    for it in reports {
        let name = path_of(&it.report, a, b).unwrap_or_else(|| it.report.short());
        let same = match it.n {
            0 => "–".to_owned(),
            n => format!("{:.0} %", 100.0 * share(it.same, n)),
        };
        let (both, only_a, only_b, name) = (it.both, it.only_a, it.only_b, safe(name));
        drawn.push_str(&format!("{both:>5} {only_a:>6} {only_b:>6} {same:>6}  {name}\n"));
    }
    drawn
}

/// Events that one did not find, and each field told otherwise.
fn differing(found: &Agreement, a: &Coder, b: &Coder) -> String {
    let mut drawn = String::new();
    for (letter, coder, only) in [("A", a, &found.only_a), ("B", b, &found.only_b)] {
        if only.is_empty() {
            continue;
        }
        let head = format!("Found by {letter} only");
        drawn.push_str(&format!("\n{}\n", paint(paint::BOLD, &head)));
        for event in only.iter().map(|&at| &coder.coding.units[at]) {
            drawn.push_str(&format!("  {}\n", unit::heading(event)));
            if let Some(told) = event.tellings.first() {
                drawn.push_str(&format!("    {}\n", unit::quoted(&told.sentence)));
            }
        }
    }
    let mut last = None;
    for differing in &found.disagreements {
        let pair = &found.both[differing.pair];
        let (one, other) = (&a.coding.units[pair.a], &b.coding.units[pair.b]);
        if last.is_none() {
            drawn.push_str(&format!(
                "\n{}\n",
                paint(paint::BOLD, "Told otherwise: A ≠ B")
            ));
        }
        if last != Some(differing.pair) {
            drawn.push_str(&format!("  {}", unit::heading(one)));
            if one.id != other.id {
                drawn.push_str(&format!("  (B: {})", short_id(&other.id.0)));
            }
            drawn.push('\n');
            last = Some(differing.pair);
        }
        let words = |value: &Option<dateline::score::Value>| {
            value.as_ref().map_or("–".to_owned(), |value| safe(&value.in_words()))
        };
        let field = paint(paint::DIM, &format!("{:<15}", differing.field.as_str()));
        let (a, b) = (words(&differing.a), words(&differing.b));
        drawn.push_str(&format!("    {field} {a} ≠ {b}\n"));
    }
    drawn
}

/// What a reader of the figures should know.
fn notes(found: &Agreement, a: &Coder, b: &Coder) -> Vec<String> {
    let mut notes = Vec::new();
    for (number, letter, other) in [(found.aside_a, "A", "B"), (found.aside_b, "B", "A")]
    {
        if number > 0 {
            let events = count(number, "event");
            notes.push(format!(
                "{events} of {letter}, from reports that {other} did not read, count nowhere"
            ));
        }
    }
    for (letter, coder) in [("A", a), ("B", b)] {
        let has_words = coder.coding.units.iter().any(|unit| !unit.tellings.is_empty());
        if coder.coding.reports.is_none() && has_words {
            notes.push(format!(
                "the file of {letter} does not say which reports were read: it is taken to be all"
            ));
        }
    }
    if found.both.iter().any(|pair| pair.by == MatchedBy::Values) {
        notes.push(
            "events of tables are matched by day, place and type: agreement on these is flattered"
                .to_owned(),
        );
    }
    notes
}
