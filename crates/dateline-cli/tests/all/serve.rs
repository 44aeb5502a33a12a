//! The desk from the command line: its address, an answer, and its end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::support::dataset;

/// A desk that is closed when the test ends.
struct Desk(Child);

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn open(path: &str) -> (Desk, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["serve", path, "--no-browser", "--by", "tester"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let mut line = String::new();
    let out = child.stdout.take().expect("a pipe");
    BufReader::new(out).read_line(&mut line).expect("a line");
    (Desk(child), line.trim().to_owned())
}

#[test]
fn the_first_line_is_the_address_and_its_token_opens_the_desk() {
    let path = dataset("serve");
    let (_desk, address) = open(&path);
    let address = address.strip_prefix("http://").expect("an address");
    let (host, token) = address.split_once("/#token=").expect("a token");
    assert!(host.starts_with("127.0.0.1:"), "{host}");

    let ask = |head: &str| {
        let mut stream = TcpStream::connect(host).expect("connects");
        let request = format!(
            "GET /events.json HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{head}\r\n"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    let told = ask(&format!("authorization: Bearer {token}\r\n"));
    assert!(told.starts_with("HTTP/1.1 200 OK"), "{told}");
    assert!(told.contains("\"event_id\""), "{told}");
    assert!(ask("").starts_with("HTTP/1.1 401"));
}

#[test]
fn a_second_desk_on_the_same_dataset_is_turned_away() {
    let path = dataset("serve-twice");
    let (_desk, _) = open(&path);
    let second = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["serve", &path, "--no-browser", "--by", "another"])
        .output()
        .expect("runs");
    assert_eq!(second.status.code(), Some(1));
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(told.contains("another run"), "{told}");
}
