//! Rows of CSV and TSV.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use dateline_model::Report;

use crate::decode::decode_text;
use crate::jsonl::Fields;
use crate::limits::COLUMNS;
use crate::read::{Stream, unreadable};
use crate::{Input, Reason, Refusal, Settings, settings};

/// The reports of a table; its first row names the columns.
pub(crate) fn rows<'a>(
    stream: Stream<'a>,
    mark: u8,
    input: &'a Input,
    settings: &'a Settings,
) -> Result<impl Iterator<Item = Result<Report, Refusal>> + 'a, Reason> {
    let cap = settings.caps.record_bytes;
    let media_type = match mark {
        b'\t' => "text/tab-separated-values",
        _ => "text/csv",
    };
    let mut rows = Rows {
        stream,
        reader: ReaderBuilder::new().delimiter(mark).build(),
        fields: vec![0; cap.max(1)],
        ends: vec![0; COLUMNS],
        cap,
        is_over: false,
    };
    let names: Vec<String> = match rows.next() {
        Some((_, Ok(row))) => {
            row.fields.iter().map(|name| name.trim().to_owned()).collect()
        }
        Some((_, Err(reason))) => return Err(reason),
        None => return Err(Reason::Empty),
    };
    if !settings::names(&settings.columns.text)
        .any(|it| names.iter().any(|name| name == it))
    {
        let column = settings.columns.text.clone();
        return Err(Reason::MissingColumn { column, found: names.join(", ") });
    }
    Ok(std::iter::from_fn(move || {
        loop {
            let (line, row) = rows.next()?;
            let refuse = |reason| Err(Refusal::new(&input.path, reason).at(line));
            let row = match row {
                Ok(row) if row.fields.iter().all(|field| field.trim().is_empty()) => {
                    continue;
                }
                Ok(row) => row,
                Err(reason) => return Some(refuse(reason)),
            };
            let get = |column: &str| {
                let idx = names.iter().position(|name| name == column)?;
                let value = row.fields.get(idx)?.trim();
                (!value.is_empty()).then(|| value.to_owned())
            };
            let fields = Fields::read(&settings.columns, get);
            let typed = (row.bytes.as_slice(), media_type);
            let report = fields.report(typed, line, row.n_replaced, input, settings);
            return Some(report.or_else(refuse));
        }
    }))
}

struct Row {
    fields: Vec<String>,
    bytes: Vec<u8>,
    n_replaced: usize,
}

/// Rows of a stream, of which none is held that is longer than the cap.
struct Rows<'a> {
    stream: Stream<'a>,
    reader: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    cap: usize,
    is_over: bool,
}

impl Rows<'_> {
    /// The next row and the line it begins on.
    fn next(&mut self) -> Option<(u64, Result<Row, Reason>)> {
        if self.is_over {
            return None;
        }
        let mut line = self.reader.line();
        let (mut n_out, mut n_ends) = (0, 0);
        let mut bytes = Vec::new();
        let mut is_large = false;
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.is_over = true;
                    return Some((line, Err(unreadable(&error))));
                }
            };
            let (result, n_in, n_written, n_new) = self.reader.read_record(
                buffer,
                &mut self.fields[n_out..],
                &mut self.ends[n_ends..],
            );
            if bytes.len() + n_in <= 2 * self.cap {
                bytes.extend_from_slice(&buffer[..n_in]);
            }
            self.stream.consume(n_in);
            n_out += n_written;
            n_ends += n_new;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    // The rest of the row is read over the part that is already too long.
                    is_large = true;
                    (n_out, n_ends) = (0, 0);
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => {
                    self.is_over = true;
                    return is_large.then_some((
                        line,
                        Err(Reason::RecordTooLarge { cap: self.cap }),
                    ));
                }
            }
        }
        if is_large {
            return Some((line, Err(Reason::RecordTooLarge { cap: self.cap })));
        }
        // Line breaks left over from the row before, and blank lines, come first.
        let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        line += blank.filter(|byte| **byte == b'\n').count() as u64;
        let mut start = 0;
        let mut n_replaced = 0;
        let fields = self.ends[..n_ends]
            .iter()
            .map(|&end| {
                let field = decode_text(&self.fields[start.min(end)..end]);
                start = end;
                n_replaced += field.n_replaced;
                field.text
            })
            .collect();
        // The line break before a row belongs to no row, so a row has the same name wherever it stands.
        Some((line, Ok(Row { fields, bytes: bytes.trim_ascii().to_vec(), n_replaced })))
    }
}
