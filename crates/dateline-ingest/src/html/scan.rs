//! A page as a list of tags with their bytes: one linear pass, before any tree is built.

use std::ops::Range;

use html5gum::emitters::default::Token;

use super::tokens::Tokens;

/// A tag of the page. What lies between two tags is text, or a comment or script.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    /// Its bytes, brackets included.
    pub(crate) range: Range<usize>,
    /// Whether it opens or closes.
    pub(crate) is_end: bool,
    /// Its name in lower case.
    pub(crate) name: Box<str>,
    /// How many attributes it has.
    pub(crate) n_attributes: usize,
    /// Whether browsers do not show what is in it.
    pub(crate) is_hidden: bool,
    /// The attributes that say what a page is about.
    pub(crate) attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// The value of one of the attributes that are kept.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value.as_str())
    }
}

const KEPT: [&str; 12] = [
    "name",
    "property",
    "itemprop",
    "content",
    "rel",
    "href",
    "datetime",
    "class",
    "id",
    "type",
    "http-equiv",
    "pubdate",
];

/// Elements without an end tag.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "bgsound"
            | "frame"
            | "keygen"
    )
}

/// What one pass over a page finds.
pub(crate) struct Scan {
    /// Its tags, in order.
    pub(crate) tags: Vec<Tag>,
    /// How often it breaks the standard; tree builders keep a note of each.
    pub(crate) n_errors: usize,
    /// Bytes of the text between its tags, those of scripts and styles left out.
    pub(crate) n_letters: usize,
}

/// Reads the tags of a page.
pub(crate) fn scan(html: &str) -> Scan {
    let mut tokens = Tokens::<usize>::of(html);
    let mut tags = Vec::new();
    let (mut n_letters, mut is_text) = (0, true);
    for token in tokens.by_ref() {
        match token {
            Token::StartTag(tag) => {
                is_text = !matches!(&**tag.name, b"script" | b"style");
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let get = |name: &str| {
                    tag.attributes.get(name.as_bytes()).map(|value| text(&value.value))
                };
                let name = text(&tag.name);
                // Sites hide all of a page until their script has run; that is not hidden text.
                let is_frame =
                    matches!(name.as_str(), "html" | "body" | "main" | "article");
                let is_hidden = !is_frame
                    && (name == "template"
                        || tag.attributes.contains_key(b"hidden".as_slice())
                        || get("aria-hidden")
                            .is_some_and(|value| value.trim() == "true")
                        || get("style").is_some_and(|style| hides(&style)));
                let attributes = KEPT
                    .iter()
                    .filter_map(|name| Some((*name, get(name)?)))
                    .filter(|(_, value)| value.len() <= 4_096)
                    .collect();
                tags.push(Tag {
                    range: tag.span.start..tag.span.end,
                    is_end: false,
                    n_attributes: tag.attributes.len(),
                    name: name.into(),
                    is_hidden,
                    attributes,
                });
            }
            Token::EndTag(tag) => {
                is_text = true;
                tags.push(Tag {
                    range: tag.span.start..tag.span.end,
                    is_end: true,
                    n_attributes: 0,
                    name: String::from_utf8_lossy(&tag.name).into(),
                    is_hidden: false,
                    attributes: Vec::new(),
                });
            }
            Token::String(words) if is_text => n_letters += words.len(),
            Token::String(_)
            | Token::Comment(_)
            | Token::Doctype(_)
            | Token::Error(_) => {}
        }
    }
    // Spans are trusted only where they hold a tag: nothing may be cut out by mistake.
    let mut at = 0;
    tags.retain(|tag| {
        let raw = html.get(tag.range.clone()).unwrap_or("");
        let is_sound =
            tag.range.start >= at && raw.starts_with('<') && raw.ends_with('>');
        if is_sound {
            at = tag.range.end;
        }
        is_sound
    });
    Scan { tags, n_errors: tokens.n_errors(), n_letters }
}

/// Whether a style hides text from readers.
fn hides(style: &str) -> bool {
    let style: String = style
        .to_ascii_lowercase()
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    style.split(';').any(|rule| {
        let Some((name, value)) = rule.split_once(':') else { return false };
        let value = value.trim_end_matches("!important");
        match name {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            "font-size" | "opacity" => is_nothing(value),
            "height" | "max-height" | "width" | "max-width" => {
                is_nothing(value) && style.contains("overflow:hidden")
            }
            "text-indent" | "left" | "top" | "right" | "margin-left" => is_far_out(value),
            "clip" => value.starts_with("rect(0"),
            _ => false,
        }
    })
}

/// Whether text is moved off every screen: sites hide words for search engines so.
fn is_far_out(value: &str) -> bool {
    let number = value.trim_end_matches(|letter: char| letter.is_alphabetic());
    // "-999em" and "-9999px" are the customary ones; no layout moves text by half as much.
    value.ends_with(['x', 'm']) && number.parse::<f64>().is_ok_and(|far| far <= -500.0)
}

fn is_nothing(value: &str) -> bool {
    let number =
        value.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '%');
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// The position of the end tag that closes `tags[at]`, or of the tag that closes it by beginning.
pub(crate) fn end_of(tags: &[Tag], at: usize, limit: usize) -> Option<usize> {
    let name = &tags[at].name;
    // A paragraph cannot hold a paragraph, nor an item an item: the next one ends it.
    let ends_itself =
        matches!(&**name, "p" | "li" | "dt" | "dd" | "option" | "tr" | "td" | "th");
    let mut depth = 0_usize;
    for (idx, tag) in tags.iter().enumerate().skip(at + 1).take(limit) {
        if tag.name != *name {
            continue;
        }
        match (tag.is_end, depth) {
            (true, 0) => return Some(idx),
            (false, 0) if ends_itself => return Some(idx),
            (true, _) => depth -= 1,
            (false, _) => depth += 1,
        }
    }
    None
}

/// The text of a piece of HTML, entities read, blanks single.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut skipped = None;
    for token in Tokens::<()>::of(html) {
        match token {
            Token::StartTag(tag) if matches!(&**tag.name, b"script" | b"style") => {
                skipped = Some(tag.name);
            }
            Token::EndTag(tag) if skipped.as_ref() == Some(&tag.name) => skipped = None,
            Token::StartTag(_) | Token::EndTag(_) => text.push(' '),
            Token::String(words) if skipped.is_none() => {
                text.push_str(&String::from_utf8_lossy(&words));
            }
            Token::String(_)
            | Token::Comment(_)
            | Token::Doctype(_)
            | Token::Error(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
