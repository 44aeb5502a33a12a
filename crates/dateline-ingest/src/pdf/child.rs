//! The child that reads a PDF: started, fed, and killed where it does not end.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::ARGUMENT;
use crate::Reason;
use crate::limits::RECORD_BYTES;

/// How long the child may take by the clock. Its processor time is capped by the child itself, where the system can; a
/// busy machine must not turn a sound file into a refusal.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the child says of a file.
pub(super) fn text_of(program: &Path, bytes: &[u8]) -> Result<String, Reason> {
    let bad = |words: &str| Reason::BadPdf(words.to_owned());
    let mut child = Command::new(program)
        .arg(ARGUMENT)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| bad(&format!("its reader does not start: {error}")))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let bytes = bytes.to_vec();
    // A child that ends early reads no more: that is told by how it ends.
    let feed = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
    let (told, ready) = mpsc::channel();
    let listen = thread::spawn(move || {
        let mut text = Vec::new();
        let read = stdout
            .map(|stdout| stdout.take(RECORD_BYTES as u64 + 1).read_to_end(&mut text));
        let _ = told.send((text, matches!(read, Some(Ok(_)))));
    });
    let heard = ready.recv_timeout(PATIENCE);
    let ended = match heard {
        Ok((text, true)) if text.len() <= RECORD_BYTES => Ok((text, child.wait())),
        Ok(_) => Err(Reason::RecordTooLarge { cap: RECORD_BYTES }),
        Err(_) => Err(bad("it takes too long")),
    };
    let result = match ended {
        Ok((text, Ok(status))) => match status.code() {
            Some(0) => Ok(String::from_utf8_lossy(&text).into_owned()),
            Some(1) => Err(bad(String::from_utf8_lossy(&text).trim())),
            Some(_) | None => {
                Err(bad("it needs too much time or memory, or makes no sense"))
            }
        },
        Ok((_, Err(error))) => Err(bad(&error.to_string())),
        Err(reason) => {
            end(&mut child);
            Err(reason)
        }
    };
    let _ = (feed.join(), listen.join());
    result
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
