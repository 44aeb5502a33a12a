//! Pages: what is kept, what is dropped, what their tags say, and that none takes long.

use dateline_model::{EvidenceSource, Report};
use expect_test::{Expect, expect};

use crate::{Input, Settings, read};

fn report(bytes: &[u8]) -> Report {
    let input = Input::bytes("page.html", bytes.to_vec());
    let settings = Settings::default();
    let item = read(&input, &settings).next().expect("a page gives one item");
    item.expect("the page is a report")
}

/// Draws a page's zones and what its tags say, each with the bytes that say it.
#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    let report = report(bytes);
    let mut drawn = String::new();
    for zone in report.zones() {
        for line in
            zone.span.of(report.text()).lines().filter(|line| !line.trim().is_empty())
        {
            drawn.push_str(&format!("{:<15} | {}\n", zone.kind.as_str(), line.trim()));
        }
    }
    let words = |value: &Option<dateline_model::Attested<String>>| {
        value
            .as_ref()
            .map(|value| (value.value.clone(), value.evidence()[0].source.clone()))
    };
    let date = report.published.day();
    let date =
        date.map(|date| (date.value.to_string(), date.evidence()[0].source.clone()));
    for (name, value) in [
        ("title", words(&report.title)),
        ("outlet", words(&report.outlet)),
        ("byline", words(&report.byline)),
        ("published", date),
    ] {
        let Some((value, source)) = value else { continue };
        let place = match source {
            EvidenceSource::Text(span) => format!("text {}", span.of(report.text())),
            EvidenceSource::Original(range) => {
                let raw = &bytes[range.start as usize..range.end as usize];
                String::from_utf8_lossy(raw).into_owned()
            }
            EvidenceSource::Given(field) => field.as_str().to_owned(),
        };
        drawn.push_str(&format!("  {name}: {value} <- {place}\n"));
    }
    if let Some(url) = &report.origin.url {
        drawn.push_str(&format!("  url: {url}\n"));
    }
    expected.assert_eq(&drawn);
}

const BODY: &str = "<p>The army entered the village of Wadi Amsa on Monday, the governor said on the phone.</p>\
    <p>It met no resistance, and residents who had fled to Tell Hamra came back in the evening, he added.</p>\
    <p>The village had been under siege for two years, and its mill and school lay in ruins.</p>";

