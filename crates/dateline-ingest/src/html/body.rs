//! The paragraphs of an article's HTML.

use dateline_model::ZoneKind;
use html5gum::emitters::default::Token;

use super::tokens::Tokens;

/// A paragraph and what its tags say that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// `None` for plain paragraphs.
    pub(crate) kind: Option<ZoneKind>,
}

/// Reads the paragraphs of a piece of HTML, in order; blanks are single, `br` is a line break.
pub(crate) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    for token in Tokens::<()>::of(html) {
        match token {
            Token::StartTag(tag) => reader.start(&tag.name, tag.self_closing),
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(words) => reader.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.close();
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Paragraph>,
    text: String,
    n_quotes: usize,
    n_captions: usize,
    /// The element whose content is not text, and how often it is nested.
    skipped: Option<(Vec<u8>, usize)>,
}

impl Reader {
    fn start(&mut self, name: &[u8], is_closed: bool) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name);
            return;
        }
        match name {
            b"script" | b"style" | b"template" | b"noscript" | b"nav" | b"select"
            | b"svg" | b"iframe" | b"textarea" | b"button" | b"title"
                if !is_closed =>
            {
                self.close();
                self.skipped = Some((name.to_vec(), 1));
            }
            b"br" => self.text.push('\n'),
            b"blockquote" => {
                self.close();
                self.n_quotes += 1;
            }
            b"figcaption" => {
                self.close();
                self.n_captions += 1;
            }
            b"td" | b"th" => self.text.push(' '),
            _ if is_block(name) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match name {
            b"blockquote" => {
                self.close();
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            b"figcaption" => {
                self.close();
                self.n_captions = self.n_captions.saturating_sub(1);
            }
            _ if is_block(name) => self.close(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.skipped.is_some() {
            return;
        }
        for letter in words.chars() {
            // A line break in HTML is a blank; only `br` breaks a line.
            match letter.is_whitespace() && letter != '\u{a0}' {
                true if self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(letter),
            }
        }
    }

    fn close(&mut self) {
        let kind = match (self.n_captions, self.n_quotes) {
            (1.., _) => Some(ZoneKind::Caption),
            (0, 1..) => Some(ZoneKind::QuoteBlock),
            (0, 0) => None,
        };
        let text = std::mem::take(&mut self.text);
        // Two line breaks are how old pages set paragraphs.
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        for part in lines.split(|line| line.is_empty()).filter(|part| !part.is_empty()) {
            self.found.push(Paragraph { text: part.join("\n"), kind });
        }
    }
}

fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"section"
            | b"article"
            | b"main"
            | b"header"
            | b"footer"
            | b"aside"
            | b"figure"
            | b"ul"
            | b"ol"
            | b"li"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"table"
            | b"tr"
            | b"thead"
            | b"tbody"
            | b"tfoot"
            | b"caption"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"pre"
            | b"form"
            | b"hr"
            | b"address"
            | b"details"
            | b"summary"
            | b"body"
            | b"head"
            | b"html"
            | b"fieldset"
            | b"option"
    )
}
