use dateline_model::{
    Claim, Dataset, Extent, Modality, Party, PartyFacts, ReportCard, Scope,
    TerritoryState, Turn,
};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use proptest::sample::select;

use crate::merge;
use crate::tests::builder::{Told, card, claim, party, place_of};

/// Codes a campaign told in lines, a report each: `05-06 Rebels takes Amsa of Army on 05-04`, all in 2016.
#[track_caller]
fn check(campaign: &str, expected: Expect) {
    let (cards, claims) = told(campaign);
    expected.assert_eq(&draw(&merge(cards, claims, &[])));
}

fn told(campaign: &str) -> (Vec<ReportCard>, Vec<Claim>) {
    let lines = campaign.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.enumerate().map(|(at, line)| report(&format!("r{at}"), line)).unzip()
}

fn day(words: &str) -> String {
    let full = |day: &str| match day.len() {
        5 => format!("2016-{day}"),
        _ => day.to_owned(),
    };
    words.split('/').map(full).collect::<Vec<_>>().join("/")
}

/// The day of the report (or `undated`), who, the verb, where, `of` or `to` whom, `on` which days; further words say how.
fn report(name: &str, line: &str) -> (ReportCard, Claim) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [published, who, verb, place, rest @ ..] = words.as_slice() else {
        panic!("a line of fewer than four words: {line}")
    };
    let after = |word: &str| {
        let at = rest.iter().position(|each| *each == word)?;
        rest.get(at + 1).copied()
    };
    let says = |word: &str| rest.contains(&word);
    let act = match *verb {
        "holds" | "lacks" => "-",
        "leaves" | "hands" => "RETREAT/withdraw",
        "besieges" | "cuts" => "COERCE/restrict",
        "frees" | "opens" => "RETREAT/access",
        _ => "ASSAULT",
    };
    let mut told = claim(name, 1, act).by(who).at(place);
    if let Some(days) = after("on") {
        told = told.on(&day(days));
    }
    let whom = after("of").or(after("to"));
    if let Some(whom) = whom {
        told = told.to(whom);
    }
    let who: Party = party(who);
    let whom: Option<Party> = whom.map(party);
    let (state, before, holder) = match *verb {
        "takes" => (TerritoryState::Held, whom, Some(who)),
        "holds" => (TerritoryState::Held, None, Some(who)),
        "leaves" | "lacks" => (TerritoryState::Held, Some(who), None),
        "hands" => (TerritoryState::HandedOver, Some(who), whom),
        "besieges" => (TerritoryState::Besieged, whom, None),
        "opens" => (TerritoryState::Besieged, None, None),
        "frees" => (TerritoryState::Besieged, None, Some(who)),
        "cuts" => (TerritoryState::AccessCut, None, None),
        "fights" => (TerritoryState::FoughtOver, None, None),
        _ => panic!("no such verb: {verb}"),
    };
    told = told.change(|claim| {
        let territory = dateline_model::Territory {
            place: Some(place_of(place)),
            also: after("and").map(place_of).into_iter().collect(),
            extent: match says("partly") {
                true => Extent::Part,
                false => Extent::Whole,
            },
            holder_before: before,
            holder_after: holder,
            by_force: None,
            state,
            ended: matches!(*verb, "frees" | "opens" | "lacks"),
        };
        claim.territory =
            Some(Box::new(dateline_model::Attested::direct(territory, claim.trigger)));
        claim.disputed = says("disputed");
    });
    if says("ongoing") || act == "-" {
        told = told.scope(Scope::Ongoing);
    }
    if says("habitual") {
        told = told.scope(Scope::Habitual);
    }
    for modality in [Modality::Denied, Modality::Planned, Modality::Possible] {
        if says(modality.as_str()) {
            told = told.modality(modality);
        }
    }
    (card(name, &day(published)), told)
}

