//! Feeds: what is taken of an entry, and that none does harm.

use expect_test::{Expect, expect};

use crate::{Input, Item, Settings, records};

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&drawn(bytes));
}

fn drawn(bytes: &[u8]) -> String {
    let input = Input::bytes("a.xml", bytes.to_vec());
    let settings = Settings::default();
    let mut lines = String::new();
    for record in records(&input, &settings) {
        lines.push_str(&match record.read() {
            Item::Report(report) => {
                let day = report.published.day().map(|day| day.value.to_string());
                let summary =
                    report.diagnostics.iter().any(|one| one.name == "summary-only");
                let outlet = report.outlet.as_ref().map(|outlet| outlet.value.as_str());
                format!(
                    "{} {} {}{}: {:?}\n",
                    day.unwrap_or_default(),
                    report.origin.url.as_deref().unwrap_or_default(),
                    outlet.unwrap_or_default(),
                    if summary { " (summary)" } else { "" },
                    report.text()
                )
            }
            Item::Refused(refusal) => format!("! {refusal}\n"),
            Item::Passed(what) => format!("- {}\n", what.0),
            Item::Repeated => "- repeated\n".to_owned(),
        });
    }
    lines
}

#[test]
fn an_entry_is_a_report_with_its_whole_text_or_else_its_summary() {
    let rss = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Amsa Daily</title>
        <item><title>Army enters &amp; leaves</title><link>https://news.example/1</link><guid>1</guid>
        <pubDate>Wed, 04 May 2016 23:30:00 -0400</pubDate><description>Short.</description>
        <content:encoded><![CDATA[<p>The army entered the village.</p><p style="display:none">Hidden.</p><p>It left.</p>]]></content:encoded></item>
        <item><title>Second</title><link>https://news.example/2</link><guid>2</guid>
        <pubDate>Thu, 05 May 2016 00:10:00 GMT</pubDate><description>&lt;p&gt;Two shells hit the mill.&lt;/p&gt;</description></item>
        </channel></rss>"#;
    check(
        rss.as_bytes(),
        expect![[r#"
        2016-05-04 https://news.example/1 Amsa Daily: "Army enters & leaves\n\nThe army entered the village.\n\nIt left."
        2016-05-05 https://news.example/2 Amsa Daily (summary): "Second\n\nTwo shells hit the mill."
    "#]],
    );
    let atom = r#"<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Amsa Daily</title>
        <id>f</id><updated>2016-05-05T00:00:00Z</updated>
        <entry><title>Army enters</title><id>a</id><link href="https://news.example/a"/><published>2016-05-04T23:30:00+09:00</published>
        <updated>2016-05-06T00:00:00Z</updated><content type="html">&lt;p&gt;The army entered the village.&lt;/p&gt;</content></entry></feed>"#;
    check(
        atom.as_bytes(),
        expect![[r#"
        2016-05-04 https://news.example/a Amsa Daily: "Army enters\n\nThe army entered the village."
    "#]],
    );
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Amsa Daily", "items": [
        {"id": "j", "url": "https://news.example/j", "title": "Army enters", "content_text": "The army entered the village.",
         "date_published": "2016-05-04T23:30:00-04:00"}]}"#;
    check(
        json.as_bytes(),
        expect![[r#"
        2016-05-04 https://news.example/j Amsa Daily: "Army enters\n\nThe army entered the village."
    "#]],
    );
}

#[test]
fn entities_that_grow_and_files_that_are_named_are_not_followed() {
    let mut bomb =
        String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for n in 1..20 {
        let inner = format!("&a{};", n - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY a{n} \"{inner}\">"));
    }
    bomb.push_str("<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>t</title><item><title>One</title><description>It is over: &a19; &file;</description></item></channel></rss>");
    let told = drawn(bomb.as_bytes());
    assert!(told.len() < 2_000 && !told.contains("root:"), "{told}");
}

#[test]
fn broken_feeds_are_refused_or_read_as_far_as_they_go() {
    check(
        b"<rss version=\"2.0\"><channel><title>t</title></channel></rss>",
        expect![[r#"
            ! a.xml: a feed that cannot be read: it has no entries
        "#]],
    );
    check(
        b"<rss version=\"2.0\"><channel><item><title>One</item>",
        expect![[r#"
        ! a.xml: a feed that cannot be read: unable to parse XML: Parser error: ill-formed document: expected `</title>`, but `</item>` was found
    "#]],
    );
    let deep = format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(100_000));
    assert!(drawn(deep.as_bytes()).starts_with("! "));
    let utf16: Vec<u8> = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss version=\"2.0\"><channel><title>t</title><item><title>News</title><description>The army came.</description></item></channel></rss>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(drawn(&utf16), "  t (summary): \"News\\n\\nThe army came.\"\n");
    let (latin, ..) = encoding_rs::ISO_8859_4.encode("<?xml version='1.0' encoding='iso-8859-4'?><rss version=\"2.0\"><channel><title>t</title><item><title>News</title><description>Dār fell.</description></item></channel></rss>");
    assert_eq!(drawn(&latin), "  t (summary): \"News\\n\\nDār fell.\"\n");
}
