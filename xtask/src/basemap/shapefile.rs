//! Lines and polygons of ESRI shapefiles, and the tables beside them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{Line, position};

/// The parts of each record, empty where there is no shape. ESRI's technical description of 1998 has the layout.
///
/// Records are found by the index beside the file: what was edited leaves gaps between them.
pub(super) fn read(path: &Path) -> Result<Vec<Vec<Line>>> {
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))
    };
    let (bytes, index) = (read(path)?, read(&path.with_extension("shx"))?);
    let mut records = Vec::new();
    for at in (100..index.len()).step_by(8) {
        // Both count words of two bytes; the record's own header has eight.
        let words =
            |at| anyhow::Ok(usize::try_from(u32::from_be_bytes(take(&index, at)?))?);
        let start = 2 * words(at)? + 8;
        let record = bytes.get(start..start + 2 * words(at + 4)?);
        records.push(parts(record.context("a record is cut off")?)?);
    }
    Ok(records)
}

fn parts(record: &[u8]) -> Result<Vec<Line>> {
    if u32::from_le_bytes(take(record, 0)?) == 0 {
        return Ok(Vec::new());
    }
    let count = |at| anyhow::Ok(usize::try_from(u32::from_le_bytes(take(record, at)?))?);
    let (n_parts, n_points) = (count(36)?, count(40)?);
    let points = 44 + 4 * n_parts;
    let mut lines = Vec::new();
    for part in 0..n_parts {
        let from = count(44 + 4 * part)?;
        let to = if part + 1 < n_parts { count(48 + 4 * part)? } else { n_points };
        ensure!(from <= to && to <= n_points, "parts out of order");
        let mut line = Line::new();
        for point in from..to {
            let number = |at| anyhow::Ok(f64::from_le_bytes(take(record, at)?));
            let at = points + 16 * point;
            line.push(position(number(at)?, number(at + 8)?));
        }
        line.dedup();
        if line.len() > 1 {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The rows of a dBase table, by the names of its columns.
pub(super) fn table(path: &Path) -> Result<Vec<BTreeMap<String, String>>> {
    let bytes =
        std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let n_rows = u32::from_le_bytes(take(&bytes, 4)?);
    let header = usize::from(u16::from_le_bytes(take(&bytes, 8)?));
    let width = usize::from(u16::from_le_bytes(take(&bytes, 10)?));
    let text = |from: usize, length: usize| {
        let cell = bytes.get(from..from + length).unwrap_or_default();
        let end = cell.iter().position(|&byte| byte == 0).unwrap_or(length);
        String::from_utf8_lossy(cell.get(..end).unwrap_or_default()).trim().to_owned()
    };
    let mut columns = Vec::new();
    let (mut at, mut offset) = (32, 1);
    while bytes.get(at).is_some_and(|&byte| byte != 13) {
        let length = usize::from(bytes.get(at + 16).copied().unwrap_or(0));
        columns.push((text(at, 11), offset, length));
        (at, offset) = (at + 32, offset + length);
    }
    let row = |row: usize| {
        let cell = |(name, offset, length): &(String, usize, usize)| {
            (name.clone(), text(header + row * width + offset, *length))
        };
        columns.iter().map(cell).collect()
    };
    Ok((0..usize::try_from(n_rows)?).map(row).collect())
}

fn take<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N]> {
    let slice = bytes.get(at..at + N).context("the file is cut off")?;
    Ok(slice.try_into()?)
}
