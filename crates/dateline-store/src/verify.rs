//! Whether a dataset is what it was: every hash, quote and chain checked again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::custody::{BEGINNING, Custody, CustodyLine, of_bytes, of_file, whole_lines};
use crate::digest::{DIGESTS, of_tables};
use crate::error::{At, StoreError};
use crate::store::Store;

/// One thing that was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// What: `file`, `tables`, `quotes`.
    pub what: &'static str,
    /// What holds, in words.
    pub told: String,
    /// What does not, each with its name.
    pub faults: Vec<String>,
    /// What a reader should know though it holds.
    pub notes: Vec<String>,
}

impl Check {
    fn new(what: &'static str) -> Check {
        Check { what, ..Check::default() }
    }
}

/// Checks all that can be checked without the program that wrote it.
///
/// # Errors
/// If the file is not there or is not ours. What is damaged within is a fault of a check.
pub fn verify(path: &Path) -> Result<Vec<Check>, StoreError> {
    fs::metadata(path).at(path)?;
    let custody = Custody::of(path);
    let log = log(&custody);
    let (log_check, lines) = log;
    let mut checks = Vec::new();
    let store = match Store::open(path) {
        Ok(store) => Some(store),
        Err(error) => {
            let mut check = Check::new("file");
            check.faults.push(error.to_string());
            check.notes.push(error.remedy().to_owned());
            checks.push(check);
            None
        }
    };
    checks.push(file(path, &lines, custody.has_log()));
    if let Some(store) = &store {
        checks.push(or_fault(pages(store), "pages"));
        checks.push(or_fault(tables(store), "tables"));
        checks.push(or_fault(decisions(store, &lines), "decisions"));
        checks.push(or_fault(quotes(store), "quotes"));
    }
    checks.push(log_check);
    checks.push(or_fault(originals(&custody, &lines), "originals"));
    Ok(checks)
}

/// What cannot be read at all is a fault too.
fn or_fault(check: Result<Check, StoreError>, what: &'static str) -> Check {
    check.unwrap_or_else(|error| {
        let mut check = Check::new(what);
        check.faults.push(error.to_string());
        check
    })
}

/// The bytes of the file against the last line that wrote it.
fn file(path: &Path, lines: &[CustodyLine], has_log: bool) -> Check {
    let mut check = Check::new("file");
    if !has_log {
        check.told =
            "there is no log beside it that says what its bytes should be".to_owned();
        return check;
    }
    let Some(last) = lines.iter().rev().find(|line| line.after.is_some()) else {
        check.told = "no line of the log says what its bytes should be".to_owned();
        return check;
    };
    let is_decided_since =
        lines.iter().any(|line| line.seq > last.seq && line.action == "decide");
    if is_decided_since {
        check.told = format!(
            "decisions were appended since line {} of the log: its tables are held against their digests",
            last.seq
        );
        return check;
    }
    let now = match of_file(path) {
        Ok(now) => now,
        Err(error) => {
            check.faults.push(error.to_string());
            return check;
        }
    };
    if last.after.as_ref() == Some(&now) {
        check.told = format!("its SHA-256 is that of line {} of the log", last.seq);
    } else if last.before.as_ref() == Some(&now) {
        check.faults.push(format!(
            "it is as it was before line {} of the log: that step was cut off, or undone; the next step settles it",
            last.seq
        ));
    } else {
        check.faults.push(format!(
            "its SHA-256 is {now}, and line {} of the log says {}",
            last.seq,
            last.after.as_deref().unwrap_or("nothing")
        ));
    }
    check
}

/// What SQLite finds: torn pages, rows out of order, indexes that do not fit.
pub(crate) fn pages(store: &Store) -> Result<Check, StoreError> {
    let mut check = Check::new("pages");
    let told = store.list("PRAGMA integrity_check(20)", |row| row.get::<_, String>(0))?;
    match told.as_slice() {
        [one] if one == "ok" => "SQLite finds no damage".clone_into(&mut check.told),
        _ => check.faults = told,
    }
    Ok(check)
}

