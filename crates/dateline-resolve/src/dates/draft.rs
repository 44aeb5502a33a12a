//! An answer in the making: bounds, the cell they come from, and what was assumed.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::anchor::{Anchor, AnchorUsed, Precision};
use super::cell::{Cell, plus};
use super::{Portion, edtf};

/// The day of writing, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// Not before this day.
    pub(super) lo: Option<Date>,
    /// Not after this day.
    pub(super) hi: Date,
    pub(super) used: AnchorUsed,
}

/// The day of writing: the dateline where it agrees with the publication, else the publication.
///
/// A wire report runs up to two weeks after its dateline; an older one is an archive line.
pub(super) fn speech(anchor: &Anchor) -> Option<Window> {
    let published = anchor.published_latest.map(|hi| match anchor.published_earliest {
        Some(lo) if lo <= hi => Window { lo: Some(lo), hi, used: AnchorUsed::Published },
        Some(_) | None => Window { lo: None, hi, used: AnchorUsed::PublishedBound },
    });
    let dateline = anchor.dateline.filter(|day| {
        let fresh =
            |hi: Date| *day <= hi && plus(*day, 14.days()).is_none_or(|end| hi <= end);
        anchor.published_latest.is_none_or(|hi| {
            anchor.published_earliest.is_none() && *day <= hi || fresh(hi)
        })
    });
    match dateline {
        Some(day) => Some(Window { lo: Some(day), hi: day, used: AnchorUsed::Dateline }),
        None => published,
    }
}

/// What is known so far.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) earliest: Option<Date>,
    pub(super) latest: Option<Date>,
    pub(super) edtf: Option<String>,
    pub(super) cell: Option<Cell>,
    /// A value with open parts, where only a part is known.
    pub(super) partial: Option<String>,
    pub(super) used: AnchorUsed,
    pub(super) assumed: Option<&'static str>,
}

impl Draft {
    pub(super) fn unknown() -> Draft {
        Draft::between(None, None, AnchorUsed::None)
    }

    pub(super) fn between(
        earliest: Option<Date>,
        latest: Option<Date>,
        used: AnchorUsed,
    ) -> Draft {
        // Bounds never run backwards: what would is not understood.
        let backwards = earliest.zip(latest).is_some_and(|(first, last)| last < first);
        let (earliest, latest) =
            if backwards { (None, None) } else { (earliest, latest) };
        let known = earliest.is_some() || latest.is_some();
        Draft {
            earliest,
            latest,
            edtf: edtf(earliest, latest),
            cell: None,
            partial: None,
            used: if known { used } else { AnchorUsed::None },
            assumed: None,
        }
    }

    pub(super) fn cell(cell: Cell, used: AnchorUsed) -> Draft {
        let draft = Draft::between(cell.first(), cell.last(), used);
        Draft { edtf: cell.edtf(), cell: Some(cell), ..draft }
    }

    /// Only a part of a date: `XXXX-07-13`.
    pub(super) fn partial(edtf: Option<String>, timex: String) -> Draft {
        Draft { edtf, partial: Some(timex), ..Draft::unknown() }
    }

    /// The cell that `f` finds from the day of writing.
    ///
    /// Where only a bound of that day is known, `assumed` says why it is taken for the day itself;
    /// without it only the upper bound of the answer is known.
    pub(super) fn on(
        window: Option<Window>,
        f: impl Fn(Date) -> Option<Cell>,
        assumed: Option<&'static str>,
    ) -> Draft {
        let Some(window) = window else { return Draft::unknown() };
        let Some(high) = f(window.hi) else { return Draft::unknown() };
        let lo = window.lo.or(assumed.map(|_| window.hi));
        let draft = match lo.and_then(f) {
            Some(low) if low == high => Draft::cell(high, window.used),
            Some(low) => Draft::between(low.first(), high.last(), window.used),
            None => Draft::between(None, high.last(), window.used),
        };
        Draft { assumed: assumed.filter(|_| window.lo.is_none()), ..draft }
    }

