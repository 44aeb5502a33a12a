//! The desk is killed while two coders decide: what was acknowledged stays, and the tables are those of a quiet day.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use dateline::store::{NewEntry, Store};
use serde_json::{Value, json};

use crate::dice::{Dice, kills};
use crate::support::{dataset, run, text};

const CODERS: [(&str, &str); 2] = [
    ("ana", "anaanaanaanaanaanaanaanaanaanaana"),
    ("ben", "benbenbenbenbenbenbenbenbenbenben"),
];

struct Desk {
    child: Child,
    host: String,
    /// Kept open: a program that nobody listens to ends.
    _lines: BufReader<ChildStdout>,
}

impl Desk {
    fn open(path: &str, users: &str) -> Desk {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["serve", path, "--no-browser", "--users", users])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
        lines.read_line(&mut line).expect("a line");
        let address = line.strip_prefix("http://").expect("an address");
        let (host, _) = address.split_once("/#").expect("a token");
        Desk { child, host: host.to_owned(), _lines: lines }
    }

    /// The signal that no program can answer.
    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }
}

/// Sends a request; `None` where the desk died before it had answered whole.
fn ask(host: &str, token: &str, method: &str, path: &str, body: &str) -> Option<Value> {
    let mut stream = TcpStream::connect(host).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         authorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    head.starts_with("HTTP/1.1 200").then(|| serde_json::from_str(body).ok())?
}

/// Decides until the desk is gone, and gives the numbers and words of what was acknowledged; `n_told` counts them at once.
fn decide(
    host: &str,
    coder: usize,
    events: &[String],
    round: u64,
    n_told: &AtomicUsize,
) -> Vec<(u64, String)> {
    let (name, token) = CODERS[coder];
    let mut dice = Dice(round * 2 + coder as u64 + 1);
    let mut told = Vec::new();
    for n in 0_u64.. {
        let event = &events[dice.throw(events.len() as u64) as usize];
        let decision = match dice.throw(6) {
            0 => json!({ "action": "accept", "events": [event] }),
            1 => json!({ "action": "reject", "events": [event] }),
            2 => {
                json!({ "action": "edit", "event": event, "field": "killed", "value": dice.throw(90).to_string() })
            }
            3 => json!({ "action": "flag", "event": event }),
            4 => json!({ "action": "undo" }),
            _ => {
                json!({ "action": "comment", "event": event, "text": format!("{name} {round} {n}") })
            }
        };
        let body = decision.to_string();
        let Some(answer) = ask(host, token, "POST", "/decisions", &body) else {
            // Nothing to take back is an answer too; only a desk that is gone gives none.
            match TcpStream::connect(host) {
                Ok(_) => continue,
                Err(_) => break,
            }
        };
        for each in answer["decided"].as_array().into_iter().flatten() {
            let words = each["words"].as_str().unwrap_or_default().to_owned();
            told.push((each["seq"].as_u64().expect("a number"), words));
            n_told.fetch_add(1, Ordering::Relaxed);
        }
    }
    told
}

/// The events and the control of a dataset, as they are handed over.
fn exported(path: &str) -> String {
    ["jsonl", "csv"]
        .map(|format| text(&run(&["export", path, format, "--profile", "full"]).stdout))
        .concat()
}

#[test]
fn a_desk_that_is_killed_again_and_again_loses_no_decision_that_it_acknowledged() {
    let path = dataset("kill");
    let quiet = path.replace("dataset.gpkg", "quiet.gpkg");
    std::fs::copy(&path, &quiet).expect("a copy");
    let users = path.replace("dataset.gpkg", "users.toml");
    let lines = CODERS.map(|(name, token)| {
        format!("[[user]]\nname = \"{name}\"\ntoken = \"{token}\"\n")
    });
    std::fs::write(&users, lines.concat()).expect("written");
    let told: Mutex<Vec<(u64, String)>> = Mutex::default();
    let mut dice = Dice(7);
    for round in 1..=kills() as u64 {
        let desk = Desk::open(&path, &users);
        let listed = ask(
            &desk.host,
            CODERS[0].1,
            "GET",
            "/events.json?review=proposed%7Caccepted%7Crejected",
            "",
        );
        let listed = listed.expect("a list");
        let ids = listed["events"].as_array().expect("events").iter();
        let ids: Vec<String> = ids
            .filter_map(|event| event["event_id"].as_str().map(str::to_owned))
            .collect();
        let host = desk.host.clone();
        let pause = Duration::from_millis(20 + dice.throw(700));
        let n_told = AtomicUsize::new(0);
        thread::scope(|scope| {
            for coder in 0..CODERS.len() {
                let (ids, host, told, n_told) = (&ids, &host, &told, &n_told);
                scope.spawn(move || {
                    let mine = decide(host, coder, ids, round, n_told);
                    told.lock().expect("whole").extend(mine);
                });
            }
            // Every second desk is killed after it has acknowledged something, however slow the machine is.
            let end = Instant::now() + Duration::from_secs(60);
            while round % 2 == 0
                && n_told.load(Ordering::Relaxed) == 0
                && Instant::now() < end
            {
                thread::sleep(Duration::from_millis(5));
            }
            thread::sleep(pause);
            desk.kill();
        });
    }
    let told = told.into_inner().expect("whole");
    assert!(told.len() >= kills() / 2, "only {} decisions", told.len());

    // The log is whole: reading it checks every line against the one before.
    let log = Store::open(path.as_ref()).and_then(|store| store.log()).expect("a log");
    let kept: BTreeSet<(u64, String)> = log
        .iter()
        .map(|entry| (entry.seq, dateline::decisions::in_words(&entry.decision)))
        .collect();
    for each in &told {
        assert!(kept.contains(each), "{each:?} was acknowledged and is gone");
    }

    // The next opening goes on where the last one was cut off.
    let desk = Desk::open(&path, &users);
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let page = Store::open(path.as_ref()).and_then(|store| store.decided());
        match page.expect("a number") == log.len() as u64 {
            true => break,
            false => assert!(Instant::now() < end, "the tables never followed"),
        }
        thread::sleep(Duration::from_millis(50));
    }
    desk.kill();
    let entries = log.into_iter().map(|entry| NewEntry {
        at: entry.at,
        by: entry.by,
        decision: entry.decision,
        reason: entry.reason,
    });
    Store::decide(quiet.as_ref(), entries.collect()).expect("decided");
    let mut draft = Store::rewrite(quiet.as_ref(), None).expect("a draft");
    let merged = dateline::dataset(draft.collected()).expect("a dataset");
    draft.write_events(&merged).expect("written");
    draft.finish().expect("finished");
    assert_eq!(exported(&path), exported(&quiet));
    println!("{} kills, {} decisions acknowledged", kills(), told.len());
}
