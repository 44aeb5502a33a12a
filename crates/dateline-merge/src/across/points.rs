//! How well two events of different reports fit, in points that a person can add up.

use std::fmt;

use crate::across::likeness::{Likeness, likeness, same_dead};
use crate::across::telling::Telling;
use crate::fit::{DateFit, PlaceFit, dates};
use crate::parties::{self, Side};

/// What two events of different reports have in common, in points that a person can add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Points {
    likeness: (Side, Side),
    contradicts: bool,
    place: u32,
    days: u32,
    act: u32,
    dead: u32,
}

impl Points {
    pub(crate) fn sum(self) -> u32 {
        let (actors, recipients) = self.likeness;
        u32::from(actors.points() + recipients.points())
            + self.place
            + self.days
            + self.act
            + self.dead
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (actors, recipients) = self.likeness;
        write!(f, "actors {actors} {}, ", actors.points())?;
        write!(f, "recipients {recipients} {}, ", recipients.points())?;
        if self.contradicts {
            f.write_str("the other side told differently 0, ")?;
        }
        let place = match self.place {
            4 => "the same place",
            1 => "one place in the other",
            _ => "no place against it",
        };
        write!(f, "{place} {}, ", self.place)?;
        let days = match self.days {
            3 => "the same day",
            1 => "days that meet",
            _ => "no day against it",
        };
        write!(f, "{days} {}, ", self.days)?;
        let act = if self.act > 1 { "the same act" } else { "acts that go together" };
        write!(f, "{act} {}", self.act)?;
        if self.dead > 0 {
            write!(f, ", as many dead {}", self.dead)?;
        }
        write!(f, " = {}", self.sum())
    }
}

/// How well two events of different reports fit whose days are known, and whether that is enough to join them; `None`
/// where they may not be joined. What is not enough joins only where nothing fits as well.
pub(crate) fn points(a: &Telling<'_>, b: &Telling<'_>) -> Option<(Points, bool)> {
    if dates(a.date, b.date) != DateFit::Same {
        return None;
    }
    let like = likeness(a, b)?;
    let one_day = a.is_one_day() && b.is_one_day();
    let enough = match like.place {
        // Who did it or to whom may be what sources disagree on, where all else is the same.
        PlaceFit::Same if like.contradicts => {
            !like.wide && one_day && like.may_be_disputed(a, b)
        }
        // Nobody named at one exact place on one day: two reports of a bomb.
        PlaceFit::Same if !like.wide => like.is_firm() || (one_day && like.act == 2),
        // In a province it takes both sides and the very day. What was taken on that day lies somewhere in the
        // province, and two villages may have been.
        PlaceFit::Same => {
            one_day && like.sides.points() >= 5 && like.act == 2 && !a.takes && !b.takes
        }
        PlaceFit::Inside => {
            !like.wide && !like.contradicts && like.is_firm() && like.act == 2
        }
        PlaceFit::Untold | PlaceFit::Apart => false,
    };
    // At one place on one day, and nothing says that they are two.
    let alone =
        one_day && like.place == PlaceFit::Same && !like.wide && !like.contradicts;
    let days = if one_day { 3 } else { 1 };
    (enough || alone).then(|| (score(a, b, &like, days), enough))
}

/// How well an event without a day of its own fits one of the same place: the same was done, or the same side did it.
pub(crate) fn points_without_day(a: &Telling<'_>, b: &Telling<'_>) -> Option<Points> {
    let (Some((first, last)), Some((from, to))) = (a.days(), b.days()) else {
        return None;
    };
    let like = likeness(a, b)?;
    let acted = like.sides.actors >= Side::Told(parties::Likeness::Kin);
    let fits = first <= to
        && from <= last
        && like.place == PlaceFit::Same
        && !like.wide
        && !like.contradicts
        && (like.act == 2 || acted);
    fits.then(|| score(a, b, &like, 0))
}

/// How well an event whose place says little fits one of the same day that has a place: a side is known to be the same,
/// and it did the same, or did both.
pub(crate) fn points_without_place(a: &Telling<'_>, b: &Telling<'_>) -> Option<Points> {
    if !(a.is_one_day() && b.is_one_day()) || dates(a.date, b.date) != DateFit::Same {
        return None;
    }
    let like = likeness(a, b)?;
    let acted = like.sides.actors >= Side::Told(parties::Likeness::Kin);
    let fits = !like.contradicts && like.is_firm() && (like.act == 2 || acted);
    fits.then(|| score(a, b, &like, 3))
}

fn score(a: &Telling<'_>, b: &Telling<'_>, like: &Likeness, days: u32) -> Points {
    Points {
        likeness: (like.sides.actors, like.sides.recipients),
        contradicts: like.contradicts,
        place: match like.place {
            PlaceFit::Same => 4,
            PlaceFit::Inside => 1,
            PlaceFit::Untold | PlaceFit::Apart => 0,
        },
        days,
        act: u32::from(like.act),
        dead: if same_dead(a, b) { 2 } else { 0 },
    }
}
