//! What people see: tables, words with carets, colours.

pub(crate) mod paint;
pub(crate) mod reader;
pub(crate) mod snippet;
pub(crate) mod table;

/// How wide the terminal is; `None` where standard output is none.
pub(crate) fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(std::io::stdout())?;
    // Narrower than this, breaking lines helps nobody.
    Some(usize::from(width.0).max(40))
}
