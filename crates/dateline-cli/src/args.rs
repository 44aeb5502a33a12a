//! Every command, flag and word of help.

use std::path::PathBuf;
use std::str::FromStr;

#[cfg(test)]
mod tests;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::Date;

/// Reads news reports on armed conflict and codes who did what to whom, where, when and how many were killed.
#[derive(Parser, Debug)]
#[command(name = "dateline", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to colour: on a terminal, always or never. `NO_COLOR` is respected.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 900
    )]
    pub(crate) color: Colour,
}

const EXAMPLES: &str = "\
Examples:
  dateline code reports/                        a table on the terminal
  dateline code reports/ -o dataset.gpkg        the dataset in one file, for QGIS and R
  dateline show dataset.gpkg                    its events, each with its id
  dateline explain dataset.gpkg 3f9a            why an event was coded as it was
  dateline export dataset.gpkg acled -o out.csv a table in ACLED's columns

Exit codes: 0 done, 1 error, 2 wrong usage, 3 done, but some inputs were refused.";

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Codes reports: a table on the terminal, or a dataset with -o.
    Code(CodeArguments),
    /// Shows the events of a dataset, or a report's text with what was coded in it.
    Show(ShowArguments),
    /// Tells why an event was coded: the sentence, the words under each field, the rule that fired.
    Explain(ExplainArguments),
    /// Writes the events of a dataset in a format of others.
    Export(ExportArguments),
    /// Shows how a report is read: words, tags and relations in CoNLL-U.
    Parse(ParseArguments),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline code report.txt --published 2016-05-04
  dateline code reports/ more/*.html -o dataset.gpkg
  dateline code texts.csv --metadata sources.csv --format jsonl | jq .date
  pbpaste | dateline code - --published 2016-05-04")]
pub(crate) struct CodeArguments {
    /// Files, folders or patterns to read; `-` reads standard input.
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,

    /// Writes the dataset to this GeoPackage; one that exists is added to.
    #[arg(short, long, value_name = "FILE.gpkg", value_parser = geopackage)]
    pub(crate) output: Option<PathBuf>,

    /// Starts the output afresh instead of adding to it.
    #[arg(long, requires = "output")]
    pub(crate) replace: bool,

    /// Writes events to standard output in this format, also beside -o.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<StreamFormat>,

    /// The day of publication of reports that do not tell it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<Date>,

    /// A table that gives date, outlet, title or address for each file.
    #[arg(long, value_name = "CSV")]
    pub(crate) metadata: Option<PathBuf>,

    /// Which columns or keys of the input hold what: `text=body,date=day`.
    #[arg(
        long = "column",
        visible_alias = "columns",
        value_delimiter = ',',
        value_name = "FIELD=NAME"
    )]
    pub(crate) columns: Vec<ColumnName>,

    /// What the table on the terminal shows of each event.
    #[arg(long, value_delimiter = ',', value_name = "FIELDS")]
    pub(crate) fields: Vec<Column>,

    /// Which events to code: violence and what else is done, or statements and visits too.
    #[arg(long, default_value = "material")]
    pub(crate) scope: ScopeAsked,

    /// Lists the sentences that were left uncoded, each with the reason.
    #[arg(long)]
    pub(crate) skipped: bool,

    /// Shows every remark with its words, not the first of each kind.
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,

    /// Says nothing on standard error but errors.
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// How many reports to read at once; as many as there are processors without it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline show dataset.gpkg                   the events, each with its id
  dateline show dataset.gpkg reports/hajin.txt the report with what was coded in it
  dateline show dataset.gpkg 5e1b2c            the first digits of the report's id")]
pub(crate) struct ShowArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg")]
    pub(crate) dataset: PathBuf,
    /// The report: its path or a part of it, or the first digits of its id; without it the events.
    #[arg(value_name = "REPORT")]
    pub(crate) report: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline show dataset.gpkg                   lists the events with their ids
  dateline explain dataset.gpkg 3f9a           the first digits of the event's id")]
pub(crate) struct ExplainArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg")]
    pub(crate) dataset: PathBuf,
    /// The event: its id or the first digits of it.
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline export dataset.gpkg acled -o events.csv
  dateline export dataset.gpkg geojson > events.geojson")]
pub(crate) struct ExportArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg")]
    pub(crate) dataset: PathBuf,
    /// The format.
    #[arg(value_name = "FORMAT")]
    pub(crate) format: ExportFormat,
    /// The file to write; standard output without it.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline parse report.txt
  echo 'Shelling killed two people.' | dateline parse -")]
pub(crate) struct ParseArguments {
    /// The report; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub(crate) input: String,
}

/// A day as `--published` takes it.
fn day(given: &str) -> Result<Date, String> {
    given.parse().map_err(|_| "write the day as 2016-05-04".to_owned())
}

/// The name of a dataset: other programs know a GeoPackage by its ending.
fn geopackage(given: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(given);
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg")) {
        return Ok(path);
    }
    Err("the dataset is a GeoPackage, whose name ends in .gpkg; \
         `dateline export` writes CSV, GeoJSON and others from it"
        .to_owned())
}

/// The name that a field of a report has in the user's tables and records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ColumnName {
    pub(crate) field: String,
    pub(crate) name: String,
}

/// The fields that `--column` can name.
pub(crate) const COLUMN_FIELDS: &[&str] =
    &["id", "url", "title", "text", "date", "publisher"];

impl FromStr for ColumnName {
    type Err = String;

    fn from_str(given: &str) -> Result<ColumnName, String> {
        let (field, name) =
            given.split_once('=').ok_or_else(|| "write it as `text=body`".to_owned())?;
        if !COLUMN_FIELDS.contains(&field) {
            return Err(format!("`{field}` is none of {}", COLUMN_FIELDS.join(", ")));
        }
        Ok(ColumnName { field: field.to_owned(), name: name.to_owned() })
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StreamFormat {
    /// One event a line, with every claim, value and quote.
    Jsonl,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeAsked {
    /// What ACLED or UCDP code, and other deeds.
    Material,
    /// Statements, visits and demands too.
    All,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExportFormat {
    /// A table in ACLED's 31 columns.
    Acled,
    /// Points and polygons for maps.
    Geojson,
    /// One event a line, with every claim, value and quote.
    Jsonl,
    /// A plain table.
    Csv,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The first digits of the event's id, for `explain`.
    Id,
    /// The day, or the days it lies between.
    Date,
    /// The place.
    Place,
    /// The first-order unit.
    Admin1,
    /// The country.
    Country,
    /// ACLED's sub-event type.
    What,
    /// PLOVER's type and mode.
    Act,
    /// Who did it to whom.
    Who,
    /// How many were killed.
    Killed,
    /// How many were injured.
    Injured,
    /// How many independent reports tell it.
    Sources,
}

impl Column {
    /// The columns without `--fields`.
    pub(crate) const USUAL: &'static [Column] = &[
        Column::Date,
        Column::Place,
        Column::What,
        Column::Who,
        Column::Killed,
        Column::Sources,
    ];
}
