use dateline::model::{
    ActorKind, ClaimId, ControlGap, ControlInterval, Dataset, Days, GapKind, IsoWeek,
    Party, PartyFacts, Place, PlaceControl, PlaceKind, PlacePrecision, TerritoryState,
    Turn, WeekCount,
};
use expect_test::expect;

use super::*;

fn day(day: &str) -> Option<Date> {
    (!day.is_empty()).then(|| day.parse().expect("a day"))
}

fn party(name: &str) -> Party {
    Party::from(PartyFacts {
        text: name.to_owned(),
        actor: None,
        name: name.to_owned(),
        kind: ActorKind::Rebel,
        country: None,
        acled: None,
    })
}

fn stretch(state: TerritoryState, from: [&str; 2], to: [&str; 2]) -> ControlInterval {
    let turn = |[first, last]: [&str; 2]| Turn {
        earliest: day(first),
        latest: day(last),
        told: first == last,
    };
    ControlInterval {
        from: turn(from),
        to: turn(to),
        holder: Some(party("Army")),
        state,
        by: match state {
            TerritoryState::Held | TerritoryState::HandedOver => Vec::new(),
            TerritoryState::FoughtOver
            | TerritoryState::Besieged
            | TerritoryState::AccessCut => {
                vec![party("Rebels")]
            }
        },
        disputed: Vec::new(),
        claims: vec![ClaimId("no claim of the dataset".into())],
        against: Vec::new(),
    }
}

/// An invented town with a stretch of every kind, and a gap.
fn amsa() -> PlaceControl {
    let date = |words| day(words).expect("a day");
    let days = |first, last| Days { first: date(first), last: date(last) };
    let week = |day_of, n_reports| WeekCount {
        week: IsoWeek::of(day(day_of).expect("a day")),
        n_reports,
    };
    let held = TerritoryState::Held;
    let disputed = ControlInterval {
        disputed: vec![days("2016-06-20", "2016-06-22")],
        ..stretch(held, ["", "2016-06-20"], ["2016-06-24", ""])
    };
    PlaceControl {
        place: Place {
            id: "invented:amsa".to_owned(),
            name: "Wadi\u{202e} Amsa".to_owned(),
            kind: PlaceKind::Town,
            latitude: None,
            longitude: None,
            country: Some("Syria".to_owned()),
            iso3: None,
            admin1: None,
            admin2: None,
            admin3: None,
            within: Vec::new(),
            precision: PlacePrecision::Exact,
        },
        intervals: vec![
            stretch(held, ["", "2016-05-01"], ["2016-06-01", "2016-06-01"]),
            disputed,
            stretch(
                TerritoryState::Besieged,
                ["2016-05-05", "2016-05-05"],
                ["2016-05-20", "2016-06-01"],
            ),
            stretch(
                TerritoryState::FoughtOver,
                ["2016-05-30", "2016-05-30"],
                ["2016-05-31", "2016-05-31"],
            ),
            stretch(
                TerritoryState::AccessCut,
                ["2016-05-07", "2016-05-09"],
                ["2016-05-09", "2016-05-12"],
            ),
        ],
        gaps: vec![ControlGap {
            days: days("2016-06-02", "2016-06-19"),
            kind: GapKind::UntoldHolder,
            weeks: vec![
                week("2016-06-02", 1),
                week("2016-06-09", 0),
                week("2016-06-16", 1),
            ],
        }],
        coverage: vec![week("2016-06-02", 1), week("2016-06-16", 1)],
    }
}

fn bare(drawn: &str) -> String {
    let mut bare = String::new();
    let mut inside = false;
    for letter in drawn.chars() {
        match (inside, letter) {
            (false, '\u{1b}') => inside = true,
            (true, 'm') => inside = false,
            (true, _) => {}
            (false, letter) => bare.push(letter),
        }
    }
    bare
}

#[test]
fn a_timeline_has_a_line_for_each_stretch_and_gap() {
    expect![[r#"
        Wadi  Amsa  town  Syria  invented:amsa

        FROM                               TO                                 WHO                                             SAYS
        by 2016-05-01                      2016-06-01                         Army holds it                                    (0 claims)
        2016-05-05                         between 2016-05-20 and 2016-06-01  besieged by Rebels; Army holds it                (0 claims)
        between 2016-05-07 and 2016-05-09  between 2016-05-09 and 2016-05-12  a way to it is cut by Rebels; Army holds it      (0 claims)
        2016-05-30                         2016-05-31                         fought over: Rebels; Army holds it               (0 claims)
        2016-06-02                         2016-06-19                         not known: nobody tells who came                2 reports; none in 1 of 3 weeks
        by 2016-06-20                      at least until 2016-06-24          Army holds it; disputed 2016-06-20..2016-06-22   (0 claims)
    "#]].assert_eq(&bare(&of(&amsa(), &Dataset::default())));
}

#[test]
fn a_day_is_told_with_how_sure_it_is_and_the_reports_of_its_week() {
    let days = [
        "2016-04-01",
        "2016-05-10",
        "2016-05-25",
        "2016-06-10",
        "2016-06-21",
        "2016-07-01",
    ];
    let told = days.map(|each| bare(&at(&amsa(), day(each).expect("a day"))));
    let lines = told.iter().flat_map(|told| told.lines().skip(2));
    expect![[r#"
        2016-04-01: not known who held it: nobody tells
        0 reports of the place in 2016-W13
        2016-05-10: Army holds it, told for that day or for days before and after it
        2016-05-10: besieged by Rebels; Army holds it, told for that day or for days before and after it
        2016-05-10: a way to it is cut by Rebels; Army holds it, if it had not ended by then: it ended between 2016-05-09 and 2016-05-12
        0 reports of the place in 2016-W19
        2016-05-25: Army holds it, told for that day or for days before and after it
        2016-05-25: besieged by Rebels; Army holds it, if it had not ended by then: it ended between 2016-05-20 and 2016-06-01
        0 reports of the place in 2016-W21
        2016-06-10: not known who held it: its holder had lost it, and nobody tells who came
        0 reports of the place in 2016-W23
        2016-06-21: sources disagree
        2016-06-21: Army holds it, told for that day or for days before and after it
        0 reports of the place in 2016-W25
        2016-07-01: Army holds it, last told for 2016-06-24, 7 days before; nobody says that it ended
        0 reports of the place in 2016-W26"#]].assert_eq(&lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_table_has_a_line_for_each_place() {
    let amsa = amsa();
    expect![[r#"
        PLACE       KIND  WHO                         SINCE          SURE  DISPUTED  ID
        Wadi  Amsa  town  Army, access-cut, besieged  by 2016-05-01  sure            invented:amsa
    "#]].assert_eq(&bare(&table(&[&amsa], day("2016-05-10"))));
    expect![[r#"
        PLACE       KIND  WHO  SINCE  SURE  DISPUTED  ID
        Wadi  Amsa  town  –    –      –               invented:amsa
    "#]]
    .assert_eq(&bare(&table(&[&amsa], None)));
}
