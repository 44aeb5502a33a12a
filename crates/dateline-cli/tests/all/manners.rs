//! What people expect of any command: help where it went wrong, quiet where asked for, colours where they are seen.

use std::process::Stdio;

use crate::support::{check_exit, dataset, dateline, examples, folder, run, text};

/// A wrong use ends with 2 and says each of the words.
#[track_caller]
fn check_misuse(arguments: &[&str], words: &[&str]) {
    for told in words {
        check_exit(arguments, 2, told);
    }
    assert!(run(arguments).stdout.is_empty());
}

#[test]
fn a_wrong_use_is_told_the_nearest_right_one() {
    check_misuse(&["cod", "x"], &["'cod'", "'code'"]);
    check_misuse(&["code", "--fromat", "jsonl", "x"], &["'--fromat'", "'--format'"]);
    check_misuse(&["code", "x", "--format", "json"], &["'json'", "'jsonl'"]);
    check_misuse(
        &["code", "x", "--fields", "date,plce"],
        &["'plce'", "'place'", "admin1"],
    );
    check_misuse(&["code", "x", "--published", "4 May"], &["'4 May'", "2016-05-04"]);
    check_misuse(&["code", "x", "--column", "txt=body"], &["`txt`", "text", "publisher"]);
    check_misuse(&["code", "x", "--colour", "never"], &["'--color'"]);
    check_misuse(&["export", "d.gpkg", "aclde"], &["'aclde'", "'acled'", "geojson"]);
    check_misuse(&["completions", "fsh"], &["'fsh'", "'fish'"]);
    check_misuse(&["explain", "d.gpkg"], &["EVENT", "--report", "--text"]);
    check_misuse(&["code", "x", "--replace"], &["--output"]);
    check_misuse(&["code", "x", "--json", "--fields", "date"], &["--fields", "--json"]);
    check_misuse(&["code", "x", "-v", "-q"], &["--verbose", "--quiet"]);
    check_misuse(&[], &["Usage: dateline", "Examples:"]);
}

#[test]
fn who_names_a_report_where_a_command_belongs_is_told_the_command() {
    let report = format!("{}/hajin.txt", examples());
    check_misuse(&[&report], &[&format!("dateline code {report}")]);
}