/// Each table against the digest that was taken when it was written.
pub(crate) fn tables(store: &Store) -> Result<Check, StoreError> {
    let mut check = Check::new("tables");
    let Some(stated) = store.meta_value(DIGESTS).at(&store.path)? else {
        check.faults.push("the file has no digests of its tables".to_owned());
        return Ok(check);
    };
    let stated: BTreeMap<String, String> = store.parse(DIGESTS, &stated)?;
    let now = of_tables(&store.file).at(&store.path)?;
    for (table, digest) in &now {
        match stated.get(table) {
            Some(stated) if stated == digest => {}
            Some(_) => check.faults.push(format!("table {table} was changed")),
            None => check.faults.push(format!("table {table} was added")),
        }
    }
    let gone = stated.keys().filter(|table| !now.contains_key(*table));
    check.faults.extend(gone.map(|table| format!("table {table} is gone")));
    check.told = format!("{} tables are as they were written", now.len());
    Ok(check)
}

/// The chain of decisions, the columns beside it, and its end against the log of custody.
pub(crate) fn decisions(
    store: &Store,
    lines: &[CustodyLine],
) -> Result<Check, StoreError> {
    let mut check = Check::new("decisions");
    let log = match store.log() {
        Ok(log) => log,
        Err(error) => {
            check.faults.push(error.to_string());
            return Ok(check);
        }
    };
    let columns = store.list(
        "SELECT at, by, action, event_id, reason FROM decisions ORDER BY seq",
        |row| {
            let cell = |at| row.get::<_, Option<String>>(at);
            Ok([cell(0)?, cell(1)?, cell(2)?, cell(3)?, cell(4)?])
        },
    )?;
    for (entry, columns) in log.iter().zip(columns) {
        let told = [
            Some(entry.at.clone()),
            Some(entry.by.clone()),
            Some(entry.decision.action().to_owned()),
            entry.decision.event().map(|id| id.0.clone()),
            entry.reason.clone(),
        ];
        if told != columns {
            check
                .faults
                .push(format!("the columns of decision {} were changed", entry.seq));
        }
    }
    let (n, head) = store
        .list("SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1", |row| {
            Ok((row.get::<_, u64>(0)?, row.get::<_, String>(1)?))
        })?
        .into_iter()
        .next()
        .unwrap_or((0, BEGINNING.to_owned()));
    if let Some(last) = lines.last()
        && (last.decisions, &last.decisions_head) != (n, &head)
    {
        check.faults.push(format!(
            "line {} of the log of custody says that there are {} decisions, and there are {n} or other ones: \
             some were taken out, changed or put in, or a step was cut off; the next step settles that",
            last.seq, last.decisions
        ));
    }
    check.told = format!("{n}, each tied to the one before");
    Ok(check)
}

/// Each quote against the text of its report.
pub(crate) fn quotes(store: &Store) -> Result<Check, StoreError> {
    let mut check = Check::new("quotes");
    let mut n_quotes = 0_usize;
    let mut at: Option<(String, Vec<char>)> = None;
    let rows = store.list(
        "SELECT claims.report_id, evidence.claim_id, evidence.field, evidence.start,
                evidence.\"end\", evidence.quote
         FROM evidence LEFT JOIN claims USING (claim_id)
         WHERE evidence.quote IS NOT NULL ORDER BY claims.report_id, evidence.fid",
        |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, usize>(3)?,
                row.get::<_, usize>(4)?,
                row.get::<_, String>(5)?,
            ))
        },
    )?;
    for (report, claim, field, start, end, quote) in rows {
        n_quotes += 1;
        let report = report.unwrap_or_default();
        if at.as_ref().is_none_or(|(known, _)| *known != report) {
            let text = store.text(&dateline_model::ReportId(report.as_str().into()))?;
            at = Some((report.clone(), text.unwrap_or_default().chars().collect()));
        }
        let words = at.as_ref().and_then(|(_, text)| text.get(start..end));
        if words.is_none_or(|words| !words.iter().copied().eq(quote.chars())) {
            check.faults.push(format!(
                "the quote of {field} of claim {claim} is not in its report"
            ));
        }
    }
    check.told = format!("{n_quotes} stand in their texts");
    Ok(check)
}

