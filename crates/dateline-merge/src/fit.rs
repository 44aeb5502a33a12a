//! Whether places, dates and sides of two tellings can be those of one happening.

use dateline_model::{
    ActorKind, Attested, Claim, EvidenceRole, Party, Place, PlaceKind, PlacePrecision,
    PlaceRelation, When, Where, is_part_of_town,
};

use crate::family::Family;
use crate::parties::{Side, same_words, side};
use crate::spelling;

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceFit {
    /// The same place.
    Same,
    /// One lies in the other.
    Inside,
    /// One is not told.
    Untold,
    /// Different places.
    Apart,
}

pub(crate) fn places(a: Option<&Where>, b: Option<&Where>) -> PlaceFit {
    let (Some(a), Some(b)) = (a, b) else { return PlaceFit::Untold };
    match (&a.place, &b.place) {
        (Some(first), Some(second)) if first.id == second.id => parts(a, b),
        // Where fire came from is not where it happened.
        _ if a.relation == PlaceRelation::From || b.relation == PlaceRelation::From => {
            PlaceFit::Untold
        }
        // A village lies between two towns: each outlet tells it by another.
        (Some(first), Some(second))
            if is_one_part(a, b) && km(first, second) <= BETWEEN_KM =>
        {
            PlaceFit::Same
        }
        // A river passes towns: who was hit on it was hit at one of them.
        (Some(_), Some(_)) if is_river(a) != is_river(b) => PlaceFit::Untold,
        (Some(first), Some(second))
            if first.within.contains(&second.id) || second.within.contains(&first.id) =>
        {
            PlaceFit::Inside
        }
        (Some(first), Some(second)) if is_near(a, b) && km(first, second) <= NEAR_KM => {
            PlaceFit::Inside
        }
        (Some(_), Some(_)) => PlaceFit::Apart,
        // Words that name no known place ("a key neighbourhood") say little: equal words are the same place.
        _ if same_words(&a.text, &b.text) => PlaceFit::Same,
        // "the village of X", "near X": the name is the same, though no list knows it.
        (None, None)
            if unlisted_name(a).is_some_and(|it| unlisted_name(b) == Some(it)) =>
        {
            PlaceFit::Same
        }
        // "X, north of the town" in one, "the village of X" in the other.
        _ if is_one_part(a, b) => PlaceFit::Same,
        // A road is named after the towns at its ends, and others lie on it.
        _ if is_road(a) || is_road(b) => PlaceFit::Untold,
        _ if differently_named(a, b) => PlaceFit::Apart,
        _ => PlaceFit::Untold,
    }
}

/// How two tellings of one known place lie to each other: two quarters of a town are apart, and so are two villages near
/// it; a quarter lies in the town, and a village that is named may be the one that another only tells to be near.
fn parts(a: &Where, b: &Where) -> PlaceFit {
    match (unlisted_part(a), unlisted_part(b)) {
        (None, None) => PlaceFit::Same,
        (Some(first), Some(second)) if first == second => PlaceFit::Same,
        (Some(_), Some(_)) => PlaceFit::Apart,
        (Some(_), None) | (None, Some(_)) if a.relation == b.relation => PlaceFit::Same,
        (Some(_), None) | (None, Some(_)) => PlaceFit::Inside,
    }
}

/// So far apart are two towns that one village is told to lie by. Ours: twice UCDP's 25 km of "near".
const BETWEEN_KM: f64 = 50.0;

/// Whether both name one place that no list knows, wherever they set it down.
fn is_one_part(a: &Where, b: &Where) -> bool {
    own_unlisted(a).is_some_and(|name| own_unlisted(b) == Some(name))
}

/// The name of a place that no list knows, whether or not a known place tells where it lies.
pub(crate) fn own_unlisted(at: &Where) -> Option<String> {
    unlisted_name(at).or_else(|| unlisted_part(at).map(|name| format!("~{name}")))
}

/// The name that no list knows of what lies in or near a town that one does: "the X quarter", "X, west of the town".
pub(crate) fn unlisted_part(at: &Where) -> Option<String> {
    let town = at.place.as_ref()?;
    let is_set_down = match at.relation {
        PlaceRelation::PartOf => at.text.split_whitespace().any(is_part_of_town),
        PlaceRelation::Near => true,
        PlaceRelation::In
        | PlaceRelation::Between
        | PlaceRelation::Along
        | PlaceRelation::From
        | PlaceRelation::To => false,
    };
    if !is_set_down {
        return None;
    }
    let own =
        Where { text: spelling::own_name(&at.text).join(" "), place: None, ..at.clone() };
    let words = proper_words(&own, at);
    let whole = Where { text: town.name.clone(), place: None, ..at.clone() };
    let whole = proper_words(&whole, at);
    let is_own = !words.is_empty() && !words.iter().any(|word| whole.contains(word));
    is_own.then(|| words.join(" "))
}

