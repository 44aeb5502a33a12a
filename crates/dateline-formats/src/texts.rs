//! Where exports find the words of a report.

use std::collections::BTreeMap;

use dateline_model::ReportId;

/// The texts of the reports, by the report's id.
pub trait Texts {
    /// The whole text of a report, in which the spans of its claims count.
    fn text(&self, report: &ReportId) -> Option<&str>;
}

impl Texts for BTreeMap<ReportId, String> {
    fn text(&self, report: &ReportId) -> Option<&str> {
        self.get(report).map(String::as_str)
    }
}
