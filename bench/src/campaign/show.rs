//! The wrong pairs of the developers' half, with the words and the program's reasons, for a person to read.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use dateline::fields::{date_in_words, place_in_words, territory_in_words};
use dateline::model::{Claim, Party, Span};

use super::control::Held;
use super::gold::Gold;
use super::holds::Passage;
use super::pairs::{KINDS, Pair, Said};
use super::told::{Told, Unit};

/// Prints the wrong pairs of a kind, one for each pair of events of the program that they fall into.
pub(super) fn print(
    gold: &Gold,
    told: &Told,
    units: &[Unit<'_>],
    pairs: &[Pair],
    kind: &str,
) -> Result<()> {
    let is_developers = |unit: &Unit<'_>| gold.event[unit.gold].is_developers();
    match kind {
        "control" => return Ok(()),
        "totals" => return totals(gold, told),
        "denials" => return denials(gold, told, units),
        "uncoded" | "coded" => {
            for unit in units.iter().filter(|unit| is_developers(unit)) {
                if unit.claim.is_some() == (kind == "coded") {
                    crate::print(&words(gold, told, unit)?);
                }
            }
            return Ok(());
        }
        _ => {}
    }
    let Some(kind) = KINDS.iter().find(|each| each.name == kind) else {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        bail!(
            "`{kind}` is no kind; they are {}, totals, denials, uncoded, coded, control",
            names.join(", ")
        );
    };
    let is_wrong = |pair: &Pair| match pair.said {
        Said::NotCoded => false,
        Said::One => !pair.is_one,
        Said::Offered | Said::Two => pair.is_one,
    };
    let mut groups: BTreeMap<_, Vec<&Pair>> = BTreeMap::new();
    let asked = pairs.iter().filter(|pair| {
        is_wrong(pair)
            && (is_developers(&units[pair.a]) || is_developers(&units[pair.b]))
            && kind.asks(gold, units, pair)
    });
    for pair in asked {
        let (a, b) = (&units[pair.a], &units[pair.b]);
        let mut key = [place_of(a), place_of(b)];
        key.sort_unstable();
        groups.entry((pair.is_one, key, a.gold, b.gold)).or_default().push(pair);
    }
    let mut groups: Vec<Vec<&Pair>> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    for group in groups {
        if let Some(pair) = group.first() {
            let said = format!("{:?}", pair.said).to_lowercase();
            crate::print(&format!("== {} pairs, said {said}", group.len()));
            let (a, b) = (&units[pair.a], &units[pair.b]);
            crate::print(&words(gold, told, a)?);
            crate::print(&words(gold, told, b)?);
            for reason in reasons(told, a, b) {
                crate::print(&format!("    {reason}"));
            }
        }
    }
    Ok(())
}

/// Prints the developers' half of control: each stretch, the claims on its place, and each passage that is wrong.
pub(super) fn control(
    gold: &Gold,
    told: &Told,
    held: &[Held<'_>],
    passages: &[Passage<'_>],
) -> Result<()> {
    let mut last = "";
    for each in held.iter().filter(|each| gold.is_developers(&each.stretch.place)) {
        let place = each.stretch.place.as_str();
        if place != last {
            crate::print(&format!("== {place}"));
            claims_on(told, place)?;
        }
        last = place;
        let said: Vec<String> =
            each.said.iter().map(|(said, days)| format!("{said} {days}")).collect();
        let days = each.stretch.days();
        let day =
            |day: Option<&dateline::Date>| day.map_or(String::new(), |d| d.to_string());
        crate::print(&format!(
            "{:>4} of {:>4}  {}..{} {} by {}: {}",
            each.n_right,
            each.n_days,
            day(days.first()),
            day(days.last()),
            each.stretch.state,
            each.stretch.holder.as_deref().unwrap_or("nobody"),
            said.join(", ")
        ));
    }
    crate::print("== passages");
    for each in passages {
        if each.is_right() || !gold.is_developers(&each.hold.place) {
            continue;
        }
        crate::print(&format!(
            "  {} {} {} by {}: {}",
            each.report.id,
            each.hold.place,
            each.hold.state,
            each.hold.holder.as_deref().unwrap_or("nobody"),
            each.sentence
        ));
        for claim in &each.claims {
            crate::print(&format!("        {} {}", claim.rule, read(claim)));
        }
    }
    Ok(())
}

/// The claims of all reports that speak of who holds the place, each with its sentence.
fn claims_on(told: &Told, place: &str) -> Result<()> {
    for (id, report) in &told.reports {
        let claims = told.dataset.claims.iter().filter(|claim| {
            let place_of = |at: Option<&dateline::model::Where>| {
                let found = at.and_then(|at| at.place.as_ref());
                found.is_some_and(|found| found.id.rsplit(':').next() == Some(place))
            };
            let territory = claim.territory.as_ref();
            claim.report == report.id
                && territory.is_some_and(|each| place_of(each.value.place.as_ref()))
        });
        for claim in claims {
            let day = report.published.latest.as_ref().map(|day| day.value.to_string());
            crate::print(&format!(
                "    {id} {}: {}\n        {} {}",
                day.unwrap_or("undated".to_owned()),
                claim.sentence.of(report.text()),
                claim.rule,
                read(claim)
            ));
        }
    }
    Ok(())
}

/// Where a telling ended up: in an event, or alone.
fn place_of<'a>(unit: &Unit<'a>) -> (Option<usize>, Option<&'a str>) {
    let lone = unit.claim.filter(|_| unit.event.is_none());
    (unit.event, lone.map(|claim| &*claim.id.0))
}

/// Prints the totals that count an event of the developers' half, and which events the program ties to them.
fn totals(gold: &Gold, told: &Told) -> Result<()> {
    let is_developers = |id: &String| {
        gold.event.iter().any(|event| &event.id == id && event.is_developers())
    };
    for report in &gold.report {
        for total in report.totals.iter().filter(|it| it.counts.iter().any(is_developers))
        {
            let text = told.report(&report.id)?;
            let span = total.words.span(text)?;
            crate::print(&format!("== {} {}", report.id, in_sentence(text.text(), span)));
            crate::print(&format!("   counts {}", total.counts.join(" ")));
            for claim in told.claims(&report.id, &total.words)? {
                let events = told.dataset.events.iter();
                let tied: Vec<&str> = events
                    .filter(|event| event.counted_in.contains(&claim.id))
                    .map(|event| event.id.0.as_str())
                    .collect();
                let why = told.aside.get(&claim.id).copied().unwrap_or("founds an event");
                crate::print(&format!("   {} {why}; {}", read(claim), tied.join(" ")));
            }
        }
    }
    Ok(())
}

/// Prints the denials of events of the developers' half that do not stand in their event.
fn denials(gold: &Gold, told: &Told, units: &[Unit<'_>]) -> Result<()> {
    for report in &gold.report {
        for denial in &report.denials {
            let event = gold.event.iter().position(|event| event.id == denial.event);
            let Some(event) = event.filter(|&at| gold.event[at].is_developers()) else {
                continue;
            };
            let claims = told.denied(&report.id, &denial.words)?;
            let stands =
                claims.iter().filter_map(|claim| told.event_of(claim)).any(|at| {
                    units.iter().any(|unit| unit.event == Some(at) && unit.gold == event)
                });
            if stands {
                continue;
            }
            let text = told.report(&report.id)?;
            let span = denial.words.span(text)?;
            let sentence = in_sentence(text.text(), span);
            crate::print(&format!("== {} {}: {sentence}", denial.event, report.id));
            for claim in claims {
                let event = told.event_of(claim);
                let event = event.map(|at| told.dataset.events[at].id.0.as_str());
                let why = told.aside.get(&claim.id).copied().unwrap_or("founds none");
                crate::print(&format!("   {} in {}", read(claim), event.unwrap_or(why)));
            }
        }
    }
    Ok(())
}

fn in_sentence(text: &str, span: Span) -> String {
    let before = text[..span.start()].rfind(['.', '\n']).map_or(0, |at| at + 1);
    let after = text[span.end()..].find(['.', '\n']);
    let end = after.map_or(text.len(), |at| span.end() + at);
    format!(
        "{}[{}]{}",
        text[before..span.start()].trim_start(),
        span.of(text),
        &text[span.end()..end]
    )
}

/// The marked words in their sentence, and what was read in them.
fn words(gold: &Gold, told: &Told, unit: &Unit<'_>) -> Result<String> {
    let sentence = in_sentence(told.report(&unit.report.id)?.text(), unit.span);
    let read = unit.claim.map_or(String::new(), |claim| {
        let event = unit.event.map(|at| told.dataset.events[at].id.0.as_str());
        let why = told.aside.get(&claim.id).copied().unwrap_or("founds none");
        format!("\n        {} in {}", read(claim), event.unwrap_or(why))
    });
    Ok(format!("  {} {}: {sentence}{read}", gold.event[unit.gold].id, unit.report.id))
}

fn read(claim: &Claim) -> String {
    let names = |parties: Vec<&Party>| {
        let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        names.join(", ")
    };
    let act = claim.act.as_ref().map(|act| act.value);
    let act = act.map_or("holds".to_owned(), |act| {
        let mode = act.mode.map_or(String::new(), |mode| format!("/{}", mode.as_str()));
        format!("{}{mode}", act.event.as_str())
    });
    let date = claim.date.as_ref().map(|date| date_in_words(&date.value));
    let place = claim.place.as_ref().map(|place| place_in_words(&place.value));
    let control = claim.territory.as_ref().map(|each| territory_in_words(&each.value));
    format!(
        "{act}: {} -> {}; {}; {}; {} {} {}; {}",
        names(claim.actors.iter().map(|party| &party.value).collect()),
        names(claim.recipients.iter().map(|party| &party.value).collect()),
        date.unwrap_or("no day".to_owned()),
        place.unwrap_or("no place".to_owned()),
        claim.modality.value.as_str(),
        claim.time.value.as_str(),
        claim.scope.value.as_str(),
        control.unwrap_or_default()
    )
}

fn reasons(told: &Told, a: &Unit<'_>, b: &Unit<'_>) -> Vec<String> {
    let (Some(first), Some(second)) = (a.event, b.event) else { return Vec::new() };
    let (one, other) = (&told.dataset.events[first], &told.dataset.events[second]);
    if first == second {
        return one.joins.clone();
    }
    let links = |from: &dateline::model::Event, to: &dateline::model::Event| {
        let links = from.links.iter().filter(|link| link.to == to.id);
        links.map(|link| format!("{}: {}", link.kind.as_str(), link.why)).collect()
    };
    let mut reasons: Vec<String> = links(one, other);
    reasons.extend(links(other, one));
    for event in [one, other] {
        let names = |parties: &[Party]| {
            let names: Vec<&str> = parties.iter().map(|p| p.name.as_str()).collect();
            names.join(", ")
        };
        reasons.push(format!(
            "{}: {} -> {}; {}; {}",
            event.id.0,
            names(&event.actors),
            names(&event.recipients),
            event.date.as_ref().map_or("no day".to_owned(), date_in_words),
            event.place.as_ref().map_or("no place".to_owned(), place_in_words)
        ));
    }
    reasons
}
