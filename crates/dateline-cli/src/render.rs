//! What people see: tables, words with carets, colours.

pub(crate) mod paint;
pub(crate) mod reader;
pub(crate) mod snippet;
pub(crate) mod table;
pub(crate) mod timeline;
pub(crate) mod unit;

/// How wide the terminal is that data goes to; `None` where standard output is none.
pub(crate) fn width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usable(width))
}

/// How wide the terminal is that talk goes to; `None` where standard error is none.
pub(crate) fn talk_width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stderr()).map(|(width, _)| usable(width))
}

/// Narrower than 40 columns, breaking lines helps nobody.
fn usable(width: terminal_size::Width) -> usize {
    usize::from(width.0).max(40)
}
