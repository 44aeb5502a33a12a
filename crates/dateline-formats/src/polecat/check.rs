//! What every row of POLECAT's table must be.

use dateline_model::{Act, EventType, Mode};

use crate::acled::Fault;
use crate::polecat::plover::{self, CONTEXTS};
use crate::polecat::row::Side;
use crate::polecat::sides::SECTORS;
use crate::polecat::{COLUMNS, Row};

/// All faults of the rows; none if type, mode, score, quad code, contexts and sectors agree with PLOVER's manual.
pub fn check(rows: &[Row]) -> Vec<Fault> {
    rows.iter().flat_map(faults).collect()
}

fn faults(row: &Row) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut need = |right: bool, column: &'static str, what: &str| {
        if !right {
            let event = row.event_id.clone();
            faults.push(Fault { event, column, what: what.to_owned() });
        }
    };
    need(row.event_id.starts_with("DL-"), "Event ID", &row.event_id);
    need(row.cells().len() == COLUMNS.len(), "Version", "the number of cells");
    let is_day = row.event_date.parse::<jiff::civil::Date>().is_ok();
    need(is_day, "Event Date", &row.event_date);
    let event: Option<EventType> = row.event_type.parse().ok();
    need(event.is_some(), "Event Type", &row.event_type);
    if let Some(event) = event {
        let read = |name: &str| -> Option<Mode> {
            let mode = name.parse().ok()?;
            plover::mode(Act { event, mode: Some(mode) })
        };
        let modes: Vec<&str> = list(&row.event_mode).collect();
        need(
            modes.iter().all(|mode| read(mode).is_some()),
            "Event Mode",
            &row.event_mode,
        );
        let first = modes.first().and_then(|mode| read(mode));
        let score = plover::intensity(event, first);
        need(row.intensity == score, "Intensity", &row.intensity);
        let quad = row.quad_code.to_string();
        need(row.quad_code == plover::quad(event), "Quad Code", &quad);
        let needs = plover::needs_recipient(event);
        need(!needs || !row.recipient.name.is_empty(), "Recipient Name", "");
    }
    let known = list(&row.contexts).all(|context| CONTEXTS.contains(&context));
    need(known, "Contexts", &row.contexts);
    for (column, side) in
        [("Actor Country", &row.actor), ("Recipient Country", &row.recipient)]
    {
        let is_code =
            |code: &str| code.len() == 3 && code.bytes().all(|c| c.is_ascii_uppercase());
        need(list(&side.country).all(is_code), column, &side.country);
    }
    need(sectors_agree(&row.actor), "Actor Sectors", &row.actor.sectors);
    need(sectors_agree(&row.recipient), "Recipient Sectors", &row.recipient.sectors);
    let somebody = !row.actor.name.is_empty() || !row.recipient.name.is_empty();
    need(somebody, "Actor Name", "");
    faults
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').filter(|item| !item.is_empty())
}

fn sectors_agree(side: &Side) -> bool {
    let known = list(&side.sectors).all(|sector| SECTORS.contains(&sector));
    known && list(&side.sectors).next().unwrap_or_default() == side.primary_sector
}
