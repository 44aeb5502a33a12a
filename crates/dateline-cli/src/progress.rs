//! The line on standard error that says how far a long run is.

use std::cell::Cell;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Runs shorter than this need no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a run is. Drawn only on a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Whether it will be drawn, when the run has lasted.
    waits: Cell<bool>,
}

impl Progress {
    /// A line for a run whose number of reports is known only at its end.
    pub(crate) fn start(quiet: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(
            "{spinner} {human_pos} reports, {msg}, {per_sec:0} [{elapsed}]",
        );
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        Progress { bar, waits: Cell::new(!quiet && !is_dumb()) }
    }

    /// One report more.
    pub(crate) fn step(&self, n_claims: usize) {
        if self.waits.get() && self.bar.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
            self.waits.set(false);
        }
        self.bar.set_message(format!("{n_claims} claims"));
        self.bar.inc(1);
    }

    /// Says something above the line.
    pub(crate) fn tell(&self, words: &str) {
        self.bar.suspend(|| crate::render::paint::tell(words));
    }

    /// Takes the line away.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

/// Whether the terminal says that it cannot take back what was drawn.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}
