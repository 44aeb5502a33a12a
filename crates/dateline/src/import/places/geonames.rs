//! GeoNames' country files and their alternate names (download.geonames.org/export/dump/readme.txt).

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use dateline_resolve::places::{Point, fold};

use super::gather::Gatherer;
use super::{Fault, PlacesError, Told, fault, kinds};

/// The most bytes of a line: the longest of GeoNames has 14,000.
const LONGEST: u64 = 1 << 20;
/// What stands for a language where it is no name: links, codes and the spelling of postmen.
const NO_NAMES: &[&str] = &[
    "link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "wkdt", "phon",
    "piny", "fr_1793",
];

/// Reads a country file.
pub(super) fn read(path: &Path, gatherer: &mut Gatherer<'_>) -> Result<(), PlacesError> {
    lines(path, |row, line| match line {
        Err(fault) => gatherer.take(row, Err(fault)),
        Ok(line) => match told(line) {
            Ok(Some(told)) => gatherer.take(row, Ok(told)),
            Ok(None) => gatherer.leave_out("of a kind that reports do not name"),
            Err(fault) => gatherer.take(row, Err(fault)),
        },
    })
}

/// The file of alternate names that lies beside a country file: GeoNames' of the world, or the country's own.
pub(super) fn names_beside(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let names = ["alternateNamesV2.txt".to_owned(), format!("alternatenames-{stem}.txt")];
    let beside = names.into_iter().map(|name| path.with_file_name(name));
    beside.into_iter().find(|path| path.is_file())
}

/// Reads alternate names of the places that were taken.
pub(super) fn read_names(
    path: &Path,
    gatherer: &mut Gatherer<'_>,
) -> Result<(), PlacesError> {
    lines(path, |row, line| {
        let line = match line {
            Ok(line) => line,
            Err(fault) => return gatherer.take(row, Err(fault)),
        };
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, number, language, name, rest @ ..] = cells.as_slice() else {
            let what = format!("it has {} cells instead of ten", cells.len());
            let help = "give alternateNamesV2.txt as it is downloaded".to_owned();
            return gatherer.take(row, Err((what, help)));
        };
        let Ok(number) = number.parse() else {
            let what = format!("`{number}` is no number of GeoNames");
            return gatherer.take(row, Err((what, "write whole numbers".to_owned())));
        };
        let flag = |at: usize| rest.get(at) == Some(&"1");
        let is_historic = flag(3);
        if !gatherer.has_geonames(number) {
            gatherer.leave_out("of places that the list does not have");
        } else if NO_NAMES.contains(language) || is_historic || !is_kept(name) {
            gatherer.leave_out("no names in use in Latin or Arabic letters");
        } else {
            let is_shown = *language == "en" && flag(0) && !flag(2);
            gatherer.add_name(number, (*name).to_owned(), is_shown);
        }
    })
}

/// The place of a line; `None` where it is of a kind that reports do not name.
fn told(line: &str) -> Result<Option<Told>, Fault> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [number, name, ascii, others, latitude, longitude, class, code, country, ..] =
        cells.as_slice()
    else {
        return fault(
            format!("it has {} cells instead of 19", cells.len()),
            "give the country's file as it is downloaded, with tabs between the cells",
        );
    };
    let Ok(number) = number.parse::<u32>() else {
        return fault(
            format!("`{number}` is no number of GeoNames"),
            "write whole numbers",
        );
    };
    let degrees = |words: &str| {
        let what =
            || (format!("`{words}` is no number of degrees"), "write 35.33".to_owned());
        words.parse::<f64>().map_err(|_| what())
    };
    let point = Point { latitude: degrees(latitude)?, longitude: degrees(longitude)? };
    let population = cells.get(14).and_then(|cell| cell.parse().ok()).unwrap_or(0);
    let Some(kind) = kinds::of_geonames(class, code, population) else {
        return Ok(None);
    };
    // Reports are typed without marks over letters.
    let shown = if ascii.is_empty() { name } else { ascii };
    let mut told = Told::new(shown, kind, point);
    let others =
        std::iter::once(*name).chain(others.split(',')).filter(|name| is_kept(name));
    told.names.extend(others.map(str::to_owned));
    told.geonames = Some(number);
    told.population = population;
    told.country = Some((*country).to_owned());
    Ok(Some(told))
}

/// Whether a name is written in Latin or Arabic letters, and is no code and no transcription letter by letter.
fn is_kept(name: &str) -> bool {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let latin = |c: char| {
        c.is_ascii() || matches!(c, '\u{aa}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '’')
    };
    let is_code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    let is_lower = name.starts_with(|letter: char| letter.is_lowercase());
    letters().next().is_some()
        && (letters().all(latin) || letters().all(fold::is_arabic))
        && !is_code
        && !is_lower
}

/// Hands each line to `each`, with its number.
fn lines(
    path: &Path,
    mut each: impl FnMut(&str, Result<&str, Fault>),
) -> Result<(), PlacesError> {
    let io = PlacesError::io(path);
    let mut reader = BufReader::new(File::open(path).map_err(&io)?);
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let n_read =
            (&mut reader).take(LONGEST).read_until(b'\n', &mut line).map_err(&io)?;
        if n_read == 0 {
            break;
        }
        if n_read as u64 == LONGEST {
            let what = format!("line {number} has more than {LONGEST} bytes");
            let help = "give the file as it is downloaded";
            return Err(PlacesError::file(path, what, help));
        }
        let row = number.to_string();
        match std::str::from_utf8(&line) {
            Ok(words) => {
                let words = words.trim_end_matches(['\n', '\r']);
                let words = words.trim_start_matches('\u{feff}');
                if !words.trim().is_empty() {
                    each(&row, Ok(words));
                }
            }
            Err(_) => {
                each(&row, fault("it is no text in UTF-8", "save the file as UTF-8"));
            }
        }
    }
    Ok(())
}
