//! Coded reports as rows of strings: what a cluster of machines keeps of each record, and what a dataset is made of again.

use dateline_merge::parts::publisher;
use dateline_model::{Claim, ReportCard, Span, Zone, ZoneKind};
use dateline_store::{
    StoredDiagnostic, StoredInput, StoredRefusal, StoredReport, StoredSkip,
};
use serde::{Deserialize, Serialize};

use crate::told::{stored_remark, stored_skip};
use crate::{Account, Outcome, card};

/// What became of a record, or of a file, as strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// `report`, `refused` or `account`.
    pub kind: &'static str,
    /// The id of the report.
    pub report_id: String,
    /// Who published it: outlet or host.
    pub publisher: Option<String>,
    /// How many claims it makes.
    pub n_claims: usize,
    /// What merge needs to know of it, as JSON.
    pub card: String,
    /// Its text.
    pub text: String,
    /// What else is kept of it, or all of a refusal or an account, as JSON.
    pub rest: String,
    /// Its claims, as JSON.
    pub claims: String,
}

/// The hashes of the lexicon and of the gazetteer that a report was coded with.
pub type CodedWith = (String, String);

/// What is kept of a report beside its card, text and claims.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rest {
    coded_with: CodedWith,
    zones: Vec<(ZoneKind, Span)>,
    remarks: Vec<RemarkRow>,
    skips: Vec<SkipRow>,
}

/// Severity, name, words, message, help.
type RemarkRow = (String, String, Option<Span>, String, Option<String>);
/// Words, reason, the word it turned on.
type SkipRow = (Span, String, Option<Span>);

/// A refusal: input, byte, line, record, name of the reason, the reason in words.
type RefusalRow = (String, Option<u64>, Option<u64>, Option<String>, String, String);
/// An input: path, records, reports, repeated, refused, no pages, and these by kind.
type InputRow = (String, u64, u64, u64, u64, u64, Vec<(String, u64)>);

impl Row {
    /// The row of an outcome; `None` for what is only counted.
    pub fn of(outcome: &Outcome, coded_with: &CodedWith) -> Option<Row> {
        match outcome {
            Outcome::Coded(both) => {
                let (report, coded) = &**both;
                let remarks = coded
                    .diagnostics
                    .iter()
                    .map(stored_remark)
                    .map(|it| (it.severity, it.name, it.span, it.message, it.help));
                let skips = coded.skips.iter().map(stored_skip);
                let rest = Rest {
                    coded_with: coded_with.clone(),
                    zones: report.zones().iter().map(|it| (it.kind, it.span)).collect(),
                    remarks: remarks.collect(),
                    skips: skips.map(|it| (it.span, it.reason, it.trigger)).collect(),
                };
                let card = card(report);
                Some(Row {
                    kind: "report",
                    report_id: card.id.0.to_string(),
                    publisher: publisher(&card).map(str::to_owned),
                    n_claims: coded.claims.len(),
                    card: json(&card),
                    text: report.text().to_owned(),
                    rest: json(&rest),
                    claims: json(&coded.claims),
                })
            }
            Outcome::Refused(refusal) => {
                let row: RefusalRow = (
                    refusal.path.clone(),
                    refusal.offset,
                    refusal.line,
                    refusal.record.clone(),
                    refusal.reason.name().to_owned(),
                    refusal.reason.to_string(),
                );
                Some(Row { kind: "refused", rest: json(&row), ..Row::default() })
            }
            Outcome::Ended(account) => {
                let row: InputRow = of_account(account);
                Some(Row { kind: "account", rest: json(&row), ..Row::default() })
            }
            Outcome::Known(_) | Outcome::Repeated | Outcome::Passed(_) => None,
        }
    }
}

/// The report of a row, and with what it was coded.
///
/// # Errors
/// If a part is not what [`Row::of`] wrote.
pub fn stored_report(
    card: &str,
    text: &str,
    rest: &str,
    claims: &str,
) -> serde_json::Result<(StoredReport, CodedWith)> {
    let card: ReportCard = serde_json::from_str(card)?;
    let claims: Vec<Claim> = serde_json::from_str(claims)?;
    let rest: Rest = serde_json::from_str(rest)?;
    let zones = rest.zones.into_iter().map(|(kind, span)| Zone { kind, span });
    let remarks =
        rest.remarks.into_iter().map(|(severity, name, span, message, help)| {
            StoredDiagnostic { severity, name, span, message, help }
        });
    let skips = rest.skips.into_iter();
    let skips = skips.map(|(span, reason, trigger)| StoredSkip { span, reason, trigger });
    let report = StoredReport {
        card,
        text: text.to_owned(),
        zones: zones.collect(),
        diagnostics: remarks.collect(),
        skips: skips.collect(),
        claims,
    };
    Ok((report, rest.coded_with))
}

/// The refusal of a row of the kind `refused`.
///
/// # Errors
/// If it is not what [`Row::of`] wrote.
pub fn stored_refusal(rest: &str) -> serde_json::Result<StoredRefusal> {
    let (path, offset, line, record, name, reason): RefusalRow =
        serde_json::from_str(rest)?;
    Ok(StoredRefusal { path, offset, line, record, name, reason })
}

/// The input of a row of the kind `account`.
///
/// # Errors
/// If it is not what [`Row::of`] wrote.
pub fn stored_input(rest: &str) -> serde_json::Result<StoredInput> {
    let (path, n_records, n_reports, n_repeated, n_refused, n_passed, passed): InputRow =
        serde_json::from_str(rest)?;
    Ok(StoredInput {
        path,
        n_records,
        n_reports,
        n_repeated,
        n_refused,
        n_passed,
        passed,
    })
}

fn of_account(account: &Account) -> InputRow {
    (
        account.path.clone(),
        account.n_records,
        account.n_reports(),
        account.n_repeated,
        account.n_refused,
        account.n_passed(),
        account.passed.iter().map(|(what, n)| (what.clone(), *n)).collect(),
    )
}

/// What is written here holds nothing that JSON cannot.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