fn draw(dataset: &Dataset) -> String {
    let mut drawn = String::new();
    for place in &dataset.control {
        drawn += &format!("{}\n", place.place.name);
        for each in &place.intervals {
            let names = |parties: &[Party]| {
                let names: Vec<&str> =
                    parties.iter().map(|party| party.name.as_str()).collect();
                names.join(", ")
            };
            let holder = each.holder.as_ref().map_or("nobody known", |it| &it.name);
            drawn += &format!("  {} {holder}", each.state);
            drawn += &format!(" | {} | {}", from(each.from), to(each.to));
            if !each.by.is_empty() {
                drawn += &format!(" | by {}", names(&each.by));
            }
            for days in &each.disputed {
                drawn += &format!(" | disputed {}..{}", days.first, days.last);
            }
            let ids = |ids: &[dateline_model::ClaimId]| {
                let ids: Vec<&str> =
                    ids.iter().filter_map(|id| id.0.split(':').next()).collect();
                ids.join(" ")
            };
            drawn += &format!(" | {}", ids(&each.claims));
            if !each.against.is_empty() {
                drawn += &format!(" against {}", ids(&each.against));
            }
            drawn += "\n";
        }
        for gap in &place.gaps {
            drawn +=
                &format!("  gap {}..{}, {}:", gap.days.first, gap.days.last, gap.kind);
            let weeks =
                gap.weeks.iter().map(|it| format!(" {} {}", it.week, it.n_reports));
            let weeks: Vec<String> = weeks.collect();
            drawn += &match weeks.len() {
                ..=4 => weeks.concat(),
                n => format!(" {} reports in {n} weeks", gap.n_reports()),
            };
            drawn += "\n";
        }
    }
    drawn
}

fn from(turn: Turn) -> String {
    match (turn.told, turn.earliest, turn.latest) {
        (true, Some(first), Some(last)) if first == last => format!("from {first}"),
        (true, first, last) => format!("from {}..{}", shown(first), shown(last)),
        (false, None, Some(last)) => format!("seen {last}"),
        (false, first, last) => format!("some day {}..{}", shown(first), shown(last)),
    }
}

fn to(turn: Turn) -> String {
    match (turn.told, turn.earliest, turn.latest) {
        (true, Some(first), Some(last)) if first == last => format!("to {first}"),
        (true, first, last) => format!("to {}..{}", shown(first), shown(last)),
        (false, Some(first), None) => format!("seen {first}"),
        (false, first, last) => format!("some day {}..{}", shown(first), shown(last)),
    }
}

fn shown(day: Option<jiff::civil::Date>) -> String {
    day.map_or("?".to_owned(), |day| day.to_string())
}

#[test]
fn a_place_that_is_taken_lost_and_retaken_has_three_stretches() {
    check(
        "05-05 Army holds Amsa
         05-10 Rebels takes Amsa of Army on 05-09
         05-20 Rebels holds Amsa
         06-02 Army takes Amsa of Rebels on 06-01",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-05 | to 2016-05-09 | r0 r1
              held Rebels | from 2016-05-09 | to 2016-06-01 | r1 r2 r3
              held Army | from 2016-06-01 | seen 2016-06-01 | r3
              gap 2016-06-02..2016-06-02, not-told-again: 2016-W22 1
        "#]],
    );
}

#[test]
fn one_side_seen_after_another_took_over_untold_leaves_a_gap() {
    check(
        "05-01 Army holds Amsa
         05-18 Rebels fights Amsa
         06-20 Rebels holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | some day 2016-05-01..2016-06-20 | r0
              held Rebels | some day 2016-05-01..2016-06-20 | seen 2016-06-20 | r2
              gap 2016-05-02..2016-06-19, untold-change: 1 reports in 7 weeks
        "#]],
    );
}

#[test]
fn who_leaves_has_lost_the_place_and_who_came_is_unknown() {
    check(
        "05-03 Army leaves Amsa on 05-02
         05-20 Rebels holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-02 | to 2016-05-02 | r0
              held Rebels | some day 2016-05-02..2016-05-20 | seen 2016-05-20 | r1
              gap 2016-05-03..2016-05-19, untold-holder: 2016-W18 1 2016-W19 0 2016-W20 1
        "#]],
    );
}

