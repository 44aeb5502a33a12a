//! Where the row's knowledge comes from, in UCDP's parallel lists.

use dateline_model::{Claim, Dataset, SpeakerKind};

/// The columns of the sources.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// -1 where none is recorded.
    pub(super) number: i32,
    pub(super) article: String,
    pub(super) office: String,
    pub(super) date: String,
    pub(super) headline: String,
    /// Who said it.
    pub(super) original: String,
}

/// The reports, the oldest first, each once.
pub(super) fn sources(claims: &[Claim], dataset: &Dataset) -> Sources {
    let mut items: Vec<[String; 3]> = Vec::new();
    for claim in claims {
        let Some(card) = dataset.report(&claim.report) else { continue };
        let office = card.outlet.clone().unwrap_or_else(|| "Undisclosed".to_owned());
        let day = card.published.latest.as_ref().or(card.published.earliest.as_ref());
        let item = [
            day.map_or(String::new(), |day| day.value.to_string()),
            // Commas part the three of one source.
            plain(&office).replace(',', ""),
            plain(card.title.as_deref().unwrap_or_default()),
        ];
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items.sort();
    let list = |of: usize| {
        let cells: Vec<&str> = items.iter().map(|item| item[of].as_str()).collect();
        cells.join(";")
    };
    let article: Vec<String> = items
        .iter()
        .map(|[date, office, headline]| format!("\"{office},{date},{headline}\""))
        .collect();
    Sources {
        number: match i32::try_from(items.len()) {
            Ok(0) | Err(_) => -1,
            Ok(number) => number,
        },
        article: article.join(";"),
        office: list(1),
        date: list(0),
        headline: list(2),
        original: original(claims),
    }
}

/// Who said it, nearest to the happening; who asked not to be named is told by his kind.
fn original(claims: &[Claim]) -> String {
    let mut names: Vec<String> = Vec::new();
    for speaker in claims.iter().filter_map(|claim| claim.speakers.first()) {
        let speaker = &speaker.value;
        if speaker.kind == SpeakerKind::Outlet {
            continue;
        }
        let name = match &speaker.name {
            _ if speaker.protected => speaker.kind.as_str(),
            Some(name) => name,
            None => &speaker.text,
        };
        let name = plain(name);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// Words without what parts a list.
fn plain(words: &str) -> String {
    let words = words.replace(';', ",").replace('"', "'");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
