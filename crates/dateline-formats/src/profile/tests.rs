//! What is put in the place of names and contacts.

use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Attested, Claim, CountKind, Dataset, Evidence, GivenField, Publication,
    ReportId, Span,
};

use super::moved::Moved;
use super::{Finest, People, Profile, Terms, release};
use crate::tests::builder;

/// The text as the public reads it, with these persons in it.
fn public(text: &str, people: &People) -> String {
    let id = ReportId("a".into());
    let texts = BTreeMap::from([(id.clone(), text.to_owned())]);
    let mut released = release(Dataset::default(), texts, people, Terms::default());
    released.texts.remove(&id).unwrap_or_default()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let mut people = People::new();
    people.add_private("Samir Qabbash", Some("resident"));
    people.add_private("Lamis al-Tarrab", None);
    people.add_public("Walid Dabbous");
    people.add_other("Qabbash Brigade");
    people.add_common("rose");
    people.add_private("Rose", None);
    assert_eq!(public(text, &people), expected);
}

#[test]
fn a_private_person_is_a_role_word_wherever_the_name_stands() {
    check("Samir Qabbash said so.", "[a resident] said so.");
    check("SAMIR QABBASH'S HOUSE", "[a resident]'S HOUSE");
    check("Samir\nQabbash and samir-qabbash", "[a resident] and [a resident]");
    check(
        "Qabbash, who fled with Samir, wept.",
        "[a resident], who fled with [a resident], wept.",
    );
    check("Lamis Al‑Tarrab", "[a person]");
    check("Mrs Tarrab", "Mrs [a person]");
}

#[test]
fn what_is_named_otherwise_stays() {
    check(
        "Walid Dabbous spoke for the Qabbash Brigade.",
        "Walid Dabbous spoke for the Qabbash Brigade.",
    );
    check("A rose for Rose.", "A rose for [a person].");
    check("Samiri, Qabbashi", "Samiri, Qabbashi");
}

#[test]
fn contacts_are_masked_by_their_form() {
    check("Call +963 933 123 456 or 0933-123456.", "Call [a number] or [a number].");
    check(
        "His number (011) 555-0192, or 555 0192.",
        "His number [a number], or [a number].",
    );
    check("mail samir.q@example.org.", "mail [an e-mail address].");
    check("posted by @qabbash_news on Monday", "posted by [an account] on Monday");
    check("at 12 al-Nasr Street in Hajin", "at [an address] in Hajin");
    check(
        "lives in House No. 7, Lane 4, Hajin",
        "lives in [an address], [an address], Hajin",
    );
    check("Apartment 14 was hit", "[an address] was hit");
    check("al-Nasr Street 12", "[an address]");
    check("ID 04120087731", "ID [a number]");
}

#[test]
fn numbers_of_the_news_stay() {
    for text in [
        "On 2016-05-04 at 10:30 some 1,200,000 people",
        "from 2015-2016, 4.5 km from 35.3359, 40.1408",
        "12 500 000 euros, 150 mm shells, UN resolution 2254",
        "04/05/2016 and 4.5.2016; 2016-05-04 10:30",
        "Highway 47, Road 12, the 60th Street, No 10 was quiet",
        "killed 12 in al-Nasr Street",
        "a group of 12 people, number 4 on the list",
    ] {
        check(text, text);
    }
}

#[test]
fn spans_stand_on_the_same_words() {
    let text = "Omar shot Samir Qabbash in Hajin.";
    let masks = vec![(Span::new(10, 23), "[a resident]".to_owned())];
    let moved = Moved::new(text, masks);
    let masked = moved.text(text);
    assert_eq!(masked, "Omar shot [a resident] in Hajin.");
    let now = |start: usize, end: usize| {
        moved.span(Span::new(start, end)).of(&masked).to_owned()
    };
    assert_eq!(now(0, 4), "Omar");
    assert_eq!(now(27, 32), "Hajin");
    assert_eq!(now(10, 23), "[a resident]");
    assert_eq!(now(5, 15), "shot [a resident]", "a part of a mask takes all of it");
    assert_eq!(now(16, 26), "[a resident] in");
    assert_eq!(now(0, text.len()), masked);
}

#[test]
fn masks_that_overlap_become_one() {
    let text = "abcdefghij";
    let mask = |start, end| (Span::new(start, end), format!("[{start}]"));
    let moved = Moved::new(text, vec![mask(4, 8), mask(2, 6), mask(2, 6)]);
    assert_eq!(moved.text(text), "ab[2]ij");
    assert_eq!(moved.n_masked(), 1);
}

#[test]
fn only_the_public_is_told_no_names() {
    let mut people = People::new();
    people.add_private("Samir Qabbash", None);
    let id = ReportId("a".into());
    let text = "Samir Qabbash, +963 933 123 456";
    let told = |profile: Profile| {
        let texts = BTreeMap::from([(id.clone(), text.to_owned())]);
        release(Dataset::default(), texts, &people, profile.into()).texts[&id].clone()
    };
    assert_eq!(told(Profile::Public), "[a person], [a number]");
    assert_eq!(told(Profile::Trusted), "Samir Qabbash, [a number]");
    assert_eq!(told(Profile::Full), text);
}

#[test]
fn an_address_that_spells_a_name_is_cut_to_its_host() {
    let mut people = People::new();
    people.add_private("Samir Qabbash", None);
    let masks = super::masks::Masks::new(&people, &Dataset::default(), Profile::Public);
    let check = |url: &str, expected: &str| assert_eq!(masks.address(url), expected);
    check(
        "https://levant.example/2016/strike-on-hajin",
        "https://levant.example/2016/strike-on-hajin",
    );
    check("https://levant.example/2016/samir-qabbash-dies", "https://levant.example");
    check("https://levant.example/qabbash?x=1", "https://levant.example");
}

