//! UCDP's list of actors (UCDP Actor Codebook, version 22.1).

use super::{Entry, Fault, List, Row};

/// Whether the table has the columns that are read.
pub(super) fn check(heads: &[String]) -> Result<(), Fault> {
    let needed = ["ActorId", "NameData", "NameOrigFullEng", "Org", "Location"];
    let missing = needed.iter().find(|column| !heads.iter().any(|head| head == *column));
    match missing {
        Some(column) => Err((
            format!("there is no column `{column}`"),
            "give UCDP's list of actors as it is downloaded, ucdp-actor-XXX.csv"
                .to_owned(),
        )),
        None => Ok(()),
    }
}

/// Takes an actor. Governments are left out: the program knows states and their forces by their countries. An actor
/// that one of the program's own lists has is left out too: there it has more names.
pub(super) fn take(row: &Row<'_>, list: &mut List<'_>) -> Result<(), Fault> {
    let digits = row.cell("ActorId");
    let id: u32 = digits.parse().map_err(|_| {
        (format!("`{digits}` is no id of UCDP's"), "write whole numbers".to_owned())
    })?;
    let short = row.cell("NameData");
    if short.is_empty() {
        let help = "give the name in NameData, or take the row out".to_owned();
        return Err(("it has no name".to_owned(), help));
    }
    let kind = match row.cell("Org") {
        "4" => {
            list.imported.n_governments += 1;
            return Ok(());
        }
        // Who fights a state over land or power is a rebel; who fights other groups or civilians a militia.
        "1" | "2" if row.cell("ConflictId").is_empty() => "political-militia",
        "1" | "2" => "rebel",
        "3" => "identity-militia",
        other => {
            let help = "Org is 1 (formal), 2 (informal), 3 (communal) or 4 (government)";
            return Err((
                format!("`{other}` is no kind of organisation"),
                help.to_owned(),
            ));
        }
    };
    let theatre: Vec<String> = row
        .cell("Location")
        .split(',')
        .filter_map(|words| country(list, words))
        .collect();
    let known = list.known();
    let names = names(row);
    let is_known = known.all().iter().any(|actor| actor.ucdp == Some(id))
        || names.iter().any(|name| known.named(name, &theatre).is_some());
    if is_known {
        list.imported.n_known += 1;
        return Ok(());
    }
    let full = names.iter().find(|name| name.as_str() != short);
    let name = match is_acronym(short) {
        true => full.map_or(short, String::as_str),
        false => short,
    };
    list.add(Entry {
        id: format!("ucdp-{id}"),
        name: name.to_owned(),
        kind,
        country: None,
        acled: acled(short, name, kind),
        ucdp: Some(id),
        aliases: Vec::new(),
        // Short names mean others elsewhere: three armies of national liberation are called ELN.
        local: names,
        theatre,
    })
}

/// All names of the row, each once: the short one, the English one, the original one, and those it took later.
fn names(row: &Row<'_>) -> Vec<String> {
    let columns = [
        "NameData",
        "NameOrigFullEng",
        "NameOrig",
        "NameOrigFull",
        "NewName",
        "NewNameFullEng",
        "NewNameFullMotherTongue",
    ];
    let mut names: Vec<String> = Vec::new();
    for name in columns.iter().flat_map(|column| row.cell(column).split(" / ")) {
        let name = name.trim();
        let is_name = !name.is_empty() && name != "n/a" && name.chars().count() > 1;
        if is_name && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// "DR Congo (Zaire)": the name of today, else the older one.
fn country(list: &List<'_>, words: &str) -> Option<String> {
    let (now, then) = words.split_once('(').unwrap_or((words, ""));
    let of = |words: &str| list.world.country(words.trim().trim_end_matches(')').trim());
    of(now).or_else(|| of(then))
}

/// "CPJP", "SPLM/A", "CPI-Maoist": more capitals than other letters in its first word.
fn is_acronym(name: &str) -> bool {
    let first = name.split([' ', '-']).next().unwrap_or_default();
    let n_upper = first.chars().filter(|c| c.is_uppercase()).count();
    n_upper >= 2 && n_upper * 2 > first.chars().filter(|c| c.is_alphabetic()).count()
}

/// The name as ACLED's pattern writes it: "CPJP: Convention of Patriots for Justice and Peace"; a community under arms
/// by what it is and where.
fn acled(short: &str, name: &str, kind: &str) -> Option<String> {
    match kind {
        "identity-militia" => Some(format!("{name} Communal Militia ({{country}})")),
        _ if short != name => Some(format!("{short}: {name}")),
        _ => Some(name.to_owned()),
    }
}
