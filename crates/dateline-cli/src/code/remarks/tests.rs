use super::Remarks;
use dateline::model::{Diagnostic, Severity, Span};
use expect_test::{Expect, expect};

fn remark(name: &'static str, span: Option<Span>, help: &str) -> Diagnostic {
    let severity = Severity::Warning;
    let message = "odd".to_owned();
    Diagnostic { severity, name, span, message, help: Some(help.to_owned()) }
}

fn undated_report() -> Vec<Diagnostic> {
    let open = |at| {
        remark("date-without-anchor", Some(Span::new(at, at + 4)), "give `--published`")
    };
    vec![
        remark("no-publication-date", None, "give `--published` or `--metadata`"),
        open(10),
        open(30),
        remark("not-english", None, "translate it"),
        open(50),
    ]
}

/// Each line is a remark: its kind, how many words more it names, and its help.
#[track_caller]
fn check(n_reports: usize, verbose: bool, expected: Expect) {
    let mut remarks = Remarks::new(verbose);
    let mut told = String::new();
    for _ in 0..n_reports {
        for remark in remarks.of(&undated_report()) {
            let help = remark.diagnostic.help.unwrap_or_default();
            let also = remark.also.len();
            told.push_str(&format!("{} +{also} {help}\n", remark.diagnostic.name));
        }
    }
    told.push_str(&remarks.rest().map(|rest| rest + "\n").unwrap_or_default());
    expected.assert_eq(&told);
}

#[test]
fn a_report_without_a_day_is_told_once() {
    check(
        1,
        false,
        expect![[r#"
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
        "#]],
    );
}

#[test]
fn of_many_reports_the_first_are_told_and_the_rest_counted() {
    check(
        7,
        false,
        expect![[r#"
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
            date-without-anchor +2 give `--published` or `--metadata`
            not-english +0 translate it
            2 reports more with date-without-anchor, 2 reports more with not-english; --verbose shows all
        "#]],
    );
}

#[test]
fn verbose_tells_each_remark() {
    check(
        1,
        true,
        expect![[r#"
            no-publication-date +0 give `--published` or `--metadata`
            date-without-anchor +0 give `--published`
            date-without-anchor +0 give `--published`
            not-english +0 translate it
            date-without-anchor +0 give `--published`
        "#]],
    );
}