/// A dataset of one claim, and its text, on these terms as JSON Lines.
fn let_out(text: &str, claims: Vec<Vec<Claim>>, terms: Terms) -> String {
    let (mut dataset, texts) = builder::dataset(text, claims);
    dataset.reports[0].title = Some("Girl taken from Wadi Amsa".to_owned());
    let day = Attested::new(
        jiff::civil::date(2016, 4, 21),
        Evidence::given(GivenField::Published),
    );
    dataset.reports[0].published = Publication::on(day);
    let released = release(dataset, texts, &People::new(), terms);
    crate::jsonl::to_string(&released.dataset, &released.texts)
        + &String::from_utf8(crate::table::to_csv(
            &released.dataset,
            &released.texts,
            crate::table::Settings::default(),
        ))
        .expect("UTF-8")
}

const TAKEN: &str = "WADI AMSA, April 21 - Gunmen abducted a girl of 12 on Wednesday, he said. \
Shelling killed two boys in the market of Wadi Amsa on Thursday.";

/// From the first of these words to the end of the sentence.
fn sentence(text: &str, first: &str) -> Span {
    let start = text.find(first).expect("its first word");
    Span::new(start, start + text[start..].find('.').expect("its end") + 1)
}

fn taken() -> Vec<Vec<Claim>> {
    let girl = builder::told(TAKEN, "abducted", "COERCE/abduct")
        .to("a girl of 12", builder::party("civilians", ActorKind::Civilians, None))
        .at("WADI AMSA", builder::wadi_amsa())
        .on("Wednesday", "2016-04-20", "2016-04-20")
        .claim;
    let girl = Claim { sentence: sentence(TAKEN, "Gunmen"), ..girl };
    let boys = builder::told(TAKEN, "killed", "ASSAULT")
        .to("two boys", builder::villagers())
        .at("the market", builder::wadi_amsa())
        .on("Thursday", "2016-04-21", "2016-04-21")
        .count("two boys", builder::count(CountKind::Killed, Some(2), Some(2)))
        .claim;
    let boys = Claim { sentence: sentence(TAKEN, "Shelling"), ..boys };
    vec![vec![girl], vec![boys]]
}

#[test]
fn of_a_child_who_lives_the_public_is_told_province_and_month() {
    let girl = || vec![taken().remove(0)];
    let told = let_out(TAKEN, girl(), Terms::default());
    for gone in ["Amsa", "AMSA", "girl", "Wednesday", "2016-04-20", "35.1"] {
        assert!(!told.contains(gone), "{gone}: {told}");
    }
    for kept in ["Deir ez Zor", "2016-04-01", "2016-04-30", "[words left out]"] {
        assert!(told.contains(kept), "{kept}: {told}");
    }
    let partners = let_out(TAKEN, girl(), Profile::Trusted.into());
    assert!(partners.contains("a girl of 12") && partners.contains("2016-04-20"));
}

#[test]
fn of_children_who_were_killed_place_and_day_are_told() {
    let told = let_out(TAKEN, vec![taken().remove(1)], Terms::default());
    assert!(told.contains("two boys") && told.contains("2016-04-21"), "{told}");
    // A hundredth of a degree, for what any gazetteer knows.
    assert!(told.contains("35.12") && !told.contains("35.123"), "{told}");
}

#[test]
fn sexual_violence_is_told_without_its_words_and_so_is_what_stands_beside_it() {
    let text =
        "Soldiers raped two women and shot a man in Wadi Amsa on Wednesday, he said.";
    let told = |trigger, act| {
        builder::told(text, trigger, act)
            .by("Soldiers", builder::army())
            .at("Wadi Amsa", builder::wadi_amsa())
            .on("Wednesday", "2016-04-20", "2016-04-20")
            .claim
    };
    let claims =
        vec![vec![told("raped", "ASSAULT/sexual")], vec![told("shot", "ASSAULT")]];
    let told = let_out(text, claims, Terms::default());
    for gone in ["Amsa", "women", "a man", "2016-04-20"] {
        assert!(!told.contains(gone), "{gone}: {told}");
    }
    assert!(told.contains("ASSAULT/sexual") && told.contains("Military Forces of Syria"));
}

#[test]
fn with_a_delay_the_newest_events_are_left_out() {
    let late = |delay, profile| {
        let terms = Terms { delay: Some(delay), profile, ..Terms::default() };
        let_out(TAKEN, taken(), terms)
    };
    let told = late(1, Profile::Full);
    assert!(told.contains("a girl of 12") && !told.contains("two boys"), "{told}");
    assert!(!told.contains("2016-04-21"), "{told}");
    assert_eq!(
        late(2, Profile::Full).matches("event_id").count(),
        1,
        "the heading alone"
    );
}

#[test]
fn no_place_is_finer_than_asked_for_and_no_words_tell_it() {
    let terms = |finest| Terms { finest, profile: Profile::Full, delay: None };
    let told = let_out(TAKEN, vec![taken().remove(1)], terms(Finest::Admin1));
    for gone in ["Amsa", "market", "35.1"] {
        assert!(!told.contains(gone), "{gone}: {told}");
    }
    assert!(told.contains("Deir ez Zor") && told.contains("2016-04-21"), "{told}");
    let told = let_out(TAKEN, vec![taken().remove(1)], terms(Finest::Country));
    assert!(told.contains("Syria") && !told.contains("Deir ez Zor"), "{told}");
}
