//! Who held a place, as lines of a timeline.

use std::collections::BTreeSet;

use dateline::Date;
use dateline::drawing::columns;
use dateline::model::{
    ControlGap, ControlInterval, Dataset, GapKind, IsoWeek, PlaceControl, Surety,
    TerritoryState, Turn,
};

use super::paint::{self, paint};
use super::snippet::safe;

#[cfg(test)]
mod tests;

/// Speakers that a line names; the others are counted.
const MOST_NAMED: usize = 3;

/// The timeline of a place: its stretches and gaps in the order of their days, and who says so.
pub(crate) fn of(control: &PlaceControl, dataset: &Dataset) -> String {
    let mut lines: Vec<(Date, [String; 4], bool)> = Vec::new();
    for each in &control.intervals {
        let begins = each.from.latest.or(each.from.earliest).or(each.to.earliest);
        lines.push((begins.unwrap_or(Date::MAX), stretch(each, dataset), false));
    }
    for each in &control.gaps {
        lines.push((each.days.first, gap(each), true));
    }
    lines.sort_by_key(|(begins, _, _)| *begins);
    let rows: Vec<[String; 4]> =
        std::iter::once(["FROM", "TO", "WHO", "SAYS"].map(str::to_owned))
            .chain(lines.iter().map(|(_, cells, _)| cells.clone()))
            .collect();
    let dim = |at: usize| at == 0 || lines[at - 1].2;
    format!("{}\n\n{}", heading(control), aligned(&rows, dim))
}

fn heading(control: &PlaceControl) -> String {
    let place = &control.place;
    let units = [&place.admin2, &place.admin1, &place.country];
    let units: Vec<&str> = units.into_iter().flatten().map(String::as_str).collect();
    format!(
        "{}  {}  {}  {}",
        paint(paint::BOLD, &safe(&place.name)),
        place.kind,
        safe(&units.join(", ")),
        paint(paint::DIM, &safe(&place.id))
    )
}

fn stretch(each: &ControlInterval, dataset: &Dataset) -> [String; 4] {
    let mut who = in_words(each);
    if !each.disputed.is_empty() {
        let days = each.disputed.iter().map(|days| match days.first == days.last {
            true => days.first.to_string(),
            false => format!("{}..{}", days.first, days.last),
        });
        who += &format!("; disputed {}", days.collect::<Vec<_>>().join(", "));
    }
    let mut says = speakers(&each.claims, dataset);
    if !each.against.is_empty() {
        says += &format!("; denied by {}", speakers(&each.against, dataset));
    }
    [turn(each.from, "by"), turn(each.to, "at least until"), who, says]
}

/// "held by the army", "besieged by rebels, held by the army".
fn in_words(each: &ControlInterval) -> String {
    let holder = each.holder.as_ref().map(|holder| safe(&holder.name));
    let by: Vec<String> = each.by.iter().map(|party| safe(&party.name)).collect();
    let by = by.join(", ");
    let done = match each.state {
        TerritoryState::Held => return format!("{} holds it", name(holder)),
        TerritoryState::HandedOver => {
            return format!("{}, handed over to it", name(holder));
        }
        TerritoryState::FoughtOver if by.is_empty() => "fought over".to_owned(),
        TerritoryState::FoughtOver => format!("fought over: {by}"),
        TerritoryState::Besieged if by.is_empty() => "besieged".to_owned(),
        TerritoryState::Besieged => format!("besieged by {by}"),
        TerritoryState::AccessCut if by.is_empty() => "a way to it is cut".to_owned(),
        TerritoryState::AccessCut => format!("a way to it is cut by {by}"),
    };
    match holder {
        Some(holder) => format!("{done}; {holder} holds it"),
        None => done,
    }
}

fn name(holder: Option<String>) -> String {
    holder.unwrap_or_else(|| "somebody not named".to_owned())
}

/// The day, or the days it lies between; `seen` stands before the day on which it was only seen.
fn turn(turn: Turn, seen: &str) -> String {
    match (turn.earliest, turn.latest) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("between {first} and {last}"),
        (Some(day), None) | (None, Some(day)) => format!("{seen} {day}"),
        (None, None) => "–".to_owned(),
    }
}