#[test]
fn quiet_holds_for_every_command() {
    let path = dataset("quiet");
    let report = format!("{}/hajin.txt", examples());
    for arguments in [
        &["code", &examples()][..],
        &["code", &examples(), "--dry-run"],
        &["show", &path],
        &["export", &path, "acled"],
        &["diff", &path, &path],
        &["agree", &path, &path],
        &["audit", &path, "--sample", "5"],
        &["report", &path],
        &["parse", &report],
        &["completions", "bash"],
        &["man"],
    ] {
        let output = run(&[arguments, &["--quiet"]].concat());
        assert!(output.status.success(), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
        assert!(!output.stdout.is_empty(), "{arguments:?}");
    }
    check_exit(&["code", "no-such-file.txt", "--quiet"], 3, "no such file");
}

#[test]
fn colours_are_where_they_were_asked_for() {
    let path = dataset("colours");
    let coloured = |flags: &[&str], name: &str, value: &str| {
        let mut command = dateline(&[&["show", &path, "hajin.txt"], flags].concat());
        let output = command.env(name, value).output().expect("the program starts");
        text(&output.stdout).contains('\u{1b}')
    };
    assert!(!coloured(&[], "TERM", "xterm"), "a pipe has none");
    assert!(coloured(&[], "CLICOLOR_FORCE", "1"));
    assert!(coloured(&["--color", "always"], "NO_COLOR", "1"));
    assert!(!coloured(&["--color", "never"], "CLICOLOR_FORCE", "1"));
}

#[test]
fn a_dry_run_says_what_a_run_would_do_and_does_nothing() {
    let reports = folder("dry");
    let write = |name: &str, words: &str| {
        std::fs::write(reports.join(name), words).expect("a file");
    };
    write("one.txt", "Shelling killed two people in Hajin on 4 May 2016.\n");
    write("rows.csv", "id,date,text\n1,2016-05-04,Clashes in Hajin.\n2,soon,Clashes.\n");
    write("map.png", "no picture");
    let output = reports.join("out.gpkg");
    let (input, output) = (reports.to_string_lossy(), output.to_string_lossy());
    let dry = ["code", &*input, "-o", &*output, "--dry-run"];
    let listed = run(&dry);
    let lines = text(&listed.stdout);
    assert_eq!(listed.status.code(), Some(3), "a row has no date");
    let row = |name: &str| {
        let line = lines.lines().find(|line| line.contains(name)).unwrap_or_default();
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("one.txt")[..5], ["code", "text", "1", "0", "51"]);
    assert_eq!(row("rows.csv")[..4], ["code", "csv", "1", "0"]);
    assert_eq!(row("map.png")[..3], ["pass", "over", "–"]);
    assert!(lines.contains("rows.csv:3"), "{lines}");
    assert!(lines.contains("`soon`"), "{lines}");
    assert!(!reports.join("out.gpkg").exists(), "a dry run writes nothing");
    let real = run(&dry[..4]);
    assert_eq!(real.status.code(), listed.status.code());
    assert!(text(&real.stderr).contains("2 reports"), "{}", text(&real.stderr));
    let again = text(&run(&dry).stdout);
    assert!(again.contains("known"), "{again}");
    assert!(!again.contains("code "), "{again}");
    check_exit(&[&dry[..], &["--replace"]].concat(), 3, "2 reports to code");
    std::fs::write(reports.join("theirs.gpkg"), "notes").expect("a file");
    let theirs = reports.join("theirs.gpkg");
    let theirs = ["code", &*input, "-o", &theirs.to_string_lossy(), "--dry-run"];
    check_exit(&theirs, 1, "not a dataset of dateline");
}

#[test]
fn each_shell_gets_its_completions() {
    for (shell, word) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef dateline"),
        ("fish", "complete -c dateline"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        let script = text(&run(&["completions", shell]).stdout);
        assert!(script.contains(word), "{shell}: {script}");
        for flag in ["dry-run", "published", "explain"] {
            assert!(script.contains(flag), "{shell} knows nothing of {flag}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let pages = folder("man");
    check_exit(&["man", "-o", &pages.to_string_lossy()], 0, "40 pages");
    let help = text(&run(&["--help"]).stdout);
    let names = [
        "code",
        "show",
        "explain",
        "export",
        "diff",
        "agree",
        "audit",
        "lexicon",
        "import-actors",
        "import-places",
        "import-parquet",
        "upgrade",
        "parse",
        "completions",
        "man",
    ];
    for name in names {
        assert!(help.contains(&format!("  {name} ")), "{help}");
        let page =
            std::fs::read(pages.join(format!("dateline-{name}.1"))).expect("a page");
        assert_eq!(page, run(&["man", name]).stdout);
        let page = text(&page);
        assert!(page.contains(".SH NAME") && page.contains("Examples:"), "{page}");
    }
    let page = std::fs::read(pages.join("dateline.1")).expect("a page");
    assert_eq!(page, run(&["man"]).stdout);
    check_exit(&["man", "-o", "no-such-folder"], 1, "there is no folder");
}

#[test]
fn no_command_minds_a_reader_that_goes_away() {
    let path = dataset("away");
    for arguments in [
        &["code", &examples(), "--quiet"][..],
        &["code", &examples(), "--json", "--quiet"],
        &["code", &examples(), "--dry-run", "--quiet"],
        &["show", &path, "--quiet"],
        &["show", &path, "hajin.txt", "--json"],
        &["export", &path, "geojson"],
        &["diff", &path, &path],
        &["agree", &path, &path, "--disagreements", "--quiet"],
        &["audit", &path, "--sample", "5", "--quiet"],
        &["completions", "zsh"],
        &["man"],
        &["--help"],
    ] {
        let mut child = dateline(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
    }
}
