//! The arguments of `dateline verify`, `dateline seal` and `dateline upgrade`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline verify dataset.gpkg

Ends with 1 where something is not as it was; each is named.")]
pub(crate) struct VerifyArguments {
    /// The dataset; its log and its originals are sought beside it.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// One JSON object: each check with what holds and what does not.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline seal dataset.gpkg -o head.tsq                 the query to send to an authority
  dateline seal dataset.gpkg --reply head.tsr            checks its answer and keeps it
  dateline seal dataset.gpkg --reply head.tsr --authority tsa.pem

Nothing is sent. With curl: curl -H 'Content-Type: application/timestamp-query' --data-binary @head.tsq URL > head.tsr")]
pub(crate) struct SealArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// Writes a query of RFC 3161 for the head of the log to this file.
    #[arg(short, long, value_name = "FILE.tsq", value_hint = ValueHint::FilePath, conflicts_with = "reply")]
    pub(crate) output: Option<PathBuf>,
    /// The answer of the authority: is checked, and kept beside the log.
    #[arg(long, value_name = "FILE.tsr", value_hint = ValueHint::FilePath)]
    pub(crate) reply: Option<PathBuf>,
    /// The certificate of the authority that you trust, in PEM or DER.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "reply")]
    pub(crate) authority: Option<PathBuf>,
    /// Who seals; the name of your account without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline upgrade dataset.gpkg --dry-run      what would be done
  dateline upgrade dataset.gpkg

The file of before is kept beside the new one, as dataset.layout-4.gpkg for layout 4.")]
pub(crate) struct UpgradeArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// Tells what would be done; writes nothing.
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
    /// One JSON object: the layouts, the steps, the file of before, and whether it was done.
    #[arg(long)]
    pub(crate) json: bool,
    /// Who upgrades; the name of your account without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
}