/// "near the town": a village beside it may be meant. Ours, after UCDP's precision 2, which is 25 km.
const NEAR_KM: f64 = 15.0;

/// Whether one is told to be beside a place and the other in or beside one.
fn is_near(a: &Where, b: &Where) -> bool {
    let fits =
        |at: &Where| matches!(at.relation, PlaceRelation::Near | PlaceRelation::In);
    let is_beside = |at: &Where| at.relation == PlaceRelation::Near && !is_wide(at);
    // Quarters of a city lie side by side and are told apart.
    let is_quarter = |at: &Where| {
        at.place.as_ref().is_some_and(|place| place.kind == PlaceKind::Quarter)
    };
    let is_in_town = is_quarter(a) || is_quarter(b);
    fits(a) && fits(b) && (is_beside(a) || is_beside(b)) && !is_in_town
}

/// Kilometres on the sphere; far where a place has no point.
fn km(a: &Place, b: &Place) -> f64 {
    let points = a.latitude.zip(a.longitude).zip(b.latitude.zip(b.longitude));
    let Some(((lat_a, lon_a), (lat_b, lon_b))) = points else { return f64::INFINITY };
    let (lat_a, lat_b) = (lat_a.to_radians(), lat_b.to_radians());
    let (d_lat, d_lon) = (lat_b - lat_a, (lon_b - lon_a).to_radians());
    let h = (d_lat / 2.0).sin().powi(2)
        + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

/// So long that it lies at many places.
fn is_river(at: &Where) -> bool {
    at.place.as_ref().is_some_and(|place| place.kind == PlaceKind::River)
}

/// Words for a way that no list knows.
fn is_road(at: &Where) -> bool {
    at.place.is_none() && at.relation == PlaceRelation::Along
}

/// Whether both have names of their own and neither holds the other's: an oil field that no gazetteer knows is still not
/// the town that was taken before, nor is one "Umm X" another.
fn differently_named(a: &Where, b: &Where) -> bool {
    let (first, second) = (own_words(a, b), own_words(b, a));
    let holds = |words: &[String], others: &[String]| {
        others.iter().all(|word| words.contains(word))
    };
    !first.is_empty()
        && !second.is_empty()
        && !holds(&proper_words(a, b), &second)
        && !holds(&proper_words(b, a), &first)
}

/// The words of a place's name: as a list has it, else as the phrase does.
fn own_words(at: &Where, other: &Where) -> Vec<String> {
    let name = match &at.place {
        Some(place) => place.name.clone(),
        None => spelling::own_name(&at.text).join(" "),
    };
    proper_words(&Where { text: name, place: None, ..at.clone() }, other)
}

/// The name of a place that no list knows, by which others may tell of it; `None` where it is known or has no name.
pub(crate) fn unlisted_name(at: &Where) -> Option<String> {
    if at.place.is_some() {
        return None;
    }
    let own = Where { text: spelling::own_name(&at.text).join(" "), ..at.clone() };
    let words = proper_words(&own, &own);
    (!words.is_empty()).then(|| format!("~{}", words.join(" ")))
}

/// Words of a place that are a name of it, as they sound. Not whose it is ("Syria's", "ISIS-held", "Syrian").
fn proper_words(at: &Where, other: &Where) -> Vec<String> {
    let country = |at: &Where| at.place.as_ref()?.country.clone();
    let countries: Vec<String> =
        [country(at), country(other)].into_iter().flatten().collect();
    let name = at.place.as_ref().map_or("", |place| place.name.as_str());
    name.split_whitespace()
        .chain(at.text.split_whitespace())
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| spelling::without_article(word).starts_with(char::is_uppercase))
        .filter(|word| word.chars().skip(1).any(char::is_lowercase))
        .filter(|word| !word.ends_with("'s") && !word.ends_with("’s"))
        .filter(|word| !word.ends_with("-held") && !word.ends_with("-controlled"))
        .filter(|word| !matches!(*word, "The" | "North" | "South" | "East" | "West"))
        // "Their hospital" at the head of a sentence.
        .filter(|word| !matches!(*word, "Their" | "His" | "Her" | "Its" | "Our"))
        .filter(|word| {
            !countries.iter().any(|country| word.starts_with(country.as_str()))
        })
        .map(spelling::sound)
        .collect()
}

/// Whether so much happens in a place of this size that being there says little: a province, a country, a region.
pub(crate) fn is_wide(at: &Where) -> bool {
    at.place.as_ref().is_some_and(|place| {
        matches!(
            place.precision,
            PlacePrecision::Country
                | PlacePrecision::Admin1
                | PlacePrecision::Admin2
                | PlacePrecision::Area
        ) || matches!(
            place.kind,
            PlaceKind::Country
                | PlaceKind::Admin1
                | PlaceKind::Admin2
                | PlaceKind::Region
        )
    })
}

