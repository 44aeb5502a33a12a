//! A text and what is known about it, put together as a report.

use std::ops::Range;

use dateline_model::{
    Attested, Dateline, Diagnostic, Evidence, EvidenceRole, EvidenceSource, GivenField,
    Origin, Publication, Report, ReportId, Severity, Span,
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use whatlang::Lang;

use crate::language::language_of;
use crate::limits::{TEXT_BYTES, TEXT_WORDS};
use crate::paste::{Hints, Layout, lay_out};
use crate::{Input, MetadataRow, Reason, Settings};

/// What is known about a report before its text is read.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) id: ReportId,
    pub(crate) origin: Origin,
    /// The title column.
    pub(crate) title: Option<String>,
    /// The publisher column.
    pub(crate) outlet: Option<String>,
    /// The first and last day that the date column allows.
    pub(crate) published: Option<(Date, Date)>,
    /// How many letters could not be decoded.
    pub(crate) n_replaced: usize,
    /// Whether the text is a whole page in which no article was found.
    pub(crate) is_whole_page: bool,
    /// Whether something of the report is missing.
    pub(crate) is_cut: bool,
    /// Whether its bytes are other than the archive says that they were.
    pub(crate) is_altered: bool,
    /// Whether it is a feed's summary of the report.
    pub(crate) is_summary: bool,
    /// What a page's own tags say.
    pub(crate) tags: Tags,
    /// What is known about the text's parts.
    pub(crate) hints: Hints,
}

/// What the tags of a page say, each with the bytes that say it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tags {
    pub(crate) title: Option<(String, Range<u64>)>,
    pub(crate) byline: Option<(String, Range<u64>)>,
    pub(crate) outlet: Option<(String, Range<u64>)>,
    pub(crate) published: Option<(Date, Range<u64>)>,
    pub(crate) updated: Option<(Date, Range<u64>)>,
}

impl Given {
    pub(crate) fn of_file(input: &Input, bytes: &[u8]) -> Given {
        Given::of_bytes(&input.path, bytes)
    }

    /// Of the bytes that make a report, out of the file at `path`.
    pub(crate) fn of_bytes(path: &str, bytes: &[u8]) -> Given {
        Given {
            id: report_id(bytes),
            origin: Origin { path: path.to_owned(), ..Origin::default() },
            title: None,
            outlet: None,
            published: None,
            n_replaced: 0,
            is_whole_page: false,
            is_cut: false,
            is_altered: false,
            is_summary: false,
            tags: Tags::default(),
            hints: Hints::default(),
        }
    }
}

/// Names a report by its bytes.
pub(crate) fn report_id(bytes: &[u8]) -> ReportId {
    let digest = Sha256::digest(bytes);
    ReportId(digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into())
}

