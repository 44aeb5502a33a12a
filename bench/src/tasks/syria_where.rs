//! In which governorate and on which day a report from Syria tells its news: FA-KES.

use anyhow::Result;
use dateline::model::{Claim, Place, Report};
use dateline::{Date, Looked};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, document, is_told};

pub(crate) const TASK: Task = Task {
    name: "syria-where",
    set: "syria-where/dev.jsonl",
    scorer: Scorer::Text,
    form: Form::JsonLines,
    given: &["id", "title", "text", "publisher"],
    answer,
};

/// Place and day of the first claim that has them.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let Some(report) = document(item.text(), None)? else { return Ok(Map::new()) };
    let looked = reader.material.look(&report);
    let day = day(&report, &looked).map(|day| day.to_string());
    Ok(Map::from_iter([
        ("governorate".to_owned(), where_told(&looked).into()),
        ("date".to_owned(), day.into()),
    ]))
}

/// The governorate of the first claim, of the first place named where no claim has one.
fn where_told(looked: &Looked<'_>) -> Option<&'static str> {
    let of_claim = |claim: &Claim| {
        let place = claim.place.as_ref()?.value.place.as_ref()?;
        governorate(place)
    };
    let told = looked.claims.iter().filter(|claim| is_told(claim));
    told.filter_map(of_claim)
        .next()
        .or_else(|| looked.look.names.iter().find_map(|name| governorate(name.best()?)))
}

/// The day the report was published, of its first claim where it does not say.
fn day(report: &Report, looked: &Looked<'_>) -> Option<Date> {
    let published = report.published.day().map(|day| day.value);
    published.or_else(|| {
        looked.claims.iter().find_map(|claim| {
            let when = &claim.date.as_ref()?.value;
            when.earliest.filter(|day| when.latest == Some(*day))
        })
    })
}

/// The set's name of the governorate; the countryside of Damascus is one with the city there.
fn governorate(place: &Place) -> Option<&'static str> {
    if place.iso3.as_deref() != Some("SYR") {
        return None;
    }
    let name = place.admin1.as_deref().unwrap_or(&place.name).to_lowercase();
    const NAMES: &[(&str, &str)] = &[
        ("alep", "aleppo"),
        ("damas", "damascus"),
        ("dimashq", "damascus"),
        ("idlib", "idlib"),
        ("idleb", "idlib"),
        ("deir", "deir ezzor"),
        ("dayr", "deir ezzor"),
        ("raqq", "raqqa"),
        ("homs", "homs"),
        ("hasak", "hasakeh"),
        ("hama", "hama"),
        ("dar", "daraa"),
        ("lat", "lattakia"),
        ("quneit", "quneitra"),
        ("tart", "tartus"),
        ("suw", "sweida"),
        ("sweid", "sweida"),
    ];
    NAMES.iter().find(|(part, _)| name.contains(part)).map(|(_, name)| *name)
}