    /// The cell that `f` finds from the time told about.
    pub(super) fn told(anchor: &Anchor, f: impl Fn(Date) -> Option<Cell>) -> Draft {
        let window = anchor.narrative.map(|(first, last)| Window {
            lo: Some(first),
            hi: last,
            used: AnchorUsed::Narrative,
        });
        Draft::on(window, f, None)
    }

    pub(super) fn used(window: Option<Window>) -> AnchorUsed {
        window.map_or(AnchorUsed::None, |window| window.used)
    }

    /// Narrows the bounds to "early", "late", "earlier"; a single day stays whole.
    pub(super) fn with_portion(
        mut self,
        portion: Option<Portion>,
        anchor: &Anchor,
    ) -> Draft {
        let window = speech(anchor);
        if let (Some(Portion::Earlier), None, Some(last), Some(window)) =
            (portion, self.earliest, self.latest, window)
        {
            self.latest = Some(last.min(window.hi));
            self.edtf = edtf(None, self.latest);
            return self;
        }
        let (Some(portion), Some(first), Some(last)) =
            (portion, self.earliest, self.latest)
        else {
            return self;
        };
        if first == last {
            return self;
        }
        let (earliest, latest) = match portion {
            Portion::Early | Portion::Mid | Portion::Late => {
                self.cell.and_then(|cell| part(cell, portion)).unwrap_or((first, last))
            }
            Portion::Earlier => {
                let now = window.map(|window| window.hi).filter(|now| first <= *now);
                (first, now.map_or(last, |now| now.min(last)))
            }
            Portion::Later => {
                let now = window.and_then(|window| window.lo).filter(|now| *now <= last);
                (now.map_or(first, |now| now.max(first)), last)
            }
        };
        (self.earliest, self.latest) = (Some(earliest), Some(latest));
        self.edtf = edtf(self.earliest, self.latest);
        self
    }

    pub(super) fn precision(&self) -> Precision {
        match (self.earliest, self.latest) {
            (None, None) => Precision::Unknown,
            (Some(_), None) | (None, Some(_)) => Precision::Open,
            (Some(earliest), Some(latest)) => match (latest - earliest).get_days() {
                ..=0 => Precision::Day,
                1..=6 => Precision::Week,
                7..=30 => Precision::Month,
                31..=365 => Precision::Year,
                366.. => Precision::Longer,
            },
        }
    }
}

/// The first half, the middle two quarters or the second half of a cell.
///
/// Halves overlap with the middle on purpose: nobody means an exact day by "mid-July".
fn part(cell: Cell, portion: Portion) -> Option<(Date, Date)> {
    let (first, last) = (cell.first()?, cell.last()?);
    let day = |n: i32| plus(first, Span::new().try_days(n).ok()?);
    // Years are cut at months and decades at years, so that the parts read well.
    let (half, quarter, three) = match cell {
        Cell::Year(_) => {
            let month = |n: i64| plus(first, n.months());
            (month(6)?, month(3)?, month(9)?)
        }
        Cell::Years(_, count) => {
            let months = i64::from(count) * 12;
            let month = |n: i64| plus(first, n.months());
            (month(months / 2)?, month(months / 4)?, month(months * 3 / 4)?)
        }
        Cell::Day(_)
        | Cell::Weekend(_)
        | Cell::Week(_)
        | Cell::Month(_)
        | Cell::Quarter(_)
        | Cell::Season(..) => {
            let days = (last - first).get_days().checked_add(1)?;
            (day(days / 2)?, day(days / 4)?, day(days - days / 4)?)
        }
    };
    Some(match portion {
        Portion::Early | Portion::Earlier => (first, half.yesterday().ok()?),
        Portion::Mid => (quarter, three.yesterday().ok()?),
        Portion::Late | Portion::Later => (half, last),
    })
}
