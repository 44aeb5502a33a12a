//! Days as places on a line.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::plot::width_of;

/// The first and the last day of a picture, and where they stand.
pub(super) struct Axis {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// A line of the axis and what stands above it.
pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) label: String,
    /// A year begins.
    pub(super) is_year: bool,
}

/// Labels stand no closer than this many pixels.
const APART: f64 = 44.0;

impl Axis {
    fn n_days(&self) -> f64 {
        f64::from(days(self.first, self.last) + 1)
    }

    /// Where the day begins.
    pub(super) fn x(&self, day: Date) -> f64 {
        let day = day.clamp(self.first, self.last);
        self.left + f64::from(days(self.first, day)) / self.n_days() * self.width()
    }

    /// Where the day ends.
    pub(super) fn end(&self, day: Date) -> f64 {
        let day = day.clamp(self.first, self.last);
        self.left + f64::from(days(self.first, day) + 1) / self.n_days() * self.width()
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether any of the days is on the axis.
    pub(super) fn shows(&self, first: Date, last: Date) -> bool {
        first <= self.last && self.first <= last
    }

    /// Weeks where there is room for them, else months, quarters, half-years, years.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let per_day = self.width() / self.n_days();
        if per_day * 7.0 >= APART {
            return self.weekly();
        }
        let step = [1_i16, 2, 3, 6, 12, 24, 60, 120]
            .into_iter()
            .find(|step| f64::from(*step) * 30.4 * per_day >= APART)
            .unwrap_or(120);
        let mut at = self.first.first_of_month();
        let mut ticks: Vec<Tick> = Vec::new();
        while at <= self.last {
            let months = i32::from(at.year()) * 12 + i32::from(at.month()) - 1;
            if at >= self.first && months % i32::from(step) == 0 {
                let is_year = at.month() == 1;
                let names_year = is_year || ticks.is_empty();
                let label = match (step >= 12 || is_year, names_year) {
                    (true, _) => at.year().to_string(),
                    (false, true) => format!("{} {}", month(at), at.year()),
                    (false, false) => month(at).to_owned(),
                };
                ticks.push(Tick { x: self.x(at), label, is_year });
            }
            let Ok(next) = at.checked_add(1.month()) else { break };
            at = next;
        }
        // The first label may be long: the month behind it then has none.
        if let [first, second, ..] = ticks.as_mut_slice()
            && second.x - first.x < width_of(&first.label, 11.0) + 8.0
            && !second.is_year
        {
            second.label.clear();
        }
        ticks
    }

    fn weekly(&self) -> Vec<Tick> {
        let mut at = self.first;
        let mut ticks: Vec<Tick> = Vec::new();
        while at <= self.last {
            let names_year = ticks.is_empty();
            let label = match names_year {
                true => format!("{} {} {}", at.day(), month(at), at.year()),
                false => format!("{} {}", at.day(), month(at)),
            };
            let is_year = at.day_of_year() <= 7;
            ticks.push(Tick { x: self.x(at), label, is_year });
            // The first label is long.
            let step = if names_year && self.width() / self.n_days() * 7.0 < 90.0 {
                14
            } else {
                7
            };
            let Ok(next) = at.checked_add(step.days()) else { break };
            at = next;
        }
        ticks
    }
}

/// Days from one day to another.
fn days(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

fn month(day: Date) -> &'static str {
    match day.month() {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}
