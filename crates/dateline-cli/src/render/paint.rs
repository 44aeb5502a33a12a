//! Colours and the streams that take them out again where they are not wanted.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};

use crate::args::Colour;

/// Words of the frame around the data.
pub(crate) const DIM: Style = Style::new().effects(Effects::DIMMED);
/// What a line is about.
pub(crate) const BOLD: Style = Style::new().effects(Effects::BOLD);
/// Something is wrong.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().effects(Effects::BOLD);
/// Something is odd.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().effects(Effects::BOLD);
/// Good to know.
pub(crate) const NOTE: Style = AnsiColor::Cyan.on_default().effects(Effects::BOLD);

/// Wraps the words in the style.
pub(crate) fn paint(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

/// The colour of each field under a text, the same in every command.
pub(crate) fn field(name: &str) -> Style {
    let colour = match name {
        "event" => AnsiColor::Red,
        "actor" => AnsiColor::Magenta,
        "recipient" => AnsiColor::Blue,
        "place" | "control" => AnsiColor::Green,
        "date" => AnsiColor::Cyan,
        "speaker" => AnsiColor::BrightBlack,
        _ => AnsiColor::Yellow,
    };
    colour.on_default()
}

/// Obeys `--color` in all streams that are opened after.
pub(crate) fn choose(colour: Colour) {
    let choice = match colour {
        Colour::Auto => anstream::ColorChoice::Auto,
        Colour::Always => anstream::ColorChoice::Always,
        Colour::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Data goes to standard output. A reader that has gone away is no error: `dateline code … | head`.
pub(crate) fn print(words: &str) -> io::Result<()> {
    let mut stdout = anstream::stdout().lock();
    settled(stdout.write_all(words.as_bytes()).and_then(|()| stdout.flush()))
}

/// Data without colours, byte by byte.
pub(crate) fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    settled(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

fn settled(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            Err(io::Error::new(error.kind(), format!("standard output: {error}")))
        }
        Ok(()) => Ok(()),
    }
}

/// Talk goes to standard error. Nothing can be done where even that is closed.
pub(crate) fn tell(words: &str) {
    let mut stderr = anstream::stderr().lock();
    let _ = stderr.write_all(words.as_bytes());
}

/// Whether what goes to standard output will keep its colours.
pub(crate) fn is_coloured() -> bool {
    anstream::stdout().current_choice() != anstream::ColorChoice::Never
}
