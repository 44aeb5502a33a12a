//! The arguments of `dateline serve`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline serve dataset.gpkg                      opens the desk in the browser
  dateline serve dataset.gpkg --read-only          to look and not to touch
  dateline serve dataset.gpkg --users users.toml   an address for each coder

The first line on standard output is the address with its token. Only this machine can reach it.")]
pub(crate) struct ServeArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The port; a free one without it.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    /// Prints the address and opens no browser.
    #[arg(long)]
    pub(crate) no_browser: bool,
    /// Nothing can be decided.
    #[arg(long)]
    pub(crate) read_only: bool,
    /// Who decides; the name of your account without it.
    #[arg(long, value_name = "NAME", conflicts_with = "users")]
    pub(crate) by: Option<String>,
    /// Several coders: a TOML file with a name for each.
    #[arg(long, value_name = "FILE.toml", value_hint = ValueHint::FilePath)]
    pub(crate) users: Option<PathBuf>,
    /// Another coder's dataset of the same reports, to see where the two differ.
    #[arg(long, value_name = "OTHER.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) beside: Option<PathBuf>,
    /// Your own tiles as the ground of the map; they are read from the file and from nowhere else.
    #[arg(long, value_name = "FILE.pmtiles", value_hint = ValueHint::FilePath)]
    pub(crate) tiles: Option<PathBuf>,
    /// Adds a list of places whose names the values use.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) places: Vec<PathBuf>,
    /// Adds a list of actors whose names the values use.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Vec<PathBuf>,
}
