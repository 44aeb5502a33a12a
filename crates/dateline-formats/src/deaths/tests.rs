use dateline_model::{
    Attested, Claim, Count, CountKind, CountedStatus, Evidence, GivenField, Publication,
    ReportId, SpeakerKind, VagueNumber,
};

use crate::deaths::{Deaths, deaths};
use crate::shown::shown;
use crate::tests::builder::{Told, army, count, dataset, is, told, villagers};

const WORDS: &str =
    "Soldiers, militants, villagers, people, a party: they said how many.";

/// A fight of the Islamic State against the army, and what its claims say of the dead.
fn fight() -> Told<'static> {
    told(WORDS, "said", "ASSAULT").by("militants", is()).to("Soldiers", army())
}

fn killed(low: Option<u64>, high: Option<u64>, of: &str) -> Count {
    Count { of: Some(of.to_owned()), ..count(CountKind::Killed, low, high) }
}

fn exactly(n: u64, of: &str) -> Count {
    killed(Some(n), Some(n), of)
}

fn civilians(n: u64) -> Count {
    Count { status: Some(CountedStatus::Civilian), ..exactly(n, "villagers") }
}

fn part(count: Count, of: usize) -> Count {
    Count { part_of: Some(of), ..count }
}

fn vague(word: VagueNumber) -> Count {
    Count { vague: Some(word), ..killed(None, None, "people") }
}

/// The claims of one event, each of a report of its own, published day after day.
#[track_caller]
fn check(claims: Vec<Told<'static>>, expected: &str) {
    let n_claims = claims.len();
    let claims: Vec<Claim> = claims
        .into_iter()
        .enumerate()
        .map(|(at, told)| {
            let mut claim = told.claim;
            claim.report = report(at);
            claim.id.0 = format!("{at}:{}", claim.id.0).into();
            claim
        })
        .collect();
    let (mut dataset, mut texts) = dataset(WORDS, vec![claims]);
    let card = dataset.reports[0].clone();
    dataset.reports.clear();
    for at in 0..n_claims {
        let mut card = card.clone();
        card.id = report(at);
        let day = format!("2016-05-{:02}", at + 1).parse().expect("a day");
        let evidence = Evidence::given(GivenField::Published);
        card.published = Publication::on(Attested::new(day, evidence));
        texts.insert(card.id.clone(), WORDS.to_owned());
        dataset.reports.push(card);
    }
    let event = shown(&dataset, &texts).next().expect("an event");
    let drawn = match deaths(&event, &dataset) {
        Some(Deaths { low, best, high, actors, recipients, civilians, unknown }) => {
            assert!(low <= best && best <= high);
            assert_eq!(best, actors + recipients + civilians + unknown);
            format!(
                "{low} {best} {high}: {actors} + {recipients} + {civilians} + {unknown}"
            )
        }
        None => "none".to_owned(),
    };
    assert_eq!(drawn, expected);
}

fn report(at: usize) -> ReportId {
    ReportId(format!("{at:064}").into())
}

fn says(counts: impl IntoIterator<Item = Count>) -> Told<'static> {
    counts.into_iter().fold(fight(), |told, count| told.count("how many", count))
}

#[test]
fn hedges_set_one_bound_and_words_have_their_worth() {
    check(vec![says([exactly(4, "people")])], "4 4 4: 0 + 0 + 0 + 4");
    check(vec![says([killed(Some(21), None, "people")])], "21 21 21: 0 + 0 + 0 + 21");
    check(vec![says([killed(None, Some(9), "people")])], "0 0 9: 0 + 0 + 0 + 0");
    check(vec![says([killed(Some(10), Some(15), "people")])], "10 10 15: 0 + 0 + 0 + 10");
    check(vec![says([vague(VagueNumber::Dozens)])], "12 12 12: 0 + 0 + 0 + 12");
    check(vec![says([vague(VagueNumber::Several)])], "3 3 3: 0 + 0 + 0 + 3");
    check(vec![fight()], "none");
}

#[test]
fn the_dead_are_counted_on_the_side_that_lost_them() {
    let counts = [exactly(4, "Soldiers"), exactly(2, "militants"), civilians(3)];
    check(vec![says(counts)], "9 9 9: 2 + 4 + 3 + 0");
}

#[test]
fn a_part_is_taken_out_of_its_total() {
    let counts = [exactly(22, "people"), part(civilians(6), 0)];
    check(vec![says(counts)], "22 22 22: 0 + 0 + 6 + 16");
    let officers = part(exactly(2, "Soldiers"), 0);
    check(vec![says([exactly(12, "Soldiers"), officers])], "12 12 12: 0 + 12 + 0 + 0");
}

#[test]
fn claims_that_contradict_each_other_make_the_range() {
    let of = |n| says([exactly(n, "Soldiers")]);
    // The newest report has the best number, be it higher or lower.
    check(vec![of(3), of(9), of(7)], "3 7 9: 0 + 7 + 0 + 0");
    check(vec![says([vague(VagueNumber::Dozens)]), says([exactly(45, "people")])], {
        "45 45 45: 0 + 0 + 0 + 45"
    });
}

#[test]
fn words_give_way_to_what_says_more() {
    let of = |word| says([vague(word)]);
    let dozens = || of(VagueNumber::Dozens);
    check(vec![of(VagueNumber::Many), dozens()], "12 12 12: 0 + 0 + 0 + 12");
    check(vec![dozens(), says([exactly(5, "people")])], "5 5 12: 0 + 0 + 0 + 5");
}

#[test]
fn a_total_holds_the_sides_that_others_tell() {
    let total = || says([exactly(20, "people")]);
    let soldiers = || says([exactly(8, "Soldiers")]);
    check(vec![total(), soldiers(), says([civilians(5)])], "20 20 20: 0 + 8 + 5 + 7");
    check(vec![says([exactly(5, "people")]), soldiers()], "5 8 8: 0 + 8 + 0 + 0");
}

#[test]
fn what_a_party_says_of_its_enemy_raises_only_the_highest() {
    let boast = || {
        says([exactly(30, "Soldiers")]).said_by("a party", SpeakerKind::PartyMedia, false)
    };
    check(vec![boast(), says([exactly(4, "Soldiers")])], "4 4 30: 0 + 4 + 0 + 0");
    check(vec![boast()], "0 30 30: 0 + 30 + 0 + 0");
    let own = says([exactly(6, "militants")]).said_by(
        "militants",
        SpeakerKind::PartyMedia,
        false,
    );
    check(vec![own], "6 6 6: 6 + 0 + 0 + 0");
}

#[test]
fn people_of_whom_nothing_is_said_are_unknown() {
    let struck = told(WORDS, "said", "ASSAULT")
        .to("villagers", villagers())
        .count("how many", exactly(2, "villagers"));
    check(vec![struck], "2 2 2: 0 + 0 + 0 + 2");
}
