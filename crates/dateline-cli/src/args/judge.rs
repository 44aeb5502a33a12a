//! Flags of the commands that judge a dataset: against another, against another coder, against a person.

use std::path::PathBuf;

use clap::{Args, ValueHint};

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline diff before.gpkg after.gpkg
  dateline diff before.gpkg after.gpkg --summary
  dateline diff before.gpkg after.gpkg --json | jq .events.changed

Exit codes: 0 whether something changed or not, 1 error.")]
pub(crate) struct DiffArguments {
    /// The dataset as it was.
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(crate) old: PathBuf,
    /// The dataset as it is.
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub(crate) new: PathBuf,
    /// Only the change in a few sentences, not event by event.
    #[arg(long)]
    pub(crate) summary: bool,
    /// One JSON object: all that changed.
    #[arg(long, conflicts_with = "summary")]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline agree mine.gpkg theirs.gpkg
  dateline agree mine.gpkg theirs.gpkg --disagreements
  dateline agree dataset.gpkg coded-by-hand.csv    ACLED's columns
  dateline agree mine.jsonl theirs.gpkg --json | jq .fields")]
pub(crate) struct AgreeArguments {
    /// One coder's dataset: a GeoPackage or JSON Lines of ours, or a CSV in ACLED's columns.
    #[arg(value_name = "A", value_hint = ValueHint::FilePath)]
    pub(crate) a: PathBuf,
    /// The other coder's.
    #[arg(value_name = "B", value_hint = ValueHint::FilePath)]
    pub(crate) b: PathBuf,
    /// Lists where they differ: events that one did not find, and each field told otherwise.
    #[arg(long)]
    pub(crate) disagreements: bool,
    /// Lists the reports, those on which the two agree least first.
    #[arg(long)]
    pub(crate) reports: bool,
    /// From what the resamples for the intervals are drawn; the same seed gives the same figures.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// One JSON object: all figures, and where they differ.
    #[arg(long, conflicts_with_all = ["disagreements", "reports"])]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline audit dataset.gpkg --sample 100 -o sheet.csv    rows to judge
  dateline audit dataset.gpkg --judged sheet.csv           precision and recall
  dateline audit dataset.gpkg --judged sheet.csv --json | jq .recall")]
pub(crate) struct AuditArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// Draws so many events and so many uncoded sentences for a person to judge.
    #[arg(long, value_name = "N", required_unless_present = "judged", conflicts_with_all = ["judged", "json"])]
    pub(crate) sample: Option<usize>,
    /// From what they are drawn; the same seed draws the same rows.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The sheet to write, as CSV; standard output without it.
    #[arg(short, long, value_name = "SHEET.csv", conflicts_with = "judged", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// A sheet that a person has filled, in part or whole: gives precision and recall.
    #[arg(long, value_name = "SHEET.csv", value_hint = ValueHint::FilePath)]
    pub(crate) judged: Option<PathBuf>,
    /// One JSON object: all figures.
    #[arg(long)]
    pub(crate) json: bool,
}