/// How two dates lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateFit {
    /// They meet, and none is wider than a week.
    Same,
    /// One is not told, or has no bounds.
    Untold,
    /// They meet, but one is wider than a week: it may be another day of that time.
    Wide,
    /// They do not meet.
    Apart,
}

/// The widest stretch of days that still names one happening. ACLED's time precision 2 is a week.
pub(crate) const WEEK: i64 = 7;

/// ACLED codes nothing less exact than a month.
pub(crate) const MONTH: i64 = 31;

pub(crate) fn dates(a: Option<&When>, b: Option<&When>) -> DateFit {
    let (Some(a), Some(b)) = (a, b) else { return DateFit::Untold };
    if !a.may_meet(b) {
        return DateFit::Apart;
    }
    let same_days = (a.earliest, a.latest) == (b.earliest, b.latest);
    match (a.days(), b.days()) {
        _ if same_days && same_words(&a.text, &b.text) => DateFit::Same,
        (Some(first), Some(second)) if same_days || first.max(second) <= WEEK => {
            DateFit::Same
        }
        (Some(_), Some(_)) => DateFit::Wide,
        (None, _) | (_, None) => DateFit::Untold,
    }
}

/// Whether the date was read at the act itself, not carried over from the dateline or a sentence before.
pub(crate) fn is_direct<T>(value: &Attested<T>) -> bool {
    value.evidence().iter().any(|evidence| evidence.role == EvidenceRole::Direct)
}

/// The day that the claim's own sentence tells. One that is carried on from the sentences around shows when it was, and
/// says nothing of whether two are one: it was taken from the other.
pub(crate) fn day_told(claim: &Claim) -> Option<&When> {
    claim.date.as_ref().filter(|date| is_direct(date)).map(|date| &date.value)
}

/// Sides of two tellings laid side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SidesFit {
    pub(crate) actors: Side,
    pub(crate) recipients: Side,
    /// The second telling names first who is named second in the first.
    pub(crate) swapped: bool,
}

impl SidesFit {
    pub(crate) fn points(self) -> u8 {
        self.actors.points() + self.recipients.points()
    }

    /// Whether a side is known to be the same, not only thought to be.
    pub(crate) fn is_firm(self) -> bool {
        self.actors.points().max(self.recipients.points()) >= 2
    }
}

/// The sides of one telling.
pub(crate) struct Sides<'a> {
    pub(crate) actors: Vec<&'a Party>,
    pub(crate) recipients: Vec<&'a Party>,
    /// Either side may be told as the one who acts.
    pub(crate) two_sided: bool,
}

impl<'a> Sides<'a> {
    pub(crate) fn of(claim: &'a Claim, family: Family) -> Sides<'a> {
        Sides {
            actors: claim.actors.iter().map(|party| &party.value).collect(),
            recipients: claim.recipients.iter().map(|party| &party.value).collect(),
            two_sided: claim.reciprocal || family.is_two_sided(),
        }
    }

    /// Only people under no arms are told, and not who hurt them: they may have been hurt in anything.
    pub(crate) fn only_victims(&self) -> bool {
        self.actors.is_empty()
            && self.recipients.iter().all(|party| {
                matches!(party.kind, ActorKind::Civilians | ActorKind::Unknown)
            })
    }
}

/// Lays the sides of two tellings side by side, either way round where fighting is told; `None` where they clash.
pub(crate) fn sides(a: &Sides<'_>, b: &Sides<'_>) -> Option<SidesFit> {
    if a.only_victims() || b.only_victims() {
        let recipients = side(a.recipients.iter().copied(), b.recipients.iter().copied());
        let recipients = recipients.unwrap_or(Side::Untold);
        return Some(SidesFit { actors: Side::Untold, recipients, swapped: false });
    }
    let lay = |first: &[&Party], second: &[&Party], swapped| {
        let actors = side(a.actors.iter().copied(), first.iter().copied())?;
        let recipients = side(a.recipients.iter().copied(), second.iter().copied())?;
        Some(SidesFit { actors, recipients, swapped })
    };
    let straight = lay(&b.actors, &b.recipients, false);
    let swapped = match a.two_sided && b.two_sided {
        true => lay(&b.recipients, &b.actors, true),
        false => None,
    };
    match (straight, swapped) {
        (Some(straight), Some(swapped)) if swapped.points() > straight.points() => {
            Some(swapped)
        }
        (None, swapped) => swapped,
        (straight, _) => straight,
    }
}

/// One side that is known to be the same where the other side clashes: sources disagree on who did it, or to whom.
pub(crate) fn one_side(a: &Sides<'_>, b: &Sides<'_>) -> Option<SidesFit> {
    let actors = side(a.actors.iter().copied(), b.actors.iter().copied());
    let recipients = side(a.recipients.iter().copied(), b.recipients.iter().copied());
    let fit = SidesFit {
        actors: actors.unwrap_or(Side::Untold),
        recipients: recipients.unwrap_or(Side::Untold),
        swapped: false,
    };
    fit.is_firm().then_some(fit)
}
