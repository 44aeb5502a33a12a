//! A claim as a list of fields in words, each with what supports it.
//!
//! This is how codebook, `show` and `explain` say what was coded; exports have their own columns.

use dateline_model::{
    Attested, Claim, Count, CountKind, Evidence, Extent, Modality, Party, PlaceRelation,
    Scope, Speaker, Territory, TimeAxis, When, Where,
};

#[cfg(test)]
mod tests;

/// One value of a claim, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'c> {
    /// What the value is: `event`, `actor`, `killed`.
    pub name: &'static str,
    /// The value.
    pub value: String,
    /// What supports it.
    pub evidence: &'c [Evidence],
}

/// The values of a claim in the order in which a person asks: what, who, to whom, how many, where, when, who says so.
///
/// Modality, time and scope are listed only where they are not the usual ones.
pub fn fields(claim: &Claim) -> Vec<Field<'_>> {
    let mut all = Vec::new();
    if let Some(act) = &claim.act {
        let both = if claim.reciprocal { " (both sides)" } else { "" };
        push(&mut all, "event", act, |act| format!("{act}{both}"));
    }
    for actor in &claim.actors {
        push(&mut all, "actor", actor, party);
    }
    for recipient in &claim.recipients {
        push(&mut all, "recipient", recipient, party);
    }
    if let Some(weapon) = &claim.weapon {
        push(&mut all, "weapon", weapon, ToString::to_string);
    }
    for count in &claim.counts {
        push(&mut all, count_name(count.value.kind), count, amount);
    }
    if let Some(control) = &claim.territory {
        push(&mut all, "control", control, territory_in_words);
    }
    for label in &claim.labels {
        push(&mut all, "label", label, String::clone);
    }
    if let Some(place) = &claim.place {
        push(&mut all, "place", place, place_in_words);
    }
    if let Some(date) = &claim.date {
        push(&mut all, "date", date, date_in_words);
    }
    for said in &claim.speakers {
        push(&mut all, "speaker", said, speaker);
    }
    if claim.modality.value != Modality::Happened {
        push(&mut all, "modality", &claim.modality, ToString::to_string);
    }
    if claim.time.value != TimeAxis::Current {
        push(&mut all, "time", &claim.time, ToString::to_string);
    }
    if claim.scope.value != Scope::Single {
        push(&mut all, "scope", &claim.scope, ToString::to_string);
    }
    all
}

fn push<'c, T>(
    all: &mut Vec<Field<'c>>,
    name: &'static str,
    value: &'c Attested<T>,
    in_words: impl Fn(&T) -> String,
) {
    all.push(Field { name, value: in_words(&value.value), evidence: value.evidence() });
}

fn party(party: &Party) -> String {
    party.name.clone()
}

fn count_name(kind: CountKind) -> &'static str {
    match kind {
        CountKind::Killed => "killed",
        CountKind::Injured => "injured",
        CountKind::Captured => "captured",
        CountKind::Executed => "executed",
        CountKind::Displaced => "displaced",
        CountKind::Recruited => "recruited",
        CountKind::Other => "counted",
    }
}

/// The amount as bounds: `4..` for "at least four", `dozens` where it is a word.
pub fn amount(count: &Count) -> String {
    if let Some(vague) = count.vague {
        return vague.to_string();
    }
    match (count.low, count.high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}..{high}"),
        (Some(low), None) => format!("{low}.."),
        (None, Some(high)) => format!("..{high}"),
        (None, None) => "some".to_owned(),
    }
}

/// The day, or the bounds it lies between: `2016-04-01..2016-04-21`.
pub fn date_in_words(when: &When) -> String {
    let assumed = if when.assumed { " (assumed)" } else { "" };
    let days = match (when.earliest, when.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => earliest.to_string(),
        (Some(earliest), Some(latest)) => format!("{earliest}..{latest}"),
        (Some(earliest), None) => format!("{earliest}.."),
        (None, Some(latest)) => format!("..{latest}"),
        (None, None) => return when.edtf.clone().unwrap_or_else(|| "unknown".to_owned()),
    };
    format!("{days}{assumed}")
}

/// The place with its kind: `Wadi Amsa (village)`, `near Hajin (town)`; `"words" (unknown)` where it is on no list.
pub fn place_in_words(place: &Where) -> String {
    let Some(known) = &place.place else {
        return format!("\"{}\" (unknown)", place.text);
    };
    let relation = match place.relation {
        PlaceRelation::In => "",
        PlaceRelation::Near => "near ",
        PlaceRelation::PartOf => "part of ",
        PlaceRelation::Between => "between ",
        PlaceRelation::Along => "along ",
        PlaceRelation::From => "from ",
        PlaceRelation::To => "to ",
    };
    format!("{relation}{} ({})", known.name, known.kind)
}

fn speaker(speaker: &Speaker) -> String {
    let mut words = speaker.kind.to_string();
    // Who asked not to be named is not named, whatever else the report gives away.
    if let Some(name) = speaker.name.as_ref().filter(|_| !speaker.protected) {
        words = format!("{words}, {name}");
    }
    if speaker.protected {
        words.push_str(" (protected)");
    }
    words
}

/// Who takes, loses or holds how much, as the drawings say it.
pub fn territory_in_words(control: &Territory) -> String {
    let mut words = match control.extent {
        Extent::Whole => "whole".to_owned(),
        Extent::Part | Extent::Near | Extent::Unnamed => control.extent.to_string(),
    };
    words = format!("{words}, {}", control.state);
    if control.ended {
        words.push_str(" until then");
    }
    if let Some(before) = &control.holder_before {
        words.push_str(&format!(", from {}", before.name));
    }
    if let Some(after) = &control.holder_after {
        words.push_str(&format!(", to {}", after.name));
    }
    for place in &control.also {
        words.push_str(&format!(", also {}", place_in_words(place)));
    }
    words
}

/// The days as short as they can be said: `2016-05`, `2016-05-01..04`; for tables.
pub fn short_date(when: &When) -> String {
    let (Some(earliest), Some(latest)) = (when.earliest, when.latest) else {
        return match (when.earliest, when.latest) {
            (None, None) => when.edtf.clone().unwrap_or_default(),
            (Some(_), _) | (_, Some(_)) => {
                date_in_words(&When { assumed: false, ..when.clone() })
            }
        };
    };
    if earliest == latest {
        return earliest.to_string();
    }
    let whole_year =
        earliest == earliest.first_of_year() && latest == earliest.last_of_year();
    if whole_year {
        return earliest.strftime("%Y").to_string();
    }
    let whole_month =
        earliest == earliest.first_of_month() && latest == earliest.last_of_month();
    if whole_month {
        return earliest.strftime("%Y-%m").to_string();
    }
    let same_year = earliest.year() == latest.year();
    let to = match (same_year, earliest.month() == latest.month()) {
        (true, true) => latest.strftime("%d").to_string(),
        (true, false) => latest.strftime("%m-%d").to_string(),
        (false, _) => latest.to_string(),
    };
    format!("{earliest}..{to}")
}
