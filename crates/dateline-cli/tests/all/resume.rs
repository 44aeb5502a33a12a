//! A run that is killed again and again goes on where it was, and ends with the bytes of one that nobody disturbed.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::support::{dateline, folder, run, text};

const N_RECORDS: usize = 900;

/// An archive of short reports, with repetitions, damage and what is no page among them.
fn archive() -> String {
    let mut archive = String::new();
    for n in 0..N_RECORDS {
        let story = match n % 90 {
            7 => "Rebels shelled the town of Hajin on 3 May 2016, killing two civilians."
                .to_owned(),
            _ => format!(
                "Rebels shelled the town of Hajin on 3 May 2016, killing {n} civilians."
            ),
        };
        let kind = if n % 50 == 3 { "request" } else { "response" };
        let block = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{story}\r\nReport {}.\r\n",
            n / 2
        );
        let length = block.len() + usize::from(n % 100 == 9) * 7;
        archive.push_str(&format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n\
             WARC-Target-URI: https://news.example/{n}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        ));
    }
    archive
}

/// Codes the inputs until a run ends, killing each after a while; how often it was killed, and what the last one said.
fn code(
    inputs: &[&str],
    target: &str,
    pauses: impl Iterator<Item = Duration>,
) -> (usize, String) {
    let mut arguments = vec!["code"];
    arguments.extend(inputs);
    arguments.extend(["-o", target, "--threads", "2"]);
    let mut n_killed = 0;
    for pause in pauses {
        let mut child =
            dateline(&[&arguments[..], &["-q"]].concat()).spawn().expect("it starts");
        std::thread::sleep(pause);
        let _ = child.kill();
        if child.wait().expect("it ends").code().is_some() {
            break;
        }
        n_killed += 1;
    }
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    (n_killed, text(&output.stderr))
}

/// How many records the last run did not have to read, as it says itself.
fn n_done(told: &str) -> usize {
    let line = told
        .lines()
        .find_map(|line| line.strip_prefix("goes on where a run was cut off: "));
    line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(0)
}

fn names(folder: &Path) -> Vec<String> {
    let entries =
        folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_was_and_gives_the_same_bytes() {
    let folder = folder("resume");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (one, two) = (path("one.warc"), path("two.warc"));
    std::fs::write(&one, archive()).expect("an archive");
    std::fs::write(&two, archive().replace("3 May", "4 May")).expect("an archive");
    let (whole, broken) = (path("whole.gpkg"), path("broken.gpkg"));
    let started = Instant::now();
    code(&[&one, &two], &whole, std::iter::empty());
    let usual = started.elapsed();

    // Now here, now there; a run may also be over before it is killed.
    let pauses = [60, 45, 80, 35, 70, 50, 90, 40].map(|share| usual * share / 100);
    let (n_killed, told) = code(&[&one, &two], &broken, pauses.into_iter());
    assert!(n_killed > 0, "no run was killed in time");
    assert!(
        n_done(&told) > 0 || n_killed < 8,
        "nothing was kept of {n_killed} runs: {told}"
    );
    let read = |path: &str| std::fs::read(path).expect("a dataset");
    assert!(read(&whole) == read(&broken), "other bytes after {n_killed} kills");
    // Of what a killed run leaves beside the file nothing stays.
    let lasting = [
        "broken.custody",
        "broken.gpkg",
        "one.warc",
        "two.warc",
        "whole.custody",
        "whole.gpkg",
    ];
    assert_eq!(names(&folder), lasting);
}

#[test]
fn what_is_left_of_a_run_of_other_words_is_not_taken_up() {
    let folder = folder("resume-other");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (reports, target, whole) = (path("one.warc"), path("a.gpkg"), path("whole.gpkg"));
    std::fs::write(&reports, archive()).expect("an archive");
    let started = Instant::now();
    let dated = ["code", &reports, "--published", "2016-05-04", "-q"];
    run(&[&dated[..], &["-o", &whole]].concat());
    let usual = started.elapsed();
    let mut child =
        dateline(&["code", &reports, "-o", &target, "-q"]).spawn().expect("it starts");
    std::thread::sleep(usual * 2 / 3);
    let _ = child.kill();
    let _ = child.wait();
    // Another day of publication, another run.
    let output =
        run(&["code", &reports, "--published", "2016-05-04", "--replace", "-o", &target]);
    assert_eq!(n_done(&text(&output.stderr)), 0);
    let read = |path: &str| std::fs::read(path).expect("a dataset");
    assert!(read(&whole) == read(&target));
}
