//! The pages of the codebook are tests: what is drawn under a report is what is coded in it, and under the name of a
//! place who held it when, by the reports above.

use std::path::{Path, PathBuf};

use dateline::model::{Claim, ControlInterval, ReportCard, ReportId, Turn};
use dateline::picture::{picture, text_of};
use dateline::{Date, card, merge};
use expect_test::expect_file;

use crate::support::{coder, report, root};

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(root().join("codebook"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.sort();
    pages
}

/// The page with every report drawn anew.
fn redrawn(path: &Path, page: &str) -> String {
    let mut drawn = String::new();
    let mut lines = page.lines();
    let mut number = 0;
    let (mut cards, mut claims): (Vec<ReportCard>, Vec<Claim>) = Default::default();
    while let Some(line) = lines.next() {
        number += 1;
        drawn.push_str(line);
        drawn.push('\n');
        if let Some(place) = line.strip_prefix("```control") {
            number += lines.by_ref().take_while(|line| *line != "```").count() + 1;
            drawn.push_str(&control(place.trim(), &cards, &claims));
            drawn.push_str("```\n");
            (cards, claims) = Default::default();
            continue;
        }
        let Some(settings) = line.strip_prefix("```report") else { continue };
        let place = format!("{}:{number}", path.display());
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        // The fence that ends the block is a line too.
        number += block.len() + 1;
        let block: String = block.into_iter().flat_map(|line| [line, "\n"]).collect();
        let mut report = report(&text_of(&block), published(&place, settings));
        // Reports of one page are told apart where they are merged.
        report.id = ReportId(format!("{number:064}").into());
        let coded = coder().code(&report).claims;
        drawn.push_str(&picture(report.text(), &coded));
        cards.push(card(&report));
        claims.extend(coded);
        drawn.push_str("```\n");
    }
    drawn
}

/// Who held the place when, by the reports since the last such block.
fn control(place: &str, cards: &[ReportCard], claims: &[Claim]) -> String {
    let dataset = merge(cards.to_vec(), claims.to_vec(), &[]);
    let mut drawn = String::new();
    for each in dataset.control.iter().filter(|each| each.place.name == place) {
        for stretch in &each.intervals {
            drawn += &format!("{}\n", in_words(stretch));
        }
        for gap in &each.gaps {
            let (first, last) = (gap.days.first, gap.days.last);
            drawn += &format!("nobody knows {first}..{last}: {}\n", gap.kind);
        }
    }
    drawn
}

fn in_words(stretch: &ControlInterval) -> String {
    let holder = stretch.holder.as_ref().map_or("nobody known", |side| &side.name);
    let mut words = format!("{} {holder}", stretch.state);
    if let [by] = stretch.by.as_slice() {
        words += &format!(" by {}", by.name);
    }
    words += &format!(", {}, {}", turn(stretch.from, "from"), turn(stretch.to, "to"));
    for days in &stretch.disputed {
        words += &format!(", disputed {}..{}", days.first, days.last);
    }
    words
}

/// A day that is told, the bounds of one that nobody tells, or the first or last day on which it was seen.
fn turn(turn: Turn, word: &str) -> String {
    let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
    match (turn.told, turn.earliest, turn.latest) {
        (true, Some(first), Some(last)) if first == last => format!("{word} {first}"),
        (true, first, last) => format!("{word} {}..{}", day(first), day(last)),
        (false, None, Some(seen)) | (false, Some(seen), None) => format!("seen {seen}"),
        (false, first, last) => format!("{word} some day {}..{}", day(first), day(last)),
    }
}

fn published(place: &str, settings: &str) -> Option<Date> {
    let given = settings.split_whitespace().next()?;
    let day = given.strip_prefix("published=").and_then(|day| day.parse().ok());
    Some(day.unwrap_or_else(|| panic!("{place}: `{given}`; write published=2016-05-04")))
}

#[test]
fn every_page_draws_what_is_coded() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        // The redrawn page is compared with the file itself; `cargo xtask bless` writes it.
        expect_file![&page].assert_eq(&redrawn(&page, &text));
    }
}

#[test]
fn every_page_says_why_before_it_shows() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        let prose = text.split("```report").next().unwrap_or_default();
        let n_words = prose.split_whitespace().count();
        assert!(prose.starts_with("# "), "{} opens without a title", page.display());
        assert!(n_words >= 15, "{} opens without a reason", page.display());
    }
}

#[test]
fn every_page_is_in_the_list_of_pages() {
    let list =
        std::fs::read_to_string(root().join("codebook/README.md")).expect("a list");
    for page in pages() {
        let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_listed = name == "README.md" || list.contains(&format!("]({name})"));
        assert!(is_listed, "codebook/{name} is not in the table of codebook/README.md");
    }
}
