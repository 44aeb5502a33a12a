//! Every command, flag and word of help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};
use dateline::Date;

mod control;
mod custody;
mod decide;
mod judge;
mod own;
mod report;
mod serve;
mod terms;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use control::ControlArguments;
pub(crate) use custody::{SealArguments, UpgradeArguments, VerifyArguments};
pub(crate) use decide::{
    AddArguments, DecideAction, DecideArguments, ImportEditsArguments, LogArguments,
    SignedArguments,
};
pub(crate) use judge::{AgreeArguments, AuditArguments, DiffArguments};
pub(crate) use own::{
    ImportActorsArguments, ImportParquetArguments, ImportPlacesArguments,
    LexiconArguments, LexiconCheckArguments, LexiconCommand, LexiconListArguments,
    OwnArguments, PlacesArguments, PlacesCommand, PlacesSearchArguments,
};
pub(crate) use report::ReportArguments;
pub(crate) use serve::ServeArguments;
pub(crate) use terms::TermsArguments;
pub(crate) use values::PlaceFormat;
pub(crate) use values::{
    Colour, Column, ColumnName, ExportFormat, OriginalsAsked, ScopeAsked, StreamFormat,
};
use values::{day, geopackage};

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

    /// Says nothing on standard error but errors.
    #[arg(short, long, global = true, display_order = 901)]
    pub(crate) quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  dateline code reports/                          a table on the terminal
  dateline code reports/ -o dataset.gpkg          the dataset in one file, for QGIS and R
  dateline show dataset.gpkg                      its events, each with its id
  dateline explain dataset.gpkg 3f9a              why an event was coded as it was
  dateline export dataset.gpkg acled -o out.csv   a table in ACLED's columns

