//! Mails: parts, encodings, and that none does harm.

use expect_test::{Expect, expect};

use crate::{Input, Item, Settings, records};

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: Expect) {
    expected.assert_eq(&drawn(name, bytes));
}

fn drawn(name: &str, bytes: &[u8]) -> String {
    let input = Input::bytes(name, bytes.to_vec());
    let settings = Settings::default();
    let mut lines = String::new();
    for record in records(&input, &settings) {
        lines.push_str(&match record.read() {
            Item::Report(report) => {
                let day = report.published.day().map(|day| day.value.to_string());
                let outlet = report.outlet.as_ref().map(|outlet| outlet.value.as_str());
                format!(
                    "{} {} {} {}: {:?}\n",
                    day.unwrap_or_default(),
                    outlet.unwrap_or_default(),
                    report.origin.url.as_deref().unwrap_or_default(),
                    report.origin.captured_at.as_deref().unwrap_or_default(),
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

const TWO_PARTS: &str = "From: =?utf-8?q?Amsa_D=C4=81ily?= <desk@news.example>\r\nTo: list@news.example\r\n\
    Subject: =?iso-8859-1?B?QXJteSBlbnRlcnMgdGhlIGNhZuk=?=\r\nDate: Wed, 4 May 2016 23:30:00 -0400\r\n\
    Message-ID: <1@news.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n\
    --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    The army entered the caf=E9 of the vil=\r\nlage on Monday.\r\n\
    --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
    PHA+VGhlIGFybXkgZW50ZXJlZC48L3A+\r\n--b--\r\n";

#[test]
fn the_plain_part_of_a_mail_is_its_text() {
    check(
        "a.eml",
        TWO_PARTS.as_bytes(),
        expect![[r#"
        2016-05-04 Amsa Dāily  : "Army enters the café\n\nThe army entered the café of the village on Monday."
    "#]],
    );
    check(
        "a",
        TWO_PARTS.as_bytes(),
        expect![[r#"
        2016-05-04 Amsa Dāily  : "Army enters the café\n\nThe army entered the café of the village on Monday."
    "#]],
    );
}

#[test]
fn a_mail_of_html_alone_is_read_as_it_is_shown() {
    let mail = "From: desk@news.example\nDate: Wed, 4 May 2016 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n\
        <p>The army entered.</p><p style=\"display:none\">Hidden.</p><p>It left.</p>\n";
    check(
        "a.eml",
        mail.as_bytes(),
        expect![[r#"
        2016-05-04   : "The army entered.\n\nIt left."
    "#]],
    );
}

#[test]
fn a_page_that_a_browser_saved_is_a_page() {
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nSubject: Army enters\r\n\
        Date: Fri, 6 May 2016 07:08:09 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/1\r\n\r\n\
        <html><body><article><p>The army entered the village on Monday, the governor said on the =\r\nphone, and met no resistance.</p></article></body></html>\r\n\
        --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://news.example/a.png\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
    assert_eq!(
        drawn("a.mhtml", page.as_bytes()),
        "  https://news.example/1 2016-05-06T07:08:09Z: \"The army entered the village on Monday, the governor said on the phone, and met no resistance.\"\n"
    );
}

#[test]
fn mails_within_mails_and_broken_ones_end() {
    let mut nested = String::from("MIME-Version: 1.0\r\n");
    for n in 0..10_000 {
        nested.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
        ));
    }
    nested.push_str("Content-Type: text/plain\r\n\r\nThe army entered.\r\n");
    drawn("a.eml", nested.as_bytes());
    let letters = format!(
        "MIME-Version: 1.0\r\n{}From: a@news.example\r\n\r\nThe army entered.\r\n",
        "Content-Type: message/rfc822\r\n\r\n".repeat(10_000)
    );
    drawn("a.eml", letters.as_bytes());
    for cut in 0..TWO_PARTS.len() {
        drawn("a.eml", &TWO_PARTS.as_bytes()[..cut]);
    }
}
