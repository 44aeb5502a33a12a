//! A small dataset of invented reports, made once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use dateline::formats::Texts;
use dateline::ingest::{About, Settings, text_report};
use dateline::model::{Claim, ReportCard, ReportId};
use dateline::store::{self, Store, StoredReport};
use dateline::told::{stored_remark, stored_skip};
use dateline::{Coder, RuleScope, card};

/// An invented report with an act, sides, counts, places, days and speakers.
pub const TEXT: &str = "HAJIN - Government forces shelled Hajin on Monday, killing two people and wounding \
at least five, residents said. Rebels captured a checkpoint near Mayadin on Sunday after clashes in which \
dozens of soldiers were killed. The army denied that it had attacked the market of Wadi Amsa last week.";

/// The coder with all rules, built once.
pub fn coder() -> &'static Coder {
    static CODER: OnceLock<Coder> = OnceLock::new();
    CODER.get_or_init(|| Coder::new(RuleScope::Verbal).expect("the data is sound"))
}

/// What was coded in [`TEXT`].
pub struct Base {
    /// Its report.
    pub cards: Vec<ReportCard>,
    /// What it tells.
    pub claims: Vec<Claim>,
    /// Its words.
    pub texts: BTreeMap<ReportId, String>,
    stored: StoredReport,
}

impl Base {
    /// Codes the text.
    pub fn new() -> Base {
        let about = About {
            path: "base.txt".to_owned(),
            published: Some("2016-05-04".to_owned()),
            ..About::default()
        };
        let report = text_report(TEXT, &about, &Settings::default()).expect("a report");
        let coded = coder().code(&report);
        assert!(coded.fault.is_none() && coded.claims.len() > 3, "{:?}", coded.fault);
        let stored = StoredReport {
            card: card(&report),
            text: report.text().to_owned(),
            zones: report.zones().to_vec(),
            diagnostics: coded.diagnostics.iter().map(stored_remark).collect(),
            skips: coded.skips.iter().map(stored_skip).collect(),
            claims: coded.claims.clone(),
        };
        let texts = BTreeMap::from([(report.id.clone(), report.text().to_owned())]);
        Base { cards: vec![card(&report)], claims: coded.claims, texts, stored }
    }

    /// The words as the exports ask for them.
    pub fn texts(&self) -> &dyn Texts {
        &self.texts
    }

    /// Writes it as a file.
    pub fn write(&self, path: &Path) {
        let mut draft = Store::create(path, store::Settings::default()).expect("a draft");
        draft.add_report(&self.stored).expect("added");
        let dataset = dateline::dataset(draft.collected()).expect("merged");
        draft.write_events(&dataset).expect("written");
        draft.finish().expect("in place");
    }
}

impl Default for Base {
    fn default() -> Base {
        Base::new()
    }
}
