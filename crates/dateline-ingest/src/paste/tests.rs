use dateline_model::ZoneKind;
use expect_test::{Expect, expect};

use super::{Hints, lay_out};

/// Draws each line with the zone it lies in; `~` goes on with the zone of the line before.
pub(crate) fn draw(text: &str, hints: &Hints) -> String {
    let layout = lay_out(text, hints);
    let mut drawn = String::new();
    for zone in &layout.zones {
        for (n, line) in
            zone.span.of(text).lines().filter(|l| !l.trim().is_empty()).enumerate()
        {
            let kind = if n == 0 { zone.kind.as_str() } else { "~" };
            drawn.push_str(&format!("{kind:<15} | {}\n", line.trim()));
        }
    }
    let words = |range: Option<&std::ops::Range<usize>>| {
        range.map(|range| text[range.clone()].to_owned())
    };
    for (name, found) in [
        ("byline", words(layout.byline.as_ref())),
        ("outlet", words(layout.outlet.as_ref())),
        ("place", words(layout.dateline.as_ref().and_then(|line| line.place.as_ref()))),
        (
            "dated",
            layout
                .dateline
                .as_ref()
                .and_then(|line| Some(line.date.as_ref()?.1.to_string())),
        ),
        ("published", layout.published.as_ref().map(|(_, date)| date.to_string())),
        ("updated", layout.updated.as_ref().map(|(_, date)| date.to_string())),
        ("commented", layout.commented.as_ref().map(|(_, date)| date.to_string())),
    ] {
        if let Some(found) = found {
            drawn.push_str(&format!("  = {name}: {found}\n"));
        }
    }
    drawn
}
