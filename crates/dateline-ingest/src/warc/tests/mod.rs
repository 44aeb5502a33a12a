//! Archives, sound, damaged and hostile: what is read, what is refused, and that neighbours stay.

mod build;
mod damage;
mod sound;
mod zstd;

use crate::{Input, Item, Settings, records};

/// Reads an archive and draws each record on a line: its place, and what became of it.
fn drawn(bytes: &[u8]) -> String {
    drawn_with(bytes, &Settings::default())
}

fn drawn_with(bytes: &[u8], settings: &Settings) -> String {
    let input = Input::bytes(name_of(bytes), bytes.to_vec());
    let mut lines = String::new();
    for record in records(&input, settings) {
        let line = match record.read() {
            Item::Report(report) => {
                let at =
                    report.origin.archived.expect("a report of an archive has a place");
                let cut = report.diagnostics.iter().any(|one| one.name == "cut-short");
                let inside = match at.inside {
                    0 => String::new(),
                    inside => format!("+{inside}"),
                };
                let words =
                    report.text().split_whitespace().collect::<Vec<_>>().join(" ");
                format!(
                    "{}{inside} {}{words}",
                    at.offset,
                    if cut { "(cut) " } else { "" }
                )
            }
            Item::Refused(refusal) => format!("! {refusal}"),
            Item::Passed(what) => format!("- {}", what.0),
            Item::Repeated => "- repeated".to_owned(),
        };
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// The texts of the reports that are read.
fn texts(bytes: &[u8]) -> Vec<String> {
    let input = Input::bytes(name_of(bytes), bytes.to_vec());
    let settings = Settings::default();
    records(&input, &settings)
        .filter_map(|record| match record.read() {
            Item::Report(report) => Some(report.text().to_owned()),
            Item::Refused(_) | Item::Passed(_) | Item::Repeated => None,
        })
        .collect()
}

/// A name that says whether the archive is packed, where its first bytes do not.
fn name_of(bytes: &[u8]) -> &'static str {
    match memchr::memmem::find(bytes, b"\nWARC-Type: ") {
        Some(_) => "a.warc",
        None => "a.warc.gz",
    }
}
