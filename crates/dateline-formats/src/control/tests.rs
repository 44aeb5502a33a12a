use dateline_model::{
    ClaimId, ControlGap, ControlInterval, Days, GapKind, IsoWeek, Party, Place,
    PlaceControl, PlaceKind, TerritoryState, Turn, WeekCount,
};
use expect_test::expect_file;
use jiff::civil::Date;

use super::{PlotSettings, plot};
use crate::tests::builder::{army, is, party, wadi_amsa};

fn date(day: &str) -> Date {
    day.parse().expect("a day")
}

/// `2016-05-04` is told; `2016-05` is told for some day of it; `?2016-05-04` is the day it was seen on.
fn turn(words: &str, is_end: bool) -> Turn {
    let (seen, day) = match words.strip_prefix('?') {
        Some(day) => (true, day),
        None => (false, words),
    };
    let (first, last) = match day.len() {
        7 => (date(&format!("{day}-01")), date(&format!("{day}-01")).last_of_month()),
        _ => (date(day), date(day)),
    };
    match (seen, is_end) {
        (false, _) => Turn { earliest: Some(first), latest: Some(last), told: true },
        (true, true) => Turn { earliest: Some(first), latest: None, told: false },
        (true, false) => Turn { earliest: None, latest: Some(first), told: false },
    }
}

fn stretch(
    state: TerritoryState,
    holder: Option<Party>,
    from: &str,
    to: &str,
) -> ControlInterval {
    ControlInterval {
        from: turn(from, false),
        to: turn(to, true),
        holder,
        state,
        by: Vec::new(),
        disputed: Vec::new(),
        claims: vec![ClaimId(format!("{from} {to}").into())],
        against: Vec::new(),
    }
}

fn held(by: Party, from: &str, to: &str) -> ControlInterval {
    stretch(TerritoryState::Held, Some(by), from, to)
}

/// Both versions of those days.
fn disputed(
    mut stretches: [ControlInterval; 2],
    first: &str,
    last: &str,
) -> [ControlInterval; 2] {
    for each in &mut stretches {
        each.disputed.push(Days { first: date(first), last: date(last) });
    }
    stretches
}

fn gap(first: &str, last: &str, kind: GapKind, n_reports: usize) -> ControlGap {
    let days = Days { first: date(first), last: date(last) };
    let week = WeekCount { week: IsoWeek::of(days.first), n_reports };
    ControlGap { days, kind, weeks: vec![week] }
}

fn place(
    name: &str,
    kind: PlaceKind,
    intervals: Vec<ControlInterval>,
    gaps: Vec<ControlGap>,
) -> PlaceControl {
    let id = format!("invented:{}", name.to_lowercase().replace(' ', "-"));
    let place = Place { id, name: name.to_owned(), kind, ..wadi_amsa() };
    PlaceControl { place, intervals, gaps, coverage: Vec::new() }
}

fn sdf() -> Party {
    party("Syrian Democratic Forces", dateline_model::ActorKind::Rebel, None)
}

/// An invented campaign with all that a picture can hold.
fn campaign() -> Vec<PlaceControl> {
    let fight = |from, to| stretch(TerritoryState::FoughtOver, None, from, to);
    let besieged = |from, to| stretch(TerritoryState::Besieged, None, from, to);
    let [before, version] = disputed(
        [
            held(is(), "2016-08-15", "2017-01-28"),
            held(army(), "2016-08-17", "2016-09-02"),
        ],
        "2016-08-17",
        "2016-09-02",
    );
    let untold = Turn {
        earliest: Some(date("2016-07-09")),
        latest: Some(date("2016-10-14")),
        told: false,
    };
    let tribes = party("Sharqa tribe", dateline_model::ActorKind::IdentityMilitia, None);
    vec![
        place(
            "Wadi Amsa",
            PlaceKind::Town,
            vec![
                held(army(), "?2016-02-03", "2016-04-20"),
                held(is(), "2016-04-20", "2016-11-05"),
                held(army(), "2016-11-05", "?2017-02-20"),
                fight("2016-04-11", "2016-04-20"),
                fight("2016-10-19", "2016-11-05"),
            ],
            vec![gap("2017-02-21", "2017-03-31", GapKind::NotToldAgain, 4)],
        ),
        place(
            "Umm Rasaf airbase",
            PlaceKind::Airbase,
            vec![
                held(army(), "?2016-01-06", "?2017-03-10"),
                besieged("2016-05-02", "2016-12-11"),
                fight("2016-06-20", "2016-06-27"),
            ],
            Vec::new(),
        ),
        place(
            "Kafr Dunya",
            PlaceKind::Village,
            vec![
                held(army(), "?2016-03-01", "2016-08-15"),
                before,
                version,
                held(sdf(), "2017-01-28", "?2017-03-31"),
            ],
            Vec::new(),
        ),
        place(
            "Tell Safra <north & south>",
            PlaceKind::Village,
            vec![
                ControlInterval { to: untold, ..held(is(), "2016-02", "2016-07") },
                ControlInterval { from: untold, ..held(sdf(), "2016-10", "?2017-03-02") },
            ],
            vec![gap("2016-07-10", "2016-10-13", GapKind::UntoldChange, 3)],
        ),
        place(
            "Marj Tufah bridge over the long river",
            PlaceKind::Bridge,
            vec![
                stretch(
                    TerritoryState::HandedOver,
                    Some(tribes),
                    "2016-09-10",
                    "2016-12-30",
                ),
                stretch(TerritoryState::AccessCut, None, "2016-10-20", "2016-11-30"),
            ],
            vec![gap("2016-12-31", "2017-03-31", GapKind::UntoldHolder, 0)],
        ),
        place(
            "Ain Sharqa",
            PlaceKind::Village,
            vec![fight("2016-12-05", "2016-12-16")],
            Vec::new(),
        ),
    ]
}

#[test]
fn a_picture_holds_all_that_is_known_of_the_places() {
    let campaign = campaign();
    let places: Vec<&PlaceControl> = campaign.iter().collect();
    let picture = plot(&places, PlotSettings::default());
    expect_file!["../../../../docs/control.svg"].assert_eq(&picture);
    let turned: Vec<&PlaceControl> = campaign.iter().rev().collect();
    assert_eq!(plot(&turned, PlotSettings::default()), picture, "order shows");
}

#[test]
fn a_picture_of_some_days_shows_the_places_of_these_days() {
    let campaign = campaign();
    let places: Vec<&PlaceControl> = campaign.iter().collect();
    let settings =
        PlotSettings { from: Some(date("2016-02-01")), to: Some(date("2016-02-20")) };
    let picture = plot(&places, settings);
    for (name, is_shown) in
        [("Wadi Amsa", true), ("Umm Rasaf", true), ("Ain Sharqa", false)]
    {
        assert_eq!(picture.contains(name), is_shown, "{name}");
    }
    assert!(picture.contains("8 Feb"), "weeks have labels where there is room");
}

#[test]
fn nothing_known_is_an_empty_picture() {
    let picture = plot(&[], PlotSettings::default());
    assert!(picture.contains("0 places, from 0 claims"), "{picture}");
    assert!(picture.ends_with("</svg>\n"));
}

#[test]
fn a_holder_keeps_its_colour_when_other_places_are_drawn() {
    let campaign = campaign();
    let fill = |places: &[&PlaceControl]| {
        let legend = super::colours::Colours::of(places).legend();
        let found = legend.into_iter().find(|(name, _)| name == "Islamic State");
        found.expect("the holder").1
    };
    let all: Vec<&PlaceControl> = campaign.iter().collect();
    assert_eq!(fill(&all), fill(&[&campaign[0]]));
}
