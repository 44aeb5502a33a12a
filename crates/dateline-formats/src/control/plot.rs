//! Places as rows over time, coloured by who held them.
//!
//! Only days on which a claim, or claims before and after, say who held the place are filled; what is not known is blank.

use std::collections::BTreeSet;
use std::fmt::Write;

use dateline_model::{Days, PlaceControl};
use jiff::civil::Date;

use super::axis::Axis;
use super::colours::Colours;
use bars::Patterns;

mod bars;
mod style;

pub(super) use style::width_of;

/// What a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlotSettings {
    /// From this day; the first that is known without it.
    pub from: Option<Date>,
    /// Until this day; the last that is known without it.
    pub to: Option<Date>,
}

const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 24.0;
/// Of the names of places.
const LABELS: f64 = 190.0;
/// Of a row.
pub(super) const ROW: f64 = 30.0;

/// Draws the places, those first of which something is known first. The same places give the same bytes.
pub fn plot(places: &[&PlaceControl], settings: PlotSettings) -> String {
    let known = span(places);
    let first = settings.from.or(known.map(|days| days.first)).unwrap_or(Date::ZERO);
    let last = settings.to.or(known.map(|days| days.last)).unwrap_or(first).max(first);
    let axis = Axis { first, last, left: MARGIN + LABELS, right: WIDTH - MARGIN };
    let mut rows: Vec<(Date, &PlaceControl)> =
        places.iter().filter_map(|place| Some((begins(place, &axis)?, *place))).collect();
    rows.sort_by_key(|(begins, place)| (*begins, &place.place.name, &place.place.id));
    let shown: Vec<&PlaceControl> = rows.iter().map(|(_, place)| *place).collect();
    let colours = Colours::of(&shown);
    let mut patterns = Patterns::default();

    let (legend, mut y) = legend(&colours, 84.0);
    y += 34.0;
    let top = y;
    let (mut bands, mut bars) = (String::new(), String::new());
    for place in &shown {
        bands += &bars::band(y, &axis);
        bars += &bars::row(place, y, &axis, &colours, &mut patterns);
        y += ROW;
    }
    let height = y + 52.0;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"title\">\n\
         <title id=\"title\">Who held which place, {first} to {last}</title>\n\
         <style>{}</style>\n<defs>{}{}</defs>\n\
         <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>\n",
        style::STYLE,
        style::HATCH,
        patterns.drawn(),
    );
    svg += &heading(&shown, first, last);
    svg += &legend;
    svg += &bands;
    svg += &ticks(&axis, top, y);
    svg += &bars;
    svg += &footing(y + 30.0);
    svg += "</svg>\n";
    svg
}

/// The days that the stretches and gaps reach over, of those with a day.
fn span(places: &[&PlaceControl]) -> Option<Days> {
    let turns = places.iter().flat_map(|place| &place.intervals).flat_map(|each| {
        [each.from.latest, each.from.earliest, each.to.earliest, each.to.latest]
    });
    let gaps = places.iter().flat_map(|place| &place.gaps);
    let days =
        turns.flatten().chain(gaps.flat_map(|gap| [gap.days.first, gap.days.last]));
    let (first, last) = days.fold((None, None), |(first, last), day: Date| {
        let first: Option<Date> = first;
        (Some(first.map_or(day, |it| it.min(day))), last.max(Some(day)))
    });
    Some(Days { first: first?, last: last? })
}

/// The first day on the axis of which something is known of the place.
fn begins(place: &PlaceControl, axis: &Axis) -> Option<Date> {
    let days = place.intervals.iter().filter_map(|each| {
        let first = each.from.latest.or(each.from.earliest).or(each.to.earliest)?;
        let last = each.to.latest.or(each.to.earliest).unwrap_or(axis.last).max(first);
        axis.shows(first, last).then_some(first)
    });
    days.min()
}

fn heading(places: &[&PlaceControl], first: Date, last: Date) -> String {
    let claims: BTreeSet<_> = places
        .iter()
        .flat_map(|place| &place.intervals)
        .flat_map(|each| &each.claims)
        .collect();
    let number = |n: usize, word: &str| match n {
        1 => format!("1 {word}"),
        n => format!("{n} {word}s"),
    };
    format!(
        "<text class=\"title\" x=\"{MARGIN}\" y=\"40\">Who held which place</text>\n\
         <text class=\"quiet\" x=\"{MARGIN}\" y=\"62\">{first} to {last}, {}, from {}</text>\n",
        number(places.len(), "place"),
        number(claims.len(), "claim"),
    )
}

/// A line of keys that goes on below where it is full.
struct Legend {
    drawn: String,
    x: f64,
    y: f64,
}

impl Legend {
    /// Adds what `swatch` draws at a place, and the words beside it.
    fn add(&mut self, label: &str, swatch: impl Fn(f64, f64) -> String) {
        let wide = 26.0 + style::width_of(label, 12.0) + 22.0;
        if self.x + wide > WIDTH - MARGIN {
            (self.x, self.y) = (MARGIN, self.y + 22.0);
        }
        self.drawn += &swatch(self.x, self.y);
        let _ = writeln!(
            self.drawn,
            "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            self.x + 26.0,
            self.y + 11.0,
            style::safe(label)
        );
        self.x += wide;
    }
}

/// Every holder with its colour, then what is drawn over it; the height at which it ends.
fn legend(colours: &Colours, top: f64) -> (String, f64) {
    let mut legend = Legend { drawn: String::new(), x: MARGIN, y: top };
    for (name, fill) in colours.legend() {
        legend.add(&name, |x, y| {
            format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"20\" height=\"14\" rx=\"2\" fill=\"{fill}\"/>")
        });
    }
    (legend.x, legend.y) = (MARGIN, legend.y + 24.0);
    for (class, label) in style::KEYS {
        legend.add(label, |x, y| match class {
            "tail" | "unknown" => format!(
                "<line class=\"{class} key\" x1=\"{x:.1}\" x2=\"{:.1}\" y1=\"{mid:.1}\" y2=\"{mid:.1}\"/>",
                x + 20.0,
                mid = y + 7.0
            ),
            _ => format!(
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"20\" height=\"14\" rx=\"2\"/>"
            ),
        });
    }
    (legend.drawn, legend.y + 14.0)
}

fn ticks(axis: &Axis, top: f64, bottom: f64) -> String {
    let mut drawn = String::new();
    for tick in axis.ticks() {
        let class = if tick.is_year { "grid year" } else { "grid" };
        let _ = writeln!(
            drawn,
            "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{bottom:.1}\"/>\
             <text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            top - 14.0,
            tick.x + 4.0,
            top - 7.0,
            tick.label,
            x = tick.x,
        );
    }
    drawn
}

fn footing(y: f64) -> String {
    format!(
        "<text class=\"quiet\" x=\"{MARGIN}\" y=\"{y:.1}\">Blank is not known: no report is not no event. \
         A change of hands that nobody dates leaves a blank, with the number of reports that tell of the place.</text>\n"
    )
}