#[test]
fn a_siege_lasts_until_the_place_falls() {
    check(
        "05-01 Army holds Amsa
         05-03 Rebels besieges Amsa of Army on 05-02
         06-15 Rebels besieges Amsa ongoing
         07-02 Rebels takes Amsa of Army on 07-01",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-07-01 | r0 r1 r3
              held Rebels | from 2016-07-01 | seen 2016-07-01 | r3
              besieged Army | from 2016-05-02 | some day 2016-06-15..2016-07-01 | by Rebels | r1 r2
              gap 2016-07-02..2016-07-02, not-told-again: 2016-W26 1
        "#]],
    );
}

#[test]
fn a_siege_ends_on_the_day_it_is_lifted_and_may_begin_again() {
    check(
        "05-03 Rebels besieges Amsa of Army on 05-02
         06-02 Rebels opens Amsa on 06-01
         06-20 Rebels besieges Amsa of Army on 06-19",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-02 | seen 2016-06-19 | r0 r2
              besieged Army | from 2016-05-02 | to 2016-06-01 | by Rebels | r0 r1
              besieged Army | from 2016-06-19 | seen 2016-06-19 | by Rebels | r2
              gap 2016-06-20..2016-06-20, not-told-again: 2016-W25 1
        "#]],
    );
}

#[test]
fn who_breaks_a_siege_holds_the_place() {
    check(
        "06-02 Army frees Amsa on 06-01",
        expect![[r#"
        Amsa
          held Army | seen 2016-06-01 | seen 2016-06-01 | r0
          besieged Army | seen 2016-06-01 | to 2016-06-01 | r0
          gap 2016-06-02..2016-06-02, not-told-again: 2016-W22 1
    "#]],
    );
}

#[test]
fn a_claim_on_several_places_is_told_of_each() {
    check(
        "05-05 Rebels takes Amsa of Army on 05-04 and Mill",
        expect![[r#"
        Amsa
          held Army | seen 2016-05-04 | to 2016-05-04 | r0
          held Rebels | from 2016-05-04 | seen 2016-05-04 | r0
          gap 2016-05-05..2016-05-05, not-told-again: 2016-W18 1
        Mill
          held Army | seen 2016-05-04 | to 2016-05-04 | r0
          held Rebels | from 2016-05-04 | seen 2016-05-04 | r0
          gap 2016-05-05..2016-05-05, not-told-again: 2016-W18 1
    "#]],
    );
}

#[test]
fn a_siege_told_since_a_month_begins_on_some_day_of_it() {
    check(
        "05-04 Rebels besieges Amsa of Army on 02-01/05-04 ongoing",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-04 | seen 2016-05-04 | r0
              besieged Army | from 2016-02-01..2016-02-29 | seen 2016-05-04 | by Rebels | r0
        "#]],
    );
}

#[test]
fn two_sides_seen_on_one_day_are_two_versions() {
    check(
        "05-01 Army holds Amsa
         05-06 Army holds Amsa
         05-06 Rebels holds Amsa
         05-11 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-11 | disputed 2016-05-06..2016-05-06 | r0 r1 r3
              held Rebels | some day 2016-05-06..2016-05-06 | some day 2016-05-06..2016-05-06 | disputed 2016-05-06..2016-05-06 | r2
        "#]],
    );
}

#[test]
fn one_side_seen_within_weeks_between_sights_of_another_contradicts_it() {
    check(
        "05-01 Army holds Amsa
         05-06 Rebels holds Amsa
         05-11 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-11 | disputed 2016-05-06..2016-05-06 | r0 r2
              held Rebels | some day 2016-05-06..2016-05-06 | some day 2016-05-06..2016-05-06 | disputed 2016-05-06..2016-05-06 | r1
        "#]],
    );
}

#[test]
fn one_side_seen_between_sights_of_another_half_a_year_apart_held_it_in_between() {
    check(
        "01-01 Army holds Amsa
         05-06 Rebels holds Amsa
         08-11 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-01-01 | some day 2016-01-01..2016-05-06 | r0
              held Rebels | some day 2016-01-01..2016-05-06 | some day 2016-05-06..2016-08-11 | r1
              held Army | some day 2016-05-06..2016-08-11 | seen 2016-08-11 | r2
              gap 2016-01-02..2016-05-05, untold-change: 2 reports in 19 weeks
              gap 2016-05-07..2016-08-10, untold-change: 2 reports in 15 weeks
        "#]],
    );
}

#[test]
fn who_is_seen_soon_after_he_lost_the_place_contradicts_the_loss() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Amsa of Army on 05-05
         05-09 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-05-05 | r0 r1
              held Rebels | from 2016-05-05 | seen 2016-05-05 | disputed 2016-05-09..2016-05-09 | r1
              held Army | some day 2016-05-09..2016-05-09 | some day 2016-05-09..2016-05-09 | disputed 2016-05-09..2016-05-09 | r2
              gap 2016-05-06..2016-05-09, not-told-again: 2016-W18 1 2016-W19 1
        "#]],
    );
}

#[test]
fn a_denied_loss_makes_a_dispute() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Amsa of Army on 05-04
         05-06 Rebels takes Amsa denied
         05-20 Rebels holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-05-04 | disputed 2016-05-04..2016-05-04 | r0 r1
              held Army | some day 2016-05-04..2016-05-04 | some day 2016-05-06..2016-05-06 | disputed 2016-05-04..2016-05-06 | r2
              held Rebels | from 2016-05-04 | seen 2016-05-20 | disputed 2016-05-04..2016-05-06 | r1 r3 against r2
        "#]],
    );
}