Exit codes: 0 done, 1 error, 2 wrong usage, 3 done, but some inputs were refused.";

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Codes reports: a table on the terminal, or a dataset with -o.
    Code(CodeArguments),
    /// Shows the events of a dataset, or a report's text with what was coded in it.
    Show(ShowArguments),
    /// Tells why an event or a sentence was coded so, or not: the words, the roles, the rules that were tried.
    Explain(ExplainArguments),
    /// Writes the events of a dataset in a format of others.
    Export(ExportArguments),
    /// Says what a change of rules or reports did to a dataset.
    Diff(DiffArguments),
    /// Says how far two coders agree on the same reports: Krippendorff's alpha, field by field.
    Agree(AgreeArguments),
    /// Draws events and uncoded sentences for a person to judge, and gives precision and recall.
    Audit(AuditArguments),
    /// Decides about events: accept, reject, edit, add, merge, split, comment, undo.
    Decide(DecideArguments),
    /// Lists who decided what, when and why.
    Log(LogArguments),
    /// Takes edits back: the table of events as a spreadsheet saved it, or decisions of another file.
    ImportEdits(ImportEditsArguments),
    /// Tells who held which place, from when to when, and who says so.
    Control(ControlArguments),
    /// Writes one page that opens from disk: map, timeline, table, evidence and method.
    Report(ReportArguments),
    /// Opens the desk in the browser: map, timeline, reader and review.
    Serve(ServeArguments),
    /// Checks every hash, quote and chain of a dataset, and names what was touched.
    Verify(VerifyArguments),
    /// Asks an authority to stamp the time on the log of a dataset, and checks its answer.
    Seal(SealArguments),
    /// Brings a dataset of an earlier program to the layout of this one, and keeps the file of before.
    Upgrade(UpgradeArguments),
    /// Checks rules and labels of your own, or lists all rules in use.
    Lexicon(LexiconArguments),
    /// Makes a list of actors from a table: UCDP's list of actors, or your own.
    ImportActors(ImportActorsArguments),
    /// Makes a list of places from gazetteers: GeoNames, COD-AB, UCDP, or your own.
    ImportPlaces(ImportPlacesArguments),
    /// Makes a dataset of what a cluster of machines coded.
    ImportParquet(ImportParquetArguments),
    /// Tells what the lists of places know under a name.
    Places(PlacesArguments),
    /// Shows how a report is read: words, tags and relations in CoNLL-U.
    Parse(ParseArguments),
    /// Prints what makes a shell complete commands, flags and values.
    Completions(CompletionsArguments),
    /// Prints the manual page, or writes one for each command to a folder.
    Man(ManArguments),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline code report.txt --published 2016-05-04
  dateline code reports/ more/*.html -o dataset.gpkg
  dateline code texts.csv --metadata sources.csv --json | jq .date
  dateline code reports/ -o dataset.gpkg --dry-run
  dateline code reports/ --lexicon my-rules/ --actors my-actors.csv --places my.places
  pbpaste | dateline code - --published 2016-05-04")]
pub(crate) struct CodeArguments {
    /// Files, folders or patterns to read; `-` reads standard input.
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(crate) inputs: Vec<String>,

    /// Writes the dataset to this GeoPackage; one that exists is added to.
    #[arg(short, long, value_name = "FILE.gpkg", value_parser = geopackage, value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,

    /// Codes all anew instead of adding to the output; decisions of persons go on.
    #[arg(long, requires = "output")]
    pub(crate) replace: bool,

    /// Writes events to standard output in this format, also beside -o.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<StreamFormat>,

    /// The same as `--format jsonl`; with --dry-run the list as one JSON object.
    #[arg(long)]
    pub(crate) json: bool,

    /// Lists what would be read, passed over or refused; codes nothing and writes nothing.
    #[arg(short = 'n', long, conflicts_with_all = ["format", "skipped", "fields"])]
    pub(crate) dry_run: bool,

    /// The day of publication of reports that do not tell it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<Date>,

    /// A table that gives date, outlet, title or address for each file.
    #[arg(long, value_name = "CSV", value_hint = ValueHint::FilePath)]
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
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "FIELDS",
        conflicts_with_all = ["format", "json"]
    )]
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

    #[command(flatten)]
    pub(crate) own: OwnArguments,

    /// Adds a table of outlets and speakers: whose voice they are, and how reliable you think them.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) sources: Vec<PathBuf>,

    /// Which files to keep a copy of beside the dataset, under their hash: those up to 16 MiB, all, or none.
    #[arg(long, value_name = "WHICH", default_value = "small")]
    pub(crate) originals: OriginalsAsked,

    /// How many reports to read at once; as many as there are processors without it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline show dataset.gpkg                     the events, each with its id
  dateline show dataset.gpkg reports/hajin.txt   the report with what was coded in it
  dateline show dataset.gpkg 5e1b2c              the first digits of the report's id")]
pub(crate) struct ShowArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The report: its path or a part of it, or the first digits of its id; without it the events.
    #[arg(value_name = "REPORT")]
    pub(crate) report: Option<String>,
    /// One JSON object a line: the events, or the report with all that was coded in it.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline show dataset.gpkg                   lists the events with their ids
  dateline explain dataset.gpkg 3f9a           the first digits of the event's id
  dateline explain dataset.gpkg --report hajin.txt --sentence 3
  dateline explain --text \"$(pbpaste)\"      why a text of yours is coded so, or not
  cat report.txt | dateline explain -")]
pub(crate) struct ExplainArguments {
    /// The dataset; `-` reads a text from standard input.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath, required_unless_present = "text", conflicts_with = "text")]
    pub(crate) dataset: Option<PathBuf>,
    /// The event: its id or the first digits of it.
    #[arg(value_name = "EVENT", conflicts_with_all = ["report", "text"])]
    pub(crate) event: Option<String>,
    /// Tells of each sentence of this text: the words that rules know, and what was made of them.
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Tells the same of a report of the dataset.
    #[arg(long, value_name = "REPORT", conflicts_with = "text")]
    pub(crate) report: Option<String>,
    /// Only of the sentence of this number, counted from 1.
    #[arg(long, value_name = "N", conflicts_with = "event")]
    pub(crate) sentence: Option<usize>,
    /// The day of publication of the text.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, conflicts_with = "event")]
    pub(crate) published: Option<Date>,
    #[command(flatten)]
    pub(crate) own: OwnArguments,
    /// One JSON object: the event with all its words; of a text one for each sentence.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline export dataset.gpkg acled -o events.csv
  dateline export dataset.gpkg ged -o ged.csv
  dateline export dataset.gpkg acled --hxl -o for-hdx.csv
  dateline export dataset.gpkg geoparquet -o events.parquet
  dateline export dataset.gpkg geojson > events.geojson
  dateline export dataset.gpkg csv --profile full -o mine.csv
  dateline export dataset.gpkg bundle -o for-partners --profile trusted

For the public without --profile: private persons, sources, numbers and addresses of houses are masked.")]
pub(crate) struct ExportArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The format.
    #[arg(value_name = "FORMAT")]
    pub(crate) format: ExportFormat,
    /// The file to write; standard output without it. A bundle is a folder, or a zip where the name ends so.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Puts the tags of the Humanitarian Exchange Language under the names of the columns: of acled, ged or csv.
    #[arg(long)]
    pub(crate) hxl: bool,
    #[command(flatten)]
    pub(crate) terms: TermsArguments,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline parse report.txt
  echo 'Shelling killed two people.' | dateline parse -")]
pub(crate) struct ParseArguments {
    /// The report; `-` reads standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) input: String,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > \"${fpath[1]}/_dateline\"
  dateline completions fish > ~/.config/fish/completions/dateline.fish")]
pub(crate) struct CompletionsArguments {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// The commands that have a page of their own: all.
pub(crate) const PAGES: [&str; 24] = [
    "code",
    "show",
    "explain",
    "export",
    "diff",
    "agree",
    "audit",
    "decide",
    "log",
    "import-edits",
    "control",
    "report",
    "serve",
    "verify",
    "seal",
    "upgrade",
    "lexicon",
    "import-actors",
    "import-places",
    "import-parquet",
    "places",
    "parse",
    "completions",
    "man",
];

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline man code | man -l -                 a page on the terminal
  dateline man -o ~/.local/share/man/man1      all pages, where `man dateline` finds them")]
pub(crate) struct ManArguments {
    /// The command whose page to print; without it the page of `dateline` itself.
    #[arg(value_name = "COMMAND", conflicts_with = "output", value_parser = PAGES)]
    pub(crate) page: Option<String>,
    /// Writes the pages of all commands to this folder.
    #[arg(short, long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) output: Option<PathBuf>,
}
