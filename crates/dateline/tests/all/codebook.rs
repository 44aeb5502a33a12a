//! The pages of the codebook are tests: what is drawn under a report is what is coded in it.

use std::path::PathBuf;

use dateline::Date;
use dateline::picture::{picture, text_of};
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
fn redrawn(page: &str) -> String {
    let mut drawn = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        drawn.push_str(line);
        drawn.push('\n');
        let Some(settings) = line.strip_prefix("```report") else { continue };
        let block: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .flat_map(|line| [line, "\n"])
            .collect();
        let report = report(&text_of(&block), published(settings));
        drawn.push_str(&picture(report.text(), &coder().code(&report).claims));
        drawn.push_str("```\n");
    }
    drawn
}

fn published(settings: &str) -> Option<Date> {
    let day =
        settings.split_whitespace().find_map(|each| each.strip_prefix("published="))?;
    Some(day.parse().expect("published= is followed by a day"))
}

#[test]
fn every_page_draws_what_is_coded() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        // The redrawn page is compared with the file itself; `cargo xtask bless` writes it.
        expect_file![page].assert_eq(&redrawn(&text));
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
