//! Values as a person reads them, the same on every page.

use dateline::Date;
use dateline::model::{Party, ReportCard, When};
use maud::{Markup, html};

use crate::index::{Entry, Index};

/// "2016-05-04", "2016-05-01 – 04", or what stands for an unknown day.
pub(crate) fn days(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) => {
            let (text, edtf, assumed) = (String::new(), None, false);
            let when =
                When { text, earliest: Some(first), latest: Some(last), edtf, assumed };
            dateline::fields::short_date(&when).replace("..", " – ")
        }
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("by {last}"),
        (None, None) => "day unknown".to_owned(),
    }
}

/// "4 killed", "4–9 killed"; nothing where no claim gives a number.
pub(crate) fn killed(killed: Option<(u64, u64, u64)>) -> Option<String> {
    let (low, best, high) = killed?;
    Some(match low == high {
        true => format!("{best} killed"),
        false => format!("{best} killed ({low}–{high})"),
    })
}

/// The type of an event, for its colour: `battles`, `other`.
pub(crate) fn class_of(event_type: Option<&str>) -> &'static str {
    match event_type {
        Some("Battles") => "battles",
        Some("Explosions/Remote violence") => "explosions",
        Some("Violence against civilians") => "civilians",
        Some("Protests") => "protests",
        Some("Riots") => "riots",
        Some("Strategic developments") => "strategic",
        Some(_) | None => "other",
    }
}

/// Who did what to whom, in one line.
pub(crate) fn who(index: &Index, entry: &Entry) -> String {
    let names = |ids: &[u32]| {
        ids.iter().map(|id| index.words.word(*id)).collect::<Vec<_>>().join(", ")
    };
    let (actors, recipients) = (names(&entry.actors), names(&entry.recipients));
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => "sides unknown".to_owned(),
        (false, true) => actors,
        (true, false) => format!("unknown → {recipients}"),
        (false, false) => format!("{actors} → {recipients}"),
    }
}

/// What an event is, in the words of ACLED's sub-type, else in PLOVER's.
pub(crate) fn what<'i>(index: &'i Index, entry: &'i Entry) -> &'i str {
    match entry.sub_event_type {
        Some(id) => index.words.word(id),
        None => index.words.word(entry.acts),
    }
}

/// The names of parties, each once.
pub(crate) fn names(parties: &[Party]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for party in parties {
        if !names.contains(&party.name.as_str()) {
            names.push(&party.name);
        }
    }
    names.join(", ")
}

/// A report in a few words: outlet, day, title or path.
pub(crate) fn card(card: &ReportCard) -> Markup {
    html! {
        @if let Some(outlet) = &card.outlet { span.outlet { bdi { (outlet) } } " " }
        span.day { (published(card)) } " "
        bdi dir="auto" { (card.title.as_deref().unwrap_or(&card.path)) }
    }
}

/// The day of publication, or its bounds.
pub(crate) fn published(card: &ReportCard) -> String {
    match (card.published.day(), &card.published.earliest, &card.published.latest) {
        (Some(day), _, _) => day.value.to_string(),
        (None, Some(first), Some(last)) => days(Some(first.value), Some(last.value)),
        (None, _, Some(last)) => format!("by {}", last.value),
        (None, Some(first), None) => format!("from {}", first.value),
        (None, None, None) => "undated".to_owned(),
    }
}

/// A number of rows as a number of things in memory.
pub(crate) fn usize_of(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{days, killed};

    #[test]
    fn what_is_not_known_is_said_to_be() {
        assert_eq!(days(None, None), "day unknown");
        assert_eq!(days(None, "2016-05-04".parse().ok()), "by 2016-05-04");
        assert_eq!(
            days("2016-05-01".parse().ok(), "2016-05-04".parse().ok()),
            "2016-05-01 – 04"
        );
        assert_eq!(killed(None), None);
        assert_eq!(killed(Some((4, 4, 4))).as_deref(), Some("4 killed"));
        assert_eq!(killed(Some((3, 5, 9))).as_deref(), Some("5 killed (3–9)"));
    }
}