/// Who says so, each once with the outlet's word where nobody else speaks; who must not be named is not.
fn speakers(claims: &[dateline::model::ClaimId], dataset: &Dataset) -> String {
    let claims: Vec<_> = claims.iter().filter_map(|id| dataset.claim(id)).collect();
    let names: BTreeSet<String> = claims
        .iter()
        .map(|claim| {
            let speaker = claim.speakers.first().map(|speaker| &speaker.value);
            let card = dataset.report(&claim.report);
            match speaker {
                Some(speaker) if speaker.protected => "somebody not named".to_owned(),
                Some(speaker) => speaker.name.clone().unwrap_or(speaker.text.clone()),
                None => card
                    .map(|card| card.outlet.clone().unwrap_or_else(|| card.path.clone()))
                    .unwrap_or_default(),
            }
        })
        .collect();
    let named: Vec<String> =
        names.iter().take(MOST_NAMED).map(|name| safe(name)).collect();
    let more = match names.len() - named.len() {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let n_claims = match claims.len() {
        1 => String::new(),
        n => format!(" ({n} claims)"),
    };
    format!("{}{more}{n_claims}", named.join(", "))
}

fn gap(each: &ControlGap) -> [String; 4] {
    let why = match each.kind {
        GapKind::UntoldChange => "not known: it changed hands on a day that nobody tells",
        GapKind::UntoldHolder => "not known: nobody tells who came",
        GapKind::NotToldAgain => "not told again",
    };
    let quiet = each.weeks.iter().filter(|week| week.n_reports == 0).count();
    let reports = match (each.n_reports(), quiet) {
        (0, _) => "no report tells of the place".to_owned(),
        (n, 0) => format!("{} tell of the place", reports(n)),
        (n, quiet) => {
            format!("{}; none in {quiet} of {} weeks", reports(n), each.weeks.len())
        }
    };
    [each.days.first.to_string(), each.days.last.to_string(), why.to_owned(), reports]
}

fn reports(n: usize) -> String {
    match n {
        1 => "1 report".to_owned(),
        n => format!("{n} reports"),
    }
}

/// How a place stood on a day, how sure that is, and how many reports there were in its week.
pub(crate) fn at(control: &PlaceControl, day: Date) -> String {
    let mut drawn = format!("{}\n\n", heading(control));
    let standing = control.on(day);
    if control.is_disputed_on(day) {
        drawn += &format!("{day}: sources disagree\n");
    }
    for (each, surety) in &standing {
        drawn +=
            &format!("{day}: {}, {}\n", in_words(each), how_sure(each, *surety, day));
    }
    if !standing.iter().any(|(each, _)| each.is_tenure()) {
        let why =
            control.gaps.iter().find(|gap| gap.days.contains(day)).map(|it| it.kind);
        drawn += &format!(
            "{day}: {}\n",
            match why {
                Some(GapKind::UntoldChange) =>
                    "not known who held it: it changed hands on a day that nobody tells",
                Some(GapKind::UntoldHolder) =>
                    "not known who held it: its holder had lost it, and nobody tells who came",
                Some(GapKind::NotToldAgain) | None =>
                    "not known who held it: nobody tells",
            }
        );
    }
    let week = IsoWeek::of(day);
    let n =
        control.coverage.iter().find(|it| it.week == week).map_or(0, |it| it.n_reports);
    drawn += &paint(paint::DIM, &format!("{} of the place in {week}", reports(n)));
    drawn + "\n"
}

fn how_sure(each: &ControlInterval, surety: Surety, day: Date) -> String {
    match surety {
        Surety::Sure => "told for that day or for days before and after it".to_owned(),
        Surety::Turning if each.from.latest.is_some_and(|from| day < from) => {
            format!("if it had begun by then: it began {}", turn(each.from, "by"))
        }
        Surety::Turning => {
            format!("if it had not ended by then: it ended {}", turn(each.to, "after"))
        }
        Surety::LastKnown => {
            let last = each.to.earliest.unwrap_or(day);
            let n = (day - last).get_days();
            let days = if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
            format!("last told for {last}, {days} before; nobody says that it ended")
        }
    }
}

/// All places, each with who held it on the day.
pub(crate) fn table(places: &[&PlaceControl], day: Option<Date>) -> String {
    let head =
        ["PLACE", "KIND", "WHO", "SINCE", "SURE", "DISPUTED", "ID"].map(str::to_owned);
    let rows = places.iter().map(|control| {
        let standing = day.map(|day| control.on(day)).unwrap_or_default();
        let tenures: Vec<_> =
            standing.iter().filter(|(each, _)| each.is_tenure()).collect();
        let mut holders: Vec<String> = Vec::new();
        for (each, _) in &tenures {
            let holder = each.holder.as_ref().map_or("?".to_owned(), |it| safe(&it.name));
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        let mut who = vec![holders.join(" / ")];
        let pressed = standing
            .iter()
            .filter(|(each, surety)| !each.is_tenure() && *surety != Surety::LastKnown);
        let states: BTreeSet<&str> =
            pressed.map(|(each, _)| each.state.as_str()).collect();
        who.extend(states.into_iter().map(str::to_owned));
        who.retain(|words| !words.is_empty());
        let who = if who.is_empty() { "–".to_owned() } else { who.join(", ") };
        let (since, sure) = match tenures.as_slice() {
            [(each, surety)] => (turn(each.from, "by"), surety.as_str().to_owned()),
            _ => ("–".to_owned(), "–".to_owned()),
        };
        let disputed = day.is_some_and(|day| control.is_disputed_on(day));
        [
            safe(&control.place.name),
            control.place.kind.to_string(),
            who,
            since,
            sure,
            if disputed { "yes" } else { "" }.to_owned(),
            safe(&control.place.id),
        ]
    });
    let rows: Vec<[String; 7]> = std::iter::once(head).chain(rows).collect();
    aligned(&rows, |at| at == 0)
}

/// Cells below each other, two blanks between them; each row keeps to one line.
fn aligned<const N: usize>(
    rows: &[[String; N]],
    is_dim: impl Fn(usize) -> bool,
) -> String {
    let wide = |column: usize| rows.iter().map(|row| columns(&row[column])).max();
    let widths: Vec<usize> = (0..N).map(|at| wide(at).unwrap_or(0)).collect();
    let mut drawn = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let blanks = width.saturating_sub(columns(cell)) + 2;
            line += &format!("{cell}{}", " ".repeat(blanks));
        }
        let line = line.trim_end();
        drawn += &if is_dim(at) { paint(paint::DIM, line) } else { line.to_owned() };
        drawn.push('\n');
    }
    drawn
}
