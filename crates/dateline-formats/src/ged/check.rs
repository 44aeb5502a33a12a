//! What every row of UCDP's table must be.

use crate::acled::Fault;
use crate::ged::Row;
use crate::ged::dyad::{CIVILIANS, GOVERNMENT};
use crate::states::REGIONS;

/// All faults of the rows; none if they keep what real files of UCDP's keep.
pub fn check(rows: &[Row]) -> Vec<Fault> {
    rows.iter().flat_map(faults).collect()
}

fn faults(row: &Row) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut need = |right: bool, column: &'static str, what: &dyn ToString| {
        if !right {
            let event = row.event.clone();
            faults.push(Fault { event, column, what: what.to_string() });
        }
    };
    need(row.relid.starts_with("DL-"), "relid", &row.relid);
    need(
        (1..=3).contains(&row.type_of_violence),
        "type_of_violence",
        &row.type_of_violence,
    );
    need(!row.side_a.is_empty() && row.side_a != CIVILIANS, "side_a", &row.side_a);
    need(!row.side_b.is_empty() && row.side_a != row.side_b, "side_b", &row.side_b);
    let is_government = |name: &str| name.starts_with(GOVERNMENT);
    match row.type_of_violence {
        1 => need(is_government(&row.side_a), "side_a", &row.side_a),
        2 => {
            need(!is_government(&row.side_a), "side_a", &row.side_a);
            need(!is_government(&row.side_b), "side_b", &row.side_b);
        }
        _ => {
            need(row.side_b == CIVILIANS, "side_b", &row.side_b);
            need(row.deaths_a == 0, "deaths_a", &row.deaths_a);
        }
    }
    let dead = [row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown];
    let sum = dead.iter().fold(0_u64, |sum, dead| sum.saturating_add(*dead));
    need(row.best == sum, "best", &row.best);
    need(row.low <= row.best, "low", &row.low);
    need(row.best <= row.high && row.high > 0, "high", &row.high);
    need((1..=7).contains(&row.where_prec), "where_prec", &row.where_prec);
    need(row.where_prec != 6 || row.adm_1.is_empty(), "adm_1", &row.adm_1);
    need(!matches!(row.where_prec, 4 | 6) || row.adm_2.is_empty(), "adm_2", &row.adm_2);
    need(!row.where_coordinates.is_empty(), "where_coordinates", &"");
    need(row.latitude.abs() <= 90.0, "latitude", &row.latitude);
    need(row.longitude.abs() <= 180.0, "longitude", &row.longitude);
    need(
        (1..=259_200).contains(&row.priogrid_gid()),
        "priogrid_gid",
        &row.priogrid_gid(),
    );
    need(REGIONS.contains(&row.region), "region", &row.region);
    need(row.country_id > 0, "country_id", &row.country_id);
    need(matches!(row.event_clarity, 1 | 2), "event_clarity", &row.event_clarity);
    need(dates_agree(row), "date_prec", &row.date_prec);
    need(sources_agree(row), "number_of_sources", &row.number_of_sources);
    faults
}

/// The days between the first and the last are as many as the precision says.
fn dates_agree(row: &Row) -> bool {
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let (Some(start), Some(end)) = (day(&row.date_start), day(&row.date_end)) else {
        return false;
    };
    let right = match (end - start).get_days() {
        0 => 1,
        1..=5 => 2,
        6 => 3,
        7..=30 => 4,
        31..=365 => 5,
        _ => return false,
    };
    start.year() == row.year && row.date_prec == right
}

/// The three lists are of equal length, which is the number of sources; -1 is none.
fn sources_agree(row: &Row) -> bool {
    if row.number_of_sources == -1 {
        return row.source_office.is_empty() && row.source_article.is_empty();
    }
    [&row.source_office, &row.source_date, &row.source_headline]
        .iter()
        .all(|list| i32::try_from(list.split(';').count()) == Ok(row.number_of_sources))
}
