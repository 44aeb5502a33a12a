//! `dateline export FILE bundle`: everything that may leave, with its hashes, for who has none of our programs.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline::formats::profile::{Profile, Released};
use dateline::store::Store;
use dateline::store::custody::{Custody, of_bytes};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::args::{ExportArguments, ExportFormat};
use crate::code::count;
use crate::custody::{handed_out, in_words};
use crate::exit::Finish;
use crate::export::{released, written};
use crate::file;
use crate::output::{Opened, writable};
use crate::render::paint::tell;

/// The files, by their path within the bundle.
type Files = BTreeMap<String, Vec<u8>>;

const DATA: [(ExportFormat, &str); 8] = [
    (ExportFormat::Jsonl, "data/events.jsonl"),
    (ExportFormat::Csv, "data/events.csv"),
    (ExportFormat::Acled, "data/acled.csv"),
    (ExportFormat::Ged, "data/ged.csv"),
    (ExportFormat::Polecat, "data/polecat.tsv"),
    (ExportFormat::Kml, "data/events.kml"),
    (ExportFormat::Geojson, "data/events.geojson"),
    (ExportFormat::Geoparquet, "data/events.parquet"),
];

const SUMS: &str = "SHA256SUMS";

/// Writes the folder, or the zip.
pub(crate) fn run(
    arguments: &ExportArguments,
    opened: Opened,
    quiet: bool,
) -> Result<Finish> {
    let Some(path) = &arguments.output else {
        bail!("a bundle is many files: name a folder, or a zip, with -o");
    };
    let is_zip =
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if is_zip {
        writable(path)?;
    } else if path.exists() {
        bail!("{} is there already: name a folder that is not", path.display());
    }
    let terms = arguments.terms.terms();
    let (store, opened) = released(opened, terms)?;
    let mut files = data(&opened)?;
    evidence(&mut files, &opened, terms.profile)?;
    let custody = Custody::of(&arguments.dataset);
    if terms.profile == Profile::Full {
        originals(&mut files, &custody)?;
        logs(&mut files, &store, &custody)?;
    }
    let config = config(arguments, &store, &custody)?;
    files.insert("config.json".to_owned(), pretty(&config)?);
    files.insert("README.md".to_owned(), readme(terms.profile));
    let sums: String = files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", of_bytes(bytes)))
        .collect();
    files.insert(SUMS.to_owned(), sums.clone().into_bytes());
    let dataset = &arguments.dataset;
    handed_out(
        &store,
        dataset,
        "export",
        &arguments.terms,
        "bundle",
        Some(path),
        sums.as_bytes(),
    )?;
    match is_zip {
        true => file::write(path, &zipped(&files)?)?,
        false => folder(path, &files)?,
    }
    if !quiet {
        let (files, profile) = (count(files.len(), "file"), terms.profile);
        tell(&format!(
            "{}: {files}, {profile}; the SHA-256 of {SUMS} is {}\n",
            path.display(),
            of_bytes(sums.as_bytes())
        ));
    }
    Ok(Finish::Done)
}

fn data(opened: &Released) -> Result<Files> {
    DATA.into_iter()
        .map(|(format, name)| Ok((name.to_owned(), written(format, opened, true)?)))
        .collect()
}

/// A record of each report, and its text where who reads it may have it.
fn evidence(files: &mut Files, opened: &Released, profile: Profile) -> Result<()> {
    let mut records = String::new();
    let told =
        opened.dataset.reports.iter().filter(|card| opened.texts.contains_key(&card.id));
    for card in told {
        let text = opened.texts.get(&card.id).filter(|_| profile != Profile::Public);
        let day = |day: &Option<dateline::model::Attested<dateline::Date>>| {
            day.as_ref().map(|day| day.value.to_string())
        };
        let row = json!({
            "report_id": card.id.0, "path": card.path, "record": card.record, "url": card.url,
            "outlet": card.outlet, "title": card.title, "language": card.language,
            "published_earliest": day(&card.published.earliest),
            "published_latest": day(&card.published.latest),
            "captured_at": card.captured_at,
            "http_status": card.capture.http_status,
            "media_type": card.capture.media_type, "charset": card.capture.charset,
            "archive_offset": card.archived.map(|at| at.offset),
            "text_sha256": text.map(|text| of_bytes(text.as_bytes())),
            "text_extractor": concat!("dateline ", env!("CARGO_PKG_VERSION")),
        });
        records += &format!("{row}\n");
        if let Some(text) = text {
            let name = format!("evidence/texts/{}.txt", card.id.0);
            files.insert(name, text.clone().into_bytes());
        }
    }
    files.insert("evidence/reports.jsonl".to_owned(), records.into_bytes());
    Ok(())
}

fn originals(files: &mut Files, custody: &Custody) -> Result<()> {
    for (name, path) in custody.originals()? {
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        files.insert(format!("evidence/originals/{name}"), bytes);
    }
    Ok(())
}

/// The two chains, each line as it was hashed.
fn logs(files: &mut Files, store: &Store, custody: &Custody) -> Result<()> {
    let lines = store.log_lines()?;
    let lines = lines.iter().map(|line| {
        let [previous, body, hash] = line;
        format!("{}\n", json!({ "previous": previous, "body": body, "hash": hash }))
    });
    let decisions: String = lines.collect();
    files.insert("log/decisions.jsonl".to_owned(), decisions.into_bytes());
    for (name, path) in custody.files() {
        if path.exists() {
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            files.insert(format!("log/{name}"), bytes);
        }
    }
    Ok(())
}

