//! A table of one's own: a row an actor.

use dateline_model::ActorKind;

use super::{Entry, Fault, List, Row, id_of};

/// The columns, in the order in which the manual tells of them.
pub(super) const COLUMNS: [&str; 8] =
    ["name", "kind", "aliases", "country", "theatre", "acled", "id", "ucdp"];

/// Whether the table has the columns it needs and no others.
pub(super) fn check(heads: &[String]) -> Result<(), Fault> {
    let has = |column: &str| heads.iter().any(|head| head.eq_ignore_ascii_case(column));
    let columns = COLUMNS.join(", ");
    for needed in ["name", "kind"] {
        if !has(needed) {
            let what = format!("there is no column `{needed}`");
            return Err((what, format!("the first line names the columns: {columns}")));
        }
    }
    let is_known =
        |head: &&String| COLUMNS.iter().any(|column| head.eq_ignore_ascii_case(column));
    match heads.iter().find(|head| !is_known(head)) {
        Some(other) => Err((
            format!("`{other}` is no column of a list of actors"),
            format!("the columns are {columns}"),
        )),
        None => Ok(()),
    }
}

pub(super) fn take(row: &Row<'_>, list: &mut List<'_>) -> Result<(), Fault> {
    let name = row.cell("name");
    if name.is_empty() {
        return Err((
            "it has no name".to_owned(),
            "give one, or take the row out".to_owned(),
        ));
    }
    let kind = row.cell("kind");
    let kind = kind.parse::<ActorKind>().map_err(|error| match kind {
        "" => (format!("`{name}` has no kind"), error.remedy()),
        _ => (error.to_string(), error.remedy()),
    })?;
    let own = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
    let country = match row.cell("country") {
        "" => None,
        words => Some(code_of(list, words)?),
    };
    let theatre: Result<Vec<String>, Fault> =
        items(row.cell("theatre")).map(|words| code_of(list, words)).collect();
    let ucdp = match row.cell("ucdp") {
        "" => None,
        digits => Some(digits.parse().map_err(|_| {
            (format!("`{digits}` is no id of UCDP's"), "write whole numbers".to_owned())
        })?),
    };
    let mut aliases: Vec<String> =
        items(row.cell("aliases")).map(str::to_owned).collect();
    let theatre = theatre?;
    // Where a theatre is given, the names hold only there.
    let mut local = Vec::new();
    if !theatre.is_empty() {
        local.push(name.to_owned());
        local.append(&mut aliases);
    }
    list.add(Entry {
        id: own(row.cell("id")).unwrap_or_else(|| id_of(name)),
        name: name.to_owned(),
        kind: kind.as_str(),
        country,
        theatre,
        acled: own(row.cell("acled")),
        ucdp,
        aliases,
        local,
    })
}

/// ISO 3166-1 alpha-3 of a country that is written so or by its name.
fn code_of(list: &List<'_>, words: &str) -> Result<String, Fault> {
    let is_code = words.len() == 3 && words.chars().all(|c| c.is_ascii_uppercase());
    let found = match is_code {
        true => {
            list.world.places().country_of_iso3(words).map(|(iso3, _)| iso3.to_owned())
        }
        false => list.world.country(words),
    };
    found.ok_or_else(|| {
        let help = "write its English name or its three letters of ISO 3166, such as NGA";
        (format!("`{words}` is no country"), help.to_owned())
    })
}

/// The items of a list in a cell.
fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}