#[test]
fn what_is_planned_or_possible_changes_nothing() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Amsa planned on 05-04
         05-06 Rebels takes Amsa possible on 05-04",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-01 | r0
              gap 2016-05-02..2016-05-06, not-told-again: 2016-W18 2
        "#]],
    );
}

#[test]
fn a_place_taken_and_taken_back_on_one_day_is_his_who_held_it() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Amsa of Army on 05-04
         05-05 Army takes Amsa of Rebels on 05-04
         05-09 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-05-04 | r0 r1
              held Rebels | from 2016-05-04 | to 2016-05-04 | r1 r2
              held Army | from 2016-05-04 | seen 2016-05-09 | r2 r3
        "#]],
    );
}

#[test]
fn both_may_be_seen_on_the_day_of_a_change() {
    check(
        "05-04 Army holds Amsa
         05-04 Rebels takes Amsa of Army on 05-04
         05-04 Rebels holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-04 | to 2016-05-04 | r0 r1
              held Rebels | from 2016-05-04 | seen 2016-05-04 | r1 r2
        "#]],
    );
}

#[test]
fn a_change_on_some_day_of_a_month_is_bounded_by_who_was_seen() {
    check(
        "05-12 Army holds Amsa
         06-08 Rebels takes Amsa of Army on 05-01/05-31
         05-20 Rebels holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-12 | to 2016-05-12..2016-05-20 | r0 r1
              held Rebels | from 2016-05-12..2016-05-20 | seen 2016-05-20 | r1 r2
              gap 2016-05-21..2016-06-08, not-told-again: 2016-W20 1 2016-W21 0 2016-W22 0 2016-W23 1
        "#]],
    );
}

#[test]
fn a_change_of_which_two_days_are_told_is_one_change() {
    check(
        "05-01 Army holds Amsa
         05-06 Rebels takes Amsa of Army on 05-04
         05-08 Rebels takes Amsa of Army on 05-07",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-05-04..2016-05-07 | r0 r1 r2
              held Rebels | from 2016-05-04..2016-05-07 | seen 2016-05-07 | r1 r2
              gap 2016-05-08..2016-05-08, not-told-again: 2016-W18 2
        "#]],
    );
}

