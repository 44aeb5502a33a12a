//! Incidents in newswire on Latin America, and who did what to whom in them: MUC-4.

use std::collections::BTreeMap;

use anyhow::Result;
use dateline::model::{
    Act, EventType, Mention, Mode, NameKind, Parse, Place, Span, Weapon, When,
};
use dateline::resolve::Look;
use dateline::{Date, Looked};
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::coded::{Told, told};
use crate::item::Item;
use crate::reader::{Reader, document};

mod doers;
mod hit;
pub(crate) mod incident;
#[cfg(test)]
mod tests;

/// The text is in capitals as published; where the same message is given in mixed case, that is read.
pub(crate) const TASK: Task = Task {
    name: "muc4",
    set: "muc4/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text", "text_mixed_case", "date"],
    answer,
};

/// The roles that the set's answers have, in its order.
const ROLES: [&str; 5] = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"];

/// Entities of each role, by their words in lower case.
type Roles = BTreeMap<&'static str, Vec<String>>;

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let sent: Option<Date> = item.text_of("date").and_then(|day| day.parse().ok());
    let text = item.text_of("text_mixed_case").unwrap_or(item.text());
    let mut roles: Roles = ROLES.iter().map(|role| (*role, Vec::new())).collect();
    let mut incidents = Value::Array(Vec::new());
    if let Some(report) = document(text, sent)? {
        let looked = reader.material.look(&report);
        let told = told(&looked);
        let mut found: Vec<Incident> = Vec::new();
        for told in &told {
            if let Some(kind) = kind(told, &looked, sent) {
                hit::add_hit(&mut roles, told, &looked);
                Incident::of(kind, told).join(&mut found);
            }
        }
        // Who did it is often told again, in words that are no incident by themselves.
        for told in told.iter().filter(|_| !found.is_empty()) {
            if incident::may_belong(told, &looked, sent) {
                doers::add_doers(&mut roles, told, &looked);
            }
        }
        let country = country(&looked.look);
        incidents = found.iter().map(|each| each.json(sent, country)).collect();
    }
    Ok(Map::from_iter([
        ("roles".to_owned(), entities(roles)),
        ("incidents".to_owned(), incidents),
    ]))
}

fn entities(roles: Roles) -> Value {
    let list = |words: Vec<String>| -> Vec<[String; 1]> {
        words.into_iter().map(|words| [words]).collect()
    };
    let roles =
        roles.into_iter().map(|(role, words)| (role.to_owned(), json!(list(words))));
    Value::Object(roles.collect())
}

/// The type of incident; none for what the task leaves out.
fn kind(
    told: &Told<'_>,
    looked: &Looked<'_>,
    sent: Option<Date>,
) -> Option<&'static str> {
    if !incident::is_relevant(told, looked, sent) {
        return None;
    }
    kind_of(told.sense.act?, told.sense.weapon.map(|(weapon, _)| weapon))
}

fn kind_of(act: Act, weapon: Option<Weapon>) -> Option<&'static str> {
    let explodes = matches!(
        weapon,
        Some(
            Weapon::CarBomb
                | Weapon::Ied
                | Weapon::Landmine
                | Weapon::SuicideBomb
                | Weapon::Grenade
                | Weapon::Explosives
        )
    );
    match (act.event, act.mode) {
        (EventType::Assault, Some(Mode::Abduct)) => Some("KIDNAPPING"),
        (EventType::Assault, Some(Mode::CrowdControl | Mode::Desecrate)) => None,
        (EventType::Assault, Some(Mode::Explosives | Mode::SuicideAttack)) => {
            Some("BOMBING")
        }
        (EventType::Assault, _) if weapon == Some(Weapon::Fire) => Some("ARSON"),
        (EventType::Assault, _) if explodes => Some("BOMBING"),
        (EventType::Assault, _) => Some("ATTACK"),
        (EventType::Coerce, Some(Mode::Seize)) => Some("ROBBERY"),
        _ => None,
    }
}

/// Each entity once: the same last word is the same thing told again.
fn add(roles: &mut Roles, role: &'static str, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let last = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_owned();
    let known = roles.entry(role).or_default();
    if !words.is_empty() && !known.iter().any(|other| last(other) == last(&words)) {
        known.push(words);
    }
}

/// The name of this kind in the phrase, without its article.
fn named(parse: &Parse<'_>, mention: &Mention, kind: NameKind) -> Option<Span> {
    let mut names = parse.names.iter().filter(|name| name.kind == kind);
    let span = names.find_map(|name| {
        let span = parse.span_of(name.tokens.clone())?;
        mention.span.contains(span).then_some(span)
    })?;
    // The article is no part of a name.
    let words = span.of(parse.text);
    let article = words.split_whitespace().next().unwrap_or_default();
    match article.eq_ignore_ascii_case("the") && words.len() > article.len() {
        true => Some(Span::new(span.start() + article.len() + 1, span.end())),
        false => Some(span),
    }
}

/// The name of the country that the report is about.
fn country(look: &Look) -> Option<&str> {
    let theatre = look.theatre.as_ref()?;
    look.places.iter().find_map(|(_, found)| {
        let place = found.place.as_ref()?;
        (place.iso3.as_ref() == Some(theatre)).then_some(place.country.as_deref())?
    })
}

/// An incident and the claims that tell of it.
struct Incident {
    kind: &'static str,
    date: Option<When>,
    place: Option<Place>,
}

impl Incident {
    fn of(kind: &'static str, told: &Told<'_>) -> Incident {
        let date = told.claim.and_then(|claim| Some(claim.date.as_ref()?.value.clone()));
        let place = told
            .claim
            .and_then(|claim| claim.place.as_ref()?.value.place.as_deref().cloned());
        Incident { kind, date, place }
    }

    /// Adds it to one of the same type whose day and place it does not contradict, or as a new one.
    fn join(self, to: &mut Vec<Incident>) {
        let agrees = |a: &Option<Place>, b: &Option<Place>| match (a, b) {
            (Some(a), Some(b)) => {
                a.id == b.id || a.within.contains(&b.id) || b.within.contains(&a.id)
            }
            _ => true,
        };
        let same = to.iter_mut().find(|known| {
            let days = |date: &Option<When>| {
                date.as_ref().map(|date| (date.earliest, date.latest))
            };
            known.kind == self.kind
                && agrees(&known.place, &self.place)
                && (days(&known.date) == days(&self.date)
                    || known.date.is_none()
                    || self.date.is_none())
        });
        match same {
            Some(known) => {
                known.date = known.date.take().or(self.date);
                known.place = known.place.take().or(self.place);
            }
            None => to.push(self),
        }
    }

    /// As the task writes it: an incident without a day of its own is told on or before the day of the message.
    fn json(&self, sent: Option<Date>, country: Option<&str>) -> Value {
        let told =
            self.date.as_ref().and_then(|date| Some((date.earliest?, date.latest?)));
        let date = match (told, sent) {
            (Some((from, to)), _) if from == to => Some(from.to_string()),
            (Some((from, to)), _) => Some(format!("{from}/{to}")),
            (None, Some(sent)) => Some(format!("../{sent}")),
            (None, None) => None,
        };
        let path: Vec<&str> = match &self.place {
            Some(place) => {
                let mut path: Vec<&str> = [&place.country, &place.admin1, &place.admin2]
                    .into_iter()
                    .filter_map(|name| name.as_deref())
                    .collect();
                path.push(&place.name);
                path.dedup();
                path
            }
            None => country.into_iter().collect(),
        };
        json!({"type": self.kind, "date": date, "location": path})
    }
}
