//! The line on standard error that says how far a long run is.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far a run is. Drawn only on a terminal, and only after a second: short runs need no bar.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A line for a run whose number of reports is known only at its end.
    pub(crate) fn start(quiet: bool) -> Progress {
        let target = match quiet {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr_with_hz(5),
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template(
            "{spinner} {pos} reports, {msg}, {per_sec} [{elapsed}]",
        );
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        Progress { bar }
    }

    /// One report more.
    pub(crate) fn step(&self, n_claims: usize) {
        if self.bar.elapsed() < Duration::from_secs(1) {
            // Counted, not drawn.
            self.bar.update(|state| state.set_pos(state.pos() + 1));
            return;
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
