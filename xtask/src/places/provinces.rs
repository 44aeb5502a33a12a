//! In which first-order unit a town lies: by GeoNames' code where it means Natural Earth's unit, else by its point.

use std::collections::{BTreeMap, BTreeSet};

use dateline_resolve::places::{Point, distance_to_line};

use super::units::Unit;

/// So many degrees beyond a unit's edges a town may still be that unit's.
const EDGE: f64 = 0.25;

/// So far off the land that was drawn a town may lie, in kilometres: on an island or a quay.
const OFF_SHORE_KM: f64 = 10.0;

/// Of so many towns of a country one may lie elsewhere than its code says before no code of that country counts.
const ONE_OF: usize = 50;

/// What the units are found by.
pub(super) struct Provinces<'a> {
    units: &'a [Unit],
    in_country: BTreeMap<u16, Vec<u16>>,
    by_code: BTreeMap<&'a str, Vec<u16>>,
    /// Countries that GeoNames divides otherwise, under codes that Natural Earth has for other units: regions of France
    /// and the Philippines have numbers that were departments and provinces.
    otherwise: BTreeSet<u16>,
}

impl<'a> Provinces<'a> {
    /// Looks through all towns (country, GeoNames' code, point) for countries whose codes mean something else.
    pub(super) fn new(
        units: &'a [Unit],
        towns: &[(Option<u16>, String, Point)],
    ) -> Provinces<'a> {
        let mut in_country: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
        let mut by_code: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (at, unit) in (0..).zip(units) {
            if let Some(country) = unit.area.country {
                in_country.entry(country).or_default().push(at);
            }
            by_code.entry(&unit.code).or_default().push(at);
        }
        let otherwise = BTreeSet::new();
        let mut provinces = Provinces { units, in_country, by_code, otherwise };
        let mut counts: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
        for (country, code, point) in towns {
            let (Some(country), Some(unit)) = (*country, provinces.coded(code)) else {
                continue;
            };
            let (n_towns, n_elsewhere) = counts.entry(country).or_default();
            *n_towns += 1;
            *n_elsewhere += usize::from(provinces.is_refuted(unit, country, *point));
        }
        provinces.otherwise = counts
            .into_iter()
            .filter(|(_, (n_towns, n_elsewhere))| n_elsewhere * ONE_OF > *n_towns)
            .map(|(country, _)| country)
            .collect();
        provinces
    }

    /// The unit that a town lies in.
    pub(super) fn of(
        &self,
        country: Option<u16>,
        code: &str,
        point: Point,
    ) -> Option<u16> {
        let country = country?;
        let coded = self.coded(code).filter(|_| !self.otherwise.contains(&country));
        if let Some(unit) = coded
            && !self.is_refuted(unit, country, point)
        {
            return Some(unit);
        }
        self.holding(country, point).or_else(|| self.nearest(country, point))
    }

    /// The only unit with this code of GeoNames.
    fn coded(&self, code: &str) -> Option<u16> {
        match self.by_code.get(code).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// Whether a point lies far off a unit and in another.
    fn is_refuted(&self, unit: u16, country: u16, point: Point) -> bool {
        let is_near = self.unit(unit).bounds.widened(EDGE).contains(point);
        !is_near && self.holding(country, point).is_some()
    }

    fn holding(&self, country: u16, point: Point) -> Option<u16> {
        self.of_country(country).find(|&at| self.unit(at).contains(point))
    }

    fn nearest(&self, country: u16, point: Point) -> Option<u16> {
        let near = |at: &u16| self.unit(*at).bounds.widened(2.0 * EDGE).contains(point);
        let distances = self.of_country(country).filter(near).filter_map(|at| {
            let rings = self.unit(at).rings.iter();
            let nearest = rings
                .filter_map(|ring| distance_to_line(point, ring))
                .min_by(f64::total_cmp)?;
            Some((nearest, at))
        });
        let (distance, at) = distances.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (distance <= OFF_SHORE_KM).then_some(at)
    }

    fn of_country(&self, country: u16) -> impl Iterator<Item = u16> {
        self.in_country.get(&country).into_iter().flatten().copied()
    }

    fn unit(&self, at: u16) -> &Unit {
        &self.units[usize::from(at)]
    }
}
