use super::*;

/// A line of values for each coder, `.` where there is none; alpha to six places, the interval to two.
#[track_caller]
fn check(coders: &str, metric: Metric, expected: &str) {
    let rows: Vec<Vec<&str>> = coders
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|row| !row.is_empty())
        .collect();
    let units: Vec<Vec<f64>> = (0..rows[0].len())
        .map(|at| rows.iter().filter_map(|row| row[at].parse().ok()).collect())
        .collect();
    let told = match alpha(&units, metric, 1, 1000) {
        None => "undefined".to_owned(),
        Some(Alpha { alpha, interval: None, n }) => format!("{alpha:.6} n={n}"),
        Some(Alpha { alpha, interval: Some((low, high)), n }) => {
            assert!(low <= alpha && alpha <= high, "{low} {alpha} {high}");
            format!("{alpha:.6} n={n} {low:.2}..{high:.2}")
        }
    };
    assert_eq!(told, expected);
    let again = alpha(&units, metric, 1, 1000);
    assert_eq!(again, alpha(&units, metric, 1, 1000), "the same seed, the same interval");
}

/// Krippendorff's own example: four coders, twelve units.
const EXAMPLE: &str = "
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .";

#[test]
fn alpha_is_what_krippendorff_and_the_python_package_give() {
    check(EXAMPLE, Metric::Nominal, "0.743421 n=11 0.47..1.00");
    check(EXAMPLE, Metric::Ordinal, "0.815388 n=11 0.53..1.00");
    check(EXAMPLE, Metric::Interval, "0.849107 n=11 0.61..1.00");
    check(EXAMPLE, Metric::Ratio, "0.797403 n=11 0.52..1.00");
}

#[test]
fn values_that_never_vary_give_no_alpha() {
    check("1 1 1\n1 1 1", Metric::Nominal, "undefined");
    check("0 0 0\n0 0 0", Metric::Ratio, "undefined");
    check("7 7 .\n7 7 2", Metric::Interval, "undefined");
}

#[test]
fn fewer_than_two_values_give_no_alpha() {
    check("1\n.", Metric::Nominal, "undefined");
    check(". . .\n. . .", Metric::Ordinal, "undefined");
    check("1 . 3\n. 2 .", Metric::Interval, "undefined");
}

#[test]
fn agreement_in_all_is_one_and_has_no_interval() {
    check("1 2 3\n1 2 3", Metric::Nominal, "1.000000 n=3");
    check("0 2 30\n0 2 30", Metric::Ratio, "1.000000 n=3");
}

#[test]
fn agreement_as_chance_gives_it_is_about_zero_and_less_is_below() {
    check(
        "1 1 2 2 1 1 2 2\n1 2 1 2 1 2 1 2",
        Metric::Nominal,
        "0.062500 n=8 -0.64..0.77",
    );
    check("1 2 1 2\n2 1 2 1", Metric::Nominal, "-0.750000 n=4 -0.75..-0.75");
}

#[test]
fn a_ratio_counts_the_share_and_an_interval_the_difference() {
    check("2 200 5 9\n4 202 5 9", Metric::Ratio, "0.938595 n=4 0.82..1.00");
    check("2 200 5 9\n4 202 5 9", Metric::Interval, "0.999878 n=4 1.00..1.00");
}
