use super::*;

/// Draws from strata of these sizes: how many of each are drawn.
#[track_caller]
fn check(sizes: &[(&str, usize)], n: usize, expected: &[(&str, usize)]) {
    let names: Vec<(String, &str)> = sizes
        .iter()
        .flat_map(|&(stratum, size)| {
            (0..size).map(move |at| (format!("{stratum}-{at}"), stratum))
        })
        .collect();
    let items: Vec<(&str, &str)> =
        names.iter().map(|(name, stratum)| (name.as_str(), *stratum)).collect();
    let drawn = draw(&items, n, 7);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in &drawn {
        *counts.entry(items[at].1).or_default() += 1;
    }
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    let mut backwards = items.clone();
    backwards.reverse();
    let names = |items: &[(&str, &str)], drawn: &[usize]| -> Vec<String> {
        drawn.iter().map(|&at| items[at].0.to_owned()).collect()
    };
    let again = draw(&backwards, n, 7);
    assert_eq!(
        names(&items, &drawn),
        names(&backwards, &again),
        "any order draws the same"
    );
}

#[test]
fn each_stratum_is_drawn_by_its_size() {
    check(
        &[("battles", 60), ("protests", 30), ("riots", 10)],
        10,
        &[("battles", 6), ("protests", 3), ("riots", 1)],
    );
    check(&[("a", 5), ("b", 5), ("c", 5)], 4, &[("a", 2), ("b", 1), ("c", 1)]);
}

#[test]
fn no_more_is_drawn_than_there_is() {
    check(&[("a", 2), ("b", 1)], 10, &[("a", 2), ("b", 1)]);
    check(&[], 10, &[]);
    check(&[("a", 3)], 0, &[]);
}

#[test]
fn another_seed_draws_others_and_a_grown_dataset_mostly_the_same() {
    let names: Vec<String> = (0..500).map(|at| format!("event-{at}")).collect();
    let items: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let one = draw(&items[..400], 40, 1);
    let grown = draw(&items, 40, 1);
    let other = draw(&items[..400], 40, 2);
    let shared = |a: &[usize], b: &[usize]| a.iter().filter(|at| b.contains(at)).count();
    assert!(shared(&one, &grown) >= 28, "{}", shared(&one, &grown));
    assert!(shared(&one, &other) <= 12, "{}", shared(&one, &other));
}

/// A share with Wilson's bounds to three places, as R's `binom::binom.wilson` and statsmodels give them.
#[track_caller]
fn check_wilson(n_yes: usize, n: usize, expected: &str) {
    let told = wilson(n_yes, n).map_or("none".to_owned(), |share| {
        format!("{:.3} {:.3}..{:.3}", share.share, share.low, share.high)
    });
    assert_eq!(told, expected);
}

#[test]
fn bounds_are_those_of_wilson() {
    check_wilson(9, 10, "0.900 0.596..0.982");
    check_wilson(50, 100, "0.500 0.404..0.596");
    check_wilson(0, 20, "0.000 0.000..0.161");
    check_wilson(20, 20, "1.000 0.839..1.000");
    check_wilson(0, 0, "none");
}

#[test]
fn what_is_missing_counts_against_what_was_coded_and_not_against_what_is_right() {
    let event = |mark| EventJudged::Right(BTreeMap::from([(Topic::Killed, mark)]));
    let events = [
        event(Mark::Right),
        event(Mark::Right),
        event(Mark::Wrong),
        event(Mark::Missing),
        event(Mark::Empty),
        EventJudged::Wrong,
    ];
    let population = Population { events: 60, sentences: 200 };
    let told = assess(&events, &[true, false, false, false], population);
    let of = |share: Option<Share>| share.map(|share| (share.n_yes, share.n));
    assert_eq!(of(told.precision), Some((5, 6)));
    assert_eq!(of(told.faultless), Some((3, 6)));
    assert_eq!(of(told.values.get(&Topic::Killed).copied()), Some((2, 3)));
    assert_eq!(of(told.coded.get(&Topic::Killed).copied()), Some((2, 3)));
    assert_eq!(of(told.missed), Some((1, 4)));
    // 60 events, of which 5/6 are told: 50; 200 sentences, of which 1/4 hold another: 50.
    let (recall, low, high) = told.recall.expect("a recall");
    assert!((recall - 0.5).abs() < 1e-12, "{recall}");
    assert!(low < 0.25 && high > 0.8, "{low}..{high}");
}

#[test]
fn nothing_judged_gives_no_figure() {
    let told = assess(&[], &[], Population { events: 60, sentences: 200 });
    assert_eq!((told.precision, told.missed, told.recall), (None, None, None));
    let told = assess(&[EventJudged::Wrong], &[], Population { events: 1, sentences: 0 });
    assert_eq!(told.recall, None);
}
