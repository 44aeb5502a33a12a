//! Sets time expressions on the calendar, with what is known of the report.

use jiff::civil::Date;

use super::anchor::{Anchor, AnchorUsed, Precision, Resolved, Tense};
use super::cell::{Cell, plus, shifted};
use super::draft::{Draft, speech};
use super::{
    Amount, Choice, From, Meaning, Steps, TimeExpression, Unit, Vague, named, timex,
};

/// Sets an expression on the calendar.
///
/// What cannot be set keeps unknown bounds: without an anchor no day is made up.
pub fn resolve(expression: &TimeExpression, anchor: &Anchor, tense: Tense) -> Resolved {
    let draft = draft(&expression.meaning, anchor, tense);
    draft.with_portion(expression.portion, anchor).finish(expression)
}

/// Resolves the expressions of a text in order, each telling the next what is being told about.
pub fn resolve_in_order(
    expressions: &[TimeExpression],
    anchor: &Anchor,
    mut tense: impl FnMut(&TimeExpression) -> Tense,
) -> Vec<Resolved> {
    let mut anchor = anchor.clone();
    let each = expressions.iter().map(|expression| {
        let resolved = resolve(expression, &anchor, tense(expression));
        anchor.tell(expression, &resolved);
        resolved
    });
    each.collect()
}

fn draft(meaning: &Meaning, anchor: &Anchor, tense: Tense) -> Draft {
    match meaning {
        Meaning::Calendar(calendar) => named::calendar(calendar, anchor, tense),
        Meaning::EitherDay(one, other) => Draft {
            edtf: Some(format!(
                "[{},{}]",
                super::edtf::day(*one),
                super::edtf::day(*other)
            )),
            ..Draft::between(Some(*one), Some(*other), AnchorUsed::None)
        },
        Meaning::Years { first, count } => {
            Draft::cell(Cell::Years(*first, *count), AnchorUsed::None)
        }
        Meaning::Season { season, year: Some(year), .. } => {
            Draft::cell(Cell::Season(*season, *year), AnchorUsed::None)
        }
        Meaning::Season { season, year: None, choice } => {
            named::season(*season, *choice, anchor, tense)
        }
        Meaning::Quarter(number, of) => named::quarter(*number, of, anchor, tense),
        Meaning::Weekday { weekday, choice } => {
            named::weekday(*weekday, *choice, anchor, tense)
        }
        Meaning::Shift { unit, by, from } => shift(*unit, *by, *from, anchor, tense),
        Meaning::Stretch { amount, unit, forward, from } => {
            stretch(*amount, *unit, *forward, *from, anchor, tense)
        }
        Meaning::Vague(vague) => vaguely(*vague, anchor),
        Meaning::Clock { day: Some(day), .. } => {
            draft(&day.meaning, anchor, tense).with_portion(day.portion, anchor)
        }
        Meaning::Clock { day: None, .. } | Meaning::PartOfDay => told_day(anchor),
        Meaning::Duration { .. } | Meaning::Set { .. } | Meaning::Epithet(_) => {
            Draft::unknown()
        }
        Meaning::Since(inner) => {
            // What has lasted since July began in a July that is past, unless it is yet to begin.
            let begun = if tense == Tense::Future { tense } else { Tense::Past };
            let inner = resolve(inner, anchor, begun);
            let now = speech(anchor).map(|window| window.hi);
            let latest = now.filter(|now| inner.earliest.is_some_and(|day| day <= *now));
            outer(&inner, inner.earliest, latest, true)
        }
        Meaning::Until(inner) => {
            let inner = resolve(inner, anchor, tense);
            outer(&inner, None, inner.latest, false)
        }
        Meaning::Before(inner) => {
            let inner = resolve(inner, anchor, tense);
            let latest = inner.earliest.and_then(|day| day.yesterday().ok());
            outer(&inner, None, latest, false)
        }
        Meaning::After(inner) => {
            let inner = resolve(inner, anchor, tense);
            let earliest = inner.latest.and_then(|day| day.tomorrow().ok());
            outer(&inner, earliest, None, true)
        }
        Meaning::Range(left, right) => two(left, right, anchor, tense, false),
        Meaning::Both(left, right) => two(left, right, anchor, tense, true),
    }
}

/// An open time before or after an inner one.
fn outer(
    inner: &Resolved,
    earliest: Option<Date>,
    latest: Option<Date>,
    onward: bool,
) -> Draft {
    let mut draft = Draft::between(earliest, latest, inner.used_anchor);
    draft.assumed = inner.assumed;
    // "since July" without a year is still `XXXX-07/..`.
    if earliest.is_none() && latest.is_none() {
        draft.edtf = inner.edtf.as_ref().map(|edtf| match onward {
            true => format!("{edtf}/.."),
            false => format!("../{edtf}"),
        });
    }
    draft
}

