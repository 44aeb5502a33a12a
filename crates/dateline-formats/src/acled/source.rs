//! Who is named as the source of a row, and at which scale it reports.

use std::collections::BTreeSet;

use dateline_model::{Claim, Dataset, SpeakerKind};

/// ACLED's scales, in the order in which a pair of them is written.
pub(crate) const SCALES: [&str; 7] = [
    "Local partner",
    "Other",
    "New media",
    "Subnational",
    "National",
    "Regional",
    "International",
];

/// Outlets that everybody knows, by a word or words of their name in small letters, hand-written from general knowledge.
/// What is not here is `Other`, which ACLED uses for what is no news medium of a known reach: better too little said
/// than a reach made up.
#[rustfmt::skip]
const OUTLETS: [(&str, &[&str]); 5] = [
    ("International", &[
        "reuters", "associated press", "ap news", "agence france", "afp", "bbc", "cnn", "the guardian", "guardian",
        "new york times", "washington post", "wall street journal", "financial times", "xinhua", "tass", "dpa", "efe",
        "deutsche welle", "france 24", "radio france internationale", "rfi", "voice of america", "voa",
        "radio free europe", "al-monitor", "bloomberg", "upi", "euronews",
    ]),
    ("Regional", &[
        "al jazeera", "aljazeera", "al arabiya", "al-arabiya", "al arabiya english", "asharq al-awsat",
        "middle east eye", "the new arab", "al-araby", "arab news", "al-quds al-arabi", "rudaw", "kurdistan 24",
        "allafrica", "africanews", "jeune afrique", "eurasianet", "radio free asia", "the irrawaddy", "caucasian knot",
    ]),
    ("National", &[
        "anadolu", "sana", "irna", "tasnim", "fars", "petra", "the times of india", "the hindu", "indian express",
        "hindustan times", "dawn", "express tribune", "tolo news", "tolonews", "pajhwok", "khaama press", "daily star",
        "the punch", "vanguard", "premium times", "daily trust", "daily nation", "daily monitor", "new vision",
        "hurriyet", "daily sabah", "haaretz", "times of israel", "jerusalem post", "iraqi news", "shafaq news",
        "al sumaria", "enab baladi", "north press agency", "el tiempo", "el universal", "kyiv post", "ukrinform",
        "ria novosti", "interfax", "kommersant",
    ]),
    ("New media", &["facebook", "twitter", "telegram", "youtube", "amaq", "whatsapp", "liveuamap", "live ua map"]),
    ("Other", &["observatory", "sohr", "airwars", "syrian network for human rights"]),
];

/// The sources of an event, `; ` between them, and their scale: the outlets of all its reports, then the agencies,
/// monitors and party media that they quote, each once.
pub(crate) fn source(claims: &[Claim], dataset: &Dataset) -> (String, String) {
    let outlets = claims.iter().filter_map(|claim| {
        let card = dataset.report(&claim.report)?;
        let host = || host(card.url.as_deref()?).map(str::to_owned);
        card.outlet.clone().or_else(host)
    });
    let said = claims.iter().flat_map(|claim| &claim.speakers);
    let quoted = said.map(|speaker| &speaker.value).filter(|speaker| {
        let publishes = matches!(
            speaker.kind,
            SpeakerKind::Agency | SpeakerKind::PartyMedia | SpeakerKind::Monitor
        );
        publishes && !speaker.protected
    });
    let mut names: Vec<String> = Vec::new();
    for name in outlets.chain(quoted.filter_map(|speaker| speaker.name.clone())) {
        let name = name.replace(';', ",").trim().to_owned();
        let known = names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        if !name.is_empty() && !known {
            names.push(name);
        }
    }
    if names.is_empty() {
        return ("Undisclosed Source".to_owned(), "Other".to_owned());
    }
    let scales = names.iter().map(|name| scale(name)).collect();
    (names.join("; "), pair(&scales))
}

/// At most two scales make a pair: the narrowest and the widest, unless the widest is what is left.
fn pair(scales: &BTreeSet<usize>) -> String {
    match (scales.first(), scales.last()) {
        (Some(&low), Some(&high)) if low != high => {
            format!("{}-{}", SCALES[low], SCALES[high])
        }
        (Some(&only), _) => SCALES[only].to_owned(),
        (None, _) => String::new(),
    }
}

fn scale(name: &str) -> usize {
    let name = name.to_lowercase();
    let words = |known: &str| {
        name == known
            || name.starts_with(&format!("{known} "))
            || name.ends_with(&format!(" {known}"))
            || name.contains(&format!(" {known} "))
            || (known.contains(' ') && name.contains(known))
            || name.split('.').any(|part| part == known)
    };
    let scale = OUTLETS.iter().find(|(_, known)| known.iter().any(|known| words(known)));
    let scale = scale.map_or("Other", |(scale, _)| scale);
    SCALES.iter().position(|each| *each == scale).unwrap_or(1)
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}
