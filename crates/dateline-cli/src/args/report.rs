//! The arguments of `dateline report`.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use dateline::Date;

use super::TermsArguments;
use super::values::day;

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline report dataset.gpkg -o report.html
  dateline report dataset.gpkg -o week.html --from 2016-05-02 --to 2016-05-08
  dateline report dataset.gpkg -o syria.html --country Syria
  dateline report dataset.gpkg -o partners.html --profile trusted

The page needs no network and no server: map, timeline, table, evidence and method are in the one file.")]
pub(crate) struct ReportArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The file to write; standard output without it.
    #[arg(short, long, value_name = "FILE.html", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) terms: TermsArguments,
    /// What stands above it; made from countries without one.
    #[arg(long, value_name = "WORDS")]
    pub(crate) title: Option<String>,
    /// Only events of this day and later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) from: Option<Date>,
    /// Only events of this day and before.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) to: Option<Date>,
    /// Only events in this country, by its name or its ISO 3166-1 code; may be given several times.
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Vec<String>,
    /// About how large the page may become, in megabytes.
    #[arg(long, value_name = "MB", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub(crate) max_size: u16,
}
