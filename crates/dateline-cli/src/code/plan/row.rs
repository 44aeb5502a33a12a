//! The list of a dry run, as JSON and as lines.

use comfy_table::{CellAlignment, ContentArrangement, Table};
use dateline::ingest::Refusal;
use serde::Serialize;

use crate::exit::is_bystander;
use crate::render::snippet::safe;

/// What a run would do, as `--json` writes it.
#[derive(Serialize, Debug)]
pub(super) struct PlanRow {
    /// The dataset that would be written.
    pub(super) output: Option<String>,
    /// Reports that would be coded.
    pub(super) reports: usize,
    /// Reports that are in the dataset already, or come twice.
    pub(super) known: usize,
    /// Inputs and records that would be refused.
    pub(super) refused: usize,
    /// Files in folders that are no reports.
    pub(super) passed_over: usize,
    /// With what the run would end.
    pub(super) exit_code: u8,
    /// What was named, file by file.
    pub(super) inputs: Vec<InputRow>,
}

/// One file.
#[derive(Serialize, Debug)]
pub(super) struct InputRow {
    /// The file as the user named it, `-` for standard input.
    pub(super) input: String,
    /// What becomes of it.
    pub(super) action: Action,
    /// What it is read as.
    pub(super) kind: Option<&'static str>,
    /// Its size.
    pub(super) bytes: Option<u64>,
    /// Reports in it that would be coded.
    pub(super) reports: usize,
    /// Reports in it that need no coding.
    pub(super) known: usize,
    /// What of it would not be read.
    pub(super) refusals: Vec<RefusalRow>,
}

/// What becomes of a file.
#[derive(Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Action {
    /// Its reports are coded.
    Code,
    /// All its reports are in the dataset.
    Known,
    /// It only lay in a folder and is no report.
    PassOver,
    /// It is named as an error.
    Refuse,
}

impl Action {
    pub(super) fn of(refusal: &Refusal) -> Action {
        match is_bystander(refusal) {
            true => Action::PassOver,
            false => Action::Refuse,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Action::Code => "code",
            Action::Known => "known",
            Action::PassOver => "pass over",
            Action::Refuse => "refuse",
        }
    }
}

/// Why a file or a record is not read.
#[derive(Serialize, Debug)]
pub(super) struct RefusalRow {
    /// The line or row, counted from 1, where only a record is refused.
    line: Option<u64>,
    /// The name of the reason.
    name: &'static str,
    /// The reason in words.
    reason: String,
    /// What can be done about it.
    remedy: &'static str,
}

impl RefusalRow {
    pub(super) fn of(refusal: &Refusal) -> RefusalRow {
        RefusalRow {
            line: refusal.line,
            name: refusal.reason.name(),
            reason: refusal.reason.to_string(),
            remedy: refusal.remedy,
        }
    }

    fn in_words(&self) -> String {
        format!("{}; {}", self.reason, self.remedy)
    }
}

impl InputRow {
    /// A file that is not even opened.
    pub(super) fn of_refusal(refusal: &Refusal) -> InputRow {
        InputRow {
            input: refusal.path.clone(),
            action: Action::of(refusal),
            kind: None,
            bytes: std::fs::metadata(&refusal.path).ok().map(|file| file.len()),
            reports: 0,
            known: 0,
            refusals: vec![RefusalRow::of(refusal)],
        }
    }
}

/// A line for each file, and one for each record of it that would be refused.
pub(super) fn drawn(inputs: &[InputRow]) -> String {
    let mut table = Table::new();
    table.load_preset(comfy_table::presets::NOTHING);
    table.force_no_tty();
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["ACTION", "KIND", "REPORTS", "KNOWN", "BYTES", "INPUT", "WHY"]);
    for row in inputs {
        let whole = row.refusals.iter().find(|refusal| refusal.line.is_none());
        table.add_row([
            row.action.as_str().to_owned(),
            row.kind.unwrap_or("–").to_owned(),
            row.reports.to_string(),
            row.known.to_string(),
            row.bytes.map_or("–".to_owned(), |bytes| bytes.to_string()),
            safe(&row.input),
            whole.map_or(String::new(), |refusal| safe(&refusal.in_words())),
        ]);
        for refusal in &row.refusals {
            let Some(line) = refusal.line else { continue };
            let input = format!("{}:{line}", safe(&row.input));
            let none = "–".to_owned();
            table.add_row([
                Action::Refuse.as_str().to_owned(),
                none.clone(),
                none.clone(),
                none.clone(),
                none,
                input,
                safe(&refusal.in_words()),
            ]);
        }
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
        if (2..=4).contains(&column.index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
