//! Mails and pages saved as MHTML: the text of the letter, with its subject, sender and day.

use dateline_model::Report;
use jiff::civil::Date;
use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders, PartType};

use crate::assemble::{Given, assemble};
use crate::decode::decode_page;
use crate::limits::PARTS;
use crate::{Input, Reason, Settings, html};

#[cfg(test)]
mod tests;

/// Whether a text begins with the lines that stand above a mail.
pub(crate) fn is_mail(text: &str, extension: &str) -> bool {
    let mut names: Vec<String> = Vec::new();
    for line in text.lines().take(200) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if name.is_empty() || !name.chars().all(is_name) {
            return false;
        }
        names.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| names.iter().any(|own| own == name);
    let is_named = matches!(extension, "eml" | "mht" | "mhtml") && names.len() >= 2;
    is_named
        || has("mime-version") && has("content-type")
        || has("received") && has("from")
}

/// Reads a mail or a saved page.
pub(crate) fn report(
    bytes: &[u8],
    input: &Input,
    settings: &Settings,
) -> Result<Report, Reason> {
    let Some(mail) = MessageParser::default().parse(bytes) else {
        return Err(Reason::BadMail("it has no header".to_owned()));
    };
    let given = Given::of_bytes(&input.path, bytes);
    match page_of(&mail, &input.extension()) {
        Some((body, url)) => {
            let mut given = given;
            given.origin.url = url;
            // When the page was saved, which is not when it was published.
            given.origin.captured_at = mail.date().map(|at| at.to_rfc3339());
            html::report_of(
                body.as_bytes(),
                decode_page(body.as_bytes()),
                given,
                settings,
            )
        }
        None => letter(&mail, given, settings),
    }
}

/// The page of a file that a browser saved, and its address.
fn page_of<'m>(
    mail: &'m Message<'_>,
    extension: &str,
) -> Option<(&'m str, Option<String>)> {
    let words = |name: &'static str| {
        mail.header(HeaderName::Other(name.into()))?.as_text().map(str::to_owned)
    };
    let of_snapshot = words("Snapshot-Content-Location");
    let part = mail.html_bodies().next()?;
    let of_part = part.content_location().map(str::to_owned);
    let is_saved = matches!(extension, "mht" | "mhtml") || of_snapshot.is_some();
    match &part.body {
        PartType::Html(body) if is_saved => {
            let url = of_snapshot.or(of_part).filter(|url| url.starts_with("http"));
            Some((body, url))
        }
        PartType::Html(_)
        | PartType::Text(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_)
        | PartType::Multipart(_) => None,
    }
}

fn letter(
    mail: &Message<'_>,
    mut given: Given,
    settings: &Settings,
) -> Result<Report, Reason> {
    // The library makes plain text of HTML too, but shows what the letter hides.
    let mut text = String::new();
    for part in mail.text_bodies().take(PARTS) {
        let words = match &part.body {
            PartType::Text(words) => words.to_string(),
            PartType::Html(body) => html::text_of_fragment(body, &settings.caps),
            PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Message(_)
            | PartType::Multipart(_) => continue,
        };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&words);
    }
    let subject = mail.subject().map(html::line_of);
    given.title = subject.filter(|subject| !subject.is_empty());
    let from = mail.from().and_then(|from| from.first());
    given.outlet = from.and_then(|from| from.name()).map(str::to_owned);
    given.origin.record = mail.message_id().map(str::to_owned);
    given.origin.capture.media_type = Some("message/rfc822".to_owned());
    // As the sender's clock had it, in the sender's zone.
    let day = mail.date().and_then(|at| {
        let year = i16::try_from(at.year).ok()?;
        Date::new(year, i8::try_from(at.month).ok()?, i8::try_from(at.day).ok()?).ok()
    });
    given.published = day.map(|day| (day, day));
    assemble(given, text, settings)
}
