//! What every ACLED row must be.

use std::fmt;

use dateline_model::ActorKind;

use crate::acled::countries::REGIONS;
use crate::acled::names::{INTER, interaction};
use crate::acled::source::SCALES;
use crate::acled::sub_event::{BATTLES, CIVILIANS};
use crate::acled::{Row, SubEvent};

/// Something in a row that ACLED's codebook does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row's event.
    pub event: String,
    /// The column.
    pub column: &'static str,
    /// What it holds, or why that is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event {}: {} is `{}`", self.event, self.column, self.what)
    }
}

/// All faults of the rows; none if ACLED's own readers will take them.
pub fn check(rows: &[Row]) -> Vec<Fault> {
    rows.iter().flat_map(faults).collect()
}

fn faults(row: &Row) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut need = |right: bool, column: &'static str, what: &str| {
        if !right {
            let event = row.event_id_cnty.clone();
            faults.push(Fault { event, column, what: what.to_owned() });
        }
    };
    let code = SubEvent::ALL.into_iter().find(|code| code.as_str() == row.sub_event_type);
    need(code.is_some(), "sub_event_type", &row.sub_event_type);
    if let Some(code) = code {
        need(code.event_type() == row.event_type, "event_type", &row.event_type);
        need(
            code.disorder_type() == row.disorder_type,
            "disorder_type",
            &row.disorder_type,
        );
    }
    let date: Option<jiff::civil::Date> = row.event_date.parse().ok();
    need(date.is_some_and(|date| date.year() == row.year), "event_date", &row.event_date);
    need(
        (1..=3).contains(&row.time_precision),
        "time_precision",
        &row.time_precision.to_string(),
    );
    need(
        (1..=3).contains(&row.geo_precision),
        "geo_precision",
        &row.geo_precision.to_string(),
    );
    need(!row.actor1.is_empty(), "actor1", &row.actor1);
    need(INTER.contains(&row.inter1.as_str()), "inter1", &row.inter1);
    need(row.actor2.is_empty() == row.inter2.is_empty(), "inter2", &row.inter2);
    need(
        row.inter2.is_empty() || INTER.contains(&row.inter2.as_str()),
        "inter2",
        &row.inter2,
    );
    let pair = interaction(&row.inter1, &row.inter2);
    need(row.interaction == pair, "interaction", &row.interaction);
    need(
        matches!(row.civilian_targeting.as_str(), "" | "Civilian targeting"),
        "civilian_targeting",
        &row.civilian_targeting,
    );
    need(REGIONS.contains(&row.region.as_str()), "region", &row.region);
    need(row.iso > 0, "iso", &row.iso.to_string());
    need(!row.country.is_empty(), "country", &row.country);
    need(!row.location.is_empty(), "location", &row.location);
    need(four_decimals(&row.latitude, 90.0), "latitude", &row.latitude);
    need(four_decimals(&row.longitude, 180.0), "longitude", &row.longitude);
    need(!row.source.is_empty(), "source", &row.source);
    need(is_scale(&row.source_scale), "source_scale", &row.source_scale);
    let civilians = INTER[6];
    let is_civilian = |name: &str| name.starts_with("Civilians (");
    if row.event_type == CIVILIANS {
        need(is_civilian(&row.actor2) && row.inter2 == civilians, "actor2", &row.actor2);
        need(!row.civilian_targeting.is_empty(), "civilian_targeting", "");
    }
    if row.event_type == BATTLES {
        for (column, names) in [
            ("actor1", &row.actor1),
            ("actor2", &row.actor2),
            ("assoc_actor_1", &row.assoc_actor_1),
            ("assoc_actor_2", &row.assoc_actor_2),
        ] {
            need(!names.split("; ").any(is_civilian), column, names);
        }
        need(!row.actor2.is_empty(), "actor2", &row.actor2);
        need(
            row.civilian_targeting.is_empty(),
            "civilian_targeting",
            &row.civilian_targeting,
        );
    }
    faults
}

fn four_decimals(degrees: &str, most: f64) -> bool {
    degrees.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 4)
        && degrees.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most)
}

/// One scale, or two in ACLED's order.
fn is_scale(scale: &str) -> bool {
    let at = |name: &str| SCALES.iter().position(|each| *each == name);
    match scale.split_once('-') {
        Some((low, high)) => {
            matches!((at(low), at(high)), (Some(low), Some(high)) if low < high)
        }
        None => at(scale).is_some(),
    }
}

/// Kinds that ACLED never lets take part in a battle.
pub(crate) fn stays_out_of_battles(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::Civilians
            | ActorKind::Protesters
            | ActorKind::Rioters
            | ActorKind::Unknown
    )
}
