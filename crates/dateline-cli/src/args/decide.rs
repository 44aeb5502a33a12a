//! Commands by which persons decide, and see what was decided.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use dateline::Date;
use dateline::model::EventField;

use super::values::{day, event_field};

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline decide dataset.gpkg accept 3f9a 71c0
  dateline decide dataset.gpkg edit 3f9a place dez:hajin
  dateline decide dataset.gpkg merge 3f9a 71c0
  dateline decide dataset.gpkg undo

Nothing is edited in place: each decision is a line of a log, and the dataset is what follows from it.")]
pub(crate) struct DecideArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    #[command(subcommand)]
    pub(crate) action: DecideAction,
    #[command(flatten)]
    pub(crate) signed: SignedArguments,
}

/// Who decides, and why.
#[derive(Args, Clone, Debug)]
pub(crate) struct SignedArguments {
    /// Who decides; the name of your account without it.
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, global = true, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Adds a list of places whose names the values use.
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) places: Vec<PathBuf>,
    /// Adds a list of actors whose names the values use.
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Vec<PathBuf>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum DecideAction {
    /// The events are right as they are.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg accept 3f9a 71c0")]
    Accept(EventsArguments),
    /// The events are wrong: nothing of the sort happened, or it is none of an event.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg reject 3f9a")]
    Reject(EventsArguments),
    /// A field of an event has another value.
    #[command(after_help = "\
Examples:
  dateline decide dataset.gpkg edit 3f9a killed 4..
  dateline decide dataset.gpkg edit 3f9a date 2018-12-13
  dateline decide dataset.gpkg edit 3f9a recipient unknown")]
    Edit(EditArguments),
    /// Words tell an event that the program left out.
    #[command(after_help = "\
Examples:
  dateline decide dataset.gpkg add hajin.txt mines --act ASSAULT/explosives --place Hajin --killed 1")]
    Add(AddArguments),
    /// Words tell no event, and the program was right to code none.
    #[command(
        after_help = "Examples:\n  dateline decide dataset.gpkg uncoded hajin.txt Rain"
    )]
    Uncoded(UncodedArguments),
    /// A report has a date or an outlet that it does not say itself.
    #[command(
        after_help = "Examples:\n  dateline decide dataset.gpkg fill hajin.txt --published 2018-12-14"
    )]
    Fill(FillArguments),
    /// Two events are one, which goes on under the first one's id.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg merge 3f9a 71c0")]
    Merge(MergeArguments),
    /// Claims are no part of an event, but an event of their own.
    #[command(
        after_help = "Examples:\n  dateline decide dataset.gpkg split 3f9a 5e1b2c:120"
    )]
    Split(SplitArguments),
    /// A word to the other readers of an event; it changes nothing.
    #[command(
        after_help = "Examples:\n  dateline decide dataset.gpkg comment 3f9a unclear"
    )]
    Comment(CommentArguments),
    /// Other readers should look at the events; it changes nothing.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg flag 3f9a")]
    Flag(EventsArguments),
    /// Other readers need not look at the events any more.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg unflag 3f9a")]
    Unflag(EventsArguments),
    /// Takes a decision back: the last one, or the one of that number.
    #[command(after_help = "Examples:\n  dateline decide dataset.gpkg undo 12")]
    Undo(UndoArguments),
}

#[derive(Args, Debug)]
pub(crate) struct EventsArguments {
    /// The events: their ids or the first digits of them.
    #[arg(required = true, value_name = "EVENT")]
    pub(crate) events: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct EditArguments {
    /// The event: its id or the first digits of it.
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,
    /// The field.
    #[arg(value_name = "FIELD", value_parser = event_field())]
    pub(crate) field: EventField,
    /// Its value; `unknown` where nobody can know.
    #[arg(value_name = "VALUE")]
    pub(crate) value: String,
    /// The words that say so.
    #[arg(long, value_name = "TEXT", requires = "report")]
    pub(crate) words: Option<String>,
    /// The report that has them.
    #[arg(long, value_name = "REPORT", requires = "words")]
    pub(crate) report: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct AddArguments {
    /// The report: its path or a part of it, or the first digits of its id.
    #[arg(value_name = "REPORT")]
    pub(crate) report: String,
    /// Words of it, as they stand there.
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
    /// What was done: a type and mode of PLOVER.
    #[arg(long, value_name = "EVENT/MODE")]
    pub(crate) act: String,
    /// Who did it, with a semicolon between several.
    #[arg(long, value_name = "NAMES")]
    pub(crate) actor: Option<String>,
    /// To whom.
    #[arg(long, value_name = "NAMES")]
    pub(crate) recipient: Option<String>,
    /// With what.
    #[arg(long, value_name = "WEAPON")]
    pub(crate) weapon: Option<String>,
    /// When: a day, or two with a stroke between them.
    #[arg(long, value_name = "DAYS")]
    pub(crate) date: Option<String>,
    /// Where: a place's name or id.
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// How many were killed: `4`, `4..` or `4..9`.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) killed: Option<String>,
    /// How many were injured.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) injured: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct UncodedArguments {
    /// The report: its path or a part of it, or the first digits of its id.
    #[arg(value_name = "REPORT")]
    pub(crate) report: String,
    /// Words of it, as they stand there.
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub(crate) struct FillValues {
    /// The day it was published.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<Date>,
    /// Who published it.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct FillArguments {
    /// The report: its path or a part of it, or the first digits of its id.
    #[arg(value_name = "REPORT")]
    pub(crate) report: String,
    #[command(flatten)]
    pub(crate) values: FillValues,
}

#[derive(Args, Debug)]
pub(crate) struct MergeArguments {
    /// The event that stays.
    #[arg(value_name = "EVENT")]
    pub(crate) into: String,
    /// The event that becomes a part of it.
    #[arg(value_name = "OTHER")]
    pub(crate) from: String,
}

#[derive(Args, Debug)]
pub(crate) struct SplitArguments {
    /// The event: its id or the first digits of it.
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,
    /// The claims that leave it: their ids, as `dateline explain` prints them.
    #[arg(required = true, value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct CommentArguments {
    /// The event: its id or the first digits of it.
    #[arg(value_name = "EVENT")]
    pub(crate) event: String,
    /// The comment.
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
}

#[derive(Args, Debug)]
pub(crate) struct UndoArguments {
    /// The number of the decision, as `dateline log` prints it.
    #[arg(value_name = "NUMBER")]
    pub(crate) seq: Option<u64>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline log dataset.gpkg
  dateline log dataset.gpkg --json > decisions.jsonl     to keep, or for import-edits")]
pub(crate) struct LogArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// Only the decisions that found nothing to decide about, or an event with other values than were accepted.
    #[arg(long)]
    pub(crate) unfit: bool,
    /// One JSON object a line: each decision with all that it names.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline export dataset.gpkg csv -o events.csv       then change cells, and save as CSV
  dateline import-edits dataset.gpkg events.csv --dry-run
  dateline import-edits other.gpkg decisions.jsonl       what `dateline log --json` wrote")]
pub(crate) struct ImportEditsArguments {
    /// The dataset.
    #[arg(value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) dataset: PathBuf,
    /// The table that came back, or decisions as JSON Lines.
    #[arg(value_name = "EDITS", value_hint = ValueHint::FilePath)]
    pub(crate) edits: PathBuf,
    /// Lists what would be decided; writes nothing.
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) signed: SignedArguments,
}
