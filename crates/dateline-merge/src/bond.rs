//! The rules by which two claims of one report tell of one happening.
//!
//! First what keeps them apart: sides, places, dates or acts that clash. Then what holds them together: in a report a
//! happening is told in the headline, again in the lead, and then in sentences that follow each other.

use dateline_model::{Claim, ClaimId, CountKind};

use crate::family::Family;
use crate::fit::{
    DateFit, PlaceFit, Sides, SidesFit, dates, day_told, is_direct, is_wide, places,
    sides,
};
use crate::order::View;

/// What the rules say of two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bond {
    /// They tell of two happenings.
    Apart,
    /// Nothing keeps them apart and nothing holds them together.
    Open,
    /// They tell of one happening.
    One(Tie),
}

/// What holds two claims together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    /// How much; the higher wins where a claim fits several events.
    pub(crate) points: u32,
    rule: &'static str,
    fit: Option<Fit>,
}

impl Tie {
    /// Whether the report itself tells one as a part of the other.
    pub(crate) fn is_part_of(&self) -> bool {
        self.fit.is_none()
    }

    /// Whether both name the same side.
    pub(crate) fn names_side(&self) -> bool {
        self.fit.is_some_and(|fit| fit.sides.is_firm())
    }

    /// Why, for a person to check.
    pub(crate) fn why(&self) -> String {
        match &self.fit {
            Some(fit) => format!("{}: {}", self.rule, describe(fit)),
            None => self.rule.to_owned(),
        }
    }
}

/// What two claims have in common, field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fit {
    sides: SidesFit,
    place: PlaceFit,
    wide: bool,
    date: DateFit,
    /// 1 compatible, 2 the same family.
    act: u8,
    near: Near,
    retold: bool,
    /// One goes on for a while, the other is one happening.
    scopes_differ: bool,
    /// One is an attack, the other a bomb that nobody is said to have set off.
    by_nobody: bool,
}

/// How near two claims stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Far,
    NextSentence,
    SameSentence,
}

/// Judges two claims of one report.
pub(crate) fn bond(a: &View<'_>, b: &View<'_>) -> Bond {
    let part = is_part(a, &b.claim.id) || is_part(b, &a.claim.id);
    if part && !is_an_act_of_its_own(a, b) {
        return Bond::One(Tie {
            points: PART_OF,
            rule: "told as a part of it",
            fit: None,
        });
    }
    let Some(fit) = compare(a, b) else {
        return if are_acts_unlike(a, b) { Bond::Open } else { Bond::Apart };
    };
    match rule(&fit) {
        Some(rule) => Bond::One(Tie { points: points(&fit), rule, fit: Some(fit) }),
        None => Bond::Open,
    }
}

/// What holds together two claims of which nothing says that they are two, for a claim that fits one event of its
/// report and no other.
pub(crate) fn not_apart(a: &View<'_>, b: &View<'_>) -> Option<Tie> {
    let fit = compare(a, b)?;
    let is_there = match fit.place {
        PlaceFit::Same | PlaceFit::Untold => true,
        PlaceFit::Inside => !fit.wide,
        PlaceFit::Apart => false,
    };
    // "Seven were killed": what the report's one happening did, though nobody says to whom.
    let is_outcome = |view: &View<'_>| {
        view.claim.date.is_none()
            && view.claim.place.is_none()
            && view.claim.counts.iter().any(|count| {
                matches!(count.value.kind, CountKind::Killed | CountKind::Injured)
            })
    };
    // What has neither a day nor a place of its own was given those of the event that the report goes on about.
    let goes_on = fit.place == PlaceFit::Same && !fit.wide && is_carried(a.claim);
    let holds = fit.sides.is_firm() || is_outcome(a) || goes_on;
    is_there.then(|| Tie {
        points: if holds { points(&fit) } else { 0 },
        rule: "the only event of the report that it fits",
        fit: Some(fit),
    })
}

/// Whether place and day both come from the sentences around.
fn is_carried(claim: &Claim) -> bool {
    let place = claim.place.as_ref().is_some_and(|place| !is_direct(place));
    let day = claim.date.as_ref().is_some_and(|day| !is_direct(day));
    place && day
}

