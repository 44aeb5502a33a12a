//! The page around its parts: what it is called, its style, its script, and the rule that nothing else may run.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::Run;

const STYLE: &str = include_str!("../page/report.css");
const SCRIPT: &str = include_str!("../page/report.js");

/// About how many bytes the page has without its events.
pub(crate) const OWN_BYTES: usize = STYLE.len() + SCRIPT.len() + 24_000;

/// The whole page.
pub(crate) fn page(title: &str, body: &Markup) -> String {
    // No font, picture, frame or request of any kind; of styles and scripts only the two below, by their hashes.
    let rules = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(rules);
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(format!("dateline {}", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#map" { "Skip to the map" }
                (body)
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// What stands below all.
pub(crate) fn foot(run: &Run) -> Markup {
    html! {
        footer {
            p { "Made with " strong { "dateline" } @if !run.file.is_empty() { " from " bdi { (run.file) } } ". This file needs no network; links lead to the reports where they were published." }
            p { "Map: " (dateline_basemap::CREDIT) "." }
        }
    }
}

/// SHA-256 in base 64, as the rules of a page name a style or script.
fn hash(text: &str) -> String {
    const LETTERS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut coded = String::new();
    for three in digest.chunks(3) {
        let mut bits = 0_usize;
        for at in 0..3 {
            bits = bits << 8 | usize::from(three.get(at).copied().unwrap_or(0));
        }
        for at in 0..4 {
            match at <= three.len() {
                true => coded.push(char::from(LETTERS[bits >> (18 - 6 * at) & 63])),
                false => coded.push('='),
            }
        }
    }
    coded
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hash_is_written_as_browsers_write_it() {
        // SHA-256 of nothing, from the standard, in base 64.
        assert_eq!(super::hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