/// Cuts the text into zones and puts the report together.
pub(crate) fn assemble(
    mut given: Given,
    text: String,
    settings: &Settings,
) -> Result<Report, Reason> {
    if !text.chars().any(char::is_alphabetic) {
        return Err(Reason::NoText);
    }
    let mut text = text;
    if let Some(title) = given.title.take() {
        // The headline is part of what was published: it may say what the text does not.
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let opens = text.trim_start().get(..title.len()) == Some(title.as_str());
        if !opens {
            text = format!("{title}\n\n{text}");
        }
        let len = text.len() - text.trim_start().len() + title.len();
        given.hints.headline = Some(len);
        given.title = Some(title);
    }
    let n_unread = cut(&mut text);
    let layout = lay_out(&text, &given.hints);
    let url = given.origin.url.clone();
    let row = settings.metadata.find(&given.origin.path, url.as_deref()).cloned();
    let mut origin = given.origin.clone();
    if let Some(row) = &row {
        origin.url = origin.url.or_else(|| row.url.clone());
        origin.captured_at = row.captured_at.clone().or(origin.captured_at);
    }
    let span = |range: &Range<usize>| Span::new(range.start, range.end);
    let words = |range: &Range<usize>| tidy(&text[range.clone()]);
    let direct = |range: &Range<usize>| Attested::direct(words(range), span(range));
    let by_tag = |tag: &Option<(String, Range<u64>)>| {
        tag.as_ref().map(|(value, bytes)| Attested::new(value.clone(), original(bytes)))
    };
    let by_field = |value: &Option<String>, field| {
        value.as_ref().map(|value| Attested::new(value.clone(), Evidence::given(field)))
    };

    let title = match (by_field(&given.title, GivenField::Title), &layout.headline) {
        (Some(title), Some(range)) => Some(title.and(Evidence::direct(span(range)))),
        (Some(title), None) => Some(title),
        (None, range) => by_tag(&given.tags.title).or(range.as_ref().map(direct)),
    };
    let of_row = row.as_ref().and_then(|row| row.outlet.clone());
    let outlet = by_field(&of_row, GivenField::Outlet)
        .or(by_field(&given.outlet, GivenField::Outlet))
        .or(by_tag(&given.tags.outlet))
        .or(layout.outlet.as_ref().map(direct));
    let byline = by_tag(&given.tags.byline).or(layout.byline.as_ref().map(direct));
    let published = publication(&given, &layout, row.as_ref(), settings);
    let dateline = dateline(&layout, &published);
    let language = language_of(&text);
    let mut diagnostics = diagnostics(&text, &given, &published, language);
    diagnostics.extend((n_unread > 0).then(|| long_text(n_unread)));

    let mut report = Report::new(given.id, origin, text).with_zones(layout.zones);
    report.title = title;
    report.outlet = outlet;
    report.byline = byline;
    report.dateline = dateline;
    report.published = published;
    report.language = language.map(|language| language.code());
    report.diagnostics = diagnostics;
    Ok(report)
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn original(bytes: &Range<u64>) -> Evidence {
    Evidence {
        role: EvidenceRole::Context,
        source: EvidenceSource::Original(Box::new(bytes.clone())),
    }
}

/// When the report was published: what the user says of this report, what the report says, what the user says of
/// all; a change or a reader's comment bounds only the latest day.
fn publication(
    given: &Given,
    layout: &Layout,
    row: Option<&MetadataRow>,
    settings: &Settings,
) -> Publication {
    let field = || Evidence::given(GivenField::Published);
    if let Some((first, last)) = row.and_then(|row| row.published).or(given.published) {
        return Publication {
            earliest: Some(Attested::new(first, field())),
            latest: Some(Attested::new(last, field())),
        };
    }
    let words = |range: &Range<usize>, date| {
        Attested::new(date, Evidence::context(Span::new(range.start, range.end)))
    };
    let stated = given
        .tags
        .published
        .as_ref()
        .map(|(date, bytes)| Attested::new(*date, original(bytes)))
        .or(layout.published.as_ref().map(|(range, date)| words(range, *date)))
        .or(layout
            .dateline
            .as_ref()
            .and_then(|line| line.date.as_ref())
            .map(|(range, date)| words(range, *date)))
        .or(settings.published.map(|date| Attested::new(date, field())));
    if let Some(day) = stated {
        return Publication::on(day);
    }
    let updated = given
        .tags
        .updated
        .as_ref()
        .map(|(date, bytes)| Attested::new(*date, original(bytes)))
        .or(layout.updated.as_ref().map(|(range, date)| words(range, *date)));
    let commented = layout.commented.as_ref().map(|(range, date)| words(range, *date));
    let latest = match (updated, commented) {
        (Some(one), Some(other)) => {
            Some(if other.value < one.value { other } else { one })
        }
        (one, other) => one.or(other),
    };
    Publication { earliest: None, latest }
}

/// The line that opens a text that was read before, beside the day on which it is known by now to have been published.
pub fn dateline_of(text: &str, published: &Publication) -> Option<Dateline> {
    dateline(&lay_out(text, &Hints::default()), published)
}

fn dateline(layout: &Layout, published: &Publication) -> Option<Dateline> {
    let line = layout.dateline.as_ref()?;
    let span = |range: &Range<usize>| Span::new(range.start, range.end);
    let date = match (&line.date, &line.day, published.day()) {
        (Some((range, date)), _, _) => Some(Attested::direct(*date, span(range))),
        // "4 May": the last such day before the report was published, which may be the next day in the east.
        (None, Some((range, month, day)), Some(published)) => {
            let of_year = |year: i16| Date::new(year, *month, *day).ok();
            let limit = published.value.tomorrow().unwrap_or(published.value);
            let year = published.value.year();
            let found =
                of_year(year).filter(|date| *date <= limit).or_else(|| of_year(year - 1));
            found.map(|date| {
                let attested = Attested::direct(date, span(range));
                published.evidence().iter().cloned().fold(attested, Attested::and)
            })
        }
        (None, Some(_), None) | (None, None, _) => None,
    };
    Some(Dateline { place: line.place.as_ref().map(span), date })
}

fn diagnostics(
    text: &str,
    given: &Given,
    published: &Publication,
    language: Option<Lang>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut add = |name, message: String, help: Option<&str>| {
        let help = help.map(str::to_owned);
        found.push(Diagnostic {
            severity: Severity::Warning,
            name,
            span: None,
            message,
            help,
        });
    };
    if published.earliest.is_none() {
        let message = match &published.latest {
            Some(latest) => {
                format!(
                    "no publication date is stated, only that it was by {}",
                    latest.value
                )
            }
            None => "no publication date is stated".to_owned(),
        };
        let help = "give one with `--published 2016-04-21`, or for many reports with `--metadata FILE.csv`";
        add("no-publication-date", message, Some(help));
    }
    if given.n_replaced > 0 {
        let message =
            format!("bytes that are no letters: {}, shown as \u{fffd}", given.n_replaced);
        add("replaced-bytes", message, Some("save the report as UTF-8"));
    }
    if given.is_whole_page {
        let message =
            "no article was found in the page, so all of it is read as pasted text";
        let help = "paste the article into a .txt file if menus were coded";
        add("whole-page", message.to_owned(), Some(help));
    }
    if given.is_cut {
        let message =
            "the record is damaged or cut, and something of the report may be missing";
        let help = "capture the page again if it matters";
        add("cut-short", message.to_owned(), Some(help));
    }
    if given.is_altered {
        let message = "the record has another digest than its archive states";
        let help =
            "it is not what was captured: fetch the archive again before you rely on it";
        add("wrong-digest", message.to_owned(), Some(help));
    }
    if given.is_summary {
        let message = "the feed has only a summary of the report";
        let help = "fetch the report itself if more is to be coded";
        add("summary-only", message.to_owned(), Some(help));
    }
    let foreign = match language {
        Some(Lang::Eng) => None,
        Some(other) => {
            Some(format!("the text is in another language: {}", other.eng_name()))
        }
        None if !is_latin(text) => {
            Some("the text is not mostly in Latin letters".to_owned())
        }
        None => None,
    };
    if let Some(message) = foreign {
        let help = "only English reports are coded; give a translation";
        add("not-english", message, Some(help));
    }
    found
}

fn long_text(n_unread: usize) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        name: "long-text",
        span: None,
        message: format!("the text is too long: its last {n_unread} bytes are not read"),
        help: Some("split it into reports of less than 500 kB each".to_owned()),
    }
}

