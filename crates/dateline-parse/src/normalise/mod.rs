//! What the model is shown of a report.
//!
//! The model was trained on edited news; reports on war come with acronyms that are English words, asides in
//! brackets, lines in capitals and stray marks. Each step here changes what the model *sees*, never the text:
//! a [`Seen`] knows for each of its bytes which letters of the report it stands for.

mod asides;
mod blocks;
mod capitals;
mod compounds;
mod given;
mod seen;
#[cfg(test)]
mod tests;

use dateline_model::{Report, ZoneKind};

pub(crate) use asides::Aside;
pub(crate) use seen::Seen;

/// A stretch of the report that is read by itself: a paragraph, a headline, a line of a list.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The zone it stands in.
    pub(crate) zone: ZoneKind,
    /// What the model is shown, asides left out.
    pub(crate) seen: Seen,
    /// What stood in brackets, in order.
    pub(crate) asides: Vec<Aside>,
}

/// The report as the model is to be shown it. `is_word` says whether a lower-case word is an English one.
pub(crate) fn blocks(report: &Report, is_word: impl Fn(&str) -> bool) -> Vec<Block> {
    let mut found = Vec::new();
    let wrap = blocks::wrap_of(report.text());
    for zone in report.zones() {
        for range in blocks::split(report.text(), zone.span.range(), wrap) {
            let seen = Seen::of(report.text(), range);
            if seen.text().is_empty() {
                continue;
            }
            let (seen, asides) = asides::lift(seen);
            found.push(Block { zone: zone.kind, seen, asides });
        }
    }
    let known = capitals::Known::of(found.iter().map(|block| &block.seen));
    for block in &mut found {
        let loud = capitals::is_loud(block.seen.text());
        let asides = block.asides.iter_mut().map(|aside| &mut aside.seen);
        for seen in std::iter::once(&mut block.seen).chain(asides) {
            match loud {
                true => seen.apply(&capitals::lower(seen, &known, &is_word)),
                false => seen.apply(&compounds::acronyms(seen.text())),
            }
            seen.apply(&compounds::endings(seen.text()));
            seen.apply(&compounds::hyphens(seen.text()));
            seen.apply(&compounds::split(seen.text()));
        }
    }
    found
}
