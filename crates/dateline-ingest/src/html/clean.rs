//! A page without what readers do not see and without what would make a tree builder slow.

use std::collections::BTreeMap;

use super::scan::{Tag, end_of, is_void};
use crate::Caps;

/// A page that is safe to build a tree of.
pub(crate) struct Clean {
    /// The page, as far as it is shown.
    pub(crate) html: String,
    /// How deep its tags lie, summed: what a walk through the tree costs.
    pub(crate) sum_of_depths: usize,
}

/// Copies the page without hidden elements, without tags nested too deep and without tags of too many attributes.
///
/// Text is never lost by a cap: only the tags around it are.
pub(crate) fn clean(html: &str, tags: &[Tag], caps: &Caps) -> Clean {
    let mut clean = String::with_capacity(html.len());
    let mut open: Vec<&str> = Vec::new();
    let mut dropped: BTreeMap<&str, usize> = BTreeMap::new();
    let mut at = 0;
    let mut idx = 0;
    let mut sum_of_depths = 0_usize;
    // Looking for the end of a hidden element is linear, so the sum of all looks is capped too.
    let mut looks = 4 * tags.len() + 1_000;
    while let Some(tag) = tags.get(idx) {
        clean.push_str(&html[at..tag.range.start]);
        at = tag.range.end;
        if tag.is_end {
            // The end tag of a dropped start tag would close another one.
            match dropped.get_mut(&*tag.name) {
                Some(n) if *n > 0 && open.last().is_none_or(|top| **top != *tag.name) => {
                    *n -= 1
                }
                Some(_) | None => {
                    close(&mut open, &tag.name);
                    clean.push_str(&html[tag.range.clone()]);
                }
            }
        } else if tag.is_hidden && !is_void(&tag.name) {
            let end = end_of(tags, idx, looks);
            looks = looks.saturating_sub(end.map_or(looks, |end| end - idx));
            if let Some(end) = end {
                // The next paragraph that ends a hidden one is itself shown.
                let next = &tags[end];
                at = if next.is_end { next.range.end } else { next.range.start };
                idx = if next.is_end { end + 1 } else { end };
                continue;
            }
            push(&mut clean, html, tag, caps, &mut open, &mut dropped);
        } else {
            push(&mut clean, html, tag, caps, &mut open, &mut dropped);
        }
        sum_of_depths = sum_of_depths.saturating_add(open.len());
        idx += 1;
    }
    clean.push_str(&html[at..]);
    Clean { html: clean, sum_of_depths }
}

fn push<'t>(
    clean: &mut String,
    html: &str,
    tag: &'t Tag,
    caps: &Caps,
    open: &mut Vec<&'t str>,
    dropped: &mut BTreeMap<&'t str, usize>,
) {
    if is_void(&tag.name) {
        if tag.n_attributes <= caps.attributes {
            clean.push_str(&html[tag.range.clone()]);
        }
        return;
    }
    close_implied(open, &tag.name);
    if open.len() >= caps.depth {
        *dropped.entry(&tag.name).or_default() += 1;
        return;
    }
    open.push(&tag.name);
    if tag.n_attributes <= caps.attributes {
        clean.push_str(&html[tag.range.clone()]);
    } else {
        clean.push('<');
        clean.push_str(&tag.name);
        clean.push('>');
    }
}

/// Closes what an end tag closes, as a tree builder counts it: a table cell is not left, a block is left only by
/// the end of another block, and the end of a font closes no block.
fn close(open: &mut Vec<&str>, name: &str) {
    let is_font = matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    );
    let is_inline = |name: &str| {
        matches!(
            name,
            "span"
                | "a"
                | "b"
                | "big"
                | "code"
                | "em"
                | "font"
                | "i"
                | "nobr"
                | "s"
                | "small"
                | "strike"
                | "strong"
                | "tt"
                | "u"
                | "label"
                | "abbr"
                | "time"
                | "cite"
                | "q"
                | "sub"
                | "sup"
                | "mark"
                | "del"
                | "ins"
                | "picture"
                | "video"
                | "svg"
                | "g"
                | "path"
        )
    };
    for at in (0..open.len()).rev() {
        let top = open[at];
        if top == name {
            match is_font {
                true => drop(open.remove(at)),
                false => open.truncate(at),
            }
            return;
        }
        let is_cell =
            matches!(top, "td" | "th" | "table" | "template" | "object" | "caption");
        let is_table =
            matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
        if is_cell && !is_table || is_inline(name) && !is_font && !is_inline(top) {
            return;
        }
    }
}

/// Closes what the standard lets a start tag close: old pages leave paragraphs, items and cells open.
fn close_implied(open: &mut Vec<&str>, name: &str) {
    let closes = |top: &str| match name {
        "p" | "div" | "ul" | "ol" | "dl" | "table" | "section" | "article" | "aside"
        | "header" | "footer" | "nav" | "main" | "form" | "figure" | "blockquote"
        | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => top == "p",
        "li" => matches!(top, "p" | "li"),
        "dt" | "dd" => matches!(top, "p" | "dt" | "dd"),
        "option" | "optgroup" => top == "option",
        "td" | "th" => matches!(top, "p" | "td" | "th"),
        "tr" => matches!(top, "p" | "td" | "th" | "tr"),
        "tbody" | "thead" | "tfoot" => {
            matches!(top, "p" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot")
        }
        _ => false,
    };
    while open.last().is_some_and(|top| closes(top)) {
        open.pop();
    }
}
