//! The built-in list of places as it is: one id a place, and each town in its province.

use std::collections::BTreeMap;

use crate::support::coder;

#[test]
fn no_two_places_share_an_id_and_each_is_found_by_its_own() {
    let places = coder().world().places();
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    for key in places.all() {
        let id = places.id(key);
        if places.find(&id) != Some(key) {
            faults.push(format!("{id} finds another than {:?}", places.names(key)));
        }
        if let Some(other) = known.insert(id.clone(), key) {
            let names = (places.names(other), places.names(key));
            faults.push(format!("{id} is the id of two: {names:?}"));
        }
    }
    assert!(known.len() > 240_000, "{} places", known.len());
    assert_eq!(faults, Vec::<String>::new());
}

#[track_caller]
fn check(id: &str, name: &str, admin1: &str) {
    let places = coder().world().places();
    let place = places.find(id).and_then(|key| places.place(key));
    let told = place.as_ref().map(|place| (&*place.name, place.admin1.as_deref()));
    assert_eq!(told, Some((name, Some(admin1))), "{id}");
}

#[test]
fn provinces_that_shared_a_code_are_told_apart() {
    check("iso:SB-CH", "Choiseul", "Choiseul");
    check("iso:SB-WE", "Western", "Western");
    check("iso:AF-PAN", "Panjshir", "Panjshir");
    check("iso:SD-DE", "East Darfur", "East Darfur");
    check("iso:SD-DC", "Central Darfur", "Central Darfur");
    check("natural-earth:MDG-5864", "Androy", "Androy");
}

#[test]
fn a_town_lies_in_the_province_of_its_point_where_codes_mean_another() {
    check("geonames:1721080", "Cagayan de Oro", "Misamis Oriental");
    check("geonames:3133880", "Trondheim", "Sør-Trøndelag");
    check("geonames:1581130", "Hanoi", "Hanoi");
}