/// Cuts a text down to what is read of one report, at the end of a line where one is near, and says how many bytes went.
fn cut(text: &mut String) -> usize {
    let whole = text.len();
    let end = readable(text);
    if end == whole {
        return 0;
    }
    // Lines of running text are paragraphs; words end at blanks.
    let head = &text[..end];
    let near = end.saturating_sub(4_096);
    let line = head.rfind('\n').filter(|at| *at >= near);
    let blank = head.rfind(char::is_whitespace).filter(|at| *at >= near);
    text.truncate(line.or(blank).unwrap_or(end));
    whole - text.len()
}

/// How many bytes of a text are within the limits of bytes and of words and marks.
fn readable(text: &str) -> usize {
    let (mut n_words, mut is_word) = (0_usize, false);
    for (at, letter) in text.char_indices() {
        let was_word = std::mem::replace(&mut is_word, letter.is_alphanumeric());
        n_words += usize::from(match is_word {
            true => !was_word,
            false => !letter.is_whitespace(),
        });
        if n_words > TEXT_WORDS || at + letter.len_utf8() > TEXT_BYTES {
            return at;
        }
    }
    text.len()
}

/// Whether at least half of the letters are Latin.
fn is_latin(text: &str) -> bool {
    let (mut n_latin, mut n_letters) = (0_usize, 0_usize);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        n_letters += 1;
        // The Latin blocks up to Latin Extended-B, and Latin Extended Additional.
        let is_latin = letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter);
        n_latin += usize::from(is_latin);
    }
    2 * n_latin >= n_letters
}

#[cfg(test)]
mod tests;
