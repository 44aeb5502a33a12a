//! `dateline pdf-text`: the child that reads one PDF from standard input and writes its text, and nothing else.
//!
//! It is no command for people, so no help lists it. It takes its limits before it looks at the file.

use std::io::{Read, Write};
use std::panic::catch_unwind;
use std::process::ExitCode;

use dateline::ingest::{limits, pdf};

use crate::shut_in::{Reach, shut_in};

/// Whether the program was started as the child.
pub(crate) fn is_asked() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().is_some_and(|first| first == pdf::ARGUMENT)
        && arguments.next().is_none()
}

/// Reads, writes, ends: 0 with the text, 1 with the reason.
pub(crate) fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    limit();
    // It has what it was started with, and needs nothing else.
    let _ = shut_in(&Reach::default());
    let mut bytes = Vec::new();
    let cap = limits::FILE_BYTES as u64;
    let read = std::io::stdin().lock().take(cap).read_to_end(&mut bytes);
    let text = match read {
        Ok(_) => catch_unwind(|| pdf::text(&bytes))
            .unwrap_or_else(|_| Err("it makes no sense".to_owned())),
        Err(error) => Err(error.to_string()),
    };
    let (words, code) = match &text {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(reason) => (reason, ExitCode::FAILURE),
    };
    match std::io::stdout().lock().write_all(words.as_bytes()) {
        Ok(()) => code,
        Err(_) => ExitCode::from(2),
    }
}

/// Memory, processor time and no files: the system ends the child beyond them.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    /// Bytes of memory: a book of 1,000 pages takes a third.
    const MEMORY: u64 = 512 << 20;
    /// Seconds of one processor.
    const SECONDS: u64 = 4;
    for (resource, most) in
        [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Fsize, 0)]
    {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        // A system that has no such limit has the parent's patience.
        let _ = setrlimit(resource, limit);
    }
}

#[cfg(not(unix))]
fn limit() {}
