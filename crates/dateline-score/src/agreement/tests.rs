use super::*;
use crate::built::units;

fn coding(lines: &str, reports: &[&str]) -> Coding {
    let reports: BTreeSet<ReportId> =
        reports.iter().map(|id| ReportId((*id).into())).collect();
    Coding { units: units(lines), reports: (!reports.is_empty()).then_some(reports) }
}

/// Who found what, then each field: how many compared, same, alpha, reading.
#[track_caller]
fn check(a: &Coding, b: &Coding, expected: &str) {
    let settings = Settings { seed: 1, resamples: 200 };
    let told = agree(a, b, settings);
    let mut lines = vec![format!(
        "both {}, only a {}, only b {}, aside {}+{}",
        told.both.len(),
        told.only_a.len(),
        told.only_b.len(),
        told.aside_a,
        told.aside_b
    )];
    for field in &told.fields {
        let alpha =
            field.alpha.map_or("none".to_owned(), |it| format!("{:.3}", it.alpha));
        lines.push(format!(
            "{} {} of {}, {}+{}: {alpha}, {}",
            field.field.as_str(),
            field.same,
            field.n,
            field.only_a,
            field.only_b,
            field.reading.as_str()
        ));
    }
    assert_eq!(lines.join("\n"), expected);
    let n_differ: usize = told
        .fields
        .iter()
        .map(|field| field.n - field.same + field.only_a + field.only_b)
        .sum();
    assert_eq!(told.disagreements.len(), n_differ, "each disagreement is listed");
    let swapped = agree(b, a, settings);
    for (one, other) in told.fields.iter().zip(&swapped.fields) {
        assert_eq!(one.alpha.map(|it| it.alpha), other.alpha.map(|it| it.alpha));
    }
}

/// `n` events of one report, each with the field's value by its number.
fn many(n: usize, field: &str, value: impl Fn(usize) -> String) -> String {
    (0..n)
        .map(|at| {
            format!("e{at} | r:{}-{} | {field}={}\n", at * 10, at * 10 + 5, value(at))
        })
        .collect()
}

#[test]
fn a_coder_agrees_with_himself_in_all() {
    let coded = coding(&many(12, "killed_low", |at| at.to_string()), &["r"]);
    check(
        &coded,
        &coded,
        "both 12, only a 0, only b 0, aside 0+0\nkilled_low 12 of 12, 0+0: 1.000, reliable",
    );
}

#[test]
fn what_one_found_and_the_other_did_not_is_counted_apart() {
    check(
        &coding("x | r:1-4 | place=Hajin\ny | r:50-55 | place=Baghuz", &["r"]),
        &coding("x | r:1-4 | place=Baghuz\nz | r:90-95 | place=Hajin", &["r"]),
        "both 1, only a 1, only b 1, aside 0+0\nplace 0 of 1, 0+0: 0.000, too few",
    );
}

#[test]
fn events_of_reports_that_the_other_did_not_read_are_left_out() {
    check(
        &coding("x | r:1-4 | place=Hajin\ny | s:50-55 | place=Baghuz", &["r", "s"]),
        &coding("x | r:1-4 | place=Hajin", &["r"]),
        "both 1, only a 0, only b 0, aside 1+0\nplace 1 of 1, 0+0: none, undefined",
    );
}

#[test]
fn a_value_that_only_one_gave_is_no_agreement_and_no_alpha() {
    check(
        &coding(
            "x | r:1-4 | place=Hajin; killed_low=5\ny | r:9-12 | killed_low=2",
            &["r"],
        ),
        &coding("x | r:1-4 | place=Hajin\ny | r:9-12 | killed_low=2", &["r"]),
        "both 2, only a 0, only b 0, aside 0+0
place 1 of 1, 0+0: none, undefined
killed_low 1 of 1, 1+0: none, undefined",
    );
}

#[test]
fn the_reading_follows_the_customary_bounds() {
    let gold = coding(&many(20, "act", |at| (at % 2).to_string()), &["r"]);
    let off = |n: usize| {
        coding(
            &many(20, "act", |at| (if at < n { at + 1 } else { at } % 2).to_string()),
            &["r"],
        )
    };
    check(
        &gold,
        &off(2),
        "both 20, only a 0, only b 0, aside 0+0\nact 18 of 20, 0+0: 0.805, reliable",
    );
    check(
        &gold,
        &off(3),
        "both 20, only a 0, only b 0, aside 0+0\nact 17 of 20, 0+0: 0.707, tentative",
    );
    check(
        &gold,
        &off(8),
        "both 20, only a 0, only b 0, aside 0+0\nact 12 of 20, 0+0: 0.220, unreliable",
    );
}

#[test]
fn agreement_is_told_report_by_report() {
    let a = coding("x | r:1-4 | place=Hajin\ny | s:1-5 | place=Baghuz", &["r", "s"]);
    let b = coding("x | r:1-4 | place=Hajin\nz | r:9-12 | place=Hajin", &["r", "s"]);
    let told = agree(&a, &b, Settings { seed: 1, resamples: 10 });
    let lines: Vec<String> = told
        .by_report
        .iter()
        .map(|one| {
            let OneReport { report, both, only_a, only_b, n, same } = one;
            format!("{}: {both} {only_a} {only_b} {same}/{n}", report.0)
        })
        .collect();
    assert_eq!(lines, ["r: 1 0 1 1/1", "s: 0 1 0 0/0"]);
}
