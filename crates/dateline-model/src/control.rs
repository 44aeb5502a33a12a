//! Who held which place when, and where nobody says.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::plover::{UnknownWord, words};
use crate::{ClaimId, Party, Place, TerritoryState};

/// A day on which something began or ended, as exactly as claims tell it. Nobody makes up a day between the bounds.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Not before this day; `None` where nothing bounds it.
    pub earliest: Option<Date>,
    /// Not after this day.
    pub latest: Option<Date>,
    /// Whether claims tell of the turn itself: the real start or end, and not the first or last time that it was seen.
    pub told: bool,
}

/// Days from the first to the last, both included.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
    /// Whether the day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A stretch of time in which a place was held, fought over, besieged or cut off.
///
/// Stretches overlap: a town under siege is still held by those inside. Two stretches of different holders on
/// the same days are two versions, and both say on which days they are disputed.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct ControlInterval {
    /// When it began.
    pub from: Turn,
    /// When it ended.
    pub to: Turn,
    /// Who held the place; of a siege or a fight who held it when it began, where that is known.
    pub holder: Option<Party>,
    /// How: held, handed over to the holder, fought over, besieged, cut off.
    pub state: TerritoryState,
    /// Who fought, besieged or cut it off, where that is told.
    pub by: Vec<Party>,
    /// The days on which sources disagree; empty where they do not.
    pub disputed: Vec<Days>,
    /// The claims it rests on, in the order of their ids.
    pub claims: Vec<ClaimId>,
    /// The claims that deny it.
    pub against: Vec<ClaimId>,
}

impl ControlInterval {
    /// Whether it says who holds the place, and not what is done to it.
    pub fn is_tenure(&self) -> bool {
        match self.state {
            TerritoryState::Held | TerritoryState::HandedOver => true,
            TerritoryState::FoughtOver
            | TerritoryState::Besieged
            | TerritoryState::AccessCut => false,
        }
    }

    /// The days on which it surely was so; `None` where it may have ended before it surely began.
    ///
    /// On the day of a turn that is told the new state holds, and the old one no longer surely.
    pub fn surely(&self) -> Option<Days> {
        let first = self.from.latest?;
        let last = match self.to.told {
            true => self.to.earliest?.yesterday().ok()?,
            false => self.to.earliest?,
        };
        (first <= last).then_some(Days { first, last })
    }

    /// How sure it is that it was so on this day; `None` where it was not.
    pub fn on(&self, day: Date) -> Option<Surety> {
        if self.from.earliest.is_some_and(|from| day < from)
            || self.to.latest.is_some_and(|to| day > to)
        {
            return None;
        }
        if self.surely().is_some_and(|days| days.contains(day)) {
            return Some(Surety::Sure);
        }
        // Nothing bounds the first and the last stretch of a place on its outer side.
        if self.from.latest.is_some_and(|from| day < from) {
            return self.from.earliest.map(|_| Surety::Turning);
        }
        match (self.to.earliest, self.to.latest) {
            (Some(to), None) if day > to => Some(Surety::LastKnown),
            (Some(_) | None, Some(_)) | (Some(_), None) => Some(Surety::Turning),
            (None, None) => None,
        }
    }
}

words! {
    /// How sure it is that a place was held so on a day.
    Surety {
        /// Told for that day, or for days before and after it.
        Sure = "sure",
        /// It began or ended about then.
        Turning = "turning",
        /// Told last for an earlier day, and nobody says that it ended.
        LastKnown = "last-known",
    }
}

words! {
    /// Why it is not known who held a place.
    GapKind {
        /// It changed hands, and nobody tells on which day.
        UntoldChange = "untold-change",
        /// The holder lost or left it, and nobody tells who came.
        UntoldHolder = "untold-holder",
        /// Nobody tells of it any more.
        NotToldAgain = "not-told-again",
    }
}

/// Days of which nobody says who held a place. No report is not no event: each week says how many reports there were.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ControlGap {
    /// The days.
    pub days: Days,
    /// Why.
    pub kind: GapKind,
    /// Every week that the days reach into, with the reports published in it that tell of the place.
    pub weeks: Vec<WeekCount>,
}

impl ControlGap {
    /// Reports that tell of the place, in the weeks of the gap.
    pub fn n_reports(&self) -> usize {
        self.weeks.iter().map(|week| week.n_reports).sum()
    }
}

/// A week as ISO 8601 counts it.
#[derive(
    Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub struct IsoWeek {
    /// The year that the week belongs to.
    pub year: i16,
    /// Its number, from 1.
    pub week: i8,
}

impl IsoWeek {
    /// The week of a day.
    pub fn of(day: Date) -> IsoWeek {
        let at = day.iso_week_date();
        IsoWeek { year: at.year(), week: at.week() }
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

/// How many reports of a week tell of a place.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekCount {
    /// The week.
    pub week: IsoWeek,
    /// Reports published in it.
    pub n_reports: usize,
}

/// All that is known of who held a place.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct PlaceControl {
    /// The place.
    pub place: Place,
    /// The stretches, tenures first, each in the order of their days.
    pub intervals: Vec<ControlInterval>,
    /// The days of which nobody says who held it, in their order.
    pub gaps: Vec<ControlGap>,
    /// The weeks in which reports tell of it, or of a place inside it; weeks without are left out.
    pub coverage: Vec<WeekCount>,
}

impl PlaceControl {
    /// The stretches of that day, each with how sure it is.
    pub fn on(&self, day: Date) -> Vec<(&ControlInterval, Surety)> {
        let on = |each| ControlInterval::on(each, day).map(|surety| (each, surety));
        self.intervals.iter().filter_map(on).collect()
    }

    /// Whether sources disagree on who held it that day.
    pub fn is_disputed_on(&self, day: Date) -> bool {
        let mut days = self.intervals.iter().flat_map(|each| &each.disputed);
        days.any(|days| days.contains(day))
    }
}
