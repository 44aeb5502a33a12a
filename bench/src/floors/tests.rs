use std::collections::BTreeMap;

use super::compare;

fn check(floors: &[(&str, f64)], measured: &[(&str, f64)], faults: &[&str]) -> String {
    let map = |figures: &[(&str, f64)]| -> BTreeMap<String, f64> {
        figures.iter().map(|(name, figure)| ((*name).to_owned(), *figure)).collect()
    };
    let verdict = compare(&map(floors), &map(measured));
    assert_eq!(verdict.faults, faults);
    verdict.table
}

#[test]
fn a_figure_may_stand_on_its_floor_and_not_below() {
    check(&[("a / f1", 0.29)], &[("a / f1", 0.29)], &[]);
    check(&[("a / f1", 0.29)], &[("a / f1", 0.2899)], &["a / f1: below"]);
}

#[test]
fn a_floor_that_can_be_raised_is_told() {
    let table = check(&[("a / f1", 0.29)], &[("a / f1", 0.2914)], &[]);
    assert!(table.contains("can be raised") && table.contains("0.291"), "{table}");
    let table = check(&[("a / f1", 0.29)], &[("a / f1", 0.2904)], &[]);
    assert!(!table.contains("can be raised"), "{table}");
}

#[test]
fn floors_and_figures_must_meet() {
    check(&[], &[("new / f1", 0.5)], &["new / f1: no floor"]);
    check(&[("gone / f1", 0.5)], &[], &["gone / f1: not measured"]);
}

#[test]
fn every_figure_has_a_floor_and_every_floor_a_figure() {
    let floors: super::Floors = toml::from_str(include_str!("../../floors.toml"))
        .expect("the floors can be read");
    // Names are measured on lists of places, which not every machine has; `floors` itself holds those to their floors.
    let is_of_sets = |name: &String| !name.starts_with(crate::names::PREFIX);
    let named: Vec<String> = floors.figures.into_keys().filter(is_of_sets).collect();
    let mut figures: Vec<String> =
        crate::published::FIGURES.iter().map(crate::published::Figure::name).collect();
    figures
        .extend(crate::sets::SETS.iter().map(|set| format!("{} / accuracy", set.name)));
    figures.extend(crate::campaign::FIGURES.iter().map(|name| (*name).to_owned()));
    figures.sort();
    assert_eq!(named, figures);
}
