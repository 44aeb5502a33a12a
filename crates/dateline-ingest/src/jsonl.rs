//! One JSON object a line.

use std::io::BufRead;

use dateline_model::Report;
use serde_json::{Map, Value};

use crate::assemble::{Given, assemble};
use crate::decode::decode_text;
use crate::read::{Stream, unreadable};
use crate::record::{Item, Record};
use crate::settings::names;
use crate::{Columns, Input, Reason, Refusal, Settings};

/// The reports of a stream of lines.
pub(crate) fn records<'a>(
    stream: Stream<'a>,
    input: &'a Input,
    settings: &'a Settings,
) -> impl Iterator<Item = Record<'a>> + 'a {
    let mut lines =
        Lines { stream, line: 0, cap: settings.caps.record_bytes, is_over: false };
    std::iter::from_fn(move || {
        loop {
            let (line, bytes) = lines.next()?;
            let refuse = move |reason| Err(Refusal::new(&input.path, reason).at(line));
            return Some(match bytes {
                Ok(bytes) if bytes.trim_ascii().is_empty() => continue,
                Ok(bytes) => Record::new(move || {
                    let report = record(bytes.trim_ascii(), line, input, settings);
                    Item::of(report.or_else(refuse))
                }),
                Err(reason) => Record::done(Item::of(refuse(reason))),
            });
        }
    })
}

/// Lines of a stream, of which none is held that is longer than the cap.
struct Lines<'a> {
    stream: Stream<'a>,
    line: u64,
    cap: usize,
    is_over: bool,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<(u64, Result<Vec<u8>, Reason>)> {
        if self.is_over {
            return None;
        }
        self.line += 1;
        let mut kept = Vec::new();
        let mut len = 0_usize;
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.is_over = true;
                    return Some((self.line, Err(unreadable(&error))));
                }
            };
            if buffer.is_empty() {
                self.is_over = true;
                if len == 0 {
                    return None;
                }
                break;
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            len = len.saturating_add(part.len());
            if len <= self.cap {
                kept.extend_from_slice(part);
            } else {
                kept = Vec::new();
            }
            let used = part.len() + usize::from(end.is_some());
            self.stream.consume(used);
            if end.is_some() {
                break;
            }
        }
        let bytes = match len > self.cap {
            true => Err(Reason::RecordTooLarge { cap: self.cap }),
            false => Ok(kept),
        };
        Some((self.line, bytes))
    }
}

fn record(
    bytes: &[u8],
    line: u64,
    input: &Input,
    settings: &Settings,
) -> Result<Report, Reason> {
    let decoded = decode_text(bytes);
    let record: Map<String, Value> =
        serde_json::from_str(&decoded.text).map_err(|error| {
            // The message ends with "at line 1 column 7": the line is the file's, the column is of use.
            let said = error.to_string().replace("at line 1 column", "at column");
            // 128 deep, by the library that reads it; "EOF" would be taken for the end of the file.
            let said = said.replace("recursion limit exceeded", "nested too deep");
            Reason::Json(said.replace("EOF while parsing", "the line ends within"))
        })?;
    let get = |key: &str| match record.get(key) {
        Some(Value::String(value)) => {
            Some(value.trim()).filter(|value| !value.is_empty()).map(str::to_owned)
        }
        Some(Value::Number(value)) => Some(value.to_string()),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_))
        | None => None,
    };
    let fields = Fields::read(&settings.columns, get);
    let typed = (bytes, "application/jsonl");
    fields.report(typed, line, decoded.n_replaced, input, settings)
}

/// The fields of a record, whatever held it.
pub(crate) struct Fields {
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    text: Option<String>,
    date: Option<String>,
    publisher: Option<String>,
}

impl Fields {
    pub(crate) fn read(
        columns: &Columns,
        get: impl Fn(&str) -> Option<String>,
    ) -> Fields {
        // "published" may be a yes or no elsewhere: under a name that is not ours only a day counts.
        let day = |name: &str| {
            get(name).filter(|value| {
                name == columns.date || crate::dates::date_field(value).is_some()
            })
        };
        let date = names(&columns.date).find_map(day);
        let get = |column: &str| names(column).find_map(&get);
        Fields {
            id: get(&columns.id),
            url: get(&columns.url),
            title: get(&columns.title),
            text: get(&columns.text),
            date,
            publisher: get(&columns.publisher),
        }
    }

    /// Of the record that these bytes are, in a file of this media type.
    pub(crate) fn report(
        self,
        (bytes, media_type): (&[u8], &str),
        line: u64,
        n_replaced: usize,
        input: &Input,
        settings: &Settings,
    ) -> Result<Report, Reason> {
        let Some(text) = self.text else {
            return Err(Reason::MissingKey(settings.columns.text.clone()));
        };
        let published = match self.date {
            Some(value) => match crate::dates::date_field(&value) {
                Some(days) => Some(days),
                None => {
                    let column = settings.columns.date.clone();
                    return Err(Reason::Date { column, value });
                }
            },
            None => None,
        };
        let mut given = Given { n_replaced, ..Given::of_file(input, bytes) };
        given.origin.record = self.id;
        given.origin.line = Some(line);
        given.origin.url = self.url;
        given.origin.capture.media_type = Some(media_type.to_owned());
        given.title = self.title;
        given.outlet = self.publisher;
        given.published = published;
        assemble(given, text, settings)
    }
}
