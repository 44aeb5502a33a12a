//! The arguments of `dateline control`.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use dateline::Date;

use super::values::day;

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline control dataset.gpkg                         all places, and who held them last
  dateline control dataset.gpkg Hajin                   who held it, from when to when, who says so
  dateline control dataset.gpkg Hajin --at 2018-12-01   who held it that day, and how sure that is
  dateline control dataset.gpkg --plot control.svg      all places as rows over time")]
pub(crate) struct ControlArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The place: its name in any spelling, or its id; without it all places.
    #[arg(value_name = "PLACE", conflicts_with_all = ["plot", "places"])]
    pub(crate) place: Option<String>,
    /// How it stood on this day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, conflicts_with = "plot")]
    pub(crate) at: Option<Date>,
    /// One JSON object a line for each place.
    #[arg(long, conflicts_with = "plot")]
    pub(crate) json: bool,
    /// Draws the places as rows over time, and writes the picture to this file.
    #[arg(long, value_name = "FILE.svg", value_hint = ValueHint::FilePath)]
    pub(crate) plot: Option<PathBuf>,
    /// Only these places, by name or id, with commas between them.
    #[arg(long, value_delimiter = ',', value_name = "PLACES")]
    pub(crate) places: Vec<String>,
    /// The first day of the picture.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "plot")]
    pub(crate) from: Option<Date>,
    /// The last day of the picture.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, requires = "plot")]
    pub(crate) to: Option<Date>,
}
