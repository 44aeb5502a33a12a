//! The report: one page that asks nothing of anybody.

use std::collections::BTreeSet;

use crate::support::{check_exit, dataset, folder, run, text};

/// The page of a dataset.
#[track_caller]
fn page(path: &str, flags: &[&str]) -> String {
    let output = run(&[&["report", path], flags].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What stands between two words, each time.
fn between<'p>(page: &'p str, before: &str, behind: &str) -> Vec<&'p str> {
    let rest = page.split(before).skip(1);
    rest.filter_map(|rest| rest.split_once(behind).map(|(inside, _)| inside)).collect()
}

/// A dataset of invented reports, one a text.
fn of_texts(name: &str, texts: impl Iterator<Item = String>) -> String {
    let folder = folder(name);
    let lines = texts.enumerate().map(|(at, text)| {
        let row = serde_json::json!({
            "id": at.to_string(), "title": format!("Report {at}"), "publisher": "Levant Wire",
            "date": "2016-05-04", "url": format!("https://levant.example/{at}"), "text": text,
        });
        format!("{row}\n")
    });
    let reports = folder.join("reports.jsonl");
    std::fs::write(&reports, lines.collect::<String>()).expect("a file");
    let path = folder.join("dataset.gpkg").to_string_lossy().into_owned();
    let coded = run(&["code", &reports.to_string_lossy(), "-o", &path, "--quiet"]);
    assert!(coded.status.success(), "{}", text(&coded.stderr));
    path
}

#[test]
fn the_page_refers_to_nothing_but_reports() {
    let page = page(&dataset("report"), &[]);
    assert!(page.starts_with("<!DOCTYPE html>"));
    for part in ["http:", "https:"] {
        let all = page.matches(part).count();
        let links = page.matches(&format!("<a href=\"{part}")).count();
        assert_eq!(all, links, "{part} outside of a link");
    }
    let rules = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let [rules] = rules.as_slice() else { panic!("one rule") };
    assert!(rules.starts_with("default-src 'none'; style-src 'sha256-"), "{rules}");
    assert!(!rules.contains("unsafe"), "{rules}");
    for word in [" src=", "url(h", "@import", "<link", "<iframe", " style=", " onclick="]
    {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.len() < 300_000, "{} bytes", page.len());
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    let page = page(&dataset("report-links"), &[]);
    let ids: Vec<&str> = between(&page, " id=\"", "\"");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    let links = between(&page, "href=\"#", "\"");
    assert!(links.iter().any(|link| link.starts_with("event-DL-SYR-")));
    for link in links {
        assert!(known.contains(link), "#{link} leads nowhere");
    }
}

#[test]
fn the_same_dataset_gives_the_same_page() {
    let path = dataset("report-same");
    let there = folder("report-there").join("page.html");
    let to = there.to_string_lossy();
    check_exit(&["report", &path, "-o", &to], 0, "page.html: ");
    let written = std::fs::read_to_string(&there).expect("a page");
    assert_eq!(written, page(&path, &[]));
}

#[test]
fn words_of_reports_stay_words() {
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";
    let texts = std::iter::once(format!(
        "Government forces shelled the {attack} market of Hajin on Monday, killing four residents, {attack} a doctor said."
    ));
    let page = page(&of_texts("report-hostile", texts), &["--title", attack]);
    assert_eq!(page.matches("<script").count(), 1, "only its own");
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
}

#[test]
fn the_page_tells_of_what_was_asked_for() {
    let path = dataset("report-asked");
    let few = page(&path, &["--from", "2018-12-01", "--to", "2018-12-31"]);
    let all = page(&path, &[]);
    let n = |page: &str| page.matches("<article").count();
    assert!(0 < n(&few) && n(&few) < n(&all), "{} of {}", n(&few), n(&all));
    assert!(few.contains("December 2018"));
    assert!(page(&path, &["--country", "IRQ"]).contains("No event was found"));
    assert_eq!(
        n(&page(&path, &["--country", "Syria"])),
        n(&page(&path, &["--country", "syr"]))
    );
    let turned = ["report", &path, "--from", "2018-12-31", "--to", "2018-12-01"];
    check_exit(&turned, 1, "--from 2018-12-31 is after --to 2018-12-01");
    check_exit(&["report", "none.gpkg"], 1, "none.gpkg");
    check_exit(&["report", &path, "--max-size", "0"], 2, "--max-size");
}

#[test]
fn a_page_that_would_be_too_large_says_what_it_leaves_out() {
    let texts = (0..900).map(|at| {
        let (place, month, day) = (["Hajin", "Mayadin", "Abu Kamal"][at % 3], at / 28 % 12 + 1, at % 28 + 1);
        format!("Militants shot dead {} civilians in {place} on 2015-{month:02}-{day:02}, residents said.", at % 40 + 2)
    });
    let path = of_texts("report-large", texts);
    let to = folder("report-large-page").join("page.html");
    check_exit(
        &["report", &path, "-o", &to.to_string_lossy(), "--max-size", "1"],
        0,
        "stand in full",
    );
    let page = std::fs::read_to_string(&to).expect("a page");
    assert!((600_000..1_050_000).contains(&page.len()), "{} bytes", page.len());
    assert!(page.contains("so that the file can be mailed"));
    // The deadliest stand in full.
    assert!(page.contains("41</strong> killed") || page.contains("41 killed"));
}
