//! Bytes in, reports out: kinds of files, encodings, records, hostile inputs.

use dateline_model::{EvidenceSource, GivenField, Report};
use expect_test::{Expect, expect};
use jiff::civil::Date;

use crate::{Caps, Columns, Input, Metadata, Settings, discover, read};

/// Draws what an input gives: a line a zone, then what is known beside the text, then refusals.
fn draw(path: &str, bytes: &[u8], settings: &Settings) -> String {
    let input = Input::bytes(path, bytes.to_vec());
    let mut drawn = String::new();
    for item in read(&input, settings) {
        match item {
            Ok(report) => draw_report(&report, bytes, &mut drawn),
            Err(refusal) => {
                drawn.push_str(&format!("refused {refusal}\n"));
                drawn.push_str(&format!("  help: {}\n", refusal.remedy));
            }
        }
    }
    drawn
}

fn draw_report(report: &Report, bytes: &[u8], drawn: &mut String) {
    let origin = &report.origin;
    let place = origin.line.map(|line| format!(" line {line}")).unwrap_or_default();
    let record = origin.record.as_deref().unwrap_or("");
    drawn.push_str(&format!("report {}{place} {record}\n", report.id.short()));
    for zone in report.zones() {
        for line in
            zone.span.of(report.text()).lines().filter(|line| !line.trim().is_empty())
        {
            let line: String = line.trim().chars().take(80).collect();
            drawn.push_str(&format!("{:<15} | {line}\n", zone.kind.as_str()));
        }
    }
    let evidence = |source: &EvidenceSource| match source {
        EvidenceSource::Text(span) => format!("text `{}`", span.of(report.text())),
        EvidenceSource::Original(range) => {
            let range = range.start as usize..range.end as usize;
            let raw = String::from_utf8_lossy(&bytes[range]).into_owned();
            format!("original `{}`", raw.chars().take(90).collect::<String>())
        }
        EvidenceSource::Given(field) => format!("given {}", field.as_str()),
    };
    let mut say = |name: &str, value: Option<(String, &EvidenceSource)>| {
        if let Some((value, source)) = value {
            drawn.push_str(&format!("  {name}: {value} ({})\n", evidence(source)));
        }
    };
    let words = |value: &Option<dateline_model::Attested<String>>| {
        value
            .as_ref()
            .map(|value| (value.value.clone(), value.evidence()[0].source.clone()))
    };
    for (name, value) in [
        ("title", words(&report.title)),
        ("outlet", words(&report.outlet)),
        ("byline", words(&report.byline)),
    ] {
        say(name, value.as_ref().map(|(value, source)| (value.clone(), source)));
    }
    for (name, date) in
        [("earliest", &report.published.earliest), ("latest", &report.published.latest)]
    {
        say(
            name,
            date.as_ref()
                .map(|date| (date.value.to_string(), &date.evidence()[0].source)),
        );
    }
    if let Some(line) = &report.dateline {
        let date = line.date.as_ref();
        say(
            "dateline",
            date.map(|date| (date.value.to_string(), &date.evidence()[0].source)),
        );
    }
    if let Some(url) = &origin.url {
        drawn.push_str(&format!("  url: {url}\n"));
    }
    for diagnostic in &report.diagnostics {
        drawn.push_str(&format!("  {}: {}\n", diagnostic.name, diagnostic.message));
    }
}

#[track_caller]
fn check(path: &str, bytes: &[u8], expected: Expect) {
    check_with(path, bytes, &Settings::default(), expected);
}

#[track_caller]
fn check_with(path: &str, bytes: &[u8], settings: &Settings, expected: Expect) {
    expected.assert_eq(&draw(path, bytes, settings));
}

const TEXT: &str = "Army enters Wadi Amsa\n\nThe army entered “Wadi Amsa” on Monday, the governor said.\n";

