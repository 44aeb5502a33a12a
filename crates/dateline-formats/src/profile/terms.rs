//! On what terms a dataset leaves the house: to whom, how late, how exact.

use std::collections::BTreeSet;
use std::sync::Arc;

use dateline_model::{
    Dataset, Event, Place, PlaceKind, PlacePrecision, ReportCard, ReportId,
};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Profile;

/// The finest unit of which places are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finest {
    /// The place itself.
    #[default]
    Exact,
    /// The third-order unit.
    Admin3,
    /// The second-order unit.
    Admin2,
    /// The first-order unit.
    Admin1,
    /// The country.
    Country,
}

/// To whom, how late and how exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Who may read it.
    pub profile: Profile,
    /// Leaves out what happened in so many days up to the newest day of publication.
    pub delay: Option<u16>,
    /// No place finer than that.
    pub finest: Finest,
}

impl From<Profile> for Terms {
    fn from(profile: Profile) -> Terms {
        Terms { profile, ..Terms::default() }
    }
}

impl Terms {
    /// Whether the dataset leaves as it is.
    pub(super) fn let_all_out(self) -> bool {
        self.profile == Profile::Full
            && self.delay.is_none()
            && self.finest == Finest::Exact
    }

    /// Whether it says nothing of who holds which place: with a delay or without exact places that would tell of forces.
    pub(super) fn hide_control(self) -> bool {
        self.delay.is_some() || self.finest != Finest::Exact
    }

    /// Drops the events that are too young, and what only they rest on.
    ///
    /// The newest day of publication stands for today: no clock is read, and it is never later than today. An event of
    /// which no last day is known may be of today.
    pub(super) fn without_the_newest(self, mut dataset: Dataset) -> Dataset {
        let Some(days) = self.delay else { return dataset };
        let told = dataset.reports.iter().flat_map(|card| {
            [&card.published.earliest, &card.published.latest].into_iter().flatten()
        });
        let newest = told.map(|day| day.value).max();
        let last_told =
            newest.and_then(|day| day.checked_sub(i64::from(days).days()).ok());
        let is_old = |event: &Event| {
            let last = event.date.as_ref().and_then(|date| date.latest);
            last.zip(last_told).is_some_and(|(last, told)| last <= told)
        };
        dataset.events.retain(is_old);
        let kept: BTreeSet<_> = dataset
            .events
            .iter()
            .flat_map(|event| event.claims.iter().cloned())
            .collect();
        dataset.claims.retain(|claim| kept.contains(&claim.id));
        let ids: BTreeSet<_> =
            dataset.events.iter().map(|event| event.id.clone()).collect();
        for event in &mut dataset.events {
            event.links.retain(|link| ids.contains(&link.to));
            event.counted_in.retain(|claim| kept.contains(claim));
        }
        // A headline of these days tells of these days.
        let is_new = |card: &ReportCard| {
            let last = card.published.latest.as_ref().map(|day| day.value);
            last.zip(last_told).is_none_or(|(last, told)| last > told)
        };
        let told: BTreeSet<&ReportId> =
            dataset.claims.iter().map(|claim| &claim.report).collect();
        dataset.reports.retain(|card| !is_new(card) || told.contains(&card.id));
        for card in dataset.reports.iter_mut().filter(|card| is_new(card)) {
            card.title = None;
        }
        let known: BTreeSet<&ReportId> =
            dataset.reports.iter().map(|card| &card.id).collect();
        dataset.uncoded.retain(|words| known.contains(&words.report));
        dataset
            .copies
            .retain(|copy| known.contains(&copy.report) && known.contains(&copy.of));
        dataset
    }

    /// The place as these terms let it be told.
    pub(super) fn place(self, place: &Arc<Place>) -> Arc<Place> {
        if self.finest != Finest::Exact {
            return Arc::new(unit(place, self.finest));
        }
        if self.profile != Profile::Public {
            return Arc::clone(place);
        }
        let steps = steps(place.kind);
        let round = |degrees: f64| (degrees * steps).round() / steps;
        let mut rounded = Place::clone(place);
        rounded.latitude = place.latitude.map(round);
        rounded.longitude = place.longitude.map(round);
        Arc::new(rounded)
    }
}

/// Steps of a degree to which the public is told points: hundredths, about a kilometre, for what gazetteers know anyway;
/// tenths, about eleven kilometres and the size of a third-order unit, for camps and single houses, where people shelter.
fn steps(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Camp | PlaceKind::Site | PlaceKind::Quarter => 10.0,
        PlaceKind::Country
        | PlaceKind::Admin1
        | PlaceKind::Admin2
        | PlaceKind::Admin3
        | PlaceKind::City
        | PlaceKind::Town
        | PlaceKind::Village
        | PlaceKind::Airbase
        | PlaceKind::Airport
        | PlaceKind::MilitaryBase
        | PlaceKind::OilField
        | PlaceKind::GasField
        | PlaceKind::Crossing
        | PlaceKind::Bridge
        | PlaceKind::Dam
        | PlaceKind::Mountain
        | PlaceKind::Cemetery
        | PlaceKind::River
        | PlaceKind::Road
        | PlaceKind::Region => 100.0,
    }
}

/// The unit that a place lies in: the finest that is known and no finer than that. It has no point.
pub(super) fn unit(place: &Place, finest: Finest) -> Place {
    let is = |kind: PlaceKind| place.kind == kind;
    let of = |name: &Option<String>, kind: PlaceKind| {
        name.clone().or_else(|| is(kind).then(|| place.name.clone()))
    };
    let admin3 =
        of(&place.admin3, PlaceKind::Admin3).filter(|_| finest <= Finest::Admin3);
    let admin2 =
        of(&place.admin2, PlaceKind::Admin2).filter(|_| finest <= Finest::Admin2);
    let admin1 =
        of(&place.admin1, PlaceKind::Admin1).filter(|_| finest <= Finest::Admin1);
    let country = of(&place.country, PlaceKind::Country);
    let (name, kind, precision) = match (&admin3, &admin2, &admin1) {
        (Some(name), _, _) => (name.clone(), PlaceKind::Admin3, PlacePrecision::Admin3),
        (None, Some(name), _) => {
            (name.clone(), PlaceKind::Admin2, PlacePrecision::Admin2)
        }
        (None, None, Some(name)) => {
            (name.clone(), PlaceKind::Admin1, PlacePrecision::Admin1)
        }
        (None, None, None) => (
            country.clone().unwrap_or_default(),
            PlaceKind::Country,
            PlacePrecision::Country,
        ),
    };
    let units = [&place.iso3, &admin1, &admin2, &admin3];
    let units: Vec<&str> = units.into_iter().flatten().map(String::as_str).collect();
    Place {
        id: format!("unit:{}", units.join("/")),
        name,
        kind,
        latitude: None,
        longitude: None,
        country,
        iso3: place.iso3.clone(),
        admin1,
        admin2,
        admin3,
        within: Vec::new(),
        precision,
    }
}

/// The month of a day, from its first day to its last.
pub(super) fn month(day: Date) -> (Date, Date) {
    (day.first_of_month(), day.last_of_month())
}
