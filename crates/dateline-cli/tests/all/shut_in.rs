//! A run opens what it was given and nothing else, whatever becomes of the files in the meantime.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use landlock::{ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr};

use crate::support::{check_exit, dateline, folder, run, text};

const REPORT: &str =
    "Rebels shelled Hajin on Monday, killing two people, residents said.";

fn knows_landlock() -> bool {
    let files = AccessFs::from_all(ABI::V2);
    let rules = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    rules.handle_access(files).is_ok()
}

/// Waits until the kernel says all of this of a program.
#[track_caller]
fn wait_for(child: &Child, signs: &[&str]) {
    let status = format!("/proc/{}/status", child.id());
    let end = Instant::now() + Duration::from_secs(60);
    let is_shut = || {
        let told = fs::read_to_string(&status).unwrap_or_default();
        signs.iter().all(|sign| told.contains(sign))
    };
    while !is_shut() {
        assert!(Instant::now() < end, "it keeps its rights");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_file_that_becomes_a_link_to_another_while_the_run_goes_on_is_not_read() {
    let place = folder("shut-in");
    let reports = place.join("reports");
    fs::create_dir(&reports).expect("a folder");
    let (inside, secret) = (reports.join("a.txt"), place.join("secret.txt"));
    fs::write(&inside, REPORT).expect("written");
    fs::write(&secret, REPORT.replace("Hajin", "Mayadin")).expect("written");
    let named = reports.to_string_lossy();
    let mut child =
        dateline(&["code", "-", &named, "--published", "2016-05-04", "--json"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
    // It waits for standard input, and has listed the folder by the time at which it has given up its rights.
    if knows_landlock() {
        wait_for(&child, &["NoNewPrivs:\t1"]);
    }
    thread::sleep(Duration::from_millis(200));
    fs::remove_file(&inside).expect("gone");
    symlink(&secret, &inside).expect("a link");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(b"Rebels shelled Abu Kamal on Monday.").expect("taken");
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    let (told, said) = (text(&output.stdout), text(&output.stderr));
    assert!(told.contains("Abu Kamal"), "{told}{said}");
    if knows_landlock() {
        assert!(!told.contains("Mayadin"), "{told}");
        assert!(said.contains("a.txt: cannot be read: Permission denied"), "{said}");
    }
}

#[test]
fn what_links_lead_to_and_what_patterns_name_is_read() {
    let place = folder("shut-in-links");
    let name = |path: &str| place.join(path).to_string_lossy().into_owned();
    for path in ["reports", "elsewhere", "rules", "kept"] {
        fs::create_dir(name(path)).expect("a folder");
    }
    fs::write(name("elsewhere/one.txt"), REPORT).expect("written");
    fs::write(name("two.txt"), REPORT.replace("two", "three")).expect("written");
    symlink(name("elsewhere/one.txt"), name("reports/one.txt")).expect("a link");
    let rules = crate::support::own_rules() + "/protected-places.toml";
    symlink(rules, name("rules/protected-places.toml")).expect("a link");
    symlink(name("kept/there.gpkg"), name("dataset.gpkg")).expect("a link");
    let (reports, pattern, rules, dataset) =
        (name("reports"), name("tw*.txt"), name("rules"), name("dataset.gpkg"));
    let published = ["--published", "2016-05-04"];
    let code = ["code", &pattern, "-o", &name("kept/there.gpkg")];
    check_exit(&[&code[..], &published].concat(), 0, "1 report");
    let code = ["code", &reports, &pattern, "--lexicon", &rules, "-o", &dataset];
    check_exit(&[&code[..], &published].concat(), 0, "1 report known before");
    let kept = run(&["show", &dataset]);
    assert!(text(&kept.stdout).contains("Hajin"), "{}", text(&kept.stderr));
}

#[test]
fn commands_that_read_what_others_wrote_have_given_up_their_rights_by_then() {
    // Each waits for the report.
    for command in [["explain", "-"], ["parse", "-"], ["import-actors", "-"]] {
        let mut child = dateline(&command)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        // Seccomp: 2 is a filter.
        wait_for(&child, &["NoNewPrivs:\t1", "Seccomp:\t2"]);
        drop(child.stdin.take());
        child.wait().expect("ends");
    }
}