/// Two parts: the right one first, then the left one as the nearest before it.
fn two(
    left: &TimeExpression,
    right: &TimeExpression,
    anchor: &Anchor,
    tense: Tense,
    both: bool,
) -> Draft {
    let right = resolve(right, anchor, tense);
    let weekday = matches!(left.meaning, Meaning::Weekday { choice: Choice::Near, .. });
    let hangs = weekday
        || matches!(left.meaning, Meaning::Calendar(calendar) if calendar.year.is_none());
    let left = match right.earliest.filter(|_| hangs) {
        Some(day) => {
            let near = Anchor {
                dateline: Some(day),
                narrative: anchor.narrative,
                ..Anchor::default()
            };
            resolve(left, &near, Tense::Past)
        }
        None => resolve(left, anchor, tense),
    };
    let in_order = match (left.earliest, right.latest) {
        (Some(earliest), Some(latest)) => earliest <= latest,
        (Some(_) | None, Some(_) | None) => true,
    };
    if !in_order {
        return Draft::unknown();
    }
    let mut draft = Draft::between(left.earliest, right.latest, right.used_anchor);
    draft.assumed = right.assumed.or(left.assumed);
    if let (Some(one), Some(other)) = (&left.edtf, &right.edtf) {
        let apart = left.latest.zip(right.earliest);
        let exact = left.precision == Precision::Day && right.precision == Precision::Day;
        if both && exact {
            draft.edtf = Some(format!("{{{one},{other}}}"));
        } else if apart.is_none() {
            draft.edtf = Some(format!("{one}/{other}"));
        }
    }
    draft
}

fn shift(unit: Unit, by: Steps, from: From, anchor: &Anchor, tense: Tense) -> Draft {
    let cell = |n: i32| move |day: Date| Cell::around(unit, shifted(day, unit, n)?);
    match (from, by) {
        // A history that says "this year" means the year it has come to.
        (From::Speech, Steps::Exact(0))
            if speech(anchor).is_none() && unit != Unit::Day =>
        {
            Draft::told(anchor, cell(0))
        }
        (From::Speech, Steps::Exact(n)) => Draft::on(speech(anchor), cell(n), None),
        (From::Story, Steps::Exact(n)) => Draft::told(anchor, cell(n)),
        (From::Speech | From::Story, Steps::Nearest) => Draft::on(
            speech(anchor),
            |day| named::weekend(day, tense),
            Some(named::WITHIN_A_WEEK),
        ),
        (From::Speech, Steps::SomeBack) => {
            let latest = speech(anchor).and_then(|window| shifted(window.hi, unit, -1));
            Draft::between(None, latest, Draft::used(speech(anchor)))
        }
        (From::Speech, Steps::SomeForward) => {
            let earliest = speech(anchor).and_then(|window| shifted(window.lo?, unit, 1));
            Draft::between(earliest, None, Draft::used(speech(anchor)))
        }
        (From::Story, Steps::SomeBack) => {
            let latest = anchor.narrative.and_then(|(_, last)| shifted(last, unit, -1));
            Draft::between(None, latest, AnchorUsed::Narrative)
        }
        (From::Story, Steps::SomeForward) => {
            let earliest =
                anchor.narrative.and_then(|(first, _)| shifted(first, unit, 1));
            Draft::between(earliest, None, AnchorUsed::Narrative)
        }
    }
}

/// "the past four weeks": the last day is the one it is counted from.
fn stretch(
    amount: Amount,
    unit: Unit,
    forward: bool,
    from: From,
    anchor: &Anchor,
    tense: Tense,
) -> Draft {
    let told = anchor.narrative.filter(|_| from == From::Story && tense != Tense::Future);
    let (lo, hi, used) = match (told, speech(anchor)) {
        (Some((first, last)), _) => (Some(first), last, AnchorUsed::Narrative),
        (None, Some(window)) if forward || from == From::Speech => {
            (window.lo, window.hi, window.used)
        }
        (None, Some(_) | None) => return Draft::unknown(),
    };
    let length = match amount {
        Amount::Exact(n) => i32::try_from(n).ok(),
        Amount::Some => None,
    };
    // 24 hours touch two days: hours are rounded up to whole days.
    let far = |day: Date, sign: i32| match unit {
        Unit::Hour => shifted(day, Unit::Day, sign * ((length? - 1).max(0) / 24 + 1)),
        Unit::Second
        | Unit::Minute
        | Unit::Day
        | Unit::Night
        | Unit::Weekend
        | Unit::Week
        | Unit::Fortnight
        | Unit::Month
        | Unit::Quarter
        | Unit::Year
        | Unit::Decade
        | Unit::Century => shifted(day, unit, sign.checked_mul(length?)?),
    };
    match forward {
        true => Draft::between(lo, far(hi, 1), used),
        false => Draft::between(lo.and_then(|lo| far(lo, -1)), Some(hi), used),
    }
}

fn vaguely(vague: Vague, anchor: &Anchor) -> Draft {
    let window = speech(anchor);
    let used = Draft::used(window);
    match vague {
        Vague::Past | Vague::Present => {
            Draft::between(None, window.map(|window| window.hi), used)
        }
        Vague::Future => Draft::between(window.and_then(|window| window.lo), None, used),
    }
}

/// The day told about, where it is one day.
fn told_day(anchor: &Anchor) -> Draft {
    match anchor.narrative {
        Some((first, last)) if plus(first, jiff::Span::new()) == Some(last) => {
            Draft::cell(Cell::Day(first), AnchorUsed::Narrative)
        }
        Some(_) | None => Draft::unknown(),
    }
}

impl Draft {
    /// The finished answer, with its TIMEX3 value.
    fn finish(self, expression: &TimeExpression) -> Resolved {
        let (timex3_type, timex3_value) = timex::timex(expression, &self);
        Resolved {
            earliest: self.earliest,
            latest: self.latest,
            precision: self.precision(),
            edtf: self.edtf,
            timex3_type,
            timex3_value,
            used_anchor: self.used,
            assumed: self.assumed,
        }
    }
}
