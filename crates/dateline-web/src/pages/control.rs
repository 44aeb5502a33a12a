//! Who held which place when, as rows over time and as a table.

use std::collections::BTreeMap;

use dateline::Date;
use dateline::numbers::count;
use dateline::store::{ControlRow, GapRow};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::layout;
use crate::answer::Answer;
use crate::fault::Fault;
use crate::server::Asked;

/// Colours that tell themselves apart for nearly everybody (Okabe and Ito 2008), those who hold most first.
const COLOURS: [&str; 7] =
    ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#b8a900"];
/// All other holders.
const OTHERS: &str = "#8c8c8c";

/// The colour of each holder.
pub(crate) struct HolderColours(Vec<String>);

impl HolderColours {
    pub(crate) fn of(&self, holder: &str) -> &'static str {
        let at = self.0.iter().position(|name| name == holder);
        at.and_then(|at| COLOURS.get(at)).copied().unwrap_or(OTHERS)
    }

    fn class(&self, holder: Option<&str>) -> String {
        let at = holder.and_then(|holder| self.0.iter().position(|name| name == holder));
        match at {
            Some(at) if at < COLOURS.len() => format!("holder-{}", at + 1),
            Some(_) => "holder-other".to_owned(),
            None => "holder-none".to_owned(),
        }
    }
}

/// The holders, those with most stretches first.
pub(crate) fn holder_colours(rows: &[ControlRow]) -> HolderColours {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for holder in rows.iter().filter_map(|row| row.holder.as_deref()) {
        *counted.entry(holder).or_default() += 1;
    }
    let mut holders: Vec<(&str, usize)> = counted.into_iter().collect();
    holders.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
    HolderColours(holders.into_iter().map(|(name, _)| name.to_owned()).collect())
}

/// The stretches that a day may be in, and whether it surely is.
pub(crate) fn standing_on(
    rows: &[ControlRow],
    day: Date,
) -> impl Iterator<Item = (&ControlRow, bool)> {
    rows.iter().filter_map(move |row| {
        let date = |cell: &Option<String>| {
            cell.as_deref().and_then(|day| day.parse::<Date>().ok())
        };
        let begins = date(&row.from_earliest).or(date(&row.from_latest))?;
        let ends = date(&row.to_latest).or(date(&row.to_earliest));
        let is_in = begins <= day && ends.is_none_or(|end| day <= end);
        let sure = date(&row.from_latest).is_some_and(|from| from <= day)
            && date(&row.to_earliest).is_some_and(|to| day < to);
        is_in.then_some((row, sure))
    })
}

/// `/control`.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let rows = &asked.view.control;
    if asked.wants_json() {
        let places: Vec<Value> = by_place(rows)
            .iter()
            .map(|(_, rows)| place_json(rows, &asked.view.gaps))
            .collect();
        return Ok(Answer::json(&json!({ "places": places })));
    }
    let colours = holder_colours(rows);
    let places = by_place(rows);
    let body = html! {
        div.wide {
            h1 { "Who held what" }
            @if places.is_empty() {
                p.empty { "No report says that anybody took, held or lost the whole of a place." }
            } @else {
                p.lead { (count(places.len(), "place")) ". Only claims on the whole of a place change its holder; days of which nobody says anything stay blank." }
                (legend(&colours))
                (strips(&places, &colours))
            }
        }
    };
    Ok(Answer::html(layout::page(asked, "Control", "/control", &[], &body)))
}

/// `/control/PLACE`.
pub(crate) fn of_place(asked: &Asked) -> Result<Answer, Fault> {
    let id = asked.name();
    let rows: Vec<&ControlRow> =
        asked.view.control.iter().filter(|row| row.place_id == id).collect();
    let Some(first) = rows.first() else {
        return Err(Fault::missing(format!("no claim tells who held `{id}`")));
    };
    if asked.wants_json() {
        return Ok(Answer::json(&place_json(&rows, &asked.view.gaps)));
    }
    let colours = holder_colours(&asked.view.control);
    let gaps = asked.view.gaps.iter().filter(|gap| gap.place_id == id);
    let body = html! {
        div.wide {
            p.crumbs { a href="/control" { "Control" } }
            h1 { bdi { (first.place) } " " small { (first.place_kind) @if let Some(unit) = &first.admin1 { ", " (unit) } } }
            (strips(&[(id, rows.clone())], &colours))
            table {
                thead { tr { th scope="col" { "State" } th scope="col" { "Holder" } th scope="col" { "From" } th scope="col" { "Until" } th scope="col" { "Disputed" } th scope="col" { "Who says so" } } }
                tbody {
                    @for row in &rows { tr {
                        td { (row.state) @if let Some(by) = &row.by_whom { " by " bdi { (by) } } }
                        td { span.swatch.(colours.class(row.holder.as_deref())) {} " " bdi { (row.holder.as_deref().unwrap_or("nobody is named")) } }
                        td { (turn(row.from_earliest.as_deref(), row.from_latest.as_deref(), row.from_told)) }
                        td { (turn(row.to_earliest.as_deref(), row.to_latest.as_deref(), row.to_told)) }
                        td { (row.disputed_days.as_deref().unwrap_or("")) }
                        td { @for (idx, claim) in row.claims.split("; ").filter(|id| !id.is_empty()).enumerate() { a href={ "/reports/" (report_of(claim)) "?claim=" (claim) } { (idx + 1) } " " }
                            @for claim in row.against.iter().flat_map(|ids| ids.split("; ")) { a.against href={ "/reports/" (report_of(claim)) "?claim=" (claim) } title="Says otherwise" { "≠" } " " } }
                    } }
                    @for gap in gaps { tr.unknown {
                        td { "not told" } td { (gap.kind) } td { (gap.first_day) } td { (gap.last_day) } td {}
                        td { (gap.n_reports) " reports tell of the place in those weeks" }
                    } }
                }
            }
        }
    };
    Ok(Answer::html(layout::page(asked, &first.place, "/control", &[], &body)))
}