#[test]
fn who_takes_a_place_again_after_months_had_lost_it_in_between() {
    check(
        "01-05 Rebels takes Amsa on 01-04
         06-05 Rebels takes Amsa on 06-04",
        expect![[r#"
            Amsa
              held Rebels | from 2016-01-04 | some day 2016-01-04..2016-06-04 | r0
              held Rebels | from 2016-06-04 | seen 2016-06-04 | r1
              gap 2016-01-05..2016-06-03, untold-change: 2 reports in 22 weeks
              gap 2016-06-05..2016-06-05, not-told-again: 2016-W22 1
        "#]],
    );
}

#[test]
fn sights_of_reports_without_a_day_support_a_stretch_and_begin_none() {
    check(
        "05-05 Rebels takes Amsa of Army on 05-04
         undated Rebels holds Amsa
         undated Army holds Mill",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-04 | to 2016-05-04 | r0
              held Rebels | from 2016-05-04 | seen 2016-05-04 | r0 r1
              gap 2016-05-05..2016-05-05, not-told-again: 2016-W18 1
            Mill
              held Army | some day ?..? | some day ?..? | r2
        "#]],
    );
}

#[test]
fn who_has_held_a_place_since_a_month_took_it_in_that_month() {
    check(
        "05-04 Rebels holds Amsa on 2014-07-01/2016-05-04",
        expect![[r#"
        Amsa
          held Rebels | from 2014-07-01..2014-07-31 | seen 2016-05-04 | r0
    "#]],
    );
}

#[test]
fn a_place_that_is_handed_over_is_so_held() {
    check(
        "05-01 Army holds Amsa
         05-05 Army hands Amsa to Eagles on 05-04
         05-08 Eagles holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | to 2016-05-04 | r0 r1
              handed-over Eagles | from 2016-05-04 | seen 2016-05-08 | r1 r2
        "#]],
    );
}

#[test]
fn fights_for_a_part_open_a_fight_and_change_no_holder() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Amsa of Army partly on 05-04
         05-09 Rebels fights Amsa of Army on 05-09
         06-09 Rebels fights Amsa of Army on 06-09",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-01 | r0
              fought-over Army | some day 2016-05-04..2016-05-04 | some day 2016-05-09..2016-05-09 | by Army, Rebels | r1 r2
              fought-over Army | some day 2016-06-09..2016-06-09 | some day 2016-06-09..2016-06-09 | by Army, Rebels | r3
              gap 2016-05-02..2016-06-09, not-told-again: 3 reports in 6 weeks
        "#]],
    );
}

#[test]
fn a_quarter_that_is_taken_leaves_its_town_as_it_was() {
    check(
        "05-01 Army holds Amsa
         05-05 Rebels takes Mill of Army on 05-04",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-01 | r0
              gap 2016-05-02..2016-05-05, not-told-again: 2016-W18 1
            Mill
              held Army | seen 2016-05-04 | to 2016-05-04 | r1
              held Rebels | from 2016-05-04 | seen 2016-05-04 | r1
              gap 2016-05-05..2016-05-05, not-told-again: 2016-W18 1
        "#]],
    );
}

#[test]
fn a_town_is_not_held_because_its_province_is() {
    check(
        "05-01 Army holds Nahr\n05-02 Rebels besieges Amsa on 05-02",
        expect![[r#"
        Amsa
          besieged nobody known | from 2016-05-02 | seen 2016-05-02 | by Rebels | r1
        Nahr
          held Army | seen 2016-05-01 | seen 2016-05-01 | r0
          gap 2016-05-02..2016-05-02, not-told-again: 2016-W18 1
    "#]],
    );
}

#[test]
fn words_that_fit_one_named_side_mean_it() {
    check(
        "05-01 Army holds Amsa
         05-06 soldiers holds Amsa
         05-09 Army holds Amsa",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-09 | r0 r1 r2
        "#]],
    );
}

#[test]
fn who_is_said_to_hold_a_place_in_the_tense_of_a_habit_holds_it() {
    check(
        "05-01 Army holds Amsa habitual
         05-06 Rebels takes Amsa of Army on 05-05 habitual",
        expect![[r#"
            Amsa
              held Army | seen 2016-05-01 | seen 2016-05-01 | r0
              gap 2016-05-02..2016-05-06, not-told-again: 2016-W18 1
        "#]],
    );
}

#[test]
fn a_part_of_a_force_is_no_other_side() {
    let (cards, mut claims) = told(
        "05-01 Army holds Amsa
         05-06 Army holds Amsa
         05-09 Army holds Amsa",
    );
    claims[1] = claims[1].clone().change(|claim| {
        let mut territory = claim.territory.clone().expect("a territory").value;
        let name = "4th Division".to_owned();
        let actor = Some("army/4th-division".to_owned());
        territory.holder_after = Some(Party::from(PartyFacts {
            name,
            actor,
            ..PartyFacts::clone(&party("Army"))
        }));
        let trigger = claim.trigger;
        claim.territory =
            Some(Box::new(dateline_model::Attested::direct(territory, trigger)));
    });
    expect![[r#"
        Amsa
          held Army | seen 2016-05-01 | seen 2016-05-09 | r0 r1 r2
    "#]]
    .assert_eq(&draw(&merge(cards, claims, &[])));
}

#[test]
fn words_of_dispute_in_a_claim_are_kept_on_its_day() {
    check(
        "05-05 Rebels takes Amsa of Army on 05-04 disputed",
        expect![[r#"
        Amsa
          held Army | seen 2016-05-04 | to 2016-05-04 | disputed 2016-05-04..2016-05-04 | r0
          held Rebels | from 2016-05-04 | seen 2016-05-04 | disputed 2016-05-04..2016-05-04 | r0
          gap 2016-05-05..2016-05-05, not-told-again: 2016-W18 1
    "#]],
    );
}

#[test]
fn how_sure_a_day_is_follows_from_what_was_told() {
    let (cards, claims) = told(
        "05-01 Army holds Amsa
         05-18 Rebels takes Amsa of Army on 05-10/05-14
         05-20 Rebels holds Amsa",
    );
    let dataset = merge(cards, claims, &[]);
    let on = |day: &str| {
        let day = day.parse().expect("a day");
        let on = dataset.control[0].on(day);
        let names = on.iter().map(|(each, surety)| {
            format!("{} {surety}", each.holder.as_ref().expect("a holder").name)
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let days = [
        "2016-04-30",
        "2016-05-01",
        "2016-05-12",
        "2016-05-14",
        "2016-05-20",
        "2016-06-20",
    ];
    let drawn: Vec<String> =
        days.iter().map(|day| format!("{day} {}", on(day))).collect();
    expect![[r#"
        2016-04-30 
        2016-05-01 Army sure
        2016-05-12 Army turning, Rebels turning
        2016-05-14 Army turning, Rebels sure
        2016-05-20 Rebels sure
        2016-06-20 Rebels last-known"#]]
    .assert_eq(&drawn.join("\n"));
}

fn any_line() -> impl Strategy<Value = String> {
    let who = select(vec!["Army", "Rebels", "Eagles", "soldiers", "fighters"]);
    let verb = select(vec![
        "takes", "takes", "holds", "holds", "leaves", "hands", "besieges", "frees",
        "opens", "cuts", "fights",
    ]);
    let place = select(vec!["Amsa", "Mill"]);
    let whom = select(vec!["", "of Army", "of Rebels", "to fighters"]);
    let how =
        select(vec!["", "", "", "and Mill", "denied", "partly", "disputed", "ongoing"]);
    let published = prop_oneof![
        Just("undated".to_owned()),
        (1..29_u8).prop_map(|day| format!("05-{day:02}"))
    ];
    let on = prop_oneof![
        Just(String::new()),
        (1..29_u8).prop_map(|day| format!("on 05-{day:02}")),
        (1..15_u8, 0..14_u8)
            .prop_map(|(day, more)| format!("on 05-{day:02}/05-{:02}", day + more)),
        (1..29_u8).prop_map(|day| format!("on 2015-12-{day:02}/2016-05-{day:02}")),
    ];
    (published, who, verb, place, whom, how, on).prop_map(
        |(published, who, verb, place, whom, how, on)| {
            format!("{published} {who} {verb} {place} {whom} {how} {on}")
        },
    )
}

proptest! {
    #[test]
    fn any_order_of_reports_gives_the_same_stretches(
        (lines, shuffled) in prop::collection::vec(any_line(), 0..16)
            .prop_map(|lines| lines.into_iter().enumerate().collect::<Vec<_>>())
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        let told = |lines: &[(usize, String)]| {
            let reports = lines.iter().map(|(at, line)| report(&format!("r{at}"), line));
            let (cards, claims): (Vec<_>, Vec<_>) = reports.unzip();
            merge(cards, claims, &[]).control
        };
        prop_assert_eq!(told(&lines), told(&shuffled));
    }

    #[test]
    fn claims_in_any_parts_and_order_give_the_same_stretches(
        lines in prop::collection::vec(any_line(), 0..16),
        of in prop::collection::vec(0..3_usize, 16),
        backwards in any::<bool>(),
    ) {
        let (cards, claims) = told(&lines.join("\n"));
        let whole = merge(cards.clone(), claims.clone(), &[]).control;
        // Cut into parts and put together again, part after part.
        let mut parts: Vec<Vec<Claim>> = vec![Vec::new(); 3];
        for (at, claim) in claims.iter().enumerate() {
            parts[of[at]].push(claim.clone());
        }
        if backwards {
            parts.iter_mut().for_each(|part| part.reverse());
        }
        prop_assert_eq!(&merge(cards.clone(), parts.concat(), &[]).control, &whole);
        // Each place by itself, from the claims that speak of it.
        for place in &whole {
            let speaks = |claim: &&Claim| {
                let told = claim.place.iter().map(|at| &at.value);
                let territory = claim.territory.iter().flat_map(|each| {
                    each.value.place.iter().chain(&each.value.also)
                });
                told.chain(territory).any(|at| {
                    at.place.as_ref().is_some_and(|at| {
                        at.id == place.place.id || at.within.contains(&place.place.id)
                    })
                })
            };
            let own: Vec<Claim> = claims.iter().filter(speaks).cloned().collect();
            let alone = merge(cards.clone(), own, &[]).control;
            prop_assert!(alone.contains(place), "{place:?} is none of {alone:?}");
        }
    }

    #[test]
    fn stretches_are_in_order_and_rest_on_claims(lines in prop::collection::vec(any_line(), 0..16)) {
        let (cards, claims) = told(&lines.join("\n"));
        let dataset = merge(cards, claims, &[]);
        for place in &dataset.control {
            for each in &place.intervals {
                prop_assert!(!each.claims.is_empty());
                for id in each.claims.iter().chain(&each.against) {
                    prop_assert!(dataset.claim(id).is_some());
                }
                for turn in [each.from, each.to] {
                    if let (Some(earliest), Some(latest)) = (turn.earliest, turn.latest) {
                        prop_assert!(earliest <= latest, "{each:?}");
                    }
                }
                for days in &each.disputed {
                    prop_assert!(days.first <= days.last);
                }
            }
            for gap in &place.gaps {
                prop_assert!(gap.days.first <= gap.days.last);
                prop_assert!(!gap.weeks.is_empty());
            }
        }
    }
}

#[test]
fn what_is_no_longer_held_was_held_before() {
    check(
        "05-01 Rebels takes Amsa on 05-01
         05-09 Rebels lacks Amsa",
        expect![[r#"
            Amsa
              held Rebels | from 2016-05-01 | to ?..2016-05-09 | r0 r1
        "#]],
    );
    check(
        "05-09 Rebels lacks Amsa",
        expect![[r#"
        Amsa
          held Rebels | seen 2016-05-09 | to ?..2016-05-09 | r0
    "#]],
    );
}