/// Harm to the unarmed told as the outcome of fighting is an event beside the fighting, and so is the showing of
/// bodies: ACLED keeps civilians out of battles, and the dead shown were counted before. Other acts go together where
/// one is told as a part of the other, unless they are unlike and no side did both.
fn is_an_act_of_its_own(a: &View<'_>, b: &View<'_>) -> bool {
    let (Some(first), Some(second)) = (a.family, b.family) else { return true };
    let (low, high) = (first.min(second), first.max(second));
    let shown = (low == Family::Desecration) != (high == Family::Desecration);
    let beside =
        low == Family::Battle && matches!(high, Family::Civilians | Family::Abduction);
    let unlike = first.fit(second).is_none()
        && !sides(&Sides::of(a.claim, first), &Sides::of(b.claim, second))
            .is_some_and(SidesFit::is_firm);
    shown || beside || unlike
}

/// More than all other points together.
const PART_OF: u32 = 100;

fn is_part(view: &View<'_>, of: &ClaimId) -> bool {
    view.claim.part_of.as_ref() == Some(of)
}

fn compare(a: &View<'_>, b: &View<'_>) -> Option<Fit> {
    let (family_a, family_b) = (a.family?, b.family?);
    let fit = family_a.fit(family_b);
    if fit.is_none() && !family_a.carries_off(family_b) {
        return None;
    }
    // What is cheap to compare comes first: this is asked of every pair of a report.
    let date = match dates(day_told(a.claim), day_told(b.claim)) {
        DateFit::Apart | DateFit::Wide => return None,
        fit @ (DateFit::Same | DateFit::Untold) => fit,
    };
    if are_days_apart(a.claim, b.claim) {
        return None;
    }
    let sides = sides(&Sides::of(a.claim, family_a), &Sides::of(b.claim, family_b))?;
    let acted = sides.actors.points() >= 2;
    let act = match fit {
        Some(act) => act,
        None if acted => 1,
        None => return None,
    };
    // The same weapon families differ: an air strike belongs to the fighting only if the same side flew it.
    if act == 1 && family_a.needs_same_side(family_b) && !acted {
        return None;
    }
    let place_a = a.claim.place.as_ref().map(|at| &at.value);
    let place_b = b.claim.place.as_ref().map(|at| &at.value);
    let place = places(place_a, place_b);
    if place == PlaceFit::Apart {
        return None;
    }
    let wide = [place_a, place_b].into_iter().flatten().any(is_wide);
    let retold = a.retells || b.retells;
    let near = near(a, b);
    // A bomb that nobody is said to have set off may be another's, elsewhere.
    let by_nobody = family_a.opens(family_b) && sides.actors.points() == 0;
    if by_nobody && (place != PlaceFit::Same || wide) {
        return None;
    }
    // What explains the news is another happening unless its own date says otherwise.
    let told_apart = a.claim.time.value != b.claim.time.value;
    if told_apart && date != DateFit::Same && near != Near::SameSentence {
        return None;
    }
    let scopes_differ = a.claim.scope.value != b.claim.scope.value;
    Some(Fit { sides, place, wide, date, act, near, retold, scopes_differ, by_nobody })
}

/// Whether no two such acts are ever one, whoever did them: those who fled and the bomb that opened the attack may still
/// belong to one event, by what ties each of them to it.
fn are_acts_unlike(a: &View<'_>, b: &View<'_>) -> bool {
    a.family.zip(b.family).is_some_and(|(a, b)| a.fit(b).is_none() && !a.carries_off(b))
}

/// "Stormed the town yesterday. Ten were killed. Today they led families away": the day that a story has come to is left
/// behind by another that it tells.
fn are_days_apart(a: &Claim, b: &Claim) -> bool {
    let day = |claim: &Claim| {
        claim
            .date
            .as_ref()
            .map(|date| &date.value)
            .filter(|day| day.days() == Some(1))
            .cloned()
    };
    let told = [a, b].iter().any(|claim| day_told(claim).is_some());
    told && day(a).zip(day(b)).is_some_and(|(a, b)| !a.may_meet(&b))
}

/// Between two sentences there are a full stop's blanks or a paragraph's, never more than these bytes.
const BETWEEN_SENTENCES: usize = 6;

