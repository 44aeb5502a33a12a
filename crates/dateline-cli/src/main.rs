//! The command `dateline`: arguments in, exit code out. Each command is a file of glue; what people see is in `render`.

mod agree;
mod args;
mod audit;
mod bundle;
mod code;
mod completions;
mod control;
mod custody;
mod decide;
mod diff;
mod events;
mod exit;
mod explain;
mod export;
mod file;
mod import_actors;
mod import_edits;
mod import_parquet;
mod import_places;
mod json;
mod lexicon;
mod log;
mod man;
mod output;
mod own;
mod parse;
mod pdf_text;
mod places;
mod progress;
mod reach;
mod remedy;
mod render;
mod report;
mod seal;
#[cfg(feature = "desk")]
mod serve;
#[cfg(not(feature = "desk"))]
#[path = "no_desk.rs"]
mod serve;
mod show;
mod shut_in;
mod signed;
mod upgrade;
mod verify;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use anyhow::bail;
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use args::{Arguments, Command};
use exit::Finish;
use render::paint::{self, paint, tell};

fn main() -> ExitCode {
    if pdf_text::is_asked() {
        return pdf_text::run();
    }
    let arguments = Arguments::try_parse().unwrap_or_else(|error| misused(error));
    paint::choose(arguments.color);
    keep_faults_short();
    outlive_size_limits();
    let quiet = arguments.quiet;
    // Before a byte is read that others wrote.
    if let Some(reach) = reach::of(&arguments.command) {
        let _ = shut_in::shut_in(&reach);
    }
    let finished = guarded(|| match &arguments.command {
        Command::Code(arguments) => code::run(arguments, quiet),
        Command::Show(arguments) => show::run(arguments, quiet),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Export(arguments) => export::run(arguments, quiet),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Agree(arguments) => agree::run(arguments, quiet),
        Command::Audit(arguments) => audit::run(arguments, quiet),
        Command::Decide(arguments) => decide::run(arguments, quiet),
        Command::Log(arguments) => log::run(arguments, quiet),
        Command::ImportEdits(arguments) => import_edits::run(arguments, quiet),
        Command::Control(arguments) => control::run(arguments, quiet),
        Command::Report(arguments) => report::run(arguments, quiet),
        Command::Serve(arguments) => serve::run(arguments, quiet),
        Command::Verify(arguments) => verify::run(arguments, quiet),
        Command::Seal(arguments) => seal::run(arguments, quiet),
        Command::Upgrade(arguments) => upgrade::run(arguments, quiet),
        Command::Lexicon(arguments) => lexicon::run(arguments, quiet),
        Command::ImportActors(arguments) => import_actors::run(arguments, quiet),
        Command::ImportPlaces(arguments) => import_places::run(arguments, quiet),
        Command::ImportParquet(arguments) => import_parquet::run(arguments, quiet),
        Command::Places(arguments) => places::run(arguments, quiet),
        Command::Parse(arguments) => parse::run(arguments, quiet),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments, quiet),
    });
    match finished {
        Ok(finish) => finish.code(),
        Err(error) => {
            tell(&format!("{}: {}\n", paint(paint::ERROR, "error"), message(&error)));
            if let Some(remedy) = remedy::of(&error) {
                tell(&format!("   {} {remedy}\n", paint(paint::NOTE, "= help:")));
            }
            ExitCode::FAILURE
        }
    }
}

/// Says what was wrong with the arguments; who names a report where a command belongs is told the command.
fn misused(mut error: clap::Error) -> ! {
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(ContextValue::String(name)) =
            error.get(ContextKind::InvalidSubcommand)
        && (name == "-" || std::path::Path::new(name).exists())
    {
        let tip = format!("to read reports: dateline code {name}").into();
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error.exit()
}

/// A fault in the program is told as the refusal of its report, or as an error: a trace is for those who ask for it.
fn keep_faults_short() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

/// Runs a command; a fault in the program that no report is to blame for is an error as well.
fn guarded(run: impl FnOnce() -> anyhow::Result<Finish>) -> anyhow::Result<Finish> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let message = dateline::message_of(panic.as_ref());
        bail!("a fault in the program: {message}; please report it")
    })
}

/// A write beyond `ulimit -f` gives an error, which names the file, where the system would end the program.
#[cfg(unix)]
fn outlive_size_limits() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    /// SIGXFSZ, the same on Linux, macOS and the BSDs.
    const SIZE_EXCEEDED: i32 = 25;
    // Without it the program ends as any other does, with the system's own words.
    let _ = signal_hook::flag::register(SIZE_EXCEEDED, Arc::new(AtomicBool::new(false)));
}

#[cfg(not(unix))]
fn outlive_size_limits() {}

/// The error and what led to it, without causes that the message before them tells already.
fn message(error: &anyhow::Error) -> String {
    let mut message = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if message.is_empty() {
            message = cause;
        } else if !message.contains(&cause) {
            message = format!("{message}: {cause}");
        }
    }
    message
}