#[test]
fn a_byte_order_mark_is_no_text() {
    check(
        "a.txt",
        format!("\u{feff}{TEXT}").as_bytes(),
        expect![[r#"
        report 2da04d2ed730 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          no-publication-date: no publication date is stated
    "#]],
    );
}

#[test]
fn utf_16_is_read_with_and_without_its_mark() {
    let wide = |mark: &str| -> Vec<u8> {
        format!("{mark}{TEXT}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    check(
        "a.txt",
        &wide("\u{feff}"),
        expect![[r#"
        report 1a53674fb4e6 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          no-publication-date: no publication date is stated
    "#]],
    );
    check(
        "a.txt",
        &wide(""),
        expect![[r#"
        report 1daca5c649c2 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          no-publication-date: no publication date is stated
    "#]],
    );
}

#[test]
fn old_encodings_are_guessed() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
    check(
        "a.txt",
        &bytes,
        expect![[r#"
        report 3405b825f076 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          no-publication-date: no publication date is stated
    "#]],
    );
}

#[test]
fn a_letter_cut_off_at_the_end_is_replaced_and_said() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.extend_from_slice("The mayor of Amsée fled".as_bytes());
    bytes.truncate(bytes.len() - 7);
    check(
        "a.txt",
        &bytes,
        expect![[r#"
            report bf193b60303f 
            headline        | Army enters Wadi Amsa
            body            | The army entered “Wadi Amsa” on Monday, the governor said.
            body            | The mayor of Ams�
              title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
              no-publication-date: no publication date is stated
              replaced-bytes: bytes that are no letters: 1, shown as �
        "#]],
    );
}

#[test]
fn what_is_no_report_is_refused_with_a_reason() {
    check(
        "a.txt",
        b"",
        expect![[r#"
            refused a.txt: the file is empty
              help: fetch or save it again, or take it out
        "#]],
    );
    check(
        "a.txt",
        b" \n\n ",
        expect![[r#"
            refused a.txt: holds no text
              help: put the words of the report into it: a saved page may hold only its script
        "#]],
    );
    check(
        "a.txt",
        b"%PDF-1.7 and so on",
        expect![[r#"
            refused a.txt: is not a report but application/pdf
              help: give text, HTML, JSON Lines, CSV, TSV, WARC, WACZ, a feed, a mail or a PDF
        "#]],
    );
    check(
        "a.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        expect![[r#"
            refused a.txt: is not a report but image/png
              help: give text, HTML, JSON Lines, CSV, TSV, WARC, WACZ, a feed, a mail or a PDF
        "#]],
    );
    check(
        "a.txt",
        b"some words\0and more",
        expect![[r#"
            refused a.txt: is binary: byte 10 stands in no text
              help: give text, HTML, JSON Lines, CSV, TSV, WARC, WACZ, a feed, a mail or a PDF
        "#]],
    );
    check(
        "a.gpkg",
        b"SQLite format 3\0 and so on",
        expect![[r#"
            refused a.gpkg: is not a report but application/vnd.sqlite3
              help: give text, HTML, JSON Lines, CSV, TSV, WARC, WACZ, a feed, a mail or a PDF
        "#]],
    );
    check(
        "a.xml",
        b"<?xml version='1.0'?><rss version='2.0'></rss>",
        expect![[r#"
            refused a.xml: a feed that cannot be read: unable to parse feed: no root element
              help: fetch or save it again
        "#]],
    );
}

#[test]
fn a_script_that_is_not_latin_is_said() {
    check(
        "a.txt",
        "دخل الجيش القرية يوم الاثنين.".as_bytes(),
        expect![[r#"
        report 414cbea4f923 
        body            | دخل الجيش القرية يوم الاثنين.
          no-publication-date: no publication date is stated
          not-english: the text is not mostly in Latin letters
    "#]],
    );
}

#[test]
fn the_published_setting_dates_what_states_no_date() {
    let published = Some(Date::constant(2016, 5, 4));
    let settings = Settings { published, ..Settings::default() };
    check_with(
        "a.txt",
        TEXT.as_bytes(),
        &settings,
        expect![[r#"
        report dd214ac277f8 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
    "#]],
    );
    let dated =
        "Army enters Wadi Amsa\n\nMay 3, 2016\n\nThe army entered Wadi Amsa on Monday.\n";
    check_with(
        "a.txt",
        dated.as_bytes(),
        &settings,
        expect![[r#"
        report badbed4a14c0 
        headline        | Army enters Wadi Amsa
        furniture       | May 3, 2016
        body            | The army entered Wadi Amsa on Monday.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          earliest: 2016-05-03 (text `May 3, 2016`)
          latest: 2016-05-03 (text `May 3, 2016`)
    "#]],
    );
}

#[test]
fn a_day_without_a_year_is_dated_by_the_publication() {
    let settings =
        Settings { published: Some(Date::constant(2017, 1, 2)), ..Settings::default() };
    let text = "Army enters Wadi Amsa\n\nBEIRUT, 31 December (Reuters) - The army entered Wadi Amsa.\n";
    check_with(
        "a.txt",
        text.as_bytes(),
        &settings,
        expect![[r#"
        report 48256189d879 
        headline        | Army enters Wadi Amsa
        dateline        | BEIRUT, 31 December (Reuters) -
        body            | The army entered Wadi Amsa.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          outlet: Reuters (text `Reuters`)
          earliest: 2017-01-02 (given published)
          latest: 2017-01-02 (given published)
          dateline: 2016-12-31 (text `31 December`)
    "#]],
    );
}

#[test]
fn names_that_others_give_to_columns_are_known_and_a_name_of_ones_own_stands_alone() {
    let lines = br#"{"link": "https://example.org/1", "headline": "Army enters Wadi Amsa", "body": "The army entered Wadi Amsa on Monday.", "published": "2016-05-04", "outlet": "Valley News"}
{"text": "Two shells hit the mill of Tell Hamra.", "body": "not read", "published": true, "pub_date": "2016-05-04"}"#;
    check(
        "others.jsonl",
        lines,
        expect![[r#"
        report 5e3b8f5c7800 line 1 
        headline        | Army enters Wadi Amsa
        body            | The army entered Wadi Amsa on Monday.
          title: Army enters Wadi Amsa (given title)
          outlet: Valley News (given outlet)
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
          url: https://example.org/1
        report b3fe4a9ab6de line 2 
        body            | Two shells hit the mill of Tell Hamra.
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
    "#]],
    );
    let table = b"content,published\nTwo shells hit the mill.,2016-05-04\n";
    check(
        "others.csv",
        table,
        expect![[r#"
        report 18f66cd31117 line 2 
        body            | Two shells hit the mill.
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
    "#]],
    );
    let mut own = Settings::default();
    own.columns.date = "seen".to_owned();
    let input = Input::bytes("own.jsonl", lines.to_vec());
    let first = read(&input, &own).next().and_then(Result::ok);
    assert!(first.is_some_and(|report| report.published.latest.is_none()));
}

#[test]
fn json_lines_give_a_report_each_and_bad_lines_cost_only_themselves() {
    let lines = r#"{"id": 1, "title": "Army enters Wadi Amsa", "text": "The army entered Wadi Amsa on Monday.", "date": "2016-05-04T10:00:00Z", "publisher": "Valley News", "url": "https://example.org/1"}
{"id": "two", "text": 
[1, 2]

{"id": "three", "date": "2016-05"}
{"id": "four", "text": "Two shells hit the mill of Tell Hamra.", "date": "soon"}
{"id": "five", "text": "Two shells hit the mill of Tell Hamra.", "date": "2016-05"}"#;
    check(
        "a.jsonl",
        lines.as_bytes(),
        expect![[r#"
            report ed5306ac83d2 line 1 1
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday.
              title: Army enters Wadi Amsa (given title)
              outlet: Valley News (given outlet)
              earliest: 2016-05-04 (given published)
              latest: 2016-05-04 (given published)
              url: https://example.org/1
            refused a.jsonl:2: not a JSON object: the line ends within a value at column 21
              help: write one JSON object a line
            refused a.jsonl:3: not a JSON object: invalid type: sequence, expected a map at column 0
              help: write one JSON object a line
            refused a.jsonl:5: the record has no `text`
              help: fill it in, or name the key of the text with `--column text=NAME`
            refused a.jsonl:6: `date` is not a date: `soon`
              help: write dates as 2016-04-21
            report d14664bdfe5f line 7 five
            body            | Two shells hit the mill of Tell Hamra.
              earliest: 2016-05-01 (given published)
              latest: 2016-05-31 (given published)
        "#]],
    );
}

#[test]
fn columns_may_have_other_names() {
    let columns =
        Columns { text: "body".to_owned(), date: "day".to_owned(), ..Columns::default() };
    let settings = Settings { columns, ..Settings::default() };
    let lines =
        r#"{"body": "Two shells hit the mill of Tell Hamra.", "day": "20160504"}"#;
    check_with(
        "a.jsonl",
        lines.as_bytes(),
        &settings,
        expect![[r#"
        report e143f56e4943 line 1 
        body            | Two shells hit the mill of Tell Hamra.
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
    "#]],
    );
}

#[test]
fn tables_are_known_by_their_heading() {
    let rows = "id,text,date\n1,\"Two shells hit the mill of Tell Hamra,\nresidents said.\",2016-05-04\n\n2,,2016-05-04\n3,Two farmers were hurt by a mine.,04/05/2016\n";
    check(
        "a.txt",
        rows.as_bytes(),
        expect![[r#"
            report e5a9ea62c6f6 line 2 1
            body            | Two shells hit the mill of Tell Hamra,
            body            | residents said.
              earliest: 2016-05-04 (given published)
              latest: 2016-05-04 (given published)
            refused a.txt:5: the record has no `text`
              help: fill it in, or name the key of the text with `--column text=NAME`
            refused a.txt:6: `date` is not a date: `04/05/2016`
              help: write dates as 2016-04-21
        "#]],
    );
    let tabs = "id\ttext\r\n1\tTwo shells hit the mill of Tell Hamra.\r\n";
    check(
        "a.tsv",
        tabs.as_bytes(),
        expect![[r#"
            report 2475a6295147 line 2 1
            body            | Two shells hit the mill of Tell Hamra.
              no-publication-date: no publication date is stated
        "#]],
    );
    check(
        "a.csv",
        b"id,words\n1,Two shells\n",
        expect![[r#"
        refused a.csv: there is no column `text` among id, words
          help: name the column that holds the text with `--column text=NAME`
    "#]],
    );
}

#[test]
fn a_row_has_the_same_name_wherever_it_stands() {
    let ids = |table: &str| -> Vec<String> {
        let input = Input::bytes("a.csv", table.as_bytes().to_vec());
        let settings = Settings::default();
        read(&input, &settings)
            .map(|report| report.expect("rows are whole").id.short().to_owned())
            .collect()
    };
    let one = ids("id,text\r\n1,Two shells hit the mill.\r\n2,The army left.\r\n");
    let other = ids("id,text\r\n2,The army left.\r\n1,Two shells hit the mill.");
    assert_eq!(one[0], other[1]);
    assert_eq!(one[1], other[0]);
}

#[test]
fn records_over_the_cap_are_refused_and_the_next_is_read() {
    let caps = Caps { record_bytes: 100, ..Caps::default() };
    let settings = Settings { caps, ..Settings::default() };
    let long = "x".repeat(100_000);
    let lines =
        format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"Two shells hit the mill.\"}}\n");
    check_with(
        "a.jsonl",
        lines.as_bytes(),
        &settings,
        expect![[r#"
            refused a.jsonl:1: the record is larger than 100 bytes
              help: check that each record has its own line and every quote is closed
            report 7258b776c741 line 2 
            body            | Two shells hit the mill.
              no-publication-date: no publication date is stated
        "#]],
    );
    let rows = format!("id,text\n1,{long}\n2,Two shells hit the mill.\n3,\"{long}");
    check_with(
        "a.csv",
        rows.as_bytes(),
        &settings,
        expect![[r#"
            refused a.csv:2: the record is larger than 100 bytes
              help: check that each record has its own line and every quote is closed
            report 1be6033997ff line 3 2
            body            | Two shells hit the mill.
              no-publication-date: no publication date is stated
            refused a.csv:4: the record is larger than 100 bytes
              help: check that each record has its own line and every quote is closed
        "#]],
    );
    let caps = Caps { file_bytes: 100, ..Caps::default() };
    let settings = Settings { caps, ..Settings::default() };
    check_with(
        "a.txt",
        long.as_bytes(),
        &settings,
        expect![[r#"
        refused a.txt: is larger than 100 bytes
          help: split it, or give one report a line as JSON Lines
    "#]],
    );
}

#[test]
fn metadata_is_found_by_path_address_and_name() {
    let table = "path,url,outlet,published,captured_at\n\
        reports/a.txt,,Valley News,2016-05-04,2016-05-05T08:00:00Z\n\
        b.txt,,,2016-05,\n\
        ,https://example.org/c,Hill Post,2016,\n";
    let metadata =
        Metadata::from_csv(table.as_bytes(), "meta.csv").expect("the table is right");
    let settings = Settings { metadata, ..Settings::default() };
    check_with(
        "./reports/a.txt",
        TEXT.as_bytes(),
        &settings,
        expect![[r#"
        report dd214ac277f8 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          outlet: Valley News (given outlet)
          earliest: 2016-05-04 (given published)
          latest: 2016-05-04 (given published)
    "#]],
    );
    check_with(
        "elsewhere/b.txt",
        TEXT.as_bytes(),
        &settings,
        expect![[r#"
        report dd214ac277f8 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          earliest: 2016-05-01 (given published)
          latest: 2016-05-31 (given published)
    "#]],
    );
    let page = "<html><head><link rel=canonical href=https://example.org/c></head><body><p>The army entered Wadi Amsa on Monday.</p></body></html>";
    check_with(
        "c.html",
        page.as_bytes(),
        &settings,
        expect![[r#"
        report f2376d0810a4 
        body            | The army entered Wadi Amsa on Monday.
          outlet: Hill Post (given outlet)
          earliest: 2016-01-01 (given published)
          latest: 2016-12-31 (given published)
          url: https://example.org/c
    "#]],
    );
    check_with(
        "other/a.txt",
        TEXT.as_bytes(),
        &settings,
        expect![[r#"
        report dd214ac277f8 
        headline        | Army enters Wadi Amsa
        body            | The army entered “Wadi Amsa” on Monday, the governor said.
          title: Army enters Wadi Amsa (text `Army enters Wadi Amsa`)
          no-publication-date: no publication date is stated
    "#]],
    );
}

#[test]
fn errors_of_metadata_name_file_line_and_value() {
    let check = |table: &str, expected: Expect| {
        let error = Metadata::from_csv(table.as_bytes(), "meta.csv")
            .expect_err("the table is wrong");
        expected.assert_eq(&error.to_string());
    };
    check(
        "path,published\na.txt,yesterday\n",
        expect!["meta.csv:2: `published` is not a date such as 2016-04-21: `yesterday`"],
    );
    check(
        "path,publisher\na.txt,Valley News\n",
        expect![
            "meta.csv:1: unknown column `publisher`; known are path, url, outlet, published, captured_at"
        ],
    );
    check(
        "path,outlet\n,Valley News\n",
        expect!["meta.csv:2: the row has neither `path` nor `url`"],
    );
    check(
        "path,outlet\na.txt,Valley News,2016\n",
        expect!["meta.csv:2: the row has 3 fields, the heading 2"],
    );
}

#[test]
fn folders_are_read_in_order_and_what_is_no_report_is_named() {
    let folder =
        std::env::temp_dir().join(format!("dateline-ingest-{}", std::process::id()));
    let inner = folder.join("b");
    std::fs::create_dir_all(&inner).expect("the folder can be made");
    for name in ["c.txt", "a.txt", ".hidden.txt", "map.gpkg", "b/d.txt"] {
        std::fs::write(folder.join(name), TEXT).expect("the file can be written");
    }
    let root = folder.to_string_lossy().into_owned();
    let names = vec![
        root.clone(),
        format!("{root}/*.txt"),
        format!("{root}/none"),
        format!("{root}/*.pdf"),
        "-".to_owned(),
    ];
    let (inputs, refusals) = discover(&names);
    let mut drawn = String::new();
    for input in &inputs {
        drawn.push_str(&format!("{}\n", input.path.replace(&root, "")));
    }
    for refusal in &refusals {
        let line = refusal.to_string().replace(&root, "");
        drawn.push_str(&format!(
            "{line}{}\n",
            if refusal.incidental { " (incidental)" } else { "" }
        ));
    }
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    expect![[r#"
        /a.txt
        /b/d.txt
        /c.txt
        -
        /map.gpkg: is not a report but a .gpkg file (incidental)
        /none: no such file or folder
        /*.pdf: the pattern fits no file
    "#]]
    .assert_eq(&drawn);
    let settings = Settings::default();
    let gone = read(&inputs[0], &settings)
        .next()
        .expect("one item")
        .expect_err("the file is gone");
    assert_eq!(gone.reason.to_string(), "no such file or folder");
}

#[test]
fn the_title_column_becomes_the_headline_once() {
    let lines = r#"{"title": "Army enters  Wadi Amsa", "text": "Army enters Wadi Amsa\n\nThe army entered Wadi Amsa on Monday."}"#;
    let input = Input::bytes("a.jsonl", lines.as_bytes().to_vec());
    let settings = Settings::default();
    let report = read(&input, &settings).next().expect("one").expect("a report");
    assert_eq!(report.text().matches("Army enters").count(), 1);
    let title = report.title.expect("a title");
    assert_eq!(title.evidence()[0].source, EvidenceSource::Given(GivenField::Title));
}

/// "BC" is the mark of compiled code, too.
#[test]
fn a_report_that_opens_with_bc_is_text() {
    let drawn = draw("a.txt", b"BC Place was quiet on Monday.\n", &Settings::default());
    assert!(drawn.contains("BC Place was quiet"), "{drawn}");
}

#[test]
fn each_report_says_what_its_bytes_were_read_as() {
    const FACT: &str = "Rebels shelled Wadi Amsa on Monday, killing two people.";
    let page = format!("<html><body><article><p>{FACT}</p></article></body></html>");
    let rss = format!(
        "<rss version=\"2.0\"><channel><title>Levant Wire</title><item><title>Shells</title>\
         <description>{FACT}</description></item></channel></rss>"
    );
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Levant Wire</title><id>a</id>\
         <entry><id>b</id><title>Shells</title><content>{FACT}</content></entry></feed>"
    );
    let letter = format!(
        "From: desk@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n{FACT}\r\n"
    );
    let saved = format!(
        "From: browser\r\nMIME-Version: 1.0\r\nSnapshot-Content-Location: https://news.example/a\r\n\
         Content-Type: text/html\r\n\r\n{page}\r\n"
    );
    let files = [
        ("a.txt", FACT.to_owned()),
        ("a.html", page),
        ("a.jsonl", format!("{{\"text\": \"{FACT}\"}}\n")),
        ("a.csv", format!("text\n\"{FACT}\"\n")),
        ("a.tsv", format!("id\ttext\n1\t{FACT}\n")),
        ("a.rss", rss),
        ("a.atom", atom),
        ("a.eml", letter),
        ("a.mhtml", saved),
    ];
    let mut drawn = String::new();
    for (path, bytes) in files {
        let input = Input::bytes(path, bytes.into_bytes());
        let settings = Settings::default();
        let report = read(&input, &settings).next().expect("one").expect("a report");
        let media_type = report.origin.capture.media_type.unwrap_or_default();
        drawn.push_str(&format!("{path} {media_type}\n"));
    }
    expect![[r#"
        a.txt text/plain
        a.html text/html
        a.jsonl application/jsonl
        a.csv text/csv
        a.tsv text/tab-separated-values
        a.rss application/rss+xml
        a.atom application/atom+xml
        a.eml message/rfc822
        a.mhtml text/html
    "#]]
    .assert_eq(&drawn);
}
