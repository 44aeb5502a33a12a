//! What the picture looks like, by day and by night.

/// Letters, grounds and lines; a program that knows no colour scheme shows the light one.
pub(super) const STYLE: &str = "\
text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu Sans\",sans-serif;font-size:12px;fill:#1d2733}\
.title{font-size:22px;font-weight:600}.quiet{fill:#5b6875}.tick{font-size:11px;fill:#5b6875}\
.place{font-size:13px;text-anchor:end}.on{font-size:11px}.count{font-size:10px;fill:#5b6875;text-anchor:middle}\
.ground{fill:#fff}.band{fill:#f3f5f7}.grid{stroke:#dde2e7;stroke-width:1}.year{stroke:#aab4be}\
.fought{fill:url(#hatch);stroke:#1d2733;stroke-width:1}.hatch{stroke:#1d2733;stroke-width:2}.halo{stroke:#fff;stroke-width:3;stroke-opacity:.8}\
.besieged{fill:none;stroke:#1d2733;stroke-width:2}.cut{fill:none;stroke:#1d2733;stroke-width:1.5;stroke-dasharray:2 2}\
.disputed{fill:url(#two)}.one{fill:#5b6875}.other{fill:#d5dbe1}\
.tail{stroke-width:3}.tail.key{stroke:#5b6875}.unknown{stroke:#8d99a5;stroke-width:1;stroke-dasharray:1 4;stroke-linecap:round}\
@media(prefers-color-scheme:dark){text{fill:#e6ebf0}.quiet,.tick,.count{fill:#9aa7b4}.ground{fill:#14191f}.band{fill:#1b222a}\
.grid{stroke:#2b343d}.year{stroke:#4a5763}.fought,.besieged,.cut,.hatch{stroke:#e6ebf0}.tail.key{stroke:#9aa7b4}\
.one{fill:#9aa7b4}.other{fill:#3a4550}.unknown{stroke:#66727e}.halo{stroke:#14191f}}";

/// The lines of a fight, and the stripes that stand for a dispute in the legend.
pub(super) const HATCH: &str = "\
<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<line class=\"halo\" x1=\"1\" x2=\"1\" y1=\"0\" y2=\"6\"/><line class=\"hatch\" x1=\"0\" x2=\"0\" y1=\"0\" y2=\"6\"/></pattern>\
<pattern id=\"two\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"one\" width=\"8\" height=\"8\"/><rect class=\"other\" width=\"4\" height=\"8\"/></pattern>";

/// What is drawn beside and over the colours, with the words of the legend.
pub(super) const KEYS: [(&str, &str); 6] = [
    ("fought", "fought over"),
    ("besieged", "besieged"),
    ("cut", "a way to it cut"),
    ("disputed", "sources disagree"),
    ("tail", "last known, not told again"),
    ("unknown", "not known"),
];

/// The words as XML takes them.
pub(super) fn safe(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// About how wide the words are: sans-serif letters are a little over half as wide as high.
pub(in crate::control) fn width_of(words: &str, size: f64) -> f64 {
    let n = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    f64::from(n) * size * 0.53
}

/// The words as far as there is room for them.
pub(super) fn fitted(words: &str, size: f64, room: f64) -> String {
    if width_of(words, size) <= room {
        return words.to_owned();
    }
    let mut cut: String = words.to_owned();
    while cut.pop().is_some() {
        let short = format!("{}…", cut.trim_end());
        if width_of(&short, size) <= room {
            return short;
        }
    }
    String::new()
}
