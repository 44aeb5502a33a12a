//! `dateline pdf-text`: the child that reads one PDF from standard input and writes its text, and nothing else.
//!
//! It is no command for people, so no help lists it. It takes its limits before it looks at the file.

use std::io::{Read, Write};
use std::panic::catch_unwind;
use std::process::ExitCode;

use dateline::ingest::{limits, pdf};

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
    let _ = shut_in();
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

/// From here on no file is opened, made or changed, and no connection made: the child has what it was started with. Kernels
/// before 5.13 know no such rule, those before 6.7 none for connections; there the limits above are what holds.
#[cfg(target_os = "linux")]
fn shut_in() -> bool {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr,
        RulesetError, RulesetStatus, Scope,
    };
    let shut = || -> Result<RulesetStatus, RulesetError> {
        let told = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V6))?
            .handle_access(AccessNet::from_all(ABI::V6))?
            .scope(Scope::from_all(ABI::V6))?
            .create()?
            .no_new_privs(true)
            .restrict_self()?;
        Ok(told.ruleset)
    };
    // What the kernel does not know is left out of the rule.
    shut().is_ok_and(|status| status != RulesetStatus::NotEnforced)
}

#[cfg(not(target_os = "linux"))]
fn shut_in() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::net::{TcpListener, TcpStream};
    use std::thread;

    #[test]
    fn who_is_shut_in_opens_no_file_and_no_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        // The rule holds for the thread that takes it.
        let told = thread::spawn(move || {
            let holds = super::shut_in();
            let opened = File::open("Cargo.toml").is_ok();
            let made = File::create(std::env::temp_dir().join("made-by-a-child")).is_ok();
            (holds, opened, made, TcpStream::connect(address).is_ok())
        });
        let (holds, opened, made, connected) = told.join().expect("a thread");
        println!("Landlock {}", if holds { "holds" } else { "is not there" });
        assert_eq!((opened, made), (!holds, !holds));
        assert!(!holds || !connected || !knows_connections(), "connected");
    }

    /// Kernels know rules for connections since 6.7.
    fn knows_connections() -> bool {
        let release = std::fs::read_to_string("/proc/sys/kernel/osrelease");
        let release = release.unwrap_or_default();
        let mut numbers = release.split('.').map(|part| part.parse().unwrap_or(0_u32));
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (6, 7)
    }
}