fn config(
    arguments: &ExportArguments,
    store: &Store,
    custody: &Custody,
) -> Result<Value> {
    let meta = store.meta()?;
    let head = custody.has_log().then(|| custody.end_of_log()).transpose()?;
    let log = store.log_lines()?;
    Ok(json!({
        "program": concat!("dateline ", env!("CARGO_PKG_VERSION")),
        "lexicon_sha256": meta.lexicon, "gazetteer_sha256": meta.gazetteer,
        "terms": in_words(arguments.terms.terms()),
        "dataset_sha256": dateline::store::custody::of_file(&arguments.dataset)?,
        "decisions": log.len(),
        "decisions_head": log.last().map(|[_, _, hash]| hash),
        "custody_lines": head.as_ref().map(|(n, _)| n),
        "custody_head": head.as_ref().map(|(_, head)| head),
    }))
}

fn pretty(value: &Value) -> Result<Vec<u8>> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?).into_bytes())
}

fn readme(profile: Profile) -> Vec<u8> {
    let about = profile.about();
    let more = match profile {
        Profile::Public => "",
        Profile::Trusted => TEXTS,
        Profile::Full => FULL,
    };
    format!("{HEAD}\n\nProfile `{profile}`: {about}\n{more}{TAIL}").into_bytes()
}

const HEAD: &str = "# Events of armed conflict, as reports tell them

Made by `dateline`. Everything here opens with common programs and can be checked with `sha256sum` and `jq`; none of ours is needed.

| path | what it is |
| --- | --- |
| `data/events.jsonl` | one event a line with all claims, values and the words they were read from |
| `data/*.csv`, `data/*.tsv` | the same as tables: plain, in ACLED's, UCDP's and POLECAT's columns |
| `data/events.geojson`, `.kml`, `.parquet` | the same for maps and for programs |
| `evidence/reports.jsonl` | a line for each report: its id, address, outlet, days, what the server answered, the encoding it was read in, and the SHA-256 of its text |
| `config.json` | with which program, lexicon and gazetteer it was made, for whom, and the heads of both logs |
| `SHA256SUMS` | the SHA-256 of every other file |

Is every file as it was written?

    sha256sum --check --quiet SHA256SUMS

The hash of `SHA256SUMS` itself stands in the log of who made the bundle: ask for it on another way than the bundle came.";

const TEXTS: &str = "
`evidence/texts/ID.txt` is the text of a report. Does a quote stand in it where the event says?

    for text in evidence/texts/*.txt; do
        jq -rn --rawfile text \"$text\" --arg id \"$(basename \"$text\" .txt)\" 'inputs | .claims[] | select(.report.id == $id)
            | .evidence | to_entries[].value[]? | select(.quote != $text[.start:.end]) | \"not there: \" + .quote' data/events.jsonl
    done
";

const FULL: &str = "
`evidence/texts/ID.txt` is the text of a report; `evidence/originals/HASH` are the bytes as they were received, each under its own SHA-256:

    cd evidence/originals && for file in *; do [ \"$(sha256sum < \"$file\" | cut -c1-64)\" = \"$file\" ] || echo \"changed: $file\"; done

Does a quote stand in its text where the event says?

    for text in evidence/texts/*.txt; do
        jq -rn --rawfile text \"$text\" --arg id \"$(basename \"$text\" .txt)\" 'inputs | .claims[] | select(.report.id == $id)
            | .evidence | to_entries[].value[]? | select(.quote != $text[.start:.end]) | \"not there: \" + .quote' data/events.jsonl
    done

`log/log.jsonl` tells who did what with the dataset; the field `previous` of a line is the SHA-256 of the line before:

    previous=$(printf '0%.0s' $(seq 64))
    while IFS= read -r line; do
        [ \"$(printf %s \"$line\" | jq -r .previous)\" = \"$previous\" ] || echo \"changed before: $line\"
        previous=$(printf %s \"$line\" | sha256sum | cut -c1-64)
    done < log/log.jsonl
    echo \"$previous\"    # stands in log/head and, as custody_head, in config.json

`log/decisions.jsonl` holds what persons decided; the hash of a line is that of the one before, a line feed, and its body:

    jq -c . log/decisions.jsonl | while IFS= read -r line; do
        [ \"$(printf %s \"$line\" | jq -j '.previous, \"\\n\", .body' | sha256sum | cut -c1-64)\" = \"$(printf %s \"$line\" | jq -r .hash)\" ] || echo \"changed: $line\"
    done
";

const TAIL: &str = "
A program reads reports and errs: each value is a proposal unless `review` says `accepted`, and what reports tell is what their sources say.
";

/// In a folder beside it first, and under its name when it is whole.
fn folder(path: &Path, files: &Files) -> Result<()> {
    let parent = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let made = tempfile::Builder::new()
        .prefix(".dateline-")
        .suffix(".part")
        .tempdir_in(parent)
        .with_context(|| parent.display().to_string())?;
    for (name, bytes) in files {
        let path = made.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        file::write(&path, bytes)?;
    }
    readable_by_others(made.path())?;
    fs::rename(made.path(), path).with_context(|| path.display().to_string())
}

/// A folder in the making is its maker's alone; the finished one is as any new folder.
#[cfg(unix)]
fn readable_by_others(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) -> Result<()> {
    Ok(())
}

/// All with the day on which time begins for a zip: the same bundle gives the same bytes.
fn zipped(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
