use super::{EventRow, render};
use crate::args::Column;
use expect_test::{Expect, expect};

fn rows() -> Vec<EventRow> {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    vec![
        EventRow {
            date: "2016-05-03".to_owned(),
            place: "Wadi Amsa".to_owned(),
            kind: "Explosions/Remote violence".to_owned(),
            what: "Shelling/artillery/missile attack".to_owned(),
            actors: names(&["Northern Army"]),
            recipients: names(&["Civilians"]),
            killed: "4..".to_owned(),
            sources: 2,
            ..EventRow::default()
        },
        EventRow {
            date: "2016-05-01..04".to_owned(),
            place: "دير عمسة".to_owned(),
            kind: "Battles".to_owned(),
            what: "Armed clash".to_owned(),
            actors: names(&["Northern Army", "Tribal fighters"]),
            recipients: names(&["Brotherhood of the Valley"]),
            reciprocal: true,
            sources: 1,
            disputed: true,
            ..EventRow::default()
        },
    ]
}

#[track_caller]
fn check(columns: &[Column], width: Option<usize>, expected: Expect) {
    let drawn = render(&rows(), columns, width, false);
    if let Some(width) = width {
        for line in drawn.lines() {
            assert!(dateline::drawing::columns(line) <= width, "{line} is too wide");
        }
    }
    expected.assert_eq(&drawn);
}

#[test]
fn without_a_terminal_each_event_is_one_line() {
    check(
        Column::USUAL,
        None,
        expect![[r#"
            DATE            PLACE      WHAT                               WHO → WHOM                                                  KILLED  SOURCES
            2016-05-03      Wadi Amsa  Shelling/artillery/missile attack  Northern Army → Civilians                                      4..        2
            2016-05-01..04  دير عمسة   Armed clash                        Northern Army, Tribal fighters ↔ Brotherhood of the Valley       –       1?
        "#]],
    );
}

#[test]
fn on_a_terminal_long_cells_are_broken() {
    check(
        Column::USUAL,
        Some(90),
        expect![[r#"
            DATE            PLACE      WHAT                 WHO → WHOM                 KILLED  SOURCES
            2016-05-03      Wadi Amsa  Shelling/artillery/  Northern Army → Civilians     4..        2
                                       missile attack
            2016-05-01..04  دير عمسة   Armed clash          Northern Army, Tribal           –       1?
                                                            fighters ↔ Brotherhood of
                                                            the Valley
        "#]],
    );
}

#[test]
fn columns_are_the_ones_asked_for() {
    check(
        &[Column::What, Column::Killed],
        None,
        expect![[r#"
        WHAT                               KILLED
        Shelling/artillery/missile attack     4..
        Armed clash                             –
    "#]],
    );
}

#[test]
fn where_each_event_has_one_source_a_terminal_keeps_the_room_for_others() {
    let alone =
        EventRow { date: "2016-05-03".to_owned(), sources: 1, ..rows().remove(0) };
    let on_terminal =
        render(std::slice::from_ref(&alone), Column::USUAL, Some(90), false);
    assert!(!on_terminal.contains("SOURCES"), "{on_terminal}");
    let in_a_pipe = render(&[alone], Column::USUAL, None, false);
    assert!(in_a_pipe.contains("SOURCES"), "{in_a_pipe}");
}

#[test]
fn on_a_very_narrow_terminal_days_stay_whole() {
    check(
        &[Column::Date, Column::Place, Column::What],
        Some(40),
        expect![[r#"
        DATE            PLACE     WHAT
        2016-05-03      Wadi      Shelling/
                        Amsa      artillery/
                                  missile attack
        2016-05-01..04  دير عمسة  Armed clash
    "#]],
    );
}
