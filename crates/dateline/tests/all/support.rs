//! What all tests of the flow use: one coder, reports from a line of text, reports from files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dateline::ingest::{Input, Settings, discover};
use dateline::model::{
    Attested, Claim, Dataset, Evidence, GivenField, Origin, Publication, Report,
    ReportCard, ReportId,
};
use dateline::{Coded, Coder, Date, Outcome, RuleScope, card, code_all, merge};

/// The coder with all rules, built once for all tests.
pub(crate) fn coder() -> &'static Coder {
    static CODER: OnceLock<Coder> = OnceLock::new();
    CODER.get_or_init(|| Coder::new(RuleScope::Verbal).expect("the data is sound"))
}

/// A report of this text.
pub(crate) fn report(text: &str, published: Option<Date>) -> Report {
    let origin = Origin { path: "test".to_owned(), ..Origin::default() };
    let mut report =
        Report::new(ReportId("0".repeat(64).into()), origin, text.to_owned());
    if let Some(day) = published {
        report.published =
            Publication::on(Attested::new(day, Evidence::given(GivenField::Published)));
    }
    report
}

/// The dataset of a single report.
pub(crate) fn alone(report: &Report, claims: Vec<Claim>) -> Dataset {
    merge(vec![card(report)], claims, &[])
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sets beside the project, where there are any.
pub(crate) fn bench() -> Option<PathBuf> {
    std::env::var_os("DATELINE_BENCH").map(PathBuf::from)
}

/// All that was coded in some files.
pub(crate) struct Run {
    pub(crate) reports: Vec<(Report, Coded)>,
    pub(crate) dataset: Dataset,
    pub(crate) texts: BTreeMap<ReportId, String>,
}

/// Codes files; none may be refused.
pub(crate) fn code_files(path: &Path) -> Run {
    let (inputs, refusals) = discover(&[path.to_string_lossy().into_owned()]);
    assert!(refusals.is_empty(), "{refusals:?}");
    code_inputs(&inputs)
}

/// Codes inputs; none may be refused.
pub(crate) fn code_inputs(inputs: &[Input]) -> Run {
    let mut reports = Vec::new();
    let known = BTreeSet::new();
    code_all(coder(), inputs, &Settings::default(), &known, 2, |outcome| match outcome {
        Outcome::Coded(coded) => reports.push(*coded),
        Outcome::Refused(refusal) => panic!("{refusal}"),
        Outcome::Known(_) | Outcome::Repeated | Outcome::Passed(_) => {}
        Outcome::Ended(account) => assert!(account.adds_up(), "{account:?}"),
    })
    .expect("threads start");
    let cards: Vec<ReportCard> = reports.iter().map(|(report, _)| card(report)).collect();
    let claims = reports.iter().flat_map(|(_, coded)| coded.claims.clone()).collect();
    let texts = reports
        .iter()
        .map(|(report, _)| (report.id.clone(), report.text().to_owned()))
        .collect();
    Run { dataset: merge(cards, claims, &[]), reports, texts }
}
