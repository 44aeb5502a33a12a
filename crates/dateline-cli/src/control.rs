//! `dateline control`: who held which place, from when to when, and who says so.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use dateline::formats::control::{PlotSettings, plot, row};
use dateline::model::{PlaceControl, PlaceKind};
use dateline::{Date, Own};

use crate::args::ControlArguments;
use crate::code::count;
use crate::exit::Finish;
use crate::file;
use crate::output::{Opened, writable};
use crate::render::paint::{print, print_bytes, tell};
use crate::render::timeline;

/// Prints the timeline of a place, the table of all, or writes the picture.
pub(crate) fn run(arguments: &ControlArguments, quiet: bool) -> Result<Finish> {
    if let Some(path) = &arguments.plot {
        writable(path)?;
    }
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && from > to
    {
        bail!("--from {from} is after --to {to}");
    }
    let opened = Opened::read(&arguments.dataset)?;
    let places = asked(&opened, arguments)?;
    if let Some(path) = &arguments.plot {
        let settings = PlotSettings { from: arguments.from, to: arguments.to };
        file::write(path, plot(&places, settings).as_bytes())?;
        if !quiet {
            tell(&format!("{}: {}\n", path.display(), count(places.len(), "place")));
        }
        return Ok(Finish::Done);
    }
    if arguments.json {
        for place in places {
            let row = row(place, &opened.dataset, &opened.texts, arguments.at);
            let mut bytes = serde_json::to_vec(&row)?;
            bytes.push(b'\n');
            print_bytes(&bytes)?;
        }
        return Ok(Finish::Done);
    }
    match (&arguments.place, arguments.at, places.as_slice()) {
        (Some(_), Some(day), [place]) => print(&timeline::at(place, day))?,
        (Some(_), None, [place]) => print(&timeline::of(place, &opened.dataset))?,
        _ => {
            let day = arguments.at.or_else(|| newest(&opened));
            print(&timeline::table(&places, day))?;
            if !quiet {
                tell(&format!("{}\n", count(places.len(), "place")));
            }
        }
    }
    Ok(Finish::Done)
}

/// The newest day of publication.
fn newest(opened: &Opened) -> Option<Date> {
    let published = opened.dataset.reports.iter().map(|card| &card.published);
    let days = published.filter_map(|it| it.latest.as_ref().or(it.earliest.as_ref()));
    days.map(|day| day.value).max()
}

fn asked<'d>(
    opened: &'d Opened,
    arguments: &ControlArguments,
) -> Result<Vec<&'d PlaceControl>> {
    let names: Vec<&String> = arguments.place.iter().chain(&arguments.places).collect();
    let all = &opened.dataset.control;
    if names.is_empty() {
        let mut places: Vec<&PlaceControl> = all.iter().collect();
        places.sort_by_key(|each| (&each.place.name, &each.place.id));
        return Ok(places);
    }
    let mut found: Vec<&PlaceControl> = Vec::new();
    for name in names {
        let place = find(all, name)?;
        if !found.iter().any(|each| each.place.id == place.place.id) {
            found.push(place);
        }
    }
    Ok(found)
}

/// The place by its id or its name; in another spelling where the lists of places know it.
fn find<'d>(all: &'d [PlaceControl], wanted: &str) -> Result<&'d PlaceControl> {
    if let Some(place) = all.iter().find(|each| each.place.id == wanted) {
        return Ok(place);
    }
    let lower = wanted.to_lowercase();
    let named = |fits: &dyn Fn(&str) -> bool| -> Vec<&'d PlaceControl> {
        all.iter().filter(|each| fits(&each.place.name.to_lowercase())).collect()
    };
    let mut found = named(&|name| name == lower);
    if found.is_empty() {
        let world = dateline::world(&Own::default())?;
        let spelled = world.places().search(wanted);
        let ids = spelled.iter().filter_map(|one| world.places().place(one.place));
        let ids: Vec<String> = ids.map(|place| place.id).collect();
        found = all.iter().filter(|each| ids.contains(&each.place.id)).collect();
    }
    if found.is_empty() {
        found = named(&|name| name.contains(&lower));
    }
    // A name means the town before the district of the same name.
    let is_unit = |each: &&PlaceControl| {
        matches!(
            each.place.kind,
            PlaceKind::Admin1 | PlaceKind::Admin2 | PlaceKind::Admin3
        )
    };
    if found.iter().filter(|each| !is_unit(each)).count() == 1 {
        found.retain(|each| !is_unit(each));
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => bail!("no claim tells who held `{wanted}`{}", near(all, &lower)),
        several => {
            let names = several.iter().map(|each| {
                let at = each.place.admin1.as_deref().or(each.place.country.as_deref());
                format!("{} ({}, {})", each.place.id, each.place.kind, at.unwrap_or("?"))
            });
            let names: Vec<String> = names.collect();
            bail!("{} places are `{wanted}`: {}", several.len(), names.join(", "))
        }
    }
}

/// Names that a message offers where none was found.
const MOST_NAMED: usize = 5;

/// The names most like the one that was asked for.
fn near(all: &[PlaceControl], wanted: &str) -> String {
    if all.is_empty() {
        return "; the dataset has no claim on the whole of a place".to_owned();
    }
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for each in all {
        let name = each.place.name.as_str();
        names.insert(name, likeness(&name.to_lowercase(), wanted));
    }
    let mut names: Vec<(&str, usize)> = names.into_iter().collect();
    names.sort_by_key(|(name, likeness)| (std::cmp::Reverse(*likeness), *name));
    let named: Vec<&str> = names.iter().take(MOST_NAMED).map(|(name, _)| *name).collect();
    let more = if names.len() > named.len() { ", …" } else { "" };
    format!("; there are {}{more}", named.join(", "))
}

/// In a thousand: the share of pairs of letters that two words have in common.
fn likeness(a: &str, b: &str) -> usize {
    let pairs = |word: &str| -> Vec<(char, char)> {
        word.chars().zip(word.chars().skip(1)).collect()
    };
    let (a, mut b) = (pairs(a), pairs(b));
    let n_all = a.len() + b.len();
    let common = a.iter().filter(|pair| {
        let at = b.iter().position(|other| other == *pair);
        at.map(|at| b.swap_remove(at)).is_some()
    });
    (2000 * common.count()).checked_div(n_all).unwrap_or(0)
}
