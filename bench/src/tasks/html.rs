//! The article of a page: its text, title, author and day.

use std::fs::File;
use std::io::Read;

use anyhow::{Context, Result};
use dateline::ingest::{Input, Settings, read};
use dateline::model::{Attested, Report, ZoneKind};
use flate2::read::GzDecoder;
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::Reader;

pub(crate) const TASK: Task = Task {
    name: "html",
    set: "html/pages.jsonl",
    scorer: Scorer::GeoDateHtml,
    form: Form::JsonLines,
    given: &["id", "url", "file"],
    answer,
};

/// The page as the program reads one. A page that it refuses has no answer.
fn answer(item: &Item, _: &Reader) -> Result<Map<String, Value>> {
    let path = item.beside(item.text_of("file").context("no file is named")?);
    let file = File::open(&path).with_context(|| path.display().to_string())?;
    let mut page = Vec::new();
    GzDecoder::new(file).read_to_end(&mut page)?;
    let input = Input::bytes("page.html", page);
    let Some(Ok(report)) = read(&input, &Settings::default()).next() else {
        return Ok(Map::new());
    };
    let words = |value: &Option<Attested<String>>| {
        value.as_ref().map(|value| value.value.clone()).into()
    };
    let day = report.published.day().map(|day| day.value.to_string());
    Ok(Map::from_iter([
        ("title".to_owned(), words(&report.title)),
        ("author".to_owned(), words(&report.byline)),
        ("date".to_owned(), day.into()),
        ("body".to_owned(), body(&report).into()),
    ]))
}

/// The zones that are the article's own text, its headline apart.
fn body(report: &Report) -> String {
    let own = report.zones().iter().filter(|zone| match zone.kind {
        ZoneKind::Dateline | ZoneKind::Body | ZoneKind::QuoteBlock => true,
        ZoneKind::Headline
        | ZoneKind::Caption
        | ZoneKind::ArchiveCaption
        | ZoneKind::Comment
        | ZoneKind::Furniture => false,
    });
    own.map(|zone| zone.span.of(report.text())).collect::<Vec<_>>().join("\n")
}
