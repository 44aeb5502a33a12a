//! Pages to reports: the tags, the article and the zones, one thread, no file read meanwhile.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use dateline::ingest::{Input, Settings, read};
use flate2::read::GzDecoder;

use super::{ROUNDS, median, timed};

/// A line with the pages that a core reads in a second.
pub(super) fn measure(folder: &Path) -> Result<String> {
    let pages = pages(folder)?;
    let n_bytes: usize = pages.iter().map(Vec::len).sum();
    let settings = Settings::default();
    let seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let inputs: Vec<Input> = pages
                .iter()
                .map(|page| Input::bytes("page.html", page.clone()))
                .collect();
            timed(|| {
                inputs.iter().map(|input| read(input, &settings).count()).sum::<usize>()
            })
        })
        .collect();
    let per_second = pages.len() as f64 / median(&seconds);
    let size = n_bytes as f64 / 1e3 / pages.len().max(1) as f64;
    Ok(format!(
        "{} pages of {size:.0} kB on average: {per_second:.0} pages/core-s",
        pages.len()
    ))
}

/// The packed pages of a folder, unpacked, by name.
fn pages(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let entries = folder.read_dir().with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "gz"));
    let unpack = |path: &std::path::PathBuf| -> Result<Vec<u8>> {
        let mut page = Vec::new();
        let file = File::open(path).with_context(|| path.display().to_string())?;
        GzDecoder::new(file).read_to_end(&mut page)?;
        Ok(page)
    };
    paths.iter().map(unpack).collect()
}