/// The chain of the log of custody, and its end.
fn log(custody: &Custody) -> (Check, Vec<CustodyLine>) {
    let mut check = Check::new("log");
    let bytes = match fs::read(custody.log_path()) {
        Ok(bytes) => bytes,
        Err(_) => {
            check.told = format!("there is none: {}", custody.log_path().display());
            if custody.head_path().exists() {
                check.faults.push("the log is gone, and its head is there".to_owned());
            }
            return (check, Vec::new());
        }
    };
    let mut lines: Vec<CustodyLine> = Vec::new();
    let mut hashes = vec![BEGINNING.to_owned()];
    for (at, line) in (1_u64..).zip(whole_lines(&bytes)) {
        match serde_json::from_slice::<CustodyLine>(line) {
            Ok(told) if told.seq == at && Some(&told.previous) == hashes.last() => {
                lines.push(told);
            }
            Ok(_) | Err(_) => {
                check.faults.push(format!(
                    "line {at}, or the line before it, was changed, left out or put in"
                ));
                break;
            }
        }
        hashes.push(of_bytes(line));
    }
    if bytes.last().is_some_and(|&byte| byte != b'\n') {
        check.faults.push("its last line is cut off".to_owned());
    }
    match custody.head() {
        Ok(Some((n, head))) => {
            let there = usize::try_from(n).ok().and_then(|n| hashes.get(n));
            if check.faults.is_empty()
                && (there != Some(&head) || n != lines.len() as u64)
            {
                check.faults.push(format!(
                    "its head says that it ends with line {n} and the hash {head}: lines were changed or taken off, \
                     or a step was cut off; the next step settles that"
                ));
            }
        }
        Ok(None) => check.faults.push("its head is gone".to_owned()),
        Err(error) => check.faults.push(error.to_string()),
    }
    let mut last: Option<&CustodyLine> = None;
    for line in &lines {
        if let Some(last) = last
            && line.before.is_some()
            && line.before != last.after
        {
            check.notes.push(format!(
                "line {} found the dataset otherwise than line {} left it: a step was cut off, or another program wrote it",
                line.seq, last.seq
            ));
        }
        if line.after.is_some() {
            last = Some(line);
        } else if line.action == "decide" {
            // What the file is after decisions were appended is not told.
            last = None;
        }
    }
    check.told = format!(
        "{} lines, each tied to the one before; the head is {}",
        lines.len(),
        hashes.last().map_or(BEGINNING, String::as_str)
    );
    (check, lines)
}

/// Each original against the name that is its hash, and against the lines that say it is kept.
fn originals(custody: &Custody, lines: &[CustodyLine]) -> Result<Check, StoreError> {
    let mut check = Check::new("originals");
    let kept = custody.originals()?;
    for (name, path) in &kept {
        match of_file(path) {
            Ok(now) if now == *name => {}
            Ok(now) => {
                let path = path.display();
                check.faults.push(format!("{path} was changed: its SHA-256 is {now}"));
            }
            Err(error) => check.faults.push(error.to_string()),
        }
    }
    for line in lines {
        let inputs = line.detail.get("inputs").and_then(|inputs| inputs.as_array());
        for input in inputs.into_iter().flatten() {
            let is_kept = input.get("kept").and_then(serde_json::Value::as_bool);
            let sha256 =
                input.get("sha256").and_then(|it| it.as_str()).unwrap_or_default();
            if is_kept == Some(true) && !custody.original(sha256).exists() {
                check.faults.push(format!(
                    "the original {sha256} is gone, which line {} says is kept",
                    line.seq
                ));
            }
        }
    }
    check.told = format!("{} have the hash that names them", kept.len());
    Ok(check)
}
