//! TIMEX3 values, in which the public test sets for dates are written.

use super::anchor::TimexType;
use super::draft::Draft;
use super::{Amount, DayPart, Meaning, Steps, TimeExpression, Unit, Vague};

/// The type and value of an expression; two-part expressions have no value of their own.
pub(super) fn timex(
    expression: &TimeExpression,
    draft: &Draft,
) -> (TimexType, Option<String>) {
    let date = || draft.cell.map(super::cell::Cell::timex).or(draft.partial.clone());
    match &expression.meaning {
        Meaning::Duration { amount, unit } | Meaning::Stretch { amount, unit, .. } => {
            (TimexType::Duration, Some(length(*amount, *unit)))
        }
        Meaning::Set { every, unit, weekday } => {
            let value = match weekday {
                Some(weekday) => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
                None => length(Amount::Exact(*every), *unit),
            };
            (TimexType::Set, Some(value))
        }
        Meaning::Vague(vague) | Meaning::Epithet(vague) => {
            let value = match vague {
                Vague::Past => "PAST_REF",
                Vague::Present => "PRESENT_REF",
                Vague::Future => "FUTURE_REF",
            };
            (TimexType::Date, Some(value.to_owned()))
        }
        Meaning::Clock { hour, minute, utc, .. } => {
            let day = date().unwrap_or_else(|| "XXXX-XX-XX".to_owned());
            let zone = if *utc { "Z" } else { "" };
            (TimexType::Time, Some(format!("{day}T{hour:02}:{minute:02}{zone}")))
        }
        Meaning::Shift { by: Steps::SomeBack, .. } => {
            (TimexType::Date, Some("PAST_REF".to_owned()))
        }
        Meaning::Shift { by: Steps::SomeForward, .. } => {
            (TimexType::Date, Some("FUTURE_REF".to_owned()))
        }
        Meaning::Calendar(_)
        | Meaning::EitherDay(..)
        | Meaning::Years { .. }
        | Meaning::Season { .. }
        | Meaning::Quarter(..)
        | Meaning::Weekday { .. }
        | Meaning::Shift { .. }
        | Meaning::PartOfDay => match expression.day_part {
            Some(part) => {
                let day = date().unwrap_or_else(|| "XXXX-XX-XX".to_owned());
                (TimexType::Time, Some(format!("{day}T{}", part_code(part))))
            }
            None => (TimexType::Date, date()),
        },
        Meaning::Since(_)
        | Meaning::Until(_)
        | Meaning::Before(_)
        | Meaning::After(_)
        | Meaning::Range(..)
        | Meaning::Both(..) => (TimexType::Date, None),
    }
}

fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Dawn | DayPart::Morning => "MO",
        DayPart::Noon => "12:00",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
        DayPart::Midnight => "24:00",
    }
}

/// "P4W", "PT24H", "PXD".
fn length(amount: Amount, unit: Unit) -> String {
    let times = |n: u64| match amount {
        Amount::Exact(count) => u64::from(count).saturating_mul(n).to_string(),
        Amount::Some => "X".to_owned(),
    };
    match unit {
        Unit::Second => format!("PT{}S", times(1)),
        Unit::Minute => format!("PT{}M", times(1)),
        Unit::Hour => format!("PT{}H", times(1)),
        Unit::Day => format!("P{}D", times(1)),
        Unit::Night => format!("P{}D", times(1)),
        Unit::Weekend => format!("P{}WE", times(1)),
        Unit::Week => format!("P{}W", times(1)),
        Unit::Fortnight => format!("P{}W", times(2)),
        Unit::Month => format!("P{}M", times(1)),
        Unit::Quarter => format!("P{}Q", times(1)),
        Unit::Year => format!("P{}Y", times(1)),
        Unit::Decade => format!("P{}DE", times(1)),
        Unit::Century => format!("P{}CE", times(1)),
    }
}