fn near(a: &View<'_>, b: &View<'_>) -> Near {
    let (first, second) = match a.claim.sentence.start() <= b.claim.sentence.start() {
        true => (a.claim.sentence, b.claim.sentence),
        false => (b.claim.sentence, a.claim.sentence),
    };
    if first.overlaps(second) {
        Near::SameSentence
    } else if second.start().saturating_sub(first.end()) <= BETWEEN_SENTENCES {
        Near::NextSentence
    } else {
        Near::Far
    }
}

/// The rules, first match wins; `None` where nothing holds the two together.
fn rule(fit: &Fit) -> Option<&'static str> {
    let firm = fit.sides.is_firm();
    let acted = fit.sides.actors.points() >= 2;
    let some = fit.sides.points() > 0;
    let near = fit.near > Near::Far;
    let same_day = fit.date == DateFit::Same;
    if fit.by_nobody && !near {
        return None;
    }
    match fit.place {
        // One place and one side: the report goes on about it, wherever the sentences stand.
        PlaceFit::Same if !fit.wide && firm => Some("the same side at the same place"),
        PlaceFit::Same if !fit.wide && (near || same_day) => {
            Some("at the same place, told together")
        }
        // So much happens in a province that it takes a day or the next sentence as well.
        PlaceFit::Same if firm && (near || same_day || (fit.retold && fit.act == 2)) => {
            Some("the same side in the same area, told together")
        }
        PlaceFit::Same if some && near => Some("in the same area, told together"),
        PlaceFit::Inside if !fit.wide && firm && fit.act == 2 && !fit.scopes_differ => {
            Some("the same side and act at a place and in a part of it")
        }
        PlaceFit::Inside if !fit.wide && firm && (near || same_day) => {
            Some("the same side at a place and in a part of it, told together")
        }
        // A province holds everything: it takes the one who acts, and more than a neighbouring sentence about others.
        PlaceFit::Inside if acted && fit.act == 2 && (near || same_day || fit.retold) => {
            Some("the same actor and act in an area and in a part of it, told together")
        }
        PlaceFit::Inside if !fit.wide && near && some && fit.act == 2 => {
            Some("at a place and in a part of it, told together")
        }
        PlaceFit::Untold if firm && fit.retold && fit.act == 2 => {
            Some("headline or lead retells it")
        }
        PlaceFit::Untold if firm && near => Some("the same side, told together"),
        PlaceFit::Untold if some && fit.near == Near::SameSentence => {
            Some("in the same sentence")
        }
        PlaceFit::Untold if fit.near == Near::SameSentence && fit.act == 2 => {
            Some("the same act in the same sentence")
        }
        // "Three people were killed": the result of what was told just before.
        PlaceFit::Untold if near && (some || fit.act == 1) => {
            Some("told together, nothing against it")
        }
        PlaceFit::Same | PlaceFit::Inside | PlaceFit::Untold | PlaceFit::Apart => None,
    }
}

fn points(fit: &Fit) -> u32 {
    let place = match fit.place {
        PlaceFit::Same if !fit.wide => 6,
        PlaceFit::Same | PlaceFit::Inside => 3,
        PlaceFit::Untold | PlaceFit::Apart => 0,
    };
    let near = match fit.near {
        Near::SameSentence => 4,
        Near::NextSentence => 2,
        Near::Far => 0,
    };
    let date = if fit.date == DateFit::Same { 3 } else { 0 };
    u32::from(fit.sides.points()) * 2 + place + near + date + u32::from(fit.act) * 2
}

fn describe(fit: &Fit) -> String {
    let place = match fit.place {
        PlaceFit::Same => "the same",
        PlaceFit::Inside => "one in the other",
        PlaceFit::Untold => "not told by one",
        PlaceFit::Apart => "different",
    };
    let date = match fit.date {
        DateFit::Same => "within a week",
        DateFit::Untold => "not told by one",
        DateFit::Wide | DateFit::Apart => "different",
    };
    let round = if fit.sides.swapped { ", told the other way round" } else { "" };
    format!(
        "actors {}, recipients {}{round}; place {place}; date {date}",
        fit.sides.actors, fit.sides.recipients
    )
}
