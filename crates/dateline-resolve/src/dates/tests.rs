use expect_test::{Expect, expect};

use super::*;

/// What is known of the report in a test.
enum Known {
    Nothing,
    /// Published on that day.
    On(&'static str),
    /// Published not after that day.
    By(&'static str),
    /// Told about last, nothing else known.
    Told(&'static str, &'static str),
    /// Published on the first day, telling about the second.
    OnTold(&'static str, &'static str),
}

use Known::{By, Nothing, On, OnTold, Told};

#[track_caller]
fn check(text: &str, known: Known, expected: Expect) {
    check_tense(text, known, Tense::Past, expected);
}

#[track_caller]
fn check_tense(text: &str, known: Known, tense: Tense, expected: Expect) {
    let day = |day: &str| day.parse::<Date>().unwrap();
    let anchor = match known {
        Nothing => Anchor::default(),
        On(published) => Anchor::on(day(published)),
        By(published) => {
            Anchor { published_latest: Some(day(published)), ..Anchor::default() }
        }
        Told(first, last) => {
            Anchor { narrative: Some((day(first), day(last))), ..Anchor::default() }
        }
        OnTold(published, told) => Anchor {
            narrative: Some((day(told), day(told))),
            ..Anchor::on(day(published))
        },
    };
    let found = find(text);
    let drawn: Vec<String> = found
        .iter()
        .zip(resolve_in_order(&found, &anchor, |_| tense))
        .map(|(expression, resolved)| draw(text, expression, &resolved))
        .collect();
    expected.assert_eq(&drawn.join("\n"));
}

fn draw(text: &str, expression: &TimeExpression, resolved: &Resolved) -> String {
    let words = &text[expression.start..expression.end];
    let bound = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let when = match (resolved.earliest, resolved.latest) {
        (None, None) => "?".to_owned(),
        (Some(one), Some(other)) if one == other => one.to_string(),
        (earliest, latest) => format!("{}..{}", bound(earliest), bound(latest)),
    };
    let mut drawn = format!("{words}: {when}");
    for (mark, value) in [("edtf", &resolved.edtf), ("timex3", &resolved.timex3_value)] {
        if let Some(value) = value.as_ref().filter(|value| **value != when) {
            drawn.push_str(&format!(" {mark} {value}"));
        }
    }
    if resolved.assumed.is_some() {
        drawn.push_str(" (assumed)");
    }
    drawn
}

#[test]
fn full_dates_need_no_anchor() {
    for text in [
        "Shelling hit Wadi Amsa on 13 July 2017.",
        "Shelling hit Wadi Amsa on July 13, 2017.",
        "Shelling hit Wadi Amsa on the 13th of July 2017.",
        "Shelling hit Wadi Amsa on 2017-07-13.",
        "Shelling hit Wadi Amsa on 13/07/2017.",
        "Shelling hit Wadi Amsa on Thursday, July 13, 2017.",
    ] {
        let found = find(text);
        let resolved = resolve(&found[0], &Anchor::default(), Tense::Past);
        assert_eq!(resolved.edtf.as_deref(), Some("2017-07-13"), "{text}");
        assert_eq!(resolved.precision, Precision::Day, "{text}");
        assert_eq!(found.len(), 1, "{text}");
    }
}

#[test]
fn figures_that_may_be_day_or_month_stay_two_days() {
    check(
        "The raid of 03/04/2016 failed.",
        Nothing,
        expect!["03/04/2016: 2016-03-04..2016-04-03 edtf [2016-03-04,2016-04-03]"],
    );
}

#[test]
fn months_and_years_are_as_long_as_they_are() {
    check(
        "The siege began in March 2016.",
        Nothing,
        expect!["March 2016: 2016-03-01..2016-03-31 edtf 2016-03 timex3 2016-03"],
    );
    check(
        "The siege began in 2016.",
        Nothing,
        expect!["2016: 2016-01-01..2016-12-31 edtf 2016 timex3 2016"],
    );
    check(
        "It was built in the 1990s.",
        Nothing,
        expect!["the 1990s: 1990-01-01..1999-12-31 edtf 199X timex3 199"],
    );
    check(
        "It was built in the 19th century.",
        Nothing,
        expect!["the 19th century: 1800-01-01..1899-12-31 edtf 18XX timex3 18"],
    );
    check(
        "The town fell in summer 2016.",
        Nothing,
        expect!["summer 2016: 2016-06-01..2016-08-31 edtf 2016-22 timex3 2016-SU"],
    );
    check(
        "The town fell in early 2016.",
        Nothing,
        expect!["early 2016: 2016-01-01..2016-06-30 edtf 2016-01/2016-06 timex3 2016"],
    );
    check(
        "The town fell in mid-July 2016.",
        Nothing,
        expect![
            "mid-July 2016: 2016-07-08..2016-07-24 edtf 2016-07-08/2016-07-24 timex3 2016-07"
        ],
    );
    check(
        "The town fell in mid-2016.",
        Nothing,
        expect!["mid-2016: 2016-04-01..2016-09-30 edtf 2016-04/2016-09 timex3 2016"],
    );
    check(
        "The town fell in the first half of 2016.",
        Nothing,
        expect![
            "the first half of 2016: 2016-01-01..2016-06-30 edtf 2016-01/2016-06 timex3 2016"
        ],
    );
    check(
        "The town fell at the end of March 2016.",
        Nothing,
        expect![
            "the end of March 2016: 2016-03-16..2016-03-31 edtf 2016-03-16/2016-03-31 timex3 2016-03"
        ],
    );
}

#[test]
fn a_month_without_a_year_is_the_nearest_past_one() {
    check(
        "The road was cut on July 13.",
        On("2017-07-19"),
        expect!["July 13: 2017-07-13"],
    );
    check(
        "The road was cut on July 23.",
        On("2017-07-19"),
        expect!["July 23: 2016-07-23"],
    );
    check(
        "The road was cut in December.",
        On("2017-07-19"),
        expect!["December: 2016-12-01..2016-12-31 edtf 2016-12 timex3 2016-12"],
    );
    check(
        "The road was cut in July.",
        On("2017-07-19"),
        expect!["July: 2017-07-01..2017-07-31 edtf 2017-07 timex3 2017-07"],
    );
    check(
        "The road was cut last August.",
        On("2017-07-19"),
        expect!["last August: 2016-08-01..2016-08-31 edtf 2016-08 timex3 2016-08"],
    );
    check(
        "The road was cut in March last year.",
        On("2017-07-19"),
        expect!["March last year: 2016-03-01..2016-03-31 edtf 2016-03 timex3 2016-03"],
    );
    check(
        "The road was cut on Christmas Eve.",
        On("2017-07-19"),
        expect!["Christmas Eve: 2016-12-24"],
    );
    check(
        "It was Wednesday, July 13.",
        On("2017-07-19"),
        expect!["Wednesday, July 13: 2016-07-13"],
    );
}

#[test]
fn a_month_in_the_future_tense_lies_ahead() {
    let ahead = Tense::Future;
    check_tense(
        "Talks open on July 23.",
        On("2017-07-19"),
        ahead,
        expect!["July 23: 2017-07-23"],
    );
    check_tense(
        "Talks open on Friday.",
        On("2017-07-19"),
        ahead,
        expect!["Friday: 2017-07-21"],
    );
    check_tense(
        "Talks open next Friday.",
        On("2017-07-19"),
        ahead,
        expect!["next Friday: 2017-07-21"],
    );
}

#[test]
fn without_an_anchor_only_the_part_that_is_named_is_known() {
    check(
        "The road was cut on July 13.",
        Nothing,
        expect!["July 13: ? edtf XXXX-07-13 timex3 XXXX-07-13"],
    );
    check(
        "The road was cut in July.",
        Nothing,
        expect!["July: ? edtf XXXX-07 timex3 XXXX-07"],
    );
    check(
        "The road was cut on Wednesday.",
        Nothing,
        expect!["Wednesday: ? timex3 XXXX-WXX-3"],
    );
    check("The road was cut yesterday.", Nothing, expect!["yesterday: ?"]);
    check("The road was cut last week.", Nothing, expect!["last week: ?"]);
    check("Two days later it was opened.", Nothing, expect!["Two days later: ?"]);
    check(
        "It has been cut since July.",
        Nothing,
        expect!["since July: ? edtf XXXX-07/.."],
    );
}

#[test]
fn a_weekday_is_the_nearest_on_or_before_the_day_of_publication() {
    check(
        "Rebels took Tell Sarin on Wednesday.",
        On("2017-07-19"),
        expect!["Wednesday: 2017-07-19"],
    );
    check(
        "Rebels took Tell Sarin on Thursday.",
        On("2017-07-19"),
        expect!["Thursday: 2017-07-13"],
    );
    check(
        "Rebels took Tell Sarin last Wednesday.",
        On("2017-07-19"),
        expect!["last Wednesday: 2017-07-12"],
    );
    check(
        "Rebels took Tell Sarin late on Monday.",
        On("2017-07-19"),
        expect!["late on Monday: 2017-07-17"],
    );
    check(
        "Rebels took it Tuesday night.",
        On("2017-07-19"),
        expect!["Tuesday night: 2017-07-18 timex3 2017-07-18TNI"],
    );
    check(
        "Rebels took it at Wednesday midnight.",
        On("2017-07-19"),
        expect!["Wednesday midnight: 2017-07-19 timex3 2017-07-19T24:00"],
    );
    check("Monday's raid failed.", On("2017-07-19"), expect!["Monday: 2017-07-17"]);
}

#[test]
fn a_comment_bounds_the_weekday_by_an_assumption() {
    check(
        "Rebels took Tell Sarin on Wednesday.",
        By("2016-04-21"),
        expect!["Wednesday: 2016-04-20 (assumed)"],
    );
    check(
        "Rebels took Tell Sarin yesterday.",
        By("2016-04-21"),
        expect!["yesterday: ..2016-04-20 edtf ../2016-04-20"],
    );
    check(
        "They met earlier this month.",
        By("2016-04-21"),
        expect!["earlier this month: ..2016-04-21 edtf ../2016-04-21"],
    );
    check(
        "Fighting began two weeks ago.",
        By("2016-04-21"),
        expect!["two weeks ago: ..2016-04-10 edtf ../2016-04-10"],
    );
}

#[test]
fn days_are_counted_from_the_day_of_writing() {
    let on = || On("2016-04-20");
    check("Clashes broke out today.", on(), expect!["today: 2016-04-20"]);
    check("Clashes broke out earlier today.", on(), expect!["earlier today: 2016-04-20"]);
    check(
        "Clashes broke out yesterday morning.",
        on(),
        expect!["yesterday morning: 2016-04-19 timex3 2016-04-19TMO"],
    );
    check(
        "Clashes broke out last night.",
        on(),
        expect!["last night: 2016-04-19 timex3 2016-04-19TNI"],
    );
    check("Clashes broke out two days ago.", on(), expect!["two days ago: 2016-04-18"]);
    check(
        "Clashes broke out a week ago.",
        on(),
        expect![
            "a week ago: 2016-04-11..2016-04-17 edtf 2016-04-11/2016-04-17 timex3 2016-W15"
        ],
    );
    check(
        "Clashes broke out three months ago.",
        on(),
        expect!["three months ago: 2016-01-01..2016-01-31 edtf 2016-01 timex3 2016-01"],
    );
    check(
        "Clashes broke out days ago.",
        on(),
        expect!["days ago: ..2016-04-19 edtf ../2016-04-19 timex3 PAST_REF"],
    );
    check(
        "Clashes broke out the day before yesterday.",
        on(),
        expect!["the day before yesterday: 2016-04-18"],
    );
    check("Talks will open tomorrow.", on(), expect!["tomorrow: 2016-04-21"]);
}

#[test]
fn last_week_is_the_iso_week_before() {
    let on = || On("2016-04-20");
    check(
        "They met last week.",
        on(),
        expect![
            "last week: 2016-04-11..2016-04-17 edtf 2016-04-11/2016-04-17 timex3 2016-W15"
        ],
    );
    check(
        "They met this week.",
        on(),
        expect![
            "this week: 2016-04-18..2016-04-24 edtf 2016-04-18/2016-04-24 timex3 2016-W16"
        ],
    );
    check(
        "They met earlier this week.",
        on(),
        expect![
            "earlier this week: 2016-04-18..2016-04-20 edtf 2016-04-18/2016-04-20 timex3 2016-W16"
        ],
    );
    check(
        "They met earlier this month.",
        on(),
        expect![
            "earlier this month: 2016-04-01..2016-04-20 edtf 2016-04-01/2016-04-20 timex3 2016-04"
        ],
    );
    check(
        "They met last month.",
        on(),
        expect!["last month: 2016-03-01..2016-03-31 edtf 2016-03 timex3 2016-03"],
    );
    check(
        "They met late last year.",
        on(),
        expect![
            "late last year: 2015-07-01..2015-12-31 edtf 2015-07/2015-12 timex3 2015"
        ],
    );
    check(
        "They met over the weekend.",
        on(),
        expect![
            "the weekend: 2016-04-16..2016-04-17 edtf 2016-04-16/2016-04-17 timex3 2016-W15-WE"
        ],
    );
    check(
        "They met earlier in the week.",
        on(),
        expect![
            "earlier in the week: 2016-04-18..2016-04-20 edtf 2016-04-18/2016-04-20 timex3 2016-W16"
        ],
    );
    check(
        "They met recently.",
        on(),
        expect!["recently: ..2016-04-20 edtf ../2016-04-20 timex3 PAST_REF"],
    );
}

#[test]
fn stretches_end_on_the_day_of_writing() {
    let on = || On("2016-04-20");
    check(
        "Ten died over the past four weeks.",
        on(),
        expect![
            "the past four weeks: 2016-03-23..2016-04-20 edtf 2016-03-23/2016-04-20 timex3 P4W"
        ],
    );
    check(
        "Ten died in these three days.",
        on(),
        expect![
            "these three days: 2016-04-17..2016-04-20 edtf 2016-04-17/2016-04-20 timex3 P3D"
        ],
    );
    check(
        "Ten died in the past 24 hours.",
        on(),
        expect![
            "the past 24 hours: 2016-04-19..2016-04-20 edtf 2016-04-19/2016-04-20 timex3 PT24H"
        ],
    );
    check(
        "Ten died during the last 5 days.",
        on(),
        expect![
            "the last 5 days: 2016-04-15..2016-04-20 edtf 2016-04-15/2016-04-20 timex3 P5D"
        ],
    );
    check(
        "Ten died in recent weeks.",
        on(),
        expect!["recent weeks: ..2016-04-20 edtf ../2016-04-20 timex3 PXW"],
    );
    check(
        "Ten died over the past year.",
        on(),
        expect![
            "the past year: 2015-04-20..2016-04-20 edtf 2015-04-20/2016-04-20 timex3 P1Y"
        ],
    );
    check(
        "Rain will fall in the coming three days.",
        on(),
        expect![
            "the coming three days: 2016-04-20..2016-04-23 edtf 2016-04-20/2016-04-23 timex3 P3D"
        ],
    );
}

#[test]
fn since_and_until_leave_the_other_side_to_the_report() {
    let on = || On("2016-04-20");
    check(
        "It has been under siege since Monday.",
        on(),
        expect!["since Monday: 2016-04-18..2016-04-20 edtf 2016-04-18/2016-04-20"],
    );
    check(
        "It has been under siege since 2014.",
        on(),
        expect!["since 2014: 2014-01-01..2016-04-20 edtf 2014-01-01/2016-04-20"],
    );
    check(
        "It was under siege until Monday.",
        on(),
        expect!["until Monday: ..2016-04-18 edtf ../2016-04-18"],
    );
    check(
        "It fell before Monday.",
        on(),
        expect!["before Monday: ..2016-04-17 edtf ../2016-04-17"],
    );
    check("Five died after Monday's raid.", on(), expect!["Monday: 2016-04-18"]);
    check(
        "The bridge is shut from Monday onwards.",
        on(),
        expect!["from Monday onwards: 2016-04-18..2016-04-20 edtf 2016-04-18/2016-04-20"],
    );
}

#[test]
fn ranges_have_two_ends() {
    let on = || On("2016-06-20");
    check(
        "It lasted from Monday to Wednesday.",
        On("2016-06-24"),
        expect![
            "from Monday to Wednesday: 2016-06-20..2016-06-22 edtf 2016-06-20/2016-06-22"
        ],
    );
    check(
        "It was hit between 3 and 7 May.",
        on(),
        expect!["between 3 and 7 May: 2016-05-03..2016-05-07 edtf 2016-05-03/2016-05-07"],
    );
    check(
        "It was hit on 3-7 May 2016.",
        on(),
        expect!["3-7 May 2016: 2016-05-03..2016-05-07 edtf 2016-05-03/2016-05-07"],
    );
    check(
        "It was hit from May 3 to June 2.",
        on(),
        expect![
            "from May 3 to June 2: 2016-05-03..2016-06-02 edtf 2016-05-03/2016-06-02"
        ],
    );
    check(
        "It was hit on May 3-7, 2016.",
        on(),
        expect!["May 3-7, 2016: 2016-05-03..2016-05-07 edtf 2016-05-03/2016-05-07"],
    );
    check(
        "It was hit on Monday and Tuesday.",
        on(),
        expect![
            "Monday and Tuesday: 2016-06-13..2016-06-14 edtf {2016-06-13,2016-06-14}"
        ],
    );
    check(
        "They fought from December 2015 to March 2016.",
        on(),
        expect![
            "from December 2015 to March 2016: 2015-12-01..2016-03-31 edtf 2015-12/2016-03"
        ],
    );
    check(
        "They fought between March and May 2016.",
        on(),
        expect![
            "between March and May 2016: 2016-03-01..2016-05-31 edtf 2016-03/2016-05"
        ],
    );
    check(
        "They fought in 2014-16.",
        on(),
        expect!["2014-16: 2014-01-01..2016-12-31 edtf 2014/2016"],
    );
    check(
        "They fought in 1939–1945.",
        on(),
        expect!["1939–1945: 1939-01-01..1945-12-31 edtf 1939/1945"],
    );
    check(
        "It was hit from May 3 to June 2.",
        Nothing,
        expect!["from May 3 to June 2: ? edtf XXXX-05-03/XXXX-06-02"],
    );
}

#[test]
fn a_story_counts_from_the_day_it_has_come_to() {
    let told = || OnTold("2016-04-20", "2016-03-10");
    check("The next day the bridge fell.", told(), expect!["The next day: 2016-03-11"]);
    check(
        "The following day the bridge fell.",
        told(),
        expect!["The following day: 2016-03-11"],
    );
    check("The same day the bridge fell.", told(), expect!["The same day: 2016-03-10"]);
    check(
        "A day earlier the bridge had fallen.",
        told(),
        expect!["A day earlier: 2016-03-09"],
    );
    check(
        "Two days later the bridge fell.",
        told(),
        expect!["Two days later: 2016-03-12"],
    );
    check(
        "The following Monday the bridge fell.",
        told(),
        expect!["The following Monday: 2016-03-14"],
    );
    check(
        "That night the bridge fell.",
        told(),
        expect!["That night: 2016-03-10 timex3 2016-03-10TNI"],
    );
    check("The bridge fell days after the raid.", told(), expect!["days: ? timex3 PXD"]);
    check(
        "At dawn the bridge fell.",
        told(),
        expect!["dawn: 2016-03-10 timex3 2016-03-10TMO"],
    );
    check(
        "On 4 May 2013 a truce began. Two days later it broke.",
        On("2016-04-20"),
        expect![[r#"
        4 May 2013: 2013-05-04
        Two days later: 2013-05-06"#]],
    );
}

#[test]
fn a_history_without_a_day_of_writing_walks_on_into_the_next_year_and_looks_back_within_its_own()
 {
    let told = || Told("1941-12-07", "1941-12-07");
    check(
        "In January the port fell.",
        told(),
        expect!["January: 1942-01-01..1942-01-31 edtf 1942-01 timex3 1942-01 (assumed)"],
    );
    check(
        "In October the port fell.",
        told(),
        expect!["October: 1941-10-01..1941-10-31 edtf 1941-10 timex3 1941-10 (assumed)"],
    );
    check(
        "The following January the port fell.",
        told(),
        expect![
            "The following January: 1942-01-01..1942-01-31 edtf 1942-01 timex3 1942-01 (assumed)"
        ],
    );
    check(
        "On 3 May that year the port fell.",
        told(),
        expect!["3 May that year: 1941-05-03"],
    );
    check(
        "It lasted for most of this year.",
        told(),
        expect!["this year: 1941-01-01..1941-12-31 edtf 1941 timex3 1941"],
    );
    check(
        "In the 1990s many left. In July they came back.",
        Nothing,
        expect![[r#"
        the 1990s: 1990-01-01..1999-12-31 edtf 199X timex3 199
        July: ? edtf XXXX-07 timex3 XXXX-07"#]],
    );
    check(
        "On 14 December the port fell.",
        told(),
        expect!["14 December: 1941-12-14 (assumed)"],
    );
    check(
        "In 1943 they met. In July the island fell.",
        Nothing,
        expect![[r#"
        1943: 1943-01-01..1943-12-31 edtf 1943 timex3 1943
        July: 1943-07-01..1943-07-31 edtf 1943-07 timex3 1943-07 (assumed)"#]],
    );
}

#[test]
fn durations_and_sets_are_no_dates() {
    let on = || On("2016-04-20");
    check("The siege held for two months.", on(), expect!["two months: ? timex3 P2M"]);
    check("They lost a three-hour battle.", on(), expect!["three-hour: ? timex3 PT3H"]);
    check("It held for weeks.", on(), expect!["weeks: ? timex3 PXW"]);
    check("They ended a months-long siege.", on(), expect!["months-long: ? timex3 PXM"]);
    check("They march every Friday.", on(), expect!["every Friday: ? timex3 XXXX-WXX-5"]);
    check(
        "A daily convoy runs on Mondays.",
        on(),
        expect![[r#"
        daily: ? timex3 P1D
        Mondays: ? timex3 XXXX-WXX-1"#]],
    );
    for text in ["for two months", "a three-hour battle", "every Friday", "daily"] {
        assert!(find(text).iter().all(|expression| !expression.is_date()), "{text}");
    }
}

#[test]
fn clock_times_stand_on_their_day() {
    let on = || On("2016-04-20");
    check(
        "It went off at 10:35 a.m. on Friday.",
        on(),
        expect!["10:35 a.m. on Friday: 2016-04-15 timex3 2016-04-15T10:35"],
    );
    check(
        "It went off at 5pm.",
        OnTold("2016-04-20", "2016-04-18"),
        expect!["5pm: 2016-04-18 timex3 2016-04-18T17:00"],
    );
    check(
        "It went off at 0735 GMT.",
        on(),
        expect!["0735 GMT: ? timex3 XXXX-XX-XXT07:35Z"],
    );
    check(
        "It went off on the night of 4 April.",
        on(),
        expect!["the night of 4 April: 2016-04-04 timex3 2016-04-04TNI"],
    );
}

#[test]
fn a_night_between_two_days_has_both() {
    let on = || On("2016-06-24");
    check(
        "They came under fire on the night to Thursday.",
        on(),
        expect![
            "the night to Thursday: 2016-06-22..2016-06-23 edtf 2016-06-22/2016-06-23"
        ],
    );
    check(
        "It was hit overnight into 5 June.",
        on(),
        expect![
            "overnight into 5 June: 2016-06-04..2016-06-05 edtf 2016-06-04/2016-06-05"
        ],
    );
    check(
        "It fell in the night from Tuesday to Wednesday.",
        on(),
        expect![
            "the night from Tuesday to Wednesday: 2016-06-21..2016-06-22 edtf 2016-06-21/2016-06-22"
        ],
    );
    check(
        "It fell on Tuesday night into Wednesday.",
        on(),
        expect![
            "Tuesday night into Wednesday: 2016-06-21..2016-06-22 edtf 2016-06-21/2016-06-22"
        ],
    );
}

#[test]
fn ages_amounts_and_verbs_are_refused() {
    for text in [
        "A 20-year-old man died.",
        "A woman aged 30 died.",
        "He was 34 years old.",
        "A girl, nine years of age, died.",
        "The rebels may be near.",
        "They march on the town.",
        "Officials say May Jones left.",
        "He sat down in the sun.",
        "Some 2000 fighters left.",
        "About 1,950 tents burned.",
        "They fired 2016 shells.",
        "The Sunday Times said so.",
        "The Daily Herald said so.",
        "The second battalion left.",
        "The fall of the town shook them.",
        "About a quarter of the houses burned.",
        "It scored 12.5 percent.",
        "Bloody Sunday was remembered.",
        "",
        "…",
        "’s",
        "من دير الزور",
        "99999999999 years-",
    ] {
        let found = find(text);
        let words: Vec<&str> = found.iter().map(|e| &text[e.start..e.end]).collect();
        assert!(words.is_empty(), "{text}: {words:?}");
    }
}

#[test]
fn odd_dates_never_break_the_reading() {
    for text in [
        "99999999 years ago",
        "4000000000 centuries ago",
        "2000000000 months ago",
        "2100000000 fortnights later",
        "31 June 2016",
        "February 29, 2015",
        "9999 BC",
        "the 21st century BC",
        "since the past 4000000000 hours",
        "over the past 2000000000 hours",
        "early 9999 BC",
        "winter 1000",
        "1999-99-99",
        "from Friday to from to",
        "last last last week",
        "the next 4294967295 years",
        "mid-mid-mid-July",
    ] {
        let found = find(text);
        for anchor in ["2016-04-20", "-009999-01-01", "9999-12-31"] {
            let day = anchor.parse::<Date>().unwrap();
            let mut anchor = Anchor::on(day);
            anchor.narrative = Some((day, day));
            for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
                resolve_in_order(&found, &anchor, |_| tense);
            }
        }
    }
}

#[test]
fn a_fresh_dateline_is_the_day_of_writing() {
    let day = |day: &str| day.parse::<Date>().unwrap();
    let found = find("It fell on Monday.");
    let mut anchor = Anchor::on(day("2016-04-20"));
    anchor.dateline = Some(day("2016-04-18"));
    let resolved = resolve(&found[0], &anchor, Tense::Past);
    assert_eq!(resolved.used_anchor, AnchorUsed::Dateline);
    assert_eq!(resolved.earliest, Some(day("2016-04-18")));
    anchor.dateline = Some(day("2015-04-18"));
    let resolved = resolve(&found[0], &anchor, Tense::Past);
    assert_eq!(resolved.used_anchor, AnchorUsed::Published);
}

#[test]
fn edtf_names_whole_months_years_and_decades() {
    let day = |day: &str| day.parse::<Date>().ok();
    let check = |earliest: &str, latest: &str, expected: Option<&str>| {
        assert_eq!(edtf(day(earliest), day(latest)).as_deref(), expected);
    };
    check("2016-03-15", "2016-03-15", Some("2016-03-15"));
    check("2016-03-15", "2016-03-18", Some("2016-03-15/2016-03-18"));
    check("2016-03-01", "2016-03-31", Some("2016-03"));
    check("2016-03-01", "2016-05-31", Some("2016-03/2016-05"));
    check("2016-01-01", "2016-12-31", Some("2016"));
    check("1990-01-01", "1999-12-31", Some("199X"));
    check("1800-01-01", "1899-12-31", Some("18XX"));
    check("", "2016-04-20", Some("../2016-04-20"));
    check("2016-04-20", "", Some("2016-04-20/.."));
    check("", "", None);
}

#[test]
fn years_that_stand_aside_do_not_move_a_story() {
    check(
        "In August 1920 the front broke. The map (2004) shows it. On 6 September the city fell.",
        Nothing,
        expect![[r#"
            August 1920: 1920-08-01..1920-08-31 edtf 1920-08 timex3 1920-08
            2004: 2004-01-01..2004-12-31 edtf 2004 timex3 2004
            6 September: 1920-09-06 (assumed)"#]],
    );
}

#[test]
fn what_somebody_was_is_no_time_of_a_happening() {
    check(
        "The former governor met the current one and spoke of future talks.",
        On("2016-04-20"),
        expect![[r#"
            former: ? timex3 PAST_REF
            current: ? timex3 PRESENT_REF
            future: ? timex3 FUTURE_REF"#]],
    );
    check("The former is larger.", On("2016-04-20"), expect![[r#""#]]);
}

#[test]
fn years_before_christ_run_down() {
    check(
        "The war of 499-493 BC began in the 5th century BC.",
        Nothing,
        expect![[r#"
            499-493 BC: -000498-01-01..-000492-12-31 edtf -0498/-0492
            the 5th century BC: -000499-01-01..-000400-12-31 edtf -0499/-0400 timex3 BC04"#]],
    );
}

#[test]
fn marks_of_the_clock_may_stand_close() {
    check(
        "At 5:30pm and 17:45hrs shells fell.",
        On("2016-04-20"),
        expect![[r#"
        5:30pm: ? timex3 XXXX-XX-XXT17:30
        17:45hrs: ? timex3 XXXX-XX-XXT17:45"#]],
    );
}

#[test]
fn decades_may_have_two_figures() {
    check(
        "He fought in the 80s and was in his 40s.",
        Nothing,
        expect!["the 80s: 1980-01-01..1989-12-31 edtf 198X timex3 198"],
    );
}

#[test]
fn quarters_of_a_year_are_dates() {
    check(
        "Half fled in the first quarter of 2015, the rest in the last quarter of this year.",
        On("2016-04-20"),
        expect![[r#"
            the first quarter of 2015: 2015-01-01..2015-03-31 edtf 2015-01/2015-03 timex3 2015-Q1
            the last quarter of this year: 2016-10-01..2016-12-31 edtf 2016-10/2016-12 timex3 2016-Q4"#]],
    );
}

#[test]
fn a_distance_in_time_from_a_clause_is_no_day() {
    check(
        "The town fell three weeks after they had left it, a little over a year after it was founded.",
        On("2016-04-20"),
        expect![[r#"
            three weeks: ? timex3 P3W
            a little over a year: ? timex3 P1Y"#]],
    );
    check(
        "They left just over a year ago.",
        On("2016-04-20"),
        expect!["just over a year ago: 2015-01-01..2015-12-31 edtf 2015 timex3 2015"],
    );
}
