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

/// Outlets that everybody knows, by a word of their name in small letters. What is not here is `Other`, which ACLED
/// uses for what is no news medium of a known reach: better too little said than a reach made up.
const OUTLETS: [(&str, &str); 22] = [
    ("reuters", "International"),
    ("associated press", "International"),
    ("agence france", "International"),
    ("afp", "International"),
    ("bbc", "International"),
    ("cnn", "International"),
    ("guardian", "International"),
    ("new york times", "International"),
    ("xinhua", "International"),
    ("tass", "International"),
    ("al jazeera", "Regional"),
    ("al arabiya", "Regional"),
    ("al-arabiya", "Regional"),
    ("middle east eye", "Regional"),
    ("anadolu", "National"),
    ("sana", "National"),
    ("facebook", "New media"),
    ("twitter", "New media"),
    ("telegram", "New media"),
    ("youtube", "New media"),
    ("amaq", "New media"),
    ("observatory", "Other"),
];

/// The sources of an event, `; ` between them, and their scale.
pub(crate) fn source(claims: &[Claim], dataset: &Dataset) -> (String, String) {
    let mut names: Vec<String> = Vec::new();
    let mut scales = BTreeSet::new();
    for claim in claims {
        let card = dataset.report(&claim.report);
        let outlet = card.and_then(|card| {
            card.outlet.clone().or_else(|| host(card.url.as_deref()?).map(str::to_owned))
        });
        let said =
            claim.speakers.iter().map(|speaker| &speaker.value).filter(|speaker| {
                !speaker.protected
                    && matches!(
                        speaker.kind,
                        SpeakerKind::Agency
                            | SpeakerKind::PartyMedia
                            | SpeakerKind::Monitor
                    )
            });
        for name in
            outlet.into_iter().chain(said.filter_map(|speaker| speaker.name.clone()))
        {
            let name = name.replace(';', ",").trim().to_owned();
            if !name.is_empty() && !names.contains(&name) {
                scales.insert(scale(&name));
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        return ("Undisclosed Source".to_owned(), "Other".to_owned());
    }
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
    let scale = OUTLETS
        .iter()
        .find(|(known, _)| words(known))
        .map_or("Other", |(_, scale)| scale);
    SCALES.iter().position(|each| *each == scale).unwrap_or(1)
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}
