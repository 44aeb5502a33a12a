//! Words under pictures, and whether the picture shows what the report tells.

use std::sync::LazyLock;

use dateline_model::ZoneKind;
use regex::Regex;

use super::units::{ends_sentence, n_words};
use crate::dates::{find_dates, pattern};

/// Words that only stand under pictures.
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
        \b(?:file|archive|archival|stock|handout|undated|illustrative|illustration|representational)\s+(?:photo|photograph|picture|image|footage|pic)s?\b
        | \b(?:photo|photograph|picture|image|screen\s?grab|screenshot|still|frame|footage)s?\s+(?:shows?|taken|captured|grabbed|made\s+available|released|provided|posted|shot|courtesy|credit|by|from\s+(?:a|the|an)\s+(?:video|film|footage))\b
        | \b(?:is|are|was|were)\s+(?:shown|seen|pictured|photographed)\s+(?:here\s+)?(?:in|on|from)\s+(?:an?|this|the)\s+(?:\w+\s+){0,3}(?:image|photo|photograph|picture|video|still|frame|handout|screen)
        | \bin\s+this\s+(?:\w+\s+){0,3}(?:image|photo|photograph|picture|still|frame|screen\s?grab|video\s+grab)
        | ^\W*(?:photos?|pictures?|images?|credits?|caption|in\s+pictures?|pictured|above|below|left|right|illustration)\s*(?:by\b|:|/|\()
        | \((?:photos?|pictures?|images?|credits?|file|archive|courtesy)\b
        | [\[(][^\])]{0,60}(?:\bphoto|/\s?(?:afp|ap|reuters|getty|epa|anadolu|aa|file)|getty\s+images)[^\])]{0,60}[\])]\W*$
        | (?:\bgetty\s+images|\bafp\s+photo|/\s?(?:afp|reuters|epa|getty)\b|\bcourtesy\s+of\b)[^.]{0,40}\W*$
        | (?:\(|\b)file\s+(?:photo|picture|image)\W*$
        | \(file\)\W*$
        | \b(?:screen\s?grab|screenshot)\b
        ",
    )
});
/// Words that say that the picture is not of the events reported.
static ARCHIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
        \b(?:file|archive|archival|stock|undated|illustrative|representational)\s+(?:photo|photograph|picture|image|footage|pic)s?\b
        | [\[(/]\s?(?:file|archive)\s*(?:photo|picture|image)?\s*[\])]
        | ^\W*(?:file|archive)\s*[:\-–—]
        | \bfor\s+illustration\b | \billustrative\s+purposes?\b | \bfrom\s+(?:the|our)\s+archives?\b
        ",
    )
});
/// A frame of a film: it shows something at some time, the caption seldom says when.
static STILL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:image|still|frame|photo|picture|screen\s?grab|screenshot)s?\s+(?:\w+\s+){0,3}(?:captured|taken|grabbed|made|from)\s+(?:from\s+)?(?:an?|the|its|their)?\s*(?:[\w-]+\s+){0,4}(?:video|film|footage)\b
        | \b(?:video|propaganda)\s+(?:still|grab|image|frame)\b | \b(?:screen\s?grab|screenshot)\b",
    )
});
/// A day that the picture was taken on, however it is said.
static WHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:today|yesterday|tonight|(?:on|this|last|late|early)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}\b",
    )
});

/// Whether words of the trade say that the paragraph stands under a picture.
pub(crate) fn has_cue(words: &str) -> bool {
    // Captions are short: the longest that agencies allow have some 60 words.
    n_words(words) <= 70 && CUE.is_match(words)
}

/// Whether a line between headline and report looks like a caption although no cue says so: a phrase that begins
/// with an article or holds "during", without a finite verb and without a final stop.
pub(crate) fn is_bare_phrase(words: &str) -> bool {
    static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:an?|the|some|two|three|several)\s|\b(?:during|after|near|outside|inside|in\s+the)\b",
        )
    });
    (5..=40).contains(&n_words(words))
        && !ends_sentence(words)
        && !words.ends_with([':', ',', ';'])
        && !super::phrases::has_finite_verb(words)
        && PHRASE.is_match(words)
}

/// The kind of zone of a paragraph that is known to be a caption.
pub(crate) fn caption_kind(words: &str) -> ZoneKind {
    let is_dated = WHEN.is_match(words) || !find_dates(words).is_empty();
    match ARCHIVE.is_match(words) || STILL.is_match(words) && !is_dated {
        true => ZoneKind::ArchiveCaption,
        false => ZoneKind::Caption,
    }
}