/// A claim's id begins with the first letters of its report's.
fn report_of(claim: &str) -> &str {
    claim.split(['-', ':']).next().unwrap_or(claim)
}

fn turn(earliest: Option<&str>, latest: Option<&str>, told: bool) -> String {
    let days = match (earliest, latest) {
        (Some(a), Some(b)) if a == b => a.to_owned(),
        (Some(a), Some(b)) => format!("{a} – {b}"),
        (Some(a), None) => format!("{a} or later"),
        (None, Some(b)) => format!("{b} or before"),
        (None, None) => return "not told".to_owned(),
    };
    match told {
        true => days,
        false => format!("seen {days}"),
    }
}

type OfPlace<'r> = (&'r str, Vec<&'r ControlRow>);

/// The stretches of each place, in the order of the places' names.
fn by_place(rows: &[ControlRow]) -> Vec<OfPlace<'_>> {
    let mut places: BTreeMap<(&str, &str), Vec<&ControlRow>> = BTreeMap::new();
    for row in rows {
        places.entry((&row.place, &row.place_id)).or_default().push(row);
    }
    places.into_iter().map(|((_, id), rows)| (id, rows)).collect()
}

fn legend(colours: &HolderColours) -> Markup {
    html! {
        ul.legend aria-label="Holders" {
            @for name in colours.0.iter().take(COLOURS.len()) {
                li { span.swatch.(colours.class(Some(name))) {} bdi { (name) } }
            }
            @if colours.0.len() > COLOURS.len() { li { span.swatch.holder-other {} "others" } }
            li { span.swatch.fought-over {} "fought over" }
            li { span.swatch.besieged {} "besieged or cut off" }
        }
    }
}

/// A row for each place, its stretches where they stand between the first and the last day of all.
fn strips(places: &[OfPlace<'_>], colours: &HolderColours) -> Markup {
    let date =
        |cell: &Option<String>| cell.as_deref().and_then(|day| day.parse::<Date>().ok());
    let rows = || places.iter().flat_map(|(_, rows)| rows.iter());
    let days: Vec<Date> = rows()
        .flat_map(|row| {
            [&row.from_earliest, &row.from_latest, &row.to_earliest, &row.to_latest]
        })
        .filter_map(date)
        .collect();
    let (Some(first), Some(last)) =
        (days.iter().min().copied(), days.iter().max().copied())
    else {
        return html! {};
    };
    let span = f64::from((last - first).get_days().max(1));
    let x = |day: Date| f64::from((day - first).get_days()) / span * 1000.0;
    let years: Vec<Date> = (first.year()..=last.year())
        .filter_map(|year| Date::new(year, 1, 1).ok())
        .filter(|day| *day >= first)
        .collect();
    html! {
        div.strips {
            div.strip.axis { span.name {} svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" {
                @for year in &years { line x1=(x(*year)) x2=(x(*year)) y1="0" y2="16" {} }
            } span.ends { span { (first) } span { (last) } } }
            @for (id, rows) in places {
                @let name = rows.first().map_or("", |row| row.place.as_str());
                div.strip {
                    a.name href={ "/control/" (id) } { bdi { (name) } }
                    svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={ "Who held " (name) } {
                        @for year in &years { line x1=(x(*year)) x2=(x(*year)) y1="0" y2="24" {} }
                        @for row in rows {
                            @let from = date(&row.from_latest).or(date(&row.from_earliest)).unwrap_or(first);
                            @let to = date(&row.to_earliest).or(date(&row.to_latest)).unwrap_or(from);
                            @let over = matches!(row.state.as_str(), "fought-over" | "besieged" | "access-cut");
                            rect.(if over { row.state.clone() } else { colours.class(row.holder.as_deref()) })
                                x=(x(from)) width=((x(to.max(from)) - x(from)).max(2.0)) y=(if over { 16 } else { 2 }) height=(if over { 6 } else { 13 }) {
                                title { (row.holder.as_deref().unwrap_or("")) " " (row.state) " " (from) " – " (to) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn place_json(rows: &[&ControlRow], gaps: &[GapRow]) -> Value {
    let id = rows.first().map_or("", |row| row.place_id.as_str());
    let list = |cell: &Option<String>| -> Vec<String> {
        cell.iter().flat_map(|words| words.split("; ").map(str::to_owned)).collect()
    };
    let intervals = rows.iter().map(|row| {
        json!({
            "state": row.state, "holder": row.holder, "holder_id": row.holder_id,
            "by": list(&row.by_whom),
            "from": { "earliest": row.from_earliest, "latest": row.from_latest, "told": row.from_told },
            "to": { "earliest": row.to_earliest, "latest": row.to_latest, "told": row.to_told },
            "disputed": list(&row.disputed_days),
            "claims": list(&Some(row.claims.clone())), "against": list(&row.against),
        })
    });
    let gaps = gaps.iter().filter(|gap| gap.place_id == id).map(|gap| {
        json!({ "kind": gap.kind, "first": gap.first_day, "last": gap.last_day, "reports": gap.n_reports })
    });
    json!({
        "id": id,
        "name": rows.first().map(|row| &row.place),
        "kind": rows.first().map(|row| &row.place_kind),
        "admin1": rows.first().and_then(|row| row.admin1.as_ref()),
        "intervals": intervals.collect::<Vec<_>>(),
        "gaps": gaps.collect::<Vec<_>>(),
    })
}
