//! Events as KML 2.2, for Google Earth and maps that read it: placemarks with days for the time slider.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dateline_model::{Dataset, Event, When};

use crate::acled::classify_shown;
use crate::shown::{Shown, shown};
use crate::table;
use crate::texts::Texts;

#[cfg(test)]
mod tests;

/// The folder of events that ACLED has no type for.
const OTHERS: &str = "Other events";

/// One document with a folder for each of ACLED's event types. An event without a point is a placemark without one.
pub fn to_string(dataset: &Dataset, texts: &dyn Texts) -> String {
    let mut folders: BTreeMap<&str, String> = BTreeMap::new();
    for shown in shown(dataset, texts) {
        let code = classify_shown(&shown);
        let folder = code.map_or(OTHERS, |code| code.event_type());
        *folders.entry(folder).or_default() += &placemark(&shown, dataset);
    }
    let folders: String = folders
        .iter()
        .map(|(name, marks)| {
            format!("<Folder>\n<name>{}</name>\n{marks}</Folder>\n", escaped(name))
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n\
         <name>Events coded by dateline</name>\n{folders}</Document>\n</kml>\n"
    )
}

/// Name, description, days, the columns of the table as data, point: in the order that KML's schema asks for.
fn placemark(shown: &Shown, dataset: &Dataset) -> String {
    let event = &shown.event;
    let mut out = format!("<Placemark id=\"{}\">\n", escaped(&event.id.0));
    out += &format!("<name>{}</name>\n", escaped(&name(shown)));
    out += &format!("<description>{}</description>\n", cdata(&description(event)));
    out += &event.date.as_ref().map(days).unwrap_or_default();
    out += "<ExtendedData>\n";
    for (column, cell) in table::COLUMNS.iter().zip(table::cells(shown, dataset)) {
        if !cell.is_empty() {
            let cell = escaped(&cell);
            out += &format!("<Data name=\"{column}\"><value>{cell}</value></Data>\n");
        }
    }
    out += "</ExtendedData>\n";
    let place = event.place.as_ref().and_then(|at| at.place.as_ref());
    if let Some((latitude, longitude)) =
        place.and_then(|place| Some((place.latitude?, place.longitude?)))
    {
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let (longitude, latitude) = (round(longitude), round(latitude));
        let point = format!("{longitude},{latitude}");
        out += &format!("<Point><coordinates>{point}</coordinates></Point>\n");
    }
    out + "</Placemark>\n"
}

/// "Air/drone strike, Wadi Amsa"; in PLOVER's words where ACLED has none.
fn name(shown: &Shown) -> String {
    let act = shown.event.acts.first().map(ToString::to_string);
    let what = classify_shown(shown).map(|code| code.as_str().to_owned()).or(act);
    let at = shown.event.place.as_ref();
    let place =
        at.map(|at| at.place.as_ref().map_or(at.text.as_str(), |place| &place.name));
    let parts: Vec<&str> = what.as_deref().into_iter().chain(place).collect();
    parts.join(", ")
}

/// Who did it to whom.
fn description(event: &Event) -> String {
    let names = |parties: &[dateline_model::Party]| {
        let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        names.join(", ")
    };
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    let between = if event.reciprocal { "↔" } else { "→" };
    match (actors.is_empty(), recipients.is_empty()) {
        (false, false) => format!("{actors} {between} {recipients}"),
        (false, true) => actors,
        (true, false) => format!("{between} {recipients}"),
        (true, true) => String::new(),
    }
}

/// A day is a stamp, several are a span; a bound that is not known is left open.
fn days(date: &When) -> String {
    let bound = |name: &str, day: Option<jiff::civil::Date>| {
        day.map_or(String::new(), |day| format!("<{name}>{day}</{name}>"))
    };
    match (date.earliest, date.latest) {
        (None, None) => String::new(),
        (Some(first), Some(last)) if first == last => {
            format!("<TimeStamp>{}</TimeStamp>\n", bound("when", Some(first)))
        }
        (first, last) => {
            let (begin, end) = (bound("begin", first), bound("end", last));
            format!("<TimeSpan>{begin}{end}</TimeSpan>\n")
        }
    }
}

/// Text as XML has it, without the characters that XML 1.0 cannot hold.
fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && is_held(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_held(*c)) {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&apos;",
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn cdata(text: &str) -> String {
    let held: String = text.chars().filter(|c| is_held(*c)).collect();
    format!("<![CDATA[{}]]>", held.replace("]]>", "]]]]><![CDATA[>"))
}

fn is_held(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
