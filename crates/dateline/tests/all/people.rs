//! Who counts as a private person, and who is named.

use std::collections::BTreeMap;

use dateline::formats::profile::{Terms, release};
use dateline::model::{Dataset, ReportId};
use dateline::people::of_text;

use crate::support::coder;

/// The text as the public reads it.
#[track_caller]
fn check(text: &str, expected: &str) {
    let id = ReportId("0".repeat(64).into());
    let people = of_text(coder(), &id, text);
    let texts = BTreeMap::from([(id.clone(), text.to_owned())]);
    let mut released = release(Dataset::default(), texts, &people, Terms::default());
    assert_eq!(released.texts.remove(&id).unwrap_or_default(), expected);
}

#[test]
fn words_beside_a_name_say_that_it_is_a_private_persons() {
    check(
        "Militants executed a teacher named Khalduna Rifaiyya in Abu Kamal, activists said.",
        "Militants executed a teacher named [a teacher] in Abu Kamal, activists said.",
    );
    check(
        "Samir Qabbash, a 41-year-old baker, died. Qabbash's wife, Lamis Tarrabi, said so.",
        "[a baker], a 41-year-old baker, died. [a baker]'s wife, [a wife], said so.",
    );
    check(
        "Shelling killed Abdulmuti Hashwan and Zuheir Hashwan on Monday.",
        "Shelling killed [a person] and [a person] on Monday.",
    );
    check(
        "Hawwa Adoumah Tijan said fighters shot her uncle. \"They left,\" Tijan said.",
        "[a person] said fighters shot her uncle. \"They left,\" [a person] said.",
    );
    check(
        "One of those freed, Imad Tlass al-Khudari, said that he was beaten.",
        "One of those freed, [a person], said that he was beaten.",
    );
    check(
        "Among the dead were Ghufran Sabbagha, Mulham Dandashli and Tarif Nahhasi.",
        "Among the dead were [a person], [a person] and [a person].",
    );
    check("Dr. Nizar Kallasi treated them.", "Dr. [a doctor] treated them.");
}

#[test]
fn who_acts_in_an_office_is_named() {
    for text in [
        "Colonel Walid Dabbous, a spokesman of the army, said the raid took two hours.",
        "President Bashar al-Assad spoke on Monday. Assad said that the army would win.",
        "The governor of Homs, Talal Barazi, said so.",
        "Russian President Vladimir Putin met Recep Tayyip Erdogan in Sochi.",
    ] {
        check(text, text);
    }
    check(
        "A tribal leader, Sattam Dughaym, said so.",
        "A tribal leader, [a person], said so.",
    );
}

#[test]
fn places_and_groups_are_no_persons() {
    for text in [
        "Islamic State militants attacked the Syrian army in Hajin and near Abu Kamal on Monday.",
        "The Rapid Support Forces shelled El Geneina; survivors fled from Darfur to Chad.",
        "Ahrar al-Sham and Hayat Tahrir al-Sham fought in Idlib in May.",
        "The Syrian Observatory for Human Rights said that Kobani was quiet.",
        "Fighting went on in Wadi Amsa, 14 kilometres from Deir ez-Zor.",
    ] {
        check(text, text);
    }
}

#[test]
fn a_name_behind_a_description_is_that_of_whom_it_describes() {
    check(
        "The army wounded the gravedigger and a boy of nine, Kinan.",
        "The army wounded the gravedigger and a boy of nine, [a boy].",
    );
    check(
        "A shell killed a girl of six with a red satchel, Toleen, near the school of Hajin.",
        "A shell killed a girl of six with a red satchel, [a girl], near the school of Hajin.",
    );
    check(
        "Gunmen shot the driver of the second bus (Jalloud) and fled.",
        "Gunmen shot the driver of the second bus ([a driver]) and fled.",
    );
    check(
        "The children, Kinan and Toleen, were buried on Monday.",
        "The children, [a child] and [a person], were buried on Monday.",
    );
    check(
        "The strike killed nine-year-old Kinan and his mother on Monday.",
        "The strike killed nine-year-old [a person] and his mother on Monday.",
    );
    // A place behind a comma tells where the place before it lies.
    let place = "Shelling killed a resident of Hajin, Syria, on Monday.";
    check(place, place);
}