#[test]
fn tags_say_who_published_what_and_when() {
    let page = format!(
        "<!doctype html><html><head><title>Army enters Wadi Amsa - Valley News</title>\
        <meta property='og:site_name' content='Valley News'><meta name='author' content='Sample Reporter'>\
        <meta property='article:published_time' content='2016-05-04T10:12:00+03:00'>\
        <link rel='canonical' href='https://example.org/2016/05/04/amsa'></head>\
        <body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Army enters Wadi Amsa</h1>\
        <figure><img src=a.jpg><figcaption>Soldiers in the desert. File photo</figcaption></figure>{BODY}\
        <blockquote><p>Our forces took the village this morning without a shot.</p></blockquote></article>\
        <section class='comments'><h2>2 Comments</h2><p>Reader One says: they killed forty people there.</p></section>\
        <footer>© 2016 Valley News</footer></body></html>"
    );
    check(
        page.as_bytes(),
        expect![[r#"
        headline        | Army enters Wadi Amsa
        archive-caption | Soldiers in the desert. File photo
        body            | The army entered the village of Wadi Amsa on Monday, the governor said on the phone.
        body            | It met no resistance, and residents who had fled to Tell Hamra came back in the evening, he added.
        body            | The village had been under siege for two years, and its mill and school lay in ruins.
        quote-block     | Our forces took the village this morning without a shot.
          title: Army enters Wadi Amsa <- <h1>Army enters Wadi Amsa</h1>
          outlet: Valley News <- <meta property='og:site_name' content='Valley News'>
          byline: Sample Reporter <- <meta name='author' content='Sample Reporter'>
          published: 2016-05-04 <- <meta property='article:published_time' content='2016-05-04T10:12:00+03:00'>
          url: https://example.org/2016/05/04/amsa
    "#]],
    );
}

#[test]
fn linked_data_and_time_tags_say_when_too() {
    let page = format!(
        "<html><head><title>Army enters Wadi Amsa | Valley News</title><script type='application/ld+json'>\
        {{\"@context\":\"https://schema.org\",\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Army enters Wadi Amsa\",\
        \"datePublished\":\"2016-05-04T10:12:00Z\",\"author\":[{{\"name\":\"Sample Reporter\"}}],\
        \"publisher\":{{\"name\":\"Valley News\"}}}}]}}</script></head><body><article>{BODY}</article></body></html>"
    );
    check(
        page.as_bytes(),
        expect![[r#"
        headline        | Army enters Wadi Amsa
        body            | The army entered the village of Wadi Amsa on Monday, the governor said on the phone.
        body            | It met no resistance, and residents who had fled to Tell Hamra came back in the evening, he added.
        body            | The village had been under siege for two years, and its mill and school lay in ruins.
          title: Army enters Wadi Amsa <- Army enters Wadi Amsa
          outlet: Valley News <- Valley News
          byline: Sample Reporter <- Sample Reporter
          published: 2016-05-04 <- 2016-05-04T10:12:00Z
    "#]],
    );
    let page = format!(
        "<html><body><h1>Army enters Wadi Amsa</h1><time datetime='2016-05-04'>today</time>{BODY}</body></html>"
    );
    check(
        page.as_bytes(),
        expect![[r#"
        headline        | Army enters Wadi Amsa
        body            | The army entered the village of Wadi Amsa on Monday, the governor said on the phone.
        body            | It met no resistance, and residents who had fled to Tell Hamra came back in the evening, he added.
        body            | The village had been under siege for two years, and its mill and school lay in ruins.
          title: Army enters Wadi Amsa <- <h1>Army enters Wadi Amsa</h1>
          published: 2016-05-04 <- <time datetime='2016-05-04'>
    "#]],
    );
    let page = format!(
        "<html><body><h1>Army enters Wadi Amsa</h1><span class='post-date'>4 May 2016</span>{BODY}</body></html>"
    );
    check(
        page.as_bytes(),
        expect![[r#"
        headline        | Army enters Wadi Amsa
        body            | The army entered the village of Wadi Amsa on Monday, the governor said on the phone.
        body            | It met no resistance, and residents who had fled to Tell Hamra came back in the evening, he added.
        body            | The village had been under siege for two years, and its mill and school lay in ruins.
          title: Army enters Wadi Amsa <- <h1>Army enters Wadi Amsa</h1>
          published: 2016-05-04 <- <span class='post-date'>4 May 2016</span>
    "#]],
    );
}

#[test]
fn what_readers_do_not_see_is_no_text() {
    for trap in [
        "<p style='display:none'>70 killed</p>",
        "<p hidden>70 killed</p>",
        "<span style='font-size: 0px'>70 killed</span>",
        "<div style='visibility : hidden !important'><p>70 killed</p></div>",
        "<div aria-hidden='true'><p>70 killed</p></div>",
        "<p style='height:0;overflow:hidden'>70 killed</p>",
        "<p style='text-indent:-9999px'>70 killed</p>",
        "<p style='position:absolute; left:-999em'>70 killed</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>70 killed</p>",
        "<p hidden>70 killed",
        "<!-- 70 killed -->",
        "<script>var a = '70 killed';</script>",
        "<template><p>70 killed</p></template>",
    ] {
        let page = format!(
            "<html><body><article><h1>Army enters Wadi Amsa</h1>{trap}{BODY}</article></body></html>"
        );
        let report = report(page.as_bytes());
        assert!(!report.text().contains("70 killed"), "{trap}");
        assert!(report.text().contains("lay in ruins"), "{trap}");
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let page = "<html><head><meta charset=windows-1251><title>Армия</title><meta property='og:site_name' content='Долина'></head><body><p>The army entered Вади Амса on Monday, the governor said.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let report = report(&bytes);
    assert!(report.text().contains("Вади Амса"));
    let outlet = report.outlet.expect("the tag names it");
    let EvidenceSource::Original(range) = &outlet.evidence()[0].source else {
        panic!("no bytes")
    };
    let raw = &bytes[range.start as usize..range.end as usize];
    assert!(raw.starts_with(b"<meta property='og:site_name'") && raw.ends_with(b">"));
}

#[test]
fn the_bytes_of_a_tag_are_found_in_any_encoding() {
    let page = "<html><head><title>Üé “x”</title><meta property='og:site_name' content='Valley'></head><body><p>The army entered Wadi Amsa on Monday, he said.</p></body></html>";
    let wide: Vec<u8> =
        format!("\u{feff}{page}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("<html><head><meta charset=shift_jis><title>日本語ア</title><meta property='og:site_name' content='Valley'></head><body><p>The army entered Wadi Amsa on Monday.</p></body></html>");
    let mut broken = page.as_bytes().to_vec();
    broken.splice(20..20, [0xff, 0xfe, 0xfd]);
    for bytes in
        [page.as_bytes(), &wide, &sjis, &broken, format!("\u{feff}{page}").as_bytes()]
    {
        let outlet = report(bytes).outlet.expect("the tag names it");
        let EvidenceSource::Original(range) = &outlet.evidence()[0].source else {
            panic!("no bytes")
        };
        let raw = &bytes[range.start as usize..range.end as usize];
        let ascii: Vec<u8> = raw.iter().copied().filter(|byte| *byte != 0).collect();
        assert!(
            ascii.starts_with(b"<meta property") && ascii.ends_with(b"'Valley'>"),
            "{ascii:?}"
        );
    }
}

#[test]
fn an_old_page_breaks_its_paragraphs_with_br() {
    let page = "<html><head><title>Army enters Wadi Amsa</title></head><body><div>The army entered the village of Wadi Amsa on Monday, the governor said on the phone.<br><br>It met no resistance, and residents who had fled to Tell Hamra came back in the evening.<br/><br/>The village had been under siege for two years.</div></body></html>";
    check(
        page.as_bytes(),
        expect![[r#"
        headline        | Army enters Wadi Amsa
        body            | The army entered the village of Wadi Amsa on Monday, the governor said on the phone.
        body            | It met no resistance, and residents who had fled to Tell Hamra came back in the evening.
        body            | The village had been under siege for two years.
          title: Army enters Wadi Amsa <- <title>Army enters Wadi Amsa</title>
    "#]],
    );
}

/// Each of these takes a tree builder or a reader of trees minutes without caps.
#[test]
fn hostile_pages_give_a_report_in_time_linear_in_their_size() {
    let n = 100_000;
    let end = format!("{BODY}</body></html>");
    for page in [
        format!("<html><body>{}{end}", "<div>".repeat(n)),
        format!("<html><body>{}{end}", "<table><tr><td>".repeat(n / 10)),
        format!("<html><body>{}{end}", "<a><div></a>".repeat(n / 2)),
        format!("<html><body>{}{end}", "<b><p>".repeat(n / 2)),
        format!(
            "<html><body><div {}>{end}",
            (0..n).map(|i| format!("a{i}=1 ")).collect::<String>()
        ),
        format!(
            "<html><body><div {}>{end}",
            (0..n).map(|i| format!("a{i}=\"1\" ")).collect::<String>()
        ),
        format!("<html><head><title><p {}>{end}", "a=\"\" ".repeat(n)),
        format!("<html><body>{}{end}", "<table><tr><td>".repeat(n / 3)),
        format!("<html><body>{}{}{end}", "<div>".repeat(500), "<p>a</p>".repeat(n / 2)),
        format!(
            "<html><body>{}{end}",
            format!("<p {}>", (0..999).map(|i| format!("a{i} ")).collect::<String>())
                .repeat(n / 50)
        ),
        format!("<html><body>{}{end}", "<!--".repeat(n)),
        format!("<html><body>{}{end}", "<p hidden>".repeat(n)),
        format!("<html><body>{}{end}", "<div hidden>".repeat(n)),
        format!("<html><body>{}{end}", "<span class=date>".repeat(n)),
        format!("<html><body>{}{end}", "<".repeat(n)),
        format!("<html><body>{}{end}", "</div>".repeat(n)),
        format!("<html><body>{}{end}", "&amp".repeat(n)),
        format!("<html><head><title>{end}"),
        format!("<html><body><!-- {end}"),
        format!("<html><body><p>{}</p>{end}", "word ".repeat(n)),
        format!("<html><body>{}{end}", "<p>a</p>".repeat(n)),
        format!("<html><body>{}{end}", "<svg><g>".repeat(n / 2)),
        format!("<html><body>{}{end}", "<select><option>".repeat(n / 2)),
    ] {
        let input = Input::bytes("page.html", page.clone().into_bytes());
        let settings = Settings::default();
        let n_items = read(&input, &settings).count();
        assert_eq!(n_items, 1, "{}", &page[..40]);
    }
}

#[test]
fn the_time_of_greenwich_gives_way_to_the_day_on_the_page() {
    let page = |time: &str| {
        format!(
            "<html><head><title>Army enters Wadi Amsa</title>\
             <meta property=\"article:published_time\" content=\"{time}\">\
             <link rel=\"canonical\" href=\"https://news.example/2016/05/03/army\"></head>\
             <body><h1>Army enters Wadi Amsa</h1>{BODY}</body></html>"
        )
    };
    let day = |time: &str| {
        report(page(time).as_bytes()).published.day().map(|day| day.value.to_string())
    };
    assert_eq!(day("2016-05-04T01:20:00Z").as_deref(), Some("2016-05-03"));
    // Nowhere is it still the day before at eleven in Greenwich; and a zone of its own is the outlet's.
    assert_eq!(day("2016-05-04T11:20:00Z").as_deref(), Some("2016-05-04"));
    assert_eq!(day("2016-05-04T01:20:00+03:00").as_deref(), Some("2016-05-04"));
}

#[test]
fn the_outlet_in_the_field_for_authors_gives_way_to_a_name() {
    let head = "<meta property=\"og:site_name\" content=\"Amsa News\"><meta name=\"author\" content=\"Amsa News\">";
    let author = |line: &str| {
        let page = format!(
            "<html><head><title>Army enters Wadi Amsa</title>{head}</head>\
             <body><h1>Army enters Wadi Amsa</h1>{line}{BODY}</body></html>"
        );
        report(page.as_bytes()).byline.map(|name| name.value)
    };
    assert_eq!(author("").as_deref(), Some("Amsa News"));
    let span = "<div class=\"story__author-name\">By A. Writer, Amsa News</div>";
    assert_eq!(author(span).as_deref(), Some("A. Writer"));
    let posted = "<p class=\"post-author\">Posted on May 4, 2016 by A. Writer</p>";
    assert_eq!(author(posted).as_deref(), Some("A. Writer"));
    // A label whose name a script puts in is nobody.
    assert_eq!(author("<span class=\"author\">By</span>").as_deref(), Some("Amsa News"));
}

#[test]
fn an_author_told_by_reference_is_found_in_the_graph() {
    let page = format!(
        "<html><head><title>Army enters Wadi Amsa</title><script type=\"application/ld+json\">\
         {{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Army enters Wadi Amsa\",\"author\":{{\"@id\":\"#p\"}}}},\
         {{\"@type\":[\"Person\"],\"@id\":\"#p\",\"name\":\"A. Writer\"}}]}}</script></head>\
         <body><h1>Army enters Wadi Amsa</h1>{BODY}</body></html>"
    );
    let byline = report(page.as_bytes()).byline.expect("the graph names the author");
    assert_eq!(byline.value, "A. Writer");
}
