//! Cells of tables for people who open them in a spreadsheet.

use std::borrow::Cow;

/// Makes a cell that a spreadsheet would run as a formula into plain text.
///
/// Words of a report are anybody's words; `=HYPERLINK(...)` in a headline must stay words. Numbers are left alone.
pub(crate) fn excel_safe(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match formula && cell.parse::<f64>().is_err() {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// Writes rows as CSV: UTF-8, commas, quotes doubled, line feeds.
pub(crate) fn csv<'a, R>(header: &[&str], rows: R, safe: bool, bom: bool) -> Vec<u8>
where
    R: Iterator<Item = Vec<String>> + 'a,
{
    let mut bytes = Vec::new();
    if bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new().from_writer(bytes);
    // A Vec takes every byte, and every row has as many cells as the header: nothing here can go wrong.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = match safe {
            true => {
                writer.write_record(row.iter().map(|cell| excel_safe(cell).into_owned()))
            }
            false => writer.write_record(&row),
        };
    }
    writer.into_inner().unwrap_or_default()
}
