//! WACZ: web archives with their indexes in a zip.
//!
//! Only the archives are read, as streams out of the file; the names in the zip are shown and never become paths. What
//! the package says of their hashes is checked while they are read.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive};

use crate::input::Source;
use crate::limits::{ARCHIVE_RATIO, ENTRIES, RATIO_FREE, RECORD_BYTES};
use crate::record::Record;
use crate::warc::Packing;
use crate::{Input, Reason, Refusal, Settings, warc};

#[cfg(test)]
mod tests;

/// Whether a file of these first bytes and of this extension is one.
pub(crate) fn is_wacz(head: &[u8], extension: &str) -> bool {
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    head.starts_with(b"PK\x03\x04")
        && (extension == "wacz" || holds(b"datapackage.json") || holds(b".warc"))
}

/// A file in the zip.
struct Entry {
    name: String,
    start: u64,
    packed: u64,
    method: CompressionMethod,
    /// What the package says of its bytes, in hexadecimal.
    hash: Option<String>,
}

/// The records of all archives in the zip.
pub(crate) fn records<'a>(
    input: &'a Input,
    settings: &'a Settings,
) -> Result<impl Iterator<Item = Record<'a>> + 'a, Reason> {
    let mut entries = entries(input)?;
    let hashes = hashes(input, &entries);
    entries.retain(|entry| is_archive(&entry.name));
    for entry in &mut entries {
        let found = hashes.iter().find(|(name, _)| *name == entry.name);
        entry.hash = found.map(|(_, hash)| hash.clone());
    }
    if entries.is_empty() {
        return Err(Reason::NotAReport("a zip without web archives".to_owned()));
    }
    Ok(entries.into_iter().flat_map(move |entry| archive(entry, input, settings)))
}

fn is_archive(name: &str) -> bool {
    [".warc", ".warc.gz", ".warc.zst"].iter().any(|ending| name.ends_with(ending))
}

type Records<'a> = Box<dyn Iterator<Item = Record<'a>> + 'a>;

fn archive<'a>(entry: Entry, input: &'a Input, settings: &'a Settings) -> Records<'a> {
    let path = format!("{}/{}", input.path, entry.name);
    let refused = |reason| {
        Box::new(std::iter::once(Record::refused(Refusal::new(&path, reason))))
            as Records<'a>
    };
    let stream = match unpacked(input, &entry) {
        Ok(stream) => stream,
        Err(reason) => return refused(reason),
    };
    let digest = Rc::new(RefCell::new(Some(Sha256::new())));
    let stream =
        Checked { stream, digest: Rc::clone(&digest), n_out: 0, packed: entry.packed };
    let packing = match entry.name.rsplit('.').next() {
        Some("gz") => Packing::Gzip,
        Some("zst") => Packing::Zstd,
        Some(_) | None => Packing::Plain,
    };
    let records =
        warc::records(Box::new(stream), packing, path.as_str().into(), settings);
    let checked = std::iter::once_with(move || {
        let read = digest.take().map(|digest| hex(&digest.finalize()));
        let (Some(said), Some(read)) = (entry.hash, read) else { return None };
        (said != read)
            .then(|| Record::refused(Refusal::new(&path, Reason::WrongHash { said })))
    });
    Box::new(records.chain(checked.flatten()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

/// The file, to be read from any place.
fn open(input: &Input) -> Result<Box<dyn Seekable + '_>, Reason> {
    match &input.source {
        Source::Bytes(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
        Source::File(path) => match File::open(path) {
            Ok(file) => Ok(Box::new(io::BufReader::new(file))),
            Err(error) => Err(crate::read::unreadable(&error)),
        },
        Source::StandardInput => Err(Reason::BadArchive(
            "a zip has its list at its end, so it cannot be read from standard input"
                .to_owned(),
        )),
    }
}

fn entries(input: &Input) -> Result<Vec<Entry>, Reason> {
    let bad = |error: zip::result::ZipError| Reason::BadArchive(error.to_string());
    let mut zip = ZipArchive::new(open(input)?).map_err(bad)?;
    if zip.len() > ENTRIES {
        return Err(Reason::BadArchive(format!("it has more than {ENTRIES} files")));
    }
    let mut entries = Vec::new();
    for idx in 0..zip.len() {
        let entry = zip.by_index_raw(idx).map_err(bad)?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let Some(start) = entry.data_start() else { continue };
        if entry.encrypted() {
            return Err(Reason::BadArchive(format!(
                "`{name}` is locked with a password"
            )));
        }
        entries.push(Entry {
            name,
            start,
            packed: entry.compressed_size(),
            method: entry.compression(),
            hash: None,
        });
    }
    Ok(entries)
}

/// The hashes that the package gives, by name; none where it cannot be read.
fn hashes(input: &Input, entries: &[Entry]) -> Vec<(String, String)> {
    let Some(package) = entries.iter().find(|one| one.name == "datapackage.json") else {
        return Vec::new();
    };
    let mut bytes = Vec::new();
    let read = unpacked(input, package)
        .ok()
        .and_then(|stream| stream.take(RECORD_BYTES as u64).read_to_end(&mut bytes).ok());
    let package: Option<Value> = read.and_then(|_| serde_json::from_slice(&bytes).ok());
    let resources = package.as_ref().and_then(|package| package["resources"].as_array());
    let of = |resource: &Value| {
        let hash = resource["hash"].as_str()?.strip_prefix("sha256:")?;
        Some((resource["path"].as_str()?.to_owned(), hash.to_ascii_lowercase()))
    };
    resources.into_iter().flatten().filter_map(of).collect()
}

/// The bytes of an entry.
fn unpacked<'a>(input: &'a Input, entry: &Entry) -> Result<Box<dyn Read + 'a>, Reason> {
    let mut file = open(input)?;
    file.seek(SeekFrom::Start(entry.start)).map_err(|e| crate::read::unreadable(&e))?;
    let packed = io::BufReader::new(file.take(entry.packed));
    if entry.method == CompressionMethod::Stored {
        Ok(Box::new(packed))
    } else if entry.method == CompressionMethod::Deflated {
        Ok(Box::new(flate2::bufread::DeflateDecoder::new(packed)))
    } else {
        Err(Reason::Encoding(entry.method.to_string().to_lowercase()))
    }
}

/// A stream whose bytes are hashed, and which ends where it grows beyond reason.
struct Checked<R> {
    stream: R,
    /// Taken away where the stream did not come to its end.
    digest: Rc<RefCell<Option<Sha256>>>,
    n_out: u64,
    packed: u64,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.stream.read(buffer).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.digest.take();
            }
        })?;
        self.n_out += n as u64;
        if self.n_out > RATIO_FREE as u64
            && self.n_out / (ARCHIVE_RATIO as u64) > self.packed
        {
            self.digest.take();
            return Err(io::Error::other(Reason::Bomb.to_string()));
        }
        if let Some(digest) = self.digest.borrow_mut().as_mut() {
            digest.update(&buffer[..n]);
        }
        Ok(n)
    }
}
