//! The command `dateline`: arguments in, exit code out. Each command is a file of glue; what people see is in `render`.

mod args;
mod code;
mod events;
mod exit;
mod explain;
mod export;
mod output;
mod parse;
mod progress;
mod render;
mod show;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use render::paint::{self, paint, tell};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    paint::choose(arguments.color);
    keep_workers_silent();
    let finished = match &arguments.command {
        Command::Code(arguments) => code::run(arguments),
        Command::Show(arguments) => show::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Parse(arguments) => parse::run(arguments),
    };
    match finished {
        Ok(finish) => finish.code(),
        Err(error) => {
            tell(&format!("{}: {}\n", paint(paint::ERROR, "error"), message(&error)));
            ExitCode::FAILURE
        }
    }
}

/// A panic in a worker is told as the refusal of its report, not as a trace of the program.
fn keep_workers_silent() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(dateline::parallel::WORKER) {
            usual(panic);
        }
    }));
}

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
