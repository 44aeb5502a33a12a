//! The user's own tiles for the ground of the map: one file, of which a browser asks for the parts that it needs.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

use crate::answer::Answer;
use crate::fault::Fault;
use crate::pages;
use crate::server::Shared;

/// The address of the file.
pub(crate) const ADDRESS: &str = "/tiles/ground.pmtiles";
/// A part of the file that is sent at once; a reader asks for some kilobytes, a full directory is smaller than this.
const LONGEST_PART: u64 = 16 << 20;
/// How a file of PMTiles begins.
const BEGINNING: &[u8] = b"PMTiles";

/// A file of tiles in the PMTiles format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles(PathBuf);

impl Tiles {
    /// Looks at the beginning of the file.
    ///
    /// # Errors
    /// If it cannot be read, or is none of PMTiles.
    pub fn open(path: &Path) -> io::Result<Tiles> {
        let mut first = Vec::new();
        File::open(path)?.take(BEGINNING.len() as u64).read_to_end(&mut first)?;
        match first == BEGINNING {
            true => Ok(Tiles(std::path::absolute(path)?)),
            false => Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "it is no file of PMTiles, which begins with that word",
            )),
        }
    }

    /// The bytes from `first` to `last`, or to the end of the file, and how long the file is.
    fn part(&self, first: u64, last: Option<u64>) -> io::Result<(Vec<u8>, u64)> {
        let mut file = File::open(&self.0)?;
        let length = file.metadata()?.len();
        let end = last.map_or(length, |last| last.saturating_add(1)).min(length);
        let n = end.saturating_sub(first).min(LONGEST_PART);
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(first.min(length)))?;
        file.take(n).read_to_end(&mut bytes)?;
        Ok((bytes, length))
    }
}

/// `GET /tiles/ground.pmtiles` with a `Range`.
pub(crate) async fn serve(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let given = tokio::task::spawn_blocking(move || answer(&shared, &headers)).await;
    let given = given.unwrap_or_else(|_| Err(Fault::ours("a fault in the program")));
    given.unwrap_or_else(|fault| pages::fault::answer(&fault, false)).into_response()
}

fn answer(shared: &Shared, headers: &HeaderMap) -> Result<Answer, Fault> {
    let Some(tiles) = shared.desk.tiles() else {
        return Err(Fault::missing("the desk was opened without tiles"));
    };
    let asked = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let wrong = || Fault::malformed("no such part of a file", "ask for bytes=0-16383");
    let (first, last) = match asked {
        Some(asked) => range(asked).ok_or_else(wrong)?,
        None => (0, None),
    };
    let (bytes, length) = tiles
        .part(first, last)
        .map_err(|error| Fault::missing(format!("the tiles cannot be read: {error}")))?;
    let end = first.saturating_add(bytes.len() as u64);
    let is_part = asked.is_some() || end < length;
    let (status, part) = match bytes.is_empty() {
        true => (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}")),
        false => {
            (StatusCode::PARTIAL_CONTENT, format!("bytes {first}-{}/{length}", end - 1))
        }
    };
    let answer = Answer::bytes("application/vnd.pmtiles", bytes)
        .with(header::ACCEPT_RANGES, "bytes");
    Ok(match is_part {
        true => answer.with_status(status).with(header::CONTENT_RANGE, part),
        false => answer,
    })
}

/// `bytes=0-16383` and `bytes=100-`: the one range that readers of tiles ask for.
fn range(asked: &str) -> Option<(u64, Option<u64>)> {
    let (first, last) = asked.strip_prefix("bytes=")?.split_once('-')?;
    let first: u64 = first.parse().ok()?;
    let last: Option<u64> = match last {
        "" => None,
        last => Some(last.parse().ok()?),
    };
    last.is_none_or(|last| last >= first).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::{Tiles, range};

    #[test]
    fn one_range_of_bytes_is_understood() {
        assert_eq!(range("bytes=0-99"), Some((0, Some(99))));
        assert_eq!(range("bytes=100-"), Some((100, None)));
        for wrong in ["", "bytes=", "bytes=9-1", "bytes=-5", "bytes=1-2,4-5", "lines=1-2"]
        {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_a_file_of_tiles_is_opened_and_no_part_reaches_behind_its_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.pmtiles");
        std::fs::write(&path, b"a table").expect("written");
        assert!(Tiles::open(&path).is_err());
        std::fs::write(&path, b"PMTiles and more").expect("written");
        let tiles = Tiles::open(&path).expect("tiles");
        let part = |first, last| tiles.part(first, last).expect("a part");
        assert_eq!(part(0, Some(6)), (b"PMTiles".to_vec(), 16));
        assert_eq!(part(8, Some(999)), (b"and more".to_vec(), 16));
        assert_eq!(part(99, None), (Vec::new(), 16));
    }
}
